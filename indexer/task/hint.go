package task

import (
	"regexp"
	"strings"
)

// hints say which patterns of time may be found in a clause. Each pattern costs much; most clauses of rules have no time at all.
type hints struct{ bound, again, within, event bool }

// hintsOf looks at each blank: a day stands behind "trước", "trong", "là" …, a number of days behind "hạn", "quá", "sau" …, and what comes
// again has "hằng", "mỗi" or "định kỳ". What it does not hint at, no pattern finds.
func hintsOf(low string) hints {
	var h hints
	last := 0 // where the word before the blank begins
	for i := 0; i < len(low); i++ {
		if low[i] != ' ' {
			continue
		}
		word, next := low[last:i], low[i+1:]
		last = i + 1
		if next == "" {
			break
		}
		switch c := next[0]; {
		case c >= '0' && c <= '9':
			h.bound = h.bound || ends(word, boundWords[:])
			h.within = h.within || ends(word, withinWords[:])
		case c == 'n' && (strings.HasPrefix(next, "ngày ") || strings.HasPrefix(next, "năm ")), c == 't' && strings.HasPrefix(next, "tháng "), c == 'q' && strings.HasPrefix(next, "quý "):
			h.bound = h.bound || ends(word, boundWords[:])
		}
		switch c := next[0]; {
		case c == 'n' && strings.HasPrefix(next, "năm"), c == 't' && (strings.HasPrefix(next, "tháng") || strings.HasPrefix(next, "tuần")), c == 'q' && strings.HasPrefix(next, "quý"):
			h.again = h.again || ends(word, againWords[:])
		case strings.HasPrefix(next, "kỳ"):
			h.again = h.again || strings.HasSuffix(word, "định")
		}
		if !h.event && (strings.HasPrefix(next, "sau khi ") && strings.HasSuffix(word, "ngay") || strings.HasPrefix(next, "kỳ họp ") && strings.HasSuffix(word, "tại")) {
			h.event = true
		}
	}
	return h
}

// The last words before a day, before a number of days, before what comes again, in the patterns.
var (
	boundWords  = [...]string{"trước", "nhất", "hơn", "hết", "trong", "vào", "cuối", "thành", "xong", "kỳ", "là", "đến", "điểm", "khoảng"}
	withinWords = [...]string{"hạn", "vòng", "gian", "trong", "nhất", "là", "quá", "sau", "đa"}
	againWords  = [...]string{"hằng", "hàng", "mỗi", "6"}
)

// ends reports whether a word ends in one of others.
func ends(word string, others []string) bool {
	for _, o := range others {
		if strings.HasSuffix(word, o) {
			return true
		}
	}
	return false
}

// findAll are the matches of a pattern in a text that may have some.
func findAll(p *regexp.Regexp, low string, may bool) [][]int {
	if !may {
		return nil
	}
	return p.FindAllStringSubmatchIndex(low, -1)
}
