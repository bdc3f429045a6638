package store

import (
	"context"
	"database/sql"
	"errors"
)

// prepared is a transaction that prepares each query once: reading a query costs more than answering most.
type prepared struct {
	tx    *sql.Tx
	stmts map[string]*sql.Stmt
}

func newPrepared(tx *sql.Tx) *prepared { return &prepared{tx: tx, stmts: map[string]*sql.Stmt{}} }

// of is the statement of a query; they end with the transaction.
func (p *prepared) of(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt, ok := p.stmts[query]; ok {
		return stmt, nil
	}
	stmt, err := p.tx.PrepareContext(ctx, query)
	if err == nil {
		p.stmts[query] = stmt
	}
	return stmt, err
}

func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := p.of(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

func (p *prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	stmt, err := p.of(ctx, query)
	if err != nil {
		return p.tx.QueryRowContext(ctx, query, args...) // which says what is wrong with it
	}
	return stmt.QueryRowContext(ctx, args...)
}

// ExecContext runs a query that answers nothing.
func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	stmt, err := p.of(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// Close lets the statements go.
func (p *prepared) Close() error {
	var errs []error
	for _, stmt := range p.stmts {
		errs = append(errs, stmt.Close())
	}
	return errors.Join(errs...)
}
