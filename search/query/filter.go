package query

import "strings"

// None is the facet value of documents that lack the fact.
const None = "khong-ghi"

// Filter (điều kiện lọc) is one condition on documents, as an operator of the question or as a parameter of an address.
// Filters of one key are alternatives, those of several keys must all hold, and what is Not is left out always.
// Example: "loai:nghị-quyết" is {Key:"loai", Value:"nghi-quyet", Part:true}, the address "loai=-nghi-quyet" is
// {Key:"loai", Value:"nghi-quyet", Not:true}.
type Filter struct {
	// Key is the name of a Field: "loai", "nam".
	Key string
	// Value is spelled as an address carries it: "nghi-quyet", "2020..2025"; None for documents that lack the fact.
	Value string
	// Not leaves documents with the value out.
	Not bool
	// Part lets names that hold the value as a part be meant too: "lao-cai" in "uy-ban-nhan-dan-tinh-lao-cai".
	Part bool
}

// String is the value of the address: "nghi-quyet", "-nghi-quyet".
func (f Filter) String() string {
	if f.Not {
		return "-" + f.Value
	}
	return f.Value
}

// ReadFilter reads the value of a parameter of an address: {"loai", "-nghi-quyet"}. It is false where no field has that
// key or the field does not understand the value.
func ReadFilter(key, value string) (Filter, bool) {
	field, ok := FieldNamed(key)
	if !ok || !field.Parameter() {
		return Filter{}, false
	}
	rest, not := strings.CutPrefix(value, "-")
	v, ok := field.canonical(rest)
	return Filter{Key: field.Name, Value: v, Not: not}, ok
}

// FieldNamed finds a field by its exact name.
func FieldNamed(name string) (Field, bool) {
	for _, f := range fields() {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Filtered are the filters of one key.
func Filtered(all []Filter, key string) []Filter {
	var out []Filter
	for _, f := range all {
		if f.Key == key {
			out = append(out, f)
		}
	}
	return out
}
