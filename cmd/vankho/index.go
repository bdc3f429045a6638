package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer"
	"vankho/search/engine"
)

func newIndex(s *settings) *cobra.Command {
	var options indexer.Options
	var when string
	cmd := &cobra.Command{
		Use:   "index TỆP|THƯ-MỤC…",
		Short: "Nạp tệp, thư mục hoặc danh mục vào kho",
		Long: `Nạp các tệp PDF (kể cả ảnh quét), DOC, DOCX, ODT, RTF, XLS, XLSX, ODS, HTML, Markdown, TXT, ảnh PNG/JPEG/TIFF, thư EML,
tệp nén ZIP và danh mục CSV/JSONL/XLSX vào kho rồi lập chỉ mục. Tệp không đổi được bỏ qua, tệp đã đổi được thay; chạy lại bao
nhiêu lần cũng được, dừng giữa chừng không mất gì.

Trang quét được nhận dạng chữ bằng tesseract, trang đầu của mỗi tệp trước; --ocr later để việc đó cho lệnh serve làm tiếp.

Mã kết thúc: 0 đọc được tất cả, 3 có tệp không đọc được, 1 không chạy được.`,
		Example: "  vankho index ./van-ban\n  vankho index danh-muc.csv --data /srv/kho",
		Args:    wants(1, true, "ít nhất một tệp hoặc thư mục"),
		RunE:    func(cmd *cobra.Command, args []string) error { return index(cmd, s.data, args, options, when) },
	}
	f := cmd.Flags()
	f.BoolVar(&options.Prune, "prune", false, "bỏ khỏi kho các văn bản mà tệp nguồn không còn")
	f.IntVar(&options.Workers, "workers", runtime.NumCPU(), "số tệp `N` đọc cùng lúc")
	f.StringVar(&when, "ocr", ocrNow, "nhận dạng trang quét `LÚC` nào: now (chờ xong), later (để lệnh serve làm)")
	f.BoolVar(&options.AcceptSecret, "accept-secret", false, "nạp cả văn bản có dấu MẬT, TỐI MẬT, TUYỆT MẬT")
	return cmd
}

// The values of --ocr.
const (
	ocrNow   = "now"
	ocrLater = "later"
)

