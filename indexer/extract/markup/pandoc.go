package markup

import (
	"regexp"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/grid"
)

// Pandoc writes the tables of a Word file, letterhead and signatures among them, in two forms that CommonMark does not
// know. Multiline tables stand between two lines of dashes that give the columns, rows parted by blank lines:
//
//	----------------------- --------------------------------------
//	  **ỦY BAN THƯỜNG VỤ\     **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\
//	      QUỐC HỘI**             Độc lập - Tự do - Hạnh phúc**
//
//	 Số: 12/NQ-UBTVQH15        *Hà Nội, ngày 16 tháng 6 năm 2025*
//	----------------------- --------------------------------------
//
// and grid tables are drawn with +---+ and |.

// markdownPart is a stretch of a file: a table of pandoc, or what lies between two.
type markdownPart struct {
	text  string
	table *grid.Table
}

var (
	columnRule = regexp.MustCompile(`^ *-{2,}(?: +-{2,})+ *$`)
	wholeRule  = regexp.MustCompile(`^ *-{8,} *$`)
	gridRule   = regexp.MustCompile(`^ *\+(?:[:=-]{3,}\+)+ *$`)
)

// maxTableLines ends the search for the end of a table.
const maxTableLines = 5000

func cutTables(source string) []markdownPart {
	lines := strings.Split(source, "\n")
	var parts []markdownPart
	from := 0
	for i := 0; i < len(lines); i++ {
		var end int
		var table *grid.Table
		switch {
		case gridRule.MatchString(lines[i]):
			table, end = gridTable(lines, i)
		case columnRule.MatchString(lines[i]) || wholeRule.MatchString(lines[i]):
			table, end = ruledTable(lines, i)
		}
		if table == nil {
			continue
		}
		parts = append(parts, markdownPart{text: strings.Join(lines[from:i], "\n")}, markdownPart{table: table})
		i, from = end, end+1
	}
	return append(parts, markdownPart{text: strings.Join(lines[from:], "\n")})
}

// gridTable reads a table drawn with +---+ and |, beginning at line at; it gives the index of its last line.
func gridTable(lines []string, at int) (*grid.Table, int) {
	var table grid.Table
	var row [][]string
	end := at
	for i := at; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		if gridRule.MatchString(line) {
			if row != nil {
				table.Rows = append(table.Rows, pandocRow(row))
			}
			row, end = nil, i
			if strings.Contains(line, "=") {
				markHead(table)
			}
			continue
		}
		if len(line) < 2 || line[0] != '|' || line[len(line)-1] != '|' {
			break
		}
		for c, text := range strings.Split(line[1:len(line)-1], "|") {
			if c == len(row) {
				row = append(row, nil)
			}
			row[c] = append(row[c], text)
		}
	}
	if len(table.Rows) == 0 {
		return nil, at
	}
	return &table, end
}

// ruledTable reads a table between lines of dashes, with or without a head under a whole line.
func ruledTable(lines []string, at int) (*grid.Table, int) {
	columns := columnStarts(lines[at])
	closing := columnRule
	headTo := -1
	if columns == nil {
		closing = wholeRule
		// The head is at most a few lines; a whole line elsewhere is a rule between paragraphs.
		for i := at + 1; i < len(lines) && i <= at+12; i++ {
			if columns = columnStarts(lines[i]); columns != nil {
				headTo = i
				break
			}
			if strings.TrimSpace(lines[i]) == "" {
				return nil, at
			}
		}
		if columns == nil {
			return nil, at
		}
	}
	end := -1
	for i := max(at, headTo) + 1; i < len(lines) && i < at+maxTableLines; i++ {
		if closing.MatchString(lines[i]) {
			end = i
			break
		}
	}
	if end < 0 {
		return nil, at
	}
	var table grid.Table
	var row [][]string
	endRow := func() {
		if row != nil {
			table.Rows = append(table.Rows, pandocRow(row))
		}
		row = nil
	}
	for i := at + 1; i < end; i++ {
		if i == headTo || strings.TrimSpace(lines[i]) == "" {
			endRow()
			if i == headTo {
				markHead(table)
			}
			continue
		}
		if row == nil {
			row = make([][]string, len(columns))
		}
		for c, text := range cutColumns(lines[i], columns) {
			row[c] = append(row[c], text)
		}
	}
	endRow()
	return &table, end
}

// markHead marks all rows of a table as its head.
func markHead(table grid.Table) {
	for _, row := range table.Rows {
		for i := range row {
			row[i].Head = true
		}
	}
}

// columnStarts gives where the columns of a rule begin, in characters; nil for any other line.
func columnStarts(line string) []int {
	if !columnRule.MatchString(line) {
		return nil
	}
	var starts []int
	for i := range line {
		if line[i] == '-' && (i == 0 || line[i-1] == ' ') {
			starts = append(starts, i)
		}
	}
	return starts
}

func cutColumns(line string, starts []int) []string {
	runes := []rune(line)
	cells := make([]string, len(starts))
	for c, start := range starts {
		from, to := start, len(runes)
		if c == 0 {
			from = 0
		}
		if c+1 < len(starts) {
			to = starts[c+1]
		}
		from, to = min(from, len(runes)), min(to, len(runes))
		cells[c] = string(runes[from:to])
	}
	return cells
}

// pandocRow makes a row of cells that are given line by line.
func pandocRow(row [][]string) []grid.Cell {
	cells := make([]grid.Cell, len(row))
	for i, lines := range row {
		var joined strings.Builder
		for _, line := range lines {
			line = strings.TrimSpace(line)
			line = closedEarly.ReplaceAllString(line, `$1$2\`)
			if body, broken := strings.CutSuffix(line, `\`); broken {
				joined.WriteString(body + "\n")
			} else if line == "" {
				joined.WriteByte('\n')
			} else {
				joined.WriteString(line + " ")
			}
		}
		for line := range strings.SplitSeq(joined.String(), "\n") {
			if line = unmark(line); line != "" {
				cells[i].Lines = append(cells[i].Lines, corpus.Line{Text: line})
			}
		}
	}
	return cells
}

// closedEarly is a line whose emphasis pandoc closes after the break: "***Nơi nhận:\***".
var closedEarly = regexp.MustCompile(`^(\*+)([^*\\]+)\\\*+$`)

// unmark takes the marks of emphasis out of a line and resolves escapes, "\*" being a star of the text.
func unmark(line string) string {
	const star = "\uE000"
	line = strings.ReplaceAll(line, `\*`, star)
	line = strings.ReplaceAll(line, "*", "")
	line = strings.ReplaceAll(line, star, "*")
	return viet.Squeeze(hyphens.Replace(plainText([]byte(line))))
}
