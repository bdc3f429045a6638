package revision

import (
	"testing"

	"vankho/corpus"
)

func TestTheAnnexWithoutANumberIsMeantBySentencesThatSpeakOfIt(t *testing.T) {
	one := &corpus.Document{Sections: []corpus.Section{{ID: "dieu-1", Kind: corpus.SectionArticle}, {ID: "phu-luc", Kind: corpus.SectionAnnex}, {ID: "phu-luc.mau-01", Parent: "phu-luc", Kind: corpus.SectionAnnex}}}
	two := &corpus.Document{Sections: []corpus.Section{{ID: "phu-luc", Kind: corpus.SectionAnnex}, {ID: "phu-luc-ii", Kind: corpus.SectionAnnex}}}
	touch, repeal := corpus.Instruction{Operation: corpus.OperationTouch}, corpus.Instruction{Operation: corpus.OperationRepeal}
	for _, c := range []struct {
		name     string
		base     *corpus.Document
		x        corpus.Instruction
		sentence string
		want     corpus.SectionID
	}{
		{"one annex", one, touch, "Sửa đổi, bổ sung số thứ tự 3 Phụ lục như sau", "phu-luc"},
		{"two of them", two, touch, "Sửa đổi, bổ sung số thứ tự 3 Phụ lục như sau", ""},
		{"words that are quoted", one, touch, "Thay thế cụm từ “Phụ lục” bằng cụm từ “Bảng”", ""},
		{"an article", one, corpus.Instruction{Operation: corpus.OperationTouch, Provision: corpus.Provision{Dieu: "1"}}, "Sửa đổi Điều 1 và Phụ lục", ""},
		{"the end of the whole", one, repeal, "Bãi bỏ Quyết định số 1/2031/QĐ-UBND và Phụ lục kèm theo", ""},
		{"no word of it", one, touch, "Sửa đổi một số nội dung như sau", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := annexMeant(c.base, c.x, c.sentence); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
