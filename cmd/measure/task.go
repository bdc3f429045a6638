package measure

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
)

// TaskOptions say what is measured of the tasks of a collection.
type TaskOptions struct {
	// Sources are folders of files, files of lines {"id", "number", "text"}, or of articles {"id", "title", "text", "law"}, which are put
	// together to their rules; packed by gzip or not.
	Sources []string
	// Judged is a file of tasks that a person judged, Marked one of all tasks of some documents; "" for none.
	Judged, Marked string
	// Placed leaves out the documents of which nothing was judged or marked.
	Placed bool
	// Draw is how many tasks that were not judged are drawn to be, Seed what the drawing begins with. Those without a day are drawn where Undated
	// is true.
	Draw    int
	Seed    uint64
	Undated bool
	// Progress is called with what is done; it may be nil.
	Progress func(step string, done, total int)
}

// TaskReport (kết quả đo nhiệm vụ) is what texts of a collection order, and how well that is read.
type TaskReport struct {
	Documents int `json:"documents"`
	// Tasks counts them by type of document and kind of due, "" all.
	Tasks map[string]map[corpus.DueKind]int `json:"tasks"`
	// Judged is how judged tasks stand now; Marked how many tasks of marked documents are read.
	Judged *JudgedEdges `json:"judged,omitempty"`
	Marked *MarkedTasks `json:"marked,omitempty"`
	Drawn  []DrawnTask  `json:"drawn,omitempty"`
}

// MarkedTasks is how many of the tasks that a person marked are read, and how many more are.
type MarkedTasks struct {
	Documents, Wanted, Found, Extra int
	Missed                          []string
}

// DrawnTask is a task that was drawn to be judged by reading.
type DrawnTask struct {
	Document string `json:"document"`
	corpus.Task
	Words string `json:"words"`
}

// placedSpan is a row of a file of judgements or marks.
type placedSpan struct {
	document    string
	at          corpus.Span
	action, due corpus.Span
	lead        string
	right       bool
}

// Tasks understands every text of a collection and measures its tasks. Errors: FileFault, those of the file system and of the context; never that
// the program did badly.
func Tasks(ctx context.Context, o TaskOptions) (*TaskReport, error) {
	judged, err := readPlaced(o.Judged, 9)
	if err != nil {
		return nil, err
	}
	marked, err := readPlaced(o.Marked, 3)
	if err != nil {
		return nil, err
	}
	placed := map[string]bool{}
	for _, row := range slices.Concat(judged, marked) {
		placed[row.document] = true
	}
	var all []*taskText
	for _, source := range o.Sources {
		texts, err := taskTexts(ctx, source, func(id string) bool { return !o.Placed || placed[id] }, o.Progress)
		if err != nil {
			return nil, err
		}
		all = append(all, texts...)
	}
	r := &TaskReport{Documents: len(all), Tasks: map[string]map[corpus.DueKind]int{"": {}}}
	at := map[string]*taskText{}
	for _, d := range all {
		at[d.id] = d
		for _, t := range d.tasks {
			if r.Tasks[d.kind] == nil {
				r.Tasks[d.kind] = map[corpus.DueKind]int{}
			}
			r.Tasks[d.kind][t.Due.Kind]++
			r.Tasks[""][t.Due.Kind]++
			if t.Due.Kind != corpus.DueNone || o.Undated {
				r.Drawn = append(r.Drawn, DrawnTask{d.id, t, around(d.text, t.Span)})
			}
		}
	}
	r.draw(o, judged)
	if o.Judged != "" {
		r.Judged = judgeTasks(judged, at)
	}
	if o.Marked != "" {
		r.Marked = matchMarks(marked, at)
	}
	return r, nil
}

