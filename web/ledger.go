package web

import (
	"fmt"
	"html/template"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Ledger (sổ dẫn chiếu) are the documents that a text names, with what the store holds of each.
type Ledger struct {
	Rows []LedgerRow
	// Total counts the references, Inner those to places in the document itself; Sums counts them by state.
	Total, Inner int
	Sums         []LedgerSum
	// Documents counts the rows of the whole ledger; All is its address, "" where it is shown whole.
	Documents int
	All       string
	Pager     Pager
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

// newLedger gathers the links of a document by state and document, and shows so many rows from one on.
func newLedger(r relationReader, first, most int) Ledger {
	d := r.doc
	var out Ledger
	counts := map[corpus.LinkState]int{}
	type entry struct {
		link   corpus.Link
		places []corpus.Span
	}
	at := map[string]int{}
	var entries []entry
	for _, l := range d.Links {
		if l.Ref < 1 || l.Ref > len(d.References) {
			continue
		}
		if l.State == corpus.LinkSelf {
			out.Inner++
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
			i = len(entries)
			at[key] = i
			entries = append(entries, entry{link: l})
		}
		entries[i].places = append(entries[i].places, ref.Span)
	}
	for _, w := range linkWords {
		if n := counts[w.state]; n > 0 {
			out.Sums = append(out.Sums, LedgerSum{w.words, n})
			out.Total += n
		}
	}
	out.Documents = len(entries)
	for _, e := range entries[min(first, len(entries)):min(first+most, len(entries))] {
		row := r.ledgerRow(e.link)
		for _, span := range e.places {
			row.Places = append(row.Places, r.place(span, 120))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// ledgerRow is the row of a link, without its places.
func (r relationReader) ledgerRow(l corpus.Link) LedgerRow {
	ref := r.doc.References[l.Ref-1]
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
	return row
}
