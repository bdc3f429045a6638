package web

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
)

// policy lets a page load nothing but its own style, script, pictures and answers; no inline code, no frames, no other sites.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// maxURL is the longest address answered, in bytes, but for the question in it: a question of 400 characters with every filter
// fits well.
const maxURL = 8 << 10

// maxRawQuestion is how many bytes of a longer question are read: its first 400 characters, however they are escaped.
const maxRawQuestion = 6 << 10

// cutQuestions shortens the questions of a query string that are longer than anyone reads. What is cut within an escape or a
// character is left out by readParams.
func cutQuestions(raw string) string {
	pairs := strings.Split(raw, "&")
	for i, p := range pairs {
		if strings.HasPrefix(p, "q=") && len(p) > maxRawQuestion {
			p = p[:maxRawQuestion]
			if at := strings.LastIndexByte(p, '%'); at >= len(p)-2 {
				p = p[:at]
			}
			pairs[i] = p
		}
	}
	return strings.Join(pairs, "&")
}

// secure sets the headers that every answer carries and refuses what is too long.
func (s *site) secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "private, no-cache")
		if len(r.RequestURI) > maxURL {
			r.URL.RawQuery = cutQuestions(r.URL.RawQuery)
		}
		if len(r.URL.RequestURI()) > maxURL {
			s.fail(w, r, errLongURL)
			return
		}
		r, err := s.recognise(r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// handler answers a request or returns an error, which fail turns into a page.
type handler func(w http.ResponseWriter, r *http.Request) error

// panicked is a panic that was caught.
type panicked struct{ words, stack string }

func (p *panicked) Error() string { return "panic: " + p.words + "\n" + p.stack }

// handle adapts a handler to net/http. A panic becomes the 500 page with its code in the log: one bad document may not
// take the connection down without a word.
func (s *site) handle(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				if discreet(r.URL.Path) { // what a reader sent may stand in it
					p = fmt.Sprintf("%T", p)
				}
				s.fail(w, r, &panicked{fmt.Sprint(p), string(debug.Stack())})
			}
		}()
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	}
}
