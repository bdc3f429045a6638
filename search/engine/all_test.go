package engine

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

func TestAllHitsStandAsOnThePages(t *testing.T) {
	e := open(t, filed())
	for _, c := range []struct {
		name, in string
		sort     search.Sort
	}{
		{"by relevance", "công tác văn thư", search.SortRelevance},
		{"newest first", "loai:nghị-định", search.SortNewest},
		{"by number", "nam:2024", search.SortNumber},
		{"no words", "", search.SortOldest},
		{"nothing found", "loai:hiến-pháp", search.SortRelevance},
		{"a number", "110/2004/NĐ-CP", search.SortRelevance},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := search.Request{Query: query.Parse(c.in), Sort: c.sort, Limit: 1}
			want := []corpus.ID{}
			for {
				page := request(t, e, r)
				if len(page.Hits) == 0 {
					break
				}
				want = append(want, page.Hits[0].ID)
				r.Offset++
			}
			got, err := e.All(t.Context(), search.Request{Query: query.Parse(c.in), Sort: c.sort})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			r.Sort = search.SortNone
			unordered, err := e.All(t.Context(), r)
			slices.Sort(want)
			slices.Sort(unordered)
			if diff := cmp.Diff(want, unordered); err != nil || diff != "" {
				t.Error(err, diff)
			}
		})
	}
}
