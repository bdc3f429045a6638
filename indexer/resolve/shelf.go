package resolve

import (
	"slices"

	"vankho/corpus"
)

// shelf holds the documents of one key, so that those of a day are found without looking at all: a number that begins anew each year in
// each place may stand for thousands.
type shelf struct {
	list []holder
	// dated are those of whom the day is known, by that day; undated are the others. Both ascend.
	dated   map[corpus.Date][]int
	undated []int
	public  int
	// known is what citations without a day were found to mean: a document that cites often says the same again.
	known map[asked]finding
}

// asked is all that the citations of one document may differ in.
type asked struct {
	doc                               corpus.ID
	docType, canonical, issuer, title string
	date                              corpus.Date
}

func newShelf(list []holder) shelf {
	s := shelf{list: list, dated: map[corpus.Date][]int{}, known: map[asked]finding{}}
	for i := range list {
		if h := &list[i]; h.Issued.Day > 0 {
			s.dated[h.Issued] = append(s.dated[h.Issued], i)
		} else {
			s.undated = append(s.undated, i)
		}
		if !list[i].Secret {
			s.public++
		}
	}
	return s
}

// near are the documents that a day, or what is known of it, does not speak against, and perhaps others; ascending.
func (s shelf) near(day corpus.Date) []*holder {
	if day.Day == 0 {
		out := make([]*holder, len(s.list))
		for i := range s.list {
			out[i] = &s.list[i]
		}
		return out
	}
	at := slices.Concat(s.dated[day], s.undated)
	slices.Sort(at)
	out := make([]*holder, len(at))
	for k, i := range at {
		out[k] = &s.list[i]
	}
	return out
}
