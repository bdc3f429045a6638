package figure

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
)

// number is a run of digits with its points and commas, as it was read.
type number struct {
	corpus.Span
	Value float64
	// OK is false where the digits are no number: 1.2.3.4.
	OK bool
	// Whole says that it has neither point nor comma, Grouped that thousands are parted.
	Whole, Grouped bool
	// Comma says that it has one comma before three digits, Point one point before other than three or before three that a unit may
	// make decimals: what they mean, the unit tells.
	Comma, Point bool
	// Broken says that its marks part neither thousands nor decimals, and Value is of all figures together: a figure only where a unit of
	// measure follows.
	Broken bool
	Doubts []corpus.Doubt
}

// maxNumber is how many bytes a number may have.
const maxNumber = 40

// readNumber reads the number that begins at the digit text[i]. Points part thousands, a comma begins decimals; where the marks
// stand otherwise, the value is the likelier one and the doubt is said. Thousands may be parted by blanks too, where two groups follow.
// Example: "16.803" is 16803, "439,2" is 439.2, "1,000.50" is 1000.5 with a doubt, "1.2.3.4" is no number.
// Source: handbook §5.1.
func readNumber(text string, i int) number {
	end := numeralEnd(text, i)
	n := number{Span: corpus.Span{Start: i, End: end}}
	if end-i > maxNumber {
		return n
	}
	s := text[i:end]
	if strings.ContainsAny(s, " \u00a0’'") {
		s = strings.NewReplacer(" ", ".", "\u00a0", ".", "’", ".", "'", ".").Replace(s)
	}
	n.read(s)
	return n
}

// numeralEnd is where the numeral ends that begins at text[i]: figures with points and commas within, or groups of three parted by blanks; i
// where none does.
func numeralEnd(text string, i int) int {
	end := i
	for end < len(text) {
		switch c := text[end]; {
		case digit(c):
			end++
			continue
		case (c == '.' || c == ',') && end+1 < len(text) && digit(text[end+1]):
			end += 2
			continue
		}
		n := group(text, i, end)
		if n == 0 {
			break
		}
		end += n
	}
	return end
}

// group is the length of a blank (or ’) with three digits that goes on a number with parted thousands, 0 where there is none. A first
// blank parts thousands only where a second one does.
func group(text string, start, at int) int {
	blanks := func(at int) int {
		c, w := utf8.DecodeRuneInString(text[at:])
		if c != ' ' && c != '\u00a0' && c != '’' && c != '\'' {
			return 0
		}
		if at+w+3 > len(text) || !digit(text[at+w]) || !digit(text[at+w+1]) || !digit(text[at+w+2]) || at+w+3 < len(text) && digit(text[at+w+3]) {
			return 0
		}
		return w + 3
	}
	if at >= len(text) || at == start {
		return 0
	}
	n := blanks(at)
	if n == 0 {
		return 0
	}
	if head := text[start:at]; strings.ContainsAny(head, ".,") || len(head) > 3 && !strings.ContainsAny(head, " \u00a0’'") {
		return 0
	} else if len(head) > 3 {
		return n
	}
	if at+n < len(text) && blanks(at+n) > 0 {
		return n
	}
	return 0
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// read finds the value of digits with points and commas.
func (n *number) read(s string) {
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	parse := func(s string) {
		v, err := strconv.ParseFloat(s, 64)
		n.Value, n.OK = v, err == nil
	}
	switch {
	case points == 0 && commas == 0:
		n.Whole = true
		parse(s)
	case commas == 0:
		switch {
		case thousands(s, "."):
			n.Grouped, n.Point = true, points == 1
			parse(strings.ReplaceAll(s, ".", ""))
		case points == 1:
			n.Point = true
			whole, decimals, _ := strings.Cut(s, ".")
			if len(decimals) == 4 && len(whole) <= 3 && decimals[:3] != "000" {
				n.doubt(corpus.DoubtGlued)
			}
			n.doubt(corpus.DoubtDotDecimal)
			parse(s)
		default:
			n.uneven(s, ".")
		}
	case points == 0:
		switch {
		case commas == 1:
			whole, decimals, _ := strings.Cut(s, ",")
			n.Comma = len(decimals) == 3 && len(whole) <= 3 && whole[0] != '0'
			parse(whole + "." + decimals)
		case thousands(s, ","):
			n.Grouped = true
			n.doubt(corpus.DoubtSeparators)
			parse(strings.ReplaceAll(s, ",", ""))
		default:
			n.uneven(s, ",")
		}
	default:
		last := max(strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ','))
		whole, decimals, mark, other := s[:last], s[last+1:], s[last:last+1], "."
		if mark == "." {
			other = ","
			n.doubt(corpus.DoubtSeparators)
		}
		if strings.Contains(whole, mark) || !thousands(whole, other) {
			n.doubt(corpus.DoubtSeparators)
		}
		if strings.Contains(whole, mark) {
			n.broken(s)
			return
		}
		n.Grouped = true
		parse(strings.ReplaceAll(whole, other, "") + "." + decimals)
	}
}

