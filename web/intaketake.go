package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

const (
	// maxImportForm is the largest form with files that is taken, in bytes; a browser with scripts sends them in pieces instead.
	maxImportForm = 2_000_000_000
	// maxPiece is the largest piece of a file, in bytes; maxDeclared how many files are named at once.
	maxPiece    = 8 << 20
	maxDeclared = 500
	// maxDeclaration is the longest list of names, in bytes.
	maxDeclaration = 2 << 20
	// lineTime is how long a line may be silent while it sends a file.
	lineTime = time.Minute
)

// importForm says that a form with files is larger than is taken.
type importForm struct{ size int64 }

func (e *importForm) Error() string {
	return fmt.Sprintf("a form of %d bytes, over %d", e.size, maxImportForm)
}

// errNoFiles says that a form came without any file.
var errNoFiles = errors.New("web: no file was chosen")

// patient reads what a slow line sends: a line that moves is left alone, one that is silent for a minute ends, and so does one that sends more
// than is taken.
type patient struct {
	r       io.Reader
	control *http.ResponseController
	moved   time.Time
	left    int64
}

func newPatient(w http.ResponseWriter, r io.Reader, most int64) *patient {
	return &patient{r: r, control: http.NewResponseController(w), left: most}
}

// Read reads on.
func (p *patient) Read(b []byte) (int, error) {
	if now := time.Now(); now.Sub(p.moved) > time.Second {
		p.moved = now
		_ = p.control.SetReadDeadline(now.Add(lineTime)) // where it cannot be moved the usual one holds
		_ = p.control.SetWriteDeadline(now.Add(2 * lineTime))
	}
	n, err := p.r.Read(b)
	if p.left -= int64(n); p.left < 0 {
		return n, &importForm{}
	}
	return n, err
}

// importFileName is what a browser calls a file, fit to be shown and kept: without folders, control signs, and signs that turn the direction
// of writing. Example: "a/b\x00c\u202efdp.exe" is "b cfdp.exe".
func importFileName(name string) string {
	name = uploadName(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r), unicode.Is(unicode.Co, r):
			return -1
		case r == ':':
			return '-'
		}
		return r
	}, name))
	if strings.Trim(name, "./ ") == "" {
		return "Tệp không tên"
	}
	return name
}

// takeImport takes a form with files, one after the other, and leads to the import.
func (s *site) takeImport(w http.ResponseWriter, r *http.Request) error {
	if r.ContentLength > maxImportForm {
		return &importForm{r.ContentLength}
	}
	who := s.viewer(r)
	form, err := parts(r)
	if err != nil {
		return errUpload
	}
	id, err := s.takeParts(w, r, form, who)
	if id != "" {
		err = errors.Join(err, s.intake.Seal(r.Context(), id))
	}
	if errors.Is(err, errNoFiles) {
		page, fault := s.intakePage(r.Context(), who, 1)
		if fault != nil {
			return fault
		}
		page.Error = "Chọn ít nhất một tệp."
		return s.writeIntake(w, r, http.StatusUnprocessableEntity, page, intakePath, nil)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, importURL(id), http.StatusSeeOther)
	return nil
}

// takeParts hands the files of a form in, and answers their import, "" where none was begun.
func (s *site) takeParts(w http.ResponseWriter, r *http.Request, form *multipart.Reader, who viewer) (string, error) {
	ctx, id, by := r.Context(), "", cmp.Or(who.name, nameOf(r))
	body := newPatient(w, nil, maxImportForm)
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			if id == "" {
				return "", errNoFiles
			}
			return id, nil
		}
		if err != nil {
			return id, partFault(err)
		}
		body.r = part
		if part.FileName() == "" {
			value, err := io.ReadAll(io.LimitReader(body, maxName*4))
			if err != nil {
				return id, partFault(err)
			}
			if name := clean(string(value)); part.FormName() == "ten" && wrongName(name) == "" {
				by = cmp.Or(who.name, name)
				rememberName(w, name)
			}
			continue
		}
		if id == "" {
			i, err := s.intake.Open(ctx, corpus.Import{Origin: corpus.ImportUpload, By: by, From: who.from})
			if err != nil {
				return "", err
			}
			id = i.ID
		}
		if _, err := s.intake.Add(ctx, id, importFileName(part.FileName()), body); err != nil {
			return id, partFault(err)
		}
		if _, err := io.Copy(io.Discard, body); err != nil { // what is left of a file that is too large
			return id, partFault(err)
		}
	}
}

