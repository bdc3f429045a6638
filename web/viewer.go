package web

import (
	"net"
	"net/http"
	"strings"
)

// viewer is what one request may see.
type viewer struct {
	// local is true for a request that cannot have come from another machine: it may see documents with a mark of
	// secrecy and the full paths of files.
	local bool
}

// forwarding are the headers that a proxy adds; with any of them the request may come from anywhere.
var forwarding = [...]string{"Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip",
	"X-Forwarded", "X-Client-Ip", "X-Cluster-Client-Ip", "Cf-Connecting-Ip", "True-Client-Ip"}

// viewer judges a request. Being bound to loopback is not enough: a page of another site can make a browser on this
// machine ask under a name that it has pointed at 127.0.0.1 (DNS rebinding), so the Host must itself be loopback.
func (s *site) viewer(r *http.Request) viewer {
	if !s.loopback || !loopbackHost(r.Host) {
		return viewer{}
	}
	for _, name := range forwarding {
		if _, ok := r.Header[name]; ok {
			return viewer{}
		}
	}
	return viewer{local: true}
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
