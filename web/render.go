package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// pages are the parsed templates, one set for each page: the page's own file over the shared ones in templates/_*.html.
type pages map[string]*template.Template

func loadPages() (pages, error) {
	shared, err := template.New("").Funcs(template.FuncMap{
		"n":          integer,
		"seconds":    seconds,
		"percent":    percent,
		"decimal":    decimal,
		"signed":     signed,
		"size":       bytesSize,
		"moment":     moment,
		"day":        day,
		"nowrap":     plainHTML,
		"lines":      reflowed,
		"brief":      func(s string) template.HTML { return plainHTML(shorten(viet.Squeeze(s), longestEvidence)) },
		"date":       dateHTML,
		"add":        func(a, b int) int { return a + b },
		"neg":        func(a int) int { return -a },
		"quoted":     quoted,
		"capital":    capital,
		"midway":     midway,
		"docURL":     documentURL,
		"href":       href,
		"issuer":     issuerHTML,
		"shortBuild": shortBuild,
		"pick":       newPick,
		"figureform": newFormAt,
	}).ParseFS(files, "templates/_*.html")
	if err != nil {
		return nil, fmt.Errorf("parse shared templates: %w", err)
	}
	entries, err := fs.ReadDir(files, "templates")
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	out := pages{}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, "_") {
			continue
		}
		t, err := shared.Clone()
		if err == nil {
			t, err = t.ParseFS(files, "templates/"+name)
		}
		if err != nil {
			return nil, fmt.Errorf("parse template %s: %w", name, err)
		}
		out[strings.TrimSuffix(name, ".html")] = t
	}
	return out, nil
}

// write runs a page's template into a buffer and then writes it, so that a fault in a template never leaves half a page.
func (s *site) write(w http.ResponseWriter, status int, page string, frame Frame, body any) error {
	t, ok := s.pages[page]
	if !ok {
		return fmt.Errorf("no template %q", page)
	}
	frame.Style = s.assets.hrefs[sheetName(page, frame.Theme)]
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "page", struct {
		Frame Frame
		P     any
	}{frame, body}); err != nil {
		return fmt.Errorf("page %s: %w", page, err)
	}
	giveSeat(w, frame)
	if frame.Token != "" {
		w.Header().Set(gzhttp.HeaderNoCompression, "1") // the length of a page shall tell nothing of the token in it
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Add("Vary", "Cookie")
	deliver(w, status, b.Bytes())
	return nil
}

// writeJSON answers a program. Characters of HTML stay readable: the content type and nosniff keep them harmless.
func (s *site) writeJSON(w http.ResponseWriter, status int, v any) {
	s.writeJSONAs(w, "application/json; charset=utf-8", status, v)
}

func (s *site) writeJSONAs(w http.ResponseWriter, kind string, status int, v any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		s.log.Error("encode answer", "error", err)
		http.Error(w, `{"status":500}`, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", kind)
	deliver(w, status, b.Bytes())
}

// dateHTML shows a date as documents write it, with its machine form.
func dateHTML(d corpus.Date) template.HTML {
	if d.IsZero() {
		return "Không ghi"
	}
	return template.HTML(`<time class="nw" datetime="` + d.String() + `">` + d.Short() + `</time>`)
}
