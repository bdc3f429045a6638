package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"vankho/corpus"
)

const journalPath = "/nhat-ky"

// rowsOfJournal is how many acts a page has.
const rowsOfJournal = 50

// verbWords are what the kinds of acts are called, in the order of the filter, and how an address names them.
var verbWords = [...]struct {
	verb       corpus.Verb
	key, words string
}{
	{corpus.VerbCorrected, "sua", "Sửa"},
	{corpus.VerbTakenBack, "bo-sua", "Bỏ chỗ sửa"},
	{corpus.VerbReadAgain, "doc-lai", "Đọc lại tệp"},
	{corpus.VerbImported, "nap", "Nạp"},
	{corpus.VerbRemoved, "go", "Gỡ khỏi kho"},
	{corpus.VerbJoined, "ghep-chi-tieu", "Ghép chỉ tiêu"},
	{corpus.VerbRestored, "phuc-hoi", "Phục hồi kho"},
	{corpus.VerbSignedIn, "dang-nhap", "Đăng nhập"},
	{corpus.VerbSignedOut, "dang-xuat", "Đăng xuất"},
}

// verbName is what a kind of act is called; one that this release does not know is called as it is written.
func verbName(v corpus.Verb) string {
	for _, w := range verbWords {
		if w.verb == v {
			return w.words
		}
	}
	return string(v)
}

// JournalPage is what /nhat-ky shows, for who may change the store: what was done to it, by whom, when.
type JournalPage struct {
	Rows  []JournalRow `json:"acts"`
	Total int          `json:"total"`
	// Before is what the next part of the list is asked for with, 0 at its end.
	Before int64 `json:"before,omitempty"`

	Verbs    []Choice  `json:"-"`
	Who      string    `json:"-"`
	Document corpus.ID `json:"-"`
	Clear    string    `json:"-"`
	Download string    `json:"-"`
	Pager    Pager     `json:"-"`
}

// JournalRow is one act.
type JournalRow struct {
	corpus.Act
	// Words is what the act is called, Place what it was done to: "Ngày ban hành", "Trang 3".
	Words string `json:"words"`
	Place string `json:"place,omitempty"`
	// Name and URL are those of the document, "" where it is not shown any more.
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
	// Then and Since are what of Was and Now differs.
	Then  string `json:"-"`
	Since string `json:"-"`
}

// Moment is when the act was done. Example: "14:05 22/11/2026".
func (r JournalRow) Moment() string { return moment(r.At) }

// Compared is true where something stood there before or stands there after.
func (r JournalRow) Compared() bool { return r.Was != "" || r.Now != "" }

// slotWords says what of a document an act or a correction is about: "number" is "Số, ký hiệu", "page 3" is "Trang 3", others stay.
func slotWords(object string) string {
	if n, ok := strings.CutPrefix(object, "page "); ok {
		return "Trang " + n
	}
	if label := labelOf(corpus.Field(object)); label != "" {
		return label
	}
	return object
}

// journalKey is the state of the page as its address carries it.
type journalKey struct {
	Document corpus.ID
	Who      string
	Verb     string
}

var journalKeys = [...]string{"vanban", "nguoi", "viec"}

func readJournalKey(p params) (journalKey, error) {
	k := journalKey{Document: corpus.ID(prefix(p.get("vanban"), maxNarrow)), Who: prefix(p.get("nguoi"), maxName)}
	keys := make([]string, len(verbWords))
	for i, w := range verbWords {
		keys[i] = w.key
	}
	var err error
	k.Verb, err = p.oneOf("viec", keys...)
	return k, err
}

func (k journalKey) ask(who viewer) corpus.ActQuery {
	q := corpus.ActQuery{Document: k.Document, Who: k.Who, Secret: who.local}
	for _, w := range verbWords {
		if w.key == k.Verb {
			q.Verb = w.verb
		}
	}
	return q
}

func (k journalKey) address(path string, page int) string {
	return address(path, "vanban", string(k.Document), "nguoi", k.Who, "viec", k.Verb, pageKey, pageNumber(page))
}

