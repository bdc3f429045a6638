package resolve

import (
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
	// alike: only one states its number, but issuer, type, subject and date are the same, and the texts are long and much alike.
	alike
	// numbered: the number is the same and the texts are alike.
	numbered
	// same: number, day and issuer are the same, and the texts are no strangers.
	same
)

// How alike texts must be. Recognised text of a scan and the typed file of one document lie above 0.6; a decision and the plan that it puts
// into force, filed under the same number, below 0.2. Of 974 published documents, the number of each hidden in turn, 464 are found again by
// the other facts and the text; what else is found has the very same text (four pairs, one of them published under two numbers).
const (
	strangers = 0.3  // below, they are two documents whatever their letterheads say
	related   = 0.5  // from here on, for documents of one number of which one lacks a day or an issuer
	nearby    = 0.6  // from here on, for documents of one subject and month of which one lacks a number
	closest   = 0.7  // from here on, where only the year is known of one
	misread   = 0.2  // how large a share of the words of a subject may have been misread
	telling   = 6    // how many words of a subject tell it from others
	longText  = 5000 // bytes: decisions on one person after another are shorter, and alike but for the name
)

// judge weighs two documents. Rules, in this order: a draft is a version of nothing, since what was issued may differ from it; marks of
// secrecy, numbers, days, issuers and types that are both known must agree; the texts must not be strangers; then the more facts they
// share, the less alike the texts need to be. Texts alone decide nothing: forms, tables of one office and the plans of two years are more
// alike than a scan and its typed file.
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
	case (a.number == "") != (b.number == "") && s >= needed(a.Issued, b.Issued) && min(a.Length, b.Length) >= longText &&
		a.issuer != "" && a.issuer == b.issuer && a.kind != "" && a.kind == b.kind && sameSubject(a, b):
		return alike
	}
	return unknown
}

// fact is a candidate with its names folded once.
type fact struct {
	corpus.Candidate
	number, kind, issuer string
	subject              []string // the words of the abstract
}

func newFact(c corpus.Candidate) *fact {
	f := &fact{Candidate: c, number: c.NumberKey, kind: words(c.Type), issuer: words(c.Issuer)}
	if f.number == "" {
		f.number = viet.Fold(c.Number) // what is no number by the grammar is one by its letters
	}
	for w := range viet.Words(c.Abstract) {
		f.subject = append(f.subject, w.Text)
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

// needed is how alike the texts must be of documents whose dates agree as far as both are known: the less is known, the more.
func needed(a, b corpus.Date) float64 {
	switch {
	case a.Month > 0 && b.Month > 0:
		return nearby
	case a.Year > 0 && b.Year > 0:
		return closest
	}
	return 2 // more than there is
}

// sameName reports whether two names may be one: equal, or one goes on where the other ends ("Ủy ban nhân dân", "Ủy ban nhân dân tỉnh
// Lào Cai"), or one is not known.
func sameName(a, b string) bool {
	return a == b || a == "" || b == "" || strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" ")
}

// sameSubject reports whether both say that they are about the same: in the same words, case and marks aside, but for a few that were
// misread, of which one is a syllable and the other is none. A name or a figure for another makes it another subject.
func sameSubject(a, b *fact) bool {
	x, y := lacking(a.subject, b.subject), lacking(b.subject, a.subject)
	if len(x) != len(y) || len(a.subject)-len(x) < telling || float64(len(x)) > misread*float64(len(a.subject)) {
		return false
	}
	for i := range x {
		if isFigure(x[i]) || isFigure(y[i]) || viet.ValidSyllable(x[i]) == viet.ValidSyllable(y[i]) {
			return false
		}
	}
	return true
}

// lacking are the words of one list that another lacks, in their order.
func lacking(words, other []string) []string {
	count := map[string]int{}
	for _, w := range other {
		count[viet.Fold(w)]++
	}
	var out []string
	for _, w := range words {
		if f := viet.Fold(w); count[f] > 0 {
			count[f]--
		} else {
			out = append(out, w)
		}
	}
	return out
}

func isFigure(word string) bool { return word[0] >= '0' && word[0] <= '9' }
