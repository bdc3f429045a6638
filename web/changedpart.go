package web

import (
	"unicode/utf8"

	"vankho/corpus/viet"
)

// changedPart is what of two texts differs, with a little of what stands around it, for a line of a list: a page that was corrected in one
// word shows that word. Example: ("Điều 1. Mực tiêu chung", "Điều 1. Mục tiêu chung", 4) is "… 1. Mực tiê…", "… 1. Mục tiê…".
func changedPart(was, now string, around int) (string, string) {
	a, b := []rune(was), []rune(now)
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	end := 0
	for end < len(a)-same && end < len(b)-same && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	from, after := max(0, same-around), max(0, end-around)
	cut := func(t []rune) string {
		s := string(t[from : len(t)-after])
		if from > 0 {
			s = "…" + s
		}
		if after > 0 {
			s += "…"
		}
		return shorten(viet.Squeeze(s), longestChange)
	}
	return cut(a), cut(b)
}

const (
	// longestChange is how much of a change a list shows, changeAround how much stands around it, in characters.
	longestChange = 240
	changeAround  = 40
)

// change is what stood in a place and what stands there now, as a list shows both.
func change(was, now string) (string, string) {
	if utf8.RuneCountInString(was)+utf8.RuneCountInString(now) <= longestChange {
		return was, now
	}
	return changedPart(was, now, changeAround)
}
