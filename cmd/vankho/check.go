package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer"
	"vankho/search"
)

// helpers are the programs outside that reading makes use of where they are there, and how each tells its version.
var helpers = []struct{ name, what, flag string }{
	{"tesseract", "nhận dạng chữ trong ảnh quét", "--version"},
	{"soffice", "đọc bản trình chiếu, XLSB, và DOC, RTF, XLS bị hỏng", "--version"},
}

func newCheck(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Kiểm tra kho, chỉ mục và các chương trình bên ngoài",
		Args:  wants(0, false, "không có đối số"),
		RunE:  func(cmd *cobra.Command, _ []string) error { return check(cmd.Context(), s.data, cmd.OutOrStdout()) },
	}
}

func check(ctx context.Context, data string, out io.Writer) (err error) {
	fmt.Fprintf(out, "vankho %s, cách đọc %s, %s, %s/%s\n", version, indexer.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	for _, h := range helpers {
		fmt.Fprintf(out, "%s (%s): %s\n", h.name, h.what, helperVersion(ctx, h.name, h.flag))
	}
	st, err := openFilled(ctx, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if err := st.Verify(ctx); err != nil {
		return usageError{"Cơ sở dữ liệu của kho bị hỏng: " + err.Error()}
	}
	counts, err := st.Counts(ctx)
	if err != nil {
		return err
	}
	if err := checkLedger(ctx, st, out); err != nil {
		return err
	}
	if err := checkFigures(ctx, st, out); err != nil {
		return err
	}
	e, err := openEngine(st)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	stats, err := e.Stats(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Kho: %s văn bản (%s chưa có toàn văn), %s trang, %s dẫn chiếu; thay đổi thứ %d.\n",
		number(counts.Documents), number(counts.Stubs), number(counts.Pages), number(counts.References), counts.Seq)
	fmt.Fprintf(out, "Chỉ mục: %s văn bản; thay đổi thứ %d, bản %s.\n", number(stats.Documents), stats.Seq, stats.Build)
	return agree(counts, stats, out)
}

// checkLedger says what citations lead to, and whether that is so.
func checkLedger(ctx context.Context, st *store.Store, out io.Writer) error {
	l, wrong, err := st.CheckLedger(ctx)
	if err != nil {
		return err
	}
	n := func(s corpus.LinkState) string { return number(l.States[s]) }
	fmt.Fprintf(out, "Dẫn chiếu: %s nối tới văn bản trong kho, %s tới chính văn bản, %s chưa đủ căn cứ để chọn, %s kho chưa có, %s không đúng dạng",
		n(corpus.LinkResolved), n(corpus.LinkSelf), n(corpus.LinkAmbiguous), n(corpus.LinkAbsent), n(corpus.LinkMalformed))
	if l.Waiting > 0 {
		fmt.Fprintf(out, "; %s số, ký hiệu chờ xét, lần chạy index hoặc serve tới sẽ xét tiếp", number(l.Waiting))
	}
	fmt.Fprintln(out, ".")
	_, judging, err := st.Pending(ctx)
	if err != nil {
		return err
	}
	if judging > 0 && l.Waiting == 0 {
		fmt.Fprintln(out, "Quan hệ, hiệu lực của một số văn bản chờ xét; lần chạy index hoặc serve tới sẽ xét tiếp.")
	}
	if len(wrong) > 0 {
		return usageError{"Sổ dẫn chiếu không khớp kho: " + strings.Join(wrong, "; ") + "."}
	}
	return nil
}

// checkFigures says how many figures there are, and whether each has what it is found by.
func checkFigures(ctx context.Context, st *store.Store, out io.Writer) error {
	c, wrong, err := st.CheckFigures(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Số liệu: %s số liệu của %s văn bản, %s cách viết chỉ tiêu.\n", number(c.Figures), number(c.Documents), number(c.Phrasings))
	if len(wrong) > 0 {
		return usageError{"Số liệu không khớp kho: " + strings.Join(wrong, "; ") + "."}
	}
	return nil
}

// agree says whether store and index tell the same.
func agree(counts corpus.Counts, stats search.Stats, out io.Writer) error {
	switch {
	case counts.Seq == stats.Seq && counts.Documents == stats.Documents:
		fmt.Fprintln(out, "Kho và chỉ mục khớp nhau.")
		return nil
	case stats.Seq < counts.Seq:
		fmt.Fprintln(out, "Chỉ mục đi sau kho; lần chạy serve, search hoặc index tới sẽ lập tiếp.")
	default:
		fmt.Fprintln(out, "Chỉ mục không khớp kho; hãy xóa thư mục index trong thư mục dữ liệu rồi chạy lại.")
	}
	return usageError{"Kho và chỉ mục không khớp nhau."}
}

// helperVersion is the first line that a program says of itself, or that it is not there.
func helperVersion(ctx context.Context, name, flag string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		return "không có"
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	said, err := exec.CommandContext(ctx, path, flag).CombinedOutput()
	first, _, _ := strings.Cut(strings.TrimSpace(string(said)), "\n")
	if err != nil && first == "" {
		return "có, không chạy được"
	}
	return "có, " + first
}
