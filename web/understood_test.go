package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestALoneNumberOpensItsDocument(t *testing.T) {
	s := newTestSite(t)
	for _, typed := range []string{"12/KH-UBND", "12 kh ubnd"} {
		a := s.get(t, "/tim?q="+url.QueryEscape(typed))
		if a.code != http.StatusSeeOther {
			t.Fatalf("%s answers %d", typed, a.code)
		}
		to := a.header.Get("Location")
		if !strings.HasPrefix(to, documentURL(s.ids["plan"])) {
			t.Errorf("%s leads to %s", typed, to)
		}
		body := s.page(t, to)
		if !strings.Contains(text(body), "Mở thẳng vì số này chỉ có một văn bản. Xem kết quả tìm") {
			t.Errorf("%s: the document does not say why it was opened", typed)
		}
	}
	list := s.page(t, "/tim?q=12/KH-UBND&mo=danh-sach")
	if !strings.Contains(text(list), "Đã hiểu là Kế hoạch số 12/KH-UBND") {
		t.Error("the list does not say how the number was read")
	}
}

func TestAMissingNumberIsSaidToBeMissing(t *testing.T) {
	s := newTestSite(t)
	got := text(s.page(t, "/tim?q=57-NQ/TW"))
	if !strings.Contains(got, "Kho chưa có toàn văn văn bản số 57-NQ/TW; 1 văn bản trong kho nhắc tới số này.") {
		t.Error("the page does not say that 57-NQ/TW is cited and absent")
	}
}

func TestAPartOfANumberIsReadFromWhatTheBestDocumentCites(t *testing.T) {
	s := newTestSite(t)
	for _, typed := range []string{"nghi quyet 57", "nghi quyet 57 van son"} {
		got := text(s.page(t, "/tim?q="+url.QueryEscape(typed)))
		for _, want := range []string{"Đã hiểu là Nghị quyết số 57-NQ/TW Bộ Chính trị, 22/12/2024", "Kho chưa có toàn văn văn bản số 57-NQ/TW; 1 văn bản"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the page does not say %q", typed, want)
			}
		}
	}
}

func TestANumberThatNoDocumentHasIsSaidToBeNotFound(t *testing.T) {
	s := newTestSite(t)
	const note = "trong kho; dưới đây là văn bản có các từ đã gõ."
	for typed, want := range map[string]string{
		"kế hoạch 98 chuyển đổi số": "Không thấy Kế hoạch số 98 " + note,
		"kế hoạch 12 chuyển đổi số": "", "nghi quyet 57": "", "chuyển đổi số": "", "kế hoạch 98 chuyển đổi số loai:ke-hoach": "",
	} {
		got := text(s.page(t, "/tim?q="+url.QueryEscape(typed)+"&mo=danh-sach"))
		if want != "" && !strings.Contains(got, want) || want == "" && strings.Contains(got, note) {
			t.Errorf("%s: the page says %.600q", typed, got)
		}
	}
}

func TestARowOfARegisterIsNoSecondDocumentOfANumber(t *testing.T) {
	row := &corpus.Document{Title: "Phê duyệt danh mục công trình", Header: corpus.Header{Number: "45/QĐ-UBND", Type: "Quyết định",
		Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 1, Day: 10}}}
	const text2 = "Quyết định phê duyệt dự toán."
	other := &corpus.Document{Title: "Phê duyệt dự toán", Text: text2, Pages: pagesOf(text2), Header: corpus.Header{Number: "45/QĐ-UBND", Type: "Quyết định",
		Issuer: "Ủy ban nhân dân huyện Suối Mây", Issued: corpus.Date{Year: 2024, Month: 3, Day: 5}}}
	for name, c := range map[string]struct {
		more []*corpus.Document
		code int
		want string
	}{
		"the same day":   {[]*corpus.Document{row}, http.StatusSeeOther, ""},
		"of another day": {[]*corpus.Document{row, other}, http.StatusOK, "Số này có 2 văn bản; chọn theo ngày hoặc cơ quan."},
	} {
		s := newTestSite(t, c.more...)
		a := s.get(t, "/tim?q=45/qd-ubnd")
		if a.code != c.code || !strings.Contains(text(a.body), c.want) {
			t.Errorf("%s: answers %d", name, a.code)
		}
		if to := a.header.Get("Location"); c.code == http.StatusSeeOther && !strings.HasPrefix(to, "/van-ban/45-qd-ubnd-2025-01-10-uy-ban-nhan-dan-tinh-van-son?") {
			t.Errorf("%s: leads to %s", name, to)
		}
	}
}

func TestANumberWithAPlaceOpensThere(t *testing.T) {
	s := newTestSite(t)
	for typed, anchor := range map[string]string{"khoản 1 điều 2 12/KH-UBND": "#dieu-2.khoan-1", "12 kh ubnd dieu 2": "#dieu-2", "12/KH-UBND điều 9": ""} {
		a := s.get(t, "/tim?q="+url.QueryEscape(typed))
		to := a.header.Get("Location")
		if a.code != http.StatusSeeOther || !strings.HasPrefix(to, documentURL(s.ids["plan"])) {
			t.Errorf("%s answers %d and leads to %s", typed, a.code, to)
		}
		at := strings.IndexByte(to, '#')
		if at < 0 {
			at = len(to)
		}
		if to[at:] != anchor {
			t.Errorf("%s opens at %q, want %q", typed, to[at:], anchor)
		}
		s.page(t, to)
	}
}

func TestWhatWasUnderstoodCanBeUndone(t *testing.T) {
	s := newTestSite(t)
	list := s.page(t, "/tim?q="+url.QueryEscape("12/KH-UBND điều 2")+"&mo=danh-sach")
	if got := text(list); !strings.Contains(got, "Đã hiểu là Kế hoạch số 12/KH-UBND") || !strings.Contains(got, "Điều 2") {
		t.Error("the list does not say how number and place were read")
	}
	for _, undo := range []string{"hieu=chu", "hieu=khong-dieu"} {
		if !strings.Contains(list, undo) {
			t.Errorf("no link with %s", undo)
		}
	}
	both := text(s.page(t, "/tim?q="+url.QueryEscape("12/KH-UBND điều 2")+"&hieu=chu&hieu=khong-dieu"))
	if strings.Contains(both, "Đã hiểu là") {
		t.Error("what was undone is still understood")
	}
	if a := s.get(t, "/tim?q=a&hieu=khac"); a.code != http.StatusBadRequest {
		t.Errorf("an unknown value answers %d", a.code)
	}
}