// uneven reads a number whose groups are not all of three digits: where only the last is not, its digits may be decimals or hold
// the mark of a footnote. More cannot be told.
func (n *number) uneven(s, mark string) {
	last := strings.LastIndex(s, mark)
	whole, rest := s[:last], s[last+1:]
	if !thousands(whole, mark) {
		n.broken(s)
		return
	}
	n.Grouped = true
	switch whole = strings.ReplaceAll(whole, mark, ""); {
	case len(rest) < 3:
		n.doubt(corpus.DoubtSeparators)
		whole += "." + rest
	case len(rest) <= 5: // 1.234.5671: the last figure may be a footnote's
		n.doubt(corpus.DoubtGlued)
		whole += rest[:3]
	default:
		return
	}
	v, err := strconv.ParseFloat(whole, 64)
	n.Value, n.OK = v, err == nil
}

// broken keeps the figures of a number that cannot be read: 1.23.456.
func (n *number) broken(s string) {
	v, err := strconv.ParseFloat(strings.NewReplacer(".", "", ",", "").Replace(s), 64)
	n.Value, n.Broken = v, err == nil && len(s) <= 15
	n.doubt(corpus.DoubtSeparators)
}

// thousands reports whether the mark parts a number into groups of three, the first of one to three figures and no zero.
func thousands(s, mark string) bool {
	groups := strings.Split(s, mark)
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return len(groups) > 1 && len(groups[0]) <= 3 && groups[0][0] != '0'
}

func (n *number) doubt(d corpus.Doubt) {
	if !slices.Contains(n.Doubts, d) {
		n.Doubts = append(n.Doubts, d)
	}
}

// in reads the number again in the light of its unit. Three figures behind a comma are thousands of what can only be counted (1,488 triệu hồ sơ has decimals), or where
// the text writes so; three behind a point are decimals of a percentage. english says how the text parts thousands elsewhere.
func (n number) in(u corpus.Unit, english func() bool) number {
	n.Doubts = slices.Clip(n.Doubts)
	switch {
	case n.Comma && (u.Countable() && u.Factor < 100 || u.Base == "VND" && u.Factor == 1 || english()):
		n.Value, n.Grouped = n.Value*1000, true
		n.Value = float64(int64(n.Value + 0.5))
		n.doubt(corpus.DoubtSeparators)
	case n.Point && slices.Contains(n.Doubts, corpus.DoubtGlued) && u.Countable():
		// 15.3602 người: thousands with the mark of a footnote
		n.Value, n.Grouped = math.Floor(n.Value*1000+1e-6), true
	case n.Comma && n.Value == float64(int64(n.Value)):
		n.doubt(corpus.DoubtSeparators) // 1,000 ha
	case n.Point && n.Grouped && (u.Class == corpus.UnitRatio || u.Class == "score"):
		n.Value, n.Grouped = n.Value/1000, false
		n.doubt(corpus.DoubtDotDecimal)
		n.doubt(corpus.DoubtSeparators)
	}
	return n
}

// partsWithCommas reports whether the text parts thousands with commas: it holds 1,234,567 or 1,234.5 and no 1.234.567 or 1.234,5.
func (r *reading) partsWithCommas() bool {
	if r.english == nil {
		ours, theirs := 0, 0
		for i := 0; i < len(r.text); {
			if !digit(r.text[i]) {
				i++
				continue
			}
			n := readNumber(r.text, i)
			switch s := n.In(r.text); {
			case !n.OK || !n.Grouped:
			case slices.Contains(n.Doubts, corpus.DoubtSeparators):
				theirs++
			case strings.Contains(s, "."):
				ours++
			}
			i = max(n.End, i+1)
		}
		is := theirs > ours
		r.english = &is
	}
	return *r.english
}
