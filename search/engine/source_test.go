package engine

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

// memory is a Source that lies in memory.
type memory struct {
	seq     corpus.Seq
	docs    map[corpus.ID]*corpus.Document
	changes map[corpus.ID]corpus.Change
}

func newMemory(docs ...*corpus.Document) *memory {
	m := &memory{docs: map[corpus.ID]*corpus.Document{}, changes: map[corpus.ID]corpus.Change{}}
	for _, d := range docs {
		m.put(d)
	}
	return m
}

func (m *memory) put(d *corpus.Document) {
	m.seq++
	m.docs[d.ID] = d
	m.changes[d.ID] = corpus.Change{Seq: m.seq, ID: d.ID}
}

func (m *memory) remove(id corpus.ID) {
	m.seq++
	delete(m.docs, id)
	m.changes[id] = corpus.Change{Seq: m.seq, ID: id, Removed: true}
}

func (m *memory) Seq(context.Context) (corpus.Seq, error) { return m.seq, nil }

func (m *memory) Changes(_ context.Context, since corpus.Seq, limit int) ([]corpus.Change, error) {
	var out []corpus.Change
	for _, c := range m.changes {
		if c.Seq > since {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b corpus.Change) int { return cmp.Compare(a.Seq, b.Seq) })
	return out[:min(limit, len(out))], nil
}

func (m *memory) Document(_ context.Context, id corpus.ID) (*corpus.Document, error) {
	d, ok := m.docs[id]
	if !ok {
		return nil, corpus.ErrNotFound
	}
	return d, nil
}

// Citations implements Library: by number, which is enough for a few documents.
func (m *memory) Citations(context.Context) (map[corpus.ID]int, error) {
	out := map[corpus.ID]int{}
	for id, d := range m.docs {
		for _, by := range m.docs {
			if slices.ContainsFunc(by.References, func(r corpus.Reference) bool {
				return r.Canonical == d.Header.Number && (r.Date.IsZero() || r.Date == d.Header.Issued)
			}) {
				out[id]++
			}
		}
	}
	return out, nil
}

// Pieces implements Library.
func (m *memory) Pieces(_ context.Context, id corpus.ID, spans []corpus.Span) ([]string, error) {
	d, ok := m.docs[id]
	if !ok {
		return nil, nil
	}
	out := make([]string, len(spans))
	for i, s := range spans {
		if s.Fits(d.Text) {
			out[i] = s.In(d.Text)
		}
	}
	return out, nil
}

// open makes an index of a source in a folder of its own.
func open(t testing.TB, src *memory) *Engine {
	t.Helper()
	return openIn(t, t.TempDir(), src)
}

func openIn(t testing.TB, dir string, src *memory) *Engine {
	t.Helper()
	e, err := Open(dir, src)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	if err := e.Sync(t.Context(), src, nil); err != nil {
		t.Fatal(err)
	}
	return e
}

// ask searches for what a person typed.
func ask(t testing.TB, e *Engine, text string) *search.Results {
	t.Helper()
	return request(t, e, search.Request{Query: query.Parse(text), Limit: 10})
}

func request(t testing.TB, e *Engine, r search.Request) *search.Results {
	t.Helper()
	res, err := e.Search(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// ids are the documents of a result in order.
func ids(r *search.Results) []corpus.ID {
	var out []corpus.ID
	for _, h := range r.Hits {
		out = append(out, h.ID)
	}
	return out
}
