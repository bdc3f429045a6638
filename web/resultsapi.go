package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"vankho/corpus"
)

// serveResultsAPI answers /api/v1/tim with the very struct of the page.
func (s *site) serveResultsAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, slices.Concat(questionKeys(), []string{sizeKey, cursorKey})...)
	if err := p.strict(); err != nil {
		return err
	}
	q, err := readQuestion(p)
	if err != nil {
		return err
	}
	size, err := p.number(sizeKey, pageSize, 1, maxHits)
	if err != nil {
		return err
	}
	page, err := s.resultsFor(r.Context(), q, size, p.get(cursorKey), s.viewer(r))
	if err != nil {
		return err
	}
	linkNext(w, page.Next)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// maxHits is how many hits programs are answered at a time.
const maxHits = 100

// resultsFor builds the part of the results that a program asks for: a page, or the next step of a walk.
func (s *site) resultsFor(ctx context.Context, q question, size int, cursor string, who viewer) (*ResultsPage, error) {
	const path = "/api/v1/tim"
	if cursor == "" {
		page, err := s.resultsPart(ctx, q, who, hitPart{offset: (q.Page - 1) * size, size: size})
		if err != nil {
			return nil, err
		}
		if page.Offset+size < page.Total && q.Page < maxPage {
			next := q.with(func(*question) {})
			next.Page = q.Page + 1
			page.Next = next.at(path, sizeKey, sizeOf(size, pageSize))
		}
		return page, nil
	}
	if q.Page > 1 || q.Sections {
		return nil, &paramError{cursorKey, "", "con-tro chỉ dùng cho danh sách văn bản và không dùng cùng trang"}
	}
	at, err := s.walkHits(ctx, q, cursor, who)
	if err != nil {
		return nil, err
	}
	at.take(size)
	all := at.rows.([]corpus.ID)
	page, err := s.resultsPart(ctx, q, who, hitPart{offset: at.from, size: size, among: all[at.from:at.to:at.to]})
	if err != nil {
		return nil, err
	}
	page.Total = at.len
	if cursor := at.next(); cursor != "" {
		page.Next = q.at(path, sizeKey, sizeOf(size, pageSize), cursorKey, cursor)
	}
	return page, nil
}

// walkHits begins a walk through all hits, or goes on with one.
func (s *site) walkHits(ctx context.Context, q question, cursor string, who viewer) (step, error) {
	list := q.canonical()
	if cursor != cursorStart {
		return s.cursors.resume(cursor, list, who)
	}
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	all, err := s.engine.All(ctx, q.request(who, 0, 0))
	if err != nil {
		return step{}, fmt.Errorf("walk through %q: %w", q.Text, err)
	}
	const each = 64 // bytes of a name
	return s.cursors.begin(list, who.local, all, len(all), each), nil
}
