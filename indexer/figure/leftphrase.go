package figure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// mark reports whether an atom is none of words, figures and names.
func (a atom) mark() bool {
	return a.fig == 0 && a.name == 0 && len(a.word) > 0 && len(a.word) <= 3 && strings.Contains(".,;:-+*•–—…\"“”'()[]/", a.word)
}

// is reports whether an atom is an entity of the kind.
func (b *binder) is(a atom, kind corpus.EntityKind) bool {
	return a.name != 0 && b.entity(a.name-1).Kind == kind
}

// trim finds the phrase that names the figure: the words left of it without what leads to the number and what leads into the clause.
func (b *binder) trim(p *passage, c *clause) {
	atoms := p.atoms
	hi := c.at
	if c.bracketed && c.end == c.at+1 && c.start > 1 && atoms[c.start-2].fig == 0 && atoms[c.start-2].End > b.taken(c) && b.onlyVerbs(atoms, c.start, c.at) {
		// "tỷ lệ hồ sơ ký số (83,2/85%)": the words before the bracket.
		hi = c.start - 1
		c.start, _ = p.left(hi, c.from)
		c.says = true
	}
	// What leads to the number.
	for hi > c.start {
		a := atoms[hi-1]
		if a.mark() {
			if a.word == ":" {
				c.says, c.colon = true, true
			}
			if (a.word == ")" || a.word == "]") && a.pair >= c.start {
				if !b.times(atoms[a.pair+1 : hi-1]) {
					break
				}
				hi = a.pair
				continue
			}
			if a.word == "," && c.says && c.start > 0 && atoms[c.start-1].fig != 0 && hi < c.at {
				hi = c.start // ", đạt 95,2%": of the figure before
				break
			}
			if a.word == "," && hi < c.at && !c.says && hi-1 > c.start {
				// ", với 16.803 đại biểu": what stands before the comma is another clause.
				if _, n := b.book.heads.at(atoms[:hi-1], c.start); n == 0 {
					break
				}
			}
			hi--
			continue
		}
		if b.is(a, corpus.EntityDate) {
			hi--
			continue
		}
		if n := b.timeBefore(atoms, c.start, hi); n > 0 {
			hi -= n
			continue
		}
		role, n := b.book.closers.before(atoms, c.start, hi)
		if n == 0 || n == 1 && hi-1 > c.start && atoms[hi-2].word != "" && viet.Compound(atoms[hi-2].word, atoms[hi-1].word) && atoms[hi-1].word != "đạt" {
			break // "chứng chỉ" is one word
		}
		if role == "says" {
			c.says = true
			c.respectively = c.respectively || atoms[hi-n].word == "lần"
		}
		switch atoms[hi-n].word {
		case "lên", "xuống", "còn", "giảm", "tăng":
			c.changed = true
		}
		hi -= n
	}
	lo := min(c.start, hi)
	// A colon inside parts the name of several figures from that of one.
	for k := hi - 1; k >= lo; k-- {
		if (atoms[k].word == ")" || atoms[k].word == "]") && atoms[k].pair >= lo {
			k = atoms[k].pair
			continue
		}
		if atoms[k].word == ":" {
			c.parentFrom, c.parentTo = lo, k
			lo = k + 1
			break
		}
	}
	c.lo, c.hi = b.lead(atoms, c, b.versus(atoms, lo, hi), hi), hi
	c.hi = max(c.lo, c.hi)
	if c.at > 0 && atoms[c.at-1].word == "," && c.start < c.at-1 && c.start > 0 && atoms[c.start-1].fig != 0 {
		// What stands between the figure before and the comma belongs to that one.
		c.lo = c.hi
	}
	b.pick(atoms, c)
}

// timeBefore is how many atoms a time without a year takes that ends before atom hi.
func (b *binder) timeBefore(atoms []atom, from, hi int) int {
	for k := hi - 2; k >= from && k >= hi-4; k-- {
		if n := b.shortTime(atoms[:hi], k); n == hi-k {
			return n
		}
	}
	return 0
}

