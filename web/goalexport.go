package web

import (
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/web/dataset"
)

// goalFileFormats are the formats that targets can be had as.
var goalFileFormats = [...]dataset.Format{dataset.CSV, dataset.XLSX, dataset.JSONL}

// goalFormats is the pattern of the endings of their files.
func goalFormats() string {
	var all []string
	for _, f := range goalFileFormats {
		all = append(all, string(f))
	}
	return strings.Join(all, "|")
}

// goalFiles are the downloads of all targets of a view.
func goalFiles(v goalView) []Choice {
	v.Page = 1
	var out []Choice
	for _, f := range goalFileFormats {
		out = append(out, Choice{Label: f.Label(), URL: v.at(goalsPath + "." + string(f))})
	}
	return out
}

// serveGoalFile answers /so-lieu/muc-tieu.csv, .xlsx and .jsonl: all targets of the view with their results, whatever their number. What fails
// before the first row is an error page; later the connection is broken off, since a file that is cut must not look whole.
func (s *site) serveGoalFile(w http.ResponseWriter, r *http.Request) error {
	v, err := readGoalView(readParams(r.URL.RawQuery, goalKeys[:]...))
	if err != nil {
		return err
	}
	who, format := s.viewer(r), dataset.Format(mux.Vars(r)["duoi"])
	var out *dataset.Targets
	begin := func() (err error) {
		if who.local {
			w.Header().Set("Cache-Control", "no-store")
		}
		attach(w, format.MediaType(), "muc-tieu."+string(format))
		out, err = dataset.NewTargets(w, format)
		return err
	}
	if r.Method == http.MethodHead {
		return begin()
	}
	connection, base := http.NewResponseController(w), s.base(r)
	err = s.library.EachTarget(r.Context(), v.query(who, s.today()), func(a corpus.Attainment) error {
		if out == nil {
			if err := begin(); err != nil {
				return err
			}
		}
		for _, row := range goalRows(a, base) {
			if out.Rows%exportPage == 0 {
				_ = connection.SetWriteDeadline(time.Now().Add(exportTime)) // a recorder of tests has no deadline
				if err := out.Flush(); err != nil {
					return err
				}
			}
			if err := out.Write(row); err != nil {
				return err
			}
		}
		return nil
	})
	return s.endFile(r, out != nil, begin, func() error { return out.Close() }, err)
}

// goalRows are the rows of a target in a file: one for each result, one where there is none.
func goalRows(a corpus.Attainment, base string) []dataset.TargetRow {
	words := newGoalOutcome(a).Words
	var out []dataset.TargetRow
	for n := range max(len(a.Results), 1) {
		row := dataset.TargetRow{Attainment: a, N: n, Words: words, Address: base + FigureURL(a.Target)}
		if n < len(a.Results) {
			row.ResultAddress = base + FigureURL(a.Results[n].FigureRow)
			if gap := a.Results[n].Gap; gap != nil {
				in := inGoalUnit(a, *gap)
				row.Gap = &in
			}
		}
		out = append(out, row)
	}
	return out
}
