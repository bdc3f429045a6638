package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	// cursorKey is the parameter that walks through all of a list; cursorStart is the value that begins.
	cursorKey   = "con-tro"
	cursorStart = "*"
	// walkKept is how long a walk is kept from its beginning, walkMost and walkRoom how many walks and how many bytes are.
	walkKept = 60 * time.Minute
	walkMost = 500
	walkRoom = 64 << 20
	// maxWalk is how many rows a walk may have; who wants more takes a file, which is written as it is read.
	maxWalk = 20_000
)

// walk is a list as it stood when somebody began to walk through it, in memory alone: whatever arrives meanwhile, each row comes once.
type walk struct {
	// list is the address of the list, without where in it; secret says that it may name documents with a mark of secrecy.
	list   string
	secret bool
	// rows are a slice, of len many.
	rows any
	len  int
}

// cursors are the walks under way.
type cursors struct {
	key   [16]byte
	walks *shelf[*walk]
}

func newCursors(now func() time.Time, t tagger) *cursors {
	return &cursors{key: t.run, walks: newShelf[*walk](now, walkKept, walkMost, walkRoom)}
}

// step is where in a walk a request is.
type step struct {
	*walk
	code     string
	from, to int
	cursors  *cursors
}

// text is a cursor: the code of the walk, where in it, and a seal that shows that nobody changed it.
// Example: "Hq3…22 characters.k.R0x9Zw".
func (c *cursors) text(code string, at int) string {
	body := code + "." + strconv.FormatInt(int64(at), 36)
	mac := hmac.New(sha256.New, c.key[:])
	_, _ = mac.Write([]byte(body)) // never fails
	return body + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:6])
}

// begin keeps a walk of rows, each of about so many bytes.
func (c *cursors) begin(list string, secret bool, rows any, n, each int) step {
	w := &walk{list: list, secret: secret, rows: rows, len: n}
	return step{walk: w, code: c.walks.put(w, int64(n*each+len(list)+64)), cursors: c}
}

// resume finds the walk that a cursor goes on with. The error is a *paramError.
func (c *cursors) resume(text, list string, who viewer) (step, error) {
	bad := func(want string) error { return &paramError{cursorKey, shorten(text, 60), want} }
	code, rest, _ := strings.Cut(text, ".")
	number, _, _ := strings.Cut(rest, ".")
	at, err := strconv.ParseInt(number, 36, 32)
	if err != nil || at < 0 || !hmac.Equal([]byte(c.text(code, int(at))), []byte(text)) {
		return step{}, bad("con trỏ lấy nguyên từ next của câu trả lời trước, hoặc * để bắt đầu; con trỏ mất hiệu lực khi chương trình khởi động lại")
	}
	w, _, ok := c.walks.get(code)
	if !ok || w.secret && !who.local {
		return step{}, bad("con trỏ còn hạn; con trỏ này đã hết hạn sau 60 phút hoặc đã nhường chỗ, hãy bắt đầu lại với *")
	}
	if w.list != list || int(at) > w.len {
		return step{}, bad("con trỏ của chính danh sách này với đúng các tham số cũ")
	}
	return step{walk: w, code: code, from: int(at), cursors: c}, nil
}

// take goes on for n rows.
func (s *step) take(n int) { s.to = min(s.from+n, s.len) }

// next is the cursor after what was taken, "" at the end.
func (s step) next() string {
	if s.to >= s.len {
		return ""
	}
	return s.cursors.text(s.code, s.to)
}

// tooLong refuses to walk through a list that is too long; file is where all of it is.
func tooLong(n int, file string) error {
	if n <= maxWalk {
		return nil
	}
	return &paramError{cursorKey, "", fmt.Sprintf("danh sách có %s dòng, con trỏ chỉ đi hết danh sách tới %s dòng; hãy lọc bớt hoặc tải %s", integer(n), integer(maxWalk), file)}
}

// linkNext tells in the header Link what comes next, as RFC 8288 has it; "" is the end.
func linkNext(w http.ResponseWriter, address string) {
	if address != "" {
		w.Header().Set("Link", "<"+address+`>; rel="next"`)
	}
}

// walking is the address of the next part of a walk, "" at its end.
func walking(list string, s step, n int) string {
	cursor := s.next()
	if cursor == "" {
		return ""
	}
	return extended(list, sizeKey, sizeOf(n, rowsOfListAPI), cursorKey, cursor)
}

// walkList begins a walk through a list of the API, which all makes with how many rows it has, or goes on with one; file is where a list
// stands that is too long for it.
func (s *site) walkList(list, file string, part listPart, who viewer, all func(most int) (rows any, n, total int, err error)) (step, error) {
	if part.cursor != cursorStart {
		at, err := s.cursors.resume(part.cursor, list, who)
		if err == nil {
			at.take(part.n)
		}
		return at, err
	}
	rows, n, total, err := all(maxWalk)
	if err == nil {
		err = tooLong(total, file)
	}
	if err != nil {
		return step{}, err
	}
	const each = 2 << 10 // bytes of a row with its names and quotes
	at := s.cursors.begin(list, who.local, rows, n, each)
	at.take(part.n)
	return at, nil
}
