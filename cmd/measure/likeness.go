package measure

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed shortforms.tsv
var shortFormsTSV string

var shortForms = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for cells := range table.Rows(shortFormsTSV, 2) {
		all[viet.Fold(cells[0])] = viet.Fold(cells[1])
	}
	return all
})

// plainName is a name without case, marks and spacing, its short forms spelt out: "UBND tỉnh" is "uy ban nhan dan tinh".
func plainName(s string) string {
	var words []string
	for _, w := range strings.FieldsFunc(viet.Fold(s), func(c rune) bool { return strings.ContainsRune(" \t\n\u00a0.,;:-–()“”\"", c) }) {
		if long, ok := shortForms()[w]; ok {
			w = long
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// sameName reports whether two spellings name one body.
func sameName(a, b string) bool { return plainName(a) == plainName(b) }

// sameBody is sameName, but that one may lack the place which the other has: "UBND tỉnh" and "Ủy ban nhân dân tỉnh Lào Cai".
func sameBody(got, want string) bool {
	g, w := plainName(got), plainName(want)
	return g == w || g != "" && w != "" && (strings.HasPrefix(w, g+" ") || strings.HasPrefix(g, w+" "))
}

// sameWords compares two texts with lines joined, spaces squeezed and case folded.
func sameWords(a, b string) bool {
	return strings.EqualFold(viet.Squeeze(a), viet.Squeeze(b))
}

// sameTime reports whether one of two ISO dates is the other, or less exact: "2025" and "2025-01-01".
func sameTime(got, want string) bool {
	return got == want || got != "" && want != "" && (strings.HasPrefix(got, want) || strings.HasPrefix(want, got))
}

// sameProvisions compares two lists without regard to order. A wanted provision without an article may be completed with the one it stands in.
func sameProvisions(got, want []corpus.Provision) bool {
	if len(got) != len(want) {
		return false
	}
	left := slices.Clone(got)
	for _, w := range want {
		i := slices.IndexFunc(left, func(g corpus.Provision) bool {
			if w.Dieu == "" {
				g.Dieu = ""
			}
			return g == w
		})
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}
