package legacy

import (
	"strings"
	"unicode"

	"vankho/corpus/viet"
)

// Run says how a run of characters is typed.
type Run struct {
	// Font is the name of its font, "" where it is not known.
	Font string
	// Capitals says that the run is shown in capitals whatever its letters are.
	Capitals bool
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
		return
	}
	r.open.WriteString(s)
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
	if r.upper && (changed || r.run.Capitals || ascii(s)) {
		decoded = strings.ToUpper(decoded)
	}
	r.done.WriteString(decoded)
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
