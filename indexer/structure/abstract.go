package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// abstractLimit is how long, in bytes, an abstract may be: the longest titles of published laws have some 900.
const abstractLimit = 1600

// readAbstract reads the abstract (trích yếu): "V/v …" under the number of an official letter, else the lines under
// the type line, else capital lines behind the date. Source: handbook §2.3.
func (r *reading) readAbstract() {
	for i, p := range r.pieces {
		if p.role == rolePlain && isAbout(p.text) && (r.typeAt < 0 || i >= r.typeEnd) {
			r.takeAbstract(i, len("V/v"), "dòng “V/v”", r.goesOnBeside)
			return
		}
	}
	if r.typeAt < 0 && r.official() {
		// The Party writes "Về việc …" or "về …" where the state writes "V/v …".
		for i, p := range r.pieces {
			f := viet.Fold(p.text[:runeCut(p.text, 40)])
			if p.role == rolePlain && p.Start > r.numberAt && (strings.HasPrefix(f, "ve viec ") || r.number.Family == corpus.FamilyParty && strings.HasPrefix(f, "ve ") && !allCaps(p.text)) {
				r.takeAbstract(i, 0, "dòng “Về việc”", r.goesOnBeside)
				return
			}
		}
	}
	switch {
	case r.typeAt >= 0 && r.typeEnd == r.typeAt:
		p := r.pieces[r.typeAt]
		_, rest := typePrefix(p.text)
		r.takeAbstract(r.typeAt, len(p.text)-len(rest), "dưới tên loại", r.goesOnBelow)
	case r.typeAt >= 0:
		for i := r.typeEnd; i < len(r.pieces); i++ {
			if p := r.pieces[i]; p.role == rolePlain {
				if adoptedBy(p.text) {
					if skip := adoptedOn(p.text); skip > 0 {
						r.takeAbstract(i, skip, "dưới tên loại", r.goesOnBelow)
						return
					}
					continue
				}
				if !r.ends(i) {
					r.takeAbstract(i, 0, "dưới tên loại", r.goesOnBelow)
				}
				return
			}
		}
	default:
		for i, p := range r.pieces {
			if p.role == rolePlain && p.Start > r.numberAt && r.numberAt >= 0 && r.behindDate(p) && allCaps(p.text) && !r.ends(i) && !isBody(p.text) && !isRole(p.text) && len(strings.Fields(p.text)) > 2 {
				r.takeAbstract(i, 0, "dòng chữ hoa sau ngày ban hành", r.goesOnBelow)
				return
			}
		}
	}
}

// behindDate reports whether a piece stands behind the number, the motto and the date.
func (r *reading) behindDate(p piece) bool {
	e, ok := r.facts.Evidence[corpus.FieldIssued]
	return ok && p.Start > e.Start && p.Start > r.motto.Start
}

// takeAbstract joins the pieces from i on, without the first skip bytes, as long as more says that they go on.
func (r *reading) takeAbstract(i, skip int, method string, more func(last, next int) bool) {
	first := r.pieces[i]
	at := trimmed(r.text, corpus.Span{Start: first.Start + skip, End: first.End})
	for at.Len() > 0 && strings.IndexByte(":.", r.text[at.Start]) >= 0 {
		at = trimmed(r.text, corpus.Span{Start: at.Start + 1, End: at.End})
	}
	parts := []string{first.lead() + at.In(r.text)}
	whole := at
	length := at.Len()
	torn := false
	for last, k := i, i+1; k < len(r.pieces); k++ {
		p := r.pieces[k]
		if p.role != rolePlain {
			if p.role == roleRule && p.text != bar && last+1 == k && !more(last, k) {
				break
			}
			torn = torn || p.role != roleRule
			continue
		}
		if r.recognised && shouted(p.text) && !shouted(first.text) && !isAdopter(p.text) {
			torn = true // a stamp: a title in small letters does not go on in capitals
			continue
		}
		if length+len(p.text) > abstractLimit || !more(last, k) {
			break
		}
		parts = append(parts, p.lead()+p.text)
		length += len(p.text)
		whole.End = p.End
		last = k
	}
	r.facts.Abstract = strings.TrimRight(squeeze(strings.Join(parts, " ")), " ;|")
	if r.recognised {
		r.facts.Abstract = strings.TrimRight(r.facts.Abstract, " :")
	}
	if torn && len(parts) > 1 {
		// Columns are mixed: the span of the whole would hold other facts, so that the first line stands for it.
		whole = at
	}
	if r.facts.Abstract == "" {
		return
	}
	r.found(corpus.FieldAbstract, whole, method)
}

// goesOnBeside reports whether a "V/v" goes on in the next piece: nothing lies between, or it begins small.
func (r *reading) goesOnBeside(last, next int) bool {
	p := r.pieces[next]
	if p.role != rolePlain {
		return false
	}
	if isBody(p.text) || isTypeWord(p.text) || strings.HasSuffix(r.pieces[last].text, ".") {
		return false
	}
	if startsSmall(p.text) {
		return true
	}
	return next == last+1 && !p.apart && !allCaps(p.text) && len(r.pieces[last].text) > 12
}

// goesOnBelow reports whether an abstract under the type line goes on in the next piece.
func (r *reading) goesOnBelow(last, next int) bool {
	p, before := r.pieces[next], r.pieces[last]
	switch {
	case p.role == roleRule, isCapacity(p.text), bodyAfterAbstract(p.text):
		return false
	case !allCaps(p.text) && !startsSmall(p.text) && strings.HasSuffix(p.text, ".") && len(p.text) > 30:
		return false // a sentence of the body
	case r.ends(next), adoptedBy(p.text) && (strings.Contains(p.text, " KHÓA ") || strings.Contains(p.text, " KHOÁ ")):
		return false
	case strings.ContainsRune(".;", lastRune(before.text)) || strings.HasSuffix(before.text, "như sau:"):
		return false
	case p.apart && !startsSmall(p.text) && allCaps(p.text) != allCaps(before.text):
		return false
	case allCaps(before.text) && !allCaps(p.text) && (len(before.text) > 30 || len(p.text) > 80) && !startsSmall(p.text):
		return false
	case p.apart && !allCaps(p.text) && !startsSmall(p.text):
		return false
	}
	return true
}

