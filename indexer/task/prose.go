package task

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

func search(n int, f func(int) bool) int { return sort.Search(n, f) }

func isBlank(c rune) bool { return unicode.IsSpace(c) }

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

// head is a unit that says who is to do what stands below it.
type head struct {
	unit
	who []corpus.Assignee
	// order is true where it orders expressly.
	order bool
	// due is the time that it gives for all that stands below.
	due corpus.Due
}

// prose reads the tasks of paragraphs.
func (r *reading) prose(units []unit) []corpus.Task {
	var out []corpus.Task
	var heads []head
	passed := -1 // a section that orders nothing
	for i := 0; i < len(units); i++ {
		u := units[i]
		for len(heads) > 0 && !r.within(u, heads[len(heads)-1].unit) {
			heads = heads[:len(heads)-1]
		}
		if passed >= 0 && (u.section == passed && u.rank > rankHead || u.section >= 0 && r.descends(u.section, passed)) {
			continue
		}
		passed = -1
		if _, ok := r.words.passages.begin(r.low[u.body:u.End]); ok && u.rank == rankHead && u.section >= 0 && u.Len() < longestHeading {
			passed = u.section
			continue
		}
		if last, got, ok := r.noted(units, i); ok {
			out = append(out, got...)
			i = last
			continue
		}
		if h, ok := r.heading(u); ok {
			heads = append(heads, h)
			continue
		}
		var above *head
		if n := len(heads); n > 0 && len(heads[n-1].who) > 0 && !(r.mode == modeDay && r.vague(heads[n-1].who)) {
			above = &heads[n-1]
		}
		tasks, h := r.paragraph(u, above)
		out = append(out, tasks...)
		if h != nil {
			heads = append(heads, *h)
		} else if len(tasks) == 0 && strings.HasSuffix(r.in.Text[u.Start:u.End], ":") {
			heads = append(heads, head{unit: u}) // what stands below is somebody's who is not known
		}
	}
	return out
}

// longestHeading is how long, in bytes, a line may be that is read as a heading.
const longestHeading = 600

// heading reads a line that names bodies and nothing else: "2. Sở Tài chính", "Giao các sở, ban, ngành:", "Điều 7. Trách nhiệm của Bộ Tài chính".
func (r *reading) heading(u unit) (head, bool) {
	if u.End-u.body > longestHeading {
		return head{}, false
	}
	at, order := u.body, false
	if x, ok := r.words.headings.begin(r.low[at:u.End]); ok {
		at += len(x.words)
		at += blanks(r.low[at:u.End])
		_, order = r.words.orders.begin(x.words)
	}
	who, end := r.assignees(at, u.End, false)
	if len(who) == 0 {
		return head{}, false
	}
	if n := len(who); n == 2 && strings.HasPrefix(who[1].Quote, "Bộ ") {
		if _, ok := r.words.subordinates.begin(lower(who[0].Quote)); ok && strings.Trim(r.in.Text[who[0].End:who[1].Start], " ") != "và" {
			who = who[:1] // "Cục Tài chính, Bộ Quốc phòng"
		}
	}
	rest := strings.Trim(r.low[end:u.End], " \u00a0\n.:;")
	if rest != "" {
		p, ok := r.predicate(end, u.End)
		if !ok || !strings.HasSuffix(strings.TrimSpace(r.low[u.Start:u.End]), ":") || r.lists(u.Span) {
			return head{}, false
		}
		if r.directs(true, p.at) {
			return head{}, false
		}
		tail := strings.Trim(r.low[p.at:u.End], " \u00a0\n.:;")
		if tail != "" && !r.announces(tail) {
			return head{}, false
		}
		who = append(who, p.partners...)
	}
	return head{unit: u, who: inherited(who, "heading"), order: order}, true
}

// announces reports whether words only say that a list follows: "thực hiện các nhiệm vụ sau", "tập trung thực hiện một số nội dung sau đây".
func (r *reading) announces(tail string) bool {
	return strings.HasSuffix(tail, " sau") || strings.HasSuffix(tail, " có trách nhiệm") || strings.HasSuffix(tail, " sau đây") || strings.HasSuffix(tail, "như sau") || len(tail) < 24
}

// inherited are assignees as they stand in what is below them.
func inherited(who []corpus.Assignee, origin string) []corpus.Assignee {
	out := slices.Clone(who)
	for i := range out {
		out[i].Origin = origin
	}
	return out
}

