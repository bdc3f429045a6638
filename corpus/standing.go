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
