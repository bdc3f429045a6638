package web

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"vankho/corpus"
)

// A figure whose indicator merely names what is asked for is not the answer.
func TestAFigureOfSomethingElseIsNoAnswer(t *testing.T) {
	text := "Tỉnh Vân Sơn có 1.580 Tổ công nghệ số cộng đồng với 7.912 thành viên. Có 1.000 người tham gia phong trào Bình dân học vụ số. " +
		"Kinh phí đãi ngộ cán bộ làm nhiệm vụ công nghệ thông tin, an toàn thông tin, chuyển đổi số là 439,2 triệu đồng. " +
		"Tỷ lệ vốn thực hiện từ ngân sách trung ương đạt 98%. Còn 32 thôn, bản, với 5 trạm.\n2 | Diện tích rừng trồng | ha | 0,00 | 0,00"
	place := func(f *corpus.Figure) { f.Place.Name = "tỉnh Vân Sơn" }
	d := &corpus.Document{Title: "Báo cáo chuyển đổi số", Text: text, Pages: pagesOf(text), Header: corpus.Header{System: corpus.SystemState, Type: "Báo cáo", Number: "9/BC-UBND"},
		Figures: []corpus.Figure{
			figureOf(t, text, "7.912 thành viên", "7.912", 7912, "thành viên", indicator("số thành viên Tổ công nghệ số cộng đồng"), place),
			figureOf(t, text, "1.000 người", "1.000", 1000, "người", indicator("người tham gia phong trào “Bình dân học vụ số”"), place),
			figureOf(t, text, "439,2 triệu đồng", "439,2", 439.2, "triệu đồng", indicator("kinh phí đãi ngộ cán bộ làm nhiệm vụ công nghệ thông tin, an toàn thông tin, chuyển đổi số"), place),
			figureOf(t, text, "98%", "98", 98, "%", indicator("tỷ lệ vốn thực hiện từ ngân sách trung ương"), place),
			figureOf(t, text, "32 thôn, bản", "32", 32, "thôn, bản", indicator("thôn, bản còn lại"), place),
			figureOf(t, text, "0,00", "0,00", 0, "ha", indicator("diện tích rừng trồng"), func(f *corpus.Figure) { f.Cell = &corpus.Cell{Table: 1, Row: 2, Column: 4} }),
		}}
	s := newTestSite(t, d)
	for _, x := range []struct {
		question string
		want     string // the value, "none" where the site says that there is none, "" where it says nothing
	}{
		{"Có bao nhiêu Tổ công nghệ số cộng đồng?", "none"},
		{"Có bao nhiêu thành viên Tổ công nghệ số cộng đồng?", "7.912"},
		{"số thành viên tổ công nghệ số", "7.912"},
		{"số dân Vân Sơn", ""},
		{"bao nhiêu con voi Vân Sơn", "none"},
		{"kinh phí chuyển đổi số", "none"},
		{"kinh phí đãi ngộ cán bộ", "439,2"},
		{"vốn ngân sách trung ương", ""},
		{"tỷ lệ vốn ngân sách trung ương", "98"},
		{"kinh phí > 1 tỷ đồng", ""},
		{"diện tích rừng trồng", ""},
	} {
		var page ResultsPage
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1/tim?mo=danh-sach&q="+url.QueryEscape(x.question))), &page); err != nil {
			t.Fatal(err)
		}
		got := ""
		switch {
		case page.Figure != nil && len(page.Figure.Rows) == 0:
			got = "none"
		case page.Figure != nil:
			got = page.Figure.Rows[0].Quote
		}
		if x.want == "" && got != "" && got != "none" || x.want != "" && !strings.HasPrefix(got, x.want) || x.question == "kinh phí > 1 tỷ đồng" && got != "" {
			t.Errorf("%s: %q, want %q", x.question, got, x.want)
		}
	}
}

// Documents that were read before figures were say nothing of what they hold.
func TestAStoreWithoutFiguresDeniesNone(t *testing.T) {
	text := "Tỷ lệ hồ sơ trễ hạn là 2,5%."
	s := newTestSite(t, &corpus.Document{Title: "Báo cáo", Text: text, Pages: pagesOf(text), Header: corpus.Header{System: corpus.SystemState, Type: "Báo cáo", Number: "9/BC-UBND"}})
	asked := "?chitieu=" + url.QueryEscape("tỷ lệ hồ sơ trễ hạn")
	if body := s.page(t, figuresPath+asked); strings.Contains(body, noFigure) || !strings.Contains(body, NoFigures) {
		t.Error("a figure is denied that nobody looked for")
	}
	if body := s.page(t, "/tim?mo=danh-sach&q="+url.QueryEscape("Tỷ lệ hồ sơ trễ hạn?")); strings.Contains(body, noFigure) {
		t.Error("a question is refused without figures")
	}
}
