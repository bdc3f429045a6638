package web

import (
	"errors"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAListThatFailsOnItsWaySaysSo(t *testing.T) {
	broken := errors.New("the disk is gone")
	s := &site{log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	for _, c := range []struct {
		name string
		rows int
		err  error
		want string
	}{
		{"whole", 2, nil, "Số\n1\n1\n"},
		{"empty", 0, nil, "Số\n"},
		{"cut short", 2, broken, "Số\n1\n1\nDanh sách bị ngắt giữa chừng; hãy tải lại.\n"},
		{"broken from the start", 0, broken, ""},
	} {
		w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/con-thieu.csv", nil)
		err := s.download(w, r, "x", []string{"Số"}, func(row func(...string) error) error {
			for range c.rows {
				if err := row("1"); err != nil {
					return err
				}
			}
			return c.err
		})
		if got := strings.TrimPrefix(w.Body.String(), byteOrderMark); got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}
