package web

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/viet"
)

func TestAPassageOpensAtItsQuote(t *testing.T) {
	s := newTestSite(t)
	var api ResultsPage
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1/tim?q=nuoc+sach")), &api); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, h := range api.Hits {
		for _, p := range h.Passages {
			path, _, _ := strings.Cut(p.URL, "#")
			body := s.page(t, path)
			if got := strings.Join(strings.Fields(marked(body, `id="doan"`)), " "); !strings.HasPrefix(viet.Squeeze(p.Text), got) || got == "" {
				t.Errorf("%s marks %q, want %q", p.URL, got, p.Text)
			}
			checked++
		}
	}
	if checked == 0 {
		t.Error("no passage was found")
	}
}

// marked is the text inside the mark that has an attribute.
func marked(body, attr string) string {
	i := strings.Index(body, "<mark "+attr)
	if i < 0 {
		return ""
	}
	depth := 0
	rest := body[i:]
	for _, m := range regexp.MustCompile(`</?mark`).FindAllStringIndex(rest, -1) {
		if rest[m[0]+1] == '/' {
			depth--
		} else {
			depth++
		}
		if depth == 0 {
			return text(rest[:m[0]])
		}
	}
	return ""
}

func TestTheTextIsShownAndNeverRun(t *testing.T) {
	s := newTestSite(t)
	url := documentURL(s.ids["plan"])
	for _, path := range []string{url, url + "?q=nuoc+sach", url + "/thuoc-tinh", "/tim?q=alert", "/tim?q=" + "%3Cscript%3Ealert(1)%3C/script%3E", "/van-ban/%3Cscript%3E"} {
		b := s.get(t, path).body
		if strings.Contains(b, "<script>alert") || strings.Contains(b, "<b>chữ") {
			t.Errorf("%s lets markup through", path)
		}
	}
	if got := text(s.page(t, url)); !strings.Contains(got, `<script>alert("nước sạch")</script> & <b>chữ đậm</b>.`) {
		t.Error("the text is not shown as it stands")
	}
}

func TestADocumentShowsItsFactsAndItsText(t *testing.T) {
	s := newTestSite(t)
	url := documentURL(s.ids["plan"])
	b := s.page(t, url+"?q=nuoc+sach&khop=2")
	for _, want := range []string{
		`<h1>Về nước sạch nông thôn năm 2025</h1>`,
		`<span class="nw">12/KH-UBND</span>`,
		`(suy từ nội dung)`,
		`id="dieu-2.khoan-1" href="#dieu-2.khoan-1" aria-label="Liên kết tới khoản 1 Điều 2, đoạn`,
		`<span class="nw">2025 - 2030</span>`, `<span class="nw">439,2 triệu đồng</span>`,
		`>Việc</th>`, `>Khoan giếng <mark>nước sạch</mark></td>`,
		`<mark id="khop" class="c">`, `<b>2</b> / 4 chỗ khớp`,
		`href="` + documentURL(s.ids["decision"]) + `">Quyết định số`,
		`href="/van-ban/57-nq-tw-2024-12-22-bo-chinh-tri">Nghị quyết số`,
		`Chưa có toàn văn`, `Chưa rõ hiệu lực`,
	} {
		if !strings.Contains(b, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	none := text(s.page(t, url+"?q=khong+co+tu+nay"))
	if !strings.Contains(none, "Không có “khong co tu nay” trong văn bản này.") {
		t.Error("a search without a match does not say so")
	}
}

func TestAttributesLeadToTheirEvidence(t *testing.T) {
	s := newTestSite(t)
	b := s.page(t, documentURL(s.ids["plan"])+"/thuoc-tinh")
	for _, h := range hrefs(b) {
		if !strings.Contains(h, "doan=") {
			continue
		}
		path, _, _ := strings.Cut(h, "#")
		if marked(s.page(t, path), `id="doan"`) == "" {
			t.Errorf("%s marks nothing", h)
		}
	}
	for _, want := range []string{"Dòng số, ký hiệu", "Suy từ ký hiệu", `id="hieu-luc"`, "ke-hoach.html", "Ủy ban nhân dân tỉnh Vân Sơn", "Sở Xây dựng tỉnh Vân Sơn"} {
		if !strings.Contains(b, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(b, "/kho/nguon") {
		t.Error("a reader of the network sees folders of this machine")
	}
}

func TestAStubTellsWhatIsKnown(t *testing.T) {
	s := newTestSite(t)
	got := text(s.page(t, documentURL(s.ids["stub"])))
	for _, want := range []string{"Kho chưa có toàn văn văn bản này. Biết qua danh mục đã nạp vào kho và 2 văn bản nhắc tới:", "1. Sở Xây dựng chủ trì; căn cứ Nghị quyết số 99/NQ-HĐND.",
		"Danh mục ghi về hiệu lực: Còn hạn dùng theo sổ", "Chưa có toàn văn", "Chưa rõ hiệu lực"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestADraftSaysSo(t *testing.T) {
	s := newTestSite(t)
	if !strings.Contains(text(s.page(t, documentURL(s.ids["draft"]))), "Dự thảo, chưa ban hành.") {
		t.Error("the draft does not say that it is one")
	}
}

func TestALongDocumentIsShownInParts(t *testing.T) {
	var b strings.Builder
	b.WriteString("LUẬT\n")
	var sections []corpus.Section
	for i := 1; i <= 4; i++ {
		start := b.Len()
		fmt.Fprintf(&b, "Chương %d\n", i)
		for j := range 900 {
			fmt.Fprintf(&b, "Đoạn thứ %d của chương %d nói về việc quản lý rừng phòng hộ và đất ngập nước ven sông.\n", j, i)
		}
		sections = append(sections, corpus.Section{ID: corpus.SectionID(fmt.Sprintf("chuong-%d", i)), Level: 1, Kind: corpus.SectionChapter,
			Label: fmt.Sprintf("Chương %d", i), Span: corpus.Span{Start: start, End: b.Len()}})
	}
	x := b.String()
	d := &corpus.Document{Title: "Luật minh họa", Text: x, Sections: sections, Pages: pagesOf(x), Header: corpus.Header{Type: "Luật", Number: "1/2025/QH99"}}
	s := newTestSite(t, d)
	url := documentURL(s.ids["more0"])
	first := s.page(t, url)
	if len(first) > len(x) || !strings.Contains(first, "Toàn văn một trang") || !strings.Contains(first, url+"?phan=3#chuong-3") {
		t.Errorf("the first part is %d bytes of a text of %d", len(first), len(x))
	}
	third := s.page(t, url+"?phan=3")
	if !strings.Contains(third, `id="chuong-3"`) || strings.Contains(third, `id="chuong-2"`) {
		t.Error("part 3 is not chapter 3")
	}
	for _, want := range []string{`rel="prev" href="` + url + `?phan=2">← Chương 2</a>`, `rel="next" href="` + url + `?phan=4">Chương 4 →</a>`,
		`<a href="#chuong-3" aria-current="true">`} {
		if !strings.Contains(third, want) {
			t.Errorf("part 3 is without %s", want)
		}
	}
	quote := "Đoạn thứ 7 của chương 4"
	path, _, _ := strings.Cut(spanURL(url, "", quote, span(t, x, quote)), "#")
	if marked(s.page(t, path), `id="doan"`) != quote {
		t.Error("a span does not open its part")
	}
	if whole := s.page(t, url+"?phan=toan-van"); !strings.Contains(whole, `id="chuong-1"`) || !strings.Contains(whole, `id="chuong-4"`) {
		t.Error("the whole text is not on one page")
	}
}
