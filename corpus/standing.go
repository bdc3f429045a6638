package corpus

import (
	_ "embed"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed standing.tsv
var standingRows string

// Standing (tình trạng hiệu lực) says whether a document is in force, as far as the store knows; its value is that of addresses.
type Standing string

// The standings. What is not known is one of its own.
const (
	StandingInForce Standing = "con"
	StandingEnded   Standing = "het"
	StandingPartly  Standing = "mot-phan" // parts of it have ended
	StandingPaused  Standing = "ngung"
	StandingNotYet  Standing = "chua"
	StandingUnknown Standing = "khong-ro"
	StandingNone    Standing = "khong-xet" // a report, a letter: one does not ask
)

// Label is what pages call the standing: "Hết hiệu lực một phần". Source: pages.md §3.4.
func (s Standing) Label() string {
	switch s {
	case StandingInForce:
		return "Còn hiệu lực"
	case StandingEnded:
		return "Hết hiệu lực toàn bộ"
	case StandingPartly:
		return "Hết hiệu lực một phần"
	case StandingPaused:
		return "Ngưng hiệu lực"
	case StandingNotYet:
		return "Chưa có hiệu lực"
	case StandingNone:
		return "Không xét hiệu lực"
	}
	return "Chưa rõ hiệu lực"
}

// Weight orders the standings that several sources give on one day: the heavier decides. What has ended stays so, a pause covers what is
// left, and that a document is in force is said only where nothing speaks against it. What is not known, or not asked, weighs nothing.
func (s Standing) Weight() int {
	switch s {
	case StandingEnded:
		return 4
	case StandingPaused:
		return 3
	case StandingPartly:
		return 2
	case StandingInForce:
		return 1
	}
	return 0
}

var standings = sync.OnceValue(func() (rows [][]string) {
	for c := range table.Rows(standingRows, 2) {
		rows = append(rows, c)
	}
	return rows
})

// ParseStanding reads what a register writes: "Còn hiệu lực", "Văn bản đang có hiệu lực", "Hết hiệu lực một phần".
// StandingUnknown where it says nothing that is understood.
func ParseStanding(status string) Standing {
	folded := " " + strings.Join(strings.Fields(viet.Fold(status)), " ") + " "
	for _, c := range standings() {
		if strings.Contains(folded, " "+c[0]+" ") {
			return Standing(c[1])
		}
	}
	return StandingUnknown
}

// Term (thời hạn hiệu lực) is what a document itself, and the register that names it, say of its validity.
// Example: {Told:StandingInForce, From:{2025,1,1}} for "Còn hiệu lực" of a register and a clause of effect.
type Term struct {
	// Told is what a register says, StandingNone for types of which one does not ask, StandingUnknown otherwise.
	Told Standing
	// From and Until are the first and last day that the text gives; zero where it gives none.
	From, Until Date
}

// TermOf reads what is known from the document alone; that others ended it, they say.
func TermOf(d *Document) Term {
	t := Term{Told: StandingUnknown}
	if e := d.Header.Effective; e != nil {
		t.From, t.Until = e.Date, e.Until
	}
	kind, known := TypeByName(d.Header.Type)
	switch {
	case d.Status != "":
		t.Told = ParseStanding(d.Status)
	case known && !kind.Validity:
		t.Told = StandingNone
	}
	return t
}

// At is the standing on a day, today being the day on which what a register says is taken to hold. ended is true where
// another document had ended this one by that day.
func (t Term) At(day, today Date, ended bool) Standing {
	switch {
	case t.Told == StandingNone:
		return StandingNone
	case !t.From.IsZero() && day.Before(t.From):
		return StandingNotYet
	case ended, !t.Until.IsZero() && t.Until.Before(day):
		return StandingEnded
	case !day.Before(today):
		return t.Told
	case t.Told == StandingInForce && !t.From.IsZero():
		return StandingInForce // what is in force now was so since its first day
	}
	return StandingUnknown
}
