package web

import (
	"errors"
	"net/http"

	"vankho/search"
)

// healthRoutes are what tells whoever watches over the program how it is. None of it names a document or a question.
func (s *site) healthRoutes(r router) {
	r.get("/healthz", s.serveHealth)
	r.get("/readyz", s.serveReady)
	r.get("/metrics", s.serveMetrics)
}

// serveHealth answers that the program runs.
func (s *site) serveHealth(w http.ResponseWriter, _ *http.Request) error {
	return sayPlainly(w, http.StatusOK, "đang chạy")
}

// serveReady answers whether questions are answered whole: the store can be read, and the index is open. Else it is 503 with the reason.
func (s *site) serveReady(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.library.Counts(r.Context()); err != nil {
		s.log.Warn("store not ready", "error", err)
		return sayPlainly(w, http.StatusServiceUnavailable, "không đọc được kho")
	}
	if _, err := s.engine.Stats(r.Context()); err != nil {
		if errors.Is(err, search.ErrNotReady) {
			return sayPlainly(w, http.StatusServiceUnavailable, "đang lập chỉ mục")
		}
		s.log.Warn("index not ready", "error", err)
		return sayPlainly(w, http.StatusServiceUnavailable, "không đọc được chỉ mục")
	}
	return sayPlainly(w, http.StatusOK, "sẵn sàng")
}

// sayPlainly answers one line for programs that watch.
func sayPlainly(w http.ResponseWriter, status int, words string) error {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, err := w.Write([]byte(words + "\n"))
	return err
}
