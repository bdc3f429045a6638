package tag

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// word is a syllable of the text with what parts it from the one before.
type word struct {
	corpus.Span
	text string
}

// wordsFrom reads at most n syllables from an offset, each parted by one blank or one line break; a comma ends the run
// where commas is false.
func wordsFrom(text string, at, n int) []word {
	var out []word
	for len(out) < n {
		start := at
		blanks, lines := 0, 0
		for start < len(text) {
			r, w := utf8.DecodeRuneInString(text[start:])
			if !unicode.IsSpace(r) {
				break
			}
			if r == '\n' {
				lines++
			}
			blanks++
			start += w
		}
		if lines > 1 || blanks > 3 {
			break
		}
		end := start
		for end < len(text) {
			r, w := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '.' {
				break
			}
			end += w
		}
		if end > start && strings.HasSuffix(text[start:end], ".") {
			end = start + len(strings.TrimRight(text[start:end], "."))
		}
		if end == start {
			break
		}
		out = append(out, word{corpus.Span{Start: start, End: end}, text[start:end]})
		at = end
		// What follows a stop or a comma is no more of the name, but a comma may stand within a name of the table.
		if at < len(text) && (text[at] == '.' || text[at] == ';' || text[at] == ':' || text[at] == ')') {
			break
		}
		if at < len(text) && (text[at] == ',' || text[at] == '-' && at+1 < len(text) && text[at+1] != ' ' || strings.HasPrefix(text[at:], " - ") || strings.HasPrefix(text[at:], " – ")) {
			rest := strings.TrimLeft(text[at:], ", -–")
			at = len(text) - len(rest)
		}
	}
	return out
}

// readIssuer reads the name of an issuing body that begins at the offset, and where it ends; the name is as written
// with its blanks squeezed. Example: "Bộ trưởng Bộ Kế hoạch và Đầu tư sửa đổi …" gives the first eight syllables.
func readIssuer(text string, at int) (name string, end int) {
	if name, end := readPlenum(text, at); name != "" {
		return name, end
	}
	words := wordsFrom(text, at, longestIssuer)
	if len(words) == 0 {
		return "", at
	}
	first, _ := utf8.DecodeRuneInString(words[0].text)
	if !unicode.IsUpper(first) && !lowerBody(text, words) {
		return "", at
	}
	i, whole := 0, false
	for i < len(words) {
		if i > 0 && letterheadFollows(text, words[i-1], words[i]) {
			break
		}
		row, n := nameAt(text, words[i:], i == 0)
		if n == 0 {
			break
		}
		if i > 0 && row.class != "part" && gapHas(text, words[i-1].End, words[i].Start, ",") {
			break
		}
		if whole && row.class == "head" && gapHas(text, words[i-1].End, words[i].Start, "\n") {
			break // the line below begins with a body of its own: "… của Bộ Chính trị / Ủy ban nhân dân tỉnh ban hành …"
		}
		now := row.class != "title" && row.class != "generic" || n > len(strings.Fields(row.name))
		if whole && !now {
			break // the name is complete, and what follows begins no other: "… tỉnh Lào Cai ban hành"
		}
		whole = now
		i += n
		if row.class == "place" {
			start := i
			most := start + 4
			if allCaps(words[start-1].text) {
				most = start + 2 // the title goes on in capitals too
			}
			if n := provinceAt(text, words[i:]); n > 0 {
				i, most = i+n, 0
			}
			for i < len(words) && i < most && capitalised(words[i].text) && !gapHas(text, words[i-1].End, words[i].Start, ",") && !letterheadFollows(text, words[i-1], words[i]) {
				if _, n := nameAt(text, words[i:], false); n > 1 {
					break
				}
				i++
			}
		}
		if strings.HasSuffix(key(words[i-1].text), "ủy") && i < len(words) && capitalised(words[i].text) {
			for i < len(words) && capitalised(words[i].text) && !gapHas(text, words[i-1].End, words[i].Start, ",") {
				i++
			}
		}
	}
	if i == 0 || !whole {
		return "", at
	}
	end = words[i-1].End
	return viet.Squeeze(text[at:end]), end
}

// plenumIssuer is a plenum of the Central Committee, as which it issues: "Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XIII", "Hội nghị
// Trung ương 6 khóa XII". The committee and its term, where they are written, are the first group.
var plenumIssuer = regexp.MustCompile(`^Hội\s+nghị\s+(?:(?:lần\s+thứ\s+)?[\p{L}\d]+(?:\s+\p{Ll}+)?\s*,?\s+(?:của\s+)?((?:Ban\s+Chấp\s+hành|BCH)\s+(?:Trung\s+ương|TW)(?:\s+Đảng)?)|Trung\s+ương\s+(?:lần\s+thứ\s+)?(?:\d+|\p{Ll}+))(?:,?\s+\(?(kh[oóò][aáà]\s+[IVX]+)\)?)?`)

// longestPlenum is how far, in bytes, the name of a plenum may reach.
const longestPlenum = 160

