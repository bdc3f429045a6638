package amend

import (
	"slices"

	"vankho/corpus"
)

// clause is what one verb of a sentence says: what is done, to which places or words, and where.
type clause struct {
	act act
	// Span is from the verb to the end of the clause.
	corpus.Span
	// objects are the places behind the verb, at those behind "tại", anchors those beside which something is put in, fresh those that come
	// in their stead ("bằng Phụ lục I"), except those left out.
	objects, at, anchors, fresh, except list
	// pairs are the words that go and come, in the order of the text.
	pairs []pair
	// beside are the words beside which others are put in.
	beside []corpus.Span
	side   corpus.Side
	// words is true where words are spoken of, vague where not all places are named, whole where the whole text is meant, pieced where a
	// piece without a label is, start where something comes to the beginning.
	words, vague, whole, pieced, start bool
	// follows is true where the new text, or a list, follows.
	follows bool
	// stands is true where the text itself takes the place: "Nghị định này thay thế Điều 4 của Nghị định …".
	stands bool
	// joined is true where "và" or a comma joins it to the clause before, spares where what follows is left out.
	joined, spares bool
	// loose is true where other words stand between the verb and its place: "bổ sung vốn theo Điều 7".
	loose bool
	// inline is a new text that stands in the line of the sentence itself.
	inline []corpus.Span
	// mode is where the next element belongs.
	mode kind
}

// pair are words that go and the words that come in their stead; from and to tell which places of "tại" are theirs.
type pair struct {
	old, new []corpus.Span
	from, to int
	// beside are the words beside which alone those that go are meant, side tells on which side of them they stand.
	beside corpus.Span
	side   corpus.Side
}

// empty reports whether the clause says nothing but its verb yet.
func (c *clause) empty() bool {
	return len(c.objects.places)+len(c.at.places)+len(c.anchors.places)+len(c.pairs)+len(c.beside) == 0 && !c.words && !c.vague && !c.whole
}

// list is the list that a place belongs to.
func (c *clause) list() *list {
	switch c.mode {
	case kindAt:
		return &c.at
	case kindAfter, kindBefore, kindEnd, kindStart:
		return &c.anchors
	case kindWith:
		return &c.fresh
	case kindExcept:
		return &c.except
	}
	return &c.objects
}

// quote takes in words between quotation marks.
func (c *clause) quote(q corpus.Span) {
	c.words = true
	n := len(c.pairs)
	switch c.mode {
	case kindAfter, kindBefore:
		if c.act != actInsert && n > 0 {
			c.narrow(q)
			return
		}
		c.beside = append(c.beside, q)
		return
	case kindWith:
		if n > 0 && (len(c.pairs[n-1].new) == 0 || len(c.pairs[n-1].new) < len(c.pairs[n-1].old)) {
			c.pairs[n-1].new = append(c.pairs[n-1].new, q)
			return
		}
	}
	if c.act == actInsert {
		if n == 0 || c.mode == kindAt {
			c.split()
			c.pairs = append(c.pairs, pair{from: len(c.at.places)})
			n = len(c.pairs)
		}
		c.pairs[n-1].new = append(c.pairs[n-1].new, q)
		c.mode = ""
		return
	}
	if n == 0 || len(c.pairs[n-1].new) > 0 || len(c.at.places) > c.pairs[n-1].from {
		c.split()
		c.pairs = append(c.pairs, pair{from: len(c.at.places)})
		n = len(c.pairs)
	}
	c.pairs[n-1].old = append(c.pairs[n-1].old, q)
	c.mode = ""
}

// narrow takes in the words beside which those of the last pair are meant; where it has such words, or places, the same words are meant once more.
func (c *clause) narrow(q corpus.Span) {
	last := &c.pairs[len(c.pairs)-1]
	if last.beside.Len() > 0 || len(c.at.places) > last.from {
		again := *last
		c.split()
		again.from, again.to = len(c.at.places), 0
		c.pairs = append(c.pairs, again)
		last = &c.pairs[len(c.pairs)-1]
	}
	last.beside, last.side, c.mode = q, c.side, ""
}

// split closes the places of the pairs before where they have some: what follows has its own.
func (c *clause) split() {
	for i := range c.pairs {
		if p := &c.pairs[i]; p.to == 0 && len(c.at.places) > p.from {
			p.to = len(c.at.places)
		}
	}
	c.at.last = none
}

