package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/draft"
)

func newCiteCheck(s *settings) *cobra.Command {
	var asJSON, asCSV bool
	var day, docx, as string
	cmd := &cobra.Command{
		Use:   "cite-check TỆP|-",
		Short: "Kiểm tra dẫn chiếu của một dự thảo với kho, không lưu",
		Long: `Đọc một dự thảo (DOCX, PDF, DOC, TXT…; đầu vào chuẩn khi viết "-"), đối chiếu từng dẫn chiếu với kho rồi in kết quả; không ghi gì vào kho.
Mã thoát: 0 khi không có chỗ cần sửa, 1 khi có, 2 khi không đọc được dự thảo hoặc không kiểm tra được.`,
		Example: "  vankho cite-check du-thao.docx --docx du-thao-gop-y.docx\n  vankho cite-check du-thao.pdf --tai 30/6/2025 --csv > phieu.csv",
		Args:    wants(1, false, "đúng một tệp, hoặc -"),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, content, err := citeCheck(cmd.Context(), s.data, args[0], as, day, cmd.InOrStdin())
			if err != nil {
				return unchecked{err}
			}
			out := cmd.OutOrStdout()
			switch {
			case asJSON:
				err = printJSON(out, r)
			case asCSV:
				err = draft.WriteCSV(out, r)
			default:
				printReview(out, r)
			}
			if err == nil && docx != "" {
				err = writeReview(docx, content, r)
			}
			switch {
			case err != nil:
				return unchecked{err}
			case r.Text == "" && len(r.Problems) > 0:
				return unchecked{someFailed{}}
			case r.Mend() > 0:
				return toMend{}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&day, "tai", "", "xét hiệu lực tại `NGÀY`, như 30/6/2025; mặc định hôm nay")
	cmd.Flags().BoolVar(&asJSON, "json", false, "in dạng JSON")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "in phiếu rà soát dạng CSV")
	cmd.Flags().StringVar(&docx, "docx", "", "ghi ra `TỆP` DOCX: dự thảo có chú thích tại từng chỗ, hoặc phiếu rà soát khi dự thảo không phải DOCX")
	cmd.Flags().StringVar(&as, "as", "", "coi đầu vào là `DẠNG`: txt, md, html, pdf, docx")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	return cmd
}

// citeCheck reads a draft and compares its citations with the store of a data folder; content are the draft's bytes.
func citeCheck(ctx context.Context, data, path, as, day string, stdin io.Reader) (r *corpus.Review, content []byte, err error) {
	in := draft.Input{Secret: true}
	if day != "" {
		if in.Day, err = dayTyped(day); err != nil {
			return nil, nil, err
		}
	}
	content, in.Name, err = contentOf(path, as, stdin)
	if err != nil {
		return nil, nil, err
	}
	st, err := openFilled(ctx, data)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if in.Document, err = readContent(ctx, content, in.Name); err != nil {
		return nil, nil, err
	}
	if path == "-" {
		in.Name = ""
	}
	r, err = draft.Check(ctx, st, in)
	return r, content, err
}

// writeReview writes the draft with comments where it is a DOCX, else the review sheet.
func writeReview(path string, content []byte, r *corpus.Review) error {
	annotated, err := draft.Annotate(content, r)
	if errors.Is(err, draft.ErrDocument) && !strings.EqualFold(filepath.Ext(r.Name), ".docx") {
		annotated, err = draft.Sheet(r)
	}
	if errors.Is(err, draft.ErrDocument) {
		return usageError{"Tệp DOCX không chèn chú thích được: " + after(err, draft.ErrDocument.Error()+": ")}
	}
	if err != nil {
		return err
	}
	return os.WriteFile(path, annotated, 0o644)
}

func printReview(out io.Writer, r *corpus.Review) {
	for _, p := range r.Problems {
		fmt.Fprintln(out, "Lưu ý:", p.Detail)
	}
	if len(r.Findings) == 0 {
		fmt.Fprintln(out, draft.None)
		return
	}
	for i, f := range r.Findings {
		fmt.Fprintf(out, "%d. [%s] %s\n   %s\n", i+1, f.Label(), viet.Squeeze(f.Quote), f.Sentence)
		if f.Correct != "" {
			fmt.Fprintf(out, "   Cách viết: %s\n", viet.Squeeze(f.Correct))
		}
	}
	var counts []string
	for _, s := range r.States() {
		counts = append(counts, fmt.Sprintf("%s %s", number(s.Citations), strings.ToLower(s.Label[:1])+s.Label[1:]))
	}
	fmt.Fprintf(out, "%s dẫn chiếu, xét tại ngày %s: %s; %s chỗ cần sửa.\n", number(len(r.Findings)), r.Day.Short(), strings.Join(counts, ", "), number(r.Mend()))
}
