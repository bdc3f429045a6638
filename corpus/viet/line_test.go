package viet_test

import (
	"strings"
	"testing"

	"vankho/corpus/viet"
)

func TestALineGoesOnWhereTheNextBeginsSmall(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"thực hiện nhiệm\nvụ được giao", true}, {"Sở Nội vụ,\nđịa phương", true}, {"tỉnh\nđ", true},
		{"thực hiện nhiệm\nVụ Pháp chế", false}, {"như sau:\na) Sở Nội vụ", false}, {"gồm\na) Sở Nội vụ", false}, {"gồm\nđ. Sở Nội vụ", false},
		{"đã ban hành.\nvà các", false}, {"“quy chế”\nvà các", false}, {"\nvà các", false}, {"thực hiện\n", false}, {"thực hiện", false}, {"thực hiện\n\nvà các", false}, {"gồm\n2 sở", false},
	} {
		end := strings.IndexByte(c.text, '\n')
		if end < 0 {
			end = len(c.text)
		}
		if got := viet.GoesOn(c.text, 0, end); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}
