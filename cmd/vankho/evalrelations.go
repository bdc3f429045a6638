package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vankho/cmd/measure"
	"vankho/corpus"
)

func newEvalRelations() *cobra.Command {
	var o measure.RelationOptions
	var asJSON bool
	var relations []string
	cmd := &cobra.Command{
		Use:   "relations TỆP",
		Short: "Đọc quan hệ giữa các văn bản của một bộ toàn văn, so với tên và điều khoản thi hành; không lưu",
		Long: `Đọc từng văn bản của bộ toàn văn như khi nạp, rồi so quan hệ đọc được với những gì một bộ đọc đơn giản, độc lập tìm thấy trong tên văn bản
("sửa đổi, bổ sung", "bãi bỏ", "thay thế", "hướng dẫn" kèm số), trong điều khoản thi hành (văn bản bị thay thế, bãi bỏ, hết hiệu lực), và trong
các đoạn kể lịch sử ("được sửa đổi, bổ sung bởi"). In mọi chỗ hai bên không khớp.

Mỗi dòng của tệp là một đối tượng JSON có id, number, text; có thể nén gzip. --draw rút ngẫu nhiên một số quan hệ để người đọc đánh giá;
--judged tính độ chính xác từ những quan hệ đã được đánh giá.

Mã kết thúc: 0 đo được, 1 không chạy được.`,
		Args: wants(1, false, "đúng một tệp"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Documents = args[0]
			for _, r := range relations {
				if r = strings.TrimSpace(r); r != "" {
					o.Relations = append(o.Relations, corpus.Relation(r))
				}
			}
			return evalReport(cmd, asJSON, func(ctx context.Context, progress func(string, int, int)) (*measure.RelationReport, error) {
				o.Progress = progress
				return measure.Relations(ctx, o)
			}, func(r *measure.RelationReport, out io.Writer) error { return r.Print(out, oneLine) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Judged, "judged", "", "`TỆP` quan hệ đã được đánh giá")
	f.IntVar(&o.Draw, "draw", 0, "rút `N` quan hệ để đánh giá")
	f.Uint64Var(&o.Seed, "seed", 1, "số `N` bắt đầu của việc rút")
	f.StringSliceVar(&relations, "relation", nil, "chỉ rút các quan hệ `TÊN`: amends, replaces, …")
	f.BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}
