package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
)

func newSearch(s *settings) *cobra.Command {
	var asJSON bool
	var limit int
	cmd := &cobra.Command{
		Use:     "search CÂU-TÌM…",
		Short:   "Tìm trong kho từ dòng lệnh",
		Example: "  vankho search nghi quyet 57\n  vankho search 'loai:kế-hoạch \"chuyển đổi số\"' --limit 5",
		Args:    wants(1, true, "câu tìm"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ctx := cmd.Context()
			if limit < 1 || limit > 1000 {
				return usageError{"Tham số --limit phải từ 1 đến 1000."}
			}
			st, err := openFilled(ctx, s.data)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, st.Close()) }()
			e, err := openEngine(st)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, e.Close()) }()
			if err := e.Sync(ctx, st, nil); err != nil {
				return err
			}
			q := query.Parse(strings.Join(args, " "))
			results, err := e.Search(ctx, search.Request{Query: q, Limit: limit, Secret: true})
			if err != nil {
				return err
			}
			ids := make([]corpus.ID, len(results.Hits))
			for i, h := range results.Hits {
				ids[i] = h.ID
			}
			summaries, err := st.Summaries(ctx, ids)
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), found(results, summaries))
			}
			printHits(cmd.OutOrStdout(), q, results, summaries)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "in kết quả dạng JSON")
	cmd.Flags().IntVar(&limit, "limit", 10, "số văn bản `N` nhiều nhất")
	return cmd
}

// foundDocument is one line of `vankho search --json`.
type foundDocument struct {
	corpus.Summary
	Score    float64          `json:"score"`
	Passages []search.Passage `json:"passages,omitempty"`
}

func found(r *search.Results, summaries map[corpus.ID]corpus.Summary) any {
	out := struct {
		Total   int             `json:"total"`
		Relaxed bool            `json:"relaxed,omitempty"`
		Absent  []string        `json:"absent,omitempty"`
		Hits    []foundDocument `json:"hits"`
	}{r.Total, r.Relaxed, r.Absent, []foundDocument{}}
	for _, h := range r.Hits {
		out.Hits = append(out.Hits, foundDocument{summaries[h.ID], h.Score, h.Passages})
	}
	return out
}

func printHits(out io.Writer, q query.Query, r *search.Results, summaries map[corpus.ID]corpus.Summary) {
	for _, n := range q.Notes {
		fmt.Fprintln(out, n.Text)
	}
	if r.Relaxed {
		fmt.Fprintln(out, "Không văn bản nào có đủ mọi từ; dưới đây là văn bản có phần lớn các từ.")
	}
	fmt.Fprintf(out, "%s văn bản\n", number(r.Total))
	for i, h := range r.Hits {
		s := summaries[h.ID]
		facts := []string{s.Type, s.Number, s.Issuer, s.Issued.Short()}
		var known []string
		for _, f := range facts {
			if f != "" {
				known = append(known, f)
			}
		}
		known = append(known, string(h.ID))
		fmt.Fprintf(out, "\n%d. %s\n   %s\n", i+1, s.Title, strings.Join(known, " · "))
		for _, p := range h.Passages {
			fmt.Fprintf(out, "   [%s] %s\n", p.Place, viet.Squeeze(p.Text))
		}
	}
}

func printJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}
