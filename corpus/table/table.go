// Package table reads the tables of domain knowledge that ship with the program: tab-separated rows that a jurist or a
// linguist can review. Lines that begin with "#" explain the columns.
package table

import (
	"iter"
	"strings"
)

// Rows yields the cells of each row; blank lines and remarks are passed over, and rows shorter than width are filled with
// empty cells. Example: Rows("# code\tname\nKH\tKế hoạch\n", 3) yields ["KH", "Kế hoạch", ""].
func Rows(text string, width int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, "\r\n")
			if strings.TrimSpace(line) == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "\t")
			for len(cells) < width {
				cells = append(cells, "")
			}
			if !yield(cells) {
				return
			}
		}
	}
}
