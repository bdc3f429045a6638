package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// tied is what the store says of ties, authorities and timelines.
func tied(t *testing.T, s *Store, q querier) []string {
	t.Helper()
	out, err := texts(t.Context(), q, `SELECT 'tie ' || (SELECT doc FROM nodes WHERE n = target) || ' ' || relation || ' ' || issued || ' ' || (SELECT doc FROM nodes WHERE n = source)
			|| ' ' || (SELECT doc FROM nodes WHERE n = teller) || ' ' || scope || strong || since || until || places || ' ' || weight FROM ties
		UNION ALL SELECT 'node ' || doc || ' ' || cited || ' ' || authority || ' ' || kind || type || issuer || year || ' ' || mentions FROM nodes WHERE cited > 0 OR authority <> 0
		UNION ALL SELECT 'doc ' || id || ' ' || timeline || ' ' || authority FROM documents ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// tiesHold holds what was kept step by step against what is made of edges and links at once.
func tiesHold(t *testing.T, s *Store) {
	t.Helper()
	undo := errors.New("undone")
	err := s.write(t.Context(), func(tx *sql.Tx) error {
		want := tied(t, s, tx)
		for _, change := range []string{"DELETE FROM nodes", "UPDATE documents SET timeline = '', authority = 0", "INSERT OR IGNORE INTO tie_queue SELECT id FROM documents"} {
			if _, err := tx.ExecContext(t.Context(), change); err != nil {
				return err
			}
		}
		l := newLinking(tx, Judge{})
		for _, stage := range []func() (int, error){func() (int, error) { return l.tie(t.Context(), 100) }, func() (int, error) { return l.judgeValidity(t.Context(), 100) }} {
			for n := 1; n > 0; {
				var err error
				if n, err = stage(); err != nil {
					return err
				}
			}
		}
		if d := gocmp.Diff(want, tied(t, s, tx)); d != "" {
			t.Errorf("made at once they are others:\n%s", d)
		}
		return undo
	})
	if !errors.Is(err, undo) {
		t.Fatal(err)
	}
}

func TestTiesGatherWhatATextSaysOfADocumentAndLeadBothWays(t *testing.T) {
	s := open(t)
	old, by := listed(), replacing()
	mention := by.References[0]
	by.Text += "\nTheo " + mention.Quote
	mention.Start = len(by.Text) - len(mention.Quote)
	mention.End = len(by.Text)
	by.References = append(by.References, mention)
	by.Pages[1].End = len(by.Text)
	old.ID = mustPut(t, s, old, source("danh-muc.csv", "a"), "1").ID
	by.ID = mustPut(t, s, by, source("moi.docx", "b"), "1").ID
	link(t, s)
	tiesHold(t, s)
	for _, c := range []struct {
		q    corpus.TieQuery
		want int
	}{
		{corpus.TieQuery{Document: old.ID, In: true}, 1},
		{corpus.TieQuery{Document: by.ID}, 1},
		{corpus.TieQuery{Document: by.ID, In: true}, 0},
		{corpus.TieQuery{Document: old.ID, In: true, Family: "change"}, 1},
		{corpus.TieQuery{Document: old.ID, In: true, Relation: corpus.RelationRefers}, 0},
		{corpus.TieQuery{Document: old.ID, In: true, Year: 2025, Held: true, Type: "Quyết định"}, 1},
		{corpus.TieQuery{Document: old.ID, In: true, Year: 2024}, 0},
		{corpus.TieQuery{Document: by.ID, Held: true}, 0},
	} {
		c.q.N, c.q.Evidence = 10, 5
		got, total, err := s.Ties(t.Context(), c.q)
		if err != nil || total != c.want || len(got) != c.want {
			t.Errorf("%+v: %d of %d ties, %v", c.q, len(got), total, err)
			continue
		}
		if c.want > 0 && (got[0].From != by.ID || got[0].To != old.ID || got[0].Relation != corpus.RelationReplaces || !got[0].Strong || len(got[0].Evidence) != 1 ||
			got[0].Evidence[0].Quote != "Quyết định số 12/QĐ-UBND ngày 27/3/2025" || got[0].Stater != nil) {
			t.Errorf("%+v", got[0])
		}
	}
	if got, total, err := s.Ties(t.Context(), corpus.TieQuery{Document: old.ID, In: true, N: 10, Uncounted: true}); err != nil || len(got) != 1 || total != 0 {
		t.Errorf("uncounted: %d of %d ties, %v", len(got), total, err)
	}
	counts, err := s.TieCounts(t.Context(), old.ID, true, false)
	if err != nil || fmt.Sprint(counts) != "[{replaces 1}]" {
		t.Errorf("%v %v", counts, err)
	}
	d, err := s.Document(t.Context(), old.ID)
	if err != nil || d.Authority == 0 {
		t.Errorf("authority %v, %v", d.Authority, err)
	}
	facts, err := s.Validity(t.Context(), []corpus.ID{old.ID, "nothing"}, false)
	if err != nil || len(facts) != 1 || len(facts[old.ID].Events) != 1 {
		t.Fatalf("%+v %v", facts, err)
	}
	if e := facts[old.ID].Events[0]; e.From.ID != by.ID || e.By.ID != by.ID || !strings.HasPrefix(e.Quote, "Quyết định số 12/QĐ-UBND") || e.Scope != corpus.ScopeWhole {
		t.Errorf("%+v", e)
	}
	if _, err := s.RemoveFile(t.Context(), "moi.docx", "Đã gỡ."); err != nil {
		t.Fatal(err)
	}
	link(t, s)
	tiesHold(t, s)
	if counts, err := s.TieCounts(t.Context(), old.ID, true, false); err != nil || len(counts) != 0 {
		t.Errorf("what a removed text said stays: %v %v", counts, err)
	}
}

func TestATextWithAMarkOfSecrecyTiesNothingForTheNetwork(t *testing.T) {
	s := open(t)
	old, by := listed(), replacing()
	by.Header.Secrecy = "Mật"
	old.ID = mustPut(t, s, old, source("danh-muc.csv", "a"), "1").ID
	mustPut(t, s, by, source("moi.docx", "b"), "1")
	link(t, s)
	tiesHold(t, s)
	for _, secret := range []bool{false, true} {
		want := 0
		if secret {
			want = 1
		}
		_, total, err := s.Ties(t.Context(), corpus.TieQuery{Document: old.ID, In: true, N: 5, Secret: secret})
		counts, err2 := s.TieCounts(t.Context(), old.ID, true, secret)
		facts, err3 := s.Validity(t.Context(), []corpus.ID{old.ID}, secret)
		if err := errors.Join(err, err2, err3); err != nil || total != want || len(counts) != want || len(facts[old.ID].Events) != want {
			t.Errorf("secret %v: %d ties, %v, %d events, %v", secret, total, counts, len(facts[old.ID].Events), err)
		}
	}
	sums, err := s.Summaries(t.Context(), []corpus.ID{old.ID})
	if err != nil || sums[old.ID].CitedBy != 0 {
		t.Errorf("cited by %d, %v", sums[old.ID].CitedBy, err)
	}
}

func TestADocumentThatSaysItReplacesItselfIsTiedToItself(t *testing.T) {
	s := open(t)
	d := replacing()
	d.Header.Number, d.References[0].Date, d.Header.Issued = "12/QĐ-UBND", corpus.Date{}, corpus.Date{Year: 2025, Month: 3, Day: 27}
	d.Links = []corpus.Link{{Ref: 1, State: corpus.LinkSelf, Reason: "chính văn bản này"}}
	d.ID = mustPut(t, s, d, source("a", "a"), "1").ID
	link(t, s)
	tiesHold(t, s)
	got, total, err := s.Ties(t.Context(), corpus.TieQuery{Document: d.ID, In: true, N: 5, Evidence: 1})
	if err != nil || total != 1 || got[0].From != d.ID || got[0].To != d.ID || len(got[0].Evidence) != 1 {
		t.Errorf("%+v %v", got, err)
	}
}

func TestWhatWaitsForItsTiesOrItsValidityIsPending(t *testing.T) {
	s := open(t)
	mustPut(t, s, listed(), source("danh-muc.csv", "a"), "1")
	mustPut(t, s, replacing(), source("moi.docx", "b"), "1")
	for _, queue := range []string{"", "tie_queue", "validity_queue"} {
		link(t, s)
		if pages, waiting, err := s.Pending(t.Context()); pages+waiting != 0 || err != nil {
			t.Errorf("all is judged, and %d pages and %d others wait, %v", pages, waiting, err)
		}
		if queue == "" {
			continue
		}
		// As after an older release, whose data has no ties.
		err := s.write(t.Context(), func(tx *sql.Tx) error {
			_, err := tx.ExecContext(t.Context(), "INSERT INTO "+queue+" SELECT id FROM documents")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, waiting, err := s.Pending(t.Context()); waiting == 0 || err != nil {
			t.Errorf("%s: nothing is pending, %v", queue, err)
		}
	}
}
