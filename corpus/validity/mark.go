package validity

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// mark is a standing that one cause gives for a stretch of days to a document, or to a section of it.
type mark struct {
	standing    corpus.Standing
	from, until corpus.Date
	// opens is true for the first day of effect.
	opens bool
	// cause counts the causes of the history, -1 for a day that no cause gives.
	cause int
}

// holds reports whether a mark stands on a day; one without a first day stands on none that is known.
func (m mark) holds(day corpus.Date) bool {
	return !m.from.IsZero() && !day.Before(m.from) && (m.until.IsZero() || !lastOf(m.until).Before(day))
}

// marks are what counts for a section, path being its id and those of all sections that hold it; for the document where path is empty.
func (h History) marks(path []corpus.SectionID) []mark {
	var out []mark
	if first := h.opening(path); !first.from.IsZero() {
		out = append(out, first)
	}
	for i, c := range h.Causes {
		if c.Doubt != "" || c.Standing == "" || c.Standing == corpus.StandingUnknown {
			continue
		}
		m := mark{standing: c.Standing, from: c.From, until: c.Until, cause: i}
		switch {
		case c.Part != nil:
			if m.standing = reach(placesOf(c.Part.Provisions), path, corpus.StandingPartly); m.standing == "" {
				continue
			}
		case c.Own:
			out = append(out, h.ended(m)...)
			continue
		case c.Standing == corpus.StandingInForce && !h.opens.IsZero() && !h.least && h.opens.Before(c.From):
			m.from = h.opens // what a list of its day calls in force was so since its first day
		case c.Event.Scope != corpus.ScopeWhole:
			if m.standing = reach(c.Event.places(), path, doneBy(c.Event)); m.standing == "" {
				continue
			}
		}
		out = append(out, m)
	}
	if h.moved >= 0 && !h.Causes[h.moved].Until.IsZero() {
		out = append(out, mark{standing: corpus.StandingEnded, from: dayAfter(h.Causes[h.moved].Until), cause: h.moved})
	}
	return out
}

// ended is the end that the document gives itself, as far as no other document moved it by then: none where it was prolonged in time, and
// that up to the day from which a late one holds.
func (h History) ended(m mark) []mark {
	for _, c := range h.Causes {
		if !c.prolongs() {
			continue
		}
		if c.From.Day == 0 || !m.from.Before(c.From) {
			return nil
		}
		m.until = c.From.Plus(-1)
		return []mark{m}
	}
	return []mark{m}
}

// opening is the first day of effect of a section, of the document where path is empty: the own day of the section where the text gives it.
func (h History) opening(path []corpus.SectionID) mark {
	out := mark{standing: corpus.StandingUnknown, from: h.opens, opens: true, cause: -1}
	for i, c := range h.Causes {
		if !c.Own || c.Doubt != "" || c.Standing != corpus.StandingUnknown {
			continue
		}
		if c.Part != nil && len(path) > 0 && covers(placesOf(c.Part.Provisions), path) {
			return mark{standing: corpus.StandingUnknown, from: c.From, opens: true, cause: i}
		}
		if c.Part == nil && !h.least {
			out.cause = i
		}
	}
	return out
}

// reach is what is done to a section where provisions are named to which done is done; to the document, where path is empty. It is "" where
// the section is not touched.
func reach(named, path []corpus.SectionID, done corpus.Standing) corpus.Standing {
	paused := done == corpus.StandingPaused
	switch {
	case len(path) == 0 && paused:
		return "" // the rest of the document stands
	case len(path) == 0:
		return done
	case covers(named, path) && paused:
		return corpus.StandingPaused
	case covers(named, path):
		return corpus.StandingEnded
	case !paused && slices.ContainsFunc(named, func(id corpus.SectionID) bool { return within(id, path[0]) }):
		return corpus.StandingPartly
	}
	return ""
}

// covers reports whether one of the named sections is that of a path, or holds it.
func covers(named, path []corpus.SectionID) bool {
	return slices.ContainsFunc(named, func(id corpus.SectionID) bool {
		return slices.ContainsFunc(path, func(p corpus.SectionID) bool { return within(p, id) })
	})
}

// places are the sections that an edge names: as the outline has them, else as it would have them.
func (e *Event) places() []corpus.SectionID {
	if len(e.Sections) > 0 {
		return e.Sections
	}
	return placesOf(e.Provisions)
}

// placesOf are the paths of provisions, as far as they name a section.
func placesOf(provisions []corpus.Provision) []corpus.SectionID {
	var out []corpus.SectionID
	for _, p := range provisions {
		if path := p.Path(); path != "" && !p.Relative() {
			out = append(out, path)
		}
	}
	return out
}

// places are the sections that the cause names, none for one that speaks of the whole.
func (c Cause) places() []corpus.SectionID {
	switch {
	case c.Part != nil:
		return placesOf(c.Part.Provisions)
	case c.Event != nil && c.Event.Scope != corpus.ScopeWhole:
		return c.Event.places()
	}
	return nil
}

// Names reports whether a cause names a section itself, not what holds it.
func (c Cause) Names(id corpus.SectionID) bool { return slices.Contains(c.places(), id) }

// Named are the sections that causes which count name.
func (h History) Named() []corpus.SectionID {
	var out []corpus.SectionID
	for _, c := range h.Causes {
		if c.Doubt == "" {
			out = append(out, c.places()...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// within reports whether a section is another one or lies within it.
func within(id, in corpus.SectionID) bool {
	rest, ok := strings.CutPrefix(string(id), string(in))
	return ok && (rest == "" || rest[0] == '.')
}

// steps are the days on which the heaviest of the standings changes.
func steps(marks []mark) []corpus.Step {
	marks = first(marks)
	var out []corpus.Step
	undated := corpus.StandingUnknown
	var days []corpus.Date
	opens := corpus.Date{}
	for _, m := range marks {
		switch {
		case m.from.IsZero():
			if m.standing.Weight() > undated.Weight() {
				undated = m.standing
			}
			continue
		case m.opens:
			opens = m.from
		}
		days = append(days, m.from)
		if !m.until.IsZero() {
			days = append(days, dayAfter(m.until))
		}
	}
	if undated != corpus.StandingUnknown {
		out = append(out, corpus.Step{Standing: undated})
	}
	slices.SortFunc(days, corpus.Date.Compare)
	before := corpus.StandingUnknown
	for _, day := range slices.Compact(days) {
		now := heaviest(marks, day)
		if now != before || day == opens {
			out = append(out, corpus.Step{From: day, Standing: now, Opens: day == opens})
		}
		before = now
	}
	return out
}

// first leaves of the marks of one standing that have no end the one that begins first: the others add no day.
func first(marks []mark) []mark {
	var out []mark
	at := map[corpus.Standing]int{}
	for _, m := range marks {
		if m.opens || m.from.IsZero() || !m.until.IsZero() {
			out = append(out, m)
			continue
		}
		i, met := at[m.standing]
		if !met {
			at[m.standing] = len(out)
			out = append(out, m)
		} else if m.from.Before(out[i].from) {
			out[i] = m
		}
	}
	return out
}

// heaviest is the standing that decides on a day.
func heaviest(marks []mark, day corpus.Date) corpus.Standing {
	out := corpus.StandingUnknown
	for _, m := range marks {
		if m.holds(day) && m.standing.Weight() > out.Weight() {
			out = m.standing
		}
	}
	return out
}
