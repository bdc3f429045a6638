package dataset

import (
	"io"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// TaskRow is a task of a list, with what only the site knows of it.
type TaskRow struct {
	corpus.TaskRow
	// Standing is that of the document that orders it, judged on the day On.
	Standing corpus.Standing
	On       corpus.Date
	// Address is where its sentence is read.
	Address string
}

// Tasks writes a list of tasks as one file.
type Tasks = List[TaskRow]

// NewTasks begins a file: CSV, XLSX or JSONL; any other format is an error. Example: w, err := NewTasks(out, XLSX); w.Write(row); w.Close().
func NewTasks(out io.Writer, f Format) (*Tasks, error) {
	return newList(out, f, taskLayout(), newTaskRecord)
}

// taskRecord is one row; titles and explanations of its columns stand in data/tasks.tsv. What is not known is absent.
type taskRecord struct {
	State      string `json:"due_state"`
	First      *day   `json:"due_first,omitempty"`
	Last       *day   `json:"due_last,omitempty"`
	Due        string `json:"due_words,omitempty"`
	DueOrigin  string `json:"due_read_from,omitempty"`
	Leads      string `json:"assignees"`
	Partners   string `json:"partners,omitempty"`
	Action     string `json:"action"`
	Quote      string `json:"quote"`
	Address    string `json:"address,omitempty"`
	Number     string `json:"document_number,omitempty"`
	Type       string `json:"doc_type,omitempty"`
	Issuer     string `json:"issuer,omitempty"`
	Issued     *day   `json:"issue_date,omitempty"`
	Title      string `json:"title,omitempty"`
	Standing   string `json:"standing,omitempty"`
	StandingOn *day   `json:"standing_on,omitempty"`
	Section    string `json:"section,omitempty"`
	Page       *int32 `json:"page,omitempty"`
	Cell       string `json:"cell,omitempty"`
	Document   string `json:"document_id"`
	N          int32  `json:"task"`
	Start      int64  `json:"byte_start"`
	End        int64  `json:"byte_end"`
}

func newTaskRecord(r TaskRow) taskRecord {
	rec := taskRecord{State: string(r.State), First: newDay(r.Due.First), Last: newDay(r.Due.Last), Due: viet.Squeeze(r.Due.Quote), DueOrigin: r.Due.Origin,
		Action: viet.Squeeze(r.ActionText), Quote: viet.Squeeze(r.Quote), Address: r.Address, Number: r.Document.Number, Type: r.Document.Type, Issuer: viet.Squeeze(r.Document.Issuer),
		Issued: newDay(r.Document.Issued), Title: viet.Squeeze(r.Document.Title), Standing: r.Standing.Label(), StandingOn: newDay(r.On), Section: string(r.Section), Page: count(r.Page),
		Document: string(r.Document.ID), N: int32(r.N), Start: int64(r.Start), End: int64(r.End)}
	if r.Task.Cell != (corpus.Cell{}) {
		rec.Cell = cellName(&r.Task.Cell)
	}
	var leads, partners []string
	for _, a := range r.Assignees {
		if a.Partner {
			partners = append(partners, viet.Squeeze(a.Name))
		} else {
			leads = append(leads, viet.Squeeze(a.Name))
		}
	}
	rec.Leads, rec.Partners = strings.Join(leads, "; "), strings.Join(partners, "; ")
	return rec
}
