package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/web/bibliography"
	"vankho/web/dataset"
)

// takeawayPath is the page that offers the files of a search.
const takeawayPath = "/tim/tai-ve"

// carrier writes documents as one file, as they come.
type carrier interface {
	carry(c corpus.Card) error
	// Flush hands on what is complete, Close ends the file.
	Flush() error
	Close() error
}

// takeaway is a kind of file that a list of documents can be had as.
type takeaway struct {
	// Ending is that of its address and its name, Label what people call it, Use what it is good for.
	Ending, Label, Use string
	kind               string
}

// takeaways are the files of a search, in the order of the page.
func takeaways() []takeaway {
	return []takeaway{
		{"xlsx", "XLSX", "mở bằng Excel, LibreOffice; ngày là ngày, số là số", dataset.XLSX.MediaType()},
		{"csv", "CSV", "mọi phần mềm bảng tính, thống kê; UTF-8", dataset.CSV.MediaType()},
		{"jsonl", "JSONL", "cho chương trình, mỗi dòng một văn bản", dataset.JSONL.MediaType()},
		{"bib", "BibTeX", "cho LaTeX, JabRef, Zotero", bibliography.BibTeXType},
		{"ris", "RIS", "cho Zotero, EndNote, Mendeley", bibliography.RISType},
	}
}

// takeawayEndings is the pattern of the endings of files.
func takeawayEndings() string {
	all := []string{archiveEnding}
	for _, t := range takeaways() {
		all = append(all, t.Ending)
	}
	return strings.Join(all, "|")
}

func takeawayOf(ending string) takeaway {
	for _, t := range takeaways() {
		if t.Ending == ending {
			return t
		}
	}
	return takeaway{Ending: archiveEnding, Label: "ZIP", kind: "application/zip"}
}

// cargo is a request for the files of many documents.
type cargo struct {
	ids  []corpus.ID
	name string
	base string
	on   asOf
}

// tabled writes documents as rows of a table.
type tabled struct {
	*dataset.Documents
	cargo
}

func (t tabled) carry(c corpus.Card) error {
	row := dataset.DocumentRow{Card: c, Standing: c.Timeline.At(t.on.Day, t.on.Today), On: t.on.Day, Address: t.base + documentURL(c.ID)}
	if len(c.Files) > 0 {
		row.File = t.base + originalURL(c.Files[0].SHA256, c.Files[0].Name)
	}
	return t.Write(row)
}

// referenced writes documents as references.
type referenced struct {
	io.Writer
	cargo
	form func(bibliography.Reference) string
}

func (f referenced) carry(c corpus.Card) error {
	r := newReference(c.ID, corpus.Header{Type: c.Type, Number: c.Number, Issuer: c.Issuer, Issued: c.Issued, Place: c.Place}, c.Title, c.Language, f.base+documentURL(c.ID))
	_, err := io.WriteString(f, f.form(r)+"\n")
	return err
}

func (referenced) Flush() error { return nil }
func (referenced) Close() error { return nil }

// carrier begins a file.
func (s *site) carrier(ctx context.Context, w io.Writer, t takeaway, of cargo) (carrier, error) {
	switch t.Ending {
	case archiveEnding:
		return s.newArchive(ctx, w, of), nil
	case "bib":
		return referenced{w, of, bibliography.Reference.BibTeX}, nil
	case "ris":
		return referenced{w, of, bibliography.Reference.RIS}, nil
	}
	rows, err := dataset.NewDocuments(w, dataset.Format(t.Ending))
	return tabled{rows, of}, err
}

const (
	// firstCards are asked for first, so that the file begins at once, then cardsAtOnce at a time.
	firstCards  = 20
	cardsAtOnce = 200
)

// eachCard hands on the cards of documents, some at a time: memory does not grow with their number. pause is called before each lot.
func (s *site) eachCard(ctx context.Context, ids []corpus.ID, pause func() error, yield func(corpus.Card) error) error {
	for n := firstCards; len(ids) > 0; n = cardsAtOnce {
		if err := pause(); err != nil {
			return err
		}
		n = min(n, len(ids))
		cards, err := s.library.Cards(ctx, ids[:n], false)
		if err != nil {
			return err
		}
		for _, c := range cards {
			if err := yield(c); err != nil {
				return err
			}
		}
		ids = ids[n:]
	}
	return nil
}

// unhurried writes to a reader for as long as one takes what is sent, however slow the line and large the file: only who takes nothing for exportTime
// is let go.
type unhurried struct {
	w          io.Writer
	connection *http.ResponseController
	set        time.Time
}

func (p *unhurried) Write(b []byte) (int, error) {
	if now := time.Now(); now.Sub(p.set) > exportTime/10 {
		_ = p.connection.SetWriteDeadline(now.Add(exportTime)) // a recorder of tests has no deadline
		p.set = now
	}
	return p.w.Write(b)
}

