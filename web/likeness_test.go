package web

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestALikenessIsWrittenAsItStandsInTheFile(t *testing.T) {
	const body = "SỞ Y TẾ\nHà Nội\nĐiều 1 cần\nXã | Vốn\nAn | 1.200"
	at := func(s string) corpus.Span {
		i := strings.Index(body, s)
		return corpus.Span{Start: i, End: i + len(s)}
	}
	cell := func(s string, across, down int) corpus.LikeCell {
		return corpus.LikeCell{Span: at(s), CellLook: corpus.CellLook{Across: across, Down: down}}
	}
	sheet := &corpus.SheetRow{Sheet: "Biểu", Row: 4, Columns: []int{0, 2}}
	lines := []corpus.LikeLine{
		{Span: at("SỞ Y TẾ"), Look: corpus.Look{Align: corpus.AlignCenter, Frame: &corpus.FrameCell{}, Runs: []corpus.StyleRun{{End: 99, Style: corpus.StyleBold}}}},
		{Span: at("Hà Nội"), Look: corpus.Look{Frame: &corpus.FrameCell{Column: 1}}},
		{Span: at("Điều 1 cần"), Look: corpus.Look{Indent: 40, First: 20, Runs: []corpus.StyleRun{{End: len("Điều 1"), Style: corpus.StyleBold | corpus.StyleItalic}}}},
		{Span: at("Xã | Vốn"), Kind: corpus.LineRow, Table: 1, Head: true, Sheet: sheet, Cells: []corpus.LikeCell{cell("Xã", 1, 2), cell("Vốn", 2, 1)}},
		{Span: at("An | 1.200"), Kind: corpus.LineRow, Table: 1, Sheet: &corpus.SheetRow{Sheet: "Biểu", Row: 5, Columns: []int{0, 2}}, Cells: []corpus.LikeCell{cell("An", 1, 1), cell("1.200", 1, 1)}},
	}
	k := &liker{text: body, marks: []stretch{{Span: at("1 cần"), layer: layerMatch}}}
	blocks := k.blocks(lines)
	if len(blocks) != 3 || len(blocks[0].Frame) != 1 || len(blocks[0].Frame[0]) != 2 || !blocks[2].Table() {
		t.Fatalf("%+v", blocks)
	}
	for _, c := range []struct{ name, got, want string }{
		{"bold over a whole line", string(blocks[0].Frame[0][0][0].HTML), "<b>SỞ Y TẾ</b>"},
		{"a line in the middle", blocks[0].Frame[0][0][0].Class, "gc"},
		{"a match across the end of a style", string(blocks[1].Para.HTML), "<b><i>Điều </i></b><mark><b><i>1</i></b> cần</mark>"},
		{"an indented line", blocks[1].Para.Class, "i2 f1"},
		{"letters of columns", strings.Join(blocks[2].Letters, ","), "A,C"},
		{"a number of a sheet", blocks[2].Rows[0].Cells[1].Class, "gp"},
		{"what it says", html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(blocks[1].Para.HTML), "")), "Điều 1 cần"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	if b := blocks[2]; b.Name != "Biểu" || len(b.Heads) != 1 || b.Heads[0].Cells[0].Down != 2 || b.Heads[0].Cells[1].Across != 2 || b.Rows[0].Number != 5 {
		t.Errorf("the table is %+v", b)
	}
}

func TestALongOriginalIsShownInParts(t *testing.T) {
	text := strings.Repeat(strings.Repeat("a", 99)+"\n", 1000)
	whole := corpus.Span{Start: 100, End: len(text)}
	parts := likeParts(paragraphs(text), whole)
	at := whole.Start
	for _, p := range parts {
		if p.Start != at || p.Len() > likeSize || p.Len() == 0 {
			t.Errorf("%+v begins at %d", p, at)
		}
		at = p.End
	}
	if at != whole.End || len(parts) != 5 {
		t.Errorf("%d parts end at %d of %d", len(parts), at, whole.End)
	}
}

// Whatever a file says, what is written is its text and nothing that acts.
func FuzzLikeness(f *testing.F) {
	f.Add("<script>x</script>", 3, 7, uint8(9), 2, 1)
	f.Add("Điều 1", 0, 4, uint8(31), 0, 0)
	f.Fuzz(func(t *testing.T, body string, from, to int, style uint8, row, column int) {
		if strings.ContainsRune(body, 0) {
			return
		}
		k := &liker{text: body, marks: []stretch{{Span: corpus.Span{Start: 0, End: len(body) / 2}, layer: layerMatch}}}
		l := corpus.LikeLine{Span: corpus.Span{End: len(body)}, Look: corpus.Look{Indent: from, First: to, Frame: &corpus.FrameCell{Row: row, Column: column},
			Runs: []corpus.StyleRun{{End: from, Style: corpus.Style(style)}, {End: to, Style: corpus.Style(style / 2)}}}}
		if !onBorders(body, corpus.Span{End: len(body) / 2}) {
			k.marks = nil
		}
		for _, b := range k.blocks([]corpus.LikeLine{l, l}) {
			for _, p := range append(b.Frame[0][0], LikePara{}) {
				if strings.Contains(string(p.HTML), "<script") {
					t.Fatalf("%q", p.HTML)
				}
			}
		}
	})
}
