package web

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// Pager leads through a long list: "Văn bản 21–40 trong 312", Trang trước, Trang sau.
type Pager struct {
	// Range is the sentence, Previous and Next the addresses, "" at the ends.
	Range, Previous, Next string
	Page, Pages           int
	// Beyond is true where the page asked for lies after the last one; Last leads there.
	Beyond bool
	Last   string
	// Jump is the form that leads to any page, nil where two links do.
	Jump *Jump
}

// Jump is a form whose field "trang" is the number of a page; Path and Hidden are those of the list.
type Jump struct {
	Path   string
	Hidden []Pair
}

// newPager builds the pager of page (1-based) of total things, size to a page; link makes the address of a page.
func newPager(page, total, size int, noun string, link func(page int) string) Pager {
	p := Pager{Page: page, Pages: (total + size - 1) / size}
	if total == 0 {
		return p
	}
	if page > p.Pages {
		p.Beyond, p.Last = true, link(p.Pages)
		return p
	}
	first, last := (page-1)*size+1, min(page*size, total)
	p.Range = fmt.Sprintf("%s %s–%s trong %s", capital(noun), integer(first), integer(last), integer(total))
	if first == last {
		p.Range = fmt.Sprintf("%s %s trong %s", capital(noun), integer(first), integer(total))
	}
	if page > 1 {
		p.Previous = link(page - 1)
	}
	if page < p.Pages {
		p.Next = link(page + 1)
	}
	if p.Pages > 2 {
		p.Jump = newJump(link(1))
	}
	return p
}

// pageKey is the parameter with the number of a page.
const pageKey = "trang"

// page reads which page of a list is asked for, from 1. The error is a *paramError.
func (p params) page() (int, error) { return p.number(pageKey, 1, 1, 1_000_000) }

// pageNumber is the number of a page as addresses carry it: "" for the first, which is where a list begins.
// Example: pageNumber(1) is "", pageNumber(1234) is "1234".
func pageNumber(n int) string {
	if n <= 1 {
		return ""
	}
	return strconv.Itoa(n)
}

// newJump takes the address of the first page apart, so that a form can carry it along.
func newJump(first string) *Jump {
	path, query, _ := strings.Cut(first, "?")
	j := &Jump{Path: path}
	for pair := range strings.SplitSeq(query, "&") {
		name, escaped, ok := strings.Cut(pair, "=")
		if value, err := url.QueryUnescape(escaped); ok && err == nil && name != pageKey {
			j.Hidden = append(j.Hidden, Pair{name, value})
		}
	}
	return j
}
