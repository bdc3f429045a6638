package tag

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// nickname is a row of nicknames.tsv.
type nickname struct {
	words, docType, canonical, issuer string
	date                              corpus.Date
	context                           []string
}

// nicknames are the rows by their number without zeros.
var nicknames = sync.OnceValue(func() map[string][]nickname {
	out := map[string][]nickname{}
	for _, row := range rows("nicknames") {
		for len(row) < 7 {
			row = append(row, "")
		}
		n := nickname{words: row[0], docType: row[2], canonical: row[3], issuer: row[4], context: alternatives(row[6])}
		n.date, _ = corpus.ParseISODate(row[5])
		k := strings.TrimLeft(row[1], "0")
		out[k] = append(out[k], n)
	}
	return out
})

// alternatives takes a cell of words apart that "|" separates; none for an empty cell.
func alternatives(cell string) []string {
	return strings.FieldsFunc(cell, func(c rune) bool { return c == '|' })
}

// readNickname reads a document by its nickname: "Đề án 06", "Đề án số 06/CP". A type that numbers of all bodies bear needs its
// context, and yields to a number that the text cites in full. before is what stands before the number, from off on.
func (r *reader) readNickname(before string, off, at, end int, full map[string]corpus.Reference) bool {
	number := r.text[at:end]
	if stop, ok := letterTail(r.text, end); ok && r.text[end] != '-' {
		number, end = r.text[at:stop], stop
	}
	for _, n := range nicknames()[strings.TrimLeft(number, "0")] {
		words := len(before) - len(n.words)
		if words < 0 || !strings.EqualFold(before[words:], n.words) {
			continue
		}
		if b, _ := utf8.DecodeLastRuneInString(before[:words]); unicode.IsLetter(b) || strings.ToUpper(n.words) == n.words && before[words:] != n.words {
			continue
		}
		if day := r.header.Issued; !day.IsZero() && day.Before(n.date) {
			continue
		}
		end += len(r.text[end:]) - len(strings.TrimPrefix(r.text[end:], "/CP"))
		if !boundary(r.text, end) {
			return false
		}
		if len(n.context) > 0 && (full[n.docType+" "+strings.TrimLeft(number, "0")].Canonical != "" || r.qualifiedBehind(end) || !r.near(off+words, end, n.context)) {
			continue
		}
		span := corpus.Span{Start: off + words, End: end}
		r.refs = append(r.refs, corpus.Reference{Span: span, Kind: corpus.ReferenceNickname, DocType: n.docType, Number: number,
			Canonical: n.canonical, Issuer: n.issuer, Date: n.date})
		if len(n.context) > 0 {
			r.readSharedNames(n.words, end)
		}
		return true
	}
	return false
}

// qualifiedBehind reports whether a year, a date or an issuer follows a bare number, which then says itself whose it is.
func (r *reader) qualifiedBehind(at int) bool {
	for _, w := range []string{"của", "ngày", "năm"} {
		if _, ok := after(r.text, at, w); ok {
			return true
		}
	}
	rest, comma := strings.CutPrefix(r.text[at:min(len(r.text), at+16)], ",")
	return comma && dayAfterComma.MatchString(strings.TrimSpace(rest))
}

// dayAfterComma is what a comma parts from a bare number that is given with its day: "Nghị quyết số 57, ngày 22/12/2024".
var dayAfterComma = regexp.MustCompile(`^(?:ngày|\d{1,2}[/-]\d)`)

// endsShared reports whether a figure that ends before the offset counts nothing: a mark follows, or a word with which the sentence goes on.
func (r *reader) endsShared(at int) bool {
	next, ok := blanks(r.text, at)
	if first, _ := utf8.DecodeRuneInString(r.text[next:]); !ok || !unicode.IsLetter(first) {
		return true
	}
	return slices.ContainsFunc(rows("sharedends"), func(row []string) bool {
		end, ok := foldedPrefix(r.text, next, row[0])
		return ok && ends(r.text, end)
	})
}

// readSharedNames reads the further figures behind a nickname that the table knows by the same words: "Nghị quyết 57, 59, 66 và 68".
func (r *reader) readSharedNames(words string, at int) {
	for range 8 {
		start, to, ok := separator(r.text, at)
		end := start
		for end < len(r.text) && end-start < 4 && '0' <= r.text[end] && r.text[end] <= '9' {
			end++
		}
		if !ok || to || end == start || !boundary(r.text, end) || end < len(r.text) && strings.ContainsRune("/-", rune(r.text[end])) || !r.endsShared(end) {
			return
		}
		rows := nicknames()[strings.TrimLeft(r.text[start:end], "0")]
		i := slices.IndexFunc(rows, func(n nickname) bool { return n.words == words })
		if i < 0 {
			return
		}
		n := rows[i]
		r.refs = append(r.refs, corpus.Reference{Span: corpus.Span{Start: start, End: end}, Kind: corpus.ReferenceNickname, DocType: n.docType, Number: r.text[start:end],
			Canonical: n.canonical, Issuer: n.issuer, Date: n.date})
		at = end
	}
}