// draw leaves of the tasks that may be drawn as many as are asked for, none of which was judged.
func (r *TaskReport) draw(o TaskOptions, judged []placedSpan) {
	seen := map[string][]corpus.Span{}
	for _, row := range judged {
		seen[row.document] = append(seen[row.document], row.action)
	}
	r.Drawn = slices.DeleteFunc(r.Drawn, func(t DrawnTask) bool {
		return slices.ContainsFunc(seen[t.Document], func(action corpus.Span) bool { return action.Meets(t.Action) })
	})
	shuffle := rand.New(rand.NewPCG(o.Seed, 1))
	shuffle.Shuffle(len(r.Drawn), func(i, j int) { r.Drawn[i], r.Drawn[j] = r.Drawn[j], r.Drawn[i] })
	r.Drawn = r.Drawn[:min(len(r.Drawn), o.Draw)]
}

// readPlaced reads lines "document start end [action-start action-end due-start due-end lead verdict]", parted by tabs; "#" begins a remark. Without a path there are none.
func readPlaced(path string, width int) ([]placedSpan, error) {
	if path == "" {
		return nil, nil
	}
	var all []placedSpan
	err := eachLine(path, func(line []byte) error {
		if len(line) == 0 || line[0] == '#' {
			return nil
		}
		f := strings.Split(string(line), "\t")
		if len(f) < width {
			return errors.New("thiếu cột")
		}
		row := placedSpan{document: f[0]}
		numbers := []*int{&row.at.Start, &row.at.End, &row.action.Start, &row.action.End, &row.due.Start, &row.due.End}
		for i := range min(width-1, len(numbers)) {
			n, err := strconv.Atoi(f[1+i])
			if err != nil {
				return errors.New("vị trí phải là số")
			}
			*numbers[i] = n
		}
		if width == 9 {
			row.lead, row.right = f[7], f[8] == verdictRight
			if !row.right && f[8] != verdictWrong {
				return errors.New("đánh giá phải là right hoặc wrong")
			}
		}
		all = append(all, row)
		return nil
	})
	return all, err
}

// leads are the names of those who lead a task.
func leads(t corpus.Task) string {
	var names []string
	for _, a := range t.Assignees {
		if !a.Partner {
			names = append(names, a.Name)
		}
	}
	return strings.Join(names, "; ")
}

// judgeTasks compares judgements with the tasks of today. A task is the one judged where its action, its due and who leads it agree.
func judgeTasks(rows []placedSpan, at map[string]*taskText) *JudgedEdges {
	out := &JudgedEdges{}
	for _, j := range rows {
		d := at[j.document]
		if d == nil {
			continue
		}
		held := slices.ContainsFunc(d.tasks, func(t corpus.Task) bool { return t.Action == j.action && t.Due.Span == j.due && leads(t) == j.lead })
		words := j.document + " " + strconv.Itoa(j.at.Start) + " " + j.lead
		out.count(held, j.right, words)
	}
	return out
}

// matchMarks counts the marked tasks whose action a task of today overlaps by half, and the tasks of marked documents that no mark has.
func matchMarks(rows []placedSpan, at map[string]*taskText) *MarkedTasks {
	out := &MarkedTasks{}
	marks := map[string][]corpus.Span{}
	for _, m := range rows {
		if at[m.document] != nil {
			marks[m.document] = append(marks[m.document], m.at)
		}
	}
	for id, spans := range marks {
		out.Documents++
		tasks := at[id].tasks
		meets := func(m corpus.Span, t corpus.Task) bool { return m.Meets(t.Action) || m.Holds(t.Action) }
		for _, m := range spans {
			if m.Len() == 0 {
				continue // the document has none
			}
			out.Wanted++
			if slices.ContainsFunc(tasks, func(t corpus.Task) bool { return meets(m, t) }) {
				out.Found++
			} else {
				out.Missed = append(out.Missed, id+" "+strconv.Itoa(m.Start)+" "+m.In(at[id].text))
			}
		}
		for _, t := range tasks {
			if !slices.ContainsFunc(spans, func(m corpus.Span) bool { return meets(m, t) }) {
				out.Extra++
			}
		}
	}
	slices.Sort(out.Missed)
	return out
}
