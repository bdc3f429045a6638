package tag

import (
	"iter"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Names of documents that stand by themselves, without a number of the usual kind. Source: handbook §1.8, Appendix A.1.
var (
	standard = regexp.MustCompile(`^(?:[ /]+(?:ISO|IEC|TS))*(?:\s+|:\s?)(?:[A-Z]{1,3}\s?)?[0-9][0-9.\-]*(?:\s?[:\-]\s?[0-9]{4}|/[0-9]{4})?(?:/[A-ZĐ]{2,}[A-ZĐ0-9\-]*)?`)
	gazette  = regexp.MustCompile(`^\s+số\s+[0-9]+(?:\s*[+\-–]\s*[0-9]+)*`)
)

// namedWithin is how many bytes behind its first word such a name may take.
const namedWithin = 200

// readNamed reads standards and issues of the gazette.
func (r *reader) readNamed() {
	for _, kind := range []struct {
		// words are what the name begins with; rest is matched behind them alone, which keeps the time short.
		words []string
		rest  *regexp.Regexp
		kind  corpus.ReferenceKind
	}{
		{[]string{"TCVN", "QCVN", "QCĐP", "TCXDVN", "TCXD", "TCCS", "ISO", "IEC", "ASTM"}, standard, corpus.ReferenceStandard},
		{[]string{"Công báo", "CÔNG BÁO", "công báo"}, gazette, corpus.ReferenceGazette},
	} {
		for span := range r.startingWith(kind.words, kind.rest) {
			ref := corpus.Reference{Span: span, Kind: kind.kind}
			ref.End = ref.Start + len(strings.TrimRight(ref.In(r.text), ".-"))
			switch kind.kind {
			case corpus.ReferenceStandard:
				quote := ref.In(r.text)
				digits := strings.TrimLeftFunc(quote, func(c rune) bool { return !unicode.IsDigit(c) })
				// TCVN, TCCS, QCVN say what they are; ISO, IEC and the like may be the name of a body.
				if quote[0] != 'T' && quote[0] != 'Q' && !plausibleStandard(digits) {
					continue
				}
				ref.Canonical = strings.NewReplacer(": ", ":", " :", ":").Replace(viet.Squeeze(quote))
				if name, rest, ok := strings.Cut(ref.Canonical, ":"); ok && strings.Trim(name, "TCQVNDXĐP") == "" {
					ref.Canonical = name + " " + strings.Replace(rest, "/", ":", 1) // QCVN:01/2008/BLĐTBXH
				}
			case corpus.ReferenceGazette:
				r.readDate(&ref)
			}
			r.refs = append(r.refs, ref)
		}
	}
}

// plausibleStandard reports whether an international standard's number has four figures: "ISO 9001", not "ISO 100".
func plausibleStandard(s string) bool {
	return len(s)-len(strings.TrimLeft(s, "0123456789")) > 3
}

// startingWith yields the spans that begin with one of the words, as words of their own, and go on as rest says.
func (r *reader) startingWith(words []string, rest *regexp.Regexp) iter.Seq[corpus.Span] {
	return func(yield func(corpus.Span) bool) {
		for _, w := range words {
			for start := range r.wordsAt(w) {
				from := start + len(w)
				at := rest.FindStringIndex(r.text[from:min(len(r.text), from+namedWithin)])
				if at != nil && ends(r.text, from+at[1]) && !yield(corpus.Span{Start: start, End: from + at[1]}) {
					return
				}
			}
		}
	}
}

// wordsAt yields the offsets at which a word stands that nothing precedes without a blank.
func (r *reader) wordsAt(w string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; ; {
			k := strings.Index(r.text[from:], w)
			if k < 0 {
				return
			}
			start := from + k
			from = start + len(w)
			b, _ := utf8.DecodeLastRuneInString(r.text[:start])
			if start > 0 && (unicode.IsLetter(b) || unicode.IsDigit(b)) {
				continue
			}
			if !yield(start) {
				return
			}
		}
	}
}

var amendingVerbs = sync.OnceValue(func() []string {
	var out []string
	for _, row := range rows("amending") {
		out = append(out, row[0])
	}
	return out
})

// amendWithin is how far, in bytes, the verb of an amending clause may stand before its target.
const amendWithin = 600

// amends reports whether a list of provisions without a document is the target of an amending clause: "Sửa đổi, bổ sung
// khoản 2 Điều 5 như sau", "Thay thế cụm từ “A” bằng cụm từ “B” tại khoản 1". What is only said to be regulated
// elsewhere ("quy định tại khoản 2") is none. Source: handbook §4.1.
func (r *reader) amends(at int) bool {
	from := r.back(at, amendWithin)
	clause := r.text[from:at]
	for _, mark := range []string{"\n", ". ", ") "} {
		if k := strings.LastIndex(clause, mark); k >= 0 {
			clause = clause[k+len(mark):]
		}
	}
	if !beginsAmending(clause) {
		return false
	}
	if k := strings.LastIndex(clause, "; "); k >= 0 {
		// The verb governs what a semicolon parts, as long as that goes on alike: "Bỏ cụm từ “A” tại khoản 1; cụm từ “B” tại khoản 2".
		clause = clause[k+len("; "):]
		if rest := strings.TrimSpace(clause); rest != "" && !strings.HasPrefix(rest, "cụm từ") && !strings.HasPrefix(rest, "từ ") && !strings.HasPrefix(rest, "tại") && !beginsAmending(rest) {
			return false
		}
	}
	before := strings.TrimRight(clause, " \u00a0")
	for _, w := range []string{"quy định tại", "quy định của", "theo", "nêu tại", "căn cứ", "sau", "trước", "tại các", "với", "này"} {
		if strings.HasSuffix(before, " "+w) {
			return false
		}
	}
	return true
}

// beginsAmending reports whether a clause begins with a verb that amends, in any case.
func beginsAmending(clause string) bool {
	for _, v := range amendingVerbs() {
		if _, ok := foldedPrefix(clause, 0, v); ok {
			return true
		}
	}
	return false
}

// amendedBehind reports whether provisions open their line and are said to be changed: "7. Điều 25 được sửa đổi, bổ sung như sau:".
func (r *reader) amendedBehind(c chain) bool {
	from := r.back(c.Start, amendWithin)
	line := r.text[from:c.Start]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	if strings.TrimLeft(line, " 0123456789abcdđeghik.)-–") != "" {
		return false
	}
	at, ok := blanks(r.text, c.End)
	if !ok {
		return false
	}
	for _, row := range rows("amended") {
		end, ok := foldedPrefix(r.text, at, row[0])
		if !ok || !ends(r.text, end) {
			continue
		}
		zone := strings.TrimLeft(r.text[end:min(len(r.text), end+len("như sau")+4)], " ,\n")
		return strings.HasPrefix(zone, "như sau") || zone == "" || strings.ContainsRune(".;:", rune(zone[0]))
	}
	return false
}

// anchored reports whether the provisions only say where others are put in: "vào sau khoản 5 Điều 7".
func (r *reader) anchored(at int) bool {
	before := strings.TrimRight(r.text[max(0, at-24):at], " \u00a0\n")
	return strings.HasSuffix(before, "vào sau") || strings.HasSuffix(before, "vào trước")
}
