package measure

import (
	"fmt"
	"io"
	"text/tabwriter"

	"vankho/corpus/viet"
)

// Print writes the report for a person: shares by group and field, then every miss. clean makes what comes from the gold safe for the place where it is printed.
func (r *TaggingReport) Print(out io.Writer, clean func(string) string) error {
	p := printer{tabwriter.NewWriter(out, 0, 0, 2, ' ', 0), clean}
	for i, s := range r.Scores {
		if i > 0 {
			p.line("")
		}
		p.line("%s (%d đoạn)\tCần có\tTìm được\tĐúng\tChính xác\tĐầy đủ\tF1", s.Name, s.Texts)
		for _, t := range append(s.Groups[:len(s.Groups):len(s.Groups)], s.All) {
			if s.All.Wanted+s.All.Found == 0 {
				break
			}
			name := t.Group
			if name == "" {
				name = "tất cả"
			}
			p.line("  %s\t%d\t%d\t%d\t%s\t%s\t%s", name, t.Wanted, t.Found, t.Right, rate(t.Precision()), rate(t.Recall()), rate(t.F1()))
		}
		for _, t := range s.Fields {
			p.line("  %s\t%d\t\t%d\t\t%s\t", t.Group, t.Wanted, t.Right, rate(t.Recall()))
		}
	}
	if err := p.Flush(); err != nil {
		return err
	}
	for _, s := range r.Scores {
		if len(s.Misses) == 0 {
			continue
		}
		if _, err := fmt.Fprintf(out, "\n%s, %d điều chưa đúng:\n", s.Name, len(s.Misses)); err != nil {
			return err
		}
		for _, m := range s.Misses {
			if _, err := fmt.Fprintln(out, "  "+clean(m.String())); err != nil {
				return err
			}
		}
	}
	return nil
}

// String is the miss on one line: "cit-012 sai issuer: “Thông báo số 12/TB-VPCP”: “Văn phòng”, đúng là “Văn phòng Chính phủ”".
func (m Miss) String() string {
	s := m.ID + " " + string(m.Fault) + " " + m.Group
	if m.Quote != "" {
		s += ": “" + viet.Squeeze(m.Quote) + "”"
	}
	switch {
	case m.Fault == FaultMissing && m.Got != "":
		s += ", nhưng thấy “" + viet.Squeeze(m.Got) + "”"
	case m.Fault == FaultWrong:
		s += ": “" + m.Got + "”, đúng là “" + m.Want + "”"
	}
	return s
}
