package web

import (
	"cmp"
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// RelationGroup is one relation of a document with all documents that stand in it: "Căn cứ".
type RelationGroup struct {
	// Words name the relation; Family is its colour: base, carry, change, issue, mention (pages.md §3.5).
	Words, Family string
	Rows          []RelationRow
	// Left counts the rows beyond those shown.
	Left int
}

// RelationRow is one document that stands in the relation, and all words that say so.
type RelationRow struct {
	// Document is the other end, URL where it leads; Detail is its issuer and day.
	Document template.HTML
	URL      string
	Detail   string
	// State says what the store holds of it, "" where the text is held.
	State string
	// Evidence are the first places that say so, Left counts the others.
	Evidence []RelationPlace
	Left     int
}

// RelationPlace is one edge: the words that say so, and how much of the target they mean, "" for the whole.
type RelationPlace struct {
	Scope string
	Place
}

// OtherRow is an edge between other documents: "Nghị định số 107/2021/NĐ-CP sửa đổi, bổ sung Nghị định số 61/2018/NĐ-CP".
type OtherRow struct {
	Subject, Object template.HTML
	Words, URL      string
	RelationPlace
}

const (
	// relationRows is how many documents of one relation a page shows.
	relationRows = 60
	// relationPlaces is how many places it shows of each.
	relationPlaces = 12
	// longestEvidence is how much of the words it shows, in characters.
	longestEvidence = 220
)

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

// gathered are the rows of a page by relation, one row a document.
type gathered struct {
	rows map[corpus.Relation][]RelationRow
	at   map[string]int
}

// add puts an edge into the row of its document; key tells the documents of a relation apart.
func (g *gathered) add(relation corpus.Relation, key string, row RelationRow, place RelationPlace) {
	if g.rows == nil {
		g.rows, g.at = map[corpus.Relation][]RelationRow{}, map[string]int{}
	}
	key = string(relation) + "|" + key
	i, ok := g.at[key]
	if !ok {
		i = len(g.rows[relation])
		g.at[key] = i
		g.rows[relation] = append(g.rows[relation], row)
	}
	r := &g.rows[relation][i]
	if len(r.Evidence) == relationPlaces {
		r.Left++
		return
	}
	r.Evidence = append(r.Evidence, place)
}

// groups are the relations in the order of the page.
func (g *gathered) groups(words func(corpus.RelationName) string) []RelationGroup {
	var out []RelationGroup
	for _, w := range corpus.RelationNames() {
		list := g.rows[w.Relation]
		if len(list) == 0 {
			continue
		}
		shown := list[:min(len(list), relationRows)]
		out = append(out, RelationGroup{Words: words(w), Family: w.Family, Rows: shown, Left: len(list) - len(shown)})
	}
	return out
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

// read gathers what the text states: own are the edges of the document itself, others those between other documents.
func (r relationReader) read() (own gathered, others []OtherRow) {
	for _, e := range r.doc.Edges {
		word, ok := e.Relation.Name()
		if !ok || !e.Fits(r.doc.Text) {
			continue
		}
		row := RelationRow{Document: plainHTML(capital(r.name(e.To)))}
		if ref, ok := r.reference(e.To, e.ToRef); ok {
			if found, ok := r.targets.of(ref); ok {
				row.URL, row.State = found.URL, found.Words
			}
			full := r.fullest(ref)
			row.Detail = joinFacts(full.Issuer, full.Date.Short())
		}
		switch {
		case e.From == corpus.Self:
			own.add(e.Relation, e.To+"|"+row.URL, row, r.stated(e))
		case len(others) < relationRows:
			others = append(others, OtherRow{plainHTML(capital(r.name(e.From))), plainHTML(r.name(e.To)), uncapital(word.Out), row.URL, r.stated(e)})
		}
	}
	return own, others
}

// uncapital makes the first letter small: "đình chỉ".
func uncapital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[n:]
}

// summaryName is what a list of relations calls a document: its type and number, else its title.
func summaryName(s corpus.Summary) string {
	if s.Number == "" {
		return cmp.Or(s.Title, string(s.ID))
	}
	return numberedName(capital(s.Type), s.Number)
}
