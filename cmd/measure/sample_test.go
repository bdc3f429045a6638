package measure

import (
	"bytes"
	"encoding/csv"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// TestTheRelationsOfTheSampleMeetTheirGoldenReport measures whole documents of every format; their gold ships with the sample.
func TestTheRelationsOfTheSampleMeetTheirGoldenReport(t *testing.T) {
	if testing.Short() {
		t.Skip("reads files of every format")
	}
	gold := sampleRelations(t)
	told := map[corpus.Relation]bool{} // the gold tells nothing of other relations
	for _, relations := range gold {
		for _, g := range relations {
			told[g.Relation] = true
		}
	}
	s := Score{Name: "Quan hệ của bộ mẫu"}
	for name, content := range sample.Files() {
		if len(gold[name]) == 0 {
			continue // the register and the seed report, whose relations the gold does not tell
		}
		_, err := extract.Read(t.Context(), bytes.NewReader(content), int64(len(content)), name, extract.DefaultLimits(), func(r extract.Record) error {
			d := indexer.Understand(r, name)
			d.Edges = slices.DeleteFunc(d.Edges, func(e corpus.Edge) bool { return !told[e.Relation] })
			s.relations(goldLine{ID: name, Relations: gold[name]}, d)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	s.sort()
	holds(t, &TaggingReport{Scores: []Score{s}}, filepath.Join(ownGold, "sample.golden"))
}

// sampleGold reads the rows of one of the sample's tables of gold, which have seven columns.
func sampleGold(t *testing.T, name string) [][]string {
	t.Helper()
	table, err := sample.Gold(name)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(table))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, 7
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// sampleRelations reads the sample's relations by file. Its provisions are written for people and are not scored.
func sampleRelations(t *testing.T) map[string][]goldRelation {
	t.Helper()
	all := map[string][]goldRelation{}
	for _, row := range sampleGold(t, "relations.tsv") {
		file := row[6]
		g := goldRelation{From: row[0], Relation: corpus.Relation(row[1]), To: row[2]}
		if strings.TrimSuffix(file, path.Ext(file)) == g.From {
			g.From = corpus.Self
		}
		all[file] = append(all[file], g)
	}
	return all
}
