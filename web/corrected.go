package web

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Corrected says that a person wrote what stands here, and what the program had read.
type Corrected struct {
	Who, When string
	// Was is what the program had read, "" where it found nothing.
	Was string
	// Drop is true where the reader may take the correction back.
	Drop bool
}

func newCorrected(c corpus.Correction, mayEdit bool) *Corrected {
	out := &Corrected{Who: c.Who, When: day(c.When), Was: c.Was, Drop: mayEdit}
	if d, ok := corpus.ParseDate(c.Was); ok && c.Field == corpus.FieldIssued {
		out.Was = d.Short()
	}
	return out
}

// correctionOf finds what a person wrote of a page, or of a fact.
func correctionOf(d *corpus.Document, page int, field corpus.Field) (corpus.Correction, bool) {
	i := slices.IndexFunc(d.Corrections, func(c corpus.Correction) bool { return c.Page == page && c.Field == field })
	if i < 0 {
		return corpus.Correction{}, false
	}
	return d.Corrections[i], true
}

// written is the text of a field as stored text is written: browsers send CRLF, and a field may hold what Unicode writes in two ways.
func written(s string) string {
	return viet.Normalise(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"))
}
