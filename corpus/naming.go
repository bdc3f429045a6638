package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// Naming is one name of one document: how the document stands to it, and where it says so.
type Naming struct {
	Kind NameKind
	// Key tells it from other names of its kind; Label is how it is shown.
	Key, Label  string
	Class, Code string
	Use         NameUse
	// Places counts where the text has it; the span is the place that is shown, empty where no text says it.
	Places int
	Span
	// Person and Body are the keys of the ends of an office, Title its name.
	Person, Body, Title string
}

// Namings are the names of a document for lists across documents: bodies, places, people and their offices, each once. What names no one
// thing is left out: collective phrases, a body "of the province" without its name, a district or commune that may be several.
// It reads the header (number, issuer, adopter, signers and their evidence) and the entities; it needs no text.
func Namings(h Header, entities []Entity) []Naming {
	n := naming{h: h, at: map[string]int{}}
	n.header()
	for _, e := range entities {
		switch e.Kind {
		case EntityOrganisation:
			n.body(e)
		case EntityPlace:
			n.place(e)
		case EntityPerson:
			n.person(e)
		}
	}
	return n.out
}

// naming gathers the names of a document.
type naming struct {
	h   Header
	out []Naming
	at  map[string]int
}

// add takes one place of a name in. The first use, in the order of NameUses, is kept, with the first place that has a span.
func (n *naming) add(x Naming) {
	if x.Key == "" || utf8.RuneCountInString(x.Label) > longestName {
		return
	}
	x.Label = viet.Squeeze(x.Label)
	id := string(x.Kind) + "|" + x.Key
	i, ok := n.at[id]
	if !ok {
		n.at[id] = len(n.out)
		n.out = append(n.out, x)
		return
	}
	have := &n.out[i]
	have.Places += x.Places
	if have.Len() == 0 {
		have.Span = x.Span
	}
	if have.Class == "" {
		have.Class = x.Class
	}
	if viet.Capitals(have.Label) && !viet.Capitals(x.Label) {
		have.Label = x.Label
	}
	if useRank(x.Use) < useRank(have.Use) {
		have.Use = x.Use
	}
}

// longestName is the longest name that gets a page, in characters: what is longer is a sentence that was misread.
const longestName = 200

func useRank(u NameUse) int {
	for i, x := range NameUses() {
		if x == u {
			return i
		}
	}
	return len(NameUses())
}

// header adds whose document it is.
func (n *naming) header() {
	n.headed(n.h.Issuer, UseIssues, FieldIssuer)
	n.headed(n.h.Adopter, UseAdopts, FieldAdopter)
	if place, ok := ProvinceTail(n.h.Issuer); ok {
		x := Naming{Kind: NamePlace, Key: NameKey(place), Label: place, Class: "province", Use: UseIssues, Span: n.h.Evidence[FieldIssuer].Span}
		if p, ok := ProvinceAt(place, n.h.Issued); ok && !n.h.Issued.IsZero() && p.Code != "" {
			x.Key, x.Label, x.Code = placeID(p.Code, p.FullName()), p.FullName(), p.Code
		}
		n.add(x)
	}
}

func (n *naming) headed(name string, use NameUse, field Field) {
	if name == "" || !NamesOne(name) {
		return
	}
	span := n.h.Evidence[field].Span
	places := 0
	if span.Len() > 0 {
		places = 1
	}
	n.add(Naming{Kind: NameBody, Key: NameKey(name), Label: name, Use: use, Places: places, Span: span})
}

func (n *naming) body(e Entity) {
	if !e.Specific || e.Name == "" || e.Class == "gpe_actor" || e.Class == "collective" || !NamesOne(e.Name) {
		return
	}
	x := Naming{Kind: NameBody, Key: NameKey(e.Name), Label: e.Name, Class: e.Class, Use: UseNamed, Places: 1, Span: e.Span}
	if e.Meets(n.h.Evidence[FieldIssuer].Span) {
		x.Places = 0 // its own letterhead, which is counted
	}
	n.add(x)
}

// NamesOne reports whether a name names one body: one that ends with the word of a level lacks the name of the place ("Ủy ban nhân dân tỉnh").
func NamesOne(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) {
		return false
	}
	words := strings.Fields(name)
	if len(words) == 0 {
		return false
	}
	last := viet.Norm(words[len(words)-1])
	return len(words) > 1 && !bareLevels()[last] || len(words) == 1 && viet.Capitals(name)
}

func (n *naming) place(e Entity) {
	if e.Name == "" || !e.Specific {
		return
	}
	x := Naming{Kind: NamePlace, Key: NameKey(e.Name), Label: e.Name, Class: e.Class, Code: e.Code, Use: UseNamed, Places: 1, Span: e.Span}
	if x.Class == "province_ref" {
		x.Class = "province"
	}
	switch {
	case e.Code != "":
		x.Key = placeID(e.Code, e.Name)
	case (e.Class == "commune" || e.Class == "district" || e.Class == "village") && !strings.Contains(e.Name, ","):
		// Many communes bear one name. A document of a province names its own.
		province, ok := ProvinceTail(n.h.Issuer)
		if !ok {
			return
		}
		x.Label += ", " + province
		x.Key = NameKey(x.Label)
	}
	n.add(x)
}

// placeID tells places with a code apart: codes are given again, so the name belongs to it.
func placeID(code, name string) string { return code + " " + NameKey(name) }

func (n *naming) person(e Entity) {
	if !e.Specific {
		return
	}
	use := UseNamed
	if e.Name != "" {
		for _, s := range n.h.Signers {
			if NameKey(s.Name) == NameKey(e.Name) {
				use = UseSigns
			}
		}
	}
	if e.Name != "" {
		n.add(Naming{Kind: NamePerson, Key: NameKey(e.Name), Label: e.Name, Use: use, Places: 1, Span: e.Span})
	}
	for _, r := range e.Roles {
		if r.Org != "" && !NamesOne(r.Org) {
			r.Org = ""
		}
		span := r.Span
		if span.Len() == 0 {
			span = e.Span
		}
		person := NameKey(e.Name)
		if person == "" {
			if r.Org == "" {
				continue
			}
			label := OfficeLabel(r.Title, r.Org)
			person = unnamed + NameKey(label)
			n.add(Naming{Kind: NamePerson, Key: person, Label: label, Class: "office", Use: UseNamed, Places: 1, Span: span})
		}
		body := NameKey(r.Org)
		if body != "" {
			n.add(Naming{Kind: NameBody, Key: body, Label: r.Org, Use: UseNamed, Places: 1, Span: span})
		}
		n.add(Naming{Kind: NameOffice, Key: person + "|" + NameKey(r.Title) + "|" + body, Label: r.Title, Use: use, Places: 1, Span: span, Person: person, Body: body, Title: r.Title})
	}
}

// unnamed begins the key of an office whose holder no text names, so that it is no person's.
const unnamed = "~"
