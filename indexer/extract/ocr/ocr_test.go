package ocr

import (
	"bytes"
	"context"
	"errors"
	"image"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/pdf"
	"vankho/indexer/extract/pdf/pdftest"
)

// installed is tesseract, which a machine need not have.
func installed(t testing.TB) Tesseract {
	t.Helper()
	found, err := Find(t.Context())
	var lacking *fault.Fault
	if errors.As(err, &lacking) {
		t.Skip(lacking)
	}
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// sample is the first page of a PDF that ships with the program, drawn at a resolution, and its text.
func sample(t testing.TB, name string, dpi float64) (*image.Gray, corpus.RawPage) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "corpus", "sample", "files", name))
	if err != nil {
		t.Fatal(err)
	}
	o := pdf.Options{Cache: pdftest.Cache()}
	img, _, err := pdf.Render(t.Context(), bytes.NewReader(data), int64(len(data)), 1, dpi, o)
	if err != nil {
		t.Fatal(err)
	}
	pages, _, err := pdf.Read(t.Context(), bytes.NewReader(data), int64(len(data)), pdf.Limits{Pages: 1, Text: 1 << 20}, o, func() {})
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.Gray), pages[0]
}

// scanned is the page as a scanner gives it: askew, with dust.
func scanned(g *image.Gray, degrees float64) *image.Gray {
	out := rotated(g, -degrees)
	random := rand.New(rand.NewPCG(1, 2))
	for range len(out.Pix) / 2000 {
		out.Pix[random.IntN(len(out.Pix))] = uint8(random.IntN(256))
	}
	return out
}

func textOf(p corpus.RawPage) string {
	var lines []string
	for _, l := range p.Lines {
		lines = append(lines, l.Text+strings.Join(l.Cells, "\n"))
	}
	return strings.Join(lines, "\n")
}

// wordCounts counts the words of a text.
func wordCounts(s string) map[string]int {
	counts := map[string]int{}
	for w := range viet.Words(viet.Normalise(s)) {
		counts[w.Text]++
	}
	return counts
}

// recall is the share of the words of want that got has.
func recall(want, got string) float64 {
	all, found := 0, 0
	have := wordCounts(got)
	for w, n := range wordCounts(want) {
		all += n
		found += min(n, have[w])
	}
	return float64(found) / float64(all)
}

func TestAScanReadsLikeTheFileItWasPrintedFrom(t *testing.T) {
	tesseract := installed(t)
	for _, c := range []struct {
		name    string
		degrees float64
		dpi     float64
		head    []string
	}{
		{"qd-15-2023-ubnd.pdf", 2, 300, []string{"ỦY BAN NHÂN DÂN", "TỈNH KHUÊ LĨNH", "Số: 15/2023/QĐ-UBND",
			"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Khuê Lĩnh, ngày 20 tháng 6 năm 2023", "QUYẾT ĐỊNH"}},
		{"nq-18-tu-2023.pdf", -3.5, 150, []string{"ĐẢNG BỘ TỈNH KHUÊ LĨNH", "BAN CHẤP HÀNH", "*", "Số 18-NQ/TU", "ĐẢNG CỘNG SẢN VIỆT NAM"}},
	} {
		g, file := sample(t, c.name, c.dpi)
		g = scanned(g, c.degrees)
		page, spent, err := tesseract.Page(t.Context(), g, Options{Number: 7, DPI: c.dpi})
		if err != nil {
			t.Fatal(err)
		}
		if r := recall(textOf(file), textOf(page)); r < 0.95 {
			t.Errorf("%s: %.3f of the words are read:\n%s", c.name, r, textOf(page))
		}
		if page.Number != 7 || page.Method != corpus.MethodOCR || page.Confidence < 0.85 || page.Reader != tesseract.String() ||
			math.Abs(page.Width-595) > 1 || math.Abs(page.Height-842) > 1 {
			t.Errorf("%s: page %d, %q, %+v", c.name, page.Number, page.Method, page.Reading)
		}
		if spent.Prepare <= 0 || spent.Recognise <= 0 {
			t.Errorf("%s: %+v", c.name, spent)
		}
		inOrder(t, c.name, page, c.head)
		inPlace(t, c.name, page, file, g, c.degrees, c.dpi)
	}
}

// inOrder checks that the letterhead is read column by column.
func inOrder(t *testing.T, name string, page corpus.RawPage, head []string) {
	t.Helper()
	for i, want := range head {
		if got := viet.Fold(page.Lines[i].Text); recall(viet.Fold(want), got) < 0.6 {
			t.Errorf("%s: line %d is %q, want %q", name, i+1, got, want)
		}
	}
}

// inPlace checks where words that stand once on the page are said to stand.
func inPlace(t *testing.T, name string, page, file corpus.RawPage, g *image.Gray, degrees, dpi float64) {
	t.Helper()
	read, written := places(page), places(file)
	askew := around(g.Rect, degrees)
	compared := 0
	for w, at := range written {
		got, ok := read[w]
		if !ok || at == (corpus.Box{}) || got == (corpus.Box{}) {
			continue
		}
		compared++
		x, y := askew.undo(float64(at.X0+at.X1)/2*dpi/72, float64(at.Y0+at.Y1)/2*dpi/72)
		if dx, dy := float64(got.X0+got.X1)/2-x*72/dpi, float64(got.Y0+got.Y1)/2-y*72/dpi; math.Hypot(dx, dy) > 6 {
			t.Errorf("%s: %q is %.1f, %.1f points off", name, w, dx, dy)
		}
	}
	if compared < 20 {
		t.Errorf("%s: %d words compared", name, compared)
	}
}

