package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/search/query"
)

// compareForm is the form that chooses the texts: two sides of three fields.
type compareForm struct{ Sides [2]compareField }

// compareField is one side of the form as it was filled in, with what is amiss.
type compareField struct {
	// Key is "a" or "b", Legend what the side is called.
	Key, Legend string
	// Document, Section and Day are as typed, else those of the text that was found.
	Document, Section, Day string
	// Fault is an official Vietnamese sentence, "" where nothing is amiss; Choices are the documents that may be meant.
	Fault   string
	Link    *Link
	Choices []Link
}

// Faulty reports whether a side is amiss.
func (f compareForm) Faulty() bool { return f.Sides[0].Fault != "" || f.Sides[1].Fault != "" }

// typedSide reads one side of the request: a reference, or what a reader typed into the form. found is nil where nothing was asked for or it
// is not there, which the field says. The error is of another kind.
func (s *site) typedSide(r *http.Request, p params, key string, who viewer) (f compareField, found *CompareSide, err error) {
	f = compareField{Key: key, Legend: "Bản thứ nhất", Document: p.get(key), Section: p.get("dieu-" + key), Day: p.get("ngay-" + key)}
	if key == "b" {
		f.Legend = "Bản thứ hai"
	}
	if f.Document == "" {
		return f, nil, nil
	}
	ref, err := s.typedRef(r, &f, who)
	if err != nil || f.Fault != "" {
		return f, nil, err
	}
	if f.Section != "" {
		ref.Section = corpus.SectionID(f.Section)
	}
	if f.Day != "" {
		read, ok := query.ReadFilter(asOfKey, f.Day)
		day, fine := corpus.ParseISODate(read.Value)
		if !ok || read.Not || !fine || day.Day == 0 {
			f.Fault = "Nhập ngày theo dạng 27/3/2025."
			return f, nil, nil
		}
		ref.Day = day
	}
	found, err = s.compareSide(r.Context(), ref, who)
	if words, link, ok := notThere(err); ok {
		f.Fault, f.Link = words, link
		return f, nil, nil
	}
	if err != nil {
		return f, nil, err
	}
	f.Document, f.Section, f.Day = found.number, found.Place, found.Day.Short()
	return f, found, nil
}

// typedRef reads which document is meant: by its reference, its address, or its number as people write it.
func (s *site) typedRef(r *http.Request, f *compareField, who viewer) (compareRef, error) {
	typed := f.Document
	if _, path, ok := strings.Cut(typed, "/van-ban/"); ok { // an address copied from the site
		id, section, _ := strings.Cut(path, "#")
		id, _, _ = strings.Cut(id, "?")
		typed, _, _ = strings.Cut(id, "/")
		if strings.HasPrefix(section, "dieu-") {
			typed += refSection + section
		}
	}
	ref, ok := readCompareRef(typed)
	if ok {
		_, err := s.visible(r.Context(), ref.ID, who)
		var missing *missingDocument
		if !errors.As(err, &missing) {
			return ref, nil // what else is amiss is said where the text is read
		}
		if _, err := s.library.Alias(r.Context(), ref.ID); err == nil {
			return ref, nil
		} else if !errors.Is(err, corpus.ErrNotFound) {
			return ref, fmt.Errorf("alias %s: %w", ref.ID, err)
		}
	}
	rows, err := s.resolver(r).resolve(r.Context(), 1, []string{f.Document})
	if err != nil {
		return ref, err
	}
	switch row := rows[0]; {
	case row.Document != nil:
		return compareRef{ID: row.Document.ID}, nil
	case len(row.Candidates) > 0:
		f.Fault = capital(row.Reason) + "; chọn một văn bản."
		for _, c := range row.Candidates {
			own := compareRef{ID: c.ID}
			f.Choices = append(f.Choices, Link{joinFacts(numberedName(capital(c.Type), c.Number), c.Issuer, c.Issued.Short()), address(comparePath, f.Key, own.String(), other(f.Key), r.URL.Query().Get(other(f.Key)))})
		}
	case row.State == corpus.LinkMalformed:
		f.Fault = fmt.Sprintf("Kho không có văn bản “%s”. Nhập số, ký hiệu như 24/2023/QĐ-UBND, hoặc địa chỉ của văn bản trong kho.", shorten(f.Document, 120))
	default:
		f.Fault = capital(row.Reason) + "."
	}
	return ref, nil
}

// other is the key of the other side.
func other(key string) string {
	if key == "a" {
		return "b"
	}
	return "a"
}

// mostNear is how many texts a page proposes to compare with.
const mostNear = 12

// worthComparing are texts that a reader who has chosen one may want beside it: its other files, the documents it replaced or that replaced it,
// what consolidates it.
func (s *site) worthComparing(ctx context.Context, p *ComparePage, who viewer) ([]Link, error) {
	chosen := p.A
	if chosen == nil {
		chosen = p.B
	}
	d, err := s.visible(ctx, chosen.Document, who)
	if err != nil {
		return nil, err
	}
	var out []Link
	add := func(label string, ref compareRef) {
		url := compareURL(chosen.ref, ref)
		if p.A == nil {
			url = compareURL(ref, chosen.ref)
		}
		if len(out) < mostNear && !slices.ContainsFunc(out, func(l Link) bool { return l.URL == url }) {
			out = append(out, Link{label, url})
		}
	}
	rev, err := s.library.Revision(ctx, shownVersion(d), who.local)
	if err != nil {
		return nil, fmt.Errorf("revision of %s: %w", d.ID, err)
	}
	for _, day := range rev.Days[max(len(rev.Days)-mostNear/2, 0):] {
		if i, ok := rev.Find(chosen.Path, day); ok && day != chosen.Day && len(rev.At(i, day).Pieces) > 0 {
			add("Lời văn tại ngày "+day.Short(), compareRef{ID: rev.Document, Section: chosen.Path, Day: day})
		}
	}
	for _, v := range d.Versions {
		if v.ID != d.ID {
			add("Tệp khác của cùng văn bản: "+versionLabel(v), compareRef{ID: v.ID, Section: chosen.Path})
		}
	}
	for _, side := range [...]bool{false, true} {
		for _, relation := range [...]corpus.Relation{corpus.RelationReplaces, corpus.RelationConsolidates} {
			ties, _, err := s.library.Ties(ctx, corpus.TieQuery{Document: shownVersion(d), In: side, Relation: relation, Held: true, N: mostNear, Today: s.today(), Day: s.today(), Secret: who.local})
			if err != nil {
				return nil, fmt.Errorf("ties of %s: %w", d.ID, err)
			}
			name, _ := relation.Name()
			words := name.Out
			if side {
				words = name.In
			}
			for _, t := range ties {
				add(words+" "+summaryName(t.Document), compareRef{ID: t.Document.ID})
			}
		}
	}
	return out, nil
}
