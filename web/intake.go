package web

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"vankho/corpus"
)

// Intake takes files that people hand in and has them read in the background. It is safe for concurrent use.
type Intake interface {
	// Import finds one import; corpus.ErrNotFound. Imports lists them, newest first, and answers how many there are.
	Import(ctx context.Context, id string) (corpus.Import, error)
	Imports(ctx context.Context, offset, n int) ([]corpus.Import, int, error)
	// ImportFiles lists files of an import as they are now, and answers how many fit; UnderWay lists those being read or received.
	ImportFiles(ctx context.Context, q corpus.ImportQuery) ([]corpus.ImportFile, int, error)
	UnderWay(ctx context.Context, id string) ([]corpus.ImportFile, error)
	// Parts lists the files that were in a container, by the container's path.
	Parts(ctx context.Context, path string) ([]corpus.FileReport, error)
	// Open begins an import, Seal says that it gets no more files; one without any goes.
	Open(ctx context.Context, i corpus.Import) (corpus.Import, error)
	Seal(ctx context.Context, id string) error
	// Declare names files that are sent in pieces, and answers each with what was received of it before. Errors: corpus.ErrNotFound,
	// corpus.ErrSealed, corpus.ErrTooManyFiles, corpus.ErrNoRoom.
	Declare(ctx context.Context, id string, list []corpus.ImportFile) ([]corpus.ImportFile, error)
	// Receive takes a piece, and answers what was received so far, also beside an error: corpus.ErrNotFound, corpus.ErrOffset,
	// corpus.ErrNoRoom.
	Receive(ctx context.Context, id string, n int, offset int64, r io.Reader) (corpus.ImportFile, error)
	// Add takes a whole file as a form carries it. Errors as of Declare; a line that broke.
	Add(ctx context.Context, id, name string, r io.Reader) (corpus.ImportFile, error)
	// AddSample begins an import of the documents that ship with the program; corpus.ErrNotFound where none do.
	AddSample(ctx context.Context, i corpus.Import) (corpus.Import, error)
	// HoldsSample reports whether the store holds those documents, which leave when the first others come.
	HoldsSample(ctx context.Context) (bool, error)
	// Changed is closed when an import changes next, Done when nothing will any more.
	Changed() <-chan struct{}
	Done() <-chan struct{}
	// Watched is the folder that is looked through for new files; a zero one where none is.
	Watched() corpus.Watched
}

const (
	// intakePath is the page where files are handed in; what lies below it is one import.
	intakePath = "/nap"
	// importsPerPage and importFilesPerPage are the lengths of the lists.
	importsPerPage     = 20
	importFilesPerPage = 50
	// maxImportFile is the largest file that is taken, in bytes, and importFiles how many in one import; the intake keeps to the same.
	maxImportFile = 200_000_000
	importFiles   = 10_000
	// importFormats are the formats that are taken, for people.
	importFormats = "PDF, DOCX, DOC, XLSX, ODT, RTF, HTML, TXT, CSV, ảnh quét, tệp nén ZIP"
)

// intakeRoutes hand in files and show what becomes of them.
func (s *site) intakeRoutes(r router) {
	r.get(intakePath, s.serveIntake)
	r.get("/api/v1"+intakePath, s.serveIntakeAPI)
	r.get("/api/v1"+intakePath+"/{lan}", s.serveImportAPI)
	if s.intake == nil {
		return
	}
	r.get(intakePath+"/{lan:[0-9]{8}-[0-9]{1,9}}", s.serveImport)
	r.get(intakePath+"/{lan:[0-9]{8}-[0-9]{1,9}}/tien-do", s.serveImportStream)
	r.change(http.MethodPost, intakePath, s.takeImport)
	r.change(http.MethodPost, intakePath+"/mau", s.takeSample)
	r.change(http.MethodPost, intakePath+"/khai", s.takeDeclared)
	r.change(http.MethodPost, intakePath+"/{lan:[0-9]{8}-[0-9]{1,9}}/tep/{so:[0-9]{1,6}}", s.takePiece)
}

