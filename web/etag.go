package web

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"vankho/search"
)

// steady are the addresses whose answer follows from the states of store and index, the day, and what the request says of its reader: their
// tag is known before any work is done, and whoever has the answer is told so at once. What is kept for a while beside the store (the home page,
// legal bases), what is read from files while it is asked for (originals), and what a clock changes (imports) is not among them; such answers are made, and
// compared by their bytes.
var steady = [...]string{
	"/tim", "/duyet", "/van-ban/{id}", "/van-ban/{id}/lien-he", "/van-ban/{id}/chuoi", "/van-ban/{id}/cung-chu-de", "/van-ban/{id}/thuoc-tinh",
	"/van-ban/{id}/chat-luong", "/van-ban/{id}/so-lieu", "/van-ban/{id}/lich-su", comparePath, missingPath, mostCitedPath, figuresPath, conflictsPath, goalsPath, tasksPath, "/van-ban/{id}" + tasksPath,
	"/api/v1/tim", "/api/v1/van-ban/{id}", "/api/v1/van-ban/{id}/hieu-luc", "/api/v1/van-ban/{id}/lien-he", "/api/v1/van-ban/{id}/chuoi", "/api/v1/van-ban/{id}/gan-noi-dung", "/api/v1/van-ban/{id}/lich-su", "/api/v1" + comparePath,
	"/api/v1" + missingPath, "/api/v1" + mostCitedPath, "/api/v1/figures", "/api/v1/figures/series", "/api/v1/figures/conflicts", goalsAPIPath, tasksAPI,
}

// tagger makes the tags of answers. Those of one run of the program say nothing in another.
type tagger struct{ run [16]byte }

func newTagger() tagger {
	var t tagger
	_, _ = rand.Read(t.run[:]) // never fails, by its documentation
	return t
}

// tagged gives the answers of an address tags (ETag), and answers 304 to who has them. Source: RFC 9110 §8.8.3, §13.1.2.
func (s *site) tagged(path string, h handler) handler {
	known := slices.Contains(steady[:], path)
	return func(w http.ResponseWriter, r *http.Request) error {
		t := &tagWriter{ResponseWriter: w, asked: r.Header.Get("If-None-Match")}
		if known {
			t.tag = s.stateTag(r)
			if has := matching(t.asked, t.tag); t.tag != "" && has != "" {
				w.Header().Add("Vary", "Cookie")
				t.unchanged(has)
				return nil
			}
		}
		if t.asked != "" { // who has the compressed answer has the answer, also where net/http compares
			r.Header.Set("If-None-Match", strings.ReplaceAll(t.asked, tagSuffix+`"`, `"`))
		}
		return h(t, r)
	}
}

// stateTag is the tag of an answer that follows from the states of store and index; "" where one of them cannot tell. It is weak: how long a
// search took stands in some answers. The states are read before the answer is made, so that a change meanwhile makes it older than it is,
// never newer.
func (s *site) stateTag(r *http.Request) string {
	mark, err := s.library.StateMark()
	if err != nil {
		s.log.Warn("state of the store", "error", err)
		return ""
	}
	// The foot of a page counts by a state that may be a second old.
	st, err := s.states.get(r.Context())
	if err != nil {
		return ""
	}
	stats, err := s.engine.Stats(r.Context())
	if err != nil {
		stats = search.Stats{}
	}
	who := s.viewer(r)
	hour := int64(0)
	if who.seat != "" {
		hour = s.tokens.hour() // as the token in the forms
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%x|%s|%s|%d|%d|%s|%t|%v|%v|%d|%q|%q|%q|%t", s.tags.run, mark, st.Mark, stats.Seq, stats.Synced.UnixNano(), stats.Build, err == nil, s.today(), who, hour,
		r.Header.Values("Cookie"), r.Host, r.RequestURI, r.TLS != nil) // a hash takes everything
	return `W/"` + short(sum.Sum(nil)) + `"`
}

// byteTag is the strong tag of a body.
func byteTag(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + short(sum[:]) + `"`
}

func short(sum []byte) string { return base64.RawURLEncoding.EncodeToString(sum[:15]) }

// matching is the tag among those of If-None-Match that is the given one, by the weak comparison, of an answer compressed or not; "" where
// none is, and for "*", which is for who writes.
// Example: among `"a", W/"b-gzip"` it is `W/"b-gzip"` for `"b"`.
func matching(asked, tag string) string {
	tag = strings.TrimPrefix(tag, "W/")
	for one := range strings.SplitSeq(asked, ",") {
		one = strings.TrimSpace(one)
		if bare := strings.TrimPrefix(one, "W/"); bare == tag || strings.TrimSuffix(bare, tagSuffix+`"`)+`"` == tag {
			return one
		}
	}
	return ""
}

// tagWriter sets the tag of an answer as it begins.
type tagWriter struct {
	http.ResponseWriter
	// asked is what the reader has, tag the answer's own, "" where it is not known yet.
	asked, tag string
	begun      bool
}

// WriteHeader implements http.ResponseWriter.
func (w *tagWriter) WriteHeader(status int) {
	if !w.begun && status == http.StatusOK && w.tag != "" && w.keepable() && w.Header().Get("Etag") == "" {
		w.Header().Set("Etag", w.tag)
	}
	w.begun = w.begun || status >= 200
	w.ResponseWriter.WriteHeader(status)
}

func (w *tagWriter) Write(b []byte) (int, error) {
	if !w.begun {
		w.WriteHeader(http.StatusOK)
	}
	return w.ResponseWriter.Write(b)
}

// keepable reports whether a reader may keep the answer at all.
func (w *tagWriter) keepable() bool {
	return !strings.Contains(w.Header().Get("Cache-Control"), "no-store")
}

// unchanged answers that the reader has it already, under that tag.
func (w *tagWriter) unchanged(has string) {
	h := w.Header()
	h.Del("Content-Type")
	h.Set("Etag", has)
	w.begun = true
	w.ResponseWriter.WriteHeader(http.StatusNotModified)
}

// Unwrap lets http.ResponseController reach deadlines, flushing and full duplex.
func (w *tagWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Flush implements http.Flusher.
func (w *tagWriter) Flush() {
	if !w.begun {
		w.WriteHeader(http.StatusOK)
	}
	_ = http.NewResponseController(w.ResponseWriter).Flush()
}

// deliver writes a whole answer, or says that the reader has it where its bytes are the same.
func deliver(w http.ResponseWriter, status int, body []byte) {
	if t, ok := w.(*tagWriter); ok && status == http.StatusOK && t.tag == "" && t.keepable() {
		t.tag = byteTag(body)
		if has := matching(t.asked, t.tag); has != "" {
			t.unchanged(has)
			return
		}
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // a reader who has gone is no fault
}
