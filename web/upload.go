package web

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
	"unicode/utf8"
)

// maxUpload is the largest file, or pasted text, that a form may carry, in bytes.
const maxUpload = 20_000_000

// uploadTime is how long a slow line may take to send one.
const uploadTime = 5 * time.Minute

// upload is a form with a file, read into memory: net/http's own reading puts what is large on the disk, where no draft may lie.
type upload struct {
	fields url.Values
	// name and body are the file's; body is nil where none was chosen.
	name string
	body []byte
}

// errUpload says that what was sent is no form.
var errUpload = errors.New("web: the form cannot be read")

// tooLarge says that a file, or what was sent with it, is larger than is read.
type tooLarge struct {
	name string
	// size is 0 where it is not known.
	size, most int64
}

func (e *tooLarge) Error() string { return fmt.Sprintf("%d bytes, over %d", e.size, e.most) }

// uploadsAtOnce is how many forms with files are read into memory at a time.
const uploadsAtOnce = 6

// newUploads bounds the reading of forms with files: those of one reader, and how much memory all may take.
func newUploads(now func() time.Time) *limiter {
	const (
		burst    = 30
		every    = time.Second
		patience = 20 * time.Second
	)
	return newLimiter(now, burst, every, uploadsAtOnce, patience)
}

// upload reads a form with a file, as soon as there is room for it. Errors: *tooMany, *tooLarge, errUpload.
func (s *site) upload(w http.ResponseWriter, r *http.Request) (upload, error) {
	leave, err := s.uploads.enter(r.Context(), readerOf(r))
	if err != nil {
		return upload{}, err
	}
	defer leave()
	return readUpload(w, r)
}

// readUpload reads a form whose file stands in the field "tep". Errors: *tooLarge, errUpload.
func readUpload(w http.ResponseWriter, r *http.Request) (upload, error) {
	u := upload{fields: url.Values{}}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTime)) // where it cannot be moved the usual one holds
	const beside = 1 << 20                                                        // the other fields, and what parts them
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload+beside)
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return u, uploadFault(err, r)
		}
		if u.fields, err = url.ParseQuery(string(body)); err != nil {
			return u, errUpload
		}
		return u, nil
	}
	parts, err := parts(r)
	if err != nil {
		return u, errUpload
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return u, nil
		}
		if err != nil {
			return u, uploadFault(err, r)
		}
		body, err := io.ReadAll(part)
		if err != nil {
			return u, uploadFault(err, r)
		}
		switch {
		case part.FileName() == "" && part.FormName() != "tep":
			u.fields.Add(part.FormName(), string(body))
		case part.FormName() == "tep" && (part.FileName() != "" || len(body) > 0):
			u.name, u.body = uploadName(part.FileName()), body
			if int64(len(body)) > maxUpload {
				return u, &tooLarge{u.name, int64(len(body)), maxUpload}
			}
		}
	}
}

// uploadFault tells what is too long from what is no form.
func uploadFault(err error, r *http.Request) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &tooLarge{size: max(0, r.ContentLength), most: maxUpload}
	}
	return errUpload
}

// maxFileName is the longest name of a file that is shown, in characters.
const maxFileName = 120

// uploadName is the name that a browser gives for a file, without folders and signs that no name shows.
func uploadName(name string) string {
	name = clean(path.Base(strings.ReplaceAll(name, `\`, "/")))
	if utf8.RuneCountInString(name) > maxFileName {
		suffix := path.Ext(name)
		if len(suffix) > 8 {
			suffix = ""
		}
		name = prefix(name, maxFileName) + suffix
	}
	return name
}
