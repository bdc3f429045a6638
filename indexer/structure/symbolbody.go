package structure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// symbolBody is the body that the symbol names, empty where it names none, or several that share a code.
func (r *reading) symbolBody() string {
	if len(r.number.Issuers) != 1 {
		return ""
	}
	code := r.number.Issuers[0]
	var system corpus.System
	switch r.number.Family {
	case corpus.FamilyParty:
		system = corpus.SystemParty
	case corpus.FamilyState, corpus.FamilyLaw:
		system = corpus.SystemState
	}
	name, exact := "", false
	for _, i := range corpus.IssuersByCode(code) {
		switch {
		case i.System != "" && i.System != system || exact && i.System == "":
		case i.System == system && !exact:
			// A body of the system itself comes before those that any system has (BTC: Bộ Tài chính, Ban Tổ chức).
			name, exact = i.Name, true
		case name != "":
			return ""
		default:
			name = i.Name
		}
	}
	// A name that lists several bodies is none.
	if strings.ContainsAny(name, "(;") || strings.Contains(name, "ủy, ") {
		return ""
	}
	return name
}

// ownSystem reports whether the symbol's code belongs to the state or to the Party: mass organisations have too many
// names for one code.
func (r *reading) ownSystem() bool {
	i, ok := corpus.IssuerByCode(r.number.Issuers[0])
	return ok && i.System != ""
}

// agrees reports whether one of the names of the letterhead is that of the symbol: the table's name, or one whose
// first letters are the code. Superior bodies count, since departments sign with the number of their superior.
func (r *reading) agrees(bodies []body) bool {
	code := strings.TrimRight(viet.Fold(r.number.Issuers[0]), "0123456789")
	if r.number.Family == corpus.FamilyParty {
		// A committee signs with the code of its Party organisation.
		for _, b := range bodies {
			if strings.Contains(viet.Fold(b.text), "dang bo") {
				return true
			}
		}
	}
	for _, i := range corpus.IssuersByCode(r.number.Issuers[0]) {
		t := viet.Fold(i.Name)
		for _, b := range bodies {
			f := viet.Fold(restore(b.text))
			if strings.HasPrefix(f, t) || strings.HasPrefix(t, f) || strings.Contains(f, t) || initials(f, code) {
				return true
			}
		}
	}
	for _, b := range bodies {
		if initials(viet.Fold(b.text), code) {
			return true
		}
	}
	return false
}

// initials reports whether a code is made of first letters of the words of a name, in their order.
func initials(name, code string) bool {
	for w := range viet.Words(name) {
		if code != "" && w.Text[0] == code[0] {
			code = code[1:]
		}
	}
	return code == ""
}
