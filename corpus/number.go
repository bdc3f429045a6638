package corpus

import (
	"strconv"
	"strings"
)

// Number (số, ký hiệu) is a document number taken apart.
// Example: "30/2020/NĐ-CP" is {Serial:"30", Year:2020, Type:"NĐ", Issuers:["CP"], Family:FamilyState};
// "789/UBND-KGVX" has no Type, {Issuers:["UBND"], Units:["KGVX"]}; "45/2019/QH14" is {Family:FamilyLaw, Issuers:["QH14"]}.
// Grammar: handbook §1.1 and §1.5.
type Number struct {
	// Serial has two digits at least and no zeros beyond that: "57", "06", "28a", "66.1".
	Serial string
	// Year stands in the number itself (30/2020/NĐ-CP); 0 where it does not.
	Year int
	// Type is the type code in table case: "NQ", "CTr"; empty for official letters and laws.
	Type string
	// Issuers are the codes of the issuing bodies in table case; joint documents have several.
	Issuers []string
	// Units are the codes after the issuer: "KGVX".
	Units  []string
	Family Family
}

// Family is a punctuation family of document numbers.
type Family string

// The families; the ids of the handbook's §1.1 in brackets.
const (
	FamilyState Family = "state" // 154/KH-UBND, 30/2020/NĐ-CP, 789/UBND-KGVX [S2-S8]
	FamilyParty Family = "party" // 57-NQ/TW [P1-P3]
	FamilyLaw   Family = "law"   // 45/2019/QH14 [S1]
	FamilyOld   Family = "old"   // 64/SL, 58-CP, 22-LCT/HĐNN8 [O1-O5]
)

// FoundNumber is a number standing in a text.
type FoundNumber struct {
	Span
	Number Number
}

// IsZero reports whether there is no number.
func (n Number) IsZero() bool { return n.Serial == "" }

// String is the canonical form: two digits at least, table case, the punctuation of the family, ASCII hyphens.
// Example: "06/QĐ-TTg", "57-NQ/TW", "45/2019/QH14", "58-CP". The zero Number is "". Source: handbook §1.6.
func (n Number) String() string {
	if n.IsZero() {
		return ""
	}
	head := n.Serial
	if n.Year != 0 {
		head += "/" + strconv.Itoa(n.Year)
	}
	return head + n.mark() + n.Symbol()
}

// mark stands between the serial (or year) and the symbol.
func (n Number) mark() string {
	switch {
	case n.Family == FamilyParty && n.Type != "":
		return "-"
	case n.Family == FamilyOld:
		if old, ok := oldNumbers()[n.first()]; ok {
			return old.mark
		}
		return "-"
	}
	return "/"
}

// first is the first code of the symbol.
func (n Number) first() string {
	switch {
	case n.Family == FamilyOld && n.Type != "" && len(n.Units) > 0 && len(n.Issuers) > 0:
		return n.Issuers[0]
	case n.Type != "":
		return n.Type
	case len(n.Issuers) > 0:
		return n.Issuers[0]
	}
	return ""
}

// Symbol is the canonical form without serial and year: "NQ/TW", "NĐ-CP", "QH14", "UBND-KGVX".
func (n Number) Symbol() string {
	body := strings.Join(append(append([]string(nil), n.Issuers...), n.Units...), "-")
	switch {
	case n.Type == "":
		return body
	case body == "":
		return n.Type
	case n.Family == FamilyOld && len(n.Units) > 0 && len(n.Issuers) > 0:
		return strings.Join(n.Issuers, "-") + "/" + n.Type + "/" + strings.Join(n.Units, "-")
	case n.Family == FamilyParty || n.Family == FamilyOld:
		return n.Type + "/" + body
	}
	return n.Type + "-" + body
}

// StrictKey tells numbers apart whatever their punctuation and case, and keeps Đ from D: "36|HD|VPTW" is not
// "36|HĐ|VPTW". Serials lose their zeros, and two spellings of one code are one (TT-BNN, TT-BNNPTNT).
// Example: "30|2020|NĐ|CP", "06/QĐ-TTg" is "6|QĐ|TTG". Source: handbook §1.6.
func (n Number) StrictKey() string {
	if n.IsZero() {
		return ""
	}
	parts := []string{strings.TrimLeft(n.Serial, "0")}
	if n.Year != 0 {
		parts = append(parts, strconv.Itoa(n.Year))
	}
	if n.Type != "" {
		parts = append(parts, docTypes().codes.code(n.Type))
	}
	for _, c := range append(append([]string(nil), n.Issuers...), n.Units...) {
		letters := strings.TrimRight(c, "0123456789")
		parts = append(parts, issuers().codes.code(letters)+c[len(letters):])
	}
	return strings.ToUpper(strings.Join(parts, "|"))
}

// WithType returns the number with a type code that the words before it supplied: "06/TU" after Nghị quyết is
// "06-NQ/TU". A number that has a type, or that an official letter bears, stays as it is.
func (n Number) WithType(code string) Number {
	if n.IsZero() || n.Type != "" || len(n.Units) > 0 || n.Family == FamilyLaw || n.Family == FamilyOld {
		return n
	}
	official, ok := docTypes().codes.find(code, true)
	if !ok || official == "CV" && n.Family != FamilyParty {
		return n
	}
	n.Type = official
	return n
}

// DocType is the type that the number itself tells: by its code, Công văn where an issuer stands alone before a unit,
// Kết luận thanh tra for KL-TTr. Laws do not tell (45/2019/QH14 is a code, 202/2025/QH15 a resolution).
func (n Number) DocType() (DocType, bool) {
	system := SystemState
	if n.Family == FamilyParty {
		system = SystemParty
	}
	switch {
	case n.IsZero() || n.Family == FamilyLaw:
		return DocType{}, false
	case n.Type == "KL" && len(n.Issuers) > 0 && n.Issuers[0] == "TTr":
		return TypeByName("Kết luận thanh tra")
	case n.Type != "":
		return TypeByCode(n.Type, system)
	case n.Family == FamilyState && n.Year == 0 && len(n.Units) > 0 && docTypes().codes.upper[n.Units[0]] == "":
		return TypeByName("Công văn") // 15/BYT-TT of 1993 is a circular: not told
	}
	return DocType{}, false
}
