package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// drawn draws words, each at its place: letters of 5 points at a size of 10.
func drawn(words ...glyph) page {
	p := page{width: 600, height: 800}
	for _, w := range words {
		x := w.from
		for _, r := range w.text {
			g := w
			g.text, g.from, g.to, g.size = string(r), x, x+5, 10
			g.box = corpus.Box{X0: float32(x), Y0: float32(p.height - w.base - 8), X1: float32(x + 5), Y1: float32(p.height - w.base + 2)}
			p.glyphs = append(p.glyphs, g)
			x += 5
		}
	}
	return p
}

func at(x, y float64, text string) glyph { return glyph{from: x, base: y, text: text} }

func TestBoxesFollowTheTextOfALine(t *testing.T) {
	p := drawn(at(50, 700, "Số:  15"), at(90, 700, "NĐ"))
	p.glyphs = append(p.glyphs, drawn(at(50, 688, "hai")).glyphs...)
	for _, line := range p.lines() {
		last := 0
		for i, b := range line.Boxes {
			if b.End <= last || b.End > len(line.Text) {
				t.Fatalf("%q: box %d ends at %d after %d", line.Text, i, b.End, last)
			}
			piece := line.Text[last:b.End]
			last = b.End
			if (b.Box == corpus.Box{}) != (piece == " ") {
				t.Errorf("%q: piece %q stands at %v", line.Text, piece, b.Box)
			}
			if want := strings.Index("Số:  15 NĐ", piece); piece != " " && line.Text != "hai" && b.X0 < float32(50+5*(want-4)) {
				t.Errorf("%q: piece %q stands at %v", line.Text, piece, b.Box)
			}
		}
		if last != len(line.Text) {
			t.Errorf("%q: boxes end at %d of %d", line.Text, last, len(line.Text))
		}
	}
}

// ruledPage has a table of 3 rows and 3 columns from 100, 700 down, cells 100 × 20; the first row is one cell over two columns and one.
func ruledPage() page {
	p := drawn(at(50, 750, "Trước bảng"), at(110, 685, "Danh mục"), at(310, 685, "Số"),
		at(110, 665, "Xe"), at(210, 665, "Cái"), at(310, 665, "40.000"),
		at(110, 645, "Máy"), at(210, 645, "Bộ"), at(310, 645, "20"), at(50, 600, "Sau bảng"))
	for _, y := range []float64{700, 680, 660, 640} {
		p.rule(rectangle{100, y, 400, y + 0.5})
	}
	for x, top := range map[float64]float64{100: 700, 200: 680, 300: 700, 400: 700} {
		p.rule(rectangle{x, 640, x + 0.5, top})
	}
	return p
}

