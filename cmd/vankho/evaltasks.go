package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"vankho/cmd/measure"
)

func newEvalTasks() *cobra.Command {
	var o measure.TaskOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "tasks TỆP",
		Short: "Đọc nhiệm vụ, thời hạn của một bộ toàn văn, so với đánh giá của người đọc; không lưu",
		Long: `Đọc từng văn bản của bộ toàn văn như khi nạp, đếm nhiệm vụ theo loại văn bản và cách nêu thời hạn. --judged tính độ chính xác từ những nhiệm vụ đã
được người đọc đánh giá; --marked tính tỷ lệ đọc được trong những văn bản mà người đọc đã đánh dấu mọi nhiệm vụ; --draw rút ngẫu nhiên một số nhiệm
vụ có thời hạn để đánh giá.

Mỗi dòng của tệp là một đối tượng JSON có id, number, text; có thể nén gzip.

Mã kết thúc: 0 đo được, 1 không chạy được.`,
		Args: wants(1, false, "đúng một tệp"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Documents = args[0]
			return evalReport(cmd, asJSON, func(ctx context.Context, progress func(string, int, int)) (*measure.TaskReport, error) {
				o.Progress = progress
				return measure.Tasks(ctx, o)
			}, func(r *measure.TaskReport, out io.Writer) error { return r.Print(out, oneLine) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Judged, "judged", "", "`TỆP` nhiệm vụ đã được đánh giá")
	f.StringVar(&o.Marked, "marked", "", "`TỆP` mọi nhiệm vụ của một số văn bản")
	f.IntVar(&o.Draw, "draw", 0, "rút `N` nhiệm vụ có thời hạn để đánh giá")
	f.Uint64Var(&o.Seed, "seed", 1, "số `N` bắt đầu của việc rút")
	f.BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}
