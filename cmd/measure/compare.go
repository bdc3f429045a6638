package measure

import (
	"context"
	"path/filepath"
	"time"

	"vankho/cmd/measure/baseline"
)

// The engines that the program's own is compared with.
const (
	EngineBM25F     = "bm25f"       // the textbook's ranking in memory, nothing learned
	EngineBleve     = "bleve"       // bleve with BM25, fields added
	EngineFTS       = "fts5"        // SQLite's FTS5, marks kept
	EngineFTSFolded = "fts5-folded" // SQLite's FTS5, marks left out of account
)

// Other is the engine of that name for RetrievalOptions.Engine; nil where there is none.
func Other(name string) func(ctx context.Context, dir string, articles []Article) (RankerCloser, Filling, error) {
	switch name {
	case EngineBM25F:
		return other(func(_ context.Context, _ string, a []baseline.Article) (plain, error) {
			return baseline.NewBM25F(a), nil
		})
	case EngineBleve:
		return other(func(ctx context.Context, dir string, a []baseline.Article) (plain, error) {
			return baseline.OpenBleve(ctx, filepath.Join(dir, "bleve"), a)
		})
	case EngineFTS, EngineFTSFolded:
		return other(func(ctx context.Context, dir string, a []baseline.Article) (plain, error) {
			return baseline.OpenFTS(ctx, filepath.Join(dir, name+".db"), a, name == EngineFTSFolded)
		})
	}
	return nil
}

// plain is an engine of package baseline.
type plain interface {
	Rank(ctx context.Context, question string, limit int) ([]baseline.Scored, error)
	Close() error
}

// other has an engine make its index and measures what that takes.
func other(open func(ctx context.Context, dir string, articles []baseline.Article) (plain, error)) func(context.Context, string, []Article) (RankerCloser, Filling, error) {
	return func(ctx context.Context, dir string, articles []Article) (RankerCloser, Filling, error) {
		texts := make([]baseline.Article, len(articles))
		f := Filling{Documents: len(articles)}
		for i, a := range articles {
			_, heading := articleLabel(a.Title)
			texts[i] = baseline.Article{ID: a.ID, Title: heading, Text: a.Text}
			f.Text += int64(len(a.Title) + len(a.Text))
		}
		watch, began := watchMemory(), time.Now()
		p, err := open(ctx, dir, texts)
		f.Peak, f.Index = watch(), time.Since(began).Seconds()
		if err != nil {
			return nil, Filling{}, err
		}
		f.IndexBytes, err = sizeOf(dir, "")
		return compared{p}, f, err
	}
}

// compared is an engine of package baseline as a Ranker.
type compared struct{ plain }

// Rank implements Ranker.
func (c compared) Rank(ctx context.Context, question string, limit int) ([]Scored, error) {
	found, err := c.plain.Rank(ctx, question, limit)
	out := make([]Scored, len(found))
	for i, s := range found {
		out[i] = Scored(s)
	}
	return out, err
}
