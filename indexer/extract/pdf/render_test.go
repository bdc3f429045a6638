package pdf

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/pdf/pdftest"
)

// samples are the PDF files that ship with the program, by name.
func samples(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "..", "corpus", "sample", "files", "*.pdf"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	all := map[string][]byte{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(path)] = data
	}
	return all
}

// ink is the number of dark pixels.
func ink(picture image.Image) int {
	dark := 0
	for _, p := range picture.(*image.Gray).Pix {
		if p < 128 {
			dark++
		}
	}
	return dark
}

// sizeOf gives the number of pages of a file and the width and height of its first page, as it is shown, in points.
func sizeOf(t *testing.T, in io.ReaderAt, size int64) (pages int, width, height float64) {
	t.Helper()
	err := with(t.Context(), in, size, Options{Cache: pdftest.Cache()}, func(d *document) error {
		pages = d.count
		p, err := d.load(0)
		if err != nil {
			return err
		}
		defer p.close()
		width, height = p.width, p.height
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages, width, height
}

func TestRenderDrawsThePage(t *testing.T) {
	for name, data := range samples(t) {
		in, size := bytes.NewReader(data), int64(len(data))
		pages, width, height := sizeOf(t, in, size)
		picture, _, err := Render(context.Background(), in, size, pages, 72, Options{Cache: pdftest.Cache()})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if at := picture.Bounds().Max; at.X != int(width+0.5) || at.Y != int(height+0.5) {
			t.Errorf("%s: %v pixels for %v × %v points", name, at, width, height)
		}
		if n := ink(picture); n == 0 {
			t.Errorf("%s: page %d is white", name, pages)
		}
	}
}

func TestRenderKeepsToItsLimits(t *testing.T) {
	var data []byte
	for _, data = range samples(t) {
	}
	picture, dpi, err := Render(context.Background(), bytes.NewReader(data), int64(len(data)), 1, 1200, Options{Cache: pdftest.Cache()})
	if err != nil {
		t.Fatal(err)
	}
	if want := 1200 * float64(picture.Bounds().Dx()) / (595 * 1200 / 72.0); dpi >= 1200 || dpi < 0.98*want || dpi > 1.02*want {
		t.Errorf("it says %.0f dots an inch, and has %.0f", dpi, want)
	}

	if n := picture.Bounds().Dx() * picture.Bounds().Dy(); n > maxPixels*101/100 || n < maxPixels*9/10 {
		t.Errorf("%d pixels", n)
	}
	for _, page := range []int{-1, 0, 1000} {
		if _, _, err := Render(context.Background(), bytes.NewReader(data), int64(len(data)), page, 72, Options{Cache: pdftest.Cache()}); !errors.Is(err, errNoPage) {
			t.Errorf("page %d: %v", page, err)
		}
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Render(ended, bytes.NewReader(data), int64(len(data)), 1, 72, Options{Cache: pdftest.Cache()}); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
	var known *fault.Fault
	if _, _, err := Render(context.Background(), bytes.NewReader(data[:200]), 200, 1, 72, Options{Cache: pdftest.Cache()}); !errors.As(err, &known) || known.Code != fault.BrokenPDF {
		t.Errorf("a cut file: %v", err)
	}
}

func TestMemoryStaysBoundedOverManyFiles(t *testing.T) {
	files := 1000
	if testing.Short() {
		files = 100
	}
	var heap [2]uint64
	var machine [2]int
	for i := range files {
		for _, data := range samples(t) {
			if i%20 != 0 {
				data = data[:len(data)/2+i] // a file that pdfium has to repair or gives up
			}
			_, _, _ = Render(context.Background(), bytes.NewReader(data), int64(len(data)), 1, 40, Options{Cache: pdftest.Cache()})
			break
		}
		if i == files/10 || i == files-1 {
			runtime.GC()
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			half := min(1, i/(files/2))
			heap[half], machine[half] = now.HeapAlloc, len(shared.memory.bytes)
		}
	}
	t.Logf("heap %d → %d, machine %d → %d", heap[0], heap[1], machine[0], machine[1])
	if heap[1] > heap[0]+8<<20+uint64(machine[1]-machine[0]) || machine[1] > machine[0]+16<<20 {
		t.Errorf("heap %d → %d, machine %d → %d", heap[0], heap[1], machine[0], machine[1])
	}
}

func TestATrapCostsOneMachine(t *testing.T) {
	for _, data := range samples(t) {
		err := with(context.Background(), bytes.NewReader(data), int64(len(data)), Options{Cache: pdftest.Cache()}, func(d *document) error {
			d.call("FPDF_GetPageWidthF", 0xFFFF_FFF0) // a page outside the memory
			return nil
		})
		if err == nil {
			t.Error("no trap")
		}
		if _, _, err := Render(context.Background(), bytes.NewReader(data), int64(len(data)), 1, 40, Options{Cache: pdftest.Cache()}); err != nil {
			t.Errorf("after a trap: %v", err)
		}
		break
	}
}
