package resolve

import (
	"cmp"
	"fmt"
	"slices"

	"vankho/corpus"
)

// Ledger decides what each citation of a group means: the one document that the facts confirm, or none, with all that may be meant and the
// reason. It depends on nothing but the group, so that the order in which documents arrive does not matter.
//
// What a public document's citations mean is worked out from public documents alone, so that no reader can tell from them what the store
// holds with a mark of secrecy; citations of a document that bears one make no stubs.
//
// Where the group is part of one, it answers Whole unless the citations at hand change nothing for the others.
func Ledger(g corpus.CitedGroup) corpus.Ledger {
	j := judgement{mentions: readMentions(g.Mentions)}
	var held []holder
	for _, h := range g.Holders {
		switch {
		case h.Cited:
			j.former = append(j.former, newHolder(h))
		case h.Shown == h.ID:
			held = append(held, newHolder(h))
		default:
			j.lesser = append(j.lesser, h)
		}
	}
	j.held = newShelf(held)
	if g.Part {
		j.stubs = newShelf(j.former)
	}
	j.settle()
	if g.Part {
		return j.part()
	}
	j.makeStubs()
	return corpus.Ledger{Lines: j.lines(), Stubs: j.made, Moved: j.moved()}
}

// moved finds for each stub that is needed no more the document of the store that it stood for: the one that its citations lead to now.
func (j *judgement) moved() map[corpus.ID]corpus.ID {
	kept := map[corpus.ID]bool{}
	for _, s := range j.made {
		kept[s.ID] = true
	}
	out := map[corpus.ID]corpus.ID{}
	leading := map[corpus.ID][]int{}
	for k := range j.mentions {
		leading[j.mentions[k].Linked] = append(leading[j.mentions[k].Linked], k)
	}
	for i := range j.former {
		f := &j.former[i]
		if kept[f.ID] {
			continue
		}
		to := map[corpus.ID]bool{}
		for _, k := range leading[f.ID] {
			if found := j.found[k]; found.state == corpus.LinkResolved && !found.to.Secret {
				to[found.to.ID] = true
			}
		}
		if len(leading[f.ID]) == 0 {
			asked := newMention(corpus.Mention{Reference: corpus.Reference{Canonical: f.Number, DocType: f.Type, Issuer: f.Holder.Issuer, Date: f.Issued, Title: f.Abstract}}, newBody)
			if found := j.choose(&asked, j.held); found.state == corpus.LinkResolved {
				to[found.to.ID] = true
			}
		}
		if id, ok := only(to); ok {
			out[f.ID] = id
		}
	}
	return out
}

// judgement is a group while it is being judged.
type judgement struct {
	mentions []mention
	held     shelf
	former   []holder
	lesser   []corpus.Holder
	// stubs are those that the citations make, or that stand there already where only a part is judged.
	stubs shelf
	made  []corpus.CitedStub
	// found is what each mention means among the documents of the store.
	found []finding
}

// finding is what one mention means.
type finding struct {
	state  corpus.LinkState
	to     *holder
	others []*holder
	reason string
}

// settle judges each citation against what the store holds.
func (j *judgement) settle() {
	j.found = make([]finding, len(j.mentions))
	for i := range j.mentions {
		m := &j.mentions[i]
		if why := malformed(m.Reference, m.ByIssued); why != "" {
			j.found[i] = finding{state: corpus.LinkMalformed, reason: why}
			continue
		}
		j.found[i] = j.choose(m, j.held)
	}
}

// choose judges one citation against documents that bear its key.
func (j *judgement) choose(m *mention, among shelf) finding {
	if m.Date.Day > 0 {
		return j.weighAll(m, among)
	}
	q := asked{m.Doc, m.DocType, m.number.String(), m.Issuer, m.Title, m.Date}
	f, ok := among.known[q]
	if !ok {
		f = j.weighAll(m, among)
		among.known[q] = f
	}
	return f
}

