package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"strings"
)

// migrate brings a database to the newest version. A new file gets the whole schema; an older one gets each step of
// steps above its PRAGMA user_version, in one transaction a step. Steps are named "0002-what.sql", the number being the
// version they lead to; the schema itself is version 1 plus all steps.
func migrate(ctx context.Context, db *sql.DB, schema string, steps fs.FS) error {
	names, newest, err := stepsOf(steps)
	if err != nil {
		return err
	}
	var have int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return fmt.Errorf("read schema version: %w", err)
	}
	if have > newest {
		return fmt.Errorf("schema version %d, this release knows %d: %w", have, newest, ErrNewer)
	}
	if have == 0 {
		return apply(ctx, db, schema, newest)
	}
	for i, name := range names {
		version := i + 2
		if !strings.HasPrefix(name, fmt.Sprintf("%04d-", version)) {
			return fmt.Errorf("migration %s: want number %04d", name, version)
		}
		if version <= have {
			continue
		}
		step, err := fs.ReadFile(steps, name)
		if err != nil {
			return err
		}
		if err := apply(ctx, db, string(step), version); err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
	}
	return nil
}

// stepsOf are the names of the steps in their order, and the version that they lead to.
func stepsOf(steps fs.FS) (names []string, newest int, err error) {
	names, err = fs.Glob(steps, "[0-9]*.sql")
	return names, 1 + len(names), err
}

// known reports, as ErrNewer, a schema version that this release does not know.
func known(version int) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	_, newest, err := stepsOf(steps)
	if err == nil && version > newest {
		err = ErrNewer
	}
	return err
}

func apply(ctx context.Context, db *sql.DB, script string, version int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it has nothing to undo
	if _, err := tx.ExecContext(ctx, script); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version)); err != nil {
		return err
	}
	return tx.Commit()
}
