package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:embed static all:templates
var files embed.FS

// assets are the style sheets, the script and the icon under names that change with their content, so that browsers
// may keep them for ever. Example: "vankho.js" is served as "/tai-nguyen/vankho-1f2e3d4c.js".
type assets struct {
	// hrefs maps the plain name to the address.
	hrefs map[string]string
	// bodies maps the address to the content.
	bodies map[string]asset
}

// asset is a body, and the same packed by gzip where that is shorter.
type asset struct {
	mime         string
	body, packed []byte
}

const (
	assetPath  = "/tai-nguyen/"
	scriptName = "vankho.js"
	iconName   = "icon.svg"
	robotsName = "robots.txt"
)

func loadAssets() (assets, error) {
	a := assets{map[string]string{}, map[string]asset{}}
	if err := a.addSheets(); err != nil {
		return a, err
	}
	script, err := concatenated("static/js")
	if err != nil {
		return a, err
	}
	keys, err := keysScript()
	if err != nil {
		return a, err
	}
	if err := a.add(scriptName, "text/javascript; charset=utf-8", append(keys, script...)); err != nil {
		return a, err
	}
	for name, mime := range map[string]string{iconName: "image/svg+xml", robotsName: "text/plain; charset=utf-8"} {
		body, err := fs.ReadFile(files, "static/"+name)
		if err != nil {
			return a, fmt.Errorf("read asset %s: %w", name, err)
		}
		if err := a.add(name, mime, body); err != nil {
			return a, err
		}
	}
	return a, nil
}

// concatenated are the files of a folder in the order of their names, one after the other: each is whole by itself.
func concatenated(folder string) ([]byte, error) {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, fmt.Errorf("read assets: %w", err)
	}
	var out bytes.Buffer
	for _, e := range entries {
		body, err := fs.ReadFile(files, folder+"/"+e.Name())
		if err != nil {
			return nil, fmt.Errorf("read asset %s: %w", e.Name(), err)
		}
		out.Write(body)
	}
	return out.Bytes(), nil
}

// add keeps an asset under its hashed name.
func (a assets) add(name, mime string, body []byte) error {
	small, err := packed(body)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	href := assetPath + strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:4]) + ext
	a.hrefs[name] = href
	a.bodies[href] = asset{mime, body, small}
	return nil
}

// send writes an asset, packed for readers who take that.
func (a asset) send(w http.ResponseWriter, r *http.Request) error {
	h := w.Header()
	h.Set("Content-Type", a.mime)
	body := a.body
	if a.packed != nil {
		h.Add("Vary", "Accept-Encoding")
		if takesGzip(r) {
			h.Set("Content-Encoding", "gzip")
			body = a.packed
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	_, err := w.Write(body)
	return err
}

// serveAsset answers one hashed asset; an address of another version is not found, never a near one.
func (s *site) serveAsset(w http.ResponseWriter, r *http.Request) error {
	a, ok := s.assets.bodies[r.URL.Path]
	if !ok {
		return errNoPage
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	return a.send(w, r)
}

// servePlain answers an asset at an address that others have fixed: /robots.txt, /favicon.ico.
func (s *site) servePlain(name string) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		a := s.assets.bodies[s.assets.hrefs[name]]
		w.Header().Set("Cache-Control", "public, max-age=86400")
		return a.send(w, r)
	}
}
