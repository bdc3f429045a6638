package name

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// named is an event, a programme, a system or a project in the text: tokens [from, to).
type named struct {
	from, to int
	kind     corpus.EntityKind
	class    string
}

// longestQuote bounds the words of a name in quotation marks.
const longestQuote = 40

// readThings finds events, programmes, systems and projects that have a name of their own.
func (r *reader) readThings() {
	for i := 0; i < len(r.toks); {
		n, ok := r.thing(i)
		if !ok {
			i++
			continue
		}
		r.things = append(r.things, n)
		i = n.to
	}
}

// thing reads the name that begins at token i.
func (r *reader) thing(i int) (named, bool) {
	end, it, ok := r.longest(i, kThing)
	if !ok || r.shoutedAt(i) || r.inReference(i) {
		return named{}, false
	}
	if guard, _, ok := r.longest(i, kGuard); ok && guard > end {
		return named{}, false
	}
	row := r.lex.things[it.row]
	if row.kind == corpus.EntityEvent && !r.capitalAt(i) {
		return named{}, false
	}
	n := named{from: i, kind: row.kind}
	marks := row.marks
	has := func(mark string) bool { return holds(marks, mark) }
	if to, ok := r.quoted(i - 1); ok && r.oneName(i, to) {
		n.to = to - 1
		return n, true
	}
	if to, ok := r.quoted(end); ok && (has("quote") || has("head")) {
		n.to = to
		return n, true
	}
	switch {
	case has("whole"):
		n.to = end
		return n, true
	case has("about") && r.is(end, wAbout):
		n.to = r.extent(end+1, ofThing)
		return n, n.to > end+2
	case has("ordinal"):
		if to, ok := r.ordinal(end); ok {
			n.to = to
			return n, true
		}
	}
	if has("head") && row.kind == corpus.EntityEvent {
		if n.to = r.thingEnd(end); n.to > end {
			n.to = r.withTime(n.to)
			return n, true
		}
		return named{}, false
	}
	if has("capital") && r.proper(end, row.kind) {
		n.to = r.thingEnd(end)
		return n, true
	}
	if has("head") && r.capitalAt(i) || has("head") && row.kind == corpus.EntityProgramme || has("head") && r.longHead(i, end) || has("place") {
		n.to = r.thingEnd(end)
		tail := n.to > end
		if row.kind == corpus.EntityProject {
			tail = tail && r.anyCapital(end, n.to)
		}
		if !tail && (r.capitalAt(i) && row.kind == corpus.EntitySystem && end-i >= 4 && !r.is(end, wOf) || end-i >= 6) {
			n.to, tail = end, true
		}
		if row.kind == corpus.EntityProgramme {
			n.to = r.withTime(n.to)
		}
		return n, tail && (row.kind != corpus.EntitySystem || !has("place") || r.placeTail(end, n.to))
	}
	return named{}, false
}

// anyCapital reports whether a word with a capital stands in tokens [i, end): a proper name within.
func (r *reader) anyCapital(i, end int) bool {
	for ; i < end; i++ {
		if r.capitalAt(i) {
			return true
		}
	}
	return false
}

// longHead reports words that name one thing even in small letters: cơ sở dữ liệu quốc gia.
func (r *reader) longHead(i, end int) bool { return end-i >= 5 }

// proper reports whether a capital at token i begins a proper name: "MOOCs", "VNeID", "Khoa học …"; one sentence does not end here.
func (r *reader) proper(i int, kind corpus.EntityKind) bool {
	if !r.capitalAt(i) || !r.gapAt(i) || r.shoutedAt(i) {
		return false
	}
	if _, _, ok := r.longest(i, kTitle|kHonorific|kEnd|kHead|kBody); ok {
		return false
	}
	if _, ok := r.placeAt(i); ok && kind != corpus.EntityProject && kind != corpus.EntityEvent {
		return false
	}
	return true
}

// quoted reads a name in quotation marks at token i.
func (r *reader) quoted(i int) (int, bool) {
	var close word
	switch {
	case r.is(i, wQuoteLeft):
		close = wQuoteRight
	case r.is(i, wQuote):
		close = wQuote
	default:
		return 0, false
	}
	for j := i + 1; j < len(r.toks) && j < i+longestQuote && r.kindAt(j) != breakToken; j++ {
		if r.is(j, close) {
			return j + 1, j > i+1
		}
	}
	return 0, false
}

// oneName reports whether the words between quotation marks from token i on are one name: no sentence ends within.
func (r *reader) oneName(i, close int) bool {
	for j := i; j < close-1; j++ {
		if r.is(j, wSemicolon, wColon) || r.is(j, wDot) && !r.gapAt(j) {
			return false
		}
	}
	return r.capitalAt(i)
}

