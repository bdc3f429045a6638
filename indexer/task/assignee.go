package task

import (
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// assignees reads a list of bodies that begins at a place: names, offices and collective words, parted by commas and "và". It answers where the
// list ends, which is where it began for none.
// Example: "Sở Nội vụ, Công an tỉnh và các cơ quan liên quan rà soát" has three and ends before "rà soát".
func (r *reading) assignees(at, end int, partner bool) ([]corpus.Assignee, int) {
	var out []corpus.Assignee
	last := at
	for at < end {
		n, ok := r.body(at, end, len(out) > 0)
		if !ok {
			break
		}
		if n.collective {
			first, listed := r.enumerated(&n, end)
			if listed { // "các đơn vị: Sở Nội vụ, Công an tỉnh"
				at = first
				continue
			}
		}
		out = append(out, corpus.Assignee{Name: n.name, Partner: partner, Collective: n.collective, Span: n.Span, Quote: n.In(r.in.Text)})
		last = n.End
		if strings.HasPrefix(r.low[last:end], sameLevel) {
			last += len(sameLevel)
		}
		at = r.separator(last, end)
		if at == last {
			break
		}
	}
	return out, last
}

// maxEnumerated is how long, in bytes, the words may be that list what a collective word stands for.
const maxEnumerated = 400

// enumerated reads what a colon behind a collective word lists. Bodies that are named stand for themselves, and the answer is where the first
// stands. What leaves the first word out belongs to the name: "các sở: Tài chính, Y tế".
func (r *reading) enumerated(n *named, end int) (first int, listed bool) {
	if !strings.HasPrefix(r.low[n.End:end], ":") {
		return 0, false
	}
	at := n.End + 1 + blanks(r.low[n.End+1:end])
	if _, ok := r.body(at, end, false); ok {
		return at, true
	}
	if _, several := r.words.kinds.begin(lower(n.In(r.in.Text))); !several || at >= end || !unicode.IsUpper(firstRune(r.in.Text[at:])) {
		return 0, false
	}
	stop := at
	for i := at; i < end && i < at+maxEnumerated; {
		low := r.low[i:end]
		_, body := r.body(i, end, false)
		_, verb := r.words.verb(low)
		_, duty := r.words.predicates.begin(low)
		lead, _ := r.leading(low)
		if body || lead || duty || verb && !r.insideName(i) {
			n.Span.End = stop
			n.name = viet.Uncapitalise(strings.Join(strings.Fields(n.In(r.in.Text)), " "))
			return 0, false
		}
		k := strings.IndexAny(low, " ;:.\n")
		if k < 0 || low[k] == ':' || low[k] == '.' || low[k] == '\n' {
			return 0, false
		}
		if word := strings.TrimRight(low[:k], ","); word != "và" {
			stop = i + len(word)
		}
		i += k + 1
		i += blanks(r.low[i:end])
	}
	return 0, false
}

// sameLevel are words behind a body that stand for where it is: that of the level of the one that is to do something.
const sameLevel = " cùng cấp"

// maxBracket is how long a remark in brackets behind a name may be.
const maxBracket = 160

// separator is where the next name of a list may begin, the place itself where no list goes on there.
func (r *reading) separator(at, end int) int {
	low := r.low[at:end]
	i := blanks(low)
	if strings.HasPrefix(low[i:], "(") {
		if k := strings.IndexByte(low[i:], ')'); k > 0 && k < maxBracket {
			i += k + 1
			i += blanks(low[i:])
		}
	}
	parted := false
	for again := true; again; {
		again = false
		n := r.words.connective("list", low[i:])
		for _, sign := range [...]string{",", ";", "/", "-", "–"} {
			if strings.HasPrefix(low[i:], sign) {
				n = len(sign)
			}
		}
		if with := "với "; n == 0 && parted && strings.HasPrefix(low[i:], with) { // "cùng với", ", với"
			n = len(with)
		}
		if n > 0 {
			i += n
			i += blanks(low[i:])
			parted, again = true, true
		}
	}
	if !parted {
		return at
	}
	return at + i
}

func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \u00a0\t\n")) }

// body is who is named at a place; more is true behind others of a list, where words count that mean nobody alone.
func (r *reading) body(at, end int, more bool) (named, bool) {
	if at >= end {
		return named{}, false
	}
	if n := r.words.connective("polite", r.low[at:end]); n > 0 {
		if who, ok := r.body(at+n+blanks(r.low[at+n:end]), end, more); ok {
			return who, true
		}
	}
	if i, ok := r.at[at]; ok {
		for ; i < len(r.who) && r.who[i].Start == at; i++ {
			if r.who[i].End <= end {
				return r.ofBody(r.who[i], end), true
			}
		}
	}
	if n := r.words.connective("office", r.low[at:end]); n > 0 {
		if who, ok := r.body(at+n+blanks(r.low[at+n:end]), end, false); ok && who.collective {
			who.name = corpus.OfficeLabel(viet.Capitalise(r.low[at:at+n]), who.name)
			who.Start = at
			return who, true
		}
	}
	x, ok := r.words.collectives.begin(r.low[at:end])
	if !ok || x.role == "more" && !more {
		return named{}, false
	}
	stop := at + len(x.words)
	for _, narrow := range r.words.connectives["narrow"] {
		if strings.HasPrefix(r.low[stop:end], " "+narrow) {
			stop += len(" " + narrow)
		}
	}
	s := corpus.Span{Start: at, End: stop}
	return r.ofBody(named{Span: s, name: strings.Join(strings.Fields(r.low[at:stop]), " "), collective: true}, end), true
}

// ofBody is a collective word with what narrows it: which level it is of, and the body, where that is named behind it. "các ban, ngành tỉnh",
// "các đơn vị trực thuộc Bộ Quốc phòng".
func (r *reading) ofBody(n named, end int) named {
	if !n.collective || !strings.HasPrefix(r.low[n.End:end], " ") {
		return n
	}
	at := n.End + 1
	if k := r.words.connective("level", r.low[at:end]); k > 0 && !unicode.IsUpper(firstRune(strings.TrimLeft(r.in.Text[at+k:end], " "))) {
		n.name += " " + r.low[at:at+k]
		n.End = at + k
		return n
	}
	words := r.words.connective("within", r.low[at:end])
	if words == 0 {
		return n
	}
	over, ok := r.body(at+words+blanks(r.low[at+words:end]), end, false)
	if !ok {
		return n
	}
	n.name += " " + r.low[at:at+words] + " " + over.name
	n.End = over.End
	return n
}

// predicate is what stands between a body and what it is to do.
type predicate struct {
	// at is where what is to be done begins.
	at       int
	partners []corpus.Assignee
	// from is where words of duty begin behind an attribute of the body, 0 elsewhere.
	from int
	// leads is true where "chủ trì" stands there.
	leads bool
	// verb is true where a verb of doing begins there, near where nothing stands before it, said where words of duty do.
	verb, near, said bool
	// again is "hằng năm" and the like there, with what goes on with it: "hằng quý, 6 tháng, năm".
	again corpus.Span
}

// farthestVerb is how far behind words of duty the verb is looked for, in bytes.
const farthestVerb = 140

// predicate reads "chủ trì, phối hợp với Sở B và các cơ quan liên quan" and words of duty behind a body.
func (r *reading) predicate(at, end int) (p predicate, ok bool) {
	p.at = at
	timed := false
	for p.at < end {
		p.at = r.pass(p.at, end)
		low := r.low[p.at:end]
		if k := strings.IndexByte(low, ')'); timed && k > 0 && k < maxBracket && low[0] == '(' { // "định kỳ (hằng quý, hằng năm)"
			p.at += k + 1
			continue
		}
		if lead, n := r.leading(low); lead {
			p.said, p.leads = true, true
			p.at += n
			continue
		}
		n := r.together(low)
		if _, named := r.body(p.at+len("phối hợp "), end, false); n == 0 && strings.HasPrefix(low, "phối hợp ") && named {
			n = len("phối hợp ")
		}
		if n > 0 {
			list, stop := r.assignees(p.at+n, end, true)
			if len(list) == 0 && !p.said {
				break // "phối hợp tổ chức": to work together is what is to be done
			}
			if len(list) > 0 {
				p.partners = append(p.partners, list...)
				p.said = true
				p.at = stop
				continue
			}
			p.at += n
			p.at = r.verbAfter(p.at, end)
			break
		}
		if x, found := r.words.predicates.begin(low); found && (timed || x.role != "more") {
			if _, verb := r.words.verb(low); !verb || len(x.words) > 9 {
				p.said, timed = p.said || x.role == "", timed || x.role != ""
				if p.again.Len() > 0 && x.role != "" {
					p.again.End = p.at + len(x.words)
				} else if _, again := r.words.leads.begin(x.words); again && x.role == "time" {
					p.again = corpus.Span{Start: p.at, End: p.at + len(x.words)}
				}
				p.at += len(x.words)
				continue
			}
		}
		break
	}
	p.at = r.pass(p.at, end)
	_, p.verb = r.words.verb(r.low[p.at:end])
	p.near = p.verb
	if !p.verb && p.said {
		if v := r.verbAfter(p.at, end); v < end {
			p.at, p.verb = v, true
		}
	}
	return p, p.verb || p.said
}

// leading reads "chủ trì" behind a body, unless it governs something itself: "chủ trì cuộc họp".
func (r *reading) leading(low string) (bool, int) {
	n := r.words.connective("lead", low)
	if n == 0 {
		return false, 0
	}
	rest := strings.TrimLeft(low[n+blanks(low[n:]):], ", ")
	_, verb := r.words.verb(rest)
	if verb || r.together(rest) > 0 || rest == "" || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "và ") {
		return true, n
	}
	return false, 0
}

