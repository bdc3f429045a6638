package engine

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
)

// shared is the folder of files that are given to the project from outside.
const shared = "../../../shared"

func lines[T any](t testing.TB, path string) []T {
	t.Helper()
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the evaluation files are not here: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	var out []T
	s := bufio.NewScanner(bytes.NewReader(b))
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out = append(out, v)
	}
	return out
}

// register are the rows of a register as documents without text.
func register(t testing.TB) []*corpus.Document {
	var out []*corpus.Document
	for _, r := range lines[struct{ ID, Number, Issued, Title string }](t, shared+"/eval/lookup/register.jsonl") {
		d := &corpus.Document{ID: corpus.ID(r.ID), Title: r.Title, Header: corpus.Header{Number: r.Number}}
		d.Header.Issued, _ = corpus.ParseISODate(r.Issued)
		if n, ok := corpus.ParseNumber(r.Number); ok {
			if dt, ok := n.DocType(); ok {
				d.Header.Type = dt.Name
			}
		}
		out = append(out, d)
	}
	return out
}

type lookup struct {
	ID, Kind, Text string
	Gold           []corpus.ID
}

func TestKnownDocumentsAreFoundAmongARegister(t *testing.T) {
	docs := register(t)
	start := time.Now()
	e := open(t, newMemory(docs...))
	t.Logf("%d documents in %v", len(docs), time.Since(start))
	type score struct{ n, at1, at5 int }
	got := map[string]*score{}
	var took []time.Duration
	var missed []string
	for _, q := range lines[lookup](t, shared+"/eval/lookup/queries.jsonl") {
		s := got[q.Kind]
		if s == nil {
			s = new(score)
			got[q.Kind] = s
		}
		begin := time.Now()
		found := ids(ask(t, e, q.Text))
		took = append(took, time.Since(begin))
		s.n++
		rank := slices.IndexFunc(found, func(id corpus.ID) bool { return slices.Contains(q.Gold, id) })
		if rank == 0 {
			s.at1++
		} else {
			missed = append(missed, strings.Join([]string{q.Kind, q.Text, string(q.Gold[0])}, "\t"))
		}
		if rank >= 0 && rank < 5 {
			s.at5++
		}
	}
	slices.Sort(took)
	t.Logf("time of a question: half within %v, 95 in 100 within %v, all within %v", took[len(took)/2], took[len(took)*95/100], took[len(took)-1])
	if path := os.Getenv("VANKHO_MISSED"); path != "" {
		slices.Sort(missed)
		if err := os.WriteFile(path, []byte(strings.Join(missed, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []struct {
		kind     string
		at1, at5 float64
	}{{"number", .98, .99}, {"number-lazy", .95, .98}, {"title", .90, .95}, {"title-folded", .88, .93}, {"title-abbr", .6, .9}} {
		s := got[want.kind]
		at1, at5 := float64(s.at1)/float64(s.n), float64(s.at5)/float64(s.n)
		t.Logf("%-13s %4d  @1 %.3f  @5 %.3f", want.kind, s.n, at1, at5)
		if at1 < want.at1 || at5 < want.at5 {
			t.Errorf("%s: want at least %.2f and %.2f", want.kind, want.at1, want.at5)
		}
	}
}
