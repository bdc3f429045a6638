package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"vankho/cmd/measure"
)

func newTrain(s *settings) *cobra.Command {
	var o measure.TrainOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "train --corpus TỆP --queries TỆP --qrels TỆP",
		Short: "Học cách xếp hạng từ câu hỏi có đáp án; ghi mô hình cùng báo cáo",
		Long: `Nạp bộ điều luật như lệnh "eval retrieval", lấy từ chính bộ máy tìm kiếm các kết quả của bước tìm thô cho từng câu hỏi (nguyên văn và bỏ hết dấu),
rồi học một mô hình xếp hạng. Chất lượng được đo chéo: mỗi câu do một mô hình không học câu ấy xếp hạng.

Có --register và --lookups thì học thêm từ các câu tra tên văn bản trong một danh mục.

Có --out thì ghi model.tsv và report.md vào thư mục đó. Mô hình đi cùng chương trình nằm ở search/rank/data; muốn thay thì ghi vào đó rồi dịch lại.
Cùng dữ liệu và tham số thì ra cùng một mô hình, đúng từng byte.

Mã kết thúc: 0 học được, 1 không chạy được.`,
		Args: wants(0, false, "không có đối số"),
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if err := required(map[string]string{"corpus": o.Corpus, "queries": o.Queries, "qrels": o.Qrels}); err != nil {
				return err
			}
			if o.Folds < 2 || o.Folds > 100 || o.Seeds < 1 || o.Seeds > 100 {
				return usageError{fmt.Sprintf("Tham số --folds phải từ 2 đến 100, --seeds từ 1 đến 100; nhận được %d và %d.", o.Folds, o.Seeds)}
			}
			if cmd.Flags().Changed("data") {
				o.Data = s.data
			}
			if (o.Register == "") != (o.Lookups == "") {
				return usageError{"Tham số --register và --lookups đi cùng nhau."}
			}
			if o.Pool, err = newPool(1, ""); err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.Pool.Close()) }()
			bar := newSteps(cmd)
			o.Progress = bar.show
			report, err := measure.Train(cmd.Context(), o)
			bar.end()
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), report)
			}
			return report.Print(cmd.OutOrStdout())
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Corpus, "corpus", "", "`TỆP` bộ điều")
	f.StringVar(&o.Queries, "queries", "", "`TỆP` câu hỏi")
	f.StringVar(&o.Qrels, "qrels", "", "`TỆP` đáp án")
	f.StringVar(&o.Register, "register", "", "`TỆP` danh mục, để học cả việc tra tên văn bản")
	f.StringVar(&o.Lookups, "lookups", "", "`TỆP` câu tra trên danh mục, có đáp án")
	f.StringVar(&o.Out, "out", "", "`THƯ-MỤC` để ghi mô hình và báo cáo")
	f.IntVar(&o.Folds, "folds", 5, "số phần `N` của kiểm tra chéo")
	f.IntVar(&o.Seeds, "seeds", 2, "số lần `N` chia phần khác nhau")
	f.BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}
