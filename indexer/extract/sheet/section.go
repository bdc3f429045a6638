package sheet

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// kind is what a section writes.
type kind int

const (
	generals kind = iota // General, or words around it
	numbers
	dates
	texts    // @
	literals // words alone
)

// generalMark stands in a section for the value itself.
const generalMark = "\x00"

// section is one part of a number format.
type section struct {
	kind  kind
	parts []part
	// condition is that of "[>=100]", nil for none.
	condition func(float64) bool

	// Of numbers: how many digits the fraction has at least and at most, the least of the whole part, how often the value is divided
	// by a thousand, whether thousands are grouped, how often it is a percentage, the digits of an exponent.
	whole, least, most, exponent int
	thousands, percents          int
	grouped                      bool
	// clock says that hours are counted to twelve.
	clock bool
}

// part is a piece of a section: a literal, a place of a digit ('0', '#', '?'), the decimal point ('.'), a part of a date ("yyyy"),
// an exponent ('E') or the value itself.
type part struct {
	sign    byte // 'l' for a literal, 'd' for a part of a date, 'g' for the value, else as above
	text    string
	elapsed bool // [h]
}

// readSection reads one section. What it does not know is a literal.
func readSection(code string) section {
	var s section
	literal := func(text string) { s.parts = append(s.parts, part{sign: 'l', text: text}) }
	lower := strings.ToLower(code)
	for i := 0; i < len(code); {
		c := code[i]
		switch {
		case c == '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				end = len(code) - i - 1
			}
			literal(code[i+1 : i+1+end])
			i += end + 2
			continue
		case c == '\\' || c == '_' || c == '*':
			_, w := utf8.DecodeRuneInString(code[min(i+1, len(code)):])
			switch c {
			case '\\':
				literal(code[i+1 : i+1+w])
			case '_':
				literal(" ")
			}
			i += 1 + w
			continue
		case c == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				end = len(code) - i
			}
			s.bracket(code[i+1:i+end], literal)
			i += end + 1
			continue
		case strings.HasPrefix(lower[i:], "general"):
			s.parts = append(s.parts, part{sign: 'g'})
			i += len("general")
			continue
		case strings.HasPrefix(lower[i:], "am/pm"), strings.HasPrefix(lower[i:], "a/p"):
			n := strings.IndexByte(lower[i:], 'p') + 1
			if strings.HasPrefix(lower[i:], "am/pm") {
				n = len("am/pm")
			}
			s.parts = append(s.parts, part{sign: 'd', text: "am/pm"})
			s.clock = true
			i += n
			continue
		case strings.IndexByte("ymdhsb", lower[i]) >= 0:
			n := 1
			for i+n < len(code) && lower[i+n] == lower[i] {
				n++
			}
			s.parts = append(s.parts, part{sign: 'd', text: lower[i : i+n]})
			i += n
			continue
		case c == 'E' && i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-'):
			s.parts = append(s.parts, part{sign: 'E'})
			i += 2
			continue
		case c == '@':
			s.parts = append(s.parts, part{sign: 'g', text: "@"})
		case strings.IndexByte("0#?.,%", c) >= 0:
			s.parts = append(s.parts, part{sign: c, text: string(c)})
		default:
			_, w := utf8.DecodeRuneInString(code[i:])
			literal(code[i : i+w])
			i += w
			continue
		}
		i++
	}
	s.classify()
	return s
}

// bracket reads what stands in brackets: a colour or a country, which show nothing, a currency, a condition, elapsed time.
func (s *section) bracket(text string, literal func(string)) {
	switch lower := strings.ToLower(text); {
	case strings.HasPrefix(text, "$"):
		sign, _, _ := strings.Cut(text[1:], "-")
		literal(sign)
	case lower != "" && strings.Trim(lower, "h") == "", lower != "" && strings.Trim(lower, "m") == "", lower != "" && strings.Trim(lower, "s") == "":
		s.parts = append(s.parts, part{sign: 'd', text: lower, elapsed: true})
	case strings.HasPrefix(text, "<"), strings.HasPrefix(text, ">"), strings.HasPrefix(text, "="):
		operator := text[:len(text)-len(strings.TrimLeft(text, "<>="))]
		limit, err := strconv.ParseFloat(text[len(operator):], 64)
		if err != nil {
			return
		}
		s.condition = map[string]func(float64) bool{
			"<": func(v float64) bool { return v < limit }, "<=": func(v float64) bool { return v <= limit },
			">": func(v float64) bool { return v > limit }, ">=": func(v float64) bool { return v >= limit },
			"=": func(v float64) bool { return v == limit }, "<>": func(v float64) bool { return v != limit },
		}[operator]
	}
}

