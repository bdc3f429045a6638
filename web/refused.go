package web

import (
	"errors"
	"net/http"
)

// refusedForm is a form that was not taken, with what its reader wrote: a session that ended costs nobody a page of text.
type refusedForm struct {
	cause error
	wrote []Pair
}

func (e *refusedForm) Error() string { return e.cause.Error() }

func (e *refusedForm) Unwrap() error { return e.cause }

// writtenFields are the fields of forms that people write in, and what they are called.
var writtenFields = [...]Pair{{"chu", "Chữ của trang"}, {"gia-tri", "Giá trị"}, {"danh-sach", "Danh sách"}}

// refused is an error with what the form of the request said, as far as it was read.
func refused(cause error, r *http.Request) error {
	var before *refusedForm
	if errors.As(cause, &before) {
		return cause
	}
	e := &refusedForm{cause: cause}
	for _, f := range writtenFields {
		if v := written(r.PostForm.Get(f.Name)); v != "" {
			e.wrote = append(e.wrote, Pair{f.Value, v})
		}
	}
	return e
}
