package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

// BatchForm is what /doi-chieu-so shows.
type BatchForm struct {
	Text, TextError string
	Day, DayError   string
	Size            string
}

// Errors are the faults of what was sent, with where to mend them.
func (f BatchForm) Errors() []Link {
	var out []Link
	if f.TextError != "" {
		out = append(out, Link{f.TextError, "#so"})
	}
	if f.DayError != "" {
		out = append(out, Link{f.DayError, "#tai"})
	}
	return out
}

// BatchPage is what /doi-chieu-so/{ma} shows of a list that was looked up.
type BatchPage struct {
	Lead string
	// Filters choose the lines of one state, each with its count.
	Filters []Choice
	Rows    []BatchView
	Pager   Pager
	CSV     string
	Until   string
	Day     string
}

// BatchView is a line of the list as the page shows it.
type BatchView struct {
	BatchRow
	Class, Words string
}

// batchStates are the states of lines in the order of the page; key is the value of "loc".
var batchStates = [...]struct {
	state             corpus.LinkState
	key, words, class string
}{
	{corpus.LinkResolved, "thay", "Có trong kho", "ok"},
	{corpus.LinkAmbiguous, "nhieu", "Cần chọn văn bản", "soon"},
	{corpus.LinkAbsent, "khong-co", "Không có trong kho", "gone"},
	{corpus.LinkMalformed, "khong-doc-duoc", "Không đọc được số", "part"},
}

// batchPage is how many lines a page shows.
const batchPage = 100

func (s *site) serveBatch(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "tai")
	day, ok := readDay(p.get("tai"))
	if !ok {
		return &paramError{"tai", p.get("tai"), "ngày như 2025-03-27"}
	}
	return s.writeBatch(w, r, http.StatusOK, BatchForm{Day: day.String()}, p.remarks())
}

func (s *site) writeBatch(w http.ResponseWriter, r *http.Request, status int, form BatchForm, remarks []string) error {
	if form.Size = bytesSize(maxUpload); form.Day == "" {
		form.Day = s.today().String()
	}
	f := s.frame(r, s.viewer(r), "Đối chiếu hàng loạt số, ký hiệu")
	f.Section, f.Remarks, f.Canonical = "kiem-tra", remarks, batchPath
	return s.write(w, status, "batch", f, form)
}

// readBatch reads the form: the lines of the list, and the day. The form is not nil where something in it is to be mended.
func readBatch(w http.ResponseWriter, r *http.Request) (next lineSource, name string, day corpus.Date, form *BatchForm, err error) {
	u, err := readUpload(w, r)
	if err != nil {
		return nil, "", day, nil, err
	}
	f := BatchForm{Text: prefix(u.fields.Get("so"), longestLine), Day: clean(u.fields.Get("tai"))}
	day, ok := readDay(f.Day)
	if !ok {
		f.DayError = "Nhập ngày theo dạng 27/3/2025."
	}
	switch text := u.fields.Get("so"); {
	case u.body != nil && strings.EqualFold(path.Ext(u.name), ".csv"):
		next, name = csvLines(bytes.NewReader(u.body)), u.name
	case u.body != nil && bytes.IndexByte(u.body, 0) >= 0:
		f.TextError = "Tệp không phải CSV hay văn bản thường. Hãy lưu bảng thành CSV (UTF-8) rồi gửi lại."
	case u.body != nil:
		next, name = textLines(bytes.NewReader(u.body)), u.name
	case strings.TrimSpace(text) == "":
		f.TextError = "Dán danh sách số, ký hiệu hoặc chọn tệp."
	default:
		next = textLines(strings.NewReader(text))
	}
	if len(f.Errors()) > 0 {
		return nil, "", day, &f, nil
	}
	return next, name, day, nil, nil
}

