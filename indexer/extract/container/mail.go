package container

import (
	"bufio"
	"cmp"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"vankho/indexer/extract/fault"
)

// mailDepth is how deep the bodies of a letter may be nested; real letters have three or four.
const mailDepth = 20

// letter takes a letter apart: its text is the first part, then what is attached, letters too. Pictures that its text shows
// and signatures of the letter are passed over.
func (s *spool) letter(in io.ReaderAt, size int64) error {
	message, err := readMessage(in, size)
	if err != nil {
		return s.orContext(fault.Of(fault.BrokenMail))
	}
	l := letter{spool: s, head: message.Header}
	err = l.body(textproto.MIMEHeader(message.Header), message.Body, 0)
	if err == nil && !l.hasText {
		err = l.text("", "", nil) // a letter may say all in its subject
	}
	var broken partError
	if errors.As(err, &broken) {
		return s.orContext(fault.Of(fault.BrokenMail))
	}
	if err == nil && s.parts == 0 {
		return fault.Of(fault.NoText)
	}
	return err
}

func readMessage(in io.ReaderAt, size int64) (message *mail.Message, err error) {
	err = fault.Contain(func() (err error) {
		head := bufio.NewReaderSize(io.NewSectionReader(in, 0, size), 64<<10)
		// Letters kept in an mbox file begin with a line of their own.
		if start, _ := head.Peek(5); string(start) == "From " {
			if _, err := head.ReadString('\n'); err != nil {
				return err
			}
		}
		message, err = mail.ReadMessage(head)
		return err
	})
	return message, err
}

// partError says that the letter itself is damaged, in the middle of its parts.
type partError struct{ error }

// letter is one letter that is being taken apart.
type letter struct {
	*spool
	head    mail.Header
	hasText bool
}

// body reads one body: several in it, a text, or an attachment.
func (l *letter) body(head textproto.MIMEHeader, in io.Reader, depth int) error {
	media, params := mediaType(head.Get("Content-Type"))
	name := fileName(head, params)
	switch {
	case strings.HasPrefix(media, "multipart/") && params["boundary"] != "":
		if depth >= mailDepth {
			return partError{errors.New("nested too deep")}
		}
		return l.several(media, multipart.NewReader(in, params["boundary"]), depth)
	case decoration(media, head, depth):
		return nil
	}
	content := decoded(in, head.Get("Content-Transfer-Encoding"))
	attached := strings.HasPrefix(strings.ToLower(head.Get("Content-Disposition")), "attachment")
	switch {
	case name == "" && !attached && (media == "text/plain" || media == "text/html"):
		return l.text(media, params["charset"], content)
	case media == "message/rfc822" && name == "":
		return l.save("thư đính kèm.eml", content, 0)
	}
	return l.save(cleanName(name), content, 0)
}

// several reads the bodies of a multipart one. Of texts that say the same the last one is meant to be the best.
func (l *letter) several(media string, bodies *multipart.Reader, depth int) error {
	alternative := media == "multipart/alternative"
	var best func() error
	for n := 0; ; n++ {
		var body *multipart.Part
		err := fault.Contain(func() (err error) {
			body, err = bodies.NextRawPart()
			return err
		})
		if err != nil {
			if best != nil {
				if err := best(); err != nil {
					return err
				}
			}
			return ignoreEnd(err)
		}
		if n >= l.limits.Parts {
			return fault.Of(fault.TooManyParts, l.limits.Parts, l.parts)
		}
		kind, params := mediaType(body.Header.Get("Content-Type"))
		if alternative && (kind == "text/plain" || kind == "text/html") {
			text, err := l.readText(params["charset"], decoded(body, body.Header.Get("Content-Transfer-Encoding")))
			if err != nil {
				return err
			}
			if strings.TrimSpace(text) != "" {
				best = func() error { return l.write(kind, text) }
			}
			continue
		}
		if alternative && strings.HasPrefix(kind, "multipart/") {
			best = nil // a page with its pictures
		}
		if err := l.body(body.Header, body, depth+1); err != nil {
			return err
		}
	}
}

// ignoreEnd makes of the end of the bodies no error; of a letter that was cut off what came is kept.
func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return partError{err}
}

// decoration reports whether a body is nobody's document: a picture within the text, or the letter's signature.
func decoration(media string, head textproto.MIMEHeader, depth int) bool {
	switch media {
	case "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys":
		return depth > 0
	}
	return strings.HasPrefix(media, "image/") && head.Get("Content-Id") != "" &&
		!strings.HasPrefix(strings.ToLower(head.Get("Content-Disposition")), "attachment")
}

// fileName is the name that a body gives itself; "" where it has none.
func fileName(head textproto.MIMEHeader, params map[string]string) string {
	_, disposition := mediaType(head.Get("Content-Disposition"))
	return headerText(cmp.Or(disposition["filename"], params["name"]))
}

// mediaType takes a field like Content-Type apart: the type in small letters, text/plain where there is none, and its parameters. Names
// of files often stand there against the rules, with blanks and without quotes.
func mediaType(field string) (string, map[string]string) {
	media, params, err := mime.ParseMediaType(field)
	if err != nil {
		first, rest, _ := strings.Cut(field, ";")
		media, params = strings.ToLower(strings.TrimSpace(first)), map[string]string{}
		for piece := range strings.SplitSeq(rest, ";") {
			if key, value, ok := strings.Cut(piece, "="); ok {
				params[strings.ToLower(strings.TrimSpace(key))] = strings.Trim(strings.TrimSpace(value), `"`)
			}
		}
	}
	return cmp.Or(media, "text/plain"), params
}

// decoded takes the transfer encoding off a body.
func decoded(in io.Reader, encoding string) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, &letters{in})
	case "quoted-printable":
		return quotedprintable.NewReader(in)
	}
	return in
}

// letters passes on what base64 is written with, since letters are found with blanks and remarks between.
type letters struct{ in io.Reader }

func (l *letters) Read(p []byte) (int, error) {
	for {
		n, err := l.in.Read(p)
		kept := 0
		for _, c := range p[:n] {
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' {
				p[kept] = c
				kept++
			}
		}
		if kept > 0 || err != nil || n == 0 {
			return kept, err
		}
	}
}
