package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed static all:templates
var files embed.FS

// assets are the style sheet, the script and the icon under names that change with their content, so that browsers
// may keep them for ever. Example: "vankho.css" is served as "/tai-nguyen/vankho-1f2e3d4c.css".
type assets struct {
	// hrefs maps the plain name to the address.
	hrefs map[string]string
	// bodies maps the address to the content.
	bodies map[string]asset
}

type asset struct {
	mime string
	body []byte
}

const assetPath = "/tai-nguyen/"

func loadAssets() (assets, error) {
	a := assets{map[string]string{}, map[string]asset{}}
	entries, err := fs.ReadDir(files, "static")
	if err != nil {
		return a, fmt.Errorf("read assets: %w", err)
	}
	mimes := map[string]string{
		".css": "text/css; charset=utf-8",
		".js":  "text/javascript; charset=utf-8",
		".svg": "image/svg+xml",
		".txt": "text/plain; charset=utf-8",
	}
	for _, e := range entries {
		body, err := fs.ReadFile(files, "static/"+e.Name())
		if err != nil {
			return a, fmt.Errorf("read asset %s: %w", e.Name(), err)
		}
		ext := path.Ext(e.Name())
		mime, ok := mimes[ext]
		if !ok {
			return a, fmt.Errorf("asset %s: no content type for %q", e.Name(), ext)
		}
		if ext != ".css" {
			a.add(e.Name(), mime, body)
			continue
		}
		for theme, sheet := range styleSheets(body) {
			a.add(styleName(theme), mime, sheet)
		}
	}
	return a, nil
}

// add keeps an asset under its hashed name.
func (a assets) add(name, mime string, body []byte) {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	href := assetPath + strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:4]) + ext
	a.hrefs[name] = href
	a.bodies[href] = asset{mime, body}
}

// serveAsset answers one hashed asset; an address of another version is not found, never a near one.
func (s *site) serveAsset(w http.ResponseWriter, r *http.Request) error {
	a, ok := s.assets.bodies[r.URL.Path]
	if !ok {
		return errNoPage
	}
	h := w.Header()
	h.Set("Content-Type", a.mime)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	_, err := w.Write(a.body)
	return err
}

// servePlain answers an asset at an address that others have fixed: /robots.txt, /favicon.ico.
func (s *site) servePlain(name string) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		a := s.assets.bodies[s.assets.hrefs[name]]
		h := w.Header()
		h.Set("Content-Type", a.mime)
		h.Set("Cache-Control", "public, max-age=86400")
		_, err := w.Write(a.body)
		return err
	}
}
