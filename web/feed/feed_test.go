package feed

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed/atom"
)

func TestAFeedWithoutEntriesIsStillOne(t *testing.T) {
	var b bytes.Buffer
	if _, err := (Feed{ID: "tag:kho.example.vn,2026:/tim.atom", Title: "Văn Khố", Author: "Văn Khố", Self: "https://kho.example.vn/tim.atom", Page: "https://kho.example.vn/tim"}).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := new(atom.Parser).Parse(&b)
	if err != nil || f.Updated != "1970-01-01T00:00:00Z" || len(f.Entries) != 0 || f.Authors[0].Name != "Văn Khố" {
		t.Errorf("%+v %v", f, err)
	}
}

func TestAFeedIsAsNewAsItsNewestEntry(t *testing.T) {
	early, late := time.Unix(100, 0), time.Unix(200, 0)
	if got := (Feed{Entries: []Entry{{Updated: early}, {Updated: late}, {Updated: early}}}).Updated(); !got.Equal(late) {
		t.Error(got)
	}
}

func FuzzFeed(f *testing.F) {
	f.Add("tag:x,2026:/a", "Quyết định <b>\"5\" & 6</b>", "\x00\x1b]]>", "http://x/?a=1&b=2#đoạn")
	f.Add("", "\xff\xfe", "\uFFFE", "javascript:")
	f.Fuzz(func(t *testing.T, id, title, words, address string) {
		feed := Feed{ID: id, Title: title, Subtitle: words, Self: address, Page: address, Entries: []Entry{{ID: id, Title: title, Page: address, Summary: words, Kind: title, Label: words, Updated: time.Unix(1, 0)}}}
		for _, v := range []interface {
			WriteTo(io.Writer) (int64, error)
		}{feed, Search{Name: title, Description: words, Page: address}, Map{{Address: address}}, Index{address}} {
			var b bytes.Buffer
			if _, err := v.WriteTo(&b); err != nil {
				t.Fatal(err)
			}
			if !utf8.Valid(b.Bytes()) {
				t.Errorf("%q is not UTF-8", b.String())
			}
			d := xml.NewDecoder(strings.NewReader(b.String()))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%v: %s", err, b.String())
				}
			}
		}
	})
}
