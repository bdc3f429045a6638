package web

import "net/http"

// Problem is what a program is told when a request cannot be answered. Source: RFC 9457.
// Example: {"type":"/loi/yeu-cau","title":"Không hiểu yêu cầu","status":400,"detail":"Không hiểu tham số “x”: …","instance":"/api/v1/tim","parameter":"x"}.
type Problem struct {
	// Type is an address of the site that never changes and tells of the kind of fault.
	Type string `json:"type"`
	// Title names the kind, Detail says what happened and what to do; both are official Vietnamese.
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	// Instance is the path that was asked for, without its parameters: these may hold what a reader typed.
	Instance string `json:"instance"`
	// Parameter, for a bad request, is the one that was not understood; Code, for a fault of the program, refers to its log.
	Parameter string `json:"parameter,omitempty"`
	Code      string `json:"code,omitempty"`
}

const (
	problemKind = "application/problem+json"
	// problemPath is where the kinds of faults are told of.
	problemPath = "/loi/"
)

// problemTypes name the kinds of faults by their status, as addresses do.
var problemTypes = [...]struct {
	status      int
	slug, words string
}{
	{http.StatusBadRequest, "yeu-cau", "Tham số không biết, hoặc có giá trị không hợp lệ; nội dung gửi lên không đọc được; con trỏ sai hoặc hết hạn."},
	{http.StatusUnauthorized, "chua-dang-nhap", "Khóa gửi kèm không đúng."},
	{http.StatusForbidden, "khong-duoc-phep", "Người đọc này không được sửa kho, hoặc yêu cầu gửi từ trang khác."},
	{http.StatusNotFound, "khong-co", "Không có địa chỉ này, hoặc kho không có văn bản này."},
	{http.StatusMethodNotAllowed, "cach-gui", "Địa chỉ không nhận phương thức đó; các phương thức nhận được ở tiêu đề Allow."},
	{http.StatusConflict, "xung-dot", "Người khác vừa sửa cùng chỗ."},
	{http.StatusGone, "da-go", "Văn bản đã được gỡ khỏi kho, hoặc kết quả đã hết hạn."},
	{http.StatusPreconditionFailed, "khong-con-dung", "Điều kiện gửi kèm không còn đúng."},
	{http.StatusRequestEntityTooLarge, "qua-lon", "Nội dung gửi lên lớn quá giới hạn."},
	{http.StatusRequestURITooLong, "dia-chi-qua-dai", "Địa chỉ dài quá giới hạn."},
	{http.StatusUnsupportedMediaType, "dinh-dang", "Định dạng chưa đọc được."},
	{http.StatusUnprocessableEntity, "noi-dung", "Nội dung đọc được nhưng không dùng được."},
	{http.StatusTooManyRequests, "nhieu-yeu-cau", "Nhiều yêu cầu quá; Retry-After cho biết chờ bao nhiêu giây."},
	{http.StatusInternalServerError, "loi-chuong-trinh", "Chương trình gặp lỗi; code là mã trong nhật ký."},
	{http.StatusServiceUnavailable, "chua-san-sang", "Đang lập chỉ mục, hoặc phần này không mở."},
	{http.StatusGatewayTimeout, "qua-lau", "Câu tìm chạy quá lâu và đã được dừng."},
	{http.StatusInsufficientStorage, "het-cho", "Đĩa của máy đặt kho không còn chỗ."},
}

// problemType is the address of a kind of fault; "about:blank", as RFC 9457 has it, for a status without one.
func problemType(status int) string {
	for _, t := range problemTypes {
		if t.status == status {
			return problemPath + t.slug
		}
	}
	return "about:blank"
}

// problem says to a program what a page says to a person.
func (t Trouble) problem(r *http.Request) Problem {
	return Problem{Type: problemType(t.Status), Title: t.Heading, Status: t.Status, Detail: t.Text, Instance: r.URL.EscapedPath(), Parameter: t.Parameter, Code: t.Code}
}
