package web

import (
	"testing"

	"vankho/corpus"
)

func TestAPlaceIsCitedSmallToLarge(t *testing.T) {
	type x struct {
		id, parent, label string
		kind              corpus.SectionKind
		quoted            bool
	}
	var list []corpus.Section
	for _, s := range []x{
		{"chuong-ii", "", "Chương II", corpus.SectionChapter, false},
		{"chuong-ii.muc-1", "chuong-ii", "Mục 1", corpus.SectionDivision, false},
		{"dieu-5", "chuong-ii.muc-1", "Điều 5", corpus.SectionArticle, false},
		{"dieu-5.khoan-2", "dieu-5", "khoản 2", corpus.SectionClause, false},
		{"dieu-5.khoan-2.diem-a", "dieu-5.khoan-2", "điểm a", corpus.SectionPoint, false},
		{"dieu-5.khoan-2.trich.dieu-9", "dieu-5.khoan-2", "Điều 9", corpus.SectionArticle, true},
		{"phu-luc-ii", "", "Phụ lục II", corpus.SectionAnnex, false},
		{"phu-luc-ii.mau-03", "phu-luc-ii", "Mẫu số 03", corpus.SectionAnnex, false},
		{"kem-theo", "", "Quy chế kèm theo", corpus.SectionAnnex, false},
		{"kem-theo.chuong-i", "kem-theo", "Chương I", corpus.SectionChapter, false},
		{"kem-theo.dieu-1", "kem-theo.chuong-i", "Điều 1", corpus.SectionArticle, false},
		{"muc-i", "", "mục I", corpus.SectionRoman, false},
		{"muc-i.muc-1", "muc-i", "mục 1", corpus.SectionNumbered, false},
		{"muc-i.muc-1.muc-1-2", "muc-i.muc-1", "mục 1.2", corpus.SectionDecimal, false},
	} {
		list = append(list, corpus.Section{ID: corpus.SectionID(s.id), Parent: corpus.SectionID(s.parent), Label: s.label, Kind: s.kind, Quoted: s.quoted})
	}
	s := newSections(list)
	for id, want := range map[corpus.SectionID]string{
		"chuong-ii": "Chương II", "chuong-ii.muc-1": "Mục 1 Chương II", "dieu-5": "Điều 5", "dieu-5.khoan-2": "khoản 2 Điều 5",
		"dieu-5.khoan-2.diem-a": "điểm a khoản 2 Điều 5", "dieu-5.khoan-2.trich.dieu-9": "khoản 2 Điều 5",
		"phu-luc-ii": "Phụ lục II ban hành kèm theo", "phu-luc-ii.mau-03": "Mẫu số 03 Phụ lục II ban hành kèm theo",
		"kem-theo.dieu-1": "Điều 1 Quy chế ban hành kèm theo", "muc-i.muc-1.muc-1-2": "mục 1.2 mục I", "muc-i.muc-1": "mục 1 mục I", "nowhere": "",
	} {
		if got := s.path(s.byID[id]); got != want {
			t.Errorf("%s is cited %q, want %q", id, got, want)
		}
	}
}
