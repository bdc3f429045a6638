package measure

import (
	"fmt"
	"slices"

	"vankho/corpus"
)

// outline scores the sections of one text by their ids and kinds; of a text without any numbering the paragraphs stand for them.
func (s *Score) outline(line goldLine, d *corpus.Document) {
	s.Texts++
	sections := slices.Clone(d.Sections)
	if len(sections) == 0 {
		for p := range corpus.Paragraphs(d.Text) {
			sections = append(sections, corpus.Section{ID: corpus.SectionID(fmt.Sprintf("doan-%d", p.Number)), Kind: corpus.SectionParagraph, Label: fmt.Sprintf("đoạn %d", p.Number)})
		}
	}
	for _, w := range line.Sections {
		i := slices.IndexFunc(sections, func(g corpus.Section) bool { return g.ID == w.ID && g.Kind == w.Kind })
		if i < 0 {
			s.missing(line.ID, string(w.Kind), string(w.ID))
			continue
		}
		s.right(string(w.Kind))
		s.field(line.ID, "label", string(w.ID), sections[i].Label, w.Label, sameWords(sections[i].Label, w.Label))
		s.field(line.ID, "quoted", string(w.ID), yesNo(sections[i].Quoted), yesNo(w.Quoted), sections[i].Quoted == w.Quoted)
		sections = slices.Delete(sections, i, i+1)
	}
	for _, g := range sections {
		s.extra(line.ID, string(g.Kind), string(g.ID))
	}
}
