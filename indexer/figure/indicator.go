package figure

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// clause is what stands around one figure.
type clause struct {
	fig, at int // the figure from 1, its atom
	// sentence is [from, to), left [start, at), right (at, end).
	from, to, start, end int
	// fresh says that no figure stands before left in its part of the sentence.
	fresh bool
	// bracketed says that the figure stands in brackets.
	bracketed bool
	// phrase [lo, hi) are the words to the left that may name the figure; says that they are closed by là, đạt, ":".
	lo, hi int
	says   bool
	// changed says that a word of change leads to the number: lên, giảm còn.
	changed bool
	colon   bool
	// parent is [from, to) before a colon, empty where there is none.
	parentFrom, parentTo int
	verb                 string
	opener               string
	openerAt             int
	subject, place       int // entities from 1
	// whole is the atom, from 1, of words for the whole of a place.
	whole        int
	level        corpus.Bound
	lead         corpus.Bound
	complement   string
	items        []corpus.Bound // the names of the figures that follow
	respectively bool           // lần lượt
	own          bool           // the figure has an indicator of its own
	use          string
}

// clause cuts out what stands around the figure at an atom.
func (b *binder) clause(p *passage, at int) clause {
	c := clause{fig: p.atoms[at].fig, at: at, openerAt: -1}
	c.from, c.to = p.sentence(at)
	c.start, c.bracketed = p.left(at, c.from)
	c.fresh = c.start == c.from || p.atoms[c.start-1].fig == 0
	if c.fig > 1 {
		// What belongs to the noun of the figure before.
		for end := b.taken(&c); c.start < at && p.atoms[c.start].Start < end; {
			c.start++
		}
	}
	c.end = p.right(at, c.to)
	b.trim(p, &c)
	return c
}

// taken is the end of what the figure before takes of the text: its span and what its name adds to that.
func (b *binder) taken(c *clause) int {
	if c.fig < 2 {
		return 0
	}
	return max(b.figures[c.fig-2].End, b.claimed)
}

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

// verbal reports whether the phrase [lo, hi) begins with a verb, and gives the phrase without verbs that tell nothing.
func (b *binder) verbal(atoms []atom, lo, hi int) (from int, verb bool) {
	for lo < hi {
		weight, n := b.book.verbs.at(atoms[:hi], lo)
		if n == 0 {
			return lo, verb
		}
		if weight == "full" {
			return lo, true
		}
		verb = true
		lo += n
		for lo < hi && (atoms[lo].word == "được" || atoms[lo].word == "các" || atoms[lo].mark()) {
			lo++
		}
	}
	return lo, verb
}

// countable reports whether the unit is a noun of what is counted.
func (b *binder) countable(f *corpus.Figure) bool {
	_, measure := b.book.measures[f.Class]
	return !measure && f.Unit != "" && !strings.Contains(f.Unit, "/")
}

