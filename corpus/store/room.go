package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/shirou/gopsutil/v4/disk"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"vankho/corpus"
)

// Room is how many bytes the disk of the data folder still takes.
func (s *Store) Room(ctx context.Context) (int64, error) {
	usage, err := disk.UsageWithContext(ctx, s.dir)
	if err != nil {
		return 0, fmt.Errorf("room in %s: %w", s.dir, err)
	}
	return int64(min(usage.Free, 1<<62)), nil
}

// noRoom adds corpus.ErrNoRoom to what SQLite says of a full disk, and leaves other errors as they are.
func noRoom(err error) error {
	var said *sqlite.Error
	if errors.As(err, &said) && said.Code()&0xff == sqlite3.SQLITE_FULL { // the rest of a code is its kind
		return errors.Join(corpus.ErrNoRoom, err)
	}
	return err
}
