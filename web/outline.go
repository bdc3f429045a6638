package web

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"vankho/corpus"
)

// OutlineEntry is one line of the outline (bố cục) beside the text.
type OutlineEntry struct {
	Label, Text, URL string
	Depth            int
	// Matches counts what the search in the document found there.
	Matches int
	Current bool
	// Standing is the badge of the section, nil where it stands as the document does.
	Standing *Badge
	// Inner are the entries within this one, folded away in a long outline; Open unfolds them.
	Inner []OutlineEntry
	Open  bool
}

// Most entries of an outline: more is no overview.
const (
	maxOutline    = 400
	longOutline   = 40 // from here on chapters fold away what they hold
	maxParagraphs = 60
)

// sections gives quick access to a document's sections.
type sections struct {
	list []corpus.Section
	byID map[corpus.SectionID]corpus.Section
	// turns are the offsets where another section becomes the innermost, ascending.
	turns []turn
}

// turn is an offset from where on a section is the innermost; inner is its index, -1 for none.
type turn struct{ at, inner int }

func newSections(list []corpus.Section) sections {
	s := sections{list: list, byID: make(map[corpus.SectionID]corpus.Section, len(list)), turns: make([]turn, 0, 2*len(list))}
	var open []int
	leave := func(at int) {
		for n := len(open); n > 0 && list[open[n-1]].End <= at; n = len(open) {
			end := list[open[n-1]].End
			for ; n > 0 && list[open[n-1]].End <= end; n-- {
			}
			open = open[:n]
			inner := -1
			if n > 0 {
				inner = open[n-1]
			}
			s.turns = append(s.turns, turn{end, inner})
		}
	}
	for i, x := range list {
		s.byID[x.ID] = x
		if x.Len() == 0 {
			continue
		}
		leave(x.Start)
		open = append(open, i)
		s.turns = append(s.turns, turn{x.Start, i})
	}
	leave(math.MaxInt)
	return s
}

// innermost is the section that holds an offset and lies in all others that do.
func (s sections) innermost(offset int) (corpus.Section, bool) {
	n := sort.Search(len(s.turns), func(i int) bool { return s.turns[i].at > offset })
	if n == 0 || s.turns[n-1].inner < 0 {
		return corpus.Section{}, false
	}
	return s.list[s.turns[n-1].inner], true
}

// place is what a person calls a section: "Khoản 2 Điều 5".
func (s sections) place(x corpus.Section) string { return x.Place(s.find) }

func (s sections) find(id corpus.SectionID) (x corpus.Section, ok bool) {
	x, ok = s.byID[id]
	return x, ok
}

// outlined reports whether a section belongs into the outline at a given depth of detail.
func outlined(x corpus.Section, deepest int) bool {
	switch x.Kind {
	case corpus.SectionPart, corpus.SectionChapter, corpus.SectionDivision, corpus.SectionSubdiv, corpus.SectionArticle,
		corpus.SectionAnnex, corpus.SectionRoman:
		return x.Level <= deepest
	case corpus.SectionNumbered, corpus.SectionDecimal:
		return x.Level <= min(deepest, 2) && !x.Quoted
	}
	return false
}

// outlinedAt are the sections of an outline at a given depth of detail.
func (v *reading) outlinedAt(deepest int) []corpus.Section {
	var out []corpus.Section
	for _, x := range v.sections.list {
		if outlined(x, deepest) {
			out = append(out, x)
		}
	}
	return out
}

// lessOf are the sections of an outline that would be no overview: those of the part that is shown; where these are too many yet, one in so
// many of them, with those that hold what is being read. The title says so.
func (v *reading) lessOf(list []corpus.Section, here corpus.Span) (less []corpus.Section, title string) {
	shown := v.shown()
	list = slices.DeleteFunc(list, func(x corpus.Section) bool { return !x.Meets(shown) })
	title = "Bố cục"
	if !v.whole && len(v.parts) > 1 {
		title = "Bố cục phần này"
	}
	if len(list) <= maxOutline {
		return list, title
	}
	step := (len(list) + maxOutline - 1) / maxOutline
	for i, x := range list {
		if i%step == 0 || here.Len() > 0 && x.Holds(here) {
			less = append(less, x)
		}
	}
	return less, fmt.Sprintf("%s, mỗi %s mục một dòng", title, integer(step))
}

