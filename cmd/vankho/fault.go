package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strings"
	"syscall"

	"vankho/cmd/measure"
	"vankho/corpus"
	"vankho/corpus/store"
)

// Exit codes.
const (
	exitOK          = 0
	exitFault       = 1   // the command could not run
	exitToMend      = 1   // cite-check: it ran, and found citations to look at
	exitUnchecked   = 2   // cite-check: the draft could not be read, or the command could not run
	exitSomeFailed  = 3   // it ran, and some files could not be read
	exitInterrupted = 130 // stopped by the user
)

// usageError is a sentence about a wrong command line.
type usageError struct{ sentence string }

func (e usageError) Error() string { return e.sentence }

// someFailed ends a run that did its work but for some files; the report has said which.
type someFailed struct{}

func (someFailed) Error() string { return "some files failed" }

// toMend ends a check that found citations to look at; the report has said which.
type toMend struct{}

func (toMend) Error() string { return "citations to mend" }

// unchecked is an error of cite-check, whose exit code 1 says something else.
type unchecked struct{ error }

func (e unchecked) Unwrap() error { return e.error }

// explain turns an error into one sentence for the person and an exit code. This is the one table of such sentences.
func explain(err error) (string, int) {
	var usage usageError
	var path *fs.PathError
	var address *net.OpError
	var file measure.FileFault
	var stopped unchecked
	switch {
	case errors.As(err, &stopped):
		sentence, code := explain(stopped.error)
		if code == exitFault || code == exitSomeFailed {
			code = exitUnchecked
		}
		return sentence, code
	case errors.As(err, &toMend{}):
		return "", exitToMend
	case errors.As(err, &someFailed{}):
		return "", exitSomeFailed
	case errors.As(err, &usage):
		return usage.sentence, exitFault
	case errors.As(err, &file) && file.Line > 0:
		return fmt.Sprintf("Tệp %q, dòng %d: %s.", file.Path, file.Line, file.Reason), exitFault
	case errors.As(err, &file):
		return fmt.Sprintf("Tệp %q: %s.", file.Path, file.Reason), exitFault
	case errors.Is(err, measure.ErrForeign):
		return "Thư mục dữ liệu đã có văn bản khác, không phải của bộ đo này, nên được để nguyên. Hãy chọn thư mục trống bằng --data.", exitFault
	case errors.Is(err, context.Canceled):
		return "Đã dừng theo yêu cầu; những gì đã nạp vẫn còn. Chạy lại lệnh để làm tiếp.", exitInterrupted
	case errors.Is(err, store.ErrInUse):
		return "Thư mục dữ liệu đang được một tiến trình khác dùng (vankho serve hoặc vankho index). Hãy dừng tiến trình đó, hoặc chọn thư mục khác bằng --data.", exitFault
	case errors.Is(err, store.ErrNoStore):
		return "Thư mục dữ liệu chưa có kho nào để sao lưu. Hãy chọn thư mục bằng --data.", exitFault
	case errors.Is(err, store.ErrNoBackup):
		return "Tệp không phải bản sao lưu nguyên vẹn do vankho backup ghi; kho được để nguyên: " + after(err, store.ErrNoBackup.Error()+": "), exitFault
	case errors.Is(err, store.ErrNewer):
		return "Kho do một phiên bản vankho mới hơn tạo ra. Hãy dùng phiên bản đó.", exitFault
	case errors.Is(err, corpus.ErrGone):
		return "Văn bản đã được gỡ khỏi kho: " + after(err, corpus.ErrGone.Error()+": "), exitFault
	case errors.Is(err, corpus.ErrNotFound):
		return "Không có văn bản này trong kho.", exitFault
	case diskFull(err):
		return "Hết chỗ trên đĩa; những gì đã nạp vẫn còn. Hãy dọn chỗ rồi chạy lại.", exitFault
	case errors.Is(err, syscall.EADDRINUSE):
		return "Địa chỉ đã có chương trình khác dùng. Hãy chọn địa chỉ khác bằng --listen.", exitFault
	case errors.As(err, &address):
		return fmt.Sprintf("Không mở được địa chỉ: %v. Viết theo dạng 127.0.0.1:8080.", address.Err), exitFault
	case errors.Is(err, fs.ErrNotExist) && errors.As(err, &path):
		return fmt.Sprintf("Không có tệp hoặc thư mục %q.", path.Path), exitFault
	case errors.Is(err, syscall.ENOTDIR) && errors.As(err, &path):
		return fmt.Sprintf("%q không phải là thư mục.", path.Path), exitFault
	case errors.Is(err, fs.ErrPermission) && errors.As(err, &path):
		return fmt.Sprintf("Không có quyền với %q.", path.Path), exitFault
	}
	return "Chương trình gặp lỗi: " + strings.ReplaceAll(err.Error(), "\n", "; "), exitFault
}

// diskFull recognises a full disk; SQLite and bleve tell it only in their words.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), "database or disk is full") ||
		strings.Contains(err.Error(), syscall.ENOSPC.Error())
}

// after is what follows mark in the error's text.
func after(err error, mark string) string {
	_, rest, _ := strings.Cut(err.Error(), mark)
	return rest
}
