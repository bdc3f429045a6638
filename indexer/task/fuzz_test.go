package task

import (
	"testing"
	"unicode/utf8"

	"vankho/corpus"
)

func FuzzTasks(f *testing.F) {
	for _, s := range []string{"Giao Sở Nội vụ rà soát, hoàn thành trước ngày 30/6/2025; báo cáo.", "1. Sở Y tế:\n- Cơ quan chủ trì: Sở Y tế; Thời gian: Quý IV", "trước ngày 99/99 hằng", "(;:,-", "Nhiệm vụ | Chủ trì"} {
		f.Add(s, uint8(5), uint8(20))
	}
	f.Fuzz(func(t *testing.T, text string, from, n uint8) {
		in := Input{Text: text, Header: corpus.Header{Type: "Kế hoạch", Number: "1/KH-UBND", Abstract: text, Issued: corpus.Date{Year: 2025, Month: 3, Day: 1}}}
		// A body somewhere, and a row and a section around it.
		a, b := min(int(from), len(text)), min(int(from)+int(n), len(text))
		for a > 0 && a < len(text) && !utf8.RuneStart(text[a]) {
			a--
		}
		for b < len(text) && !utf8.RuneStart(text[b]) {
			b++
		}
		if span := (corpus.Span{Start: a, End: b}); span.Len() > 0 {
			in.Entities = []corpus.Entity{{Span: span, Quote: span.In(text), Kind: corpus.EntityOrganisation, Name: "Sở Y tế", Specific: true}}
			in.Sections = []corpus.Section{{ID: "muc-1", Level: 1, Kind: corpus.SectionNumbered, Span: corpus.Span{Start: a, End: len(text)}}}
			in.Blocks = []corpus.Block{{Span: span, Kind: corpus.LineRow, Cells: []corpus.Span{span, {Start: b, End: b}}, Table: 1}}
		}
		for _, x := range Tasks(in) {
			if len(x.Assignees) == 0 || !x.Fits(text) || !x.Action.Fits(text) || x.Action.Len() == 0 || x.Due.Len() > 0 && !x.Due.Fits(text) {
				t.Fatalf("%+v", x)
			}
			if !x.Due.Last.IsZero() && !x.Due.Last.Valid() || !x.Due.First.IsZero() && !x.Due.First.Valid() {
				t.Fatalf("%+v", x.Due)
			}
			for _, who := range x.Assignees {
				if who.Name == "" || !who.Fits(text) || who.In(text) != who.Quote {
					t.Fatalf("%+v", who)
				}
			}
			if x.In(text) != x.Quote || x.Due.Len() > 0 && x.Due.In(text) != x.Due.Quote {
				t.Fatalf("%+v", x)
			}
		}
	})
}