// versus passes over what the figure before was compared with: "so với cùng kỳ năm 2023 và".
func (b *binder) versus(atoms []atom, lo, hi int) int {
	if lo >= hi || atoms[lo].word != "so" {
		return lo
	}
	for lo < hi && atoms[lo].word != "," && atoms[lo].word != "và" {
		lo++
	}
	return lo
}

// times reports whether atoms are nothing but times: "(2020)".
func (b *binder) times(atoms []atom) bool {
	for _, a := range atoms {
		if !b.is(a, corpus.EntityDate) && strings.Trim(a.word, "0123456789") != "" {
			return false
		}
	}
	return true
}

// lead passes over what leads into a clause: marks, times, places, connecting words, the body that acts.
func (b *binder) lead(atoms []atom, c *clause, lo, hi int) int {
	for lo < hi {
		a := atoms[lo]
		switch {
		case a.fig != 0:
			lo++
		case a.whole:
			c.whole = lo + 1
			lo++
		case a.name != 0:
			switch e := b.entity(a.name - 1); e.Kind {
			case corpus.EntityDate:
				lo++
				continue
			case corpus.EntityPlace:
				c.place = a.name
				lo++
				continue
			case corpus.EntityOrganisation:
				if lo+1 >= hi || b.acts(atoms[:hi], lo+1) {
					c.subject = a.name
					lo++
					continue
				}
			}
			return lo
		case a.word == "(" && a.pair > lo && a.pair < hi:
			lo = a.pair + 1
		case a.mark() && !strings.Contains("(“\"[", a.word):
			lo++
		case strings.Trim(a.word, "0123456789") == "":
			lo++
		case lo+1 < hi && len(a.word) <= 2 && (atoms[lo+1].word == ")" || atoms[lo+1].word == ".") && atoms[lo+1].pair < 0:
			lo += 2 // a) of a list
		case b.shortTime(atoms[:hi], lo) > 0:
			lo += b.shortTime(atoms[:hi], lo)
		default:
			if role, n := b.book.openers.at(atoms[:hi], lo); n > 0 && role != "maybe" {
				lo += n
				continue
			}
			if _, n := b.book.levels.at(atoms[:hi], lo); n > 0 && (lo+n >= hi || b.acts(atoms[:hi], lo+n)) {
				c.level = corpus.Bound{Text: b.words(atoms[lo:lo+n], nil), Span: corpus.Span{Start: atoms[lo].Start, End: atoms[lo+n-1].End}, Origin: corpus.OriginClause}
				lo += n
				continue
			}
			_, head := b.book.heads.at(atoms[:hi], lo)
			_, n := b.book.leads.at(atoms[:hi], lo)
			if n == 0 || head >= n {
				return lo
			}
			lo += n
		}
	}
	return lo
}

// acts reports whether a verb, or a word that stands before verbs, begins at atom i.
func (b *binder) acts(atoms []atom, i int) bool {
	if i >= len(atoms) {
		return false
	}
	switch atoms[i].word {
	case "đã", "đang", "sẽ", "cũng", ",", "hiện", "có", "còn", "đạt", "chỉ", "mới":
		return true
	}
	_, n := b.book.verbs.at(atoms, i)
	return n > 0
}

