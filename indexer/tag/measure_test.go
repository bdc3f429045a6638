package tag

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// goldReference is one expected reference of the gold set.
type goldReference struct {
	Quote, Kind string
	DocType     string `json:"doc_type"`
	Number      string
	Year        string
	Symbol      string
	Canonical   string
	Issuer      string
	Date        string
	Provisions  []corpus.Provision
}

type goldText struct {
	ID, Text   string
	Expected   []goldReference
	MustNotTag []string `json:"must_not_tag"`
}

func readGold(t testing.TB, path string) []goldText {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the gold citations are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []goldText
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var g goldText
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

// overlap is the intersection over the union of two spans.
func overlap(a, b corpus.Span) float64 {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

func TestNumberedCitationsOfTheGoldSet(t *testing.T) {
	found, wanted, hit := 0, 0, 0
	right, all := map[string]int{}, map[string]int{}
	for _, g := range readGold(t, "../../../shared/eval/tagging/dev/citations.jsonl") {
		text := viet.Normalise(g.Text)
		refs := References(Input{Text: text})
		checkReferences(t, text, refs)
		used := map[int]bool{}
		from := 0
		for _, e := range g.Expected {
			at := strings.Index(text[from:], e.Quote)
			if at < 0 {
				at, from = strings.Index(text, e.Quote), 0
			}
			span := corpus.Span{Start: from + at, End: from + at + len(e.Quote)}
			from = span.End
			best := -1
			for i, r := range refs {
				if !used[i] && overlap(r.Span, span) >= 0.5 {
					best = i
				}
			}
			if best >= 0 {
				used[best] = true
			}
			if e.Kind != string(corpus.ReferenceNumbered) {
				if best < 0 {
					t.Logf("%s: %s %q not found", g.ID, e.Kind, e.Quote)
				}
				if best >= 0 && refs[best].Kind == corpus.ReferenceNumbered {
					found++
					t.Logf("%s: %q is %s, not numbered", g.ID, e.Quote, e.Kind)
				}
				continue
			}
			wanted++
			if best < 0 {
				t.Logf("%s: %q not found", g.ID, e.Quote)
				continue
			}
			r := refs[best]
			found++
			hit++
			check := func(field, got, want string, optional bool) {
				if optional && got == "" {
					return
				}
				all[field]++
				if got == want {
					right[field]++
				} else {
					t.Logf("%s %q: %s %q, want %q", g.ID, e.Quote, field, got, want)
				}
			}
			check("quote", r.Quote, e.Quote, false)
			check("doc_type", r.DocType, e.DocType, false)
			check("number", r.Number, e.Number, false)
			check("year", r.Year, e.Year, false)
			check("symbol", r.Symbol, e.Symbol, false)
			check("canonical", r.Canonical, e.Canonical, false)
			check("issuer", r.Issuer, e.Issuer, true)
			check("date", r.Date.String(), e.Date, false)
			got, _ := json.Marshal(r.Provisions)
			want, _ := json.Marshal(e.Provisions)
			check("provisions", string(got), string(want), false)
		}
		for i, r := range refs {
			if !used[i] {
				t.Logf("%s: unexpected %s %q", g.ID, r.Kind, r.Quote)
				if r.Kind == corpus.ReferenceNumbered {
					found++
				}
			}
		}
	}
	f1 := 2 * float64(hit) / float64(found+wanted)
	t.Logf("numbered: %d found, %d wanted, %d hit, F1 %.3f; fields %v of %v", found, wanted, hit, f1, right, all)
	if f1 < 0.9 {
		t.Errorf("numbered citations: F1 %.3f, want 0.9", f1)
	}
}

// checkReferences holds what every list of references must: ascending, apart, each quote the text's own bytes.
func checkReferences(t testing.TB, text string, refs []corpus.Reference) {
	t.Helper()
	end := 0
	for _, r := range refs {
		if !r.Fits(text) || r.Len() == 0 || r.Start < end || r.Quote != text[r.Start:r.End] || r.Kind == "" {
			t.Fatalf("reference %+v after %d", r, end)
		}
		end = r.End
	}
}
