package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vankho/corpus"
)

func newShow(s *settings) *cobra.Command {
	var asJSON bool
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
			if asJSON {
				return printJSON(cmd.OutOrStdout(), d)
			}
			printDocument(cmd.OutOrStdout(), d)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "in dạng JSON")
	return cmd
}

func printDocument(out io.Writer, d *corpus.Document) {
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
	fmt.Fprintf(out, "\nDẫn chiếu: %d\n\n", len(d.References))
	if d.Stub() {
		fmt.Fprintln(out, "Kho chưa có toàn văn văn bản này.")
		return
	}
	fmt.Fprintln(out, d.Text)
}
