package relate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// longestName is how long, in bytes, the title or the name of what a document makes is at most.
const longestName = 420

// make takes up a verb whose object may bear no number: "phê duyệt Đề án …", "thành lập Ban Chỉ đạo …".
func (c *clause) make(g governor) {
	if made, body, ok := c.object(g); ok {
		if owner := c.owner(g); owner != none {
			if slices.Contains(c.objects, owner) || c.noun(g.at.Start, false) {
				return // the title of what another verb governs; "điều kiện thành lập Ban …"
			}
			g.from, g.fromRef = name(c.References[owner]), owner
		} else if c.conditional(g.at.Start) {
			return
		} else if !c.ground(&g, c.joins(g.at.Start)) || g.from == corpus.Self && !c.makes(c.Text[g.at.End:made.Start]) {
			if c.layout.normative {
				return
			}
			g.from, g.fromRef = "", none // a report; the decision may follow in brackets
		}
		to := viet.Squeeze(made.In(c.Text))
		if bare := len(strings.Fields(to)) < 4; bare && g.fromRef == none {
			g.from = "" // "thành lập Ban Chỉ đạo" names none, but where its decision is named
		}
		if g.relation == corpus.RelationIssues && startsWith(to, c.Header.Type) {
			return // the document itself: "UBND tỉnh ban hành Kế hoạch …"
		}
		if body {
			to = orgPrefix + to
		}
		c.made = append(c.made, corpus.Edge{From: g.from, Relation: g.relation, To: to, FromRef: g.fromRef + 1, Scope: corpus.ScopeWhole, Strong: g.strong, Span: corpus.Span{Start: g.at.Start, End: made.End}})
		return
	}
	if !c.followed(g.at.End, g.reach) {
		return
	}
	switch g.relation {
	case corpus.RelationPublishes, corpus.RelationApproves:
		if i := c.after(g.at.End); i != none && c.References[i].Start-g.at.End < 8 {
			c.govern(g)
		}
	case corpus.RelationIssues:
		// "Căn cứ D, UBND tỉnh ban hành Kế hoạch số R": what rests on D is R.
		if g.phrase == "ban hành" && c.issued == none && c.owner(g) == none && c.acting(g.at.Start) {
			c.issued = c.after(g.at.End)
			c.top, c.objects, c.nested, c.by = nil, nil, nil, nil
		}
	}
}

// makeBefore takes up "Hội đồng X được thành lập theo Quyết định số D": D made what stands before.
func (c *clause) makeBefore(g governor) {
	i := c.after(g.at.End)
	if i == none || !decides(c.References[i]) || !isDocument(c.References[i]) || name(c.References[i]) == "" ||
		strings.TrimSpace(c.Text[g.at.End:max(g.at.End, c.References[i].Start)]) != "" {
		return // "được thành lập theo quy định của Luật D" makes none
	}
	from := max(c.sentence.body, g.at.Start-longestName)
	if c.last != none {
		from = max(from, min(c.end, g.at.Start))
	}
	for from < g.at.Start && !utf8.RuneStart(c.Text[from]) {
		from++
	}
	before := c.Text[from:g.at.Start]
	before = before[strings.LastIndexAny(before, ";:().")+1:]
	table, prefix := "texts", ""
	if g.relation == corpus.RelationEstablishes {
		table, prefix = "bodies", orgPrefix
	}
	at := -1
	for _, row := range rows(table) {
		if k := strings.LastIndex(before, row[0]); k > at && hasWords(before[k:], row[0]) && (k == 0 || before[k-1] == ' ') {
			at = k
		}
	}
	if at < 0 {
		return
	}
	to, _, _ := strings.Cut(viet.Squeeze(before[at:]), " được ")
	if to = strings.TrimRight(to, " ,"); prefix == "" && len(strings.Fields(to)) < 3 {
		return // "Dự án" alone is no title
	}
	start := g.at.Start - len(before) + at
	c.made = append(c.made, corpus.Edge{From: name(c.References[i]), Relation: g.relation, To: prefix + to, FromRef: i + 1, Scope: corpus.ScopeWhole, Span: corpus.Span{Start: start, End: c.References[i].End}})
}

// makes reports whether a sentence of the document itself makes what it names: its title, the first words of an article, what says
// "kèm theo Quyết định này". A task that an article gives to others is none.
func (c *clause) makes(between string) bool {
	if t := c.Header.Type; t != "" && !slices.ContainsFunc(rows("makers"), func(row []string) bool { return row[0] == t }) {
		return false
	}
	if c.zone == zoneTitle || c.leads || strings.Contains(between, "này") || c.zone == zoneLead && c.sentence.Start < c.layout.lead {
		return true
	}
	article, ok := c.layout.article()
	return ok && article.Start == c.sentence.Start || !ok && len(c.layout.sections) == 0
}

// after is the first reference at or behind a place.
func (c *clause) after(at int) int {
	for i := c.next; i < len(c.References) && c.References[i].Start < c.sentence.End; i++ {
		if c.References[i].Start >= at {
			return i
		}
	}
	return none
}

