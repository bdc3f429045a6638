package legacy

import (
	"strings"

	"vankho/corpus/viet"
)

// Fonts decodes the text of a document by the fonts of its runs. A font alone is no proof: many files of today keep the name .VnTime
// on text that is Unicode. So a reader first shows all runs to See, then Decode believes a font where decoding makes the text in
// such fonts no worse. The zero Fonts is ready.
type Fonts struct {
	seen    map[viet.Legacy]*strings.Builder
	trusted map[viet.Legacy]bool
	used    map[viet.Legacy]int // bytes that were decoded
}

// See takes notice of a run of text in a font; its bytes were read as Latin-1 or windows-1252. Runs come in order, "\n" between
// paragraphs.
func (f *Fonts) See(font, text string) {
	l, _, ok := viet.LegacyFont(font)
	if !ok {
		return
	}
	if f.seen == nil {
		f.seen = map[viet.Legacy]*strings.Builder{}
	}
	if f.seen[l] == nil {
		f.seen[l] = &strings.Builder{}
	}
	if f.seen[l].Len() < sampleSize {
		f.seen[l].WriteString(text)
	}
}

// Any reports whether any run that was seen is in a font of a legacy encoding.
func (f *Fonts) Any() bool { return len(f.seen) > 0 }

// Decode gives the text of a run in a font; capitals fonts give capitals. A run with letters that only Unicode has stays as it is.
// Example: "quyÕt ®Þnh" in .VnTimeH is "QUYẾT ĐỊNH".
func (f *Fonts) Decode(font, text string) string {
	runs := Runs{Fonts: f}
	runs.Add(text, Run{Font: font})
	return runs.String()
}

// decode gives a text whose font says l, and whether that changed it.
func (f *Fonts) decode(l viet.Legacy, text string) (string, bool) {
	if !f.trust(l) || strings.ContainsFunc(text, onlyUnicode) {
		return text, false
	}
	decoded := l.Decode(text)
	if decoded == text {
		return text, false
	}
	if f.used == nil {
		f.used = map[viet.Legacy]int{}
	}
	f.used[l] += len(text)
	return decoded, true
}

// Used is the encoding that most of the decoded text was in, "" where none was decoded.
func (f *Fonts) Used() viet.Legacy { return Most(f.used) }

// Most is the encoding that counts most, "" where none counts.
// Example: Most(map[viet.Legacy]int{viet.VNI: 3, viet.TCVN3: 1}) is VNI.
func Most(counts map[viet.Legacy]int) viet.Legacy {
	var most viet.Legacy
	for _, l := range []viet.Legacy{viet.TCVN3, viet.VNI} {
		if counts[l] > counts[most] {
			most = l
		}
	}
	return most
}

func (f *Fonts) trust(l viet.Legacy) bool {
	if trusted, known := f.trusted[l]; known {
		return trusted
	}
	if f.trusted == nil {
		f.trusted = map[viet.Legacy]bool{}
	}
	if f.seen[l] != nil {
		text := strings.ToValidUTF8(f.seen[l].String(), "")
		f.trusted[l] = viet.Quality(l.Decode(text)) >= viet.Quality(text)
	}
	return f.trusted[l]
}

// onlyUnicode reports whether r is a letter of Vietnamese that no legacy text has.
func onlyUnicode(r rune) bool {
	return r > 0xFF && viet.HasMarks(string(r))
}
