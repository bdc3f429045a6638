package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

const (
	// headingLimit is how long, in bytes, a heading on the label's own line may be: some 200 letters.
	headingLimit = 300
	// runInLimit is how long a heading before a colon may be: "1. Về nhận thức số: …".
	runInLimit = 120
)

// heading is the title of the section whose label stands in line i; empty where the text follows at once.
func (o *outliner) heading(i int, lb label) string {
	l := o.lines[i]
	rest := l.text[min(lb.body, len(l.text)):]
	// A paragraph is no heading, though its beginning may be one that runs in.
	rest = withoutNotes(rest[:runeCut(rest, 4*headingLimit)])
	switch lb.kind {
	case corpus.SectionPart, corpus.SectionChapter, corpus.SectionDivision, corpus.SectionSubdiv, corpus.SectionAnnex, form, sheet:
		return o.titleLines(i, rest)
	case corpus.SectionRoman:
		if allCaps(rest) {
			return o.titleLines(i, rest)
		}
	}
	if bracketed(rest) {
		return rest
	}
	next := o.following(i)
	// A heading that was broken in the middle goes on in small letters.
	for k := i + 1; rest != "" && k < len(o.lines) && k <= i+3 && !closes(rest) && next != "" && goesOn(next); k++ {
		if len(rest)+len(next) > headingLimit {
			break
		}
		rest += " " + next
		next = o.following(k)
	}
	if lb.kind != corpus.SectionArticle {
		if k := strings.Index(rest, ": "); k > 0 && k <= runInLimit && !strings.ContainsAny(rest[:k], ".;") && lb.kind != corpus.SectionPoint && lb.kind != corpus.SectionClause {
			return rest[:k]
		}
	}
	if rest == "" || len(rest) > headingLimit || next == "" || goesOn(next) {
		return ""
	}
	if strings.ContainsRune(".;:,/”\"", lastRune(rest)) {
		return ""
	}
	return rest
}

// bracketed reports whether all that stands behind a label is a short remark in brackets: "(được bãi bỏ)".
func bracketed(s string) bool {
	const longest = 80
	return len(s) <= longest && strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && strings.Count(s, ")") == 1
}

// titleLines joins the capital lines under a label; where the heading is written small, the one line under it.
func (o *outliner) titleLines(i int, rest string) string {
	parts := []string{}
	if rest != "" {
		parts = append(parts, rest)
	}
	for k := i + 1; k < len(o.lines) && len(parts) < 4; k++ {
		l := o.lines[k]
		if l.quoted || l.cell || rule(l.text) || attached(l.text) {
			break
		}
		if _, ok := readLabel(l.text); ok {
			break
		}
		if !allCaps(l.text) {
			if len(parts) == 0 && !strings.ContainsRune(".;:,", lastRune(l.text)) && len(l.text) <= headingLimit {
				parts = append(parts, l.text)
			}
			break
		}
		parts = append(parts, l.text)
	}
	return withoutNotes(strings.Join(parts, " "))
}

// following is the text of the line after i, empty at the end.
func (o *outliner) following(i int) string {
	if i+1 < len(o.lines) {
		return o.lines[i+1].text
	}
	return ""
}

// withoutNotes takes the footnote marks of consolidated texts away: "[4]".
func withoutNotes(s string) string {
	var kept []string
	keep := func(piece string) {
		if piece = strings.TrimSpace(piece); piece != "" {
			kept = append(kept, piece)
		}
	}
	for {
		open := strings.IndexByte(s, '[')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], ']')
		if end < 2 || strings.Trim(s[open+1:open+end], "0123456789") != "" {
			break
		}
		keep(s[:open])
		s = s[open+end+1:]
	}
	keep(s)
	return strings.Join(kept, " ")
}

// goesOn reports whether a line goes on with the one above it: it begins small and is no label such as "a)".
func goesOn(s string) bool {
	_, label := readLabel(s)
	return startsSmall(s) && !label
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
