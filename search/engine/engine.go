// Package engine answers search requests over bleve and keeps the index in step with the store.
//
// # What lies in the index
//
// What is ranked is a unit (unit.go): an article, a heading of a plan with its lines, or some lines; and one unit for the
// document itself, of its title, facts, headings and beginning. Each is one bleve document. A document's own is named by its
// ID, the others by ID, NUL, n; all of one document come in one batch, so they lie in one segment.
//
//	w, b       words of a unit, and pairs of its neighbours, with marks; the last byte of a term says how much it counts
//	           there (impact.go), so that postings are mere sets of units
//	tw, tb     the same of documents' own units
//	sec        of other units: the section that they are, and those that hold it (provision.go)
//	own, cite  the document's own number and those it cites, as number.go spells them; cite of other units too
//	type, issuer, year, place, period, term, quantity, ends …   of own units: filters, facets, orders (facetfield.go)
//	flag       of own units: has a text, is secret, a draft, held
//	sg, sw …   of own units: suggestions (suggestfield.go)
//	j, f       stored: the facts for a hit (JSON), and the forward record of a unit (forward.go): each word as three
//	           bytes, its passages and what they are called, the numbers cited in each
//
// No text lies there: excerpts are cut from the text that Library gives, passage by passage, and one that was changed since is
// left out.
//
// # How a question is answered
//
// A snapshot is the index at one moment. Beside each segment stands what it holds (segment.go), made once: which units
// are whose, its vocabulary (vocabulary.go), its facets by document (column.go). Which documents hold a word is a set of
// bits (holders.go), so that all words, most words, exclusions, filters and counts are work on sets, exact over all
// documents (search.go). A phrase is looked for in the records of the units that hold its words.
//
// The first step (walk.go, question.go) walks the postings of the words and pairs of the question and gives every unit its
// score. The best units of the documents found are candidates (candidate.go) whose records the second step reads
// (search/rank); beyond these the order of the first step goes on, so that every page can be reached.
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
const layout = "index-15"

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
	// compacted is true when a Sync looked at how many segments there are.
	compacted bool
	// swap guards index, which is replaced when the store turns out to be another one.
	swap   sync.RWMutex
	index  bleve.Index
	tables tables
	// learned is kept for readers of all documents, learnedOpen for those who may not know of secret ones.
	learned, learnedOpen learned
	// neighbours weigh the readings of what was typed.
	neighbours neighbours
	// library is what is read of the store while searching; nil where there is none.
	library Library
}

var _ search.Engine = (*Engine)(nil)

// Library is what searching reads beside the index; the store is one.
type Library interface {
	// Pieces are pieces of one document's text, in the order asked for; none where there is no such text any more, "" for a
	// piece that lies outside it.
	Pieces(ctx context.Context, id corpus.ID, spans []corpus.Span) ([]string, error)
	// Citations are how many public documents cite each, those that none cites left out.
	Citations(ctx context.Context) (map[corpus.ID]int, error)
}

// Open opens the index in dir, creates it where there is none, and sets aside one that is damaged. It answers from
// what it holds at once; Sync brings the rest.
// Errors: ErrInUse, and those of the file system.
func Open(dir string, library Library) (*Engine, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("open index: %w", err)
	}
	e := &Engine{dir: dir, library: library}
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
	// Documents counts those that the store holds, without what is known from citations alone.
	Documents int       `json:"documents"`
	Synced    time.Time `json:"synced"`
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
