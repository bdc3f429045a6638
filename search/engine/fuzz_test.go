package engine

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

func FuzzDecodeUnit(f *testing.F) {
	for _, d := range invented() {
		for _, u := range append(unitsOf(d), ownUnit(d)) {
			f.Add(u.encode())
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		u, err := decodeUnit(b)
		if err != nil {
			return
		}
		for _, p := range u.passages {
			if p.from < 0 || p.to < p.from || p.to > u.body.Len() || p.End < p.Start {
				t.Fatalf("passage %+v", p)
			}
		}
	})
}

func FuzzUnits(f *testing.F) {
	for _, d := range invented() {
		f.Add(d.Text, 0, 10)
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		d := &corpus.Document{ID: "x", Title: text, Text: text}
		if (corpus.Span{Start: start, End: end}).Fits(text) {
			d.Sections = []corpus.Section{{ID: "a", Kind: corpus.SectionArticle, Label: "Điều 1", Heading: text[start:end],
				Span: corpus.Span{Start: start, End: end}}}
		}
		last := 0
		for _, u := range append(unitsOf(d), ownUnit(d)) {
			for _, p := range u.passages {
				if p.Start < last || !p.Fits(text) || p.Len() == 0 || p.from > p.to || p.to > u.body.Len() || p.place == "" {
					t.Fatalf("passage %+v after %d in %q", p, last, text)
				}
				if utf8.ValidString(text) && !utf8.ValidString(p.In(text)) {
					t.Fatalf("%q is cut within a character", p.In(text))
				}
				last = p.End
			}
			back, err := decodeUnit(u.encode())
			if err != nil || len(back.passages) != len(u.passages) || back.body.Len() != u.body.Len() || back.weak() != u.weak() {
				t.Fatalf("record of %q: %v", text, err)
			}
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

// TestWordsThatAreTypedAgainAndAgainAreLookedUpOnce holds what a question of 400 characters can cost: each thing that is needed is one need.
func TestWordsThatAreTypedAgainAndAgainAreLookedUpOnce(t *testing.T) {
	for _, text := range []string{"qd ubnd ", "kế hoạch cntt ", `"chuyển đổi số" `, "khoản 1 điều 2 luật "} {
		once, often := needsOf(text), needsOf(strings.Repeat(text, 400/len([]rune(text))))
		if often > once+2 {
			t.Errorf("%q needs %d, many times %d", text, once, often)
		}
	}
}

func needsOf(text string) int {
	q := query.Parse(text)
	return len(newQuestion(understood{Request: search.Request{Query: q}}, q, nil).needs)
}
