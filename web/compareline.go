package web

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ownLine is how a paragraph of its own begins, whatever stands before it: an item, a provision. "Điều 11 của Nghị định này" is none.
var ownLine = regexp.MustCompile(`^(?:[-+•–*] |[0-9]{1,3}(?:\.[0-9]{1,3})*[.)] |[a-zđ]\) |(?:Điều|Chương|Mục|Phần|Phụ lục) [0-9IVXLC]{1,6}[a-zđ]?(?:[.:]|$))`)

// flowing joins the lines of a text that break off within a sentence: the next one begins with a small letter, and is no item.
// Example: "… do Ủy ban nhân" and "dân tỉnh quy định." of a PDF file are one paragraph.
func flowing(lines []sideParagraph) []sideParagraph {
	return joinedWhere(lines, func(n int) bool {
		before, after := lines[n-1].text, lines[n].text
		first, _ := utf8.DecodeRuneInString(after)
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, "”\"' "))
		return unicode.IsLower(first) && !strings.ContainsRune(".;:!?", last) && !ownLine.MatchString(after)
	})
}

// rejoined joins the lines of a text that break where another text runs on: its words around the break stand there within a paragraph, and
// nowhere at the end of one.
func rejoined(lines, other []sideParagraph) []sideParagraph {
	const around = 3 // words on each side tell a place
	key := func(words []string, at int) string {
		return strings.Join(words[max(at-around, 0):min(at+around, len(words))], " ")
	}
	words, starts := wordsOfLines(lines)
	seams := map[string][2]bool{} // whether the other text runs on there, whether it breaks there
	pairs := map[[2]string]bool{}
	for n := 1; n < len(lines); n++ {
		if at := starts[n]; at > 0 && at < len(words) && !ownLine.MatchString(lines[n].text) {
			seams[key(words, at)] = [2]bool{}
			pairs[[2]string{words[at-1], words[at]}] = true
		}
	}
	if len(seams) == 0 {
		return lines
	}
	theirs, begins := wordsOfLines(other)
	for at := 1; at < len(theirs); at++ {
		if !pairs[[2]string{theirs[at-1], theirs[at]}] {
			continue
		}
		k := key(theirs, at)
		if met, ok := seams[k]; ok {
			_, breaks := slices.BinarySearch(begins, at)
			seams[k] = [2]bool{met[0] || !breaks, met[1] || breaks}
		}
	}
	return joinedWhere(lines, func(n int) bool {
		at := starts[n]
		met := seams[key(words, min(at, len(words)))]
		return at > 0 && met[0] && !met[1] && !ownLine.MatchString(lines[n].text)
	})
}

// wordsOfLines are the words of all lines, and at which of them each line begins.
func wordsOfLines(lines []sideParagraph) (words []string, starts []int) {
	for _, l := range lines {
		starts = append(starts, len(words))
		words = append(words, strings.Fields(l.text)...)
	}
	return words, starts
}

// joinedWhere joins each line to the one before it where goesOn says so of its position.
func joinedWhere(lines []sideParagraph, goesOn func(n int) bool) []sideParagraph {
	var out []sideParagraph
	for n, l := range lines {
		if n == 0 || !goesOn(n) {
			out = append(out, l)
			continue
		}
		last := &out[len(out)-1]
		last.text += " " + l.text // a line break is a blank here, so that equal paragraphs are equal
		last.pieces = append(slices.Clip(last.pieces), l.pieces...)
	}
	return out
}
