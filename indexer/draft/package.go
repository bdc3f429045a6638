package draft

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// The limits of a package. Parts that are not changed are copied as they are packed, so that only these few are ever unpacked.
const (
	mostParts = 20_000
	mostPart  = 96 << 20
)

// docxPackage is the ZIP of a DOCX, with the parts that are replaced or added.
type docxPackage struct {
	reader  *zip.Reader
	main    string
	changed map[string][]byte
}

func openPackage(content []byte) (*docxPackage, error) {
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("%w: không phải tệp DOCX", ErrDocument)
	}
	if len(r.File) > mostParts {
		return nil, fmt.Errorf("%w: quá nhiều thành phần", ErrDocument)
	}
	p := &docxPackage{reader: r, changed: map[string][]byte{}}
	links, err := p.links("_rels/.rels")
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		if strings.HasSuffix(l.Type, "/officeDocument") {
			p.main = strings.TrimPrefix(path.Clean("/"+l.Target), "/")
		}
	}
	if p.main == "" || !p.has(p.main) {
		return nil, fmt.Errorf("%w: không có phần văn bản", ErrDocument)
	}
	return p, nil
}

func (p *docxPackage) has(name string) bool { return p.file(name) != nil || p.changed[name] != nil }

func (p *docxPackage) file(name string) *zip.File {
	for _, f := range p.reader.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// read unpacks one part; nil where there is none.
func (p *docxPackage) read(name string) ([]byte, error) {
	if b := p.changed[name]; b != nil {
		return b, nil
	}
	f := p.file(name)
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: không mở được %s", ErrDocument, name)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, mostPart+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: không đọc được %s", ErrDocument, name)
	case len(b) > mostPart:
		return nil, fmt.Errorf("%w: %s quá lớn", ErrDocument, name)
	}
	return b, nil
}

func (p *docxPackage) replace(name string, content []byte) { p.changed[name] = content }

// bytes packs everything again, in its order, what is new behind it.
func (p *docxPackage) bytes() ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	written := map[string]bool{}
	for _, f := range p.reader.File {
		if p.changed[f.Name] == nil {
			if err := w.Copy(f); err != nil {
				return nil, fmt.Errorf("%w: không chép được %s", ErrDocument, f.Name)
			}
			continue
		}
		if written[f.Name] {
			continue
		}
		written[f.Name] = true
		if err := put(w, f.Name, p.changed[f.Name]); err != nil {
			return nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.changed)) {
		if !written[name] {
			if err := put(w, name, p.changed[name]); err != nil {
				return nil, err
			}
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func put(w *zip.Writer, name string, content []byte) error {
	f, err := w.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return err
}

// link is one relationship of a part.
type link struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// links are the relationships in a part of them; none where there is no such part.
func (p *docxPackage) links(name string) ([]link, error) {
	b, err := p.read(name)
	if err != nil || b == nil {
		return nil, err
	}
	if bytes.Contains(b, []byte("<!")) && !bytes.Contains(b, []byte("<!--")) {
		return nil, fmt.Errorf("%w: có khai báo DTD", ErrDocument)
	}
	var all struct {
		Links []link `xml:"Relationship"`
	}
	if err := xml.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("%w: %s hỏng", ErrDocument, name)
	}
	return all.Links, nil
}

// linksOf is the part that holds the relationships of another.
func linksOf(part string) string { return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels") }

// inside puts content before the end tag of a part's root element, or opens a root that closes itself.
func inside(part []byte, content string) ([]byte, error) {
	end := bytes.LastIndex(part, []byte("</"))
	if end >= 0 {
		return slices.Concat(part[:end], []byte(content), part[end:]), nil
	}
	closed := bytes.LastIndex(part, []byte("/>"))
	start := bytes.LastIndexByte(part[:max(closed, 0)], '<')
	if closed < 0 || start < 0 {
		return nil, fmt.Errorf("%w: XML hỏng", ErrDocument)
	}
	name, _, _ := strings.Cut(strings.TrimSpace(string(part[start+1:closed])), " ")
	return slices.Concat(part[:closed], []byte(">"+content+"</"+name+">"), part[closed+2:]), nil
}
