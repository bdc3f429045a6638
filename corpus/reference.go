package corpus

// ReferenceKind says how a reference names its target.
type ReferenceKind string

// The kinds of reference.
const (
	ReferenceNumbered    ReferenceKind = "numbered"     // Nghị quyết số 57-NQ/TW
	ReferenceNamed       ReferenceKind = "named"        // Luật Đất đai năm 2024
	ReferenceNickname    ReferenceKind = "nickname"     // Đề án 06
	ReferenceInternal    ReferenceKind = "internal"     // khoản 2 Điều này
	ReferenceAmendTarget ReferenceKind = "amend_target" // a provision named by the text that amends it
	ReferenceDescriptive ReferenceKind = "descriptive"  // Nghị quyết của Bộ Chính trị về …
	ReferenceAnaphor     ReferenceKind = "anaphor"      // Nghị quyết trên
	ReferenceStandard    ReferenceKind = "standard"     // TCVN 5687:2010
	ReferenceGazette     ReferenceKind = "gazette"      // Công báo số 12 + 13
)

// Reference (dẫn chiếu) is one place where a document names another, or a place within itself. The span runs from
// its first provision word (else its type word) to the last of number, date and issuer; the title lies outside.
type Reference struct {
	Span
	// Quote is the bytes of the span, always text[Start:End].
	Quote string        `json:"quote"`
	Kind  ReferenceKind `json:"kind"`
	// DocType is the name of the type as the table writes it: "Nghị quyết".
	DocType string `json:"doc_type,omitempty"`
	// Number is the serial alone, as written: "57", "06", "28a".
	Number string `json:"number,omitempty"`
	// Year is the year within the number, "2020" in 30/2020/NĐ-CP.
	Year string `json:"year,omitempty"`
	// Symbol is what follows the serial (and year), as written: "NQ/TW", "NĐ-CP".
	Symbol string `json:"symbol,omitempty"`
	// Canonical is the number in table case and spelling: "57-NQ/TW", "30/2020/NĐ-CP"; Self where the document names itself.
	Canonical string `json:"canonical,omitempty"`
	// ResolvesTo is the number of another reference of the text that this one stands for: "Nghị quyết trên", "chương trình hành động
	// của Tỉnh ủy", a title without a number. Empty where the text does not settle it.
	ResolvesTo string      `json:"resolves_to,omitempty"`
	Issuer     string      `json:"issuer,omitempty"`
	Date       Date        `json:"date,omitzero"`
	Title      string      `json:"title,omitempty"`
	Provisions []Provision `json:"provisions,omitempty"`
}

// Cited is the number of the document that the reference names, "" where it names none by number, or the document itself.
// Example: "57-NQ/TW" of "Nghị quyết số 57-NQ/TW", "" of "khoản 2 Điều này", whose Canonical is Self.
func (r Reference) Cited() string {
	if r.Canonical == Self {
		return ""
	}
	return r.Canonical
}

// Meant is the number of the document that the reference stands for: the one it names, else the one it resolves to; "" where it is
// the document itself or none is known. Example: "57-NQ/TW" of "Nghị quyết nêu trên".
func (r Reference) Meant() string {
	for _, number := range [...]string{r.Canonical, r.ResolvesTo} {
		if number != "" && number != Self {
			return number
		}
	}
	return ""
}

// Key is what the documents that the reference may mean are found by: the strict key of the number that it names or resolves to, else the
// key of its type and subject; "" where it names no document that could be looked for.
// Example: "57|NQ|TW" of "Nghị quyết số 57-NQ/TW", "~luat|dat dai" of "Luật Đất đai".
func (r Reference) Key() string {
	for _, number := range [...]string{r.Canonical, r.ResolvesTo} {
		if number != "" {
			n, _ := ParseNumber(number)
			return n.StrictKey()
		}
	}
	switch r.Kind {
	case ReferenceNamed, ReferenceDescriptive, ReferenceNumbered:
		return SubjectKey(r.DocType, r.Title)
	}
	return ""
}
