package measure

import (
	"cmp"
	"io"
	"maps"
	"slices"
)

// Print writes the report as plain text for a person. clean makes pieces of texts safe for the place where they are printed.
func (r *AmendReport) Print(out io.Writer, clean func(string) string) error {
	p := newPrinter(out, clean)
	p.line("%d văn bản, %d có lời sửa đổi, %d lời:", r.Documents, r.Amending, r.Instructions)
	for _, op := range slices.Sorted(maps.Keys(r.Operations)) {
		p.line("  %s\t%d", op, r.Operations[op])
	}
	doubtful := 0
	for _, n := range r.Doubts {
		doubtful += n
	}
	p.line("Máy thực hiện được: %d (%s); không được: %d", r.Instructions-doubtful, decimal(share(r.Instructions-doubtful, r.Instructions), 3), doubtful)
	for _, why := range slices.SortedFunc(maps.Keys(r.Doubts), func(a, b string) int { return cmp.Or(r.Doubts[b]-r.Doubts[a], cmp.Compare(a, b)) }) {
		p.line("  %s\t%d", why, r.Doubts[why])
	}
	p.line("Dòng bắt đầu như một lời sửa đổi: %d, có lời: %d, dẫn tới dòng dưới: %d, còn lại: %d", r.Lines, r.Told, r.Leading, len(r.Untold))
	for _, g := range r.Judged {
		p.line("\n%s\tCần có\tĐọc được\tĐúng\tĐộ chính xác\tĐộ phủ\tF1", g.File)
		row := func(name string, t Tally) {
			p.line("  %s\t%d\t%d\t%d\t%s\t%s\t%s", name, t.Wanted, t.Found, t.Right, decimal(t.Precision(), 3), decimal(t.Recall(), 3), decimal(t.F1(), 3))
		}
		for _, op := range slices.Sorted(maps.Keys(g.Operations)) {
			row(cmp.Or(string(op), "tất cả"), g.Operations[op])
		}
		row("thao tác và nơi", g.Places)
		for _, m := range g.Wrong {
			p.line("  %s %d %s", m.Document, m.Start, clean(m.Words))
		}
	}
	if err := p.Flush(); err != nil {
		return err
	}
	for _, m := range r.Untold {
		p.line("không có lời: %s %d-%d %s", m.Document, m.Start, m.End, clean(m.Words))
	}
	return p.Flush()
}
