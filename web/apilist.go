package web

import (
	"fmt"
	"net/http"

	"vankho/corpus"
)

// NewestPage is what /api/v1/moi-vao-kho answers: the documents that came in last, as the home page shows them.
type NewestPage struct {
	Documents []corpus.Summary `json:"documents"`
}

// FileEntries is what /api/v1/tinh-trang/tep answers: what became of the files that were met, as /tinh-trang/tep shows it, worst first.
type FileEntries struct {
	Files  []FileEntry `json:"files"`
	Total  int         `json:"total"`
	Offset int         `json:"offset"`
	Limit  int         `json:"limit"`
	// Next is the address of the next part for programs, "" at the end.
	Next string `json:"next,omitempty"`
}

// FileEntry is one file.
type FileEntry struct {
	corpus.FileReport
	// Name is that of the file, URL the document that was read from it.
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
	// Words say what became of it, Reasons why.
	Words   string   `json:"words"`
	Reasons []string `json:"reasons,omitempty"`
}

// storeListRoutes are lists of the store for programs that have no page of their own.
func (s *site) storeListRoutes(r router) {
	r.get("/api/v1/moi-vao-kho", s.serveNewestAPI)
	r.get("/api/v1/tinh-trang/tep", s.serveFilesAPI)
}

// serveNewestAPI answers the documents that came in last.
func (s *site) serveNewestAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, sizeKey)
	if err := p.strict(); err != nil {
		return err
	}
	n, err := p.number(sizeKey, pageSize, 1, maxHits)
	if err != nil {
		return err
	}
	list, err := s.library.Newest(r.Context(), n, s.viewer(r).local)
	if err != nil {
		return fmt.Errorf("newest documents: %w", err)
	}
	if list == nil {
		list = []corpus.Summary{}
	}
	s.writeJSON(w, http.StatusOK, NewestPage{list})
	return nil
}

// serveFilesAPI answers a part of the list of files.
func (s *site) serveFilesAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "ketqua", offsetKey, sizeKey)
	if err := p.strict(); err != nil {
		return err
	}
	outcome, key, err := readOutcome(p)
	if err != nil {
		return err
	}
	part, err := p.part()
	if err != nil {
		return err
	}
	rows, total, err := s.files(r.Context(), outcome, part.offset, part.n, s.viewer(r))
	if err != nil {
		return err
	}
	out := FileEntries{Files: []FileEntry{}, Total: total, Offset: part.offset, Limit: part.n, Next: following(address(r.URL.Path, "ketqua", key), part, total)}
	for _, f := range rows {
		out.Files = append(out.Files, FileEntry{FileReport: f.FileReport, Name: f.Name, URL: f.URL, Words: f.Words, Reasons: f.Reasons})
	}
	linkNext(w, out.Next)
	s.writeJSON(w, http.StatusOK, out)
	return nil
}
