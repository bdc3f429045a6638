package web

import (
	"encoding/csv"
	"net/http"
	"strings"
)

// flushEvery is after how many rows a download is sent on.
const flushEvery = 200

// download streams a table as CSV that a Vietnamese spreadsheet opens: UTF-8 with a byte order mark. each hands on the rows. What fails
// before the first row is an error; later the file ends with a line that says so, since its beginning is on its way.
func (s *site) download(w http.ResponseWriter, r *http.Request, name string, head []string, each func(row func(...string) error) error) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	rows := 0
	begin := func() error {
		w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		w.Header().Set("Content-Disposition", `attachment; filename="`+name+`.csv"`)
		if _, err := w.Write([]byte("\uFEFF")); err != nil {
			return err
		}
		return out.Write(head)
	}
	row := func(cells ...string) error {
		if rows == 0 {
			if err := begin(); err != nil {
				return err
			}
		}
		for i, c := range cells {
			cells[i] = harmless(c)
		}
		if rows++; rows%flushEvery == 0 {
			out.Flush()
			_ = http.NewResponseController(w).Flush() // a writer that cannot is flushed at the end
		}
		return out.Write(cells)
	}
	err := each(row)
	switch {
	case err != nil && rows == 0:
		return err
	case err != nil && r.Context().Err() == nil:
		s.log.Error("download cut short", "path", r.URL.Path, "rows", rows, "error", err)
		err = out.Write([]string{"Danh sách bị ngắt giữa chừng; hãy tải lại."})
	case rows == 0:
		err = begin()
	}
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	_ = err // a reader who has gone is no fault
	return nil
}

// harmless keeps a spreadsheet from taking a cell for a formula: one that begins like one gets an apostrophe before it.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
