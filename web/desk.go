package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"
	"unicode/utf8"

	"vankho/corpus"
)

// Desk does what the pages need the files themselves for. It is safe for concurrent use.
type Desk interface {
	// Picture draws a page of the original of that hash, wide dots wide, and answers the path of a JPEG file; corpus.ErrNotFound where
	// there is no such page.
	Picture(ctx context.Context, sha256 string, page, wide int) (path string, err error)
	// Likeness says how a document without pages looks in its file; corpus.ErrNotFound where that is not known.
	Likeness(ctx context.Context, id corpus.ID) (*corpus.Likeness, error)
	// Correct keeps what a person wrote in place of what was read; a value that is what was read takes the correction back. The document
	// has it when Correct returns, and the journal says so. Errors: corpus.ErrNotFound, corpus.ErrNoCorrection, corpus.ErrChanged.
	Correct(ctx context.Context, id corpus.ID, e corpus.Edit) error
	// CorrectAll is Correct for many at once: all are kept or none, and their documents have them when it returns.
	CorrectAll(ctx context.Context, edits []corpus.DocumentEdit) error
	// Joins is the list of phrasings that are one indicator, as a person wrote it down, "" for none; Join puts another in its place, with
	// corpus.ErrChanged where it is not the one named any more.
	Joins(ctx context.Context) (string, error)
	Join(ctx context.Context, text, before string, by corpus.Actor) error
	// ReadAgain has the files of a document read again, its scanned pages in the background; corpus.ErrNotFound.
	ReadAgain(ctx context.Context, id corpus.ID, by corpus.Actor) error
}

// mayEdit reports whether a reader may change the store: this machine may, and who gave the key of an editor.
func (s *site) mayEdit(who viewer) bool { return s.desk != nil && (who.local || who.editor) }

// maxForm is the longest form taken, in bytes: the text of the longest page that can be corrected, each byte escaped as three.
const maxForm = 1 << 20

// form reads a form without files.
func (s *site) form(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	if r.PostForm != nil {
		return r.PostForm, nil
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, errLongForm
		}
		return nil, &paramError{"biểu mẫu", "", "không đọc được"}
	}
	return r.PostForm, nil
}

const (
	// nameCookie remembers the name that a person gave with a correction, for the next one.
	nameCookie = "ten"
	// maxName is the longest name, in characters.
	maxName = 80
)

// nameOf is the name that a reader gave last, "" where none was given.
func nameOf(r *http.Request) string {
	c, err := r.Cookie(nameCookie)
	if err != nil {
		return ""
	}
	name, err := url.QueryUnescape(c.Value)
	if err != nil || utf8.RuneCountInString(name) > maxName {
		return ""
	}
	return clean(name)
}

// nameIn is the name under which a reader sends a form: that of the key, else the one that was written.
func nameIn(form url.Values, who viewer) string { return cmp.Or(who.name, clean(form.Get("ten"))) }

func rememberName(w http.ResponseWriter, name string) {
	http.SetCookie(w, &http.Cookie{Name: nameCookie, Value: url.QueryEscape(name), Path: "/", MaxAge: int((365 * 24 * time.Hour).Seconds()), HttpOnly: true,
		SameSite: http.SameSiteLaxMode})
}

// wrongName says what is wrong with a name, "" where nothing is.
func wrongName(name string) string {
	switch {
	case name == "":
		return "Ghi họ tên người sửa."
	case utf8.RuneCountInString(name) > maxName:
		return "Họ tên dài quá " + integer(maxName) + " chữ."
	}
	return ""
}

// notices are what a page says after a form was taken; the key stands in the address that the form leads back to.
const (
	noticeKey       = "bao"
	noticeCorrected = "da-sua"
	noticeDropped   = "da-bo"
	noticeSame      = "khong-doi"
	noticeAgain     = "da-doc-lai"
)

func notice(p params) (string, error) {
	key, err := p.oneOf(noticeKey, noticeCorrected, noticeDropped, noticeSame, noticeAgain)
	switch key {
	case noticeCorrected:
		return "Đã lưu chỗ sửa.", err
	case noticeDropped:
		return "Đã bỏ chỗ sửa; đây lại là điều chương trình đọc được.", err
	case noticeSame:
		return "Không có gì thay đổi nên không lưu.", err
	case noticeAgain:
		return "Đã đọc lại tệp. Trang ảnh quét, nếu có, đang được nhận dạng chữ lại.", err
	}
	return "", err
}
