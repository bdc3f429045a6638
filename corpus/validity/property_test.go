package validity

import (
	"math/rand/v2"
	"testing"

	"vankho/corpus"
)

// dice draws small numbers from the bytes of a fuzzer.
type dice struct{ rest []byte }

func (d *dice) n(sides int) int {
	if len(d.rest) == 0 {
		return 0
	}
	b := d.rest[0]
	d.rest = d.rest[1:]
	return int(b) % sides
}

func (d *dice) date() corpus.Date {
	switch d.n(6) {
	case 0:
		return corpus.Date{}
	case 1:
		return corpus.Date{Year: 2020 + d.n(4)}
	case 2:
		return corpus.Date{Year: 2020 + d.n(4), Month: 1 + d.n(12)}
	}
	return corpus.Date{Year: 2020 + d.n(4), Month: 1 + d.n(12), Day: 1 + d.n(28)}
}

func (d *dice) actor() Actor {
	names := [...]string{"A", "B", "C", "D"}
	name := names[d.n(len(names))]
	return Actor{ID: corpus.ID(name), Number: name, Issued: d.date(), First: d.date(), Draft: d.n(8) == 7, Stub: d.n(8) == 7}
}

func (d *dice) facts() Facts {
	types := [...]string{"Quyết định", "Quyết định", "", "Báo cáo"}
	f := Facts{Actor: d.actor()}
	f.Type = types[d.n(len(types))]
	if d.n(3) > 0 {
		rules := [...]corpus.EffectRule{corpus.EffectDated, corpus.EffectPublished, corpus.EffectIssued}
		f.Effect = &corpus.Effect{Date: d.date(), Until: d.date(), Rule: rules[d.n(len(rules))], Days: d.n(40)}
	}
	if f.Effect != nil && d.n(3) == 0 {
		f.Effect.Parts = []corpus.EffectPart{{Provisions: []corpus.Provision{{Dieu: "1", Khoan: "2"}}, Date: corpus.Date{Year: 2020 + d.n(4), Month: 3, Day: 1}, Until: d.date()}}
	}
	statuses := [...]string{"Còn hiệu lực", "Hết hiệu lực", "Hết hiệu lực một phần", "Chưa có hiệu lực", "Ngưng hiệu lực", "?"}
	for range d.n(3) {
		f.Listed = append(f.Listed, Listed{File: "a.csv", Status: statuses[d.n(len(statuses))], Read: d.date()})
	}
	scopes := [...]corpus.Scope{corpus.ScopeWhole, corpus.ScopeProvisions, corpus.ScopeWords}
	sections := [...]corpus.SectionID{"dieu-1", "dieu-1.khoan-2", "dieu-2", "phu-luc-i"}
	for range d.n(7) {
		from := d.actor()
		e := Event{Relation: Changing()[d.n(len(Changing()))], From: from, By: from, Scope: scopes[d.n(3)], Since: d.date(), Until: d.date(), Quote: "câu", Span: corpus.Span{End: 5}}
		if d.n(3) == 0 {
			e.By = d.actor()
		}
		if e.Scope != corpus.ScopeWhole {
			e.Sections = []corpus.SectionID{sections[d.n(len(sections))]}
		}
		f.Events = append(f.Events, e)
	}
	return f
}

func FuzzVerdictsAgreeWithTheirTimelineAndRestOnEvidence(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		data := make([]byte, 120)
		for i := range data {
			data[i] = byte(random.Uint32())
		}
		f.Add(data)
	}
	today := corpus.Date{Year: 2022, Month: 6, Day: 15}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := dice{data}
		h := Read(d.facts())
		line := corpus.ParseTimeline(h.Timeline().String())
		if !line.Equal(h.Timeline()) {
			t.Fatalf("written %q, read back as %q", h.Timeline(), line)
		}
		for day := (corpus.Date{Year: 2019, Month: 12, Day: 1}); day.Year < 2025; day = day.Plus(17) {
			verdicts := []Verdict{h.At(day, today)}
			if verdicts[0].Standing != line.At(day, today) {
				t.Fatalf("%v: verdict %s, timeline %s", day, verdicts[0].Standing, line.At(day, today))
			}
			for _, id := range []corpus.SectionID{"dieu-1", "dieu-1.khoan-2", "dieu-2.khoan-1", "phu-luc-i"} {
				v, _ := h.Section(id, day, today)
				verdicts = append(verdicts, v)
			}
			for _, v := range verdicts {
				check(t, day, today, h.Facts(), v)
			}
		}
	})
}

// check holds one verdict against what every verdict keeps.
func check(t *testing.T, day, today corpus.Date, facts Facts, v Verdict) {
	t.Helper()
	if v.Reason == "" {
		t.Errorf("%v: no reason for %s", day, v.Standing)
	}
	asserted := false
	for _, c := range v.Causes {
		switch {
		case c.Doubt != "":
			t.Errorf("%v: a doubtful cause decides: %s", day, c.Doubt)
		case c.Listed != nil:
			asserted = true
		case c.Event != nil:
			asserted = asserted || c.Event.Relation == corpus.RelationAffirms
			if c.Event.Quote == "" || c.Event.Len() == 0 {
				t.Errorf("%v: a cause without its words", day)
			}
		case !c.Own || facts.Effect == nil:
			t.Errorf("%v: a cause without evidence: %+v", day, c)
		}
	}
	switch v.Standing {
	case corpus.StandingInForce:
		if !asserted || today.Before(day) {
			t.Errorf("%v: in force, which no source asserts", day)
		}
	case corpus.StandingEnded, corpus.StandingPartly, corpus.StandingPaused:
		if len(v.Causes) == 0 {
			t.Errorf("%v: %s without a cause", day, v.Standing)
		}
		if day.Before(v.Since) {
			t.Errorf("%v: %s since %v", day, v.Standing, v.Since)
		}
	}
	for _, c := range v.Upcoming {
		if !day.Before(c.From) {
			t.Errorf("%v: what is of %v is called upcoming", day, c.From)
		}
	}
}
