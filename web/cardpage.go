package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"vankho/corpus"
)

// cardKey is the parameter that names a thing in the text by its anchor: "dan-7" is the seventh reference, "so-21" a figure.
const cardKey = "cho"

// cardLasts is how long a browser shows a card again without asking: what it says changes when a document comes in.
const cardLasts = "private, max-age=120"

// cardKeys are the parameters of a card.
var cardKeys = [...]string{cardKey, "doan", "b", "muc", asOfKey}

// cardRoutes are the cards of what texts name.
func (s *site) cardRoutes(r router) {
	r.get("/van-ban/{id}/the", s.serveCard)
	r.get("/api/v1/van-ban/{id}/the", s.serveCardAPI)
}

func (s *site) readCardView(p params) (v cardView, err error) {
	v.Section = corpus.SectionID(p.get("muc"))
	if v.On, err = s.asOf(p); err != nil {
		return v, err
	}
	if v.Span, v.Exact, err = parseSpan(p.get("doan"), p.get("b")); err != nil {
		return v, err
	}
	given := p.get(cardKey)
	if given == "" {
		return v, nil
	}
	bad := &paramError{cardKey, given, "một chỗ trong văn bản, như dan-7 hoặc so-21"}
	kind, digits, _ := strings.Cut(given, "-")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 10_000_000 {
		return v, bad
	}
	switch kind {
	case "dan":
		v.Reference = n
	case "so":
		v.Figure = n
	default:
		return v, bad
	}
	return v, nil
}

// requestedCard reads a request and builds its card.
func (s *site) requestedCard(w http.ResponseWriter, r *http.Request, p params) (*Card, error) {
	v, err := s.readCardView(p)
	if err != nil {
		return nil, err
	}
	who := s.viewer(r)
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return nil, err
	}
	c, err := s.card(r.Context(), d, v, who)
	if err != nil {
		return nil, err
	}
	w.Header().Set("Cache-Control", cardLasts)
	if d.Secret() || c.Document != nil && c.Document.secret {
		w.Header().Set("Cache-Control", "no-store")
	}
	return c, nil
}

// serveCard answers /van-ban/{id}/the: a piece of a page, which a script shows beside what it tells of.
func (s *site) serveCard(w http.ResponseWriter, r *http.Request) error {
	c, err := s.requestedCard(w, r, readParams(r.URL.RawQuery, cardKeys[:]...))
	if err != nil {
		return s.renamed(w, r, err)
	}
	var b bytes.Buffer
	if err := s.pages["document"].ExecuteTemplate(&b, "card", c); err != nil {
		return fmt.Errorf("card: %w", err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // a reader who has gone is no fault
	return nil
}

// serveCardAPI answers /api/v1/van-ban/{id}/the.
func (s *site) serveCardAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, cardKeys[:]...)
	if err := p.strict(); err != nil {
		return err
	}
	c, err := s.requestedCard(w, r, p)
	if err != nil {
		return s.renamed(w, r, err)
	}
	s.writeJSON(w, http.StatusOK, c)
	return nil
}
