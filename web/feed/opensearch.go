package feed

import (
	"encoding/xml"
	"io"
)

// SearchType is the media type of a Search.
const SearchType = "application/opensearchdescription+xml; charset=utf-8"

// Search tells browsers how to ask a site, so that their address bar searches it. Templates are absolute addresses with {searchTerms} in them.
type Search struct {
	// Name has at most 16 characters, Description at most 1024.
	Name, Description string
	// Self is where the description is, Page what answers people, Feed what answers with Atom, Suggest what completes what is typed.
	Self, Page, Feed, Suggest string
	Icon                      string
}

// WriteTo writes the description. Source: OpenSearch 1.1, draft 6, with the Suggestions extension.
func (s Search) WriteTo(out io.Writer) (int64, error) {
	x := description{Space: "http://a9.com/-/spec/opensearch/1.1/", ShortName: s.Name, Description: s.Description, Language: "vi", Input: "UTF-8", Output: "UTF-8",
		Image: picture{64, 64, "image/svg+xml", s.Icon}}
	for _, u := range [...]template{{Type: "text/html", Template: s.Page}, {Type: "application/atom+xml", Template: s.Feed},
		{Type: "application/x-suggestions+json", Rel: "suggestions", Template: s.Suggest}, {Type: "application/opensearchdescription+xml", Rel: "self", Template: s.Self}} {
		if u.Template != "" {
			x.URLs = append(x.URLs, u)
		}
	}
	return write(out, x)
}

type description struct {
	XMLName     xml.Name   `xml:"OpenSearchDescription"`
	Space       string     `xml:"xmlns,attr"`
	ShortName   string     `xml:"ShortName"`
	Description string     `xml:"Description"`
	Image       picture    `xml:"Image"`
	URLs        []template `xml:"Url"`
	Language    string     `xml:"Language"`
	Input       string     `xml:"InputEncoding"`
	Output      string     `xml:"OutputEncoding"`
}

type picture struct {
	Width  int    `xml:"width,attr"`
	Height int    `xml:"height,attr"`
	Type   string `xml:"type,attr"`
	URL    string `xml:",chardata"`
}

type template struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}