// object reads the name of what is made: a text ("Đề án …") or a body ("Ban Chỉ đạo …"), from its capital to the end of the phrase.
func (c *clause) object(g governor) (corpus.Span, bool, bool) {
	at := g.at.End
	rest := c.Text[at:min(c.sentence.End, at+longestName+200)]
	skip := 0
	for again := true; again; {
		again = false
		skip += len(rest[skip:]) - len(strings.TrimLeft(rest[skip:], " \n\u00a0:,“\""))
		for _, row := range rows("skipped") {
			if hasWords(rest[skip:], row[0]) {
				skip, again = skip+len(row[0]), true
				break
			}
		}
	}
	rest = rest[skip:]
	body := g.relation == corpus.RelationEstablishes
	table := "texts"
	if body {
		table = "bodies"
	}
	head := ""
	for _, row := range rows(table) {
		if len(row[0]) > len(head) && hasWords(rest, row[0]) {
			head = row[0]
		}
	}
	if head == "" {
		return corpus.Span{}, false, false
	}
	end := nameEnd(rest, len(head), body)
	if strings.HasSuffix(c.Text[:at+skip], "“") {
		if k := strings.Index(rest, "”"); k > 0 {
			end = k // “Chương trình …”: the marks say where the title ends
		}
	}
	for i := c.after(at + skip + len(head)); i != none && i < len(c.References) && c.References[i].Start < at+skip+end; i++ {
		if k := c.References[i].Start - at - skip; joiner(rest[max(len(head), k-12):k]) {
			end = k // the next of a list
			break
		}
	}
	name := strings.TrimRight(rest[:end], " ,\n\u00a0”\"")
	for _, row := range rows("joiners") {
		name = strings.TrimRight(trimWord(name, row[0]), " ,\n\u00a0”\"")
	}
	if len(name) > longestName {
		return corpus.Span{}, false, false
	}
	start := at + skip
	span := corpus.Span{Start: start, End: start + len(name)}
	if i := c.after(start); i != none && c.References[i].Start < start+len(head)+6 && c.References[i].Number != "" && !(body && strings.Contains(c.Text[start:c.References[i].Start], "(")) {
		return corpus.Span{}, false, false // a document with a number
	}
	return span, body, true
}

// hasWords reports whether s begins with the words, written as they are, and no letter follows.
func hasWords(s, words string) bool {
	if !strings.HasPrefix(s, words) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(s[len(words):])
	return !unicode.IsLetter(c)
}

// nameEnd is where a name ends that begins s: at a mark, or at a word with which the sentence goes on.
func nameEnd(s string, from int, body bool) int {
	end := len(s)
	open := strings.Count(s[:from], "(")
	for i, c := range s[from:] {
		if c == ')' && open == 0 {
			end = from + i
			break
		}
		if c == ':' && from+i+1 < len(s) && '0' <= s[from+i+1] && s[from+i+1] <= '9' {
			continue // "tỷ lệ 1:25.000"
		}
		if strings.ContainsRune(";:(|", c) || c == '.' && (from+i+1 == len(s) || strings.ContainsRune(" \n/", rune(s[from+i+1]))) {
			end = from + i
			break
		}
	}
	for _, row := range rows("nameends") {
		if len(row) > 1 && row[1] == "body" && !body {
			continue
		}
		if k := strings.Index(s[from:end], row[0]); k >= 0 {
			end = from + k
		}
	}
	return end
}

// bestow gives what is made to the decision that stands behind it in brackets, or behind "tại", "theo", "bằng"; and what rests on a
// document to the one that the sentence says was issued. Sources: handbook §4.1 and §10.7.
func (c *clause) bestow() {
	for _, e := range c.made {
		if i := c.maker(e); i != none && (e.From == "" || strings.HasPrefix(e.From, orgPrefix)) {
			ref := c.References[i]
			e.From, e.FromRef, e.End = name(ref), i+1, ref.End
		}
		c.edges = append(c.edges, e)
	}
	if c.issued == none {
		return
	}
	ref := c.References[c.issued]
	for i := range c.edges {
		e := &c.edges[i]
		if e.From == corpus.Self && e.End <= ref.Start && (e.Relation == corpus.RelationLegalBasis || e.Relation == corpus.RelationImplements) && ref.Start-e.Start < longestEvidence {
			e.From, e.FromRef, e.End = name(ref), c.issued+1, ref.End
		}
	}
	kept := c.edges[:0]
	for _, e := range c.edges {
		if e.From != e.To {
			kept = append(kept, e)
		}
	}
	c.edges = kept
}

// maker is the decision behind what is made.
func (c *clause) maker(e corpus.Edge) int {
	for i := c.after(e.End); i != none && i < len(c.References) && c.References[i].Start < c.sentence.End; i++ {
		ref := c.References[i]
		if !isDocument(ref) || !decides(ref) {
			continue
		}
		before := strings.TrimRight(c.Text[e.End:ref.Start], " \n\u00a0")
		if strings.Contains(before, ";") {
			return none
		}
		if strings.HasSuffix(before, "(") {
			return i
		}
		for _, w := range []string{" tại", " theo", " bằng"} {
			if strings.HasSuffix(before, w) && len(before) < 120 {
				return i
			}
		}
	}
	return none
}

// decides reports whether a document of that type can make a body or approve a text.
func decides(ref corpus.Reference) bool {
	for _, row := range rows("decisions") {
		if row[0] == ref.DocType {
			return true
		}
	}
	return false
}
