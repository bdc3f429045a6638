package corpus

import (
	"strings"

	"vankho/corpus/viet"
)

// SectionID is the anchor of a section in addresses and the path to it from the root: "dieu-5.khoan-2.diem-đ". Articles run
// through chapters, whose ids they leave out; those of an annex or of a text that the document issues begin with its id
// ("phu-luc-i.dieu-1", "kem-theo.dieu-1"). What is quoted begins with the section that quotes it, then trich, trich-2, …:
// "dieu-1.khoan-2.trich.dieu-5.khoan-1". It is unique within a document and the same for the same text, whatever else the store holds.
type SectionID string

// SectionKind is the rank of a section in the grammar of its document.
type SectionKind string

// The kinds of section. The first block is that of legal texts, the second that of plans and reports.
const (
	SectionPart      SectionKind = "phan"
	SectionChapter   SectionKind = "chuong"
	SectionDivision  SectionKind = "muc"
	SectionSubdiv    SectionKind = "tieu-muc"
	SectionArticle   SectionKind = "dieu"
	SectionClause    SectionKind = "khoan"
	SectionPoint     SectionKind = "diem"
	SectionAnnex     SectionKind = "phu-luc"   // also forms (mẫu số), tables to fill in (biểu), and what a document issues (kem-theo)
	SectionRoman     SectionKind = "la-ma"     // I. II. III.
	SectionNumbered  SectionKind = "so"        // 1. 2.
	SectionDecimal   SectionKind = "thap-phan" // 1.1. 1.1.1.
	SectionLettered  SectionKind = "chu"       // a) b)
	SectionParagraph SectionKind = "doan"      // a paragraph of a document without any numbering, in the printed reading
)

// Section (mục của văn bản) is one node of a document's outline: Phần, Chương, Mục, Điều, Khoản, Điểm, Phụ lục, or
// I./1./1.1./a) of plans and reports. Its span runs from its label to the end of its last child.
type Section struct {
	ID     SectionID `json:"id"`
	Parent SectionID `json:"parent,omitempty"`
	// Level is 1 for a section without a parent.
	Level int         `json:"level"`
	Kind  SectionKind `json:"kind"`
	// Label is what citations call it: "Điều 5", "khoản 2", "điểm đ", "Phụ lục I".
	Label   string `json:"label"`
	Heading string `json:"heading,omitempty"`
	// Quoted is true for a section of another document whose new wording stands here in quotation marks.
	Quoted bool `json:"quoted,omitempty"`
	Span
}

// Path are the sections that tell where this one stands, itself first, the largest last: điểm a, khoản 2, Điều 5. Articles run through
// chapters, and "1.2" says that it lies in 1: what goes without saying is left out; an annex never is. New wording of another document ends
// where its quotation does. Source: handbook §3.3.
func (x Section) Path(find func(SectionID) (Section, bool)) []Section {
	path := []Section{x}
	for above, ok := find(x.Parent); ok && above.Quoted == x.Quoted; above, ok = find(above.Parent) {
		if !path[len(path)-1].implies(above) {
			path = append(path, above)
		}
	}
	return path
}

// implies reports whether naming a section tells already where it lies in a larger one: an article in its chapter, 1.2 in 1.
func (x Section) implies(above Section) bool {
	switch x.Kind {
	case SectionArticle:
		return above.Kind != SectionAnnex
	case SectionDecimal:
		return above.Kind == SectionNumbered || above.Kind == SectionDecimal
	}
	return false
}

// QuotedBy is the section that quotes this one, where it is new wording of another document.
func (x Section) QuotedBy(find func(SectionID) (Section, bool)) (by Section, ok bool) {
	for by, ok = x, x.Quoted; ok && by.Quoted; {
		by, ok = find(by.Parent)
	}
	return by, ok
}

// Place is what official texts call the place of a section, small to large: "Khoản 2 Điều 5"; new wording of another document is named
// with the place that quotes it: "Khoản 2 Điều 5 (trích tại khoản 3 Điều 1)".
func (x Section) Place(find func(SectionID) (Section, bool)) string {
	place := viet.Capitalise(labels(x.Path(find)))
	if by, ok := x.QuotedBy(find); ok {
		place += " (trích tại " + labels(by.Path(find)) + ")"
	}
	return place
}

func labels(path []Section) string {
	var out []string
	for _, x := range path {
		out = append(out, x.Label)
	}
	return strings.Join(out, " ")
}
