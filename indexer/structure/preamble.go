package structure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	// preambleLines and preambleBytes bound the preamble: the longest of published laws has some 60 lines.
	preambleLines = 200
	preambleBytes = 60_000
	// leadLines is how many lines may stand between the letterhead and the first legal basis: addressees, "Kính trình".
	leadLines = 40
	// listLead is longer than what stands before a list of bases, in bytes: "Căn cứ các văn bản sau đây:".
	listLead = 60
)

// clause is a paragraph of the preamble, its lines as they stand.
type clause struct {
	corpus.Span
	basis bool
}

// preamble (phần căn cứ) is what stands between the letterhead and the decision.
type preamble struct {
	clauses []clause
	// behind is the index of the line after the last clause.
	behind int
}

// readPreamble reads the clauses "Căn cứ …", "Chiếu …", "Theo đề nghị …" below the letterhead. A clause ends at its semicolon, where the
// next begins, or where the decision does; several may stand on one line, and one may go over several. Source: handbook §2.3, §4.3.
func (r *reading) readPreamble(lines []line) preamble {
	p := preamble{behind: len(r.lines)}
	var open *clause
	closeClause := func() {
		if open != nil {
			open.Span = trimmed(r.text, open.Span)
			p.clauses = append(p.clauses, *open)
			open = nil
		}
	}
	listed := false // "Căn cứ:" and a basis in each line below
	for i := len(r.lines); i < len(lines) && i < len(r.lines)+preambleLines; i++ {
		l := lines[i]
		if l.Start-r.end > preambleBytes {
			break
		}
		at := unbulleted(r.text, l.Span)
		word := clauseWord(at.In(r.text))
		switch {
		case word != "" && !allCaps(at.In(r.text)):
			closeClause()
			listed = word == "basis" && strings.HasSuffix(l.text, ":") && len(l.text) < listLead
			if listed {
				continue
			}
			at.End = min(at.End, at.Start+runeCut(at.In(r.text), preambleBytes))
			p.clauses = append(p.clauses, clausesOf(r.text, at)...)
			if last := p.clauses[len(p.clauses)-1]; !ended(last.In(r.text)) {
				open = &last
				p.clauses = p.clauses[:len(p.clauses)-1]
			}
			p.behind = i + 1
			continue
		case listed && at.Start > l.Start && ended(l.text):
			p.clauses = append(p.clauses, clause{at, true})
			p.behind = i + 1
			continue
		case open != nil && rule(l.text):
			continue
		case open != nil && r.goesOnClause(*open, l):
			open.End = l.End
			p.behind = i + 1
			if ended(l.text) {
				closeClause()
			}
			continue
		case len(p.clauses) == 0 && open == nil && i < len(r.lines)+leadLines && !sectionStarts(l.text):
			continue
		case rule(l.text):
			continue
		}
		break
	}
	closeClause()
	return p
}

// goesOnClause reports whether a clause that has not ended goes on in the next line.
func (r *reading) goesOnClause(open clause, l line) bool {
	if open.Len()+l.Len() > abstractLimit || sectionStarts(l.text) || isCapacity(l.text) {
		return false
	}
	before := open.In(r.text)
	if startsSmall(l.text) || strings.HasSuffix(before, ",") || hangingWord(before) {
		return true
	}
	// The decision is written in capitals, or begins with who decides.
	return !allCaps(l.text) && !l.fresh && actor(l.text, "") == ""
}

// hangingWord reports whether a line ends with a word that cannot end a clause: "của", "và", "số", "ngày".
func hangingWord(s string) bool {
	switch s[strings.LastIndexAny(s, " \n\u00a0")+1:] {
	case "của", "và", "số", "ngày", "tháng", "năm", "về", "tại", "các", "theo", "cho", "Bộ", "tỉnh", "-", "–":
		return true
	}
	return false
}

