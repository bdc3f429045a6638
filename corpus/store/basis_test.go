package store

import (
	"fmt"
	"testing"

	"vankho/corpus"
	"vankho/indexer/resolve"
)

// based is a document of that number and day that rests on 12/QĐ-UBND of 27/3/2025, or does something else to it.
func based(number string, issued corpus.Date, relation corpus.Relation) *corpus.Document {
	const cited = "Quyết định số 12/QĐ-UBND ngày 27/3/2025"
	text := "Căn cứ " + cited + ", " + number
	at := corpus.Span{Start: len("Căn cứ "), End: len("Căn cứ ") + len(cited)}
	d := &corpus.Document{Title: "Về " + number, Text: text, Pages: []corpus.Page{{Number: 1, Span: corpus.Span{End: len(text)}, Method: corpus.MethodText, Quality: 1}},
		Header: corpus.Header{System: corpus.SystemState, Number: number, Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: issued,
			Effective: &corpus.Effect{Date: issued, Rule: corpus.EffectSigned}},
		References: []corpus.Reference{{Span: at, Quote: cited, Kind: corpus.ReferenceNumbered, DocType: "Quyết định", Number: "12", Symbol: "QĐ-UBND",
			Canonical: "12/QĐ-UBND", Date: corpus.Date{Year: 2025, Month: 3, Day: 27}}},
		Edges: []corpus.Edge{{From: corpus.Self, Relation: relation, To: "12/QĐ-UBND", ToRef: 1, Scope: corpus.ScopeWhole, Strong: true, Span: at, Quote: cited}}}
	d.Links = resolve.Within(d)
	return d
}

func TestALegalBasisIsAmissFromTheDayOnWhichItEnds(t *testing.T) {
	s := open(t)
	today := corpus.Date{Year: 2026, Month: 11, Day: 23}
	counts := func(q corpus.BasisQuery) string {
		t.Helper()
		q.Today, q.N, q.By = today, 5, 5
		got, n, err := s.Bases(t.Context(), q)
		if err != nil || len(got) != min(n.Bases, 5) {
			t.Fatal(got, err)
		}
		for _, b := range got {
			for _, r := range b.By {
				if r.Quote != "Quyết định số 12/QĐ-UBND ngày 27/3/2025" {
					t.Errorf("%+v", r)
				}
			}
		}
		return fmt.Sprint(n.Bases, n.Resting, n.Already)
	}
	mustPut(t, s, whole(), source("/12", "12"), "1")
	mustPut(t, s, based("20/QĐ-UBND", corpus.Date{Year: 2025, Month: 5, Day: 1}, corpus.RelationLegalBasis), source("/20", "20"), "1")
	late := mustPut(t, s, based("30/QĐ-UBND", corpus.Date{Year: 2025, Month: 9, Day: 1}, corpus.RelationLegalBasis), source("/30", "30"), "1").ID
	undated := based("40/QĐ-UBND", corpus.Date{Year: 2025, Month: 9}, corpus.RelationLegalBasis)
	mustPut(t, s, undated, source("/40", "40"), "1")
	link(t, s)
	if got := counts(corpus.BasisQuery{}); got != "0 0 0" {
		t.Errorf("while it is not known to have ended: %s", got)
	}
	mustPut(t, s, based("50/QĐ-UBND", corpus.Date{Year: 2025, Month: 7, Day: 1}, corpus.RelationReplaces), source("/50", "50"), "1")
	link(t, s)
	for _, c := range []struct {
		q    corpus.BasisQuery
		want string
	}{
		{corpus.BasisQuery{}, "1 3 1"}, // the one without a day had it end, nobody knows whether before
		{corpus.BasisQuery{Moment: corpus.BasisThen}, "1 1 1"},
		{corpus.BasisQuery{Moment: corpus.BasisNow}, "1 2 0"},
		{corpus.BasisQuery{Of: late}, "1 1 1"},
		{corpus.BasisQuery{Shelf: corpus.Shelf{First: 2026}}, "0 0 0"},
	} {
		if got := counts(c.q); got != c.want {
			t.Errorf("%+v: %s, want %s", c.q, got, c.want)
		}
	}
	if _, err := s.RemoveFile(t.Context(), "/50", "Đã gỡ."); err != nil {
		t.Fatal(err)
	}
	link(t, s)
	if got := counts(corpus.BasisQuery{}); got != "0 0 0" {
		t.Errorf("when what replaced it went: %s", got)
	}
}

