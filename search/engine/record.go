package engine

import (
	"encoding/json"
	"fmt"

	index "github.com/blevesearch/bleve_index_api"

	"vankho/corpus"
)

// storedField is the value of a stored field; nil where the document has none.
func storedField(doc index.Document, name string) []byte {
	var value []byte
	doc.VisitFields(func(f index.Field) {
		if f.Name() == name {
			value = f.Value()
		}
	})
	return value
}

func readFacts(doc index.Document) (*facts, error) {
	f := new(facts)
	if err := json.Unmarshal(storedField(doc, fieldFacts), f); err != nil {
		return nil, err
	}
	return f, nil
}

// record is a document as ranking reads it.
type record struct {
	id    corpus.ID
	facts *facts
	*forward
}

// records reads documents of one state of the index.
type records struct {
	index.IndexReader
	cache *cache
	// at names the state, so that no record of another one is taken from the cache.
	at string
}

// openRecords names the state by what the reader sees of it.
func openRecords(r index.IndexReader, c *cache) (records, error) {
	b, err := r.GetInternal([]byte(stateKey))
	if err != nil {
		return records{}, fmt.Errorf("read state of index: %w", err)
	}
	return records{r, c, string(b)}, nil
}

// read returns nil for a document that is gone.
func (r records) read(id string) (*record, error) {
	if d := r.cache.get(r.at, id); d != nil {
		return d, nil
	}
	doc, err := r.Document(id)
	if err != nil {
		return nil, fmt.Errorf("read index: %s: %w", id, err)
	}
	if doc == nil {
		return nil, nil
	}
	f, err := readFacts(doc)
	if err != nil {
		return nil, fmt.Errorf("read index: %s: %w", id, err)
	}
	fw, err := decodeForward(storedField(doc, fieldForward))
	if err != nil {
		return nil, fmt.Errorf("read index: %s: %w", id, err)
	}
	d := &record{corpus.ID(id), f, fw}
	r.cache.put(r.at, id, d)
	return d, nil
}

// text is the text of one passage; empty where the document has changed meanwhile.
func (r records) text(d *record, span corpus.Span) (string, error) {
	start := 0
	for i, end := range d.blocks {
		if span.Start < end {
			doc, err := r.Document(blockID(d.id, i))
			if err != nil {
				return "", fmt.Errorf("read index: %s: %w", d.id, err)
			}
			if doc == nil {
				return "", nil
			}
			return span.Shift(-start).In(string(storedField(doc, fieldBlock))), nil
		}
		start = end
	}
	return "", nil
}

// year is that of issue, 0 where it is not known.
func (d *record) year() int {
	date, _ := corpus.ParseISODate(d.facts.Issued)
	if date.Year == 0 && d.facts.Own != nil {
		return d.facts.Own.Year
	}
	return date.Year
}
