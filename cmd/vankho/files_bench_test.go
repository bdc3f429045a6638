package main

import (
	"bytes"
	"context"
	"fmt"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/shirou/gopsutil/v4/process"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/corpus/viet"
	"vankho/indexer/extract"
)

// BenchmarkFiles times the reading of whole files in a child, understood, as when they are indexed: everything but the store. pdfium's
// compiled code is there. "×fold" is as in BenchmarkPath.
func BenchmarkFiles(b *testing.B) {
	b.Setenv(asProgram, "1")
	cache := b.TempDir()
	pool, err := newPool(1, cache)
	if err != nil {
		b.Fatal(err)
	}
	defer pool.Close()
	for _, kind := range []string{".pdf", ".docx", ".doc", ".odt", ".xlsx"} {
		paths := ofKind(b, kind)
		text := ""
		pages := 0
		for _, p := range paths { // the first reading fills the cache
			for _, d := range readDocuments(b, pool, p) {
				text += d.Text
				pages += len(d.Pages)
			}
		}
		if text == "" {
			b.Errorf("no text in %v", paths)
			continue
		}
		fold := step(b, "fold"+kind, len(text), 0, func() { viet.Fold(text) })
		took := step(b, "read"+kind, len(text), fold, func() {
			for _, p := range paths {
				readDocuments(b, pool, p)
			}
		})
		b.Logf("%s: %d files of %d pages, %.0f files/s, %.0f pages/s", kind, len(paths), pages, float64(len(paths))/took.Seconds(), float64(pages)/took.Seconds())
	}
}

// ofKind gives the paths of the sample's files of that kind, else of the small ones that tests have.
func ofKind(b *testing.B, suffix string) []string {
	b.Helper()
	dir := b.TempDir()
	var paths []string
	for name, content := range sample.Files() {
		if filepath.Ext(name) != suffix {
			continue
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			b.Fatal(err)
		}
		paths = append(paths, path)
	}
	if len(paths) == 0 {
		paths, _ = filepath.Glob(filepath.Join(formats, "*"+suffix)) // the pattern is good
	}
	return slices.Sorted(slices.Values(paths))
}

func readDocuments(b *testing.B, pool *extract.Pool, path string) []*corpus.Document {
	b.Helper()
	var docs []*corpus.Document
	if _, err := pool.Read(b.Context(), path, func(r extract.Record) error { docs = append(docs, r.Document); return nil }); err != nil {
		b.Fatal(err)
	}
	return docs
}

// BenchmarkMemory indexes the sample in a process of its own and reports the most memory that it had, its children's aside.
func BenchmarkMemory(b *testing.B) {
	in := b.TempDir()
	for name, content := range sample.Files() {
		if err := os.WriteFile(filepath.Join(in, name), content, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	most := uint64(0)
	for b.Loop() {
		cmd := program(b.Context(), "index", in, "--data", filepath.Join(b.TempDir(), "kho"))
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		for done := false; !done; {
			select {
			case err := <-ended:
				if err != nil {
					b.Fatal(err)
				}
				done = true
			case <-time.After(10 * time.Millisecond):
				if p, err := process.NewProcess(int32(cmd.Process.Pid)); err == nil {
					if m, err := p.MemoryInfo(); err == nil {
						most = max(most, m.RSS, m.HWM)
					}
				}
			}
		}
	}
	b.ReportMetric(float64(most)/(1<<20), "MiB-peak")
}

// BenchmarkRecognition times the recognition of a page end to end: drawing, preparing, tesseract, arranging. "×tesseract" is how many times
// as long as the tesseract processes alone it takes.
func BenchmarkRecognition(b *testing.B) {
	if _, err := extract.Recogniser(b.Context()); err != nil {
		b.Skip(err)
	}
	b.Setenv(asProgram, "1")
	pool, err := newPool(1, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer pool.Close()
	ctx := context.Background()
	drawn, problems, err := pool.Draw(ctx, ofKind(b, ".pdf")[0], "", 1, 1654) // 200 dots an inch, as offices scan
	if err != nil || len(problems) > 0 {
		b.Fatal(problems, err)
	}
	scan := filepath.Join(b.TempDir(), "trang.pdf")
	if err := os.WriteFile(scan, scanPDF(drawn), 0o600); err != nil {
		b.Fatal(err)
	}
	var all, tesseract, prepare, arrange time.Duration
	for b.Loop() {
		began := time.Now()
		page, result, err := pool.Recognise(ctx, extract.File{Path: scan}, 1)
		if err != nil || len(result.Problems) > 0 || len(page.Lines) == 0 {
			b.Fatal(result.Problems, err)
		}
		all += time.Since(began)
		prepare += result.Recognised.Prepare
		tesseract += result.Recognised.Recognise
		arrange += result.Recognised.Arrange
	}
	b.ReportMetric(float64(all)/float64(tesseract), "×tesseract")
	b.ReportMetric(float64(prepare)/float64(tesseract), "×prepare")
	b.ReportMetric(float64(arrange)/float64(tesseract), "×arrange")
}

// scanPDF is a PDF of one A4 page that is a picture.
func scanPDF(p extract.Picture) []byte {
	picture := p.Body
	if drawn, err := png.Decode(bytes.NewReader(p.Body)); err == nil {
		var again bytes.Buffer
		_ = jpeg.Encode(&again, drawn, nil) // a buffer takes everything
		picture = again.Bytes()
	}
	var out bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(offsets)}, args...)...)
	}
	out.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Count 1/Kids[3 0 R]>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</Im 4 0 R>>>>/Contents 5 0 R>>")
	object("<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s/Filter/DCTDecode/Length %d>>\nstream\n%s\nendstream", p.Width, p.Height, colours(picture), len(picture), picture)
	object("<</Length 30>>\nstream\nq 595 0 0 842 0 0 cm /Im Do Q \nendstream")
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, at)
	return out.Bytes()
}

// colours names the colour space of a JPEG by the number of components in its frame.
func colours(picture []byte) string {
	if i := bytes.Index(picture, []byte{0xFF, 0xC0}); i >= 0 && i+9 < len(picture) && picture[i+9] == 3 {
		return "DeviceRGB"
	}
	return "DeviceGray"
}
