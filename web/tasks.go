package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"vankho/corpus"
)

// TaskLibrary is what the pages of tasks need of the store. It is safe for concurrent use.
type TaskLibrary interface {
	// Tasks returns a page of the tasks that fit a question, and counts all.
	Tasks(ctx context.Context, q corpus.TaskQuery) (corpus.TasksFound, error)
	// FirstTasks returns the first q.N of them for each of some bodies, by the addresses of their names.
	FirstTasks(ctx context.Context, q corpus.TaskQuery, bodies []string) ([][]corpus.TaskRow, error)
	// EachTask hands on all of them, in the order of the question.
	EachTask(ctx context.Context, q corpus.TaskQuery, yield func(corpus.TaskRow) error) error
}

// TasksPage is what /nhiem-vu shows and /api/v1/tasks encodes: what documents order bodies to do, and by when.
type TasksPage struct {
	corpus.TasksFound
	// Day is the day from which a due day lies ahead or behind.
	Day    corpus.Date `json:"day"`
	Offset int         `json:"offset"`
	Limit  int         `json:"limit"`
	// Next is the address of the next part for programs, "" at the end.
	Next string `json:"next,omitempty"`

	Form   TaskForm    `json:"-"`
	Groups []TaskGroup `json:"-"`
	// Spans lead to each stretch of time and each state alone, with how many tasks fall there.
	Spans []TaskSpan `json:"-"`
	Views []Choice   `json:"-"`
	Ways  []Way      `json:"-"`
	Files []Choice   `json:"-"`
	Chips []Chip     `json:"-"`
	Pager Pager      `json:"-"`
	Feed  string     `json:"-"`
	// Body is who is to do the tasks, where one body is asked for; Meant are those whom the words may mean.
	Body  *NameLink `json:"-"`
	Meant []Choice  `json:"-"`
	// SharedURL lists what is ordered of all bodies of the kind of the one asked for.
	SharedURL string `json:"-"`
	// Kind says what the list is of, where it is that.
	Kind string `json:"-"`
	// Incomplete says that there may be more than the store knows, "" where there is not.
	Incomplete string `json:"-"`
	// None says what an empty list means.
	None string `json:"-"`
	view taskView
}

// unreadWords say how many documents are still to be read again for their tasks, "" for none.
func unreadWords(n int) string {
	if n == 0 {
		return ""
	}
	return "Còn " + integer(n) + " văn bản nạp bằng bản cũ của chương trình, chưa biết giao việc gì; chạy vankho index để đọc lại."
}

// TaskSpan leads to a part of a list.
type TaskSpan struct {
	Choice
	Count int
}

// rowsOfTasks is how many tasks a page has.
const rowsOfTasks = 20

// tasks builds the page of a view.
func (s *site) tasks(ctx context.Context, v taskView, who viewer) (*TasksPage, error) {
	p := &TasksPage{Day: v.On.Day, view: v}
	if err := s.settleBody(ctx, p, who); err != nil {
		return nil, err
	}
	if p.None != "" {
		return p, nil
	}
	v = p.view
	q := v.query(who)
	q.Offset, q.N, q.Stretches = (v.Page-1)*rowsOfTasks, rowsOfTasks, v.stretches()
	if v.Group == byBody {
		q.Offset, q.N = 0, 0
	}
	var err error
	if p.TasksFound, err = s.library.Tasks(ctx, q); err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	if v.Shared {
		p.Shared = 0 // they are the list
		p.Kind = "Việc văn bản giao cho cả loại cơ quan, như “các sở, ban, ngành”, mà không nêu tên cơ quan này."
	}
	p.SharedURL = v.with(func(v *taskView) { v.Leading, v.Shared, v.Group = false, true, "" }).at(tasksPath)
	p.Incomplete = unreadWords(p.Unread)
	all := taskGroups(v, p.TasksFound)
	p.Spans = taskSpans(v, all)
	total, size, noun := p.Found, rowsOfTasks, "nhiệm vụ"
	switch {
	case v.Group == byBody:
		total, size, noun = len(p.Bodies), groupsOfBodies, "cơ quan"
		p.Groups, err = s.bodyGroups(ctx, v, who, p.Bodies)
	case len(p.Rows) == 0:
	case v.Order != "":
		p.Groups = []TaskGroup{{Found: p.Found, rows: p.Rows}}
	default:
		p.Groups = parted(all, p.Rows, q.Offset)
	}
	if err == nil {
		err = s.fillGroups(ctx, p.Groups, v.On)
	}
	if err != nil {
		return nil, err
	}
	p.Pager = newPager(v.Page, total, size, noun, func(n int) string {
		v := v
		v.Page = n
		return v.at(tasksPath)
	})
	p.Form = newTaskForm(p)
	p.Chips = taskChips(p)
	for _, x := range [...]struct {
		label, group string
		order        corpus.TaskOrder
	}{{"Theo hạn", "", ""}, {"Theo cơ quan", byBody, ""}, {"Văn bản mới trước", "", corpus.TaskByIssue}} {
		p.Views = append(p.Views, Choice{x.label, v.with(func(v *taskView) { v.Group, v.Order = x.group, x.order }).at(tasksPath), v.Group == x.group && (v.Order == corpus.TaskByIssue) == (x.order != "")})
	}
	p.Files, p.Feed = taskFiles(v), v.feedURL()
	if p.Found == 0 {
		p.missing()
	}
	return p, nil
}

