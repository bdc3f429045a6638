package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"vankho/cmd/measure"
)

func newEvalAmend() *cobra.Command {
	var o measure.AmendOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "amend TỆP",
		Short: "Đọc lời sửa đổi của một bộ toàn văn: thao tác, nơi, lời cũ, lời mới; không lưu",
		Long: `Đọc từng văn bản của bộ toàn văn như khi nạp, rồi đếm lời sửa đổi đọc được theo thao tác, số lời máy thực hiện được, lý do của những lời không
thực hiện được, và những dòng bắt đầu như một lời sửa đổi mà không đọc được lời nào. --judged so với những dòng đã có người đọc: một lời đúng khi
thao tác, nơi, văn bản được sửa đổi, lời cũ và lời mới đều đúng. --articles thêm các luật ghi theo điều (id, title, text, law) mà những dòng ấy nêu.

Mỗi dòng của tệp là một đối tượng JSON có id, number, text; có thể nén gzip.

Mã kết thúc: 0 đo được, 1 không chạy được.`,
		Args: wants(1, false, "đúng một tệp"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Documents = args[0]
			return evalReport(cmd, asJSON, func(ctx context.Context, progress func(string, int, int)) (*measure.AmendReport, error) {
				o.Progress = progress
				return measure.Amend(ctx, o)
			}, func(r *measure.AmendReport, out io.Writer) error { return r.Print(out, oneLine) })
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&o.Judged, "judged", nil, "`TỆP` lời đã có người đọc; dùng được nhiều lần")
	f.StringVar(&o.Articles, "articles", "", "`TỆP` các điều của luật")
	f.BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}