func (j *judgement) weighAll(m *mention, among shelf) finding {
	var sure, fit []*holder
	var why string
	near, public := among.near(m.Date), 0
	contradicted := false
	for _, h := range near {
		if !h.Secret {
			public++
		}
		if h.Secret && !m.Secret && h.ID != m.Doc {
			continue
		}
		v, reason := m.weigh(h)
		switch v {
		case confirmed:
			sure, why = append(sure, h), reason
		case open:
			fit = append(fit, h)
		default:
			contradicted = true
		}
	}
	// Those of another day were not looked at: they are contradicted too.
	contradicted = contradicted || public < among.public || m.Secret && len(near) < len(among.list)
	if len(sure) == 0 && len(fit) > 0 && j.isSelf(m, fit) {
		return finding{state: corpus.LinkSelf, reason: "số của chính văn bản này"}
	}
	alike := "cùng số"
	if m.number.IsZero() {
		alike = "cùng loại, cùng trích yếu"
	}
	switch {
	case len(sure) == 1 && j.isSelf(m, sure):
		return finding{state: corpus.LinkSelf, reason: "số của chính văn bản này"}
	case len(sure) == 1:
		return finding{state: corpus.LinkResolved, to: sure[0], reason: why}
	case len(sure) > 1:
		return finding{state: corpus.LinkAmbiguous, others: sure, reason: fmt.Sprintf("có %d văn bản cùng phù hợp", len(sure))}
	case len(fit) == 1:
		return finding{state: corpus.LinkAmbiguous, others: fit, reason: alike + " nhưng chưa đủ căn cứ về ngày, cơ quan hoặc nội dung"}
	case len(fit) > 1:
		return finding{state: corpus.LinkAmbiguous, others: fit, reason: fmt.Sprintf("có %d văn bản %s, chưa đủ căn cứ để chọn", len(fit), alike)}
	case contradicted && !m.number.IsZero():
		return finding{state: corpus.LinkAbsent, reason: corpus.ReasonDiffers}
	}
	return finding{state: corpus.LinkAbsent, reason: "trong kho chưa có văn bản này"}
}

// isSelf reports whether one of the documents is that of the citation, or the version that is shown in its place.
func (j *judgement) isSelf(m *mention, among []*holder) bool {
	return slices.ContainsFunc(among, func(h *holder) bool {
		return h.ID == m.Doc || slices.ContainsFunc(j.lesser, func(l corpus.Holder) bool { return l.ID == m.Doc && l.Shown == h.ID })
	})
}

// part answers for the citations of one document where they change nothing for others: each means a document that is held, or a stub that
// says all that the citation does.
func (j *judgement) part() corpus.Ledger {
	for i := range j.mentions {
		m := &j.mentions[i]
		if j.found[i].state != corpus.LinkAbsent {
			continue
		}
		f := j.choose(m, j.stubs)
		sure := f.state == corpus.LinkResolved
		if m.names() && (!sure || m.adds(f.to)) {
			return corpus.Ledger{Whole: true}
		}
		if !sure {
			continue
		}
		j.found[i] = finding{state: corpus.LinkAbsent, to: f.to, reason: j.found[i].reason}
	}
	return corpus.Ledger{Lines: j.lines()}
}

// names reports whether a citation may make a stub.
func (m *mention) names() bool { return !m.Secret && !m.Lesser && !m.number.IsZero() }

// adds reports whether a citation states something that a stub does not say, or says otherwise.
func (m *mention) adds(h *holder) bool {
	return m.DocType != "" && m.DocType != h.Type || m.Issuer != "" && m.Issuer != h.Issuer || !m.Date.IsZero() && m.Date != h.Issued ||
		m.Title != "" && m.Title != h.Abstract
}

// lines writes the findings.
func (j *judgement) lines() []corpus.LedgerLine {
	out := make([]corpus.LedgerLine, len(j.mentions))
	for i, f := range j.found {
		m := &j.mentions[i]
		line := corpus.LedgerLine{Doc: m.Doc, Link: corpus.Link{Ref: m.Ref, State: f.state, Reason: f.reason}}
		if f.to != nil {
			line.To, line.Stub = f.to.ID, f.to.stub
		}
		for _, h := range f.others {
			if h.stub == 0 {
				line.Candidates = append(line.Candidates, h.ID)
			}
		}
		slices.Sort(line.Candidates)
		out[i] = line
	}
	slices.SortFunc(out, func(a, b corpus.LedgerLine) int { return cmp.Or(cmp.Compare(a.Doc, b.Doc), cmp.Compare(a.Ref, b.Ref)) })
	return out
}
