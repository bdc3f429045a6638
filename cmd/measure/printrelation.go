package measure

import (
	"io"
	"maps"
	"slices"
	"strconv"
)

// Print writes the report as plain text for a person. clean makes pieces of texts safe for the place where they are printed.
func (r *RelationReport) Print(out io.Writer, clean func(string) string) error {
	p := newPrinter(out, clean)
	p.line("%d văn bản, %d quan hệ:", r.Documents, r.Edges[""])
	for _, relation := range slices.Sorted(maps.Keys(r.Edges)) {
		if relation != "" {
			p.line("  %s\t%d", relation, r.Edges[relation])
		}
	}
	p.line("\nBộ đọc đơn giản tìm thấy\tCần có\tCó quan hệ\tTỷ lệ")
	for _, s := range append(slices.Clone(r.Titles), r.Closing) {
		p.line("  %s\t%d\t%d\t%s", s.Name, s.Wanted, s.Right, decimal(share(s.Right, s.Wanted), 3))
	}
	p.line("\nChủ thể nghi là thể bị động hoặc trong ngoặc: %d", len(r.Histories))
	if j := r.Judged; j != nil {
		p.line("\nQuan hệ đã được người đọc đánh giá: %d, nay còn %d, đúng %d (%s); mất %d, sai còn lại %d", j.Rows, j.Held, j.Right, decimal(share(j.Right, j.Held), 3), len(j.Lost), len(j.Wrong))
		for _, w := range j.Lost {
			p.line("  mất %s", clean(w))
		}
		for _, w := range j.Wrong {
			p.line("  sai %s", clean(w))
		}
	}
	if err := p.Flush(); err != nil {
		return err
	}
	for _, s := range append(slices.Clone(r.Titles), r.Closing, RelationShare{Name: "bị động", Misses: r.Histories}) {
		for _, m := range s.Misses {
			p.line("%s: %s", s.Name, m.words(clean))
		}
	}
	for _, d := range r.Drawn {
		p.line("%s %s %s %s: %s", d.From, d.Scope, d.Provisions, d.Since, d.words(clean))
	}
	return p.Flush()
}

func (m RelationMiss) words(clean func(string) string) string {
	return m.Document + " " + strconv.Itoa(m.Start) + "-" + strconv.Itoa(m.End) + " " + string(m.Relation) + " " + clean(m.To) + " | " + clean(m.Words)
}
