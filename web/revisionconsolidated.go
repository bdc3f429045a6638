package web

import (
	"html/template"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/corpus/worddiff"
)

// ConsolidatedText is a consolidated text (văn bản hợp nhất) beside what was assembled.
type ConsolidatedText struct {
	Document StepActor
	// Day is the one for which was assembled, zero where the words of the base are held against it.
	Day  corpus.Date
	Same int
	// Total counts the articles that differ, Rows are those shown; All leads to all of them where that are not all.
	Total int
	Rows  []ConsolidatedRow
	All   string
	// Compare sets both whole texts side by side.
	Compare string
}

// ConsolidatedRow is an article of which a consolidated text says something else than what was assembled.
type ConsolidatedRow struct {
	// ID is its anchor, Label its name: "Điều 5".
	ID, Label string
	Kind      corpus.DifferenceKind
	Badge     Badge
	// Note says what no row can: that the words stand elsewhere.
	Note string
	// State is that of what was assembled, where that is no plain text.
	State *Badge
	// Rows are the paragraphs that differ, More counts those left out.
	Rows []ConsolidatedParagraph
	More int
	// Steps made the assembled words, Doubts could not be carried out; StepsLeft counts those left out.
	Steps, Doubts []StepRow
	StepsLeft     int
	// History is that of the provision, Compare sets both words side by side; "" where one text has none.
	History, Compare string
}

// ConsolidatedParagraph is a paragraph of both texts as far as they differ; either may have none.
type ConsolidatedParagraph struct {
	Assembled, Consolidated *CompareCell
}

const (
	// differencesOverview is how many articles of consolidated texts the overview shows, all together.
	differencesOverview = 5
	// mostDiffering is how many paragraphs of one article are shown, mostOfTheirSteps how many steps beside them.
	mostDiffering    = 6
	mostOfTheirSteps = 4
	// differingBudget is about how many bytes of articles that differ one page shows.
	differingBudget = 24 << 10
)

// consolidated shows a comparison with the differences from first on, up to end.
func (r revised) consolidated(c corpus.Consolidation, first, end int) ConsolidatedText {
	id := c.Document.ID
	out := ConsolidatedText{Document: StepActor{id, summaryName(c.Document), c.Document.Issued, documentURL(id)}, Day: c.Day, Same: c.Same, Total: len(c.Differences),
		Compare: compareURL(compareRef{ID: r.Document, Day: c.Day}, compareRef{ID: id})}
	for _, x := range c.Differences[first:end] {
		out.Rows = append(out.Rows, r.differing(c, x))
	}
	return out
}

// differing shows one article.
func (r revised) differing(c corpus.Consolidation, x corpus.ArticleDifference) ConsolidatedRow {
	id := c.Document.ID
	out := ConsolidatedRow{ID: "khac-" + pathSegment(string(x.Path)), Label: capital(x.Name()), Kind: x.Kind, Badge: Badge{State: string(x.Kind), Label: x.Kind.Label(), Class: "part"}}
	if x.Provision >= 0 {
		out.History = r.historyURL(x.Provision)
	} else {
		out.ID = "khac-hop-nhat-" + pathSegment(string(x.TheirPath))
	}
	if x.Path != "" && x.TheirPath != "" {
		out.Compare = compareURL(compareRef{r.Document, x.Path, c.Day}, compareRef{ID: id, Section: x.TheirPath})
	}
	if x.Kind == corpus.DifferentNumber {
		out.Note = "Lời văn giống nhau; văn bản hợp nhất đánh số là " + capital(x.TheirLabel) + "."
		return out
	}
	switch x.State {
	case "", corpus.RevisedOriginal, corpus.RevisedAssembled:
	default:
		badge := revisionBadge(x.State, "")
		out.State = &badge
	}
	pairs := newComparison((&CompareSide{pieces: x.Assembled}).paragraphs(), (&CompareSide{pieces: x.Consolidated}).paragraphs())
	for n := range pairs.pairs {
		if pairs.kind(n) == CompareSame {
			continue
		}
		if len(out.Rows) == mostDiffering {
			out.More++
			continue
		}
		out.Rows = append(out.Rows, r.differingParagraph(pairs, n, id))
	}
	out.Doubts = r.steps(x.Doubts[:min(len(x.Doubts), mostOfTheirSteps)])
	out.Steps = r.steps(x.Steps[:min(len(x.Steps), mostOfTheirSteps-len(out.Doubts))])
	out.StepsLeft = len(x.Doubts) + len(x.Steps) - len(out.Doubts) - len(out.Steps)
	return out
}

