package revision

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// place is where an instruction leads to in the text as it stands: at most one provision.
type place struct {
	node *node
	// several is true where more than one provision has the name.
	several bool
}

// find finds the provision that has a path now; the root for "". Articles are found in whatever chapter they stand, chapters in whatever part.
// Where the document and a text that it issues both have the name, annexed tells which is meant.
func (t *tree) find(path corpus.SectionID, annexed bool) place {
	if path == "" {
		return place{node: t.root}
	}
	names := strings.Split(string(path), ".")
	var found []*node
	for _, n := range t.called(names[len(names)-1]) {
		if n.answers(names) {
			found = append(found, n)
		}
	}
	for _, keep := range []func(*node) bool{
		func(n *node) bool { return n.live },
		func(n *node) bool { return n.issued() == annexed },
		func(n *node) bool { return (n.scope().parent == nil) != annexed },
		func(n *node) bool { return n.path() == path },
	} {
		if some := filter(found, keep); len(some) > 0 {
			found = some
		}
	}
	if len(found) == 0 {
		return place{}
	}
	return place{node: found[0], several: len(found) > 1}
}

func filter(nodes []*node, keep func(*node) bool) []*node {
	var out []*node
	for _, n := range nodes {
		if keep(n) {
			out = append(out, n)
		}
	}
	return out
}

// called are the provisions that have a name now, clauses that are numbered paragraphs too.
func (t *tree) called(name string) []*node {
	found := t.named[name]
	if other := twin(name); other != "" {
		found = append(slices.Clone(found), t.named[other]...)
	}
	return filter(found, func(n *node) bool { return sameName(n.name, name) })
}

// twin is the other name of a clause: citations say “khoản 2” of what an outline without articles calls “mục 2”.
func twin(name string) string {
	if mark, ok := strings.CutPrefix(name, "khoan-"); ok {
		return "muc-" + mark
	}
	if mark, ok := strings.CutPrefix(name, "muc-"); ok {
		return "khoan-" + mark
	}
	return ""
}

func sameName(a, b string) bool { return a == b || twin(a) == b && a != "" }

// answers reports whether a provision stands in those that a path names.
func (n *node) answers(names []string) bool {
	if !sameName(n.name, names[len(names)-1]) {
		return false
	}
	names = names[:len(names)-1]
	for at := n.parent; len(names) > 0; at = at.parent {
		switch {
		case at == nil || at.parent == nil:
			return false
		case sameName(at.name, names[len(names)-1]):
			names = names[:len(names)-1]
		case n.kind != corpus.SectionArticle && at.kind != corpus.SectionPart && at.kind != corpus.SectionChapter:
			return false // a point of a clause that the path does not name
		}
	}
	return true
}

// issued reports whether a provision stands in a text that the document issues.
func (n *node) issued() bool {
	for ; n.parent != nil; n = n.parent {
		if strings.HasPrefix(n.name, "kem-theo") {
			return true
		}
	}
	return false
}
