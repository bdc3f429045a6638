package measure

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// Print writes the report as plain text for a person. clean makes the names and lines of files safe for the place where they are printed.
func (r *Report) Print(out io.Writer, clean func(string) string) error {
	p := newPrinter(out, clean)
	p.kinds(r)
	p.pairs(r)
	p.lists(r)
	return p.Flush()
}

type printer struct {
	*tabwriter.Writer
	clean func(string) string
}

func newPrinter(out io.Writer, clean func(string) string) printer {
	return printer{tabwriter.NewWriter(out, 0, 0, 2, ' ', 0), clean}
}

func (p printer) line(format string, args ...any) { fmt.Fprintf(p.Writer, format+"\n", args...) }

func (p printer) kinds(r *Report) {
	p.line("Loại\tTệp\tCó chữ\tChỉ có lý do\tKhông nói gì\tChờ nhận dạng\tVăn bản\tTrang\tChất lượng giữa\t10%% thấp nhất\tTừ có dấu\tĐộ tin OCR\tHai bộ đọc khớp\tGiây đọc\tTrang/giây\tGiây OCR\tTrang OCR/giây")
	for _, l := range append(slices.Clone(r.Kinds), r.All) {
		p.line("%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s", p.clean(string(l.Kind)), l.Files, l.Text, l.Reason, l.Silent, l.Waiting,
			l.Documents, l.Pages, rate(l.Median), rate(l.Tenth), rate(l.Marked), rate(l.Confidence), rate(l.Agreement),
			decimal(l.Seconds, 1), perSecond(l.Pages, l.Seconds), decimal(l.Recognition.Seconds, 1), perSecond(l.Recognition.Pages, l.Recognition.Seconds))
	}
	if r.All.Containers > 0 {
		p.line("\n%d tệp chứa các tệp khác; mỗi tệp bên trong được tính là một tệp.", r.All.Containers)
	}
	if c := r.All.Recognition; c.Pages+c.Failed > 0 {
		p.line("\nNhận dạng %d trang, không được %d trang: chuẩn bị ảnh %s giây, tesseract %s giây, xếp dòng %s giây, vẽ trang và phần còn lại %s giây.", c.Pages, c.Failed,
			decimal(c.Prepare, 1), decimal(c.Recognise, 1), decimal(c.Arrange, 1), decimal(c.Seconds-c.Prepare-c.Recognise-c.Arrange, 1))
	}
	p.line("\nĐọc hết trong %s giây.", decimal(r.Seconds, 1))
	p.line("\nTrang theo bộ đọc và cách đọc:")
	for _, l := range r.Kinds {
		var parts []string
		for _, name := range slices.Sorted(maps.Keys(l.Readers)) {
			parts = append(parts, fmt.Sprintf("%s %d", name, l.Readers[name]))
		}
		if len(parts) > 0 {
			p.line("  %s\t%s", p.clean(string(l.Kind)), p.clean(strings.Join(parts, ", ")))
		}
	}
}

func (p printer) pairs(r *Report) {
	if len(r.Pairs) == 0 {
		return
	}
	p.line("\nBản quét so với tệp gõ (thân văn bản):\tTừ\tĐọc đúng\tKhông kể thứ tự\tKhông thừa\tLỗi ký tự")
	for _, pair := range r.Pairs {
		name := p.clean(pair.Scan + " ~ " + pair.Typed)
		switch pair.Missing {
		case "":
			p.comparison(name, pair.Comparison)
		case "typed":
			p.line("  %s\ttệp gõ chưa có chữ", name)
		case "scan":
			p.line("  %s\tbản quét chưa có chữ", name)
		default:
			p.line("  %s\tcả hai chưa có chữ", name)
		}
	}
	p.comparison("Tất cả", r.Compared)
}

func (p printer) comparison(name string, c Comparison) {
	if c.Words == 0 {
		return
	}
	p.line("  %s\t%d\t%s\t%s\t%s\t%s", name, c.Words, percent(c.Recall()), percent(c.Found()), percent(c.Precision()), percent(c.CER()))
}

func (p printer) lists(r *Report) {
	p.line("\nTiêu ngữ lẫn với tên cơ quan: %d trên %d tệp PDF và ảnh có chữ.", len(r.Mixed), r.Heads)
	for _, f := range r.Mixed {
		for _, line := range f.Mixed {
			p.line("  %s: “%s”", p.clean(f.Name), p.clean(line))
		}
	}
	if len(r.Converted) > 0 {
		p.line("\nTệp dùng bảng mã cũ (%d):", len(r.Converted))
		for _, c := range r.Converted {
			p.line("  %s\t%s\tchất lượng %s", p.clean(c.File), c.Encoding, rate(c.Quality))
		}
	}
	if len(r.Worst) > 0 {
		p.line("\nCác trang kém nhất:")
		for _, w := range r.Worst {
			p.line("  %s, trang %d\t%s\tchất lượng %s\ttừ có dấu %s\t%d từ", p.clean(w.File), w.Number, p.clean(w.reader()), rate(w.Quality), rate(w.Marked), w.Words)
		}
	}
	if len(r.Textless) > 0 {
		p.line("\nTệp không có chữ (%d):", len(r.Textless))
		for _, f := range r.Textless {
			reasons := []string{}
			for _, problem := range f.Problems {
				if !slices.Contains(reasons, problem.Detail) {
					reasons = append(reasons, problem.Detail)
				}
			}
			p.line("  %s: %s", p.clean(f.Name), p.clean(strings.Join(reasons, " ")))
		}
	}
}

// decimal writes a number with the comma: 1,5.
func decimal(x float64, digits int) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', digits, 64), ".", ",", 1)
}

// perSecond writes how many of n a second does; a dash where nothing was done.
func perSecond(n int, seconds float64) string {
	if n == 0 || seconds == 0 {
		return "–"
	}
	return decimal(float64(n)/seconds, 1)
}

// rate writes a share of 0 to 1 with three digits; an unknown one is a dash.
func rate(x float64) string {
	if x < 0 {
		return "–"
	}
	return decimal(x, 3)
}

func percent(x float64) string { return decimal(100*x, 2) + "%" }
