package web

import (
	"context"
	"fmt"
	"net/http"

	"vankho/corpus"
)

// tasksAPI is the address of the list for programs.
const tasksAPI = "/api/v1/tasks"

// taskList reads the rows of a view from one on, in the order of the page: what lies ahead, then what is past, then what has no day.
func (s *site) taskList(ctx context.Context, v taskView, offset, n int, who viewer) (*TasksPage, error) {
	q := v.query(who)
	q.Offset, q.N = offset, n
	found, err := s.library.Tasks(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	if found.Rows == nil {
		found.Rows = []corpus.TaskRow{}
	}
	return &TasksPage{TasksFound: found, Day: v.On.Day, Offset: offset, Limit: n, view: v}, nil
}

// serveTasksAPI answers /api/v1/tasks.
func (s *site) serveTasksAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(taskKeys[:], sizeKey, cursorKey)...)
	if err := p.strict(); err != nil {
		return err
	}
	v, err := s.readTaskView(p)
	if err != nil {
		return err
	}
	part := listPart{cursor: p.get(cursorKey)}
	if part.n, err = p.number(sizeKey, rowsOfListAPI, 1, maxRowsOfListAPI); err != nil {
		return err
	}
	if part.cursor != "" && v.Page > 1 {
		return &paramError{pageKey, p.get(pageKey), "không dùng cùng con-tro"}
	}
	part.offset = (v.Page - 1) * part.n
	page, err := s.taskPart(r.Context(), v, part, s.viewer(r))
	if err != nil {
		return err
	}
	linkNext(w, page.Next)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// taskPart is the part of the list that a program asks for.
func (s *site) taskPart(ctx context.Context, v taskView, part listPart, who viewer) (*TasksPage, error) {
	list := v.with(func(*taskView) {}).at(tasksAPI)
	if part.cursor == "" {
		page, err := s.taskList(ctx, v, part.offset, part.n, who)
		if err == nil && part.offset+part.n < page.Found {
			page.Next = extended(list, pageKey, pageNumber(v.Page+1), sizeKey, sizeOf(part.n, rowsOfListAPI))
		}
		return page, err
	}
	at, err := s.walkList(list, v.file("jsonl"), part, who, func(most int) (any, int, int, error) {
		all, err := s.taskList(ctx, v, 0, most, who)
		if err != nil {
			return nil, 0, 0, err
		}
		return all, len(all.Rows), all.Found, nil
	})
	if err != nil {
		return nil, err
	}
	page := *at.rows.(*TasksPage)
	page.Rows, page.Offset, page.Limit, page.Next = page.Rows[at.from:at.to], at.from, part.n, walking(list, at, part.n)
	return &page, nil
}
