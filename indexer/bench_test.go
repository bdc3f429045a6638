package indexer

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/corpus/viet"
	"vankho/indexer/name"
	"vankho/indexer/relate"
	"vankho/indexer/resolve"
	"vankho/indexer/structure"
	"vankho/indexer/tag"
	"vankho/indexer/task"
)

// decree is an invented decree of n articles that cites, names and amends as decrees do, about 700 bytes an article.
func decree(n int) string {
	var b strings.Builder
	b.WriteString("CHÍNH PHỦ\nSố: 999/2025/NĐ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 05 tháng 3 năm 2025\nNGHỊ ĐỊNH\n" +
		"Quy định chi tiết một số điều của Luật Mẫu\nCăn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;\nTheo đề nghị của Bộ trưởng Bộ Tài chính;\nChính phủ ban hành Nghị định quy định mẫu.\n")
	for i := range n {
		if i%20 == 0 {
			fmt.Fprintf(&b, "Chương %d\nQUY ĐỊNH MẪU\n", i/20+1)
		}
		fmt.Fprintf(&b, `Điều %d. Trách nhiệm của cơ quan, tổ chức
1. Ủy ban nhân dân tỉnh Lào Cai chủ trì, phối hợp với Sở Văn hóa, Thể thao và Du lịch tổ chức thực hiện quy định tại khoản 2 Điều %d Nghị định này trong giai đoạn 2021 - 2025.
2. Sửa đổi, bổ sung điểm a khoản 3 Điều %d Nghị định số %d/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác mẫu như sau:
“a) Hồ sơ được nộp tại Trung tâm phục vụ hành chính công trước ngày 31 tháng 12 hằng năm.”
3. Người đứng đầu cơ quan, đơn vị chịu trách nhiệm về kết quả thực hiện nhiệm vụ được giao; định kỳ hằng quý báo cáo cấp có thẩm quyền xem xét, quyết định theo quy định của pháp luật.
`, i+1, i%7+1, i%40+1, i%150+1)
	}
	b.WriteString("Nơi nhận:\n- Ban Bí thư Trung ương Đảng;\n- Lưu: VT.\nTM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nNguyễn Văn Mẫu\n")
	return viet.Normalise(b.String())
}

// staged is a text with what each stage is given.
type staged struct {
	text   string
	parsed structure.Result
	refs   []corpus.Reference
	names  []corpus.Entity
}

// BenchmarkStages times what each stage takes of the understanding, over an invented decree and over the published texts. "×fold" is how
// many times as long as folding the same text a stage takes, a ratio that holds on any machine; MB/s is of one core.
func BenchmarkStages(b *testing.B) {
	for what, texts := range map[string][]string{"decree": {decree(1500)}, "published": nil} {
		b.Run(what, func(b *testing.B) {
			if texts == nil {
				for _, text := range published(b, 974, 1<<30) {
					texts = append(texts, viet.Normalise(text))
				}
			}
			size := 0
			docs := make([]staged, len(texts))
			for i, text := range texts {
				size += len(text)
				docs[i].text = text
			}
			each := func(fn func(*staged)) func() {
				return func() {
					for i := range docs {
						fn(&docs[i])
					}
				}
			}
			fold := stage(b, "fold", size, 0, each(func(d *staged) { viet.Fold(d.text) }))
			stage(b, "structure", size, fold, each(func(d *staged) { d.parsed = structure.Parse(structure.Input{Text: d.text}) }))
			stage(b, "tag", size, fold, each(func(d *staged) {
				d.refs = tag.References(tag.Input{Text: d.text, Sections: d.parsed.Sections, Header: d.parsed.Header})
			}))
			stage(b, "name", size, fold, each(func(d *staged) {
				d.names = name.Entities(name.Input{Text: d.text, Header: d.parsed.Header, Sections: d.parsed.Sections, References: d.refs})
			}))
			stage(b, "relate", size, fold, each(func(d *staged) {
				relate.Edges(relate.Input{Text: d.text, Header: d.parsed.Header, Sections: d.parsed.Sections, References: d.refs, Entities: d.names})
			}))
			stage(b, "task", size, fold, each(func(d *staged) {
				task.Tasks(task.Input{Text: d.text, Header: d.parsed.Header, Sections: d.parsed.Sections, Quotations: d.parsed.Quotations, References: d.refs, Entities: d.names})
			}))
			stage(b, "all", size, fold, each(func(d *staged) { Understand(typed(d.text), "mau") }))
		})
	}
}

// stage runs one sub-benchmark over size bytes of text and answers its time; yardstick is that of the step to compare with.
func stage(b *testing.B, what string, size int, yardstick time.Duration, fn func()) time.Duration {
	var took time.Duration
	b.Run(what, func(b *testing.B) {
		var before, behind runtime.MemStats
		runtime.ReadMemStats(&before)
		b.SetBytes(int64(size))
		for b.Loop() {
			fn()
		}
		took = b.Elapsed() / time.Duration(b.N)
		runtime.ReadMemStats(&behind)
		b.ReportMetric(float64(behind.Mallocs-before.Mallocs)/float64(b.N)/(float64(size)/1e6), "allocs/MB")
		if yardstick > 0 {
			b.ReportMetric(float64(took)/float64(yardstick), "×fold")
		}
	})
	return took
}

// BenchmarkLedger puts the published texts into a store and links them: what each put, and each citation that is judged, costs.
func BenchmarkLedger(b *testing.B) {
	var docs []*corpus.Document
	refs := 0
	for _, text := range published(b, 974, 1<<30) {
		d := Understand(typed(text), "mau")
		d.Links = resolve.Within(d)
		docs = append(docs, d)
		refs += len(d.References)
	}
	var put, link time.Duration
	for b.Loop() {
		st, err := store.Open(b.Context(), b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		for i, d := range docs {
			if _, err := st.Put(b.Context(), d, corpus.Source{Path: "mau", Member: fmt.Sprint(i), SHA256: fmt.Sprintf("%064x", i)}, "1"); err != nil {
				b.Fatal(err)
			}
		}
		put += time.Since(start)
		start = time.Now()
		if err := linkAll(b.Context(), st); err != nil {
			b.Fatal(err)
		}
		link += time.Since(start)
		if err := st.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(put.Seconds()/float64(b.N)/float64(len(docs))*1000, "ms/put")
	b.ReportMetric(link.Seconds()/float64(b.N), "s/link")
	b.ReportMetric(float64(link.Microseconds())/float64(b.N)/float64(refs), "µs/citation")
}

func linkAll(ctx context.Context, st *store.Store) error {
	for {
		n, err := st.Link(ctx, linksAtATime, store.Judge{Ledger: resolve.Ledger, Join: resolve.Join, Merge: resolve.Merge})
		if n == 0 || err != nil {
			return err
		}
	}
}
