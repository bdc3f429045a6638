package web

import (
	"context"
	"net"
	"net/http"
	"strings"

	"vankho/corpus"
)

// viewer is what one request may see and do.
type viewer struct {
	// local is true for a request that cannot have come from another machine: it may see documents with a mark of
	// secrecy and the full paths of files, and change the store.
	local bool
	// editor is true for a reader who gave the key of one: it may change the store, but sees what the network sees.
	editor bool
	// bearer is true where the request itself carries the key, as programs send it: no other site can have sent it.
	bearer bool
	// name is the one that stands with the key, "" where none does.
	name string
	// from is where the request comes from, for the journal.
	from string
	// seat is what the tokens of forms are bound to: the session, or a cookie of this browser; "" for who may not edit.
	seat string
	// fresh is true for a seat that the browser does not know yet.
	fresh bool
}

// actor is who does something under a name, for the journal.
func (v viewer) actor(name string) corpus.Actor { return corpus.Actor{Who: name, From: v.from} }

// viewerKey is the key of the viewer in the context of a request.
type viewerKey struct{}

// viewer is who sends a request, as recognise found out.
func (s *site) viewer(r *http.Request) viewer {
	if v, ok := r.Context().Value(viewerKey{}).(viewer); ok {
		return v
	}
	return s.place(r)
}

// place judges by where a request comes from alone.
func (s *site) place(r *http.Request) viewer {
	if s.here(r) {
		return viewer{local: true, from: corpus.FromMachine}
	}
	return viewer{from: readerOf(r)}
}

// recognise finds out who sends a request, and keeps it with the request. The error is errKey or *tooMany for a wrong key.
func (s *site) recognise(r *http.Request) (*http.Request, error) {
	v := s.place(r)
	name, signedIn, err := s.editors.bearer(r)
	if err != nil {
		return r, err
	}
	if signedIn {
		v.editor, v.bearer, v.name = true, true, name
	} else if id := cookieOf(r, sessionCookie); id != "" {
		if name, ok := s.editors.session(id); ok {
			v.editor, v.name, v.seat = true, name, id
		}
	}
	if v.seat == "" && !v.bearer && s.mayEdit(v) {
		if v.seat = cookieOf(r, seatCookie); v.seat == "" {
			v.seat, v.fresh = newSecret(), true
		}
	}
	return r.WithContext(context.WithValue(r.Context(), viewerKey{}, v)), nil
}

// cookieOf is the value of a cookie, "" where it is none that this program sets.
func cookieOf(r *http.Request, name string) string {
	c, err := r.Cookie(name)
	if err != nil || len(c.Value) > 64 {
		return ""
	}
	return c.Value
}

// forwarding are the headers that a proxy adds; with any of them the request may come from anywhere.
var forwarding = [...]string{"Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip",
	"X-Forwarded", "X-Client-Ip", "X-Cluster-Client-Ip", "Cf-Connecting-Ip", "True-Client-Ip"}

// here reports whether a request was sent by this machine. Being bound to loopback is not enough: a page of another site can make a browser
// on this machine ask under a name that it has pointed at 127.0.0.1 (DNS rebinding), so the Host must itself be loopback. HTTP/1.0 is what nginx
// speaks to the site behind it where nobody says otherwise, and with that the site's own Host and no header of a proxy; no browser speaks it.
func (s *site) here(r *http.Request) bool {
	if !s.loopback || !loopbackHost(r.Host) || !r.ProtoAtLeast(1, 1) {
		return false
	}
	for _, name := range forwarding {
		if _, ok := r.Header[name]; ok {
			return false
		}
	}
	return true
}

// loopbackHost reports whether the host of a Host header, with or without port, is this machine by its very name.
// Example: "127.0.0.1:8080", "[::1]:8080", "localhost"; not "127.0.0.1.example.com".
func loopbackHost(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	if strings.EqualFold(name, "localhost") {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}
