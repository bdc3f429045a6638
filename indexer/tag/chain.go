package tag

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// item is one unit of a chain with its values: "các điểm a, b và đ".
type item struct {
	unit   unit
	values []string
	// apart is true where a comma or "và" stands before it, so that it need not hold what comes before.
	apart bool
	// firm is true where a semicolon or "và" stands before it: a comma alone is written between a unit and the larger one that holds it too.
	firm bool
}

// chain is a list of provisions as it stands in the text: "khoản 1 và khoản 2 Điều 9, các khoản 1, 2 và 3 Điều 10".
type chain struct {
	corpus.Span
	items []item
}

// foldedPrefix reports whether text goes on at the offset with a lower-case word in any case, and where it ends.
func foldedPrefix(text string, at int, w string) (int, bool) {
	end := at + len(w)
	if end > len(text) || !strings.EqualFold(text[at:end], w) {
		return at, false
	}
	return end, true
}

// blanks goes over blanks with at most one line break.
func blanks(text string, at int) (int, bool) {
	rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
	end := len(text) - len(rest)
	return end, end > at && end-at < 8 && strings.Count(text[at:end], "\n") <= 1
}

// readUnit reads the word of a unit, with "các" or "từ" before it, up to its first value.
func readUnit(text string, at int) (unit, int, bool) {
	for _, w := range []string{"các", "từ"} {
		if end, ok := foldedPrefix(text, at, w); ok {
			if next, ok := blanks(text, end); ok {
				at = next
			}
			break
		}
	}
	for _, u := range units() {
		end, ok := foldedPrefix(text, at, u.word)
		if !ok {
			continue
		}
		if end < len(text) && '0' <= text[end] && text[end] <= '9' && strings.Contains(u.values, "d") {
			return u, end, true // "khoản42": the blank was lost
		}
		if next, ok := blanks(text, end); ok {
			if from, ok := foldedPrefix(text, next, "từ"); ok {
				// "các khoản từ 2 đến 6"
				if value, ok := blanks(text, from); ok {
					next = value
				}
			}
			return u, next, true
		}
	}
	return unit{}, 0, false
}

// readValue reads one value of a unit: "5", "32a", "đ", "c1", "II", "này".
func (u unit) readValue(text string, at int) (string, int, bool) {
	if end, ok := foldedPrefix(text, at, "này"); ok && ends(text, end) {
		return corpus.This, end, true
	}
	end := at
	for end < len(text) {
		r, w := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += w
	}
	v := text[at:end]
	if u.name == "diem" && !strings.ContainsAny(v, "0123456789") && u.accepts(v) && dotted(text, end) && text[end] == '.' {
		if stop := end + 2; ends(text, stop) && !dotted(text, stop) {
			return strings.ToLower(text[at:stop]), stop, true // "điểm a.2 khoản 5", a line of the point
		}
	}
	if v != "" && strings.Contains(u.values, ".") && dotted(text, end) && text[end] == '.' {
		// "mục 2.1 phần II" of a report
		for end < len(text) && dotted(text, end) && text[end] == '.' && end-at < 8 {
			for end++; end < len(text) && '0' <= text[end] && text[end] <= '9'; end++ {
			}
		}
		if v = text[at:end]; strings.Trim(v, "0123456789.") == "" && !dotted(text, end) && ends(text, end) {
			return v, end, true
		}
		return "", 0, false
	}
	if v == "" || len(v) > 6 || !u.accepts(v) || dotted(text, end) {
		return "", 0, false
	}
	if u.name == "mau" {
		end += formTail(text, end)
		v = text[at:end]
	}
	if u.name == "diem" {
		v = strings.ToLower(v)
	}
	// "điểm a)" is written with its bracket by some, and "điểm b(i)" names a line of the point.
	if u.name == "diem" && strings.HasPrefix(text[end:], ")") {
		end++
	} else if k := strings.IndexByte(text[end:min(len(text), end+6)], ')'); u.name == "diem" && k > 1 && text[end] == '(' && strings.Trim(text[end+1:end+k], "ivx") == "" {
		end += k + 1
	}
	if u.name == "mau" && end+1 < len(text) && (text[end] == '.' || text[end] == '/') && text[end+1] != ' ' && text[end+1] != '\n' {
		return "", 0, false // the code of a form: "Mẫu số 01.a/PB"
	}
	return v, end, true
}

// formCode is what follows the figure of a form in its code: "-XLĐ" of "Mẫu số 03-XLĐ", "/TB-HQ" of "mẫu số 12/TB-HQ".
var formCode = regexp.MustCompile(`^[-/]\p{Lu}[\p{Lu}\d]*(?:[-/&]\p{Lu}[\p{Lu}\d]*){0,3}`)