// together is the length of "phối hợp với", with words between.
func (r *reading) together(low string) int {
	if strings.HasPrefix(low, "phối hợp các ") { // "các" belongs to the body
		return len("phối hợp ")
	}
	n := r.words.connective("with", low)
	if n == 0 {
		return 0
	}
	return n + blanks(low[n:])
}

// pass goes over blanks, commas and "và".
func (r *reading) pass(at, end int) int {
	for at < end {
		n := blanks(r.low[at:end])
		rest := r.low[at+n : end]
		switch {
		case strings.HasPrefix(rest, ","):
			n++
		case strings.HasPrefix(rest, "và "):
			n += len("và ")
		}
		if n == 0 {
			break
		}
		at += n
	}
	return at
}

// verbAfter is where the next verb of doing begins, end where none is near.
func (r *reading) verbAfter(at, end int) int {
	for i := at; i < end && i < at+farthestVerb; {
		if _, ok := r.words.verb(r.low[i:end]); ok && !r.insideName(i) {
			return i
		}
		k := strings.IndexAny(r.low[i:end], " ,;:.")
		if k < 0 || r.low[i+k] == ';' || r.low[i+k] == ':' || r.low[i+k] == '.' {
			break
		}
		i += k + 1
	}
	return end
}

// insideName reports whether a place lies in the name of a body: "Ban Tổ chức Tỉnh ủy" orders nothing.
func (r *reading) insideName(at int) bool {
	c := firstRune(r.in.Text[at:])
	return unicode.IsUpper(c)
}
