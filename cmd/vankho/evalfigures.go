package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"vankho/cmd/measure"
)

func newEvalFigures() *cobra.Command {
	var o measure.FigureOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "figures TỆP|THƯ-MỤC…",
		Short: "Đọc số liệu của một bộ văn bản, so với các số liệu đã được người đọc đánh giá; không lưu",
		Long: `Đọc từng văn bản như khi nạp rồi đếm số liệu theo loại và theo điều nghi ngờ. Nguồn là tệp mà mỗi dòng là một đối tượng JSON có id, number, text
(có thể nén gzip), hoặc thư mục tệp. --draw rút ngẫu nhiên một số số liệu, mỗi dòng một số liệu kèm câu, để người đọc sửa lại cho đúng;
--judged tính tỷ lệ đúng của từng mục theo các số liệu đã được sửa như vậy.

Mã kết thúc: 0 đo được, 1 không chạy được.`,
		Args: wants(1, true, "ít nhất một tệp hoặc thư mục"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Sources = args
			return evalReport(cmd, asJSON, func(ctx context.Context, progress func(string, int, int)) (*measure.FigureReport, error) {
				o.Progress = progress
				return measure.Figures(ctx, o)
			}, func(r *measure.FigureReport, out io.Writer) error { return r.Print(out, tabbed) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Judged, "judged", "", "`TỆP` số liệu đã được đánh giá")
	f.IntVar(&o.Draw, "draw", 0, "rút `N` số liệu để đánh giá")
	f.IntVar(&o.Each, "each", 2, "rút nhiều nhất `N` số liệu của một văn bản")
	f.StringSliceVar(&o.Types, "loai", nil, "chỉ rút từ văn bản thuộc `LOẠI`: kế hoạch, báo cáo, …")
	f.Uint64Var(&o.Seed, "seed", 1, "số `N` bắt đầu của việc rút")
	f.BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}
