package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"vankho/cmd/measure"
	"vankho/indexer"
)

func newEval(s *settings) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Đo chất lượng đọc và tìm",
		Args:  wants(0, false, "một lệnh con: files, tagging, relations, figures, tasks, amend, consolidated, retrieval, lookup"),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newEvalFiles(), newEvalTagging(), newEvalRelations(), newEvalFigures(), newEvalTasks(), newEvalAmend(), newEvalConsolidated(), newEvalRetrieval(s), newEvalLookup(s))
	return cmd
}

func newEvalFiles() *cobra.Command {
	var asJSON bool
	var o measure.Options
	cmd := &cobra.Command{
		Use:   "files THƯ-MỤC",
		Short: "Đọc thử mọi tệp trong thư mục, in chất lượng theo loại; không lưu",
		Long: `Đọc mọi tệp trong thư mục như khi nạp, không ghi gì vào kho, rồi in theo từng loại tệp: bao nhiêu tệp có chữ, chất lượng trang, thời gian;
các trang kém nhất, các tệp không có chữ cùng lý do, các tệp bảng mã cũ, các tiêu ngữ bị lẫn với tên cơ quan.
Nếu thư mục có MANIFEST.tsv với cột "file" và "pair" thì so bản quét với tệp gõ: tỷ lệ từ đọc đúng, lỗi ký tự.

Mã kết thúc: 0 đo được (kể cả khi có tệp không đọc được), 1 không chạy được.`,
		Args: wants(1, false, "đúng một thư mục"),
		RunE: func(cmd *cobra.Command, args []string) error { return evalFiles(cmd, args[0], o, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "in dạng JSON")
	cmd.Flags().IntVar(&o.Workers, "workers", runtime.NumCPU(), "số tệp `N` đọc cùng lúc")
	cmd.Flags().BoolVar(&o.Recognise, "ocr", true, "nhận dạng cả các trang là ảnh; --ocr=false để chỉ đọc")
	return cmd
}

func evalFiles(cmd *cobra.Command, folder string, o measure.Options, asJSON bool) (err error) {
	ctx := cmd.Context()
	if o.Workers < 1 {
		return usageError{"Tham số --workers phải từ 1 trở lên."}
	}
	root, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	if info, err := os.Stat(root); err == nil && !info.IsDir() {
		return usageError{fmt.Sprintf("%q không phải là thư mục.", folder)}
	}
	inputs, err := indexer.Walk(ctx, []string{root})
	if err != nil {
		return err
	}
	o.Folder = root
	for _, in := range inputs {
		if !in.Folder {
			o.Files = append(o.Files, in.File)
		}
	}
	pool, err := newPool(o.Workers, "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	bar := newProgress(cmd.ErrOrStderr(), "Đọc", "tệp")
	o.Progress = func(done, total int, name string) { bar.show(done, total, cut(oneLine(filepath.Base(name)), 40)) }
	report, err := measure.Files(ctx, pool, o)
	bar.end()
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(cmd.OutOrStdout(), report)
	}
	return report.Print(cmd.OutOrStdout(), oneLine)
}

func newEvalTagging() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "tagging THƯ-MỤC",
		Short: "So dẫn chiếu, thể thức, quan hệ, tên riêng, bố cục, số liệu đọc được với bộ mẫu đã gán nhãn; không lưu",
		Long: `Đọc từng đoạn của bộ mẫu như lệnh "read -", so với những gì người đọc kỹ ghi sẵn, rồi in theo loại: cần có, tìm được, đúng, và mọi điều còn thiếu, thừa, sai.
Một số liệu là đúng khi vị trí trùng ít nhất một nửa, trị số và đơn vị đúng; chỉ tiêu kế hoạch, loại, tên chỉ tiêu, nơi, kỳ… được tính riêng từng mục.
Thư mục có các tệp citations.jsonl, headers.jsonl, relations.jsonl, entities.jsonl, sections.jsonl, figures.jsonl (một hay nhiều tệp), hoặc có chúng trong thư mục con dev.

Mã kết thúc: 0 đo được, 1 không chạy được.`,
		Args: wants(1, false, "đúng một thư mục"),
		RunE: func(cmd *cobra.Command, args []string) error {
			report, err := measure.Tagging(cmd.Context(), args[0])
			if measure.NoGold(err) {
				return usageError{fmt.Sprintf("Thư mục %q không có bộ mẫu nào để so.", args[0])}
			}
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), report)
			}
			return report.Print(cmd.OutOrStdout(), oneLine)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}
