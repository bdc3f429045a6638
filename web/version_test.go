package web

import (
	"encoding/json"
	"strings"
	"testing"

	"vankho/corpus"
)

// inVersions is a site with a plan that came as a typed file and as a scan.
func inVersions(t *testing.T) (s *testSite, typed, scan corpus.ID) {
	t.Helper()
	copied := func(m corpus.Method) *corpus.Document {
		d := plan(t)
		d.Header.Number = "14/KH-UBND"
		d.References = []corpus.Reference{{Span: corpus.Span{End: 4}, Kind: corpus.ReferenceNumbered, Canonical: "14/KH-UBND", Number: "14", Symbol: "KH-UBND"}}
		d.Pages = pagesOf(d.Text)
		for i := range d.Pages {
			d.Pages[i].Method = m
		}
		d.Sketch = corpus.NewSketch(strings.Repeat("một bản chụp của kế hoạch này ", 20))
		return d
	}
	s = newTestSite(t, copied(corpus.MethodText), copied(corpus.MethodOCR))
	typed, scan = s.ids["more0"], s.ids["more1"]
	held, err := s.store.Document(t.Context(), scan)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.store.SetVersions(t.Context(), []corpus.Candidate{{ID: scan, Seq: held.Seq}}, map[corpus.ID]corpus.ID{scan: typed}); err != nil {
		t.Fatal(err)
	}
	return s, typed, scan
}

func TestEveryVersionOfADocumentIsNamedAndReachable(t *testing.T) {
	s, typed, scan := inVersions(t)
	for _, c := range []struct {
		id, other corpus.ID
		lesser    bool
	}{{typed, scan, false}, {scan, typed, true}} {
		body := s.page(t, documentURL(c.id))
		_, line, _ := strings.Cut(body, "Cùng văn bản: ")
		line, _, _ = strings.Cut(line, "</p>")
		if !strings.Contains(line, `href="`+documentURL(c.other)+`"`) || !strings.Contains(line, `href="/tep/`) || strings.Contains(line, `href="`+documentURL(c.id)+`"`) {
			t.Errorf("%s: the other version and its original are not named: %s", c.id, line)
		}
		if got := strings.Contains(body, "Xem bản ấy"); got != c.lesser {
			t.Errorf("%s: leads to a better one: %v", c.id, got)
		}
	}
	if body := s.page(t, documentURL(s.ids["decision"])); strings.Contains(body, "Cùng văn bản") {
		t.Error("a document that came once names versions")
	}
}

func TestVersionsStandInTheAPI(t *testing.T) {
	s, typed, scan := inVersions(t)
	var api struct {
		Document struct {
			VersionOf corpus.ID        `json:"version_of"`
			Versions  []corpus.Version `json:"versions"`
		} `json:"document"`
		Targets map[string]Target `json:"targets"`
	}
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1"+documentURL(scan))), &api); err != nil {
		t.Fatal(err)
	}
	if d := api.Document; d.VersionOf != typed || len(d.Versions) != 2 || !d.Versions[0].Best || d.Versions[0].ID != typed || d.Versions[1].Method != corpus.MethodOCR {
		t.Errorf("%+v", api.Document)
	}
	if target := api.Targets["14/KH-UBND"]; target.State != "self" {
		t.Errorf("its own number leads to %+v", target)
	}
}