// contextWithin is how far, in bytes, the words that tell what a nickname means may stand from it.
const contextWithin = 160

// near reports whether one of some folded words stands around a span, in its own line.
func (r *reader) near(start, end int, words []string) bool {
	from, to := max(0, start-contextWithin), min(len(r.text), end+contextWithin)
	for !utf8.RuneStart(r.text[from]) {
		from++
	}
	for to < len(r.text) && !utf8.RuneStart(r.text[to]) {
		to++
	}
	left, right := r.text[from:start], r.text[end:to]
	left = left[strings.LastIndexByte(left, '\n')+1:]
	if k := strings.IndexByte(right, '\n'); k >= 0 {
		right = right[:k]
	}
	zone := viet.Fold(left + " " + right)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(zone, w) })
}

// congress is what follows "Nghị quyết" where it is that of a plenum or of a congress. The groups are the plenum and its term.
// Source: handbook §1.7, Appendix A.1.
var congress = regexp.MustCompile(`^\s+(?:` +
	`(?:Hội nghị\s+)?(?:(?:Ban Chấp hành\s+)?(?:Trung ương|TW|TƯ|T\.Ư|T\.W)(?:\s+Đảng)?\s+(?:lần thứ\s+)?(` + ordinals + `)|` +
	`(?:Hội nghị\s+)?lần thứ\s+(` + ordinals + `)(?:,|\s+của)?\s+(?:Ban Chấp hành\s+)?(?:Trung ương|TW|TƯ|T\.Ư|T\.W)(?:\s+Đảng)?)\s*,?\s*\(?[Kk]h(?:óa|oá)\s+([IVXL]+)\)?` +
	`|Đại hội\s+(?:Đảng\s+)?(?:lần thứ\s+)?[IVXL]+(?:\s+của Đảng)?` +
	`|Đại hội\s+(?:đại biểu\s+)?(?:toàn quốc|Đảng bộ\s+[\pL ]{2,40}?|Đảng toàn quốc)\s+lần thứ\s+[IVXL]+(?:\s+của Đảng)?)`)

// ordinals are the numbers of plenums, in figures or in words.
const ordinals = `[0-9]{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười`

var ordinalWords = []string{"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"}

// readCongresses reads resolutions of plenums and congresses.
func (r *reader) readCongresses() {
	for _, w := range []string{"Nghị quyết", "NGHỊ QUYẾT", "nghị quyết"} {
		for start := range r.wordsAt(w) {
			from := start + len(w)
			// Most are followed by a number or "của": only these three letters begin what is meant.
			if rest := strings.TrimLeft(r.text[from:min(len(r.text), from+12)], " \n\u00a0"); rest == "" || !strings.ContainsRune("HTBĐl", firstRune(rest)) {
				continue
			}
			m := congress.FindStringSubmatchIndex(r.text[from:min(len(r.text), from+namedWithin)])
			if m == nil || !ends(r.text, from+m[1]) && !strings.HasSuffix(r.text[:from+m[1]], ")") {
				continue
			}
			ref := corpus.Reference{Span: corpus.Span{Start: start, End: from + m[1]}, Kind: corpus.ReferenceNickname, DocType: "Nghị quyết"}
			group := func(i int) string {
				if m[2*i] < 0 {
					return ""
				}
				return r.text[from+m[2*i] : from+m[2*i+1]]
			}
			if term := group(3); term != "" {
				ref.Issuer = "Ban Chấp hành Trung ương khóa " + term
				r.plenum(&ref, group(1)+group(2), term)
			}
			r.refs = append(r.refs, ref)
		}
	}
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// plenum fills in the number of the resolution of a plenum, where usage or the words behind it tell which of several it is.
func (r *reader) plenum(ref *corpus.Reference, plenum, term string) {
	if i := slices.Index(ordinalWords, plenum); i >= 0 {
		plenum = string("123456789"[min(i, 8)])
		if i == 9 {
			plenum = "10"
		}
	}
	plenum = strings.TrimLeft(plenum, "0")
	var usual, told []string
	for _, row := range rows("plenums") {
		if row[0] != plenum || row[1] != term {
			continue
		}
		switch {
		case len(row) < 5 || row[4] == "":
			usual = row
		case told == nil && r.near(ref.End, ref.End, alternatives(row[4])):
			told = row
		}
	}
	if told == nil {
		told = usual
	}
	if told != nil {
		ref.Canonical = told[2]
		ref.Date, _ = corpus.ParseISODate(told[3])
	}
}
