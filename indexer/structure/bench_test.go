package structure

import (
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
)

// BenchmarkEndlessFacts reads hostile texts below a letterhead: one endless line, and the same without end over many lines.
func BenchmarkEndlessFacts(b *testing.B) {
	for _, unit := range []string{"Căn cứ Luật A; ", "Nơi nhận: - Như Điều 3 ", "Thông tư này có hiệu lực. ", "Thông tư này có hiệu lực từ ngày. ", "Kính gửi: A; ", "Số: 15/SY-UBND ", "KT. BỘ TRƯỞNG "} {
		for _, size := range []int{50_000, 400_000} {
			for name, unit := range map[string]string{"line": unit, "lines": unit + "\n"} {
				text := circular + "Căn cứ Luật B;\n" + strings.Repeat(unit, size/len(unit))
				b.Run(fmt.Sprintf("%s/%.14s/%d", name, unit, size), func(b *testing.B) {
					b.SetBytes(int64(len(text)))
					for b.Loop() {
						Parse(Input{Text: text})
					}
				})
			}
		}
	}
}

// BenchmarkEndlessLine reads hostile texts of one line; the speed must not fall as the line grows.
func BenchmarkEndlessLine(b *testing.B) {
	for _, unit := range []string{"Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024; ", "Số: 12/QĐ-UBND ", "ỦY BAN NHÂN DÂN "} {
		for _, size := range []int{50_000, 400_000} {
			text := strings.Repeat(unit, size/len(unit))
			for _, method := range []corpus.Method{corpus.MethodText, corpus.MethodOCR} {
				page := corpus.Page{Number: 1, Method: method, Span: corpus.Span{End: len(text)}}
				b.Run(fmt.Sprintf("%s/%.12s/%d", method, unit, size), func(b *testing.B) {
					b.SetBytes(int64(len(text)))
					for b.Loop() {
						Parse(Input{Text: text, Pages: []corpus.Page{page}})
					}
				})
			}
		}
	}
}
