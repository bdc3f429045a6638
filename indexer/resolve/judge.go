package resolve

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// bond is what speaks for two documents being versions of one, from the weakest on.
type bond int

const (
	// apart: a fact or the text of one contradicts the other.
	apart bond = iota
	// unknown: nothing speaks against it, and too little for it.
	unknown
	// alike: the texts are nearly the same, and nothing speaks against it.
	alike
	// numbered: the number is the same and the texts are alike.
	numbered
	// same: number, day and issuer are the same, and the texts are no strangers.
	same
)

// How alike texts must be. Recognised text of a scan and the typed file of one document lie above 0.6; a decision and the plan that it puts
// into force, filed under the same number, below 0.2.
const (
	strangers = 0.3 // below, they are two documents whatever their letterheads say
	related   = 0.5 // from here on, for documents of one number of which one lacks a day or an issuer
	nearSame  = 0.8 // from here on, for documents that share no number
)

// judge weighs two documents. Rules, in this order: a draft is a version of nothing, since what was issued may differ from it; marks of
// secrecy, numbers, days, issuers and types that are both known must agree; the texts must not be strangers; then the more facts they
// share, the less alike the texts need to be.
func judge(a, b *fact) bond {
	if a.Draft || b.Draft || a.Secrecy != b.Secrecy ||
		a.number != "" && b.number != "" && a.number != b.number ||
		a.kind != "" && b.kind != "" && a.kind != b.kind ||
		!sameDay(a.Issued, b.Issued) || !sameName(a.issuer, b.issuer) {
		return apart
	}
	if len(a.Sketch) == 0 || len(b.Sketch) == 0 {
		return unknown
	}
	s := corpus.Similarity(a.Sketch, b.Sketch)
	switch {
	case s < strangers:
		return apart
	case a.number != "" && a.number == b.number && a.Issued.Day > 0 && a.Issued == b.Issued && a.issuer != "" && a.issuer == b.issuer:
		return same
	case s >= related && a.number != "" && a.number == b.number:
		return numbered
	case s >= nearSame && !otherFigures(a, b):
		return alike
	}
	return unknown
}

// fact is a candidate with its names folded once.
type fact struct {
	corpus.Candidate
	number, kind, issuer string
	figures              []string
}

func newFact(c corpus.Candidate) *fact {
	f := &fact{Candidate: c, number: c.NumberKey, kind: words(c.Type), issuer: words(c.Issuer)}
	if f.number == "" {
		f.number = viet.Fold(c.Number) // what is no number by the grammar is one by its letters
	}
	for w := range viet.Words(c.Abstract) {
		if w.Text[0] >= '0' && w.Text[0] <= '9' {
			f.figures = append(f.figures, w.Text)
		}
	}
	return f
}

// words are the folded words of a name, one space between them.
func words(name string) string {
	var out []string
	for w := range viet.Words(viet.Fold(name)) {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

// sameDay reports whether two dates are equal as far as both are known.
func sameDay(a, b corpus.Date) bool {
	if a.IsZero() || b.IsZero() {
		return true
	}
	return a.Year == b.Year && (a.Month == 0 || b.Month == 0 || a.Month == b.Month) && (a.Day == 0 || b.Day == 0 || a.Day == b.Day)
}

// sameName reports whether two names may be one: equal, or one goes on where the other ends ("Ủy ban nhân dân", "Ủy ban nhân dân tỉnh
// Lào Cai"), or one is not known.
func sameName(a, b string) bool {
	return a == b || a == "" || b == "" || strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" ")
}

// otherFigures reports whether both say what they are about with other figures: the reports of two months are nearly the same text.
func otherFigures(a, b *fact) bool {
	return a.Abstract != "" && b.Abstract != "" && !slices.Equal(a.figures, b.figures)
}
