package extract

import (
	"strings"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/sheet"
)

// workbookHeadRows is how many rows may stand above the head of a register in a workbook: letterhead, title, blank rows.
const workbookHeadRows = 20

// workbook emits a workbook: the rows of its registers where it has any, else one document with a page for each sheet.
func (r *reading) workbook(book *sheet.Book, notes []corpus.Problem, err error) error {
	if err != nil {
		return err
	}
	notes = append(notes, book.Problems...)
	var registers []workbookRegister
	for _, s := range book.Sheets {
		if head, at := workbookHead(s); head != nil {
			registers = append(registers, workbookRegister{s, head, at})
		}
	}
	if len(registers) == 0 {
		return r.putDocument(book.Pages(), notes)
	}
	if book.Encoding != "" {
		notes = append(notes, fault.Of(fault.Converted, book.Encoding).Problem())
	}
	if others := len(book.Sheets) - len(registers); others > 0 {
		notes = append(notes, fault.Of(fault.OtherSheets, others).Problem())
	}
	r.result.Problems = append(r.result.Problems, notes...)
	register := r.register()
	for _, w := range registers {
		if err := w.emit(register); err != nil {
			return err
		}
	}
	if r.result.Records == 0 {
		return fault.Of(fault.EmptyRegister)
	}
	return nil
}

// workbookRegister is a sheet that is a register: the field of each column, and the index of the row that names them.
type workbookRegister struct {
	sheet sheet.Sheet
	head  map[int]string
	at    int
}

// workbookHead finds the row that names the columns of a register. A table of a plan has columns "Nội dung" and "Cơ quan" too: one
// that is to be a register of documents has their numbers, and their dates or abstracts.
func workbookHead(s sheet.Sheet) (head map[int]string, at int) {
	for at, row := range s.Rows[:min(len(s.Rows), workbookHeadRows)] {
		head, fields := map[int]string{}, map[string]bool{}
		for _, cell := range row.Cells {
			if field := column(cell.Text); field != "" && !fields[field] {
				head[cell.Column] = field
				fields[field] = true
			}
		}
		if fields["number"] && (fields["issued"] || fields["abstract"]) {
			return head, at
		}
	}
	return nil, 0
}

func (w workbookRegister) emit(register *register) error {
	for _, row := range w.sheet.Rows[w.at+1:] {
		e := entry{}
		var raw []string
		ordinals := true // nothing but small numbers: a row that numbers the columns
		for _, cell := range row.Cells {
			raw = append(raw, cell.Text)
			ordinals = ordinals && len(strings.Trim(cell.Text, "()")) <= 2
			field := w.head[cell.Column]
			if field == "" {
				continue
			}
			e[field] = cell.Text
			if field == "issued" && !cell.Date.IsZero() {
				e[field] = cell.Date.String()
			}
		}
		if ordinals && row.Number == w.sheet.Rows[w.at].Number+1 {
			continue
		}
		// A row of one cell is a title of rows, a remark or a signature.
		if len(row.Cells) == 1 {
			continue
		}
		if err := register.row(e, []byte(strings.Join(raw, "\t")), row.Number); err != nil {
			return err
		}
	}
	return nil
}