// mayImport reports whether a reader may hand in files.
func (s *site) mayImport(who viewer) bool { return s.intake != nil && s.mayEdit(who) }

// IntakePage is what /nap shows and /api/v1/nap encodes.
type IntakePage struct {
	// List are the imports of this part of the list, Total counts all.
	List  []corpus.Import `json:"imports"`
	Total int             `json:"total"`
	// Watching is the folder that is looked through, if any.
	Watching corpus.Watched `json:"watched,omitzero"`

	// Off is true where the reader may not hand in files; the rest is empty then.
	Off bool `json:"-"`
	// Empty is true while the store holds no document.
	Empty bool `json:"-"`
	// Sample is true while it holds the documents that ship with the program, which leave when the first others come.
	Sample bool `json:"-"`
	// Formats and Size say what is taken; Name is the one that the reader gave last.
	Formats string `json:"-"`
	Size    string `json:"-"`
	Name    string `json:"-"`
	// Error is what is wrong with a form that was sent.
	Error   string      `json:"-"`
	Watched *WatchedRow `json:"-"`
	Imports []ImportRow `json:"-"`
	Pager   Pager       `json:"-"`
}

// Errors are the faults of the form, with where to mend them.
func (p *IntakePage) Errors() []Link {
	if p.Error == "" {
		return nil
	}
	return []Link{{p.Error, "#tep-nap"}}
}

// WatchedRow says how the looking through a folder goes.
type WatchedRow struct{ Folder, Trouble, Looked string }

// ImportRow is one import in the list.
type ImportRow struct {
	URL, When, Who, Files, State string
	// Class is that of the badge: "ok", "part", "soon".
	Class, Counts string
}

// intakePage builds the page.
func (s *site) intakePage(ctx context.Context, who viewer, page int) (*IntakePage, error) {
	p := &IntakePage{Off: !s.mayImport(who), Formats: importFormats, Size: bytesSize(maxImportFile)}
	if p.Off {
		return p, nil
	}
	list, total, err := s.intake.Imports(ctx, (page-1)*importsPerPage, importsPerPage)
	if err != nil {
		return nil, fmt.Errorf("imports: %w", err)
	}
	p.List, p.Total = append([]corpus.Import{}, list...), total
	for k := range p.List {
		i := &p.List[k]
		i.Folder = folderFor(i.Folder, who)
		p.Imports = append(p.Imports, newImportRow(*i))
	}
	p.Pager = newPager(page, total, importsPerPage, "lần nạp", intakeAddress)
	if w := s.watched(who); w.Folder != "" {
		p.Watching = w
		p.Watched = &WatchedRow{w.Folder, w.Trouble, moment(w.Looked)}
	}
	if p.Sample, err = s.intake.HoldsSample(ctx); err != nil {
		return nil, fmt.Errorf("sample: %w", err)
	}
	return p, nil
}

// folderFor is what a reader is told of a folder: the whole path on this machine alone.
func folderFor(folder string, who viewer) string {
	if who.local || folder == "" {
		return folder
	}
	return baseName(folder)
}

// watched is the folder that is looked through, as a reader is told of it.
func (s *site) watched(who viewer) corpus.Watched {
	w := s.intake.Watched()
	w.Folder = folderFor(w.Folder, who)
	if w.Trouble != "" && !who.local {
		w.Trouble = "Máy đặt kho không mở được thư mục." // other words may name its path
	}
	return w
}

// watchedRows say on the page of the state of the store how the looking through a folder goes, to who may hand in files.
func (s *site) watchedRows(who viewer) []Pair {
	if !s.mayImport(who) {
		return nil
	}
	switch w := s.watched(who); {
	case w.Folder == "":
		return nil
	case w.Trouble != "":
		return []Pair{{"Thư mục theo dõi", "Chưa xem được " + w.Folder + ": " + w.Trouble}}
	default:
		return []Pair{{"Thư mục theo dõi", w.Folder + ", xem lần cuối lúc " + moment(w.Looked)}}
	}
}

