package validity

import (
	"cmp"
	"slices"

	"vankho/corpus"
)

// History is what Facts come to: every cause with the day from which it holds.
type History struct {
	facts Facts
	// Causes are in the order of their days, those without a day last; causes that do not count are among them.
	Causes []Cause
	// opens is the first day of effect, least true where that is only the day before which the document cannot have applied.
	opens corpus.Date
	least bool
	// told is what the registers say, told by the row listed; nil where none does.
	told     corpus.Standing
	listed   *Listed
	timeline corpus.Timeline
	// moved counts the cause that moves the end last, -1 for none.
	moved int
	// said are the acts that their own texts tell, named those of them that name the provisions they reach.
	said, named map[act]bool
}

// act is one relation that a document states of itself, from a day where that matters.
type act struct {
	from, by corpus.ID
	relation corpus.Relation
	day      corpus.Date
	doubtful bool
}

// Cause is one reason of a standing, with what says so.
type Cause struct {
	// Standing is what the cause does to the document; to what it names of it, where it names provisions: "Điều 6 hết hiệu lực" makes the
	// document end in part. It is "" for what changes words and not validity.
	Standing corpus.Standing
	// From is its first day and Until its last, zero where not known or without end.
	From, Until corpus.Date
	// Event is the edge that says so, nil where the document's own clause or a register does.
	Event *Event
	// Listed is the row of a register that says so, nil otherwise.
	Listed *Listed
	// Own is true for the document's own clause of effect, Part is what of it speaks of some provisions alone.
	Own  bool
	Part *corpus.EffectPart
	// Note is one official Vietnamese phrase where something is to be known about it: "ngày có hiệu lực của văn bản thay thế chưa rõ".
	Note string
	// Doubt is one where it does not count: "văn bản thay thế ban hành trước văn bản này".
	Doubt string
}

// Read makes a history of facts.
func Read(f Facts) History {
	h := History{facts: f, told: corpus.StandingUnknown}
	h.readListed()
	h.readEffect()
	for i := range f.Events {
		h.Causes = append(h.Causes, newCause(f.Actor, &f.Events[i]))
	}
	h.doubtAffirmed()
	slices.SortStableFunc(h.Causes, byDay)
	h.gather()
	h.timeline = corpus.Timeline{Told: h.told, Steps: steps(h.marks(nil))}
	if h.told == corpus.StandingNone {
		h.timeline.Steps = nil
	}
	return h
}

// byDay puts causes without a day last; of one day, those that the acting document states itself before those that others state.
func byDay(a, b Cause) int {
	rank := func(c Cause) int {
		switch {
		case c.From.IsZero():
			return 1
		}
		return 0
	}
	return cmp.Or(rank(a)-rank(b), a.From.Compare(b.From), saidByOther(a)-saidByOther(b), vague(a)-vague(b), weak(a)-weak(b))
}

func saidByOther(c Cause) int {
	if c.Event != nil && c.Event.By.ID != c.Event.From.ID {
		return 1
	}
	return 0
}

// vague tells of causes that end or change parts without naming them, as titles do: "sửa đổi, bổ sung một số điều".
func vague(c Cause) int {
	if c.Event != nil && c.Event.Scope != corpus.ScopeWhole && len(c.Event.Provisions)+len(c.Event.Sections) == 0 {
		return 1
	}
	return 0
}

func weak(c Cause) int {
	if c.Event != nil && !c.Event.Strong {
		return 1
	}
	return 0
}

// Facts are what the history was made of.
func (h History) Facts() Facts { return h.facts }

// Timeline is what lists and the index keep of the history. Only what public documents say may have been in the facts.
func (h History) Timeline() corpus.Timeline { return h.timeline }

