package feed

import (
	"encoding/xml"
	"io"
	"time"
)

// MapType is the media type of a site map.
const MapType = "application/xml; charset=utf-8"

// MapLimit is how many addresses one site map may hold. Source: https://www.sitemaps.org/protocol.html.
const MapLimit = 50_000

// Place is one address of a site map with when it last changed; the zero time where that is not known.
type Place struct {
	Address string
	Changed time.Time
}

// Map lists the pages of a site.
type Map []Place

// WriteTo writes the map.
func (m Map) WriteTo(out io.Writer) (int64, error) {
	x := urlSet{Space: mapSpace, Places: make([]mapPlace, len(m))}
	for i, p := range m {
		x.Places[i].Address = p.Address
		if !p.Changed.IsZero() {
			x.Places[i].Changed = moment(p.Changed)
		}
	}
	return write(out, x)
}

// Index lists the maps of a site that has more than one.
type Index []string

// WriteTo writes the index.
func (n Index) WriteTo(out io.Writer) (int64, error) {
	x := mapIndex{Space: mapSpace}
	for _, address := range n {
		x.Maps = append(x.Maps, mapPlace{Address: address})
	}
	return write(out, x)
}

const mapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

type urlSet struct {
	XMLName xml.Name   `xml:"urlset"`
	Space   string     `xml:"xmlns,attr"`
	Places  []mapPlace `xml:"url"`
}

type mapIndex struct {
	XMLName xml.Name   `xml:"sitemapindex"`
	Space   string     `xml:"xmlns,attr"`
	Maps    []mapPlace `xml:"sitemap"`
}

type mapPlace struct {
	Address string `xml:"loc"`
	Changed string `xml:"lastmod,omitempty"`
}
