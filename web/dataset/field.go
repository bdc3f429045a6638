package dataset

import (
	_ "embed"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus/table"
)

//go:embed data/fields.tsv
var fieldsTable string

//go:embed data/words.tsv
var wordsTable string

// field is one column.
type field struct {
	// name is that of JSONL and Parquet, title that of CSV and XLSX.
	name, title, description string
	kind                     fieldType
	// width is how many characters of it a spreadsheet shows.
	width int
	// words are what codes are called where people read them: "actual" is "thực hiện".
	words map[string]string
}

// fieldType is a type of Frictionless's table schema.
type fieldType string

const (
	textField    fieldType = "string"
	numberField  fieldType = "number"
	integerField fieldType = "integer"
	booleanField fieldType = "boolean"
	dateField    fieldType = "date"
)

// fields are the columns, in the order of record.
var fields = sync.OnceValue(func() []field {
	of := map[string][]string{}
	for row := range table.Rows(fieldsTable, 4) {
		of[row[0]] = row
	}
	var all []field
	for i := range reflect.TypeFor[record]().NumField() {
		f := reflect.TypeFor[record]().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		row := of[name]
		if row == nil {
			row = []string{name, name, "", ""}
		}
		width, _ := strconv.Atoi(row[2])
		codes := name
		if strings.HasSuffix(name, "_origin") {
			codes = "origin"
		}
		all = append(all, field{name: name, title: row[1], width: max(width, 8), description: row[3], kind: typeOf(f.Type), words: words()[codes]})
	}
	return all
})

// words are what codes are called, by field.
var words = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for row := range table.Rows(wordsTable, 3) {
		if all[row[0]] == nil {
			all[row[0]] = map[string]string{}
		}
		all[row[0]][row[1]] = row[2]
	}
	return all
})

// Word is what people call a code of a field, as CSV and XLSX have it; the code where it has no other name.
// Example: Word("kind", "actual") is "thực hiện".
func Word(field, code string) string {
	if w, ok := words()[field][code]; ok {
		return w
	}
	return code
}

func typeOf(t reflect.Type) fieldType {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[day]():
		return dateField
	case t.Kind() == reflect.Float64:
		return numberField
	case t.Kind() == reflect.Int32, t.Kind() == reflect.Int64:
		return integerField
	case t.Kind() == reflect.Bool:
		return booleanField
	}
	return textField
}

// cell is one value of a row: text, or a number in it; empty where nothing is known.
type cell struct {
	text   string
	number float64
	kind   fieldType
}

// cells are the values of a row as people read them.
func (r *record) cells() []cell {
	v := reflect.ValueOf(r).Elem()
	all := make([]cell, 0, v.NumField())
	for i, f := range fields() {
		all = append(all, f.cell(v.Field(i)))
	}
	return all
}

func (f field) cell(v reflect.Value) cell {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return cell{}
		}
		v = v.Elem()
	}
	c := cell{kind: f.kind}
	switch {
	case f.kind == dateField:
		c.text, c.number = day(v.Int()).String(), float64(v.Int())
	case f.kind == integerField:
		c.text, c.number = strconv.FormatInt(v.Int(), 10), float64(v.Int())
	case f.kind == numberField:
		c.text, c.number = strconv.FormatFloat(v.Float(), 'f', -1, 64), v.Float()
	case f.kind == booleanField:
		c.text = noWord
		if v.Bool() {
			c.text, c.number = yesWord, 1
		}
	default:
		c.text = f.word(v.String())
	}
	return c
}

// What a boolean is for a reader.
const (
	yesWord = "có"
	noWord  = "không"
)

// word is what a code, or a list of codes, is called.
func (f field) word(code string) string {
	if f.words == nil || code == "" {
		return code
	}
	parts := strings.Split(code, ", ")
	for i, p := range parts {
		if w, ok := f.words[p]; ok {
			parts[i] = w
		}
	}
	return strings.Join(slices.Compact(parts), ", ")
}
