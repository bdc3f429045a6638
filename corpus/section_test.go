package corpus

import "testing"

func TestAPlaceIsNamedSmallToLargeAsOfficialTextsDo(t *testing.T) {
	list := map[SectionID]Section{}
	for _, x := range []Section{
		{ID: "phan-1", Kind: SectionPart, Label: "Phần thứ nhất"},
		{ID: "phan-1.chuong-ii", Parent: "phan-1", Kind: SectionChapter, Label: "Chương II"},
		{ID: "dieu-5", Parent: "phan-1.chuong-ii", Kind: SectionArticle, Label: "Điều 5"},
		{ID: "dieu-5.khoan-2", Parent: "dieu-5", Kind: SectionClause, Label: "khoản 2"},
		{ID: "dieu-5.khoan-2.diem-a", Parent: "dieu-5.khoan-2", Kind: SectionPoint, Label: "điểm a"},
		{ID: "dieu-5.khoan-2.trich.dieu-9", Parent: "dieu-5.khoan-2", Kind: SectionArticle, Label: "Điều 9", Quoted: true},
		{ID: "dieu-5.khoan-2.trich.dieu-9.khoan-3", Parent: "dieu-5.khoan-2.trich.dieu-9", Kind: SectionClause, Label: "khoản 3", Quoted: true},
		{ID: "phu-luc-i", Kind: SectionAnnex, Label: "Phụ lục I"},
		{ID: "phu-luc-i.dieu-1", Parent: "phu-luc-i", Kind: SectionArticle, Label: "Điều 1"},
		{ID: "phu-luc-i.ii", Parent: "phu-luc-i", Kind: SectionRoman, Label: "mục II"},
		{ID: "phu-luc-i.ii.1", Parent: "phu-luc-i.ii", Kind: SectionNumbered, Label: "mục 1"},
		{ID: "phu-luc-i.ii.1.1", Parent: "phu-luc-i.ii.1", Kind: SectionDecimal, Label: "mục 1.1"},
	} {
		list[x.ID] = x
	}
	find := func(id SectionID) (x Section, ok bool) { x, ok = list[id]; return x, ok }
	for id, want := range map[SectionID]string{
		"phan-1.chuong-ii":                    "Chương II Phần thứ nhất",
		"dieu-5":                              "Điều 5",
		"dieu-5.khoan-2":                      "Khoản 2 Điều 5",
		"dieu-5.khoan-2.diem-a":               "Điểm a khoản 2 Điều 5",
		"dieu-5.khoan-2.trich.dieu-9.khoan-3": "Khoản 3 Điều 9 (trích tại khoản 2 Điều 5)",
		"phu-luc-i.dieu-1":                    "Điều 1 Phụ lục I",
		"phu-luc-i.ii.1.1":                    "Mục 1.1 mục II Phụ lục I",
	} {
		if got := list[id].Place(find); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
}
