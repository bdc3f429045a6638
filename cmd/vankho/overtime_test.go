package main

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/corpus/store"
	"vankho/web"
)

// amended is the resolution of the sample whose words are known for every day: corpus/sample/README.md, "One text over time".
const amended = "13-2023-nq-hdnd-2023-12-08-hoi-dong-nhan-dan-tinh-khue-linh"

// goldDays are one day of each state of that resolution; the third is that of its consolidated text.
var goldDays = []struct{ day, standing, label string }{
	{"2024-06-30", "khong-ro", "as it was issued"},
	{"2024-12-01", "mot-phan", "amended once, Điều 10 suspended"},
	{"2025-02-01", "mot-phan", "amended twice, Điều 10 suspended"},
	{"2025-06-01", "mot-phan", "repealed in part, nothing suspended"},
	{"2025-09-01", "mot-phan", "amended a third time"},
	{"2026-01-15", "mot-phan", "and on the second day of that amendment"},
}

// goldArticle is what one article says from a day on.
type goldArticle struct {
	path     corpus.SectionID
	since    string
	state    corpus.RevisionState
	standing string
	text     string
}

// goldOverTime reads the sample's gold, in the order of articles and days.
func goldOverTime(t *testing.T) (all []goldArticle) {
	t.Helper()
	table, err := sample.Gold("overtime.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if f[0] != "article" {
			all = append(all, goldArticle{corpus.SectionID(f[0]), f[1], corpus.RevisionState(f[2]), f[3], strings.ReplaceAll(f[4], " ⏎ ", " ")})
		}
	}
	return all
}

// onDay are the articles as they are on a day, in the order of the text.
func onDay(all []goldArticle, day string) (out []goldArticle) {
	for _, a := range all {
		switch n := len(out); {
		case a.since > day:
		case n > 0 && out[n-1].path == a.path:
			out[n-1] = a
		default:
			out = append(out, a)
		}
	}
	return out
}

// amendedStore indexes the documents of that resolution, and answers the data folder.
func amendedStore(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range sample.Files() {
		if strings.HasPrefix(name, "nq-") || strings.HasPrefix(name, "vbhn-") {
			write(t, filepath.Join(dir, "van-ban", name), string(content))
		}
	}
	data := filepath.Join(dir, "kho")
	if r := runProgram(t, "", "index", filepath.Join(dir, "van-ban"), "--data", data); r.code != exitOK {
		t.Fatalf("index: %+v", r)
	}
	return data
}

// revised are the texts over time of documents of a data folder.
func revised(t *testing.T, data string, ids ...corpus.ID) (all []corpus.Revision) {
	t.Helper()
	st, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, id := range ids {
		r, err := st.Revision(t.Context(), id, false)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

// words are those of a text, so that lines may break anywhere.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestTheResolutionOfTheSampleSaysTheRightWordsOnEachDay(t *testing.T) {
	all := goldOverTime(t)
	data := amendedStore(t)
	r := revised(t, data, amended)[0]
	for _, day := range goldDays {
		t.Run(day.day+" "+day.label, func(t *testing.T) {
			on, ok := corpus.ParseISODate(day.day)
			if !ok {
				t.Fatal("no day")
			}
			for _, want := range onDay(all, day.day) {
				i, ok := r.Find(want.path, on)
				if !ok {
					t.Errorf("%s is not there", want.path)
					continue
				}
				got := r.At(i, on)
				if got.State != want.state {
					t.Errorf("%s is %s, want %s", want.path, got.State, want.state)
				}
				if words(got.Text()) != want.text {
					t.Errorf("%s says\n%s\nwant\n%s", want.path, words(got.Text()), want.text)
				}
				for _, p := range got.Pieces {
					if p.Document != amended && p.Document != "" && !got.Marked() {
						t.Errorf("%s has words of %s without the mark: %q", want.path, p.Document, p.Text)
					}
				}
			}
		})
	}
	t.Run("and nothing else", func(t *testing.T) { noOtherArticle(t, r, all) })
	t.Run("every step has its words", func(t *testing.T) { everyStepHasItsWords(t, data, r) })
	t.Run("the consolidated text agrees", func(t *testing.T) {
		if len(r.Consolidated) != 1 || r.Consolidated[0].Same != 17 {
			t.Fatalf("%+v", r.Consolidated)
		}
		for _, d := range r.Consolidated[0].Differences {
			t.Errorf("%s differs (%s): %+v", d.Name(), d.Kind, d.Consolidated)
		}
	})
	t.Run("the command line says so", func(t *testing.T) { shownOnADay(t, data) })
	t.Run("the pages say so", func(t *testing.T) { pagesOverTime(t, startServer(t, data), all) })
}

// noOtherArticle: what the gold does not know is not there on any day.
func noOtherArticle(t *testing.T, r corpus.Revision, all []goldArticle) {
	known := map[corpus.SectionID]bool{}
	for _, a := range all {
		known[a.path] = true
	}
	for _, p := range r.Provisions {
		if (p.Kind == corpus.SectionArticle || p.Kind == corpus.SectionAnnex) && !known[p.Path] {
			t.Errorf("%s is in the text", p.Path)
		}
	}
}

// everyStepHasItsWords: the quote of a step is, to the byte, what its document says there.
func everyStepHasItsWords(t *testing.T, data string, r corpus.Revision) {
	st, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, s := range r.Steps {
		d, err := st.Document(t.Context(), s.By)
		if err != nil {
			t.Fatal(err)
		}
		if s.Quote == "" || s.End > len(d.Text) || d.Text[s.Start:s.End] != s.Quote {
			t.Errorf("%s of %s quotes %q", s.Operation, s.By, s.Quote)
		}
		if s.Outcome != corpus.StepApplied && s.Outcome != corpus.StepNoted && s.Reason == "" {
			t.Errorf("%s of %s is %s without a reason", s.Quote, s.By, s.Outcome)
		}
	}
}

// shownOnADay: the command line prints the text of a day with the mark and the quotes, and no mark where nothing was put together.
func shownOnADay(t *testing.T, data string) {
	for _, c := range []struct {
		name string
		args []string
		want []string
		mark bool
		code int
	}{
		{"as it was issued", []string{"--tai", "30/6/2024"}, []string{"Lời văn tại ngày 30/6/2024", "nguyên văn", "cổng dịch vụ công tỉnh"}, false, exitOK},
		{"amended", []string{"--tai", "2025-02-01"}, []string{"Lời văn tại ngày 01/02/2025", "Cổng Dịch vụ công quốc gia", "theo khoản 1 Điều 2 Nghị quyết số 19/2024/NQ-HĐND", "Hết hiệu lực từ 01/8/2024"}, true, exitOK},
		{"no day", []string{"--tai", "2025"}, []string{`"2025"`}, false, exitFault},
		{"as JSON", []string{"--tai", "2025-02-01", "--json"}, []string{"--json"}, false, exitFault},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := runProgram(t, "", append([]string{"show", amended, "--data", data}, c.args...)...)
			said := words(r.out + r.err)
			if r.code != c.code || strings.Contains(said, strings.ToUpper(corpus.AssembledMark)) != c.mark {
				t.Errorf("exits with %d, the mark stands there: %v: %.600s", r.code, !c.mark, said)
			}
			for _, w := range c.want {
				if !strings.Contains(said, w) {
					t.Errorf("does not say %q: %.600s", w, said)
				}
			}
		})
	}
}

