package main

import (
	"strings"
	"unicode"
)

const (
	cellSize, cellLead = 11.5, 5.2
	cellPad            = 1.6
)

// table sets rows with ruled cells; the header is bold and repeated on each page.
func (s *sheet) table(rows [][]string) {
	widths := s.columnWidths(rows)
	s.y += 1.5
	head := s.rowHeight(rows[0], widths, "B")
	for i, r := range rows {
		style := ""
		if i == 0 {
			style = "B"
		}
		height := s.rowHeight(r, widths, style)
		before := s.pdf.PageNo()
		s.room(height)
		if i > 0 && s.pdf.PageNo() > before {
			s.tableRow(rows[0], widths, head, "B")
		}
		s.tableRow(r, widths, height, style)
	}
	s.y += 4
}

// columnWidths shares the page by what the columns hold: a column is never narrower than its longest word, and the
// rest goes to the columns with most text.
func (s *sheet) columnWidths(rows [][]string) []float64 {
	n := len(rows[0])
	least, weight := make([]float64, n), make([]float64, n)
	for i, r := range rows {
		style := ""
		if i == 0 {
			style = "B"
		}
		s.font(style, cellSize)
		for c := range min(n, len(r)) {
			for _, word := range strings.Fields(r[c]) {
				least[c] = max(least[c], s.pdf.GetStringWidth(word)+2*cellPad+0.6)
			}
			if w := s.pdf.GetStringWidth(r[c]); i > 0 {
				weight[c] = max(weight[c], w)
			} else {
				weight[c] = max(weight[c], w*2/3)
			}
		}
	}
	free, total := textWidth, 0.0
	for c := range n {
		free -= least[c]
		weight[c] = max(0, weight[c]+2*cellPad-least[c])
		total += weight[c]
	}
	for c := range n {
		if total > 0 {
			least[c] += free * weight[c] / total
		}
	}
	return least
}

func (s *sheet) cellLines(r []string, widths []float64, style string) [][]string {
	s.font(style, cellSize)
	lines := make([][]string, len(widths))
	for c := range min(len(widths), len(r)) {
		lines[c] = s.wrap(r[c], widths[c]-2*cellPad, 0)
	}
	return lines
}

func (s *sheet) rowHeight(r []string, widths []float64, style string) float64 {
	most := 1
	for _, lines := range s.cellLines(r, widths, style) {
		most = max(most, len(lines))
	}
	return float64(most)*cellLead + 2.2
}

func (s *sheet) tableRow(r []string, widths []float64, height float64, style string) {
	x := marginLeft
	for c, lines := range s.cellLines(r, widths, style) {
		s.pdf.SetLineWidth(0.2)
		s.pdf.Rect(x, s.y, widths[c], height, "D")
		top := s.y
		if style == "B" {
			top += (height - 2.2 - float64(len(lines))*cellLead) / 2
		}
		for k, line := range lines {
			at := x + cellPad
			if style == "B" || c == 0 || isNumeric(r[c]) {
				at = x + (widths[c]-s.pdf.GetStringWidth(line))/2
			}
			s.pdf.Text(at, top+float64(k+1)*cellLead-0.2, line)
		}
		x += widths[c]
	}
	s.y += height
}

// isNumeric tells a cell of figures, which is centred, from one of words.
func isNumeric(cell string) bool {
	letters := 0
	for _, r := range cell {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters < 4
}

// foot sets the signatures in bold on the right and the recipients small on the left; two signers stand side by side
// above the recipients.
func (s *sheet) foot(b Block) {
	const lead = 5.6
	lines := 0
	for _, sig := range b.Signatures {
		lines = max(lines, len(sig))
	}
	signHeight := float64(lines)*lead + 24
	recipients := float64(len(b.Recipients)+1) * 4.8
	if len(b.Signatures) > 1 {
		s.room(signHeight + recipients)
	} else {
		s.room(max(signHeight, recipients) + 4)
	}
	s.y += 4
	top, half := s.y, textWidth/2
	for i, sig := range b.Signatures {
		x := marginLeft + half
		if len(b.Signatures) > 1 {
			x = marginLeft + half*float64(i)
		}
		y := top + lead
		for k, line := range sig {
			s.font("B", 13)
			if k == len(sig)-1 {
				s.font("I", 12)
				s.centred("(Đã ký)", x, half, y+7)
				y += 20
				s.font("B", 13)
			}
			for _, part := range s.wrap(line, half, 0) {
				s.centred(part, x, half, y)
				y += lead
			}
		}
		s.y = max(s.y, y)
	}
	if len(b.Recipients) == 0 {
		return
	}
	y := top + lead
	if len(b.Signatures) > 1 {
		y = s.y + 6
	}
	s.font("BI", 12)
	s.pdf.Text(marginLeft, y, "Nơi nhận:")
	for _, line := range b.Recipients {
		s.font("", 11)
		for _, part := range s.wrap(line, half-4, 0) {
			y += 4.7
			s.pdf.Text(marginLeft, y, part)
		}
	}
	s.y = max(s.y, y+lead)
}
