package corpus

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed relations.tsv
var relationRows string

//go:embed relation_wordings.tsv
var wordingRows string

// RelationName is how a relation is called. Example: {RelationAmends, "Sửa đổi, bổ sung", "Được sửa đổi, bổ sung bởi", "change", 4}.
type RelationName struct {
	Relation Relation
	// Out is said of the acting document, In of the other one.
	Out, In string
	// Family gathers relations of one nature: base, carry, change, issue, mention.
	Family string
	// Weight is how much the other document is needed to understand the acting one: 1 where it is named in passing, up to HeaviestRelation.
	Weight int
}

// HeaviestRelation is the weight of relations by which a document rests on another one, or alters it.
const HeaviestRelation = 4

var relationNames = sync.OnceValue(func() []RelationName {
	var out []RelationName
	for c := range table.Rows(relationRows, 5) {
		weight, _ := strconv.Atoi(c[4])
		out = append(out, RelationName{Relation(c[0]), c[1], c[2], c[3], weight})
	}
	return out
})

// RelationNames are all relations with their names, in the order in which pages list them.
func RelationNames() []RelationName { return slices.Clone(relationNames()) }

// Name is how the relation is called; ok is false for one that is not of the closed list.
func (r Relation) Name() (name RelationName, ok bool) {
	i := slices.IndexFunc(relationNames(), func(n RelationName) bool { return n.Relation == r })
	if i < 0 {
		return RelationName{}, false
	}
	return relationNames()[i], true
}

var relationWordings = sync.OnceValue(func() [][]string {
	var out [][]string
	for c := range table.Rows(wordingRows, 4) {
		out = append(out, slices.Clone(c))
	}
	return out
})

// NameIn is how the relation is called where a text says it in these words: a text that has a provision "ngưng hiệu lực" is not said to have it
// "đình chỉ". Example: RelationSuspends.NameIn("Ngưng hiệu lực thi hành Điều 10") has Out "Ngưng hiệu lực". ok is as of Name.
func (r Relation) NameIn(quote string) (name RelationName, ok bool) {
	name, ok = r.Name()
	for _, w := range relationWordings() {
		if w[0] == string(r) && strings.Contains(viet.Squeeze(viet.Fold(quote)), w[1]) {
			name.Out, name.In = w[2], w[3]
			break
		}
	}
	return name, ok
}
