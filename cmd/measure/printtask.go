package measure

import (
	"io"
	"maps"
	"slices"
	"strconv"

	"vankho/corpus"
)

// Print writes the report as plain text for a person. clean makes pieces of texts safe for the place where they are printed.
func (r *TaskReport) Print(out io.Writer, clean func(string) string) error {
	p := newPrinter(out, clean)
	p.line("%d văn bản. Nhiệm vụ theo loại văn bản:\tcó ngày\ttheo sự kiện\tđịnh kỳ\tthường xuyên\tkhông thời hạn", r.Documents)
	for _, kind := range slices.Sorted(maps.Keys(r.Tasks)) {
		n, name := r.Tasks[kind], kind
		if kind == "" {
			name = "tất cả"
		}
		p.line("  %s\t%d\t%d\t%d\t%d\t%d", clean(name), n[corpus.DueDate], n[corpus.DueWithin], n[corpus.DueRecurring], n[corpus.DueOngoing], n[corpus.DueNone])
	}
	if j := r.Judged; j != nil {
		p.line("\nNhiệm vụ đã được người đọc đánh giá: %d, nay còn %d, đúng %d (%s); mất %d, sai còn lại %d", j.Rows, j.Held, j.Right, decimal(share(j.Right, j.Held), 3), len(j.Lost), len(j.Wrong))
		for _, w := range j.Lost {
			p.line("  mất %s", clean(w))
		}
		for _, w := range j.Wrong {
			p.line("  sai %s", clean(w))
		}
	}
	if m := r.Marked; m != nil {
		p.line("\n%d văn bản được đánh dấu hết: %d nhiệm vụ, đọc được %d (%s), đọc thêm %d", m.Documents, m.Wanted, m.Found, decimal(share(m.Found, m.Wanted), 3), m.Extra)
		for _, w := range m.Missed {
			p.line("  sót %s", clean(w))
		}
	}
	if err := p.Flush(); err != nil {
		return err
	}
	for _, d := range r.Drawn {
		p.line("%s\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s | %s", d.Document, d.Start, d.End, d.Action.Start, d.Action.End, d.Due.Start, d.Due.End, clean(leads(d.Task)),
			clean(d.Due.Quote+" "+d.Due.Last.String()+" "+strconv.Quote(string(d.Due.Kind))), clean(d.Words))
	}
	return p.Flush()
}
