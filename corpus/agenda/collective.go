package agenda

import (
	_ "embed"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
)

//go:embed collectives.tsv
var collectiveData string

// Body is who is to do tasks: what its name is, and of which class and place it is.
type Body struct {
	// Key is the corpus.NameKey of its name, Class that of corpus.Name.
	Key, Class string
	// Place is the province at the end of its name, as Document.Place has it; "" for one of the centre.
	Place string
	// Until is the last day on which there was such a body, zero where it is not known to have ended.
	Until corpus.Date
}

// was reports whether there may have been such a body when a document was issued; where that day is not known, only one that did not end counts.
func (b Body) was(d *document) bool {
	issued := d.Issued
	if issued.IsZero() {
		issued = corpus.Date{Year: d.Year, Month: 12, Day: 31}
	}
	return b.Until.IsZero() || issued.Year > 0 && !b.Until.Before(issued)
}

// reach says in which documents a collective phrase means a body.
type reach uint8

const (
	reachNone     reach = iota
	reachProvince       // in those of its province
	reachCentral        // in those of the centre
	reachEvery          // in either
)

// collectives are the rows of collectives.tsv.
type collectives struct {
	offices, others, every []string
	kinds, with            []collectiveKind
}

type collectiveKind struct {
	words, body, class string
	reach              reach
}

var collectivesOf = sync.OnceValue(func() *collectives {
	c := &collectives{}
	for row := range table.Rows(collectiveData, 5) {
		words := corpus.NameKey(row[1])
		k := collectiveKind{words: words, body: corpus.NameKey(row[2]), class: row[3], reach: reachProvince}
		if row[4] == "central" {
			k.reach = reachCentral
		}
		switch row[0] {
		case "office":
			c.offices = append(c.offices, words)
		case "other":
			c.others = append(c.others, words)
		case "every":
			c.every = append(c.every, words)
		case "kind":
			c.kinds = append(c.kinds, k)
		case "with":
			c.with = append(c.with, k)
		}
	}
	return c
})

// means is how a phrase, as its corpus.NameKey, means a body without naming it.
// Example: "các sở ban ngành" means "sở nội vụ tỉnh khuê lĩnh" in documents of that province, "sở nội vụ các tỉnh" in those of the centre too.
func (c *collectives) means(phrase string, b Body) reach {
	for _, office := range c.offices {
		if rest, ok := strings.CutPrefix(phrase, office+" "); ok {
			phrase = rest
			break
		}
	}
	for _, other := range c.others {
		if begins(phrase, other) {
			return reachNone
		}
	}
	for _, k := range c.kinds {
		if begins(phrase, k.words) && begins(b.Key, k.body) && k.fits(b) {
			return k.reach
		}
	}
	for _, k := range c.with {
		if b.Key == k.body && k.fits(b) && strings.Contains(" "+phrase+" ", " "+k.words+" ") {
			return k.reach
		}
	}
	if b.Place == "" {
		return reachNone
	}
	for _, words := range c.every {
		kind, _, ok := strings.Cut(phrase, " "+words)
		if ok && begins(b.Key, kind) && len(b.Key) > len(kind) && provincial(b.Key[len(kind)+1:]) {
			return reachEvery
		}
	}
	return reachNone
}

// fits reports whether a body is of the class and level of a kind.
func (k collectiveKind) fits(b Body) bool {
	return (k.class == "" || k.class == b.Class) && (k.reach == reachCentral) == (b.Place == "")
}

// provincial reports whether words, which begin with a level, name a province and nothing below it.
func provincial(words string) bool {
	_, ok := corpus.ProvinceByName(words)
	return ok || begins(words, "tỉnh")
}

// begins reports whether words begin with others, all of them whole.
func begins(s, words string) bool {
	return strings.HasPrefix(s, words) && (len(s) == len(words) || s[len(words)] == ' ')
}

// holds reports whether a document is one in which a phrase of that reach means a body.
func (r reach) holds(d *document, b Body) bool {
	if r == reachNone || !b.was(d) {
		return false
	}
	central := d.Place.Slug == "" && d.Issuer.Slug != ""
	switch r {
	case reachProvince:
		return d.Place.Slug == b.Place
	case reachCentral:
		return central
	case reachEvery:
		return central || d.Place.Slug == b.Place
	}
	return false
}
