package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

func newSearch(s *settings) *cobra.Command {
	var ask search.Request
	var asJSON bool
	filters := map[string]*[]string{}
	cmd := &cobra.Command{
		Use:   "search CÂU-TÌM…",
		Short: "Tìm trong kho từ dòng lệnh",
		Long: `Tìm như trang tra cứu: cùng câu tìm, cùng toán tử, cùng thứ tự. Điều kiện viết trong câu tìm ("loai:kế-hoạch") hoặc
viết thành tham số; giá trị có dấu trừ ở trước là loại trừ.`,
		Example: "  vankho search nghi quyet 57\n  vankho search 'loai:kế-hoạch \"chuyển đổi số\"' --limit 5\n" +
			"  vankho search điều kiện cấp giấy phép --sections --nam 2020..2025 --explain",
		Args: wants(1, true, "câu tìm"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ctx := cmd.Context()
			if ask.Limit < 1 || ask.Limit > 1000 {
				return usageError{"Tham số --limit phải từ 1 đến 1000."}
			}
			ask.Query, ask.Secret = query.Parse(strings.Join(args, " ")), true
			if ask.Filters, err = readFilters(filters); err != nil {
				return err
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
			results, err := e.Search(ctx, ask)
			if err != nil {
				return err
			}
			var ids []corpus.ID
			for _, h := range results.Hits {
				ids = append(append(ids, h.ID), h.Same...)
			}
			summaries, err := st.Summaries(ctx, ids)
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), newFound(results, summaries))
			}
			printHits(cmd.OutOrStdout(), ask, results, summaries)
			return nil
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&asJSON, "json", false, "in kết quả dạng JSON")
	flags.IntVar(&ask.Limit, "limit", 10, "số kết quả `N` nhiều nhất")
	flags.BoolVar(&ask.Sections, "sections", false, "kết quả là điều khoản, thay cho văn bản")
	flags.BoolVar(&ask.Explain, "explain", false, "cho biết vì sao mỗi kết quả đứng ở đó")
	flags.BoolVar(&ask.Exact, "exact", false, "chỉ tìm chữ đúng dấu đã gõ")
	flags.BoolVar(&ask.AsTyped, "as-typed", false, "không sửa chữ đã gõ")
	for _, f := range query.Fields() {
		if f.Parameter() && flags.Lookup(f.Name) == nil {
			filters[f.Name] = flags.StringArray(f.Name, nil, strings.ToLower(f.Title)+" `GIÁ-TRỊ`")
		}
	}
	return cmd
}

// readFilters reads the flags that are conditions, in the order of the table of operators.
func readFilters(typed map[string]*[]string) ([]query.Filter, error) {
	var out []query.Filter
	for _, field := range query.Fields() {
		values, ok := typed[field.Name]
		if !ok {
			continue
		}
		for _, v := range *values {
			f, ok := query.ReadFilter(field.Name, v)
			if !ok {
				return nil, usageError{fmt.Sprintf("Tham số --%s không nhận giá trị %q; cần %s.", field.Name, v, field.Want)}
			}
			out = append(out, f)
		}
	}
	return out, nil
}

func printJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}
