package indexer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// Likeness reads a document's file once more for how it looks. The lines come from the same reader that made the text, and are given only where
// they make exactly the text that the store holds: so all offsets count in both. Errors: corpus.ErrNotFound where there is no such document, its file
// is not kept, is a register, or is read in another way than it was.
func (x *Indexer) Likeness(ctx context.Context, id corpus.ID) (*corpus.Likeness, error) {
	d, err := x.store.Bare(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("likeness: %w", err)
	}
	i := slices.IndexFunc(d.Sources, func(s corpus.Source) bool { return s.Member == "" })
	if i < 0 {
		return nil, fmt.Errorf("likeness of %s: no file of its own: %w", id, corpus.ErrNotFound)
	}
	src := d.Sources[i]
	o, err := x.originalOf(ctx, src)
	if err != nil {
		return nil, fmt.Errorf("likeness of %s: %w", id, err)
	}
	given, err := x.given(ctx, src.Path, src.SHA256)
	if err != nil {
		return nil, fmt.Errorf("likeness of %s: %w", id, err)
	}
	kept := filepath.Join(x.pictures(src.SHA256), "dang-"+strings.ReplaceAll(given.pipeline(src.SHA256), " ", "-")+".json")
	var held corpus.Likeness
	if body, err := os.ReadFile(kept); err == nil && json.Unmarshal(body, &held) == nil && held.Fits(d.Text) {
		return &held, nil
	}
	pages, err := x.pool.Look(ctx, extract.File{Path: o.Path, Name: o.Name, Given: given.Given})
	if err != nil {
		return nil, err
	}
	f := freeze(pages)
	if f.text != d.Text {
		return nil, fmt.Errorf("likeness of %s: it is read otherwise now: %w", id, corpus.ErrNotFound)
	}
	l := f.likeness(pages)
	body, err := json.Marshal(l)
	if err == nil {
		err = x.keepDrawn(kept, body)
	}
	if err != nil && !errors.Is(err, os.ErrPermission) {
		return nil, fmt.Errorf("likeness of %s: %w", id, err)
	}
	return l, nil
}

// likeness says of each line how it looks; pages are those that f was made of.
func (f frozen) likeness(pages []corpus.RawPage) *corpus.Likeness {
	rows := map[int]corpus.Block{}
	for _, b := range f.blocks {
		rows[b.Start] = b
	}
	out := &corpus.Likeness{}
	next := 0
	for _, page := range pages {
		for _, line := range page.Lines {
			at := f.lines[next]
			next++
			if at.Len() == 0 {
				continue
			}
			l := corpus.LikeLine{Span: at, Kind: line.Kind, Level: line.Level, Table: line.Table, Head: line.Head, Sheet: line.Sheet}
			if line.Look != nil {
				l.Look = *line.Look
				l.Look.Runs = l.Look.Moved(line.Text, normal)
			}
			for i, cell := range rows[at.Start].Cells {
				c := corpus.LikeCell{Span: cell, CellLook: corpus.CellLook{Across: 1, Down: 1}}
				if i < len(line.CellLooks) {
					c.CellLook = line.CellLooks[i]
					c.Runs = c.Moved(oneLine(line.Cells[i]), normal)
				}
				l.Cells = append(l.Cells, c)
			}
			out.Lines = append(out.Lines, l)
		}
	}
	return out
}