// parser reads the elements of a sentence into clauses.
type parser struct {
	refs []corpus.Reference
	out  []*clause
	c    *clause
	// titled, pieced, opening and vague say how the next place is meant.
	titled, pieced, opening, vague bool
	before                         kind
	// front are the places before the first verb, which the others have too.
	front []place
	// parted is the mark or word that parts what follows from the place before, "" where nothing does.
	parted kind
	// strange is true where words stand before a place that may narrow it: "tại chỉ tiêu 0101 Phụ lục I".
	strange bool
	// narrowed is true where what is said before the places names only a part of each: "quy định về … tại khoản 3 và khoản 4".
	narrowed bool
	// mention is true where what follows tells only where a form is mentioned: "Mẫu số 01 tại điểm a khoản 2 Điều 6".
	mention bool
	// headed is true where the sentence begins with its verb, or goes on with that of the line above.
	headed bool
	// placed is true where it begins with the place: "Tại khoản 3 Điều 5: …".
	placed bool
}

// clauses reads a sentence. first is what a sentence without a verb of its own goes on with, nil where it must have one.
func clauses(es []element, refs []corpus.Reference, first *clause) []*clause {
	p := &parser{refs: refs, c: &clause{act: actNone}}
	if first != nil {
		p.c.act = first.act
	}
	p.placed = len(es) > 0 && es[0].kind == kindAt
	p.headed = first != nil || len(es) > 0 && es[0].kind == kindVerb
	if len(es) > 0 {
		p.c.Start = es[0].Start
	}
	for i := 0; i < len(es); {
		i = p.read(es, i)
	}
	p.finish()
	return p.out
}

func (p *parser) finish() {
	if (p.pieced || p.opening) && len(p.c.objects.places)+len(p.c.at.places) == 0 {
		p.c.pieced = true
	}
	p.pieced, p.opening = false, false
	if len(p.c.objects.places)+len(p.c.at.places)+len(p.c.anchors.places) == 0 && len(p.c.pairs) > 0 {
		p.c.at.places = append(p.c.at.places, p.front...)
	}
	if p.c.act != actNone && (!p.c.empty() || p.c.pieced || p.c.follows) {
		p.out = append(p.out, p.c)
	}
}

// next begins a clause of the verb.
func (p *parser) next(a act, at int) {
	p.finish()
	p.c = &clause{act: a, Span: corpus.Span{Start: at, End: at}}
	p.titled, p.vague, p.strange, p.narrowed, p.parted = false, false, false, false, ""
}

