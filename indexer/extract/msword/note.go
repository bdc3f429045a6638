package msword

import (
	"strconv"

	"vankho/corpus"
)

// findNotes numbers the footnotes and then the endnotes, in the order of their marks.
func (d *document) findNotes() {
	d.notes = map[int]int{}
	for _, table := range []int{tableFootnoteRefs, tableEndnoteRefs} {
		refs := plc{d.find(table), 2}
		for i := range refs.len() {
			d.notes[refs.at(i)] = len(d.notes) + 1
		}
	}
}

// noteLines are the texts of the notes, each with its number before it.
func (d *document) noteLines() []corpus.Line {
	var lines []corpus.Line
	number := 0
	for _, kind := range []struct{ refs, texts, part int }{
		{tableFootnoteRefs, tableFootnotes, partFootnotes}, {tableEndnoteRefs, tableEndnotes, partEndnotes},
	} {
		count := plc{d.find(kind.refs), 2}.len()
		texts := plc{d.find(kind.texts), 0}
		start, end := d.fib.start(kind.part), d.fib.start(kind.part)+d.fib.lengths[kind.part]
		last := start
		for i := range min(count, texts.len()) {
			number++
			from, to := start+texts.at(i), min(end, start+texts.at(i+1))
			if from < last || d.ctx.Err() != nil {
				continue // no text is read twice, or a damaged table could ask for it without end
			}
			last = max(from, to)
			lines = append(lines, d.story(from, to, "["+strconv.Itoa(number)+"] ")...)
		}
	}
	return lines
}
