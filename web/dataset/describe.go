package dataset

import (
	"encoding/json"
	"io"
	"time"
)

// Package describes files that hold the same rows. Source: https://specs.frictionlessdata.io/data-package.
type Package struct {
	// Title says in words which figures they are; Made is when they were written.
	Title string
	Made  time.Time
	// Path tells where the file of a format is: beside the description, or an address.
	Path func(Format) string
}

// descriptor is the form of a data package.
type descriptor struct {
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Created     string     `json:"created"`
	Resources   []resource `json:"resources"`
}

type resource struct {
	Profile   string         `json:"profile"`
	Name      string         `json:"name"`
	Title     string         `json:"title"`
	Path      string         `json:"path"`
	Format    Format         `json:"format"`
	MediaType string         `json:"mediatype"`
	Encoding  string         `json:"encoding,omitempty"`
	Dialect   map[string]any `json:"dialect,omitempty"`
	Schema    schema         `json:"schema"`
}

type schema struct {
	Fields        []schemaField `json:"fields"`
	MissingValues []string      `json:"missingValues"`
	PrimaryKey    []string      `json:"primaryKey"`
}

type schemaField struct {
	Name        string    `json:"name"`
	Title       string    `json:"title,omitempty"`
	Type        fieldType `json:"type"`
	Description string    `json:"description"`
	TrueValues  []string  `json:"trueValues,omitempty"`
	FalseValues []string  `json:"falseValues,omitempty"`
}

// Describe writes the datapackage.json of files of the given formats.
// Example: Describe(out, Package{Title: "Số liệu: hồ sơ trực tuyến", Made: now, Path: func(f Format) string { return "so-lieu." + string(f) }}, Formats()).
func Describe(out io.Writer, p Package, formats []Format) error {
	d := descriptor{Profile: "data-package", Name: "so-lieu", Title: p.Title, Created: p.Made.UTC().Format(time.RFC3339),
		Description: "Số liệu đọc từ văn bản, mỗi dòng một số liệu kèm chỗ nêu số liệu ấy trong văn bản. Các tệp có cùng các dòng."}
	for _, f := range formats {
		r := resource{Profile: "tabular-data-resource", Name: "so-lieu-" + string(f), Title: p.Title, Path: p.Path(f), Format: f, MediaType: f.MediaType(),
			Schema: schemaOf(f)}
		switch f {
		case CSV:
			r.Encoding, r.Dialect = "utf-8", map[string]any{"delimiter": ",", "lineTerminator": "\n", "quoteChar": `"`, "doubleQuote": true, "header": true}
		case JSONL:
			r.Encoding = "utf-8"
		case XLSX:
			r.Dialect = map[string]any{"sheet": sheetName, "header": true}
		}
		d.Resources = append(d.Resources, r)
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(d)
}

// schemaOf are the columns of a format: those that people read have titles for names.
func schemaOf(format Format) schema {
	s := schema{MissingValues: []string{""}}
	read := format == CSV || format == XLSX
	for _, f := range fields() {
		c := schemaField{Name: f.name, Title: f.title, Type: f.kind, Description: f.description}
		if read {
			c.Name, c.Title = f.title, ""
			if f.kind == booleanField {
				c.TrueValues, c.FalseValues = []string{yesWord}, []string{noWord}
			}
		}
		if f.name == "document_id" || f.name == "figure" {
			s.PrimaryKey = append(s.PrimaryKey, c.Name)
		}
		s.Fields = append(s.Fields, c)
	}
	return s
}
