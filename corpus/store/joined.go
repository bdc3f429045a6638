package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"vankho/corpus"
)

// Joins is the text of joinFile, "" where there is none.
func (s *Store) Joins(context.Context) (string, error) {
	text, err := os.ReadFile(filepath.Join(s.dir, joinFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("joins: %w", err)
	}
	return string(text), nil
}

// newJoins is where the next joinFile lies until the journal tells of it.
const newJoins = joinFile + ".new"

// Join puts another text in the place of joinFile, and says so in the journal: the journal first, then the file, and who is killed between the
// two finds it done at the next Open. Errors: corpus.ErrChanged where the text is not before any more.
func (s *Store) Join(ctx context.Context, text, before string, by corpus.Actor) error {
	s.joining.Lock()
	defer s.joining.Unlock()
	next := filepath.Join(s.dir, newJoins)
	err := s.write(ctx, func(tx *sql.Tx) error {
		now, err := s.Joins(ctx)
		if err != nil {
			return err
		}
		if now != before {
			return corpus.ErrChanged
		}
		if err := writeWhole(next, text); err != nil {
			return err
		}
		return record(ctx, tx, corpus.Act{Actor: by, Verb: corpus.VerbJoined, Object: joinFile, Was: before, Now: text})
	})
	if err == nil { // whoever has gone, what the journal tells of is done
		err = os.Rename(next, filepath.Join(s.dir, joinFile))
	}
	if err != nil {
		return fmt.Errorf("join: %w", err)
	}
	return nil
}

// writeWhole writes a file that is on the disk when it returns.
func writeWhole(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o640)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// settleJoins ends what a program that was killed began: a list that the journal tells of takes its place, another goes.
func (s *Store) settleJoins(ctx context.Context) error {
	next := filepath.Join(s.dir, newJoins)
	text, err := os.ReadFile(next)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var told string
	err = s.writer.QueryRowContext(ctx, "SELECT now FROM acts WHERE verb = ? ORDER BY id DESC LIMIT 1", corpus.VerbJoined).Scan(&told)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err == nil && told == string(text) {
		return os.Rename(next, filepath.Join(s.dir, joinFile))
	}
	return os.Remove(next)
}
