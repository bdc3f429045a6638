package query

import (
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
)

// LawAsked is a law as people name it. Example: "luật đất đai năm 2024" is {Type:"Luật", Subject:"dat dai", Year:2024}.
type LawAsked struct {
	Type string
	// Subject is the folded name without the type.
	Subject string
	// Year is that of adoption, 0 where none was typed.
	Year int
}

// LawTypes are the slugs of the types that are cited by name: "Luật Đất đai 2024".
func LawTypes() []string { return []string{"luat", "bo-luat", "phap-lenh", "hien-phap"} }

// LawIn reads the name of a law; ok is false where a text is none.
func LawIn(text string) (l LawAsked, ok bool) {
	words := NewPhrase(strings.ReplaceAll(text, "-", " ")).Words
	of := 0
	for n := 1; n <= maxTypeWords && n <= len(words); n++ {
		if t, ok := typeNamed(texts(words[:n])); ok && slices.Contains(LawTypes(), t.Slug) && says(words, NewPhrase(t.Name).Words) {
			l.Type, of = t.Name, n
		}
	}
	rest := words[of:]
	if n := len(rest); n > 1 && len(rest[n-1].Fold) == 4 {
		if year, err := strconv.Atoi(rest[n-1].Fold); err == nil && isYear(rest[n-1].Fold) {
			l.Year, rest = year, rest[:n-1]
			if rest[len(rest)-1].is(NewWord("năm")) {
				rest = rest[:len(rest)-1]
			}
		}
	}
	l.Subject = strings.Join(corpus.SubjectWords(l.Type, texts(rest)), " ")
	return l, l.Type != "" && l.Subject != ""
}
