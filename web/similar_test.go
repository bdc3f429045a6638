package web

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
)

// rules is an invented text with articles, each a heading and what it says.
func rules(number, title string, articles ...[2]string) *corpus.Document {
	d := &corpus.Document{Title: title, Header: corpus.Header{System: corpus.SystemState, Type: "Quyết định", Number: number,
		Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2024, Month: 5, Day: 6}}}
	var b strings.Builder
	for i, a := range articles {
		label, start := fmt.Sprintf("Điều %d", i+1), b.Len()
		fmt.Fprintf(&b, "%s. %s\n%s\n", label, a[0], a[1])
		d.Sections = append(d.Sections, corpus.Section{ID: corpus.SectionID(fmt.Sprintf("d%d", i+1)), Level: 1, Kind: corpus.SectionArticle,
			Label: label, Heading: a[0], Span: corpus.Span{Start: start, End: b.Len()}})
	}
	d.Text = b.String()
	d.Pages = pagesOf(d.Text)
	return d
}

func nearSite(t *testing.T) *testSite {
	old := rules("12/QĐ-UBND", "Quy định về đăng ký giếng khoan", [2]string{"Đăng ký giếng khoan", "Hộ gia đình khoan giếng sâu phải đăng ký với xã; giếng khoan bỏ không dùng phải trám lấp."})
	hidden := rules("13/QĐ-UBND", "Giếng khoan dự phòng", [2]string{"Đăng ký giếng khoan dự phòng", "Giếng khoan dự phòng phải đăng ký; giếng khoan bỏ không dùng phải trám lấp."})
	hidden.Header.Secrecy = "Mật"
	late := rules("34/QĐ-UBND", "Sửa đổi quy định về giếng khoan", [2]string{"Khai giếng khoan của hộ gia đình", "Giếng khoan của hộ gia đình đăng ký một lần; giếng khoan không dùng nữa phải trám lấp."})
	return newTestSite(t, old, hidden, late)
}

func TestADocumentNamesThoseNearIt(t *testing.T) {
	s := nearSite(t)
	old, late := documentURL(s.ids["more0"]), documentURL(s.ids["more2"])
	page := s.page(t, old)
	if !strings.Contains(page, "Văn bản gần nội dung") || !strings.Contains(page, `href="`+late+`"`) {
		t.Errorf("%s does not name %s", old, late)
	}
	if strings.Contains(page, "dự phòng") {
		t.Error("a secret document is named")
	}
	if !strings.Contains(s.page(t, old, local), "dự phòng") {
		t.Error("this machine is not shown the secret document")
	}
}

func TestASectionLeadsToOthersOnItsTopic(t *testing.T) {
	s := nearSite(t)
	old := documentURL(s.ids["more0"])
	page := text(s.page(t, old+"/cung-chu-de?muc=d1"))
	for _, want := range []string{"Điều, mục cùng chủ đề ở văn bản khác", "Điều 1. Khai giếng khoan của hộ gia đình", "trám lấp"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of the topic lacks %q: %s", want, page)
		}
	}
	if strings.Contains(page, "dự phòng") {
		t.Error("a secret document is named")
	}
	var near NearPage
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1"+old+"/gan-noi-dung?muc=d1")), &near); err != nil {
		t.Fatal(err)
	}
	if len(near.Hits) != 1 || near.Hits[0].ID != s.ids["more2"] || near.Hits[0].Section == nil || near.Hits[0].Section.ID != "d1" || len(near.Hits[0].Passages) == 0 {
		t.Errorf("near are %+v", near.Hits)
	}
	if whole := text(s.page(t, old+"/cung-chu-de")); !strings.Contains(whole, "Văn bản gần nội dung") || !strings.Contains(whole, "Sửa đổi quy định về giếng khoan") {
		t.Errorf("the page of the whole document: %s", whole)
	}
}

func TestThePlaceShownLeadsToItsTopic(t *testing.T) {
	s := nearSite(t)
	old := documentURL(s.ids["more0"])
	if page := s.page(t, old+"?q=tram+lap"); !strings.Contains(page, `href="`+old+`/cung-chu-de?muc=d1"`) {
		t.Error("the match does not lead to its topic")
	}
	if page := s.page(t, old); strings.Contains(page, "cung-chu-de?muc=") {
		t.Error("places that nobody asked for lead to their topics")
	}
}

func TestWhatIsNoPlaceHasNothingNear(t *testing.T) {
	s := nearSite(t)
	old := documentURL(s.ids["more0"])
	for path, code := range map[string]int{
		old + "/cung-chu-de?muc=d9": 400, "/api/v1" + old + "/gan-noi-dung?muc=%00": 200, "/van-ban/khong-co/cung-chu-de": 404,
		"/api/v1" + old + "/gan-noi-dung?x=1": 400, documentURL(s.ids["more1"]) + "/cung-chu-de": 404,
	} {
		if a := s.get(t, path); a.code != code {
			t.Errorf("%s answers %d, want %d", path, a.code, code)
		}
	}
	for _, name := range []string{"stub", "draft", "report"} {
		s.page(t, documentURL(s.ids[name])+"/cung-chu-de")
	}
}
