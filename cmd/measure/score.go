package measure

import (
	"cmp"
	"slices"
)

// Tally counts the items of one group: how many the gold has, how many the program gave, how many of those are right.
type Tally struct {
	Group  string `json:"group"`
	Wanted int    `json:"wanted"`
	Found  int    `json:"found"`
	Right  int    `json:"right"`
}

// Precision is the share of what was found that is right, 0 where nothing was found.
func (t Tally) Precision() float64 { return share(t.Right, t.Found) }

// Recall is the share of the gold that was found, 0 where the gold has nothing.
func (t Tally) Recall() float64 { return share(t.Right, t.Wanted) }

// F1 is the harmonic mean of the two.
func (t Tally) F1() float64 { return share(2*t.Right, t.Found+t.Wanted) }

// Fault names what is wrong with one item.
type Fault string

// The faults.
const (
	FaultMissing Fault = "thiếu" // in the gold, not found
	FaultExtra   Fault = "thừa"  // found, not in the gold
	FaultWrong   Fault = "sai"   // found, with another value of one field
)

// Miss is one item that the program got wrong.
type Miss struct {
	ID    string `json:"id"`
	Fault Fault  `json:"fault"`
	// Group is the group, or the field, of the item.
	Group string `json:"group"`
	Quote string `json:"quote"`
	// Got and Want are set where a field is wrong; Got alone where something else was found in place of what is missing.
	Got  string `json:"got,omitempty"`
	Want string `json:"want,omitempty"`
}

// Score is how one kind of gold was met: the items by group, the fields of those found, every miss.
type Score struct {
	Name   string  `json:"name"`
	Texts  int     `json:"texts"`
	All    Tally   `json:"all"`
	Groups []Tally `json:"groups,omitempty"`
	// Fields count the values scored (Wanted and Found) and those that are right.
	Fields []Tally `json:"fields,omitempty"`
	Misses []Miss  `json:"misses,omitempty"`
}

func tallyOf(list *[]Tally, group string) *Tally {
	i := slices.IndexFunc(*list, func(t Tally) bool { return t.Group == group })
	if i < 0 {
		*list = append(*list, Tally{Group: group})
		i = len(*list) - 1
	}
	return &(*list)[i]
}

// right counts an item of the gold that was found.
func (s *Score) right(group string) {
	for _, t := range []*Tally{&s.All, tallyOf(&s.Groups, group)} {
		t.Wanted, t.Found, t.Right = t.Wanted+1, t.Found+1, t.Right+1
	}
}

func (s *Score) missing(id, group, quote string) {
	s.All.Wanted++
	tallyOf(&s.Groups, group).Wanted++
	s.Misses = append(s.Misses, Miss{ID: id, Fault: FaultMissing, Group: group, Quote: quote})
}

func (s *Score) extra(id, group, quote string) {
	s.All.Found++
	tallyOf(&s.Groups, group).Found++
	s.Misses = append(s.Misses, Miss{ID: id, Fault: FaultExtra, Group: group, Quote: quote})
}

// field counts one value of an item that was found.
func (s *Score) field(id, name, quote, got, want string, right bool) {
	t := tallyOf(&s.Fields, name)
	t.Wanted, t.Found = t.Wanted+1, t.Found+1
	if right {
		t.Right++
		return
	}
	s.Misses = append(s.Misses, Miss{ID: id, Fault: FaultWrong, Group: name, Quote: quote, Got: got, Want: want})
}

// sort puts groups and fields into the order of their names.
func (s *Score) sort() {
	byName := func(a, b Tally) int { return cmp.Compare(a.Group, b.Group) }
	slices.SortFunc(s.Groups, byName)
	slices.SortFunc(s.Fields, byName)
}
