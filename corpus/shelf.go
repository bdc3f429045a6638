package corpus

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus/viet"
)

// Shelf (nhóm văn bản) narrows a list to documents of a type, a body, or years. Type and Issuer are as addresses spell them; a body is
// met by part of its name. Example: {Type:"ke-hoach", Issuer:"lao-cai", First:2020, Last:2025}. The zero value narrows nothing.
type Shelf struct {
	Type, Issuer string
	// First and Last are years, 0 where open.
	First, Last int
}

// Holds reports whether the shelf holds a document of that type and body, spelled as in addresses, issued in that year, 0 for not known.
func (s Shelf) Holds(docType, issuer string, year int) bool {
	return (s.Type == "" || s.Type == docType) && (s.Issuer == "" || containsWords(issuer, s.Issuer)) &&
		(s.First == 0 || year >= s.First) && (s.Last == 0 || year > 0 && year <= s.Last)
}

// Found is how much a question finds in all.
type Found struct {
	Total int `json:"total"`
	// Types are the types of what is found, and of what another type would find, the most frequent first.
	Types []TypeCount `json:"types,omitempty"`
}

// TypeCount is how many documents of a list are of a type, "" where it is not known. Example: {"quyet-dinh", 17}.
type TypeCount struct {
	Type      string `json:"type"`
	Documents int    `json:"documents"`
}

// NewFound adds up what is found of each type; chosen is the type that the question narrows to, "" for none.
func NewFound(types map[string]int, chosen string) Found {
	f := Found{Total: types[chosen]}
	for t, n := range types {
		f.Types = append(f.Types, TypeCount{t, n})
		if chosen == "" && t != "" {
			f.Total += n
		}
	}
	slices.SortFunc(f.Types, func(a, b TypeCount) int { return cmp.Or(b.Documents-a.Documents, strings.Compare(a.Type, b.Type)) })
	return f
}

// containsWords reports whether a name spelled with hyphens holds another one as whole words: "so-y-te-lao-cai" holds "lao-cai", not "ca".
func containsWords(name, part string) bool { return strings.Contains("-"+name+"-", "-"+part+"-") }

// Spelled is a type or body as addresses spell it. Example: "Kế hoạch" is "ke-hoach".
func Spelled(name string) string { return viet.Slug(name) }

// YearOf is the year in which a document was issued: that of its day, else the one in its number; 0 where neither tells.
// Example: YearOf(Date{}, "30/2020/NĐ-CP") is 2020.
func YearOf(issued Date, number string) int {
	if issued.Year > 0 {
		return issued.Year
	}
	n, _ := ParseNumber(number)
	return n.Year
}
