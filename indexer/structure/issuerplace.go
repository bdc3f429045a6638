package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// withPlace completes a local body with its place: "Ủy ban nhân dân" with the place of the date line, "Sở Nội vụ"
// with that of the body above it. A name that says its place already stays; empty where nothing is to be completed.
func (r *reading) withPlace(name, above string) string {
	if place := placeIn(name); place != "" {
		return name
	}
	if allCaps(name) && strings.HasSuffix(name, " TỈNH") {
		return "" // a name whose small letters are not known
	}
	level, bare := strings.CutSuffix(name, " tỉnh")
	if bare {
		name = level
	}
	if place := placeIn(above); place != "" && !strings.HasPrefix(name, "Bộ ") {
		if _, tier := placeWords().prefix(strings.Fields(place)); bare && tier == 0 {
			place = "tỉnh " + place
		}
		return name + " " + place
	}
	if bare && !local(name) {
		if p, ok := corpus.ProvinceAt(r.facts.Place, r.facts.Issued); ok && r.facts.Place != "" {
			return name + " " + p.FullName()
		}
	}
	if !local(name) {
		return ""
	}
	if place := r.placeNamed(name); place != "" {
		return name + " " + place
	}
	if p, ok := corpus.ProvinceAt(r.facts.Place, r.facts.Issued); ok && r.facts.Place != "" {
		if party(name) {
			if p.Level == "thành phố" {
				name = "Thành ủy" // TU is the code of both
			}
			return name + " " + p.Name
		}
		return name + " " + p.FullName()
	}
	return ""
}

// local reports whether a name is that of a body which every place has, so that it needs its place.
func local(name string) bool {
	switch name {
	case "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Thường trực Hội đồng nhân dân", "Tỉnh ủy", "Thành ủy":
		return true
	}
	return strings.HasPrefix(name, "Sở ")
}

// party reports whether a name says its tier itself: "Tỉnh ủy Lào Cai", not "Tỉnh ủy tỉnh Lào Cai".
func party(name string) bool { return name == "Tỉnh ủy" || name == "Thành ủy" }

// placeNamed looks for the body with its place elsewhere in the letterhead: the line of the adopting body.
func (r *reading) placeNamed(name string) string {
	for _, p := range r.pieces {
		if p.role != rolePlain || !allCaps(p.text) {
			continue
		}
		full := restore(p.text)
		at, from := viet.Fold(full), viet.Fold(name)+" "
		if !strings.HasPrefix(at, from) && !(isRole(full) && strings.Contains(at, " "+from)) {
			continue
		}
		if place := placeIn(full); place != "" && !allCaps(full) && !allCaps(place) {
			return place
		}
	}
	return ""
}

// placeIn is the place at the end of a name, with its kind: "tỉnh Vĩnh Long"; "Lào Cai" of "Tỉnh ủy Lào Cai".
func placeIn(name string) string {
	fields := strings.Fields(name)
	for i := range fields {
		w, n := placeWords().prefix(fields[i:])
		if n == 0 || i+n >= len(fields) {
			continue
		}
		r, _ := utf8.DecodeRuneInString(fields[i+n])
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) {
			return strings.Join(fields[i+n:], " ")
		}
		return strings.Join(fields[i:], " ")
	}
	return ""
}
