package extract

import (
	"context"
	"errors"
	"sync"

	"vankho/corpus"
)

// ReadWhole is ReadFile that waits for text recognition: where pages wait and the machine can recognise text, they are recognised, several
// at a time, and the file is read again with them. Nothing is kept.
func (p *Pool) ReadWhole(ctx context.Context, f File, emit func(Record) error) (Result, error) {
	var held *Record
	result, err := p.ReadFile(ctx, f, func(r Record) error {
		if len(r.Waiting) > 0 && held == nil {
			held = &r
			return nil
		}
		return emit(r)
	})
	if err != nil || held == nil {
		return result, err
	}
	var lacking bool
	if f.Given.Recognised, f.Given.Failed, lacking, err = p.recogniseAll(ctx, f, held.Waiting); err != nil {
		return result, err
	}
	if lacking {
		return result, emit(*held) // which says what the machine lacks
	}
	return p.ReadFile(ctx, f, emit)
}

// recogniseAll reads pages of one file by text recognition; lacking says that the machine has none.
func (p *Pool) recogniseAll(ctx context.Context, f File, pages []int) (read []corpus.RawPage, failed map[int]string, lacking bool, err error) {
	failed = map[int]string{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	var errs []error
	next := make(chan int)
	for range cap(p.room) {
		wg.Go(func() {
			for n := range next {
				page, result, err := p.Recognise(ctx, f, n)
				mu.Lock()
				switch {
				case err != nil:
					errs = append(errs, err)
				case len(result.Problems) == 0:
					read = append(read, page)
				default:
					failed[n] = result.Problems[0].Detail
					lacking = lacking || result.Problems[0].Kind == corpus.KindNoReader
				}
				mu.Unlock()
			}
		})
	}
	for _, n := range pages {
		next <- n
	}
	close(next)
	wg.Wait()
	return read, failed, lacking, errors.Join(errs...)
}
