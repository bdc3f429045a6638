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

	view taskView
	// rows are the first of it, or those that are shown.
	rows []corpus.TaskRow
}

// stateGroups are the parts of a view by what is known of their day, those that come first: what lies ahead, then what is past, the latest
// first, then what has no day. states counts the tasks of each state that the view leaves.
func stateGroups(v taskView, states []corpus.TaskCount) []TaskGroup {
	count := map[corpus.TaskState]int{}
	for _, c := range states {
		count[corpus.TaskState(c.Value)] = c.Count
	}
	var out []TaskGroup
	for _, state := range [...]corpus.TaskState{corpus.TaskAhead, corpus.TaskPast, corpus.TaskWithin, corpus.TaskRecurring, corpus.TaskOngoing, corpus.TaskOpen} {
		if count[state] == 0 || v.State != "" && v.State != state {
			continue
		}
		of := v.with(func(v *taskView) { v.State, v.Group = state, "" })
		g := TaskGroup{Title: stateWords[state].group, Note: stateWords[state].note, Found: count[state], URL: of.at(tasksPath), view: of}
		if state == corpus.TaskPast && of.Order == "" {
			g.view.Order = corpus.TaskByLatest
		}
		out = append(out, g)
	}
	return out
}

// dueGroups are those of stateGroups, with what lies ahead apart by week, month and quarter.
func (s *site) dueGroups(ctx context.Context, v taskView, who viewer, states []corpus.TaskCount) ([]TaskGroup, error) {
	var out []TaskGroup
	for _, g := range stateGroups(v, states) {
		if g.view.State != corpus.TaskAhead {
			out = append(out, g)
			continue
		}
		for _, span := range dueSpans(v.On.Day) {
			span, ok := span.within(v.From, v.To)
			if !ok {
				continue
			}
			g.Title, g.Days, g.view.From, g.view.To = span.label, span.days(), span.first, span.last
			q := g.view.query(who)
			q.N = rowsOfTasks
			found, err := s.library.Tasks(ctx, q)
			if err != nil {
				return nil, fmt.Errorf("tasks due %s: %w", g.Days, err)
			}
			g.rows = found.Rows
			if g.Found, g.URL = found.Found, g.view.at(tasksPath); g.Found > 0 {
				out = append(out, g)
			}
		}
	}
	return out, nil
}

// window reads the rows of a page from groups that follow one another: n rows after the first offset; groups without a row there are left out.
func (s *site) window(ctx context.Context, groups []TaskGroup, offset, n int, who viewer) ([]TaskGroup, error) {
	var out []TaskGroup
	for _, g := range groups {
		if offset >= g.Found {
			offset -= g.Found
			continue
		}
		if n <= 0 {
			break
		}
		size := min(n, g.Found-offset)
		if offset > 0 || len(g.rows) < size {
			q := g.view.query(who)
			q.Offset, q.N = offset, size
			found, err := s.library.Tasks(ctx, q)
			if err != nil {
				return nil, fmt.Errorf("tasks: %w", err)
			}
			g.rows = found.Rows
		}
		g.rows, g.From = g.rows[:min(size, len(g.rows))], offset+1
		n, offset = n-size, 0
		out = append(out, g)
	}
	return out, nil
}

const (
	// groupsOfBodies is how many bodies a page has, rowsOfBody how many tasks it shows of each.
	groupsOfBodies = 8
	rowsOfBody     = 3
)

// bodyGroups are the tasks of each body, the soonest of each; what lies ahead comes before what is past.
func (s *site) bodyGroups(ctx context.Context, v taskView, who viewer, bodies []corpus.TaskCount) ([]TaskGroup, error) {
	var out []TaskGroup
	for _, b := range bodies[min((v.Page-1)*groupsOfBodies, len(bodies)):min(v.Page*groupsOfBodies, len(bodies))] {
		of := v.with(func(v *taskView) { v.Body, v.Group = b.Value, "" })
		g := TaskGroup{Title: b.Label, Found: b.Count, URL: of.at(tasksPath), view: of}
		if v.State == "" && v.Order == "" {
			of.State = corpus.TaskAhead
		}
		rows, err := s.firstTasks(ctx, of, rowsOfBody, who)
		if err != nil {
			return nil, err
		}
		if len(rows) < rowsOfBody && of.State != v.State {
			if rows, err = s.firstTasks(ctx, g.view.with(func(v *taskView) { v.Order = corpus.TaskByIssue }), rowsOfBody, who); err != nil {
				return nil, err
			}
		}
		g.rows, g.From, g.Left = rows, 1, b.Count > len(rows)
		out = append(out, g)
	}
	return out, nil
}

// firstTasks are the first n tasks of a view.
func (s *site) firstTasks(ctx context.Context, v taskView, n int, who viewer) ([]corpus.TaskRow, error) {
	q := v.query(who)
	q.N = n
	found, err := s.library.Tasks(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	return found.Rows, nil
}