// takeBatch answers the form: it looks the list up and leads to what was found.
func (s *site) takeBatch(w http.ResponseWriter, r *http.Request) error {
	keepQuiet(w)
	next, name, day, form, err := readBatch(w, r)
	if err != nil {
		return err
	}
	if form != nil {
		return s.writeBatch(w, r, http.StatusUnprocessableEntity, *form, nil)
	}
	leave, err := s.batches.limit.enter(r.Context(), readerOf(r))
	if err != nil {
		return err
	}
	defer leave()
	x := s.resolver(r)
	if !day.IsZero() {
		x.day = day
	}
	list := &batchList{name: name, day: x.day, secret: x.secret}
	connection := http.NewResponseController(w)
	for done := false; !done; {
		_ = connection.SetWriteDeadline(time.Now().Add(batchTime))
		var lines []string
		if lines, done, err = nextLines(next, batchRows); err != nil {
			return listFault(err)
		}
		rows, err := x.resolve(r.Context(), len(list.lines)+1, lines)
		if err != nil {
			return err
		}
		for _, row := range rows {
			list.lines, list.states = append(list.lines, row.Input), append(list.states, row.State)
		}
	}
	if len(list.lines) == 0 {
		return s.writeBatch(w, r, http.StatusUnprocessableEntity, BatchForm{Day: list.day.String(), TextError: "Danh sách không có dòng nào."}, nil)
	}
	http.Redirect(w, r, batchPath+"/"+s.batches.lists.put(list, list.size()), http.StatusSeeOther)
	return nil
}

// batchOf finds the list of an address.
func (s *site) batchOf(w http.ResponseWriter, r *http.Request) (*batchList, time.Time, error) {
	keepQuiet(w)
	code := mux.Vars(r)["ma"]
	if !shelfCode.MatchString(code) {
		return nil, time.Time{}, errNoPage
	}
	list, until, ok := s.batches.lists.get(code)
	if !ok || list.secret && !s.viewer(r).local {
		return nil, time.Time{}, errExpired
	}
	return list, until, nil
}

// serveBatchList answers a page of a list that was looked up. What it shows is looked up anew.
func (s *site) serveBatchList(w http.ResponseWriter, r *http.Request) error {
	list, until, err := s.batchOf(w, r)
	if err != nil {
		return err
	}
	p := readParams(r.URL.RawQuery, "loc", pageKey)
	var keys []string
	for _, b := range batchStates {
		keys = append(keys, b.key)
	}
	only, err := p.oneOf("loc", keys...)
	if err != nil {
		return err
	}
	page, err := p.number(pageKey, 1, 1, 1<<30)
	if err != nil {
		return err
	}
	view := func(key string, page int) string {
		number := ""
		if page > 1 {
			number = strconv.Itoa(page)
		}
		return address(r.URL.Path, "loc", key, pageKey, number)
	}
	counts := map[corpus.LinkState]int{}
	for _, state := range list.states {
		counts[state]++
	}
	out := BatchPage{Filters: []Choice{{fmt.Sprintf("Tất cả (%s)", integer(len(list.lines))), view("", 1), only == ""}}, CSV: r.URL.Path + ".csv",
		Until: until.In(vietnam()).Format("15:04"), Day: list.day.Short()}
	shown := corpus.LinkState("")
	for _, b := range batchStates {
		if n := counts[b.state]; n > 0 {
			out.Filters = append(out.Filters, Choice{fmt.Sprintf("%s (%s)", b.words, integer(n)), view(b.key, 1), only == b.key})
		}
		if b.key == only {
			shown = b.state
		}
	}
	out.Lead = fmt.Sprintf("%s dòng, hiệu lực tính tại ngày %s.", integer(len(list.lines)), out.Day)
	if list.name != "" {
		out.Lead = "Tệp “" + list.name + "”: " + out.Lead
	}
	total := len(list.lines)
	if only != "" {
		total = counts[shown]
	}
	out.Pager = newPager(page, total, batchPage, "dòng", func(n int) string { return view(only, n) })
	x := s.resolver(r)
	x.day = list.day
	at, skip := []int{}, (page-1)*batchPage
	for i, state := range list.states {
		if only != "" && state != shown {
			continue
		}
		if skip--; skip >= 0 {
			continue
		}
		if at = append(at, i); len(at) == batchPage {
			break
		}
	}
	lines := make([]string, len(at))
	for i, n := range at {
		lines[i] = list.lines[n]
	}
	rows, err := x.resolve(r.Context(), 1, lines)
	if err != nil {
		return err
	}
	for i, row := range rows {
		row.Row = at[i] + 1
		v := BatchView{BatchRow: row}
		for _, b := range batchStates {
			if b.state == row.State {
				v.Class, v.Words = b.class, b.words
			}
		}
		out.Rows = append(out.Rows, v)
	}
	f := s.frame(r, s.viewer(r), "Đối chiếu hàng loạt: "+integer(len(list.lines))+" dòng")
	f.Section, f.Remarks, f.Private = "kiem-tra", p.remarks(), true
	return s.write(w, http.StatusOK, "batchresult", f, out)
}

