package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"vankho/corpus"
)

// takeOver gives a document the id of a stub that stood for it; its own becomes an alias.
func takeOver(ctx context.Context, tx *sql.Tx, from, to corpus.ID) error {
	gone, err := nextSeq(ctx, tx)
	if err != nil {
		return err
	}
	seq, err := nextSeq(ctx, tx)
	if err != nil {
		return err
	}
	// Until the end of the transaction rows may name a document that is about to bear the name.
	if _, err := tx.ExecContext(ctx, "PRAGMA defer_foreign_keys = 1"); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE aliases SET doc = ?2 WHERE doc = ?1", to, from); err != nil {
		return err
	}
	if err := queueSubject(ctx, tx, to); err != nil { // what the stub alone said of its subject goes
		return err
	}
	if err := takeTies(ctx, tx, from, to); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM documents WHERE id = ?", to); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE documents SET id = ?2, seq = ?3, added = min(added, ?4) WHERE id = ?1", from, to, seq, time.Now().Unix()); err != nil {
		return err
	}
	for _, table := range append(partTables[:], "sketches", "version_queue", "sources", "aliases", "nodes", "name_docs") {
		if _, err := tx.ExecContext(ctx, "UPDATE "+table+" SET doc = ?2 WHERE doc = ?1", from, to); err != nil {
			return err
		}
	}
	for _, change := range []string{
		"UPDATE documents SET version_of = ?2 WHERE version_of = ?1 AND version_of <> ''",
		"UPDATE links SET target = ?2 WHERE target = ?1 AND target <> ''",
		"UPDATE OR REPLACE link_queue SET doc = ?2 WHERE doc = ?1",
		"UPDATE OR REPLACE tie_queue SET doc = ?2 WHERE doc = ?1",
		"UPDATE OR REPLACE name_queue SET doc = ?2 WHERE doc = ?1",
		"INSERT OR IGNORE INTO validity_queue SELECT ?2 WHERE ?1 <> ''",
		"INSERT OR REPLACE INTO aliases VALUES (?1, ?2)",
		"DELETE FROM removals WHERE id = ?2 AND ?1 <> ''",
	} {
		if _, err := tx.ExecContext(ctx, change, from, to); err != nil {
			return err
		}
	}
	if err := queueSubject(ctx, tx, to); err != nil { // candidates that name it; those of its number are being judged
		return err
	}
	return remember(ctx, tx, from, gone, "Nay ở địa chỉ "+string(to)+".")
}

// takeTies gives a document what leads to a stub that it takes over, before the stub goes: its node stands for the document from now on.
func takeTies(ctx context.Context, tx *sql.Tx, from, to corpus.ID) error {
	var stub int64
	err := tx.QueryRowContext(ctx, "SELECT n FROM nodes WHERE doc = ?", to).Scan(&stub)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // nothing leads to it
	}
	if err != nil {
		return err
	}
	// What the document itself says, and the few ties that lead to it already, are made anew.
	for _, change := range []string{
		`INSERT OR IGNORE INTO tie_queue SELECT y.doc FROM nodes x JOIN ties t ON t.target = x.n JOIN nodes y ON y.n = t.teller WHERE x.doc = ?1 AND ?2 > 0`,
		`INSERT OR IGNORE INTO tie_queue SELECT y.doc FROM nodes x JOIN ties t ON t.source = x.n JOIN nodes y ON y.n = t.teller WHERE x.doc = ?1 AND ?2 > 0`,
		"DELETE FROM nodes WHERE doc = ?1 AND ?2 > 0",
		"UPDATE nodes SET doc = ?1 WHERE n = ?2",
		"INSERT OR IGNORE INTO tie_queue SELECT ?1 WHERE ?2 > 0",
	} {
		if _, err := tx.ExecContext(ctx, change, from, stub); err != nil {
			return err
		}
	}
	return nil
}

// queueCiting has the ties made anew of the texts whose citations lead to a document.
func queueCiting(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO tie_queue SELECT DISTINCT doc FROM links WHERE target = ? AND target <> ''", id)
	return err
}

// absorb takes a stub away that an older document stands for; its id becomes an alias.
func absorb(ctx context.Context, tx *sql.Tx, stub, into corpus.ID) error {
	if err := errors.Join(queueSubject(ctx, tx, stub), queueCiting(ctx, tx, stub)); err != nil { // what it alone said of its subject goes
		return err
	}
	for _, change := range []string{
		"UPDATE aliases SET doc = ?2 WHERE doc = ?1",
		"UPDATE links SET target = ?2 WHERE target = ?1 AND target <> ''",
	} {
		if _, err := tx.ExecContext(ctx, change, stub, into); err != nil {
			return err
		}
	}
	if err := dropDocument(ctx, tx, stub, "Nay ở địa chỉ "+string(into)+"."); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO aliases VALUES (?1, ?2)", stub, into)
	return err
}

// dropDocument takes a document out for good: its address answers 410, and the index drops it.
func dropDocument(ctx context.Context, tx *sql.Tx, id corpus.ID, reason string) error {
	seq, err := nextSeq(ctx, tx)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM documents WHERE id = ?", id); err != nil {
		return err
	}
	if err := sweepIndicators(ctx, tx); err != nil {
		return err
	}
	return remember(ctx, tx, id, seq, reason)
}

func remember(ctx context.Context, tx *sql.Tx, id corpus.ID, seq corpus.Seq, reason string) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO removals VALUES (?,?,?,?)", id, seq, time.Now().Unix(), reason)
	return err
}
