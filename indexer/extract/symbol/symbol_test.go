package symbol_test

import (
	"testing"

	"vankho/indexer/extract/symbol"
)

func TestSignsOfSymbolFontsAreThoseOfUnicode(t *testing.T) {
	for _, c := range []struct{ font, text, want string }{
		{"Symbol", "\uF061", "α"}, {"symbol", "a", "α"}, {"Symbol", "\uF001x", "x"}, {"Arial", "aé", "aé"}, {"Arial", "a\uF061", "a"}, {"Symbol", "ệ", "ệ"},
	} {
		if got := symbol.Plain(c.font, c.text); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.font, c.text, got, c.want)
		}
	}
}
