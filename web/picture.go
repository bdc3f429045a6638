package web

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

// The widths in which pictures of pages are drawn, in dots: one for lists of pages, and those between which a reader enlarges.
const (
	thumbWide  = 240
	columnWide = 480
	pageWide   = 960
	largeWide  = 1600
)

// zooms are the widths at which a page is shown, in dots of the screen; the first stands beside the text.
var zooms = [...]int{columnWide, pageWide, largeWide}

// zoomOf reads the width at which a page is shown; absent means beside the text.
func zoomOf(p params) (int, error) {
	wide, err := p.oneOf("rong", strconv.Itoa(columnWide), strconv.Itoa(pageWide), strconv.Itoa(largeWide))
	if err != nil || wide == "" {
		return columnWide, err
	}
	return strconv.Atoi(wide)
}

// pictureURL is where the picture of a page is.
// Example: /tep/9f86…/trang-3.jpg?w=960
func pictureURL(sha256 string, page, wide int) string {
	return address(fmt.Sprintf("/tep/%s/trang-%d.jpg", sha256, page), "w", strconv.Itoa(wide))
}

// pictureSet is what a browser chooses a picture from by the width at which it is shown and the dots of its screen (HTML srcset).
func pictureSet(sha256 string, page, from int) string {
	var out []string
	for _, wide := range zooms {
		if wide >= from {
			out = append(out, fmt.Sprintf("%s %dw", pictureURL(sha256, page, wide), wide))
		}
	}
	return strings.Join(out, ", ")
}

// pictureHeight is how high the picture of a page is that is so many dots wide; 0 where the page's size is not known.
func pictureHeight(page corpus.Page, wide int) int {
	if page.Width <= 0 || page.Height <= 0 {
		return 0
	}
	return int(min(page.Height/page.Width, mostTall)*float64(wide) + 0.5)
}

// mostTall bounds how many times as high as wide a page is shown.
const mostTall = 100

// drawable finds the file whose pages can be drawn: one that has pages of a known size.
func (s *site) drawable(d *corpus.Document) (corpus.Source, bool) {
	src, ok := originalOf(d)
	return src, ok && s.desk != nil && slices.ContainsFunc(d.Pages, func(p corpus.Page) bool { return p.Width > 0 })
}

// servePicture answers /tep/{sha256}/trang-{page}.jpg?w=: one page of an original as a picture, under the rules of the original itself. Without
// a width the address is that of a file with such a name.
func (s *site) servePicture(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "w")
	asked, err := p.oneOf("w", strconv.Itoa(thumbWide), strconv.Itoa(columnWide), strconv.Itoa(pageWide), strconv.Itoa(largeWide))
	if err != nil {
		return err
	}
	vars := mux.Vars(r)
	if asked == "" {
		vars["ten"] = path.Base(r.URL.Path)
		return s.serveOriginal(w, r)
	}
	wide, err := strconv.Atoi(asked)
	if err != nil {
		return errNoPage
	}
	page, err := strconv.Atoi(vars["page"])
	if err != nil || s.desk == nil {
		return errNoPage
	}
	sha := vars["sha256"]
	o, err := s.original(r, sha)
	if err != nil {
		return err
	}
	drawn, err := s.desk.Picture(r.Context(), sha, page, wide)
	if errors.Is(err, corpus.ErrNotFound) {
		return s.noPicture(w, r)
	}
	if err != nil {
		return fmt.Errorf("picture of page %d of %s: %w", page, sha, err)
	}
	f, err := os.Open(drawn)
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
	if path.Ext(drawn) == ".png" {
		h.Set("Content-Type", "image/png")
	}
	h.Set("Etag", fmt.Sprintf(`"%s-%d-%d"`, sha, page, wide))
	keepFor(h, o)
	http.ServeContent(w, r, "", info.ModTime(), f)
	return nil
}

// noPicture answers for a page that cannot be drawn: to a browser that fills a place on a page with a picture that says so, to others as for
// any address that is not there.
func (s *site) noPicture(w http.ResponseWriter, r *http.Request) error {
	if !strings.Contains(r.Header.Get("Accept"), "image/svg+xml") || strings.Contains(r.Header.Get("Accept"), "text/html") {
		return errNoPage
	}
	h := w.Header()
	h.Set("Content-Type", "image/svg+xml; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNotFound)
	_, err := w.Write([]byte(undrawn))
	return err
}

// undrawn is the picture in the place of a page that cannot be drawn.
const undrawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 680" width="480" height="680"><rect width="480" height="680" fill="#f6f5f1"/>` +
	`<g font-family="sans-serif" font-size="19" fill="#1b1d20" text-anchor="middle"><text x="240" y="320">Không vẽ được trang này:</text>` +
	`<text x="240" y="350">trang hoặc tệp gốc bị hỏng, hoặc</text><text x="240" y="380">tệp không còn trang này.</text></g></svg>`
