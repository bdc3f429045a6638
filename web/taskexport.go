package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/web/calendar"
	"vankho/web/dataset"
)

// calendarEnding is the ending of the file of due days.
const calendarEnding = "ics"

// taskFormats are the files of a list of tasks.
func taskFormats() []dataset.Format {
	return []dataset.Format{dataset.CSV, dataset.XLSX, dataset.JSONL}
}

// taskEndings is the pattern of the endings of files.
func taskEndings() string {
	all := []string{calendarEnding}
	for _, f := range taskFormats() {
		all = append(all, string(f))
	}
	return strings.Join(all, "|")
}

// taskFiles are the downloads of a list.
func taskFiles(v taskView) []Choice {
	var out []Choice
	for _, f := range taskFormats() {
		out = append(out, Choice{Label: f.Label(), URL: v.file(string(f))})
	}
	return append(out, Choice{Label: "Lịch (.ics)", URL: v.file(calendarEnding)})
}

// taskName is a name of a task for ever, as far as its text says the same: a hash of what it says and where.
func taskName(r corpus.TaskRow) string {
	sum := sha256.Sum256(fmt.Append(nil, r.Document.ID, "\n", r.Section, "\n", r.Action.Start-r.Start, "\n", viet.Squeeze(r.Quote)))
	return "nhiem-vu-" + hex.EncodeToString(sum[:10])
}

// taskURL is the path that opens a document at the sentence of a task.
func taskURL(r corpus.TaskRow) string {
	return spanURL(documentURL(r.Document.ID), "", r.Quote, r.Span)
}

// taskCarrier writes tasks as one file.
type taskCarrier interface {
	carry(r corpus.TaskRow) error
	// Close ends the file.
	Close() error
}

// tabledTasks writes tasks as rows of a table.
type tabledTasks struct {
	*dataset.Tasks
	base string
	on   asOf
}

func (t tabledTasks) carry(r corpus.TaskRow) error {
	return t.Write(dataset.TaskRow{TaskRow: r, Standing: r.Document.Timeline.At(t.on.Day, t.on.Today), On: t.on.Day, Address: t.base + taskURL(r)})
}

// datedTasks writes tasks as days of a calendar; those without a day are left out.
type datedTasks struct {
	*calendar.Writer
	base string
}

func (t datedTasks) carry(r corpus.TaskRow) error {
	if r.Due.Last.Day == 0 || r.State != corpus.TaskPast && r.State != corpus.TaskAhead {
		return nil
	}
	d := r.Due.Last
	who := assigneeNames(r.Task, false)
	text := []string{"Thực hiện: " + strings.Join(who, "; ")}
	if with := assigneeNames(r.Task, true); len(with) > 0 {
		text = append(text, "Phối hợp: "+strings.Join(with, "; "))
	}
	text = append(text, "Thời hạn ghi trong văn bản: “"+viet.Squeeze(r.Due.Quote)+"”", "Văn bản: "+joinFacts(summaryName(r.Document), r.Document.Issuer, r.Document.Issued.Short()),
		"“"+shorten(viet.Squeeze(r.Quote), longestQuote)+"”", t.base+taskURL(r))
	return t.Write(calendar.Entry{UID: taskName(r) + "@vankho", Day: time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC), Changed: r.Document.Changed,
		Title: "Hạn: " + shorten(viet.Squeeze(r.ActionText), 90) + " (" + shorten(strings.Join(who, "; "), 80) + ")", Text: strings.Join(text, "\n"), Page: t.base + taskURL(r)})
}

// assigneeNames are the names of those who are to do a task, or of those who work with them.
func assigneeNames(t corpus.Task, partner bool) []string {
	var out []string
	for _, a := range t.Assignees {
		if a.Partner == partner {
			out = append(out, a.Name)
		}
	}
	return out
}

// serveTaskFile answers /nhiem-vu.csv, .xlsx, .jsonl and .ics: all tasks of the view, whatever their number. What fails before the first task is
// an error page; later the connection is broken off, since a file that is cut must not look whole. A calendar goes on to other programs, so that it
// holds nothing of documents with a mark of secrecy.
func (s *site) serveTaskFile(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readTaskView(readParams(r.URL.RawQuery, taskKeys[:]...))
	if err != nil {
		return err
	}
	ending, who, base := mux.Vars(r)["duoi"], s.viewer(r), s.base(r)
	if ending == calendarEnding {
		who = anyone
	}
	page := &TasksPage{view: v}
	if err := s.settleBody(r.Context(), page, who); err != nil {
		return err
	}
	v = page.view
	var out taskCarrier
	begin := func() (err error) {
		if who.local {
			w.Header().Set("Cache-Control", "no-store")
		}
		if ending == calendarEnding {
			attach(w, calendar.Type, "nhiem-vu."+ending)
			page.Chips = taskChips(page)
			c, err := calendar.New(w, "Nhiệm vụ: "+page.Title())
			out = datedTasks{c, base}
			return err
		}
		format := dataset.Format(ending)
		attach(w, format.MediaType(), "nhiem-vu."+ending)
		rows, err := dataset.NewTasks(w, format)
		out = tabledTasks{rows, base, v.On}
		return err
	}
	if r.Method == http.MethodHead {
		return begin()
	}
	connection, n := http.NewResponseController(w), 0
	err = s.library.EachTask(r.Context(), v.query(who), func(row corpus.TaskRow) error {
		if out == nil {
			if err := begin(); err != nil {
				return err
			}
		}
		if n%exportPage == 0 {
			_ = connection.SetWriteDeadline(time.Now().Add(exportTime)) // a recorder of tests has no deadline
		}
		n++
		return out.carry(row)
	})
	return s.endFile(r, out != nil, begin, func() error { return out.Close() }, err)
}
