package web

import (
	"context"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

const (
	// streamPause is how often an open page is told of progress, at most; streamSilence how long it is told nothing, at most.
	streamPause   = 400 * time.Millisecond
	streamSilence = 15 * time.Second
	// streamWrite is how long a reader may take to take an event: one that reads nothing is left.
	streamWrite = 10 * time.Second
	// streamsAtOnce is how many pages are told at a time; the others load themselves again.
	streamsAtOnce = 50
	// streamTime is how long one is told before it has to ask again.
	streamTime = 30 * time.Minute
)

func newStreams(now func() time.Time) *limiter {
	const (
		burst    = 40
		every    = time.Second
		patience = 100 * time.Millisecond
	)
	return newLimiter(now, burst, every, streamsAtOnce, patience)
}

// progressEvent is what an open page is told.
type progressEvent struct {
	Sentence string        `json:"cau"`
	Counts   string        `json:"dem"`
	Percent  int           `json:"phan_tram"`
	Rows     []progressRow `json:"dong,omitempty"`
	// Failures are sentences of files that were not read.
	Failures []string `json:"hong,omitempty"`
	Ended    bool     `json:"het,omitempty"`
}

type progressRow struct {
	N    int           `json:"so"`
	HTML template.HTML `json:"html"`
}

// serveImportStream tells an open page of an import how far it is (server-sent events), until it has ended. The id of an event is the newest
// change that it tells of, so that a page whose line broke misses nothing.
func (s *site) serveImportStream(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	if !s.mayImport(who) {
		return errNoEdit
	}
	v, err := readImportView(readParams(r.URL.RawQuery, pageKey, importFilterKey))
	if err != nil {
		return err
	}
	id := mux.Vars(r)["lan"]
	if _, err := s.intake.Import(r.Context(), id); err != nil {
		return err
	}
	leave, err := s.streams.enter(r.Context(), readerOf(r))
	if err != nil {
		return err
	}
	defer leave()
	after, err := strconv.ParseInt(r.Header.Get("Last-Event-ID"), 10, 64)
	if err != nil || after < 0 {
		after = 0
	}
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // a proxy before this site shall not gather events
	ctx, cancel := context.WithTimeout(r.Context(), streamTime)
	defer cancel()
	out := stream{w: w, control: http.NewResponseController(w)}
	_ = out.control.SetReadDeadline(time.Time{})
	if err := s.tellProgress(ctx, &out, id, v, after, who); err != nil && ctx.Err() == nil && !out.broken {
		s.log.Error("progress of an import", "import", id, "error", err)
	}
	return nil
}

// stream writes events to a reader.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	broken  bool
}

// send writes one event, or a remark where it has no data.
func (o *stream) send(id int64, data []byte) error {
	_ = o.control.SetWriteDeadline(time.Now().Add(streamWrite)) // where it cannot be moved the usual one holds
	var err error
	if data == nil {
		_, err = fmt.Fprint(o.w, ": vẫn đang nạp\n\n")
	} else {
		_, err = fmt.Fprintf(o.w, "id: %d\ndata: %s\n\n", id, data)
	}
	if err == nil {
		err = o.control.Flush()
	}
	o.broken = o.broken || err != nil
	return err
}

// tellProgress writes events until the import, the program or the reader ends.
func (s *site) tellProgress(ctx context.Context, out *stream, id string, v importView, after int64, who viewer) error {
	seen := after
	for first := true; ; first = false {
		changed := s.intake.Changed()
		e, newest, err := s.progress(ctx, id, v, seen, who)
		if err != nil {
			return err
		}
		data, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("event: %w", err)
		}
		if first || newest > seen || len(e.Rows) > 0 || e.Ended {
			if err := out.send(newest, data); err != nil {
				return err
			}
		}
		seen = newest
		if e.Ended {
			return nil
		}
		select {
		case <-time.After(streamPause):
		case <-ctx.Done():
			return nil
		}
		select {
		case <-changed:
		case <-time.After(streamSilence):
			if err := out.send(0, nil); err != nil {
				return err
			}
		case <-s.intake.Done():
			return nil
		case <-ctx.Done():
			return nil
		}
	}
}

// rowsAtOnce is how many changed files one event tells of.
const rowsAtOnce = 500

// progress is what a page is told that has seen the changes so far, and the newest change that it is told of.
func (s *site) progress(ctx context.Context, id string, v importView, seen int64, who viewer) (progressEvent, int64, error) {
	i, err := s.intake.Import(ctx, id)
	if err != nil {
		return progressEvent{}, seen, err
	}
	p := newImportPage(i, v)
	e := progressEvent{Sentence: p.Sentence, Counts: p.Counts, Percent: p.Percent, Ended: p.Ended}
	list, total, err := s.intake.ImportFiles(ctx, corpus.ImportQuery{Import: id, After: max(seen, 0), Changed: true, N: rowsAtOnce})
	if err != nil {
		return e, seen, err
	}
	newest := seen
	shown := map[int]corpus.ImportFile{}
	first := (v.page-1)*importFilesPerPage + 1
	for _, f := range list {
		newest = max(newest, f.Change)
		if f.N >= first && f.N < first+importFilesPerPage && !v.trouble {
			shown[f.N] = f
		}
		if f.Outcome == corpus.ImportSecret && !who.local {
			f = hiddenImport(f)
		}
		if f.Outcome == corpus.ImportFailed || f.Outcome == corpus.ImportSecret {
			e.Failures = append(e.Failures, f.Name+": "+newImportFileRow(f, nil).Words)
		}
	}
	e.Ended = e.Ended && total <= len(list)
	now, err := s.intake.UnderWay(ctx, id)
	if err != nil {
		return e, seen, err
	}
	for _, f := range now {
		if f.N >= first && f.N < first+importFilesPerPage && !v.trouble {
			shown[f.N] = f
		}
	}
	var files []corpus.ImportFile
	for _, f := range shown {
		files = append(files, f)
	}
	rows, err := s.importRows(ctx, files, who)
	if err != nil {
		return e, seen, err
	}
	for _, row := range rows {
		html, err := s.rowHTML(row)
		if err != nil {
			return e, seen, err
		}
		e.Rows = append(e.Rows, progressRow{row.N, html})
	}
	return e, newest, nil
}
