package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/VictoriaMetrics/metrics"
	"github.com/gorilla/mux"
)

// Sizes are how many bytes the parts of a data folder take on the disk: "store", "index", "originals".
type Sizes map[string]int64

// meters count what the site does, for Prometheus. Requests are told apart by the template of their address, never by the address: documents
// and questions have no names here.
type meters struct {
	set      *metrics.Set
	inFlight atomic.Int64
	sizes    func(context.Context) (Sizes, error)
	now      func() time.Time

	mu       sync.Mutex
	measured time.Time
	last     Sizes
}

// latencies are the bounds of the histogram of answers, in seconds; the budgets of pages, .05 and .1, are among them.
var latencies = [...]float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// sizesKept is how long measured sizes are told again: folders of originals are long.
const sizesKept = time.Minute

func newMeters(o Options) *meters {
	return &meters{set: metrics.NewSet(), sizes: o.Sizes, now: o.Now}
}

// otherRoute names the requests for addresses that the site does not have.
const otherRoute = "khac"

// count counts the requests that a handler answers.
func (m *meters) count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		m.inFlight.Add(1)
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			m.inFlight.Add(-1)
			route := routeOf(r)
			m.set.GetOrCreateCounter(fmt.Sprintf(`vankho_http_requests_total{method=%q,route=%q,status="%d"}`, methodOf(r), route, seen.status)).Inc()
			m.set.GetOrCreatePrometheusHistogramExt(fmt.Sprintf(`vankho_http_request_duration_seconds{route=%q}`, route), latencies[:]).UpdateDuration(began)
		}()
		next.ServeHTTP(seen, r)
	})
}

// routeOf is the template of the address that was asked for, without its patterns: "/van-ban/{id}".
func routeOf(r *http.Request) string {
	if route := mux.CurrentRoute(r); route != nil {
		if path, err := route.GetPathTemplate(); err == nil {
			return plainTemplate(path)
		}
	}
	return otherRoute
}

// plainTemplate takes the patterns out of a template: "/a.{duoi:csv|json}" is "/a.{duoi}".
func plainTemplate(path string) string {
	out := make([]byte, 0, len(path))
	depth, skip := 0, false
	for i := range len(path) {
		switch c := path[i]; {
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				skip = false
			}
		case c == ':' && depth == 1:
			skip = true
		}
		if !skip {
			out = append(out, path[i])
		}
	}
	return string(out)
}

// methodOf is the method of a request where HTTP knows it: readers may make up others, each of which would be a series of its own.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return r.Method
	}
	return otherRoute
}

// statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
	begun  bool
}

func (w *statusWriter) WriteHeader(status int) {
	if !w.begun && status >= 200 {
		w.status, w.begun = status, true
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Write(b []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach deadlines, flushing and full duplex.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Flush implements http.Flusher.
func (w *statusWriter) Flush() { _ = http.NewResponseController(w.ResponseWriter).Flush() }

// serveMetrics answers /metrics in the text format of Prometheus, to this machine alone unless the administrator opens it.
func (s *site) serveMetrics(w http.ResponseWriter, r *http.Request) error {
	if !s.openMetrics && !s.viewer(r).local {
		return errNoPage
	}
	var b bytes.Buffer
	s.meters.set.WritePrometheus(&b)
	if err := s.gauges(r.Context(), &b, s.viewer(r)); err != nil {
		return err
	}
	metrics.WriteProcessMetrics(&b)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(b.Bytes()) // a reader who has gone is no fault
	return nil
}

// gauges write what the store and the index hold now.
func (s *site) gauges(ctx context.Context, b *bytes.Buffer, who viewer) error {
	st, err := s.states.get(ctx)
	if err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	if !who.local {
		st.Stats.Documents = max(0, st.Stats.Documents-st.Counts.Secret.Documents)
		st.Counts = st.Counts.Public()
	}
	waiting, judging, err := s.library.Pending(ctx)
	if err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	queue, err := s.library.Recognition(ctx)
	if err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	sizes, err := s.meters.size(ctx)
	if err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	ready, synced := 0.0, 0.0
	if st.Ready {
		ready = 1
	}
	if !st.Synced.IsZero() {
		synced = float64(st.Synced.Unix())
	}
	write := func(name string, value float64) { metrics.WriteGaugeFloat64(b, name, value) }
	write("vankho_http_requests_in_flight", float64(s.meters.inFlight.Load()))
	write("vankho_documents", float64(st.Counts.Documents))
	write("vankho_stubs", float64(st.Counts.Stubs))
	write("vankho_pages", float64(st.Counts.Pages))
	write("vankho_references", float64(st.Counts.References))
	for outcome, n := range st.Counts.Files {
		write(fmt.Sprintf("vankho_files{outcome=%q}", outcome), float64(n))
	}
	write("vankho_store_seq", float64(st.Counts.Seq))
	write("vankho_judging", float64(judging))
	write("vankho_index_ready", ready)
	write("vankho_index_documents", float64(st.Stats.Documents))
	write("vankho_index_seq", float64(st.Stats.Seq))
	write("vankho_index_lag", float64(st.Pending))
	write("vankho_index_synced_timestamp_seconds", synced)
	write("vankho_recognition_pages_waiting", float64(waiting))
	write(`vankho_recognition_pages{state="done"}`, float64(queue.Done))
	write(`vankho_recognition_pages{state="failed"}`, float64(queue.Failed))
	write(`vankho_recognition_pages{state="waiting"}`, float64(queue.Waiting))
	for part, n := range sizes {
		write("vankho_bytes{part="+strconv.Quote(part)+"}", float64(n))
	}
	return nil
}

// size measures the data folder, at most once a minute.
func (m *meters) size(ctx context.Context) (Sizes, error) {
	if m.sizes == nil {
		return nil, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if age := m.now().Sub(m.measured); m.last != nil && age >= 0 && age < sizesKept {
		return m.last, nil
	}
	out, err := m.sizes(ctx)
	if err == nil {
		m.last, m.measured = out, m.now()
	}
	return out, err
}
