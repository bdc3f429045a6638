package web

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"vankho/corpus"
)

// paragraphs are those of a text as a list, so that offsets can be looked up.
func paragraphs(text string) []corpus.Paragraph { return slices.Collect(corpus.Paragraphs(text)) }

// paragraphAt finds the index of the first paragraph that ends after an offset; len(list) where none does.
func paragraphAt(list []corpus.Paragraph, offset int) int {
	return sort.Search(len(list), func(i int) bool { return list[i].End > offset })
}

func sortSpans(list []corpus.Span) {
	slices.SortFunc(list, func(a, b corpus.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
}

// part is one page of a long document.
type part struct {
	// Label is what the link to it says: "Chương II Bảo vệ rừng", "Phần 3".
	Label string
	corpus.Span
}

// longText is the length of text from which a document is shown in parts, in bytes (pages.md §5.3).
const longText = 300 << 10

// partSize is how much text a part holds where the document has no chapters.
const partSize = 150 << 10

// partsOf cuts a long document: one part for each chapter, else for each annex or section of the first level, and by
// size where these are absent or themselves too long. A short document is one part without a label.
func partsOf(d *corpus.Document, paras []corpus.Paragraph) []part {
	whole := corpus.Span{End: len(d.Text)}
	if len(d.Text) <= longText {
		return []part{{Span: whole}}
	}
	starts := partStarts(d)
	var out []part
	for i, s := range starts {
		end := len(d.Text)
		if i+1 < len(starts) {
			end = starts[i+1].Start
		}
		out = append(out, bySize(part{s.Label, corpus.Span{Start: s.Start, End: end}}, paras)...)
	}
	return out
}

// partStarts are the places where a new part may begin; the first is always the beginning of the text.
func partStarts(d *corpus.Document) []part {
	chapters := func(s corpus.Section) bool {
		return s.Kind == corpus.SectionPart || s.Kind == corpus.SectionChapter || s.Kind == corpus.SectionAnnex
	}
	top := func(s corpus.Section) bool { return s.Level == 1 }
	for _, starts := range []func(corpus.Section) bool{chapters, top} {
		out := []part{{Label: "Phần đầu"}}
		for _, s := range d.Sections {
			if last := &out[len(out)-1]; starts(s) && !s.Quoted {
				if s.Start-last.Start < minPart {
					// A Phần and its first Chương, or a string of short annexes, share a page.
					if len(out) == 1 || s.Start == last.Start {
						last.Label = label(s)
					}
					continue
				}
				out = append(out, part{label(s), s.Span})
			}
		}
		if len(out) > 1 && len(out) <= 200 {
			return out
		}
	}
	return []part{{Label: "Phần 1"}}
}

// minPart keeps parts from being a few lines.
const minPart = 2 << 10

// bySize cuts a part that is too long at the ends of paragraphs.
func bySize(p part, paras []corpus.Paragraph) []part {
	if p.Len() <= longText {
		return []part{p}
	}
	var out []part
	at := p.Start
	for at < p.End {
		end := p.End
		if end-at > partSize+partSize/4 {
			if i := paragraphAt(paras, at+partSize); i < len(paras) && paras[i].Start > at {
				end = min(paras[i].Start, p.End)
			}
		}
		name := p.Label
		if len(out) > 0 {
			name += " (tiếp)"
		}
		out = append(out, part{name, corpus.Span{Start: at, End: end}})
		at = end
	}
	return out
}

// partAt finds the part that holds an offset.
func partAt(parts []part, offset int) int {
	for i, p := range parts {
		if offset < p.End {
			return i
		}
	}
	return len(parts) - 1
}

// label is what a person calls a section, with a capital and its heading: "Chương II Bảo vệ rừng".
func label(s corpus.Section) string {
	return strings.TrimSpace(capital(s.Label) + " " + shorten(s.Heading, 60))
}
