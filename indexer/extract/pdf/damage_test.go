package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/pdf/pdftest"
)

// damaged is data with some of its bytes changed, a part cut out, doubled or overwritten, always the same for a seed.
func damaged(data []byte, seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 0))
	out := slices.Clone(data)
	for range 1 + r.IntN(20) {
		at := r.IntN(len(out))
		end := min(len(out), at+1+r.IntN(200))
		switch r.IntN(5) {
		case 0:
			out[at] = byte(r.IntN(256))
		case 1:
			out = slices.Delete(out, at, end)
		case 2:
			out = slices.Insert(out, at, slices.Clone(out[at:end])...)
		case 3:
			for i := at; i < end; i++ {
				out[i] = byte(r.IntN(256))
			}
		case 4: // a number of the structure
			if i := bytes.IndexAny(out[at:], "0123456789"); i >= 0 {
				out[at+i] = byte('0' + r.IntN(10))
			}
		}
		if len(out) < 100 {
			return out
		}
	}
	return out
}

func TestDamagedFilesGiveAReason(t *testing.T) {
	seeds := uint64(120)
	if testing.Short() {
		seeds = 15
	}
	all := samples(t)
	names := slices.Sorted(maps.Keys(all))
	opened := 0
	for _, name := range names[:2] {
		for seed := range seeds {
			data := damaged(all[name], seed)
			ctx, stop := context.WithTimeout(context.Background(), 60*time.Second)
			pages, _, err := Read(ctx, bytes.NewReader(data), int64(len(data)), Limits{Pages: 1000, Text: 16 << 20}, Options{Cache: pdftest.Cache()}, func() {})
			stop()
			var known *fault.Fault
			switch {
			case err == nil && len(pages) > 0:
				opened++
			case !errors.As(err, &known):
				t.Errorf("%s, seed %d: %d pages, %v", name, seed, len(pages), err)
			}
		}
	}
	t.Logf("%d of %d damaged files were read", opened, 2*seeds)
	if opened < int(seeds) {
		t.Errorf("only %d of %d damaged files were read", opened, 2*seeds)
	}
}

// simple writes a PDF of objects, the first of which is its catalogue.
func simple(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.5\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, at)
	return []byte(b.String())
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

func TestHostileFilesKeepToTheLimits(t *testing.T) {
	const catalogue, font = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
	page := func(rest string) string {
		return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>/XObject<</X 4 0 R>>>>" + rest + ">>"
	}
	shown := "BT /F1 10 Tf 50 700 Td (Noi dung) Tj ET"
	cases := []struct {
		name  string
		data  []byte
		pages int // -1 for a reason instead
	}{
		{"a tree of pages that is its own child", simple(catalogue, "<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>", page("/Contents 4 0 R"), stream("", shown), font), 1},
		{"a hundred thousand pages announced", simple(catalogue, "<</Type/Pages/Count 100000/Kids[3 0 R]>>", page("/Contents 4 0 R"), stream("", shown), font), 1},
		{"the same page a hundred thousand times", simple(catalogue, "<</Type/Pages/Count 100000/Kids["+strings.Repeat("3 0 R ", 100_000)+"]>>", page(""), stream("", shown), font), 50},
		{"a form that draws itself", simple(catalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>", page("/Contents 6 0 R"),
			stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 4 0 R>>>>", "/X Do /X Do"), font, stream("", "/X Do "+shown)), 1},
		{"no pages", simple(catalogue, "<</Type/Pages/Count 0/Kids[]>>"), -1},
		{"a page of no size", simple(catalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]/Contents 4 0 R>>", stream("", shown)), 1},
		{"a page without end", simple(catalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e30 1e30]/Contents 4 0 R>>", stream("", shown)), 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			ctx, stop := context.WithTimeout(context.Background(), 60*time.Second)
			defer stop()
			pages, _, err := Read(ctx, bytes.NewReader(c.data), int64(len(c.data)), Limits{Pages: 50, Text: 1 << 20}, Options{Cache: pdftest.Cache()}, func() {})
			var known *fault.Fault
			if c.pages >= 0 && (err != nil || len(pages) != c.pages) || c.pages < 0 && !errors.As(err, &known) {
				t.Errorf("%d pages, %v", len(pages), err)
			}
		})
	}
}

func TestContentThatUnpacksWithoutEndIsNotInterpreted(t *testing.T) {
	for name, unit := range map[string]string{"numbers": "0 ", "a string": "(", "spaces": " ", "pictures": "/X Do "} {
		var packed bytes.Buffer
		w := zlib.NewWriter(&packed)
		for range 40 {
			_, _ = w.Write(bytes.Repeat([]byte(unit), 1<<20/len(unit))) // a bytes.Buffer takes everything
		}
		_ = w.Close()
		data := simple("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/Contents[4 0 R 4 0 R]>>",
			stream("/Filter/FlateDecode", packed.String()))
		own, err := open(bytes.NewReader(data), int64(len(data)), 10)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := own.page(0); !errors.Is(err, errTooMuch) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFileThatOneReaderCannotOpenIsReadByTheOther(t *testing.T) {
	content := "BT /F1 10 Tf 50 700 Td (Noi dung cua van ban) Tj ET"
	whole := simple("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>", stream("", content),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	astray := bytes.Replace(whole, []byte("startxref\n"), []byte("startxref\n9"), 1)
	for name, data := range map[string][]byte{"whole": whole, "table of references elsewhere": astray} {
		pages, problems, err := readPDF(t, data)
		if err != nil || len(pages) != 1 || len(problems) != 0 || textOf(pages[0].Lines) != "Noi dung cua van ban\n" {
			t.Errorf("%s: %+v, %v, %v", name, pages, problems, err)
			continue
		}
		if one := name != "whole"; pages[0].Reader != readerPdfium || one != (pages[0].Agreement == corpus.OneReader) || pages[0].Width != 600 {
			t.Errorf("%s: %+v", name, pages[0].Reading)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range samples(f) {
		f.Add(data)
		break
	}
	f.Add(simple("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>", stream("", "BT (x) Tj ET")))
	f.Fuzz(func(t *testing.T, data []byte) {
		pages, _, err := Read(context.Background(), bytes.NewReader(data), int64(len(data)), Limits{Pages: 20, Text: 1 << 20}, Options{Cache: pdftest.Cache()}, func() {})
		for i, p := range pages {
			if p.Number != i+1 {
				t.Fatalf("page %d is numbered %d", i+1, p.Number)
			}
		}
		if len(pages) > 0 && err != nil {
			t.Fatalf("%d pages and %v", len(pages), err)
		}
	})
}
