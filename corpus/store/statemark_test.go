package store

import (
	"path/filepath"
	"testing"

	"vankho/corpus"
)

func TestTheMarkIsAnotherOneAfterEveryWrite(t *testing.T) {
	ctx := t.Context()
	s, err := Open(ctx, filepath.Join(t.TempDir(), "kho"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	mark := func() string {
		t.Helper()
		m, err := s.StateMark()
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	seen := map[string]string{mark(): "opened"}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"a file is met", func() error {
			return s.PutFile(ctx, corpus.FileReport{Path: "/a.txt", Outcome: corpus.OutcomeFailed}, "1")
		}},
		{"a line of the journal", func() error { return s.Record(ctx, corpus.Act{Verb: "c"}) }},
		{"a document", func() error {
			_, err := s.Put(ctx, &corpus.Document{Title: "a", Text: "một"}, corpus.Source{Path: "/a.txt", SHA256: "a"}, "1")
			return err
		}},
	} {
		before := mark()
		if err := step.do(); err != nil {
			t.Fatal(step.name, err)
		}
		m := mark()
		if other, ok := seen[m]; ok {
			t.Errorf("%s leaves the mark %q of %q", step.name, m, other)
		}
		seen[m] = step.name
		if m == before || m != mark() {
			t.Errorf("%s: mark %q, then %q", step.name, m, mark())
		}
	}
	if _, err := s.Counts(ctx); err != nil || len(seen) != 4 {
		t.Error("marks differ by reading", err)
	}
}
