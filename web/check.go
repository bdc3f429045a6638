package web

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Checker compares the citations of drafts with the store. It keeps nothing and writes nothing. It is safe for concurrent use.
type Checker interface {
	// Check reads a draft and compares its citations. A draft that cannot be read is a review without text whose problems say why;
	// where the time of ctx runs out, what was not checked says so. An error means that the store or the reader fails.
	Check(ctx context.Context, d Draft) (*corpus.Review, error)
	// Annotate answers a DOCX with a comment at each finding; an error where it is no DOCX that can be written back.
	Annotate(docx []byte, r *corpus.Review) ([]byte, error)
	// Sheet answers the review sheet as DOCX, WriteCSV writes it as CSV with a byte order mark.
	Sheet(r *corpus.Review) ([]byte, error)
	WriteCSV(w io.Writer, r *corpus.Review) error
}

// Draft (dự thảo) is what a reader has checked. It lies in memory alone.
type Draft struct {
	// Name is what the file was called, "" for a text that was pasted; Body is the file, or the text.
	Name string
	Body []byte
	// Day is the day on which validity is judged, Today the day on which what registers say is taken to hold.
	Day, Today corpus.Date
	// Secret lets documents with a mark of secrecy be seen.
	Secret bool
}

const (
	// checkPath is the page of the check; what lies below it is one draft.
	checkPath = "/kiem-tra"
	// checkKept is how long a draft and its findings are kept, in memory; checkMost and checkRoom are how many and how many bytes.
	checkKept = 60 * time.Minute
	checkMost = 200
	checkRoom = 128 << 20
	// checkTime is how long one check may take; reading an unknown file is the longest part of it.
	checkTime = 90 * time.Second
)

// checks are the drafts that readers have had checked within the last hour.
type checks struct {
	checker Checker
	drafts  *shelf[*checkedDraft]
	limit   *limiter
}

func newChecks(c Checker, now func() time.Time) *checks {
	const (
		burst  = 12
		every  = 5 * time.Second
		atOnce = 2
		wait   = 20 * time.Second
	)
	return &checks{checker: c, drafts: newShelf[*checkedDraft](now, checkKept, checkMost, checkRoom), limit: newLimiter(now, burst, every, atOnce, wait)}
}

// checkedDraft is one draft with what came of it, by the day on which it was judged.
type checkedDraft struct {
	Draft
	mu      sync.Mutex
	reviews map[corpus.Date]*corpus.Review
	days    []corpus.Date
}

// reviewDays is on how many days one draft is judged until the first is forgotten.
const reviewDays = 2

func (d *checkedDraft) review(day corpus.Date) *corpus.Review {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.reviews[day]
}

func (d *checkedDraft) add(r *corpus.Review) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.reviews == nil {
		d.reviews = map[corpus.Date]*corpus.Review{}
	}
	if _, ok := d.reviews[r.Day]; !ok {
		if d.days = append(d.days, r.Day); len(d.days) > reviewDays {
			delete(d.reviews, d.days[0])
			d.days = d.days[1:]
		}
	}
	d.reviews[r.Day] = r
}

// docx reports whether the draft may be a DOCX, by its first bytes and its name.
func (d *checkedDraft) docx() bool {
	return bytes.HasPrefix(d.Body, []byte("PK\x03\x04")) && strings.EqualFold(path.Ext(d.Name), ".docx")
}

// errExpired says that a draft, or a list, is kept no more.
var errExpired = errors.New("web: what was sent is kept no more")

// errNoChecker says that this site checks no drafts.
var errNoChecker = errors.New("web: no checker")

// discreet reports whether an address speaks of what a reader sent: neither it nor its contents go into the log.
func discreet(path string) bool {
	return strings.HasPrefix(path, checkPath) || strings.HasPrefix(path, batchPath) || path == checkAPI || path == batchAPI
}

// keepQuiet has an answer stay out of caches, search engines and the addresses that other pages are told.
func keepQuiet(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Robots-Tag", "noindex, nofollow")
}

// check has a draft checked, as soon as there is room for it.
func (s *site) check(w http.ResponseWriter, r *http.Request, d Draft) (*corpus.Review, error) {
	if s.checks.checker == nil {
		return nil, errNoChecker
	}
	leave, err := s.checks.limit.enter(r.Context(), readerOf(r))
	if err != nil {
		return nil, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.Context(), checkTime)
	defer cancel()
	review, err := s.checks.checker.Check(ctx, d)
	if err != nil {
		return nil, fmt.Errorf("check: %w", err)
	}
	review.Name, review.Day = d.Name, d.Day
	return review, nil
}

