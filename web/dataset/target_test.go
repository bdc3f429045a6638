package dataset

import (
	"testing"

	"vankho/corpus/viet"
)

func TestEveryColumnOfTargetsIsExplained(t *testing.T) {
	titles := map[string]bool{}
	for _, f := range targetLayout().fields {
		if f.description == "" || f.title == f.name || titles[f.title] || viet.Normalise(f.title+f.description) != f.title+f.description {
			t.Errorf("%s: %q, %q", f.name, f.title, f.description)
		}
		titles[f.title] = true
	}
}
