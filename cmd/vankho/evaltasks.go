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
		Use:   "tasks TỆP|THƯ-MỤC…",
		Short: "Đọc nhiệm vụ, thời hạn của một bộ toàn văn, so với đánh giá của người đọc; không lưu",
		Long: `Đọc từng văn bản của bộ toàn văn như khi nạp, đếm nhiệm vụ theo loại văn bản và cách nêu thời hạn. --judged tính độ chính xác từ những nhiệm vụ đã
được người đọc đánh giá; --marked tính tỷ lệ đọc được trong những văn bản mà người đọc đã đánh dấu mọi nhiệm vụ; --placed chỉ đọc những văn bản đã
được đánh giá, đánh dấu; --draw rút ngẫu nhiên một số nhiệm vụ có thời hạn, chưa được đánh giá, để đánh giá.

Nguồn là thư mục tệp; hoặc tệp mà mỗi dòng là một đối tượng JSON có id, number, text, hoặc một điều luật có id, title, text, law, các điều của một
văn bản được ghép lại; có thể nén gzip.

Mã kết thúc: 0 đo được, 1 không chạy được.`,
		Args: wants(1, true, "ít nhất một tệp hoặc thư mục"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Sources = args
			return evalReport(cmd, asJSON, func(ctx context.Context, progress func(string, int, int)) (*measure.TaskReport, error) {
				o.Progress = progress
				return measure.Tasks(ctx, o)
			}, func(r *measure.TaskReport, out io.Writer) error { return r.Print(out, oneLine) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Judged, "judged", "", "`TỆP` nhiệm vụ đã được đánh giá")
	f.StringVar(&o.Marked, "marked", "", "`TỆP` mọi nhiệm vụ của một số văn bản")
	f.BoolVar(&o.Placed, "placed", false, "chỉ đọc những văn bản đã được đánh giá, đánh dấu")
	f.IntVar(&o.Draw, "draw", 0, "rút `N` nhiệm vụ có thời hạn để đánh giá")
	f.BoolVar(&o.Undated, "undated", false, "rút cả nhiệm vụ không có thời hạn")
	f.Uint64Var(&o.Seed, "seed", 1, "số `N` bắt đầu của việc rút")
	f.BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}
