package corpus

import "unicode/utf8"

// Style (kiểu chữ) is how letters are set off, as a set.
type Style uint8

// The members of a Style.
const (
	StyleBold Style = 1 << iota
	StyleItalic
	StyleUnderline
	StyleRaised
	StyleLowered
)

// Align (canh lề) is where the lines of a paragraph stand between the margins; "" is at the left one.
type Align string

// The values of an Align.
const (
	AlignCenter  Align = "center"
	AlignRight   Align = "right"
	AlignJustify Align = "justify"
)

// Look (dáng) is how a paragraph stands in its file: what a person sees there beside its words. Readers hand it on with the lines of formats
// that have no pages of their own; the frozen text does not keep it.
// Example: {Align:"center", Runs:{{End:12, Style:StyleBold}}} is the title of a decision.
type Look struct {
	Align Align `json:"align,omitempty"`
	// Indent is how far its left edge lies from the margin, First how much farther its first line, in points of 1/72 inch.
	Indent int `json:"indent,omitempty"`
	First  int `json:"first,omitempty"`
	// Runs are the styles of its text, in order; text behind the last has none.
	Runs []StyleRun `json:"runs,omitempty"`
	// Frame is the place of the line in a table that only lays out text, as a letterhead does; nil outside of such.
	Frame *FrameCell `json:"frame,omitempty"`
}

// StyleRun is a stretch of text of one style. It begins where the one before ends, the first at 0, and ends at the byte offset End.
type StyleRun struct {
	End   int   `json:"end"`
	Style Style `json:"style,omitempty"`
}

// FrameCell is a cell of a table that only lays out text, counted from 0. Where it does not follow the cell of the line before, another table begins.
type FrameCell struct {
	Row    int `json:"row"`
	Column int `json:"column"`
}

// Follows reports whether a cell is the same as one or comes behind it in the same table.
func (c FrameCell) Follows(before FrameCell) bool {
	return c.Row > before.Row || c.Row == before.Row && c.Column >= before.Column
}

// CellLook is how a cell of a row stands in its table.
type CellLook struct {
	// Across and Down are how many columns and rows it covers, at least 1; both are 0 for a cell that another covers.
	Across int `json:"across,omitempty"`
	Down   int `json:"down,omitempty"`
	Look
}

// Styled reports whether anything of the text is set off.
func (l Look) Styled() bool {
	for _, r := range l.Runs {
		if r.Style != 0 {
			return true
		}
	}
	return false
}

// Plain reports whether the look says nothing.
func (l Look) Plain() bool {
	return l.Align == "" && l.Indent == 0 && l.First == 0 && l.Frame == nil && !l.Styled()
}

// mostMoved bounds the work of Moved: runs times bytes of text.
const mostMoved = 4 << 20

// Moved gives the runs as they lie in change(text), where change(text[:n]) is where what stands before n comes to lie. Text that has too many runs
// for its length loses them.
func (l Look) Moved(text string, change func(string) string) []StyleRun {
	if !l.Styled() || len(l.Runs)*len(text) > mostMoved {
		return nil
	}
	changed := change(text)
	out := make([]StyleRun, 0, len(l.Runs))
	for _, r := range l.Runs {
		end := len(changed)
		if r.End < len(text) {
			end = min(len(change(text[:max(r.End, 0)])), len(changed))
		}
		for end < len(changed) && !utf8.RuneStart(changed[end]) {
			end++
		}
		if n := len(out); n > 0 && end <= out[n-1].End {
			continue
		}
		out = append(out, StyleRun{end, r.Style})
	}
	return out
}

// Part gives the runs of text[from:to], counted from there.
func (l Look) Part(from, to int) []StyleRun {
	var out []StyleRun
	start := 0
	for _, r := range l.Runs {
		a, b := max(start, from), min(r.End, to)
		start = r.End
		if a < b {
			out = append(out, StyleRun{b - from, r.Style})
		}
	}
	return out
}

// Shifted are runs of a text that now stands behind so many bytes without a style.
func Shifted(runs []StyleRun, by int) []StyleRun {
	var l Look
	l.Append(by, runs)
	return l.Runs
}

// Reset are runs of a text that was put behind others, or lost blanks at its beginning: it is now longer by so many bytes, less than 0 where it is shorter.
func Reset(runs []StyleRun, by int) []StyleRun {
	if by >= 0 || len(runs) == 0 {
		return Shifted(runs, by)
	}
	return Look{Runs: runs}.Part(-by, runs[len(runs)-1].End)
}

// Append adds runs behind those of a text of so many bytes.
func (l *Look) Append(length int, runs []StyleRun) {
	if len(runs) == 0 {
		return
	}
	end := 0
	if n := len(l.Runs); n > 0 {
		end = l.Runs[n-1].End
	}
	if end < length {
		l.Runs = append(l.Runs, StyleRun{End: length})
	}
	for _, r := range runs {
		l.Runs = append(l.Runs, StyleRun{length + r.End, r.Style})
	}
}
