package web

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
)

// batchTime is how long a list may stand still: each batch that is answered gives as much again.
const batchTime = 2 * time.Minute

// serveBatchAPI looks up a list of numbers of any length: a JSON array, NDJSON, CSV or lines of text, answered line by line while it
// comes in, as NDJSON, or as an array where JSON came in.
func (s *site) serveBatchAPI(w http.ResponseWriter, r *http.Request) error {
	keepQuiet(w)
	p := readParams(r.URL.RawQuery, "tai")
	if err := p.strict(); err != nil {
		return err
	}
	day, ok := readDay(p.get("tai"))
	if !ok {
		return &paramError{"tai", p.get("tai"), "một ngày như 27/3/2025 hoặc 2025-03-27"}
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	var next lineSource
	switch kind {
	case "application/json", "application/x-ndjson", "application/jsonl":
		next = jsonLines(r.Body)
	case "text/csv":
		next = csvLines(r.Body)
	default:
		next = textLines(r.Body)
	}
	if err := s.batches.limit.pace(readerOf(r)); err != nil {
		return err
	}
	x := s.resolver(r)
	if !day.IsZero() {
		x.day = day
	}
	out := newRowWriter(w, kind == "application/json" && !strings.Contains(r.Header.Get("Accept"), "ndjson"))
	connection := http.NewResponseController(w)
	for row := 1; ; {
		_ = errors.Join(connection.SetReadDeadline(time.Now().Add(batchTime)), connection.SetWriteDeadline(time.Now().Add(batchTime)))
		lines, done, failed := nextLines(next, batchRows)
		if failed != nil && row == 1 && len(lines) == 0 {
			return listFault(failed)
		}
		if row == 1 && !done {
			_ = connection.EnableFullDuplex() // else the rest of the list is read before the first answer
		}
		rows, err := x.resolve(r.Context(), row, lines)
		if err != nil {
			if !out.begun {
				return err
			}
			s.log.Error("list broken off", "error", discreetly(err))
			panic(http.ErrAbortHandler) // a list that is cut must not look whole
		}
		for i := range rows {
			out.write(rows[i])
		}
		if failed != nil {
			out.write(struct {
				Error Problem `json:"error"`
			}{trouble(listFault(failed)).problem(r)})
			_, _ = io.CopyN(io.Discard, r.Body, 4*longestLine) // a reader who still sends would not see the answer
		}
		row += len(lines)
		if done {
			out.close()
			return nil
		}
		if out.flush(connection) != nil {
			return nil // the reader has gone
		}
	}
}

// listFault says what is wrong with a list that cannot be read further.
func listFault(err error) error {
	if errors.Is(err, errLongLine) {
		return &paramError{"danh sách", "", "có dòng dài quá " + bytesSize(longestLine)}
	}
	return err
}

// resolver looks up lists for the reader of a request.
func (s *site) resolver(r *http.Request) *resolver {
	today := s.today()
	return &resolver{library: s.library, limit: s.batches.limit, secret: s.viewer(r).local, day: today, today: today}
}

// rowWriter writes rows as JSON, one a line, as an array or bare.
type rowWriter struct {
	out    http.ResponseWriter
	encode *json.Encoder
	array  bool
	begun  bool
}

func newRowWriter(w http.ResponseWriter, array bool) *rowWriter {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &rowWriter{out: w, encode: e, array: array}
}

func (w *rowWriter) begin() {
	if w.begun {
		return
	}
	w.begun = true
	kind := "application/x-ndjson; charset=utf-8"
	if w.array {
		kind = "application/json; charset=utf-8"
	}
	w.out.Header().Set("Content-Type", kind)
	if w.array {
		_, _ = io.WriteString(w.out, "[")
	}
}

// write adds a row; a reader who has gone is noticed by flush.
func (w *rowWriter) write(row any) {
	if w.array && w.begun {
		_, _ = io.WriteString(w.out, ",")
	}
	w.begin()
	_ = w.encode.Encode(row)
}

func (w *rowWriter) flush(c *http.ResponseController) error {
	w.begin()
	return c.Flush()
}

func (w *rowWriter) close() {
	w.begin()
	if w.array {
		_, _ = io.WriteString(w.out, "]\n")
	}
}
