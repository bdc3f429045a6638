package figure

import "vankho/corpus"

// subjectOf binds the body, system, event or programme that the figure is of: the one that the clause begins with, else the nearest
// before the number in its clause; for who took part, and where, the event that the sentence tells of.
func (b *binder) subjectOf(p *passage, c *clause, f *corpus.Figure) {
	name := c.subject
	for k := c.at - 1; name == 0 && k >= c.start && k > c.at-longestName; k-- {
		if a := p.atoms[k]; a.name != 0 {
			switch b.entity(a.name - 1).Kind {
			case corpus.EntityOrganisation, corpus.EntitySystem, corpus.EntityEvent, corpus.EntityProgramme:
				name = a.name
			}
		}
	}
	origin := corpus.OriginClause
	if name == 0 && (f.Class == "people" || f.Class == "event") {
		name, origin = b.eventBefore(p, c), corpus.OriginSentence
	}
	if name == 0 {
		return
	}
	e := b.entity(name - 1)
	f.Subject = corpus.Bound{Text: e.Quote, Span: e.Span, Origin: origin}
}

// eventBefore is the event, from 1, that an earlier clause of the sentence tells of: who took part and where is counted after it
// ("phối hợp tổ chức Hội nghị toàn quốc …; toàn tỉnh có 168 điểm cầu, với 16.803 đại biểu"); 0 where there is none.
func (b *binder) eventBefore(p *passage, c *clause) int {
	for k := min(c.start, c.at) - 1; k >= c.from && k > c.at-2*longestName; k-- {
		if a := p.atoms[k]; a.name != 0 && b.entity(a.name-1).Kind == corpus.EntityEvent {
			return a.name
		}
	}
	return 0
}
