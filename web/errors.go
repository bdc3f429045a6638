package web

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
)

var (
	errNoPage   = errors.New("web: no such page")
	errLongURL  = errors.New("web: address too long")
	errMethod   = errors.New("web: method not allowed")
	errOrigin   = errors.New("web: the form was sent from another site")
	errNoEdit   = errors.New("web: this reader may not edit")
	errEditors  = errors.New("web: for editors alone")
	errSignIn   = errors.New("web: this reader is not signed in")
	errToken    = errors.New("web: the form carries no token of this reader")
	errKey      = errors.New("web: wrong key")
	errLongForm = errors.New("web: form too long")
)

// missingDocument says that no document answers to an id.
type missingDocument struct{ ID corpus.ID }

func (e *missingDocument) Error() string { return fmt.Sprintf("no document %q", e.ID) }

func (e *missingDocument) Unwrap() error { return corpus.ErrNotFound }

// Trouble is what a person or a program is told when a request cannot be answered: what happened, what to do.
type Trouble struct {
	Status int
	// Heading and Text are official Vietnamese: the h1 and one or two sentences.
	Heading, Text string
	// Code refers to the log; only for faults of the program.
	Code string
	// Parameter, for a bad request, is the one that was not understood.
	Parameter string
	Links     []Link
	// Kept is what the reader wrote in a form that was refused, by field.
	Kept []Pair
}

// Link is one thing a reader can do.
type Link struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

