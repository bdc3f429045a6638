package web

import (
	"strings"

	"vankho/corpus"
)

// compareRef names a text that is compared, as addresses do: a document, or one of its sections, as it stands in the document or as it was
// on a day.
// Example: "24-2023-qd-ubnd", "24-2023-qd-ubnd~dieu-5", "24-2023-qd-ubnd~dieu-5.khoan-2@2024-01-01", "24-2023-qd-ubnd@2024-01-01".
type compareRef struct {
	ID      corpus.ID
	Section corpus.SectionID
	// Day is zero for the text as the document itself has it.
	Day corpus.Date
}

// The marks between the parts of a reference.
const (
	refSection = "~"
	refDay     = "@"
)

// longestRef is how long a reference may be, in bytes.
const longestRef = 400

// readCompareRef reads what an address names. ok is false for what is no reference, such as the number of a document.
func readCompareRef(s string) (r compareRef, ok bool) {
	if s == "" || len(s) > longestRef || strings.ContainsAny(s, " /?#\\") {
		return r, false
	}
	rest, day, dated := strings.Cut(s, refDay)
	if dated {
		if r.Day, ok = corpus.ParseISODate(day); !ok || r.Day.Day == 0 {
			return compareRef{}, false
		}
	}
	id, section, within := strings.Cut(rest, refSection)
	if id == "" || within && section == "" {
		return compareRef{}, false
	}
	r.ID, r.Section = corpus.ID(id), corpus.SectionID(section)
	return r, true
}

// String is the reference as addresses carry it, "" for the zero value.
func (r compareRef) String() string {
	out := string(r.ID)
	if r.Section != "" {
		out += refSection + string(r.Section)
	}
	if !r.Day.IsZero() {
		out += refDay + r.Day.String()
	}
	return out
}

// compareURL is where two texts stand side by side.
func compareURL(a, b compareRef) string {
	return address(comparePath, "a", a.String(), "b", b.String())
}

// comparePath is the page that compares two texts.
const comparePath = "/so-sanh"
