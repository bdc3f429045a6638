package measure

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed mottos.tsv
var mottosTSV string

type motto struct {
	words    []string
	capitals bool
	notAfter string
}

var mottos = sync.OnceValue(func() []motto {
	var all []motto
	for cells := range table.Rows(mottosTSV, 3) {
		all = append(all, motto{strings.Fields(cells[0]), cells[1] != "", cells[2]})
	}
	return all
})

const (
	// headLines is how many printed lines the letterhead of a page takes at most.
	headLines = 14
	// mottoWords is how many words of a motto in a row tell it.
	mottoWords = 3
	// headWords is the most words of a line of a letterhead, both columns together.
	headWords = 24
)

// mixedLines gives the lines at the head of a page in which the issuer's column and the motto's run into one: the line holds
// words of a motto and others too. The cells of a table row are apart.
// Example: "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" is mixed. Source of the two columns: Nghị định 30/2020/NĐ-CP, Phụ lục I.
func mixedLines(page string) []string {
	var mixed []string
	lines := 0
	for line := range strings.Lines(page) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if lines++; lines > headLines {
			break
		}
		for cell := range strings.SplitSeq(line, corpus.CellBreak) {
			if mixes(cell) {
				mixed = append(mixed, viet.Squeeze(line))
				break
			}
		}
	}
	return mixed
}

func mixes(cell string) bool {
	var words, folded []string
	for w := range viet.Words(cell) {
		words, folded = append(words, w.Text), append(folded, viet.Fold(w.Text))
	}
	if len(words) > headWords {
		return false
	}
	for _, m := range mottos() {
		from, to := m.find(words, folded)
		if to-from < mottoWords {
			continue
		}
		// What else stands on the line: stray marks and numbers around the motto are no text.
		others := 0
		for i, w := range words {
			if (i < from || i >= to) && utf8.RuneCountInString(w) > 1 && strings.ContainsFunc(w, unicode.IsLetter) && !m.holds(folded[i]) {
				others++
			}
		}
		if others >= 2 {
			return true
		}
	}
	return false
}

// find gives the longest run of words that stand in the motto in the same order, and before which the word that denies it does not.
func (m motto) find(words, folded []string) (from, to int) {
	for i := range folded {
		if m.notAfter != "" && folded[i] == m.notAfter {
			break
		}
		for j := range m.words {
			n := 0
			for i+n < len(folded) && j+n < len(m.words) && folded[i+n] == m.words[j+n] && (!m.capitals || capitals(words[i+n])) {
				n++
			}
			if n > to-from {
				from, to = i, i+n
			}
		}
	}
	return from, to
}

func (m motto) holds(folded string) bool {
	for _, w := range m.words {
		if w == folded {
			return true
		}
	}
	return false
}

func capitals(word string) bool { return !strings.ContainsFunc(word, unicode.IsLower) }
