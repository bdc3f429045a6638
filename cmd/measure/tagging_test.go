package measure

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vankho/corpus/viet"
)

var update = flag.Bool("update", false, "write the golden report anew")

const ownGold = "testdata/tagging"

// TestTheGoldMeetsTheProgramAsTheGoldenReportSays fails where anything is worse than the golden report says; what is better is told, to be written down with -update.
func TestTheGoldMeetsTheProgramAsTheGoldenReportSays(t *testing.T) {
	r, err := Tagging(t.Context(), ownGold)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, r, filepath.Join(ownGold, "report.golden"))
}

// holds compares a report with the golden one: a group that has fewer right or a lower F1 fails, other differences are told.
func holds(t *testing.T, r *TaggingReport, path string) {
	t.Helper()
	got := ledger(r)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	report := t.Logf
	old := counts(string(want))
	for name, now := range counts(got) {
		before, known := old[name]
		if known && before.Wanted == now.Wanted && (now.Right < before.Right || now.F1() < before.F1()) {
			t.Errorf("%s: %d right of %d wanted and %d found, the golden report has %d of %d", name, now.Right, now.Wanted, now.Found, before.Right, before.Found)
			report = t.Errorf
		}
	}
	report("the report has changed; go test ./cmd/measure -run Golden -update writes it\n%s", changed(string(want), got))
}

// ledger writes the report so that a difference of two shows what was gained and lost: a line for each count, a line for each miss.
func ledger(r *TaggingReport) string {
	var b strings.Builder
	for _, s := range r.Scores {
		write := func(name string, t Tally) {
			if t.Wanted+t.Found > 0 {
				b.WriteString(strings.Join([]string{s.Name, name, strconv.Itoa(t.Wanted), strconv.Itoa(t.Found), strconv.Itoa(t.Right)}, "\t") + "\n")
			}
		}
		write("tất cả", s.All)
		for _, t := range s.Groups {
			write("nhóm "+t.Group, t)
		}
		for _, t := range s.Fields {
			write("trường "+t.Group, t)
		}
	}
	for _, s := range r.Scores {
		for _, m := range s.Misses {
			b.WriteString(s.Name + " | " + viet.Squeeze(m.String()) + "\n")
		}
	}
	return b.String()
}

// counts reads the lines of a ledger that count, by name.
func counts(ledger string) map[string]Tally {
	all := map[string]Tally{}
	for line := range strings.Lines(ledger) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) != 5 {
			continue
		}
		var n [3]int
		for i := range n {
			n[i], _ = strconv.Atoi(cells[2+i])
		}
		all[cells[0]+" "+cells[1]] = Tally{Wanted: n[0], Found: n[1], Right: n[2]}
	}
	return all
}

// changed lists the lines that only one of two ledgers has.
func changed(old, now string) string {
	lines := func(s string) map[string]bool {
		m := map[string]bool{}
		for l := range strings.Lines(s) {
			m[l] = true
		}
		return m
	}
	before, after := lines(old), lines(now)
	var b strings.Builder
	for _, side := range []struct {
		sign       string
		these, not map[string]bool
	}{{"-", before, after}, {"+", after, before}} {
		for _, l := range slices.Sorted(maps.Keys(side.these)) {
			if !side.not[l] {
				b.WriteString(side.sign + l)
			}
		}
	}
	return b.String()
}

// strictLine knows every field of the gold's own files; another one is a slip of the pen.
type strictLine struct {
	goldLine
	SourceKind string   `json:"source_kind"`
	Rows       []string `json:"rows"`
	Note       *string  `json:"note"`
}

func TestTheGoldIsSound(t *testing.T) {
	fewest := map[string]int{citationsFile: 150, headersFile: 40, relationsFile: 60, entitiesFile: 60, sectionsFile: 20, figuresFile: 20}
	rows := map[string]map[string]bool{}
	for file, n := range fewest {
		content, err := os.ReadFile(filepath.Join(ownGold, file))
		if err != nil {
			t.Fatal(err)
		}
		lines, ids := 0, map[string]bool{}
		rows[file] = map[string]bool{}
		for raw := range bytes.Lines(content) {
			lines++
			var l strictLine
			strict(t, raw, &l)
			if ids[l.ID] || l.ID == "" || l.Text != viet.Normalise(l.Text) && !strings.ContainsAny(l.Text, "ÐƉ") {
				t.Errorf("%s %s: id or text", file, l.ID)
			}
			ids[l.ID] = true
			for _, r := range l.Rows {
				rows[file][r] = true
			}
			for _, q := range quotesOf(t, file, l) {
				if q == "" || !strings.Contains(l.Text, q) {
					t.Errorf("%s %s: %q is not in the text", file, l.ID, q)
				}
			}
		}
		if lines < n {
			t.Errorf("%s: %d lines, want %d", file, lines, n)
		}
	}
	covered, err := os.ReadFile(filepath.Join(ownGold, "coverage.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(covered)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if file, row, ok := strings.Cut(line, "\t"); !ok || !rows[file][row] {
			t.Errorf("%s: no line covers %s", file, row)
		}
	}
}

