// Package parts opens the parts of an office file: the members of a package (ZIP with markup in it) and the streams of a compound file
// (OLE2).
package parts

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"path"
	"strings"

	"golang.org/x/net/html/charset"
)

// smallLimit bounds, in bytes, the parts that are kept in memory: relations, styles, numbering.
const smallLimit = 64 << 20

// Package is an office file of Office Open XML or OpenDocument: its parts by their names, which begin with no slash.
// Example: p["word/document.xml"].
type Package map[string]*zip.File

// Open reads the table of contents of a package. The error says that it has none.
func Open(in io.ReaderAt, size int64) (Package, error) {
	archive, err := zip.NewReader(in, size)
	if err != nil {
		return nil, err
	}
	p := Package{}
	for _, f := range archive.File {
		// Some writers put backslashes or a leading slash into the names.
		p[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	return p, nil
}

// Relation is a link from one part to another.
type Relation struct{ ID, Kind, Target string }

// Relations reads the links of a part of links (ISO/IEC 29500-2, 6.5); targets are relative to folder. What cannot be read has none.
// Example: Relations("xl/_rels/workbook.xml.rels", "xl").
func (p Package) Relations(name, folder string) []Relation {
	var links struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	if p.Decode(name, &links) != nil {
		return nil
	}
	var all []Relation
	for _, r := range links.Relationship {
		target := path.Join(folder, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = strings.TrimPrefix(r.Target, "/")
		}
		all = append(all, Relation{r.ID, r.Type, target})
	}
	return all
}

// Main is the name of the part that the package names as its document; usual where it names none.
// Example: Main("word/document.xml").
func (p Package) Main(usual string) string {
	for _, r := range p.Relations("_rels/.rels", "") {
		if strings.HasSuffix(r.Kind, "/officeDocument") && p[r.Target] != nil {
			return r.Target
		}
	}
	return usual
}

// Decode reads a small part into a value; a part that is missing leaves it as it is.
func (p Package) Decode(name string, into any) error {
	f := p[name]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return Decoder(io.LimitReader(r, smallLimit)).Decode(into)
}

// Locked reports whether a part has a password (APPNOTE.TXT 4.4.4).
func Locked(f *zip.File) bool { return f.Flags&1 != 0 }

// Decoder reads markup that may be damaged or not quite right, in any encoding.
func Decoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	return d
}
