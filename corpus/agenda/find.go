package agenda

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Task names a task: the document, and its number in it from 1.
type Task struct {
	Doc corpus.ID
	N   int
}

// Found is a page of tasks, and how many there are of each value of a filter, the most first.
type Found struct {
	Rows                          []Task
	Total, Documents              int
	States, Types, Issuers, Years []corpus.TaskCount
	Places                        []corpus.TaskCount
	// Bodies have their corpus.NameKey for a value and no label.
	Bodies      []corpus.TaskCount
	First, Last corpus.Date
	// Shared, Unread, Ahead and Without are those of corpus.TasksFound.
	Shared  int
	Unread  int
	Ahead   []int
	Without [corpus.TaskFilters]int
}

// maxCounts is how many values of a filter are answered; bodies are cut by who gives them names.
const maxCounts = 50

// Find answers one page of the tasks that a question means, and all that is counted of them, in one walk; body is that of q.Body.
// Only where nothing is found it walks once more, to tell which filter stands in the way.
func (t *Table) Find(q corpus.TaskQuery, body Body) Found {
	a := t.ask(q, body)
	f := Found{Unread: t.unreadOf(q), Ahead: make([]int, len(q.Stretches))}
	all := corpus.TaskStates()
	states := make([]int, len(all))
	bodies := make([]int, len(t.bodies.all))
	perDoc := make([]int, len(t.docs))
	offset := max(q.Offset, 0)
	list := firsts{t: t, n: min(max(q.N, 0), len(t.rows.doc)) + min(offset, len(t.rows.doc))}
	if q.N <= 0 {
		list.n = 0
	}
	stretches := make([]uint32, len(q.Stretches))
	for i, day := range q.Stretches {
		stretches[i] = dayNumber(day)
	}
	var first, last uint32
	for row := a.first; row < a.end; row++ {
		if !a.base(row) {
			continue
		}
		state, mine := a.state(row), a.assigned(row)
		inState := a.inState(state)
		if inState && a.shared(row) {
			f.Shared++
		}
		if mine {
			states[state]++
		}
		if inState {
			for _, b := range t.rows.bodies[t.rows.bodyAt[row]:a.bodiesEnd(row)] {
				bodies[b]++
			}
		}
		if !mine || !inState {
			continue
		}
		list.add(t.place(q.Order, row, state))
		f.Total++
		perDoc[t.rows.doc[row]]++
		day := t.rows.last[row]
		if day > 0 {
			if first == 0 || day < first {
				first = day
			}
			last = max(last, day)
		}
		if state == ahead {
			for i := len(stretches) - 1; i >= 0; i-- {
				if day >= stretches[i] {
					f.Ahead[i]++
					break
				}
			}
		}
	}
	if first > 0 {
		f.First, f.Last = numberedDay(first), numberedDay(last)
	}
	t.countDocuments(&f, perDoc)
	for i, s := range all {
		if states[i] > 0 {
			f.States = append(f.States, corpus.TaskCount{Value: string(s), Count: states[i]})
		}
	}
	for b, n := range bodies {
		if n > 0 {
			f.Bodies = append(f.Bodies, corpus.TaskCount{Value: t.bodies.all[b], Count: n})
		}
	}
	slices.SortFunc(f.Bodies, byCount)
	f.Rows = t.tasks(list.from(offset))
	if f.Total == 0 {
		f.Without = t.without(q, body)
	}
	return f
}

// All are all tasks that a question means, in its order; Offset and N do not count.
func (t *Table) All(q corpus.TaskQuery, body Body) []Task {
	a := t.ask(q, body)
	f := firsts{t: t, n: len(t.rows.doc)}
	for row := a.first; row < a.end; row++ {
		if !a.base(row) || !a.assigned(row) {
			continue
		}
		if state := a.state(row); a.inState(state) {
			f.add(t.place(q.Order, row, state))
		}
	}
	return t.tasks(f.from(0))
}

