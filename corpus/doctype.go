package corpus

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed doctypes.tsv
var docTypeRows string

// DocType (loại văn bản) is a type of document.
// Example: {Code:"KH", Name:"Kế hoạch", Slug:"ke-hoach", Validity:true}.
type DocType struct {
	// Code stands in numbers: "NQ", "CTr"; empty for types without one, as Luật.
	Code string
	// Name is official: "Nghị quyết". Slug is the name in addresses: "nghi-quyet".
	Name, Slug string
	// System is where the type is used; empty where in all.
	System System
	// Validity is true where one asks whether such a document is in force: not for reports, letters and notices.
	Validity bool
	// YearInNumber is true where the number always carries the year: 01/2023/TT-BTTTT.
	YearInNumber bool
	// Joint is true where several bodies issue it together: Thông tư liên tịch.
	Joint bool
}

// docTypeTable is doctypes.tsv in memory.
type docTypeTable struct {
	rows  []DocType
	codes codeTable
	// names maps a name to its row: as written in lower case, and folded where the first fails.
	names, folded map[string]int
	// longest is the number of words of the longest name.
	longest int
}

var docTypes = sync.OnceValue(func() docTypeTable {
	t := docTypeTable{codes: newCodeTable(), names: map[string]int{}, folded: map[string]int{}}
	for c := range table.Rows(docTypeRows, 9) {
		d := DocType{Code: strings.TrimPrefix(c[0], "-"), Name: c[1], Slug: viet.Slug(c[1]), System: System(c[2]),
			Validity: c[3] == "yes", YearInNumber: c[4] == "yes", Joint: c[5] == "yes"}
		if c[2] == "any" {
			d.System = ""
		}
		row := len(t.rows)
		t.rows = append(t.rows, d)
		if d.Code != "" {
			t.codes.add(d.Code, list(c[6], ","), list(c[7], ","))
		}
		for _, name := range append([]string{d.Name}, list(c[8], ";")...) {
			t.longest = max(t.longest, strings.Count(name, " ")+1)
			for key, into := range map[string]map[string]int{nameKey(name): t.names, viet.Fold(name): t.folded} {
				if _, ok := into[key]; !ok {
					into[key] = row
				}
			}
		}
	}
	return t
})

// nameKey brings a name to the form in which names are compared with their marks.
func nameKey(s string) string {
	return viet.Tone(strings.ToLower(viet.Squeeze(viet.Normalise(s))))
}

// DocTypes are all types, in the order of the table; one for each pair of code and name.
func DocTypes() []DocType { return slices.Clone(docTypes().rows) }

// TypeByCode finds the type that a code means in a system. Case does not matter, and marks only where two codes differ
// by them alone (HĐ, HD). A code that the system does not use falls back to whatever else it means.
// Example: TypeByCode("TT", SystemParty) is Thông tri, TypeByCode("TT", SystemState) Thông tư; "QĐ" is Quyết định in
// both, though in the Party it may also be a Quy định: the title decides. Source: handbook §1.2, §1.3.
func TypeByCode(code string, system System) (DocType, bool) {
	t := docTypes()
	official, ok := t.codes.find(viet.Normalise(code), true)
	if !ok {
		return DocType{}, false
	}
	if system == SystemYouthUnion {
		system = SystemParty
	}
	official = t.codes.code(official)
	var fallback *DocType
	for i, d := range t.rows {
		switch {
		case d.Code != official:
		case d.System == "" || d.System == system:
			return d, true
		case fallback == nil:
			fallback = &t.rows[i]
		}
	}
	if fallback == nil {
		return DocType{}, false
	}
	return *fallback, true
}

// TypeByName finds a type by its name in any case, with the tone marks in either style, and without marks where that
// fails. Example: "NGHỊ QUYẾT", "nghị quyết", "nghi quyet" are Nghị quyết. The whole of s must be the name.
func TypeByName(name string) (DocType, bool) {
	t := docTypes()
	key := nameKey(name)
	if row, ok := t.names[key]; ok {
		return t.rows[row], true
	}
	if row, ok := t.folded[viet.Fold(key)]; ok {
		return t.rows[row], true
	}
	return DocType{}, false
}
