package web

import (
	"strings"

	"vankho/corpus"
)

// CiteBox is what opens under "Sao chép trích dẫn": the document, or a provision of it, cited in each form, in fields that can be copied
// without a script.
type CiteBox struct {
	// Provision is what is cited of the document, "" for the whole; Whole the address that cites all of it.
	Provision, Whole string
	// Lost is the provision that was asked for and that the document does not have.
	Lost string
	// Form is where a form for another provision goes, "" where the document has no sections.
	Form string
	// Fields are for people, Files for programs that keep references.
	Fields, Files []CiteField
	// Open is true where the address asks for a citation.
	Open bool
}

// CiteField is one form of the citation. Example: {"dan1", "Dẫn lần đầu", "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ …", 3}.
type CiteField struct {
	ID, Label, Value string
	Rows             int
	// Mono is true for what programs read.
	Mono bool
}

// newCiteBox shows a citation.
func newCiteBox(c Citation, url string, sectioned bool) CiteBox {
	out := CiteBox{Provision: c.Provision}
	if c.Provision != "" {
		out.Whole = url + "#trich-dan"
	}
	if sectioned {
		out.Form = url
	}
	add := func(id, label, value string, rows int) {
		if value != "" {
			out.Fields = append(out.Fields, CiteField{ID: id, Label: label, Value: value, Rows: rows})
		}
	}
	add("dan1", "Dẫn lần đầu", c.First, 3)
	add("dan-qp", "Dẫn lần đầu trong văn bản quy phạm pháp luật", c.Rules, 2)
	add("dan-cau", "Dẫn trong câu", c.Brief, 2)
	add("dan2", "Dẫn lần sau", c.Later, 1)
	out.Files = []CiteField{{"dan3", "BibTeX", c.BibTeX, 8, true}, {"dan4", "RIS", c.RIS, 9, true}}
	return out
}

// asked is the section that a reader names, by its id or in words: "dieu-5.khoan-2", "khoản 2 Điều 5", "Điều 5 khoản 2".
func (s sections) asked(words string) (corpus.Section, bool) {
	if x, ok := s.byID[corpus.SectionID(words)]; ok {
		return x, true
	}
	lower := strings.ToLower(words)
	for _, x := range s.list {
		if lower == strings.ToLower(s.path(x)) || lower == strings.ToLower(s.place(x)) {
			return x, true
		}
	}
	for _, p := range corpus.ScanProvisions(words) {
		if x, ok := s.byID[p.Path()]; ok {
			return x, true
		}
	}
	return corpus.Section{}, false
}
