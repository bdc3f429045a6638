package validity

import (
	"slices"

	"vankho/corpus"
)

// Verdict is the standing of a document, or of a section of it, on a day.
type Verdict struct {
	Standing corpus.Standing
	// Since is the first day of the standing, zero where not known.
	Since corpus.Date
	// Causes say so, the deciding one first; none where nothing is known.
	Causes []Cause
	// Changes are the amendments and corrections that applied by that day, and what bore on validity before and no more decides.
	Changes []Cause
	// Upcoming are causes of a later day: "sẽ được thay thế từ …".
	Upcoming []Cause
	// Against are sources that say otherwise, and causes that were not taken.
	Against []Cause
	// Reason is one official Vietnamese sentence that says why.
	Reason string
}

// Amended reports whether words of the document had been changed by that day.
func (v Verdict) Amended() bool {
	return slices.ContainsFunc(v.Changes, func(c Cause) bool { return c.Event != nil && c.Event.Relation == corpus.RelationAmends })
}

// At is the verdict on the document on a day; today is the day on which what registers say is taken to hold.
func (h History) At(day, today corpus.Date) Verdict {
	v := h.verdict(h.timeline, h.marks(nil), nil, day, today)
	v.Reason = h.reason(v, day)
	return v
}

// Section is the verdict on a section; ok is false where nothing is said of it that is not said of the whole document. above are the sections that
// hold it which its id does not name: the chapter of an article.
func (h History) Section(id corpus.SectionID, day, today corpus.Date, above ...corpus.SectionID) (v Verdict, ok bool) {
	path := append([]corpus.SectionID{id}, above...)
	for i := range h.Causes {
		ok = ok || h.Causes[i].touches(path)
	}
	if !ok {
		return h.At(day, today), false
	}
	marks := h.marks(path)
	line := corpus.Timeline{Told: h.told, Steps: steps(marks)}
	switch line.Told {
	case corpus.StandingNone:
		line.Steps = nil
	case corpus.StandingPartly:
		line.Told = corpus.StandingUnknown // the register does not say which part
	}
	v = h.verdict(line, marks, path, day, today)
	v.Reason = h.reason(v, day)
	return v, true
}

// touches reports whether a cause speaks of a section, or of one within it, by name.
func (c Cause) touches(path []corpus.SectionID) bool {
	named := c.places()
	return covers(named, path) || slices.ContainsFunc(named, func(id corpus.SectionID) bool { return within(id, path[0]) })
}

// verdict puts every cause into its place for one day.
func (h History) verdict(line corpus.Timeline, marks []mark, path []corpus.SectionID, day, today corpus.Date) Verdict {
	v := Verdict{Standing: line.At(day, today)}
	now := !day.Before(today)
	deciding := h.decide(&v, marks, day, now)
	if line.Told == v.Standing && now && h.listed != nil && v.Standing != corpus.StandingNone ||
		v.Standing == corpus.StandingInForce && !now && line.Told == corpus.StandingInForce && len(v.Causes) == 0 {
		v.Causes = append(v.Causes, Cause{Standing: h.told, Listed: h.listed})
		if v.Standing == corpus.StandingInForce && v.Since.IsZero() && !h.least && !h.opens.IsZero() {
			v.Since = h.opens
		}
	}
	first := h.opening(path)
	if first.cause >= 0 && !deciding[first.cause] && (v.Standing == corpus.StandingInForce || v.Standing == corpus.StandingUnknown) && !day.Before(first.from) {
		deciding[first.cause] = true
		v.Causes = append(v.Causes, h.Causes[first.cause])
	}
	for i, c := range h.Causes {
		switch {
		case deciding[i] || h.summed(c) || len(path) > 0 && !c.touches(path) && c.Standing != corpus.StandingEnded:
		case (c.Doubt != "" || c.Standing == "") && h.repeated(c):
			// the acting document says it better itself
		case c.Doubt != "":
			v.Against = append(v.Against, c)
		case c.Own && c.Part != nil:
			if day.Before(c.From) {
				v.Upcoming = append(v.Upcoming, c)
			}
		case c.Own:
			if day.Before(c.From) && c.Standing == corpus.StandingEnded && slices.ContainsFunc(marks, func(m mark) bool { return m.cause == i }) {
				v.Upcoming = append(v.Upcoming, c)
			}
		case !c.From.IsZero() && day.Before(c.From):
			v.Upcoming = append(v.Upcoming, c)
		case !c.From.IsZero() || now:
			v.Changes = append(v.Changes, c)
		}
	}
	if len(path) == 0 && day == today {
		h.contradict(&v)
	}
	return v
}

// summed reports whether a cause that names no part is the title over others of the same text and day that name them.
func (h History) summed(c Cause) bool {
	return vague(c) == 1 && h.named[c.act()]
}

// repeated reports whether a third document tells of what the acting one says itself.
func (h History) repeated(c Cause) bool {
	return c.Event != nil && c.Event.third() && h.said[act{from: c.Event.From.ID, relation: c.Event.Relation}]
}

// decide finds the causes whose standing is the one of the day, and tells which they are.
func (h History) decide(v *Verdict, marks []mark, day corpus.Date, now bool) map[int]bool {
	deciding := map[int]bool{}
	switch v.Standing {
	case corpus.StandingNone, corpus.StandingUnknown:
		return deciding
	case corpus.StandingNotYet:
		for _, m := range marks {
			if m.opens && m.cause >= 0 && day.Before(m.from) {
				deciding[m.cause] = true
				v.Causes = append(v.Causes, h.Causes[m.cause])
			}
		}
		return deciding
	}
	for _, m := range marks {
		if m.standing != v.Standing || m.cause < 0 || !m.holds(day) && (!m.from.IsZero() || !now) {
			continue
		}
		c := h.Causes[m.cause]
		if h.summed(c) {
			continue
		}
		if c.Standing == "" { // a prolongation that ran out
			c.Standing, c.From, c.Until = m.standing, m.from, corpus.Date{}
		}
		deciding[m.cause] = true
		v.Causes = append(v.Causes, c)
		if v.Since.IsZero() || m.from.Before(v.Since) {
			v.Since = m.from
		}
	}
	slices.SortStableFunc(v.Causes, byDay)
	return deciding
}

// contradict shows the registers that say today what the verdict does not.
func (h History) contradict(v *Verdict) {
	for i := range h.facts.Listed {
		l := &h.facts.Listed[i]
		switch said := corpus.ParseStanding(l.Status); {
		case said == corpus.StandingUnknown:
			v.Against = append(v.Against, Cause{Listed: l, Doubt: "danh mục không nói rõ còn hay hết hiệu lực"})
		case said != v.Standing:
			v.Against = append(v.Against, Cause{Standing: said, Listed: l})
		}
	}
}