// Firsts are the first n tasks of each of some bodies among those that a question means, in its order; bodies are keys as Found.Bodies has them.
func (t *Table) Firsts(q corpus.TaskQuery, bodies []string, n int) [][]Task {
	q.Body, q.Shared = "", false
	a := t.ask(q, Body{})
	lists := make([]firsts, len(bodies))
	which := make([]*firsts, len(t.bodies.all))
	for i, body := range bodies {
		lists[i] = firsts{t: t, n: n}
		if b, ok := t.bodies.at[body]; ok {
			which[b] = &lists[i]
		}
	}
	for row := a.first; row < a.end; row++ {
		if !a.base(row) {
			continue
		}
		state := a.state(row)
		if !a.inState(state) {
			continue
		}
		for _, b := range t.rows.bodies[t.rows.bodyAt[row]:a.bodiesEnd(row)] {
			if list := which[b]; list != nil {
				list.add(t.place(q.Order, row, state))
			}
		}
	}
	out := make([][]Task, len(bodies))
	for i := range lists {
		out[i] = t.tasks(lists[i].from(0))
	}
	return out
}

func (t *Table) tasks(rows []placed) []Task {
	var out []Task
	for _, x := range rows {
		d := &t.docs[t.rows.doc[x.row]]
		out = append(out, Task{Doc: d.ID, N: int(x.row) - d.first + 1})
	}
	return out
}

// countDocuments adds up what documents are, by how many hits each has.
func (t *Table) countDocuments(f *Found, hits []int) {
	types, issuers, places, years := counts{}, counts{}, counts{}, counts{}
	for i, n := range hits {
		if n == 0 {
			continue
		}
		f.Documents++
		d := &t.docs[i]
		types.add(d.Type, n)
		issuers.add(d.Issuer, n)
		places.add(d.Place, n)
		if d.Year > 0 {
			year := corpus.Date{Year: d.Year}.String()
			years.add(Value{year, year}, n)
		}
	}
	f.Types, f.Issuers, f.Places = types.most(byCount), issuers.most(byCount), places.most(byCount)
	f.Years = years.most(func(a, b corpus.TaskCount) int { return strings.Compare(b.Value, a.Value) })
}

// counts count values by their slug.
type counts map[string]corpus.TaskCount

func (c counts) add(v Value, n int) {
	if v.Slug == "" {
		return
	}
	c[v.Slug] = corpus.TaskCount{Value: v.Slug, Label: cmp.Or(c[v.Slug].Label, v.Label), Count: c[v.Slug].Count + n}
}

func (c counts) most(by func(a, b corpus.TaskCount) int) []corpus.TaskCount {
	all := slices.SortedFunc(maps.Values(c), by)
	return all[:min(maxCounts, len(all))]
}

func byCount(a, b corpus.TaskCount) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
}

// asking is a question as the table reads it.
type asking struct {
	t *Table
	q corpus.TaskQuery
	// first and end bound the rows that can be meant: all, or those of the one document asked for.
	first, end int
	docs       []bool // which documents are asked for
	wanted     int    // the state asked for, -1 = all
	today      uint32
	from, to   uint32
	dayed      bool // a day is asked for
	hasBody    bool // a body is asked for
	bodyKnown  bool // tasks have it
	body       uint32
	asked      Body
	reaches    []reach  // by body of the table: how its words mean the body asked for; nil = none does
	words      [][]bool // by word asked for: which words of the table meet it
	hopeless   bool     // one of them no task has
}

func (t *Table) ask(q corpus.TaskQuery, body Body) asking {
	a := asking{t: t, q: q, docs: make([]bool, len(t.docs)), wanted: slices.Index(corpus.TaskStates(), q.State), today: dayNumber(q.Day), from: dayNumber(q.From), to: dayNumber(q.To)}
	a.dayed = a.from > 0 || a.to > 0
	first, end := 0, len(t.docs)
	a.end = len(t.rows.doc)
	if q.Doc != "" {
		i, ok := t.at[q.Doc]
		if !ok {
			a.end = 0
			return a
		}
		first, end = i, i+1
		a.first, a.end = t.docs[i].first, t.docs[i].first+t.docs[i].n
	}
	for i := first; i < end; i++ {
		d := &t.docs[i]
		a.docs[i] = !d.gone && (q.Secret || !d.Secret) && d.fails(&q) == 0
	}
	if a.hasBody = q.Body != ""; a.hasBody {
		a.body, a.bodyKnown = t.bodies.at[body.Key]
		a.bodyKnown = a.bodyKnown && body.Key != ""
		a.asked, a.reaches = body, t.reaches(body)
	}
	for w := range viet.Words(q.Words) {
		meets := t.meeting(w.Text)
		a.hopeless = a.hopeless || meets == nil
		a.words = append(a.words, meets)
	}
	return a
}

