package relate

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// isDocument reports whether a reference names another document.
func isDocument(ref corpus.Reference) bool {
	switch ref.Kind {
	case corpus.ReferenceInternal, corpus.ReferenceGazette, corpus.ReferenceAmendTarget:
		return false
	}
	return ref.Canonical != corpus.Self
}

// name is what an edge calls a document: its number, that of the reference it stands for, else its name as written without
// provisions.
func name(ref corpus.Reference) string {
	switch {
	case ref.Canonical != "":
		return ref.Canonical
	case ref.ResolvesTo != "":
		return ref.ResolvesTo
	case ref.Kind == corpus.ReferenceAnaphor:
		return ""
	case ref.Kind == corpus.ReferenceNamed && ref.Title != "" && startsWith(ref.Title, ref.DocType) && !strings.HasSuffix(ref.Title, " của"):
		return viet.Squeeze(ref.Title)
	}
	quote := ref.Quote
	if strings.HasSuffix(strings.TrimRight(quote, " \n"), " của") {
		return "" // "Nghị định quy định chi tiết một số điều của luật về …": the name goes on where nobody can tell
	}
	if len(ref.Provisions) > 0 && ref.DocType != "" {
		if k := strings.LastIndex(strings.ToLower(quote), strings.ToLower(ref.DocType)); k > 0 && len(strings.ToLower(quote)) == len(quote) {
			quote = quote[k:]
		}
	}
	return viet.Squeeze(quote)
}

func startsWith(s, prefix string) bool {
	return prefix != "" && strings.HasPrefix(viet.Fold(s), viet.Fold(prefix))
}

// rank groups types of documents that lists name together and that amend each other: laws, decrees, …
func rank(ref corpus.Reference) string {
	for _, row := range rows("ranks") {
		if row[0] == ref.DocType && len(row) > 1 {
			return row[1]
		}
	}
	return ref.DocType
}

// year is the year of a document as its number or its day gives it, 0 where they do not.
func year(ref corpus.Reference) int {
	if n := ref.Date.Year; n != 0 {
		return n
	}
	n := 0
	for _, c := range ref.Year {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	if n == 0 {
		if number, ok := corpus.ParseNumber(ref.Canonical); ok {
			n = number.Year
		}
	}
	return n
}
