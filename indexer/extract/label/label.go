// Package label computes the labels of lists that a word processor shows and does not store: "Điều 1.", "1.2.", "a)", "-".
package label

import (
	"strconv"
	"strings"
)

// Levels is how many levels a list has.
const Levels = 9

// Level is one level of a list: the text "%1." with the format "decimal" gives "1.", "2.", …
type Level struct {
	// Format is a number format as WordprocessingML names it: "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter",
	// "decimalZero", "bullet", "none"; others are written in digits.
	Format string
	// Text is the label; %1 to %9 stand for the numbers of the levels.
	Text  string
	Start int
	// Legal has the numbers of all levels written in digits.
	Legal bool
}

// List is one list.
type List struct {
	// Definition names what the list is made after; lists of one definition count on together.
	Definition string
	Levels     [Levels]Level
	// Restart is where a level starts anew the first time this list has it; nil where it counts on.
	Restart [Levels]*int
	started [Levels]bool
}

// Lists are the lists of a document, by name. They count on from one label to the next.
type Lists struct {
	lists map[string]*List
	// counters are kept for each definition.
	counters map[string]*[Levels]int
}

// Add makes a list known.
func (n *Lists) Add(name string, l *List) {
	if n.lists == nil {
		n.lists, n.counters = map[string]*List{}, map[string]*[Levels]int{}
	}
	n.lists[name] = l
}

// Next is the label of the next paragraph on a level, counted from 0, of a list, without the blank after it; "" where the list or
// the level is not known. A bullet is "-".
func (n *Lists) Next(name string, at int) string {
	l := n.lists[name]
	if l == nil || at < 0 || at >= Levels {
		return ""
	}
	level := l.Levels[at]
	if level.Format == "bullet" {
		return "-"
	}
	count := n.counters[l.Definition]
	if count == nil {
		count = new([Levels]int)
		for i := range count {
			count[i] = l.Levels[i].Start - 1
		}
		n.counters[l.Definition] = count
	}
	if restart := l.Restart[at]; restart != nil && !l.started[at] {
		count[at] = *restart - 1
	}
	l.started[at] = true
	count[at]++
	for i := range count {
		switch {
		case i > at:
			count[i] = l.Levels[i].Start - 1
		case i < at && count[i] < l.Levels[i].Start:
			count[i] = l.Levels[i].Start
		}
	}
	return strings.TrimSpace(fill(level.Text, func(i int) string {
		switch {
		case level.Format == "none":
			return ""
		case level.Legal:
			return strconv.Itoa(count[i])
		}
		return Write(l.Levels[i].Format, count[i])
	}))
}

// fill replaces %1 to %9.
func fill(text string, number func(level int) string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+1 < len(text) && text[i+1] >= '1' && text[i+1] <= '9' {
			b.WriteString(number(int(text[i+1] - '1')))
			i++
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// Write gives a number in a format as Level names it. Example: Write("lowerRoman", 4) is "iv".
func Write(format string, n int) string {
	switch format {
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return strings.ToUpper(letter(n))
	case "lowerLetter":
		return letter(n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letter writes a to z, then aa, bb, … as Word does.
func letter(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"},
		{5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