// meeting says which words of the table are meant by a typed one: with its marks where it has any, else all that fold to it; nil for none.
func (t *Table) meeting(typed string) []bool {
	var which []uint32
	if viet.HasMarks(typed) {
		if n, ok := t.words.at[viet.Norm(typed)]; ok {
			which = append(which, n)
		}
	} else {
		which = t.folded[viet.Fold(typed)]
	}
	if len(t.words.all) >= maxWords {
		which = append(slices.Clone(which), uint32(t.shared(viet.Fold(typed))))
	}
	if len(which) == 0 {
		return nil
	}
	out := make([]bool, maxWords)
	for _, n := range which {
		out[n] = true
	}
	return out
}

// base reports whether a task meets all of the question but its state and body.
func (a *asking) base(row int) bool {
	return !a.hopeless && a.docs[a.t.rows.doc[row]] && a.inDays(row) && a.worded(row)
}

// inDays reports whether the day of a task is among those asked for.
func (a *asking) inDays(row int) bool {
	day := a.t.rows.last[row]
	return !a.dayed || day > 0 && day >= a.from && (a.to == 0 || day <= a.to)
}

// worded reports whether a task has every word asked for.
func (a *asking) worded(row int) bool {
	r := &a.t.rows
	for _, meets := range a.words {
		if !slices.ContainsFunc(r.words[r.wordAt[row]:r.wordAt[row+1]], func(w uint16) bool { return meets[w] }) {
			return false
		}
	}
	return true
}

// inState reports whether a state is asked for.
func (a *asking) inState(state int) bool { return a.q.State == corpus.TaskAll || state == a.wanted }

// bodiesEnd is where the bodies of a task end that count: the leading ones alone, where only those are asked for.
func (a *asking) bodiesEnd(row int) uint32 {
	r := &a.t.rows
	if a.q.Leading {
		return r.bodyAt[row] + r.leading[row]
	}
	return r.bodyAt[row+1]
}

func (a *asking) assigned(row int) bool {
	switch {
	case !a.hasBody:
		return true
	case a.q.Shared:
		return a.shared(row)
	}
	return a.named(row, a.bodiesEnd(row))
}

// named reports whether a task names the body asked for, among the bodies before end.
func (a *asking) named(row int, end uint32) bool {
	r := &a.t.rows
	return a.bodyKnown && slices.Contains(r.bodies[r.bodyAt[row]:end], a.body)
}

// shared reports whether a task means the body asked for by words that name no one body, and does not name it.
func (a *asking) shared(row int) bool {
	if a.reaches == nil {
		return false
	}
	r := &a.t.rows
	d := &a.t.docs[r.doc[row]]
	return slices.ContainsFunc(r.bodies[r.bodyAt[row]:r.bodyAt[row+1]], func(b uint32) bool { return a.reaches[b].holds(d, a.asked) }) && !a.named(row, r.bodyAt[row+1])
}

// reaches tells of each body of the table how its words mean another one; nil where none does.
func (t *Table) reaches(b Body) []reach {
	if b.Key == "" {
		return nil
	}
	var out []reach
	for i, phrase := range t.bodies.all {
		if r := collectivesOf().means(phrase, b); r != reachNone {
			if out == nil {
				out = make([]reach, len(t.bodies.all))
			}
			out[i] = r
		}
	}
	return out
}

// The states of rows, by their place in corpus.TaskStates.
const (
	past = iota
	ahead
	within
	recurring
	ongoing
	open
)

// state is corpus.Due.StateOn, of the columns.
func (a *asking) state(row int) int {
	kind, day := kinds[a.t.rows.kind[row]], a.t.rows.last[row]
	switch {
	case day > 0 && kind != corpus.DueRecurring && kind != corpus.DueOngoing:
		if day < a.today {
			return past
		}
		return ahead
	case kind == corpus.DueWithin:
		return within
	case kind == corpus.DueRecurring:
		return recurring
	case kind == corpus.DueOngoing:
		return ongoing
	}
	return open
}
