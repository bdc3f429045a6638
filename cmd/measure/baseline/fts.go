package baseline

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// FTS is a table of SQLite's FTS5 with the columns title and text, asked by all words of a question joined by OR, ranked by its bm25.
type FTS struct{ db *sql.DB }

// OpenFTS makes a table of the articles in a file that must not exist. Words are brought to their norm before; folded leaves marks out of account,
// as the tokenizer's remove_diacritics does.
func OpenFTS(ctx context.Context, file string, articles []Article, folded bool) (_ *FTS, err error) {
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)")
	if err != nil {
		return nil, err
	}
	f := &FTS{db}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("make table: %w", err), f.Close())
		}
	}()
	remove := 0
	if folded {
		remove = 2
	}
	if _, err := db.ExecContext(ctx, fmt.Sprintf("CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics %d')", remove)); err != nil {
		return nil, err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	put, err := tx.PrepareContext(ctx, "INSERT INTO articles (id, title, text) VALUES (?, ?, ?)")
	if err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	for _, a := range articles {
		if _, err := put.ExecContext(ctx, a.ID, squeezed(a.Title), squeezed(a.Text)); err != nil {
			return nil, errors.Join(err, tx.Rollback())
		}
	}
	return f, tx.Commit()
}

// Rank answers the best articles, at most limit. A title counts twice.
func (f *FTS) Rank(ctx context.Context, question string, limit int) (out []Scored, err error) {
	norms, _ := words(question)
	if len(norms) == 0 {
		return nil, nil
	}
	rows, err := f.db.QueryContext(ctx, "SELECT id, -bm25(articles, 0, 2, 1) FROM articles WHERE articles MATCH ? ORDER BY bm25(articles, 0, 2, 1) LIMIT ?",
		`"`+strings.Join(norms, `" OR "`)+`"`, limit)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var s Scored
		if err := rows.Scan(&s.ID, &s.Score); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// Close releases the file.
func (f *FTS) Close() error { return f.db.Close() }
