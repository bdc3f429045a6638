package worddiff

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkArticle compares two wordings of an article of 1,500 words in which every tenth word is another.
func BenchmarkArticle(b *testing.B) {
	var x, y strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&x, "từ%d ", i%200)
		if i%10 == 0 {
			fmt.Fprintf(&y, "khác%d ", i)
		} else {
			fmt.Fprintf(&y, "từ%d ", i%200)
		}
	}
	for b.Loop() {
		Words(x.String(), y.String())
	}
}

// BenchmarkWorst compares two texts of 4,000 words that share every third word.
func BenchmarkWorst(b *testing.B) {
	var x, y strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&x, "a%d ", i*7%(i%3*400+1))
		fmt.Fprintf(&y, "a%d ", i*5%(i%3*300+1))
	}
	for b.Loop() {
		Words(x.String(), y.String())
	}
}