func index(cmd *cobra.Command, data string, paths []string, options indexer.Options, when string) (err error) {
	ctx := cmd.Context()
	if when != ocrNow && when != ocrLater {
		return usageError{fmt.Sprintf("Tham số --ocr không nhận giá trị %q; các giá trị: now, later.", when)}
	}
	if options.Workers < 1 {
		return usageError{"Tham số --workers phải từ 1 trở lên."}
	}
	inputs, err := indexer.Walk(ctx, paths)
	if err != nil {
		return err
	}
	roots := make([]string, len(paths))
	for i, p := range paths {
		if roots[i], err = filepath.Abs(p); err != nil {
			return err
		}
	}
	st, err := store.Open(ctx, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if err := leaveSample(ctx, st, cmd.ErrOrStderr()); err != nil {
		return err
	}
	pool, err := newPool(options.Workers, st.Dir())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()

	bar := newProgress(cmd.ErrOrStderr(), "Đọc", "tệp")
	x := indexer.New(st, pool, options)
	report, err := x.Run(ctx, inputs, roots, func(p indexer.Progress) {
		bar.show(p.Done, p.Total, fmt.Sprintf("%s (%s văn bản)", cut(oneLine(filepath.Base(p.File)), 40), number(p.Documents)))
	})
	bar.end()
	if report != nil && report.Withdrawn > 0 {
		// Segments of an index hold a removed text until they are merged; an index made anew does not.
		err = errors.Join(err, os.RemoveAll(indexFolder(st)))
	}
	if report != nil && (err == nil || report.Files+report.Documents > 0) {
		printReport(cmd.OutOrStdout(), report)
		err = errors.Join(err, recordIndexed(context.WithoutCancel(ctx), st, roots, report))
	}
	if err != nil {
		return err
	}
	secret, err := recogniseNow(ctx, st, x, when, cmd.OutOrStdout(), cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	if err := syncIndex(ctx, st, cmd.ErrOrStderr()); err != nil {
		return err
	}
	if len(report.Failed)+len(report.Secret)+secret > 0 {
		return someFailed{}
	}
	return nil
}

// recordIndexed tells the journal of a run, whole or not. Folders of the machine are told on it alone.
func recordIndexed(ctx context.Context, st *store.Store, roots []string, r *indexer.Report) error {
	return st.Record(ctx, corpus.Act{Actor: commander(), Verb: corpus.VerbImported, Object: strings.Join(roots, ", "),
		Detail: fmt.Sprintf("vankho index: %s tệp, %s văn bản.", number(r.Files), number(r.Documents)), Secret: true})
}

// commander is who runs the program, by the name that the machine has for them.
func commander() corpus.Actor {
	who := corpus.Actor{From: corpus.FromCommand}
	if u, err := user.Current(); err == nil {
		who.Who = cmp.Or(u.Name, u.Username)
	}
	return who
}

// recogniseNow has the pages that wait for text recognition read, or says that they wait. It answers how many files turned out to bear a
// mark of secrecy.
func recogniseNow(ctx context.Context, st *store.Store, x *indexer.Indexer, when string, out, progress io.Writer) (secret int, err error) {
	if when == ocrLater {
		waiting, err := st.Recognition(ctx)
		if err == nil && waiting.Waiting > 0 {
			fmt.Fprintf(out, "%s trang quét của %s tệp chờ nhận dạng chữ; lệnh serve sẽ đọc tiếp.\n", number(waiting.Waiting), number(waiting.Files))
		}
		return 0, err
	}
	bar := newProgress(progress, "Nhận dạng chữ", "trang")
	done, err := x.Recognise(ctx, func(r indexer.Recognition) {
		bar.show(r.Pages+r.Failed, r.Pages+r.Failed+r.Waiting, cut(oneLine(r.File), 40))
	})
	bar.end()
	if done.Withdrawn > 0 {
		err = errors.Join(err, os.RemoveAll(indexFolder(st)))
	}
	printRecognition(out, done)
	return len(done.Secret), err
}

// printRecognition says how text recognition went.
func printRecognition(out io.Writer, r *indexer.Recognition) {
	if r.Pages+r.Failed > 0 {
		fmt.Fprintf(out, "Đã nhận dạng chữ %s trang trong %s; %s trang không nhận dạng được, %s trang còn chờ.\n",
			number(r.Pages), took(r.Took), number(r.Failed), number(r.Waiting))
	}
	if r.Lacks != "" {
		fmt.Fprintf(out, "%s trang quét chưa đọc được. %s\n", number(r.Waiting), r.Lacks)
	}
	for _, f := range r.Secret {
		fmt.Fprintf(out, "Có dấu mật, không nạp: %s\n", oneLine(f.Path))
	}
}

// openFilled opens a data folder that is there already: a mistyped --data must not leave an empty store behind.
func openFilled(ctx context.Context, data string) (*store.Store, error) {
	if _, err := os.Stat(filepath.Join(data, "vankho.db")); errors.Is(err, fs.ErrNotExist) {
		return nil, usageError{fmt.Sprintf("Chưa có kho ở %q. Hãy nạp văn bản: vankho index THƯ-MỤC, hoặc chỉ đúng thư mục bằng --data.", data)}
	}
	return store.Open(ctx, data)
}

// openEngine opens the search index of a data folder.
func openEngine(st *store.Store) (*engine.Engine, error) {
	return engine.Open(indexFolder(st), st)
}

func indexFolder(st *store.Store) string { return filepath.Join(st.Dir(), "index") }

// syncIndex brings the search index up to the store.
func syncIndex(ctx context.Context, st *store.Store, out io.Writer) (err error) {
	e, err := openEngine(st)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	bar := newProgress(out, "Lập chỉ mục", "văn bản")
	defer bar.end()
	return e.Sync(ctx, st, func(done, total int) { bar.show(done, total, "") })
}

// printReport says how the run ended, file by file where something went wrong.
func printReport(out io.Writer, r *indexer.Report) {
	line := func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
	line("Đã gặp %s tệp: %s đọc mới, %s không đổi, %s được thay, %s trùng nội dung, %s không đọc được, %s có dấu mật không nạp.",
		number(r.Files), number(r.Read), number(r.Unchanged), number(r.Replaced), number(r.Duplicate), number(len(r.Failed)), number(len(r.Secret)))
	if r.Containers > 0 {
		line("Trong đó %s tệp là thư hoặc tệp nén; các tệp bên trong được kể riêng.", number(r.Containers))
	}
	line("Đã ghi %s văn bản, %s trang trong %s.", number(r.Documents), number(r.Pages), took(r.Took))
	list := func(title string, files []corpus.FileReport) {
		if len(files) == 0 {
			return
		}
		slices.SortFunc(files, func(a, b corpus.FileReport) int { return strings.Compare(a.Path, b.Path) })
		line("\n%s (%s):", title, number(len(files)))
		for _, f := range files {
			reasons := map[string]bool{}
			var said []string
			for _, p := range f.Problems {
				if !reasons[p.Detail] && len(said) < 3 {
					reasons[p.Detail] = true
					said = append(said, p.Detail)
				}
			}
			line("  %s: %s", oneLine(f.Path), strings.Join(said, " "))
			if n := len(f.Problems); n > len(said) && n > 3 {
				line("    … tất cả %s vấn đề; xem trang Tình trạng kho.", number(n))
			}
		}
	}
	list("Không đọc được", r.Failed)
	list("Có dấu mật, không nạp", r.Secret)
	list("Đọc được nhưng có vấn đề", r.Partial)
	if r.Withdrawn > 0 {
		line("\nĐã gỡ khỏi kho %s văn bản nay có dấu mật.", number(r.Withdrawn))
	}
	if len(r.Missing) > 0 {
		done := "dùng --prune để bỏ khỏi kho"
		if r.Removed > 0 {
			done = "đã bỏ khỏi kho"
		}
		line("\nKhông còn ở nguồn, %s (%s):", done, number(len(r.Missing)))
		for i, m := range r.Missing {
			if i == 20 {
				line("  … và %s nữa", number(len(r.Missing)-i))
				break
			}
			line("  %s", oneLine(m))
		}
	}
}

// number writes 1234567 as 1.234.567.
func number(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// took writes a duration as people say it: "0,4 giây", "12 giây", "3 phút 20 giây".
func took(d time.Duration) string {
	switch {
	case d < 10*time.Second:
		return strings.Replace(fmt.Sprintf("%.1f giây", d.Seconds()), ".", ",", 1)
	case d < time.Minute:
		return fmt.Sprintf("%.0f giây", d.Seconds())
	}
	d = d.Round(time.Second)
	return fmt.Sprintf("%d phút %d giây", d/time.Minute, d%time.Minute/time.Second)
}