// ends reports whether piece i is no abstract any more: the body adopting the document, a legal basis, a sentence.
func (r *reading) ends(i int) bool {
	p := r.pieces[i]
	if p.role != rolePlain {
		return false
	}
	if bodyStarts(p.text) || attached(p.text) || isAbout(p.text) && i > 0 {
		return !isAbout(p.text)
	}
	if r.adopter(i) {
		return true
	}
	if i == r.firstBelow() {
		// What stands right under the type and right above the legal bases is the abstract, full stop or not.
		return strings.HasSuffix(p.text, "như sau:") || sentence(p.text) && !r.bodyFollows(i)
	}
	if sentence(p.text) {
		return true
	}
	// A paragraph that goes over several lines and then ends as a sentence does.
	if first, _ := utf8.DecodeRuneInString(p.text); unicode.IsUpper(first) && !allCaps(p.text) && len(p.text) > 60 && i > r.typeEnd {
		for k := i + 1; k < len(r.pieces) && k < i+6 && r.pieces[k].role == rolePlain && startsSmall(r.pieces[k].text); k++ {
			if sentence(r.pieces[k].text) {
				return true
			}
		}
	}
	return false
}

// bodyAfterAbstract reports whether a line begins a body, though an abstract may begin so too: "Thực hiện Kế hoạch …".
func bodyAfterAbstract(s string) bool {
	if allCaps(s) || startsSmall(s) {
		return false
	}
	f := viet.Fold(s[:runeCut(s, 40)])
	for _, row := range bodyStartRows() {
		if len(row) > 1 && row[1] == "below" && strings.HasPrefix(f, row[0]) {
			return true
		}
	}
	return false
}

// adoptedBy reports whether a line in capitals under the type names who adopted the document: "CỦA QUỐC HỘI KHÓA XII,
// KỲ HỌP THỨ 5", "CỦA CHÍNH PHỦ SỐ 12/CP NGÀY 5/2/1995". Older documents have it.
func adoptedBy(s string) bool {
	of, ok := strings.CutPrefix(s, "CỦA ")
	return ok && allCaps(s) && isBody(of)
}

// adoptedOn is where the abstract begins in a line that names adopter, number and date before it, 0 where none follows.
func adoptedOn(s string) int {
	found := corpus.ScanDates(s)
	if len(found) == 0 || len(strings.Fields(s[found[0].End:])) < 2 {
		return 0
	}
	return found[0].End
}

// firstBelow is the first piece under the type line, -1 where there is none.
func (r *reading) firstBelow() int {
	for i := r.typeEnd; r.typeEnd > 0 && i < len(r.pieces); i++ {
		if r.pieces[i].role == rolePlain && !adoptedBy(r.pieces[i].text) {
			return i
		}
	}
	return -1
}

// bodyFollows reports whether the zone ends soon behind piece i, since the body begins there.
func (r *reading) bodyFollows(i int) bool {
	plain := 0
	for _, p := range r.pieces[i+1:] {
		if p.role == rolePlain {
			plain++
		}
	}
	return plain < 4 && r.end < len(r.text) && len(r.lines) > 0 && r.stopped
}

// sentence reports whether a line ends as the text of a body does.
func sentence(s string) bool {
	return !allCaps(s) && (strings.HasSuffix(s, ".") && len(s) > 60 || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "./."))
}

// adopter reports whether piece i names the body or person that adopts the document ("THỦ TƯỚNG CHÍNH PHỦ" above the
// legal bases), and is no line of the abstract that happens to begin so.
func (r *reading) adopter(i int) bool {
	p := r.pieces[i]
	if !allCaps(p.text) || !isBody(p.text) && !isRole(p.text) {
		return false
	}
	if i == r.firstBelow() && !isRole(p.text) {
		// The only line under the type is rather the abstract, unless it is wholly the name of a body.
		if full := restore(p.text); allCaps(full) {
			return false
		} else if _, n := issuerPrefix(fieldsOf(p.text)); n == 0 {
			return false
		}
	}
	for k := i + 1; k < len(r.pieces) && k < i+4; k++ {
		next := r.pieces[k]
		if next.role == roleRule || next.role == roleStamp {
			continue
		}
		if !allCaps(next.text) && !strings.HasPrefix(viet.Fold(next.text), "khoa ") {
			return bodyStarts(next.text)
		}
	}
	// The body begins where the letterhead ends.
	return true
}

// isAdopter reports whether a line in capitals begins as the name of a body or the title of a person does.
func isAdopter(s string) bool { return allCaps(s) && (isBody(s) || isRole(s)) }

// isBody reports whether a line begins as the name of an issuing body does.
func isBody(s string) bool {
	w, n := organisations().prefix(fieldsOf(s))
	return n > 0 && organClass()[w] != "none"
}

// isRole reports whether a line begins with the title of a person.
func isRole(s string) bool {
	_, n := titleWords().prefix(fieldsOf(s))
	return n > 0
}

// fieldsOf are the first words of a line, enough for any name of the tables.
func fieldsOf(s string) []string {
	f := strings.Fields(s[:runeCut(s, 120)])
	return f[:min(len(f), 8)]
}
