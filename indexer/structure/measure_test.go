package structure

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// vbplRow is one document of the measured collection of published legal texts.
type vbplRow struct{ ID, Number, Text string }

func readVBPL(t testing.TB) []vbplRow {
	f, err := os.Open("../../../shared/eval/vbpl/docs.jsonl.gz")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the collection of legal texts is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []vbplRow
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var r vbplRow
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		r.Text = viet.Normalise(r.Text)
		out = append(out, r)
	}
	return out
}

// letterhead reports whether the text begins as a Vietnamese state document does; the collection also holds
// translations and pages of a website, whose number is that of something else.
func letterhead(s string) bool {
	return !strings.HasPrefix(s, "Trang chủ") && strings.Contains(viet.Fold(strings.Join(strings.Fields(s[:min(len(s), 4000)]), " ")), "cong hoa xa hoi chu nghia viet nam")
}

func TestSectionsOfPublishedTextsRunThroughWithoutGaps(t *testing.T) {
	whole, all, sections := 0, 0, 0
	for _, d := range readVBPL(t) {
		if !letterhead(d.Text) {
			continue
		}
		r := Parse(Input{Text: d.Text})
		sections += len(r.Sections)
		checkSections(t, d.Text, r.Sections)
		all++
		last, ok := 0, true
		for _, s := range r.Sections {
			if s.Kind == corpus.SectionArticle && !strings.Contains(string(s.ID), ".") && !strings.ContainsAny(s.Label[len("Điều "):], "abcdđe") {
				n, _ := number(s.Label[len("Điều "):])
				ok = ok && n == last+1
				last = n
			}
		}
		if ok && last > 0 {
			whole++
		} else {
			t.Logf("%s %s: articles end at %d of %d sections", d.ID, d.Number, last, len(r.Sections))
		}
	}
	t.Logf("%d of %d documents have gap-free articles, %d sections", whole, all, sections)
	if whole*100 < all*95 {
		t.Errorf("gap-free articles in %d of %d documents, want 95 %%", whole, all)
	}
}

// checkSections holds what every outline must: spans that fit and nest, siblings that do not meet, ids that are unique.
func checkSections(t testing.TB, text string, sections []corpus.Section) {
	t.Helper()
	byID := map[corpus.SectionID]corpus.Section{}
	lastChild := map[corpus.SectionID]int{}
	start := -1
	for _, s := range sections {
		if !s.Fits(text) || s.Len() == 0 {
			t.Fatalf("section %s: span %v does not fit", s.ID, s.Span)
		}
		if s.Start <= start {
			t.Fatalf("section %s begins at %d, not after %d", s.ID, s.Start, start)
		}
		start = s.Start
		if _, twice := byID[s.ID]; twice || s.ID == "" {
			t.Fatalf("section id %q is not unique", s.ID)
		}
		byID[s.ID] = s
		if s.Start < lastChild[s.Parent] {
			t.Fatalf("section %s meets its sibling", s.ID)
		}
		lastChild[s.Parent] = s.End
		if s.Parent == "" {
			if s.Level != 1 {
				t.Fatalf("section %s: level %d without a parent", s.ID, s.Level)
			}
			continue
		}
		p, ok := byID[s.Parent]
		if !ok || !p.Holds(s.Span) || s.Level != p.Level+1 {
			t.Fatalf("section %s does not lie in %q", s.ID, s.Parent)
		}
	}
}
