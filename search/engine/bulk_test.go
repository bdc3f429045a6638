package engine

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/search"
)

// legal are the documents of the evaluation set with their text, and with the numbers in it as references.
func legal(t testing.TB) []*corpus.Document {
	t.Helper()
	b, err := os.ReadFile(shared + "/eval/vbpl/docs.jsonl.gz")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the evaluation files are not here: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	var out []*corpus.Document
	for line := range bytes.Lines(all) {
		var r struct{ ID, Number, Text string }
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		d := &corpus.Document{ID: corpus.ID(r.ID), Text: r.Text, Title: r.Number, Header: corpus.Header{Number: r.Number}}
		if n, ok := corpus.ParseNumber(r.Number); ok {
			if dt, ok := n.DocType(); ok {
				d.Header.Type = dt.Name
			}
			d.Header.Issued.Year = n.Year
		}
		for _, n := range corpus.ScanNumbers(r.Text) {
			d.References = append(d.References, corpus.Reference{Span: n.Span, Kind: corpus.ReferenceNumbered,
				Number: n.Number.Serial, Canonical: n.Number.String()})
		}
		out = append(out, d)
	}
	return out
}

func TestLongDocumentsAreSearchedWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of laws take half a minute to index")
	}
	docs := legal(t)
	size := 0
	for _, d := range docs {
		size += len(d.Text)
	}
	src := newMemory(docs...)
	dir := t.TempDir()
	start := time.Now()
	e := openIn(t, dir, src)
	t.Logf("%d documents, %d MB of text in %v", len(docs), size>>20, time.Since(start))
	t.Logf("%d MB on disk", folderSize(t, dir)>>20)
	var took []time.Duration
	for _, text := range []string{
		"30/2020/NĐ-CP", "nghi dinh 30 2020", "chuyển đổi số", "chuyen doi so", "bảo hiểm xã hội tự nguyện", `"chuyển đổi số quốc gia"`,
		"ủy ban nhân dân", `"ủy ban nhân dân"`, "xử phạt vi phạm hành chính trong lĩnh vực đất đai", "thuế giá trị gia tăng", "luật", "nam:2024 thông tư",
		"người lao động nghỉ thai sản được hưởng chế độ gì", "hồ sơ đề nghị cấp giấy phép", "tiền lương tối thiểu vùng", "quy chế bảo vệ bí mật nhà nước",
		"thẩm quyền cấp giấy chứng nhận quyền sử dụng đất lần đầu cho hộ gia đình cá nhân được quy định như thế nào",
		strings.Repeat("trách nhiệm của cơ quan nhà nước có thẩm quyền trong việc giải quyết thủ tục hành chính ", 5),
		"xyzzy bảo hiểm xã hội thất nghiệp một lần khi nghỉ việc",
	} {
		begin := time.Now()
		r := ask(t, e, text)
		one := time.Since(begin)
		took = append(took, one)
		t.Logf("%8.1f ms %4d hits relaxed=%v absent=%v  %.60s", float64(one.Microseconds())/1000, r.Total, r.Relaxed, r.Absent, text)
		checkPassages(t, src, r)
		for _, h := range r.Hits[:min(1, len(r.Hits))] {
			for _, p := range h.Passages {
				t.Logf("      %s %s: %.200s", h.ID, p.Place, p.Text)
			}
		}
	}
	slices.Sort(took)
	t.Logf("half within %v", took[len(took)/2])
}

func folderSize(t testing.TB, dir string) int64 {
	var n int64
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		i, err := d.Info()
		n += i.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// checkPassages holds what is promised of every passage: it is a piece of the frozen text, and so are its marks.
func checkPassages(t testing.TB, src *memory, r *search.Results) {
	t.Helper()
	for _, h := range r.Hits {
		d := src.docs[h.ID]
		for _, s := range h.TitleMarks {
			if !s.Fits(d.Title) {
				t.Errorf("%s: mark %v outside the title", h.ID, s)
			}
		}
		for _, p := range h.Passages {
			if p.In(d.Text) != p.Text || p.Text == "" {
				t.Errorf("%s: passage %v is %q, not %q", h.ID, p.Span, p.In(d.Text), p.Text)
			}
			last := p.Start
			for _, m := range p.Marks {
				if m.Start < last || !p.Holds(m) || m.Len() == 0 {
					t.Errorf("%s: mark %v in %v after %d", h.ID, m, p.Span, last)
				}
				last = m.End
			}
			if p.Place == "" {
				t.Errorf("%s: passage without a place", h.ID)
			}
		}
	}
}