// CheckForm is what /kiem-tra shows.
type CheckForm struct {
	sentForm
	// Size is the largest file, In what the draft is compared with; Off is true where the site checks no drafts.
	Size, In string
	Off      bool
}

// sentForm is a text and a day as they were sent, and what is wrong with them.
type sentForm struct {
	Text, Day           string
	TextError, DayError string
	// Field is the name of the text's field.
	Field string
}

// Errors are the faults of what was sent, with where to mend them.
func (f sentForm) Errors() []Link {
	var out []Link
	if f.TextError != "" {
		out = append(out, Link{f.TextError, "#" + f.Field})
	}
	if f.DayError != "" {
		out = append(out, Link{f.DayError, "#" + asOfKey})
	}
	return out
}

// readDay takes the day of the form, otherwise where it names none.
func (f *sentForm) readDay(otherwise corpus.Date) corpus.Date {
	day, ok := readDay(f.Day)
	switch {
	case !ok:
		f.DayError = "Nhập ngày theo dạng 27/3/2025."
	case day.IsZero():
		return otherwise
	}
	return day
}

// readDay reads a day as people write it or as a field of a form sends it; the zero Date for none.
func readDay(v string) (corpus.Date, bool) {
	if v = clean(v); v == "" {
		return corpus.Date{}, true
	}
	d, ok := corpus.ParseISODate(v)
	if !ok {
		d, ok = corpus.ParseDate(v)
	}
	return d, ok && d.Day != 0 && d.Valid()
}

// serveCheck answers the page where a draft is handed in.
func (s *site) serveCheck(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "tai")
	day, ok := readDay(p.get("tai"))
	if !ok {
		return &paramError{"tai", p.get("tai"), "một ngày như 27/3/2025 hoặc 2025-03-27"}
	}
	return s.writeCheck(w, r, http.StatusOK, sentForm{Day: day.Short()}, p.remarks())
}

func (s *site) writeCheck(w http.ResponseWriter, r *http.Request, status int, sent sentForm, remarks []string) error {
	sent.Day, sent.Field = cmp.Or(sent.Day, s.today().Short()), "noi-dung"
	form := CheckForm{sentForm: sent, Size: bytesSize(maxUpload), Off: s.checks.checker == nil}
	f := s.frame(r, s.viewer(r), "Kiểm tra dẫn chiếu")
	f.Section, f.Remarks, f.Canonical = "kiem-tra", remarks, checkPath
	form.In = fmt.Sprintf("%s văn bản, %s dẫn chiếu", integer(f.State.Documents), integer(f.State.Counts.References))
	return s.write(w, status, "check", f, form)
}

// noDraft says that a form holds nothing to check.
const noDraft = "Dán nội dung dự thảo hoặc chọn tệp."

// takeCheck answers the form: it has the draft checked and leads to the findings.
func (s *site) takeCheck(w http.ResponseWriter, r *http.Request) error {
	keepQuiet(w)
	u, err := s.upload(w, r)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	form := sentForm{Day: clean(u.fields.Get(asOfKey))}
	d := Draft{Name: u.name, Body: u.body, Day: form.readDay(s.today()), Today: s.today(), Secret: who.local}
	if u.body == nil {
		d.Name, d.Body = "", []byte(u.fields.Get("noi-dung"))
		form.Text = viet.Normalise(strings.ToValidUTF8(u.fields.Get("noi-dung"), ""))
		if strings.TrimSpace(form.Text) == "" {
			form.TextError = noDraft
		}
	}
	if len(form.Errors()) > 0 {
		return s.writeCheck(w, r, http.StatusUnprocessableEntity, form, nil)
	}
	review, err := s.check(w, r, d)
	if err != nil {
		return err
	}
	if strings.TrimSpace(review.Text) == "" {
		form.TextError = unreadable(review.Problems)
		return s.writeCheck(w, r, http.StatusUnprocessableEntity, form, nil)
	}
	draft := &checkedDraft{Draft: d}
	draft.add(review)
	code := s.checks.drafts.put(draft, int64(len(d.Body))+reviewDays*reviewSize(review))
	http.Redirect(w, r, checkPath+"/"+code, http.StatusSeeOther)
	return nil
}

// unreadable says why a file gave no text.
func unreadable(problems []corpus.Problem) string {
	reason := "không có chữ"
	for _, p := range problems {
		if !p.Kind.Note() {
			reason = viet.Uncapitalise(strings.TrimSuffix(p.Detail, "."))
			break
		}
	}
	return "Không đọc được tệp: " + reason + ". Hãy dán nội dung."
}

// reviewSize is about how many bytes a review takes in memory.
func reviewSize(r *corpus.Review) int64 {
	const each = 2 << 10
	return int64(len(r.Text)) + each*int64(len(r.Findings)+1)
}

