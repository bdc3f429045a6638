package engine

import "testing"

func BenchmarkSearch(b *testing.B) {
	e := open(b, newMemory(legal(b)...))
	for _, text := range []string{"30/2020/NĐ-CP", "bao hiem xa hoi tu nguyen", `"ủy ban nhân dân"`, "tiền lương tối thiểu vùng"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				ask(b, e, text)
			}
		})
	}
}
