// Package bibliography writes references of official documents for the programs that keep them: BibTeX for LaTeX and JabRef, RIS for Zotero, EndNote
// and Mendeley. What is not known is left out.
package bibliography

import (
	"fmt"
	"strings"
)

// Reference is what is told of a document.
// Example: {Key: "154-kh-ubnd-2025", Type: "Kế hoạch", Number: "154/KH-UBND", Title: "về đột phá …", Author: "Ủy ban nhân dân tỉnh Lào Cai", Year: 2025, …}.
type Reference struct {
	// Key tells references of a file apart: a document's id is unique and of plain signs.
	Key string
	// Title is what it is about, Author the body that issued it.
	Title, Author string
	Type, Number  string
	// Place is where it was issued.
	Place string
	// Year, Month and Day are 0 where they are not known.
	Year, Month, Day int
	// Language is a code of ISO 639, Address where it is read.
	Language, Address string
	Abstract          string
}

// Media types of the formats.
const (
	BibTeXType = "application/x-bibtex; charset=utf-8"
	RISType    = "application/x-research-info-systems; charset=utf-8"
)

// day is as much of the date as is known, its parts joined. Example: "2025-03-27", "2025-03", "2025", "".
func (r Reference) day(sep string) string {
	switch {
	case r.Year == 0:
		return ""
	case r.Month == 0:
		return fmt.Sprintf("%04d", r.Year)
	case r.Day == 0:
		return fmt.Sprintf("%04d%s%02d", r.Year, sep, r.Month)
	}
	return fmt.Sprintf("%04d%s%02d%s%02d", r.Year, sep, r.Month, sep, r.Day)
}

// BibTeX is the entry of a document, of the kind misc, which every style knows. Title and author stand in two braces: styles would turn capitals into
// small letters, and take "Ủy ban nhân dân" for a first and a last name. Source: Patashnik, BibTeXing; the fields type, date and langid are biblatex's.
func (r Reference) BibTeX() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s", key(r.Key))
	field := func(name, value string, whole bool) {
		value = texEscape(value)
		if value != "" && whole {
			value = "{" + value + "}"
		}
		if value != "" {
			fmt.Fprintf(&b, ",\n  %s = {%s}", name, value)
		}
	}
	field("title", r.Title, true)
	field("author", r.Author, true)
	field("type", r.Type, false)
	field("number", r.Number, false)
	field("address", r.Place, false)
	if r.Year > 0 {
		field("year", fmt.Sprintf("%04d", r.Year), false)
	}
	field("date", r.day("-"), false)
	field("langid", map[string]string{"vi": "vietnamese"}[r.Language], false)
	field("language", r.Language, false)
	if r.Address != "" {
		fmt.Fprintf(&b, ",\n  url = {%s}", strings.NewReplacer("{", "%7B", "}", "%7D", "\\", "%5C", " ", "%20", "\n", "").Replace(r.Address))
	}
	field("abstract", r.Abstract, false)
	b.WriteString("\n}\n")
	return b.String()
}

// key keeps a key to the signs that every program takes.
func key(s string) string {
	s = strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("-_:.", c) {
			return c
		}
		return '-'
	}, s)
	if s == "" {
		return "van-ban"
	}
	return s
}

// texEscape writes text as TeX shows it. A brace counts for BibTeX even behind a backslash, so that one alone would swallow the file: both are written by
// name.
func texEscape(s string) string {
	var b strings.Builder
	for _, c := range strings.Join(strings.Fields(s), " ") {
		if name, ok := texNames[c]; ok {
			b.WriteString(name)
			continue
		}
		if c >= ' ' && c != 0x7F {
			b.WriteRune(c)
		}
	}
	return b.String()
}

var texNames = map[rune]string{'{': `\textbraceleft{}`, '}': `\textbraceright{}`, '\\': `\textbackslash{}`, '~': `\textasciitilde{}`, '^': `\textasciicircum{}`,
	'%': `\%`, '&': `\&`, '#': `\#`, '_': `\_`, '$': `\$`, '"': `\textquotedbl{}`}

// RIS is the entry of a document, of the type GOVDOC; lines end as in Windows. Source: RIS Format Specifications, Research Information Systems, 2001.
func (r Reference) RIS() string {
	var b strings.Builder
	b.WriteString("TY  - GOVDOC\r\n")
	field := func(tag, value string) {
		if value = plain(value); value != "" {
			b.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	field("ID", r.Key)
	field("TI", r.Title)
	field("AU", strings.ReplaceAll(r.Author, ",", ";")) // a comma would part a first name off
	field("M3", r.Type)
	field("SN", r.Number)
	field("CY", r.Place)
	if r.Year > 0 {
		field("PY", fmt.Sprintf("%04d", r.Year))
		if r.Month > 0 {
			field("DA", r.day("/"))
		}
	}
	field("LA", r.Language)
	field("UR", r.Address)
	field("AB", r.Abstract)
	b.WriteString("ER  - \r\n")
	return b.String()
}

// plain is a value on one line, without signs that are none.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7F || c == '\u2028' || c == '\u2029' {
			return ' '
		}
		return c
	}, s)), " ")
}
