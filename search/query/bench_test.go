package query

import (
	"strings"
	"testing"
)

// BenchmarkParse reads an ordinary question and the longest ones made of operators and numbers.
func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{
		"words": "kế hoạch chuyển đổi số năm 2025 của tỉnh", "operators": strings.Repeat("số:", 500),
		"operators apart": strings.Repeat("số: ", 500), "numbers": strings.Repeat("nghị quyết số 12 ", 50),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Parse(text)
			}
		})
	}
}
