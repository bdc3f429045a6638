package validity

import (
	"fmt"
	"testing"

	"vankho/corpus"
)

// BenchmarkVerdict judges a document that 2000 others change, which is as many as the store hands on, and a section of it.
func BenchmarkVerdict(b *testing.B) {
	f := decision("2013-06-20", "2013-07-01")
	for i := range 2000 {
		day := date("2014-01-01").Plus(i)
		relation := Changing()[i%len(Changing())]
		e := event(relation, actor(fmt.Sprintf("%d/QĐ-UBND", i), day.String(), day.String()))
		if i%3 > 0 {
			e = event(relation, e.From, corpus.SectionID(fmt.Sprintf("dieu-%d", i%40)))
		}
		f.Events = append(f.Events, e)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			Read(f)
		}
	})
	h := Read(f)
	b.Run("document", func(b *testing.B) {
		for b.Loop() {
			h.At(date(today), date(today))
		}
	})
	b.Run("section", func(b *testing.B) {
		for b.Loop() {
			h.Section("dieu-7.khoan-2", date(today), date(today))
		}
	})
}
