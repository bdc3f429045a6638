package tag

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// titleWithin is how far, in bytes, a title may go; what does not end within is not taken for one.
const titleWithin = 700

// firstWords maps the key of the first word of each row of a table of phrases to the keys of the rows, the longest first.
func firstWords(name string) map[string][]string {
	out := map[string][]string{}
	for _, row := range rows(name) {
		k := key(row[0])
		first, _, _ := strings.Cut(k, " ")
		// Each spelling is a key, so that looking up costs no conversion.
		for _, spelling := range []string{first, viet.Capitalise(first), strings.ToUpper(first)} {
			if !slices.Contains(out[spelling], k) {
				out[spelling] = append(out[spelling], k)
			}
		}
	}
	for _, all := range out {
		slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	}
	return out
}

var (
	titleHeads    = sync.OnceValue(func() map[string][]string { return firstWords("titleheads") })
	titleSubjects = sync.OnceValue(func() map[string][]string { return firstWords("subjects") })
	titleStops    = sync.OnceValue(func() map[string][]string { return firstWords("titlestops") })
)

// phraseAt reports whether one of the phrases of a table stands at the offset, as words, and where it ends.
func phraseAt(text string, at int, phrases map[string][]string) (int, bool) {
	end := wordEnd(text, at)
	for _, p := range phrases[text[at:end]] {
		n := strings.Count(p, " ")
		if n == 0 {
			return end, true
		}
		stop := end
		for range n {
			next, ok := blanks(text, stop)
			if !ok {
				break
			}
			stop = wordEnd(text, next)
		}
		if key(viet.Squeeze(text[at:stop])) == p {
			return stop, true
		}
	}
	return at, false
}

// wordEnd is where the word ends that begins at the offset.
func wordEnd(text string, at int) int {
	for at < len(text) {
		c, w := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '/' {
			break
		}
		at += w
	}
	return at
}

// readTitles gives the references the titles that follow them; the title stays outside the span.
func (r *reader) readTitles() {
	for i := range r.refs {
		ref := &r.refs[i]
		if ref.Title != "" || ref.Kind != corpus.ReferenceNumbered && ref.Kind != corpus.ReferenceNickname {
			continue
		}
		if at, ok := r.titleStart(ref.End); ok {
			if end := r.titleEnd(at, i+1); end > at {
				ref.Title = viet.Squeeze(r.text[at:end])
				if n := len(r.titles); n == 0 || r.titles[n-1].End < at {
					r.titles = append(r.titles, corpus.Span{Start: at, End: end})
				}
			}
		}
	}
}

// titleStart is where the title of a citation begins that ends at the offset: at one of the words for it. The body may have been
// forgotten between ("ngày 19/02/2025 của về thực hiện …", handbook §0.6).
func (r *reader) titleStart(end int) (int, bool) {
	at, ok := blanks(r.text, end)
	if !ok {
		return end, false
	}
	if next, ok := foldedPrefix(r.text, at, "của"); ok {
		if k, ok := blanks(r.text, next); ok {
			at = k
		}
	}
	stop, ok := phraseAt(r.text, at, titleHeads())
	if !ok {
		return end, false
	}
	next, ok := blanks(r.text, stop)
	if !ok {
		// "quy định:" says what the document rules, it is not its title; "sửa đổi, bổ sung" goes on.
		return at, strings.HasPrefix(r.text[stop:], ", ")
	}
	for _, w := range []string{"tại", "rõ", "như", "trên", "này", "kèm theo"} {
		if k, ok := foldedPrefix(r.text, next, w); ok && ends(r.text, k) {
			return end, false
		}
	}
	return at, true
}

// titleEnd is where a title ends that begins at the offset: at the end of its phrase, which a mark, a new line, a word of the
// sentence around it, the next document of a list or a body as a new subject tell. It answers the offset itself where the title
// does not end in time. next is the first reference that may stand in it.
func (r *reader) titleEnd(at, next int) int {
	text := r.text
	holds := false // a document that the title names
	limit := min(len(text), at+titleWithin)
	for pos := at; pos < limit; {
		for next < len(r.refs) && r.refs[next].Start < pos {
			next++
		}
		if next < len(r.refs) && r.refs[next].Start == pos {
			pos, holds = r.refs[next].End, true
			continue
		}
		c, w := utf8.DecodeRuneInString(text[pos:])
		switch {
		case c == '\n':
			if !r.wrapped(pos) {
				return r.trimmed(at, pos)
			}
		case strings.ContainsRune(";:()|[]", c), c == '”' || c == '"' && !strings.Contains(text[at:pos], "\""):
			return r.trimmed(at, pos)
		case c == '.' && (pos+1 == len(text) || text[pos+1] == ' ' || text[pos+1] == '\n' || text[pos+1] == '/' || text[pos+1] == '"' || strings.HasPrefix(text[pos+1:], "”")):
			return r.trimmed(at, pos)
		case c == ',':
			k := len(text) - len(strings.TrimLeft(text[pos+1:], " \n\u00a0"))
			if r.leavesTitle(at, pos, k, next, holds) {
				return r.trimmed(at, pos)
			}
		case unicode.IsLetter(c):
			if stop, ok := phraseAt(text, pos, titleStops()); ok && stop > pos {
				return r.trimmed(at, pos)
			}
			end := wordEnd(text, pos)
			if word := text[pos:end]; word == "và" && !holds {
				if k, ok := blanks(text, end); ok && next < len(r.refs) && r.refs[next].Start == k {
					return r.trimmed(at, pos)
				}
			}
			w = max(w, end-pos)
		}
		pos += w
	}
	if limit == len(text) {
		return r.trimmed(at, limit)
	}
	return at
}

// wrapped reports whether a line end only wraps the phrase: the next line goes on in small letters.
func (r *reader) wrapped(at int) bool {
	rest := strings.TrimLeft(r.text[at+1:min(len(r.text), at+8)], " \t\u00a0")
	c, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLower(c) && !(len(rest) > 1 && (rest[1] == ')' || rest[1] == '.')) || unicode.IsDigit(c) && strings.HasSuffix(r.text[:at], "số")
}

// leavesTitle reports whether what stands behind a comma at pos, from k on, is no more of the title that begins at the offset.
func (r *reader) leavesTitle(at, pos, k, next int, holds bool) bool {
	if k >= len(r.text) {
		return true
	}
	if next < len(r.refs) && r.refs[next].Start == k {
		return !holds
	}
	c, _ := utf8.DecodeRuneInString(r.text[k:])
	if !unicode.IsUpper(c) {
		_, subject := phraseAt(r.text, k, titleSubjects())
		return subject
	}
	if name, _ := readIssuer(r.text, k); name != "" {
		return true
	}
	// "tỉnh Vân Nam, Trung Quốc": a name goes on; "phát triển kinh tế, Tỉnh …": a subject begins.
	last := r.text[max(at, strings.LastIndexAny(r.text[:pos], " \n")+1):pos]
	return !capitalised(last)
}

// trimmed is the end of a phrase without the blanks, commas and "và" that it ends with.
func (r *reader) trimmed(at, end int) int {
	s := strings.TrimRight(r.text[at:end], " ,\n\t\u00a0-–")
	s = strings.TrimSuffix(s, " và")
	return at + len(strings.TrimRight(s, " ,\n"))
}
