package engine

import (
	"testing"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

func FuzzDecodeForward(f *testing.F) {
	for _, d := range invented() {
		f.Add(newForward(d).encode())
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		fw, err := decodeForward(b)
		if err != nil {
			return
		}
		for _, p := range fw.passages {
			if p.from < 0 || p.to < p.from || p.to > fw.body.len() || p.End < p.Start {
				t.Fatalf("passage %+v", p)
			}
		}
		fw.citations()
	})
}

func FuzzPassages(f *testing.F) {
	for _, d := range invented() {
		f.Add(d.Text, 0, 10)
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		d := &corpus.Document{ID: "x", Title: text, Text: text}
		if (corpus.Span{Start: start, End: end}).Fits(text) {
			d.Sections = []corpus.Section{{ID: "a", Kind: corpus.SectionArticle, Label: "Điều 1", Span: corpus.Span{Start: start, End: end}}}
		}
		fw := newForward(d)
		last := 0
		for _, p := range fw.passages {
			if p.Start < last || !p.Fits(text) || p.Len() == 0 || p.from > p.to || p.to > fw.body.len() || p.place == "" {
				t.Fatalf("passage %+v after %d in %q", p, last, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(p.In(text)) {
				t.Fatalf("%q is cut within a character", p.In(text))
			}
			last = p.End
		}
		back, err := decodeForward(fw.encode())
		if err != nil || len(back.passages) != len(fw.passages) || len(back.body) != len(fw.body) {
			t.Fatalf("record of %q: %v", text, err)
		}
	})
}

func FuzzSearch(f *testing.F) {
	src := newMemory(invented()...)
	e := open(f, src)
	for _, s := range []string{"chuyển đổi số", `"tổ công nghệ" -xã`, "154 kh ubnd", "nam:2020.. loai:x", "\x00", "ubnd tthc"} {
		f.Add(s, true, 0)
	}
	f.Fuzz(func(t *testing.T, text string, exact bool, offset int) {
		r, err := e.Search(t.Context(), search.Request{Query: query.Parse(text), Exact: exact, Offset: offset % 10, Limit: 5})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		checkPassages(t, src, r)
	})
}