// name binds the indicator. Source: handbook §5.6.
func (b *binder) name(p *passage, c *clause, f *corpus.Figure) {
	atoms := p.atoms
	carried := b.carry.fig != 0 && b.carry.fig == c.fig-1 && c.fig-1-p.first > 0 && b.sameSentence(p, c)
	if f.Kind == corpus.FigureComparison && c.at+1 < c.end {
		// "giảm 60% số lượng đơn vị hành chính": what is compared stands behind.
		if _, n := b.head(atoms, c.at+1, c.end); n > 0 {
			if noun := b.deedOf(p, c, c.at+1); noun.Len() > 0 {
				c.own = true
				f.Indicator = corpus.Bound{Text: strings.Join(strings.Fields(noun.In(b.text)), " "), Span: noun, Origin: corpus.OriginClause}
				return
			}
		}
	}
	if f.Kind == corpus.FigureComparison && (c.lo >= c.hi || c.bracketed || b.changes(atoms, c)) {
		return // that of the figure which it compares
	}
	from, verb := b.verbal(atoms, c.lo, c.hi)
	if c.use != "" {
		from, verb = c.lo, false
	}
	subject := 0
	if f.Kind == corpus.FigureComparison {
		if from >= c.hi || verb {
			from = c.lo
		}
		for c.hi > from && (atoms[c.hi-1].word == "đã" || atoms[c.hi-1].mark() && atoms[c.hi-1].pair < from) {
			c.hi--
		}
		if c.hi > from {
			b.nameLeft(p, c, f, from, corpus.Span{Start: atoms[from].Start, End: atoms[c.hi-1].End})
		}
		return
	}
	if !verb && !c.says {
		subject, from, verb = b.split(atoms, c, from)
	}
	left := corpus.Span{}
	if from < c.hi {
		left = corpus.Span{Start: atoms[from].Start, End: atoms[c.hi-1].End}
	}
	noun := b.noun(f)
	counted := b.countable(f) && noun.Len() > 0
	thin := counted && b.thin(noun) // "con", "người": what is counted stands to the left
	if thin && c.use != "" && c.lo < c.hi && atoms[c.lo].word != "thu" && atoms[c.lo].word != "chi" {
		b.nameLeft(p, c, f, c.lo, corpus.Span{Start: atoms[c.lo].Start, End: atoms[c.hi-1].End})
		b.extend(p, f, c.at, b.tail(p, c, c.at+1, false))
		return
	}
	switch {
	case f.Class == corpus.UnitRatio && c.hi <= from && b.nameIs(p, c, f):
		// "trong đó 70,8% là rừng tự nhiên"
	case c.hi > from && b.anaphor(atoms, from, c.hi):
		b.nameAgain(p, c, f)
	case f.Class == corpus.UnitRatio && !c.says && c.use == "" && c.hi > from && !b.divides(p, c) && b.nameMeasured(p, c, f, from, verb, carried):
		// "doanh nghiệp 100% vốn nhà nước"
	case c.hi > from && !verb && (!counted || c.says && !(c.colon && c.use == "") || c.use != "" && (c.hi == c.at || c.changed) && c.hi-from > 1 && atoms[from].word != "thu" && atoms[from].word != "chi"):
		// (a) the words to the left name it.
		b.nameLeft(p, c, f, from, left)
	case counted && (c.says || c.changed && thin) && c.hi <= from && b.nameAgain(p, c, f):
		// "Lũy kế 9 tháng là 265.008 hồ sơ": what was counted before.
		b.extend(p, f, c.at, b.tail(p, c, c.at+1, false))
	case counted:
		// (b) the noun to the right.
		b.nameRight(p, c, f, noun, from, subject, verb, carried)
	case c.hi > from && verb && c.says:
		b.nameLeft(p, c, f, from, left)
	case b.nameMeasured(p, c, f, from, verb, carried):
	case c.hi > from:
		b.nameLeft(p, c, f, from, left)
	case carried && len(b.carry.items) > 0:
		f.Indicator, c.items = b.carry.items[0], b.carry.items[1:]
	case f.Class != corpus.UnitRatio && strings.Contains(f.Unit, "/") && (!carried || b.figures[b.carry.fig-1].BaseUnit != f.BaseUnit) && b.figures[c.fig-1].Class != corpus.UnitMoney:
		f.Indicator = corpus.Bound{Text: f.Unit, Origin: corpus.OriginClause} // "bình quân đạt 15,6 tiêu chí/xã"
	case carried:
		f.Indicator = b.carry.indicator
		f.Indicator.Origin = corpus.OriginList
	}
	if counted && c.colon && c.use == "" && c.hi > from && !verb {
		f.Parent = corpus.Bound{Text: b.words(atoms[from:c.hi], nil), Span: left, Origin: corpus.OriginClause}
	} else if c.parentTo > c.parentFrom {
		at := b.lead(atoms, &clause{}, c.parentFrom, c.parentTo)
		if at < c.parentTo {
			f.Parent = corpus.Bound{Text: b.words(atoms[at:c.parentTo], nil), Span: corpus.Span{Start: atoms[at].Start, End: atoms[c.parentTo-1].End}, Origin: corpus.OriginClause}
		}
	} else if c.lead.Text != "" && f.Parent.Text == "" && b.namesOf(c.lead.Text) {
		f.Parent = c.lead
		if f.Indicator.Text == "" {
			f.Indicator, f.Parent = c.lead, corpus.Bound{}
		}
	}
}

// divides reports whether what stands behind a percentage only says of what it is the part.
func (b *binder) divides(p *passage, c *clause) bool {
	if c.at+1 >= c.end {
		return false
	}
	_, n := b.book.denominators.at(p.atoms[:c.end], c.at+1)
	return n > 0 && p.atoms[c.at+1].word != "số"
}

// nameIs names a share by what the text says it is: "70,8% là rừng tự nhiên và 29,2% là rừng trồng".
func (b *binder) nameIs(p *passage, c *clause, f *corpus.Figure) bool {
	atoms := p.atoms
	if c.at+2 >= c.end || atoms[c.at+1].word != "là" {
		return false
	}
	k := c.at + 2
	for k < c.end && k-c.at < longestNoun && !(atoms[k].mark() && atoms[k].word != "/" && atoms[k].word != "-") {
		if _, n := b.book.openers.at(atoms[:c.end], k); n > 0 {
			break
		}
		k++
	}
	for k > c.at+2 && (atoms[k-1].word == "và" || atoms[k-1].word == "còn") {
		k--
	}
	if k == c.at+2 {
		return false
	}
	s := corpus.Span{Start: atoms[c.at+2].Start, End: atoms[k-1].End}
	c.own, b.claimed = true, s.End
	f.Indicator = corpus.Bound{Text: "tỷ lệ " + strings.Join(strings.Fields(s.In(b.text)), " "), Span: s, Origin: corpus.OriginClause}
	return true
}

