package tag

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// readLaws reads laws cited by name. The number is that of the version whose year stands with the name; else the one that the text
// itself cites in full; else the one in force on the day of the document.
// Example: "Luật Đất đai năm 2013" is 45/2013/QH13; "Luật Đất đai" in a document of 2020 too. Source: handbook §1.7.
func (r *reader) readLaws() {
	taken := map[int]bool{}
	r.cited = map[string]string{}
	for _, ref := range r.refs {
		taken[ref.Start] = true
		if ref.Title == "" || ref.Canonical == "" {
			continue
		}
		if n, ok := r.cited[lawKey(ref.Title)]; ok && n != ref.Canonical {
			r.cited[lawKey(ref.Title)] = "" // two versions
			continue
		}
		r.cited[lawKey(ref.Title)] = ref.Canonical
	}
	r.readLawCodes()
	for _, w := range []string{"Luật ", "luật ", "Hiến pháp", "Pháp lệnh ", "pháp lệnh "} {
		for from := 0; ; {
			k := strings.Index(r.text[from:], w)
			if k < 0 {
				break
			}
			at := from + k
			from = at + len(w)
			if k := at - len("Bộ "); w == "luật " && k >= 0 && strings.EqualFold(r.text[k:at], "Bộ ") {
				at = k
			} else if w == "luật " && !r.lawAlone(at) {
				continue
			}
			if b, _ := utf8.DecodeLastRuneInString(r.text[:at]); at > 0 && (unicode.IsLetter(b) || unicode.IsDigit(b)) || taken[at] {
				continue
			}
			r.readLawAt(at)
		}
	}
}

// lawAlone reports whether "luật" is a word of its own here, and no part of "pháp luật", "kỷ luật", "dự luật".
func (r *reader) lawAlone(at int) bool {
	before := strings.TrimRight(r.text[max(0, at-12):at], " \n")
	for _, w := range []string{"pháp", "kỷ", "kỉ", "quy", "qui", "dự", "ngành", "trường", "khoa", "định"} {
		if strings.HasSuffix(before, w) {
			return false
		}
	}
	return true
}

// readLawCodes reads codes cited by their abbreviation: "BLDS 2015".
func (r *reader) readLawCodes() {
	for _, row := range rows("lawcodes") {
		for from := 0; ; {
			k := strings.Index(r.text[from:], row[0])
			if k < 0 {
				break
			}
			at := from + k
			from = at + len(row[0])
			if b, _ := utf8.DecodeLastRuneInString(r.text[:at]); unicode.IsLetter(b) || b == '-' || b == '/' || !ends(r.text, from) {
				continue
			}
			r.addLaw(at, from, row[2], laws()[lawKey(row[1]+" "+row[2])])
		}
	}
}

// amendingLaw finds where a reference begins that names a law through the one that it amends: "Luật sửa đổi, bổ sung
// một số điều của Luật …". Its number is not that of the law it names.
func (r *reader) amendingLaw(at int) (int, bool) {
	from := r.back(at, 80)
	zone := r.text[from:at]
	k := strings.LastIndex(zone, "Luật ")
	if k < 0 || !strings.HasSuffix(strings.TrimSpace(zone), "điều của") && !strings.HasSuffix(strings.TrimSpace(zone), "sung") && !strings.HasSuffix(strings.TrimSpace(zone), "đổi") {
		return at, false
	}
	return from + k, strings.HasPrefix(viet.Fold(zone[k:]), "luat sua doi")
}

// lawWords is how many syllables the name of a law in the table has at most, its type included.
const lawWords = 22

// lawStarts are the keys of what the names of laws begin with, two syllables and more: how far a name may go is known before it is tried.
var lawStarts = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for k := range laws() {
		start := ""
		for i, w := range wordsFrom(k, 0, lawWords) {
			if start += " " + w.text; i > 0 {
				out[start] = true
			}
		}
	}
	return out
})

// lawLike is how many of the words the name of a law may take, 0 where none begins with them.
func lawLike(words []word) int {
	start, n := "", 0
	for i, w := range words {
		if start += " " + key(w.text); i > 0 && !lawStarts()[start] {
			break
		}
		n = i + 1
	}
	if n < 2 {
		return 0
	}
	return n
}

func (r *reader) readLawAt(at int) {
	if lawLike(wordsFrom(r.text, at, 2)) == 0 {
		return
	}
	if adopted(r.text[max(0, at-24):at]) && len(r.frame.articles) > 0 && at < r.frame.articles[0] {
		return // "Quốc hội ban hành Luật …": the law itself
	}
	words := wordsFrom(r.text, at, lawWords)
	for n := lawLike(words); n > 0; n-- {
		end := words[n-1].End
		versions, ok := laws()[lawKey(r.text[at:end])]
		if !ok {
			continue
		}
		if next, ok := blanks(r.text, end); ok {
			// The number follows, or the name goes on: another law.
			if _, so := foldedPrefix(r.text, next, "số"); so {
				return
			}
			if n < len(words) && capitalised(words[n].text) && words[n].Start == next && !unicode.IsDigit([]rune(words[n].text)[0]) {
				return
			}
		}
		if !capitalised(r.text[at:]) && n < 3 {
			return // "luật giá" is no law's name but a word for a field
		}
		if start, ok := r.amendingLaw(at); ok {
			at, versions = start, []version{{docType: "Luật"}}
		}
		r.addLaw(at, end, "", versions)
		return
	}
}

// addLaw adds the reference to a law whose name lies between two offsets, with the year or date that follows it.
func (r *reader) addLaw(at, end int, title string, versions []version) {
	if len(versions) == 0 {
		return
	}
	if title == "" {
		title = viet.Squeeze(r.text[at:end])
	}
	ref := corpus.Reference{Span: corpus.Span{Start: at, End: end}, Kind: corpus.ReferenceNamed,
		DocType: versions[0].docType, Title: title, Issuer: "Quốc hội"}
	if ref.DocType == "Pháp lệnh" {
		ref.Issuer = "Ủy ban Thường vụ Quốc hội"
	}
	if next, ok := blanks(r.text, end); ok && strings.HasPrefix(r.text[next:], "(sửa đổi)") {
		ref.End = next + len("(sửa đổi)")
	}
	r.readDate(&ref)
	if ref.Date.IsZero() {
		r.readYear(&ref)
	} else {
		ref.Year = strconv.Itoa(ref.Date.Year)
	}
	if ref.Year != "" {
		ref.Canonical = adoptedIn(versions, ref.Year, ref.Date)
	} else if n, ok := r.cited[lawKey(title)]; ok {
		ref.Canonical = n
	}
	if ref.Canonical == "" && ref.Year == "" {
		ref.Canonical = inForce(versions, r.header.Issued)
	}
	r.refs = append(r.refs, ref)
}

// readYear reads "năm 2015" or "2015" behind the name of a law.
func (r *reader) readYear(ref *corpus.Reference) {
	next, ok := blanks(r.text, ref.End)
	if !ok {
		return
	}
	if end, found := foldedPrefix(r.text, next, "năm"); found {
		if n, ok := blanks(r.text, end); ok {
			next = n
		}
	}
	year := r.text[next:min(next+4, len(r.text))]
	if len(year) == 4 && strings.Trim(year, "0123456789") == "" && year > "1945" && year < "2100" && boundary(r.text, next+4) {
		ref.Year, ref.End = year, next+4
	}
}