// journal builds the list.
func (s *site) journal(ctx context.Context, q corpus.ActQuery) (*JournalPage, error) {
	acts, total, err := s.library.Acts(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	p := &JournalPage{Rows: []JournalRow{}, Total: total}
	var ids []corpus.ID
	for _, a := range acts {
		ids = append(ids, a.Document)
	}
	known, err := s.library.Summaries(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	for _, a := range acts {
		row := JournalRow{Act: a, Words: verbName(a.Verb), Place: slotWords(a.Object)}
		if x, ok := known[a.Document]; ok {
			row.Name, row.URL = shorten(summaryName(x), 90), documentURL(x.ID)
		}
		row.Then, row.Since = change(a.Was, a.Now)
		p.Rows = append(p.Rows, row)
	}
	if len(acts) > 0 && len(acts) == q.N {
		p.Before = acts[len(acts)-1].ID
	}
	return p, nil
}

// serveJournal answers /nhat-ky.
func (s *site) serveJournal(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	if !s.mayEdit(who) {
		return errEditors
	}
	p := readParams(r.URL.RawQuery, append(journalKeys[:], pageKey)...)
	k, err := readJournalKey(p)
	if err != nil {
		return err
	}
	n, err := p.page()
	if err != nil {
		return err
	}
	q := k.ask(who)
	q.Offset, q.N = (n-1)*rowsOfJournal, rowsOfJournal
	page, err := s.journal(r.Context(), q)
	if err != nil {
		return err
	}
	page.Who, page.Document, page.Download = k.Who, k.Document, k.address(journalPath+".csv", 1)
	for _, v := range verbWords {
		page.Verbs = append(page.Verbs, Choice{v.words, v.key, v.key == k.Verb})
	}
	if k != (journalKey{}) {
		page.Clear = journalPath
	}
	link := func(n int) string { return k.address(journalPath, n) }
	page.Pager = newPager(n, page.Total, rowsOfJournal, "việc", link)
	f := s.frame(r, who, "Nhật ký")
	f.Canonical, f.Remarks = link(n), p.remarks()
	w.Header().Set("Cache-Control", "no-store")
	return s.write(w, http.StatusOK, "journal", f, page)
}

// serveJournalAPI answers /api/v1/nhat-ky. The list grows at its head, so parts of it are asked for by the last act of the part before.
func (s *site) serveJournalAPI(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	if !s.mayEdit(who) {
		return errEditors
	}
	p := readParams(r.URL.RawQuery, append(journalKeys[:], "truoc", sizeKey)...)
	if err := p.strict(); err != nil {
		return err
	}
	k, err := readJournalKey(p)
	if err != nil {
		return err
	}
	q := k.ask(who)
	before, err := p.number("truoc", 0, 1, 1<<53)
	if err != nil {
		return err
	}
	q.Before = int64(before)
	if q.N, err = p.number(sizeKey, rowsOfListAPI, 1, maxRowsOfListAPI); err != nil {
		return err
	}
	page, err := s.journal(r.Context(), q)
	if err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// serveJournalCSV answers /nhat-ky.csv: the whole list.
func (s *site) serveJournalCSV(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	if !s.mayEdit(who) {
		return errEditors
	}
	k, err := readJournalKey(readParams(r.URL.RawQuery, journalKeys[:]...))
	if err != nil {
		return err
	}
	q := k.ask(who)
	q.N = exportPage
	head := []string{"Lúc", "Người", "Nơi", "Việc", "Mã văn bản", "Văn bản", "Chỗ", "Trước", "Sau", "Ghi chú"}
	w.Header().Set("Cache-Control", "no-store")
	return s.download(w, r, "nhat-ky", head, func(row func(...string) error) error {
		for {
			page, err := s.journal(r.Context(), q)
			if err != nil {
				return err
			}
			for _, x := range page.Rows {
				if err := row(x.Moment(), x.Who, x.From, x.Words, string(x.Document), x.Name, x.Place, x.Was, x.Now, x.Detail); err != nil {
					return err
				}
			}
			if q.Before = page.Before; q.Before == 0 {
				return nil
			}
		}
	})
}