// longestFormCode is how far, in bytes, the code of a form may reach.
const longestFormCode = 40

// formTail is how many bytes of a form's code follow its figure, 0 where none do.
func formTail(text string, at int) int {
	zone := text[at:min(len(text), at+longestFormCode)]
	n := len(formCode.FindString(zone))
	if n > 0 && !ends(text, at+n) {
		return 0
	}
	return n
}

// dotted reports a decimal behind a value: "Điều 5.4" is no Điều 5.
func dotted(text string, at int) bool {
	return at+1 < len(text) && (text[at] == '.' || text[at] == ',' || text[at] == '/') && '0' <= text[at+1] && text[at+1] <= '9'
}

func ends(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// accepts reports whether a word can be a value of the unit.
func (u unit) accepts(v string) bool {
	first, w := utf8.DecodeRuneInString(v)
	tail := v[w:]
	switch {
	case unicode.IsDigit(first):
		digits := strings.TrimLeft(v, "0123456789")
		if len(v)-len(digits) > 3 || !strings.Contains(u.values, "d") {
			return false
		}
		if digits == "" {
			return true
		}
		r, w := utf8.DecodeRuneInString(digits)
		return unicode.IsLower(r) && strings.Trim(digits[w:], "0123456789") == "" && len(digits[w:]) < 2
	case strings.Contains(u.values, "r") && strings.Trim(v, "IVXLC") == "":
		return true
	case strings.Contains(u.values, "r") && len(v) > 1 && strings.Trim(v[:len(v)-1], "IVXLC") == "" && strings.Contains("abcde", v[len(v)-1:]):
		return true // Chương IIa
	}
	if strings.Contains(u.values, "A") && len(v) == 1 && 'A' <= v[0] && v[0] <= 'E' {
		return true
	}
	return strings.Contains(u.values, "l") && strings.ContainsRune("abcdđeghiklmnopqrstuvxyABCDĐEGHIKLMNOPQRSTUVXY", first) &&
		(tail == "" || len(tail) == 1 && '1' <= tail[0] && tail[0] <= '9')
}

// conjunctions part the values and the units of a list.
var conjunctions = [...]string{"và", "hoặc", "đến", "tới"}

// separator reads a comma, a conjunction, or both; to is true for "đến".
func separator(text string, at int) (end int, to, ok bool) {
	rest := strings.TrimLeft(text[at:], " \u00a0")
	if strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, ";") {
		at = len(text) - len(rest) + 1
		ok = true
	}
	next, spaced := blanks(text, at)
	if !spaced {
		return at, false, ok && next == at
	}
	for _, w := range conjunctions {
		if end, found := foldedPrefix(text, next, w); found {
			if after, spaced := blanks(text, end); spaced {
				return after, w == "đến" || w == "tới", true
			}
		}
	}
	return next, false, ok
}

// mostProvisions is how many units, and how many provisions, one list holds: more is no list that a person wrote, and the product of its
// values ("điểm a đến y khoản 1 đến 60 Điều 1 đến 60 …") has no end.
const mostProvisions = 250

// readChain reads the longest list of provisions that begins at the offset. The label of a section ends it: the "16" of "khoản 2 Điều 23;\n16. Bãi bỏ …" is none.
func (r *reader) readChain(at int) (chain, bool) {
	c := chain{Span: corpus.Span{Start: at, End: at}}
	text := r.text[:r.nextLabel(at)]
	pos := skipPart(text, at)
	range_, apart, firm := false, false, false
	for len(c.items) < mostProvisions {
		u, first, ok := readUnit(text, pos)
		if !ok {
			break
		}
		v, end, ok := u.readValue(text, first)
		if !ok {
			break
		}
		if n := len(c.items); range_ && n > 0 && c.items[n-1].unit.name == u.name {
			// "khoản 1 đến khoản 3"
			last := &c.items[n-1]
			last.values = expand(last.values, v)
			end = u.moreValues(text, end, &last.values)
		} else {
			it := item{u, []string{v}, apart, firm}
			end = u.moreValues(text, end, &it.values)
			c.items = append(c.items, it)
		}
		c.End = end
		next, to, ok := separator(text, end)
		if !ok {
			if next = skipOf(text, end); next == end {
				break
			}
			if in, ok := after(text, end, "tại"); ok && u.name == "mau" {
				next = in // "Mẫu số 07 tại Phụ lục I"
			}
			to = false
		} else if v == corpus.This && !r.sharesDocument(end, next) {
			break
		}
		pos, range_, apart = skipPart(text, next), to, ok && !to
		firm = apart && (strings.Contains(text[end:next], ";") || strings.Contains(text[end:next], "và"))
	}
	return c, len(c.items) > 0
}