// ended reports whether a line ends a clause; the mark of a footnote may stand behind its end.
func ended(s string) bool {
	s = strings.TrimRight(s, " \u00a0")
	if k := strings.LastIndexByte(s, '['); k > 0 && strings.HasSuffix(s, "]") && len(s)-k < 8 {
		s = strings.TrimRight(s[:k], " \u00a0")
	}
	return strings.HasSuffix(s, ";") || strings.HasSuffix(s, ".") || strings.HasSuffix(s, ":")
}

// unbulleted is a span without the hyphen, plus or point that a list sets before its lines.
func unbulleted(text string, at corpus.Span) corpus.Span {
	s := at.In(text)
	if rest := strings.TrimLeft(s, "-–—+•*●▪ \u00a0\t"); len(s)-len(rest) < 12 {
		at.Start = at.End - len(rest)
	}
	return at
}

// clauseWord says with what kind of word a line begins a clause of the preamble: "basis", "other"; empty where it begins none.
func clauseWord(s string) string {
	f := viet.Fold(s[:runeCut(s, 40)])
	for _, row := range rows("bases") {
		if rest, ok := strings.CutPrefix(f, row[0]); ok && (rest == "" || !isLetter(rest[0])) {
			return row[1]
		}
	}
	return ""
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

// clausesOf divides a line that holds several clauses: "Căn cứ Luật A; Căn cứ Luật B; Theo đề nghị của …".
func clausesOf(text string, at corpus.Span) []clause {
	var out []clause
	s := at.In(text)
	from := 0
	for k := 0; k < len(s); k++ {
		if s[k] != ';' && s[k] != '.' {
			continue
		}
		next := k + 1
		for next < len(s) && (s[next] == ' ' || strings.HasPrefix(s[next:], "\u00a0")) {
			next += 1 + strings.Count(s[next:next+1], "\xc2")
		}
		if next < len(s) && clauseWord(unbulletedText(s[next:min(len(s), next+60)])) != "" {
			out = append(out, clause{corpus.Span{Start: at.Start + from, End: at.Start + k + 1}, clauseWord(s[from:]) == "basis"})
			from = next + len(s[next:]) - len(unbulletedText(s[next:]))
			k = from
		}
	}
	return append(out, clause{corpus.Span{Start: at.Start + from, End: at.End}, clauseWord(s[from:]) == "basis"})
}

func unbulletedText(s string) string { return strings.TrimLeft(s, "-–—+ ") }

// sectionStarts reports whether a line begins the decision or the body: "QUYẾT ĐỊNH:", "Điều 1.", "I. …".
func sectionStarts(s string) bool {
	f := viet.Fold(s[:runeCut(s, 40)])
	for _, w := range []string{"dieu 1", "chuong i", "chuong 1", "phan i", "phan thu nhat", "i.", "i-", "1.", "a."} {
		if strings.HasPrefix(f, w) {
			return true
		}
	}
	if k := strings.LastIndexByte(s, ':'); k > 0 && strings.TrimSpace(s[k+1:]) == "" && allCaps(s) {
		return true
	}
	return allCaps(s) && isTypeWord(strings.TrimRight(s, ": "))
}

// readBases keeps the clauses that name a legal basis.
func (r *reading) readBases(p preamble) {
	for _, c := range p.clauses {
		c.Span = beforeActor(r.text, c.Span)
		if q := c.In(r.text); c.basis && (clauseWord(q) == "" || len(strings.Fields(q)) > 2) {
			r.facts.LegalBases = append(r.facts.LegalBases, corpus.Excerpt{Span: c.Span, Quote: c.In(r.text)})
		}
	}
}

// beforeActor is a basis without the main clause of its sentence: "Căn cứ Kế hoạch số 12/KH-UBND, Sở Tư pháp báo cáo …" ends before the
// second comma. What ends with a semicolon has none.
func beforeActor(text string, at corpus.Span) corpus.Span {
	s := at.In(text)
	if strings.HasSuffix(s, ";") {
		return at
	}
	for k := 0; k < len(s); k++ {
		if (s[k] == ',' || s[k] == ';') && k+2 < len(s) && actor(strings.TrimLeft(s[k+1:], " \n"), "") != "" {
			return corpus.Span{Start: at.Start, End: at.Start + k}
		}
	}
	return at
}
