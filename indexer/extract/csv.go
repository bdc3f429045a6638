package extract

import (
	"io"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/charset"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/grid"
	"vankho/indexer/extract/legacy"
)

// headRows is how many rows may stand above the head of a register (its title, the name of the office).
const headRows = 10

// csv reads a register where a head row names its columns, else a table, which is one document of rows. A real head and row:
//
//	Số, ký hiệu;Ngày ban hành;Trích yếu;Cơ quan ban hành
//	154/KH-UBND;27/03/2025;Kế hoạch thực hiện …;UBND tỉnh Lào Cai
func (r *reading) csv(in io.ReaderAt, size int64, notes []corpus.Problem) error {
	if size > r.unpackedLimit() {
		return fault.Of(fault.InputTooLarge, fault.Size(r.unpackedLimit()))
	}
	data := make([]byte, size)
	if n, err := in.ReadAt(data, 0); err != nil && err != io.EOF {
		return fault.Of(fault.Unreadable)
	} else {
		data = data[:n]
	}
	text, name := charset.Decode(data)
	text, encoding := legacy.Text(text)
	if encoding != "" {
		notes = append(notes, fault.Of(fault.Converted, encoding).Problem())
	} else if name == charset.Windows1252 || name == charset.Windows1258 {
		notes = append(notes, fault.Of(fault.GuessedCharset, name).Problem())
	}
	comma := separator(text)
	head, at := findHead(newCSV(text, comma))
	if head == nil {
		return r.csvTable(newCSV(text, comma), string(encoding), notes)
	}
	r.result.Problems = append(r.result.Problems, notes...)
	register, rows := r.register(), newCSV(text, comma)
	for n := 0; ; n++ {
		row, more := rows.next()
		var err error
		switch {
		case !more && r.result.Records == 0:
			return fault.Of(fault.EmptyRegister)
		case !more:
			return nil
		case row.bad:
			err = register.bad(fault.Of(fault.BadCSVRow, row.line), []byte(row.raw), row.line)
		case n > at && hasInk(strings.Join(row.cells, "")):
			err = register.row(csvEntry(head, row.cells), []byte(row.raw), row.line)
		}
		if err != nil {
			return err
		}
	}
}

func csvEntry(head, cells []string) entry {
	e := entry{}
	for i, cell := range cells {
		if i < len(head) && head[i] != "" && e[head[i]] == "" {
			e[head[i]] = cell
		}
	}
	return e
}

// separator is the one of comma, semicolon and tab that stands most often, and equally often, in the first lines.
func separator(text string) rune {
	best, most := ',', 0
	for _, comma := range []rune{',', ';', '\t'} {
		rows := newCSV(text, comma)
		counts := map[int]int{}
		for range headRows {
			row, more := rows.next()
			if !more {
				break
			}
			counts[len(row.cells)]++
		}
		for columns, times := range counts {
			if score := (columns - 1) * times; score > most {
				best, most = comma, score
			}
		}
	}
	return best
}

// findHead gives the fields of the columns and the index of the head row, nil where the table is no register: a head
// names at least two fields, one of them the number, the abstract or the text.
func findHead(rows *csvRows) ([]string, int) {
	for at := range headRows {
		row, more := rows.next()
		if !more {
			return nil, 0
		}
		cells := row.cells
		known, telling := map[string]bool{}, false
		head := make([]string, len(cells))
		for i, cell := range cells {
			head[i] = column(cell)
			switch head[i] {
			case "":
				continue
			case "number", "title", "abstract", "text":
				telling = true
			}
			known[head[i]] = true
		}
		if telling && len(known) >= 2 {
			return head, at
		}
	}
	return nil, 0
}

func (r *reading) csvTable(rows *csvRows, encoding string, notes []corpus.Problem) error {
	var lines []corpus.Line
	for {
		row, more := rows.next()
		if !more {
			break
		}
		if row.bad {
			notes = append(notes, fault.Of(fault.BadCSVRow, row.line).Problem())
		}
		cells := row.cells
		for i := range cells {
			cells[i] = viet.Squeeze(cells[i])
		}
		if hasInk(strings.Join(cells, "")) {
			lines = append(lines, corpus.Line{Kind: corpus.LineRow, Cells: cells})
		}
	}
	var tables grid.Numbering
	page := corpus.RawPage{Number: 1, Method: corpus.MethodText, Reading: corpus.Reading{Reader: "csv", Encoding: encoding}, Lines: tables.Rows(lines)}
	return r.putDocument([]corpus.RawPage{page}, notes)
}
