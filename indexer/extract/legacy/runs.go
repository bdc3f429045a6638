package legacy

import (
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Run says how a run of characters is typed.
type Run struct {
	// Font is the name of its font, "" where it is not known.
	Font string
	// Capitals says that the run is shown in capitals whatever its letters are.
	Capitals bool
	// Style is how its letters are set off.
	Style corpus.Style
}

// Runs puts a paragraph together run by run; its zero value is empty. Neighbouring runs of one encoding are decoded together, since two
// of them may share a letter, and a font is believed where decoding makes them no worse.
type Runs struct {
	// Fonts, where it is not nil, says which fonts are believed, by the text of the whole document.
	Fonts *Fonts

	done, open strings.Builder
	run        Run
	encoding   viet.Legacy // of run.Font, "" for Unicode
	upper      bool        // run is shown in capitals, by its font or by itself
	found      viet.Legacy
	// styles are those of done, waiting those of open.
	styles, waiting []corpus.StyleRun
}

// Add appends s.
// Example: Add("Uû ban", Run{Font: ".VnTime"}) adds "Uỷ ban".
func (r *Runs) Add(s string, run Run) {
	if run != r.run {
		encoding, upper, _ := viet.LegacyFont(run.Font)
		upper = upper || run.Capitals
		if encoding != r.encoding || upper != r.upper {
			r.close()
		}
		r.run, r.encoding, r.upper = run, encoding, upper
	}
	if r.encoding == "" && !r.upper {
		r.done.WriteString(s)
		r.styles = styled(r.styles, r.done.Len(), run.Style)
		return
	}
	r.open.WriteString(s)
	r.waiting = styled(r.waiting, r.open.Len(), run.Style)
}

// styled adds that the text up to end has a style.
func styled(runs []corpus.StyleRun, end int, style corpus.Style) []corpus.StyleRun {
	if n := len(runs); n > 0 && runs[n-1].Style == style {
		runs[n-1].End = end
		return runs
	}
	return append(runs, corpus.StyleRun{End: end, Style: style})
}

// Styles are the styles of the text so far, nil where nothing is set off.
func (r *Runs) Styles() []corpus.StyleRun {
	r.close()
	if len(r.styles) == 0 || len(r.styles) == 1 && r.styles[0].Style == 0 {
		return nil
	}
	return r.styles
}

// close decodes what was added since the encoding changed.
func (r *Runs) close() {
	if r.open.Len() == 0 {
		return
	}
	s := r.open.String()
	r.open.Reset()
	decoded, changed := "", false
	if r.Fonts != nil {
		decoded, changed = r.Fonts.decode(r.encoding, s)
	} else {
		decoded, changed = byFont(s, r.encoding)
	}
	if changed {
		r.found = r.encoding
	}
	upper := r.upper && (changed || r.run.Capitals || ascii(s))
	if upper {
		decoded = strings.ToUpper(decoded)
	}
	for _, run := range (corpus.Look{Runs: r.waiting}).Moved(s, func(part string) string {
		if changed {
			part = r.encoding.Decode(part)
		}
		if upper {
			part = strings.ToUpper(part)
		}
		return part
	}) {
		r.styles = styled(r.styles, r.done.Len()+min(run.End, len(decoded)), run.Style)
	}
	r.waiting = nil
	r.done.WriteString(decoded)
	r.styles = styled(r.styles, r.done.Len(), lastStyle(r.styles, r.done.Len()))
}

// lastStyle is the style of the last run where it reaches to the end, else none.
func lastStyle(runs []corpus.StyleRun, end int) corpus.Style {
	if n := len(runs); n > 0 && runs[n-1].End == end {
		return runs[n-1].Style
	}
	return 0
}

// String is the text so far.
func (r *Runs) String() string {
	r.close()
	return r.done.String()
}

// Encoding is the legacy encoding that a part of the text was decoded from, "" where all of it is Unicode.
func (r *Runs) Encoding() viet.Legacy {
	r.close()
	return r.found
}

// byFont decodes s, whose font says l. Fonts lie: text typed in Unicode in a document that was made in .VnTime stays as it is.
func byFont(s string, l viet.Legacy) (string, bool) {
	if l == "" || !viet.MayBeLegacy(s) {
		return s, false
	}
	decoded := l.Decode(s)
	if decoded == s || viet.Quality(decoded) < viet.Quality(s) {
		return s, false
	}
	return decoded, true
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}
