package structure

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

// rows are those of a table of the package; a name that is not there has none, and a test holds that all are there.
func rows(name string) [][]string { return allRows()[name] }

// firstColumn is the first column of a table.
func firstColumn(name string) []string {
	var out []string
	for _, row := range rows(name) {
		out = append(out, row[0])
	}
	return out
}

// words is a table of names that may be found at the start of a line, the longest first.
type words struct {
	// names maps the key of a name to the name as running text writes it.
	names map[string]string
	// longest is the number of words of the longest name.
	longest int
}

func newWords(names []string) words {
	w := words{names: map[string]string{}}
	for _, n := range names {
		w.names[key(n)] = n
		w.longest = max(w.longest, strings.Count(n, " ")+1)
	}
	return w
}

// key brings a name to the form in which it is compared: small letters, marks kept, tones in the new style.
func key(s string) string { return viet.Tone(strings.ToLower(viet.Squeeze(s))) }

// prefix finds the longest name that the fields begin with, and how many fields it takes. The last field may carry a
// comma or a stop.
func (w words) prefix(fields []string) (name string, n int) {
	for n = min(w.longest, len(fields)); n > 0; n-- {
		if name, ok := w.names[strings.TrimRight(key(strings.Join(fields[:n], " ")), ".,;:")]; ok {
			return name, n
		}
	}
	return "", 0
}

var (
	bodyStartRows = sync.OnceValue(func() [][]string { return rows("bodystarts") })
	amending      = sync.OnceValue(func() []string { return firstColumn("amending") })
	amendments    = sync.OnceValue(func() []string { return firstColumn("amendments") })
	terms         = sync.OnceValue(func() words { return newWords(firstColumn("terms")) })
	placeWords    = sync.OnceValue(func() words { return newWords(firstColumn("places")) })
	titleWords    = sync.OnceValue(func() words { return newWords(firstColumn("titles")) })
	rankWords     = sync.OnceValue(func() words { return newWords(firstColumn("ranks")) })
	organisations = sync.OnceValue(func() words { return newWords(firstColumn("organisations")) })
	abbreviations = sync.OnceValue(func() map[string]string {
		long := map[string]string{}
		for _, row := range rows("abbreviations") {
			long[row[0]] = row[1]
		}
		return long
	})
	// organClass tells what the words of organisations.tsv are: own, part, none, "own surname".
	organClass = sync.OnceValue(func() map[string]string {
		class := map[string]string{}
		for _, row := range rows("organisations") {
			class[row[0]] = strings.Join(row[1:], " ")
		}
		return class
	})
)
