package web

import "net/http"

// flushEvery is after how many rows a download is sent on.
const flushEvery = 200

// download streams a whole list as a sheet; each hands on its rows. What fails before the first row is an error; later the file ends with a
// line that says so, since its beginning is on its way.
func (s *site) download(w http.ResponseWriter, r *http.Request, name string, head []string, each func(row func(...string) error) error) error {
	var out sheet
	rows := 0
	begin := func() (err error) {
		if out, err = newSheet(w, name+".csv"); err == nil {
			err = out.row(head...)
		}
		return err
	}
	err := each(func(cells ...string) error {
		if rows == 0 {
			if err := begin(); err != nil {
				return err
			}
		}
		if rows++; rows%flushEvery == 0 {
			out.rows.Flush()
			_ = http.NewResponseController(w).Flush() // a writer that cannot is flushed at the end
		}
		return out.row(cells...)
	})
	switch {
	case err != nil && rows == 0:
		return err
	case err != nil && r.Context().Err() == nil:
		s.log.Error("download cut short", "path", r.URL.Path, "rows", rows, "error", err)
		_ = out.row("Danh sách bị ngắt giữa chừng; hãy tải lại.")
	case rows == 0:
		if begin() != nil {
			return nil
		}
	}
	_ = out.end() // a reader who has gone is no fault
	return nil
}

// endFile ends a file of rows after what was written of it; one without a row is begun first. What failed before the first row is answered as an
// error; later the connection is broken off, since a file that is cut must not look whole.
func (s *site) endFile(r *http.Request, begun bool, begin, end func() error, err error) error {
	if err != nil && !begun {
		return err
	}
	if err == nil && !begun {
		err = begin()
	}
	if err == nil {
		err = end()
	}
	if err != nil && r.Context().Err() == nil {
		s.log.Error("export broken off", "path", r.URL.Path, "error", err)
		panic(http.ErrAbortHandler)
	}
	return nil
}
