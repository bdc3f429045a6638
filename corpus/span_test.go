package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpansThatMeetAreJoined(t *testing.T) {
	got := JoinSpans([]Span{{4, 9}, {0, 2}, {8, 12}, {12, 13}, {5, 6}})
	if d := cmp.Diff([]Span{{0, 2}, {4, 13}}, got); d != "" {
		t.Error(d)
	}
	if JoinSpans(nil) != nil {
		t.Error("of no spans one was made")
	}
}
