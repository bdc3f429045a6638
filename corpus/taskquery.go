package corpus

// TaskState narrows tasks by their due day, as seen from one day. Whether a task was done no text tells, so "overdue" means that its day has
// passed. The list is closed.
type TaskState string

// The states. Each task is in one of them; the zero value is all.
const (
	TaskAll       TaskState = ""
	TaskPast      TaskState = "qua-han"      // its last day lies before TaskQuery.Day
	TaskAhead     TaskState = "sap-den"      // its last day is TaskQuery.Day or later
	TaskWithin    TaskState = "trong-han"    // within a time from an event that the text does not date
	TaskRecurring TaskState = "dinh-ky"      // again and again
	TaskOngoing   TaskState = "thuong-xuyen" // all the time
	TaskOpen      TaskState = "khong-ro"     // no day is given, or one that cannot be told
)

// TaskStates are all states but TaskAll, in the order in which filters offer them.
func TaskStates() []TaskState {
	return []TaskState{TaskPast, TaskAhead, TaskWithin, TaskRecurring, TaskOngoing, TaskOpen}
}

// StateOn is the state of a task with this due as seen from a day. Example: due on 30/6/2025 is TaskAhead on that day and TaskPast on the next.
func (d Due) StateOn(day Date) TaskState {
	switch {
	case !d.Last.IsZero() && d.Kind != DueRecurring && d.Kind != DueOngoing:
		if d.Last.Before(day) {
			return TaskPast
		}
		return TaskAhead
	case d.Kind == DueWithin:
		return TaskWithin
	case d.Kind == DueRecurring:
		return TaskRecurring
	case d.Kind == DueOngoing:
		return TaskOngoing
	}
	return TaskOpen
}

// TaskOrder is the order of a list of tasks.
type TaskOrder string

// The orders. The zero value is as tasks come up from TaskQuery.Day on: what lies ahead, the soonest first; what is past, the latest first; then
// what has no day of its own, in the order of TaskStates. Of equals those of the newest document come first, then the place in it.
const (
	TaskByDue    TaskOrder = ""
	TaskByLatest TaskOrder = "han-xa"   // the latest due day first
	TaskByIssue  TaskOrder = "moi-nhat" // the newest document first
	TaskByText   TaskOrder = "thu-tu"   // as they stand in their document
)

// TaskFilter is one filter of a TaskQuery that can be dropped.
type TaskFilter uint8

// The filters.
const (
	TaskFilterWords  TaskFilter = iota // Words
	TaskFilterBody                     // Body, with Leading and Shared
	TaskFilterRole                     // Leading, Shared
	TaskFilterState                    // State
	TaskFilterDays                     // From, To
	TaskFilterType                     // Type
	TaskFilterIssuer                   // Issuer
	TaskFilterPlace                    // Place
	TaskFilterYears                    // First, Last of the shelf
	TaskFilterDoc                      // Doc
	TaskFilters                        // how many there are
)

// TaskQuery (câu hỏi nhiệm vụ) says which tasks are asked for. All that is set must hold.
type TaskQuery struct {
	// Words must all stand in what is ordered, who is to do it or by when, with or without marks; "" = any.
	Words string
	// Body is the address of a name, as in /co-quan/{id}: it leads or takes part. Leading leaves those that it leads, Shared those instead that
	// are ordered of all bodies of its kind: "các sở, ban, ngành".
	Body            string
	Leading, Shared bool
	// From and To bound the last day by which it is to be done, both included; zero = open. Either leaves out what has no day.
	From, To Date
	// State is as seen from Day; a query without Day sees everything from 1 January of year 1.
	State TaskState
	Day   Date
	// Shelf is type, issuer and years of the document; Place is the slug of the place of its issuer ("lao-cai"), Doc one document.
	Shelf
	Place     string
	Doc       ID
	Order     TaskOrder
	Offset, N int
	// Stretches are days, ascending, with which stretches of what lies ahead begin: TasksFound.Ahead counts them.
	Stretches []Date
	// Secret includes documents with a mark of secrecy.
	Secret bool
}

// TaskRow (dòng nhiệm vụ) is a task in a list, with the document that orders it.
type TaskRow struct {
	Task
	// N counts the tasks of the document from 1: its address there is "#viec-N".
	N        int     `json:"n"`
	Document Summary `json:"document"`
	// ActionText is what is to be done, Action of the text.
	ActionText string `json:"action_text"`
	// Bodies are the addresses of the assignees' names, by Assignee.Name; those without a page are left out.
	Bodies map[string]string `json:"bodies,omitempty"`
	// State is as seen from the day of the query.
	State TaskState `json:"state"`
	// Page is the page where it stands.
	Page int `json:"page,omitempty"`
	// Method is how the page was read, Quality how well: Page.Method, Page.Quality.
	Method  Method  `json:"method,omitempty"`
	Quality float64 `json:"quality,omitempty"`
}

// TasksFound is a page of tasks, and how many there are in all.
type TasksFound struct {
	Rows []TaskRow `json:"rows"`
	// Found and Documents count all that match.
	Found     int `json:"found"`
	Documents int `json:"documents"`
	// States, Bodies, Types, Issuers, Places and Years say how many tasks there are of each value: what filters offer. States and Bodies count what
	// the other filters leave, the rest what all filters leave; the most first, years the newest first, at most 50 of each.
	States  []TaskCount `json:"states,omitempty"`
	Bodies  []TaskCount `json:"bodies,omitempty"`
	Types   []TaskCount `json:"types,omitempty"`
	Issuers []TaskCount `json:"issuers,omitempty"`
	Places  []TaskCount `json:"places,omitempty"`
	Years   []TaskCount `json:"years,omitempty"`
	// Shared counts those that are ordered of all bodies of the kind of the one asked for and do not name it; the other filters hold.
	Shared int `json:"shared,omitempty"`
	// Unread counts the documents, of the store or the one asked for, that a release of the program read which knew no tasks: what they order is
	// not known until they are read again.
	Unread int `json:"unread,omitempty"`
	// Ahead counts those that lie ahead in each of TaskQuery.Stretches.
	Ahead []int `json:"-"`
	// Without says, where none match, how many would without one filter; empty where some match.
	Without [TaskFilters]int `json:"-"`
	// First and Last are the soonest and the latest due day of all that match, zero where none has a day.
	First Date `json:"first,omitzero"`
	Last  Date `json:"last,omitzero"`
}

// TaskCount says how many tasks have one value of a filter. Example: {Value:"so-noi-vu-tinh-khue-linh", Label:"Sở Nội vụ tỉnh Khuê Lĩnh", Count:12}.
type TaskCount struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}
