package spell

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus/viet"
)

// texts are the texts of the questions in a file of the evaluation.
func texts(t testing.TB, path, kind string) []string {
	t.Helper()
	f, err := os.Open(shared + path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the evaluation files are not here: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for s := bufio.NewScanner(f); s.Scan(); {
		var q struct{ Kind, Text string }
		if err := json.Unmarshal(s.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		if q.Kind == kind {
			out = append(out, q.Text)
		}
	}
	return out
}

func typedWords(text string) []Word {
	var out []Word
	for w := range viet.Words(text) {
		out = append(out, Word{Text: w.Text, First: len(out) == 0})
	}
	return out
}

// restored is how well marks come back that were stripped.
type restored struct {
	words, read, right, wrong, whole, questions int
	took                                        []time.Duration
}

func restore(t testing.TB, c Corpus, questions []string, misses func(string)) restored {
	var r restored
	for _, q := range questions {
		meant := typedWords(q)
		words := typedWords(viet.Fold(q))
		if len(words) != len(meant) {
			t.Fatalf("%q folds to other words", q)
		}
		begin := time.Now()
		readings := Read(words, c)
		r.took = append(r.took, time.Since(begin))
		got := make([]string, len(words))
		for _, rd := range readings {
			if rd.Apply && rd.Kind != Leaning {
				copy(got[rd.From:rd.To], rd.Norms)
			}
		}
		whole := true
		for i, w := range meant {
			norm := viet.Norm(w.Text)
			r.words++
			switch {
			case got[i] == "":
				whole = false
			case got[i] == norm:
				r.read++
				r.right++
			default:
				r.read++
				r.wrong++
				whole = false
				misses(strings.Join([]string{norm, got[i], q}, "\t"))
			}
		}
		r.questions++
		if whole {
			r.whole++
		}
	}
	slices.Sort(r.took)
	return r
}

func (r restored) log(t testing.TB, name string) {
	n := len(r.took)
	t.Logf("%-12s %d words, read %.4f, right of those read %.4f, whole questions %.3f; p50 %v p99 %v max %v", name, r.words,
		float64(r.read)/float64(r.words), float64(r.right)/float64(max(r.read, 1)), float64(r.whole)/float64(r.questions), r.took[n/2], r.took[n*99/100], r.took[n-1])
}

func TestMarksComeBackToQuestionsOfLaw(t *testing.T) {
	if testing.Short() {
		t.Skip("counts 77,843 articles")
	}
	c := collection(t)
	var missed []string
	r := restore(t, c, texts(t, "/eval/retrieval/queries.jsonl", ""), func(s string) { missed = append(missed, s) })
	r.log(t, "questions")
	restore(t, c, texts(t, "/eval/lookup/queries.jsonl", "title"), func(string) {}).log(t, "titles")
	if path := os.Getenv("VANKHO_MISSED"); path != "" {
		if err := os.WriteFile(path, []byte(strings.Join(missed, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// What was typed with its marks is meant so.
	wrong := 0
	for _, q := range texts(t, "/eval/retrieval/queries.jsonl", "") {
		for _, rd := range Read(typedWords(q), c) {
			if rd.Apply {
				wrong++
			}
		}
	}
	t.Logf("readings applied to questions with marks: %d", wrong)
	if wrong > 3 {
		t.Errorf("%d questions with marks are read otherwise", wrong)
	}
	if share := float64(r.right) / float64(r.read); share < .985 {
		t.Errorf("of the words read %.4f are right", share)
	}
}
