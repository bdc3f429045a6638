package web

import (
	"context"
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// legislation is a document as schema.org puts it, for programs that read the head of its page. What is not known is absent.
// Source: https://schema.org/Legislation, whose words are those of the European Legislation Identifier.
type legislation struct {
	Context string `json:"@context"`
	Type    string `json:"@type"`
	ID      string `json:"@id"`
	URL     string `json:"url"`
	Name    string `json:"name"`
	// The words that only legislation has; of a report or a letter Identifier, Published and Author say the same.
	LegislationIdentifier string           `json:"legislationIdentifier,omitempty"`
	LegislationType       string           `json:"legislationType,omitempty"`
	LegislationDate       string           `json:"legislationDate,omitempty"`
	PassedBy              *legislationName `json:"legislationPassedBy,omitempty"`
	// Force is where the standing is known, judged today; Applies the first day of effect that the text gives.
	Force        string           `json:"legislationLegalForce,omitempty"`
	Applies      string           `json:"legislationDateOfApplicability,omitempty"`
	Jurisdiction *legislationName `json:"legislationJurisdiction,omitempty"`
	Amends       []legislationEnd `json:"legislationAmends,omitempty"`
	Repeals      []legislationEnd `json:"legislationRepeals,omitempty"`
	Corrects     []legislationEnd `json:"legislationCorrects,omitempty"`
	Changes      []legislationEnd `json:"legislationChanges,omitempty"`
	Consolidates []legislationEnd `json:"legislationConsolidates,omitempty"`
	Ensures      []legislationEnd `json:"legislationEnsuresImplementationOf,omitempty"`

	Identifier string           `json:"identifier,omitempty"`
	Genre      string           `json:"genre,omitempty"`
	Published  string           `json:"datePublished,omitempty"`
	Author     *legislationName `json:"author,omitempty"`

	Language string            `json:"inLanguage,omitempty"`
	Citation []legislationEnd  `json:"citation,omitempty"`
	PartOf   legislationPart   `json:"isPartOf"`
	Encoding []legislationFile `json:"encoding,omitempty"`
}

type legislationName struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// legislationEnd is a document that this one does something to.
type legislationEnd struct {
	Type       string `json:"@type"`
	ID         string `json:"@id"`
	Identifier string `json:"legislationIdentifier,omitempty"`
	Name       string `json:"name,omitempty"`
}

type legislationPart struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

type legislationFile struct {
	Type   string `json:"@type"`
	URL    string `json:"contentUrl"`
	Format string `json:"encodingFormat,omitempty"`
	Hash   string `json:"sha256,omitempty"`
}

// mostOfFamily is how many documents of one family of relations the head of a page names.
const mostOfFamily = 12

// legalForce is what schema.org calls a standing, "" where the store does not know, or schema.org has no word.
func legalForce(s corpus.Standing) string {
	switch s {
	case corpus.StandingInForce:
		return "https://schema.org/InForce"
	case corpus.StandingPartly:
		return "https://schema.org/PartiallyInForce"
	case corpus.StandingEnded, corpus.StandingNotYet, corpus.StandingPaused:
		return "https://schema.org/NotInForce"
	}
	return ""
}

// describe tells programs of the document of a page: JSON-LD and the names that reference managers look for. A document with a mark of secrecy is
// not described.
func (s *site) describe(ctx context.Context, f *Frame, p *DocumentPage, base string) error {
	d := p.Document
	if d.Secret() {
		return nil
	}
	h, at := d.Header, base+documentURL(shownVersion(d))
	title := viet.Capitalise(viet.Squeeze(d.Title))
	x := &legislation{Context: "https://schema.org", ID: at, URL: at, Name: title, Language: foreign(d.Language), PartOf: legislationPart{"Collection", "Văn Khố", base + "/"}}
	object := "MediaObject"
	var issuer *legislationName
	if h.Issuer != "" {
		issuer = &legislationName{"GovernmentOrganization", h.Issuer}
	}
	if p.Validity.Standing == corpus.StandingNone {
		x.Type, x.Identifier, x.Genre, x.Published, x.Author = "DigitalDocument", h.Number, h.Type, h.Issued.String(), issuer
	} else {
		x.Type, object = "Legislation", "LegislationObject"
		x.LegislationIdentifier, x.LegislationType, x.LegislationDate, x.PassedBy = h.Number, h.Type, h.Issued.String(), issuer
		if !p.view.On.other() {
			x.Force = legalForce(p.Validity.Standing)
		}
		if h.Effective != nil {
			x.Applies = h.Effective.Date.String()
		}
		if h.Place != "" {
			x.Jurisdiction = &legislationName{"AdministrativeArea", h.Place}
		}
	}
	if err := s.describeTies(ctx, x, shownVersion(d), base); err != nil {
		return err
	}
	pdf := ""
	for _, src := range d.Sources {
		if src.Member != "" || src.SHA256 == "" {
			continue
		}
		file := base + originalURL(src.SHA256, baseName(src.Path))
		kind, _, _ := strings.Cut(src.MIME, ";")
		x.Encoding = append(x.Encoding, legislationFile{object, file, kind, src.SHA256})
		if kind == "application/pdf" && pdf == "" {
			pdf = file
		}
	}
	f.Data = x
	for _, m := range [...]Meta{{"citation_title", title}, {"citation_author", h.Issuer}, {"citation_publication_date", strings.ReplaceAll(h.Issued.String(), "-", "/")},
		{"citation_technical_report_number", h.Number}, {"citation_technical_report_institution", h.Issuer}, {"citation_language", foreign(d.Language)},
		{"citation_public_url", at}, {"citation_pdf_url", pdf}, {"DC.type", h.Type}, {"DC.identifier", h.Number}, {"DC.coverage", h.Place}} {
		if m.Content != "" {
			f.Meta = append(f.Meta, m)
		}
	}
	return nil
}

// foreign is a language that programs know; "und" and "" are none.
func foreign(language string) string {
	if language == "und" {
		return ""
	}
	return language
}

// describeTies adds the documents that this one rests on, carries out and changes, by its own sure words.
func (s *site) describeTies(ctx context.Context, x *legislation, id corpus.ID, base string) error {
	for _, family := range [...]string{"base", "carry", "change"} {
		ties, _, err := s.library.Ties(ctx, corpus.TieQuery{Document: id, Family: family, N: mostOfFamily, Uncounted: true})
		if err != nil {
			return fmt.Errorf("ties of %s: %w", id, err)
		}
		for _, t := range ties {
			list := x.list(t.Relation, t.Scope)
			if list == nil || !t.Strong || t.By != t.From {
				continue
			}
			*list = append(*list, legislationEnd{"Legislation", base + documentURL(t.Document.ID), t.Document.Number, viet.Capitalise(viet.Squeeze(shorten(t.Document.Title, 160)))})
		}
	}
	return nil
}

// list is where schema.org has a relation, nil where it has no word for it. What replaces, suspends or extends is a change without one of its own.
func (x *legislation) list(r corpus.Relation, scope corpus.Scope) *[]legislationEnd {
	switch r {
	case corpus.RelationLegalBasis:
		return &x.Citation
	case corpus.RelationImplements, corpus.RelationGuides:
		if x.Type == "Legislation" {
			return &x.Ensures
		}
		return &x.Citation
	}
	if x.Type != "Legislation" {
		return nil
	}
	if r == corpus.RelationRepeals && scope != corpus.ScopeWhole {
		return &x.Changes // schema.org repeals whole acts
	}
	switch r {
	case corpus.RelationAmends:
		return &x.Amends
	case corpus.RelationRepeals:
		return &x.Repeals
	case corpus.RelationCorrects:
		return &x.Corrects
	case corpus.RelationConsolidates:
		return &x.Consolidates
	case corpus.RelationReplaces, corpus.RelationCeases, corpus.RelationSuspends, corpus.RelationExtends:
		return &x.Changes
	}
	return nil
}
