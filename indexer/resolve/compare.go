package resolve

import (
	"slices"

	"vankho/corpus"
)

// Comparison is what the documents of one key say of one citation of a draft.
type Comparison struct {
	// State is corpus.LinkResolved, LinkAmbiguous, LinkAbsent or LinkMalformed; Reason says why.
	State  corpus.LinkState
	Reason string
	// To is the one document that is meant, also where some part of the citation is written otherwise in it; nil for none.
	To *corpus.Holder
	// Differences are the parts that To has otherwise; Agreeing are those that it has as the citation states them.
	Differences []corpus.Difference
	Agreeing    []corpus.Field
	// Candidates may be meant, where State is LinkAmbiguous; Others bear the key and cannot be meant, or nothing tells that they are.
	Candidates, Others []corpus.Holder
}

// Compare judges citations of a draft by the rules of Ledger against the documents of one key, those that only citations tell of last. It
// makes no stubs. Beyond Ledger it tells a document that is meant although the draft writes a part of it otherwise: where what remains
// can be of no other document.
func Compare(g corpus.CitedGroup) []Comparison {
	j := judgement{mentions: readMentions(g.Mentions)}
	var held []holder
	for _, h := range g.Holders {
		switch {
		case h.Cited:
			j.former = append(j.former, newHolder(h))
		case h.Shown == h.ID || h.Shown == "":
			held = append(held, newHolder(h))
		}
	}
	j.held, j.stubs = newShelf(held), newShelf(j.former)
	out := make([]Comparison, len(j.mentions))
	doubted := map[int]*holder{} // by citation: what it means if what it takes from elsewhere does not count
	meant := map[corpus.ID]bool{}
	for i := range j.mentions {
		m := &j.mentions[i]
		if why := malformed(m.Reference, m.ByIssued); why != "" {
			out[i] = Comparison{State: corpus.LinkMalformed, Reason: why}
			continue
		}
		found, shelf := j.choose(m, j.held), j.held
		if found.state == corpus.LinkAbsent {
			if cited := j.choose(m, j.stubs); cited.state != corpus.LinkAbsent {
				found, shelf = cited, j.stubs
			}
		}
		out[i], doubted[i] = j.compare(m, g.Mentions[i].Reference, found, shelf)
		if out[i].To != nil {
			meant[out[i].To.ID] = true
		}
	}
	for i, h := range doubted {
		if h != nil && meant[h.ID] { // it was cited in full, with a slip: the short citation takes the slip over, not another document
			c := &out[i]
			c.State, c.Reason, c.To = corpus.LinkResolved, "cùng số với dẫn chiếu đầy đủ trong dự thảo", &h.Holder
			c.Differences, c.Agreeing = j.mentions[i].differences(g.Mentions[i].Reference, h)
			c.Others = slices.DeleteFunc(c.Others, func(o corpus.Holder) bool { return o.ID == h.ID })
		}
	}
	return out
}

// compare also returns the document that is meant but for facts that the citation takes from elsewhere, nil where there is none.
func (j *judgement) compare(m *mention, written corpus.Reference, found finding, among shelf) (Comparison, *holder) {
	var doubted *holder
	c := Comparison{State: found.state, Reason: found.reason}
	if found.state == corpus.LinkAbsent {
		for _, shelf := range [...]shelf{j.held, j.stubs} {
			if h := m.meant(shelf); h != nil {
				c.State, c.Reason, found.to = corpus.LinkResolved, "cùng số, có phần ghi khác", h
				break
			}
		}
	}
	for _, h := range found.others {
		c.Candidates = append(c.Candidates, h.Holder)
	}
	if found.to != nil {
		c.To = &found.to.Holder
		c.Differences, c.Agreeing = m.differences(written, found.to)
		if found.state == corpus.LinkAbsent && len(c.Differences) == 0 { // what differs is not the citation's own word
			c.State, c.Reason, c.To, doubted, found.to = corpus.LinkAbsent, found.reason, nil, found.to, nil
		}
	}
	for i := range j.held.list {
		if h := &j.held.list[i]; h != found.to && (!h.Secret || m.Secret) && !slices.Contains(found.others, h) {
			c.Others = append(c.Others, h.Holder)
		}
	}
	return c, doubted
}

// meant is the only document of a key that a citation can mean although a fact contradicts it, nil where none or several are.
func (m *mention) meant(among shelf) *holder {
	if m.number.IsZero() {
		return nil
	}
	var found *holder
	for i := range among.list {
		h := &among.list[i]
		if h.Secret && !m.Secret || !m.near(h) {
			continue
		}
		if found != nil {
			return nil
		}
		found = h
	}
	return found
}

// near reports whether a document of the same number is meant although some fact is written otherwise: the number alone tells the document,
// or its subject is stated, or number and day agree, or number, body and year.
func (m *mention) near(h *holder) bool {
	elsewhere := m.province != "" && h.issuer.province != "" && m.province != h.issuer.province ||
		m.province == "" && m.implied != "" && h.issuer.province != "" && m.implied != h.issuer.province
	switch {
	case m.number.Year != 0 && m.central:
		return true
	case !m.central && elsewhere:
		return alikeSubjects(m.subject, h.subject)
	case alikeSubjects(m.subject, h.subject):
		return true
	case m.Date.Day > 0 && m.Date == h.Issued:
		return true
	}
	sameBody := m.central || m.sameBody(h)
	// A number without a year begins anew each year: of another year it is another document, but for the very day and month.
	sameYear := m.number.Year != 0 || m.Date.Year != 0 && m.Date.Year == h.Issued.Year ||
		m.Date.Day != 0 && m.Date.Day == h.Issued.Day && m.Date.Month == h.Issued.Month
	return sameBody && sameYear && !otherKind(m.kind, h.kind) && !otherSubject(m.subject, h.subject)
}

// Alike reports whether a citation that bears another number surely means the document all the same: it states the document's subject and
// its day; or, where only the symbol is written otherwise, its type and its day. How the numbers differ is for the caller to bound.
func Alike(m corpus.Mention, h corpus.Holder, symbolOnly bool) bool {
	cited, held := newMention(m, newBody), newHolder(h)
	if m.Date.Day == 0 || m.Date != h.Issued || otherKind(cited.kind, held.kind) ||
		m.Issuer != "" && h.Issuer != "" && otherBody(m.Issuer, h.Issuer) {
		return false
	}
	if alikeSubjects(cited.subject, held.subject) {
		return true
	}
	return symbolOnly && len(cited.kind) > 0 && len(held.kind) > 0 && cited.issuer.known() && !otherSubject(cited.subject, held.subject)
}

// Differences are the parts of a citation that a document has otherwise, and those that it has as they are stated.
func Differences(m corpus.Mention, h corpus.Holder) (differs []corpus.Difference, agrees []corpus.Field) {
	cited, held := newMention(m, newBody), newHolder(h)
	return cited.differences(m.Reference, &held)
}