func intakeAddress(page int) string { return address(intakePath, pageKey, pageNumber(page)) }

func newImportRow(i corpus.Import) ImportRow {
	row := ImportRow{URL: importURL(i.ID), When: moment(i.Began), Who: importWho(i), Files: integer(i.Files) + " tệp", Counts: importCounts(i)}
	switch {
	case i.Arriving > 0:
		row.State, row.Class = fmt.Sprintf("Chờ nhận %s tệp", integer(i.Arriving)), "soon"
	case i.Done < i.Files:
		row.State, row.Class = fmt.Sprintf("Đang nạp %s / %s", integer(i.Done), integer(i.Files)), "soon"
	case i.Outcomes[corpus.ImportFailed] > 0:
		row.State, row.Class = "Xong, có tệp không đọc được", "part"
	default:
		row.State, row.Class = "Xong", "ok"
	}
	return row
}

func importURL(id string) string { return intakePath + "/" + id }

// importWho says whose import it is.
func importWho(i corpus.Import) string {
	switch {
	case i.Origin == corpus.ImportWatch:
		return "Thư mục theo dõi " + i.Folder
	case i.Origin == corpus.ImportSample:
		return "Bộ mẫu đi kèm"
	case i.By == "":
		return "Không ghi tên"
	}
	return i.By
}

// serveIntake answers /nap.
func (s *site) serveIntake(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, pageKey)
	number, err := p.page()
	if err != nil {
		return err
	}
	who := s.viewer(r)
	page, err := s.intakePage(r.Context(), who, number)
	if err != nil {
		return err
	}
	return s.writeIntake(w, r, http.StatusOK, page, intakeAddress(number), p.remarks())
}

func (s *site) writeIntake(w http.ResponseWriter, r *http.Request, status int, page *IntakePage, canonical string, remarks []string) error {
	f := s.frame(r, s.viewer(r), "Nạp văn bản")
	f.Section, f.Canonical, f.Remarks = "nap", canonical, remarks
	page.Empty, page.Name = f.State.Documents == 0, cmp.Or(f.Name, nameOf(r))
	return s.write(w, status, "intake", f, page)
}

// serveIntakeAPI answers /api/v1/nap.
func (s *site) serveIntakeAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, pageKey)
	if err := p.strict(); err != nil {
		return err
	}
	number, err := p.page()
	if err != nil {
		return err
	}
	who := s.viewer(r)
	if !s.mayImport(who) {
		return errNoEdit
	}
	page, err := s.intakePage(r.Context(), who, number)
	if err != nil {
		return err
	}
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// takeSample begins an import of the documents that ship with the program.
func (s *site) takeSample(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	i, err := s.intake.AddSample(r.Context(), corpus.Import{By: cmp.Or(who.name, nameOf(r)), From: who.from})
	if err != nil {
		return err
	}
	http.Redirect(w, r, importURL(i.ID), http.StatusSeeOther)
	return nil
}

// left says how long the rest of an import takes, "" where nobody can tell. Example: "Còn khoảng 2 phút."
func left(i corpus.Import) string {
	if i.Done == 0 || i.Spent == 0 || i.Done == i.Files || i.Arriving > 0 {
		return ""
	}
	rest := i.Spent / time.Duration(i.Done) * time.Duration(i.Files-i.Done)
	switch {
	case rest < time.Minute:
		return "Còn dưới 1 phút."
	case rest < time.Hour:
		return fmt.Sprintf("Còn khoảng %s phút.", integer(int((rest+30*time.Second)/time.Minute)))
	}
	return fmt.Sprintf("Còn khoảng %s giờ.", integer(int((rest+30*time.Minute)/time.Hour)))
}
