package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// NameGroup is one kind of names that a text holds: "Cơ quan, tổ chức".
type NameGroup struct {
	Label string
	// Names are those that occur most first; More are the rest.
	Names, More []Name
}

// Name is one name with all places where the text has it, in whatever spelling.
type Name struct {
	// Value is the canonical name, else what the text writes.
	Value template.HTML
	// Note is what else is known: other spellings, offices of a person, the days of a period.
	Note  string
	Count int
	// Places are the first few.
	Places []Place
	// URL searches the store for the name, "" for a time.
	URL string
}

// nameKinds are the kinds of names in the order of the page.
var nameKinds = [...]struct {
	kind  corpus.EntityKind
	label string
}{
	{corpus.EntityOrganisation, "Cơ quan, tổ chức"},
	{corpus.EntityPerson, "Người và chức vụ"},
	{corpus.EntityPlace, "Nơi"},
	{corpus.EntityDate, "Thời gian"},
	{corpus.EntityProgramme, "Chương trình, phong trào"},
	{corpus.EntitySystem, "Hệ thống thông tin"},
	{corpus.EntityEvent, "Sự kiện"},
	{corpus.EntityProject, "Dự án, công trình"},
}

const (
	// namesShown is how many names of a kind a page shows before the rest is folded.
	namesShown = 12
	// namesListed is how many it lists at all.
	namesListed = 200
	// namePlaces is how many places of a name are linked.
	namePlaces = 3
	// namePlaceQuote is how much of the text each place keeps, in characters; the page shows where it stands alone.
	namePlaceQuote = 80
)

// nameGroups gathers the names of a text by kind and canonical name, those that occur most first.
func nameGroups(d *corpus.Document) []NameGroup {
	if len(d.Entities) == 0 {
		return nil
	}
	placer := newPlacer(d)
	var out []NameGroup
	for _, k := range nameKinds {
		var names []Name
		at := map[string]int{}
		for _, e := range d.Entities {
			if e.Kind != k.kind || !e.Fits(d.Text) {
				continue
			}
			key := nameKey(e)
			i, ok := at[key]
			if !ok {
				i = len(names)
				at[key] = i
				names = append(names, Name{Value: plainHTML(calledName(e)), Note: nameNote(e), URL: nameURL(e)})
			}
			n := &names[i]
			n.Count++
			if len(n.Places) < namePlaces {
				n.Places = append(n.Places, placer.place(e.Span, namePlaceQuote))
			}
		}
		if len(names) == 0 {
			continue
		}
		slices.SortStableFunc(names, func(a, b Name) int { return cmp.Compare(b.Count, a.Count) })
		names = names[:min(len(names), namesListed)]
		n := min(len(names), namesShown)
		out = append(out, NameGroup{k.label, names[:n], names[n:]})
	}
	return out
}

// nameKey tells names apart: the canonical one, else the words and offices as written.
func nameKey(e corpus.Entity) string {
	if e.Name != "" {
		return e.Name + "|" + e.From.String()
	}
	return viet.Squeeze(e.Quote)
}

// calledName is what a list calls a name: the canonical one, else the words of the text.
func calledName(e corpus.Entity) string { return cmp.Or(e.Name, viet.Squeeze(e.Quote)) }

// nameNote is what is known of a name beside itself.
func nameNote(e corpus.Entity) string {
	switch {
	case e.Kind == corpus.EntityPerson:
		var roles []string
		for _, r := range e.Roles {
			roles = append(roles, joinFacts(r.Title, r.Org))
		}
		note := strings.Join(roles, "; ")
		if e.Name == "" {
			note = joinFacts(note, "văn bản không nêu tên")
		}
		return note
	case e.Kind == corpus.EntityDate && !e.From.IsZero() && e.From != e.To:
		return "từ " + e.From.Short() + " đến " + e.To.Short()
	case e.Kind == corpus.EntityOrganisation && !e.Specific:
		return "gọi chung"
	}
	return ""
}

// nameURL leads to the page of a body, a place or a person, and searches the store for other names; times and names of no one thing are not
// searched for.
func nameURL(e corpus.Entity) string {
	if e.Kind == corpus.EntityDate || !e.Specific && e.Kind == corpus.EntityOrganisation {
		return ""
	}
	switch {
	case e.Kind == corpus.EntityOrganisation && e.Name != "" && corpus.NamesOne(e.Name):
		return nameAddress(corpus.NameBody, e.Name, "")
	case e.Kind == corpus.EntityPlace && e.Code != "":
		return nameAddress(corpus.NamePlace, e.Name, e.Code)
	case e.Kind == corpus.EntityPerson && e.Name != "" && e.Specific:
		return nameAddress(corpus.NamePerson, e.Name, "")
	}
	return address("/tim", "q", quoted(calledName(e)), "mo", "danh-sach")
}

// nameTitle says of a name in the text what it stands for: "Ủy ban nhân dân tỉnh Lào Cai" over "UBND tỉnh".
func nameTitle(e corpus.Entity) string {
	if e.Name == "" || e.Name == e.Quote {
		return nameNote(e)
	}
	return e.Name
}
