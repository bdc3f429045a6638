package draft

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"
)

// comments is the part of a DOCX that holds its comments, with those that are added.
type comments struct {
	name  string
	part  []byte
	fresh bool
	next  int
	added strings.Builder
	text  *runs
}

// author is who the comments are from.
const author = "Văn Khố"

// The types of parts and relationships that comments need; the strict form has a root of its own.
const (
	commentsType       = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	commentsLink       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	strictCommentsLink = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
)

// comments finds the part of comments, or makes one.
func (p *docxPackage) comments(t *runs) (*comments, error) {
	c := &comments{text: t}
	links, err := p.links(linksOf(p.main))
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		if (l.Type == commentsLink || l.Type == strictCommentsLink) && l.Mode != "External" {
			c.name = l.Target
			if !strings.HasPrefix(c.name, "/") {
				c.name = path.Join(path.Dir(p.main), c.name)
			}
			c.name = strings.TrimPrefix(path.Clean("/"+c.name), "/")
		}
	}
	if c.name != "" && p.has(c.name) {
		if c.part, err = p.read(c.name); err != nil {
			return nil, err
		}
		c.next, err = lastComment(c.part)
		return c, err
	}
	c.fresh = c.name == ""
	if c.fresh {
		for n := 0; c.name == "" || p.has(c.name); n++ {
			suffix := ""
			if n > 0 {
				suffix = strconv.Itoa(n)
			}
			c.name = path.Join(path.Dir(p.main), "comments"+suffix+".xml")
		}
	}
	c.part = []byte(xml.Header + `<w:comments xmlns:w="` + t.space + `"></w:comments>`)
	return c, nil
}

// lastComment is the first number that no comment has.
func lastComment(part []byte) (int, error) {
	d := xml.NewDecoder(bytes.NewReader(part))
	next := 0
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return next, nil
		}
		if err != nil {
			return 0, fmt.Errorf("%w: phần chú thích hỏng", ErrDocument)
		}
		switch x := token.(type) {
		case xml.Directive:
			return 0, fmt.Errorf("%w: có khai báo DTD", ErrDocument)
		case xml.StartElement:
			for _, a := range x.Attr {
				if n, err := strconv.Atoi(a.Value); err == nil && x.Name.Local == "comment" && a.Name.Local == "id" && n >= next && n < 1<<30 {
					next = n + 1
				}
			}
		}
	}
}

// add writes one comment and answers its number. The prefix of its elements is declared on itself, whatever the part calls it.
func (c *comments) add(lines []string) int {
	id := c.next
	c.next++
	fmt.Fprintf(&c.added, `<w:comment xmlns:w="%s" w:id="%d" w:author="%s" w:initials="VK">`, c.text.space, id, author)
	for _, l := range lines {
		c.added.WriteString(`<w:p><w:r><w:t xml:space="preserve">` + escape(l) + `</w:t></w:r></w:p>`)
	}
	c.added.WriteString(`</w:comment>`)
	return id
}

// store puts the comments into the package, with what leads to them where they are new.
func (c *comments) store(p *docxPackage) error {
	if c.added.Len() == 0 {
		return nil
	}
	part, err := inside(c.part, c.added.String())
	if err != nil {
		return err
	}
	p.replace(c.name, part)
	if err := p.typed(c.name); err != nil {
		return err
	}
	if !c.fresh {
		return nil
	}
	name := linksOf(p.main)
	links, err := p.links(name)
	if err != nil {
		return err
	}
	all, err := p.read(name)
	if err != nil {
		return err
	}
	if all == nil {
		all = []byte(xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	taken := map[string]bool{}
	for _, l := range links {
		taken[l.ID] = true
	}
	id := "rIdVanKho"
	for n := 1; taken[id]; n++ {
		id = fmt.Sprintf("rIdVanKho%d", n)
	}
	kind := commentsLink
	if c.text.space == strictSpace {
		kind = strictCommentsLink
	}
	all, err = inside(all, fmt.Sprintf(`<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="%s" Type="%s" Target="/%s"/>`, id, kind, escape(c.name)))
	if err != nil {
		return err
	}
	p.replace(name, all)
	return nil
}

// typed says in the list of types what a part is, where it does not yet.
func (p *docxPackage) typed(name string) error {
	const list = "[Content_Types].xml"
	types, err := p.read(list)
	if err != nil {
		return err
	}
	if types == nil {
		return fmt.Errorf("%w: thiếu %s", ErrDocument, list)
	}
	if bytes.Contains(types, []byte(`"/`+name+`"`)) {
		return nil
	}
	types, err = inside(types, fmt.Sprintf(`<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/%s" ContentType="%s"/>`, escape(name), commentsType))
	if err != nil {
		return err
	}
	p.replace(list, types)
	return nil
}

// escape writes text as XML; what XML cannot hold is left out.
func escape(s string) string {
	var b strings.Builder
	clean := strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	_ = xml.EscapeText(&b, []byte(clean)) // a strings.Builder takes everything
	return b.String()
}
