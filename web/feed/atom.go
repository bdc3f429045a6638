// Package feed writes what other programs follow: Atom feeds, what describes a search to browsers, and site maps. It encodes and knows no store.
package feed

import (
	"encoding/xml"
	"io"
	"time"
)

// AtomType is the media type of a feed.
const AtomType = "application/atom+xml; charset=utf-8"

// Feed is a list of what changed, newest first. All addresses are absolute.
// Example: {ID: "tag:kho.example.vn,2026:tim?q=đất", Title: "Văn Khố: đất", Self: "https://kho.example.vn/tim.atom?q=đất", …}.
type Feed struct {
	// ID never changes, wherever the feed is read.
	ID, Title, Subtitle string
	// Self is where the feed is, Page where people read the same.
	Self, Page string
	// Style is the path of a style sheet, for people who open the feed in a browser; "" for none.
	Style string
	// Author is who says what no entry says otherwise.
	Author  string
	Entries []Entry
}

// Entry is one thing that changed.
type Entry struct {
	ID, Title string
	// Page is where people read it.
	Page string
	// Author is the body that issued it, "" for that of the feed.
	Author string
	// Published is when it first came, Updated when it last changed.
	Published, Updated time.Time
	// Kind is a name for programs, Label the same for people: {"nghi-quyet", "Nghị quyết"}; "" for none.
	Kind, Label string
	// Summary is plain text.
	Summary string
}

// Updated is when the newest entry changed; the first second of Unix time where there is none, since a feed must tell a time and that of the
// asking would make each answer another.
func (f Feed) Updated() time.Time {
	last := time.Unix(0, 0)
	for _, e := range f.Entries {
		if e.Updated.After(last) {
			last = e.Updated
		}
	}
	return last.UTC()
}

// WriteTo writes the feed as XML. Source: RFC 4287.
func (f Feed) WriteTo(out io.Writer) (int64, error) {
	x := atomFeed{Space: "http://www.w3.org/2005/Atom", Lang: "vi", ID: f.ID, Title: f.Title, Subtitle: f.Subtitle, Updated: moment(f.Updated()),
		Author: person{f.Author}, Generator: "Văn Khố", Links: []link{{Rel: "self", Type: "application/atom+xml", Href: f.Self}, {Rel: "alternate", Type: "text/html", Href: f.Page}}}
	for _, e := range f.Entries {
		entry := atomEntry{ID: e.ID, Title: e.Title, Updated: moment(e.Updated), Summary: e.Summary, Link: link{Rel: "alternate", Type: "text/html", Href: e.Page}}
		if !e.Published.IsZero() {
			entry.Published = moment(e.Published)
		}
		if e.Author != "" {
			entry.Author = &person{e.Author}
		}
		if e.Kind != "" {
			entry.Category = &category{e.Kind, e.Label}
		}
		x.Entries = append(x.Entries, entry)
	}
	head := ""
	if f.Style != "" {
		head = `<?xml-stylesheet type="text/css" href="` + f.Style + "\"?>\n"
	}
	return writeAfter(out, head, x)
}

// The elements of RFC 4287 that are written, in the order in which people look for them.
type atomFeed struct {
	XMLName   xml.Name    `xml:"feed"`
	Space     string      `xml:"xmlns,attr"`
	Lang      string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    person      `xml:"author"`
	Links     []link      `xml:"link"`
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID        string    `xml:"id"`
	Title     string    `xml:"title"`
	Updated   string    `xml:"updated"`
	Published string    `xml:"published,omitempty"`
	Author    *person   `xml:"author"`
	Category  *category `xml:"category"`
	Link      link      `xml:"link"`
	Summary   string    `xml:"summary,omitempty"`
}

type person struct {
	Name string `xml:"name"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type category struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

// moment is a time as RFC 3339 has it.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// write writes a document of XML; what XML cannot hold becomes U+FFFD.
func write(out io.Writer, v any) (int64, error) { return writeAfter(out, "", v) }

// writeAfter is write with what stands between the first line and the root.
func writeAfter(out io.Writer, head string, v any) (int64, error) {
	b, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		return 0, err
	}
	n, err := io.WriteString(out, xml.Header+head+string(b)+"\n")
	return int64(n), err
}
