package tag

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

// rows are the rows of a table of the package; a name that is not there gives none, and a test holds that all are there.
func rows(name string) [][]string { return allRows()[name] }

// allRows are the tables by name, read once.
var allRows = sync.OnceValue(func() map[string][][]string { return table.Files(tables, "data") })

// key brings words to the form in which they are compared: small letters, tones in the new style, marks kept.
func key(s string) string { return viet.Tone(strings.ToLower(s)) }

// issuerWord is a row of issuerwords.tsv.
type issuerWord struct{ name, class string }

// issuerWords maps the keys of the words to their rows; longest is the number of syllables of the longest.
var issuerWords = sync.OnceValue(func() map[string]issuerWord {
	out := map[string]issuerWord{}
	for _, row := range rows("issuerwords") {
		out[key(row[0])] = issuerWord{row[0], row[1]}
	}
	return out
})

// longestIssuer is how many syllables the name of a body has at most.
const longestIssuer = 12
