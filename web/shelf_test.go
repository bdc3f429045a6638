package web

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"
)

func TestAShelfKeepsTheNewestWithinItsBounds(t *testing.T) {
	now := time.Date(2025, 5, 1, 8, 0, 0, 0, time.UTC)
	s := newShelf[int](func() time.Time { return now }, time.Hour, 3, 100)
	var codes []string
	for i := range 5 {
		codes = append(codes, s.put(i, 10))
	}
	held := func() (out []int) {
		for _, c := range codes {
			if v, _, ok := s.get(c); ok {
				out = append(out, v)
			}
		}
		return out
	}
	if got := held(); len(got) != 3 || got[0] != 2 {
		t.Errorf("of five things it holds %v", got)
	}
	codes = append(codes, s.put(5, 85))
	if got := held(); len(got) != 2 || got[0] != 4 {
		t.Errorf("beside a large thing it holds %v", got)
	}
	codes = append(codes, s.put(6, 1000))
	if got := held(); len(got) != 1 || got[0] != 6 {
		t.Errorf("beside one too large it holds %v", got)
	}
	now = now.Add(time.Hour)
	if got := held(); len(got) != 0 || s.used != 0 {
		t.Errorf("an hour later it holds %v, %d bytes", got, s.used)
	}
	seen := map[string]bool{}
	for _, c := range codes {
		if !shelfCode.MatchString(c) || seen[c] {
			t.Errorf("code %q", c)
		}
		seen[c] = true
	}
}

func TestALimiterLetsSoManyInAtATime(t *testing.T) {
	l := newLimiter(time.Now, 100, time.Nanosecond, 2, 20*time.Millisecond)
	first, err := l.enter(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.enter(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	var many *tooMany
	if _, err := l.enter(t.Context(), "c"); !errors.As(err, &many) || many.seconds() != 1 {
		t.Errorf("the third is let in: %v", err)
	}
	first()
	if _, err := l.enter(t.Context(), "c"); err != nil {
		t.Errorf("after one has left: %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.enter(gone, "d"); !errors.Is(err, context.Canceled) {
		t.Errorf("who has gone waits: %v", err)
	}
	for address, want := range map[string]string{"10.0.0.7:5123": "10.0.0.7", "[2001:db8:1:2:aaaa::1]:80": "2001:db8:1:2::", "odd": "odd"} {
		if got := readerOf(&http.Request{RemoteAddr: address}); got != want {
			t.Errorf("%s is %s", address, got)
		}
	}
}
