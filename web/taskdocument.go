package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"

	"vankho/corpus"
)

// DocumentTasks is what /van-ban/{id}/nhiem-vu shows: what one document orders bodies to do, in the order of its text.
type DocumentTasks struct {
	Head Head
	// Day is the day from which a due day lies ahead or behind.
	Day   corpus.Date
	Total int
	TaskGroup
	// Unread is true where what the document orders is not known until it is read again.
	Unread bool
	// Search lists the tasks by when they fall due, with files.
	Search string
	Pager  Pager
}

// rowsOfDocumentTasks is how many tasks a page of a document shows.
const rowsOfDocumentTasks = 20

// taskAnchor is the anchor of a document's nth task, from 1: "viec-4".
func taskAnchor(n int) string { return "viec-" + strconv.Itoa(n) }

// documentTasksURL is the page of a document's tasks.
func documentTasksURL(id corpus.ID) string { return documentURL(id) + tasksPath }

// documentTaskURL is the nth task of a document, from 1, on the page of its tasks.
func documentTaskURL(id corpus.ID, n int) string {
	return address(documentTasksURL(id), pageKey, pageNumber((n-1)/rowsOfDocumentTasks+1)) + "#" + taskAnchor(n)
}

// tasksOf are the tasks of a document in the order of its text.
func (s *site) tasksOf(ctx context.Context, d *corpus.Document, who viewer) ([]corpus.TaskRow, error) {
	if d.TaskCount == 0 {
		return nil, nil
	}
	var rows []corpus.TaskRow
	err := s.library.EachTask(ctx, corpus.TaskQuery{Doc: d.ID, Day: s.today(), Order: corpus.TaskByText, Secret: who.local}, func(r corpus.TaskRow) error {
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("tasks of %s: %w", d.ID, err)
	}
	return rows, nil
}

// documentTasks builds the page of a document's tasks.
func (s *site) documentTasks(ctx context.Context, d *corpus.Document, page int, who viewer) (*DocumentTasks, error) {
	on := s.now()
	out := &DocumentTasks{Day: on.Day, Head: newHead(d, tabTasks, "", "", timelineBadge(d.Timeline, d.ID, on)), Search: taskView{Document: d.ID}.at(tasksPath)}
	q := corpus.TaskQuery{Doc: d.ID, Day: on.Day, Order: corpus.TaskByText, Offset: (page - 1) * rowsOfDocumentTasks, N: rowsOfDocumentTasks, Secret: who.local}
	found, err := s.library.Tasks(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("tasks of %s: %w", d.ID, err)
	}
	if out.Lines, err = s.taskLines(ctx, found.Rows, on); err != nil {
		return nil, err
	}
	for i, r := range found.Rows {
		out.Lines[i].ID = taskAnchor(r.N)
	}
	out.Total, out.Unread = found.Found, found.Unread > 0
	out.Pager = newPager(page, found.Found, rowsOfDocumentTasks, "nhiệm vụ", func(n int) string { return address(documentTasksURL(d.ID), pageKey, pageNumber(n)) })
	return out, nil
}

// serveDocumentTasks answers /van-ban/{id}/nhiem-vu.
func (s *site) serveDocumentTasks(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, pageKey)
	n, err := p.page()
	if err != nil {
		return err
	}
	who := s.viewer(r)
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	page, err := s.documentTasks(r.Context(), d, n, who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, tabTitle(d.Title, "nhiệm vụ"))
	f.Canonical, f.Remarks = address(documentTasksURL(d.ID), pageKey, pageNumber(n)), p.remarks()
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "taskdocument", f, page)
}
