package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/corpus/viet"
	"vankho/search/query"
	"vankho/web"
	"vankho/web/dataset"
)

// figuresCall is what `vankho figures` was told.
type figuresCall struct {
	words                                  string
	place, period, unit, issuer, doc, sort string
	limit                                  int
	asJSON, asCSV, asLines                 bool
	out, folder, site                      string
}

func newFigures(s *settings) *cobra.Command {
	var c figuresCall
	cmd := &cobra.Command{
		Use:   "figures [CÂU-HỎI…]",
		Short: "Tìm số liệu trong văn bản; xuất CSV, XLSX, JSONL, Parquet",
		Long: `Tìm số liệu theo tên chỉ tiêu, có dấu hoặc không dấu. Trong câu hỏi có thể ghi cả đơn vị, khoảng trị số, nơi và kỳ.
Mỗi số liệu in kèm mục tiêu, kỳ, nơi, câu nêu số liệu và mã văn bản. Không có câu hỏi thì liệt kê mọi số liệu.

--csv và --jsonl in mọi số liệu tìm được ra màn hình; --out ghi vào một tệp, đuôi tệp cho biết định dạng (.csv, .xlsx, .jsonl, .parquet);
--package ghi cả bốn tệp cùng datapackage.json mô tả các cột (Frictionless) vào một thư mục.`,
		Example: "  vankho figures tỷ lệ hồ sơ tiếp nhận trực tuyến\n  vankho figures 'ty le ho so > 80 %' --ky 2024-q4 --json\n" +
			"  vankho figures --noi lao-cai --out so-lieu.xlsx\n  vankho figures --package ./so-lieu --site https://kho.tinh.gov.vn",
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			c.words = strings.Join(args, " ")
			q, err := c.asked()
			if err != nil {
				return err
			}
			st, err := openFilled(cmd.Context(), s.data)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, st.Close()) }()
			if c.doc != "" {
				if q.Doc, err = documentNamed(cmd.Context(), st, c.doc); err != nil {
					return err
				}
			}
			return c.run(cmd.Context(), st, q, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&c.place, "noi", "", "`NƠI`: tên tỉnh, huyện, xã, có dấu hoặc không dấu")
	flags.StringVar(&c.period, "ky", "", "`KỲ`: 2025, 2025-q1, 2025-03, 2025-6-thang, 2021-2025")
	flags.StringVar(&c.unit, "donvi", "", "`ĐƠN-VỊ`: %, người, VND, tỷ đồng, hồ sơ…")
	flags.StringVar(&c.issuer, "coquan", "", "`CƠ-QUAN` ban hành")
	flags.StringVar(&c.doc, "vanban", "", "`MÃ` của một văn bản")
	flags.StringVar(&c.sort, "xep", "", "thứ `TỰ`: gia-tri, ky, chenh-lech, noi; không ghi thì gần tên nhất trước")
	flags.IntVar(&c.limit, "limit", 20, "số dòng `N` nhiều nhất khi in cho người đọc và khi --json")
	flags.BoolVar(&c.asJSON, "json", false, "in kết quả dạng JSON, như API")
	flags.BoolVar(&c.asCSV, "csv", false, "in mọi số liệu dạng CSV")
	flags.BoolVar(&c.asLines, "jsonl", false, "in mọi số liệu, mỗi dòng một đối tượng JSON")
	flags.StringVar(&c.out, "out", "", "ghi mọi số liệu vào `TỆP` .csv, .xlsx, .jsonl hoặc .parquet")
	flags.StringVar(&c.folder, "package", "", "ghi cả bốn tệp và datapackage.json vào `THƯ-MỤC`")
	flags.StringVar(&c.site, "site", "", "`ĐỊA-CHỈ` trang tra cứu, đặt trước địa chỉ của mỗi số liệu")
	return cmd
}

