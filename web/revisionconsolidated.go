package web

import (
	"vankho/corpus"
	"vankho/corpus/viet"
)

// ConsolidatedText is a consolidated text (văn bản hợp nhất) beside what was assembled.
type ConsolidatedText struct {
	Document StepActor
	Day      corpus.Date
	Same     int
	// Rows are the articles that differ; Left counts those not shown.
	Rows []ConsolidatedRow
	Left int
	// Compare sets both whole texts side by side.
	Compare string
}

// ConsolidatedRow is an article of which a consolidated text says something else than what was assembled.
type ConsolidatedRow struct {
	Label string
	// Assembled and Consolidated are the words of both as far as they differ, "" where one has no such article; URL is where the second stands.
	Assembled, Consolidated string
	URL                     string
	Compare                 string
}

// mostDifferences is how many articles of one consolidated text a page shows.
const mostDifferences = 8

// consolidated shows one comparison.
func (r revised) consolidated(c corpus.Consolidation) ConsolidatedText {
	id := c.Document.ID
	out := ConsolidatedText{Document: StepActor{id, summaryName(c.Document), c.Document.Issued, documentURL(id)}, Day: c.Day, Same: c.Same,
		Compare: compareURL(compareRef{ID: r.Document, Day: c.Day}, compareRef{ID: id})}
	for i, x := range c.Differences {
		if i == mostDifferences {
			out.Left = len(c.Differences) - i
			break
		}
		row := ConsolidatedRow{Label: x.Label, Assembled: shorten(viet.Squeeze(textOf(x.Assembled)), longestCause), Consolidated: shorten(viet.Squeeze(x.Consolidated.Text), longestCause),
			URL: pieceURL(x.Consolidated)}
		if len(x.Assembled) > 0 && x.Consolidated.Text != "" {
			row.Compare = compareURL(compareRef{r.Document, x.Path, c.Day}, compareRef{ID: id, Section: x.Path})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
