package measure

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Print writes the report for a person. clean makes what comes from the texts safe for the place where it is printed.
func (r *ConsolidatedReport) Print(out io.Writer, clean func(string) string) error {
	p := printer{tabwriter.NewWriter(out, 0, 0, 2, ' ', 0), clean}
	p.line("Văn bản\t%d", r.Documents)
	p.line("Văn bản được sửa đổi, sửa đổi\t%d, %d", r.Bases, r.Acts)
	p.line("Lời sửa đổi; đến văn bản có trong bộ\t%d; %d", r.Instructions, r.Placed)
	for _, o := range slices.SortedFunc(maps.Keys(r.Outcomes), func(a, b corpus.StepOutcome) int { return r.Outcomes[b] - r.Outcomes[a] }) {
		p.line("  %s\t%d", o.Label(), r.Outcomes[o])
	}
	for _, reason := range slices.SortedFunc(maps.Keys(r.Reasons), func(a, b string) int { return cmp.Or(r.Reasons[b]-r.Reasons[a], cmp.Compare(a, b)) }) {
		p.line("    %s\t%d", reason, r.Reasons[reason])
	}
	p.line("Văn bản hợp nhất; có toàn văn; so được\t%d; %d; %d", r.Consolidated, r.WithText, r.Compared)
	p.line("Điều giống; khác\t%d; %d", r.Same, r.Different)
	p.line("Điều có lời sau này khác bản gốc và được ghép; giống bản ghép\t%d; %d", r.Codified, r.Agreed)
	if err := p.Flush(); err != nil {
		return err
	}
	for _, list := range [][]ArticlePair{r.Differences, r.Later} {
		for _, x := range list {
			if _, err := fmt.Fprintf(out, "\n%s %s, %s\n  ghép:    %s\n  có sẵn: %s\n", x.Document, x.Path, x.Other, clean(viet.Squeeze(x.Assembled)), clean(viet.Squeeze(x.Given))); err != nil {
				return err
			}
		}
	}
	for _, d := range r.Drawn {
		if _, err := fmt.Fprintf(out, "\n%s %s %s\n  trước: %s\n  sau:   %s\n", d.Document, d.Path, d.Day, clean(viet.Squeeze(d.Before)), clean(viet.Squeeze(d.After))); err != nil {
			return err
		}
		for _, s := range d.Steps {
			if _, err := fmt.Fprintf(out, "  %s %d-%d %s: %s | %s → %s\n", s.By, s.Start, s.End, s.Place, clean(viet.Squeeze(s.Quote)), clean(viet.Squeeze(s.Old)), clean(viet.Squeeze(s.Wording))); err != nil {
				return err
			}
		}
	}
	return nil
}
