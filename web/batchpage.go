package web

import (
	"bytes"
	"cmp"
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
	sentForm
	// Size is the largest file.
	Size string
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
	{corpus.LinkResolved, "thay", "Xác định được", "ok"},
	{corpus.LinkAmbiguous, "nhieu", "Cần chọn văn bản", "soon"},
	{corpus.LinkAbsent, "khong-co", "Không có trong kho", "gone"},
	{corpus.LinkMalformed, "khong-doc-duoc", "Không đọc được số", "part"},
}

// words are what pages call a state, and its class. While the store has not read or judged all that it holds, nothing is absent for sure.
func (x *resolver) words(state corpus.LinkState) (words, class string) {
	if state == corpus.LinkAbsent && x.partial {
		return "Chưa xác minh được", "unk"
	}
	for _, b := range batchStates {
		if b.state == state {
			return b.words, b.class
		}
	}
	return "", ""
}

// batchPage is how many lines a page shows.
const batchPage = 100

func (s *site) serveBatch(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "tai")
	day, ok := readDay(p.get("tai"))
	if !ok {
		return &paramError{"tai", p.get("tai"), "một ngày như 27/3/2025 hoặc 2025-03-27"}
	}
	return s.writeBatch(w, r, http.StatusOK, sentForm{Day: day.Short()}, p.remarks())
}

func (s *site) writeBatch(w http.ResponseWriter, r *http.Request, status int, sent sentForm, remarks []string) error {
	sent.Day, sent.Field = cmp.Or(sent.Day, s.today().Short()), "so"
	form := BatchForm{sent, bytesSize(maxUpload)}
	f := s.frame(r, s.viewer(r), "Đối chiếu hàng loạt số, ký hiệu")
	f.Section, f.Remarks, f.Canonical = "kiem-tra", remarks, batchPath
	return s.write(w, status, "batch", f, form)
}

// sentBatch is a list as a form carries it.
type sentBatch struct {
	lines lineSource
	// name is what its file is called, "" where it was pasted.
	name string
	// resolver looks it up on the day that the form names.
	*resolver
}

// takeList reads the form with a list and hands it to do; a form with something to mend is shown again.
func (s *site) takeList(w http.ResponseWriter, r *http.Request, do func(sentBatch) error) error {
	keepQuiet(w)
	u, err := s.upload(w, r)
	if err != nil {
		return err
	}
	text := u.fields.Get("so")
	list := sentBatch{name: u.name, resolver: s.resolver(r)}
	form := sentForm{Text: prefix(text, longestLine), Day: clean(u.fields.Get(asOfKey))}
	list.day = form.readDay(list.today)
	switch {
	case u.body != nil && bytes.IndexByte(u.body, 0) >= 0:
		form.TextError = "Tệp không phải CSV hay văn bản thường. Hãy lưu bảng thành CSV (UTF-8) rồi gửi lại."
	case u.body != nil && strings.EqualFold(path.Ext(u.name), ".csv"):
		list.lines = csvLines(bytes.NewReader(u.body))
	case u.body != nil:
		list.lines = textLines(bytes.NewReader(u.body))
	case strings.TrimSpace(text) == "":
		form.TextError = "Dán danh sách số, ký hiệu hoặc chọn tệp."
	default:
		list.lines = textLines(strings.NewReader(text))
	}
	if len(form.Errors()) > 0 {
		return s.writeBatch(w, r, http.StatusUnprocessableEntity, form, nil)
	}
	if err := s.batches.limit.pace(readerOf(r)); err != nil {
		return err
	}
	return do(list)
}

// takeBatch answers the form: it looks the list up and leads to what was found.
func (s *site) takeBatch(w http.ResponseWriter, r *http.Request) error {
	return s.takeList(w, r, func(sent sentBatch) error {
		leave, err := s.batches.building.take(r.Context())
		if err != nil {
			return err
		}
		defer leave()
		list := &batchList{name: sent.name, day: sent.day, secret: sent.secret}
		connection := http.NewResponseController(w)
		for done := false; !done; {
			_ = connection.SetWriteDeadline(time.Now().Add(batchTime))
			var lines []string
			var err error
			if lines, done, err = nextLines(sent.lines, batchRows); err != nil {
				return listFault(err)
			}
			rows, err := sent.resolve(r.Context(), list.len()+1, lines)
			if err != nil {
				return err
			}
			for _, row := range rows {
				list.add(row.Input, row.State)
			}
		}
		if list.len() == 0 {
			return s.writeBatch(w, r, http.StatusUnprocessableEntity, sentForm{Day: list.day.String(), TextError: "Danh sách không có dòng nào."}, nil)
		}
		list.shrink()
		http.Redirect(w, r, batchPath+"/"+s.batches.lists.put(list, list.size()), http.StatusSeeOther)
		return nil
	})
}

