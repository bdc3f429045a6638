package name

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"vankho/corpus"
)

// goldText is one text of the project's own gold set; README.md beside it explains the fields.
type goldText struct {
	ID, Text string
	Context  *struct {
		Issuer, Place string
		Issued        corpus.Date
	}
	Entities []struct {
		Quote                  string
		Kind                   corpus.EntityKind
		Class, Canonical, Code string
		Specific               *bool
		From, To               string
		Honorific              string
		Roles                  []struct{ Quote, Title, Org string }
		Note                   string
	}
	MustNotTag []string `json:"must_not_tag"`
}

func overlap(a, b corpus.Span) float64 {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(max(both, 0)) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

func TestTheGoldSetOfNames(t *testing.T) {
	f, err := os.Open("../../cmd/measure/testdata/tagging/entities.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	wanted, hit, extra, fields, right := 0, 0, 0, 0, 0
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var g goldText
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		in := Input{Text: g.Text}
		if g.Context != nil {
			in.Header = corpus.Header{Issuer: g.Context.Issuer, Place: g.Context.Place, Issued: g.Context.Issued}
		}
		found := Entities(in)
		used := map[int]bool{}
		from := 0
		for _, e := range g.Entities {
			at := strings.Index(g.Text[from:], e.Quote)
			if at < 0 {
				at, from = strings.Index(g.Text, e.Quote), 0
			}
			span := corpus.Span{Start: from + at, End: from + at + len(e.Quote)}
			from = span.Start
			optional := strings.HasPrefix(e.Note, "optional")
			best := -1
			for i, x := range found {
				if !used[i] && x.Kind == e.Kind && x.Quote == e.Quote {
					best = i
					break
				}
				if !used[i] && x.Kind == e.Kind && overlap(x.Span, span) >= 0.5 && (best < 0 || overlap(x.Span, span) > overlap(found[best].Span, span)) {
					best = i
				}
			}
			if !optional {
				wanted++
			}
			if best < 0 {
				if !optional {
					t.Logf("%s: not found: %s %q", g.ID, e.Kind, e.Quote)
				}
				continue
			}
			used[best] = true
			if optional {
				continue
			}
			hit++
			x := found[best]
			check := func(what, want, got string) {
				if want == "" {
					return
				}
				if fields++; want == got || got == "" {
					right++
				} else {
					t.Logf("%s: %q: %s %q, want %q", g.ID, e.Quote, what, got, want)
				}
			}
			if x.Quote != e.Quote {
				t.Logf("%s: span %q, want %q", g.ID, x.Quote, e.Quote)
			}
			check("class", e.Class, x.Class)
			check("name", strings.ToLower(e.Canonical), strings.ToLower(x.Name))
			check("code", e.Code, x.Code)
			check("honorific", e.Honorific, x.Honorific)
			if e.Specific != nil && *e.Specific != x.Specific {
				t.Logf("%s: %q: specific %v", g.ID, e.Quote, x.Specific)
			}
			if len(e.From) == 10 {
				check("from", e.From, x.From.String())
			}
			if len(e.To) == 10 {
				check("to", e.To, x.To.String())
			}
			for k, r := range e.Roles {
				if k >= len(x.Roles) {
					t.Logf("%s: %q: role %v is missing", g.ID, e.Quote, r)
					continue
				}
				check("role", r.Quote, x.Roles[k].Quote)
				check("title", r.Title, x.Roles[k].Title)
				check("role's body", r.Org, x.Roles[k].Org)
			}
		}
		kinds := map[corpus.EntityKind]bool{}
		for _, e := range g.Entities {
			kinds[e.Kind] = true
		}
		for i, x := range found {
			if !used[i] && kinds[x.Kind] {
				nested := false
				for j := range found {
					nested = nested || j != i && used[j] && found[j].Holds(x.Span)
				}
				if !nested {
					extra++
				}
				t.Logf("%s: extra %v: %s/%s %q", g.ID, nested, x.Kind, x.Class, x.Quote)
			}
		}
	}
	t.Logf("%d of %d names, %d extra, %d of %d fields", hit, wanted, extra, right, fields)
	if hit*100 < wanted*93 || extra*100 > wanted*3 {
		t.Errorf("%d of %d names, %d extra", hit, wanted, extra)
	}
}
