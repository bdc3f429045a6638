package web

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"strconv"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

// The widths in which pictures of pages are drawn, in dots.
const (
	thumbWide = 240
	pageWide  = 900
	largeWide = 1600
)

// widthOf reads the width of a picture from an address; absent means the one that stands beside the text.
func widthOf(p params) (int, error) {
	wide, err := p.oneOf("rong", strconv.Itoa(thumbWide), strconv.Itoa(pageWide), strconv.Itoa(largeWide))
	if err != nil || wide == "" {
		return pageWide, err
	}
	return strconv.Atoi(wide)
}

// pictureURL is where the picture of a page is.
func pictureURL(sha256 string, page, wide int) string {
	url := fmt.Sprintf("/anh/%s/%d.jpg", sha256, page)
	if wide == pageWide {
		return url
	}
	return address(url, "rong", strconv.Itoa(wide))
}

// drawable finds the file whose pages can be drawn: one that has pages of a known size.
func (s *site) drawable(d *corpus.Document) (corpus.Source, bool) {
	src, ok := originalOf(d)
	return src, ok && s.desk != nil && len(d.Pages) > 0 && d.Pages[0].Width > 0
}

// servePicture answers /anh/{sha256}/{page}.jpg: one page of an original as a picture, under the rules of the original itself.
func (s *site) servePicture(w http.ResponseWriter, r *http.Request) error {
	wide, err := widthOf(readParams(r.URL.RawQuery, "rong"))
	if err != nil {
		return err
	}
	vars := mux.Vars(r)
	page, err := strconv.Atoi(vars["page"])
	if err != nil || s.desk == nil {
		return errNoPage
	}
	sha := vars["sha256"]
	o, err := s.original(r, sha)
	if err != nil {
		return err
	}
	path, err := s.desk.Picture(r.Context(), sha, page, wide)
	if errors.Is(err, corpus.ErrNotFound) {
		return errNoPage
	}
	if err != nil {
		return fmt.Errorf("picture of page %d of %s: %w", page, sha, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("picture of page %d of %s: %w", page, sha, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("picture of page %d of %s: %w", page, sha, err)
	}
	h := w.Header()
	h.Set("Content-Type", "image/jpeg")
	h.Set("Etag", fmt.Sprintf(`"%s-%d-%d"`, sha, page, wide))
	keepFor(h, o)
	http.ServeContent(w, r, "", info.ModTime(), f)
	return nil
}
