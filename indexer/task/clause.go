package task

import (
	"slices"
	"strings"
	"unicode"

	"vankho/corpus"
)

// order is who a clause names and where what they are to do begins.
type order struct {
	who []corpus.Assignee
	// at is where what is to be done begins.
	at int
	// order is true where one body orders another one, not where a text states a duty.
	order bool
	// again is "hằng năm" and the like between the body and the verb.
	again corpus.Span
}

// clauses cuts a sentence at its semicolons.
func (r *reading) clauses(u unit, s corpus.Span) []corpus.Span {
	var out []corpus.Span
	depth, start := 0, s.Start
	_, listed := r.assignees(r.pass(start, s.End), s.End, false)
	for i := s.Start; i < s.End; i++ {
		switch r.low[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ';':
			if listed > i {
				continue // bodies of one list
			}
			if strings.IndexByte(r.low[start:i], ':') > 0 { // "phối hợp với các sở: Tài chính, Y tế; Công an tỉnh rà soát …"
				if o, ok := r.ordered(u, corpus.Span{Start: start, End: s.End}); ok && o.at > i {
					listed = o.at
					continue
				}
			}
			if depth <= 0 {
				out = append(out, corpus.Span{Start: start, End: i}.Trim(r.in.Text, isBlank))
				start = i + 1
				_, listed = r.assignees(r.pass(start, s.End), s.End, false)
			}
		}
	}
	out = append(out, corpus.Span{Start: start, End: s.End}.Trim(r.in.Text, isBlank))
	return slices.DeleteFunc(out, func(c corpus.Span) bool { return c.Len() == 0 })
}

// lateDue gives a day that stands in a clause of its own ("; hoàn thành trước ngày 30/6/2025") to the clauses before it that have none.
func (r *reading) lateDue(c corpus.Span, out []corpus.Task) {
	if len(out) == 0 {
		return
	}
	d, ok := r.due(c)
	if !ok {
		return
	}
	rest := strings.TrimSpace(r.low[c.Start:d.Start])
	if len(rest) > 40 || c.End-d.End > 8 {
		return
	}
	for i := range out {
		if out[i].Due.Kind == corpus.DueNone {
			out[i].Due = d
		}
	}
}

// joined are those who are to do something, with who works with them in one clause.
func joined(who, partners []corpus.Assignee) []corpus.Assignee {
	return append(slices.Clone(who), partners...)
}

// begins is where what is to be done begins in a clause that names nobody: at its start, or behind words of time.
func (r *reading) begins(c corpus.Span) (predicate, bool) {
	at := r.pass(c.Start, c.End)
	for range 4 {
		p, ok := r.predicate(at, c.End)
		if ok && p.near {
			return p, !r.lateVerb(p.at, c)
		}
		next, led := r.afterLead(at, c.End)
		if !led {
			if lead, ok := r.words.leads.begin(r.low[at:c.End]); ok && lead.timed() {
				if v := r.verbAfter(at+len(lead.words), c.End); v < c.End && r.timedUntil(at, v) { // "Định kỳ trước ngày 25 hằng tháng tổng hợp, …"
					return predicate{at: v, verb: true}, !r.lateVerb(v, c)
				}
			}
			return p, ok && p.verb && !r.lateVerb(p.at, c)
		}
		at = next
	}
	return predicate{}, false
}

// lateVerb reports whether a clause only gives a day: "hoàn thành trước ngày 30/6/2025".
func (r *reading) lateVerb(at int, c corpus.Span) bool {
	if r.words.connective("deed", r.low[at:c.End]) == 0 {
		return false
	}
	d, ok := r.due(c)
	return ok && d.Start-at < 24 && c.End-d.End < 8
}

// afterLead is where a clause goes on behind words of time or reason: "Định kỳ hằng quý, ".
func (r *reading) afterLead(at, end int) (int, bool) {
	lead, ok := r.words.leads.begin(r.low[at:end])
	if !ok {
		return 0, false
	}
	if next := at + len(lead.words); lead.role == "again" {
		next += blanks(r.low[next:end])
		_, more := r.words.leads.begin(r.low[next:end])
		if _, body := r.body(next, end, false); body || more {
			return next, true
		}
	}
	depth, asked := 0, false
	for i := at; i < end; i++ {
		switch r.low[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ':':
			if depth == 0 && lead.timed() && r.mode != modeAll {
				return 0, false // "Trước ngày 01/7/2025: Sở Giao dịch tiếp nhận hồ sơ": what held until then
			}
		case ',':
			if depth > 0 {
				continue
			}
			asked = asked || slices.ContainsFunc(r.words.connectives["asked"], func(words string) bool { return strings.Contains(r.low[at:i], " "+words+" ") })
			if lead.timed() && r.acts(at+len(lead.words), i) { // "Định kỳ hằng tháng tổng hợp, báo cáo …"
				return r.bodyAfter(at+len(lead.words), i)
			}
			next := i + 1 + blanks(r.low[i+1:end])
			if _, verb := r.words.verb(r.low[next:end]); verb || next < end && !asked && r.goesOnAt(next, end) {
				return next, true
			}
			if lead.timed() && !asked {
				return 0, false
			}
		}
	}
	return 0, false
}

