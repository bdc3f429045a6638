package sheet

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
)

//go:embed formats.tsv
var formatsTSV string

// builtIn are the number formats that a workbook names by their id alone.
var builtIn = sync.OnceValue(func() map[int]string {
	codes := map[int]string{}
	for row := range table.Rows(formatsTSV, 2) {
		if id, err := strconv.Atoi(row[0]); err == nil {
			codes[id] = row[1]
		}
	}
	return codes
})

// numberFormat is a format code, read: up to four sections for positive numbers, negative ones, zero and text.
type numberFormat struct{ sections []section }

// readFormat reads a format code as a workbook stores it, with the point for decimals and the comma for thousands whatever the
// country. Example: "#,##0.0;[Red]-#,##0.0".
func readFormat(code string) *numberFormat {
	f := &numberFormat{}
	for _, part := range splitSections(code) {
		f.sections = append(f.sections, readSection(part))
	}
	return f
}

// splitSections splits a code at the semicolons that are no literals.
func splitSections(code string) []string {
	var parts []string
	from, quoted := 0, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && !quoted:
			i++
		case c == ';' && !quoted:
			parts = append(parts, code[from:i])
			from = i + 1
		}
	}
	return append(parts, code[min(from, len(code)):])
}

// number gives a number as the format shows it to a Vietnamese reader: "1.234,5", "12%", "27/03/2025"; serial numbers of days count
// from 1904 where the workbook says so. Day is the day of a date.
func (f *numberFormat) number(v float64, from1904 bool) (text string, day corpus.Date) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "", day
	}
	s, v := f.pick(v)
	switch s.kind {
	case dates:
		if text, day, ok := s.date(v, from1904); ok {
			return text, day
		}
		return general(v), day
	case numbers:
		return strings.TrimSpace(s.decimal(v)), day
	case literals:
		return strings.TrimSpace(s.literal()), day
	}
	return strings.TrimSpace(strings.Replace(s.literal(), generalMark, general(v), 1)), day
}

// text gives a text as the format shows it: a text section may add words.
func (f *numberFormat) text(s string) string {
	if len(f.sections) == 4 || len(f.sections) == 1 && f.sections[0].kind == texts {
		if last := f.sections[len(f.sections)-1]; last.kind == texts {
			return strings.TrimSpace(strings.Replace(last.literal(), generalMark, s, 1))
		}
	}
	return s
}

// pick chooses the section of a number, and takes away the sign that a section of negative numbers writes itself.
func (f *numberFormat) pick(v float64) (section, float64) {
	s := f.sections
	for i := range s {
		if s[i].condition == nil {
			continue
		}
		// With conditions of its own the first section that agrees is taken, else the last one.
		for _, c := range s {
			if c.condition != nil && c.condition(v) {
				return c, v
			}
		}
		return s[min(len(s), 3)-1], v
	}
	switch {
	case v < 0 && len(s) >= 2 && s[1].kind != texts:
		return s[1], -v
	case v == 0 && len(s) >= 3 && s[2].kind != texts:
		return s[2], v
	}
	return s[0], v
}

// general writes a number as a cell without a format shows it; whole numbers in full, since they may be codes.
// Example: 83.990000000000009 is "83,99".
func general(v float64) string {
	switch {
	case v == math.Trunc(v) && math.Abs(v) < 1e15:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case math.Abs(v) < 1e-9 || math.Abs(v) >= 1e15:
		return strings.Replace(strconv.FormatFloat(v, 'E', 5, 64), ".", ",", 1)
	}
	// Ten digits are what a cell shows; more are noise of binary fractions.
	digits := 10 - max(0, int(math.Floor(math.Log10(math.Abs(v)))))
	s := strconv.FormatFloat(v, 'f', max(digits, 1), 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	return strings.Replace(s, ".", ",", 1)
}
