package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"vankho/corpus/sample"
	"vankho/corpus/store"
	"vankho/indexer"
)

// samplePrefix marks the paths of the sample's documents in the store.
const samplePrefix = "mau:"

// loadSample fills an empty store with the documents that ship with the program, and says so.
func loadSample(ctx context.Context, st *store.Store, out io.Writer) (err error) {
	known, err := st.FilePaths(ctx)
	if err != nil || len(known) > 0 {
		return err
	}
	dir, err := os.MkdirTemp("", "vankho-mau-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	var inputs []indexer.Input
	for name, content := range sample.Files() {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			return err
		}
		inputs = append(inputs, indexer.Input{Path: samplePrefix + name, File: file})
	}
	pool, err := newPool(0, st.Dir())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	if _, err := indexer.New(st, pool, indexer.Options{}).Run(ctx, inputs, nil, nil); err != nil {
		return err
	}
	// What the run wrote is more: rows of the register that are of one document with a text.
	counts, err := st.Counts(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Kho còn trống: đã nạp bộ mẫu đi kèm gồm %s văn bản (văn bản minh họa). Nạp văn bản thật bằng: vankho index THƯ-MỤC\n", number(counts.Documents))
	return nil
}

// leaveSample takes the sample out before the first real documents come in, and says so.
func leaveSample(ctx context.Context, st *store.Store, out io.Writer) error {
	known, err := st.FilePaths(ctx)
	if err != nil {
		return err
	}
	removed := 0
	for _, path := range known {
		if !strings.HasPrefix(path, samplePrefix) {
			continue
		}
		n, err := st.RemoveFile(ctx, path, "Bộ mẫu được bỏ khi nạp văn bản thật.")
		if err != nil {
			return err
		}
		removed += n
	}
	if removed > 0 {
		fmt.Fprintf(out, "Đã bỏ bộ mẫu (%s văn bản minh họa) khỏi kho.\n", number(removed))
	}
	return nil
}
