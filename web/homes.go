package web

import (
	"context"
	"sync"

	"vankho/corpus"
)

// homes keeps the front page until the store or the index changes: its examples are some twenty searches.
type homes struct {
	mu   sync.Mutex
	kept map[viewer]homeAt
}

type homeAt struct {
	page  *HomePage
	store corpus.Seq
	index corpus.Seq
	ready bool
}

func (h *homes) get(ctx context.Context, s *site, who viewer) (*HomePage, error) {
	st, err := s.states.get(ctx)
	if err != nil {
		return nil, err
	}
	now := homeAt{store: st.Counts.Seq, index: st.Stats.Seq, ready: st.Ready}
	h.mu.Lock()
	defer h.mu.Unlock()
	if k, ok := h.kept[who]; ok && k.store == now.store && k.index == now.index && k.ready == now.ready {
		return k.page, nil
	}
	// The page is kept for others too: who asked may leave while it is made.
	if now.page, err = s.home(context.WithoutCancel(ctx), who); err != nil {
		return nil, err
	}
	if h.kept == nil {
		h.kept = map[viewer]homeAt{}
	}
	h.kept[who] = now
	return now.page, nil
}
