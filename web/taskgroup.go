package web

import (
	"context"
	"fmt"

	"vankho/corpus"
)

// TaskGroup is a part of a list: what falls due in one stretch of time, or what one body is to do.
type TaskGroup struct {
	// Title heads it, Days are its stretch in words, Note says what is to be known of it.
	Title, Days, Note string
	// Found counts all of it; From is the number of its first line that is shown, from 1.
	Found, From int
	Lines       []TaskLine
	// URL lists it alone, "" where it is all of the page; Left is true where it has more than is shown here or on the next pages.
	URL  string
	Left bool
	// Sources is true where the lines are of several documents.
	Sources bool

	// state is that of its tasks, first the day from which they fall due where it is a stretch of what lies ahead.
	state corpus.TaskState
	first corpus.Date
	// rows are those that are shown.
	rows []corpus.TaskRow
}

// taskGroups are the parts of a view by what is known of their day, in the order of corpus.TaskByDue: what lies ahead apart by week, month and
// quarter, then what is past, then what has no day. Their counts are those of what was found.
func taskGroups(v taskView, found corpus.TasksFound) []TaskGroup {
	count := map[corpus.TaskState]int{}
	for _, c := range found.States {
		count[corpus.TaskState(c.Value)] = c.Count
	}
	var out []TaskGroup
	for _, state := range [...]corpus.TaskState{corpus.TaskAhead, corpus.TaskPast, corpus.TaskWithin, corpus.TaskRecurring, corpus.TaskOngoing, corpus.TaskOpen} {
		if v.State != "" && v.State != state {
			continue
		}
		of := v.with(func(v *taskView) { v.State, v.Group = state, "" })
		g := TaskGroup{Title: stateWords[state].group, Note: stateWords[state].note, Found: count[state], URL: of.at(tasksPath), state: state}
		if state != corpus.TaskAhead {
			if g.Found > 0 {
				out = append(out, g)
			}
			continue
		}
		for i, span := range dueSpans(v.On.Day) {
			if i >= len(found.Ahead) || found.Ahead[i] == 0 {
				continue
			}
			shown, _ := span.within(v.From, v.To)
			g.Title, g.Days, g.Found, g.first = span.label, shown.days(), found.Ahead[i], span.first
			g.URL = of.with(func(v *taskView) { v.From, v.To = shown.first, shown.last }).at(tasksPath)
			out = append(out, g)
		}
	}
	return out
}

// holds reports whether a row stands in the group; of groups of what lies ahead each later one is asked first.
func (g *TaskGroup) holds(r corpus.TaskRow) bool {
	return g.state == r.State && (g.first.IsZero() || !r.Due.Last.Before(g.first))
}

// parted are the groups of the rows of a page, which begins behind the first offset tasks; groups without a row there are left out.
func parted(groups []TaskGroup, rows []corpus.TaskRow, offset int) []TaskGroup {
	var out []TaskGroup
	before := 0
	for i := range groups {
		g := groups[i]
		g.From = max(offset-before, 0) + 1
		before += g.Found
		for _, r := range rows {
			later := i+1 < len(groups) && groups[i+1].holds(r)
			if g.holds(r) && !later {
				g.rows = append(g.rows, r)
			}
		}
		if len(g.rows) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// stretches are the days with which the stretches of what lies ahead begin.
func (v taskView) stretches() []corpus.Date {
	var out []corpus.Date
	for _, s := range dueSpans(v.On.Day) {
		out = append(out, s.first)
	}
	return out
}

const (
	// groupsOfBodies is how many bodies a page has, rowsOfBody how many tasks it shows of each.
	groupsOfBodies = 8
	rowsOfBody     = 3
)

// bodyGroups are the tasks of each body of a page, the first of each.
func (s *site) bodyGroups(ctx context.Context, v taskView, who viewer, bodies []corpus.TaskCount) ([]TaskGroup, error) {
	shown := bodies[min((v.Page-1)*groupsOfBodies, len(bodies)):min(v.Page*groupsOfBodies, len(bodies))]
	if len(shown) == 0 {
		return nil, nil
	}
	ids := make([]string, len(shown))
	for i, b := range shown {
		ids[i] = b.Value
	}
	q := v.query(who)
	q.N = rowsOfBody
	firsts, err := s.library.FirstTasks(ctx, q, ids)
	if err != nil {
		return nil, fmt.Errorf("tasks by body: %w", err)
	}
	var out []TaskGroup
	for i, b := range shown {
		of := v.with(func(v *taskView) { v.Body, v.Group = b.Value, "" })
		out = append(out, TaskGroup{Title: b.Label, Found: b.Count, URL: of.at(tasksPath), rows: firsts[i], From: 1, Left: b.Count > len(firsts[i])})
	}
	return out, nil
}
