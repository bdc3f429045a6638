package web

import (
	"net/http"
	"strconv"
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
	sha := d.Sources[0].SHA256
	for _, want := range []string{
		`<img src="/tep/` + sha + `/trang-1.jpg?w=960" srcset="/tep/` + sha + `/trang-1.jpg?w=480 480w, /tep/` + sha + `/trang-1.jpg?w=960 960w, `, `width="480" height="640"`,
		`<svg class="fr" viewBox="0 0 600 800"`,
		`<path class="c" id="cho" d="` + // "khoan", at the end of its line, and "cấp nước", on the next
			`M143.5 99h48v16.5h-48zM98.5 118.5h73v17h-73z"/>`,
		`<text x="100" y="130.9" textLength="70" lengthAdjust="spacingAndGlyphs" font-size="13.3" data-o="` + strconv.Itoa(strings.Index(d.Text, "cấp nước")) + `">cấp nước</text>`,
		`<mark id="khop" class="c">khoan cấp nước</mark>`, `value="1" required></label> / 3`,
		`>Xã</th>`, `>Vân Hồ</td>`,
		`rel="next" href="` + url + `/goc?trang=2&amp;q=khoan&#43;cap&#43;nuoc#goc"`,
		`trang=1&amp;q=khoan&#43;cap&#43;nuoc&amp;rong=960#goc">Phóng to`,
		`<img class="tn" src="/tep/` + sha + `/trang-3.jpg?w=240" width="72" height="96" alt="" loading="lazy">`,
		`Nhận dạng ảnh (tesseract 5.3.0), 97% âm tiết hợp lệ, độ tin cậy 91%`, `Khung đỏ: chỗ khớp 1`,
	} {
		if !strings.Contains(b, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	quote := "Giếng khoan"
	path, _, _ := strings.Cut(spanURL(url+"/goc", "", quote, span(t, d.Text, quote)), "#")
	if b := s.page(t, path); !strings.Contains(b, `<path class="c" id="cho" d="M98.5 98.5h93v17h-93z"/>`) || strings.Count(b, "<path class=") != 1 || marked(b, `id="doan"`) != quote {
		t.Error("the span of an address is not framed")
	}
	if b := s.page(t, url+"/goc?q=nguoi+khong+co&trang=3"); strings.Contains(b, "<path class") || !strings.Contains(b, "Đọc kém") || !strings.Contains(b, "Gjêng khqan") || strings.Contains(b, "THÔNG BÁO</") {
		t.Error("page 3 is not shown alone, as it reads")
	}
	if b := text(s.page(t, url+"/goc?q=Gjeng")); !strings.Contains(b, "Trang 3 / 3") || !strings.Contains(b, "Chưa rõ chỗ này nằm ở đâu trên ảnh trang.") {
		t.Error("the page of the match is not opened, or a match without a place is not said")
	}
	if b := text(s.page(t, url+"/goc?trang=2")); !strings.Contains(b, "Trang này là ảnh quét, đang chờ nhận dạng chữ.") {
		t.Error("a page that waits does not say so")
	}
	if b := s.page(t, url+"/goc?rong=1600"); !strings.Contains(b, `trang-1.jpg?w=1600" srcset="/tep/`+sha+`/trang-1.jpg?w=1600 1600w" sizes="1600px" width="1600"`) || !strings.Contains(b, "Thu nhỏ") || strings.Contains(b, "Phóng to<") {
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
	for _, want := range []string{`href="` + url + `/goc?trang=3#anh">Xem ảnh trang 3</a>`, `href="` + url + `/goc?q=khoan#anh">Kèm ảnh trang</a>`} {
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

func TestAFileWithoutPagesStandsBesideWhatItLooksLike(t *testing.T) {
	s := newTestSite(t)
	url := documentURL(s.ids["plan"]) + "/goc"
	d, err := s.store.Document(t.Context(), s.ids["plan"])
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(d.Text, "\n")
	b := s.page(t, url)
	for _, want := range []string{"Tệp này không có trang; bên cạnh là nội dung gốc nguyên dạng.", `<p class="lk gc" data-o="0"><b>` + first + `</b></p>`, ">Mở tệp gốc</a>"} {
		if !strings.Contains(b, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(b, "<img") {
		t.Error("a file without pages has a picture")
	}
	// What is looked for is marked in both, its anchor in the text alone.
	word := strings.Fields(first)[0]
	if b := s.page(t, url+"?q="+word); strings.Count(b, `id="khop"`) != 1 || strings.Count(b, `class="c">`+word+`</mark>`) != 2 {
		t.Error("the match is not marked in both columns")
	}
	quote := d.Text[:len(first)]
	path, _, _ := strings.Cut(spanURL(url, "", quote, corpus.Span{End: len(first)}), "#")
	if b := s.page(t, path); strings.Count(b, `id="doan"`) != 1 || strings.Count(b, `class="x"`) != 2 {
		t.Error("the span of an address is not marked in both columns")
	}
	if b := s.with(t, func(o *Options) { o.Desk = nil }).page(t, url); !strings.Contains(b, "Không dựng lại được nguyên dạng của tệp này.") || !strings.Contains(b, first) {
		t.Error("without a desk the text is not shown alone")
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
	page := func(name string, n, wide int) string { return pictureURL(sha(name), n, wide) }
	for _, c := range []struct {
		path   string
		code   int
		cache  string
		change func(*http.Request)
	}{
		{page("more0", 1, 960), 200, "immutable", nil},
		{page("more0", 1, 240), 200, "immutable", nil},
		{page("more0", 1, 241), 400, "no-store", nil},
		{page("more0", 9, 960), 404, "no-store", nil},
		{"/tep/" + strings.Repeat("0", 64) + "/trang-1.jpg?w=960", 404, "no-store", nil},
		{page("secret", 1, 960), 404, "no-store", nil},
		{page("secret", 1, 960), 200, "no-store", local},
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
	asImage := func(r *http.Request) { r.Header.Set("Accept", "image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8") }
	if a := s.get(t, page("more0", 9, 960), asImage); a.code != 404 || !strings.HasPrefix(a.header.Get("Content-Type"), "image/svg+xml") || !strings.Contains(a.body, "Không vẽ được trang này") {
		t.Errorf("the place of a page that cannot be drawn shows %d %s", a.code, a.header)
	}
	none := s.with(t, func(o *Options) { o.Desk = nil })
	if a := none.get(t, page("more0", 1, 960)); a.code != 404 {
		t.Errorf("without a desk a picture answers %d", a.code)
	}
	if b := none.page(t, documentURL(s.ids["more0"])+"/goc", local); strings.Contains(b, "<img") || strings.Contains(b, "Sửa") || !strings.Contains(b, `value="1" required`) {
		t.Error("without a desk the text of the page is not shown alone")
	}
}
