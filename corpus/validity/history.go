package validity

import "vankho/corpus"

// History is what Facts come to: every cause with the day from which it holds.
type History struct {
	facts Facts
	// Causes are in the order of their days.
	Causes []Cause
}

// Cause is one reason of a standing, with what says so.
type Cause struct {
	Standing corpus.Standing
	// From is its first day and Until its last, zero where not known or without end.
	From, Until corpus.Date
	// Event is the edge that says so, nil where the document's own clause or a register does.
	Event *Event
	// Listed is the row of a register that says so, nil otherwise.
	Listed *Listed
	// Own is true for the document's own clause of effect.
	Own bool
	// Note is one official Vietnamese phrase where something is to be known about it: "ngày có hiệu lực của văn bản thay thế chưa rõ".
	Note string
	// Doubt is one where it does not count: "văn bản thay thế ban hành trước văn bản này".
	Doubt string
}

// Verdict is the standing of a document, or of a section of it, on a day.
type Verdict struct {
	Standing corpus.Standing
	// Since is the first day of the standing, zero where not known.
	Since corpus.Date
	// Causes say so, the deciding one first; none where nothing is known.
	Causes []Cause
	// Changes are the amendments and corrections that applied by that day.
	Changes []Cause
	// Upcoming are causes of a later day: "sẽ được thay thế từ …".
	Upcoming []Cause
	// Against are sources that say otherwise, and causes that were not taken.
	Against []Cause
}

// Read makes a history of facts.
func Read(f Facts) History { return History{facts: f} }

// Timeline is what lists and the index keep of the history. Only what public documents say may have been in the facts.
func (h History) Timeline() corpus.Timeline { return corpus.Timeline{Told: corpus.StandingUnknown} }

// At is the verdict on the document on a day; today is the day on which what registers say is taken to hold.
func (h History) At(day, today corpus.Date) Verdict { return Verdict{Standing: corpus.StandingUnknown} }

// Section is the verdict on a section; ok is false where nothing is said of it that is not said of the whole document.
func (h History) Section(id corpus.SectionID, day, today corpus.Date) (v Verdict, ok bool) {
	return h.At(day, today), false
}
