package corpus_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestParagraphsAreTheLinesThatAreNotBlank(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"empty", "", nil},
		{"blank lines count for nothing", "\n \t\n\u00a0\n", nil},
		{"ends are trimmed", " Một. \n\n\tHai.\r\nBa", []string{"Một.", "Hai.", "Ba"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range slices.Collect(corpus.Paragraphs(c.in)) {
				got = append(got, p.In(c.in))
				if p.Number != len(got) {
					t.Errorf("paragraph %d has number %d", len(got), p.Number)
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