// nextLabel is where the next section begins behind an offset, the end of the text where none does.
func (r *reader) nextLabel(at int) int {
	i, _ := slices.BinarySearch(r.labels, at+1)
	if i == len(r.labels) {
		return len(r.text)
	}
	return r.labels[i]
}

// sharesDocument reports whether a list goes on behind "Điều này": "khoản 1 Điều này và khoản 2 Điều 9 Nghị định này" is one, "khoản này, điểm này" and
// what a semicolon parts are not.
func (r *reader) sharesDocument(end, next int) bool {
	if strings.Contains(r.text[end:next], ";") {
		return false
	}
	u, first, ok := readUnit(r.text, skipPart(r.text, next))
	if !ok {
		return false
	}
	v, _, ok := u.readValue(r.text, first)
	return ok && v != corpus.This
}

// partWords are parts of provisions that have no rank of their own: what they name is read up to the unit behind them.
var partWords = sync.OnceValue(func() map[string][]string { return firstWords("parts") })

// skipPart goes over a part of a provision before its unit: "đoạn 2 khoản 3", "câu thứ hai khoản 1", "tiết b điểm 1.2". It answers the offset
// itself where none stands there.
func skipPart(text string, at int) int {
	end, ok := phraseAt(text, at, partWords())
	if !ok {
		return at
	}
	value, ok := blanks(text, end)
	if !ok {
		return at
	}
	stop := value
	for stop < len(text) && stop-value < 12 {
		c, w := utf8.DecodeRuneInString(text[stop:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '.' {
			break
		}
		stop += w
	}
	if next := skipOf(text, stop); stop > value && next > stop {
		return next
	}
	return at
}

// moreValues reads the further values of a list, "b, c và d", and answers where it ends.
func (u unit) moreValues(text string, end int, values *[]string) int {
	for len(*values) < 60 {
		next, to, ok := separator(text, end)
		if dash, found := dashRange(text, end); found {
			next, to, ok = dash, true, true
		}
		if !ok {
			return end
		}
		v, stop, ok := u.readValue(text, next)
		if !ok || v == corpus.This || counted(text, stop) {
			return end
		}
		if to {
			*values = expand(*values, v)
		} else {
			*values = append(*values, v)
		}
		end = stop
	}
	return end
}

// dashRange reads the dash of "Điều 5-9" and answers where the second figure begins.
func dashRange(text string, at int) (int, bool) {
	next := strings.TrimLeft(text[at:], " ")
	for _, dash := range []string{"-", "–"} {
		if rest, ok := strings.CutPrefix(next, dash); ok {
			rest = strings.TrimLeft(rest, " ")
			return len(text) - len(rest), rest != "" && '0' <= rest[0] && rest[0] <= '9'
		}
	}
	return at, false
}

// counted reports whether a figure counts something: "khoản 1, 2 năm sau", where a word of small letters that is no
// part of a citation follows.
func counted(text string, at int) bool {
	next, ok := blanks(text, at)
	if !ok {
		return false
	}
	for _, w := range countedWords() {
		if end, ok := foldedPrefix(text, next, w); ok && ends(text, end) {
			return true
		}
	}
	return false
}

// pointOrder is the order of points. Source: handbook §3.1.
var pointOrder = []string{"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"}

// expand adds the values from the last one to v: 1 to 3 gives 2, 3; c to g gives d, đ, e, g.
func expand(values []string, v string) []string {
	last := values[len(values)-1]
	from, errFrom := strconv.Atoi(last)
	to, errTo := strconv.Atoi(v)
	if errFrom == nil && errTo == nil {
		if to <= from || to-from > 60 {
			return append(values, v)
		}
		for n := from + 1; n <= to; n++ {
			values = append(values, strconv.Itoa(n))
		}
		return values
	}
	at := -1
	for i, p := range pointOrder {
		if p == last {
			at = i
		}
		if p == v && at >= 0 && i > at {
			return append(values, pointOrder[at+1:i+1]...)
		}
	}
	return append(values, v)
}

// skipOf goes over blanks and the word "của" to what the provisions belong to.
func skipOf(text string, at int) int {
	next, ok := blanks(text, at)
	if !ok {
		return at
	}
	if end, ok := foldedPrefix(text, next, "của"); ok {
		if after, ok := blanks(text, end); ok {
			return after
		}
	}
	return next
}

// selfNamed reads "Nghị định này", "Luật này" at the offset.
func (r *reader) selfNamed(at int) (corpus.DocType, int, bool) {
	words := wordsFrom(r.text, at, typeWords+1)
	for i, w := range words {
		if i > 0 && key(w.text) == "này" {
			doc, ok := corpus.TypeByName(viet.Squeeze(r.text[at:words[i-1].End]))
			return doc, w.End, ok
		}
	}
	return corpus.DocType{}, 0, false
}