// checked finds the draft of an address and its review on the day that is asked for, which is made where there is none.
func (s *site) checked(w http.ResponseWriter, r *http.Request, p params) (*checkedDraft, *corpus.Review, time.Time, error) {
	keepQuiet(w)
	code := mux.Vars(r)["ma"]
	if !shelfCode.MatchString(code) {
		return nil, nil, time.Time{}, errNoPage
	}
	d, until, ok := s.checks.drafts.get(code)
	if !ok || d.Secret && !s.viewer(r).local {
		return nil, nil, time.Time{}, errExpired
	}
	day, ok := readDay(p.get("tai"))
	if !ok {
		return nil, nil, time.Time{}, &paramError{"tai", p.get("tai"), "một ngày như 27/3/2025 hoặc 2025-03-27"}
	}
	if day.IsZero() {
		day = d.Day
	}
	if review := d.review(day); review != nil {
		return d, review, until, nil
	}
	again := d.Draft
	again.Day, again.Today = day, s.today()
	review, err := s.check(w, r, again)
	if err != nil {
		return nil, nil, time.Time{}, err
	}
	d.add(review)
	return d, review, until, nil
}

// serveCheckFile answers the findings as CSV, JSON, or DOCX: the draft itself with comments where it is one.
func (s *site) serveCheckFile(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "tai")
	d, review, _, err := s.checked(w, r, p)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	kind, name := "", "phieu-ra-soat-dan-chieu"
	switch mux.Vars(r)["duoi"] {
	case "csv":
		kind, name = "text/csv; charset=utf-8", name+".csv"
		err = s.checks.checker.WriteCSV(&b, review)
	case "json":
		kind, name = "application/json; charset=utf-8", name+".json"
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(review)
	case "docx":
		kind, name = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name+".docx"
		var file []byte
		if d.docx() {
			if file, err = s.checks.checker.Annotate(d.Body, review); err == nil {
				name = strings.TrimSuffix(d.Name, path.Ext(d.Name)) + " - ra soat.docx"
			}
		}
		if file == nil {
			file, err = s.checks.checker.Sheet(review)
		}
		b.Write(file)
	}
	if err != nil {
		return fmt.Errorf("write findings: %w", err)
	}
	attach(w, kind, name)
	_, _ = w.Write(b.Bytes()) // a reader who has gone is no fault
	return nil
}

// serveCheckAPI checks a draft and answers its review; nothing is kept.
func (s *site) serveCheckAPI(w http.ResponseWriter, r *http.Request) error {
	keepQuiet(w)
	d := Draft{Today: s.today(), Secret: s.viewer(r).local}
	day := ""
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "application/json" {
		text, on, err := s.draftJSON(w, r)
		if err != nil {
			return err
		}
		d.Body, day = []byte(text), on
	} else {
		u, err := s.upload(w, r)
		if err != nil {
			return err
		}
		d.Name, d.Body, day = u.name, u.body, u.fields.Get("tai")
		if u.body == nil {
			d.Body = []byte(cmp.Or(u.fields.Get("text"), u.fields.Get("noi-dung")))
		}
	}
	var ok bool
	if d.Day, ok = readDay(day); !ok {
		return &paramError{"tai", clean(day), "một ngày như 27/3/2025 hoặc 2025-03-27"}
	}
	if d.Day.IsZero() {
		d.Day = d.Today
	}
	if len(bytes.TrimSpace(d.Body)) == 0 {
		return &paramError{"text", "", "nội dung dự thảo"}
	}
	review, err := s.check(w, r, d)
	if err != nil {
		return err
	}
	if review.Findings == nil {
		review.Findings = []corpus.Finding{}
	}
	s.writeJSON(w, http.StatusOK, review)
	return nil
}

// draftJSON reads {"text":"…","tai":"2025-03-31"}.
func (s *site) draftJSON(w http.ResponseWriter, r *http.Request) (text, day string, err error) {
	leave, err := s.uploads.enter(r.Context(), readerOf(r))
	if err != nil {
		return "", "", err
	}
	defer leave()
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTime))
	var asked struct {
		Text string `json:"text"`
		Day  string `json:"tai"`
	}
	const escaped = 2 // how much longer JSON may write a Vietnamese text
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, escaped*maxUpload)).Decode(&asked); err != nil {
		return "", "", uploadFault(err, r)
	}
	if len(asked.Text) > maxUpload {
		return "", "", &tooLarge{size: int64(len(asked.Text)), most: maxUpload}
	}
	return asked.Text, asked.Day, nil
}

// checkAPI is the address under which programs have drafts checked.
const checkAPI = "/api/v1/kiem-tra"
