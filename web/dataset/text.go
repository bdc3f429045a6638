package dataset

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"

	"vankho/corpus"
)

// commas writes CSV: UTF-8 with its mark, numbers with a point, days as ISO. Source: RFC 4180.
type commas struct {
	layout
	rows *csv.Writer
	row  []string
}

// byteOrderMark tells spreadsheets that a file is UTF-8.
const byteOrderMark = "\uFEFF"

func newCSV(out io.Writer, l layout) (*commas, error) {
	if _, err := io.WriteString(out, byteOrderMark); err != nil {
		return nil, err
	}
	c := &commas{layout: l, rows: csv.NewWriter(out)}
	for _, f := range l.fields {
		c.row = append(c.row, f.title)
	}
	return c, c.rows.Write(c.row)
}

func (c *commas) write(r any) error {
	c.row = c.row[:0]
	for _, v := range c.cells(r) {
		if v.kind == textField {
			v.text = harmless(v.text)
		}
		c.row = append(c.row, v.text)
	}
	return c.rows.Write(c.row)
}

// harmless is a cell that no spreadsheet runs as a formula. A number with a sign is none: "-2,5" stays.
func harmless(s string) string {
	if s != "" && strings.ContainsAny(s[:1], "+-") && strings.Trim(s[1:], "0123456789.,%") == "" {
		return s
	}
	return corpus.PlainCell(s)
}

func (c *commas) flush() error {
	c.rows.Flush()
	return c.rows.Error()
}

func (c *commas) close() error { return c.flush() }

// lines writes one JSON object a line. Source: https://jsonlines.org.
type lines struct{ rows *json.Encoder }

func newLines(out io.Writer) lines {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	return lines{e}
}

func (l lines) write(r any) error { return l.rows.Encode(r) }
func (l lines) flush() error      { return nil }
func (l lines) close() error      { return nil }
