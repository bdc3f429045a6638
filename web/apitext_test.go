package web

import (
	"encoding/json"
	"testing"

	"vankho/corpus"
)

func TestTheTextAndItsSectionsAreToldByteForByte(t *testing.T) {
	s := newTestSite(t)
	d, err := s.store.Document(t.Context(), s.ids["plan"])
	if err != nil {
		t.Fatal(err)
	}
	if got := s.page(t, "/api/v1/van-ban/"+string(d.ID)+"/van-ban.txt"); got != d.Text {
		t.Error("the text is another")
	}
	for _, x := range d.Sections {
		var p SectionPage
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1/van-ban/"+string(d.ID)+"/muc/"+pathSegment(string(x.ID)))), &p); err != nil {
			t.Fatal(err)
		}
		if p.Section.ID != x.ID || p.Document != d.ID || p.Text != d.Text[x.Start:x.End] || p.Citation.Provision == "" || p.Place == "" {
			t.Errorf("%s: %+v", x.ID, p)
		}
		if x.ID == "dieu-2" && (len(p.Sections) != 1 || p.Sections[0] != "dieu-2.khoan-1") {
			t.Errorf("within Điều 2: %v", p.Sections)
		}
	}
	for path, code := range map[string]int{"/van-ban.txt": 404, "/muc/dieu-1": 404} {
		if a := s.get(t, "/api/v1/van-ban/"+string(s.ids["secret"])+path); a.code != code {
			t.Errorf("a document with a mark of secrecy: %s answers %d", path, a.code)
		}
	}
	if a := s.get(t, "/api/v1/van-ban/"+string(d.ID)+"/muc/dieu-99"); a.code != 404 {
		t.Errorf("a section that is not there: %d", a.code)
	}
	if a := s.get(t, "/api/v1/van-ban/"+string(s.ids["secret"])+"/van-ban.txt", local); a.code != 200 || a.header.Get("Cache-Control") != "no-store" || a.header.Get("Etag") != "" {
		t.Errorf("a document with a mark of secrecy may be kept: %v", a.header)
	}
	var n NewestPage
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1/moi-vao-kho?so-luong=100")), &n); err != nil {
		t.Fatal(err)
	}
	for _, x := range n.Documents {
		if x.ID == s.ids["secret"] || x.Secrecy != "" {
			t.Error("the newest name a document with a mark of secrecy")
		}
	}
	if len(n.Documents) == 0 {
		t.Error("no newest documents", corpus.ErrNotFound)
	}
}
