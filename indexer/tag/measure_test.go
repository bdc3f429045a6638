package tag

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
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
	ResolvesTo  string `json:"resolves_to"`
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

// tally counts what was found against a gold set: by kind for the spans, by field for what was parsed.
type tally struct {
	found, wanted, hit map[string]int
	right, all         map[string]int
}

// measure reads a gold set and logs whatever is missed.
func measure(t *testing.T, path string) tally {
	m := tally{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}}
	for _, g := range readGold(t, path) {
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
			m.wanted[e.Kind]++
			if best < 0 {
				t.Logf("%s: %s %q not found", g.ID, e.Kind, e.Quote)
				continue
			}
			used[best] = true
			m.field(t, g.ID, e, refs[best])
		}
		for i, r := range refs {
			m.found[string(r.Kind)]++
			if !used[i] {
				t.Logf("%s: unexpected %s %q", g.ID, r.Kind, r.Quote)
			}
			for _, no := range g.MustNotTag {
				if r.Quote == no || !used[i] && strings.Contains(r.Quote, no) {
					t.Errorf("%s: %q is no reference", g.ID, r.Quote)
				}
			}
		}
	}
	return m
}

// field compares what was read of a reference with the gold.
func (m tally) field(t *testing.T, id string, e goldReference, r corpus.Reference) {
	m.hit[e.Kind]++
	// What cannot be read from the text is knowledge: absent is right, and so is more than the gold says.
	check := func(field, got, want string, optional bool) {
		if optional && (got == "" || want == "") {
			return
		}
		m.all[field]++
		if got == want {
			m.right[field]++
		} else {
			t.Logf("%s %q: %s %q, want %q", id, e.Quote, field, got, want)
		}
	}
	numbered := e.Kind == string(corpus.ReferenceNumbered)
	check("kind", string(r.Kind), e.Kind, false)
	check("quote", r.Quote, e.Quote, false)
	check("doc_type", r.DocType, e.DocType, !numbered)
	check("number", r.Number, e.Number, !numbered)
	check("year", r.Year, e.Year, !numbered)
	check("symbol", r.Symbol, e.Symbol, !numbered)
	check("canonical", r.Canonical, e.Canonical, !numbered)
	check("resolves_to", r.ResolvesTo, e.ResolvesTo, false)
	check("issuer", r.Issuer, e.Issuer, true)
	check("date", r.Date.String(), e.Date, !numbered)
	got, _ := json.Marshal(r.Provisions)
	want, _ := json.Marshal(e.Provisions)
	check("provisions", string(got), string(want), false)
}

// f1 is the balance of precision and recall over all kinds.
func (m tally) f1(kinds ...string) float64 {
	found, wanted, hit := 0, 0, 0
	for k := range m.wanted {
		if len(kinds) == 0 || slices.Contains(kinds, k) {
			wanted, hit = wanted+m.wanted[k], hit+m.hit[k]
		}
	}
	for k, n := range m.found {
		if len(kinds) == 0 || slices.Contains(kinds, k) {
			found += n
		}
	}
	return 2 * float64(hit) / float64(found+wanted)
}

func TestCitationsOfTheGoldSets(t *testing.T) {
	for _, path := range []string{"../../../shared/eval/tagging/dev/citations.jsonl", "../../cmd/measure/testdata/tagging/citations.jsonl"} {
		t.Run(path, func(t *testing.T) {
			m := measure(t, path)
			t.Logf("found %v\nwanted %v\nhit %v\nright %v\nof %v\nF1 %.3f, numbered %.3f", m.found, m.wanted, m.hit, m.right, m.all, m.f1(), m.f1("numbered"))
			if m.f1("numbered") < 0.95 || m.f1() < 0.93 {
				t.Errorf("citations: F1 %.3f, numbered %.3f", m.f1(), m.f1("numbered"))
			}
		})
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
