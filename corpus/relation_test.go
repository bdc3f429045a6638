package corpus

import (
	"os"
	"regexp"
	"testing"
)

func TestEveryRelationHasItsNames(t *testing.T) {
	source, err := os.ReadFile("edge.go")
	if err != nil {
		t.Fatal(err)
	}
	constants := regexp.MustCompile(`Relation = "(\w+)"`).FindAllStringSubmatch(string(source), -1)
	if len(constants) != len(RelationNames()) {
		t.Errorf("%d relations, %d names", len(constants), len(RelationNames()))
	}
	for _, c := range constants {
		if n, ok := Relation(c[1]).Name(); !ok || n.Out == "" || n.In == "" || n.Family == "" || n.Weight < 1 || n.Weight > HeaviestRelation {
			t.Errorf("%s is called %+v", c[1], n)
		}
	}
	if _, ok := Relation("loves").Name(); ok {
		t.Error("a relation that is none has a name")
	}
}