// timedUntil reports whether nothing but a time stands from a place to a verb.
func (r *reading) timedUntil(at, verb int) bool {
	d, ok := r.due(corpus.Span{Start: at, End: verb}.Trim(r.in.Text, isBlank))
	return ok && d.Start-at < maxBeforeTime && onlySigns(r.low[d.End:verb])
}

// maxBeforeTime is how long, in bytes, what stands before a time in words of time may be: "định kỳ ".
const maxBeforeTime = 16

// bodyAfter is where a body begins behind words of time without a comma: "Trước ngày 25 hằng tháng Sở Nội vụ tổng hợp, …".
func (r *reading) bodyAfter(at, end int) (int, bool) {
	for i := at; i < end; i++ {
		if r.low[i] != ' ' {
			continue
		}
		if _, verb := r.words.verb(r.low[i+1 : end]); verb {
			break
		}
		if _, ok := r.body(i+1, end, false); ok && r.timedUntil(at, i+1) {
			return i + 1, true
		}
	}
	return 0, false
}

// acts reports whether words that may say when hold a verb, so that what is to be done has begun: not one of an event, "trước khi trình", "theo yêu
// cầu".
func (r *reading) acts(at, end int) bool {
	for v := r.verbAfter(at+blanks(r.low[at:end]), end); v < end; {
		before := " " + r.low[at:v]
		if !slices.ContainsFunc(r.words.connectives["event"], func(words string) bool { return strings.Contains(before, " "+words+" ") }) {
			return true
		}
		k := strings.IndexByte(r.low[v:end], ' ')
		if k < 0 {
			break
		}
		v = r.verbAfter(v+k+1, end)
	}
	return false
}

// goesOnAt reports whether a body, a verb, words of duty or further words of time or reason begin at a place.
func (r *reading) goesOnAt(at, end int) bool {
	if _, ok := r.body(at, end, false); ok {
		return true
	}
	if _, ok := r.words.verb(r.low[at:end]); ok {
		return true
	}
	if x, ok := r.words.predicates.begin(r.low[at:end]); ok && x.role == "" {
		return true
	}
	_, ok := r.words.leads.begin(r.low[at:end])
	return ok
}

// ordered reads who a clause orders to do something.
func (r *reading) ordered(u unit, c corpus.Span) (order, bool) {
	at := r.pass(c.Start, c.End)
	for range 4 {
		at = r.pass(at+r.words.connective("more", r.low[at:c.End]), c.End)
		if o, ok := r.commanded(at, c.End); ok {
			return o, true
		}
		if who, end := r.assignees(at, c.End, false); len(who) > 0 {
			if len(who) == 1 && r.speaks(who[0].Name) { // "Quốc hội giao Chính phủ …"
				if o, ok := r.commanded(end+blanks(r.low[end:c.End]), c.End); ok {
					return o, true
				}
			}
			if len(who) == 1 && r.speaks(who[0].Name) {
				if _, ok := r.words.speeches.begin(r.low[end+blanks(r.low[end:c.End]) : c.End]); ok || u.section < 0 {
					break // "Thủ tướng Chính phủ ban hành Quyết định …"
				}
			}
			return r.charged(who, end, c.End)
		}
		next, ok := r.afterLead(at, c.End)
		if !ok {
			break
		}
		at = next
	}
	return order{}, false
}

// speaks reports whether a name is that of the body, or of its head, whose document this is: what it orders, the document orders. Another one
// that is to order something is itself who is to do it.
func (r *reading) speaks(name string) bool {
	if spoken, known := r.spoken[name]; known {
		return spoken
	}
	key, spoken := corpus.NameKey(name), false
	if _, below := r.words.subordinates.begin(lower(name)); below && !slices.Contains(r.own[:], key) {
		return false // "Văn phòng Ủy ban nhân dân tỉnh"
	}
	for _, own := range r.own {
		spoken = spoken || own != "" && (strings.Contains(key, own) || strings.Contains(own, key))
	}
	r.spoken[name] = spoken
	return spoken
}

