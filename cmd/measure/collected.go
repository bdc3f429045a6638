package measure

import (
	"context"
	"runtime"
	"sync"

	"vankho/corpus"
)

// collected is one line of a collection of whole texts.
type collected struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Text   string `json:"text"`
}

// understandAll reads a collection of whole texts and understands every one as a file would be, on all cores; progress may be nil.
// Errors: FileFault, those of the file system and of the context.
func understandAll(ctx context.Context, file string, progress func(step string, done, total int)) ([]collected, []*corpus.Document, error) {
	var all []collected
	if err := eachJSON(file, func(c collected) string { return c.ID }, func(c collected) { all = append(all, c) }); err != nil {
		return nil, nil, err
	}
	docs := make([]*corpus.Document, len(all))
	err := each(ctx, len(all), func(i int) { docs[i] = understand(all[i].Text) }, func(done int) {
		if progress != nil {
			progress("Đọc", done, len(all))
		}
	})
	return all, docs, err
}

// each calls do for 0 to n-1 on all cores; done is told how many are finished, one call at a time.
func each(ctx context.Context, n int, do func(i int), done func(int)) error {
	var group sync.WaitGroup
	var lock sync.Mutex
	next, finished := 0, 0
	for range runtime.NumCPU() {
		group.Go(func() {
			for {
				lock.Lock()
				i := next
				next++
				lock.Unlock()
				if i >= n || ctx.Err() != nil {
					return
				}
				do(i)
				lock.Lock()
				finished++
				done(finished)
				lock.Unlock()
			}
		})
	}
	group.Wait()
	return ctx.Err()
}