// outline lists the sections, else the paragraphs; link makes the address of an anchor at an offset.
func (v *reading) outline() (title string, entries []OutlineEntry) {
	here := v.focus
	if shown := v.shown(); here.Len() == 0 && shown.Start > 0 {
		here = corpus.Span{Start: shown.Start, End: shown.Start + 1} // the beginning of the part
	}
	title = "Bố cục"
	listed := v.outlinedAt(6)
	for deepest := 5; deepest >= 1 && len(listed) > maxOutline; deepest-- {
		if fewer := v.outlinedAt(deepest); len(fewer) > 0 {
			listed = fewer
		}
	}
	if len(listed) > maxOutline {
		listed, title = v.lessOf(listed, here)
	}
	for _, x := range listed {
		e := OutlineEntry{Label: shortLabel(x), Text: shorten(headingOf(v.doc.Text, x), 60), URL: v.anchor(x.Start, string(x.ID)),
			Depth: min(x.Level-1, 3), Matches: countWithin(v.matches, x.Span)}
		e.Current = here.Len() > 0 && x.Holds(here)
		if b, ok := v.provisions.badges[x.ID]; ok {
			b.URL = "" // it stands in the entry's own link
			e.Standing = &b
		}
		entries = append(entries, e)
	}
	if len(entries) > 0 {
		onlyInnermost(entries)
		return title, folded(entries)
	}
	title = integer(len(v.paras)) + " đoạn, không chia mục"
	if len(v.paras) > maxParagraphs {
		if len(v.doc.Pages) < 2 {
			return title, nil
		}
		for i, p := range v.doc.Pages {
			if i == maxOutline {
				break
			}
			entries = append(entries, OutlineEntry{Label: "Trang " + strconv.Itoa(p.Number), URL: v.anchor(p.Start, "trang-"+strconv.Itoa(p.Number)),
				Matches: countWithin(v.matches, p.Span), Current: v.focus.Len() > 0 && p.Holds(v.focus)})
		}
		return title, entries
	}
	for _, p := range v.paras {
		id := paragraphID(p.Number)
		entries = append(entries, OutlineEntry{Label: strconv.Itoa(p.Number), Text: firstWords(p.In(v.doc.Text), 4), URL: v.anchor(p.Start, id),
			Matches: countWithin(v.matches, p.Span), Current: v.focus.Len() > 0 && p.Meets(v.focus)})
	}
	return title, entries
}

// shortLabel is a section's label as the text writes it: the "Mục" that citations put before "I" and "1" takes room.
// New wording of another document stands in quotation marks.
func shortLabel(x corpus.Section) string {
	if x.Quoted {
		return "“" + capital(x.Label) + "”"
	}
	switch x.Kind {
	case corpus.SectionRoman, corpus.SectionNumbered, corpus.SectionDecimal:
		if rest, ok := strings.CutPrefix(capital(x.Label), "Mục "); ok {
			return rest + "."
		}
	}
	return capital(x.Label)
}

// onlyInnermost leaves one entry current: the last, which is the innermost.
func onlyInnermost(entries []OutlineEntry) {
	seen := false
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Current && seen {
			entries[i].Current = false
		}
		seen = seen || entries[i].Current
	}
}

// headingOf is the heading of a section, else the first words of its text after the label.
func headingOf(text string, x corpus.Section) string {
	if x.Heading != "" {
		return x.Heading
	}
	line, _, _ := strings.Cut(x.In(text), "\n")
	if _, rest, ok := strings.Cut(line, ". "); ok && len(line)-len(rest) < 24 {
		line = rest
	} else if _, rest, ok := strings.Cut(line, ") "); ok && len(line)-len(rest) < 8 {
		line = rest
	}
	if strings.EqualFold(strings.Trim(line, " .:"), x.Label) {
		return ""
	}
	return firstWords(line, 8)
}

// firstWords is the beginning of a paragraph, "…" after it where something was left out.
func firstWords(s string, n int) string {
	fields := strings.Fields(s)
	if len(fields) <= n {
		return strings.Join(fields, " ")
	}
	return strings.TrimRight(strings.Join(fields[:n], " "), " ,;:.") + "…"
}

// folded puts the entries of a long outline under those of the first level. What is being read stays unfolded.
func folded(entries []OutlineEntry) []OutlineEntry {
	if len(entries) <= longOutline {
		return entries
	}
	top := entries[0].Depth
	for _, e := range entries {
		top = min(top, e.Depth)
	}
	var out []OutlineEntry
	for _, e := range entries {
		if e.Depth == top || len(out) == 0 {
			e.Open = e.Current
			out = append(out, e)
			continue
		}
		above := &out[len(out)-1]
		above.Inner, above.Open = append(above.Inner, e), above.Open || e.Current
	}
	return out
}

// countWithin counts the spans of an ascending list that begin within a span.
func countWithin(list []corpus.Span, in corpus.Span) int {
	return lowerBound(list, in.End) - lowerBound(list, in.Start)
}
