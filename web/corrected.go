package web

import (
	"fmt"
	"net/url"
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
	// Check tells whether the correction changed since the page was made.
	Check string
}

func newCorrected(c corpus.Correction, shown string, mayEdit bool) *Corrected {
	out := &Corrected{Who: c.Who, When: day(c.When), Was: c.Was, Drop: mayEdit, Check: stateOf(shown, c)}
	if d, ok := corpus.ParseDate(c.Was); ok && c.Field == corpus.FieldIssued {
		out.Was = d.Short()
	}
	return out
}

// Theirs is what stands in the store where somebody else wrote while a person did: both are shown, and nothing is lost.
type Theirs struct {
	// Value is what stands there now, Who wrote it and When; "" where the program read it.
	Value, Who, When string
}

func newTheirs(value string, c corpus.Correction) *Theirs {
	if c.When.IsZero() {
		return &Theirs{Value: value}
	}
	return &Theirs{c.Value, c.Who, moment(c.When)}
}

// stateOf tells the states of a value that can be corrected apart: what is shown of it, and whose words they are.
// Example: "7990e8ca".
func stateOf(shown string, c corpus.Correction) string {
	return fmt.Sprintf("%08x", checksum(fmt.Sprintf("%s\x00%s\x00%s\x00%d", shown, c.Value, c.Who, c.When.Unix())))
}

// stale reports whether a form was made from another state than that. A program that sends none takes what stands there.
func stale(form url.Values, who viewer, state string) bool {
	sent := form.Get("b")
	return sent != state && (sent != "" || !who.bearer)
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
