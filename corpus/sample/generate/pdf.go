package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// Measures of a page in millimetres and of letters in points. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I: A4,
// margins of 20-25 above and below, 30-35 left, 15-20 right, letters of 13 to 14, the page number above from page 2.
const (
	pageWidth, pageHeight               = 210.0, 297.0
	marginTop, marginBottom, marginLeft = 20.0, 22.0, 30.0
	textWidth                           = 162.0
	bodySize, bodyLead                  = 13.0, 6.3
	indent                              = 10.0
	// stretch is the most letter spacing, in points, that justifying a line may add; a line short of more stays ragged.
	stretch = 0.5
)

// sheet sets one document on pages from top to bottom.
type sheet struct {
	pdf *fpdf.Fpdf
	y   float64
}

// PDF renders a document with real text: one drawing operation a line, so that readers find words whole and in order.
func PDF(d *Document, fonts string) ([]byte, error) {
	pdf := fpdf.New("P", "mm", "A4", "")
	for style, face := range map[string]string{"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"} {
		data, err := os.ReadFile(filepath.Join(fonts, "LiberationSerif-"+face+".ttf"))
		if err != nil {
			return nil, fmt.Errorf("font: %w", err)
		}
		pdf.AddUTF8FontFromBytes("serif", style, data)
	}
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(d.Date)
	pdf.SetModificationDate(d.Date)
	pdf.SetProducer("Văn Khố", true)
	pdf.SetTitle(strings.TrimSpace(d.Number+" "+d.Abstract), true)
	pdf.SetMargins(marginLeft, marginTop, pageWidth-marginLeft-textWidth)
	pdf.SetAutoPageBreak(false, 0)
	s := &sheet{pdf: pdf}
	s.newPage()
	if d.System != "bare" {
		s.letterhead(d)
	}
	s.title(d)
	for _, b := range d.Blocks {
		s.block(b)
	}
	s.endPage()
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, err
	}
	return splitRanges(out.Bytes())
}

func (s *sheet) newPage() {
	if s.pdf.PageNo() > 0 {
		s.endPage()
	}
	s.pdf.AddPage()
	if n := s.pdf.PageNo(); n > 1 {
		s.font("", 12)
		s.centred(fmt.Sprint(n), marginLeft, textWidth, 13)
	}
	s.y = marginTop
}

// endPage draws the foot of a page last, so that readers who follow the order of drawing find it last.
func (s *sheet) endPage() {
	s.font("I", 9)
	s.pdf.SetTextColor(110, 110, 110)
	s.centred(Mark, marginLeft, textWidth, pageHeight-11)
	s.pdf.SetTextColor(0, 0, 0)
}

// room starts a new page where less than height is left.
func (s *sheet) room(height float64) {
	if s.y+height > pageHeight-marginBottom {
		s.newPage()
	}
}

func (s *sheet) font(style string, size float64) { s.pdf.SetFont("serif", style, size) }

func (s *sheet) centred(text string, x, width, y float64) {
	s.pdf.Text(x+(width-s.pdf.GetStringWidth(text))/2, y, text)
}

// wrap breaks text at spaces into lines no wider than width, the first being narrower by first.
func (s *sheet) wrap(text string, width, first float64) []string {
	var lines []string
	line, free := "", width-first
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case s.pdf.GetStringWidth(line+" "+word) <= free:
			line += " " + word
		default:
			lines, line, free = append(lines, line), word, width
		}
	}
	return append(lines, line)
}

