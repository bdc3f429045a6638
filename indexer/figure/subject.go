package figure

import "vankho/corpus"

// subjectOf binds the body, system, event or programme that the figure is of: the one that the clause begins with, else the nearest
// before the number in its clause.
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
	if name == 0 {
		return
	}
	e := b.entity(name - 1)
	f.Subject = corpus.Bound{Text: e.Quote, Span: e.Span, Origin: corpus.OriginClause}
}
