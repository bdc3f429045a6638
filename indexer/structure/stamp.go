package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// stampLine is how far into a line, in bytes, the words of a stamp are looked for: a mark of the office may stand before them.
const stampLine = 60

// stamped reports whether a line is what others put on the document: of an electronic signature, of a stamp of receipt. recognised
// says that it was read from a picture. Example: "Thời gian ký: 02.01.2024 15:39:00 +07:00". Source: data/stamps.tsv.
func stamped(s string, recognised bool) bool {
	if len(s) > 200 {
		return false
	}
	folded := viet.Fold(s)
	for _, row := range rows("stamps") {
		words, where := row[0], row[1]
		if strings.HasPrefix(folded, words) && (where == "any" || where == "line" && recognised) {
			return true
		}
		// Beside its logo such a line begins with what was made of the logo.
		if at := strings.Index(folded, words); at > 0 && at < stampLine && where == "any" && recognised && textless(folded[:at]) {
			return true
		}
	}
	return recognised && (arrival(s) || signing(folded))
}

// signing reports whether a folded line holds the words of an electronic signature before its time, letters of them misread.
func signing(folded string) bool {
	words := strings.Fields(folded[:min(len(folded), stampLine)])
	for i := range words {
		if i+3 <= len(words) && misread(words[i], "thoi") && misread(words[i+1], "gian") && strings.TrimRight(words[i+2], ":") == "ky" {
			return textless(strings.Join(words[:i], " "))
		}
	}
	return false
}

// textless reports whether what stands before a stamp on its line is no text: no word of it is a syllable.
func textless(s string) bool {
	for w := range viet.Words(s) {
		if utf8.RuneCountInString(w.Text) > 2 && viet.ValidSyllable(w.Text) {
			return false
		}
	}
	return true
}

// arrival reports whether a line is the word "ĐẾN" of a stamp of receipt, alone or before what was filled in. A line of a title goes
// on in capitals: "ĐẾN NĂM 2030".
func arrival(s string) bool {
	word, rest, _ := strings.Cut(s, " ")
	return allCaps(word) && viet.Fold(word) == "den" && !(allCaps(rest) && legible(rest))
}

// cutStamp takes from a line of a recognised page the stamp that it runs into: "CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ tại buổi làm việc" is
// the stamp and "tại buổi làm việc". lost says that the stamp covers words of the line. What is left is empty where all is the stamp.
func cutStamp(text string, at corpus.Span) (rest corpus.Span, lost, found bool) {
	s := at.In(text)
	capitals := capitalRun(s)
	if !stampWords(strings.Fields(viet.Fold(s[:capitals]))) {
		return at, false, false
	}
	rest = trimmed(text, corpus.Span{Start: at.Start + capitals, End: at.End})
	for rest.Len() > 0 {
		word, _, _ := strings.Cut(rest.In(text), " ")
		if viet.ValidSyllable(word) {
			break
		}
		lost = true
		rest = trimmed(text, corpus.Span{Start: rest.Start + len(word), End: rest.End})
	}
	if !startsSmall(rest.In(text)) {
		return corpus.Span{Start: at.End, End: at.End}, false, true
	}
	return rest, lost, true
}

// capitalRun is the length of the words in capitals that s begins with; figures among them count.
func capitalRun(s string) int {
	end := 0
	for end < len(s) {
		word, _, _ := strings.Cut(s[end:], " ")
		if strings.ContainsFunc(word, unicode.IsLower) {
			break
		}
		end = min(len(s), end+len(word)+1)
	}
	return end
}

// stampWords reports whether words are those of a stamp, or of a long one the first two or more and no others.
func stampWords(words []string) bool {
	for _, row := range rows("stamps") {
		if row[1] != "words" {
			continue
		}
		phrase := strings.Fields(row[0])
		n := 0
		for n < min(len(words), len(phrase)) && misread(words[n], phrase[n]) {
			n++
		}
		if n == len(phrase) || n == len(words) && n > 1 && len(phrase) > 3 {
			return true
		}
	}
	return false
}

// misread reports whether one word may be read for the other: they are one, or a letter is another, is lost or too many.
func misread(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) < 3 || len(b)-len(a) > 1 {
		return false
	}
	k := 0
	for k < len(a) && a[k] == b[k] {
		k++
	}
	if len(a) == len(b) {
		return a[k+1:] == b[k+1:]
	}
	return a[k:] == b[k+1:]
}
