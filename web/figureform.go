package web

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
)

// FigureForm are the filters of the page of figures; its fields are those of the address.
type FigureForm struct {
	Words, Least, Most, Issuer string
	Document                   string
	Places, Periods, Units     []Choice
	Kinds                      []Choice
	// More is true where a field that is folded away is filled.
	More bool
	// Hidden are the parameters that stay.
	Hidden []Pair
	Clear  string
}

// mostFigureOptions is how many values of a filter are offered.
const mostFigureOptions = 40

// newFigureForm builds the form of a page; what is offered is what the store counts for the question.
func newFigureForm(p *FiguresPage) FigureForm {
	v := p.view
	f := FigureForm{Words: v.Words, Least: v.Least, Most: v.Most, Issuer: v.Issuer, Document: string(v.Document)}
	f.More = v.Least+v.Most+v.Issuer+string(v.Document) != ""
	f.Places = options(p.Places, v.Place, placeLabel(v.Place))
	readable := slices.DeleteFunc(slices.Clone(p.PeriodsOf), func(c corpus.FigureCount) bool {
		_, ok := corpus.ParsePeriod(c.Value)
		return !ok
	})
	f.Periods = options(readable, v.Period, periodLabel(v.Period))
	f.Units = options(p.Units, v.Unit, unitName(v.Unit))
	for i, c := range f.Units {
		f.Units[i].Label = strings.Replace(c.Label, c.URL, unitName(c.URL), 1)
	}
	kinds := ""
	if len(v.Kinds) > 0 {
		kinds = v.Kinds[0]
	}
	counts := map[string]int{}
	for _, c := range p.Kinds {
		counts[c.Value] = c.Count
	}
	for _, k := range figureKinds {
		if n := counts[string(k.kind)]; n > 0 || k.slug == kinds {
			label := capital(k.word)
			if n > 0 {
				label += " (" + integer(n) + ")"
			}
			f.Kinds = append(f.Kinds, Choice{label, k.slug, k.slug == kinds})
		}
	}
	for _, pair := range [...]Pair{{"xep", string(v.Order)}, {"xem", v.Show}} {
		if pair.Value != "" {
			f.Hidden = append(f.Hidden, pair)
		}
	}
	if v.asks() {
		f.Clear = figureView{Show: v.Show}.at(figuresPath)
	}
	return f
}

// options are the values of a filter, the one in use among them.
func options(counts []corpus.FigureCount, chosen, label string) []Choice {
	var out []Choice
	found := chosen == ""
	for _, c := range counts[:min(len(counts), mostFigureOptions)] {
		if c.Value == "" {
			continue
		}
		found = found || c.Value == chosen
		out = append(out, Choice{capital(cmp.Or(c.Label, c.Value)) + " (" + integer(c.Count) + ")", c.Value, c.Value == chosen})
	}
	if !found {
		out = append(out, Choice{capital(cmp.Or(label, chosen)), chosen, true})
	}
	return out
}

// placeLabel is the name of the place of a slug, as far as the table of provinces knows it.
func placeLabel(slug string) string {
	if p, ok := corpus.ProvinceByName(strings.ReplaceAll(slug, "-", " ")); ok {
		return p.FullName()
	}
	return strings.ReplaceAll(slug, "-", " ")
}

// periodLabel is a period of an address as people write it.
func periodLabel(value string) string {
	p, ok := corpus.ParsePeriod(value)
	if !ok {
		return value
	}
	return p.Label()
}

// withoutOne is the view without one filter.
type withoutOne struct {
	label string
	view  figureView
}

// without are the views of a question with one filter dropped each.
func (FigureForm) without(v figureView) []withoutOne {
	var out []withoutOne
	add := func(set bool, label string, change func(*figureView)) {
		if set && v.asks() {
			out = append(out, withoutOne{label, v.with(change)})
		}
	}
	add(v.Place != "", "Nơi: "+placeLabel(v.Place), func(v *figureView) { v.Place = "" })
	add(v.Period != "", "Kỳ: "+periodLabel(v.Period), func(v *figureView) { v.Period = "" })
	add(v.Unit != "", "Đơn vị: "+unitName(v.Unit), func(v *figureView) { v.Unit = "" })
	add(len(v.Kinds) > 0, "Loại số: "+kindLabels(v.Kinds), func(v *figureView) { v.Kinds = nil })
	add(v.Least+v.Most != "", "Giá trị: "+rangeLabel(v.Least, v.Most), func(v *figureView) { v.Least, v.Most = "", "" })
	add(v.Issuer != "", "Cơ quan: "+strings.ReplaceAll(v.Issuer, "-", " "), func(v *figureView) { v.Issuer = "" })
	add(v.Document != "", "Văn bản: "+string(v.Document), func(v *figureView) { v.Document = "" })
	return out
}

// kindLabels are the words of kinds of an address.
func kindLabels(slugs []string) string {
	var out []string
	for _, s := range slugs {
		if k, ok := kindOf(s); ok {
			out = append(out, kindWord(k))
		}
	}
	return strings.Join(out, ", ")
}

// rangeLabel is a range of values: "từ 80", "từ 1.000 đến 5.000".
func rangeLabel(least, most string) string {
	switch {
	case most == "":
		return "từ " + least
	case least == "":
		return "đến " + most
	}
	return "từ " + least + " đến " + most
}

// figureChips are the filters in use, each with the address without it.
func figureChips(p *FiguresPage) []Chip {
	var out []Chip
	for _, w := range p.Form.without(p.view) {
		kind, label, _ := strings.Cut(w.label, ": ")
		if i := slices.IndexFunc(p.Places, func(c corpus.FigureCount) bool { return c.Value == p.view.Place }); kind == "Nơi" && i >= 0 {
			label = p.Places[i].Label
		}
		out = append(out, Chip{kind, label, w.view.at(figuresPath)})
	}
	return out
}

// pickField is one select of a form.
type pickField struct {
	Label, Name, Any string
	Options          []Choice
}

// newPick is a select of a template; it is left out where there is nothing to choose.
func newPick(label, name, none string, options []Choice) pickField {
	return pickField{label, name, none, options}
}

// formAt is the form with the page that it leads to.
type formAt struct {
	Path string
	Form FigureForm
}

func newFormAt(path string, f FigureForm) formAt { return formAt{path, f} }
