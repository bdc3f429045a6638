package web

import (
	"strings"
	"testing"

	"vankho/corpus"
)

func TestTheQualityOfReadingBeginsWithASentence(t *testing.T) {
	page := func(n int, m corpus.Method, q float64) corpus.Page {
		return corpus.Page{Number: n, Span: corpus.Span{Start: n * 100, End: n*100 + 100}, Method: m, Quality: q}
	}
	unsure := page(1, corpus.MethodOCR, 0.96)
	unsure.Confidence = 0.5
	old := page(1, corpus.MethodConverted, 0.98)
	old.Encoding = "TCVN3"
	lacks := []corpus.Problem{{Kind: corpus.KindNoReader, Detail: "Chưa có bộ nhận dạng chữ."}}
	for _, c := range []struct {
		pages    []corpus.Page
		problems []corpus.Problem
		want     string
	}{
		{nil, nil, "Văn bản này không có trang nào để đo."},
		{[]corpus.Page{page(1, corpus.MethodText, 0.98)}, nil, "Đọc tốt: 1/1 trang, 98% âm tiết hợp lệ."},
		{[]corpus.Page{page(1, corpus.MethodText, 0.62)}, nil, "Đọc kém: 62% âm tiết hợp lệ; hãy đối chiếu bản gốc."},
		{[]corpus.Page{unsure}, nil, "Đọc kém: 96% âm tiết hợp lệ; hãy đối chiếu bản gốc."},
		{[]corpus.Page{page(1, corpus.MethodNone, -1)}, nil, "Đọc kém; hãy đối chiếu bản gốc."},
		{[]corpus.Page{page(1, corpus.MethodText, 0.5), page(2, corpus.MethodText, 0.5)}, nil, "Mọi trang đều đọc kém; hãy đối chiếu bản gốc."},
		{[]corpus.Page{page(1, corpus.MethodText, 0.99), page(2, corpus.MethodText, 0.5)}, nil, "Trang 2 đọc kém; hãy đối chiếu bản gốc."},
		{[]corpus.Page{page(1, corpus.MethodOCR, 0.99), page(2, corpus.MethodWaiting, -1)}, nil, "1 trang đang chờ nhận dạng chữ. Đọc tốt: 1/2 trang, 99% âm tiết hợp lệ."},
		{[]corpus.Page{page(1, corpus.MethodWaiting, -1)}, nil, "1 trang đang chờ nhận dạng chữ."},
		{[]corpus.Page{page(1, corpus.MethodWaiting, -1)}, lacks, "1 trang chưa đọc được vì máy chưa có bộ nhận dạng chữ."},
		{[]corpus.Page{old}, nil, "Đọc tốt: 1/1 trang, 98% âm tiết hợp lệ. Đã chuyển từ TCVN3; chữ hoa có thể mất dấu."},
		{[]corpus.Page{page(1, corpus.MethodEdited, 0.7)}, nil, "Đọc tốt: 1/1 trang, 70% âm tiết hợp lệ. 1 trang có chữ do người đọc sửa."},
	} {
		if got := qualitySentence(&corpus.Document{Pages: c.pages, Problems: c.problems}); got != c.want {
			t.Errorf("%+v:\n got %s\nwant %s", c.pages, got, c.want)
		}
	}
}

func TestEachPageSaysHowItWasRead(t *testing.T) {
	one := scanned()
	one.Pages[2].Agreement = corpus.OneReader
	s := newTestSite(t, one)
	url := documentURL(s.ids["more0"])
	b := s.page(t, url+"/chat-luong")
	for _, want := range []string{`<td class="r" data-l="Độ tin cậy nhận dạng:">41%</td>`, "chỉ một bộ đọc được", "tesseract 5.3.0", "Đang chờ nhận dạng chữ",
		`<a href="` + url + `/goc?trang=3#anh"><img class="tn" src="/tep/`, `/trang-3.jpg?w=240" width="120" height="160" alt="Ảnh trang 3" loading="lazy"`} {
		if !strings.Contains(b, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	worst := s.page(t, "/tinh-trang/trang")
	waits, poor, good := strings.Index(worst, url+"/goc?trang=2"), strings.Index(worst, url+"/goc?trang=3"), strings.Index(worst, url+"/goc?trang=1")
	if waits < 0 || waits > poor || poor > good {
		t.Errorf("the pages of the store are not listed the worst first: %d %d %d", waits, poor, good)
	}
	if b := s.page(t, "/tinh-trang/trang?cach=chu-co-san"); strings.Contains(b, url) || !strings.Contains(b, documentURL(s.ids["plan"])) {
		t.Error("the list of pages is not filtered by the way of reading")
	}
	if b := text(s.page(t, "/tinh-trang/tep")); !strings.Contains(b, "1/3 trang đọc kém; hãy đối chiếu bản gốc.") {
		t.Error("a file with a page that reads badly is said to be read well")
	}
}

func TestTheQueueOfRecognitionIsSaid(t *testing.T) {
	s := newTestSite(t)
	if err := s.store.QueuePages(t.Context(), strings.Repeat("a", 64), []int{1, 2}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/tinh-trang", "/tinh-trang/trang"} {
		if got := text(s.page(t, path)); !strings.Contains(got, "Đang chờ nhận dạng chữ: 2 trang của 1 tệp.") {
			t.Errorf("%s does not say that pages wait", path)
		}
	}
}
