package web

import (
	"net/http"
	"strings"
	"testing"

	"vankho/corpus"
)

// scanned is a document of three pages: one recognised, one that waits, one that reads badly.
func scanned() *corpus.Document {
	first := "THÔNG BÁO\nGiếng khoan cấp nước sạch cho xã\nSTT | Xã\n1 | Vân Hồ"
	third := "Gjêng khqan cãp nưởc"
	text := first + "\n\n" + third
	row := strings.Index(text, "STT")
	size := corpus.Reading{Reader: "tesseract 5.3.0", Confidence: 0.91, Width: 600, Height: 800}
	poor := size
	poor.Confidence = 0.41
	at := func(s string) int { return strings.Index(first, s) + len(s) }
	boxes := []corpus.TextBox{
		{End: at("THÔNG BÁO"), Box: corpus.Box{X0: 250, Y0: 50, X1: 350, Y1: 64}}, {End: at("THÔNG BÁO") + 1},
		{End: at("Giếng"), Box: corpus.Box{X0: 100, Y0: 100, X1: 140, Y1: 114}}, {End: at("Giếng ")},
		{End: at("khoan"), Box: corpus.Box{X0: 145, Y0: 100.5, X1: 190, Y1: 114}}, {End: at("khoan ")},
		{End: at("cấp"), Box: corpus.Box{X0: 100, Y0: 120, X1: 130, Y1: 134}}, {End: at("cấp ")},
		{End: at("nước"), Box: corpus.Box{X0: 135, Y0: 120, X1: 170, Y1: 134}},
	}
	return &corpus.Document{Title: "Về giếng khoan của xã", Text: text, Header: corpus.Header{Type: "Thông báo", Number: "9/TB-UBND"},
		Pages: []corpus.Page{
			{Number: 1, Span: corpus.Span{End: len(first)}, Method: corpus.MethodOCR, Quality: 0.97, Reading: size, Boxes: corpus.PackBoxes(boxes)},
			{Number: 2, Span: corpus.Span{Start: len(first) + 1, End: len(first) + 1}, Method: corpus.MethodWaiting, Quality: -1, Reading: corpus.Reading{Width: 600, Height: 800}},
			{Number: 3, Span: corpus.Span{Start: len(first) + 2, End: len(text)}, Method: corpus.MethodOCR, Quality: 0.4, Reading: poor},
		},
		Blocks: []corpus.Block{
			{Span: corpus.Span{Start: row, End: row + len("STT | Xã")}, Kind: corpus.LineRow, Table: 1, Head: true,
				Cells: []corpus.Span{{Start: row, End: row + 3}, {Start: row + 6, End: row + len("STT | Xã")}}},
			{Span: corpus.Span{Start: row + len("STT | Xã\n"), End: len(first)}, Kind: corpus.LineRow, Table: 1,
				Cells: []corpus.Span{{Start: row + len("STT | Xã\n"), End: row + len("STT | Xã\n1")}, {Start: row + len("STT | Xã\n1 | "), End: len(first)}}},
		}}
}

