package indexer

import (
	"context"
	"fmt"
)

// Renew reads the kept originals of files that people sent again, where an older release read them: no folder holds such files, so that no run of
// vankho index meets them. It answers how many it read. Who is stopped goes on the next time; a file that cannot be read any more is tried once a call.
func (t *Intake) Renew(ctx context.Context) (int, error) {
	n := 0
	for after := ""; ; n++ {
		s, ok, err := t.store.ReadBefore(ctx, ImportPrefix, Version, after)
		if err != nil || !ok {
			return n, err
		}
		after = s.Path
		if _, err := t.reader.readAnew(ctx, s); err != nil {
			return n, fmt.Errorf("renew: %w", err)
		}
	}
}