// asked reads the question and the flags.
func (c *figuresCall) asked() (corpus.FigureQuery, error) {
	q, _ := query.Figures(c.words)
	q.N, q.Secret = c.limit, true
	if c.limit < 1 || c.limit > 1000 {
		return q, usageError{"Tham số --limit phải từ 1 đến 1000."}
	}
	for _, f := range []struct {
		typed string
		into  *string
	}{{corpus.Spelled(c.place), &q.Place}, {corpus.Spelled(c.issuer), &q.Issuer}, {c.unit, &q.Unit}} {
		if f.typed != "" {
			*f.into = f.typed
		}
	}
	ways := 0
	for _, set := range []bool{c.asJSON, c.asCSV, c.asLines, c.out != "", c.folder != ""} {
		if set {
			ways++
		}
	}
	if ways > 1 {
		return q, usageError{"Chỉ dùng một trong các tham số --json, --csv, --jsonl, --out, --package."}
	}
	if c.period != "" {
		var ok bool
		if q.Period, ok = corpus.ParsePeriod(c.period); !ok {
			return q, usageError{fmt.Sprintf("Tham số --ky không nhận giá trị %q; cần một kỳ như 2025, 2025-q1, 2025-03, 2025-6-thang.", c.period)}
		}
	}
	switch order := corpus.FigureOrder(c.sort); order {
	case corpus.FigureByMatch, corpus.FigureByValue, corpus.FigureByPeriod, corpus.FigureByGap, corpus.FigureByPlace:
		q.Order = order
	default:
		return q, usageError{fmt.Sprintf("Tham số --xep không nhận giá trị %q; cần gia-tri, ky, chenh-lech hoặc noi.", c.sort)}
	}
	if c.out != "" {
		if _, ok := formatOfFile(c.out); !ok {
			return q, usageError{fmt.Sprintf("Tên tệp %q phải có đuôi .csv, .xlsx, .jsonl hoặc .parquet.", c.out)}
		}
	}
	return q, nil
}

func formatOfFile(name string) (dataset.Format, bool) {
	return dataset.FormatOf(strings.ToLower(strings.TrimPrefix(filepath.Ext(name), ".")))
}

// run answers: rows for a person, JSON, or files.
func (c *figuresCall) run(ctx context.Context, st *store.Store, q corpus.FigureQuery, out, told io.Writer) error {
	switch {
	case c.asCSV:
		return c.export(ctx, st, q, []dataset.Format{dataset.CSV}, []io.Writer{out}, nil)
	case c.asLines:
		return c.export(ctx, st, q, []dataset.Format{dataset.JSONL}, []io.Writer{out}, nil)
	case c.out != "":
		format, _ := formatOfFile(c.out)
		return c.files(ctx, st, q, map[dataset.Format]string{format: c.out}, told)
	case c.folder != "":
		return c.packageInto(ctx, st, q, told)
	}
	found, err := st.Figures(ctx, q)
	if err != nil {
		return err
	}
	if c.asJSON {
		if found.Rows == nil {
			found.Rows = []corpus.FigureRow{}
		}
		return printJSON(out, found)
	}
	if found.Found == 0 {
		some, err := st.Figures(ctx, corpus.FigureQuery{Secret: true, N: 1})
		if err != nil {
			return err
		}
		if some.Found == 0 {
			fmt.Fprintln(out, web.NoFigures)
			return nil
		}
	}
	printFigures(out, found)
	return nil
}

// export hands every figure to all writers in one pass.
func (c *figuresCall) export(ctx context.Context, st *store.Store, q corpus.FigureQuery, formats []dataset.Format, to []io.Writer, rows *int) error {
	address := func(r corpus.FigureRow) string { return strings.TrimSuffix(c.site, "/") + web.FigureURL(r) }
	var writers []*dataset.Figures
	for i, f := range formats {
		w, err := dataset.NewFigures(to[i], f, address)
		if err != nil {
			return err
		}
		writers = append(writers, w)
	}
	err := st.EachFigure(ctx, q, func(r corpus.FigureRow) error {
		if rows != nil {
			*rows++
		}
		for _, w := range writers {
			if err := w.Write(r); err != nil {
				return err
			}
		}
		return nil
	})
	for _, w := range writers {
		err = errors.Join(err, w.Close())
	}
	return err
}