// balanced breaks text into as few lines as wrap does, all of about one length.
func (s *sheet) balanced(text string, width float64) []string {
	lines := s.wrap(text, width, 0)
	for w := width - 4; w > width/3; w -= 4 {
		narrower := s.wrap(text, w, 0)
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}

// paragraph sets justified lines and does not break a short paragraph over pages.
func (s *sheet) paragraph(text, style string) {
	s.font(style, bodySize)
	lines := s.wrap(text, textWidth, indent)
	if len(lines) <= 9 {
		s.room(float64(len(lines)) * bodyLead)
	}
	for i, line := range lines {
		s.room(bodyLead)
		s.font(style, bodySize)
		x, width := marginLeft, textWidth
		if i == 0 {
			x, width = x+indent, width-indent
		}
		s.y += bodyLead
		if i < len(lines)-1 {
			s.justified(line, x, width)
			continue
		}
		s.pdf.Text(x, s.y-1.5, line)
	}
	s.y += 1.8
}

// justified stretches a line by letter spacing rather than by moving words, so that it stays one piece of text.
func (s *sheet) justified(line string, x, width float64) {
	const pointsPerMM = 72 / 25.4
	extra := (width - s.pdf.GetStringWidth(line)) * pointsPerMM / float64(len([]rune(line))-1)
	if extra > stretch {
		extra = 0
	}
	s.pdf.RawWriteStr(fmt.Sprintf("%.4f Tc\n", extra))
	s.pdf.Text(x, s.y-1.5, line)
	s.pdf.RawWriteStr("0 Tc\n")
}

// centredLines sets a heading, title or caption in the middle of the page.
func (s *sheet) centredLines(text, style string, size float64) {
	s.font(style, size)
	lines := s.balanced(text, textWidth-14)
	s.room(float64(len(lines))*bodyLead + 2*bodyLead)
	s.font(style, size)
	for _, line := range lines {
		s.y += bodyLead
		s.centred(line, marginLeft, textWidth, s.y-1.5)
	}
	s.y += 1
}

func (s *sheet) rule(x, width, y float64) {
	s.pdf.SetLineWidth(0.25)
	s.pdf.Line(x, y, x+width, y)
}

func (s *sheet) letterhead(d *Document) {
	const leftX, leftW, rightX, rightW = marginLeft - 8, 74.0, marginLeft + 68, 97.0
	y := s.y + 4
	for _, line := range d.Above {
		s.font("", 12.5)
		s.centred(line, leftX, leftW, y)
		y += 5.4
	}
	for _, line := range d.Left {
		s.font("B", 12.5)
		s.centred(line, leftX, leftW, y)
		y += 5.4
	}
	if d.System == "party" {
		s.font("B", 12.5)
		s.centred("*", leftX, leftW, y+1)
		y += 4.2
	} else {
		s.rule(leftX+leftW/2-12, 24, y-3.6)
	}
	motto, my := d.Motto(), s.y+4
	for i, line := range motto {
		s.font("B", []float64{12.3, 13}[i])
		if d.System == "party" {
			s.font("B", 14)
		}
		s.centred(line, rightX, rightW, my)
		if i == len(motto)-1 {
			w := s.pdf.GetStringWidth(line)
			s.rule(rightX+(rightW-w)/2, w, my+1.6)
		}
		my += 5.4
	}
	y = max(y, my) + 3.4
	s.font("", 13)
	s.centred(d.NumberLine(), leftX, leftW, y)
	s.font("I", 13)
	s.centred(d.DateLine(), rightX, rightW, y)
	if d.About != "" {
		s.font("", 12)
		for _, line := range s.wrap(d.About, leftW-6, 0) {
			y += 5.2
			s.centred(line, leftX, leftW, y)
		}
	}
	s.y = y + 5
}

func (s *sheet) title(d *Document) {
	if d.Type != "" {
		s.y += 2
		s.centredLines(d.Type, "B", 14)
	}
	if d.Abstract != "" {
		s.centredLines(d.Abstract, "B", 13.5)
	}
	if d.System == "party" {
		s.centredLines("-----", "", 13)
	} else if d.Type != "" {
		s.rule(marginLeft+textWidth/2-15, 30, s.y+0.5)
	}
	s.y += 4
	for i, line := range addressees(d) {
		s.font("", 13.5)
		s.y += bodyLead
		s.pdf.Text(marginLeft+34+min(float64(i), 1)*8, s.y-1.5, line)
	}
	if len(d.To) > 0 {
		s.y += 4
	}
}

func (s *sheet) block(b Block) {
	switch b.Kind {
	case Heading:
		if b.Level == 1 {
			s.y += 2
			s.centredLines(b.Text, "B", bodySize)
			return
		}
		s.room(3 * bodyLead)
		s.paragraph(b.Text, map[int]string{2: "B", 3: "BI"}[b.Level])
	case Centre:
		s.centredLines(b.Text, "B", bodySize)
	case CentreItalic:
		s.centredLines(b.Text, "I", bodySize)
	case Right:
		s.font("I", 12)
		s.room(4 * bodyLead)
		s.font("I", 12)
		s.y += bodyLead
		s.pdf.Text(marginLeft+textWidth-s.pdf.GetStringWidth(b.Text), s.y-1.5, b.Text)
	case Table:
		s.table(b.Rows)
	case NewPage:
		s.newPage()
	case Foot:
		s.foot(b)
	default:
		s.paragraph(b.Text, "")
	}
}
