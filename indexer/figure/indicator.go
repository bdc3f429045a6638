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