// read takes in the element i and gives the next.
func (p *parser) read(es []element, i int) int {
	e, c := es[i], p.c
	before := p.before
	p.before = e.kind
	p.mention = p.mention && (e.kind == kindUnit || e.kind == kindOf)
	if e.kind != kindComma && e.kind != kindSemi && e.kind != kindAnd && e.kind != kindColon && e.kind != kindVerb && e.kind != kindPassive {
		c.End = e.End
	}
	switch e.kind {
	case kindVerb:
		p.verb(e, before)
	case kindPassive:
		return p.passive(es, i)
	case kindUnit:
		if (c.mode == kindAfter || c.mode == kindBefore) && len(c.anchors.places) > 0 && (before == kindComma || before == kindAnd || before == kindSemi) && placedAhead(es[i:]) {
			p.next(c.act, e.Start)
			c = p.c
			c.End = e.End
		}
		l := c.list()
		if n := len(l.places); n > 0 && (p.parted == kindAnd || p.parted == kindComma) && before == p.parted && l.last == e.rank && !p.titled && l.places[n-1].top == e.rank {
			p.pieced = p.pieced || l.places[n-1].pieced || l.places[n-1].opening // "tại Nơi nhận của Phụ lục 03 và Phụ lục 04"
		}
		apart := p.parted == kindAnd || p.parted == kindSemi || p.parted == kindComma && (e.rank > rankArticle || e.rank < l.last)
		p.parted = ""
		if n := len(l.places); p.mention || before == kindAt && e.rank <= rankArticle && n > 0 && l.places[n-1].low == rankOf("mau") && !l.places[n-1].bare {
			p.mention = true
			return i + 1
		}
		if p.vague && len(e.values) == 0 {
			return i + 1 // "một số điểm, khoản của Điều 5"
		}
		l.add(e, apart, place{titled: p.titled, pieced: p.pieced || p.strange || p.narrowed, opening: p.opening, vague: p.vague})
		p.titled, p.pieced, p.opening, p.vague, p.strange = false, false, false, false, false
	case kindQuote:
		if (before == kindColon || before == kindFollows || before == kindWith && len(c.pairs) == 0) && c.act != actRepeal && !c.words && len(c.objects.places)+len(c.at.places)+len(c.anchors.places) > 0 {
			c.inline = append(c.inline, e.quoted) // "… như sau: “Phí do tỉnh quy định.”" in one line
			return i + 1
		}
		if before == kindUnit && c.mode == "" && !c.words {
			return i + 1 // "Phụ lục I “Định mức bảo dưỡng”"
		}
		if c.mode == "" {
			p.pieced = false // "bỏ đoạn “…”": the words themselves
		}
		if c.mode == kindAt {
			switch before {
			case kindUnit, kindPart, kindOther, kindTitle, kindAt:
				p.strange = true // "tại mục “Khái niệm” của Phụ lục I"
				return i + 1
			}
		}
		if c.act == actInsert && (c.mode == kindAt || c.mode == "") && len(c.pairs) > 0 && len(c.at.places)+len(c.beside) > 0 {
			p.next(c.act, e.Start)
			c = p.c
			c.End = e.End
		}
		if c.mode == kindWith && i+1 < len(es) && es[i+1].kind == kindWith {
			c.mode = "" // "“A” thành “B”, “C” thành “D”"
		}
		c.quote(e.quoted)
	case kindWith:
		c.mode = kindWith
	case kindAt:
		if c.mode == "" && len(c.objects.places) > 0 && len(c.pairs) == 0 && c.act != actInsert && c.act != actMove {
			return i + 1 // "Mẫu số 01 tại Phụ lục II"
		}
		if c.mode == kindWith && len(c.fresh.places) > 0 && len(c.pairs) == 0 {
			return i + 1 // "bằng Mẫu số 02 tại Phụ lục VI ban hành kèm theo Thông tư này"
		}
		if c.mode != kindAt {
			c.at.last = none
		}
		if c.mode != kindAfter && c.mode != kindBefore && c.mode != kindEnd && c.mode != kindStart && c.mode != kindExcept || len(c.list().places) > 0 || len(c.beside) > 0 {
			c.mode = kindAt
		}
	case kindAfter, kindBefore, kindEnd, kindStart:
		if i+1 == len(es) || es[i+1].kind == kindColon {
			c.follows = true // "tại các khoản sau:"
			c.spares = c.spares || c.mode == kindExcept
			return i + 1
		}
		if c.act == actInsert && len(c.pairs) > 0 && len(c.beside) > 0 { // "…; vào sau cụm từ “C” tại …": the same words once more
			same := slices.Clone(c.pairs)
			for k := range same {
				same[k].from, same[k].to = 0, 0
			}
			p.next(c.act, e.Start)
			c = p.c
			c.pairs, c.words, c.End = same, true, e.End
		}
		c.mode = e.kind
		switch e.kind {
		case kindAfter:
			c.side = corpus.SideAfter
		case kindEnd:
			c.side = corpus.SideEnd
		case kindStart:
			c.side, c.start = corpus.SideBefore, true
		default:
			c.side = corpus.SideBefore
		}
	case kindExcept:
		c.mode = kindExcept
	case kindFollows, kindColon:
		c.follows = true
		c.spares = c.spares || c.mode == kindExcept
	case kindWords:
		switch parted := before == kindComma || before == kindSemi || before == kindAnd; {
		case parted && c.act == actRepeal && c.mode == "" && len(c.objects.places) > 0 && !c.words:
			p.next(c.act, e.Start) // "Bãi bỏ khoản 8 Điều 74; cụm từ “A” tại Điều 75"
		case parted && c.act == actInsert && len(c.pairs) > 0 && (c.mode == kindStart || c.mode == kindEnd) && len(c.anchors.places) > 0,
			parted && c.act == actInsert && len(c.pairs) > 0 && (c.mode == kindAfter || c.mode == kindBefore) && len(c.beside) > 0 && putBeside(es[i+1:]):
			p.next(c.act, e.Start) // "“A” vào đầu điểm c; cụm từ “B” vào sau cụm từ “C” và từ “D” vào sau từ “E”"
			p.c.joined = true
		}
		c = p.c
		c.End = max(c.End, e.End)
		c.words = true
		if c.mode == kindAt && len(c.at.places) > 0 && len(c.pairs) > 0 {
			c.mode = ""
		}
	case kindTitle:
		p.titled = true
	case kindPart:
		p.pieced = p.pieced || p.opening || !e.opening
		p.opening = e.opening && !p.pieced
	case kindVague:
		c.vague, p.vague = true, true
	case kindPlain, kindOf:
	case kindAbout:
		return p.title(es, i)
	case kindWhole:
		c.whole = true
	case kindThis:
		l := c.list()
		if n := len(l.places); n > 0 {
			l.places[n-1].own = true
			c.enclosed()
		}
	case kindDoc:
		return p.document(es, i)
	case kindComma, kindAnd, kindSemi:
		p.parted = e.kind
		if p.titled && before == kindOther { // "tại tên Thông tư, Điều 1"
			p.titled, p.strange = false, false
		}
		if e.kind == kindSemi {
			p.strange, p.narrowed = false, false
			if c.mode == kindWith && len(c.pairs) > 0 {
				c.mode = ""
			}
		}
	default:
		p.strange = p.strange || c.mode == kindAt
		c.loose = c.loose || c.mode == "" && len(c.objects.places) == 0 && !c.words
		if before != kindComma && before != kindAnd {
			c.list().last = none
		}
	}
	return i + 1
}

