package web

import (
	"net/http"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

// SectionPage is what /api/v1/van-ban/{id}/muc/{muc} answers: one section of a document with its words.
type SectionPage struct {
	corpus.Section
	Document corpus.ID `json:"document"`
	// Place is what a person calls it: "điểm a khoản 2 Điều 5".
	Place string `json:"place"`
	// Text is the frozen text from Start to End.
	Text string `json:"text"`
	// Sections are those right within it, in their order.
	Sections []corpus.SectionID `json:"sections"`
	Citation Citation           `json:"citation"`
	URL      string             `json:"url"`
}

// textRoutes are the words of a document for programs.
func (s *site) textRoutes(r router) {
	r.get("/api/v1/van-ban/{id}/van-ban.txt", s.serveTextAPI)
	r.get("/api/v1/van-ban/{id}/muc/{muc}", s.serveSectionAPI)
}

// serveTextAPI answers the frozen text of a document, byte for byte: what every span counts in.
func (s *site) serveTextAPI(w http.ResponseWriter, r *http.Request) error {
	if err := readParams(r.URL.RawQuery).strict(); err != nil {
		return err
	}
	d, err := s.visible(r.Context(), documentID(r), s.viewer(r))
	if err != nil {
		return s.renamed(w, r, err)
	}
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	deliver(w, http.StatusOK, []byte(d.Text))
	return nil
}

// serveSectionAPI answers one section of a document.
func (s *site) serveSectionAPI(w http.ResponseWriter, r *http.Request) error {
	if err := readParams(r.URL.RawQuery).strict(); err != nil {
		return err
	}
	d, err := s.visible(r.Context(), documentID(r), s.viewer(r))
	if err != nil {
		return s.renamed(w, r, err)
	}
	all := newSections(d.Sections)
	x, ok := all.byID[corpus.SectionID(mux.Vars(r)["muc"])]
	if !ok || x.Start > x.End || x.End > len(d.Text) {
		return errNoPage
	}
	p := SectionPage{Document: d.ID, Section: x, Place: all.place(x), Text: d.Text[x.Start:x.End], Sections: []corpus.SectionID{}, URL: documentURL(d.ID) + "#" + pathSegment(string(x.ID))}
	for _, y := range d.Sections {
		if y.Parent == x.ID {
			p.Sections = append(p.Sections, y.ID)
		}
	}
	p.Citation = newCitation(d, all.citing(x.Span))
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	s.writeJSON(w, http.StatusOK, p)
	return nil
}