// paragraph reads the tasks of a unit. One that ends in a colon, and says who, heads what stands below it.
func (r *reading) paragraph(u unit, above *head) (out []corpus.Task, h *head) {
	var last []corpus.Assignee // who the sentence before names
	for i, s := range r.sentences(u) {
		if i > 0 && r.told(s, out) {
			continue
		}
		if r.conditional(s) {
			last = nil
			continue
		}
		var got []corpus.Task
		carried := above
		if lead, ok := r.words.leads.begin(r.low[s.Start:s.End]); i > 0 && last != nil && ok && lead.timed() {
			carried = &head{unit: u, who: last}
		}
		got, said := r.sentence(u, s, carried)
		last = said.who
		if strings.HasSuffix(strings.TrimSpace(r.low[s.Start:s.End]), ":") {
			if r.lists(s) || r.directs(len(said.who) > 0, said.at) {
				return append(out, got...), &head{unit: u} // what stands below belongs to what the sentence says, or is others' to do
			}
			if len(got) > 0 && r.announces(r.low[got[0].Action.Start:got[0].Action.End]) {
				said.who, got = got[0].Assignees, nil
			}
			if len(said.who) > 0 {
				h = &head{unit: u, who: inherited(said.who, "heading"), order: said.order}
				if len(got) == 0 {
					h.due, _ = r.due(s)
					h.due.Origin = "heading"
				}
				return append(out, got...), h
			}
		}
		out = append(out, got...)
	}
	return out, nil
}

// longestContents is of how many words a phrase of contents.tsv may be.
const longestContents = 6

// lists reports whether a sentence that ends in a colon says that the contents of something follow, no tasks: "lập hồ sơ gồm:".
func (r *reading) lists(s corpus.Span) bool {
	low := strings.TrimRight(r.low[s.Start:s.End], ": \u00a0")
	for i, words := len(low), 0; words < longestContents; words++ {
		if i = strings.LastIndexByte(low[:i], ' '); i < 0 {
			return false
		}
		if x, ok := r.words.contents.begin(low[i+1:]); ok && len(x.words) == len(low)-i-1 {
			return true
		}
	}
	return false
}

// directs reports whether a sentence that ends in a colon has a body direct others whose tasks follow: "Bộ Ngoại giao chỉ đạo các cơ quan đại diện:".
func (r *reading) directs(named bool, at int) bool {
	low := r.low[at:]
	n := r.words.connective("direct", low)
	if !named || n == 0 || strings.HasPrefix(low[n:], ":") {
		return false
	}
	end := strings.IndexAny(low, ":\n")
	_, orders := r.words.orders.begin(low)
	return end > n && (orders || !r.announces(low[:end]))
}

func (r *reading) conditional(s corpus.Span) bool {
	_, ok := r.words.conditions.begin(r.low[s.Start:s.End])
	return ok
}

