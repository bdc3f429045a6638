// Package table reads the tables of domain knowledge that ship with the program: tab-separated rows that a jurist or a
// linguist can review. Lines that begin with "#" explain the columns.
package table

import (
	"io/fs"
	"iter"
	"path"
	"slices"
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

// Files reads every table of a folder that ships with the program: name without ".tsv" → rows.
// Example: Files(embedded, "data")["kinds"]. A file that cannot be read is left out; the embedded ones always can.
func Files(files fs.FS, dir string) map[string][][]string {
	all := map[string][][]string{}
	names, err := fs.Glob(files, dir+"/*.tsv")
	if err != nil {
		return all
	}
	for _, name := range names {
		if text, err := fs.ReadFile(files, name); err == nil {
			all[strings.TrimSuffix(path.Base(name), ".tsv")] = slices.Collect(Rows(string(text), 1))
		}
	}
	return all
}
