package web

import (
	"errors"
	"fmt"
	"mime"
	"net/http"
	"os"
	"strings"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

// inline are the types that a browser may show in its own window: none of them can act on this site. Everything else,
// HTML, SVG and XML above all, is handed over as a download.
var inline = map[string]bool{
	"application/pdf": true,
	"text/plain":      true,
	"image/png":       true,
	"image/jpeg":      true,
}

// originalPolicy keeps a file that a browser shows from doing anything at all.
const originalPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

// pdfPolicy is the same without the sandbox, in which browsers refuse to open their PDF viewer; scripts stay forbidden.
const pdfPolicy = "default-src 'none'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// serveOriginal answers /tep/{sha256}/{ten}: the bytes that were read, for ever the same.
func (s *site) serveOriginal(w http.ResponseWriter, r *http.Request) error {
	vars := mux.Vars(r)
	o, err := s.original(r, vars["sha256"])
	if err != nil {
		return err
	}
	f, err := os.Open(o.Path)
	if err != nil {
		return fmt.Errorf("original %s: %w", vars["sha256"], err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("original %s: %w", vars["sha256"], err)
	}
	kind, _, err := mime.ParseMediaType(o.MIME)
	if err != nil || kind == "" {
		kind = "application/octet-stream"
	}
	h := w.Header()
	h.Set("Content-Type", contentType(kind, o.MIME))
	disposition := "attachment"
	if inline[kind] {
		disposition = "inline"
	}
	h.Set("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": fileName(o.Name, vars["ten"])}))
	h.Set("Content-Security-Policy", originalPolicy)
	if kind == "application/pdf" {
		h.Set("Content-Security-Policy", pdfPolicy)
	}
	h.Set("Etag", `"`+vars["sha256"]+`"`)
	keepFor(h, o)
	http.ServeContent(w, r, "", info.ModTime(), f)
	return nil
}

// original finds a kept original that the sender of a request may see; errNoPage where there is none.
func (s *site) original(r *http.Request, sha256 string) (corpus.Original, error) {
	o, err := s.library.Original(r.Context(), sha256)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return o, errNoPage
	case err != nil:
		return o, fmt.Errorf("original %s: %w", sha256, err)
	case o.Secret && !s.viewer(r).local:
		return o, errNoPage
	}
	return o, nil
}

// keepFor says how long browsers may keep what was made of an original: its address is that of its bytes, so for ever, unless it is secret.
func keepFor(h http.Header, o corpus.Original) {
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	if o.Secret {
		h.Set("Cache-Control", "no-store")
	}
}

// contentType keeps the charset that the file was found to have; plain text without one is left to the browser.
func contentType(kind, full string) string {
	if kind == "text/plain" {
		return full
	}
	return kind
}

// fileName is what the user called the file, cleaned of what would harm a header or a disk.
func fileName(stored, asked string) string {
	name := baseName(stored)
	if name == "" || name == "." || name == "/" {
		name = baseName(asked)
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`"\/:*?<>|`, r) || r == 0x7F {
			return '_'
		}
		return r
	}, name)
}