// classify finds what the section writes and counts its digits.
func (s *section) classify() {
	digits, value, date, text := false, false, false, false
	for _, p := range s.parts {
		switch p.sign {
		case '0', '#', '?':
			digits = true
		case 'd':
			date = true
		case 'g':
			value, text = true, text || p.text == "@"
		}
	}
	switch {
	case date:
		s.kind = dates
		s.tellMinutes()
		return
	case text:
		s.kind = texts
		return
	case value:
		s.kind = generals
		return
	case !digits:
		s.kind = literals
		return
	}
	if slices.ContainsFunc(s.parts, func(p part) bool { return p.sign == 'l' && p.text == "/" }) {
		// A fraction, "2 1/2", is written as a decimal.
		s.kind, s.parts = generals, []part{{sign: 'g'}}
		return
	}
	s.kind = numbers
	fraction, exponent := false, false
	last := -1 // the last place of a digit before the fraction
	for i, p := range s.parts {
		switch p.sign {
		case '0', '#', '?':
			switch {
			case exponent:
				s.exponent++
			case fraction:
				if s.most++; p.sign == '0' {
					s.least = s.most
				}
			default:
				if last = i; p.sign == '0' {
					s.whole++
				}
			}
		case '.':
			fraction = true
		case 'E':
			exponent = true
		case '%':
			s.percents++
		}
	}
	for i, p := range s.parts {
		if p.sign == ',' {
			if i < last {
				s.grouped = true
			} else {
				s.thousands++
			}
		}
	}
}

// literal is the section with the value left open.
func (s section) literal() string {
	var b strings.Builder
	for _, p := range s.parts {
		switch p.sign {
		case 'l':
			b.WriteString(p.text)
		case 'g':
			b.WriteString(generalMark)
		}
	}
	return b.String()
}

// decimal writes a number by a section of digits.
func (s section) decimal(v float64) string {
	for range min(s.percents, 3) {
		v *= 100
	}
	for range min(s.thousands, 5) {
		v /= 1000
	}
	if s.exponent > 0 {
		return strings.Replace(strconv.FormatFloat(v, 'E', min(s.most, 15), 64), ".", ",", 1)
	}
	// A step of the fifteenth digit up, as Excel rounds what it shows: 2.675 to two digits is 2.68.
	digits := strconv.FormatFloat(math.Abs(v)*(1+1e-15), 'f', min(s.most, 15), 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	for len(fraction) > s.least && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	negative := v < 0 && strings.Trim(digits, "0.") != ""
	if whole == "0" && s.whole == 0 {
		whole = ""
	}
	if len(whole) < s.whole {
		whole = strings.Repeat("0", min(s.whole-len(whole), 40)) + whole
	}
	return s.fill(whole, fraction, negative)
}

// fill puts the digits of a number into their places, with the literals that stand among them.
func (s section) fill(whole, fraction string, negative bool) string {
	places := 0
	for _, p := range s.parts {
		if p.sign == '.' {
			break
		}
		if p.sign == '0' || p.sign == '#' || p.sign == '?' {
			places++
		}
	}
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	// digit writes the digit that has n digits of the whole part behind it.
	digit := func(c byte, n int) {
		b.WriteByte(c)
		if s.grouped && n > 0 && n%3 == 0 {
			b.WriteByte('.')
		}
	}
	after, started := false, false
	for _, p := range s.parts {
		switch p.sign {
		case 'l':
			b.WriteString(p.text)
		case '%':
			b.WriteByte('%')
		case '.':
			if after {
				continue
			}
			after = true
			if !started {
				started = true
				b.WriteString(whole)
			}
			if fraction != "" {
				b.WriteByte(',')
				b.WriteString(fraction)
			}
		case '0', '#', '?':
			if after {
				continue
			}
			if !started {
				started = true
				for len(whole) > places {
					digit(whole[0], len(whole)-1)
					whole = whole[1:]
				}
			}
			if len(whole) >= places && whole != "" {
				digit(whole[0], len(whole)-1)
				whole = whole[1:]
			}
			places--
		}
	}
	return b.String()
}
