package revision

import (
	"slices"
	"strings"
	"unicode"

	"vankho/corpus"
)

// node is one provision while the text is assembled: what it says now, and what it said before.
type node struct {
	parent *node
	// name is the last part of its path: "khoan-2".
	name           string
	kind           corpus.SectionKind
	label, heading string
	items          []item
	// live is false once it ended.
	live     bool
	names    []corpus.ProvisionName
	versions []version
	// made are the steps that its present words rest on; fresh is what it is called since those.
	made  []int
	fresh corpus.RevisionState
	// named are the steps that name it, doubts those of them that could not be carried out.
	named  []int
	doubts []mark
	// sure are the days from which all of its words were known anew, whatever was doubtful before.
	sure []mark
	// marks are what bears on it without changing a word: suspensions, the end of the whole.
	marks []mark
	// dirty is true where it changed on the day at hand.
	dirty bool
	// runs are its own words as they are read, nil until they are asked for.
	runs []stretch
	// at is its position in the revision.
	at int
}

// item is a piece of a provision's own words, or a provision within it.
type item struct {
	piece corpus.Piece
	child *node
}

// version is what a provision says from a day on.
type version struct {
	since corpus.Date
	items []item
	live  bool
	state corpus.RevisionState
	steps []int
	// parts are the items as results have them, nil until they are asked for.
	parts []corpus.RevisedPart
}

// mark is a step that bears on a provision from a day to before another, zero for no end. wide marks reach what the provision holds too.
type mark struct {
	step        int
	from, until corpus.Date
	wide        bool
	state       corpus.RevisionState
}

// tree is the text of a document as it stands while steps are applied.
type tree struct {
	root *node
	// named finds the provisions that have, or had, a name.
	named map[string][]*node
}

// newTree makes a tree of the outline of a text.
func newTree(d *corpus.Document) *tree {
	var own []corpus.Section
	for _, s := range d.Sections {
		if !s.Quoted {
			own = append(own, s)
		}
	}
	t := &tree{root: &node{live: true, fresh: corpus.RevisedOriginal}, named: map[string][]*node{}}
	plant(t.root, d.ID, d.Text, corpus.Span{End: len(d.Text)}, own)
	t.root.each(func(n *node) {
		n.versions = []version{{items: n.items, live: true, state: corpus.RevisedOriginal}}
		n.names = []corpus.ProvisionName{{Path: n.path(), Label: n.label}}
		t.enter(n)
	})
	return t
}

// enter makes a node known by its name.
func (t *tree) enter(n *node) {
	if n.name != "" && !slices.Contains(t.named[n.name], n) {
		t.named[n.name] = append(t.named[n.name], n)
	}
}

// plant hangs sections under a node whose words are a span of a text, with the words between them.
func plant(into *node, doc corpus.ID, text string, span corpus.Span, sections []corpus.Section) {
	type open struct {
		*node
		corpus.Span
		id corpus.SectionID
		at int // up to where its words were taken
	}
	stack := []open{{node: into, Span: span, at: span.Start}}
	say := func(o *open, end int) {
		if at := (corpus.Span{Start: o.at, End: end}); at.Len() > 0 {
			o.items = append(o.items, item{piece: corpus.Piece{Document: doc, Span: at, Text: at.In(text)}})
		}
		o.at = max(o.at, end)
	}
	shut := func() {
		o := &stack[len(stack)-1]
		say(o, o.End)
		end := o.End
		stack = stack[:len(stack)-1]
		stack[len(stack)-1].at = max(stack[len(stack)-1].at, end)
	}
	sections = slices.Clone(sections)
	slices.SortStableFunc(sections, func(a, b corpus.Section) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	for _, s := range sections {
		for len(stack) > 1 && stack[len(stack)-1].End <= s.Start {
			shut()
		}
		top := &stack[len(stack)-1]
		s.End = min(s.End, top.End)
		if s.Start < top.at || s.Len() <= 0 || !s.Fits(text) {
			continue
		}
		say(top, s.Start)
		n := &node{parent: top.node, name: last(s.ID), kind: s.Kind, label: s.Label, heading: s.Heading, live: true, fresh: corpus.RevisedOriginal}
		top.items = append(top.items, item{child: n})
		stack = append(stack, open{node: n, Span: s.Span, id: s.ID, at: s.Start})
	}
	for len(stack) > 1 {
		shut()
	}
	say(&stack[0], span.End)
}

// last is the last part of a path.
func last(id corpus.SectionID) string { return string(id[strings.LastIndexByte(string(id), '.')+1:]) }

// path is what the provision is called now, from the root. Articles run through chapters and leave them out.
func (n *node) path() corpus.SectionID {
	if n.parent == nil {
		return ""
	}
	holder := n.parent
	if n.kind == corpus.SectionArticle {
		holder = n.scope()
	}
	if above := holder.path(); above != "" {
		return above + "." + corpus.SectionID(n.name)
	}
	return corpus.SectionID(n.name)
}

// scope is the text that the numbers of articles run through: an annex, a regulation that is issued, or the document.
func (n *node) scope() *node {
	for n = n.parent; n.parent != nil && n.kind != corpus.SectionAnnex; n = n.parent {
	}
	return n
}

// each visits a node and all that it holds or held, in the order of the text.
func (n *node) each(visit func(*node)) {
	visit(n)
	for _, x := range n.items {
		if x.child != nil {
			x.child.each(visit)
		}
	}
}

// within reports whether a node is another one or lies in it.
func (n *node) within(other *node) bool {
	for ; n != nil; n = n.parent {
		if n == other {
			return true
		}
	}
	return false
}

// blank reports whether a text holds nothing to read.
func blank(s string) bool { return strings.TrimFunc(s, unicode.IsSpace) == "" }