// ordinal reads "thứ 10, Quốc hội khóa XV", "lần thứ XIII", "XIII của Đảng".
func (r *reader) ordinal(i int) (int, bool) {
	j := i
	for n := 0; n < 8; n++ {
		switch w := r.lowerAt(j); {
		case w == "lần" && r.lowerAt(j+1) == "thứ":
			j += 2
			if r.kindAt(j) == figureToken || r.capsAt(min(j, len(r.toks)-1)) != small {
				return r.session(j + 1), true
			}
			return 0, false
		case w == "thứ" && n == 0, romanNumeral(r.textAt(j)) && n == 0, r.kindAt(j) == figureToken && n == 0:
			if w == "thứ" {
				j++
			}
			if r.kindAt(j) != figureToken && !r.capitalAt(j) && numeralWord[r.lowerAt(j)] == "" {
				return 0, false
			}
			return r.session(j + 1), true
		case r.kindAt(j) != wordToken || r.endsName(j) && !r.begins(j, kLevel|kHead|kBody):
			return 0, false
		}
		if p, ok := r.placeAt(j); ok {
			j = p.to
		} else {
			j++
		}
	}
	return 0, false
}

// numeralWord are ordinals that are written out.
var numeralWord = map[string]string{"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9", "mười": "10"}

func romanNumeral(s string) bool {
	return s != "" && strings.Trim(s, "IVX") == ""
}

func (r *reader) textAt(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.quote(i, i+1)
}

func (r *reader) lowerAt(i int) string { return wordKey(r.textAt(i)) }

// session reads on behind an ordinal: ", Hội đồng nhân dân tỉnh khóa XVI", "của Đảng".
func (r *reader) session(i int) int {
	at := i
	if r.is(at, wComma) {
		at++
	}
	if o, ok := r.orgAt(at); ok {
		i = o.to
	} else if r.is(i, wOf) && r.lowerAt(i+1) == "đảng" {
		return i + 2
	}
	if r.lowerAt(i) == "khóa" && (romanNumeral(r.textAt(i+1)) || r.kindAt(i+1) == figureToken) {
		i += 2
	}
	return i
}

// thingEnd is the end of a name that begins at token i; "của" and a place, or "tỉnh", close it.
func (r *reader) thingEnd(i int) int {
	end := i
	if o, ok := r.orgAt(i); ok && o.specific {
		return o.to
	}
	if r.kindAt(i) == wordToken && !r.is(i, wOf, wAnd, wOr) {
		if r.is(i, wAbout) {
			if to := r.extent(i+1, ofThing); to > i+1 {
				end = to
			}
		} else if _, ok := r.placeAt(i); !ok && !r.endsName(i) {
			end = r.extent(i, ofThing)
			if r.is(end, wAbout) {
				if to := r.extent(end+1, ofThing); to > end+1 {
					end = to
				}
			}
		}
	}
	if to, ok := r.quoted(end); ok {
		return to
	}
	at := end
	if r.is(at, wOf) {
		at++
	}
	if p, ok := r.placeAt(at); ok {
		return p.to
	}
	if r.is(at, wProvince) && !r.is(at+1, wUy) && !r.capitalAt(at+1) {
		return at + 1
	}
	if at > end {
		if o, ok := r.orgAt(at); ok && o.specific {
			return o.to
		}
	}
	return end
}

// withTime is the end of a name with the time that follows it at once: Hội nghị sơ kết … quý I năm 2025.
func (r *reader) withTime(end int) int {
	if end >= len(r.toks) {
		return end
	}
	at := r.toks[end].start
	k, ok := slices.BinarySearchFunc(r.times, at, func(m moment, at int) int { return m.Start - at })
	if !ok {
		k--
	}
	if k < 0 || r.times[k].End <= at || r.times[k].class == "day" {
		return end
	}
	for end < len(r.toks) && r.toks[end].start < r.times[k].End {
		end++
	}
	return end
}

// placeTail reports whether a name is closed by a place or by "của tỉnh".
func (r *reader) placeTail(from, to int) bool {
	for i := from; i < to; i++ {
		if _, ok := r.placeAt(i); ok {
			return true
		}
	}
	return r.is(to-1, wProvince)
}

// inReference reports whether token i lies within the citation of a document.
func (r *reader) inReference(i int) bool {
	_, ok := r.referenceAt(i)
	return ok
}

// referenceAt is the citation that token i lies in.
func (r *reader) referenceAt(i int) (corpus.Reference, bool) {
	at, refs := r.toks[i].start, r.in.References
	for r.nextRef > 0 && refs[r.nextRef-1].End > at {
		r.nextRef--
	}
	for r.nextRef < len(refs) && refs[r.nextRef].End <= at {
		r.nextRef++
	}
	if r.nextRef == len(refs) || refs[r.nextRef].Start > at {
		return corpus.Reference{}, false
	}
	return refs[r.nextRef], true
}