// readPlenum reads a plenum that begins at the offset; the name is that of the committee with its term, which the resolutions of the plenum are of.
// Source: handbook §1.7.
func readPlenum(text string, at int) (name string, end int) {
	if !strings.HasPrefix(text[at:], "Hội") {
		return "", at
	}
	zone := text[at:min(len(text), at+longestPlenum)]
	m := plenumIssuer.FindStringSubmatchIndex(zone)
	if m == nil || strings.Count(zone[:m[1]], "\n") > 2 || !ends(text, at+m[1]) {
		return "", at
	}
	name = "Ban Chấp hành Trung ương"
	if m[2] >= 0 {
		name = viet.Squeeze(zone[m[2]:m[3]])
	}
	if m[4] >= 0 {
		name += " " + viet.Squeeze(zone[m[4]:m[5]])
	}
	return name, at + m[1]
}

// provinceAt is how many words the name of a province takes that the words begin with.
func provinceAt(text string, words []word) int {
	for n := min(4, len(words)); n > 0; n-- {
		if _, ok := corpus.ProvinceByName(viet.Squeeze(text[words[0].Start:words[n-1].End])); ok && capitalised(words[0].text) {
			return n
		}
	}
	return 0
}

// lowerBody reports whether words in small letters begin with the whole name of a body: "ủy ban nhân dân tỉnh".
func lowerBody(text string, words []word) bool {
	row, n := nameAt(text, words, true)
	return n > 1 && row.class == "head"
}

// letterheadFollows reports whether a line in capitals begins behind a word that is not written so: the next line is a letterhead or a title, and
// no part of the name. A short form ("UBND tỉnh") is part of it.
func letterheadFollows(text string, word, next word) bool {
	return gapHas(text, word.End, next.Start, "\n") && allCaps(next.text) && !allCaps(word.text) && viet.ValidSyllable(strings.ToLower(next.text))
}

func allCaps(s string) bool { return utf8.RuneCountInString(s) > 1 && strings.ToUpper(s) == s }

func gapHas(text string, from, to int, marks string) bool {
	return strings.ContainsAny(text[from:to], marks)
}

// nameAt is the longest name of the tables that the words begin with.
func nameAt(text string, words []word, first bool) (issuerWord, int) {
	for n := min(len(words), longestIssuer); n > 0; n-- {
		s := viet.Squeeze(text[words[0].Start:words[n-1].End])
		if strings.ContainsRune(s, '-') {
			s = viet.Squeeze(strings.ReplaceAll(s, "-", " - ")) // "Lao động-Thương binh"
		}
		row, ok := issuerWords()[key(s)]
		if ok && row.class != "part" && row.class != "place" && !capitalised(s) && !(first && n > 1 && row.class == "head") {
			continue
		}
		if ok && (!first || row.class == "head" || row.class == "title" || row.class == "generic") {
			if row.class == "generic" {
				return row, n + properName(text, words, n)
			}
			return row, n
		}
		if n > 1 && capitalised(words[0].text) {
			if i, ok := corpus.IssuerByName(s); ok && i.Level != corpus.LevelUnit {
				return issuerWord{i.Name, "head"}, n
			}
		}
	}
	return issuerWord{}, 0
}

// properName is how many syllables behind "Sở", "Ban", "Tổng cục" are the body's own name where the table does not
// know it: capital ones up to a mark or the end. Names with small syllables are not guessed.
func properName(text string, words []word, n int) int {
	k := n
	if allCaps(words[0].text) {
		return 0
	}
	for k < len(words) && k < n+8 && capitalised(words[k].text) && !gapHas(text, words[k-1].End, words[k].Start, ",") {
		k++
	}
	if k < len(words) && words[k].Start <= words[k-1].End+1 {
		return 0
	}
	return k - n
}

func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// certainIssuer is the body that a symbol names beyond doubt: one body of its system, not one that every place has.
func certainIssuer(n corpus.Number) string {
	if len(n.Issuers) != 1 {
		return ""
	}
	var system corpus.System
	switch n.Family {
	case corpus.FamilyParty:
		system = corpus.SystemParty
	case corpus.FamilyState, corpus.FamilyLaw:
		system = corpus.SystemState
	default:
		return ""
	}
	name := ""
	for _, i := range corpus.IssuersByCode(n.Issuers[0]) {
		// Only bodies of the state write the year into the number; codes such as BTC have local namesakes.
		if i.System != "" && i.System != system || i.System == "" && n.Year != 0 {
			continue
		}
		if name != "" || i.Level != corpus.LevelCentral && !strings.HasPrefix(i.Name, "Sở ") || strings.ContainsAny(i.Name, "(") {
			return ""
		}
		name = i.Name
	}
	return name
}

// agrees reports whether a written issuer can be the body of the symbol: one name holds the other, or the symbol names
// no certain body.
func agrees(written, certain string) bool {
	if certain == "" {
		return true
	}
	w, c := bodyKey(written), bodyKey(certain)
	return strings.Contains(w, c) || strings.Contains(c, w) || person(w) || strings.HasPrefix(c, "thu tuong") && strings.HasPrefix(w, "chinh phu")
}

// bodyKey is a body's name folded, its hyphens aside: "Lao động-Thương binh" is "Lao động - Thương binh".
func bodyKey(name string) string { return viet.Squeeze(strings.ReplaceAll(viet.Fold(name), "-", " ")) }

// person reports whether a folded issuer is named by a person's title: Bộ trưởng, Chủ tịch.
func person(folded string) bool {
	for _, row := range issuerWords() {
		if row.class == "title" && strings.HasPrefix(folded, viet.Fold(row.name)) {
			return true
		}
	}
	return false
}
