package corpus

import "time"

// Basis (căn cứ cần xem lại) is a document that others rest on though a source says that it had ended, was suspended or was not yet in
// force: on their own day, or by now.
type Basis struct {
	Document Summary `json:"document"`
	// Standing is that of today.
	Standing Standing `json:"standing"`
	// Resting counts the documents that rest on it and have something to look at; Already those for which that was so on the day they were
	// issued. For the others it came later.
	Resting int `json:"resting"`
	Already int `json:"already"`
	// By are the documents that rest on it, the newest first; only as many as were asked for.
	By []Resting `json:"by,omitempty"`
}

// Resting (văn bản dùng căn cứ) is a document that rests on a Basis, with the words that say so.
type Resting struct {
	Document Summary `json:"document"`
	// Then is what the basis was on the day of issue, StandingUnknown where that day or its standing on it is not known.
	Then Standing `json:"then"`
	// The span is of the text of Document.
	Span
	Quote string `json:"quote,omitempty"`
}

// Together is the first day of effect of a document that was issued before its basis was in force and applies no sooner than that: such a
// document is in order. Zero where it is otherwise, or not known.
// Example: a circular and the decree that it rests on, both issued on 31/12/2025 and in force from 01/01/2026.
func (b Basis) Together(r Resting) Date {
	own, base := r.Document.Timeline.Opening(), b.Document.Timeline.Opening()
	if r.Then != StandingNotYet || own.Day == 0 || base.Day == 0 || own.Before(base) {
		return Date{}
	}
	return own
}

// Amiss reports whether a standing of a legal basis is something to look at.
// Example: StandingEnded and StandingNotYet are; StandingPartly is not, since what is left of it may be meant, nor is StandingUnknown.
func (s Standing) Amiss() bool {
	switch s {
	case StandingEnded, StandingPaused, StandingNotYet:
		return true
	}
	return false
}

// BasisMoment says on which day a legal basis was amiss; its value is that of addresses.
type BasisMoment string

// The moments.
const (
	BasisThen BasisMoment = "khi-ban-hanh" // when the document that rests on it was issued
	BasisNow  BasisMoment = "ve-sau"       // it was not then, and is now
)

// BasisQuery asks for a page of legal bases that are amiss, those on which most documents rest wrongly first.
type BasisQuery struct {
	// Shelf narrows to what the documents that rest on them are.
	Shelf
	// Moment narrows to one moment; "" means both.
	Moment BasisMoment
	// Document narrows to one basis, Of to those of one document; "" means all.
	Document, Of ID
	Offset, N    int
	// By is how many resting documents to answer with each, from the one counted by Skip.
	By, Skip int
	Today    Date
}

// BasisCount is what a BasisQuery finds in all.
type BasisCount struct {
	// Types are those of the documents that rest on them.
	Types []TypeCount `json:"types,omitempty"`
	// Bases counts the bases that are amiss, Resting the pairs of a document and its basis, Already those of them that were so on the day
	// of issue.
	Bases   int `json:"bases"`
	Resting int `json:"resting"`
	Already int `json:"already"`
	// At is when it was worked out: a store that changes quickly is looked through anew now and then.
	At time.Time `json:"at"`
}
