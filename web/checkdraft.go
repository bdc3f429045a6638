package web

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
)

// What one page shows of a draft and its findings at most.
const (
	draftFindings = 200
	draftBytes    = 300 << 10
)

// draftPart is what one page shows of a draft: a piece of its text and the findings in it, by their places in the review.
type draftPart struct {
	corpus.Span
	findings []int
}

// draftParts divides a draft into pages, at ends of lines where there are any. keep tells the findings that count; pages that have none of
// them are left out, but for the only one.
func draftParts(r *corpus.Review, keep func(corpus.Finding) bool) []draftPart {
	order, next := inOrder(r), 0
	var parts []draftPart
	for start := 0; start < len(r.Text) || len(parts) == 0; {
		part := draftPart{Span: corpus.Span{Start: start, End: min(start+draftBytes, len(r.Text))}}
		last := 0 // no finding is cut
		for ; next < len(order) && r.Findings[order[next]].Start < part.End; next++ {
			f := r.Findings[order[next]]
			if !keep(f) {
				continue
			}
			if len(part.findings) == draftFindings {
				part.End = f.Start
				break
			}
			part.findings = append(part.findings, order[next])
			last = max(last, min(f.End, len(r.Text)))
		}
		if part.End < len(r.Text) {
			part.End = lineBefore(r.Text, start, part.End)
		}
		part.End = max(part.End, last)
		parts = append(parts, part)
		start = part.End
	}
	if kept := slices.DeleteFunc(slices.Clone(parts), func(p draftPart) bool { return len(p.findings) == 0 }); len(kept) > 0 {
		return kept
	}
	return parts[:1]
}

// inOrder are the findings by where they stand.
func inOrder(r *corpus.Review) []int {
	order := make([]int, len(r.Findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return r.Findings[a].Start - r.Findings[b].Start })
	return order
}

// lineBefore is where the last line that begins before at begins, or at itself where there is none behind from; never within a character.
func lineBefore(text string, from, at int) int {
	if i := strings.LastIndexByte(text[from:max(from, at)], '\n'); i > 0 {
		return from + i + 1
	}
	for at > from+1 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return max(at, from+1)
}

// draftHTML writes a part of a draft with its citations underlined and numbered, each leading to its finding. A citation that overlaps the one before keeps
// its number alone.
func draftHTML(r *corpus.Review, part draftPart) template.HTML {
	var b strings.Builder
	plain := func(from, to int) {
		for i, line := range strings.Split(strings.TrimRight(r.Text[from:to], "\n"), "\n") {
			if i > 0 {
				b.WriteString("</p>\n<p>")
			}
			b.WriteString(string(plainHTML(line)))
		}
		if from < to && r.Text[to-1] == '\n' && to < part.End {
			b.WriteString("</p>\n<p>")
		}
	}
	b.WriteString("<p>")
	at := part.Start
	for _, i := range part.findings {
		f := r.Findings[i]
		start, end := max(f.Start, at), min(f.End, part.End)
		if start > at {
			plain(at, start)
		}
		fmt.Fprintf(&b, `<a class="%s" id="dc-%d" href="#kq-%d">`, findingLooks(f.State).line, i+1, i+1)
		if end > start {
			b.WriteString(strings.ReplaceAll(string(plainHTML(r.Text[start:end])), "\n", "<br>"))
			at = end
		}
		fmt.Fprintf(&b, "<sup>%d</sup></a>", i+1)
	}
	plain(at, part.End)
	b.WriteString("</p>")
	return template.HTML(emptyLines.Replace(b.String()))
}

// emptyLines takes out paragraphs that show nothing.
var emptyLines = strings.NewReplacer("<p></p>\n", "", "<p></p>", "")