// settleBody finds whom the view means by the body: a name of that address, else the one of whose tasks the words are all in its name.
func (s *site) settleBody(ctx context.Context, p *TasksPage, who viewer) error {
	v := p.view
	if v.Body == "" {
		return nil
	}
	name, err := s.library.Name(ctx, corpus.NameBody, v.Body, who.local)
	if err == nil {
		link := newNameLink(name)
		p.Body = &link
		return nil
	}
	if !errors.Is(err, corpus.ErrNotFound) {
		return err
	}
	bare := v.with(func(v *taskView) { v.Words, v.Body = v.bodyWords(), "" })
	found, err := s.library.Tasks(ctx, bare.with(func(v *taskView) { v.Leading, v.Shared = false, false }).query(who))
	if err != nil {
		return fmt.Errorf("bodies of tasks: %w", err)
	}
	meant := slices.DeleteFunc(found.Bodies, func(c corpus.TaskCount) bool { return !hasWords(c.Value, v.Body) })
	if len(meant) == 1 {
		p.view.Body = meant[0].Value
		p.Body = &NameLink{Label: meant[0].Label, URL: namePath(corpus.Name{Kind: corpus.NameBody, ID: meant[0].Value})}
		return nil
	}
	p.None = "Không có cơ quan nào tên như vậy được giao việc trong các văn bản của kho."
	for _, c := range meant[:min(len(meant), topShown)] {
		p.None = "Nhiều cơ quan có tên như vậy; chọn một."
		p.Meant = append(p.Meant, Choice{c.Label + " (" + integer(c.Count) + ")", v.with(func(v *taskView) { v.Body = c.Value }).at(tasksPath), false})
	}
	p.Form = newTaskForm(p)
	p.Chips = taskChips(p)
	return nil
}

// hasWords reports whether an address has all words of another: "so-noi-vu-tinh-lao-cai" has those of "noi-vu-lao-cai".
func hasWords(address, words string) bool {
	all := strings.Split(address, "-")
	for w := range strings.SplitSeq(words, "-") {
		if !slices.Contains(all, w) {
			return false
		}
	}
	return true
}

// fillGroups turns the rows of groups into lines.
func (s *site) fillGroups(ctx context.Context, groups []TaskGroup, on asOf) error {
	for i := range groups {
		lines, err := s.taskLines(ctx, groups[i].rows, on)
		if err != nil {
			return err
		}
		groups[i].Lines, groups[i].Sources = lines, true
	}
	return nil
}

// taskLines show rows of several documents.
func (s *site) taskLines(ctx context.Context, rows []corpus.TaskRow, on asOf) ([]TaskLine, error) {
	at := make([]whereabout, len(rows))
	for i, r := range rows {
		at[i] = whereabout{r.Document, r.Section, r.Page, taskCell(r.Task)}
	}
	places, err := s.whereabouts(ctx, at)
	if err != nil {
		return nil, err
	}
	var out []TaskLine
	for i, r := range rows {
		l := newTaskLine(r, places[i], on)
		l.Source, l.SourceURL = capital(shorten(summaryName(r.Document), longestEvidence)), documentURL(r.Document.ID)
		l.Detail = joinFacts(r.Document.Issuer, r.Document.Issued.Short())
		out = append(out, l)
	}
	return out, nil
}

// taskCell is where a task stands in a table, nil in prose.
func taskCell(t corpus.Task) *corpus.Cell {
	if t.Cell == (corpus.Cell{}) {
		return nil
	}
	return &t.Cell
}

// taskSpans lead to each part of the list. The part that the view shows alone is the current one.
func taskSpans(v taskView, groups []TaskGroup) []TaskSpan {
	if v.State != "" || !v.From.IsZero() || !v.To.IsZero() || len(groups) < 2 {
		return nil
	}
	var out []TaskSpan
	for _, g := range groups {
		out = append(out, TaskSpan{Choice{g.Title, g.URL, false}, g.Found})
	}
	return out
}

// missing says what is not there, and which filter to drop.
func (p *TasksPage) missing() {
	p.None = "Chưa có nhiệm vụ nào trong kho."
	if !p.view.narrowed() {
		return
	}
	p.None = "Không có nhiệm vụ phù hợp bộ lọc."
	for _, w := range taskFilters(p) {
		if n := p.Without[w.filter]; n > 0 {
			p.Ways = append(p.Ways, Way{Label: "Bỏ " + w.kind + ": " + w.label, URL: w.view.at(tasksPath), Count: n})
		}
	}
}

// serveTasks answers /nhiem-vu.
func (s *site) serveTasks(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, taskKeys[:]...)
	v, err := s.readTaskView(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	page, err := s.tasks(r.Context(), v, who)
	if err != nil {
		return err
	}
	about := v.Words
	if page.Body != nil {
		about = joinFacts(page.Body.Label, v.Words)
	}
	f := s.frame(r, who, tabTitle(about, "nhiệm vụ, thời hạn"))
	f.Section, f.Canonical, f.Remarks = "nhiem-vu", page.view.at(tasksPath), p.remarks()
	if page.Feed != "" {
		f.Feeds = []FeedLink{{"Nhiệm vụ mới: " + page.Title(), page.Feed}}
	}
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "tasks", f, page)
}

// Title says in a few words which tasks the page has: "Sở Nội vụ tỉnh Khuê Lĩnh, nước sạch"; "toàn kho" for all.
func (p *TasksPage) Title() string {
	var parts []string
	for _, c := range p.Chips {
		parts = append(parts, c.Label)
	}
	if len(parts) == 0 {
		return "toàn kho"
	}
	return strings.Join(parts, ", ")
}
