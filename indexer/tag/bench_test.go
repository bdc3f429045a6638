package tag

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"vankho/corpus/viet"
)

// BenchmarkReferences reads the whole documents of the shared collection, 37 MB.
func BenchmarkReferences(b *testing.B) {
	f, err := os.Open("../../../shared/eval/vbpl/docs.jsonl.gz")
	if errors.Is(err, fs.ErrNotExist) {
		b.Skip("the shared collection is not here")
	}
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	n := 0
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<28)
	for sc.Scan() {
		var d struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			b.Fatal(err)
		}
		texts = append(texts, viet.Normalise(d.Text))
		n += len(d.Text)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			References(Input{Text: t})
		}
	}
}

// BenchmarkOneLine reads 5 MB on one line: the time for each byte must be that of an ordinary text.
func BenchmarkOneLine(b *testing.B) {
	text := strings.Repeat("Thực hiện Nghị quyết của Bộ Chính trị về đột phá, khoản 2 Điều 5 “Luật Đất đai”, Quyết định số 12, 13 của UBND tỉnh (gọi tắt là Quyết định) ", 5<<20/190)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		References(Input{Text: text})
	}
}
