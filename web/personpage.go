package web

import (
	"context"

	"vankho/corpus"
)

// personPage adds what is told of a person: the offices, in their order of time. One name may be that of several people; nobody is merged.
func (s *site) personPage(ctx context.Context, p *NamePage, v nameView, who viewer) error {
	if err := s.offices(ctx, p, who); err != nil {
		return err
	}
	bodies := map[string]bool{}
	for _, o := range p.Offices {
		if o.Body.ID != "" {
			bodies[o.Body.ID] = true
		}
		if v.Office != "" && corpus.Spelled(o.Label) == v.Office {
			p.OfficeLabel = o.Label
		}
	}
	p.Apart = p.Class != "office" && len(bodies) > 1
	if p.Class == "office" {
		p.Offices = nil
		p.Notes = append(p.Notes, NameNote{Text: "Văn bản không nêu tên người giữ chức vụ."})
	}
	return nil
}