// readListed finds what the registers say: the one read last decides, and where two that were read on one day differ, none does.
func (h *History) readListed() {
	if kind, known := corpus.TypeByName(h.facts.Type); known && !kind.Validity {
		h.told = corpus.StandingNone
		return
	}
	for i := range h.facts.Listed {
		l := &h.facts.Listed[i]
		said := corpus.ParseStanding(l.Status)
		switch {
		case said == corpus.StandingUnknown || h.listed != nil && l.Read.Before(h.listed.Read):
		case h.listed != nil && h.listed.Read == l.Read && said != h.told:
			h.told = corpus.StandingUnknown
		default:
			h.told, h.listed = said, l
		}
	}
}

// readEffect reads the document's own clause.
func (h *History) readEffect() {
	e := h.facts.Effect
	if h.facts.Draft {
		if e != nil && !e.Date.IsZero() {
			h.Causes = append(h.Causes, Cause{From: e.Date, Own: true, Doubt: "văn bản là dự thảo, chưa ban hành"})
		}
		return
	}
	switch {
	case e != nil && !e.Date.IsZero():
		h.opens = e.Date
		c := Cause{Standing: corpus.StandingUnknown, From: e.Date, Own: true}
		if e.Rule == corpus.EffectIssued {
			c.Note = "văn bản hành chính không quy định ngày có hiệu lực, tính từ ngày ban hành"
		}
		if surelyBefore(e.Date, h.facts.Issued) {
			c.Note = "mâu thuẫn: ngày này trước ngày ban hành, " + h.facts.Issued.Short() + "; cần đối chiếu với bản gốc"
		}
		h.Causes = append(h.Causes, c)
	case !h.facts.Stub && !h.facts.Issued.IsZero() && h.told != corpus.StandingInForce:
		h.opens, h.least = h.facts.Issued, true
		if e != nil && h.opens.Day > 0 {
			h.opens = h.opens.Plus(e.Days)
		}
	}
	if e == nil {
		return
	}
	for i := range e.Parts {
		p := &e.Parts[i]
		if len(placesOf(p.Provisions)) == 0 {
			continue
		}
		h.Causes = append(h.Causes, Cause{Standing: corpus.StandingUnknown, From: p.Date, Own: true, Part: p})
		if !p.Until.IsZero() {
			h.Causes = append(h.Causes, Cause{Standing: corpus.StandingPartly, From: dayAfter(p.Until), Own: true, Part: p})
		}
	}
	if !e.Until.IsZero() {
		h.Causes = append(h.Causes, Cause{Standing: corpus.StandingEnded, From: dayAfter(e.Until), Own: true})
	}
}

// gather notes what is asked of all causes again and again.
func (h *History) gather() {
	h.moved, h.said, h.named = -1, map[act]bool{}, map[act]bool{}
	for i, c := range h.Causes {
		if c.Event == nil {
			continue
		}
		if c.prolongs() {
			h.moved = i
		}
		if c.Doubt == "" && !c.Event.third() {
			h.said[act{from: c.Event.From.ID, relation: c.Event.Relation}] = true
		}
		if c.Event.Scope != corpus.ScopeWhole && vague(c) == 0 {
			h.named[c.act()] = true
		}
	}
}

// prolongs reports whether a cause moves the last day of the whole document.
func (c Cause) prolongs() bool {
	return c.Event != nil && c.Event.Relation == corpus.RelationExtends && c.Doubt == "" && c.Event.Scope == corpus.ScopeWhole
}

func (c Cause) act() act {
	return act{c.Event.From.ID, c.Event.By.ID, c.Event.Relation, c.From, c.Doubt != ""}
}

// doubtAffirmed takes lists of texts in force for doubtful where another text had ended the document by their day.
func (h *History) doubtAffirmed() {
	for i := range h.Causes {
		c := &h.Causes[i]
		if c.Standing != corpus.StandingInForce || c.Doubt != "" || c.Event == nil {
			continue
		}
		for _, end := range h.Causes {
			if end.Standing == corpus.StandingEnded && end.Doubt == "" && end.Event != nil && !end.From.IsZero() && !c.From.IsZero() && !c.From.Before(end.From) {
				c.Doubt = "trước ngày công bố đã có văn bản làm hết hiệu lực"
			}
		}
	}
}