// serveBatchFile answers a list that was looked up as CSV.
func (s *site) serveBatchFile(w http.ResponseWriter, r *http.Request) error {
	list, _, err := s.batchOf(w, r)
	if err != nil {
		return err
	}
	x := s.resolver(r)
	x.day = list.day
	at := 0
	return s.streamBatch(w, r, x, func() (string, error) {
		if at == len(list.lines) {
			return "", io.EOF
		}
		at++
		return list.lines[at-1], nil
	})
}

// takeBatchFile answers the form with CSV at once; nothing is kept.
func (s *site) takeBatchFile(w http.ResponseWriter, r *http.Request) error {
	keepQuiet(w)
	next, _, day, form, err := readBatch(w, r)
	if err != nil {
		return err
	}
	if form != nil {
		return s.writeBatch(w, r, http.StatusUnprocessableEntity, *form, nil)
	}
	leave, err := s.batches.limit.enter(r.Context(), readerOf(r))
	if err != nil {
		return err
	}
	defer leave()
	x := s.resolver(r)
	if !day.IsZero() {
		x.day = day
	}
	return s.streamBatch(w, r, x, next)
}

// batchHead are the columns of the CSV file.
var batchHead = [...]string{"STT", "Dòng đã gửi", "Số đọc được", "Kết quả", "Lý do", "Số, ký hiệu trong kho", "Loại", "Cơ quan", "Ngày ban hành", "Tên", "Kho có", "Hiệu lực",
	"Địa chỉ", "Văn bản khác cùng số"}

// heldWords say what the store has of a document.
var heldWords = map[string]string{"text": "toàn văn", "register": "dòng trong danh mục", "cited": "chỉ biết qua dẫn chiếu"}

// streamBatch writes what is found for each line as CSV with a byte order mark, while it is found.
func (s *site) streamBatch(w http.ResponseWriter, r *http.Request, x *resolver, next lineSource) error {
	connection := http.NewResponseController(w)
	var out sheet
	for row := 1; ; {
		_ = connection.SetWriteDeadline(time.Now().Add(batchTime))
		lines, done, failed := nextLines(next, batchRows)
		if failed != nil && row == 1 && len(lines) == 0 {
			return listFault(failed)
		}
		rows, err := x.resolve(r.Context(), row, lines)
		if err != nil {
			if row == 1 {
				return err
			}
			s.log.Error("list broken off", "error", discreetly(err))
			panic(http.ErrAbortHandler) // a list that is cut must not look whole
		}
		if row == 1 {
			if out, err = newSheet(w, "doi-chieu-so.csv"); err == nil {
				err = out.row(batchHead[:]...)
			}
		}
		for _, b := range rows {
			err = errors.Join(err, out.row(b.cells("http://"+r.Host)...))
		}
		if failed != nil {
			err = errors.Join(err, out.row("", trouble(listFault(failed)).Text))
		}
		row += len(lines)
		if errors.Join(err, out.end(), connection.Flush()) != nil || done {
			return nil // done, or the reader has gone
		}
	}
}

// cells are the row as CSV has it; base is the address of the site.
func (b BatchRow) cells(base string) []string {
	words := ""
	for _, x := range batchStates {
		if x.state == b.State {
			words = x.words
		}
	}
	out := []string{strconv.Itoa(b.Row), b.Input, b.Number, words, capital(b.Reason)}
	if d := b.Document; d != nil {
		out = append(out, d.Number, d.Type, d.Issuer, d.Issued.Short(), d.Title, heldWords[d.Held], d.Validity, base+d.URL)
	} else {
		out = append(out, "", "", "", "", "", "", "", "")
	}
	var others []string
	for _, d := range b.Candidates {
		others = append(others, joinFacts(numberedName(d.Type, d.Number), d.Issued.Short(), d.Issuer))
	}
	if b.More > 0 {
		others = append(others, fmt.Sprintf("và %s văn bản khác", integer(b.More)))
	}
	return append(out, strings.Join(others, "; "))
}
