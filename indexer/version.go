package indexer

import (
	"context"
	"fmt"

	"vankho/indexer/resolve"
)

// regroup looks for the versions of every document that changed since, and keeps which of them is shown. What a program that was killed
// left undone is done by the next.
func (x *Indexer) regroup(ctx context.Context) error {
	x.grouping.Lock()
	defer x.grouping.Unlock()
	for {
		changed, err := x.store.Unresolved(ctx, 100)
		if err != nil || len(changed) == 0 {
			return err
		}
		for _, c := range changed {
			all, err := resolve.Around(ctx, x.store, c)
			if err != nil {
				return fmt.Errorf("versions of %s: %w", c.ID, err)
			}
			if _, err := x.store.SetVersions(ctx, all, resolve.Versions(all)); err != nil {
				return err
			}
		}
	}
}