func strict(t *testing.T, raw []byte, into any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
}

// quotesOf gives every string of a line that must be a piece of its text.
func quotesOf(t *testing.T, file string, l strictLine) []string {
	var all []string
	if file == citationsFile {
		var expected []struct {
			goldCitation
			Name string `json:"name"`
		}
		strict(t, l.Expected, &expected)
		for _, e := range expected {
			all = append(all, e.Quote)
		}
		all = append(all, l.MustNotTag...)
	}
	if file == figuresFile {
		expected, err := l.figures()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range expected {
			all = append(all, e.Quote)
		}
	}
	for _, r := range l.Relations {
		all = append(all, r.Quote)
	}
	for _, e := range l.Entities {
		all = append(all, e.Quote)
		for _, r := range e.Roles {
			all = append(all, r.Quote)
		}
	}
	if file == entitiesFile {
		for _, s := range l.MustNotTag {
			_, quote, _ := strings.Cut(s, ":")
			all = append(all, quote)
		}
	}
	return all
}

func TestAContextIsUnderstoodAsALetterhead(t *testing.T) {
	lines, err := readGold(filepath.Join(ownGold, entitiesFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if c := l.Context; c != nil {
			h := understand(c.letterhead() + l.Text).Header
			if !sameName(h.Issuer, c.Issuer) || h.Place != c.Place || h.Issued != c.Issued {
				t.Errorf("%s: %q, %q, %v", l.ID, h.Issuer, h.Place, h.Issued)
			}
		}
	}
}

// least are the shares with which gold must be met: by folder, score and field; the field "" is the F1 of all.
var least = []struct {
	folder, score, field string
	least                float64
}{
	{sharedGold, "Dẫn chiếu", "", 0.95},
	{sharedGold, "Dẫn chiếu", "canonical", 0.95},
	{sharedGold, "Thể thức", "number", 0.97},
	{sharedGold, "Thể thức", "doc_type", 0.97},
	{sharedGold, "Thể thức", "issue_date", 0.97},
	{sharedGold, "Thể thức", "issuer", 0.93},
	{sharedGold, "Thể thức", "abstract", 0.90},
	{sharedGold, "Số liệu", "", 0.92},
	{sharedGold, "Số liệu", "indicator", 0.80},
	{sharedGold, "Số liệu", "kind", 0.90},
	{sharedGold, "Số liệu của một báo cáo", "", 0.96},
	{sharedGold, "Số liệu của một báo cáo", "indicator", 0.93},
	{sharedGold, "Số liệu của một báo cáo", "target", 1},
	{sharedGold, "Số liệu của một báo cáo", "place", 0.93},
	{sharedGold, "Số liệu của một báo cáo", "period", 0.93},
	{ownGold, "Dẫn chiếu", "", 0.95},
	{ownGold, "Dẫn chiếu", "canonical", 0.95},
	{ownGold, "Thể thức", "number", 0.97},
	{ownGold, "Thể thức", "doc_type", 0.97},
	{ownGold, "Thể thức", "issue_date", 0.97},
	{ownGold, "Thể thức", "issuer", 0.93},
	{ownGold, "Thể thức", "abstract", 0.90},
	{ownGold, "Quan hệ", "", 0.85},
	{ownGold, "Tên riêng", "", 0.85},
	{ownGold, "Bố cục", "", 0.95},
	{ownGold, "Số liệu", "", 0.90},
	{ownGold, "Số liệu", "indicator", 0.85},
	{ownGold, "Số liệu", "kind", 0.90},
}

const sharedGold = "../../../shared/eval/tagging"

func TestGoldIsMetWithTheSharesWanted(t *testing.T) {
	for _, folder := range []string{ownGold, sharedGold} {
		t.Run(filepath.Base(filepath.Dir(folder)), func(t *testing.T) {
			r, err := Tagging(t.Context(), folder)
			if folder != ownGold && (errors.Is(err, fs.ErrNotExist) || NoGold(err)) {
				t.Skip("the shared gold is not here")
			}
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			if err := r.Print(&b, func(s string) string { return s }); err != nil {
				t.Fatal(err)
			}
			t.Log(b.String())
			for _, w := range least {
				if got, ok := r.share(w.score, w.field); w.folder == folder && (!ok || got < w.least) {
					t.Errorf("%s %s: %.3f, want %.2f", w.score, w.field, got, w.least)
				}
			}
		})
	}
}

// share is the F1 of a score, or the share of one field that is right.
func (r *TaggingReport) share(score, field string) (float64, bool) {
	for _, s := range r.Scores {
		if s.Name != score {
			continue
		}
		if field == "" {
			return s.All.F1(), true
		}
		for _, f := range s.Fields {
			if f.Group == field {
				return f.Recall(), true
			}
		}
	}
	return 0, false
}
