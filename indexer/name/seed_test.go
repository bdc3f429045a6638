package name

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
)

const seedFolder = "../../../shared/eval/tagging/seed"

// goldName is one name of the gold of the seed report.
type goldName struct {
	ID, Quote, Canonical, Kind, Code, From, To, ISO string
	Start                                           int `json:"byte_start"`
	End                                             int `json:"byte_end"`
	Specific                                        bool
	Negative                                        bool
	Name                                            string
	Honorific                                       string
	Roles                                           []struct{ Quote, Title, Org string }
}

func seedText(t testing.TB) string {
	b, err := os.ReadFile("../../corpus/sample/files/seed-bao-cao-nq57-lao-cai.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func seedGold(t testing.TB, file string) []goldName {
	f, err := os.Open(filepath.Join(seedFolder, file))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the gold of the seed report is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []goldName
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var g goldName
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

// seedReferences are the citations of the gold, as the tagger would give them.
func seedReferences(t testing.TB) []corpus.Reference {
	var out []corpus.Reference
	for _, g := range seedGold(t, "references.jsonl") {
		out = append(out, corpus.Reference{Span: corpus.Span{Start: g.Start, End: g.End}, Quote: g.Quote, Kind: corpus.ReferenceKind(g.Kind)})
	}
	return out
}

func TestEveryNameOfTheSeedReportIsFound(t *testing.T) {
	text := seedText(t)
	found := Entities(Input{Text: text, References: seedReferences(t)})
	used := map[int]bool{}
	find := func(g goldName, kind corpus.EntityKind) *corpus.Entity {
		for i := range found {
			e := &found[i]
			if e.Kind == kind && e.Start == g.Start && e.End == g.End {
				used[i] = true
				return e
			}
		}
		t.Errorf("%s: %s %q at %d is not found", g.ID, kind, g.Quote, g.Start)
		for _, e := range found {
			if e.Start < g.End && g.Start < e.End {
				t.Logf("    there: %s/%s %q", e.Kind, e.Class, e.Quote)
			}
		}
		return nil
	}
	for _, g := range seedGold(t, "orgs.jsonl") {
		want, _, _ := strings.Cut(g.Canonical, " (")
		if e := find(g, corpus.EntityOrganisation); e != nil && (e.Name != want || e.Class != g.Kind || e.Specific != g.Specific) {
			t.Errorf("%s: got %q %s %v, want %q %s %v", g.ID, e.Name, e.Class, e.Specific, want, g.Kind, g.Specific)
		}
	}
	for _, g := range seedGold(t, "places.jsonl") {
		if e := find(g, corpus.EntityPlace); e != nil && (e.Name != g.Canonical || e.Class != g.Kind || e.Code != g.Code) {
			t.Errorf("%s: got %q %s %s, want %q %s %s", g.ID, e.Name, e.Class, e.Code, g.Canonical, g.Kind, g.Code)
		}
	}
	for _, g := range seedGold(t, "dates.jsonl") {
		if len(g.ISO) == 10 {
			g.From, g.To = g.ISO, g.ISO
		}
		if e := find(g, corpus.EntityDate); e != nil && (e.From.String() != g.From || e.To.String() != g.To || e.Class != g.Kind) {
			t.Errorf("%s: got %s %s %s, want %s %s %s", g.ID, e.Class, e.From, e.To, g.Kind, g.From, g.To)
		}
	}
	for _, g := range seedGold(t, "misc.jsonl") {
		find(g, corpus.EntityKind(g.Kind))
	}
	for _, g := range seedGold(t, "people.jsonl") {
		if g.Negative {
			continue
		}
		e := find(g, corpus.EntityPerson)
		if e == nil {
			continue
		}
		if e.Honorific != g.Honorific || e.Name != g.Name || len(e.Roles) != len(g.Roles) {
			t.Errorf("%s: got %+v", g.ID, e)
			continue
		}
		for i, r := range g.Roles {
			if got := e.Roles[i]; got.Quote != r.Quote || got.Title != r.Title || got.Org != r.Org {
				t.Errorf("%s: got role %+v, want %+v", g.ID, got, r)
			}
		}
	}
	for i, e := range found {
		if !used[i] {
			t.Errorf("not in the gold: %s/%s %q → %q", e.Kind, e.Class, e.Quote, e.Name)
		}
	}
}
