// Package task reads what a text orders bodies to do: who, what, by when. It reads sentences that order ("Giao Sở Nội vụ chủ trì …"),
// headings that name a body with its tasks below, lines and brackets that say who and by when of what stands above, and tables.
//
// No task is what a report tells, what a proposal asks for, what is quoted from another document, what a form leaves to be filled in, and what
// a rule makes the standing duty of a body, unless it gives a day: a duty without one is never done. A time that runs from an event that may
// come any day ("trong thời hạn 15 ngày kể từ ngày nhận đủ hồ sơ") is a step of a procedure in rules, a task in plans.
package task

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Input is a text with what other stages found in it. All spans are of Text; References and Entities are ascending.
type Input struct {
	Text     string
	Header   corpus.Header
	Title    string
	Sections []corpus.Section
	Blocks   []corpus.Block
	// Quotations are the new wordings of other documents that the text quotes, ascending.
	Quotations []corpus.Span
	References []corpus.Reference
	Entities   []corpus.Entity
}

// maxTasks is how many tasks one document may give: what has more is data, no plan.
const maxTasks = 20_000

// Tasks finds the tasks of a text in its order. It never fails.
// Example: "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát vị trí việc làm, hoàn thành trước ngày 30/6/2025." is one, led by "Sở Nội
// vụ tỉnh Khuê Lĩnh" with a partner, whose action is "rà soát vị trí việc làm" and whose last day is 29/6/2025.
func Tasks(in Input) []corpus.Task {
	mode := genreOf(in.Header)
	if mode == modeNone || in.Text == "" {
		return nil
	}
	r := newReading(in, mode)
	units := r.units()
	out := r.prose(units)
	out = append(out, r.tables()...)
	slices.SortStableFunc(out, func(a, b corpus.Task) int { return a.Start - b.Start })
	return out[:min(len(out), maxTasks)]
}

// reading is a text that is being read.
type reading struct {
	in    Input
	mode  mode
	low   string // the text in small letters, byte for byte
	words *lexicon
	who   []named // bodies and offices, ascending by start, the longest first
	at    map[int]int
	year  int         // the one year of a document that is of a year
	since corpus.Date // before which nothing can be ordered: the day of issue, else the year of the number; zero where neither is known
	// own are the keys of the body whose document this is and of who adopted it; spoken says of names whether they are one of these.
	own    [2]string
	spoken map[string]bool
}

// named is a body or an office that the text names.
type named struct {
	corpus.Span
	name       string
	collective bool
}

func newReading(in Input, m mode) *reading {
	r := &reading{in: in, mode: m, low: lower(in.Text), words: lexiconOf(), at: map[int]int{}, year: titleYear(in), spoken: map[string]bool{},
		own: [2]string{corpus.NameKey(in.Header.Issuer), corpus.NameKey(in.Header.Adopter)}}
	if r.since = in.Header.Issued; r.since.IsZero() {
		if n, ok := corpus.ParseNumber(in.Header.Number); ok && n.Year > 0 {
			r.since = corpus.Date{Year: n.Year, Month: 1, Day: 1}
		}
	}
	for _, e := range in.Entities {
		n := named{Span: e.Span, name: e.Name, collective: !e.Specific}
		switch e.Kind {
		case corpus.EntityOrganisation:
			if e.Class == "foreign" {
				continue
			}
		case corpus.EntityPerson:
			if len(e.Roles) == 0 {
				continue
			}
			n.name = officeName(e)
		default:
			continue
		}
		if n.name == "" {
			n.name = e.Quote
		}
		if n.collective && viet.Capitals(e.Quote) {
			n.name = lower(n.name)
		}
		r.who = append(r.who, n)
	}
	slices.SortStableFunc(r.who, func(a, b named) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	for i, n := range r.who {
		if _, ok := r.at[n.Start]; !ok {
			r.at[n.Start] = i
		}
	}
	return r
}

// officeName is an office with its body: "Giám đốc Sở Y tế tỉnh Khuê Lĩnh". A person who is named is called by the office too.
func officeName(e corpus.Entity) string {
	role := e.Roles[0]
	if role.Org != "" {
		title, org := strings.Fields(role.Title), strings.Fields(role.Org)
		for n := min(len(title), len(org)); n > 0; n-- { // "Chánh Văn phòng" of "Văn phòng Ủy ban nhân dân"
			if slices.Equal(title[len(title)-n:], org[:n]) {
				return strings.Join(append(title, org[n:]...), " ")
			}
		}
		return corpus.OfficeLabel(role.Title, role.Org)
	}
	if e.Name == "" {
		return strings.Join(strings.Fields(e.Quote), " ")
	}
	return role.Title
}

// titleYear is the year that a plan is of, where its title names one year and no other; 0 where it does not.
func titleYear(in Input) int {
	year := 0
	for _, d := range corpus.ScanDates(in.Header.Abstract) {
		if d.Date.Month > 0 || d.Date.Day > 0 {
			continue
		}
		if year > 0 && year != d.Date.Year {
			return 0
		}
		year = d.Date.Year
	}
	return year
}
