package indexer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vankho/corpus"
)

// Correct keeps what a person wrote in place of what the program read of a document, and puts the document anew. A value that is what the
// program had read takes the correction back. Errors: corpus.ErrNotFound, corpus.ErrNoCorrection.
func (x *Indexer) Correct(ctx context.Context, id corpus.ID, c corpus.Correction) error {
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
	for _, old := range d.Corrections {
		if old.SHA256 == c.SHA256 && old.Page == c.Page && old.Field == c.Field {
			c.Was = old.Was
		}
	}
	if c.Value == c.Was {
		err = x.store.DropCorrection(ctx, c.SHA256, c.Page, c.Field)
	} else {
		err = x.store.PutCorrection(ctx, c)
	}
	if err != nil {
		return fmt.Errorf("correct %s: %w", id, err)
	}
	// Kept is kept: whoever goes away now finds it done.
	_, err = x.ReadAnew(context.WithoutCancel(ctx), c.SHA256)
	return err
}

// ReadAgain forgets what text recognition read of a document's files, has them read anew, and queues their pages again. Corrections stay.
// Errors: corpus.ErrNotFound.
func (x *Indexer) ReadAgain(ctx context.Context, id corpus.ID) error {
	d, err := x.store.Document(ctx, id)
	if err != nil {
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

// pictures is the folder of drawn pages: the cache of a data folder may be deleted at any time.
func (x *Indexer) pictures(sha string) string {
	return filepath.Join(x.store.Dir(), "cache", "pages", sha)
}

func (x *Indexer) dropPictures(sha string) error { return os.RemoveAll(x.pictures(sha)) }

// Picture draws a page of the original of that hash as a JPEG, wide dots wide, and answers where the file lies. What was drawn before is
// there still. Errors: corpus.ErrNotFound where there is no such original or it has no such page.
func (x *Indexer) Picture(ctx context.Context, sha string, page, wide int) (string, error) {
	o, err := x.store.Original(ctx, sha)
	if err != nil {
		return "", fmt.Errorf("picture: %w", err)
	}
	path := filepath.Join(x.pictures(sha), fmt.Sprintf("%d-%d.jpg", page, wide))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	p, problems, err := x.pool.Draw(ctx, o.Path, o.Name, page, wide)
	if err != nil {
		return "", err
	}
	if len(p.JPEG) == 0 {
		var said []string
		for _, problem := range problems {
			said = append(said, problem.Detail)
		}
		return "", fmt.Errorf("picture of page %d of %s: %s: %w", page, sha, strings.Join(said, " "), corpus.ErrNotFound)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return "", fmt.Errorf("picture: %w", err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "new-*")
	if err != nil {
		return "", fmt.Errorf("picture: %w", err)
	}
	_, err = tmp.Write(p.JPEG)
	if err = errors.Join(err, tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return "", fmt.Errorf("picture: %w", errors.Join(err, os.Remove(tmp.Name())))
	}
	if _, err := x.store.Original(ctx, sha); err != nil { // it was taken out in the meantime
		return "", fmt.Errorf("picture: %w", errors.Join(err, x.dropPictures(sha)))
	}
	return path, nil
}

// sweep deletes the originals that the store does not hold any more, and pictures of their pages.
func (x *Indexer) sweep(ctx context.Context) error {
	if _, err := x.store.SweepOriginals(ctx); err != nil {
		return err
	}
	drawn, err := os.ReadDir(x.pictures(""))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("sweep pictures: %w", err)
	}
	for _, d := range drawn {
		_, err := x.store.Original(ctx, d.Name())
		if errors.Is(err, corpus.ErrNotFound) {
			err = x.dropPictures(d.Name())
		}
		if err != nil {
			return fmt.Errorf("sweep pictures: %w", err)
		}
	}
	return nil
}
