package structure

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkEndlessLine reads hostile texts of one line; the speed must not fall as the line grows.
func BenchmarkEndlessLine(b *testing.B) {
	for _, unit := range []string{"Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024; ", "Số: 12/QĐ-UBND ", "ỦY BAN NHÂN DÂN "} {
		for _, size := range []int{50_000, 400_000} {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%.12s/%d", unit, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Parse(Input{Text: text})
				}
			})
		}
	}
}
