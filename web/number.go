package web

import (
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// numberLabel says in words how a number was read from a question, canonical being its full form where the question
// spells it out: {57, [NQ]} is "Nghị quyết số 57", "154 kh ubnd" is "Kế hoạch số 154/KH-UBND".
func numberLabel(n query.NumberAsked, canonical string) string {
	name, codes := "", n.Codes
	if len(codes) > 0 {
		if t, ok := corpus.TypeByCode(codes[0], corpus.SystemUnknown); ok {
			name, codes = t.Name, codes[1:]
		}
	}
	if canonical == "" {
		canonical = n.Serial
		if n.Year != 0 {
			canonical += "/" + strconv.Itoa(n.Year)
		}
		if len(codes) > 0 {
			canonical += ", " + strings.Join(n.Codes, "-")
		}
	}
	return numberedName(name, canonical)
}

// numberedName is how a citation begins: "Kế hoạch số 154/KH-UBND"; "" stands for what is not known.
func numberedName(typeName, number string) string {
	switch {
	case number == "":
		return typeName
	case typeName == "":
		return "số " + number
	}
	return typeName + " số " + number
}

// spells reports whether a document's own number fits what was asked, part by part.
func spells(n query.NumberAsked, number, typeName string) bool {
	if number == "" {
		return false
	}
	parts := strings.FieldsFunc(strings.ToUpper(viet.Fold(number)), func(r rune) bool { return r == '/' || r == '-' })
	if len(parts) == 0 || strings.TrimLeft(parts[0], "0") != strings.TrimLeft(strings.ToUpper(viet.Fold(n.Serial)), "0") {
		return false
	}
	if n.Year != 0 && !slices.Contains(parts[1:], strconv.Itoa(n.Year)) {
		return false
	}
	for _, code := range n.Codes {
		if slices.Contains(parts[1:], code) {
			continue
		}
		if t, ok := corpus.TypeByCode(code, corpus.SystemUnknown); !ok || t.Name != typeName {
			return false
		}
	}
	return true
}

// canonicalOf is the number that the whole question spells out in full, "" where it does not.
func canonicalOf(q query.Query) string {
	text := q.Text
	if name, rest, ok := strings.Cut(text, ":"); ok && viet.Fold(strings.TrimSpace(name)) == "so" {
		text = rest
	}
	if n, ok := corpus.ParseNumber(strings.Trim(text, ` "“”`)); ok {
		return n.String()
	}
	return ""
}

// wholeNumber reports whether the question is one number and nothing else.
func wholeNumber(text string) bool {
	n := query.Parse(text).Number
	return n != nil && n.Whole
}

// asksValidity reports whether one asks of a type if it is in force; of a type not known one does.
func asksValidity(name string) bool {
	t, ok := corpus.TypeByName(name)
	return !ok || t.Validity
}
