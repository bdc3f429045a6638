package corpus

// Number (số, ký hiệu) is a document number taken apart.
// Example: "30/2020/NĐ-CP" is {Serial:"30", Year:2020, Type:"NĐ", Issuers:["CP"], Family:FamilyState};
// "789/UBND-KGVX" has no Type, {Issuers:["UBND"], Units:["KGVX"]}; "45/2019/QH14" is {Family:FamilyLaw, Issuers:["QH14"]}.
// Grammar: handbook §1.1 and §1.5.
type Number struct {
	// Serial is as written but for leading zeros added by style: "57", "06", "28a", "66.1".
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
