package engine

import (
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"vankho/search"
	"vankho/search/query"
)

// What is kept of one state of the index names documents by where they lie, and segments are merged without a change of state.
func TestWhatIsKeptOfAnIndexGoesWhenItsSegmentsAreMerged(t *testing.T) {
	docs := filed()
	part := newMemory()
	e := open(t, part)
	for _, id := range []string{"luat", "nghi-dinh-cu", "bao-cao", "ke-hoach", "nghi-dinh-moi"} {
		for _, d := range docs.docs {
			if string(d.ID) == id {
				part.put(d)
			}
		}
		if err := e.Sync(t.Context(), part, nil); err != nil {
			t.Fatal(err)
		}
	}
	asked := search.Request{Query: query.Parse("hieuluc:hết"), Limit: 10}
	before := ids(request(t, e, asked))
	in, err := e.index.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	if err := in.(*scorch.Scorch).ForceMerge(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if after := ids(request(t, e, asked)); !slices.Equal(before, after) || len(before) != 1 {
		t.Errorf("%v before segments were merged, %v after", before, after)
	}
}