// trouble turns an error into its status and sentences; the one table for pages and API (pages.md §6).
func trouble(err error) Trouble {
	home := Link{"Về trang chủ", "/"}
	browse := Link{"Duyệt theo loại, cơ quan, năm", "/duyet"}
	var param *paramError
	var missing *missingDocument
	var absent *missingText
	var unnamed *missingName
	var many *tooMany
	var large *tooLarge
	var form *importForm
	switch {
	case errors.As(err, &many):
		return Trouble{Status: 429, Heading: "Nhiều yêu cầu quá", Text: fmt.Sprintf("Thử lại sau %s giây.", integer(many.seconds())), Links: []Link{home}}
	case errors.As(err, &large):
		what := "Nội dung gửi lên"
		if large.name != "" {
			what = "Tệp " + large.name
		}
		if large.size > 0 {
			what += " " + bytesSize(large.size)
		}
		return Trouble{Status: 413, Heading: "Tệp quá lớn", Text: what + "; giới hạn " + bytesSize(large.most) + ". Hãy chia nhỏ rồi gửi từng phần.", Links: []Link{home}}
	case errors.As(err, &form):
		return Trouble{Status: 413, Heading: "Tệp quá lớn", Text: "Các tệp gửi cùng lúc quá lớn; giới hạn " + bytesSize(maxImportForm) + " một lần và " +
			bytesSize(maxImportFile) + " mỗi tệp. Hãy chia nhỏ hoặc nạp bằng lệnh vankho index.", Links: []Link{{"Nạp văn bản", intakePath}, home}}
	case errors.Is(err, corpus.ErrTooManyFiles):
		return Trouble{Status: 413, Heading: "Nhiều tệp quá", Text: "Mỗi lần nạp nhận tối đa " + integer(importFiles) + " tệp. Các tệp đã nhận vẫn được nạp; hãy gửi tiếp ở lần nạp khác.",
			Links: []Link{{"Nạp văn bản", intakePath}, home}}
	case errors.Is(err, corpus.ErrNoRoom):
		return Trouble{Status: 507, Heading: "Đĩa của kho sắp đầy", Text: "Không còn đủ chỗ để nhận thêm tệp. Phần đã nhận không mất; hãy báo quản trị viên dọn đĩa rồi nạp lại.",
			Links: []Link{{"Tình trạng kho", "/tinh-trang"}, home}}
	case errors.Is(err, corpus.ErrSealed):
		return Trouble{Status: 409, Heading: "Lần nạp này đã đóng", Text: "Lần nạp này không nhận thêm tệp. Hãy mở lần nạp khác.", Links: []Link{{"Nạp văn bản", intakePath}, home}}
	case errors.Is(err, errUpload):
		return Trouble{Status: 400, Heading: "Không hiểu yêu cầu", Text: "Không đọc được biểu mẫu gửi lên. Hãy mở lại trang rồi gửi lại.", Links: []Link{home}}
	case errors.Is(err, errExpired):
		return Trouble{Status: 410, Heading: "Kết quả đã hết hạn",
			Text:  "Kết quả đã hết hạn sau 60 phút, hoặc chương trình đã khởi động lại. Nội dung gửi lên không được lưu; hãy gửi lại để có kết quả mới.",
			Links: []Link{{"Kiểm tra dẫn chiếu", checkPath}, {"Đối chiếu hàng loạt số, ký hiệu", batchPath}, home}}
	case errors.Is(err, errNoChecker):
		return Trouble{Status: 503, Heading: "Chưa kiểm tra được dự thảo", Text: "Trang này không mở phần kiểm tra dự thảo.", Links: []Link{home}}
	case errors.As(err, &unnamed):
		return Trouble{Status: 404, Heading: "Không có " + wordsOfNames[unnamed.Kind].page + " này trong kho",
			Text:  fmt.Sprintf("Không văn bản nào trong kho có tên ứng với mã “%s”. Tên có thể được viết khác; hãy duyệt hoặc tìm theo tên.", shorten(unnamed.ID, 120)),
			Links: []Link{{"Tìm trong kho", address("/tim", "q", quoted(shorten(strings.ReplaceAll(unnamed.ID, "-", " "), 120)))}, {"Duyệt theo cơ quan", bodiesPath}, browse, home}}
	case errors.As(err, &absent):
		return Trouble{Status: 404, Heading: "Không có lời văn này trong kho", Text: absent.words, Links: []Link{browse, home}}
	case errors.As(err, &missing):
		return Trouble{Status: 404, Heading: "Không có văn bản này trong kho",
			Text:  fmt.Sprintf("Mã “%s” không có. Nếu bạn có số, ký hiệu, hãy tìm theo số.", shorten(string(missing.ID), 120)),
			Links: []Link{browse, home}}
	case errors.Is(err, corpus.ErrGone):
		text := "Địa chỉ này từng là một văn bản trong kho."
		var gone *corpus.Gone
		if errors.As(err, &gone) && !gone.At.IsZero() {
			text += " Gỡ ngày " + corpus.DateOf(gone.At).Short() + "."
			if gone.Reason != "" {
				text += " Lý do: " + viet.Uncapitalise(gone.Reason)
			}
		}
		return Trouble{Status: 410, Heading: "Văn bản đã được gỡ khỏi kho", Text: text, Links: []Link{browse, home}}
	case errors.As(err, &param):
		text := fmt.Sprintf("Tham số “%s” có giá trị “%s” không hợp lệ. Giá trị đúng: %s.", shorten(param.Name, 60), shorten(param.Value, 120), param.Want)
		if param.Value == "" {
			text = fmt.Sprintf("Không hiểu tham số “%s”: %s.", shorten(param.Name, 60), param.Want)
		}
		return Trouble{Status: 400, Heading: "Không hiểu yêu cầu", Text: text, Parameter: param.Name,
			Links: []Link{{"Cách viết câu tìm", "/tro-giup"}, home}}
	case errors.Is(err, errLongURL):
		return Trouble{Status: 414, Heading: "Địa chỉ quá dài", Text: "Hãy rút ngắn câu tìm hoặc bỏ bớt bộ lọc.", Links: []Link{home}}
	case errors.Is(err, errMethod):
		return Trouble{Status: 405, Heading: "Trang này không nhận cách gửi đó",
			Text: "Hãy mở trang bằng địa chỉ hoặc bằng đường dẫn trên trang.", Links: []Link{home}}
	case errors.Is(err, errOrigin):
		return Trouble{Status: 403, Heading: "Yêu cầu gửi từ trang khác",
			Text: "Để an toàn, biểu mẫu chỉ được nhận khi gửi từ chính trang này.", Links: []Link{home}}
	case errors.Is(err, errNoEdit):
		return Trouble{Status: 403, Heading: "Kho này chỉ đọc",
			Text: "Kho này chỉ đọc. Việc nạp, sửa và đọc lại văn bản làm trên chính máy đặt kho; để làm được qua mạng, quản trị viên mở trang bằng lệnh vankho serve --editor-token-file.", Links: []Link{home}}
	case errors.Is(err, errEditors):
		return Trouble{Status: 403, Heading: "Trang này dành cho người sửa kho",
			Text: "Nhật ký và các biểu mẫu sửa kho chỉ xem được trên chính máy đặt kho, hoặc khi đã đăng nhập bằng khóa do quản trị viên cấp.", Links: []Link{home}}
	case errors.Is(err, errSignIn):
		return Trouble{Status: 403, Heading: "Cần đăng nhập",
			Text: "Chưa đăng nhập, hoặc phiên đăng nhập đã hết hạn; chưa có gì thay đổi trong kho. Đăng nhập bằng khóa do quản trị viên cấp rồi làm lại.", Links: []Link{{"Đăng nhập", signInPath}, home}}
	case errors.Is(err, errToken):
		return Trouble{Status: 403, Heading: "Biểu mẫu đã quá hạn",
			Text: "Trang chứa biểu mẫu mở đã lâu, mở trước khi đăng nhập lại, hoặc không phải do trang này đưa ra; chưa có gì thay đổi trong kho. Hãy mở lại trang rồi gửi lại.", Links: []Link{home}}
	case errors.Is(err, errKey):
		return Trouble{Status: 401, Heading: "Khóa không đúng", Text: "Không có khóa này. Hãy xem lại khóa do quản trị viên cấp.", Links: []Link{home}}
	case errors.Is(err, corpus.ErrChanged):
		return Trouble{Status: 409, Heading: "Người khác vừa sửa chỗ này", Text: "Chỗ này đã đổi trong lúc sửa; chưa có gì bị ghi đè. Hãy mở lại trang rồi sửa.", Links: []Link{home}}
	case errors.Is(err, errLongForm):
		return Trouble{Status: 413, Heading: "Nội dung gửi quá dài",
			Text: "Giới hạn là " + bytesSize(maxForm) + ". Hãy sửa ít chữ hơn mỗi lần.", Links: []Link{home}}
	case errors.Is(err, corpus.ErrNoCorrection):
		return Trouble{Status: 400, Heading: "Không sửa được chỗ này",
			Text: "Văn bản không có trang hay thuộc tính ấy, hoặc giá trị không hợp lệ. Hãy mở lại trang rồi sửa.", Links: []Link{home}}
	case errors.Is(err, search.ErrNotReady):
		return Trouble{Status: 503, Heading: "Đang lập chỉ mục",
			Text:  "Chưa tìm được toàn văn; vẫn mở được văn bản theo địa chỉ và xem văn bản mới vào kho ở trang chủ. Hãy thử lại sau ít phút.",
			Links: []Link{{"Xem tiến độ", "/tinh-trang"}, home}}
	case errors.Is(err, context.DeadlineExceeded):
		return Trouble{Status: 504, Heading: "Câu tìm chạy quá lâu",
			Text: "Đã dừng sau 5 giây. Thử bớt từ hoặc thêm bộ lọc.", Links: []Link{{"Cách viết câu tìm", "/tro-giup"}, home}}
	case errors.Is(err, errNoPage), errors.Is(err, corpus.ErrNotFound):
		return Trouble{Status: 404, Heading: "Không có trang này",
			Text: "Địa chỉ có thể đã gõ sai. Tìm trong kho hoặc về trang chủ.", Links: []Link{home, {"Mục lục", "/trang"}}}
	}
	return Trouble{Status: 500, Heading: "Chương trình gặp lỗi",
		Text: "Lỗi đã được ghi lại. Kho không mất dữ liệu. Thử lại hoặc về trang trước.", Links: []Link{home}}
}

