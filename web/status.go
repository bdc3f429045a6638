package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"vankho/corpus"
)

// StatusPage is what /tinh-trang shows and /api/v1/tinh-trang encodes.
type StatusPage struct {
	// Sentence sums up the files; Agrees says whether the outcomes add up to all files.
	Sentence string        `json:"sentence"`
	Agrees   bool          `json:"agrees"`
	Files    int           `json:"files"`
	Counts   corpus.Counts `json:"counts"`
	Index    IndexState    `json:"index"`
	// Recognition counts the pages that text recognition was to read.
	Recognition corpus.Recognition `json:"recognition"`
	Version     string             `json:"version"`

	Rows []Pair   `json:"-"`
	List FileList `json:"-"`
}

// IndexState is what the index holds and how far it lags behind the store.
type IndexState struct {
	Ready     bool      `json:"ready"`
	Documents int       `json:"documents"`
	Pending   int       `json:"pending"`
	Build     string    `json:"build,omitempty"`
	Synced    time.Time `json:"synced,omitzero"`
}

// FileList is a page of file reports.
type FileList struct {
	Files   []FileRow
	Filters []Choice
	Pager   Pager
	// All is the address of the whole list where only its beginning is shown.
	All string
}

// FileRow is one file that the indexer met.
type FileRow struct {
	corpus.FileReport
	Name, Words, Class, URL, Where string
	Reasons                        []string
}

// outcomes are the results of reading in the order of the page; key is the value of "ketqua".
var outcomes = [...]struct {
	outcome           corpus.Outcome
	key, words, class string
}{
	{corpus.OutcomeRead, "doc-tot", "đọc được", "ok"},
	{corpus.OutcomePartial, "mot-phan", "đọc một phần", "part"},
	{corpus.OutcomeFailed, "khong-doc-duoc", "không đọc được", "end"},
	{corpus.OutcomeSecret, "bo-qua", "bỏ qua", "stop"},
}

const (
	filesOnStatus = 20
	filesPerPage  = 100
)

// status builds the page of the state of the store.
func (s *site) status(ctx context.Context, who viewer) (*StatusPage, error) {
	st, err := s.states.fresh(ctx)
	if err != nil {
		return nil, fmt.Errorf("state of the store: %w", err)
	}
	list, total, err := s.files(ctx, "", 0, filesOnStatus, who)
	if err != nil {
		return nil, err
	}
	c, indexed := st.Counts, st.Stats.Documents
	if !who.local {
		indexed = max(0, indexed-c.Secret.Documents)
		c = c.Public()
	}
	p := &StatusPage{Counts: c, Files: total, Version: s.version,
		Index: IndexState{Ready: st.Ready, Documents: indexed, Pending: st.Pending, Build: st.Build, Synced: st.Synced}}
	if p.Recognition, err = s.library.Recognition(ctx); err != nil {
		return nil, fmt.Errorf("recognition: %w", err)
	}
	sum := 0
	p.Sentence = integer(total) + " tệp: "
	for i, o := range outcomes {
		if i > 0 {
			p.Sentence += ", "
		}
		p.Sentence += integer(c.Files[o.outcome]) + " " + o.words
		sum += c.Files[o.outcome]
	}
	p.Agrees = sum == total
	if p.Agrees {
		p.Sentence += ". Tổng khớp."
	} else {
		p.Sentence += fmt.Sprintf(". Tổng không khớp: cộng lại là %s.", integer(sum))
	}
	p.Rows = append(statusRows(p), s.watchedRows(who)...)
	p.List = FileList{Files: list, Filters: fileFilters("", c, total)}
	if total > len(list) {
		p.List.All = "/tinh-trang/tep"
	}
	return p, nil
}

func statusRows(p *StatusPage) []Pair {
	c := p.Counts
	documents := integer(c.Documents)
	if c.Stubs > 0 {
		documents += ", trong đó " + integer(c.Stubs) + " chưa có toàn văn"
	}
	rows := []Pair{{"Văn bản", documents}, {"Trang", integer(c.Pages)}, {"Mục", integer(c.Sections)}, {"Dẫn chiếu", integer(c.References)}}
	if c.Cited > 0 {
		rows = append(rows, Pair{"Chỉ biết qua dẫn chiếu", integer(c.Cited) + " văn bản khác, kho chưa có"})
	}
	if waits := recognitionSentence(p.Recognition); waits != "" {
		rows = append(rows, Pair{"Nhận dạng chữ", waits})
	}
	switch {
	case c.FirstYear == 0:
	case c.FirstYear == c.LastYear:
		rows = append(rows, Pair{"Năm ban hành", integerYear(c.FirstYear)})
	default:
		rows = append(rows, Pair{"Năm ban hành", fmt.Sprintf("từ %d đến %d", c.FirstYear, c.LastYear)})
	}
	switch {
	case !p.Index.Ready:
		rows = append(rows, Pair{"Chỉ mục", "đang lập"})
	case p.Index.Pending > 0:
		rows = append(rows, Pair{"Chỉ mục", fmt.Sprintf("%s văn bản; còn %s thay đổi chưa lập xong", integer(p.Index.Documents), integer(p.Index.Pending))})
	default:
		rows = append(rows, Pair{"Chỉ mục", integer(p.Index.Documents) + " văn bản, đủ mọi thay đổi của kho"})
	}
	if at := moment(p.Index.Synced); at != "" {
		rows = append(rows, Pair{"Lập chỉ mục lúc", at})
	}
	if p.Index.Build != "" {
		rows = append(rows, Pair{"Bản chỉ mục", shortBuild(p.Index.Build)})
	}
	if p.Version != "" {
		rows = append(rows, Pair{"Phiên bản chương trình", p.Version})
	}
	return rows
}