// putBeside reports whether the words that begin here are themselves put in beside others: "“D” vào sau từ “E”".
func putBeside(es []element) bool {
	return len(es) > 1 && es[0].kind == kindQuote && (es[1].kind == kindAfter || es[1].kind == kindBefore)
}

// placedAhead reports whether the places that begin here are put in beside others: "khoản 7 vào sau khoản 6".
func placedAhead(es []element) bool {
	for _, e := range es {
		switch e.kind {
		case kindUnit, kindOf, kindAt, kindComma, kindAnd:
		case kindAfter, kindBefore:
			return true
		default:
			return false
		}
	}
	return false
}

// verb takes in a verb. One within other words is none: "nội dung sửa đổi".
func (p *parser) verb(e element, before kind) {
	switch before {
	case "", kindComma, kindAnd, kindSemi, kindPassive, kindColon:
	default:
		if e.act != actEnd && p.c.act != actNone {
			return
		}
	}
	if e.act == actNone || !p.headed && before != kindPassive && e.act != actEnd && !(p.placed && (before == kindColon || before == kindComma)) {
		return
	}
	if before == kindColon && p.placed && len(p.c.pairs) == 0 && len(p.c.at.places) > 0 {
		p.c.act, p.c.mode, p.headed = e.act, "", true // "Tại khoản 3 Điều 52: Thay thế cụm từ …"
		p.c.split()
		p.front = p.c.at.places
		return
	}
	p.headed = true
	switch {
	case p.c.act == actNone && !p.c.empty():
		p.c.act = e.act
		if e.act == actInsert {
			p.c.at, p.c.objects = p.c.objects, list{}
		}
	case p.c.act != actNone && p.c.empty() && !p.c.follows:
		if p.c.act == actEnd {
			p.c.act = e.act
		}
	default:
		p.next(e.act, e.Start)
		p.c.joined = before == kindAnd || before == kindComma
	}
	p.c.End = max(p.c.End, e.End)
}

// passive reads "được" and what follows: the verb of the sentence, or the history of the place before it.
func (p *parser) passive(es []element, i int) int {
	k := i + 1
	for k < len(es) && (es[k].kind == kindPassive || es[k].kind == kindVerb || es[k].kind == kindComma || es[k].kind == kindAnd) {
		k++
	}
	if k == i+1 {
		return k
	}
	history := p.c.act != actNone
	if k < len(es) && !history {
		switch es[k].kind {
		case kindBy, kindAt, kindDoc, kindVague:
			history = true
		case kindOther:
			history = es[k].Len() < 12 && !p.c.words
		}
	}
	if !history {
		return i + 1
	}
	for k < len(es) && es[k].kind != kindFollows && es[k].kind != kindColon && es[k].kind != kindSemi && !(es[k].kind == kindWith && k+1 < len(es) && (es[k+1].kind == kindWords || es[k+1].kind == kindQuote)) {
		k++
	}
	return k
}

