package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
)

// found is what `vankho search --json` writes.
type found struct {
	Total       int                 `json:"total"`
	Relaxed     bool                `json:"relaxed,omitempty"`
	Absent      []string            `json:"absent,omitempty"`
	Folded      bool                `json:"folded,omitempty"`
	Corrections []search.Correction `json:"corrections,omitempty"`
	Hits        []foundDocument     `json:"hits"`
}

// foundDocument is one hit.
type foundDocument struct {
	corpus.Summary
	Section  corpus.SectionID `json:"section,omitempty"`
	Score    float64          `json:"score"`
	Passages []search.Passage `json:"passages,omitempty"`
	Same     []corpus.ID      `json:"same,omitempty"`
	Why      []search.Reason  `json:"why,omitempty"`
}

func newFound(r *search.Results, summaries map[corpus.ID]corpus.Summary) found {
	out := found{r.Total, r.Relaxed, r.Absent, r.Folded, r.Corrections, []foundDocument{}}
	for _, h := range r.Hits {
		out.Hits = append(out.Hits, foundDocument{summaries[h.ID], h.Section, h.Score, h.Passages, h.Same, h.Why})
	}
	return out
}

// printHits writes hits for a person: what was understood, how many there are, then each with its passages.
func printHits(out io.Writer, ask search.Request, r *search.Results, summaries map[corpus.ID]corpus.Summary) {
	for _, n := range ask.Query.Notes {
		fmt.Fprintln(out, n.Text)
	}
	for _, c := range r.Corrections {
		if c.Applied {
			fmt.Fprintf(out, "Đã hiểu “%s” là “%s”; thêm --as-typed để tìm đúng chữ đã gõ.\n", c.Typed, c.Read)
		} else {
			fmt.Fprintf(out, "Có phải “%s”?\n", c.Query)
		}
	}
	switch {
	case r.Relaxed && r.Whole > 0:
		fmt.Fprintf(out, "%s văn bản có đủ mọi từ; danh sách gồm cả văn bản có phần lớn các từ.\n", number(r.Whole))
	case r.Relaxed:
		fmt.Fprintln(out, "Không văn bản nào có đủ mọi từ; dưới đây là văn bản có phần lớn các từ.")
	}
	if len(r.Absent) > 0 {
		fmt.Fprintf(out, "Không văn bản nào có: %s.\n", strings.Join(r.Absent, ", "))
	}
	noun := "văn bản"
	if ask.Sections {
		noun = "điều khoản"
	}
	fmt.Fprintf(out, "%s %s, %s ms\n", number(r.Total), noun, number(int(r.Took/time.Millisecond)))
	for i, h := range r.Hits {
		s := summaries[h.ID]
		var known []string
		for _, f := range []string{s.Type, s.Number, s.Issuer, s.Issued.Short(), s.Status, string(h.ID) + anchor(h.Section)} {
			if f != "" {
				known = append(known, f)
			}
		}
		fmt.Fprintf(out, "\n%d. %s\n   %s\n", i+1, s.Title, strings.Join(known, " · "))
		for _, p := range h.Passages {
			fmt.Fprintf(out, "   [%s] %s\n", p.Place, viet.Squeeze(p.Text))
		}
		if len(h.Same) > 0 {
			fmt.Fprintf(out, "   Cùng nội dung: %s văn bản khác\n", number(len(h.Same)))
		}
		for _, w := range h.Why {
			fmt.Fprintf(out, "   %+8.3f  %s (%.3g)\n", w.Points, w.Label, w.Value)
		}
		if len(h.Why) > 0 {
			fmt.Fprintf(out, "   %8.3f  Tổng\n", h.Score)
		}
	}
}

// anchor is the place of a section behind its document: "#dieu-5", "" for none.
func anchor(s corpus.SectionID) string {
	if s == "" {
		return ""
	}
	return "#" + string(s)
}
