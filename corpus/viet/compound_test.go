package viet_test

import (
	"testing"

	"vankho/corpus/viet"
)

func TestTwoSyllablesMakeAWordOfTheDictionary(t *testing.T) {
	for _, c := range []struct {
		first, second string
		want          bool
	}{
		{"cổ", "phần", true}, {"THẨM", "Quyền", true}, {"chính", "phủ", true}, {"hoà", "bình", true}, {"hòa", "bình", true}, {"xã", "hội", true},
		{"cô", "phần", false}, {"thâm", "quyền", false}, {"phần", "cổ", false}, {"cổ", "", false}, {"", "", false},
	} {
		if got := viet.Compound(c.first, c.second); got != c.want {
			t.Errorf("Compound(%q, %q) is %v", c.first, c.second, got)
		}
	}
}
