package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// untidy reports whether a request asks by another spelling of an address than the page's own, as forms do, which send empty fields and
// their own order: then the reader is sent to the address itself, so that equal views have equal addresses. What the page does not
// know stays, since the page tells of it.
// Example: untidy("q=a&tai=", "/tim?q=a") is true, untidy("q=a%20b", "/tim?q=a+b") is false.
func untidy(raw, own string) bool {
	_, query, _ := strings.Cut(own, "?")
	return !slices.Equal(askedPairs(raw), askedPairs(query))
}

// askedPairs are the keys and values of a query string in their order.
func askedPairs(raw string) [][2]string {
	var out [][2]string
	for pair := range strings.SplitSeq(raw, "&") {
		key, value, _ := strings.Cut(pair, "=")
		k, err1 := url.QueryUnescape(key)
		v, err2 := url.QueryUnescape(value)
		if pair == "" || err1 != nil || err2 != nil {
			continue
		}
		out = append(out, [2]string{k, v})
	}
	return out
}

// tidy sends the reader to the one address of a view where the request spelled it otherwise, and reports whether it did. What was passed
// over in the request keeps the page where it is.
func tidy(w http.ResponseWriter, r *http.Request, p params, own string) bool {
	if len(p.Unknown) > 0 || !untidy(r.URL.RawQuery, own) {
		return false
	}
	http.Redirect(w, r, own, http.StatusSeeOther)
	return true
}
