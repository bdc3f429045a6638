package web

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/search"
)

func TestEveryErrorHasItsStatusAndAWayOut(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
	}{
		{errNoPage, 404},
		{&missingDocument{"x"}, 404},
		{fmt.Errorf("document x: %w", corpus.ErrGone), 410},
		{&paramError{"trang", "x", "số"}, 400},
		{errMethod, 405},
		{errOrigin, 403},
		{errLongURL, 414},
		{fmt.Errorf("search: %w", search.ErrNotReady), 503},
		{fmt.Errorf("search: %w", context.DeadlineExceeded), 504},
		{errors.New("disk on fire"), 500},
	} {
		got := trouble(c.err)
		if got.Status != c.status || got.Heading == "" || got.Text == "" || len(got.Links) == 0 {
			t.Errorf("%v: %+v", c.err, got)
		}
		if strings.Contains(got.Text, "disk") {
			t.Errorf("%v tells a reader of the inside: %s", c.err, got.Text)
		}
	}
}
