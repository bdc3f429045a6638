package indexer

import (
	"context"
	"fmt"
	"hash/fnv"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// given is what the store knows of a file beside its bytes.
type given struct {
	extract.Given
	// recognised counts the pages that were recognised or given up.
	recognised int
	// corrected says, by SHA-256 of the file or row, what people wrote of it.
	corrected map[string]string
}

// given gathers what is known of the file of that path and those bytes, and of its rows where it is a register.
func (x *Indexer) given(ctx context.Context, path, sha string) (given, error) {
	var g given
	var err error
	if g.Recognised, g.Failed, err = x.store.Recognised(ctx, sha); err != nil {
		return g, err
	}
	g.recognised = len(g.Recognised) + len(g.Failed)
	list, err := x.store.CorrectionsOf(ctx, path, sha)
	if err != nil {
		return g, err
	}
	for _, c := range list {
		g.add(c, sha)
	}
	return g, nil
}

func (g *given) add(c corpus.Correction, sha string) {
	if g.corrected == nil {
		g.corrected = map[string]string{}
	}
	g.corrected[c.SHA256] += fmt.Sprintf("%d %s %q\n", c.Page, c.Field, c.Value)
	if c.Field == "" {
		if g.Texts == nil {
			g.Texts = map[int]string{}
		}
		g.Texts[c.Page] = c.Value
		return
	}
	row := c.SHA256
	if row == sha {
		row = "" // the file's one document
	}
	if g.Facts == nil {
		g.Facts = map[string]map[corpus.Field]string{}
	}
	if g.Facts[row] == nil {
		g.Facts[row] = map[corpus.Field]string{}
	}
	g.Facts[row][c.Field] = c.Value
}

// pipeline names the reading of a document: the program's, and what was given to it. The document is put anew where it changes.
// Example: "2", "2 nhận dạng 40", "2 sửa 1f0c9a3b".
func (g *given) pipeline(sha string) string {
	p := Version
	if g.recognised > 0 {
		p += fmt.Sprintf(" nhận dạng %d", g.recognised)
	}
	if text := g.corrected[sha]; text != "" {
		h := fnv.New32a()
		_, _ = h.Write([]byte(text)) // never fails
		p += fmt.Sprintf(" sửa %08x", h.Sum32())
	}
	return p
}
