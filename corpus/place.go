package corpus

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed provinces.tsv
var provinceRows string

// Province is one version of a province or centrally run city. "Lào Cai" of 2024 and "Lào Cai" of 2026 are two: the
// second was merged from Lào Cai and Yên Bái. Example: {Code:"15", Name:"Lào Cai", Level:"tỉnh", Since:{2025,7,1}}.
// Source: handbook §8.1.
type Province struct {
	// Code is that of the statistics office in its time; empty for units that ended before 2004.
	Code string
	// Name lacks the level: "Lào Cai", "Hồ Chí Minh". Level is "tỉnh" or "thành phố".
	Name, Level string
	// Since and Until are the first and last day of this version; zero where they lie before or after all documents.
	Since, Until Date
	// Into are the codes of the units that it went into.
	Into []string
	// Aliases are other names and spellings.
	Aliases []string
}

// IsZero reports whether there is no province.
func (p Province) IsZero() bool { return p.Name == "" }

// FullName is the name with its level: "tỉnh Lào Cai", "thành phố Hà Nội".
func (p Province) FullName() string { return p.Level + " " + p.Name }

// Slug is the name in addresses: "lao-cai".
func (p Province) Slug() string { return viet.Slug(p.Name) }

// At reports whether this version existed on a day. A date of lesser precision is taken as its first day.
func (p Province) At(day Date) bool {
	first := Date{day.Year, max(day.Month, 1), max(day.Day, 1)}
	return (p.Since.IsZero() || !before(first, p.Since)) && (p.Until.IsZero() || !before(p.Until, first))
}

func before(a, b Date) bool {
	return slices.Compare([]int{a.Year, a.Month, a.Day}, []int{b.Year, b.Month, b.Day}) < 0
}

// provinceTable is provinces.tsv in memory.
type provinceTable struct {
	rows []Province
	// names maps a folded name to its rows, the newest version first.
	names map[string][]int
}

var provinces = sync.OnceValue(func() provinceTable {
	t := provinceTable{names: map[string][]int{}}
	for c := range table.Rows(provinceRows, 7) {
		since, _ := ParseISODate(c[3])
		until, _ := ParseISODate(c[4])
		t.rows = append(t.rows, Province{Code: strings.TrimPrefix(c[0], "-"), Name: c[1], Level: c[2], Since: since, Until: until,
			Into: list(c[5], ","), Aliases: list(c[6], ";")})
	}
	for row := len(t.rows) - 1; row >= 0; row-- {
		p := t.rows[row]
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			key := placeKey(name)
			if !slices.Contains(t.names[key], row) {
				t.names[key] = append(t.names[key], row)
			}
		}
	}
	for _, versions := range t.names {
		slices.SortStableFunc(versions, func(a, b int) int {
			p, q := t.rows[a].Until, t.rows[b].Until
			switch {
			case p == q:
				return 0
			case p.IsZero():
				return -1
			case q.IsZero() || before(p, q):
				return 1
			}
			return -1
		})
	}
	return t
})

// placeKey brings a name to the form in which names are compared: folded, letters and digits alone, without the level.
func placeKey(s string) string {
	words := strings.Split(viet.Slug(s), "-")
	switch {
	case len(words) > 1 && (words[0] == "tinh" || words[0] == "tp"):
		words = words[1:]
	case len(words) > 2 && words[0] == "thanh" && words[1] == "pho":
		words = words[2:]
	}
	return strings.Join(words, "")
}

// Provinces are all versions of all units, in the order of the table.
func Provinces() []Province { return slices.Clone(provinces().rows) }

// ProvinceByName finds a province by any usual name, with or without its level, case and marks aside: "tỉnh Lào Cai",
// "LAO CAI", "TP.HCM", "Bà Rịa – Vũng Tàu". Of several versions it is the one that exists, else the last that did; ask
// ProvinceAt for the one of a document.
func ProvinceByName(s string) (Province, bool) {
	rows := provinces().names[placeKey(s)]
	if len(rows) == 0 {
		return Province{}, false
	}
	return provinces().rows[rows[0]], true
}

// ProvinceAt finds the version of a province that existed on a day. Example: ProvinceAt("Lào Cai", Date{2025,3,27}) has
// the code 10, on 2026-01-01 it has 15. With the zero Date it is ProvinceByName.
func ProvinceAt(s string, day Date) (Province, bool) {
	if day.IsZero() {
		return ProvinceByName(s)
	}
	for _, row := range provinces().names[placeKey(s)] {
		if p := provinces().rows[row]; p.At(day) {
			return p, true
		}
	}
	return Province{}, false
}
