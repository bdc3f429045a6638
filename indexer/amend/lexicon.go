package amend

import (
	"embed"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// The tables of words that a jurist may review. Each says at its head what its columns are.
//
//go:embed data/*.tsv
var tables embed.FS

// allRows are the tables by name, read once.
var allRows = sync.OnceValue(func() map[string][][]string { return table.Files(tables, "data") })

// rows are the rows of a table; a name that is not there gives none, and a test holds that all are there.
func rows(name string) [][]string { return allRows()[name] }

// cell is a cell of a row, "" where the row is shorter.
func cell(row []string, i int) string {
	if i >= len(row) {
		return ""
	}
	return row[i]
}

// key brings a word to the form in which it is compared: small letters, tones in the new style, marks kept.
func key(s string) string { return viet.Tone(strings.ToLower(s)) }

// act is what a verb of verbs.tsv does.
type act string

const (
	actNone    act = "none"
	actAmend   act = "amend"
	actInsert  act = "insert"
	actRepeal  act = "repeal"
	actReplace act = "replace"
	actMove    act = "move"
	actCorrect act = "correct"
	// actEnd is said of what stands before it: "khoản 2 Điều 5 hết hiệu lực".
	actEnd act = "end"
)

// phrase is a row of one of the tables, word by word.
type phrase struct {
	words []string
	kind  kind
	// act is that of a verb, field and marks those of a unit; number is true for a part that a number may follow.
	act          act
	field, marks string
	rank         int
	number       bool
	// opening is true for a part that means the opening words of its place.
	opening bool
}

// phrases are all phrases by their first word, the longest first.
var phrases = sync.OnceValue(func() map[string][]phrase {
	out := map[string][]phrase{}
	add := func(p phrase, words string) {
		p.words = splitWords(words)
		list, at := out[p.words[0]], 0
		for at < len(list) && len(list[at].words) >= len(p.words) {
			at++
		}
		out[p.words[0]] = append(list[:at:at], append([]phrase{p}, list[at:]...)...)
	}
	for _, row := range rows("verbs") {
		add(phrase{kind: kindVerb, act: act(cell(row, 1))}, row[0])
	}
	for _, row := range rows("units") {
		add(phrase{kind: kindUnit, field: cell(row, 1), marks: cell(row, 2), rank: rankOf(cell(row, 1))}, row[0])
	}
	for _, row := range rows("words") {
		add(phrase{kind: kind(cell(row, 1))}, row[0])
	}
	for _, row := range rows("parts") {
		add(phrase{kind: kindPart, number: cell(row, 1) == "number", opening: cell(row, 1) == "opening"}, row[0])
	}
	return out
})

// splitWords parts a phrase of a table into the words of a sentence, a comma being one.
func splitWords(s string) []string {
	return strings.Fields(strings.ReplaceAll(key(s), ",", " ,"))
}

// doubts are the phrases of doubts.tsv by their case.
var doubts = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, row := range rows("doubts") {
		out[row[0]] = cell(row, 1)
	}
	return out
})

func doubt(name string) string { return doubts()[name] }
