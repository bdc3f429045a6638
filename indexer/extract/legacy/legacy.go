// Package legacy turns text typed in a legacy encoding (TCVN3, VNI) into Unicode: run by run where a file names the fonts of its
// text, line by line where it does not.
package legacy

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
)

// Pages decodes, in place, the lines of a document that are typed in a legacy encoding, marks their pages as converted, and gives
// one note that says so, nil where nothing is converted. A page that already has an Encoding, as readers set it that decode by
// font, counts as converted. Lines that are Unicode stay in a document of both. Recognised pages and rows of registers are left alone.
func Pages(pages []corpus.RawPage) []corpus.Problem {
	var sample strings.Builder
	unicode := false
	for i := range pages {
		if !readable(&pages[i]) {
			continue
		}
		for _, line := range pages[i].Lines {
			unicode = survey(lineText(line), &sample) || unicode
		}
	}
	judge := judge{mixed: unicode}
	judge.encoding, _ = viet.GuessLegacy(sample.String())
	var found viet.Legacy
	for i := range pages {
		p := &pages[i]
		if judge.encoding != "" && readable(p) && judge.lines(p.Lines) && p.Encoding == "" {
			p.Encoding = string(judge.encoding)
		}
		if p.Encoding != "" {
			p.Method = corpus.MethodConverted
			found = viet.Legacy(p.Encoding)
		}
	}
	if found == "" {
		return nil
	}
	return []corpus.Problem{fault.Of(fault.Converted, found).Problem()}
}

func readable(p *corpus.RawPage) bool {
	return p.Method == corpus.MethodText || p.Method == corpus.MethodConverted
}

// Text is Pages for a text in one piece: it is decoded line by line. The encoding is "" where nothing was decoded.
func Text(s string) (string, viet.Legacy) {
	if !viet.MayBeLegacy(s) && !strings.Contains(s, "\n") {
		return s, ""
	}
	var sample strings.Builder
	judge := judge{}
	for line := range strings.Lines(s) {
		judge.mixed = survey(line, &sample) || judge.mixed
	}
	var ok bool
	if judge.encoding, ok = viet.GuessLegacy(sample.String()); !ok {
		return s, ""
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		if judge.decodes(line) {
			line = judge.encoding.Decode(line)
		}
		b.WriteString(line)
	}
	return b.String(), judge.encoding
}

// sampleSize is how much of a document is looked at to tell its encoding, in bytes.
const sampleSize = 64 << 10

// survey adds a line that may be legacy text to the sample, and reports whether it is Unicode beyond doubt.
func survey(line string, sample *strings.Builder) (unicode bool) {
	if viet.MayBeLegacy(line) {
		if sample.Len() < sampleSize {
			sample.WriteString(line)
			sample.WriteByte('\n')
		}
		return false
	}
	return viet.HasMarks(line)
}

// judge decides line by line in a document that has text in one legacy encoding. Mixed says that it has Unicode lines too.
type judge struct {
	encoding viet.Legacy
	mixed    bool
}

// decodes reports whether a line is legacy text: decoding makes more of its words legal, or as many where no line is Unicode.
func (j judge) decodes(line string) bool {
	if !viet.MayBeLegacy(line) {
		return false
	}
	raw, decoded := viet.Quality(line), viet.Quality(j.encoding.Decode(line))
	return decoded > raw || decoded == raw && !j.mixed
}

// lines decodes in place and reports whether anything changed.
func (j judge) lines(lines []corpus.Line) bool {
	changed := false
	for i := range lines {
		line := &lines[i]
		if !j.decodes(lineText(*line)) {
			continue
		}
		changed = true
		if line.Look != nil {
			line.Look.Runs = nil // they count in what was typed
		}
		line.CellLooks = plainCells(line.CellLooks)
		line.Boxes = move(line, j.encoding)
		line.Text = j.encoding.Decode(line.Text)
		for c, cell := range line.Cells {
			line.Cells[c] = j.encoding.Decode(cell)
		}
	}
	return changed
}

// plainCells are the looks of cells without the styles of their text.
func plainCells(cells []corpus.CellLook) []corpus.CellLook {
	for i := range cells {
		cells[i].Runs = nil
	}
	return cells
}

// lineText is what boxes of a line count in.
func lineText(line corpus.Line) string {
	if line.Kind == corpus.LineRow {
		return strings.Join(line.Cells, corpus.CellBreak)
	}
	return line.Text
}

// move gives the boxes of a line as they lie in its decoded text. Between two blanks the length of what stands before a box is
// found by decoding it alone, since no letter reaches over a blank.
func move(line *corpus.Line, l viet.Legacy) []corpus.TextBox {
	if len(line.Boxes) == 0 {
		return nil
	}
	text := lineText(*line)
	moved := make([]corpus.TextBox, len(line.Boxes))
	from, to := 0, 0 // of the same blank in the text and in the decoded one
	for i, box := range line.Boxes {
		end := min(box.End, len(text))
		for end > from {
			blank := strings.IndexByte(text[from:end], ' ')
			if blank < 0 {
				break
			}
			to += len(l.Decode(text[from:from+blank])) + 1
			from += blank + 1
		}
		box.End = to
		if end > from {
			box.End += len(l.Decode(text[from:end]))
		}
		moved[i] = box
	}
	return moved
}
