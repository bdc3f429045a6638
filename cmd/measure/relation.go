package measure

import (
	"cmp"
	"context"
	"slices"

	"vankho/corpus"
)

// RelationOptions say what is measured of the relations of a collection.
type RelationOptions struct {
	// Documents is a file of lines {"id", "number", "text"}, packed by gzip or not.
	Documents string
	// Judged is a file of edges that a person judged, "" for none; README.md beside it explains the columns.
	Judged string
	// Draw is how many edges are drawn to be judged, Seed what the drawing begins with; Relations narrows it, none means all.
	Draw      int
	Seed      uint64
	Relations []corpus.Relation
	// Progress is called with what is done; it may be nil.
	Progress func(step string, done, total int)
}

// RelationReport (kết quả đo quan hệ giữa các văn bản) compares the edges of a collection with what simple readers of their own, which know
// nothing of how edges are read, find in titles, closing articles and histories.
type RelationReport struct {
	Documents int `json:"documents"`
	// Edges counts the edges by relation, "" all.
	Edges map[corpus.Relation]int `json:"edges"`
	// Titles are shares by the verb of the title; Closing is that of the lists of documents that end.
	Titles  []RelationShare `json:"titles"`
	Closing RelationShare   `json:"closing"`
	// Histories are the edges of the text itself whose words stand in a passive or in brackets, which tell what others did.
	Histories []RelationMiss `json:"histories"`
	Judged    *JudgedEdges   `json:"judged,omitempty"`
	Drawn     []DrawnEdge    `json:"drawn,omitempty"`
}

// RelationShare is how many of the statements that a simple reader found have their edge.
type RelationShare struct {
	Name   string         `json:"name"`
	Wanted int            `json:"wanted"`
	Right  int            `json:"right"`
	Misses []RelationMiss `json:"misses,omitempty"`
}

// RelationMiss is a place of a document where the edges and a simple reader do not agree.
type RelationMiss struct {
	Document string `json:"document"`
	corpus.Span
	Relation corpus.Relation `json:"relation"`
	To       string          `json:"to"`
	Words    string          `json:"words"`
}

// Relations understands every text of a collection and measures its edges. Errors: FileFault, those of the file system and of the context;
// never that the program did badly.
func Relations(ctx context.Context, o RelationOptions) (*RelationReport, error) {
	var judged []judgedEdge
	if o.Judged != "" {
		var err error
		if judged, err = readJudgedEdges(o.Judged); err != nil {
			return nil, err
		}
	}
	all, docs, err := understandAll(ctx, o.Documents, o.Progress)
	if err != nil {
		return nil, err
	}
	r := &RelationReport{Documents: len(all), Edges: map[corpus.Relation]int{}, Closing: RelationShare{Name: "hết hiệu lực"}}
	titles := map[corpus.Relation]*RelationShare{}
	for i, d := range docs {
		id := all[i].ID
		for _, e := range d.Edges {
			r.Edges[e.Relation]++
			r.Edges[""]++
		}
		for _, w := range titleStatements(d.Text) {
			s := titles[w.relation]
			if s == nil {
				s = &RelationShare{Name: string(w.relation)}
				titles[w.relation] = s
			}
			s.count(id, d, w, w.relation)
		}
		for _, w := range closingStatements(d.Text) {
			r.Closing.count(id, d, w, corpus.RelationReplaces, corpus.RelationRepeals, corpus.RelationCeases, corpus.RelationAmends)
		}
		r.Histories = append(r.Histories, histories(id, d)...)
	}
	for _, s := range titles {
		r.Titles = append(r.Titles, *s)
	}
	slices.SortFunc(r.Titles, func(a, b RelationShare) int { return cmp.Compare(a.Name, b.Name) })
	ids := make([]string, len(all))
	for i, c := range all {
		ids[i] = c.ID
	}
	if judged != nil {
		r.Judged = judge(judged, ids, docs)
	}
	r.Drawn = draw(ids, docs, o)
	return r, nil
}

// count adds one statement: it is right where the text itself has an edge of one of the relations to that number.
func (s *RelationShare) count(id string, d *corpus.Document, w stated, relations ...corpus.Relation) {
	if sameNumber(w.number, d.Header.Number) {
		return
	}
	s.Wanted++
	for _, e := range d.Edges {
		if e.From == corpus.Self && slices.Contains(relations, e.Relation) && sameNumber(e.To, w.number) {
			s.Right++
			return
		}
	}
	s.Misses = append(s.Misses, RelationMiss{id, w.Span, w.relation, w.number, around(d.Text, w.Span)})
}

// sameNumber reports whether two numbers are of one document, whatever their spelling.
func sameNumber(a, b string) bool {
	x, fine := corpus.ParseNumber(a)
	y, good := corpus.ParseNumber(b)
	return fine && good && x.StrictKey() == y.StrictKey()
}
