package web

import (
	"context"
	"fmt"
	"slices"

	"vankho/corpus"
)

// Target is where a reference leads, as the ledger of its document has it.
type Target struct {
	// State is "held", "stub" (known without its text), "several" (nothing confirms the one), "differs" (the number is held, but date,
	// issuer or type speak against it), "missing", "malformed", or "self".
	State string `json:"state"`
	// Document is the one held or stub document.
	Document corpus.ID `json:"document,omitempty"`
	// Section is the provision that is meant, where the document has it.
	Section corpus.SectionID `json:"section,omitempty"`
	URL     string           `json:"url,omitempty"`
	// One is true where one document alone may be meant, but nothing confirms it.
	One bool `json:"-"`
	// Words says the state to a person; empty where the text is held.
	Words string `json:"-"`
}

// targets are the links of a document's references, with what lists show of the documents that they lead to.
type targets struct {
	self  corpus.ID
	links map[int]corpus.Link // by where the reference begins
	found map[corpus.ID]corpus.Summary
}

func (s *site) targets(ctx context.Context, d *corpus.Document, who viewer) (targets, error) {
	t := targets{self: d.ID, links: make(map[int]corpus.Link, len(d.Links))}
	var ids []corpus.ID
	for _, l := range d.Links {
		if l.Ref < 1 || l.Ref > len(d.References) {
			continue
		}
		t.links[d.References[l.Ref-1].Start] = l
		ids = append(append(ids, l.Candidates...), l.To)
	}
	var err error
	if t.found, err = s.library.Summaries(ctx, ids); err != nil {
		return t, fmt.Errorf("targets of %s: %w", d.ID, err)
	}
	for id, found := range t.found {
		if found.Secrecy != "" && !who.local {
			delete(t.found, id) // it bears its mark since the link was made
		}
	}
	return t, nil
}

// open are the links of the document with only those documents in them that the reader may see: one may have come to bear a mark of secrecy
// since the links were made.
func (t targets) open(links []corpus.Link) []corpus.Link {
	out := slices.Clone(links)
	for i := range out {
		l := &out[i]
		if _, ok := t.found[l.To]; !ok && l.To != "" {
			l.To, l.Section = "", ""
		}
		l.Candidates = slices.DeleteFunc(slices.Clone(l.Candidates), func(id corpus.ID) bool {
			_, ok := t.found[id]
			return !ok
		})
	}
	return out
}

// of tells where one reference leads; ok is false for one that names no document.
func (t targets) of(r corpus.Reference) (Target, bool) {
	l, linked := t.links[r.Start]
	if linked && l.State == corpus.LinkSelf {
		return Target{State: "self", Document: t.self, Section: l.Section}, true
	}
	number := r.Meant()
	if number == "" && (!linked || l.To == "") {
		return Target{}, false
	}
	out := Target{State: "missing", Words: "Chưa có toàn văn"}
	if number != "" {
		out.URL = address("/tim", "q", number, "mo", "danh-sach")
	}
	to, known := t.found[l.To]
	switch {
	case !linked:
		out.Words = "Chưa đối chiếu với kho"
	case l.State == corpus.LinkMalformed:
		out.State, out.Words = "malformed", capital(l.Reason)
	case known && to.Stub:
		return Target{State: "stub", Document: to.ID, URL: documentURL(to.ID), Words: "Chưa có toàn văn"}, true
	case known:
		return Target{State: "held", Document: to.ID, Section: l.Section, URL: sectionURL(to.ID, l.Section)}, true
	case l.State == corpus.LinkAmbiguous:
		seen := 0
		for _, c := range l.Candidates {
			if _, ok := t.found[c]; ok {
				seen++
			}
		}
		if seen > 0 {
			out.State, out.One, out.Words = "several", seen == 1, fmt.Sprintf("Có %d văn bản cùng số", seen)
		}
	case l.Reason == corpus.ReasonDiffers:
		out.State, out.Words = "differs", "Kho có văn bản cùng số nhưng khác ngày, loại hoặc cơ quan"
	}
	return out, true
}

// sectionURL opens a document at a section, on whatever part of a long text it lies; "" is its beginning.
func sectionURL(id corpus.ID, section corpus.SectionID) string {
	if section == "" {
		return documentURL(id)
	}
	return address(documentURL(id), "muc", string(section)) + "#" + pathSegment(string(section))
}