var badgeInOutline = regexp.MustCompile(`^ ?(Hết hiệu lực một phần|Hết hiệu lực|Ngưng hiệu lực)`)

func pagesOverTime(t *testing.T, site string, all []goldArticle) {
	labels := map[string]string{"mot-phan": "Hết hiệu lực một phần", "het": "Hết hiệu lực", "ngung": "Ngưng hiệu lực"}
	issued := onDay(all, "2024-01-01")
	marked := regexp.MustCompile(`Bản ghép tự động tại ngày \d\d/\d\d?/\d{4}`)
	for _, day := range goldDays {
		history := "/van-ban/" + amended + "/lich-su"
		file := fetched(t, site+history+".txt?tai="+day.day)
		said, read := wordsOf(fetched(t, site+history+"?tai="+day.day)), words(file)
		if changed := day != goldDays[0]; marked.MatchString(said) != changed || strings.Contains(strings.ToLower(file), corpus.AssembledMark) != changed {
			t.Errorf("on %s the page or the file bears the mark wrongly: %.300s", day.day, file)
		}
		if title := "Điều 7 Hỗ trợ bán hàng trên sàn thương mại điện tử"; strings.Contains(said, title+" và") != (day.day >= "2025-01-01") || !strings.Contains(said, title) {
			t.Errorf("on %s the outline has another title of Điều 7", day.day)
		}
		for _, a := range onDay(all, day.day) {
			if a.state == corpus.RevisedOriginal && a.path != "phu-luc" && !strings.Contains(read, a.text) {
				t.Errorf("the file of %s lacks %s: %s", day.day, a.path, a.text)
			}
		}
		var v web.Validity
		if err := json.Unmarshal([]byte(fetched(t, site+"/api/v1/van-ban/"+url.PathEscape(amended)+"/hieu-luc?tai="+day.day)), &v); err != nil {
			t.Fatal(err)
		}
		if string(v.Standing) != day.standing {
			t.Errorf("on %s the resolution is %s, want %s: %s", day.day, v.Standing, day.standing, v.Reason)
		}
		said = wordsOf(fetched(t, site+"/van-ban/"+amended+"?tai="+day.day))
		_, outline, _ := strings.Cut(said, "Bố cục Chương I ")
		outline, _, _ = strings.Cut(outline, " Trang 1 ")
		standing := map[corpus.SectionID]string{}
		for _, a := range onDay(all, day.day) {
			standing[a.path] = labels[a.standing]
		}
		for _, a := range issued {
			if a.path == "phu-luc" {
				continue
			}
			number := strings.TrimPrefix(string(a.path), "dieu-")
			_, behind, ok := strings.Cut(outline, "Điều "+number+" ")
			behind, _, _ = strings.Cut(behind, " Điều ")
			heading := strings.TrimPrefix(a.text, "Điều "+number+". ")
			n := 0
			for n < min(len(heading), len(behind)) && heading[n] == behind[n] {
				n++
			}
			got := ""
			if m := badgeInOutline.FindStringSubmatch(behind[n:]); m != nil {
				got = m[1]
			}
			if !ok || got != standing[a.path] {
				t.Errorf("on %s the outline calls %s %q, want %q: %q", day.day, a.path, got, standing[a.path], behind)
			}
		}
	}
}
