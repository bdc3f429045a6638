package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

func newBases(s *settings) *cobra.Command {
	var asJSON, atIssue bool
	cmd := &cobra.Command{
		Use:   "bases [MÃ]",
		Short: "Liệt kê căn cứ đã hết, bị ngưng hoặc chưa có hiệu lực",
		Long: `Soát căn cứ của mọi văn bản trong kho, hoặc của một văn bản: căn cứ nào đã hết, bị ngưng hoặc chưa có hiệu lực vào ngày ban hành
văn bản, hoặc đến hôm nay. Căn cứ chưa rõ hiệu lực không được liệt kê.`,
		Example: "  vankho bases\n  vankho bases --at-issue --json\n  vankho bases 172-kh-ubnd-2024-09-25-uy-ban-nhan-dan-tinh-khue-linh",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{"Cần nhiều nhất một mã văn bản. Xem: vankho bases --help"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ctx := cmd.Context()
			st, err := openFilled(ctx, s.data)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, st.Close()) }()
			y, m, d := time.Now().Date()
			q := corpus.BasisQuery{Today: corpus.Date{Year: y, Month: int(m), Day: d}}
			if atIssue {
				q.Moment = corpus.BasisThen
			}
			if len(args) > 0 {
				if q.Of, err = documentNamed(ctx, st, args[0]); err != nil {
					return err
				}
			}
			return printBases(ctx, st, q, cmd.OutOrStdout(), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "in mỗi dòng một đối tượng JSON")
	cmd.Flags().BoolVar(&atIssue, "at-issue", false, "chỉ căn cứ không có hiệu lực ngay vào ngày ban hành văn bản")
	return cmd
}

// documentNamed is the present id of a document; corpus.ErrNotFound where the store holds none.
func documentNamed(ctx context.Context, st *store.Store, id string) (corpus.ID, error) {
	if to, err := st.Alias(ctx, corpus.ID(id)); err == nil {
		return to, nil
	}
	found, err := st.Summaries(ctx, []corpus.ID{corpus.ID(id)})
	if err == nil && len(found) == 0 {
		err = corpus.ErrNotFound
	}
	return corpus.ID(id), err
}

// basisLine is one document and a basis of it that is amiss.
type basisLine struct {
	Document corpus.Summary  `json:"document"`
	Basis    corpus.Summary  `json:"basis"`
	Then     corpus.Standing `json:"then"`
	Now      corpus.Standing `json:"now"`
	// Reason says why, on the day of the document where it was amiss then, else today.
	Reason string `json:"reason"`
	Quote  string `json:"quote,omitempty"`
}

// printBases prints a line for each document and basis, as they are found.
func printBases(ctx context.Context, st *store.Store, q corpus.BasisQuery, out io.Writer, asJSON bool) error {
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	n := 0
	err := st.EachBasis(ctx, q, func(b corpus.Basis) error {
		facts, err := st.Validity(ctx, []corpus.ID{b.Document.ID}, false)
		if err != nil {
			return err
		}
		history := validity.Read(facts[b.Document.ID])
		for _, r := range b.By {
			n++
			day := q.Today
			if r.Then.Amiss() {
				day = r.Document.Issued
			}
			reason := history.At(day, q.Today).Reason
			if opening := b.Together(r); !opening.IsZero() {
				reason += " Văn bản này có hiệu lực từ " + opening.Short() + ", không sớm hơn căn cứ."
			}
			line := basisLine{r.Document, b.Document, r.Then, b.Standing, reason, r.Quote}
			if asJSON {
				err = lines.Encode(line)
			} else {
				_, err = fmt.Fprintln(out, oneLine(line.String()))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && n == 0 && !asJSON {
		_, err = fmt.Fprintln(out, "Chưa thấy căn cứ nào đã hết, bị ngưng hoặc chưa có hiệu lực.")
	}
	return err
}

// String is the line as a person reads it: "172/KH-UBND (25/9/2024) căn cứ 1240/QĐ-UBND: khi ban hành, hết hiệu lực toàn bộ: được thay thế …".
func (l basisLine) String() string {
	when := "về sau"
	if l.Then.Amiss() {
		when = "khi ban hành"
	}
	return fmt.Sprintf("%s căn cứ %s: %s, %s", calledOn(l.Document), calledOn(l.Basis), when, viet.Uncapitalise(l.Reason))
}

// calledOn is a document as a line of text names it: "172/KH-UBND (25/9/2024)".
func calledOn(s corpus.Summary) string {
	name := s.Number
	if name == "" {
		name = s.Title
	}
	if s.Issued.IsZero() {
		return name
	}
	return name + " (" + s.Issued.Short() + ")"
}
