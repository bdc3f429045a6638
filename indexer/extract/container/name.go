package container

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"vankho/corpus/viet"
	"vankho/indexer/extract/charset"
)

const (
	// nameBytes is the most bytes of one element of a path, as disks have it; pathBytes of a whole path.
	nameBytes = 200
	pathBytes = 1000
	// unnamed is what a part is called that has no name.
	unnamed = "không tên"
)

// cleanName makes a name that cannot lead out of its container: slashes only, no drive, no empty, "." or ".." elements, no characters
// that a terminal obeys. Example: `C:\..\Công văn\a.doc` is "Công văn/a.doc".
func cleanName(name string) string {
	name = charset.Compose(strings.ToValidUTF8(name, "\uFFFD"))
	var elements []string
	for element := range strings.SplitSeq(strings.ReplaceAll(name, `\`, "/"), "/") {
		element = strings.TrimSpace(strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
				return -1
			}
			return r
		}, element))
		drive := len(elements) == 0 && len(element) == 2 && element[1] == ':'
		if element == "" || element == "." || element == ".." || drive {
			continue
		}
		elements = append(elements, shorten(element, nameBytes))
	}
	for len(elements) > 1 && len(strings.Join(elements, "/")) > pathBytes {
		elements = elements[1:]
	}
	if len(elements) == 0 {
		return unnamed
	}
	return strings.Join(elements, "/")
}

// shorten cuts the middle of a long name out, so that its suffix stays.
func shorten(name string, most int) string {
	if len(name) <= most {
		return name
	}
	suffix := name[strings.LastIndexByte(name, '.')+1:]
	if len(suffix) > 10 || len(suffix) == len(name) {
		suffix = ""
	} else {
		suffix = "." + suffix
	}
	cut := most - len(suffix) - len("…")
	for !utf8.RuneStart(name[cut]) {
		cut--
	}
	return name[:cut] + "…" + suffix
}

// diskName is the last element of a name as any disk takes it: Windows refuses some characters, and a dot at the end.
func diskName(name string) string {
	base := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"|?*`, r) {
			return '_'
		}
		return r
	}, name[strings.LastIndexByte(name, '/')+1:])
	if base = strings.TrimRight(base, ". "); base == "" {
		return "_"
	}
	// CON, NUL and their like are devices on Windows, whatever suffix they have.
	switch stem, _, _ := strings.Cut(strings.ToUpper(base), "."); {
	case stem == "CON", stem == "PRN", stem == "AUX", stem == "NUL", len(stem) == 4 && (stem[:3] == "COM" || stem[:3] == "LPT"):
		return "_" + base
	}
	return base
}

// decodeName tells in which code page a name stands that does not say: of UTF-8, the Vietnamese and the Western page of Windows and
// the one of DOS, the one in which most words are legal Vietnamese syllables; among equals the first.
func decodeName(raw string) string {
	if utf8.ValidString(raw) {
		return raw
	}
	best, quality := "", -2.0
	for _, page := range []encoding.Encoding{charmap.Windows1258, charmap.CodePage437, charmap.Windows1252} {
		decoded, err := page.NewDecoder().String(raw)
		if err != nil {
			continue
		}
		decoded = charset.Compose(decoded)
		if q := nameQuality(decoded); q > quality {
			best, quality = decoded, q
		}
	}
	return best
}

// nameQuality is viet.Quality, with a name of which no word can be judged below all others, and characters that no name has counted
// against it.
func nameQuality(name string) float64 {
	odd := 0
	for _, r := range name {
		if r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("–—“”‘’…°", r) {
			odd++
		}
	}
	return viet.Quality(name) - float64(odd)/float64(len(name)+1)
}

// passedOver tells files that are nobody's documents: hidden ones, and those that office programs and systems leave behind.
func passedOver(name string) bool {
	for element := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(element, ".") || strings.HasPrefix(element, "~$") || element == "__MACOSX" ||
			strings.EqualFold(element, "thumbs.db") || strings.EqualFold(element, "desktop.ini") {
			return true
		}
	}
	return false
}
