package web

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

// ImportPage is what /nap/{lan} shows and /api/v1/nap/{lan} encodes.
type ImportPage struct {
	Import corpus.Import `json:"import"`
	// Sentence says how far it is.
	Sentence string `json:"sentence"`
	// List are the files of this part of the list, Total counts those that fit the question.
	List  []corpus.ImportFile `json:"files"`
	Total int                 `json:"total"`

	// Heading and Who say which import it is, Counts what came of its files.
	Heading string `json:"-"`
	Who     string `json:"-"`
	Counts  string `json:"-"`
	// Percent is how much of it is done; Ended says that nothing is left to do.
	Percent int  `json:"-"`
	Ended   bool `json:"-"`
	// Arriving says that files are not wholly received.
	Arriving string `json:"-"`
	// Stream tells of progress; Reload is true where the page is to load itself again, Stop and Go lead to the other of the two.
	Stream  string          `json:"-"`
	Reload  bool            `json:"-"`
	Stop    string          `json:"-"`
	Go      string          `json:"-"`
	Filters []Choice        `json:"-"`
	Files   []ImportFileRow `json:"-"`
	Pager   Pager           `json:"-"`
}

// importOutcomes are what came of files, in the order of sentences that count them.
var importOutcomes = [...]struct {
	outcome corpus.ImportOutcome
	class   string
}{
	{corpus.ImportNew, "ok"},
	{corpus.ImportVersion, "ok"},
	{corpus.ImportSame, "na"},
	{corpus.ImportDuplicate, "na"},
	{corpus.ImportOpened, "ok"},
	{corpus.ImportSecret, "stop"},
	{corpus.ImportFailed, "end"},
}

// importCounts counts what came of the files of an import: "28 mới; 1 trùng nội dung; 1 không đọc được".
func importCounts(i corpus.Import) string {
	var out []string
	for _, o := range importOutcomes {
		if n := i.Outcomes[o.outcome]; n > 0 {
			words := o.outcome.Words()
			first, size := utf8.DecodeRuneInString(words)
			out = append(out, integer(n)+" "+string(unicode.ToLower(first))+words[size:])
		}
	}
	return strings.Join(out, "; ")
}

const (
	importFilterKey = "loc"
	importTrouble   = "khong-doc-duoc"
	reloadKey       = "tai-lai"
	reloadOff       = "khong"
	// partsShown is how many files of a container are listed.
	partsShown = 20
)

// importView is what the address of an import's page asks for.
type importView struct {
	page    int
	trouble bool
	still   bool
}

func readImportView(p params) (importView, error) {
	v := importView{}
	var err error
	if v.page, err = p.number(pageKey, 1, 1, importFiles); err != nil {
		return v, err
	}
	filter, err := p.oneOf(importFilterKey, importTrouble)
	if err != nil {
		return v, err
	}
	reload, err := p.oneOf(reloadKey, reloadOff)
	v.trouble, v.still = filter != "", reload != ""
	return v, err
}

func (v importView) address(path string) string {
	var filter, reload string
	if v.trouble {
		filter = importTrouble
	}
	if v.still {
		reload = reloadOff
	}
	return address(path, importFilterKey, filter, pageKey, pageNumber(v.page), reloadKey, reload)
}

// importPage builds the page of one import.
func (s *site) importPage(ctx context.Context, id string, v importView, who viewer) (*ImportPage, error) {
	i, err := s.intake.Import(ctx, id)
	if err != nil {
		return nil, err
	}
	list, total, err := s.intake.ImportFiles(ctx, corpus.ImportQuery{Import: id, Trouble: v.trouble, Offset: (v.page - 1) * importFilesPerPage, N: importFilesPerPage})
	if err != nil {
		return nil, err
	}
	i.Folder = folderFor(i.Folder, who)
	p := newImportPage(i, v)
	p.List, p.Total = append([]corpus.ImportFile{}, list...), total
	if p.Files, err = s.importRows(ctx, p.List, who); err != nil {
		return nil, err
	}
	link := func(n int) string { w := v; w.page = n; return w.address(importURL(id)) }
	p.Pager = newPager(v.page, total, importFilesPerPage, "tệp", link)
	if bad := i.Outcomes[corpus.ImportFailed] + i.Outcomes[corpus.ImportSecret]; bad > 0 || v.trouble {
		p.Filters = []Choice{{"Tất cả " + integer(i.Files), importView{page: 1, still: v.still}.address(importURL(id)), !v.trouble},
			{"Không nạp được " + integer(bad), importView{page: 1, trouble: true, still: v.still}.address(importURL(id)), v.trouble}}
	}
	return p, nil
}

// newImportPage says of an import what stands above its files.
func newImportPage(i corpus.Import, v importView) *ImportPage {
	path := importURL(i.ID)
	p := &ImportPage{Import: i, Heading: "Lần nạp " + moment(i.Began), Who: importWho(i), Counts: importCounts(i)}
	idle := i.Origin == corpus.ImportWatch && i.Done == i.Files
	p.Ended = i.Ended() || idle
	p.Sentence = fmt.Sprintf("Đã xong %s / %s tệp.", integer(i.Done), integer(i.Files))
	if rest := left(i); rest != "" {
		p.Sentence += " " + rest
	}
	if i.Files > 0 {
		p.Percent = i.Done * 100 / i.Files
	}
	if i.Arriving > 0 {
		p.Arriving = fmt.Sprintf("%s tệp chưa nhận đủ. Nếu việc gửi bị ngắt, hãy mở trang Nạp văn bản và chọn lại các tệp đó trong vòng 24 giờ: phần đã nhận không phải gửi lại.", integer(i.Arriving))
	}
	if !p.Ended {
		on, off := v, v
		on.still, off.still = false, true
		p.Reload, p.Go, p.Stop = !v.still, on.address(path), off.address(path)
		stream := importView{page: v.page, trouble: v.trouble}
		p.Stream = stream.address(path + "/tien-do")
	}
	return p
}

// serveImport answers /nap/{lan}.
func (s *site) serveImport(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	if !s.mayImport(who) {
		return errNoEdit
	}
	p := readParams(r.URL.RawQuery, pageKey, importFilterKey, reloadKey)
	v, err := readImportView(p)
	if err != nil {
		return err
	}
	page, err := s.importPage(r.Context(), mux.Vars(r)["lan"], v, who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, "Lần nạp "+page.Import.ID)
	f.Section, f.Canonical, f.Remarks = "nap", v.address(importURL(page.Import.ID)), p.remarks()
	if page.Reload {
		f.Reload = 5
	}
	return s.write(w, http.StatusOK, "import", f, page)
}

// serveImportAPI answers /api/v1/nap/{lan}.
func (s *site) serveImportAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, pageKey, importFilterKey)
	if err := p.strict(); err != nil {
		return err
	}
	v, err := readImportView(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	if !s.mayImport(who) {
		return errNoEdit
	}
	page, err := s.importPage(r.Context(), mux.Vars(r)["lan"], v, who)
	if err != nil {
		return err
	}
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// rowHTML is one row of the table, for a page that is open.
func (s *site) rowHTML(row ImportFileRow) (template.HTML, error) {
	var b bytes.Buffer
	if err := s.pages["import"].ExecuteTemplate(&b, "importrow", row); err != nil {
		return "", fmt.Errorf("row of an import: %w", err)
	}
	return template.HTML(b.String()), nil
}
