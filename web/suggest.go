package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"

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
	indicators, err := s.suggestIndicators(r.Context(), page.Query, who)
	if err != nil {
		return err
	}
	for _, x := range found {
		to := address("/tim", "q", x.Text)
		if x.ID != "" {
			to = documentURL(x.ID)
		}
		page.Suggestions = append(page.Suggestions, Suggestion{x, to})
	}
	page.Suggestions = amongSuggestions(page.Suggestions, indicators)
	cached := "private, max-age=60"
	if who.local {
		cached = "no-store" // it may name documents with a mark of secrecy
	}
	w.Header().Set("Cache-Control", cached)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// Indicators among the suggestions: how many at most, how many words are typed before any is shown, and how long their names may be.
const (
	suggestedIndicators = 2
	wordsOfIndicator    = 2
	longestSuggested    = 90
)

// indicatorKind is the kind of a suggestion that is an indicator; it leads to its figures.
const indicatorKind = "indicator"

// suggestIndicators are the indicators in whose names the typed words stand together, those with the most figures first.
func (s *site) suggestIndicators(ctx context.Context, typed string, who viewer) ([]Suggestion, error) {
	words := viet.Fold(viet.Squeeze(typed))
	if strings.Count(words, " ")+1 < wordsOfIndicator {
		return nil, nil
	}
	found, err := s.library.Indicators(ctx, prefix(typed, longestFigureWords), 4*maxSuggestions, who.local)
	if err != nil {
		return nil, fmt.Errorf("indicators for %q: %w", typed, err)
	}
	found = slices.DeleteFunc(found, func(x corpus.Indicator) bool {
		return utf8.RuneCountInString(x.Name) > longestSuggested || !strings.Contains(viet.Fold(x.Name), words)
	})
	slices.SortStableFunc(found, func(a, b corpus.Indicator) int { return cmp.Compare(b.Figures, a.Figures) })
	var out []Suggestion
	for _, x := range found[:min(len(found), suggestedIndicators)] {
		out = append(out, Suggestion{search.Suggestion{Text: x.Name, Kind: indicatorKind, Detail: "chỉ tiêu, " + integer(x.Figures) + " số liệu"},
			address(figuresPath, "chitieu", x.Name)})
	}
	return out, nil
}

// amongSuggestions puts indicators behind numbers and titles and before what else is suggested, all within maxSuggestions.
func amongSuggestions(found, indicators []Suggestion) []Suggestion {
	at := 0
	for at < len(found) && at < maxSuggestions-len(indicators) && (found[at].Kind == "number" || found[at].Kind == "title") {
		at++
	}
	out := slices.Insert(slices.Clone(found), at, indicators...)
	return out[:min(len(out), maxSuggestions)]
}
