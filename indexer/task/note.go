package task

import (
	"strings"

	"vankho/corpus"
)

// note is one piece of what lines below a task say: who leads, who takes part, by when.
type note struct {
	role  string
	value corpus.Span
}

// notes reads "Cơ quan chủ trì: Sở Nội vụ. Thời gian: Quý II/2025." at a place; none where the words there are no such line.
func (r *reading) notes(at, end int) []note {
	var out []note
	for at < end {
		at += blanks(r.low[at:end])
		x, ok := r.words.notes.begin(r.low[at:end])
		if !ok {
			break
		}
		v := at + len(x.words)
		v += blanks(r.low[v:end])
		if !strings.HasPrefix(r.low[v:end], ":") {
			break
		}
		v++
		stop := end
		for i := v; i < end; i++ {
			if c := r.low[i]; c == '.' || c == ';' || c == ',' || c == '\n' {
				next := i + 1 + blanks(r.low[i+1:end])
				if y, ok := r.words.notes.begin(r.low[next:end]); ok && strings.HasPrefix(strings.TrimLeft(r.low[next+len(y.words):end], " "), ":") {
					stop = i
					break
				}
			}
		}
		out = append(out, note{x.role, corpus.Span{Start: v, End: stop}.Trim(r.in.Text, isLoose)})
		at = stop + 1
	}
	return out
}

// noted reads the lines of who and when that begin with unit i, and binds them to what stands above them. It answers the last of them.
func (r *reading) noted(units []unit, i int) (last int, out []corpus.Task, ok bool) {
	all := r.notes(units[i].body, units[i].End)
	if len(all) == 0 {
		return i, nil, false
	}
	last = i
	for last+1 < len(units) {
		more := r.notes(units[last+1].body, units[last+1].End)
		if len(more) == 0 || units[last+1].section != units[i].section || units[last+1].rank != units[i].rank {
			break
		}
		all = append(all, more...)
		last++
	}
	t := corpus.Task{}
	lead := false
	for _, n := range all {
		switch n.role {
		case "lead", "partner":
			who, _ := r.assignees(n.value.Start, n.value.End, n.role == "partner")
			t.Assignees = append(t.Assignees, inherited(who, "list")...)
			lead = lead || n.role == "lead" && len(who) > 0
		case "due":
			if t.Due.Len() == 0 {
				t.Due = r.loose(n.value, "")
			}
		case "action":
			t.Action = n.value
		}
	}
	if !lead {
		return last, nil, true
	}
	above := -1
	for k := i - 1; k >= 0 && k >= i-12; k-- {
		if r.within(units[i], units[k]) {
			above = k
			break
		}
	}
	if above < 0 && t.Action.Len() == 0 {
		return last, nil, true
	}
	t.Span = corpus.Span{Start: units[i].Start, End: units[last].End}
	u := units[i]
	if above >= 0 {
		u = units[above]
		if t.Action.Len() == 0 {
			t.Action = corpus.Span{Start: u.body, End: u.End}
		}
		t.Start = min(u.Start, t.Action.Start)
	}
	if !r.counts(t, true) {
		return last, nil, true
	}
	r.finish(&t, u)
	return last, []corpus.Task{t}, true
}

// told reads a sentence of such notes behind tasks of the same paragraph, "Thời gian hoàn thành: Trước ngày 30/6/2025.", into those that lack what
// it says. It reports whether the sentence is one.
func (r *reading) told(s corpus.Span, tasks []corpus.Task) bool {
	notes := r.notes(s.Start, s.End)
	if len(notes) == 0 {
		return false
	}
	for _, n := range notes {
		for i := range tasks {
			t := &tasks[i]
			switch {
			case n.role == "due" && t.Due.Kind == corpus.DueNone:
				t.Due = r.loose(n.value, "")
			case n.role == "partner":
				who, _ := r.assignees(n.value.Start, n.value.End, true)
				t.Assignees = append(t.Assignees, inherited(who, "list")...)
			default:
				continue
			}
			t.End = max(t.End, n.value.End)
			t.Quote = t.In(r.in.Text)
		}
	}
	return true
}