// anaphor reports whether the phrase only stands for the indicator before: "con số này".
func (b *binder) anaphor(atoms []atom, from, to int) bool {
	_, n := b.book.anaphors.at(atoms[:to], from)
	return n > 0 && from+n == to
}

// nameAgain gives the figure the indicator of the last one of its unit in the paragraph, and reports whether there is one.
func (b *binder) nameAgain(p *passage, c *clause, f *corpus.Figure) bool {
	for n := c.fig - 1; n > p.first && n > c.fig-1-reach; n-- {
		g := &b.figures[n-1]
		if g.Kind == corpus.FigureComparison || g.Unit != f.Unit || g.Indicator.Text == "" || g.PartOf != 0 {
			continue
		}
		f.Indicator, f.Parent = g.Indicator, g.Parent
		f.Indicator.Origin = corpus.OriginList
		if p.of[n-1-p.first] < c.from {
			f.Indicator.Origin = corpus.OriginParagraph
		}
		return true
	}
	return false
}

// sameSentence reports whether the figure before stands in the sentence.
func (b *binder) sameSentence(p *passage, c *clause) bool {
	k := c.fig - 2 - p.first
	return k >= 0 && p.of[k] >= c.from
}

// changes reports whether the phrase holds nothing that could be an indicator: only verbs of change, brackets, connecting words.
func (b *binder) changes(atoms []atom, c *clause) bool {
	for k := c.lo; k < c.hi; k++ {
		if atoms[k].mark() {
			continue
		}
		return false
	}
	return true
}

// split parts "Chuyên trang … đã có": the subject before the word that leads to the verb. subject is where it ends, 0 for none.
func (b *binder) split(atoms []atom, c *clause, from int) (subject, rest int, verb bool) {
	for k := c.hi - 1; k > from; k-- {
		switch atoms[k].word {
		case "được":
			if k > from+1 && c.hi > k+1 && b.countable(&b.figures[c.fig-1]) {
				return k, k, true // "mạng được kết nối đến 128 xã"
			}
		case "đã", "đang", "sẽ":
			at, v := b.verbal(atoms, k+1, c.hi)
			if v || k+1 >= c.hi {
				return k, at, true
			}
			return 0, from, false
		}
	}
	// The word that led to the number was "đã", "có".
	for k := c.hi; k < c.at; k++ {
		switch atoms[k].word {
		case "đã", "có", "với", "còn":
			if c.says || c.use != "" {
				return 0, from, false
			}
			return c.hi, c.hi, true
		}
	}
	return 0, from, false
}

// nameLeft binds the words to the left.
func (b *binder) nameLeft(p *passage, c *clause, f *corpus.Figure, from int, left corpus.Span) {
	atoms := p.atoms
	c.own = true
	to := b.withoutPlace(atoms, from, c.hi)
	left.End = atoms[to-1].End
	f.Indicator = corpus.Bound{Text: b.words(atoms[from:to], nil), Span: left, Origin: corpus.OriginClause}
	if c.at+1 < c.end && atoms[c.at+1].word == "vào" && !c.says {
		if into := b.deedOf(p, c, c.at+1); into.Len() > 0 {
			f.Indicator = corpus.Bound{Text: f.Indicator.Text + " " + strings.Join(strings.Fields(into.In(b.text)), " "), Origin: corpus.OriginClause}
		}
	}
	if c.use == "open" {
		of := c.complement
		if of == "" && b.carry.fig == c.fig-1 && b.sameSentence(p, c) {
			of = b.behindHead(b.carry.indicator.Text)
		}
		if of == "" && b.carry.fig == c.fig-1 && b.sameSentence(p, c) {
			// "Thực hiện đãi ngộ cho 131 cán bộ … với tổng kinh phí": of what the clause before tells.
			of = b.before(p, c)
		}
		if of != "" {
			f.Indicator = corpus.Bound{Text: f.Indicator.Text + " " + viet.Uncapitalise(of), Origin: corpus.OriginSentence}
		}
	}
	if f.Class == corpus.UnitRatio && c.at+1 < c.end {
		if _, n := b.book.denominators.at(atoms[:c.end], c.at+1); n > 0 {
			b.extend(p, f, c.at, b.tail(p, c, c.at+1, false))
		}
	}
	if c.respectively {
		b.share(atoms, c, f, from, to)
	}
}

