package sheet

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"vankho/corpus/viet"
)

// shortText reads a text after its length in one byte: the name of a font or a sheet.
func (x *xls) shortText(b block) string {
	if x.biff8 {
		text, _ := unicodeText(b.from(1), b.u8(0))
		return text
	}
	return x.bytes(b.from(1)[:min(b.u8(0), max(len(b)-1, 0))], "")
}

// formatCode reads the code of a number format.
func (x *xls) formatCode(b block) string {
	if x.biff8 {
		text, _ := unicodeText(b.from(2), b.u16(0))
		return text
	}
	return x.shortText(b)
}

// unicodeText reads a byte of flags and n characters, of one byte each (Latin-1) or of two; used is how many bytes they take.
func unicodeText(b block, n int) (text string, used int) {
	wide := b.u8(0)&1 != 0
	return characters(b.from(1), n, wide)
}

func characters(b block, n int, wide bool) (text string, used int) {
	if wide {
		n = min(n, len(b)/2)
		units := make([]uint16, n)
		for i := range units {
			units[i] = uint16(b.u16(2 * i))
		}
		return string(utf16.Decode(units)), 2 * n
	}
	n = min(n, len(b))
	return latin1(b[:n]), n
}

func latin1(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(rune(c))
	}
	return s.String()
}

// bytes decodes the text of a workbook before Unicode: legacy fonts take its bytes as they are, else its code page counts.
func (x *xls) bytes(b []byte, font string) string {
	page := charmap.Windows1252
	if x.codePage == 1258 {
		page = charmap.Windows1258
	}
	if _, _, old := viet.LegacyFont(font); old {
		return latin1(b)
	}
	text, err := page.NewDecoder().Bytes(b)
	if err != nil {
		return latin1(b)
	}
	return viet.Normalise(string(text))
}

// segmented reads the table of shared texts, which continues over several records; where a text is cut between two of them, the
// second begins with its flags anew.
type segmented struct {
	segments []block
	at       int // in the first segment
}

// left is how many bytes the first segment still has; empty segments are passed over.
func (s *segmented) left() int {
	for len(s.segments) > 0 && s.at >= len(s.segments[0]) {
		s.at -= len(s.segments[0])
		s.segments = s.segments[1:]
	}
	if len(s.segments) == 0 {
		return 0
	}
	return len(s.segments[0]) - s.at
}

// take gives n bytes that may lie in several segments, fewer at the end.
func (s *segmented) take(n int) block {
	var b block
	for n > 0 && s.left() > 0 {
		part := s.segments[0].from(s.at)
		part = part[:min(n, len(part))]
		b = append(b, part...)
		s.at += len(part)
		n -= len(part)
	}
	return b
}

// skip passes over n bytes.
func (s *segmented) skip(n int) {
	for n > 0 && s.left() > 0 {
		step := min(n, s.left())
		s.at += step
		n -= step
	}
}

// text reads n characters.
func (s *segmented) text(n int, wide bool) string {
	var b strings.Builder
	for {
		if s.left() == 0 {
			return b.String()
		}
		text, used := characters(s.segments[0].from(s.at), n, wide)
		b.WriteString(text)
		s.at += used
		if wide {
			used /= 2
		}
		if n -= used; n <= 0 {
			return b.String()
		}
		// Half a character at the end of a segment is damage; the next segment begins with its flags.
		s.at = len(s.segments[0])
		if s.left() == 0 {
			return b.String()
		}
		wide = s.segments[0].u8(s.at)&1 != 0
		s.at++
	}
}

// sharedTexts reads the table of the texts that cells share.
func (x *xls) sharedTexts(segments []block) {
	s := &segmented{segments: segments, at: 8} // counts of uses and of texts
	left := 2 * x.book.room.text
	for s.left() > 0 && left > 0 && len(x.shared) < maxCells {
		head := s.take(3)
		n, flags := head.u16(0), head.u8(2)
		runs, extra := 0, 0
		if flags&8 != 0 {
			runs = s.take(2).u16(0)
		}
		if flags&4 != 0 {
			extra = int(min(s.take(4).u32(0), maxExtra))
		}
		text := s.text(n, flags&1 != 0)
		left -= int64(len(text)) + 16
		shared := sharedText{text: text}
		if runs > 0 {
			shared.runs = x.runs(text, s.take(4*runs))
		}
		s.skip(extra)
		x.shared = append(x.shared, shared)
	}
}

// runs cuts a text where its fonts change; a run is the number of its first character and that of its font. It is nil where no font is
// one of the old ones.
func (x *xls) runs(text string, places block) []textRun {
	old := false
	for i := 2; i < len(places); i += 4 {
		_, _, legacyFont := viet.LegacyFont(x.font(places.u16(i)))
		old = old || legacyFont
	}
	if !old {
		return nil
	}
	units := utf16.Encode([]rune(text))
	var runs []textRun
	from, font := 0, ""
	for i := 0; i+4 <= len(places); i += 4 {
		at := min(max(places.u16(i), from), len(units))
		runs = append(runs, textRun{string(utf16.Decode(units[from:at])), font})
		from, font = at, x.font(places.u16(i+2))
	}
	return append(runs, textRun{string(utf16.Decode(units[from:])), font})
}
