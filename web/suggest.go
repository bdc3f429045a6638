package web

import (
	"fmt"
	"net/http"

	"vankho/search"
)

// SuggestPage is what /api/v1/goi-y answers.
type SuggestPage struct {
	Query       string       `json:"query"`
	Suggestions []Suggestion `json:"suggestions"`
}

// Suggestion is one completion with the address that it leads to: a document, or the search for its text.
type Suggestion struct {
	search.Suggestion
	URL string `json:"url"`
}

// maxSuggestions is how many completions are shown (pages.md §5.1).
const maxSuggestions = 7

// serveSuggestAPI answers /api/v1/goi-y. What is being typed cannot be wrong, so there is nothing to refuse but a parameter
// that is not known; while the index is being built there is nothing to suggest.
func (s *site) serveSuggestAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "q")
	if err := p.strict(); err != nil {
		return err
	}
	who := s.viewer(r)
	page := SuggestPage{Query: p.get("q"), Suggestions: []Suggestion{}}
	found, err := s.engine.Suggest(r.Context(), page.Query, maxSuggestions, who.local)
	if err != nil {
		return fmt.Errorf("suggest %q: %w", page.Query, err)
	}
	for _, x := range found {
		to := address("/tim", "q", x.Text)
		if x.ID != "" {
			to = documentURL(x.ID)
		}
		page.Suggestions = append(page.Suggestions, Suggestion{x, to})
	}
	cached := "private, max-age=60"
	if who.local {
		cached = "no-store" // it may name documents with a mark of secrecy
	}
	w.Header().Set("Cache-Control", cached)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}
