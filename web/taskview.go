package web

import (
	"strings"

	"vankho/corpus"
	"vankho/search/query"
)

// taskView is the state of a list of tasks as its address carries it. Equal views have equal addresses.
type taskView struct {
	// Words are those of what is to be done, as typed; Body is the address of who is to do it, or words of its name where no name has it.
	Words, Body string
	// Leading leaves what the body leads, without what it takes part in; Shared what is ordered of all bodies of its kind instead.
	Leading, Shared bool
	State           corpus.TaskState
	// From and To bound the due day, both included.
	From, To corpus.Date
	// Shelf is of the document that orders it.
	corpus.Shelf
	Place    string
	Document corpus.ID
	// On is the day from which a due day lies ahead or behind.
	On    asOf
	Group string
	Order corpus.TaskOrder
	Page  int
}

// tasksPath is the address of the page.
const tasksPath = "/nhiem-vu"

// taskKeys are the parameters of a list of tasks, in the order of its address.
var taskKeys = [...]string{"q", "coquan", "vai", "hantrang", "tu", "den", "loai", "banhanh", "noi", "nam", "vanban", asOfKey, "nhom", "xep", pageKey}

const (
	// leadsRole and sharedRole are the values of "vai" for what a body leads and for what is ordered of all of its kind; byBody that of "nhom"
	// that groups by who is to do it.
	leadsRole  = "chu-tri"
	sharedRole = "chung"
	byBody     = "co-quan"
	// longestTaskWords is how much of a field is read, in characters.
	longestTaskWords = 200
)

// readTaskView reads the address of a list of tasks.
func (s *site) readTaskView(p params) (taskView, error) {
	short := func(key string) string { return prefix(p.get(key), longestTaskWords) }
	v := taskView{Words: short("q"), Body: corpus.Spelled(short("coquan")), Place: corpus.Spelled(short("noi")), Document: corpus.ID(short("vanban"))}
	var err error
	if v.Shelf, err = readShelf(p); err != nil {
		return v, err
	}
	v.Issuer = corpus.Spelled(short("banhanh"))
	role, err := p.oneOf("vai", leadsRole, sharedRole)
	if err != nil {
		return v, err
	}
	v.Leading, v.Shared = role == leadsRole, role == sharedRole
	var states []string
	for _, s := range corpus.TaskStates() {
		states = append(states, string(s))
	}
	state, err := p.oneOf("hantrang", states...)
	if err != nil {
		return v, err
	}
	v.State = corpus.TaskState(state)
	if v.From, err = dayUnder(p, "tu"); err != nil {
		return v, err
	}
	if v.To, err = dayUnder(p, "den"); err != nil {
		return v, err
	}
	if v.On, err = s.asOf(p); err != nil {
		return v, err
	}
	if v.Group, err = p.oneOf("nhom", byBody); err != nil {
		return v, err
	}
	order, err := p.oneOf("xep", string(corpus.TaskByLatest), string(corpus.TaskByIssue))
	if err != nil {
		return v, err
	}
	v.Order = corpus.TaskOrder(order)
	v.Page, err = p.page()
	return v, err
}

// dayUnder reads a day of an address, in each form in which people write days: "2025-06-30", "30/6/2025".
func dayUnder(p params, key string) (corpus.Date, error) {
	value := p.get(key)
	if value == "" {
		return corpus.Date{}, nil
	}
	f, ok := query.ReadFilter(asOfKey, value)
	day, fine := corpus.ParseISODate(f.Value)
	if !ok || f.Not || !fine {
		return corpus.Date{}, &paramError{key, value, "một ngày như 30/6/2025 hoặc 2025-06-30"}
	}
	return day, nil
}

// query is the question to the store, without where in the list.
func (v taskView) query(who viewer) corpus.TaskQuery {
	return corpus.TaskQuery{Words: v.Words, Body: v.Body, Leading: v.Leading, Shared: v.Shared, From: v.From, To: v.To, State: v.State, Day: v.On.Day, Shelf: v.Shelf, Place: v.Place,
		Doc: v.Document, Order: v.Order, Secret: who.local}
}

// pairs are the parameters of the view in their one order.
func (v taskView) pairs() []string {
	shelf := shelfPairs(v.Shelf)
	return []string{"q", v.Words, "coquan", v.Body, "vai", v.role(), "hantrang", string(v.State), "tu", v.From.String(), "den", v.To.String(), "loai", v.Type, "banhanh", v.Issuer,
		"noi", v.Place, "nam", shelf[5], "vanban", string(v.Document), asOfKey, v.On.value(), "nhom", v.Group, "xep", string(v.Order), pageKey, pageNumber(v.Page)}
}

// role is the value of "vai".
func (v taskView) role() string {
	switch {
	case v.Leading:
		return leadsRole
	case v.Shared:
		return sharedRole
	}
	return ""
}

// at is the address of the view under a path.
func (v taskView) at(path string) string { return address(path, v.pairs()...) }

// with returns a changed copy on its first page.
func (v taskView) with(change func(*taskView)) taskView {
	v.Page = 1
	change(&v)
	return v
}

// file is the address of the whole list with an ending: "/nhiem-vu.csv?coquan=…".
func (v taskView) file(ending string) string {
	return v.with(func(v *taskView) { v.Group = "" }).at(tasksPath + "." + ending)
}

// narrowed reports whether any filter is set.
func (v taskView) narrowed() bool {
	return v.Words+v.Body+string(v.State)+v.Place+string(v.Document) != "" || v.role() != "" || v.Shelf != corpus.Shelf{} || !v.From.IsZero() || !v.To.IsZero()
}

// bodyWords are the words of a body's address: "so noi vu".
func (v taskView) bodyWords() string { return strings.ReplaceAll(v.Body, "-", " ") }