// send streams a file. What fails before its first document is an error page; later the connection is broken off, since a file that is cut
// must not look whole.
func (s *site) send(w http.ResponseWriter, r *http.Request, t takeaway, of cargo) error {
	if err := s.downloads.pace(readerOf(r)); err != nil {
		return err
	}
	attach(w, t.kind, of.name+"."+t.Ending)
	if r.Method == http.MethodHead {
		return nil
	}
	to := &unhurried{w: w, connection: http.NewResponseController(w)}
	var out carrier
	err := s.eachCard(r.Context(), of.ids, func() error {
		if out == nil {
			return nil
		}
		err := out.Flush()
		_ = to.connection.Flush() // a writer that cannot is flushed at the end
		return err
	}, func(c corpus.Card) error {
		if out == nil {
			var err error
			if out, err = s.carrier(r.Context(), to, t, of); err != nil {
				return err
			}
		}
		return out.carry(c)
	})
	if err != nil && out == nil {
		w.Header().Del("Content-Disposition")
		return err
	}
	if err == nil && out == nil {
		out, err = s.carrier(r.Context(), to, t, of)
	}
	if err == nil {
		err = out.Close()
	}
	if err != nil && r.Context().Err() == nil {
		s.log.Error("download broken off", "path", r.URL.Path, "error", err)
		panic(http.ErrAbortHandler)
	}
	return nil
}

// taken reads the question of a file and finds all its documents.
func (s *site) taken(r *http.Request) (question, cargo, error) {
	q, err := readQuestion(readParams(r.URL.RawQuery, questionKeys()...))
	if err != nil {
		return q, cargo{}, err
	}
	q = q.followed(true)
	asked := q.request(anyone, 0, 0)
	ctx, cancel := context.WithTimeout(r.Context(), searchTime)
	defer cancel()
	ids, err := s.engine.All(ctx, asked)
	if err != nil {
		return q, cargo{}, fmt.Errorf("take away %q: %w", q.Text, err)
	}
	return q, cargo{ids: ids, name: "van-ban", base: s.base(r), on: s.judges(q, asked.Query)}, nil
}

// serveTakeaway answers /tim.csv, .xlsx, .jsonl, .bib, .ris and .zip: every document that a question finds, whatever their number, in the order of
// the page.
func (s *site) serveTakeaway(w http.ResponseWriter, r *http.Request) error {
	t := takeawayOf(mux.Vars(r)["duoi"])
	_, of, err := s.taken(r)
	if err != nil {
		return err
	}
	return s.send(w, r, t, of)
}

// serveDocumentTakeaway answers /van-ban/{id}.bib, .ris and .zip.
func (s *site) serveDocumentTakeaway(w http.ResponseWriter, r *http.Request) error {
	d, err := s.visible(r.Context(), documentID(r), anyone)
	if err != nil {
		return s.renamed(w, r, err)
	}
	t := takeawayOf(mux.Vars(r)["duoi"])
	of := cargo{ids: []corpus.ID{d.ID}, name: string(d.ID), base: s.base(r), on: s.now()}
	if t.Ending == archiveEnding {
		for _, v := range d.Versions {
			if v.ID != d.ID {
				of.ids = append(of.ids, v.ID)
			}
		}
	}
	return s.send(w, r, t, of)
}

// TakeawayPage is what /tim/tai-ve shows.
type TakeawayPage struct {
	// Name says what was asked for, Back leads to the results.
	Name, Back string
	Total      int
	Files      []TakeawayFile
	// Load is how much the originals come to, Archive where they are.
	Load    corpus.Load
	Archive string
	Feed    string
}

// TakeawayFile is one file that can be had.
type TakeawayFile struct{ Label, Use, URL string }

// serveTakeawayPage answers /tim/tai-ve: which files there are, and how large.
func (s *site) serveTakeawayPage(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, questionKeys()...)
	q, of, err := s.taken(r)
	if err != nil {
		return err
	}
	page := &TakeawayPage{Name: questionName(q), Back: q.address(), Total: len(of.ids), Archive: q.at("/tim." + archiveEnding), Feed: q.feedURL()}
	if page.Load, err = s.library.Load(r.Context(), of.ids, false); err != nil {
		return err
	}
	for _, t := range takeaways() {
		page.Files = append(page.Files, TakeawayFile{t.Label, t.Use, q.at("/tim." + t.Ending)})
	}
	f := s.frame(r, s.viewer(r), tabTitle(q.Text, "tải về"))
	f.Query, f.Canonical, f.Remarks, f.Feeds = q.Text, q.at(takeawayPath), p.remarks(), []FeedLink{{"Văn bản mới: " + page.Name, page.Feed}}
	return s.write(w, http.StatusOK, "takeaway", f, page)
}

// TakeawayURL offers the files of the question of the page.
func (p *ResultsPage) TakeawayURL() string { return p.ask.followed(true).at(takeawayPath) }

var errNoOriginal = errors.New("web: the original is not there")
