package web

import (
	"cmp"
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// RelationPlace is one place that states a relation: how much of the target it means, "" for the whole, and its words.
type RelationPlace struct {
	Scope string `json:"scope,omitempty"`
	Place
}

// OtherRow is an edge between other documents: "Nghị định số 107/2021/NĐ-CP sửa đổi, bổ sung Nghị định số 61/2018/NĐ-CP".
type OtherRow struct {
	Subject string `json:"subject"`
	Object  string `json:"object"`
	// Relation is the word between them, Family its colour.
	Relation string `json:"relation"`
	Family   string `json:"family"`
	// From and To are where the two documents are, "" where none is certain.
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	RelationPlace
}

// longestEvidence is how much of the words a page shows, in characters.
const longestEvidence = 170

// scopeWords says how much of its target an edge reaches: "khoản 2 Điều 5", "một số điều", "" for the whole.
func scopeWords(e corpus.Edge) string {
	switch {
	case len(e.Provisions) > 0:
		var out []string
		for i, p := range e.Provisions {
			if i == 6 {
				out = append(out, "…")
				break
			}
			out = append(out, p.Words())
		}
		words := strings.Join(out, "; ")
		if e.Scope == corpus.ScopeWords {
			words = "từ ngữ tại " + words
		}
		return words
	case e.Scope == corpus.ScopeWords:
		return "từ ngữ"
	case e.Scope == corpus.ScopeProvisions:
		return "một phần"
	}
	return ""
}

// between are the days that a sentence gives for an effect: "từ 01/7/2025 đến 31/12/2025".
func between(e corpus.Edge) string {
	var out []string
	if !e.Since.IsZero() {
		out = append(out, "từ "+e.Since.Short())
	}
	if !e.Until.IsZero() {
		out = append(out, "đến hết "+e.Until.Short())
	}
	return strings.Join(out, " ")
}

// relationReader turns the edges of one document into rows.
type relationReader struct {
	placer
	targets targets
	// known is, for each number, the fullest of the references that name it.
	known map[string]corpus.Reference
}

func newRelationReader(d *corpus.Document, t targets) relationReader {
	r := relationReader{placer: newPlacer(d), targets: t, known: map[string]corpus.Reference{}}
	for _, ref := range d.References {
		if ref.Cited() == "" {
			continue
		}
		if had, ok := r.known[ref.Canonical]; !ok || fullness(ref) > fullness(had) {
			r.known[ref.Canonical] = ref
		}
	}
	return r
}

// fullest is the reference of the text that says most of the document that one names.
func (r relationReader) fullest(ref corpus.Reference) corpus.Reference {
	if full, ok := r.known[ref.Meant()]; ok {
		return full
	}
	return ref
}

// fullness counts what a reference says of its document.
func fullness(r corpus.Reference) int {
	n := 0
	for _, said := range []bool{r.DocType != "", r.Issuer != "", !r.Date.IsZero(), isLawName(r)} {
		if said {
			n++
		}
	}
	return n
}

// name is what an end of an edge is called on a page: "Nghị định số 30/2020/NĐ-CP", the name of a body, a title.
func (r relationReader) name(end string) string {
	if name, ok := strings.CutPrefix(end, "org:"); ok {
		return name
	}
	if end == corpus.Self {
		return "văn bản này"
	}
	if ref, ok := r.known[end]; ok {
		return referenceName(ref)
	}
	return end
}

// referenceName is what lists call the document that a reference names: the name of a law or the type, with the number; else the words.
// Example: "Luật Tổ chức Chính phủ số 76/2015/QH13", "Nghị định số 61/2018/NĐ-CP", "Biên bản hội đàm".
func referenceName(r corpus.Reference) string {
	switch {
	case r.Cited() == "":
		return shorten(viet.Squeeze(r.Quote), 160)
	case isLawName(r):
		return numberedName(r.Title, r.Canonical)
	}
	return numberedName(r.DocType, r.Canonical)
}

// isLawName reports whether the title of a reference is the name of a law, its type at the beginning: "Luật Tổ chức Chính phủ".
func isLawName(r corpus.Reference) bool {
	return r.DocType != "" && strings.HasPrefix(r.Title, r.DocType+" ")
}

// reference is the one that an end was read from, else the fullest of its number.
func (r relationReader) reference(end string, ref int) (corpus.Reference, bool) {
	if ref > 0 && ref <= len(r.doc.References) {
		return r.doc.References[ref-1], true
	}
	known, ok := r.known[end]
	return known, ok
}

// stated is where an edge is stated.
func (r relationReader) stated(e corpus.Edge) RelationPlace {
	return RelationPlace{joinFacts(scopeWords(e), between(e)), r.place(e.Span, longestEvidence)}
}

// read gathers what the text states: loose are the edges of the document itself to what the store holds no certain document of, others
// those between other documents.
func (r relationReader) read() (loose map[corpus.Relation][]TieRow, others []OtherRow) {
	loose = map[corpus.Relation][]TieRow{}
	at := map[string]int{}
	for _, e := range r.doc.Edges {
		word, ok := e.Relation.Name()
		if !ok || !e.Fits(r.doc.Text) {
			continue
		}
		target, linked := Target{}, false
		ref, named := r.reference(e.To, e.ToRef)
		if named {
			target, linked = r.targets.of(ref)
		}
		if e.From != corpus.Self {
			row := OtherRow{Subject: capital(r.name(e.From)), Object: r.name(e.To), Relation: word.Out, Family: word.Family, To: target.URL, RelationPlace: r.stated(e)}
			if from, ok := r.reference(e.From, e.FromRef); ok {
				found, _ := r.targets.of(from)
				row.From = found.URL
			}
			others = append(others, row)
			continue
		}
		if target.Document != "" || e.To == corpus.Self {
			continue // a tie
		}
		key := fmt.Sprint(e.Relation, "|", e.To, "|", target.URL)
		i, seen := at[key]
		if !seen {
			i = len(loose[e.Relation])
			at[key] = i
			row := TieRow{Named: capital(r.name(e.To)), Certainty: certaintyInferred, Avowed: true}
			if e.Strong {
				row.Certainty = certaintySure
			}
			if named {
				full := r.fullest(ref)
				row.Type, row.Issuer, row.Issued = full.DocType, full.Issuer, full.Date
			}
			if linked {
				row.URL, row.State = target.URL, target.Words
				if target.State == "several" {
					row.Certainty = certaintySeveral
				}
				if target.One {
					row.Certainty = certaintyOpen
				}
			}
			loose[e.Relation] = append(loose[e.Relation], row)
		}
		row := &loose[e.Relation][i]
		row.Evidence, row.Places = append(row.Evidence, r.stated(e)), row.Places+1
	}
	return loose, others
}

// summaryName is what a list of relations calls a document: its type and number, else its title.
func summaryName(s corpus.Summary) string {
	if s.Number == "" {
		return cmp.Or(s.Title, string(s.ID))
	}
	return numberedName(capital(s.Type), s.Number)
}
