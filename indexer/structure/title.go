package structure

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// title is what a list calls the document: the abstract as written, after the type where the type is part of the name
// ("LUẬT DOANH NGHIỆP"); else the first line, else the file's name.
func title(in Input, h corpus.Header, lines []line) string {
	if h.Abstract != "" {
		return properName(h.Type, h.Abstract)
	}
	for _, l := range lines {
		if !rule(l.text) && !stamped(l.text, recognised(in.Pages)) {
			return l.text
		}
	}
	return in.Name
}

// properName puts the type before the abstract, in capitals where the abstract is.
func properName(kind, abstract string) string {
	if !slices.Contains(firstColumn("proper"), kind) || strings.HasPrefix(viet.Fold(abstract), viet.Fold(kind)) {
		return abstract
	}
	if strings.ToUpper(abstract) == abstract {
		kind = strings.ToUpper(kind)
	}
	return kind + " " + abstract
}