// sentence reads the tasks of a sentence, one a clause; above is who stands above it.
func (r *reading) sentence(u unit, s corpus.Span, above *head) (out []corpus.Task, said order) {
	other := false // the sentence speaks of something else: "Hồ sơ gồm: …; báo cáo …"
	all := r.clauses(u, s)
	for i := 0; i < len(all); i++ {
		c := all[i]
		o, ok := r.ordered(u, c)
		switch {
		case ok:
			said = o
		case len(said.who) > 0:
			p, begins := r.begins(c)
			if !begins {
				r.lateDue(c, out)
				continue
			}
			o = order{joined(said.who, p.partners), p.at, said.order, p.again}
		case above != nil && !other:
			p, begins := r.begins(c)
			if !begins {
				other = len(out) == 0
				r.lateDue(c, out)
				continue
			}
			o = order{joined(above.who, p.partners), p.at, above.order, p.again}
		default:
			continue
		}
		if k := strings.Index(r.low[o.at:c.End], ": "); k > 0 && r.announces(r.low[o.at:o.at+k]) && r.words.connective("direct", r.low[o.at:]) == 0 { // "thực hiện các nhiệm vụ sau: rà soát …"
			if v := o.at + k + len(": "); r.verbAfter(v, c.End) == v {
				o.at = v
			}
		}
		t := corpus.Task{Assignees: o.who, Span: s, Action: corpus.Span{Start: o.at, End: c.End}}
		if i+1 < len(all) && r.wholeList(u, t.Action, all[i+1:]) {
			t.Action.End, i = all[len(all)-1].End, len(all)
		}
		if d, ok := r.due(c); ok && (i < len(all) || d.Start < c.Start+strings.IndexByte(r.low[c.Start:c.End], ':')) {
			t.Due = d
			if before, ok := r.againBefore(d, c); ok {
				if d, t.Due = before, before; before.Kind == corpus.DueNone {
					t.Due = corpus.Due{}
				}
			}
			if rest, ok := r.furtherDay(d, c); ok {
				t.Action.End, all[i] = max(d.End, t.Action.Start), rest
				said.who, said.order = o.who, o.order
				i--
			}
		} else if low := r.low[o.again.Start:o.again.End]; strings.Contains(low, "hằng ") || strings.Contains(low, "hàng ") { // "định kỳ" alone says no time
			t.Due = corpus.Due{Kind: corpus.DueRecurring, Span: o.again, Quote: o.again.In(r.in.Text)}
		} else if above != nil && above.due.Kind != corpus.DueNone {
			t.Due = above.due
		}
		out = append(out, t)
	}
	out = slices.DeleteFunc(out, func(t corpus.Task) bool { return !r.counts(t, said.order || above != nil && above.order) })
	for i := range out {
		r.finish(&out[i], u)
	}
	return slices.DeleteFunc(out, r.formula), said
}

// againBefore is what comes again in a clause before a further verb with a day: "báo cáo kết quả hằng năm, sơ kết 3 năm trước ngày 31/7/2025". It has
// no kind where it alone would be no time, in rules.
func (r *reading) againBefore(d corpus.Due, c corpus.Span) (corpus.Due, bool) {
	if d.Kind != corpus.DueDate {
		return d, false
	}
	for i := c.Start; i < d.Start; i++ {
		if r.low[i] != ',' {
			continue
		}
		words := strings.Fields(r.low[c.Start:i])
		if n := len(words); n < 2 || words[n-2] != "hằng" && words[n-2] != "hàng" {
			continue
		}
		if _, verb := r.words.verb(r.low[i+1+blanks(r.low[i+1:d.Start]) : d.Start]); !verb {
			continue
		}
		if again, ok := r.due(corpus.Span{Start: c.Start, End: i}); ok && again.Kind == corpus.DueRecurring && again.End == i {
			return again, true
		}
		return corpus.Due{Span: corpus.Span{Start: i, End: i}}, true
	}
	return d, false
}

// furtherDay is what goes on in a clause behind a day with a further verb and a day of its own: "…, báo cáo trước ngày 15/12/2025".
func (r *reading) furtherDay(d corpus.Due, c corpus.Span) (corpus.Span, bool) {
	if d.End >= c.End || d.Start < c.Start {
		return corpus.Span{}, false
	}
	at := r.pass(d.End, c.End)
	if at == d.End {
		return corpus.Span{}, false
	}
	rest := corpus.Span{Start: at, End: c.End}
	if _, ok := r.words.verb(r.low[at:c.End]); !ok {
		return corpus.Span{}, false
	}
	_, ok := r.due(rest)
	return rest, ok
}

// wholeList reports whether the clauses behind an action are the rest of a list that a colon in it begins: "tăng đầu tư cho các hoạt động: …; …".
func (r *reading) wholeList(u unit, action corpus.Span, rest []corpus.Span) bool {
	k := strings.IndexByte(r.low[action.Start:action.End], ':')
	if k <= 0 || r.announces(r.low[action.Start:action.Start+k]) {
		return false
	}
	item := action.Start + k + 1
	contents := r.lists(corpus.Span{Start: action.Start, End: item})
	if _, dated := r.due(corpus.Span{Start: item, End: action.End}); dated && !contents {
		return false
	}
	_, first := r.words.verb(r.low[item+blanks(r.low[item:action.End]) : action.End])
	return !slices.ContainsFunc(rest, func(c corpus.Span) bool {
		if _, verb := r.words.verb(r.low[c.Start:c.End]); verb != first && (verb || !contents) {
			return true
		}
		if _, dated := r.due(c); dated {
			return true
		}
		_, ordered := r.ordered(u, c)
		return ordered
	})
}
