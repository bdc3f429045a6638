package measure

import (
	_ "embed"
	"slices"
	"sync"

	"vankho/corpus/table"
)

// Kind is what a report calls the files of one format: "PDF", "PDF quét" (most pages are pictures), "DOCX", or the media type of
// a format that kinds.tsv does not name.
type Kind string

// kindScan is a PDF most pages of which are pictures.
const kindScan Kind = "PDF quét"

//go:embed kinds.tsv
var kindsTSV string

type kindRow struct {
	mime  string
	kind  Kind
	paged bool
}

var kinds = sync.OnceValue(func() []kindRow {
	var rows []kindRow
	for cells := range table.Rows(kindsTSV, 3) {
		rows = append(rows, kindRow{cells[0], Kind(cells[1]), cells[2] != ""})
		if cells[0] == pdfType {
			rows = append(rows, kindRow{"", kindScan, true})
		}
	}
	return rows
})

const pdfType = "application/pdf"

func kindOf(f File) Kind {
	for _, row := range kinds() {
		if row.mime == f.MIME && f.MIME != "" {
			if f.MIME == pdfType && f.scanned() {
				return kindScan
			}
			return row.kind
		}
	}
	if f.MIME == "" {
		return "Không rõ"
	}
	return Kind(f.MIME)
}

// paged reports whether files of the kind are pages with a letterhead set in two columns.
func (k Kind) paged() bool {
	return slices.ContainsFunc(kinds(), func(row kindRow) bool { return row.kind == k && row.paged })
}

// place is where the kind stands in a report.
func (k Kind) place() int {
	if i := slices.IndexFunc(kinds(), func(row kindRow) bool { return row.kind == k }); i >= 0 {
		return i
	}
	return len(kinds())
}
