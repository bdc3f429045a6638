package measure

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"vankho/corpus/store"
	"vankho/search/engine"
)

// ErrForeign says that a data folder holds documents that no evaluation put there; they are left alone.
var ErrForeign = errors.New("measure: data folder of another collection")

// Filling (nạp và lập chỉ mục) is what it took to fill a data folder.
type Filling struct {
	// Kept is true where the folder held the collection already, so that no times are known.
	Kept      bool `json:"kept,omitempty"`
	Documents int  `json:"documents"`
	// Store and Index are seconds: all documents put, and the index made.
	Store float64 `json:"store_seconds"`
	Index float64 `json:"index_seconds"`
	// Text is the bytes of text that were put; StoreBytes and IndexBytes lie on disk for it.
	Text       int64 `json:"text_bytes"`
	StoreBytes int64 `json:"store_bytes"`
	IndexBytes int64 `json:"index_bytes"`
	// Peak is the most memory held by the process while the index was made, in bytes; 0 where the system does not tell.
	Peak int64 `json:"peak_bytes,omitempty"`
}

// Disk is how many times the text the folder takes on disk.
func (f Filling) Disk() float64 {
	return float64(f.StoreBytes+f.IndexBytes) / float64(max(1, f.Text))
}

// weigh reads what a data folder takes on disk. The index drops the files that it has merged a while after it was made, so that it is weighed again
// once questions were asked.
func (f *Filling) weigh(dir string) (err error) {
	if f.StoreBytes, err = sizeOf(dir, "index"); err != nil {
		return err
	}
	f.IndexBytes, err = sizeOf(filepath.Join(dir, "index"), "")
	return err
}

// dataDir is an open data folder of an evaluation with the program's own engine over it.
type dataDir struct {
	store   *store.Store
	engine  *engine.Engine
	filling Filling
}

// marker names the file that says which collection a data folder was filled from.
const marker = "danh-gia.json"

// openDataDir opens dir, has fill put the documents of a collection unless the folder holds that very one, and makes the index. fill answers
// how many bytes of text it put. progress may be nil. Errors: ErrForeign, those of store and engine.
func openDataDir(ctx context.Context, dir, collection string, progress func(done, total int), fill func(*store.Store) (text int64, err error)) (_ *dataDir, err error) {
	f := &dataDir{}
	kept, err := f.recall(dir, collection)
	if err != nil {
		return nil, err
	}
	if f.store, err = store.Open(ctx, dir); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.close())
		}
	}()
	if !kept {
		began := time.Now()
		if f.filling.Text, err = fill(f.store); err != nil {
			return nil, err
		}
		// As where one command fills and another asks; what the log held of the documents is in the store then.
		if f.store, err = reopen(ctx, f.store, dir); err != nil {
			return nil, err
		}
		f.filling.Store = time.Since(began).Seconds()
	}
	debug.FreeOSMemory() // what filling held is not what the index needs
	if f.engine, err = engine.Open(filepath.Join(dir, "index"), f.store); err != nil {
		return nil, err
	}
	watch := watchMemory()
	began := time.Now()
	changed := 0
	err = f.engine.Sync(ctx, f.store, func(done, total int) {
		changed = done
		if progress != nil {
			progress(done, total)
		}
	})
	peak := watch()
	if err != nil {
		return nil, err
	}
	if changed > 0 {
		f.filling.Index, f.filling.Peak = time.Since(began).Seconds(), peak
	}
	counts, err := f.store.Counts(ctx)
	if err != nil {
		return nil, err
	}
	f.filling.Documents = counts.Documents
	if err := f.filling.weigh(dir); err != nil {
		return nil, err
	}
	return f, f.remember(dir, collection)
}

func reopen(ctx context.Context, s *store.Store, dir string) (*store.Store, error) {
	if err := s.Close(); err != nil {
		return nil, err
	}
	return store.Open(ctx, dir)
}

// recall reads what the folder was filled from, and reports whether it was this collection.
func (f *dataDir) recall(dir, collection string) (bool, error) {
	note, err := os.ReadFile(filepath.Join(dir, marker))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Join(dir, "vankho.db")); err == nil {
			return false, ErrForeign
		}
		return false, nil
	}
	if err != nil {
		return false, err
	}
	var held struct {
		Collection string
		Filling    Filling
	}
	if json.Unmarshal(note, &held) != nil || held.Collection != collection {
		return false, ErrForeign
	}
	f.filling = held.Filling
	f.filling.Kept = true
	return true, nil
}

func (f *dataDir) remember(dir, collection string) error {
	note, err := json.Marshal(map[string]any{"Collection": collection, "Filling": f.filling})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, marker), note, 0o640)
}

func (f *dataDir) close() error {
	var errs []error
	if f.engine != nil {
		errs = append(errs, f.engine.Close())
	}
	if f.store != nil {
		errs = append(errs, f.store.Close())
	}
	return errors.Join(errs...)
}

// sizeOf is how many bytes the files below a folder take, without those of the folder named except.
func sizeOf(dir, except string) (int64, error) {
	var total int64
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil // files of an index come and go
			}
			return err
		}
		if e.IsDir() {
			if except != "" && e.Name() == except {
				return fs.SkipDir
			}
			return nil
		}
		if info, err := e.Info(); err == nil {
			total += info.Size()
		}
		return nil
	})
	return total, err
}

// fingerprint names a collection by what it is put in as and by the bytes of its file.
func fingerprint(kind, path string) (name string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	return kind + "-" + hex.EncodeToString(h.Sum(nil)), nil
}