// places gives the box of each word of four letters or more that stands once on the page.
func places(p corpus.RawPage) map[string]corpus.Box {
	all, twice := map[string]corpus.Box{}, map[string]bool{}
	for _, l := range p.Lines {
		start := 0
		for _, piece := range pieces(l) {
			word := strings.Trim(viet.Normalise(l.Text[start:piece.End]), " .,;:")
			start = piece.End
			if _, ok := all[word]; ok {
				twice[word] = true
			}
			if len([]rune(word)) >= 4 {
				all[word] = piece.Box
			}
		}
	}
	for w := range twice {
		delete(all, w)
	}
	return all
}

// pieces joins the boxes of a line's characters to those of words.
func pieces(l corpus.Line) []corpus.TextBox {
	var words []corpus.TextBox
	start := 0
	for _, b := range l.Boxes {
		space := strings.TrimSpace(l.Text[start:b.End]) == ""
		if n := len(words); n > 0 && !space && !strings.HasSuffix(l.Text[:start], " ") {
			words[n-1] = corpus.TextBox{End: b.End, Box: words[n-1].Box.Union(b.Box)}
		} else {
			words = append(words, b)
		}
		start = b.End
	}
	return words
}

func TestAPageOnItsSideIsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("three runs of tesseract")
	}
	tesseract := installed(t)
	g, file := sample(t, "qd-15-2023-ubnd.pdf", 150)
	page, _, err := tesseract.Page(t.Context(), turned(g, quarterRight), Options{DPI: 150})
	if err != nil {
		t.Fatal(err)
	}
	if r := recall(textOf(file), textOf(page)); r < 0.95 {
		t.Errorf("%.3f of the words are read:\n%s", r, textOf(page))
	}
	first := page.Lines[0].Boxes[0].Box
	if page.Width < page.Height || first.X0 < float32(page.Width)/2 || first.Y0 > float32(page.Height)/2 {
		t.Errorf("%v × %v, the first word at %v: want the upper right quarter of a page on its side", page.Width, page.Height, first)
	}
}

func TestAnEmptyPageHasNoLines(t *testing.T) {
	tesseract := installed(t)
	for _, size := range []image.Point{{1240, 1754}, {0, 0}, {1, 1}, {3, 5000}} {
		g := image.NewGray(image.Rectangle{Max: size})
		for i := range g.Pix {
			g.Pix[i] = 255
		}
		page, _, err := tesseract.Page(t.Context(), g, Options{DPI: 150})
		if err != nil || len(page.Lines) != 0 || page.Confidence != 0 {
			t.Errorf("%v: %+v, %v", size, page, err)
		}
	}
}

func TestEndingTheContextEndsTesseract(t *testing.T) {
	tesseract := installed(t)
	g, _ := sample(t, "qd-15-2023-ubnd.pdf", 150)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, _, err := tesseract.Page(ctx, g, Options{DPI: 150}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	t.Run("no Vietnamese", func(t *testing.T) {
		installed(t)
		t.Setenv("TESSDATA_PREFIX", t.TempDir())
		_, err := Find(t.Context())
		var f *fault.Fault
		if !errors.As(err, &f) || f.Code != fault.NoVietnamese {
			t.Errorf("%v", err)
		}
	})
	t.Run("no tesseract", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		_, err := Find(t.Context())
		var f *fault.Fault
		if !errors.As(err, &f) || f.Code != fault.NoReader {
			t.Errorf("%v", err)
		}
	})
}

// BenchmarkPage reports how much longer a page takes than tesseract alone needs for the prepared picture.
func BenchmarkPage(b *testing.B) {
	tesseract := installed(b)
	g, _ := sample(b, "qd-15-2023-ubnd.pdf", 300)
	g = scanned(g, 1)
	var whole, alone Timing
	for b.Loop() {
		_, spent, err := tesseract.Page(b.Context(), g, Options{DPI: 300})
		if err != nil {
			b.Fatal(err)
		}
		s := prepare(g, 300, upright)
		start := time.Now()
		if _, err := tesseract.run(b.Context(), pgm(s.gray), "-", "-", "-l", language, "--psm", "3", "--dpi", "180"); err != nil {
			b.Fatal(err)
		}
		alone.Recognise += time.Since(start)
		whole.Prepare += spent.Prepare
		whole.Recognise += spent.Recognise
		whole.Arrange += spent.Arrange
	}
	b.ReportMetric(float64(whole.Recognise+whole.Arrange)/float64(alone.Recognise), "of-tesseract")
	b.ReportMetric(float64(whole.Prepare+whole.Recognise+whole.Arrange)/float64(alone.Recognise), "of-tesseract-prepared")
	b.ReportMetric(float64(whole.Prepare.Milliseconds())/float64(b.N), "prepare-ms")
}
