package extract

import (
	"maps"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
)

// Given is what is known of a file beside its bytes: what text recognition read of its pages, and what people wrote in place of
// what the program reads.
type Given struct {
	// Recognised are pages that were recognised, Failed says why others cannot be.
	Recognised []corpus.RawPage `json:"recognised,omitempty"`
	Failed     map[int]string   `json:"failed,omitempty"`
	// Texts are the texts of pages, by number.
	Texts map[int]string `json:"texts,omitempty"`
	// Facts are facts of the header: those of the file's one document under "", those of a row of a register under the row's SHA-256.
	Facts map[string]map[corpus.Field]string `json:"facts,omitempty"`
}

// IsZero reports whether nothing is given.
func (g Given) IsZero() bool {
	return len(g.Recognised) == 0 && len(g.Failed) == 0 && len(g.Texts) == 0 && len(g.Facts) == 0
}

// pages puts what is given in the place of what was read, and says what could not be recognised.
func (g Given) pages(pages []corpus.RawPage) []corpus.Problem {
	recognised := map[int]corpus.RawPage{}
	for _, p := range g.Recognised {
		recognised[p.Number] = p
	}
	failed := map[string][]int{}
	for i := range pages {
		p := &pages[i]
		if r, ok := recognised[p.Number]; ok && p.Waiting {
			*p = better(*p, r)
		} else if reason, ok := g.Failed[p.Number]; ok && p.Waiting {
			p.Waiting = false
			failed[reason] = append(failed[reason], p.Number)
		}
		if text, ok := g.Texts[p.Number]; ok {
			*p = edited(*p, text)
		}
	}
	var problems []corpus.Problem
	for _, reason := range slices.Sorted(maps.Keys(failed)) {
		problems = append(problems, fault.Of(fault.NotRecognised, fault.Ranges(failed[reason]), strings.TrimSuffix(reason, ".")).Problem())
	}
	return problems
}

// better is the reading of a page with more legal syllables: its layer of text, or what was recognised of its picture.
// A layer that is sound but for its holes is mended.
func better(layer, recognised corpus.RawPage) corpus.RawPage {
	if whole, ok := mended(layer, recognised); ok {
		whole.Waiting = false
		return whole
	}
	lines := func(p corpus.RawPage) bool { return hasText([]corpus.RawPage{p}) }
	if weight(layer) > weight(recognised) && quality(layer) >= quality(recognised) || lines(layer) && !lines(recognised) {
		layer.Waiting = false
		return layer
	}
	recognised.Waiting = false
	if layer.Width > 0 { // the size that the file states is exact; that of the picture is the same but for rounding
		recognised.Width, recognised.Height = layer.Width, layer.Height
	}
	return recognised
}

func quality(p corpus.RawPage) float64 { return viet.Quality(pageText(p)) }

// weight is the number of legal syllables; a page of numbers has none.
func weight(p corpus.RawPage) float64 {
	text := pageText(p)
	return max(0, viet.Quality(text)) * float64(len(strings.Fields(text)))
}

func pageText(p corpus.RawPage) string {
	var b strings.Builder
	for _, line := range p.Lines {
		b.WriteString(line.Text)
		for _, cell := range line.Cells {
			b.WriteString(cell + " ")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// edited is a page with the text that a person gave it, a line of text a line. A line with the mark between cells is a row where
// the page has a table: of the table that had this row, else of that of the row before.
func edited(p corpus.RawPage, text string) corpus.RawPage {
	rows := map[string]corpus.Line{}
	table := 0
	for _, line := range slices.Backward(p.Lines) {
		if line.Kind == corpus.LineRow {
			rows[strings.Join(line.Cells, corpus.CellBreak)], table = line, line.Table
		}
	}
	p.Method, p.Waiting, p.Lines = corpus.MethodEdited, false, nil
	p.Confidence, p.Agreement = 0, 0
	for line := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		line = strings.TrimSuffix(line, "\n")
		if len(rows) > 0 && strings.Contains(line, corpus.CellBreak) {
			was, same := rows[line]
			if same {
				table = was.Table
			}
			p.Lines = append(p.Lines, corpus.Line{Kind: corpus.LineRow, Cells: strings.Split(line, corpus.CellBreak), Table: table, Head: was.Head})
			continue
		}
		p.Lines = append(p.Lines, corpus.Line{Text: line})
	}
	return p
}
