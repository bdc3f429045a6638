package pdf

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"maps"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/indexer/extract/pdf/pdftest"
)

// inkIn reports whether a box of a page drawn at 144 dpi has a dark pixel.
func inkIn(picture *image.Gray, b corpus.Box) bool {
	for y := int(2 * b.Y0); y <= int(2*b.Y1); y++ {
		for x := int(2 * b.X0); x <= int(2*b.X1); x++ {
			if (image.Point{X: x, Y: y}).In(picture.Rect) && picture.GrayAt(x, y).Y < 160 {
				return true
			}
		}
	}
	return false
}

func TestBoxesStandWhereTheInkIs(t *testing.T) {
	all := samples(t)
	files := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(all))[:2] {
		files[name] = all[name]
	}
	for _, turned := range []int{0, 90, 180, 270} {
		files[fmt.Sprintf("turned by %d, cut to a part", turned)] = simple("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[100 50 700 850]/CropBox[150 80 690 840]/Rotate %d/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>", turned),
			stream("", "BT /F1 30 Tf 200 700 Td (HXMHXM) Tj ET BT 0 30 -30 0 300 300 Tm /F1 1 Tf (MHXMH) Tj ET"),
			"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>")
	}
	for name, data := range files {
		pages, _, err := readPDF(t, data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		drawn, _, err := Render(context.Background(), bytes.NewReader(data), int64(len(data)), 1, 144, Options{Cache: pdftest.Cache()})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		boxes, inked := 0, 0
		for _, line := range pages[0].Lines {
			for _, b := range line.Boxes {
				if (b.Box == corpus.Box{}) {
					continue
				}
				boxes++
				if inkIn(drawn.(*image.Gray), b.Box) {
					inked++
				}
			}
		}
		// Dots and thin strokes may be too light to count.
		if boxes < 10 || inked < boxes*99/100 {
			t.Errorf("%s: %d of %d boxes have ink", name, inked, boxes)
		}
	}
}

// The layer of text that recognition puts over a picture has one map for all of Unicode, which pdfium does not read.
func TestALayerOfRecognisedTextIsRead(t *testing.T) {
	const text = "Ủy ban nhân dân tỉnh quyết định ban hành quy chế"
	var codes strings.Builder
	for _, r := range text {
		fmt.Fprintf(&codes, "%04X", r)
	}
	data := simple("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
		stream("", "BT 3 Tr /F1 10 Tf 50 700 Td <"+codes.String()+"> Tj ET"),
		"<</Type/Font/Subtype/Type0/BaseFont/G/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/G/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
		stream("", "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange"))
	pages, problems, err := readPDF(t, data)
	if err != nil || len(problems) > 0 || len(pages) != 1 || textOf(pages[0].Lines) != text+"\n" {
		t.Errorf("%+v, %v, %v", pages, problems, err)
	}
}