// files writes files beside their names and gives them these when they are whole.
func (c *figuresCall) files(ctx context.Context, st *store.Store, q corpus.FigureQuery, names map[dataset.Format]string, told io.Writer) (err error) {
	var formats []dataset.Format
	var to []io.Writer
	var files []*os.File
	defer func() {
		for _, f := range files {
			_ = f.Close() // of what was kept it is closed already
			_ = os.Remove(f.Name())
		}
	}()
	for _, format := range dataset.Formats() {
		name, ok := names[format]
		if !ok {
			continue
		}
		f, err := os.CreateTemp(filepath.Dir(name), ".vankho-*")
		if err != nil {
			return err
		}
		formats, to, files = append(formats, format), append(to, f), append(files, f)
	}
	rows := 0
	if err := c.export(ctx, st, q, formats, to, &rows); err != nil {
		return err
	}
	for i, f := range files {
		if err := errors.Join(f.Chmod(0o644), f.Close(), os.Rename(f.Name(), names[formats[i]])); err != nil {
			return err
		}
		fmt.Fprintf(told, "Đã ghi %s số liệu vào %s.\n", number(rows), oneLine(names[formats[i]]))
	}
	return nil
}

// packageInto writes all formats and what describes them.
func (c *figuresCall) packageInto(ctx context.Context, st *store.Store, q corpus.FigureQuery, told io.Writer) error {
	if err := os.MkdirAll(c.folder, 0o755); err != nil {
		return err
	}
	name := func(f dataset.Format) string { return "so-lieu." + string(f) }
	names := map[dataset.Format]string{}
	for _, f := range dataset.Formats() {
		names[f] = filepath.Join(c.folder, name(f))
	}
	if err := c.files(ctx, st, q, names, told); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(c.folder, "datapackage.json"))
	if err != nil {
		return err
	}
	title := "Số liệu"
	if c.words != "" {
		title += ": " + c.words
	}
	return errors.Join(dataset.Describe(f, dataset.Package{Title: title, Made: time.Now(), Path: name}, dataset.Formats()), f.Close())
}

// printFigures writes figures for a person.
func printFigures(out io.Writer, found corpus.FiguresFound) {
	if len(found.Rows) == 0 {
		fmt.Fprintln(out, "Không có số liệu này trong kho.")
		for _, x := range found.Near {
			fmt.Fprintf(out, "  Gần với: %s (%s số liệu)\n", oneLine(x.Name), number(x.Figures))
		}
		return
	}
	fmt.Fprintf(out, "%s số liệu từ %s văn bản, %s kỳ\n", number(found.Found), number(found.Documents), number(found.Periods))
	for i, r := range found.Rows {
		fmt.Fprintf(out, "\n%d. %s\n", i+1, oneLine(figureTitle(r)))
		if facts := figureFacts(r.Figure); facts != "" {
			fmt.Fprintf(out, "   %s\n", oneLine(facts))
		}
		fmt.Fprintf(out, "   “%s”\n   %s\n", oneLine(viet.Squeeze(r.Sentence)), oneLine(calledOn(r.Document)+" · "+string(r.Document.ID)+" số liệu "+strconv.Itoa(r.N)))
	}
}

// figureTitle is the figure in one line, its value as the text writes it: "tỷ lệ hồ sơ tiếp nhận trực tuyến: 51,69/85% (mục tiêu 85)".
func figureTitle(r corpus.FigureRow) string {
	name := r.Figure.Indicator.Text
	if name == "" {
		name = r.Name
	}
	if name == "" {
		name = "(không rõ chỉ tiêu)"
	}
	title := viet.Squeeze(name) + ": " + viet.Squeeze(r.Quote)
	if r.Cell != nil && r.Unit != "" && !strings.Contains(r.Quote, r.Unit) {
		title += " " + r.Unit
	}
	if r.Target != nil {
		title += " (mục tiêu " + decimals(r.Target.Low)
		if gap, ok := r.Gap(); ok {
			title += ", chênh lệch " + decimals(math.Round(gap*1e9)/1e9) // what binary fractions add is none of it
		}
		title += ")"
	}
	return title
}

// figureFacts are what a figure is bound to: kind, level, place, period, what it is compared with.
func figureFacts(r corpus.Figure) string {
	place, versus, cumulative := r.Place.Name, "", ""
	if place == "" {
		place = r.Place.Text
	}
	if r.Versus != "" {
		versus = "so với " + r.Versus
	}
	if r.Cumulative {
		cumulative = "lũy kế"
	}
	var known []string
	for _, f := range []string{dataset.Word("kind", string(r.Kind)), cumulative, versus, r.Level.Text, place, r.Period.Text} {
		if f != "" {
			known = append(known, viet.Squeeze(f))
		}
	}
	return strings.Join(known, " · ")
}

// decimals writes a number with the comma and all its digits: 51.69 is "51,69".
func decimals(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
}