// differingParagraph are two paragraphs beside each other, the words that only one of them has marked in both: neither text is the later one.
func (r revised) differingParagraph(c comparison, n int, theirs corpus.ID) ConsolidatedParagraph {
	row := c.row(n, r.Document, theirs)
	out := ConsolidatedParagraph{row.A, row.B}
	if row.A == nil || row.B == nil {
		for _, cell := range [...]*CompareCell{row.A, row.B} {
			if cell != nil {
				cell.HTML = plainHTML(shorten(viet.Squeeze(cell.Text), longestWording))
			}
		}
		return out
	}
	var a, b strings.Builder
	for _, e := range worddiff.Words(row.A.Text, row.B.Text) {
		if e.Kind == worddiff.Same {
			a.WriteString(template.HTMLEscapeString(e.A.In(row.A.Text)))
			b.WriteString(template.HTMLEscapeString(e.B.In(row.B.Text)))
			continue
		}
		if words := e.A.In(row.A.Text); words != "" {
			a.WriteString(string(wrapped("mark", words)))
		}
		if words := e.B.In(row.B.Text); words != "" {
			b.WriteString(string(wrapped("mark", words)))
		}
	}
	row.A.HTML, row.B.HTML = template.HTML(a.String()), template.HTML(b.String())
	return out
}

// weigh is about how many bytes a page needs for one article that differs.
func (r revised) weigh(x corpus.ArticleDifference) int {
	const around, ofParagraph, ofStep = 1000, 900, 800
	if x.Kind == corpus.DifferentNumber {
		return around
	}
	words := min(len(textOf(x.Assembled))+len(textOf(x.Consolidated)), 8<<10)
	return around + mostDiffering/2*ofParagraph + words + ofStep*min(len(x.Steps)+len(x.Doubts), mostOfTheirSteps)
}

// compared shows all that differs between what was assembled and one consolidated text, a page at a time.
func (p *RevisionPage) compared(r revised, v revisionView) {
	for _, c := range r.Consolidated {
		if c.Document.ID != v.With {
			continue
		}
		starts, size := []int{0}, 0
		for i, x := range c.Differences {
			w := r.weigh(x)
			if size > 0 && size+w > differingBudget {
				starts, size = append(starts, i), 0
			}
			size += w
		}
		p.Pager = newPager(v.Page, len(starts), 1, "phần", v.page(p.URL))
		if v.Page > len(starts) {
			return
		}
		end := len(c.Differences)
		if v.Page < len(starts) {
			end = starts[v.Page]
		}
		p.Consolidated = []ConsolidatedText{r.consolidated(c, starts[v.Page-1], end)}
	}
}

// comparedBriefly shows the first articles that differ from each consolidated text.
func (p *RevisionPage) comparedBriefly(r revised) {
	left := differencesOverview
	for _, c := range r.Consolidated {
		n := min(left, len(c.Differences))
		if n+1 == len(c.Differences) {
			n++
		}
		x := r.consolidated(c, 0, n)
		if n < x.Total {
			x.All = revisionView{With: c.Document.ID, Page: 1}.address(p.URL)
		}
		left = max(left-n, 0)
		p.Consolidated = append(p.Consolidated, x)
	}
}
