package web

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// tooMany says that a reader asks more than there is room for, and after how long to try again.
type tooMany struct{ wait time.Duration }

func (e *tooMany) Error() string { return fmt.Sprintf("too many requests, wait %s", e.wait) }

// seconds is how long to wait, in whole seconds from 1.
func (e *tooMany) seconds() int { return max(1, int((e.wait+time.Second-1)/time.Second)) }

// limiter bounds work that costs seconds: how often one reader may ask for it, and how much is done at a time.
type limiter struct {
	now func() time.Time
	// burst is how many requests a reader may send at once, every how soon another one is allowed.
	burst int
	every time.Duration
	// room holds a token for each piece of work under way; patience is how long one waits for it.
	room     chan struct{}
	patience time.Duration

	mu sync.Mutex
	// next is, by reader, when the last of the requests so far would be due at the pace of every.
	next map[string]time.Time
}

// maxReaders is how many readers a limiter remembers until it forgets those that owe nothing.
const maxReaders = 4096

func newLimiter(now func() time.Time, burst int, every time.Duration, atOnce int, patience time.Duration) *limiter {
	return &limiter{now: now, burst: burst, every: every, room: make(chan struct{}, atOnce), patience: patience, next: map[string]time.Time{}}
}

// enter lets a request in, and answers what is to be called when its work is done. The error is a *tooMany, or that of ctx.
func (l *limiter) enter(ctx context.Context, reader string) (leave func(), err error) {
	if err := l.pace(reader); err != nil {
		return nil, err
	}
	return l.take(ctx)
}

// take waits for room for one piece of work, and answers what is to be called when it is done. The error is a *tooMany, or that of ctx.
func (l *limiter) take(ctx context.Context) (leave func(), err error) {
	timer := time.NewTimer(l.patience)
	defer timer.Stop()
	select {
	case l.room <- struct{}{}:
		return func() { <-l.room }, nil
	case <-timer.C:
		return nil, &tooMany{l.patience}
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// owed says how long a reader has to wait before the next request, without counting one.
func (l *limiter) owed(reader string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ahead(reader, l.now())
}

// ahead says how long a reader has to wait at that moment; the caller holds mu.
func (l *limiter) ahead(reader string, now time.Time) error {
	due := l.next[reader]
	if due.Before(now) {
		due = now
	}
	if ahead := due.Sub(now) - time.Duration(l.burst-1)*l.every; ahead > 0 {
		return &tooMany{ahead}
	}
	return nil
}

// pace counts a request of a reader.
func (l *limiter) pace(reader string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if len(l.next) >= maxReaders {
		for r, due := range l.next {
			if due.Before(now) {
				delete(l.next, r)
			}
		}
		if len(l.next) >= maxReaders { // so many at once are no readers
			return &tooMany{l.every}
		}
	}
	if err := l.ahead(reader, now); err != nil {
		return err
	}
	due := l.next[reader]
	if due.Before(now) {
		due = now
	}
	l.next[reader] = due.Add(l.every)
	return nil
}

// readerOf tells readers apart by where they come from; those behind one proxy count as one, since what a proxy says of them can be made up.
// The last half of an IPv6 address is the reader's to choose.
func readerOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	if ip := net.ParseIP(host); ip != nil && ip.To4() == nil {
		return ip.Mask(net.CIDRMask(64, 128)).String()
	}
	return host
}
