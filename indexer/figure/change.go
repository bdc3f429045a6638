package figure

// leaves reports whether an amount is the level that another is reached from: từ 3,5% lên 4,1%.
func (s *scan) leaves(q qualified, a joined) bool { return q.lower && s.reached(a.to) > 0 }

// levelUnit gives a level without a unit that of the level that is reached from it: từ 5 lên 12 doanh nghiệp.
func (s *scan) levelUnit(a *amount) {
	if j := s.reached(a.to); j > 0 {
		if b := s.amount(j); b.known {
			a.unit, a.known = b.unit, true
			if a.many == "" {
				a.many, a.times = b.many, b.times
			}
		}
	}
}

// reached is the token of the number that is reached from a level that ends at token i, 0 for none.
func (s *scan) reached(from int) int {
	for i := from; i < min(len(s.tokens), from+10); i++ {
		w := s.word(i)
		if (w == "lên" || w == "xuống" || w == "còn" || w == "sang") && s.word(i-1) != "trở" {
			for j := i + 1; j < min(len(s.tokens), i+5) && s.tokens[j].kind != markToken; j++ {
				if s.tokens[j].kind == numberToken && !s.tokens[j].masked {
					return j
				}
			}
		}
		if t := s.tokens[i]; t.kind == markToken && !t.masked && w != "(" && w != ")" || t.kind == numberToken && !t.masked && !s.timed(i) {
			return 0
		}
	}
	return 0
}
