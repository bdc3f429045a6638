package web

import (
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/search/query"
)

// NarrowForm narrows a list of the whole store to a type, a body and years; its fields are those of the address.
type NarrowForm struct {
	// Path is the list, Hidden what else of its address stays.
	Path   string
	Hidden []Pair
	// Types are the types of the store; Issuer and Years are as they were typed.
	Types         []Choice
	Issuer, Years string
	// Clear is the address without the form's fields, "" where none is filled.
	Clear string
}

// narrowKeys are the parameters of the form.
var narrowKeys = [...]string{"loai", "coquan", "nam"}

// noneFits is what an empty list says that was narrowed.
const noneFits = "Không có văn bản nào phù hợp bộ lọc."

// readShelf reads the parameters of a NarrowForm.
func readShelf(p params) (corpus.Shelf, error) {
	s := corpus.Shelf{Type: corpus.Spelled(prefix(p.get("loai"), maxNarrow)), Issuer: corpus.Spelled(prefix(p.get("coquan"), maxNarrow))}
	years := p.get("nam")
	if years == "" {
		return s, nil
	}
	f, ok := query.ReadFilter("nam", years)
	if !ok || f.Not || f.Value == query.None {
		return s, &paramError{"nam", years, "một năm như 2025 hoặc một khoảng như 2020..2025"}
	}
	first, last, several := strings.Cut(f.Value, "..")
	if !several {
		last = first
	}
	s.First, _ = strconv.Atoi(first)
	s.Last, _ = strconv.Atoi(last)
	return s, nil
}

// maxNarrow is how much of a name is read, in characters.
const maxNarrow = 200

// shelfPairs are the parameters of a shelf in their one order, as address wants them.
func shelfPairs(s corpus.Shelf) []string {
	years := ""
	for i, y := range [...]int{s.First, s.Last} {
		if i == 1 && s.First != s.Last {
			years += ".."
		}
		if y > 0 && (i == 0 || s.First != s.Last) {
			years += strconv.Itoa(y)
		}
	}
	return []string{"loai", s.Type, "coquan", s.Issuer, "nam", years}
}

// newNarrowForm builds the form of a list; types are those that it has, pairs the parameters that stay.
func newNarrowForm(path string, shelf corpus.Shelf, types []corpus.TypeCount, p params, pairs ...string) NarrowForm {
	f := NarrowForm{Path: path, Issuer: p.get("coquan"), Years: p.get("nam")}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			f.Hidden = append(f.Hidden, Pair{pairs[i], pairs[i+1]})
		}
	}
	if shelf != (corpus.Shelf{}) {
		f.Clear = address(path, pairs...)
	}
	if shelf.Type != "" && !slices.ContainsFunc(types, func(t corpus.TypeCount) bool { return t.Type == shelf.Type }) {
		types = append(types, corpus.TypeCount{Type: shelf.Type})
	}
	for _, t := range types {
		if t.Type == "" {
			continue
		}
		name := strings.ReplaceAll(t.Type, "-", " ")
		if known, ok := corpus.TypeByName(name); ok {
			name = known.Name
		}
		f.Types = append(f.Types, Choice{capital(name) + " (" + integer(t.Documents) + ")", t.Type, t.Type == shelf.Type})
	}
	return f
}
