package structure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// restore gives a name in capitals its small letters back, by the table of bodies and by tables of terms and places.
// Where a word is in none of them the name stays as written, since its capitals are not ours to guess.
func restore(s string) string {
	s = squeeze(s)
	if !allCaps(s) {
		return s
	}
	if i, ok := corpus.IssuerByName(s); ok && !strings.ContainsAny(i.Name, "(;") {
		return i.Name
	}
	fields := strings.Fields(s)
	var out []string
	for i := 0; i < len(fields); {
		if w, n := placeWords().prefix(fields[i:]); n > 0 {
			out = append(out, inCase(w, fields[i+n-1]))
			i += n
			for i < len(fields) {
				if _, n := placeWords().prefix(fields[i:]); n > 0 || fields[i] == "-" || fields[i] == "–" {
					break
				}
				out = append(out, properCase(fields[i]))
				i++
			}
			continue
		}
		if long, ok := abbreviations()[strings.TrimRight(fields[i], ",")]; ok {
			out = append(out, inCase(long, fields[i]))
			i++
			continue
		}
		if n := len(fields) - i; i > 0 && n > 1 && n < 5 {
			// A province ends a name without its kind: "BAN QUẢN LÝ … HÀ NỘI".
			if _, ok := corpus.ProvinceByName(strings.Join(fields[i:], " ")); ok {
				for ; i < len(fields); i++ {
					out = append(out, properCase(fields[i]))
				}
				continue
			}
		}
		if w, n := issuerPrefix(fields[i:]); n > 0 {
			if _, tier := placeWords().prefix(fields[i+n-1 : i+n]); tier == 0 {
				out = append(out, inCase(w, fields[i+n-1]))
				i += n
				continue
			}
			// "Công an tỉnh": its last word is left, for the name of the place that follows it.
			w, _, _ = cutLast(w)
			out = append(out, w)
			i += n - 1
			continue
		}
		if w, n := terms().prefix(fields[i:]); n > 0 {
			out = append(out, inCase(w, fields[i+n-1]))
			i += n
			continue
		}
		if strings.Trim(fields[i], "0123456789/") == "" {
			out = append(out, fields[i])
			i++
			continue
		}
		if fields[i] == "-" || fields[i] == "–" {
			out = append(out, "-")
			i++
			continue
		}
		return s
	}
	joined := strings.Join(out, " ")
	return viet.Capitalise(joined)
}

// issuerPrefix is the longest name of the table of bodies that the words begin with, two words at least.
func issuerPrefix(fields []string) (string, int) {
	for n := min(len(fields), 10); n > 1; n-- {
		if i, ok := corpus.IssuerByName(strings.TrimRight(strings.Join(fields[:n], " "), ",")); ok && !strings.ContainsAny(i.Name, "(;") && len(strings.Fields(i.Name)) == n {
			return i.Name, n
		}
	}
	return "", 0
}

// cutLast parts the last word from a name.
func cutLast(s string) (before, last string, ok bool) {
	k := strings.LastIndexByte(s, ' ')
	if k < 0 {
		return s, "", false
	}
	return s[:k], s[k+1:], true
}

// inCase is a name of a table with the mark that stood behind its last word.
func inCase(name, lastWord string) string {
	if strings.HasSuffix(lastWord, ",") {
		return name + ","
	}
	return name
}

// properCase writes a syllable of a proper name: "LÀO" → "Lào", "HUẾ," → "Huế,", "B'LAO" → "B'lao".
func properCase(s string) string {
	return viet.Capitalise(strings.ToLower(s))
}
