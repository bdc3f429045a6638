package web

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// MarginNote stands beside a paragraph: a reference, what the text does to it, and its state; what the text says of two others; a figure; or
// a problem.
type MarginNote struct {
	Words, Number, URL, Detail, State, Problem string
	// Subject is the document that acts, where the text speaks of two others: "414-CTr/TU" thực hiện 57-NQ/TW.
	Subject *Link
	// Value is a figure, Detail what is to be known of it: 168, "điểm cầu = 1 + 9 + 158, khớp tổng".
	Value string
}

// maxNotes is how many notes stand beside a paragraph.
const maxNotes = 4

// notes are those of a paragraph: what it says of other documents, then its references, then its figures, then what it orders, as many as there is room for.
func (v *reading) notes(p corpus.Span) (notes []MarginNote, left string) {
	var told []string
	for _, kind := range [...]struct {
		layer, words string
		notes        func(corpus.Span) []MarginNote
	}{{layerCitations, "dẫn chiếu", v.referenceNotes}, {layerFigures, "số liệu", v.figureNotes}, {"", "nhiệm vụ", v.taskNotes}} {
		if kind.layer != "" && !v.layers.has(kind.layer) {
			continue
		}
		found := kind.notes(p)
		shown := min(len(found), maxNotes-len(notes))
		notes = append(notes, found[:shown]...)
		if n := len(found) - shown; n > 0 {
			told = append(told, integer(n)+" "+kind.words)
		}
	}
	if len(told) == 0 {
		return notes, ""
	}
	return notes, strings.Join(told, ", ") + " khác"
}

// referenceNotes are the documents that a paragraph names, each once; those of which it says what one does to the other stand together.
func (v *reading) referenceNotes(p corpus.Span) []MarginNote {
	refs := v.doc.References
	seen := map[string]bool{}
	out := v.otherNotes(p, seen)
	for i := sort.Search(len(refs), func(i int) bool { return refs[i].Start >= p.Start }); i < len(refs) && refs[i].Start < p.End; i++ {
		r := refs[i]
		t, ok := v.targets.of(r)
		number := r.Meant()
		if !ok || t.State == "self" || number == "" || seen[number] {
			continue
		}
		seen[number] = true
		out = append(out, MarginNote{Words: v.words(i), Number: number, URL: t.URL, Detail: joinFacts(r.Issuer, r.Date.Short()), State: t.Words})
	}
	return out
}

// otherNotes are what a paragraph says that one other document does to another: "414-CTr/TU thực hiện 57-NQ/TW". The documents told of are seen.
func (v *reading) otherNotes(p corpus.Span, seen map[string]bool) []MarginNote {
	var out []MarginNote
	edges := v.edgesOfOthers()
	for i := sort.Search(len(edges), func(i int) bool { return edges[i].Start >= p.Start }); i < len(edges) && edges[i].Start < p.End; i++ {
		e := edges[i]
		word, ok := e.Relation.Name()
		if !ok || !p.Holds(e.Span) {
			continue
		}
		from, ok1 := v.reference(e.FromRef)
		to, ok2 := v.reference(e.ToRef)
		if !ok1 || !ok2 || from.Meant() == "" || to.Meant() == "" || from.Meant() == to.Meant() {
			continue
		}
		key := from.Meant() + "|" + string(e.Relation) + "|" + to.Meant()
		source, _ := v.targets.of(from)
		target, _ := v.targets.of(to)
		if seen[key] || source.URL == "" || target.URL == "" {
			continue
		}
		seen[key], seen[from.Meant()], seen[to.Meant()] = true, true, true
		out = append(out, MarginNote{Subject: &Link{from.Meant(), source.URL}, Words: viet.Uncapitalise(word.Out), Number: to.Meant(), URL: target.URL, State: source.Words})
	}
	return out
}

// edgesOfOthers are the edges between two other documents, in the order of the text: each paragraph asks for its own.
func (v *reading) edgesOfOthers() []corpus.Edge {
	if v.others == nil {
		v.others = []corpus.Edge{}
		for _, e := range v.doc.Edges {
			if e.From != corpus.Self && e.To != corpus.Self && e.Relation != corpus.RelationRefers {
				v.others = append(v.others, e)
			}
		}
		slices.SortStableFunc(v.others, func(a, b corpus.Edge) int { return cmp.Compare(a.Start, b.Start) })
	}
	return v.others
}

// reference is the nth reference of the document, from 1.
func (v *reading) reference(n int) (corpus.Reference, bool) {
	if n < 1 || n > len(v.doc.References) {
		return corpus.Reference{}, false
	}
	return v.doc.References[n-1], true
}

// words is what the document does to the one that a reference names: "Căn cứ", "Sửa đổi, bổ sung", else "Nhắc tới".
func (v *reading) words(reference int) string {
	if v.relations == nil {
		v.relations = map[int]string{}
		for _, e := range v.doc.Edges {
			if w, ok := e.Relation.Name(); ok && e.From == corpus.Self && e.ToRef > 0 && v.relations[e.ToRef] == "" {
				v.relations[e.ToRef] = w.Out
			}
		}
	}
	return cmp.Or(v.relations[reference+1], "Nhắc tới")
}

// taskNotes are what a paragraph orders: who is to do it, and by when.
func (v *reading) taskNotes(p corpus.Span) []MarginNote {
	var out []MarginNote
	for i := sort.Search(len(v.tasks), func(i int) bool { return v.tasks[i].Start >= p.Start }); i < len(v.tasks) && v.tasks[i].Start < p.End; i++ {
		t := v.tasks[i]
		due := ""
		switch {
		case !t.Due.Last.IsZero():
			due = "hạn " + t.Due.Last.Short()
		case t.Due.Quote != "":
			due = "hạn “" + shorten(viet.Squeeze(t.Due.Quote), longestNote) + "”"
		}
		out = append(out, MarginNote{Words: "Nhiệm vụ của", Number: shorten(strings.Join(assigneeNames(t.Task, false), "; "), longestNote), URL: documentTaskURL(v.doc.ID, t.N), Detail: due})
	}
	return out
}

// longestNote is how many characters of a name or of a day's words stand beside a paragraph.
const longestNote = 80

// figureNotes are the figures that begin in a paragraph and of which more is known than their digits: checked sums, targets, what they count.
// A figure that is a part of a sum stands in the note of the sum alone.
func (v *reading) figureNotes(p corpus.Span) []MarginNote {
	all := v.doc.Figures
	from := sort.Search(len(all), func(i int) bool { return all[i].Start >= p.Start })
	parts := map[int]bool{}
	var out []MarginNote
	for i := from; i < len(all) && all[i].Start < p.End; i++ {
		f := all[i]
		note := MarginNote{Value: valueWords(f), URL: figureURL(v.doc.ID, i+1), Detail: f.Unit}
		for _, x := range f.Sums {
			if c := newSumCheck(all, f, x); !c.Open {
				_, sum, _ := strings.Cut(sumWords(c), " ")
				note.Detail = f.Unit + " " + sum
				for _, part := range x.Parts {
					parts[part] = true
				}
				break
			}
		}
		if goal := newFigureLine(corpus.FigureRow{Figure: f}, "").Goal(); goal != "" {
			note.Detail = joinFacts(note.Detail, goal)
		}
		if parts[i] || f.Cell != nil || f.Indicator.Text == "" && note.Detail == f.Unit {
			continue
		}
		if strings.HasPrefix(note.Detail, "%") {
			note.Value, note.Detail = note.Value+"%", strings.TrimPrefix(strings.TrimPrefix(note.Detail, "%"), ", ")
		}
		out = append(out, note)
	}
	return out
}
