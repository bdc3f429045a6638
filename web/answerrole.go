package web

import (
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
)

// readForOffice is how many documents are read for who holds an office or for what set up a body.
const readForOffice = 8

// best are the documents that speak most of the words asked for.
func (r *answering) best() ([]*corpus.Document, error) {
	var text []string
	for _, w := range r.asked.Name {
		text = append(text, w.Text)
	}
	asked := query.Query{Text: strings.Join(text, " "), Words: r.asked.Name}
	found, err := r.engine.Search(r.ctx, search.Request{Query: asked, Limit: readForOffice, Secret: r.who.local, AsTyped: true})
	if err != nil {
		return nil, fmt.Errorf("search %q: %w", asked.Text, err)
	}
	var out []*corpus.Document
	for _, h := range found.Hits {
		d, err := r.text(h.ID)
		if err != nil {
			return nil, err
		}
		if d != nil && !d.Stub() {
			out = append(out, d)
		}
	}
	return out, nil
}

// held is a statement that someone holds an office.
type held struct {
	doc *corpus.Document
	// who is the person as the text says: the name, else the other offices of the same one; name is "" where it gives none.
	who, name string
	// office and org are as the text's offices are called.
	office, org string
	corpus.Span
}

// office answers who holds one.
func (r *answering) office() (*Answer, error) {
	docs, err := r.best()
	if err != nil {
		return nil, err
	}
	var all []held
	seen := map[string]bool{}
	for _, d := range docs {
		for _, h := range append(r.persons(d), r.signers(d)...) {
			key := viet.Slug(h.name)
			if key == "" {
				key = viet.Slug(h.who)
			}
			if key != "" && !seen[key] {
				seen[key] = true
				all = append(all, h)
			}
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	slices.SortStableFunc(all, func(a, b held) int {
		return strings.Compare(b.doc.Header.Issued.String(), a.doc.Header.Issued.String())
	})
	out := &Answer{Left: max(0, len(all)-answerRows)}
	for _, h := range all[:min(len(all), answerRows)] {
		row := AnswerRow{Words: capital(h.who), Name: documentName(h.doc), Detail: joinFacts(h.doc.Header.Issuer, h.doc.Header.Issued.Short()), URL: documentURL(h.doc.ID)}
		if h.name == "" {
			row.Words += " (văn bản không nêu tên)"
		}
		if row.Passage, err = r.passage(h.doc.ID, h.Span); err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, row)
	}
	title := capital(joinOffice(all[0].office, all[0].org))
	if len(all) == 1 {
		out.Words = title + ": " + uncapitalRole(out.Rows[0].Words) + "."
		out.Rows[0].Words = ""
	} else {
		out.Words = capital(r.asked.Name[0].Text+strings.TrimPrefix(r.typed(), r.asked.Name[0].Text)) + ": kho có " + integer(len(all)) + " câu nêu những người khác nhau; xem ngày của từng văn bản."
	}
	return out, nil
}

// typed are the words of the office as they were typed.
func (r *answering) typed() string {
	var out []string
	for _, w := range r.asked.Name {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

// uncapitalRole makes the first letter small unless a name begins with it.
func uncapitalRole(s string) string {
	for _, address := range [...]string{"Đồng chí ", "Ông ", "Bà "} {
		if strings.HasPrefix(s, address) {
			return viet.Uncapitalise(s)
		}
	}
	return s
}

// joinOffice is an office with its body, the word that both share said once: "Trưởng Ban Chỉ đạo chuyển đổi số".
func joinOffice(title, org string) string {
	last := title[strings.LastIndexByte(title, ' ')+1:]
	if first, rest, ok := strings.Cut(org, " "); ok && viet.Fold(first) == viet.Fold(last) && len(last) < len(title) {
		return strings.TrimSuffix(title, last) + first + " " + rest
	}
	return strings.TrimSpace(title + " " + org)
}

// fitsOffice reports whether an office of a body is the one asked for: all words of its title were asked for, and nothing was that
// neither title nor body says.
func (r *answering) fitsOffice(title, org string) bool {
	asked := map[string]bool{}
	name := query.BodyOf(r.asked.Name)
	for _, w := range name {
		asked[w.Fold] = true
	}
	if title == "" || !holds(asked, query.NewPhrase(title).Words) {
		return false
	}
	have := words(title, org)
	for _, w := range query.BodyOf(query.NewPhrase(org).Words) {
		have[w.Fold] = true
	}
	return holds(have, name)
}

// persons are those that a text says to hold the office.
func (r *answering) persons(d *corpus.Document) []held {
	var out []held
	for _, e := range d.Entities {
		if e.Kind != corpus.EntityPerson || !e.Fits(d.Text) {
			continue
		}
		for i, role := range e.Roles {
			if !r.fitsOffice(role.Title, role.Org) {
				continue
			}
			others := e.Name
			if others == "" {
				var offices []string
				for k, o := range e.Roles {
					if k != i && o.Title != "" {
						offices = append(offices, o.Quote)
					}
				}
				others = strings.Join(offices, ", ")
			}
			if others == "" {
				continue
			}
			at := corpus.Span{Start: min(e.Start, role.Start), End: max(e.End, role.End)}
			if role.Len() == 0 || !at.Fits(d.Text) {
				at = e.Span
			}
			out = append(out, held{doc: d, who: strings.TrimSpace(e.Honorific + " " + others), name: e.Name, office: role.Title, org: role.Org, Span: at})
		}
	}
	return out
}

// signers are those that signed a document in the office, of the body that issued it.
func (r *answering) signers(d *corpus.Document) []held {
	if d.Header.Draft {
		return nil
	}
	var out []held
	for _, s := range d.Header.Signers {
		if s.Name != "" && r.fitsOffice(s.Title, d.Header.Issuer) {
			out = append(out, held{doc: d, who: s.Name, name: s.Name, office: s.Title, org: d.Header.Issuer, Span: d.Header.Evidence[corpus.FieldSigners].Span})
		}
	}
	return out
}

// documentName is how lists call a document.
func documentName(d *corpus.Document) string {
	return summaryName(corpus.Summary{ID: d.ID, Title: d.Title, Number: d.Header.Number, Type: d.Header.Type})
}

// founding answers which document set up a body.
func (r *answering) founding() (*Answer, error) {
	docs, err := r.best()
	if err != nil {
		return nil, err
	}
	out := &Answer{}
	name := query.BodyOf(r.asked.Name)
	seen := map[string]bool{}
	var said []string
	for _, d := range docs {
		reader := newRelationReader(d, targets{self: d.ID})
		for _, e := range d.Edges {
			body, ok := strings.CutPrefix(e.To, "org:")
			if !ok || !slices.Contains(r.asked.Relations, e.Relation) || !e.Fits(d.Text) || !holds(words(body), name) {
				continue
			}
			row := AnswerRow{Name: documentName(d), Detail: joinFacts(d.Header.Issuer, d.Header.Issued.Short()), URL: documentURL(d.ID)}
			if e.From != corpus.Self {
				row = AnswerRow{Name: capital(reader.name(e.From)), Source: "theo lời của " + documentName(d)}
				if ref, ok := reader.reference(e.From, e.FromRef); ok {
					row.Detail = joinFacts(ref.Issuer, ref.Date.Short())
				}
				for _, l := range d.Links {
					if l.Ref == e.FromRef && l.To != "" {
						row.URL = documentURL(l.To)
					}
				}
			}
			if r.asked.Type != "" && !strings.HasPrefix(viet.Slug(row.Name), r.asked.Type) || seen[row.Name] {
				continue
			}
			seen[row.Name] = true
			if row.Passage, err = r.passage(d.ID, e.Span); err != nil {
				return nil, err
			}
			said = append(said, capital(row.Name)+" thành lập "+body+".")
			out.Rows = append(out.Rows, row)
		}
	}
	if len(out.Rows) == 0 || len(out.Rows) > answerRows {
		return nil, nil
	}
	out.Words = strings.Join(said, " ")
	return out, nil
}
