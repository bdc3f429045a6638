package engine

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// numbered is a document number as it is looked up: folded, each code by itself.
// Example: "30/2020/NĐ-CP" is {Serial:"30", Year:2020, Codes:["ND","CP"], Type:"nghi-dinh"}.
type numbered struct {
	Serial string   `json:"s,omitempty"`
	Year   int      `json:"y,omitempty"`
	Codes  []string `json:"c,omitempty"`
	// Type is the slug of the document's type, which stands in for a code that the number lacks.
	Type string `json:"t,omitempty"`
}

// numberOf takes a written number apart; a number of an unknown shape by its separators alone.
func numberOf(written, docType string) numbered {
	if n, ok := corpus.ParseNumber(written); ok {
		return numberFrom(n, docType)
	}
	parts := strings.FieldsFunc(written, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(parts) == 0 || parts[0][0] < '0' || parts[0][0] > '9' {
		return numbered{}
	}
	out := numbered{Serial: serialKey(parts[0]), Type: viet.Slug(docType)}
	for i, p := range parts[1:] {
		if y, err := strconv.Atoi(p); i == 0 && err == nil && len(p) == 4 {
			out.Year = y
			continue
		}
		out.code(p)
	}
	return out
}

func numberFrom(n corpus.Number, docType string) numbered {
	out := numbered{Serial: serialKey(n.Serial), Year: n.Year, Type: viet.Slug(docType)}
	if t, ok := n.DocType(); ok && out.Type == "" {
		out.Type = t.Slug
	}
	if n.Type != "" {
		out.code(n.Type)
	}
	for _, c := range n.Issuers {
		out.code(c)
	}
	for _, c := range n.Units {
		out.code(c)
	}
	return out
}

// code adds a code, and it without the term or serial at its end: QH15 is asked for as QH too.
func (n *numbered) code(c string) {
	c = strings.ToUpper(viet.Fold(c))
	for _, c := range []string{c, strings.TrimRight(c, "0123456789")} {
		if c != "" && !slices.Contains(n.Codes, c) {
			n.Codes = append(n.Codes, c)
		}
	}
}

func serialKey(s string) string { return strings.ToLower(strings.TrimLeft(s, "0")) }

// terms are what stands in the index: "57", "57|NQ", "57|TW", "57|/nghi-quyet", "57|2020" or "57|-" without a year.
func (n numbered) terms() []string {
	if n.Serial == "" {
		return nil
	}
	out := []string{n.Serial, n.yearTerm()}
	for _, c := range n.Codes {
		out = append(out, n.Serial+"|"+c)
	}
	if n.Type != "" {
		out = append(out, n.Serial+"|/"+n.Type)
	}
	return out
}

func (n numbered) yearTerm() string {
	if n.Year == 0 {
		return n.Serial + "|-"
	}
	return n.Serial + "|" + strconv.Itoa(n.Year)
}

// answers reports whether the number may be the one asked for: the same serial, all codes asked, no other year.
func (n numbered) answers(a *query.NumberAsked) bool {
	if n.Serial != serialKey(a.Serial) || n.Year != 0 && a.Year != 0 && n.Year != a.Year {
		return false
	}
	for _, c := range a.Codes {
		if slug := typeAsked(a, c); !slices.Contains(n.Codes, c) && (slug == "" || n.Type != slug) {
			return false
		}
	}
	return a.Type == "" || len(a.Codes) > 0 || n.Type == "" || n.Type == a.Type
}

// exact reports whether nothing of the number was left out in the question.
func (n numbered) exact(a *query.NumberAsked) bool {
	for _, c := range n.Codes {
		if !slices.Contains(a.Codes, c) {
			return false
		}
	}
	return len(a.Codes) > 0
}

// typeAsked is the slug of the type that a code of the question says, which stands in for a code that the number lacks: letters bear
// none, and are asked for as "cv 3612 ubnd nc". It is "" for the code of a body.
func typeAsked(a *query.NumberAsked, code string) string {
	if a.Type != "" && code == typeCode(a.Type) {
		return a.Type
	}
	t, ok := corpus.TypeByCode(code, corpus.SystemState)
	if !ok {
		return ""
	}
	return t.Slug
}

// typeCode is the folded code of the type with a slug, as query.NumberAsked spells it.
func typeCode(slug string) string {
	t, ok := corpus.TypeByName(strings.ReplaceAll(slug, "-", " "))
	if !ok {
		return ""
	}
	return strings.ToUpper(viet.Fold(t.Code))
}