// takeBatchFile answers the form with CSV at once; nothing is kept.
func (s *site) takeBatchFile(w http.ResponseWriter, r *http.Request) error {
	return s.takeList(w, r, func(sent sentBatch) error { return s.streamBatch(w, r, sent.resolver, sent.lines) })
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
	page, err := p.page()
	if err != nil {
		return err
	}
	view := func(key string, page int) string {
		return address(r.URL.Path, "loc", key, pageKey, pageNumber(page))
	}
	x := s.resolver(r)
	x.day = list.day
	if err := x.look(r.Context()); err != nil {
		return err
	}
	counts := list.counts()
	out := BatchPage{Filters: []Choice{{fmt.Sprintf("Tất cả (%s)", integer(list.len())), view("", 1), only == ""}}, CSV: r.URL.Path + ".csv",
		Until: until.In(vietnam()).Format("15:04"), Day: list.day.Short()}
	shown := 0
	for i, b := range batchStates {
		if n := counts[i]; n > 0 {
			b.words, _ = x.words(b.state)
			out.Filters = append(out.Filters, Choice{fmt.Sprintf("%s (%s)", b.words, integer(n)), view(b.key, 1), only == b.key})
		}
		if b.key == only {
			shown = i
		}
	}
	out.Lead = fmt.Sprintf("%s dòng, hiệu lực tính tại ngày %s.", integer(list.len()), out.Day)
	if list.name != "" {
		out.Lead = "Tệp “" + list.name + "”: " + out.Lead
	}
	total := list.len()
	if only != "" {
		total = counts[shown]
	}
	out.Pager = newPager(page, total, batchPage, "dòng", func(n int) string { return view(only, n) })
	at, skip := []int{}, (page-1)*batchPage
	for i, state := range list.states {
		if only != "" && int(state) != shown {
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
		lines[i] = list.line(n)
	}
	rows, err := x.resolve(r.Context(), 1, lines)
	if err != nil {
		return err
	}
	for i, row := range rows {
		row.Row = at[i] + 1
		v := BatchView{BatchRow: row}
		v.Words, v.Class = x.words(row.State)
		out.Rows = append(out.Rows, v)
	}
	f := s.frame(r, s.viewer(r), "Đối chiếu hàng loạt: "+integer(list.len())+" dòng")
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
		if at == list.len() {
			return "", io.EOF
		}
		at++
		return list.line(at - 1), nil
	})
}

// batchHead are the columns of the CSV file.
var batchHead = [...]string{"STT", "Dòng đã gửi", "Số đọc được", "Kết quả", "Lý do", "Số, ký hiệu trong kho", "Loại", "Cơ quan", "Ngày ban hành", "Tên", "Kho có", "Hiệu lực",
	"Địa chỉ", "Văn bản khác cùng số"}

// heldWords say what the store has of a document.
func heldWords(held string) string {
	switch held {
	case "cited":
		return "chỉ biết qua dẫn chiếu"
	case "register":
		return "dòng trong danh mục"
	}
	return "toàn văn"
}

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
			err = errors.Join(err, out.row(x.cells(b, s.base(r))...))
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

// cells are a row as CSV has it; base is the address of the site.
func (x *resolver) cells(b BatchRow, base string) []string {
	words, _ := x.words(b.State)
	out := []string{strconv.Itoa(b.Row), b.Input, b.Number, words, capital(b.Reason)}
	if d := b.Document; d != nil {
		out = append(out, d.Number, d.Type, d.Issuer, d.Issued.Short(), d.Title, heldWords(d.Held), d.Validity, base+d.URL)
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
