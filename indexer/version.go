package indexer

import (
	"context"
	"fmt"

	"vankho/corpus/store"
	"vankho/indexer/resolve"
)

// Settle does what a run that was killed left undone, and what an older release did not do: versions, citations, ties and validity follow
// the documents. Where nothing waits it does nothing.
func (x *Indexer) Settle(ctx context.Context) error {
	if err := x.regroup(ctx); err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	return nil
}

// regroup decides anew what the documents that changed since bear upon: which are versions of one document, then what citations mean.
func (x *Indexer) regroup(ctx context.Context) error {
	x.grouping.Lock()
	defer x.grouping.Unlock()
	if err := x.group(ctx); err != nil {
		return err
	}
	return x.link(ctx)
}

// link judges the citations of every key that a document which changed since bears or cites.
func (x *Indexer) link(ctx context.Context) error {
	for {
		n, err := x.store.Link(ctx, linksAtATime, store.Judge{Ledger: resolve.Ledger, Join: resolve.Join, Merge: resolve.Merge})
		if err != nil || n == 0 {
			return err
		}
	}
}

// linksAtATime is how many keys are judged in one transaction: others that write wait so long.
const linksAtATime = 200

// group looks for the versions of every document that changed since, and keeps which of them is shown. What a program that was killed
// left undone is done by the next.
func (x *Indexer) group(ctx context.Context) error {
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
