package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/corpus/validity"
	"vankho/web"
)

func newShow(s *settings) *cobra.Command {
	var asJSON bool
	var day string
	cmd := &cobra.Command{
		Use:   "show MÃ",
		Short: "Xem một văn bản: thuộc tính, bố cục, toàn văn",
		Args:  wants(1, false, "đúng một mã văn bản"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ctx := cmd.Context()
			st, err := openFilled(ctx, s.data)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, st.Close()) }()
			id := corpus.ID(args[0])
			if to, err := st.Alias(ctx, id); err == nil {
				id = to
			}
			d, err := st.Document(ctx, id)
			if err != nil {
				return err
			}
			if day != "" {
				return showOn(ctx, cmd.OutOrStdout(), st, d, day, asJSON)
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), d)
			}
			known, err := st.Validity(ctx, []corpus.ID{cmp.Or(d.VersionOf, d.ID)}, true)
			if err != nil {
				return err
			}
			now := corpus.DateOf(time.Now())
			printDocument(cmd.OutOrStdout(), d, validity.Read(known[cmp.Or(d.VersionOf, d.ID)]).At(now, now))
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "in dạng JSON")
	cmd.Flags().StringVar(&day, "tai", "", "in lời văn tại `NGÀY`, như 27/3/2025: bản ghép tự động từ các lời sửa đổi trong kho")
	return cmd
}

// showOn prints the text of a document as it was on a day, with the mark and what could not be carried out.
func showOn(ctx context.Context, out io.Writer, st *store.Store, d *corpus.Document, day string, asJSON bool) error {
	on, err := dayTyped(day)
	switch {
	case err != nil:
		return err
	case asJSON:
		return usageError{"Không dùng --tai cùng --json; chương trình khác lấy lời văn tại một ngày ở /api/v1/van-ban/MÃ/lich-su?tai=NGÀY."}
	case d.Text == "":
		return usageError{"Kho chưa có toàn văn văn bản này, nên chưa có lời văn để theo dõi."}
	}
	rev, err := st.Revision(ctx, cmp.Or(d.VersionOf, d.ID), true)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, web.PlainTextOn(&rev, d, on))
	return err
}

// dayTyped reads the day of the flag --tai.
func dayTyped(day string) (corpus.Date, error) {
	d, ok := corpus.ParseDate(day)
	if !ok || d.Day == 0 {
		return d, usageError{fmt.Sprintf("Tham số --tai không nhận giá trị %q; viết ngày theo dạng 27/3/2025.", day)}
	}
	return d, nil
}

func printDocument(out io.Writer, d *corpus.Document, v validity.Verdict) {
	h := d.Header
	fmt.Fprintln(out, d.Title)
	fact := func(label, value string) {
		if value == "" {
			value = "Không ghi"
		}
		fmt.Fprintf(out, "  %-20s %s\n", label, value)
	}
	fact("Loại", h.Type)
	fact("Số, ký hiệu", h.Number)
	fact("Cơ quan ban hành", h.Issuer)
	fact("Ngày ban hành", h.Issued.Short())
	fact("Nơi", h.Place)
	if h.Adopter != "" {
		fact("Thẩm quyền", h.Adopter)
	}
	if h.Effective != nil && !h.Effective.Date.IsZero() {
		fact("Hiệu lực từ", h.Effective.Date.Short())
	}
	if v.Reason != "" {
		fact("Tình trạng", v.Reason)
	}
	for _, list := range [...]struct {
		label  string
		causes []validity.Cause
	}{{deciding, v.Causes}, {"Đã tác động", v.Changes}, {"Sắp tới", v.Upcoming}, {"Nói khác", v.Against}} {
		for i, c := range list.causes {
			if i == listed {
				fact("", fmt.Sprintf("và %d câu khác", len(list.causes)-listed))
				break
			}
			if list.label == deciding && i == 0 {
				continue // the reason says it
			}
			fact(list.label, joinWords(c.Sentence(), c.Note, c.Doubt))
		}
	}
	for _, s := range h.Signers {
		fact("Người ký", strings.TrimSpace(s.Capacity+" "+s.Title+" "+s.Name))
	}
	for _, p := range d.Problems {
		fact("Vấn đề", p.Detail)
	}
	if len(d.Sections) > 0 {
		fmt.Fprintln(out, "\nBố cục:")
		for _, x := range d.Sections {
			if x.Level <= 2 {
				label := x.Label
				if x.Quoted {
					label = "“" + label + "”"
				}
				fmt.Fprintf(out, "%s%s %s\n", strings.Repeat("  ", x.Level), label, x.Heading)
			}
		}
	}
	printFound(out, d)
	if d.Stub() {
		fmt.Fprintln(out, "Kho chưa có toàn văn văn bản này.")
		return
	}
	fmt.Fprintln(out, d.Text)
}

// deciding is the label of what else says the standing of a document.
const deciding = "Cũng theo"

// joinWords puts what is said beside a sentence behind it: "Bị bãi bỏ bởi 7/QĐ-UBND (theo lời của 9/BC-UBND)".
func joinWords(sentence string, notes ...string) string {
	for _, n := range notes {
		if n != "" {
			sentence += " (" + n + ")"
		}
	}
	return sentence
}

// listed is how many lines of one kind the command line shows; --json has all.
const listed = 20

// printFound lists what the text names and says of other documents.
func printFound(out io.Writer, d *corpus.Document) {
	var refs, edges, names, figures []string
	for _, r := range d.References {
		if line := oneLine(r.Quote); r.Meant() != "" && r.Meant() != r.Quote {
			refs = append(refs, line+" → "+r.Meant())
		} else {
			refs = append(refs, line)
		}
	}
	for _, e := range d.Edges {
		if n, ok := e.Relation.Name(); ok {
			edges = append(edges, endName(e.From)+" – "+n.Out+" → "+endName(e.To))
		}
	}
	seen := map[string]bool{}
	for _, e := range d.Entities {
		if name := cmp.Or(e.Name, oneLine(e.Quote)); e.Kind != corpus.EntityDate && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	for _, f := range d.Figures {
		line := figureTitle(corpus.FigureRow{Figure: f})
		if facts := figureFacts(f); facts != "" {
			line += " [" + facts + "]"
		}
		figures = append(figures, oneLine(line))
	}
	for _, part := range []struct {
		label string
		lines []string
	}{{"Dẫn chiếu", refs}, {"Quan hệ", edges}, {"Tên riêng", names}, {"Số liệu", figures}} {
		fmt.Fprintf(out, "\n%s: %d\n", part.label, len(part.lines))
		for i, line := range part.lines {
			if i == listed {
				fmt.Fprintf(out, "  và %d chỗ khác (xem --json)\n", len(part.lines)-listed)
				break
			}
			fmt.Fprintln(out, "  "+cut(line, 150))
		}
	}
	fmt.Fprintln(out)
}

// endName is what an end of a relation is called: "văn bản này", the name of a body, a number, a title.
func endName(end string) string {
	if end == corpus.Self {
		return "văn bản này"
	}
	return strings.TrimPrefix(end, "org:")
}
