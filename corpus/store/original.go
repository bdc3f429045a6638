package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vankho/corpus"
)

// originalPath is where the original of that SHA-256 lies: originals/79/7990e8….
func (s *Store) originalPath(sha string) string {
	if len(sha) != 2*sha256.Size || strings.Trim(sha, "0123456789abcdef") != "" {
		return filepath.Join(s.dir, "originals", "none")
	}
	return filepath.Join(s.dir, "originals", sha[:2], sha)
}

func kept(path string) error {
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return corpus.ErrNotFound
	}
	return err
}

// KeepOriginal copies a file into the content-addressed folder and answers the SHA-256 of its bytes, in hex.
// A file that is there already is not written again. A crash leaves either no file or a whole one.
func (s *Store) KeepOriginal(ctx context.Context, r io.Reader) (string, error) {
	tmp, err := os.CreateTemp(filepath.Join(s.dir, "originals"), "new-*")
	if err != nil {
		return "", fmt.Errorf("keep original: %w", err)
	}
	defer os.Remove(tmp.Name())
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(tmp, hash), reader{ctx, r})
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return "", fmt.Errorf("keep original: %w", err)
	}
	sha := hex.EncodeToString(hash.Sum(nil))
	path := s.originalPath(sha)
	if kept(path) == nil {
		return sha, nil
	}
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o750), os.Rename(tmp.Name(), path)); err != nil {
		return "", fmt.Errorf("keep original: %w", err)
	}
	return sha, nil
}

// reader stops at the end of its context.
type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// SweepOriginals deletes originals that no file of the store refers to any more, those of files with a document that was left
// out for its mark of secrecy, and what a crash left half written. It answers how many went.
func (s *Store) SweepOriginals(ctx context.Context) (int, error) {
	if err := s.sweepRecognitions(ctx); err != nil {
		return 0, fmt.Errorf("sweep originals: %w", err)
	}
	used := map[string]bool{}
	list, err := texts(ctx, s.reader, "SELECT sha256 FROM files WHERE problems NOT LIKE '%\"kind\":\"secret\"%' UNION SELECT sha256 FROM sources WHERE member = ''")
	if err != nil {
		return 0, fmt.Errorf("sweep originals: %w", err)
	}
	for _, sha := range list {
		used[sha] = true
	}
	gone := 0
	err = filepath.WalkDir(filepath.Join(s.dir, "originals"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || used[d.Name()] {
			return err
		}
		gone++
		return os.Remove(path)
	})
	if err != nil {
		return gone, fmt.Errorf("sweep originals: %w", err)
	}
	return gone, nil
}

// baseName is the last part of a path as the user gave it, of either kind of slash; "mau:a.pdf" is "a.pdf".
func baseName(path string) string {
	if i := strings.LastIndexAny(path, `/\:`); i >= 0 {
		return path[i+1:]
	}
	return path
}
