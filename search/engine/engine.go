// Package engine answers search requests over bleve and keeps the index in step with the store.
//
// # What lies in the index
//
// One bleve document for each corpus.Document, made by entry.go, and a few that hold nothing but its text:
//
//	w, n       words of title, text and facts: folded, and with marks (frequencies, no positions)
//	b          folded pairs of neighbours in title and text: phrases and ranking
//	t, tb      folded words and pairs of the title
//	own, cite  the document's own number and those it cites, as number.go spells them
//	type, issuer, year, place, date, flag   filters, facets, order
//	j, f       stored: the facts for a hit (JSON), and the forward record of forward.go: each word of the document as
//	           three bytes, the passages and what they are called, the numbers cited in each
//	x          stored: the text in blocks of about 32 KB, documents of their own named ID, NUL, n
//
// Bleve finds all documents that hold what is required, and counts them and their facets exactly; its own score only
// picks the candidates. Those are ranked by rank.go over the forward records: a joint BM25 of title and text over
// words and pairs, the best passage, what the title says. The same pass over the record finds the best passages, and
// only the blocks around those are read to cut excerpts. Passages are therefore no documents of bleve's: an index of
// passages with positions was reckoned at more than the text itself, the records are a third of it, and a question
// that asks for several words of a document need not join passages.
//
// A phrase of two words is a pair. A longer one, and one whose marks must be as typed, is a chain of pairs that is then
// looked for in the forward records.
//
// Scores do not depend on how segments lie, and ties fall by ID, so that an index built again answers alike.
//
// # On disk
//
// The folder that Open is given holds one index, in a folder named after Build. An index of another build is left alone
// until the new one is complete, and then removed. What cannot be opened is renamed to "damaged-…" and built again.
package engine

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	bolt "go.etcd.io/bbolt/errors"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/vi"
)

// ErrInUse says that another process has the index open.
var ErrInUse = errors.New("engine: index in use by another process")

// layout names the fields and records of this package; whoever changes them counts it up.
const layout = "index-4"

// Build names mapping and analyzer. Example: "index-3f9a0c2b41d7".
func Build() string {
	sum := sha256.Sum256([]byte(layout + "|" + vi.Version))
	return "index-" + hex.EncodeToString(sum[:6])
}

// Engine is an index on disk. It is safe for concurrent use: one Sync at a time, any number of searches beside it.
type Engine struct {
	dir string
	// syncing lets one Sync run at a time.
	syncing sync.Mutex
	// swap guards index, which is replaced when the store turns out to be another one.
	swap  sync.RWMutex
	index bleve.Index
	cache cache
}

var _ search.Engine = (*Engine)(nil)

// Open opens the index in dir, creates it where there is none, and sets aside one that is damaged. It answers from
// what it holds at once; Sync brings the rest.
// Errors: ErrInUse, and those of the file system.
func Open(dir string) (*Engine, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("open index: %w", err)
	}
	e := &Engine{dir: dir}
	path := e.path()
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return e, e.create()
	}
	index, err := openBleve(path)
	if errors.Is(err, bolt.ErrTimeout) {
		return nil, fmt.Errorf("open index %s: %w", path, ErrInUse)
	}
	if err != nil {
		aside := filepath.Join(dir, "damaged-"+time.Now().UTC().Format("20060102-150405.000"))
		if err := os.Rename(path, aside); err != nil {
			return nil, fmt.Errorf("set damaged index aside: %w", err)
		}
		return e, e.create()
	}
	e.index = index
	return e, nil
}

// openBleve turns a panic into an error: bleve trusts the lengths that a segment file states, and one that was cut short
// makes it slice out of range.
func openBleve(path string) (index bleve.Index, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("open index %s: %v", path, p)
		}
	}()
	// Without a limit bleve waits for the lock for ever.
	return bleve.OpenUsing(path, map[string]any{"bolt_timeout": "500ms"})
}

func (e *Engine) path() string { return filepath.Join(e.dir, Build()) }

func (e *Engine) create() error {
	index, err := bleve.New(e.path(), bleve.NewIndexMapping())
	if err != nil {
		return fmt.Errorf("create index: %w", err)
	}
	e.index = index
	return nil
}

// Close releases the index.
func (e *Engine) Close() error {
	e.swap.Lock()
	defer e.swap.Unlock()
	if e.index == nil {
		return nil
	}
	err := e.index.Close()
	e.index = nil
	if err != nil {
		return fmt.Errorf("close index: %w", err)
	}
	return nil
}

// state is what the index remembers of itself, written in one batch with the documents.
type state struct {
	Seq corpus.Seq `json:"seq"`
	// Documents, Words and TitleWords are sums over the documents: the average lengths of the ranking.
	Documents  int       `json:"documents"`
	Words      int       `json:"words"`
	TitleWords int       `json:"title_words"`
	Synced     time.Time `json:"synced"`
}

// stateKey is where the state lies in bleve's internal storage.
const stateKey = "vankho.state"

func readState(index bleve.Index) (state, error) {
	var s state
	b, err := index.GetInternal([]byte(stateKey))
	if err != nil {
		return s, fmt.Errorf("read state of index: %w", err)
	}
	if len(b) == 0 {
		return s, nil
	}
	if err := json.Unmarshal(b, &s); err != nil {
		return s, fmt.Errorf("read state of index: %w", err)
	}
	return s, nil
}

// Stats implements search.Engine.
func (e *Engine) Stats(context.Context) (search.Stats, error) {
	e.swap.RLock()
	defer e.swap.RUnlock()
	if e.index == nil {
		return search.Stats{}, search.ErrNotReady
	}
	s, err := readState(e.index)
	if err != nil {
		return search.Stats{}, err
	}
	return search.Stats{Documents: s.Documents, Seq: s.Seq, Build: Build(), Synced: s.Synced}, nil
}

// removeOthers deletes the indexes of other builds once this one is complete.
func (e *Engine) removeOthers() error {
	entries, err := os.ReadDir(e.dir)
	if err != nil {
		return fmt.Errorf("remove old indexes: %w", err)
	}
	for _, d := range entries {
		if d.IsDir() && strings.HasPrefix(d.Name(), "index-") && d.Name() != Build() {
			if err := os.RemoveAll(filepath.Join(e.dir, d.Name())); err != nil {
				return fmt.Errorf("remove old index: %w", err)
			}
		}
	}
	return nil
}
