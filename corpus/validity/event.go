package validity

import (
	"cmp"

	"vankho/corpus"
)

// newCause judges what one edge does to the document that it leads to: from which day, and whether it counts.
func newCause(of Actor, e *Event) Cause {
	c := Cause{Event: e, Standing: doneBy(e)}
	c.From, c.Note = e.day()
	if e.Relation == corpus.RelationSuspends || e.Relation == corpus.RelationExtends {
		c.Until = e.Until
	}
	c.Doubt = e.doubt(of)
	return c
}

// doneBy is the standing that an edge gives to the document, "" where it changes words alone.
func doneBy(e *Event) corpus.Standing {
	switch e.Relation {
	case corpus.RelationReplaces, corpus.RelationRepeals, corpus.RelationCeases:
		switch e.Scope {
		case corpus.ScopeWhole:
			return corpus.StandingEnded
		case corpus.ScopeProvisions:
			return corpus.StandingPartly
		}
	case corpus.RelationSuspends:
		return corpus.StandingPaused
	case corpus.RelationAffirms:
		return corpus.StandingInForce
	}
	return ""
}

// third reports whether a text states of two other documents what one did to the other.
func (e *Event) third() bool { return e.By.ID != e.From.ID }

// day is the day from which the edge holds: the one that the sentence gives, else the first day of the provision that says so, else that of the
// acting document, else its day of issue, else that of the document that tells of it. The note says which, where it is not one of the first two.
func (e *Event) day() (day corpus.Date, note string) {
	said := ""
	if e.third() {
		said = "theo lời của " + e.By.Name()
	}
	join := func(more string) string {
		if said == "" {
			return more
		}
		return said + "; " + more
	}
	switch {
	case e.Relation == corpus.RelationAffirms:
		return cmp.Or(e.Since, e.By.Issued), said
	case !e.Since.IsZero():
		return e.Since, said
	case !e.Starts.IsZero():
		return e.Starts, said
	case !e.From.First.IsZero():
		return e.From.First, said
	case !e.From.Issued.IsZero():
		return e.From.Issued, join("chưa rõ ngày có hiệu lực của " + e.From.Name() + ", tính từ ngày ban hành")
	case e.third() && !e.By.Issued.IsZero():
		return e.By.Issued, join("chưa rõ ngày có hiệu lực của " + e.From.Name() + ", tính từ ngày ban hành văn bản nêu")
	}
	return corpus.Date{}, join("chưa rõ từ ngày nào")
}

// doubt says why an edge does not count, "" where it does. What third documents tell counts for the end of a whole document, and where it only tells of
// changed words.
func (e *Event) doubt(of Actor) string {
	switch {
	case e.From.ID == of.ID && !e.endsItself():
		return "văn bản nêu chính số của mình"
	case e.From.Draft || e.By.Draft:
		return "chỉ nêu trong dự thảo"
	case e.From.ID != of.ID && surelyBefore(e.From.Issued, of.Issued):
		return e.From.Name() + " ban hành ngày " + e.From.Issued.Short() + ", trước văn bản này"
	case e.third() && surelyBefore(e.By.Issued, of.Issued):
		return "văn bản nêu (" + e.By.Name() + ") ban hành trước văn bản này"
	case e.third() && surelyBefore(e.By.Issued, e.From.Issued):
		return "văn bản nêu (" + e.By.Name() + ") ban hành trước " + e.From.Name()
	case doneBy(e) == corpus.StandingEnded && surelyBefore(e.Since, of.Issued):
		return "ngày hết hiệu lực nêu trong câu (" + e.Since.Short() + ") trước ngày ban hành văn bản này"
	case e.third() && doneBy(e) != corpus.StandingEnded && e.Relation != corpus.RelationAmends && e.Relation != corpus.RelationCorrects:
		return "chỉ theo lời của " + e.By.Name()
	}
	return ""
}

// endsItself reports whether a document says on which day it, or a part of it, ends or pauses.
func (e *Event) endsItself() bool {
	return !e.Since.IsZero() && (e.Relation == corpus.RelationCeases || e.Relation == corpus.RelationSuspends)
}

// Name is what sentences call the document: its number, else its type and title.
// Example: "1876/QĐ-UBND"; "Báo cáo Tóm tắt kết quả chuyển đổi số".
func (a Actor) Name() string {
	switch {
	case a.Number != "":
		return a.Number
	case a.Type != "" && a.Title != "":
		return a.Type + " “" + a.Title + "”"
	}
	return cmp.Or(a.Title, a.Type, string(a.ID))
}
