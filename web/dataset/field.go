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

//go:embed data/documents.tsv
var documentsTable string

//go:embed data/tasks.tsv
var tasksTable string

//go:embed data/targets.tsv
var targetsTable string

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

// layout is what the columns of a kind of record are.
type layout struct {
	fields []field
	// sheet names the sheet of a workbook; links says, by the names of the fields that hold addresses, what is shown in their place.
	sheet string
	links map[string]string
}

// figureLayout are the columns of figures.
var figureLayout = sync.OnceValue(func() layout {
	return layout{fieldsOf(reflect.TypeFor[record](), fieldsTable), sheetName, map[string]string{"address": "Mở câu"}}
})

// documentLayout are the columns of documents.
var documentLayout = sync.OnceValue(func() layout {
	return layout{fieldsOf(reflect.TypeFor[documentRecord](), documentsTable), "Văn bản", map[string]string{"address": "Mở văn bản", "file_address": "Mở tệp"}}
})

// taskLayout are the columns of tasks.
var taskLayout = sync.OnceValue(func() layout {
	return layout{fieldsOf(reflect.TypeFor[taskRecord](), tasksTable), "Nhiệm vụ", map[string]string{"address": "Mở câu"}}
})

// targetLayout are the columns of targets with their results.
var targetLayout = sync.OnceValue(func() layout {
	return layout{fieldsOf(reflect.TypeFor[targetRecord](), targetsTable), "Mục tiêu", map[string]string{"target_address": "Mở câu", "result_address": "Mở câu"}}
})

// fields are the columns of figures.
func fields() []field { return figureLayout().fields }

// fieldsOf are the fields of a kind of record, in their order, as a table describes them.
func fieldsOf(t reflect.Type, described string) []field {
	of := map[string][]string{}
	for row := range table.Rows(described, 4) {
		of[row[0]] = row
	}
	var all []field
	for i := range t.NumField() {
		f := t.Field(i)
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
}

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

// cells are the values of a record as people read them.
func (l layout) cells(r any) []cell {
	v := reflect.ValueOf(r).Elem()
	all := make([]cell, 0, v.NumField())
	for i, f := range l.fields {
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
