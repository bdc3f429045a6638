package figure

import (
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// noun is the noun within the span of a figure: what follows the digits, the multiplier and the sign of the unit.
// Example: "điểm cầu cấp tỉnh" of "01 điểm cầu cấp tỉnh", nothing of "51,69/85%" and "3.370 tỷ đồng".
func (b *binder) noun(f *corpus.Figure) corpus.Span {
	in := f.In(b.text)
	at := max(0, f.Digits.End-f.Start)
	if at > len(in) {
		return corpus.Span{Start: f.End, End: f.End}
	}
	// A share or pair goes on with digits: "145/152 xã", "15.530 ha/22.366 ha".
	for i := len(in) - 2; i >= at; i-- {
		if in[i] == '/' && '0' <= in[i+1] && in[i+1] <= '9' {
			at = i + 1
			break
		}
	}
	rest := in[at:]
	for i := 0; i < len(rest); {
		c, w := utf8.DecodeRuneInString(rest[i:])
		if '0' <= c && c <= '9' {
			at += i + w
			rest, i = rest[i+w:], 0
			continue
		}
		if !strings.ContainsRune(" /.,-–%\u00a0", c) {
			break
		}
		i += w
	}
	for {
		trimmed := strings.TrimLeft(rest, " \t\n\u00a0%‰/²³")
		at += len(rest) - len(trimmed)
		rest = trimmed
		word := rest
		if i := strings.IndexAny(rest, " \n\u00a0"); i >= 0 {
			word = rest[:i]
		}
		if _, ok := corpus.Multiplier(b.norm(word)); !ok || f.Class == corpus.UnitRatio || strings.HasPrefix(rest, "tỷ lệ") {
			break
		}
		at += len(word)
		rest = rest[len(word):]
	}
	if !b.countable(f) {
		// The unit is no noun; what stands behind it may be one.
		words := corpus.UnitWords(firstWords(rest, 6))
		u, n := corpus.UnitAt(words)
		if u.Class != f.Class {
			n = 0
		}
		for ; n > 0; n-- {
			rest = strings.TrimLeft(rest, " \t\n\u00a0")
			i := strings.IndexAny(rest, " \n\u00a0")
			if i < 0 {
				i = len(rest)
			}
			rest = rest[i:]
		}
		rest = strings.TrimLeft(rest, " \t\n\u00a0%,")
	}
	s := corpus.Span{Start: f.Start + len(in) - len(rest), End: f.End}
	if b.countable(f) {
		s.Start = f.Start + at
	}
	return s.Trim(b.text, blank)
}

// longestNoun bounds the words of a noun phrase to the right of a number, longestDeed those of what the things counted did.
const (
	longestNoun = 14
	longestDeed = 6
)

// tail is how far a figure's span goes on to the right: the noun phrase that is counted, and a short clause of what it did, where that
// ends it: "78% số học viên đã hoàn thành khoá học". It gives the atom behind the span. event says that "về" belongs to it.
func (b *binder) tail(p *passage, c *clause, from int, event bool) int {
	atoms, end := p.atoms, c.end
	said := b.noun(&b.figures[c.fig-1])
	noun, longest := said.Len() > 0 || b.figures[c.fig-1].Class != corpus.UnitRatio, longestDeed
	if from+1 < end && atoms[from].word == "tỷ" && atoms[from+1].word == "lệ" {
		longest = 2 * longestNoun // "100% tỷ lệ thủ tục hành chính đáp ứng …": all of it names the rate
	}
	k := from
	for k < end && k-from < longestNoun {
		a := atoms[k]
		if a.whole {
			return k
		}
		if a.name != 0 {
			if kind := b.entity(a.name - 1).Kind; kind == corpus.EntityPlace || kind == corpus.EntityDate {
				return k
			}
			k++
			continue
		}
		if a.word == "," {
			if !b.coordinated(atoms, k+1, end) && !(b.figures[c.fig-1].Class == corpus.UnitRatio && b.shared(atoms, k+1, end)) {
				return k
			}
			k++
			continue
		}
		if a.mark() && a.word != "“" && a.word != "”" && a.word != "\"" && a.word != "-" {
			return k
		}
		role, n := b.book.stops.at(atoms[:end], k)
		switch {
		case n == 0:
			k++
		case role == "pass":
			k += n
		case role == "join":
			if k+1 >= end || atoms[k+1].mark() || k == from {
				return k
			}
			k++
		case a.word == "về" && event:
			k++
		case role == "quote" && (k > from || noun) && a.word != "của" && a.word != "về" && a.word != "lên" && a.word != "vào":
			if to, ok := b.deed(atoms, k, end, longest); ok {
				return to
			}
			return k
		default:
			return k
		}
	}
	if k == end && end < len(atoms) && atoms[end].fig != 0 && b.figures[atoms[end].fig-1].Class == corpus.UnitRatio {
		return from // "25/47 trường đỗ tốt nghiệp 100%": a clause with a number of its own
	}
	// Nothing ends it: what is counted is the head alone.
	for k > from && (atoms[k-1].word == "và" || atoms[k-1].word == "," || atoms[k-1].word == "hoặc") {
		k--
	}
	return k
}

// extend lengthens a figure's span to the end of atom to-1.
func (b *binder) extend(p *passage, f *corpus.Figure, at, to int) {
	if to > at+1 && p.atoms[to-1].End > f.End {
		f.End = p.atoms[to-1].End
		f.Quote = f.In(b.text)
	}
}

// nameRight binds the noun that is counted, with what was done with it and what it did.
func (b *binder) nameRight(p *passage, c *clause, f *corpus.Figure, noun corpus.Span, from, subject int, verb, carried bool) {
	atoms := p.atoms
	c.own = true
	event := f.Class == "event" || f.Class == "project" || f.Class == "media" || f.Class == "administrative"
	to := b.tail(p, c, c.at+1, event)
	b.extend(p, f, c.at, to)
	noun.End = f.End
	deed := b.deedOf(p, c, to)
	name := corpus.Bound{Text: strings.Join(strings.Fields(noun.In(b.text)), " "), Span: noun, Origin: corpus.OriginClause}
	var more []string
	if verb && from < c.hi {
		c.verb = b.words(atoms[from:c.hi], b.fillerOf)
		if b.endsWith(p, c, "với") {
			c.complement, c.verb = c.verb, ""
		}
	} else if from < c.hi && c.hi-from <= longestDeed && deed.Len() == 0 && !b.endsWith(p, c, "với") && atoms[from].name == 0 {
		c.verb = b.words(atoms[from:c.hi], b.fillerOf) // "làm chết 15 người", "quá hạn 45 hồ sơ"
	} else if !verb && from < c.hi && b.endsWith(p, c, "với") {
		c.complement = b.words(atoms[from:c.hi], b.fillerOf)
	}
	if c.verb == "" && c.complement == "" && carried && c.lo >= c.hi && c.opener == "" {
		c.verb, c.complement = b.carry.verb, b.carry.complement
	}
	about := false
	if deed.Len() > 0 {
		switch first, _, _ := strings.Cut(viet.Norm(deed.In(b.text)), " "); first {
		case "về", "của", "thuộc":
			about = true
		}
	}
	if c.verb != "" && utf8.RuneCountInString(c.verb) < 60 && !about {
		more = append(more, viet.Uncapitalise(c.verb))
	}
	if deed.Len() > 0 {
		if len(more) == 0 && noun.End <= deed.Start && strings.TrimSpace(b.text[noun.End:deed.Start]) == "" {
			name.Span.End = deed.End
			name.Text = strings.Join(strings.Fields(name.Span.In(b.text)), " ")
		} else {
			more = append(more, strings.Join(strings.Fields(deed.In(b.text)), " "))
		}
	}
	if c.verb != "" && about && utf8.RuneCountInString(c.verb) < 60 {
		more = append(more, viet.Uncapitalise(c.verb))
	}
	if c.complement != "" && deed.Len() == 0 {
		more = append(more, viet.Uncapitalise(c.complement))
	}
	if subject > c.lo && c.complement == "" {
		if s := b.words(atoms[c.lo:subject], nil); s != "" && utf8.RuneCountInString(s) < 90 && (b.is(atoms[c.lo], corpus.EntitySystem) || atoms[subject].word == "được") {
			more = append(more, s)
		}
	}
	if c.level.Text != "" && !strings.Contains(name.Text, "cấp ") {
		if len(more) == 0 && b.group != nil && b.group.total != c.fig {
			if total := b.figures[b.group.total-1].Indicator.Text; total != name.Text && strings.Contains(viet.Norm(total), viet.Norm(name.Text)) && b.deeds[b.group.total-1] == "" && utf8.RuneCountInString(total) < 120 {
				name.Text = total
			}
			if deed := b.deeds[b.group.total-1]; deed != "" && utf8.RuneCountInString(deed) < 60 {
				more = append(more, viet.Uncapitalise(deed)) // "trong đó cấp tỉnh 21.480 hồ sơ": those taken in
			}
		}
		more = append(more, c.level.Text)
	}
	if len(more) > 0 {
		name.Text, name.Span = name.Text+" "+strings.Join(more, " "), corpus.Span{}
	}
	f.Indicator = b.plain(name)
}

// plain takes "trở lên", which belongs to the number, off a name.
func (b *binder) plain(name corpus.Bound) corpus.Bound {
	for _, tail := range [...]string{" trở lên", " trở xuống"} {
		if i := strings.Index(name.Text, tail); i >= 0 {
			rest := name.Text[i+len(tail):]
			name.Text = name.Text[:i] + rest
			if rest == "" && name.Span.Len() > 0 {
				name.Span.End = name.Span.Start + i
			}
			if name.Span.In(b.text) != name.Text {
				name.Span = corpus.Span{}
			}
		}
	}
	return name
}

// endsWith reports whether the words that led to the number begin with one.
func (b *binder) endsWith(p *passage, c *clause, word string) bool {
	return c.hi < c.at && p.atoms[c.hi].word == word
}

// nameMeasured binds a measure (%, ha, tỷ đồng) whose noun stands to the right: "78% số học viên", "310 ha chè".
func (b *binder) nameMeasured(p *passage, c *clause, f *corpus.Figure, from int, verb, carried bool) bool {
	atoms := p.atoms
	head := b.book.measures[f.Class]
	if f.Class == corpus.UnitMoney || head == "" || strings.Contains(f.Unit, "/") {
		return false
	}
	noun := b.noun(f)
	to := c.at + 1
	bare := c.lo >= c.hi && !c.says
	if !(bare && carried && len(b.carry.items) > 0 && b.figures[c.fig-2].Class == f.Class) {
		to = b.tail(p, c, c.at+1, false)
	}
	if to > c.at+1 || noun.Len() > 0 {
		b.extend(p, f, c.at, to)
		noun = b.noun(f)
	}
	text := b.withoutFiller(noun)
	if role := strings.ToLower(text); role == "kh" || role == "kế hoạch" {
		text = ""
	}
	if c.says && b.carry.fig != 0 && b.sameSentence(p, c) && f.Class == corpus.UnitRatio {
		// "90 hộ nghèo, chiếm 1,04%": the share of what was counted before.
		f.Indicator = corpus.Bound{Text: rate(b.carry.indicator.Text), Origin: corpus.OriginList}
		return f.Indicator.Text != ""
	}
	if text == "" {
		return false
	}
	c.own = true
	deed := b.deedOf(p, c, to)
	name := corpus.Bound{Text: text, Origin: corpus.OriginClause}
	if viet.Norm(firstWords(text, 2)) == viet.Norm(head) {
		name.Span = noun
	} else {
		name.Text = head + " " + text
	}
	if deed.Len() > 0 {
		name.Text += " " + strings.Join(strings.Fields(deed.In(b.text)), " ")
		if name.Span != (corpus.Span{}) {
			name.Span.End = deed.End
			name.Text = strings.Join(strings.Fields(name.Span.In(b.text)), " ")
		}
	} else if weight, n := b.verbAt(atoms, from, c.hi); verb && n > 0 && weight == "full" || verb && from < c.hi && f.Class != corpus.UnitRatio {
		c.verb = b.words(atoms[from:c.hi], b.fillerOf)
		name.Text += " " + viet.Uncapitalise(c.verb)
	}
	f.Indicator = name
	return true
}

// verbAt is the verb that begins at an atom, and its length.
func (b *binder) verbAt(atoms []atom, from, to int) (weight string, n int) {
	if from >= to {
		return "", 0
	}
	return b.book.verbs.at(atoms[:to], from)
}

// rate names the share of what is counted. Example: "hộ nghèo" → "tỷ lệ hộ nghèo"; a rate stays.
func rate(counted string) string {
	if counted == "" {
		return ""
	}
	if strings.HasPrefix(viet.Norm(counted), "tỷ ") {
		return counted
	}
	for _, lead := range [...]string{"tổng ", "số "} {
		if rest, ok := strings.CutPrefix(viet.Uncapitalise(counted), lead); ok {
			counted = rest
		}
	}
	return "tỷ lệ " + viet.Uncapitalise(counted)
}

// withoutFiller is the text of a noun without the words that only lead to it: "số", "các", "tổng số".
func (b *binder) withoutFiller(s corpus.Span) string {
	text := strings.Join(strings.Fields(s.In(b.text)), " ")
	for {
		cut := false
		for _, list := range b.book.fillers {
			for _, f := range list {
				if rest, ok := strings.CutPrefix(viet.Uncapitalise(text), strings.Join(f.words, " ")+" "); ok {
					text, cut = rest, true
				}
			}
		}
		if !cut {
			return text
		}
	}
}

func firstWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(n, len(words))], " ")
}