// pick takes of the phrase the part that names the figure: the last of those parted by commas, or an earlier one that begins with the
// noun of an indicator.
func (b *binder) pick(atoms []atom, c *clause) {
	if c.lo >= c.hi {
		return
	}
	// Where the parts begin.
	starts := []int{c.lo}
	for k := c.lo; k < c.hi; k++ {
		switch {
		case atoms[k].word == "(" && atoms[k].pair > k && atoms[k].pair < c.hi:
			k = atoms[k].pair
		case atoms[k].word == ",":
			starts = append(starts, k+1)
		}
	}
	best := -1
	for n := len(starts) - 1; n >= 0 && n >= len(starts)-6; n-- {
		at := b.lead(atoms, c, starts[n], c.hi)
		if at >= c.hi {
			continue
		}
		if best < 0 {
			best = at
		}
		if use, k := b.head(atoms, at, c.hi); k > 0 {
			c.lo, c.use = at, use
			if at+k < c.hi {
				c.use = "whole"
			}
			return
		}
		// "với tổng kinh phí": the noun stands inside, behind a word that leads to it.
		end := c.hi
		if n+1 < len(starts) {
			end = starts[n+1] - 1
		}
		for k := end - 1; k > at; k-- {
			use, length := b.head(atoms, k, end)
			if length == 0 || !b.leadsTo(atoms, at, k) {
				continue
			}
			if c.fresh {
				c.complement = b.words(atoms[starts[0]:k-1], b.fillerOf)
			}
			c.lo, c.use = k, use
			if k+length < c.hi {
				c.use = "whole"
			}
			return
		}
	}
	if best >= 0 {
		// A part of a word or two is the end of a list: "gạch bằng gốm, sứ".
		for n := len(starts) - 2; n >= 0 && n >= len(starts)-4 && best > starts[n] && c.hi-best <= 2*(len(starts)-1-n)+1; n-- {
			if at := b.lead(atoms, c, starts[n], c.hi); at < best && at < starts[n+1]-1 && !b.acts(atoms[:c.hi], at) {
				best = at
			}
		}
		c.lo = best
	} else {
		c.lo = c.hi
	}
}

// head is the noun of an indicator that begins at an atom: no verb that only begins like one, "thu hút".
func (b *binder) head(atoms []atom, at, to int) (use string, n int) {
	use, n = b.book.heads.at(atoms[:to], at)
	if _, verb := b.book.verbs.at(atoms[:to], at); verb > n {
		return "", 0
	}
	return use, n
}

// leadsTo reports whether the word before atom k leads to the noun of an indicator.
func (b *binder) leadsTo(atoms []atom, from, k int) bool {
	switch atoms[k-1].word {
	case "với", "có", "nâng", "đưa", "là", "tăng", "giảm", "đạt", "trong":
		return k-1 >= from
	}
	_, n := b.book.leads.before(atoms, from, k)
	return n > 0 && atoms[k-1].word != "và" && atoms[k-1].word != "năm"
}

// fillerOf drops times, places and digits from text that is put together.
func (b *binder) fillerOf(a atom) bool {
	if a.whole {
		return true
	}
	if a.name != 0 {
		k := b.entity(a.name - 1).Kind
		return k == corpus.EntityDate || k == corpus.EntityPlace && strings.Contains(viet.Norm(a.In(b.text)), "địa bàn")
	}
	return false
}

// anaphor reports whether the phrase only stands for the indicator before: "con số này".
func (b *binder) anaphor(atoms []atom, from, to int) bool {
	_, n := b.book.anaphors.at(atoms[:to], from)
	return n > 0 && from+n == to
}

// withoutPlace is the end of the phrase without a place that closes it: "trên địa bàn tỉnh".
func (b *binder) withoutPlace(atoms []atom, from, to int) int {
	for to > from+1 {
		a := atoms[to-1]
		if n := b.timeBefore(atoms, from+1, to); n > 0 {
			to -= n
			continue
		}
		if atoms[to-2].word == "trong" && (a.word == "quý" || a.word == "năm" || a.word == "kỳ" || a.word == "tháng") && to-2 > from {
			to -= 2
			continue
		}
		if of := b.ofPlace(atoms, from, to); of > 0 {
			to -= of
		} else if b.is(a, corpus.EntityDate) {
			to--
		} else if a.whole {
			to--
		} else if b.is(a, corpus.EntityPlace) && (b.adverbial(a) || atoms[to-2].word == "tại" || atoms[to-2].word == "ở") {
			to--
		} else if a.word == "tại" || a.word == "ở" || a.word == "trong" || a.word == "," || a.word == "cả" || a.word == "đến" {
			to--
		} else {
			break
		}
	}
	return to
}

// adverbial reports whether a place says where, and is no part of a name: trên địa bàn tỉnh, toàn quốc.
func (b *binder) adverbial(a atom) bool {
	switch first, _, _ := strings.Cut(viet.Norm(a.In(b.text)), " "); first {
	case "trên", "toàn", "cả", "tại", "ở", "trong", "địa":
		return true
	}
	return false
}
