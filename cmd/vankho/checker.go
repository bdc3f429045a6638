package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"vankho/corpus"
	"vankho/indexer"
	"vankho/indexer/draft"
	"vankho/indexer/extract"
	"vankho/web"
)

// checker has drafts read by children of their own, which get them over a pipe, and checks them against the store. Nothing is written.
type checker struct {
	library draft.Library
	pool    *extract.Pool
}

const (
	// draftsAtOnce is how many drafts are read at a time, so that the machine stays free for searching.
	draftsAtOnce = 2
	// draftTime is how long the reading of one draft may take, its recognised pages included.
	draftTime = 60 * time.Second
)

func newChecker(lib draft.Library, data string) (*checker, error) {
	pool, err := newPool(draftsAtOnce, data)
	if err != nil {
		return nil, err
	}
	return &checker{lib, pool}, nil
}

// Close ends the children.
func (c *checker) Close() error { return c.pool.Close() }

// readDraft has a file read and understood. A file that holds several documents, or none, is refused as one that cannot be read.
func readDraft(ctx context.Context, pool *extract.Pool, f extract.File) (*corpus.Document, error) {
	reading, cancel := context.WithTimeout(ctx, draftTime)
	defer cancel()
	var doc *corpus.Document
	records := 0
	result, err := pool.ReadWhole(reading, f, func(r extract.Record) error {
		if records++; records == 1 {
			doc = indexer.Understood(r)
		}
		return nil
	})
	unread := func(words string) *corpus.Document {
		return &corpus.Document{Problems: []corpus.Problem{{Stage: corpus.StageExtract, Kind: corpus.KindUnsupported, Detail: words}}}
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
		return unread("Quá thời gian đọc tệp."), nil
	case err != nil:
		return nil, err
	case result.Container:
		return unread("Tệp nén hoặc thư chứa các tệp khác, hoặc tệp DOCX bị hỏng."), nil
	case records > 1:
		return unread("Tệp là một danh mục nhiều văn bản."), nil
	case doc == nil:
		doc = &corpus.Document{}
	}
	doc.Problems = append(doc.Problems, result.Problems...)
	if slices.ContainsFunc(doc.Pages, func(p corpus.Page) bool { return p.Method == corpus.MethodOCR }) {
		doc.Problems = append(doc.Problems, corpus.Problem{Stage: corpus.StageExtract, Kind: corpus.KindDoubtful,
			Detail: "Tệp là ảnh quét; đã nhận dạng, hãy xem lại chữ trước khi kiểm tra."})
	}
	return doc, nil
}

// Check reads a draft and compares its citations with the store.
func (c *checker) Check(ctx context.Context, d web.Draft) (*corpus.Review, error) {
	name := cmp.Or(d.Name, "du-thao.txt")
	doc, err := readDraft(ctx, c.pool, extract.File{Name: name, Body: d.Body})
	if err != nil {
		return nil, err
	}
	if doc.Text == "" {
		return &corpus.Review{Problems: doc.Problems, At: time.Now()}, nil
	}
	return draft.Check(ctx, c.library, draft.Input{Name: d.Name, Document: doc, Day: d.Day, Today: d.Today, Secret: d.Secret})
}

// Annotate answers a DOCX with a comment at each finding.
func (c *checker) Annotate(docx []byte, r *corpus.Review) ([]byte, error) {
	return draft.Annotate(docx, r)
}

// Sheet answers the review sheet as DOCX.
func (c *checker) Sheet(r *corpus.Review) ([]byte, error) { return draft.Sheet(r) }

// WriteCSV writes the review sheet as CSV.
func (c *checker) WriteCSV(w io.Writer, r *corpus.Review) error { return draft.WriteCSV(w, r) }
