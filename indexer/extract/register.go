package extract

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
	"vankho/indexer/extract/charset"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/legacy"
)

//go:embed columns.tsv
var columnsTSV string

// columnNames maps the head of a column to the field it fills.
var columnNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for row := range table.Rows(columnsTSV, 2) {
		for alias := range strings.SplitSeq(row[1], "|") {
			names[charset.Compose(alias)] = row[0]
		}
	}
	return names
})

// column tells which field the head of a column names, "" for none.
// Example: "Số, ký hiệu" is "number", "Ngày ban hành" is "issued", "issue_date" is "issued".
func column(head string) string {
	words := strings.FieldsFunc(strings.ToLower(charset.Compose(head)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return columnNames()[strings.Join(words, " ")]
}

// entry is one row of a register, by field; other columns are left out.
type entry map[string]string

// row gives the fields as facts; false where the date cannot be read, which is left out then.
func (e entry) row() (row *Row, ok bool) {
	row = &Row{
		Number: viet.Squeeze(e["number"]), Type: viet.Squeeze(e["type"]), Issuer: viet.Squeeze(e["issuer"]),
		Abstract: viet.Squeeze(e["abstract"]), Status: viet.Squeeze(e["status"]), Link: strings.TrimSpace(e["link"]),
		Place: viet.Squeeze(e["place"]), Signer: viet.Squeeze(e["signer"]),
	}
	if row.Abstract == "" {
		row.Abstract = viet.Squeeze(e["title"])
	}
	row.Issued, ok = parseDate(viet.Squeeze(e["issued"]))
	return row, ok
}

// register emits the rows of one register.
type register struct {
	*reading
	seen map[string]bool
}

func (r *reading) register() *register { return &register{r, map[string]bool{}} }

// row emits one row; raw is its bytes, line its 1-based line number.
func (r *register) row(e entry, raw []byte, line int) error {
	record := Record{Member: r.member(e["id"], line), SHA256: hash(raw)}
	row, ok := e.row()
	if !ok {
		record.Problems = append(record.Problems, fault.Of(fault.BadDate, line, viet.Squeeze(e["issued"])).Problem())
	}
	text := e["text"]
	if row.Number == "" && row.Abstract == "" && !hasInk(text) {
		return r.bad(fault.Of(fault.EmptyRow, line), raw, line)
	}
	record.Row = row
	if hasInk(text) {
		record.Pages = plain(text)
		record.Problems = append(record.Problems, legacy.Pages(record.Pages)...)
	}
	return r.put(record)
}

// bad emits a row that could not be read, so that it is counted and named.
func (r *register) bad(f *fault.Fault, raw []byte, line int) error {
	return r.put(Record{Member: r.member("", line), SHA256: hash(raw), Problems: []corpus.Problem{f.Problem()}})
}

// member is the row's id where it has one of its own.
func (r *register) member(id string, line int) string {
	id = viet.Squeeze(id)
	if id == "" || len(id) > 200 || r.seen[id] {
		id = fmt.Sprintf("row-%d", line)
	}
	for r.seen[id] {
		id += "-"
	}
	r.seen[id] = true
	return id
}

func hash(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}
