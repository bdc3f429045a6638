package web

import (
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/validity"
)

func TestTheBoxOfValidityIsShortHoweverManyDocumentsChangeOne(t *testing.T) {
	d := &corpus.Document{ID: "a", Header: corpus.Header{Number: "1/QĐ-UBND", Type: "Quyết định"}}
	f := validity.Facts{Actor: validity.Actor{ID: "a", Number: "1/QĐ-UBND", Type: "Quyết định"}, More: 48_000}
	for i := range 2000 {
		by := validity.Actor{ID: corpus.ID(fmt.Sprint("b", i)), Number: fmt.Sprintf("%d/2020/QĐ-UBND", i), First: corpus.Date{Year: 2020, Month: 1, Day: 1}}
		e := validity.Event{Relation: validity.Changing()[i%5], From: by, By: by, Scope: corpus.ScopeWhole, Quote: strings.Repeat("Bãi bỏ ", 200)}
		f.Events = append(f.Events, e)
	}
	on := asOf{corpus.Date{Year: 2026, Month: 11, Day: 1}, corpus.Date{Year: 2026, Month: 11, Day: 1}}
	v := newValidity(d, validity.Read(f), on)
	shown := 0
	for _, l := range v.Listed() {
		shown += len(l.Causes)
		for _, c := range l.Causes {
			if n := len([]rune(c.Words())); n > longestCause+1 {
				t.Errorf("%d characters of a cause", n)
			}
		}
	}
	if v.Standing != corpus.StandingEnded || shown > 4*mostCauses || shown+v.More != 50_000 {
		t.Errorf("%s, %d shown, %d more", v.Standing, shown, v.More)
	}
}

func TestADocumentThatEndedSaysSoOverItsText(t *testing.T) {
	for _, c := range []struct {
		name string
		v    Validity
		want string
	}{
		{"replaced", Validity{Standing: corpus.StandingEnded, Since: corpus.Date{Year: 2024, Month: 8, Day: 12},
			Causes: []ValidityCause{{Relation: corpus.RelationReplaces, Document: &ValidityActor{Name: "1876/QĐ-UBND"}}}},
			"Văn bản này đã hết hiệu lực từ 12/8/2024, được thay thế bởi 1876/QĐ-UBND. Bạn đang xem bản cũ."},
		{"repealed", Validity{Standing: corpus.StandingEnded, Causes: []ValidityCause{{Relation: corpus.RelationRepeals, Document: &ValidityActor{Name: "7/QĐ-UBND"}}}},
			"Văn bản này đã hết hiệu lực, bị bãi bỏ bởi 7/QĐ-UBND."},
		{"by a register", Validity{Standing: corpus.StandingEnded, Causes: []ValidityCause{{Register: "a.csv"}}}, "Văn bản này đã hết hiệu lực."},
		{"in force", Validity{Standing: corpus.StandingInForce}, ""},
	} {
		if b, _ := c.v.banner(); b.Text != c.want {
			t.Errorf("%s: %q, want %q", c.name, b.Text, c.want)
		}
	}
}
