package measure

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"vankho/search/rank"
)

// gainsOf are the shares of the features in what a model gains, most first.
func gainsOf(m *rank.Model) []FeatureGain {
	var out []FeatureGain
	total := 0.0
	for _, g := range m.Gains() {
		total += g
	}
	for name, g := range m.Gains() {
		out = append(out, FeatureGain{name, rank.Label(name), g / max(total, 1e-12)})
	}
	slices.SortFunc(out, func(a, b FeatureGain) int { return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Name, b.Name)) })
	return out
}

// Print writes the report as plain text for a person.
func (r *TrainReport) Print(out io.Writer) error {
	p := newPrinter(out, nil)
	p.filling(r.Filling)
	for _, part := range r.parts() {
		p.qualities(part.name, part.qualities)
	}
	for _, part := range r.lookupParts() {
		p.line("\n%s\tSố câu\tđúng ở vị trí 1\tđúng trong 5 vị trí đầu", part.name)
		for _, k := range part.kinds {
			p.line("  %s\t%d\t%s\t%s", k.Kind, k.Questions, percent(k.At1), percent(k.At5))
		}
	}
	p.line("\n%d điều hỏi bằng chính đề mục: đúng ở vị trí 1: %s", r.Named, percent(r.NamedFirst))
	p.line("\nnDCG@10 theo từng lần chia: %s", r.spread())
	return p.Flush()
}

type trainPart struct {
	name      string
	qualities []Quality
}

func (r *TrainReport) parts() []trainPart {
	return []trainPart{
		{"Bước tìm thô, nguyên văn", r.First}, {"Bước tìm thô, bỏ hết dấu", r.FirstUnmarked},
		{"Mô hình, nguyên văn", r.Marked}, {"Mô hình, bỏ hết dấu", r.Unmarked},
	}
}

type lookupPart struct {
	name  string
	kinds []Success
}

func (r *TrainReport) lookupParts() []lookupPart {
	if r.Lookups == 0 {
		return nil
	}
	return []lookupPart{{"Tra tên, bước tìm thô", r.FirstLookups}, {"Tra tên, mô hình", r.ModelLookups}}
}

func (r *TrainReport) spread() string {
	var out []string
	for _, s := range r.Spread {
		out = append(out, decimal(s, 4))
	}
	return strings.Join(out, "; ")
}

// Markdown is the report that lies beside the model. It names no times: the same questions make the same bytes.
func (r *TrainReport) Markdown() string {
	var b strings.Builder
	p := r.Plan
	fmt.Fprintf(&b, `# How the ranking model was learned

Made by "vankho train". Every question below was ranked by a model that was learned without it (cross-validation by question);
the model beside this file was learned from all of them.

%d questions, each with marks (weight 1) and without (weight %v), %d titles looked up (weight %v), %d articles looked up by their headings (weight %v; %.4f of them first); the first %d candidates of each teach.
LambdaMART: %d trees of depth %d, rate %v; each tree sees %v of the questions and %v of the features; smoothing %v, least weight of a leaf %v.

| order | class | questions | nDCG@10 | MRR@10 | recall@10 | recall@100 |
|---|---|---|---|---|---|---|
`, r.Questions, unmarkedWeight, r.Lookups, lookupWeight, r.Named, headingWeight, r.NamedFirst, taughtCandidates, p.Trees, p.Depth, p.Rate, p.Questions, p.Columns, p.Smoothing, p.Least)
	for _, part := range r.parts() {
		for _, q := range part.qualities {
			fmt.Fprintf(&b, "| %s | %s | %d | %.4f | %.4f | %.4f | %.4f |\n", part.name, q.Class, q.Questions, q.NDCG10, q.MRR10, q.Recall10, q.Recall100)
		}
	}
	if r.Lookups > 0 {
		b.WriteString("\n| order | kind | look-ups | first | among five |\n|---|---|---|---|---|\n")
		for _, part := range r.lookupParts() {
			for _, k := range part.kinds {
				fmt.Fprintf(&b, "| %s | %s | %d | %.4f | %.4f |\n", part.name, k.Kind, k.Questions, k.At1, k.At5)
			}
		}
	}
	b.WriteString("\nnDCG@10 by each parting into folds:")
	for _, s := range r.Spread {
		fmt.Fprintf(&b, " %.4f", s)
	}
	b.WriteString("\n\n## What the features gain\n\n| feature | share | |\n|---|---|---|\n")
	for _, g := range r.Gains {
		fmt.Fprintf(&b, "| %s | %.2f %% | %s |\n", g.Name, 100*g.Share, g.Label)
	}
	return b.String()
}
