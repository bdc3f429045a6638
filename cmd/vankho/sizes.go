package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"vankho/corpus/store"
	"vankho/web"
)

// sizesOf measures a data folder: the database with what stands beside it, the search index, the original files.
func sizesOf(ctx context.Context, st *store.Store) (web.Sizes, error) {
	out := web.Sizes{"store": 0, "index": 0, "originals": 0}
	err := filepath.WalkDir(st.Dir(), func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if errors.Is(err, fs.ErrNotExist) || err == nil && d.IsDir() {
			return nil // the index removes its files as it goes
		}
		if err != nil {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(st.Dir(), path)
		if err != nil {
			return err
		}
		part, _, below := strings.Cut(filepath.ToSlash(inside), "/")
		switch {
		case !below:
			part = "store"
		case part != "index" && part != "originals":
			part = "other"
		}
		out[part] += info.Size()
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("sizes of %s: %w", st.Dir(), err)
	}
	return out, nil
}
