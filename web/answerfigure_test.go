package web

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

func TestAQuestionForANumberIsAnsweredWithItsFigure(t *testing.T) {
	s := newFigureSite(t)
	for _, x := range []struct {
		question string
		says     []string
	}{
		{"Tỷ lệ hồ sơ tiếp nhận trực tuyến quý 1 năm 2024?", []string{"51,2%", "mục tiêu 85%, thiếu 33,8 điểm %", "Tỉnh Vân Sơn, quý I/2024", "Báo cáo số 81/BC-UBND"}},
		{"ty le ho so tiep nhan truc tuyen quy 4", []string{"86,1%", "vượt 1,1 điểm %"}},
		{"ty le ho so tiep nhan truc tuyen", []string{"3 số liệu cùng khớp", "51,2%", "63,9%", "86,1%"}},
		{"Tỷ lệ hồ sơ trễ hạn?", []string{"Không có số liệu này trong kho."}},
	} {
		body := s.page(t, "/tim?q="+url.QueryEscape(x.question))
		_, box, found := strings.Cut(body, `aria-label="Trả lời">`)
		box, _, _ = strings.Cut(box, "</section>")
		if !found {
			t.Errorf("%s: no answer", x.question)
		}
		for _, want := range x.says {
			if !strings.Contains(text(box), want) {
				t.Errorf("%s: the answer lacks %q:\n%s", x.question, want, text(box))
			}
		}
	}
}

func TestOtherQuestionsGetNoFigure(t *testing.T) {
	s := newFigureSite(t)
	for _, question := range []string{"chuyển đổi số", "báo cáo quý I", "81/BC-UBND", "Mức phạt tối đa là bao nhiêu?", "nước sạch", "tỷ lệ", "hồ sơ", "kế hoạch nước sạch về việc gì"} {
		var page ResultsPage
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1/tim?mo=danh-sach&q="+url.QueryEscape(question))), &page); err != nil {
			t.Fatal(err)
		}
		if page.Figure != nil {
			t.Errorf("%s is answered with %d figures", question, len(page.Figure.Rows))
		}
	}
}
