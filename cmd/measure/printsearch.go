package measure

import "io"

// Print writes the report as plain text for a person.
func (r *RetrievalReport) Print(out io.Writer) error {
	p := newPrinter(out, nil)
	p.filling(r.Filling)
	p.asked("Câu hỏi nguyên văn", &r.Marked)
	p.asked("Câu hỏi bỏ hết dấu", r.Unmarked)
	p.line("\n%d người hỏi cùng lúc: %s câu một giây. Bộ nhớ sau khi hỏi: %s.", clients, decimal(r.PerSecond, 0), megabytes(r.Resident))
	return p.Flush()
}

func (p printer) asked(name string, a *Asked) {
	if a == nil {
		return
	}
	p.qualities(name, a.Qualities)
	p.latency(a.Latency)
}

func (p printer) qualities(name string, all []Quality) {
	if len(all) == 0 {
		p.line("\n%s", name)
		return
	}
	p.line("\n%s\tSố câu\tnDCG@10\tMRR@10\trecall@10\trecall@100", name)
	for _, q := range all {
		p.line("  %s\t%d\t%s\t%s\t%s\t%s", q.Class, q.Questions, decimal(q.NDCG10, 4), decimal(q.MRR10, 4), decimal(q.Recall10, 4), decimal(q.Recall100, 4))
	}
}

func (p printer) filling(f Filling) {
	if f.Kept {
		p.line("Thư mục dữ liệu đã có sẵn bộ này; thời gian nạp là của lần nạp đầu.")
	}
	p.line("Nạp %d văn bản trong %s giây, lập chỉ mục trong %s giây; bộ nhớ cao nhất khi lập chỉ mục %s.", f.Documents, decimal(f.Store, 1), decimal(f.Index, 1), megabytes(f.Peak))
	p.line("Chữ %s; trên đĩa: kho %s, chỉ mục %s, gấp %s lần chữ.", megabytes(f.Text), megabytes(f.StoreBytes), megabytes(f.IndexBytes), decimal(f.Disk(), 2))
}

func (p printer) latency(l Latency) {
	p.line("  thời gian trả lời: một nửa trong %s ms, 95%% trong %s ms, 99%% trong %s ms, lâu nhất %s ms", decimal(l.Half, 1), decimal(l.Most, 1), decimal(l.Nearly, 1), decimal(l.All, 1))
}

// megabytes writes bytes as MB of a million; a dash where nothing is known.
func megabytes(n int64) string {
	if n == 0 {
		return "–"
	}
	return decimal(float64(n)/1e6, 1) + " MB"
}
