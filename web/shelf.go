package web

import (
	"crypto/rand"
	"encoding/base64"
	"regexp"
	"sync"
	"time"
)

// shelf keeps what readers sent and what came of it, in memory alone, each thing under a code that nobody can guess. It is bounded: what is
// older than its time goes, and where it is full the oldest goes first.
type shelf[T any] struct {
	// now is the clock, last how long a thing is kept, most how many are and room how many bytes they may have together.
	now  func() time.Time
	last time.Duration
	most int
	room int64

	mu sync.Mutex
	// order are the codes, the oldest first.
	order []string
	kept  map[string]keptThing[T]
	used  int64
}

type keptThing[T any] struct {
	value T
	size  int64
	until time.Time
}

func newShelf[T any](now func() time.Time, last time.Duration, most int, room int64) *shelf[T] {
	return &shelf[T]{now: now, last: last, most: most, room: room, kept: map[string]keptThing[T]{}}
}

// shelfCode is what a code looks like: 128 random bits.
var shelfCode = regexp.MustCompile(`^[A-Za-z0-9_-]{22}$`)

// put keeps a thing of size bytes and answers its code. A thing larger than the shelf is kept alone.
func (s *shelf[T]) put(value T, size int64) string {
	var bits [16]byte
	_, _ = rand.Read(bits[:]) // never fails, by its documentation
	code := base64.RawURLEncoding.EncodeToString(bits[:])
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sweep()
	for len(s.order) > 0 && (len(s.order) >= s.most || s.used+size > s.room) {
		s.drop()
	}
	s.order = append(s.order, code)
	s.kept[code] = keptThing[T]{value, size, s.now().Add(s.last)}
	s.used += size
	time.AfterFunc(s.last+time.Second, func() { // nothing stays because nobody comes
		s.mu.Lock()
		defer s.mu.Unlock()
		s.sweep()
	})
	return code
}

// get finds a thing and until when it is kept; ok is false where its time is over, or it never was.
func (s *shelf[T]) get(code string) (value T, until time.Time, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sweep()
	k, ok := s.kept[code]
	return k.value, k.until, ok
}

// sweep lets go of what is over its time.
func (s *shelf[T]) sweep() {
	now := s.now()
	for len(s.order) > 0 && !now.Before(s.kept[s.order[0]].until) {
		s.drop()
	}
}

// drop lets go of the oldest.
func (s *shelf[T]) drop() {
	oldest := s.order[0]
	s.used -= s.kept[oldest].size
	delete(s.kept, oldest)
	s.order = append([]string(nil), s.order[1:]...)
}
