package web

import (
	"slices"
	"strings"
	"testing"
)

// A text of paragraphs and the same as a PDF file prints it, with what is to be the same and what is not.
func TestWhereALineIsPrintedToItsMarginIsNoDifference(t *testing.T) {
	const law = "Điều 1. Phạm vi\nQuyết định này quy định về kho tài liệu của Ủy ban nhân dân tỉnh Khuê Lĩnh.\n1. Người giữ kho mở cửa kho vào buổi sáng và đóng cửa kho vào buổi chiều.\n2. Sổ kho gồm:\na) Sổ nhập;\nb) Sổ xuất."
	for _, c := range []struct {
		name, printed string
		kinds         string // of the pairs in order: s same, c changed, a added, r removed
	}{
		{"as it is", law, "ssssss"},
		{"broken before small letters", strings.NewReplacer("buổi sáng và", "buổi\nsáng và", "về kho", "về\nkho").Replace(law), "ssssss"},
		{"broken before capitals", strings.ReplaceAll(law, "của Ủy ban nhân dân tỉnh Khuê Lĩnh", "của\nỦy ban nhân dân tỉnh\nKhuê Lĩnh"), "ssssss"},
		{"broken and another word", strings.ReplaceAll(law, "buổi sáng và đóng cửa kho vào buổi chiều", "buổi\ntrưa và đóng cửa\nkho vào buổi chiều"), "sscsss"},
		{"one item more", strings.ReplaceAll(law, "a) Sổ nhập;", "a) Sổ nhập;\nb) Sổ mượn;"), "sssssas"},
		{"an item run into the one before", strings.ReplaceAll(law, "2. Sổ kho gồm:\na) Sổ nhập;", "2. Sổ kho gồm: a) Sổ nhập;"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, turned := range []bool{false, true} {
				a, b := asLines(law), asLines(c.printed)
				want := c.kinds
				if turned {
					a, b = b, a
					want = strings.NewReplacer("a", "r").Replace(want)
				}
				x := newComparison(a, b)
				got := ""
				for n := range x.pairs {
					got += string(x.kind(n)[:1])
				}
				if c.kinds != "" && got != want {
					t.Errorf("turned %v: %s, want %s", turned, got, want)
				}
				// No word is lost, whatever is joined.
				for _, side := range [][2][]sideParagraph{{a, x.a}, {b, x.b}} {
					if !slices.Equal(allWords(side[0]), allWords(side[1])) {
						t.Errorf("turned %v: words are lost", turned)
					}
				}
			}
		})
	}
}

func asLines(text string) (out []sideParagraph) {
	for l := range strings.SplitSeq(text, "\n") {
		out = append(out, sideParagraph{text: l})
	}
	return out
}

func allWords(lines []sideParagraph) []string {
	words, _ := wordsOfLines(lines)
	return words
}

func FuzzJoinedLinesLoseNoWord(f *testing.F) {
	f.Add("một hai\nba", "một hai ba")
	f.Add("\n\n", "a")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := asLines(a), asLines(b)
		if c := newComparison(x, y); !slices.Equal(allWords(c.a), allWords(x)) || !slices.Equal(allWords(c.b), allWords(y)) {
			t.Errorf("%q and %q lose words", a, b)
		}
	})
}
