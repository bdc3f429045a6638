package grid

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed heads.tsv
var headsTSV string

// headWords are the words that head columns, with their kind.
var headWords = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for row := range table.Rows(headsTSV, 2) {
		words[viet.Normalise(row[0])] = row[1]
	}
	return words
})

// headWord looks a cell up among them.
func headWord(cell string) (kind string, known bool) {
	word, _, _ := strings.Cut(strings.ToLower(viet.Normalise(cell)), "(")
	kind, known = headWords()[strings.Trim(word, " .:*")]
	return kind, known
}

// limits of a head: of more rows, or with longer cells, it is none.
const (
	maxHeadRows  = 6
	maxTitleRows = 3
	maxHeadRunes = 160
)

// markHead marks the rows of one table that name its columns, where they can be told: the first rows of words, before the first row
// of data. What convinces is a row of column numbers under them, the words themselves, or columns of numbers below. Rows of one cell
// before them are titles, not heads. A table without a convincing head is left as it is.
// Example, the first two rows:
//
//	TT  | Chỉ tiêu | Đơn vị tính | Năm 2025
//	(1) | (2)      | (3)         | (4)
//	1   | Dân số   | người       | 1.778.785
func markHead(rows []corpus.Line) {
	from, to := findHead(rows)
	for i := from; i < to; i++ {
		rows[i].Head = true
	}
}

// FindsHead reports whether markHead would mark any of the rows.
func FindsHead(rows []corpus.Line) bool {
	_, to := findHead(rows)
	return to > 0
}

// findHead gives the rows of the head, from before to.
func findHead(rows []corpus.Line) (from, to int) {
	width := 0
	for _, row := range rows {
		width = max(width, len(row.Cells))
	}
	for from < len(rows) && len(rows[from].Cells) == 1 {
		from++
	}
	if width < 2 || from > maxTitleRows || from == len(rows) || !opensHead(rows[from].Cells) {
		return 0, 0
	}
	to = from + 1
	numbered := false
	for to < len(rows) && to < from+maxHeadRows && !numbered {
		if numbered = columnNumbers(rows[to].Cells); !numbered && !continuesHead(rows[from:to], rows[to].Cells) {
			break
		}
		to++
	}
	body := rows[to:]
	switch {
	case len(body) == 0, 2*named(rows[from:to], width) < width:
		return 0, 0
	case numbered, knownWords(rows[from:to]), numbersBelow(rows[from:to], body, width):
		return from, to
	}
	return 0, 0
}

// opensHead reports whether a row can be the first of a head: at least two cells, all of them words.
func opensHead(cells []string) bool {
	filled := 0
	for _, cell := range cells {
		if cell == "" {
			continue
		}
		if filled++; !headLike(cell) {
			return false
		}
	}
	return filled >= 2 && !isOrdinal(cells[0])
}

// headLike reports whether a cell can stand in a head: words, or a year.
func headLike(cell string) bool {
	return (isYear(cell) || !IsNumber(cell)) && utf8.RuneCountInString(cell) <= maxHeadRunes
}

// continuesHead reports whether a row divides the columns of the head above further: each of its cells stands under a name that is
// merged over several columns, or that says that parts follow, or under none, or is a unit in brackets.
func continuesHead(above []corpus.Line, cells []string) bool {
	if len(cells) < 2 || isOrdinal(cells[0]) {
		return false
	}
	filled := 0
	for i, cell := range cells {
		if cell == "" {
			continue
		}
		filled++
		if !headLike(cell) || !strings.HasPrefix(cell, "(") && !divisible(above, i) {
			return false
		}
	}
	// One cell at the left with nothing beside it would be a title of rows, not of columns.
	return filled >= 2 || filled == 1 && cells[0] == ""
}

// divisible reports whether names may stand under the lowest name of a column.
func divisible(head []corpus.Line, column int) bool {
	for _, row := range slices.Backward(head) {
		if column >= len(row.Cells) || row.Cells[column] == "" {
			continue
		}
		kind, _ := headWord(row.Cells[column])
		return kind == "group" || column+1 < len(row.Cells) && row.Cells[column+1] == ""
	}
	return true
}

