package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vankho/cmd/measure"
)

// engineOwn is the program's own engine among the values of --engine.
const engineOwn = "vankho"

func newEvalRetrieval(s *settings) *cobra.Command {
	var o measure.RetrievalOptions
	var asJSON bool
	var name string
	cmd := &cobra.Command{
		Use:   "retrieval --corpus TỆP --queries TỆP --qrels TỆP",
		Short: "Hỏi từng câu trên một bộ điều luật, so với đáp án: nDCG, MRR, recall, thời gian",
		Long: `Nạp bộ điều luật vào một thư mục dữ liệu như khi nạp văn bản (các điều của một luật là các mục của một văn bản), lập chỉ mục, rồi hỏi từng câu
bằng chính bộ máy của trang tra cứu, một lần nguyên văn, một lần bỏ hết dấu. Đáp án chỉ được đọc sau khi đã ghi kết quả chạy.

Mỗi dòng của các tệp là một đối tượng JSON, có thể nén gzip. Bộ điều: id, title, text, law. Câu hỏi: id, text. Đáp án: ba cột câu hỏi, điều, mức đúng.
Kết quả chạy (--run) theo dạng TREC, với id của chính tệp bộ điều.

Không có --data thì dùng thư mục tạm, xong thì xóa; có --data thì giữ lại cho lần đo sau.

Mã kết thúc: 0 đo được, 1 không chạy được.`,
		Args: wants(0, false, "không có đối số"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := required(map[string]string{"corpus": o.Corpus, "queries": o.Queries}); err != nil {
				return err
			}
			if o.Engine = measure.Other(name); o.Engine == nil && name != engineOwn {
				return usageError{fmt.Sprintf("Tham số --engine không nhận giá trị %q; các giá trị: %s.", name,
					strings.Join([]string{engineOwn, measure.EngineBM25F, measure.EngineBleve, measure.EngineFTS, measure.EngineFTSFolded}, ", "))}
			}
			if cmd.Flags().Changed("data") {
				o.Data = s.data
			}
			return evalReport(cmd, asJSON, func(ctx context.Context, progress func(string, int, int)) (*measure.RetrievalReport, error) {
				o.Progress = progress
				return measure.Retrieval(ctx, o)
			}, func(r *measure.RetrievalReport, out io.Writer) error { return r.Print(out) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Corpus, "corpus", "", "`TỆP` bộ điều")
	f.StringVar(&o.Queries, "queries", "", "`TỆP` câu hỏi")
	f.StringVar(&o.Qrels, "qrels", "", "`TỆP` đáp án; không có thì chỉ hỏi, không chấm")
	f.StringVar(&o.Run, "run", "", "`TỆP` để ghi kết quả chạy")
	f.BoolVar(&o.MarkedOnly, "marked-only", false, "chỉ hỏi nguyên văn, không hỏi lại câu bỏ dấu")
	f.StringVar(&name, "engine", engineOwn, "bộ máy `TÊN` để so sánh: vankho, bm25f, bleve, fts5, fts5-folded")
	f.BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}

func newEvalLookup(s *settings) *cobra.Command {
	var o measure.LookupOptions
	var asJSON, misses bool
	cmd := &cobra.Command{
		Use:   "lookup --register TỆP --queries TỆP",
		Short: "Tra từng số, từng tên văn bản trong một danh mục: đúng ở vị trí 1, trong 5 vị trí đầu",
		Long: `Nạp danh mục vào một thư mục dữ liệu như lệnh "index", lập chỉ mục, rồi tra từng câu bằng chính bộ máy của trang tra cứu.

Mỗi dòng của các tệp là một đối tượng JSON, có thể nén gzip. Danh mục: id, number, issued, title, status. Câu tra: id, kind, text, gold (các id đúng).
Kết quả chạy (--run) theo dạng TREC, với id của chính danh mục.

Không có --data thì dùng thư mục tạm, xong thì xóa; có --data thì giữ lại cho lần đo sau.

Mã kết thúc: 0 đo được, 1 không chạy được.`,
		Args: wants(0, false, "không có đối số"),
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if err := required(map[string]string{"register": o.Register, "queries": o.Queries}); err != nil {
				return err
			}
			if cmd.Flags().Changed("data") {
				o.Data = s.data
			}
			if o.Pool, err = newPool(1, ""); err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.Pool.Close()) }()
			return evalReport(cmd, asJSON, func(ctx context.Context, progress func(string, int, int)) (*measure.LookupReport, error) {
				o.Progress = progress
				return measure.Lookup(ctx, o)
			}, func(r *measure.LookupReport, out io.Writer) error { return r.Print(out, misses, oneLine) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Register, "register", "", "`TỆP` danh mục")
	f.StringVar(&o.Queries, "queries", "", "`TỆP` câu tra, có đáp án")
	f.StringVar(&o.Run, "run", "", "`TỆP` để ghi kết quả chạy")
	f.BoolVar(&misses, "misses", false, "in cả những câu mà văn bản đúng không đứng đầu")
	f.BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}

// required says which flags that a command cannot do without were not given; they are flags, not arguments, so that each file says what it is.
func required(flags map[string]string) error {
	for _, name := range []string{"corpus", "register", "queries", "qrels"} {
		if value, ok := flags[name]; ok && value == "" {
			return usageError{fmt.Sprintf("Cần tham số --%s.", name)}
		}
	}
	return nil
}

// steps shows how far a command of several steps is.
type steps struct {
	cmd  *cobra.Command
	name string
	bar  *progress
}

func newSteps(cmd *cobra.Command) *steps { return &steps{cmd: cmd} }

func (s *steps) show(step string, done, total int) {
	if step != s.name {
		s.end()
		s.name, s.bar = step, newProgress(s.cmd.ErrOrStderr(), step, "")
	}
	s.bar.show(done, total, "")
}

func (s *steps) end() {
	if s.bar != nil {
		s.bar.end()
	}
}