func TestAPageStandsBesideItsPictureWithTheMatchFramed(t *testing.T) {
	s := newTestSite(t, scanned())
	d, err := s.store.Document(t.Context(), s.ids["more0"])
	if err != nil {
		t.Fatal(err)
	}
	url := documentURL(d.ID)
	b := s.page(t, url+"/goc?q=khoan+cap+nuoc")
	for _, want := range []string{
		`<img src="/anh/` + d.Sources[0].SHA256 + `/1.jpg" width="900" height="1200"`,
		`<svg viewBox="0 0 600.0 800.0"`,
		`<rect x="143.5" y="99" width="48" height="16.5"`, // "khoan", at the end of its line
		`<rect x="98.5" y="118.5" width="73" height="17"`, // "cấp nước", on the next
		`<mark id="khop" class="c">khoan cấp nước</mark>`, `<b>Trang 1</b> / 3`,
		`<th scope="col">Xã</th>`, `<td>Vân Hồ</td>`,
		`rel="next" href="` + url + `/goc?trang=2&amp;q=khoan&#43;cap&#43;nuoc"`,
		`trang=1&amp;q=khoan&#43;cap&#43;nuoc&amp;rong=1600#anh">Phóng to`,
		`Nhận dạng ảnh (tesseract 5.3.0), 97% âm tiết hợp lệ, độ tin cậy 91%`,
	} {
		if !strings.Contains(b, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if n := strings.Count(b, "<rect"); n != 2 {
		t.Errorf("%d frames", n)
	}
	quote := "Giếng khoan"
	path, _, _ := strings.Cut(spanURL(url+"/goc", "", quote, span(t, d.Text, quote)), "#")
	if b := s.page(t, path); !strings.Contains(b, `<rect x="98.5" y="98.5" width="93" height="17"`) || strings.Count(b, "<rect") != 1 || marked(b, `id="doan"`) != quote {
		t.Error("the span of an address is not framed")
	}
	if b := s.page(t, url+"/goc?q=nguoi+khong+co&trang=3"); strings.Contains(b, "<rect") || !strings.Contains(b, "Đọc kém") || !strings.Contains(b, "Gjêng khqan") || strings.Contains(b, "THÔNG BÁO</") {
		t.Error("page 3 is not shown alone, as it reads")
	}
	if b := text(s.page(t, url+"/goc?q=Gjeng")); !strings.Contains(b, "Trang 3 / 3") || !strings.Contains(b, "Chưa rõ chỗ này nằm ở đâu trên ảnh trang.") {
		t.Error("the page of the match is not opened, or a match without a place is not said")
	}
	if b := text(s.page(t, url+"/goc?trang=2")); !strings.Contains(b, "Trang này là ảnh quét, đang chờ nhận dạng chữ.") {
		t.Error("a page that waits does not say so")
	}
	if b := s.page(t, url+"/goc?rong=1600"); !strings.Contains(b, `1.jpg?rong=1600" width="1600"`) || !strings.Contains(b, "Thu nhỏ") {
		t.Error("the large picture is not shown")
	}
	if a := s.get(t, url+"/goc?trang=4"); a.code != 400 {
		t.Errorf("page 4 of 3 answers %d", a.code)
	}
}

func TestADocumentLeadsToThePicturesOfItsPages(t *testing.T) {
	s := newTestSite(t, scanned())
	url := documentURL(s.ids["more0"])
	b := s.page(t, url+"?q=khoan")
	for _, want := range []string{`href="` + url + `/goc?trang=3#anh">Xem ảnh trang 3</a>`, `href="` + url + `/goc?q=khoan#anh">Xem trên ảnh</a>`} {
		if !strings.Contains(b, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if got := text(b); !strings.Contains(got, "Văn bản là ảnh quét; đang nhận dạng chữ (còn 1 trang).") {
		t.Error("the head does not say that a page waits")
	}
	if got := text(s.page(t, "/tim?q=gieng+khoan&mo=danh-sach")); !strings.Contains(got, "Đang nhận dạng chữ, còn 1 trang") {
		t.Error("the results do not say that a page waits")
	}
	if api := s.page(t, "/api/v1/van-ban/"+string(s.ids["more0"])); !strings.Contains(api, `"waiting": 1`) || !strings.Contains(api, `"poor": 1`) ||
		!strings.Contains(api, `"facsimile": "`+url+`/goc"`) || !strings.Contains(api, `"confidence": 0.41`) {
		t.Error("the API does not tell how the pages were read")
	}
}

func TestAFileWithoutPagesLeadsToTheFileItself(t *testing.T) {
	s := newTestSite(t)
	b := s.page(t, documentURL(s.ids["plan"])+"/goc")
	if !strings.Contains(text(b), "Tệp này không có trang; hãy mở tệp gốc để xem nội dung nguyên dạng.") || strings.Contains(b, "<img") || !strings.Contains(b, ">Mở tệp gốc</a>") {
		t.Error("a file without pages is not led to")
	}
	if b := s.page(t, documentURL(s.ids["stub"])); strings.Contains(b, "/goc") {
		t.Error("a document without its text offers its original")
	}
}

func TestPicturesFollowTheRulesOfTheirOriginals(t *testing.T) {
	s := newTestSite(t, scanned())
	sha := func(name string) string {
		d, err := s.store.Document(t.Context(), s.ids[name])
		if err != nil {
			t.Fatal(err)
		}
		return d.Sources[0].SHA256
	}
	for _, c := range []struct {
		path   string
		code   int
		cache  string
		change func(*http.Request)
	}{
		{"/anh/" + sha("more0") + "/1.jpg", 200, "immutable", nil},
		{"/anh/" + sha("more0") + "/1.jpg?rong=240", 200, "immutable", nil},
		{"/anh/" + sha("more0") + "/1.jpg?rong=241", 400, "no-store", nil},
		{"/anh/" + sha("more0") + "/9.jpg", 404, "no-store", nil},
		{"/anh/" + strings.Repeat("0", 64) + "/1.jpg", 404, "no-store", nil},
		{"/anh/" + sha("secret") + "/1.jpg", 404, "no-store", nil},
		{"/anh/" + sha("secret") + "/1.jpg", 200, "no-store", local},
	} {
		var changes []func(*http.Request)
		if c.change != nil {
			changes = append(changes, c.change)
		}
		a := s.get(t, c.path, changes...)
		if a.code != c.code || !strings.Contains(a.header.Get("Cache-Control"), c.cache) || a.code == 200 && a.header.Get("Content-Type") != "image/jpeg" {
			t.Errorf("%s: %d %v", c.path, a.code, a.header)
		}
	}
	none := s.with(t, func(o *Options) { o.Desk = nil })
	if a := none.get(t, "/anh/"+sha("more0")+"/1.jpg"); a.code != 404 {
		t.Errorf("without a desk a picture answers %d", a.code)
	}
	if b := none.page(t, documentURL(s.ids["more0"])+"/goc", local); strings.Contains(b, "<img") || strings.Contains(b, "Sửa") || !strings.Contains(b, "Trang 1") {
		t.Error("without a desk the text of the page is not shown alone")
	}
}