func TestRulesThatCrossMakeATable(t *testing.T) {
	lines := ruledPage().lines()
	var got []string
	for _, l := range lines {
		if l.Kind == corpus.LineRow {
			got = append(got, strings.Join(l.Cells, corpus.CellBreak))
		} else {
			got = append(got, l.Text)
		}
	}
	want := []string{"Trước bảng", "Danh mục |  | Số", "Xe | Cái | 40.000", "Máy | Bộ | 20", "Sau bảng"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	// The box of "40.000" begins where the word does.
	row := lines[2]
	text, last := strings.Join(row.Cells, corpus.CellBreak), 0
	for _, b := range row.Boxes {
		if text[last:b.End] == "4" && b.X0 != 310 {
			t.Errorf("4 stands at %v", b.Box)
		}
		last = b.End
	}
	if last != len(text) {
		t.Errorf("boxes end at %d of %d", last, len(text))
	}
}

func TestWhatIsNoTableStaysText(t *testing.T) {
	letterhead := []glyph{at(60, 760, "UBND TỈNH KHUÊ LĨNH"), at(320, 760, "CỘNG HÒA XÃ HỘI"), at(60, 745, "Số: 15/QĐ-UBND"), at(320, 745, "Độc lập - Tự do")}
	cases := []struct {
		name  string
		rules []rectangle
	}{
		{"no rules", nil},
		{"the line below a motto", []rectangle{{320, 740, 420, 740.5}}},
		{"a frame around all", []rectangle{{50, 730, 550, 730.5}, {50, 780, 550, 780.5}, {50, 730, 50.5, 780}, {550, 730, 550.5, 780}}},
		{"rules that do not touch", []rectangle{{50, 730, 550, 730.5}, {50, 755, 550, 755.5}, {50, 780, 550, 780.5}, {20, 100, 20.5, 200}, {300, 100, 300.5, 200}, {500, 100, 500.5, 200}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := drawn(letterhead...)
			p.rules = c.rules
			for i, l := range p.lines() {
				if l.Text != letterhead[i].text {
					t.Errorf("line %d: %+v, want %q", i, l, letterhead[i].text)
				}
			}
		})
	}
}

func TestATableThatGoesOnOverleafKeepsItsNumber(t *testing.T) {
	other := ruledPage()
	other.rules = append(other.rules[:len(other.rules):len(other.rules)], rectangle{350, 640, 350.5, 700})
	first, second, third := ruledPage().blocks()[:2], ruledPage().blocks()[1:], other.blocks()
	r := &reading{pages: []leaf{{blocks: first}, {blocks: second}, {blocks: third}}}
	pages, _ := r.end()
	var got []int
	for _, p := range pages {
		for _, l := range p.Lines {
			if l.Kind == corpus.LineRow && (len(got) == 0 || got[len(got)-1] != l.Table) {
				got = append(got, l.Table)
			}
		}
	}
	if diff := cmp.Diff([]int{1, 2}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestRunningHeadsAndFeetAreDropped(t *testing.T) {
	pageWith := func(number, head string) leaf {
		p := drawn(at(50, 780, head), at(50, 600, "Nội dung của trang, số 12"), at(300, 30, number))
		return leaf{RawPage: corpus.RawPage{Method: corpus.MethodText, Reading: corpus.Reading{Height: 800}}, blocks: p.blocks()}
	}
	r := &reading{pages: []leaf{
		pageWith("1", "UBND TỈNH"), pageWith("2", "CÔNG BÁO/Số 979/Ngày 24-8-2024"), pageWith("- 3 -", "CÔNG BÁO/Số 979/Ngày 25-8-2024"),
		pageWith("4", "CÔNG BÁO/Số 980/Ngày 24-8-2024"), pageWith("Xem trang sau", "Phụ lục"),
	}}
	pages, _ := r.end()
	var got []string
	for _, p := range pages {
		for _, l := range p.Lines {
			got = append(got, l.Text)
		}
	}
	body := "Nội dung của trang, số 12"
	want := []string{"UBND TỈNH", body, body, body, body, "Phụ lục", body, "Xem trang sau"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestOldFontsAreDecodedGlyphByGlyph(t *testing.T) {
	cases := []struct{ name, font, text, want, encoding string }{
		{"TCVN3 by its font", "ABCDEF+.VnTime", "Uû ban nh©n d©n tØnh", "Uỷ ban nhân dân tỉnh", "TCVN3"},
		{"capitals", ".VnTimeH", "quyÕt ®Þnh", "QUYẾT ĐỊNH", "TCVN3"},
		{"VNI, a letter and its sign", "VNI-Times", "Uûy ban nhaân daân", "Ủy ban nhân dân", "VNI"},
		{"by its syllables", "Arial", "Uû ban nh©n d©n tØnh Kh¸nh Hoµ quyÕt ®Þnh", "Uỷ ban nhân dân tỉnh Khánh Hoà quyết định", "TCVN3"},
		{"Unicode in an old font", ".VnTime", "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", ""},
		{"Unicode", "Times", "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := drawn(glyph{from: 50, base: 700, text: c.text, font: c.font})
			decoded, encoding := p.decoded()
			if got := strings.TrimSpace(textOf(decoded.cleaned().lines())); got != c.want || string(encoding) != c.encoding {
				t.Errorf("%q in %q, want %q in %q", got, encoding, c.want, c.encoding)
			}
		})
	}
}
