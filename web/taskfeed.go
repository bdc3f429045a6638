package web

import (
	"fmt"
	"net/http"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/web/feed"
)

// feedURL is where the feed of the view is: what says how a page shows it is left out.
func (v taskView) feedURL() string {
	return v.with(func(v *taskView) { v.Order, v.Group = "", "" }).at(tasksPath + ".atom")
}

// serveTaskFeed answers /nhiem-vu.atom: the tasks of the newest documents that fit the view.
func (s *site) serveTaskFeed(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readTaskView(readParams(r.URL.RawQuery, taskKeys[:]...))
	if err != nil {
		return err
	}
	page := &TasksPage{view: v}
	if err := s.settleBody(r.Context(), page, anyone); err != nil {
		return err
	}
	v = page.view
	page.Chips = taskChips(page)
	q := v.query(anyone)
	q.Order, q.N = corpus.TaskByIssue, feedLength
	found, err := s.library.Tasks(r.Context(), q)
	if err != nil {
		return fmt.Errorf("feed of tasks: %w", err)
	}
	base, path := s.base(r), v.feedURL()
	f := feed.Feed{ID: tag(base, path), Title: "Văn Khố, nhiệm vụ: " + page.Title(), Subtitle: "Nhiệm vụ văn bản giao, kèm thời hạn; văn bản mới ban hành trước.", Author: "Văn Khố",
		Self: base + path, Page: base + v.at(tasksPath)}
	for _, x := range found.Rows {
		due := "không nêu ngày"
		switch {
		case !x.Due.Last.IsZero():
			due = "hạn " + x.Due.Last.Short()
		case x.Due.Quote != "":
			due = "hạn “" + shorten(viet.Squeeze(x.Due.Quote), longestEvidence) + "”"
		}
		f.Entries = append(f.Entries, feed.Entry{ID: tag(base, documentURL(x.Document.ID)+"/"+taskName(x)), Title: shorten(joinFacts(strings.Join(assigneeNames(x.Task, false), "; "), due)+": "+viet.Squeeze(x.ActionText), longestTitle),
			Page: base + taskURL(x), Author: x.Document.Issuer, Published: x.Document.Added, Updated: x.Document.Changed, Kind: "nhiem-vu", Label: "Nhiệm vụ",
			Summary: "“" + shorten(viet.Squeeze(x.Quote), longestQuote) + "” " + cardName(x.Document)})
	}
	return s.sendFeed(w, r, f)
}