// document takes in a document: the places before it are its own. Its title is passed over.
func (p *parser) document(es []element, i int) int {
	e := es[i]
	l := p.c.list()
	if p.c.mode == kindWith && len(l.places)+len(p.c.pairs) == 0 {
		l = &p.c.objects // "Bãi bỏ Chương II Khoan bằng máy ban hành kèm theo Thông tư …": the word stood in a title
	}
	self := e.ref < len(p.refs) && p.refs[e.ref].Canonical == corpus.Self
	any := false
	for k := range l.places {
		if q := &l.places[k]; q.ref == none {
			q.ref, q.own, any = e.ref, self, true
		}
	}
	if !any && len(p.c.pairs) > 0 && (p.c.mode == kindAt || p.c.mode == "") && !self {
		p.c.at.places = append(p.c.at.places, place{Span: e.Span, top: len(fields), ref: e.ref, pieced: p.pieced})
	}
	if self {
		p.c.enclosed()
	}
	l.last = none
	return p.title(es, i)
}

// enclosed takes the places of the text itself behind "tại" for those of the new text: "Bổ sung Mẫu số 4 tại Phụ lục II ban hành kèm theo Thông tư này".
func (c *clause) enclosed() {
	if c.words || len(c.objects.places) == 0 || len(c.fresh.places) > 0 || c.act == actRepeal || c.act == actMove {
		return
	}
	if c.mode == kindAt {
		c.fresh.places = slices.DeleteFunc(slices.Clone(c.at.places), func(p place) bool { return !p.own })
		c.at.places = slices.DeleteFunc(c.at.places, func(p place) bool { return p.own })
	}
}

// title passes over the title behind a document, or behind "về".
func (p *parser) title(es []element, i int) int {
	k := i + 1
	for k < len(es) {
		switch es[k].kind {
		case kindSemi:
			return k
		case kindExcept:
			if sparesBelow(es[k+1:]) {
				return k
			}
		case kindFollows, kindColon:
			return k
		case kindPassive:
			return k
		case kindWith:
			if k+1 < len(es) && (es[k+1].kind == kindWords || es[k+1].kind == kindQuote || es[k+1].kind == kindUnit) {
				return k
			}
		case kindAt:
			if es[i].kind == kindAbout && k+1 < len(es) && es[k+1].kind == kindUnit {
				p.narrowed = true // "nhiệm vụ về kiểm soát thủ tục tại khoản 3": a part of it
				return k
			}
		case kindUnit, kindDoc:
			if es[i].kind == kindAbout && p.holds(es[k:]) {
				return k
			}
			if b := es[k-1].kind; (b == kindComma || b == kindAnd) && p.leads(es[k]) {
				return k - 1
			}
		case kindVerb:
			if es[k].act == actEnd && p.c.act == actNone {
				return k // "Điều 2 Thông tư số … quy định về … hết hiệu lực"
			}
			if b := es[k-1].kind; b == kindComma && k+1 < len(es) && (es[k+1].kind == kindUnit || es[k+1].kind == kindWords) {
				return k - 1
			}
			if k+2 < len(es) && es[k-1].kind == kindAnd && es[k+1].kind == kindUnit && es[k+2].kind == kindThis {
				return k - 1 // "tại điểm đ của Luật … và sửa đổi điểm này như sau"
			}
		}
		k++
	}
	return k
}

// holds reports whether an annex behind a description, with a document behind it, holds the place before: "Mục II về chợ, Phụ lục số 2, Thông tư số …".
func (p *parser) holds(es []element) bool {
	l := p.c.list()
	n := len(l.places)
	if n == 0 || es[0].kind != kindUnit || es[0].rank < rankAnnexed || len(es[0].values) != 1 || l.places[n-1].top >= es[0].rank || l.places[n-1].Dieu != "" {
		return false
	}
	k := 1
	for k < len(es) && (es[k].kind == kindComma || es[k].kind == kindOf) {
		k++
	}
	if k == len(es) || es[k].kind != kindDoc {
		return false
	}
	l.last, p.parted = l.places[n-1].top, ""
	return true
}

// sparesBelow reports whether what is left out is named in the lines below: "các nội dung sau:".
func sparesBelow(es []element) bool {
	for _, e := range es {
		switch e.kind {
		case kindPlain, kindOther, kindAfter, kindVague:
		case kindFollows, kindColon:
			return true
		default:
			return false
		}
	}
	return false
}

// leads reports whether a place or a document behind a title begins a reference of its own with a document.
func (p *parser) leads(e element) bool {
	if e.kind == kindDoc {
		return len(p.c.pairs) > 0 && p.c.mode == kindAt
	}
	return slices.ContainsFunc(p.refs, func(ref corpus.Reference) bool {
		return ref.Start <= e.Start && e.End <= ref.End && isDocument(ref) && len(ref.Provisions) > 0
	})
}
