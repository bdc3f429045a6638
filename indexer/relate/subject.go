package relate

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// titleWithin is how far, in bytes, a verb may stand behind the document whose title it belongs to.
const titleWithin = 500

// owner is the document in whose title a verb stands: "Nghị định số E sửa đổi, bổ sung một số điều của …", "Chương trình hành động
// số 414-CTr/TU, ngày 19/02/2025 về thực hiện …". Source: handbook §4.2.
func (c *clause) owner(g governor) int {
	if c.last == none || !isDocument(c.References[c.last]) || g.at.Start-c.end > titleWithin || g.where == placeFirst {
		return none
	}
	if c.by != nil && len(c.agents) == 0 || g.relation == corpus.RelationImplements && c.noun(g.at.Start, true) {
		return none
	}
	gap := c.Text[c.end:g.at.Start]
	if strings.ContainsAny(gap, ";:") || strings.Contains(gap, ". ") || strings.Contains(gap, ")") && !strings.Contains(gap, "(") {
		return none
	}
	fold := strings.TrimLeft(low(gap), " ,(\n|")
	if fold == "" {
		if strings.TrimRight(gap, " \n") != "" && g.relation == corpus.RelationImplements {
			return none // "Nghị quyết A, thực hiện Nghị quyết B"
		}
		return c.last
	}
	if strings.HasSuffix(strings.TrimRight(gap, " \n"), ",") && g.relation == corpus.RelationImplements {
		return none
	}
	opened := false
	for _, row := range rows("openers") {
		if strings.HasPrefix(fold, row[0]+" ") {
			opened = true
			break
		}
	}
	if !opened {
		return none
	}
	for k := strings.Index(gap, ", "); k >= 0; {
		for _, row := range rows("subjects") {
			if strings.HasPrefix(gap[k+2:], row[0]) {
				return none
			}
		}
		n := strings.Index(gap[k+2:], ", ")
		if n < 0 {
			break
		}
		k += 2 + n
	}
	words := " " + fold + " "
	for _, row := range rows("breaks") {
		if strings.Contains(words, " "+row[0]+" ") {
			return none
		}
	}
	return c.last
}

// ground settles who acts; it answers false where the sentence does not say.
func (c *clause) ground(g *governor, joined bool) bool {
	first := c.opens(g.at.Start)
	g.strong = c.zone != zoneBody
	switch g.where {
	case placeAny:
		return true
	case placeFirst:
		if g.relation == corpus.RelationLegalBasis && c.layout.normative && c.zone != zoneLead {
			return false
		}
		return first || c.zone == zoneLead && (g.relation == corpus.RelationProposal || g.relation == corpus.RelationReplies ||
			strings.HasSuffix(strings.TrimRight(c.Text[c.sentence.body:g.at.Start], " "), ";"))
	case placeProposal:
		return c.zone == zoneLead || first
	case placeReport:
		return c.zone == zoneTitle || (first || strings.HasPrefix(g.phrase, "báo cáo")) && c.sentence.Start < c.layout.lead
	}
	if g.relation == corpus.RelationImplements && c.noun(g.at.Start, true) {
		return false
	}
	if joined && len(c.top) > 0 && c.top[0].where != placeFirst {
		g.from, g.fromRef, g.strong = c.top[0].from, c.top[0].fromRef, c.top[0].strong
		return c.top[0].stated
	}
	switch {
	case c.zone == zoneTitle:
		return true
	case c.self:
		g.strong = g.strong || g.trigger.strong()
		return !c.conditional(g.at.Start)
	case g.relation == corpus.RelationImplements && c.layout.normative && c.zone == zoneBody:
		return false // a task that an article gives to others
	case first:
		g.strong = g.strong || g.trigger.strong() && c.layout.normative
		return true
	case c.zone == zoneLead && c.issuing(g.at.Start):
		return true
	case !c.layout.normative:
		if org := c.actor(g.at.Start); org != "" {
			g.from = org
			return true
		}
		return g.relation == corpus.RelationImplements && !c.noun(g.at.Start, false)
	}
	return false
}

// noun reports whether the verb stands behind a word that makes it a noun: "năm cuối thực hiện", "công tác triển khai";
// always asks for the words that do so in a title too: "khó khăn trong triển khai".
func (c *clause) noun(at int, always bool) bool {
	before := low(strings.TrimRight(c.Text[max(c.sentence.body, at-24):at], " \n\u00a0"))
	for _, row := range rows("nouns") {
		if always && len(row) < 2 {
			continue
		}
		if strings.HasSuffix(before, " "+row[0]) || before == row[0] {
			return true
		}
	}
	return false
}

// low brings a piece of text to the form of the tables: small letters, tones in the new style.
func low(s string) string { return viet.Tone(strings.ToLower(s)) }

// hasAny reports whether a piece of text holds a word of a table.
func hasAny(s, table string) bool {
	s = " " + low(s) + " "
	for _, row := range rows(table) {
		if strings.Contains(s, " "+row[0]+" ") {
			return true
		}
	}
	return false
}

// openingWithin is how far, in bytes, the first verb of a sentence may stand from its beginning.
const openingWithin = 90

// opens reports whether nothing but words that open a title or a sentence stands before.
func (c *clause) opens(at int) bool {
	if at-c.sentence.body > openingWithin {
		return false
	}
	before := viet.Fold(c.Text[c.sentence.body:at])
	before = strings.Trim(before, " \n\u00a0“\"(-,:.|")
	for before != "" {
		cut := before
		for _, row := range rows("leads") {
			if len(row) > 1 && c.zone == zoneBody {
				continue
			}
			if w := viet.Fold(row[0]); strings.HasPrefix(before, w) && (len(before) == len(w) || before[len(w)] == ' ' || before[len(w)] == ':') {
				cut = strings.TrimLeft(before[len(w):], " ,:")
				break
			}
		}
		if cut == before {
			return false
		}
		before = cut
	}
	return true
}

// issuing reports whether the enacting words stand before: "Chính phủ ban hành Nghị định sửa đổi …".
func (c *clause) issuing(at int) bool {
	before := viet.Fold(c.Text[max(c.sentence.body, at-160):at])
	return strings.Contains(before, "ban hanh") || strings.Contains(before, "xay dung")
}

// conditional reports whether a sentence only speaks of the case that something happens.
func (c *clause) conditional(at int) bool {
	before := c.Text[max(c.sentence.body, at-300):at]
	return hasAny(before[strings.LastIndexByte(before, ';')+1:], "conditions")
}