// commanded reads "giao Sở Nội vụ chủ trì …".
func (r *reading) commanded(at, end int) (order, bool) {
	x, ok := r.words.orders.begin(r.low[at:end])
	if !ok {
		return order{}, false
	}
	next := at + len(x.words)
	next += blanks(r.low[next:end])
	who, stop := r.assignees(next, end, false)
	if len(who) == 0 {
		return order{}, false
	}
	o, ok := r.charged(who, stop, end)
	o.order = true
	return o, ok
}

// maxAttribute is how long, in bytes, words may be that narrow a body before what it is to do: "nơi có dự án đi qua".
const maxAttribute = 120

// charged reads what stands behind those who are to do something.
func (r *reading) charged(who []corpus.Assignee, at, end int) (order, bool) {
	rest := strings.TrimSpace(r.low[at:end])
	if rest == ":" {
		return order{who: who, at: at}, true
	}
	if r.words.connective("past", rest) > 0 && r.words.connective("order", rest) == 0 {
		return order{}, false
	}
	if strings.HasPrefix(rest, "(") {
		if k := strings.IndexByte(r.low[at:end], ')'); k > 0 && k < maxBracket {
			at += k + 1
		}
	}
	p, ok := r.predicate(at, end)
	if p.near && !p.said && unicode.IsUpper(firstRune(r.in.Text[p.at:])) && strings.TrimSpace(r.low[at:p.at]) == "" {
		return order{}, false // the name goes on: "các Ban Chỉ đạo thi hành án"
	}
	if p.near && !p.said && p.at-at <= 1 && !slices.ContainsFunc(who, func(a corpus.Assignee) bool { return !a.Collective }) {
		if duty, found := r.dutyBehind(p.at, end); found && duty.verb && !duty.leads { // "các đơn vị sử dụng ngân sách có trách nhiệm …"
			p = duty
		}
	}
	if !ok {
		at += blanks(r.low[at:end])
		if strings.HasPrefix(r.low[at:end], "(") || r.words.connective("attribute", r.low[at:end]) > 0 {
			p, ok = r.dutyBehind(at, end)
		}
	}
	if !ok || !p.verb && strings.TrimSpace(r.low[p.at:end]) != ":" || r.mode == modeDay && !p.said && r.vague(who) {
		return order{}, false
	}
	if len(who) == 1 && p.from > who[0].End && r.vague(who) {
		who[0] = r.narrowed(who[0], p.from)
	}
	return order{who: joined(who, p.partners), at: p.at, again: p.again}, true
}

// narrowed is a vague collective word with the attribute that says which are meant: "các cơ quan cấp phép quy định tại Nghị định này". Words on the
// reach of their duty are none.
func (r *reading) narrowed(who corpus.Assignee, until int) corpus.Assignee {
	attribute := r.low[who.End+blanks(r.low[who.End:until]) : until]
	_, lead := r.words.leads.begin(attribute)
	_, duty := r.words.predicates.begin(attribute)
	if lead || duty || strings.HasPrefix(attribute, "theo ") || strings.ContainsAny(attribute, ",(") {
		return who
	}
	who.Name += " " + strings.Join(strings.Fields(r.in.Text[who.End:until]), " ")
	who.End = until
	who.Quote = who.In(r.in.Text)
	return who
}

// dutyBehind reads words of duty behind an attribute of a body.
func (r *reading) dutyBehind(at, end int) (predicate, bool) {
	for _, duty := range r.words.connectives["duty"] {
		duty = " " + duty + " "
		near := r.low[at:min(end, at+maxAttribute+len(duty))]
		if k := strings.IndexAny(near, ";."); k >= 0 {
			near = near[:k]
		}
		if i := strings.Index(near, duty); i >= 0 {
			if p, ok := r.predicate(at+i, end); ok {
				p.from = at + i
				return p, true
			}
		}
	}
	return predicate{}, false
}

// vague reports whether all of those who are to do something mean no body in particular.
func (r *reading) vague(who []corpus.Assignee) bool {
	return !slices.ContainsFunc(who, func(a corpus.Assignee) bool {
		x, vague := r.words.vague.begin(lower(a.Name))
		return !vague || x.role == "settled"
	})
}
