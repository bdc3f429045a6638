package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
)

// NearPage is what /van-ban/{id}/cung-chu-de shows and /api/v1/van-ban/{id}/gan-noi-dung encodes: what speaks of the same as
// a document, or as one of its sections.
type NearPage struct {
	ID  corpus.ID `json:"id"`
	URL string    `json:"url"`
	// Section is the section asked for, nil where the whole document is meant.
	Section *HitSection `json:"section,omitempty"`
	// Hits are documents, or sections of other documents with passages; Score is a share of what the document itself would score.
	Hits []Hit `json:"hits"`

	Head Head `json:"-"`
	// Open is where the section stands in the document.
	Open string `json:"-"`
	// Topics are the sections that may be chosen.
	Topics []Choice `json:"-"`
	title  string
}

// How many near documents the document's page lists, and how many hits the other pages have.
const (
	maxNear   = 5
	maxTopics = 10
)

// near builds the page; a section that the document lacks is no place of it.
func (s *site) near(ctx context.Context, id corpus.ID, section corpus.SectionID, who viewer) (*NearPage, error) {
	d, err := s.visible(ctx, id, who)
	if err != nil {
		return nil, err
	}
	p := &NearPage{ID: d.ID, URL: documentURL(d.ID), Head: newHead(d, "", "", "", timelineBadge(d.Timeline, d.ID, s.now())), title: d.Title, Hits: []Hit{}}
	all := newSections(d.Sections)
	if section != "" {
		x, ok := all.byID[section]
		if !ok {
			return nil, &paramError{"muc", string(section), "một mục của văn bản này"}
		}
		p.Section = &HitSection{ID: x.ID, Place: all.place(x), Title: viet.Capitalise(strings.TrimRight(x.Heading, "."))}
		p.Open = p.URL + "#" + pathSegment(string(x.ID))
	}
	for _, x := range d.Sections {
		if topical(x) {
			p.Topics = append(p.Topics, Choice{joinTitle(all.place(x), x.Heading), p.topic(x.ID), x.ID == section})
		}
	}
	found, err := s.engine.Similar(ctx, shownVersion(d), section, maxTopics, who.local)
	if err != nil {
		return nil, fmt.Errorf("near %s %s: %w", d.ID, section, err)
	}
	p.Hits, err = s.hits(ctx, question{}, "", found, s.now(), who)
	return p, err
}

// topical reports whether a section has a topic that others may share: articles, and what has a heading within plans.
func topical(x corpus.Section) bool {
	return !x.Quoted && x.Heading != "" && (x.Kind == corpus.SectionArticle || x.Kind == corpus.SectionRoman || x.Kind == corpus.SectionNumbered)
}

func (p *NearPage) topic(section corpus.SectionID) string { return topicURL(p.URL, section) }

// topicURL is the page of what is on the topic of a section.
func topicURL(document string, section corpus.SectionID) string {
	return address(document+"/cung-chu-de", "muc", string(section))
}

// topic is the page of what is on the topic of the article, or of the heading, that holds an offset; "" where none does.
func (v *reading) topic(offset int) string {
	x, ok := v.sections.innermost(offset)
	for ; ok; x, ok = v.sections.byID[x.Parent] {
		if topical(x) {
			return topicURL(v.url, x.ID)
		}
	}
	return ""
}

// joinTitle is "Điều 5. Mục tiêu".
func joinTitle(place, heading string) string {
	return place + ". " + viet.Capitalise(strings.TrimRight(heading, "."))
}

// shownVersion is the version that is found in the place of a document: the index holds the best one alone.
func shownVersion(d *corpus.Document) corpus.ID { return cmp.Or(d.VersionOf, d.ID) }

// nearest are the documents that the document's page lists. That page is read whatever becomes of the index.
func (s *site) nearest(ctx context.Context, d *corpus.Document, who viewer) []corpus.Summary {
	if d.Stub() {
		return nil
	}
	found, err := s.engine.Similar(ctx, shownVersion(d), "", maxNear, who.local)
	var ids []corpus.ID
	for _, h := range found {
		ids = append(ids, h.ID)
	}
	known := map[corpus.ID]corpus.Summary{}
	if err == nil && len(ids) > 0 {
		known, err = s.library.Summaries(ctx, ids)
	}
	if err != nil && !errors.Is(err, search.ErrNotReady) && ctx.Err() == nil {
		s.log.Warn("documents near", "id", d.ID, "error", err)
	}
	var out []corpus.Summary
	for _, id := range ids {
		if x, ok := known[id]; ok && (x.Secrecy == "" || who.local) {
			out = append(out, x)
		}
	}
	return out
}

// serveTopic answers /van-ban/{id}/cung-chu-de.
func (s *site) serveTopic(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "muc")
	who := s.viewer(r)
	page, err := s.near(r.Context(), documentID(r), corpus.SectionID(p.get("muc")), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	f := s.frame(r, who, tabTitle(page.title, "cùng chủ đề"))
	f.Canonical, f.Remarks = page.URL+"/cung-chu-de", p.remarks()
	if page.Section != nil {
		f.Canonical = page.topic(page.Section.ID)
	}
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "topic", f, page)
}

// serveNearAPI answers /api/v1/van-ban/{id}/gan-noi-dung.
func (s *site) serveNearAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "muc")
	if err := p.strict(); err != nil {
		return err
	}
	page, err := s.near(r.Context(), documentID(r), corpus.SectionID(p.get("muc")), s.viewer(r))
	if err != nil {
		return s.renamed(w, r, err)
	}
	s.writeJSON(w, http.StatusOK, page)
	return nil
}
