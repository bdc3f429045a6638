package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
)

func actsOf(t *testing.T, s *Store, q corpus.ActQuery) (verbs string, list []corpus.Act) {
	t.Helper()
	list, _, err := s.Acts(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		verbs += string(a.Verb) + " "
	}
	return strings.TrimSpace(verbs), list
}

func TestACorrectionFromAnOlderStateIsRefusedAndNotTold(t *testing.T) {
	ctx, s := t.Context(), open(t)
	put := mustPut(t, s, plan(), source("/a", "1"), "1")
	first := corpus.Correction{SHA256: source("/a", "1").SHA256, Field: corpus.FieldPlace, Value: "Vân Hải", Was: "Vân Sơn", Who: "An", When: time.Unix(10, 0)}
	second := first
	second.Value, second.Who = "Vân Lâm", "Bình"
	none := &corpus.Correction{}
	for _, x := range []struct {
		name string
		edit corpus.Edit
		want error
	}{
		{"the first", corpus.Edit{Correction: first, Before: none}, nil},
		{"of who saw none", corpus.Edit{Correction: second, Before: none}, corpus.ErrChanged},
		{"of who saw another", corpus.Edit{Correction: second, Before: &second}, corpus.ErrChanged},
		{"of who saw the first", corpus.Edit{Correction: second, Before: &first, By: corpus.Actor{Who: "Bình", From: corpus.FromMachine}}, nil},
		{"taken back by who saw the first", corpus.Edit{Correction: corpus.Correction{SHA256: first.SHA256, Field: first.Field, Value: "Vân Sơn"}, Before: &first}, corpus.ErrChanged},
		{"taken back", corpus.Edit{Correction: corpus.Correction{SHA256: first.SHA256, Field: first.Field, Value: "Vân Sơn"}, Before: &second}, nil},
		{"taken back where there is none", corpus.Edit{Correction: corpus.Correction{SHA256: first.SHA256, Field: first.Field}}, nil},
	} {
		if err := s.Correct(ctx, put.ID, x.edit); !errors.Is(err, x.want) || (err == nil) != (x.want == nil) {
			t.Errorf("%s: %v", x.name, err)
		}
	}
	verbs, list := actsOf(t, s, corpus.ActQuery{Document: put.ID})
	if verbs != "taken_back corrected corrected" || list[1].Was != "Vân Hải" || list[1].Now != "Vân Lâm" || list[0].Was != "Vân Lâm" || list[0].Now != "Vân Sơn" {
		t.Errorf("%s: %+v", verbs, list)
	}
	all := []corpus.DocumentEdit{{Document: put.ID, Edit: corpus.Edit{Correction: first, Before: none}}, {Document: put.ID, Edit: corpus.Edit{Correction: second, Before: none}}}
	if err := s.CorrectAll(ctx, all); !errors.Is(err, corpus.ErrChanged) {
		t.Error(err)
	}
	if found, total, err := s.Corrections(ctx, corpus.CorrectionQuery{Secret: true}); err != nil || total != 0 || len(found) != 0 {
		t.Errorf("half of many are kept: %+v %v", found, err)
	}
}

func TestWhatIsDoneToASecretDocumentIsToldOnThisMachineAlone(t *testing.T) {
	ctx, s := t.Context(), open(t)
	open := mustPut(t, s, plan(), source("/a", "1"), "1")
	for _, id := range []corpus.ID{open.ID, "khong-con"} {
		if err := s.Record(ctx, corpus.Act{Verb: corpus.VerbReadAgain, Document: id, Now: "chữ của văn bản"}); err != nil {
			t.Fatal(err)
		}
	}
	if verbs, _ := actsOf(t, s, corpus.ActQuery{}); verbs != "read_again read_again" {
		t.Error(verbs)
	}
	marked := plan()
	marked.Header.Secrecy = "MẬT"
	mustPut(t, s, marked, source("/a", "1"), "2")
	if err := s.Record(ctx, corpus.Act{Verb: corpus.VerbCorrected, Document: open.ID}); err != nil {
		t.Fatal(err)
	}
	if verbs, _ := actsOf(t, s, corpus.ActQuery{Document: open.ID}); verbs != "" {
		t.Errorf("the network is told of %s", verbs)
	}
	if verbs, _ := actsOf(t, s, corpus.ActQuery{Document: open.ID, Secret: true}); verbs != "corrected read_again" {
		t.Errorf("this machine is told of %q", verbs)
	}
	if _, err := s.Withdraw(ctx, "/a", []string{""}, "mật"); err != nil {
		t.Fatal(err)
	}
	verbs, list := actsOf(t, s, corpus.ActQuery{Secret: true})
	if verbs != "corrected read_again read_again" || list[2].Document != "" || list[2].Now != "" || list[1].Document != "khong-con" {
		t.Errorf("%s: %+v", verbs, list)
	}
	if verbs, _ := actsOf(t, s, corpus.ActQuery{}); verbs != "read_again" {
		t.Errorf("after it was withdrawn the network is told of %q", verbs)
	}
}

func TestAListOfIndicatorsAndItsActAreDoneOrNot(t *testing.T) {
	dir := t.TempDir()
	opened := func() *Store {
		s, err := Open(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := opened()
	if err := s.Join(t.Context(), "a\tb\n", "", corpus.Actor{Who: "An"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Join(t.Context(), "c\td\n", "", corpus.Actor{Who: "Bình"}); !errors.Is(err, corpus.ErrChanged) {
		t.Errorf("from an older list: %v", err)
	}
	// As a program leaves it that is killed after the journal was written, and before.
	for _, x := range []struct{ told, waits, want string }{{"e\tf\n", "e\tf\n", "e\tf\n"}, {"", "g\th\n", "e\tf\n"}} {
		if x.told != "" {
			if err := s.Record(t.Context(), corpus.Act{Verb: corpus.VerbJoined, Now: x.told}); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(os.WriteFile(filepath.Join(dir, newJoins), []byte(x.waits), 0o600), s.Close()); err != nil {
			t.Fatal(err)
		}
		s = opened()
		if got, err := s.Joins(t.Context()); got != x.want || err != nil {
			t.Errorf("%q, want %q, %v", got, x.want, err)
		}
		if _, err := os.Stat(filepath.Join(dir, newJoins)); err == nil {
			t.Error("what was begun lies there still")
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
