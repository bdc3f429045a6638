package web

import (
	"slices"
	"strconv"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// linksView is the state of the page of relations as its address carries it.
type linksView struct {
	// Day is the day on which validity is told, zero for today.
	Day corpus.Date
	// Near leaves the documents out that are two steps away; Held those whose text is not held.
	Near, Held bool
	// Side is the one list that is shown whole, "" for the overview of all.
	Side linksSide
	// The rest narrows that list.
	Relation     corpus.Relation
	Type, Issuer string
	Year         int
	Standing     corpus.Standing
	Page         int
}

// linksSide names a list of the page, as addresses do.
type linksSide string

// The lists.
const (
	sideOut    linksSide = "di"  // what the document leads to
	sideIn     linksSide = "den" // what leads to it
	sideLedger linksSide = "so"  // its references
)

// linksKeys are the parameters in the order of addresses.
var linksKeys = [...]string{"tai", "qua", "toanvan", "chieu", "quanhe", "loai", "coquan", "nam", "hieuluc", pageKey}

// nearOnly is the value of "qua" that leaves out what is two steps away.
const nearOnly = "khong"

func readLinksView(p params) (linksView, error) {
	var v linksView
	var err error
	if v.Day, err = dayAsked(p); err != nil {
		return v, err
	}
	// The form sends both values where its box is ticked, and the first alone where it is not.
	near, err := p.oneOf("qua", nearOnly, "co")
	if err != nil {
		return v, err
	}
	v.Near = near == nearOnly && len(p.values["qua"]) == 1
	if v.Held, err = p.flag("toanvan"); err != nil {
		return v, err
	}
	side, err := p.oneOf("chieu", string(sideOut), string(sideIn), string(sideLedger))
	if err != nil {
		return v, err
	}
	v.Side = linksSide(side)
	if slug := p.get("quanhe"); slug != "" {
		names := corpus.RelationNames()
		i := slices.IndexFunc(names, func(n corpus.RelationName) bool { return relationSlug(n) == slug })
		if i < 0 {
			return v, &paramError{"quanhe", slug, "một quan hệ như can-cu, thay-the"}
		}
		v.Relation = names[i].Relation
	}
	v.Type, v.Issuer = p.get("loai"), p.get("coquan")
	if v.Year, err = p.number("nam", 0, 1900, 2100); err != nil {
		return v, err
	}
	if standing := p.get("hieuluc"); standing != "" {
		f, ok := query.ReadFilter("hieuluc", standing)
		if !ok || f.Not {
			return v, &paramError{"hieuluc", standing, "con, het, mot-phan, ngung, chua, khong-ro, khong-xet"}
		}
		v.Standing = corpus.Standing(f.Value)
	}
	v.Page, err = p.page()
	return v, err
}

// relationSlug is how addresses name a relation: "sua-doi-bo-sung".
func relationSlug(n corpus.RelationName) string { return viet.Slug(n.Out) }

// pairs are the parameters of the address, in their order.
func (v linksView) pairs() []string {
	relation, near, held, year := "", "", "", ""
	if n, ok := v.Relation.Name(); ok {
		relation = relationSlug(n)
	}
	if v.Near {
		near = nearOnly
	}
	if v.Held {
		held = "1"
	}
	if v.Year > 0 {
		year = strconv.Itoa(v.Year)
	}
	values := []string{v.Day.String(), near, held, string(v.Side), relation, viet.Slug(v.Type), viet.Slug(v.Issuer), year, string(v.Standing), pageNumber(v.Page)}
	var out []string
	for i, key := range linksKeys {
		out = append(out, key, values[i])
	}
	return out
}

// address is that of the view on a page, which may end in ".csv".
func (v linksView) address(page string) string { return address(page, v.pairs()...) }

// all is the address of one whole list, of one relation where it is given.
func (v linksView) all(page string, side linksSide, relation corpus.Relation) string {
	out := linksView{Day: v.Day, Near: v.Near, Held: v.Held, Side: side, Relation: relation}
	return out.address(page)
}

// on is the day on which validity is told.
func (v linksView) on(today corpus.Date) corpus.Date {
	if v.Day.IsZero() {
		return today
	}
	return v.Day
}

// ask is the question for one list.
func (v linksView) ask(d *corpus.Document, today corpus.Date, who viewer) corpus.TieQuery {
	return corpus.TieQuery{Document: shownVersion(d), In: v.Side == sideIn, Relation: v.Relation, Type: v.Type, Issuer: v.Issuer, Year: v.Year,
		Standing: v.Standing, Day: v.on(today), Today: today, Held: v.Held, Secret: who.local}
}

// standingOptions are the states of validity as forms name them.
func standingOptions(chosen corpus.Standing) []Option {
	field, _ := query.FieldNamed("hieuluc")
	var out []Option
	for _, c := range field.Values {
		out = append(out, Option{c.Value, c.Label, c.Value == string(chosen)})
	}
	return out
}
