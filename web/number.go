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
// spells it out: {57, [NQ]} is "Nghị quyết số 57", "154 kh ubnd" is "Kế hoạch số 154/KH-UBND", and a day or year of issue follows.
func numberLabel(n query.NumberAsked, canonical string) string {
	name, codes := "", n.Codes
	if len(codes) > 0 {
		if t, ok := corpus.TypeByCode(codes[0], corpus.SystemUnknown); ok {
			name, codes = t.Name, codes[1:]
		}
	}
	if t, ok := corpus.TypeByName(strings.ReplaceAll(n.Type, "-", " ")); ok {
		name = t.Name
	}
	number := canonical
	if number == "" {
		number = n.Serial
		if len(codes) > 0 {
			number += ", " + strings.Join(official(codes), "-")
		}
	}
	label := numberedName(name, number)
	switch {
	case n.Issued.Day != 0:
		label += " ngày " + n.Issued.Short()
	case n.Year != 0 && !strings.Contains(number, "/"+strconv.Itoa(n.Year)):
		label += " năm " + strconv.Itoa(n.Year)
	}
	return label
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

// official spells codes as the tables do: "HDND" is "HĐND".
func official(codes []string) []string {
	out := slices.Clone(codes)
	for i, code := range codes {
		if issuer, ok := corpus.IssuerByCode(code); ok {
			out[i] = issuer.Code
		}
	}
	return out
}

// spells reports whether the number of a document, its own or one that is cited, fits what was asked, part by part. A year that was asked
// for is that of the number, or else that of issue.
func spells(n query.NumberAsked, number, typeName string, issued corpus.Date) bool {
	if number == "" {
		return false
	}
	parts := strings.FieldsFunc(strings.ToUpper(viet.Fold(number)), func(r rune) bool { return r == '/' || r == '-' })
	if len(parts) == 0 || strings.TrimLeft(parts[0], "0") != strings.TrimLeft(strings.ToUpper(viet.Fold(n.Serial)), "0") {
		return false
	}
	if n.Year != 0 && issued.Year != n.Year && !slices.Contains(parts[1:], strconv.Itoa(n.Year)) {
		return false
	}
	if n.Issued.Day != 0 && !agree(n.Issued, issued) {
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
	return composed(*q.Number)
}

// letter is the type (công văn) whose code stands in the numbers of the Party alone.
const letter = "cong-van"

// composed puts the parts of a number together where a type and a body were typed in whatever order; "" where one is missing, or
// where such a number carries a year and none was typed, or where such a body has no such type: a công văn of the state has no code.
func composed(n query.NumberAsked) string {
	if len(n.Codes) < 2 {
		return ""
	}
	t, ok := corpus.TypeByCode(n.Codes[0], corpus.SystemUnknown)
	if !ok || t.YearInNumber && n.Year == 0 || n.Type == letter {
		return ""
	}
	text := n.Serial
	if t.YearInNumber {
		text += "/" + strconv.Itoa(n.Year)
	}
	number, ok := corpus.ParseNumber(text + "/" + t.Code + "-" + strings.Join(official(n.Codes[1:]), "-"))
	if !ok {
		return ""
	}
	return number.String()
}

// wholeNumber reports whether the question is one number and nothing else.
func wholeNumber(text string) bool {
	n := query.Parse(text).Number
	return n != nil && n.Whole
}
