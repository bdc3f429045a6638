package office

import (
	"encoding/xml"
	"strconv"

	"vankho/indexer/extract/label"
)

// noteMarks numbers the notes of one kind in the order of their marks in the text, by their ids.
type noteMarks struct {
	numbers map[string]int
	// roman says that the marks are written in small Roman numerals, as Word does with endnotes.
	roman bool
}

// mark is the mark of a note: "[1]", "[ii]".
func (m *noteMarks) mark(number int) string {
	if m.roman {
		return "[" + label.Write("lowerRoman", number) + "]"
	}
	return "[" + strconv.Itoa(number) + "]"
}

func (w *writer) noteMark(m *noteMarks, id string) {
	if w.inNotes {
		return
	}
	if m.numbers == nil {
		m.numbers = map[string]int{}
	}
	if m.numbers[id] == 0 {
		m.numbers[id] = len(m.numbers) + 1
	}
	w.add(m.mark(m.numbers[id]))
}

// note reads one note where the text has its mark; Word keeps two that are no text, for the rule above the notes.
func (w *writer) note(t xml.StartElement, m noteMarks, depth int) error {
	n := m.numbers[attr(t, "id")]
	if n == 0 {
		return w.xml.Skip()
	}
	w.label = m.mark(n) + " "
	err := w.blocks(t.Name.Local, depth)
	w.flush()
	w.label = ""
	return err
}
