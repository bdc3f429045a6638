package container

import (
	_ "embed"
	"errors"
	"fmt"
	"html"
	"io"
	"mime"
	"net/mail"
	"strings"
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"vankho/corpus/table"
	"vankho/corpus/viet"
	"vankho/indexer/extract/charset"
	"vankho/indexer/extract/fault"
)

//go:embed labels.tsv
var labelsTSV string

var labels = sync.OnceValue(func() [][2]string {
	var all [][2]string
	for cells := range table.Rows(labelsTSV, 2) {
		all = append(all, [2]string{cells[0], cells[1]})
	}
	return all
})

// byteOrderMark says to every reader that a text is in UTF-8, whatever a page itself says of its character set.
const byteOrderMark = "\uFEFF"

// text reads a text of the letter and writes it.
func (l *letter) text(media, label string, in io.Reader) error {
	text := ""
	if in != nil {
		var err error
		var over *fault.Fault
		if text, err = l.readText(label, in); errors.As(err, &over) {
			return l.fail("thư.txt", over.Code, over.Args...)
		} else if err != nil {
			return err
		}
	}
	return l.write(media, text)
}

// readText gives a text in UTF-8; label is the character set that it says it is in.
func (l *letter) readText(label string, in io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(in, l.limits.Text+1))
	if l.ctx.Err() != nil {
		return "", l.ctx.Err()
	}
	if err != nil && len(data) == 0 && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", partError{err}
	}
	if int64(len(data)) > l.limits.Text {
		return "", fault.Of(fault.OutputTooLarge, fault.Size(l.limits.Text))
	}
	return decodeText(data, label), nil
}

// decodeText brings a text into UTF-8: as its label says, or as its bytes do where it has none, or a wrong one.
func decodeText(data []byte, label string) string {
	text, found := charset.Decode(data)
	if found == charset.UTF8 && charset.BadBytes(data) == 0 || found == charset.UTF16LE || found == charset.UTF16BE {
		return text
	}
	if set := byLabel(label); set != nil {
		if decoded, err := set.NewDecoder().Bytes(data); err == nil {
			return string(decoded)
		}
	}
	return text
}

// byLabel is a character set by the name that mail and pages give it; nil where it is unknown.
func byLabel(label string) encoding.Encoding {
	label = strings.ToLower(strings.TrimSpace(label))
	if label == "unicode" {
		label = "utf-16le"
	}
	set, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	return set
}

// write hands on a text of the letter, the first one with what the letter says of itself above it.
func (l *letter) write(media, text string) error {
	name := "thư.txt"
	page := media == "text/html"
	if page {
		name = "thư.html"
	}
	if !l.hasText {
		text = l.title(page) + text
	} else if strings.TrimSpace(text) == "" {
		return nil
	}
	l.hasText = true
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return l.save(name, strings.NewReader(byteOrderMark+text), 0)
}

// title is what the letter says of itself: "Chủ đề: …", "Người gửi: …", a line each.
func (l *letter) title(page bool) string {
	var b strings.Builder
	for _, label := range labels() {
		value := viet.Squeeze(fieldText(l.head, label[0]))
		switch {
		case value == "":
		case page:
			fmt.Fprintf(&b, "<p>%s: %s</p>\n", label[1], html.EscapeString(value))
		default:
			fmt.Fprintf(&b, "%s: %s\n", label[1], value)
		}
	}
	if b.Len() > 0 && !page {
		b.WriteByte('\n')
	}
	return b.String()
}

// fieldText is the value of a field as people read it: names decoded, the date as dd/mm/yyyy hh:mm in its own time zone.
func fieldText(head mail.Header, field string) string {
	raw := head.Get(field)
	if field == "Date" {
		if when, err := mail.ParseDate(raw); err == nil {
			return when.Format("02/01/2006 15:04")
		}
	}
	return headerText(raw)
}

// headerText decodes the encoded words of a field (RFC 2047), also those that stand in quotes or touch, which they should not; bytes
// beyond ASCII are taken for what they look like.
func headerText(raw string) string {
	words := mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
		set := byLabel(label)
		if set == nil {
			return nil, fmt.Errorf("charset %q", label)
		}
		return set.NewDecoder().Reader(in), nil
	}}
	text, err := words.DecodeHeader(raw)
	if err != nil {
		text = raw
	}
	return charset.Compose(decodeName(text))
}
