package container

import (
	"errors"
	"io"
	"mime/multipart"
	"net/textproto"
	"strings"

	"vankho/indexer/extract/fault"
)

// webPage gives the one page of a saved web page: the body that the file names as its start, else its first page. Pictures, styles and
// frames around it are passed over.
func (s *spool) webPage(in io.ReaderAt, size int64) error {
	message, err := readMessage(in, size)
	if err != nil {
		return s.orContext(fault.Of(fault.BrokenMail))
	}
	page, label, err := s.findPage(textproto.MIMEHeader(message.Header), message.Body, 0)
	var over *fault.Fault
	switch {
	case s.ctx.Err() != nil:
		return s.ctx.Err()
	case errors.As(err, &over):
		return over
	case err != nil && page == nil:
		return fault.Of(fault.BrokenMail)
	case page == nil:
		return fault.Of(fault.NoText)
	}
	return s.save("trang.html", strings.NewReader(byteOrderMark+decodeText(page, label)), 0)
}

// findPage gives the bytes of the first page and the character set it says it is in.
func (s *spool) findPage(head textproto.MIMEHeader, in io.Reader, depth int) (page []byte, label string, err error) {
	media, params := mediaType(head.Get("Content-Type"))
	switch {
	case media == "text/html" || media == "application/xhtml+xml":
		page, err = io.ReadAll(io.LimitReader(decoded(in, head.Get("Content-Transfer-Encoding")), s.limits.Text+1))
		if int64(len(page)) > s.limits.Text {
			return nil, "", fault.Of(fault.OutputTooLarge, fault.Size(s.limits.Text))
		}
		return page, params["charset"], err
	case !strings.HasPrefix(media, "multipart/") || params["boundary"] == "" || depth >= mailDepth:
		return nil, "", nil
	}
	start := params["start"]
	bodies := multipart.NewReader(in, params["boundary"])
	for range s.limits.Parts {
		var body *multipart.Part
		err := fault.Contain(func() (err error) {
			body, err = bodies.NextRawPart()
			return err
		})
		if err != nil {
			return page, label, ignoreEnd(err)
		}
		if page != nil && body.Header.Get("Content-Id") != start {
			continue
		}
		found, its, err := s.findPage(body.Header, body, depth+1)
		if found != nil {
			page, label = found, its
		}
		if err != nil || found != nil && (start == "" || body.Header.Get("Content-Id") == start) {
			return page, label, err
		}
	}
	return page, label, nil
}
