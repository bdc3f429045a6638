package figure

import (
	"vankho/corpus"
)

// numeral reports whether a word is one that numbers are written out with.
func numeral(w string) bool {
	_, ok := words().numerals[w]
	return ok
}

// numeralWord is a word that numbers are written out with.
type numeralWord struct {
	value float64
	role  string
}

// written reads a number written out in words from token i on: its value, and how many tokens it has; 0 for none. Multipliers from a
// thousand up are left, unless more of the number stands behind them.
// Example: "hai mươi lăm" is 25, "ba nghìn hai trăm" 3200; of "hai triệu" it is 2.
func (s *scan) written(i int) (float64, int) {
	value, n := s.hundreds(i)
	if n == 0 {
		return 0, 0
	}
	last := 1e18
	for {
		f, ok := corpus.Multiplier(s.word(i + n))
		if !ok || f < 1000 || f >= last {
			return value, n
		}
		more, m := s.hundreds(i + n + 1)
		if m == 0 {
			return value, n
		}
		if g, ok := corpus.Multiplier(s.word(i + n + 1 + m)); ok && g >= f {
			return value, n
		}
		rest := 1.0
		if g, ok := corpus.Multiplier(s.word(i + n + 1 + m)); ok {
			if more2, _ := s.hundreds(i + n + 2 + m); more2 == 0 { // ba tỷ hai trăm triệu: the last multiplier counts too
				rest = g
				m++
			}
		}
		value = value*f + more*rest
		n += 1 + m
		if rest > 1 {
			return value, n
		}
		last = f
	}
}

// hundreds reads a number below a thousand in words.
func (s *scan) hundreds(i int) (float64, int) {
	total, digit, n := 0.0, -1.0, 0
	for ; ; n++ {
		w, ok := words().numerals[s.word(i+n)]
		if !ok || i+n < len(s.tokens) && s.tokens[i+n].masked {
			break
		}
		done := false
		switch w.role {
		case "digit", "starts":
			if done = digit >= 0; !done {
				digit = w.value
			}
		case "ten":
			if done = digit >= 0 || int(total)%100 != 0; !done {
				total += 10
			}
		case "tens", "hundreds":
			if done = digit < 0; !done {
				total, digit = total+digit*w.value, -1
			}
		case "zero":
			done = digit >= 0 || total == 0
		default:
			done = true
		}
		if done {
			break
		}
	}
	if digit > 0 {
		total += digit
	}
	if total == 0 {
		return 0, 0
	}
	return total, n
}

// spellOut makes one token of each number in words that counts something: two words and more, or one before a measure or behind a
// qualifier; and a unit of units.tsv behind it.
func (s *scan) spellOut() {
	out := s.tokens[:0]
	all := s.tokens
	for i := 0; i < len(all); i++ {
		t := all[i]
		if w, ok := words().numerals[t.word]; ok && t.kind == wordToken && !t.masked && (w.role == "starts" || w.role == "ten" || w.role == "digit") && !(i > 0 && numeral(all[i-1].word)) {
			s.tokens = all
			if value, n := s.written(i); n > 0 && s.spelled(out, i, n, w.role) {
				t.End = all[i+n-1].End
				t.kind, t.word, t.capital = numberToken, "", false
				t.number = number{Span: t.Span, Value: value, OK: true, Whole: true}
				out = append(out, t)
				i += n - 1
				continue
			}
		}
		out = append(out, t)
	}
	s.tokens = out
}

// spelled reports whether the number in words of n tokens from i on counts something; before are the tokens in front of it.
func (s *scan) spelled(before []token, i, n int, role string) bool {
	j := i + n
	many := false
	for {
		if _, ok := corpus.Multiplier(s.word(j)); !ok {
			break
		}
		many = true
		j++
	}
	u, length := s.unitAt(j, many)
	if length == 0 || u.Class == corpus.UnitCount || u.Class == corpus.UnitDuration {
		return false
	}
	k := i - 1
	for k >= 0 && (s.word(k) == "," || numeral(s.word(k))) {
		k--
	}
	if i > 0 && s.tokens[i-1].kind == numberToken || s.word(k) == "(" || s.word(k) == ":" && s.word(k-1) == "chữ" {
		return false // 5.500.000 đồng (năm triệu, năm trăm nghìn đồng)
	}
	switch {
	case many || n > 1 || role == "ten":
		return true
	case role != "starts":
		return false
	case !u.Countable():
		return true
	}
	if _, d := words().directions.before(before, len(before)); d > 0 && s.compares(j+length) {
		return true // tăng chín đơn vị so với cuối năm 2015
	}
	w, q := words().qualifiers.before(before, len(before))
	return q > 0 && (w.op == "gt" || w.op == "lt" || w.op == "gte" || w.op == "approx")
}
