package indexer

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"vankho/corpus"
)

// Correct keeps what a person wrote in place of what the program read of a document, and puts the document anew. A value that is what the
// program had read takes the correction back. Errors: corpus.ErrNotFound, corpus.ErrNoCorrection, corpus.ErrChanged.
func (x *Indexer) Correct(ctx context.Context, id corpus.ID, e corpus.Edit) error {
	c := e.Correction
	d, err := x.store.Document(ctx, id)
	if err != nil {
		return fmt.Errorf("correct: %w", err)
	}
	i := slices.IndexFunc(d.Sources, func(s corpus.Source) bool { return s.SHA256 == c.SHA256 })
	isPage := c.Field == "" && slices.ContainsFunc(d.Pages, func(p corpus.Page) bool { return p.Number == c.Page })
	isFact := c.Page == 0 && slices.Contains(corpus.Correctable(), c.Field)
	if i < 0 || !isPage && !isFact || isPage && d.Sources[i].Member != "" {
		return fmt.Errorf("correct %s: %w", id, corpus.ErrNoCorrection)
	}
	if c.Field == corpus.FieldIssued && c.Value != "" {
		if _, ok := corpus.ParseDate(c.Value); !ok {
			return fmt.Errorf("correct %s: date %q: %w", id, c.Value, corpus.ErrNoCorrection)
		}
	}
	if _, err := x.originalOf(ctx, d.Sources[i]); err != nil {
		return fmt.Errorf("correct %s: %w", id, err) // nothing to read again
	}
	if err := x.store.Correct(ctx, id, e); err != nil {
		return err
	}
	// Kept is kept: whoever goes away now finds it done.
	_, err = x.ReadAnew(context.WithoutCancel(ctx), c.SHA256)
	return err
}

// CorrectAll is Correct for many, whose places the caller found in their documents: all of them are kept or none, then their documents are put
// anew. Errors: corpus.ErrChanged.
func (x *Indexer) CorrectAll(ctx context.Context, edits []corpus.DocumentEdit) error {
	if err := x.store.CorrectAll(ctx, edits); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	read := map[string]bool{}
	for _, e := range edits {
		if read[e.SHA256] {
			continue
		}
		read[e.SHA256] = true
		if _, err := x.ReadAnew(ctx, e.SHA256); err != nil {
			return err
		}
	}
	return nil
}

// ReadAgain forgets what text recognition read of a document's files, has them read anew, and queues their pages again. Corrections stay.
// Errors: corpus.ErrNotFound.
func (x *Indexer) ReadAgain(ctx context.Context, id corpus.ID, by corpus.Actor) error {
	d, err := x.store.Document(ctx, id)
	if err != nil {
		return fmt.Errorf("read again: %w", err)
	}
	// Before it is begun: what is done of it, a program that is killed leaves.
	if err := x.store.Record(ctx, corpus.Act{Actor: by, Verb: corpus.VerbReadAgain, Document: id}); err != nil {
		return fmt.Errorf("read again: %w", err)
	}
	for _, s := range d.Sources {
		if err := errors.Join(x.store.ForgetPages(ctx, s.SHA256), x.dropPictures(s.SHA256)); err != nil {
			return fmt.Errorf("read again: %w", err)
		}
		if _, err := x.readAnew(ctx, s); err != nil {
			return err
		}
	}
	return nil
}
