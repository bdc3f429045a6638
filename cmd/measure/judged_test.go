package measure

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/corpus/store"
	"vankho/corpus/viet"
	"vankho/indexer"
	"vankho/search"
	"vankho/search/engine"
	"vankho/search/query"
)

const judgedSet = "testdata/retrieval"

// judged is one question of the project's own set: README.md in its folder explains the columns.
type judged struct {
	kind, text string
	// document is the number or the file of the document that must come first, "-" where nothing answers.
	document string
	quote    string
}

// judgedQuestions reads the set.
func judgedQuestions(t *testing.T) []judged {
	t.Helper()
	var all []judged
	for _, line := range judgedLines(t, "questions.tsv") {
		if f := append(strings.Split(line, "\t"), ""); !strings.HasPrefix(line, "#") && len(f) >= 4 {
			all = append(all, judged{f[0], f[1], f[2], f[3]})
		}
	}
	return all
}

func judgedLines(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(judgedSet, name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

// inventedFiles are the documents of the set as files with a letterhead, by name.
func inventedFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	var name string
	for _, line := range judgedLines(t, "documents.txt") {
		facts, ok := strings.CutPrefix(line, "= ")
		if !ok {
			files[name] += line + "\n"
			continue
		}
		f := strings.Split(facts, " | ")
		if len(f) != 5 {
			t.Fatalf("%q has %d facts", line, len(f))
		}
		name = viet.Slug(f[0]) + ".txt"
		files[name] = letterheadOf(t, f[0], f[1], f[2], f[3], f[4])
	}
	return files
}

// letterheadOf writes what stands above the text of an official document.
func letterheadOf(t *testing.T, number, kind, date, issuer, abstract string) string {
	t.Helper()
	issued, ok := corpus.ParseISODate(date)
	if !ok {
		t.Fatalf("%s: %q is no day", number, date)
	}
	motto := "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
	if strings.Contains(number, "/TU") {
		motto = "ĐẢNG CỘNG SẢN VIỆT NAM"
	}
	title := strings.ToUpper(kind) + "\n" + abstract
	if kind == "Công văn" {
		title = abstract
	}
	return fmt.Sprintf("%s\n%s\nSố: %s\nKhuê Lĩnh, ngày %02d tháng %02d năm %d\n%s\n", strings.ToUpper(issuer), motto, number, issued.Day, issued.Month, issued.Year, title)
}

// judgedCorpus is a data folder filled by the indexer from files, as `vankho index` fills it.
type judgedCorpus struct {
	store  *store.Store
	engine *engine.Engine
	// names gives each document its number, else the name of its file.
	names map[corpus.ID][]string
}

func newJudgedCorpus(t *testing.T, files map[string]string) judgedCorpus {
	t.Helper()
	ctx, folder, data := t.Context(), t.TempDir(), t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	st, err := store.Open(ctx, data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	inputs, err := indexer.Walk(ctx, []string{folder})
	if err != nil {
		t.Fatal(err)
	}
	report, err := indexer.New(st, newPool(t), indexer.Options{Workers: 2}).Run(ctx, inputs, []string{folder}, func(indexer.Progress) {})
	if err != nil || len(report.Failed) > 0 {
		t.Fatal(err, report)
	}
	e, err := engine.Open(filepath.Join(data, "index"), st)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	if err := e.Sync(ctx, st, nil); err != nil {
		t.Fatal(err)
	}
	c := judgedCorpus{st, e, map[corpus.ID][]string{}}
	if err := c.name(ctx); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c judgedCorpus) name(ctx context.Context) error {
	changes, err := c.store.Changes(ctx, 0, math.MaxInt32)
	if err != nil {
		return err
	}
	for _, change := range changes {
		if change.Removed {
			continue
		}
		d, err := c.store.Document(ctx, change.ID)
		if err != nil {
			return err
		}
		names := []string{d.Header.Number}
		for _, s := range d.Sources {
			names = append(names, filepath.Base(s.Path))
		}
		c.names[d.ID] = names
	}
	return nil
}

// judgedLine is one line of the report: what share of its questions has the right document first, the right document among the first five, and the
// passage that answers first.
type judgedLine struct {
	name                string
	questions, passages int
	first, five, passed int
}

// put asks one question and counts the answer; it says what is wrong with it.
func (l *judgedLine) put(t *testing.T, c judgedCorpus, q judged) string {
	t.Helper()
	r, err := c.engine.Search(t.Context(), search.Request{Query: query.Parse(q.text), Limit: 10})
	if err != nil {
		t.Fatal(q.text, err)
	}
	l.questions++
	if q.document == "-" {
		if r.Relaxed || r.Total == 0 {
			l.first++
			l.five++
			return ""
		}
		return "answered"
	}
	rank := 1 + slices.IndexFunc(r.Hits, func(h search.Hit) bool { return slices.Contains(c.names[h.ID], q.document) })
	if rank >= 1 && rank <= 5 {
		l.five++
	}
	var wrong string
	if rank == 1 {
		l.first++
	} else {
		wrong = "document at " + strconv.Itoa(rank)
	}
	if q.quote == "" {
		return wrong
	}
	l.passages++
	if rank == 1 && len(r.Hits[0].Passages) > 0 && strings.Contains(r.Hits[0].Passages[0].Text, q.quote) {
		l.passed++
		return wrong
	}
	if wrong == "" {
		wrong = "another passage"
	}
	return wrong
}

func (l *judgedLine) String() string {
	return fmt.Sprintf("%s\t%d\t%d\t%d\t%d\t%d", l.name, l.questions, l.first, l.five, l.passages, l.passed)
}

// TestTheJudgedSetMeetsTheGoldenReport asks the project's own questions, with marks and without, and fails where a line of the golden report
// loses more than a point of a hundred; what is better is told, to be written down with -update.
func TestTheJudgedSetMeetsTheGoldenReport(t *testing.T) {
	if testing.Short() {
		t.Skip("reads files of every format")
	}
	shipped := map[string]string{}
	for name, content := range sample.Files() {
		shipped[name] = string(content)
	}
	const seedFile = "seed-bao-cao-nq57-lao-cai.txt"
	whole := inventedFiles(t)
	for name, content := range shipped {
		whole[name] = content
	}
	corpora := map[string]judgedCorpus{"all": newJudgedCorpus(t, whole), "sample": newJudgedCorpus(t, shipped), "alone": newJudgedCorpus(t, map[string]string{seedFile: shipped[seedFile]})}
	var lines []*judgedLine
	var missed []string
	line := func(name string) *judgedLine {
		i := slices.IndexFunc(lines, func(l *judgedLine) bool { return l.name == name })
		if i < 0 {
			i = len(lines)
			lines = append(lines, &judgedLine{name: name})
		}
		return lines[i]
	}
	for _, q := range judgedQuestions(t) {
		asked := []string{"all"}
		if q.kind == "seed" || q.kind == "absent" {
			asked = []string{"alone", "sample"}
		}
		for _, among := range asked {
			bare := q
			bare.text = viet.Fold(q.text)
			for marks, q := range map[string]judged{"marked": q, "unmarked": bare} {
				name := strings.Join([]string{q.kind, among, marks}, " ")
				if wrong := line(name).put(t, corpora[among], q); wrong != "" {
					missed = append(missed, strings.Join([]string{name, q.text, wrong}, "\t"))
				}
			}
		}
	}
	slices.SortFunc(lines, func(a, b *judgedLine) int { return strings.Compare(a.name, b.name) })
	slices.Sort(missed)
	var report strings.Builder
	report.WriteString("# questions, right document first, among five, questions with a passage, right passage first\n")
	for _, l := range lines {
		fmt.Fprintln(&report, l)
	}
	report.WriteString("# missed\n" + strings.Join(missed, "\n") + "\n")
	holdsJudged(t, report.String())
}

// holdsJudged compares the report with the golden one.
func holdsJudged(t *testing.T, got string) {
	t.Helper()
	path := filepath.Join(judgedSet, "report.golden")
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
	now := judgedNumbers(got)
	for name, before := range judgedNumbers(string(want)) {
		after, ok := now[name]
		for i := 1; i < 5; i++ {
			of := 0
			if i == 4 {
				of = 3 // passages are counted among the questions that have one
			}
			if !ok || i != 3 && lost(before[i], before[of], after[i], after[of]) {
				t.Errorf("%s: %v, the golden report has %v", name, after, before)
				break
			}
		}
	}
	if got != string(want) {
		t.Logf("the report has changed; go test ./cmd/measure -run Judged -update writes it\n%s", changed(string(want), got))
	}
}

// lost reports whether a share has lost more than a point of a hundred.
func lost(before, of, after, ofNow int) bool {
	return 100*float64(before)/float64(max(1, of))-100*float64(after)/float64(max(1, ofNow)) > 1
}

// judgedNumbers reads the numbers of each line of a report.
func judgedNumbers(report string) map[string][5]int {
	report, _, _ = strings.Cut(report, "# missed\n")
	all := map[string][5]int{}
	for line := range strings.Lines(report) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 6 {
			continue
		}
		var numbers [5]int
		for i := range numbers {
			numbers[i], _ = strconv.Atoi(f[i+1])
		}
		all[f[0]] = numbers
	}
	return all
}
