package web

import (
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/web/dataset"
)

// FigureURL is the path that opens a document at the words of a figure. Example: "/van-ban/3-bc-ubnd-2025?doan=100-109&b=5d8f1c02#doan".
func FigureURL(r corpus.FigureRow) string {
	return spanURL(documentURL(r.Document.ID), "", r.Quote, r.Span)
}

// packageName is what describes the files of figures; it lies under the page whose figures they hold.
const packageName = "datapackage.json"

// figureFiles are the downloads of a list: every format, and what describes the columns. at is the address of the list with an ending.
func figureFiles(at func(ending string) string) []Choice {
	var out []Choice
	for _, f := range dataset.Formats() {
		out = append(out, Choice{Label: f.Label(), URL: at("." + string(f))})
	}
	return append(out, Choice{Label: "Mô tả cột", URL: at("/" + packageName)})
}

// file is the address of the whole list of a view with an ending: "/so-lieu.csv?chitieu=…".
func (v figureView) file(ending string) string {
	v.Show, v.Page = "", 1
	return v.at(figuresPath + ending)
}

// allFigures is a request for all figures of a view, or of a document.
type allFigures struct {
	query corpus.FigureQuery
	// name is what files are called, title what they hold in words; path tells where the file of a format is.
	name, title string
	path        func(dataset.Format) string
}

// figuresAsked reads which figures a file is to hold.
func (s *site) figuresAsked(r *http.Request) (allFigures, error) {
	who := s.viewer(r)
	if id := documentID(r); id != "" {
		d, err := s.visible(r.Context(), id, who)
		if err != nil {
			return allFigures{}, err
		}
		return allFigures{query: corpus.FigureQuery{Doc: shownVersion(d), Order: corpus.FigureByMatch, Secret: who.local}, name: string(d.ID) + "-so-lieu", title: "Số liệu: " + d.Title,
			path: func(f dataset.Format) string { return figuresURL(d.ID) + "." + string(f) }}, nil
	}
	v, err := readFigureView(readParams(r.URL.RawQuery, figureKeys[:]...))
	if err != nil {
		return allFigures{}, err
	}
	title := "Số liệu"
	if v.Words != "" {
		title += ": " + v.Words
	}
	return allFigures{query: v.query(who), name: "so-lieu", title: title, path: func(f dataset.Format) string { return v.file("." + string(f)) }}, nil
}

// serveFigureFile answers /so-lieu.csv, .xlsx, .jsonl, .parquet and the same of a document: all figures of the view, whatever their number. What
// fails before the first figure is an error page; later the connection is broken off, since a file that is cut must not look whole.
func (s *site) serveFigureFile(w http.ResponseWriter, r *http.Request) error {
	asked, err := s.figuresAsked(r)
	if err != nil {
		return s.renamed(w, r, err)
	}
	format, _ := dataset.FormatOf(mux.Vars(r)["duoi"])
	var out *dataset.Figures
	begin := func() (err error) {
		if asked.query.Secret {
			w.Header().Set("Cache-Control", "no-store")
		}
		attach(w, format.MediaType(), asked.name+"."+string(format))
		base := s.base(r)
		out, err = dataset.NewFigures(w, format, func(row corpus.FigureRow) string { return base + FigureURL(row) })
		return err
	}
	if r.Method == http.MethodHead {
		return begin()
	}
	connection := http.NewResponseController(w)
	err = s.library.EachFigure(r.Context(), asked.query, func(row corpus.FigureRow) error {
		if out == nil {
			if err := begin(); err != nil {
				return err
			}
		}
		if out.Rows%exportPage == 0 {
			_ = connection.SetWriteDeadline(time.Now().Add(exportTime)) // a recorder of tests has no deadline
			if err := out.Flush(); err != nil {
				return err
			}
		}
		return out.Write(row)
	})
	return s.endFile(r, out != nil, begin, func() error { return out.Close() }, err)
}

// serveFigurePackage answers /so-lieu/datapackage.json and the same of a document: what describes the files.
func (s *site) serveFigurePackage(w http.ResponseWriter, r *http.Request) error {
	asked, err := s.figuresAsked(r)
	if err != nil {
		return s.renamed(w, r, err)
	}
	if asked.query.Secret {
		w.Header().Set("Cache-Control", "no-store")
	}
	attach(w, "application/json; charset=utf-8", packageName)
	base := s.base(r)
	err = dataset.Describe(w, dataset.Package{Title: asked.title, Made: s.states.now(), Path: func(f dataset.Format) string { return base + asked.path(f) }}, dataset.Formats())
	if err != nil && r.Context().Err() == nil {
		s.log.Error("description of figures broken off", "path", r.URL.Path, "error", err)
	}
	return nil
}

// figureFormats is the pattern of the endings of files.
func figureFormats() string {
	var all []string
	for _, f := range dataset.Formats() {
		all = append(all, string(f))
	}
	return strings.Join(all, "|")
}