func TestInALargeStoreNobodyWaitsForTheNextLookAtBases(t *testing.T) {
	s := open(t)
	today := corpus.Date{Year: 2026, Month: 11, Day: 23}
	resting := func() int {
		t.Helper()
		_, n, err := s.Bases(t.Context(), corpus.BasisQuery{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		return n.Resting
	}
	if resting() != 0 {
		t.Error("an empty store has bases")
	}
	s.bases.last.read = keptFrom // as if it had been large
	mustPut(t, s, whole(), source("/12", "12"), "1")
	mustPut(t, s, based("20/QĐ-UBND", corpus.Date{Year: 2025, Month: 5, Day: 1}, corpus.RelationLegalBasis), source("/20", "20"), "1")
	mustPut(t, s, based("50/QĐ-UBND", corpus.Date{Year: 2025, Month: 7, Day: 1}, corpus.RelationReplaces), source("/50", "50"), "1")
	link(t, s)
	if resting() != 0 {
		t.Error("the last look was not answered")
	}
	s.bases.looking.Wait()
	if resting() != 1 {
		t.Error("the next look was not taken")
	}
}

func TestWhatIsMarkedSecretCountsForNobodyInTheListsOfTheStore(t *testing.T) {
	s := open(t)
	today := corpus.Date{Year: 2026, Month: 11, Day: 23}
	mustPut(t, s, whole(), source("/12", "12"), "1")
	mustPut(t, s, based("50/QĐ-UBND", corpus.Date{Year: 2025, Month: 7, Day: 1}, corpus.RelationReplaces), source("/50", "50"), "1")
	secret := based("60/QĐ-UBND", corpus.Date{Year: 2025, Month: 9, Day: 1}, corpus.RelationLegalBasis)
	secret.Header.Secrecy = "Mật"
	mustPut(t, s, secret, source("/60", "60"), "1")
	link(t, s)
	if _, n, err := s.Bases(t.Context(), corpus.BasisQuery{Today: today, N: 5, By: 5}); err != nil || n.Resting != 0 {
		t.Errorf("%+v %v", n, err)
	}
	got, found, err := s.MostCited(t.Context(), corpus.CitedQuery{N: 5})
	if err != nil || found.Total != 1 || got[0].Documents != 1 || fmt.Sprint(got[0].Uses) != "[{replaces 1}]" {
		t.Errorf("%+v %v", got, err)
	}
	if _, err := s.RemoveFile(t.Context(), "/12", "Đã gỡ."); err != nil {
		t.Fatal(err)
	}
	link(t, s)
	wanted, all, err := s.Wanted(t.Context(), corpus.WantedQuery{Kind: corpus.WantedNumbered, N: 5})
	if err != nil || all.Total != 1 || wanted[0].Documents != 1 || wanted[0].Mentions != 1 || len(wanted[0].Citing) != 1 || fmt.Sprint(wanted[0].Uses) != "[{replaces 1}]" {
		t.Errorf("%+v %v", wanted, err)
	}
}

func TestWhatIsMissingStandsInTheOrderOfItsNeed(t *testing.T) {
	s := open(t)
	d := &corpus.Document{Title: "Nhiều", Header: corpus.Header{System: corpus.SystemState, Number: "7/QĐ-UBND", Type: "Quyết định", Issued: corpus.Date{Year: 2025, Month: 5, Day: 5}}}
	cite := func(number string, relation corpus.Relation, times int) {
		for range times {
			at := corpus.Span{Start: len(d.Text)}
			d.Text += "Nghị định số " + number
			at.End = len(d.Text)
			d.References = append(d.References, corpus.Reference{Span: at, Quote: at.In(d.Text), Kind: corpus.ReferenceNumbered, DocType: "Nghị định", Canonical: number})
			if relation != "" {
				d.Edges = append(d.Edges, corpus.Edge{From: corpus.Self, Relation: relation, To: number, ToRef: len(d.References), Scope: corpus.ScopeWhole, Span: at, Quote: at.In(d.Text)})
			}
			d.Text += "\n"
		}
	}
	cite("1/2020/NĐ-CP", "", 2)
	cite("2/2020/NĐ-CP", "", 3)
	cite("3/2020/NĐ-CP", corpus.RelationImplements, 1)
	cite("4/2020/NĐ-CP", corpus.RelationLegalBasis, 1)
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 1}}
	d.Links = resolve.Within(d)
	mustPut(t, s, d, source("/7", "7"), "1")
	mustPut(t, s, citingMany(1, 1), source("/8", "8"), "1") // 1/2024/NĐ-CP
	second := citingMany(1, 1)
	second.Header.Number, second.Text = "9999/QĐ-UBND", second.Text+"x"
	mustPut(t, s, second, source("/9", "9"), "1")
	link(t, s)
	tiesHold(t, s)
	var got []string
	if err := s.EachWanted(t.Context(), corpus.WantedQuery{Kind: corpus.WantedNumbered}, func(w corpus.Wanted) error {
		got = append(got, fmt.Sprintf("%s %d %d %v", w.Canonical, w.Documents, w.Mentions, w.Uses))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	want := "[01/2024/NĐ-CP 2 2 [{refers 2}] 04/2020/NĐ-CP 1 1 [{legal_basis 1}] 03/2020/NĐ-CP 1 1 [{implements 1}] 02/2020/NĐ-CP 1 3 [{refers 1}] 01/2020/NĐ-CP 1 2 [{refers 1}]]"
	if fmt.Sprint(got) != want {
		t.Errorf("%v\nwant %s", got, want)
	}
	_, found, err := s.Wanted(t.Context(), corpus.WantedQuery{Kind: corpus.WantedNumbered, Shelf: corpus.Shelf{Type: "nghi-dinh", First: 2021}})
	if err != nil || found.Total != 1 || fmt.Sprint(found.Types) != "[{nghi-dinh 1}]" {
		t.Errorf("%+v %v", found, err)
	}
}
