package web

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/search"
)

func TestARemovedDocumentSaysWhenAndWhyItWent(t *testing.T) {
	at := time.Date(2026, 3, 15, 9, 0, 0, 0, time.Local)
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"this machine", &corpus.Gone{At: at, Reason: "Tệp nguồn không còn."}, "Địa chỉ này từng là một văn bản trong kho. Gỡ ngày 15/3/2026. Lý do: tệp nguồn không còn."},
		{"the network", &corpus.Gone{At: at}, "Địa chỉ này từng là một văn bản trong kho. Gỡ ngày 15/3/2026."},
		{"nothing is known", corpus.ErrGone, "Địa chỉ này từng là một văn bản trong kho."},
	} {
		if got := trouble(fmt.Errorf("document x: %w", c.err)).Text; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

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
