package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/gorilla/mux"

	"vankho/web/feed"
)

// Addresses that programs ask for: what describes the search to browsers and completes what is typed there, and the site maps.
const (
	searchDescription = "/mo-ta-tim-kiem.xml"
	suggestPath       = "/goi-y.json"
	siteIndexPath     = "/sitemap.xml"
	sitePartPath      = "/sitemap-%d.xml"
)

// sitePages stand in the first site map before the documents.
var sitePages = [...]string{"/", "/duyet", "/so-lieu", "/con-thieu", "/duoc-dan-nhieu", "/tro-giup"}

// documentsOfMap is how many documents one site map lists: the limit, less sitePages.
const documentsOfMap = feed.MapLimit - len(sitePages)

// serveSearchDescription answers /mo-ta-tim-kiem.xml: with it a browser's address bar searches the store.
func (s *site) serveSearchDescription(w http.ResponseWriter, r *http.Request) error {
	base := s.base(r)
	return s.writeXML(w, r, feed.SearchType, feed.Search{
		Name: "Văn Khố", Description: "Tìm văn bản theo số, ký hiệu, nội dung hoặc câu hỏi", Self: base + searchDescription, Page: base + "/tim?q={searchTerms}",
		Feed: base + "/tim.atom?q={searchTerms}", Suggest: base + suggestPath + "?q={searchTerms}", Icon: base + s.assets.hrefs[iconName],
	})
}

// writeXML answers a program.
func (s *site) writeXML(w http.ResponseWriter, r *http.Request, kind string, v writable) error {
	var b bytes.Buffer
	if _, err := v.WriteTo(&b); err != nil {
		return fmt.Errorf("%s: %w", r.URL.Path, err)
	}
	w.Header().Set("Content-Type", kind)
	_, _ = w.Write(b.Bytes()) // a reader who has gone is no fault
	return nil
}

// serveSuggestions answers /goi-y.json as browsers want it: the words, completions, what they are, where they lead.
// Source: OpenSearch, extension Suggestions 1.1.
func (s *site) serveSuggestions(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "q")
	who := s.viewer(r)
	found, err := s.engine.Suggest(r.Context(), p.get("q"), maxSuggestions, who.local)
	if err != nil {
		return fmt.Errorf("suggest %q: %w", p.get("q"), err)
	}
	base := s.base(r)
	words, details, addresses := []string{}, []string{}, []string{}
	for _, x := range found {
		to := address("/tim", "q", x.Text)
		if x.ID != "" {
			to = documentURL(x.ID)
		}
		words, details, addresses = append(words, x.Text), append(details, x.Detail), append(addresses, base+to)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode([]any{p.get("q"), words, details, addresses}); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/x-suggestions+json; charset=utf-8")
	w.Header().Set("Cache-Control", "private, max-age=60")
	if who.local {
		w.Header().Set("Cache-Control", "no-store") // it may name documents with a mark of secrecy
	}
	_, _ = w.Write(b.Bytes())
	return nil
}

// serveSiteIndex answers /sitemap.xml: the maps that there are.
func (s *site) serveSiteIndex(w http.ResponseWriter, r *http.Request) error {
	index := feed.Index{}
	for n := 1; ; n++ {
		if n > 1 {
			more, err := s.library.Addresses(r.Context(), (n-1)*documentsOfMap, 1)
			if err != nil {
				return err
			}
			if len(more) == 0 {
				break
			}
		}
		index = append(index, s.base(r)+fmt.Sprintf(sitePartPath, n))
	}
	return s.writeXML(w, r, feed.MapType, index)
}

// serveSitePart answers /sitemap-1.xml and those after it.
func (s *site) serveSitePart(w http.ResponseWriter, r *http.Request) error {
	n, err := strconv.Atoi(mux.Vars(r)["phan"])
	if err != nil || n < 1 {
		return errNoPage
	}
	found, err := s.library.Addresses(r.Context(), (n-1)*documentsOfMap, documentsOfMap)
	if err != nil {
		return err
	}
	base := s.base(r)
	var m feed.Map
	if n == 1 {
		for _, path := range sitePages {
			m = append(m, feed.Place{Address: base + path})
		}
	}
	for _, d := range found {
		m = append(m, feed.Place{Address: base + documentURL(d.ID), Changed: d.Changed})
	}
	if len(m) == 0 {
		return errNoPage
	}
	return s.writeXML(w, r, feed.MapType, m)
}

// serveRobots answers /robots.txt. It names the site map where the site has a public address: a store of one office need not be found.
func (s *site) serveRobots(w http.ResponseWriter, r *http.Request) error {
	body := string(s.assets.bodies[s.assets.hrefs[robotsName]].body)
	if s.public != "" {
		body += "\nSitemap: " + s.public + siteIndexPath + "\n"
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	_, err := io.WriteString(w, body)
	return err
}