// fail answers a request that ended in an error, as a page or, under /api/, as a Problem. It logs what only the
// administrator can mend.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // the reader has gone
	}
	if (errors.Is(err, errNoEdit) || errors.Is(err, errEditors)) && s.desk != nil && s.editors.any() {
		err = refused(errSignIn, r)
	}
	t := trouble(err)
	var lost *refusedForm
	if errors.As(err, &lost) {
		t.Kept = lost.wrote
	}
	if t.Status == http.StatusInternalServerError {
		t.Code = newCode()
		t.Text = fmt.Sprintf("Lỗi đã được ghi lại, mã %s. Kho không mất dữ liệu. Thử lại hoặc về trang trước.", t.Code)
		if where := r.URL.Path; discreet(where) { // what a reader sent may stand in the words of the error
			s.log.Error("request failed", "code", t.Code, "path", firstPart(where), "error", discreetly(err))
		} else {
			s.log.Error("request failed", "code", t.Code, "path", where, "error", err)
		}
	}
	var many *tooMany
	if errors.As(err, &many) {
		w.Header().Set("Retry-After", strconv.Itoa(many.seconds()))
	}
	if t.Status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="Van Kho"`)
	}
	if t.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "30")
	}
	for _, name := range []string{"Content-Disposition", "Content-Length", "Etag", "Last-Modified"} {
		w.Header().Del(name)
	}
	w.Header().Set("Cache-Control", "no-store")
	if strings.HasPrefix(r.URL.Path, "/api/") {
		s.writeJSONAs(w, problemKind, t.Status, t.problem(r))
		return
	}
	f := s.frame(r, s.viewer(r), t.Heading)
	f.Query = shorten(clean(r.URL.Query().Get("q")), query.MaxLength)
	if err := s.write(w, t.Status, "trouble", f, t); err != nil {
		s.log.Error("error page failed", "error", err)
	}
}

// firstPart is the first part of a path: "/kiem-tra" of "/kiem-tra/4Jc…".
func firstPart(path string) string {
	if i := strings.IndexByte(path[1:], '/'); i >= 0 {
		return path[:i+1]
	}
	return path
}

// discreetly tells of an error without its words: a panic by where it was, others by their kinds.
func discreetly(err error) string {
	var p *panicked
	if errors.As(err, &p) {
		return p.Error()
	}
	kinds := fmt.Sprintf("%T", err)
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
		kinds += fmt.Sprintf(": %T", inner)
	}
	return kinds
}

func newCode() string {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails, by its documentation
	return hex.EncodeToString(b[:])
}
