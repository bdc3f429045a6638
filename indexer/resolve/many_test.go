package resolve

import (
	"fmt"
	"testing"
	"time"

	"vankho/corpus"
)

// One number that thousands of days bear, cited with the day and without: the time is logged by `go test -v` and decides nothing, for what
// weighs each citation against each document anew would run into the limit of the test itself.
func TestANumberOfManyDaysIsJudgedInBoundedTime(t *testing.T) {
	if testing.Short() {
		t.Skip("70,000 citations")
	}
	const days, undated = 20_000, 30_000
	var g corpus.CitedGroup
	for i := range days {
		at := corpus.Date{Year: 1950 + i/336, Month: i/28%12 + 1, Day: i%28 + 1}
		for k := range 2 {
			g.Mentions = append(g.Mentions, says("x", 2*i+k+1, corpus.Reference{Canonical: "1/QĐ-UBND", DocType: "Quyết định", Date: at}))
		}
	}
	for i := range undated {
		g.Mentions = append(g.Mentions, says("x", 2*days+i+1, corpus.Reference{Canonical: "1/QĐ-UBND", DocType: "Quyết định", Title: fmt.Sprint("về việc mẫu ", i%100)}))
	}
	start := time.Now()
	made := Ledger(g)
	t.Logf("from nothing %v", time.Since(start).Round(time.Millisecond))
	if len(made.Stubs) != days || len(made.Lines) != len(g.Mentions) {
		t.Fatalf("%d stubs, %d lines", len(made.Stubs), len(made.Lines))
	}
	for i, s := range made.Stubs {
		h := s.Header
		g.Holders = append(g.Holders, corpus.Holder{ID: corpus.ID(fmt.Sprint("s", i)), Number: h.Number, Type: h.Type, Issuer: h.Issuer, Issued: h.Issued, Cited: true, Stub: true})
		g.Holders[i].Shown = g.Holders[i].ID
	}
	for i, l := range made.Lines {
		if l.Stub > 0 {
			g.Mentions[i].Linked = g.Holders[l.Stub-1].ID
		}
	}
	start = time.Now()
	again := Ledger(g)
	t.Logf("once more %v", time.Since(start).Round(time.Millisecond))
	if len(again.Stubs) != days || len(again.Moved) > 0 {
		t.Fatalf("%d stubs, %d moved", len(again.Stubs), len(again.Moved))
	}
	for i, s := range again.Stubs {
		if s.ID != g.Holders[i].ID {
			t.Fatalf("the stub of %v lost its address", s.Header.Issued)
		}
	}
	g.Mentions = g.Mentions[:2]
	start = time.Now()
	left := Ledger(g)
	t.Logf("all but one go %v", time.Since(start).Round(time.Millisecond))
	if len(left.Stubs) != 1 {
		t.Errorf("%d stubs are left", len(left.Stubs))
	}
}

// As above, of rows of registers: each commune has a decision of that number each year.
func TestThousandsOfRowsOfOneNumberAreJoinedInBoundedTime(t *testing.T) {
	const n = 30_000
	var said []corpus.Statement
	for i := range n {
		day := corpus.Date{Year: 1990 + i/2/336%30, Month: i/2/28%12 + 1, Day: i/2%28 + 1}
		said = append(said, corpus.Statement{Path: "/so.csv", Member: fmt.Sprint(i), Doc: corpus.ID(fmt.Sprint(i)), Header: corpus.Header{Number: "1/QĐ-UBND",
			Type: "Quyết định", Issuer: fmt.Sprintf("Ủy ban nhân dân xã Mẫu %d", i%3), Issued: day}})
	}
	start := time.Now()
	joined := Join(said)
	t.Logf("%v", time.Since(start).Round(time.Millisecond))
	for _, g := range joined {
		for _, i := range g {
			if said[i].Header.Issued != said[g[0]].Header.Issued {
				t.Fatalf("%v and %v are one", said[i].Header, said[g[0]].Header)
			}
		}
	}
	if len(joined) == 0 {
		t.Error("rows of one day are not one")
	}
}