// behindHead is what an indicator is of, behind the noun that it begins with: "lúa mùa" of "Diện tích lúa mùa"; "" where it begins with none.
func (b *binder) behindHead(indicator string) string {
	words := strings.Fields(indicator)
	longest := 0
	if len(words) > 0 {
		for _, h := range b.book.heads[viet.Norm(words[0])] {
			if h.role == "open" && len(h.words) > longest && len(h.words) < len(words) && viet.Norm(strings.Join(words[:len(h.words)], " ")) == strings.Join(h.words, " ") {
				longest = len(h.words)
			}
		}
	}
	if longest == 0 {
		return ""
	}
	return strings.Join(words[longest:], " ")
}

// thin reports whether a noun tells nothing of what is counted.
func (b *binder) thin(noun corpus.Span) bool {
	words := strings.Fields(viet.Norm(noun.In(b.text)))
	if len(words) == 0 || len(words) > 2 {
		return false
	}
	for _, f := range b.book.thin[words[0]] {
		if strings.Join(f.words, " ") == strings.Join(words, " ") {
			return true
		}
	}
	return false
}

// share gives each figure its name, where several names and then several numbers stand: "A, B lần lượt đạt 45%, 35%".
func (b *binder) share(atoms []atom, c *clause, f *corpus.Figure, from, to int) {
	start := from
	var items []corpus.Bound
	add := func(end int) {
		if end > start {
			items = append(items, corpus.Bound{Text: b.words(atoms[start:end], nil), Span: corpus.Span{Start: atoms[start].Start, End: atoms[end-1].End}, Origin: corpus.OriginClause})
		}
	}
	for k := from; k < to; k++ {
		if atoms[k].word == "(" && atoms[k].pair > k && atoms[k].pair < to {
			k = atoms[k].pair
			continue
		}
		if atoms[k].word == "," || atoms[k].word == "và" {
			add(k)
			start = k + 1
		}
	}
	add(to)
	if len(items) > 1 {
		f.Indicator, c.items = items[0], items[1:]
	}
}

// namesOf reports whether a line above a list names what the list's numbers are of: it begins with the noun of an indicator.
func (b *binder) namesOf(line string) bool {
	words := strings.Fields(viet.Norm(line))
	for from := 0; from < min(2, len(words)); from++ {
		for _, h := range b.book.heads[words[from]] {
			if len(h.words) <= len(words)-from && strings.Join(words[from:from+len(h.words)], " ") == strings.Join(h.words, " ") {
				return true
			}
		}
	}
	return false
}

// longestName bounds how many atoms a name that is put together has.
const longestName = 40

// before is the clause before the noun of an indicator that tells nothing alone, without its numbers and its light verbs.
func (b *binder) before(p *passage, c *clause) string {
	atoms := p.atoms
	from := c.lo
	for from > c.from && from > c.lo-longestName && atoms[from-1].word != ";" && atoms[from-1].word != "." {
		from--
	}
	to := c.lo
	for to > from && (atoms[to-1].mark() || atoms[to-1].word == "với" || atoms[to-1].word == "có") {
		to--
	}
	from = b.lead(atoms, &clause{}, from, to)
	from, _ = b.verbal(atoms, from, to)
	var parts []string
	end := 0
	for k := from; k < to; k++ {
		switch a := atoms[k]; {
		case a.Start < end: // the noun of the figure before
		case a.fig != 0:
			end = b.figures[a.fig-1].End
			if s := b.noun(&b.figures[a.fig-1]); s.Len() > 0 {
				parts = append(parts, s.In(b.text))
			}
		case b.fillerOf(a):
		case a.mark() && a.word != "(" && a.word != ")":
			if len(parts) > 0 {
				parts[len(parts)-1] += a.word
			}
		default:
			parts = append(parts, strings.Join(strings.Fields(a.In(b.text)), " "))
		}
	}
	return strings.Join(parts, " ")
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

// ofPlace is how many atoms say whose something is or where, behind a time and before atom to: "năm 2023 của tỉnh Lào Cai" is no name.
func (b *binder) ofPlace(atoms []atom, from, to int) int {
	if !b.is(atoms[to-1], corpus.EntityPlace) {
		return 0
	}
	k := to - 1
	for k > from && slices.Contains(placeLeads[:], atoms[k-1].word) {
		k--
	}
	if k-1 > from && (b.is(atoms[k-1], corpus.EntityDate) || b.timeBefore(atoms, from+1, k) > 0) {
		return to - k
	}
	return 0
}

// adverbial reports whether a place says where, and is no part of a name: trên địa bàn tỉnh, toàn quốc.
func (b *binder) adverbial(a atom) bool {
	switch first, _, _ := strings.Cut(viet.Norm(a.In(b.text)), " "); first {
	case "trên", "toàn", "cả", "tại", "ở", "trong", "địa":
		return true
	}
	return false
}
