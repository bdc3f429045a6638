package figure

import (
	"strings"

	"vankho/corpus"
)

// deed is the end of a short clause that ends with its sentence, comma or a word that begins another.
func (b *binder) deed(atoms []atom, from, end, longest int) (int, bool) {
	for k := from; k <= end; k++ {
		if k == end {
			return k, k-from <= longest && !(end < len(atoms) && atoms[end].fig != 0) // it goes on to a number
		}
		a := atoms[k]
		if a.mark() {
			// A comma between coordinated nouns goes on.
			return k, k-from <= longest && !(a.word == "," && !b.opens(atoms, k+1, end))
		}
		role, n := b.book.stops.at(atoms[:end], k)
		if n > 0 && role == "both" && a.word != "cho" && k > from {
			switch a.word {
			case "trên", "trong", "từ", "theo", "bằng", "qua", "tại", "ở":
				return k, false // what it needs is still to come
			}
			return k, k-from <= longest
		}
		k += max(0, n-1)
	}
	return from, false
}

// opens reports whether another clause begins at atom k: the next figure, or a word that opens a list or leads into a clause.
func (b *binder) opens(atoms []atom, k, end int) bool {
	if k >= end {
		return true
	}
	if _, n := b.book.openers.at(atoms[:end], k); n > 0 {
		return true
	}
	if _, n := b.head(atoms, k, end); n > 0 {
		return true
	}
	_, n := b.book.leads.at(atoms[:end], k)
	return n > 0 || b.acts(atoms[:end], k)
}

// coordinated reports whether a noun that is counted with the one before begins at atom k: a unit, or a level, and no verb.
func (b *binder) coordinated(atoms []atom, k, end int) bool {
	if k >= end || atoms[k].mark() {
		return false
	}
	if atoms[k].name != 0 {
		for j := k + 1; j < min(end, k+4); j++ {
			if atoms[j].word == ":" {
				return false // the name of the next number
			}
		}
		return b.is(atoms[k], corpus.EntityOrganisation)
	}
	if _, n := b.book.levels.at(atoms[:end], k); n > 0 {
		if _, before := b.book.levels.before(atoms, max(0, k-5), k-1); before > 0 {
			return true // cấp tỉnh, cấp huyện
		}
		return k+n < end && !b.acts(atoms[:end], k+n) && !(atoms[k+n].mark() && atoms[k+n].word != ",") || k+n == end && !(end < len(atoms) && atoms[end].fig != 0)
	}
	if b.acts(atoms[:end], k) {
		return false
	}
	var words []string
	for _, a := range atoms[k:min(end, k+6)] {
		if a.name != 0 || a.mark() {
			break
		}
		words = append(words, a.word)
	}
	if k+len(words) < end && len(words) < 5 && atoms[k+len(words)].word == ":" {
		return false // the name of the next number
	}
	_, n := corpus.UnitAt(words)
	return n > 0
}

// shared reports whether the words from atom k on are one more noun of a clause: a verb that both have stands right behind it, "giao dịch
// phí, lệ phí được thanh toán".
func (b *binder) shared(atoms []atom, k, end int) bool {
	for from := k; k < end && k-from < 5; k++ {
		if atoms[k].mark() || atoms[k].name != 0 {
			return false
		}
		if role, n := b.book.stops.at(atoms[:end], k); n > 0 {
			return role == "quote" && k > from && (atoms[k].word == "được" || atoms[k].word == "đã" || atoms[k].word == "đạt")
		}
		if b.acts(atoms[:end], k) && k == from {
			return false
		}
	}
	return false
}

// deedOf is what the things counted did or were, behind the noun phrase that ends at atom k: up to the end of the clause.
func (b *binder) deedOf(p *passage, c *clause, k int) corpus.Span {
	atoms := p.atoms
	for k < c.end && (atoms[k].whole || b.is(atoms[k], corpus.EntityPlace) || (atoms[k].word == "trên" || atoms[k].word == "tại" || atoms[k].word == "ở") && k+1 < c.end && b.is(atoms[k+1], corpus.EntityPlace)) {
		k++
	}
	from := k
	for k < c.end && k-from < 2*longestNoun {
		a := atoms[k]
		if a.name != 0 {
			if kind := b.entity(a.name - 1).Kind; kind == corpus.EntityPlace && k > from || kind == corpus.EntityDate {
				break
			}
			k++
			continue
		}
		if a.word == "," && k > from && !b.opens(atoms, k+1, c.end) {
			k++
			continue
		}
		if a.mark() && a.word != "“" && a.word != "”" && a.word != "\"" && a.word != "-" && a.word != "/" {
			break
		}
		role, n := b.book.stops.at(atoms[:c.end], k)
		if role == "both" && !(k > from && a.word == "cho") || n > 0 && role == "join" && k+1 >= c.end {
			break
		}
		k += max(1, n)
	}
	for k > from && (atoms[k-1].mark() && !strings.Contains("”\"", atoms[k-1].word) || atoms[k-1].word == "và") {
		k--
	}
	if k <= from {
		return corpus.Span{}
	}
	for k > from && (atoms[k-1].word == "của" || atoms[k-1].word == "về" || atoms[k-1].word == "vào" || atoms[k-1].word == "lên" || atoms[k-1].word == "đã" || atoms[k-1].word == "đang" || atoms[k-1].word == "thuộc") {
		k--
	}
	if k <= from {
		return corpus.Span{}
	}
	b.claimed = atoms[k-1].End
	return corpus.Span{Start: atoms[from].Start, End: atoms[k-1].End}
}