// named counts the columns that have a name of their own or share one.
func named(head []corpus.Line, width int) int {
	names := 0
	for i := range width {
		for _, row := range head {
			if i < len(row.Cells) && (row.Cells[i] != "" || i > 0 && row.Cells[i-1] != "") {
				names++
				break
			}
		}
	}
	return names
}

// knownWords reports whether the head has a column of ordinals, or two cells that are known to head columns.
func knownWords(head []corpus.Line) bool {
	known := 0
	for _, row := range head {
		for i, cell := range row.Cells {
			kind, ok := headWord(cell)
			if kind == "order" && i == 0 {
				return true
			}
			if ok {
				known++
			}
		}
	}
	return known >= 2
}

// numbersBelow reports whether a column that has a name is one of numbers, or at the left of ordinals. Two rows below are the least;
// in a table of two columns, which may as well be names beside values, four.
func numbersBelow(head, body []corpus.Line, width int) bool {
	least := 2
	if width == 2 {
		least = 4
	}
	for column := range width {
		named, years := false, false
		for _, row := range head {
			if column < len(row.Cells) && row.Cells[column] != "" {
				named, years = true, years || isYear(row.Cells[column])
			}
		}
		filled, numbers := 0, 0
		for _, row := range body {
			if column >= len(row.Cells) || len(row.Cells) == 1 || row.Cells[column] == "" {
				continue
			}
			filled++
			if cell := row.Cells[column]; IsNumber(cell) && !(years && isYear(cell)) || column == 0 && isOrdinal(cell) {
				numbers++
			}
		}
		if named && filled >= least && numbers*5 >= filled*4 {
			return true
		}
	}
	return false
}

var (
	ordinal = regexp.MustCompile(`^\(?(?:\d{1,4}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Za-zĐđ])\s*[.)]{0,2}$`)
	year    = regexp.MustCompile(`^(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)\d\d)?$`)
)

// isOrdinal reports whether a cell numbers its row: "1", "1.2", "IV", "a)".
func isOrdinal(cell string) bool { return ordinal.MatchString(cell) }

func isYear(cell string) bool { return year.MatchString(cell) }

// IsNumber reports whether a cell is a number as tables have them, with a sign or a short unit perhaps: "1.234,5", "-3", "12 %",
// "15/20", "(45)", "27/3/2025", "30 ha". "Quý 1" is none.
func IsNumber(cell string) bool {
	digits, letters := 0, 0
	for i, r := range cell {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			if digits == 0 {
				return false
			}
			letters++
		case unicode.IsSpace(r), strings.ContainsRune(".,%/:()+-–−*±~", r):
		case i == 0 && (r == '<' || r == '>' || r == '≥' || r == '≤'):
		default:
			return false
		}
	}
	return digits > 0 && letters <= 3
}

// columnNumbers reports whether a row numbers the columns: "(1) (2) (3)", "A B 1 2", "1 2 3=1+2".
func columnNumbers(cells []string) bool {
	last, filled := 0, 0
	for _, cell := range cells {
		if cell == "" {
			continue
		}
		sign, _, _ := strings.Cut(cell, "=")
		sign = strings.Trim(sign, " ()[].*")
		n, err := strconv.Atoi(sign)
		if err != nil {
			if utf8.RuneCountInString(sign) != 1 || !unicode.IsLetter([]rune(sign)[0]) {
				return false
			}
			// Letters come before the numbers; 1 follows them.
			if n = int(unicode.ToLower([]rune(sign)[0])-'a') - 100; n < -100 || n > -100+26 {
				return false
			}
		}
		switch {
		case filled == 0 && n != 1 && n != -100 && n != 0:
			return false
		case filled > 0 && n <= last:
			return false
		}
		last = n
		filled++
	}
	return filled >= 3 || filled == 2 && len(cells) == 2
}