// shortBuild is as much of a build's name as a person can compare: "index-3f9a0c2b41d7" is "3f9a0c2b41d7".
func shortBuild(s string) string {
	s = strings.TrimPrefix(s, "index-")
	if len(s) > 12 {
		return s[:12]
	}
	return s
}

// files lists file reports for the page. The names of files with a mark of secrecy are told on this machine alone.
func (s *site) files(ctx context.Context, outcome corpus.Outcome, offset, n int, who viewer) ([]FileRow, int, error) {
	list, total, err := s.library.Files(ctx, outcome, offset, n)
	if err != nil {
		return nil, 0, fmt.Errorf("files: %w", err)
	}
	var ids []corpus.ID
	for _, f := range list {
		if f.Document != "" {
			ids = append(ids, f.Document)
		}
	}
	docs, err := s.library.Summaries(ctx, ids)
	if err != nil {
		return nil, 0, fmt.Errorf("documents of files: %w", err)
	}
	out := make([]FileRow, 0, len(list))
	for _, f := range list {
		row := FileRow{FileReport: f, Name: baseName(f.Path), Where: f.Path}
		if !who.local {
			row.Where = ""
			row.Path = row.Name
		}
		for _, o := range outcomes {
			if o.outcome == f.Outcome {
				row.Words, row.Class = capital(o.words), o.class
			}
		}
		for _, p := range f.Problems {
			reason := p.Detail
			if p.Page > 0 {
				reason = "Trang " + strconv.Itoa(p.Page) + ": " + reason
			}
			row.Reasons = append(row.Reasons, reason)
		}
		if d, ok := docs[f.Document]; ok {
			row.URL = documentURL(d.ID)
			if f.Outcome == corpus.OutcomeRead && d.Poor > 0 {
				row.Words, row.Class = "Đọc kém", "part"
				row.Reasons = append([]string{integer(d.Poor) + "/" + integer(d.Pages) + " trang đọc kém; hãy đối chiếu bản gốc."}, row.Reasons...)
			}
			if d.Secrecy != "" && !who.local {
				row = hiddenFile(row)
			}
		}
		if f.Outcome == corpus.OutcomeSecret && !who.local {
			row = hiddenFile(row)
		}
		out = append(out, row)
	}
	return out, total, nil
}

func hiddenFile(row FileRow) FileRow {
	return FileRow{FileReport: corpus.FileReport{Outcome: row.Outcome, When: row.When, Pages: row.Pages}, Name: "Tệp có dấu mật", Words: row.Words, Class: row.Class}
}

func fileFilters(current string, c corpus.Counts, total int) []Choice {
	out := []Choice{{fmt.Sprintf("Tất cả %s", integer(total)), "/tinh-trang/tep", current == ""}}
	for _, o := range outcomes {
		if n := c.Files[o.outcome]; n > 0 || o.key == current {
			out = append(out, Choice{capital(o.words) + " " + integer(n), address("/tinh-trang/tep", "ketqua", o.key), o.key == current})
		}
	}
	return out
}

// serveStatus answers /tinh-trang.
func (s *site) serveStatus(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery)
	who := s.viewer(r)
	page, err := s.status(r.Context(), who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, "Tình trạng kho")
	f.Section, f.Canonical, f.Remarks = "tinh-trang", "/tinh-trang", p.remarks()
	return s.write(w, http.StatusOK, "status", f, page)
}

// serveStatusAPI answers /api/v1/tinh-trang.
func (s *site) serveStatusAPI(w http.ResponseWriter, r *http.Request) error {
	if err := readParams(r.URL.RawQuery).strict(); err != nil {
		return err
	}
	page, err := s.status(r.Context(), s.viewer(r))
	if err != nil {
		return err
	}
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// FilesPage is what /tinh-trang/tep shows: every file and its reason, the page of problems.
type FilesPage struct {
	List FileList
}

// readOutcome reads which files are asked for, by what became of them; "" means all.
func readOutcome(p params) (outcome corpus.Outcome, key string, err error) {
	keys := make([]string, len(outcomes))
	for i, o := range outcomes {
		keys[i] = o.key
	}
	if key, err = p.oneOf("ketqua", keys...); err != nil {
		return "", "", err
	}
	for _, o := range outcomes {
		if o.key == key {
			outcome = o.outcome
		}
	}
	return outcome, key, nil
}

// serveFiles answers /tinh-trang/tep.
func (s *site) serveFiles(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "ketqua", pageKey)
	outcome, key, err := readOutcome(p)
	if err != nil {
		return err
	}
	page, err := p.page()
	if err != nil {
		return err
	}
	who := s.viewer(r)
	list, total, err := s.files(r.Context(), outcome, (page-1)*filesPerPage, filesPerPage, who)
	if err != nil {
		return err
	}
	st, err := s.states.fresh(r.Context())
	if err != nil {
		return fmt.Errorf("state of the store: %w", err)
	}
	all := 0
	for _, n := range st.Counts.Files {
		all += n
	}
	link := func(n int) string {
		return address("/tinh-trang/tep", "ketqua", key, pageKey, pageNumber(n))
	}
	f := s.frame(r, who, "Tệp đã nạp: tình trạng kho")
	f.Section, f.Canonical, f.Remarks = "tinh-trang", link(page), p.remarks()
	return s.write(w, http.StatusOK, "files", f, &FilesPage{FileList{Files: list, Filters: fileFilters(key, st.Counts, all),
		Pager: newPager(page, total, filesPerPage, "tệp", link)}})
}
