package engine

import (
	"strings"
	"testing"

	"vankho/corpus"
)

func TestAPassageOfQuotedWordingIsNamedWithWhatQuotesIt(t *testing.T) {
	text := "Điều 1. Sửa đổi\n2. Sửa đổi Điều 5 như sau:\n“Điều 5. Mẫu\n1. Một.”"
	at := func(from string) corpus.Span { return corpus.Span{Start: strings.Index(text, from), End: len(text)} }
	d := &corpus.Document{Text: text, Sections: []corpus.Section{
		{ID: "dieu-1", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 1", Span: at("Điều 1.")},
		{ID: "dieu-1.khoan-2", Parent: "dieu-1", Level: 2, Kind: corpus.SectionClause, Label: "khoản 2", Span: at("2. Sửa")},
		{ID: "dieu-1.khoan-2.trich.dieu-5", Parent: "dieu-1.khoan-2", Level: 3, Kind: corpus.SectionArticle, Label: "Điều 5", Quoted: true, Span: at("Điều 5. Mẫu")},
		{ID: "dieu-1.khoan-2.trich.dieu-5.khoan-1", Parent: "dieu-1.khoan-2.trich.dieu-5", Level: 4, Kind: corpus.SectionClause, Label: "khoản 1", Quoted: true, Span: at("1. Một")},
	}}
	passages := passagesOf(d)
	if got, want := passages[len(passages)-1].place, "Khoản 1 Điều 5 (trích tại khoản 2 Điều 1)"; got != want {
		t.Errorf("place %q, want %q", got, want)
	}
	if got, want := passages[2].place, "Điều 5 (trích tại khoản 2 Điều 1)"; got != want {
		t.Errorf("place %q, want %q", got, want)
	}
	if got, want := passages[1].place, "Khoản 2 Điều 1"; got != want {
		t.Errorf("place %q, want %q", got, want)
	}
}

func TestFiguresBehindAColonStayWithWhatTheyAreOf(t *testing.T) {
	text := strings.Repeat("Một câu dài về việc khác. ", 31) + "Tỷ lệ hồ sơ xử lý trên mạng, đối với cấp tỉnh: 98/95% (vượt 3%), cấp xã: 95/95%, toàn tỉnh đạt trung bình 96%."
	last := passagesOf(&corpus.Document{Text: text})
	if got := last[len(last)-1].In(text); !strings.HasPrefix(got, "Tỷ lệ") {
		t.Errorf("the last passage begins in the middle of a sentence: %q", got)
	}
}

func TestAPreambleIsWeakAtAnyLength(t *testing.T) {
	long := strings.Repeat(" về chính sách hỗ trợ tổ công nghệ số", 10)
	for _, c := range []struct {
		line string
		want bool
	}{
		{"Xét Tờ trình số 12/TTr-UBND của Ủy ban nhân dân tỉnh" + long, true},
		{"Nghị quyết này có hiệu lực từ ngày 01/01/2024.", true},
		{"Nghị quyết này có hiệu lực từ ngày 01/01/2024" + long, false},
	} {
		if got := weakLine(c.line); got != c.want {
			t.Errorf("%.40q: %v, want %v", c.line, got, c.want)
		}
	}
}
