package extract

import (
	"context"
	"fmt"

	"vankho/corpus"
)

// Look has a child read a file once more, with what is given, for how its lines look: the pages of its one document as the reader made them, nil
// where the file is a register or cannot be read. An error means that ctx ended or children cannot be run at all.
func (p *Pool) Look(ctx context.Context, f File) ([]corpus.RawPage, error) {
	var pages []corpus.RawPage
	_, err := p.ask(ctx, request{Task: taskLook, Path: []byte(f.Path), Name: []byte(f.Name), Body: f.Body, Limits: p.options.Limits, Given: f.Given}, func(r reply) error {
		if r.Record != nil && r.Record.Row == nil && pages == nil {
			pages = r.Record.Pages
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look at %s: %w", f.Name, err)
	}
	return pages, nil
}
