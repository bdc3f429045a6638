package web

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"net/http"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// LinksPage is what /van-ban/{id}/lien-he shows: what the text says documents do to each other, what other documents say of
// this one, and the ledger of its references.
type LinksPage struct {
	Head Head
	URL  string
	// Out are the relations that the text states of its own document.
	Out []RelationGroup
	// In are the relations that other documents state of this one, InLeft counts those not shown.
	In     []RelationGroup
	InLeft int
	// CitedBy are documents with a reference that leads here, CitedByTotal how many there are.
	CitedBy      []corpus.Summary
	CitedByTotal int
	// Others are relations between other documents, in the words of this one.
	Others []OtherRow
	// Ledger are the references of the text with what the store holds of each; Sums counts them by state.
	Ledger      []LedgerRow
	LedgerTotal int
	Sums        []LedgerSum
	// Inner counts the references to places in the document itself.
	Inner int
}

// LedgerRow is one document that the text names, with all places and how it was found in the store.
type LedgerRow struct {
	Name          template.HTML
	URL, Detail   string
	State, Reason string
	Candidates    []Choice
	Places        []Place
}

// LedgerSum is how many references are in one state.
type LedgerSum struct {
	Words string
	Count int
}

// linkWords are the states of references in the order of the page.
var linkWords = [...]struct {
	state corpus.LinkState
	words string
}{
	{corpus.LinkResolved, "đã nối"},
	{corpus.LinkAmbiguous, "chưa xác định được văn bản nào"},
	{corpus.LinkAbsent, "chưa có toàn văn trong kho"},
	{corpus.LinkMalformed, "ghi sai"},
}

func linkState(state corpus.LinkState) string {
	for _, w := range linkWords {
		if w.state == state {
			return capital(w.words)
		}
	}
	return ""
}

// ledgerRows is how many documents the ledger lists.
const ledgerRows = 500

// mostIncoming is how many edges of other documents a page asks for.
const mostIncoming = 120

// newLinksPage builds the page.
func (s *site) newLinksPage(ctx context.Context, p *DocumentPage, who viewer) (*LinksPage, error) {
	d := p.Document
	out := &LinksPage{URL: p.URL + "/lien-he", Head: newHead(d, tabLinks, "", "", p.Validity), CitedBy: p.CitedBy, CitedByTotal: p.CitedByTotal}
	r := newRelationReader(d, p.targets)
	own, others := r.read()
	out.Out, out.Others = own.groups(func(w corpus.RelationName) string { return w.Out }), others
	incoming, total, err := s.library.EdgesTo(ctx, cmp.Or(d.VersionOf, d.ID), mostIncoming, who.local)
	if err != nil {
		return nil, fmt.Errorf("edges to %s: %w", d.ID, err)
	}
	out.In, out.InLeft = incomingGroups(incoming), total-len(incoming)
	out.readLedger(r)
	return out, nil
}

// incomingGroups puts the edges of other documents under their relations as this document sees them.
func incomingGroups(incoming []corpus.Incoming) []RelationGroup {
	var g gathered
	for _, in := range incoming {
		url := documentURL(in.Document.ID)
		g.add(in.Edge.Relation, string(in.Document.ID),
			RelationRow{Document: plainHTML(summaryName(in.Document)), URL: url, Detail: joinFacts(in.Document.Issuer, in.Document.Issued.Short())},
			RelationPlace{joinFacts(scopeWords(in.Edge), between(in.Edge)), Place{URL: spanURL(url, "", in.Edge.Quote, in.Edge.Span), Quote: shorten(viet.Squeeze(in.Edge.Quote), longestEvidence)}})
	}
	return g.groups(func(w corpus.RelationName) string { return w.In })
}

// readLedger gathers the links by state and document.
func (p *LinksPage) readLedger(r relationReader) {
	d := r.doc
	counts := map[corpus.LinkState]int{}
	at := map[string]int{}
	var rows []LedgerRow
	for _, l := range d.Links {
		if l.Ref < 1 || l.Ref > len(d.References) {
			continue
		}
		if l.State == corpus.LinkSelf {
			p.Inner++
			continue
		}
		counts[l.State]++
		ref := d.References[l.Ref-1]
		key := fmt.Sprint(l.State, "|", l.To, "|", ref.Meant())
		if ref.Meant() == "" {
			key += viet.Squeeze(ref.Quote)
		}
		i, ok := at[key]
		if !ok {
			i = len(rows)
			at[key] = i
			full := r.fullest(ref)
			row := LedgerRow{Name: plainHTML(referenceName(full)), Detail: joinFacts(full.Issuer, full.Date.Short()), State: linkState(l.State), Reason: l.Reason}
			if l.State == corpus.LinkAbsent && l.To != "" {
				row.Reason = "" // that it is not here is all there is to say
			}
			if found, ok := r.targets.of(ref); ok {
				row.URL = found.URL
			}
			for _, c := range l.Candidates {
				if sum, ok := r.targets.found[c]; ok {
					row.Candidates = append(row.Candidates, Choice{Label: joinFacts(summaryName(sum), sum.Issuer, sum.Issued.Short()), URL: documentURL(c)})
				}
			}
			rows = append(rows, row)
		}
		rows[i].Places = append(rows[i].Places, r.place(ref.Span, 120))
	}
	for _, w := range linkWords {
		if n := counts[w.state]; n > 0 {
			p.Sums = append(p.Sums, LedgerSum{w.words, n})
			p.LedgerTotal += n
		}
	}
	p.Ledger = rows[:min(len(rows), ledgerRows)]
}

// serveLinks answers /van-ban/{id}/lien-he.
func (s *site) serveLinks(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery)
	who := s.viewer(r)
	page, err := s.document(r.Context(), documentID(r), documentView{}, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	body, err := s.newLinksPage(r.Context(), page, who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, tabTitle(page.Document.Title, "liên hệ"))
	f.Canonical, f.Remarks = body.URL, p.remarks()
	if page.Document.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "links", f, body)
}
