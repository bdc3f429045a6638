package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"vankho/cmd/measure"
)

func newEvalConsolidated() *cobra.Command {
	var o measure.ConsolidatedOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "consolidated TỆP|THƯ-MỤC…",
		Short: "Ghép lời văn theo thời gian của một bộ văn bản, so với văn bản hợp nhất; không lưu",
		Long: `Đọc từng văn bản như khi nạp, ghép lời sửa đổi vào văn bản được sửa đổi nếu cả hai đều có trong bộ, rồi đếm bước nào ghép được, bước nào không và
vì sao. Văn bản hợp nhất có toàn văn được so từng điều với bản ghép, chỗ khác in kèm lời của cả hai. Nguồn là tệp mà mỗi dòng là một đối tượng JSON có
id, number, text (có thể nén gzip), hoặc thư mục tệp. --articles thêm các luật ghi theo điều (id, title, text, law): luật được sửa đổi, và lời sau này
của luật có trong bộ để so. --draw rút ngẫu nhiên một số điều khoản đã ghép để người đọc kiểm tra.

Mã kết thúc: 0 đo được, 1 không chạy được.`,
		Args: wants(1, true, "ít nhất một tệp hoặc thư mục"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Sources = args
			return evalReport(cmd, asJSON, func(ctx context.Context, progress func(string, int, int)) (*measure.ConsolidatedReport, error) {
				o.Progress = progress
				return measure.Consolidated(ctx, o)
			}, func(r *measure.ConsolidatedReport, out io.Writer) error { return r.Print(out, tabbed) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Articles, "articles", "", "`TỆP` các điều của luật")
	f.IntVar(&o.Draw, "draw", 0, "rút `N` điều khoản đã ghép để đọc")
	f.Uint64Var(&o.Seed, "seed", 1, "số `N` bắt đầu của việc rút")
	f.BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}
