package web

import (
	"net/http"
	"strings"
	"testing"

	"vankho/corpus"
)

// Histories, comparisons and tasks rest on several documents: each follows at once when one of them goes or becomes another.
func TestWhatIsToldOfTimeFollowsItsDocuments(t *testing.T) {
	path := func(n string) string { return "/kho/nguon/" + n + ".txt" }
	put := func(change func(d *corpus.Document)) func(t *testing.T, s *testSite, name string) {
		return func(t *testing.T, s *testSite, name string) {
			t.Helper()
			d, err := s.store.Document(t.Context(), s.ids[name])
			if err != nil {
				t.Fatal(err)
			}
			change(d)
			src := d.Sources[0]
			src.SHA256 = strings.Repeat("0", 63) + name[4:]
			if _, err := s.store.Put(t.Context(), d, src, "test"); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		name   string
		change func(t *testing.T, s *testSite, name string)
	}{
		{"it is removed", func(t *testing.T, s *testSite, name string) {
			if _, err := s.store.RemoveFile(t.Context(), path(name), "thử"); err != nil {
				t.Fatal(err)
			}
		}},
		{"it is withdrawn", func(t *testing.T, s *testSite, name string) {
			if _, err := s.store.Withdraw(t.Context(), path(name), []string{""}, "thử"); err != nil {
				t.Fatal(err)
			}
		}},
		{"it becomes secret", put(func(d *corpus.Document) { d.Header.Secrecy = "Mật" })},
		{"it says something else", put(func(d *corpus.Document) {
			*d = corpus.Document{ID: d.ID, Title: d.Title, Header: d.Header, Text: "Không còn gì.", Pages: pagesOf("Không còn gì."), Sources: d.Sources}
			d.Header.Evidence = nil
		})},
	} {
		t.Run(c.name, func(t *testing.T) {
			base, change := fee(t, "")
			s := newTestSite(t, base, change, ordering(t))
			history := documentURL(s.ids["more0"]) + "/lich-su"
			compared := comparePath + "?a=" + string(s.ids["more0"]) + "~dieu-1&b=" + string(s.ids["more0"]) + "~dieu-1@2025-02-01"
			pages := []struct{ path, word string }{{history, "Sửa đổi khoản 1"}, {history + "?tai=2025-02-01", "12 đồng"}, {history + ".txt?tai=2025-02-01", "12 đồng"}, {"/api/v1" + history + "?tai=2025-02-01", "12 đồng"},
				{compared, "12</ins>"}, {"/api/v1" + compared, corpus.AssembledMark}, {tasksPath, "rà soát vị trí"}, {tasksAPI, "rà soát vị trí"}, {tasksPath + ".csv", "rà soát vị trí"}}
			tags := map[string]string{}
			for _, p := range pages {
				a := s.get(t, p.path)
				if tags[p.path] = a.header.Get("Etag"); !strings.Contains(a.body, p.word) {
					t.Fatalf("%s does not say %q at first: %.300s", p.path, p.word, text(a.body))
				}
			}
			c.change(t, s, "more1")
			c.change(t, s, "more2")
			for _, p := range pages {
				a := s.get(t, p.path, func(r *http.Request) { r.Header.Set("If-None-Match", tags[p.path]) })
				if tags[p.path] != "" && a.code == http.StatusNotModified || a.code >= 500 || strings.Contains(a.body, p.word) {
					t.Errorf("%s answers %d and says %q still", p.path, a.code, p.word)
				}
			}
		})
	}
}
