package web

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
)

// TaskForm are the filters of the page of tasks; its fields are those of the address.
type TaskForm struct {
	Words, Body, Document string
	From, To, Years       string
	// Day is the day from which a due day lies ahead or behind, "" = today.
	Day string
	// Bodies complete the name that is typed; the rest are the values to choose from.
	Bodies                         []string
	States, Types, Issuers, Places []Choice
	Roles                          []Choice
	// More is true where a field that is folded away is filled.
	More bool
	// Hidden are the parameters that stay.
	Hidden []Pair
	Clear  string
}

// roleWords are what the roles of a body are called.
var roleWords = [...]struct{ value, label string }{{leadsRole, "chủ trì"}, {sharedRole, "giao chung"}}

// newTaskForm builds the form of a page; what is offered is what the store counts for the question.
func newTaskForm(p *TasksPage) TaskForm {
	v := p.view
	f := TaskForm{Words: v.Words, Body: v.bodyWords(), Document: string(v.Document), From: v.From.Short(), To: v.To.Short(), Years: shelfPairs(v.Shelf)[5]}
	if v.On.other() {
		f.Day = v.On.Day.Short()
	}
	if p.Body != nil {
		f.Body = p.Body.Label
	}
	for _, c := range p.Bodies[:min(len(p.Bodies), mostFigureOptions)] {
		f.Bodies = append(f.Bodies, c.Label)
	}
	for _, state := range corpus.TaskStates() {
		label := stateWords[state].filter
		i := slices.IndexFunc(p.States, func(c corpus.TaskCount) bool { return c.Value == string(state) })
		if i >= 0 {
			label += " (" + integer(p.States[i].Count) + ")"
		}
		if i >= 0 || v.State == state {
			f.States = append(f.States, Choice{label, string(state), v.State == state})
		}
	}
	for _, c := range roleWords {
		f.Roles = append(f.Roles, Choice{c.label, c.value, v.role() == c.value})
	}
	f.Types = taskOptions(p.Types, v.Type)
	f.Issuers = taskOptions(p.Issuers, v.Issuer)
	f.Places = taskOptions(p.Places, v.Place)
	f.More = v.Type+v.Issuer+v.Place+f.Years+f.From+f.To+f.Document+f.Day+v.role() != ""
	for _, pair := range [...]Pair{{"nhom", v.Group}, {"xep", string(v.Order)}} {
		if pair.Value != "" {
			f.Hidden = append(f.Hidden, pair)
		}
	}
	if v.narrowed() {
		f.Clear = taskView{On: v.On, Group: v.Group, Order: v.Order}.at(tasksPath)
	}
	return f
}

// taskOptions are the values of a filter, the one in use among them.
func taskOptions(counts []corpus.TaskCount, chosen string) []Choice {
	var out []Choice
	for _, c := range counts[:min(len(counts), mostFigureOptions)] {
		if c.Value != "" {
			out = append(out, Choice{capital(cmp.Or(c.Label, c.Value)) + " (" + integer(c.Count) + ")", c.Value, c.Value == chosen})
		}
	}
	if chosen != "" && !slices.ContainsFunc(out, func(c Choice) bool { return c.Current }) {
		out = append(out, Choice{capital(strings.ReplaceAll(chosen, "-", " ")), chosen, true})
	}
	return out
}

// taskFilter is one filter in use, with the view without it.
type taskFilter struct {
	filter      corpus.TaskFilter
	kind, label string
	view        taskView
}

// taskFilters are the filters of a page that are in use.
func taskFilters(p *TasksPage) []taskFilter {
	v := p.view
	var out []taskFilter
	add := func(set bool, filter corpus.TaskFilter, kind, label string, change func(*taskView)) {
		if set {
			out = append(out, taskFilter{filter, kind, label, v.with(change)})
		}
	}
	body := capital(v.bodyWords())
	if p.Body != nil {
		body = p.Body.Label
	}
	add(v.Words != "", corpus.TaskFilterWords, "Nội dung", v.Words, func(v *taskView) { v.Words = "" })
	add(v.Body != "", corpus.TaskFilterBody, "Cơ quan", body, func(v *taskView) { v.Body, v.Leading, v.Shared = "", false, false })
	for _, c := range roleWords {
		add(v.role() == c.value, corpus.TaskFilterRole, "Vai", c.label, func(v *taskView) { v.Leading, v.Shared = false, false })
	}
	add(v.State != "", corpus.TaskFilterState, "Thời hạn", stateWords[v.State].filter, func(v *taskView) { v.State = "" })
	add(!v.From.IsZero() || !v.To.IsZero(), corpus.TaskFilterDays, "Hạn", daysLabel(v.From, v.To), func(v *taskView) { v.From, v.To = corpus.Date{}, corpus.Date{} })
	add(v.Type != "", corpus.TaskFilterType, "Loại văn bản", optionLabel(p.Types, v.Type), func(v *taskView) { v.Type = "" })
	add(v.Issuer != "", corpus.TaskFilterIssuer, "Nơi ban hành", optionLabel(p.Issuers, v.Issuer), func(v *taskView) { v.Issuer = "" })
	add(v.Place != "", corpus.TaskFilterPlace, "Nơi", optionLabel(p.Places, v.Place), func(v *taskView) { v.Place = "" })
	add(v.First != 0 || v.Shelf.Last != 0, corpus.TaskFilterYears, "Năm ban hành", shelfPairs(v.Shelf)[5], func(v *taskView) { v.First, v.Shelf.Last = 0, 0 })
	add(v.Document != "", corpus.TaskFilterDoc, "Văn bản", string(v.Document), func(v *taskView) { v.Document = "" })
	return out
}

// optionLabel is what a value of a filter is called.
func optionLabel(counts []corpus.TaskCount, value string) string {
	for _, c := range counts {
		if c.Value == value && c.Label != "" {
			return capital(c.Label)
		}
	}
	return capital(strings.ReplaceAll(value, "-", " "))
}

// daysLabel is a range of days: "từ 01/6/2025", "đến 30/6/2025", "01/6/2025 – 30/6/2025".
func daysLabel(first, last corpus.Date) string {
	switch {
	case last.IsZero():
		return "từ " + first.Short()
	case first.IsZero():
		return "đến " + last.Short()
	}
	return first.Short() + " – " + last.Short()
}

// taskChips are the filters in use, each with the address without it.
func taskChips(p *TasksPage) []Chip {
	var out []Chip
	for _, w := range taskFilters(p) {
		out = append(out, Chip{w.kind, w.label, w.view.at(tasksPath)})
	}
	return out
}
