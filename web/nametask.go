package web

import (
	"context"
	"fmt"

	"vankho/corpus"
)

// NameTasks are the tasks of a body on its page: those that come first, and where the others are.
type NameTasks struct {
	// Day is the day from which a due day lies ahead or behind.
	Day   corpus.Date
	Count int
	// URL lists all of them, Spans each stretch of time.
	URL   string
	Spans []TaskSpan
	// Shared counts what is ordered of all bodies of its kind without naming it, SharedURL lists that.
	Shared    int
	SharedURL string
	// Incomplete says that there may be more than the store knows, "" where there is not.
	Incomplete string
	TaskGroup
}

// tasksOfName is how many tasks the page of a body shows.
const tasksOfName = 5

// nameTasks are what documents order a body to do, what falls due next first; nil where there is nothing.
func (s *site) nameTasks(ctx context.Context, of corpus.Name, who viewer) (*NameTasks, error) {
	v := taskView{Body: of.ID, On: s.now(), Page: 1}
	q := v.query(who)
	q.N, q.Stretches = tasksOfName, v.stretches()
	found, err := s.library.Tasks(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("tasks of %s: %w", of.ID, err)
	}
	if found.Found+found.Shared == 0 {
		return nil, nil
	}
	out := &NameTasks{Day: v.On.Day, Shared: found.Shared, SharedURL: v.with(func(v *taskView) { v.Shared = true }).at(tasksPath), Count: found.Found, URL: v.at(tasksPath), Spans: taskSpans(v, taskGroups(v, found)), Incomplete: unreadWords(found.Unread)}
	out.Sources = true
	out.Lines, err = s.taskLines(ctx, found.Rows, v.On)
	return out, err
}
