package web

import (
	"strings"
	"testing"

	"vankho/corpus"
)

// What the index found may have changed in the store since: then its passages are left out, never cut from other words.
func TestWhatChangedSinceItWasIndexedIsShownAsItIs(t *testing.T) {
	s := newTestSite(t)
	id := s.ids["plan"]
	d, err := s.store.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{"/tim?q=nuoc+sach", "/tim?q=%22n%C6%B0%E1%BB%9Bc+s%E1%BA%A1ch%22&don-vi=dieu", "/tim?q=12/KH-UBND&mo=danh-sach&giai-thich=1", "/api/v1/tim?q=khoan+gieng", "/api/v1/goi-y?q=nuoc", documentURL(id) + "/cung-chu-de?muc=dieu-1", "/"}
	for name, change := range map[string]func(d *corpus.Document){
		"another text":  func(d *corpus.Document) { d.Text = "Ω" + strings.ReplaceAll(d.Text, "nước", "gió") },
		"a short text":  func(d *corpus.Document) { d.Text = "Đ" },
		"another title": func(d *corpus.Document) { d.Title = "Đ" },
		"no text":       func(d *corpus.Document) { d.Text = "" },
		"a secret":      func(d *corpus.Document) { d.Header.Secrecy = "Mật" },
	} {
		t.Run(name, func(t *testing.T) {
			other := *d
			change(&other)
			if other.Text != d.Text {
				other.Pages, other.Blocks, other.Sections, other.References, other.Edges, other.Entities = nil, nil, nil, nil, nil, nil
				other.Header.Evidence = nil
			}
			r, err := s.store.Put(t.Context(), &other, d.Sources[0], name)
			if err != nil || r.ID != id {
				t.Fatal(r, err)
			}
			for _, path := range paths {
				a := s.get(t, path)
				if a.code != 200 && a.code != 400 && a.code != 404 {
					t.Errorf("%s answers %d", path, a.code)
				}
				if name == "another text" && strings.HasPrefix(path, "/tim") && strings.Contains(text(a.body), "gió") {
					t.Errorf("%s shows what was not indexed", path)
				}
				if strings.Contains(a.body, "\uFFFD") {
					t.Errorf("%s is cut within a character", path)
				}
				if name == "a secret" && strings.HasPrefix(path, "/tim") && strings.Contains(a.body, documentURL(id)) {
					t.Errorf("%s names what became secret", path)
				}
			}
		})
	}
}
