package web

import (
	"context"
	"slices"
	"strings"

	"vankho/corpus"
)

// organisation adds what is told of a body: until when it was, what it belongs to and what belongs to it, its people.
func (s *site) organisation(ctx context.Context, p *NamePage, who viewer) error {
	if until, next, ended := corpus.BodyEnd(p.Label); ended {
		links, err := s.nameLinks(ctx, corpus.NameBody, next, who)
		if err != nil {
			return err
		}
		note := NameNote{Text: "Đến " + until.Short() + ".", Names: links}
		if len(links) > 0 {
			note.Text = "Đến " + until.Short() + "; sau đó:"
		}
		p.Notes = append(p.Notes, note)
	}
	above, within, err := s.library.Around(ctx, p.Name, bodiesWithin+1, who.local)
	if err != nil {
		return err
	}
	for _, n := range above[:min(len(above), 1)] {
		p.Above = append(p.Above, newNameLink(n))
	}
	if place, ok := corpus.ProvinceTail(p.Label); ok {
		places, err := s.nameLinks(ctx, corpus.NamePlace, []string{place}, who)
		if err != nil {
			return err
		}
		if places[0].URL != "" {
			p.Above = append(p.Above, places[0])
		}
	}
	slices.SortStableFunc(within, func(a, b corpus.Name) int { return b2i(joint(a.Label)) - b2i(joint(b.Label)) })
	for _, n := range within[:min(len(within), bodiesWithin)] {
		p.Within = append(p.Within, newNameLink(n))
	}
	return s.offices(ctx, p, who)
}

// joint reports whether a name may be that of several bodies that issued together: "Bộ Y tế - Bộ Tài chính". They stand last.
func joint(label string) bool { return strings.Contains(label, ", ") || strings.Contains(label, " - ") }

// offices adds the offices of a person or of a body's people.
func (s *site) offices(ctx context.Context, p *NamePage, who viewer) error {
	list, total, err := s.library.Offices(ctx, p.Name, officesShown, who.local)
	if err != nil {
		return err
	}
	p.OfficesLeft = total - len(list)
	for _, o := range list {
		row := OfficeRow{Office: o, PersonURL: namePath(o.Person), BodyURL: namePath(o.Body), Unnamed: o.Person.Class == "office", Label: corpus.OfficeLabel(o.Title, o.Body.Label)}
		v := nameView{Use: corpus.UseSigns, Office: corpus.Spelled(row.Label), Page: 1}
		if o.Signed == 0 {
			v.Use = corpus.UseNamed
		}
		if row.PersonURL != "" {
			row.URL = v.address(row.PersonURL)
		}
		p.Offices = append(p.Offices, row)
	}
	return nil
}
