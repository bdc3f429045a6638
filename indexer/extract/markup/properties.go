package markup

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed properties.tsv
var propertiesTSV string

var properties = sync.OnceValue(func() []string {
	var labels []string
	for row := range table.Rows(propertiesTSV, 1) {
		labels = append(labels, viet.Normalise(row[0]))
	}
	return labels
})

// What a page must show to be one of properties alone.
const (
	leastProperties = 4
	// longestProperty is the length of a title in characters; what is longer is text of a document.
	longestProperty = 600
)

// OnlyProperties reports whether a page gives the properties of a document and not its text, as when the page of a portal was saved
// with another of its tabs open: several lines or cells begin with names of properties, and no line is long.
func OnlyProperties(pages []corpus.RawPage) bool {
	found := map[string]bool{}
	for _, page := range pages {
		for _, line := range page.Lines {
			for _, text := range append([]string{line.Text}, line.Cells...) {
				text = strings.ToLower(viet.Normalise(text))
				if utf8.RuneCountInString(text) > longestProperty || strings.HasPrefix(text, "điều 1.") || strings.HasPrefix(text, "căn cứ ") {
					return false
				}
				for _, label := range properties() {
					if strings.HasPrefix(text, label) {
						found[label] = true
					}
				}
			}
		}
	}
	return len(found) >= leastProperties
}
