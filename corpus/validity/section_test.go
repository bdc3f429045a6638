package validity

import (
	"testing"

	"vankho/corpus"
)

func TestASectionHasTheStandingOfWhatIsDoneToItToWhatHoldsItAndToWhatItHolds(t *testing.T) {
	repeals, suspends := corpus.RelationRepeals, corpus.RelationSuspends
	f := decision("2023-06-20", "2023-07-01").with(
		event(repeals, later, "dieu-5", "phu-luc-ii", "chuong-iii"),
		event(repeals, silent, "dieu-9.khoan-3"),
		event(suspends, later, "dieu-11").between("2026-01-01", "2026-12-31"),
		event(corpus.RelationAmends, later, "dieu-12"),
		event(repeals, newer, "dieu-13"),
	)
	h := Read(f)
	for _, c := range []struct {
		name  string
		id    corpus.SectionID
		above []corpus.SectionID
		want  corpus.Standing
		ok    bool
	}{
		{"itself", "dieu-5", nil, corpus.StandingEnded, true},
		{"what it holds", "dieu-5.khoan-2", nil, corpus.StandingEnded, true},
		{"an annex's article", "phu-luc-ii.dieu-1", nil, corpus.StandingEnded, true},
		{"another of a like name", "dieu-51", nil, corpus.StandingUnknown, false},
		{"what holds a clause", "dieu-9", nil, corpus.StandingPartly, true},
		{"the clause", "dieu-9.khoan-3", nil, corpus.StandingEnded, true},
		{"its sister", "dieu-9.khoan-2", nil, corpus.StandingUnknown, false},
		{"an article of a chapter", "dieu-30", []corpus.SectionID{"chuong-iii"}, corpus.StandingEnded, true},
		{"a paused one", "dieu-11.khoan-1", nil, corpus.StandingPaused, true},
		{"an amended one", "dieu-12", nil, corpus.StandingUnknown, true},
		{"one that will end", "dieu-13", nil, corpus.StandingUnknown, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, ok := h.Section(c.id, date(today), date(today), c.above...)
			if ok && v.Standing != c.want || ok != c.ok {
				t.Errorf("%s, %v; want %s, %v", v.Standing, ok, c.want, c.ok)
			}
		})
	}
	if v, _ := h.Section("dieu-12", date(today), date(today)); len(v.Changes) != 1 || !v.Amended() {
		t.Errorf("changes of an amended article: %d", len(v.Changes))
	}
	if v, _ := h.Section("dieu-13", date(today), date(today)); len(v.Upcoming) != 1 {
		t.Errorf("upcoming of an article that will end: %d", len(v.Upcoming))
	}
	if v := h.At(date(today), date(today)); v.Standing != corpus.StandingPartly || len(v.Causes) != 2 {
		t.Errorf("the document: %s by %d causes", v.Standing, len(v.Causes))
	}
}

func TestTheEndOfTheWholeIsTheEndOfItsSections(t *testing.T) {
	h := Read(decision("2023-06-20", "2023-07-01").with(event(corpus.RelationRepeals, silent, "dieu-9"), event(corpus.RelationReplaces, later)))
	for _, id := range []corpus.SectionID{"dieu-9", "dieu-9.khoan-1"} {
		if v, ok := h.Section(id, date(today), date(today)); !ok || v.Standing != corpus.StandingEnded || v.Since != date("2024-09-01") {
			t.Errorf("%s: %s since %v, %v", id, v.Standing, v.Since, ok)
		}
	}
}

func TestProvisionsHaveDaysOfTheirOwn(t *testing.T) {
	f := decision("2023-06-20", "2023-07-01")
	f.Effect.Partial = true
	f.Effect.Parts = []corpus.EffectPart{
		{Provisions: []corpus.Provision{{Dieu: "4", Khoan: "2"}}, Date: date("2024-01-01"), Span: corpus.Span{Start: 5, End: 30}},
		{Provisions: []corpus.Provision{{Dieu: "7"}}, Date: date("2023-07-01"), Until: date("2025-12-31"), Span: corpus.Span{Start: 40, End: 70}},
	}
	h := Read(f)
	for _, c := range []struct {
		day  string
		id   corpus.SectionID
		want corpus.Standing
		ok   bool
	}{
		{"2023-12-31", "dieu-4.khoan-2.diem-a", corpus.StandingNotYet, true},
		{"2023-12-31", "dieu-4.khoan-1", corpus.StandingUnknown, false},
		{"2024-01-01", "dieu-4.khoan-2", corpus.StandingUnknown, true},
		{"2025-12-31", "dieu-7", corpus.StandingUnknown, true},
		{"2026-01-01", "dieu-7", corpus.StandingEnded, true},
	} {
		if v, ok := h.Section(c.id, date(c.day), date(today)); v.Standing != c.want || ok != c.ok {
			t.Errorf("%s on %s: %s, %v; want %s, %v", c.id, c.day, v.Standing, ok, c.want, c.ok)
		}
	}
	if v := h.At(date("2023-08-01"), date(today)); v.Standing != corpus.StandingUnknown || len(v.Upcoming) != 2 ||
		v.Upcoming[0].Sentence() != "Khoản 2 Điều 4 có hiệu lực từ 01/01/2024" {
		t.Errorf("%s, %d upcoming", v.Standing, len(v.Upcoming))
	}
	v := h.At(date("2026-01-01"), date(today))
	if want := "Hết hiệu lực một phần: theo chính văn bản, Điều 7 áp dụng đến hết 31/12/2025."; v.Standing != corpus.StandingPartly || v.Reason != want {
		t.Errorf("%s: %s", v.Standing, v.Reason)
	}
}

func TestARegisterThatNamesNoPartSaysNothingOfASection(t *testing.T) {
	h := Read(decision("2023-06-20", "2023-07-01").listed("Hết hiệu lực một phần").with(event(corpus.RelationAmends, later, "dieu-9")))
	if v, ok := h.Section("dieu-9", date(today), date(today)); !ok || v.Standing != corpus.StandingUnknown {
		t.Errorf("%s, %v", v.Standing, ok)
	}
}