// partFault tells a form that is too large from one that broke off.
func partFault(err error) error {
	var large *importForm
	switch {
	case errors.As(err, &large):
		return large
	case errors.Is(err, corpus.ErrNoRoom), errors.Is(err, corpus.ErrTooManyFiles), errors.Is(err, corpus.ErrSealed):
		return err
	}
	return errors.Join(errUpload, err)
}

// declaration is what a script names before it sends files in pieces.
type declaration struct {
	// Import goes on with one, "" begins one; By is the person's name; Last says that no more are named.
	Import string `json:"lan"`
	By     string `json:"ten"`
	Last   bool   `json:"het"`
	Files  []struct {
		Name     string `json:"ten"`
		Size     int64  `json:"co"`
		Modified int64  `json:"luc"`
	} `json:"tep"`
}

// declared answers it: where each file is to be sent, and from which byte on.
type declared struct {
	Import string         `json:"lan"`
	URL    string         `json:"trang"`
	Files  []declaredFile `json:"tep"`
}

type declaredFile struct {
	URL      string `json:"gui"`
	Received int64  `json:"da_nhan"`
	// Whole says that nothing is to be sent; Fault why not, where the file is not taken.
	Whole bool   `json:"xong"`
	Fault string `json:"loi,omitempty"`
}

// takeDeclared takes the names of files that a script is about to send.
func (s *site) takeDeclared(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	var d declaration
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxDeclaration)).Decode(&d); err != nil || len(d.Files) > maxDeclared {
		return errUpload
	}
	list := make([]corpus.ImportFile, len(d.Files))
	for i, f := range d.Files {
		if f.Size < 0 {
			return errUpload
		}
		list[i] = corpus.ImportFile{Name: importFileName(f.Name), Size: f.Size, Modified: f.Modified}
	}
	ctx := r.Context()
	id, opened := d.Import, false
	if id == "" {
		by := clean(d.By)
		if wrongName(by) != "" {
			by = nameOf(r)
		} else {
			rememberName(w, by)
		}
		i, err := s.intake.Open(ctx, corpus.Import{Origin: corpus.ImportUpload, By: cmp.Or(who.name, by), From: who.from})
		if err != nil {
			return err
		}
		id, opened = i.ID, true
	}
	files, err := s.intake.Declare(ctx, id, list)
	if d.Last || err != nil && opened {
		err = errors.Join(err, s.intake.Seal(ctx, id))
	}
	if err != nil {
		return err
	}
	out := declared{Import: id, Files: make([]declaredFile, len(files))}
	for i, f := range files {
		out.Files[i] = declaredFile{URL: fmt.Sprintf("%s/tep/%d", importURL(f.Import), f.N), Received: f.Received, Whole: f.Step != corpus.StepArriving}
		if f.Outcome == corpus.ImportFailed {
			out.Files[i].Fault = sentenceOf(f)
		}
		if out.URL == "" || f.Import == id {
			out.URL = importURL(f.Import)
		}
	}
	s.writeJSON(w, http.StatusOK, out)
	return nil
}

// received answers a piece.
type received struct {
	Received int64 `json:"da_nhan"`
	Whole    bool  `json:"xong"`
}

// takePiece takes a piece of a file, which begins at the byte "tu".
func (s *site) takePiece(w http.ResponseWriter, r *http.Request) error {
	if r.ContentLength > maxPiece {
		return &tooLarge{size: r.ContentLength, most: maxPiece}
	}
	vars := mux.Vars(r)
	n, err := strconv.Atoi(vars["so"])
	if err != nil {
		return errNoPage
	}
	from, err := strconv.ParseInt(r.URL.Query().Get("tu"), 10, 64)
	if err != nil || from < 0 {
		return &paramError{"tu", r.URL.Query().Get("tu"), "số byte đã gửi"}
	}
	f, err := s.intake.Receive(r.Context(), vars["lan"], n, from, newPatient(w, r.Body, maxPiece))
	answer := received{f.Received, f.Step != corpus.StepArriving}
	switch {
	case errors.Is(err, corpus.ErrOffset):
		s.writeJSON(w, http.StatusConflict, answer)
		return nil
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, http.ErrBodyReadAfterClose):
		return errUpload // the line broke; what came is kept
	case err != nil:
		var large *importForm
		if errors.As(err, &large) {
			return &tooLarge{most: maxPiece}
		}
		return err
	}
	s.writeJSON(w, http.StatusOK, answer)
	return nil
}
