package figure

import (
	"slices"

	"vankho/corpus"
)

// qualified is what the words before and behind a number say of how exactly it is meant.
type qualified struct {
	// from is the token where the quote begins, left where the qualifying words begin.
	from, left int
	qualifier  corpus.Qualifier
	// said are the words, in the order of the text.
	said []string
	// level says that the number is a level that was reached (tăng lên 85%), lower that it is the lower end of a range (từ 5 đến 10);
	// equivalent that it says the same again in another unit. ratio is the token of a verb that may begin a ratio: đạt 58% kế hoạch.
	level, lower, equivalent bool
	ratio                    int
}

// maxQualifiers is how many qualifying phrases may stand before one number.
const maxQualifiers = 6

// qualify reads the qualifying words before tokens[i].
// Example: before 45 in "ước chỉ đạt khoảng 45%" they are estimate, eq and approx; the quote begins with "khoảng".
func (s *scan) qualify(i int) qualified {
	q := qualified{from: i, left: i, qualifier: corpus.QualifierEq, ratio: -1}
	best, quoted := len(qualifierOrder), true
	for range maxQualifiers {
		w, n := words().qualifiers.before(s.tokens, q.left)
		if n == 0 || s.tokens[q.left-1].masked {
			break
		}
		if _, verb := words().directions.before(s.tokens, q.left); verb >= n && !(verb == n && w.op != "eq" && !s.compares(q.left)) {
			break
		}
		at := q.left - n
		switch w.op {
		case "level":
			q.level = true
		case "equivalent":
			q.equivalent = true
		case "from":
			q.lower = true
		case "average":
			if k := slices.Index(qualifierOrder, corpus.QualifierApprox); k < best && (at == 0 || s.tokens[at-1].kind == markToken) && q.left == q.from {
				best, q.qualifier = k, corpus.QualifierApprox
			}
		case "eq":
			if r := s.reach(at, q.left); r >= 0 {
				q.ratio = r
			}
		default:
			if k := slices.Index(qualifierOrder, corpus.Qualifier(w.op)); k >= 0 && k < best {
				best, q.qualifier = k, corpus.Qualifier(w.op)
			}
		}
		if w.op != "from" && s.tokens[at].kind == wordToken {
			q.said = append(q.said, corpus.Span{Start: s.tokens[at].Start, End: s.tokens[q.left-1].End}.In(s.r.text))
		}
		q.left = at
		if quoted = quoted && w.span; quoted {
			q.from = at
		}
		if w.op == "eq" && s.tokens[at].kind == markToken {
			break
		}
	}
	slices.Reverse(q.said)
	return q
}

// reach is the token of a verb that may begin a ratio in the words from token i to left: "đạt" of "mới đạt"; -1 where there is none.
func (s *scan) reach(i, left int) int {
	for ; i < left; i++ {
		switch s.word(i) {
		case "chỉ", "mới":
		case "đạt", "bằng", "hoàn", "tương", "chiếm", "được":
			return i
		default:
			return -1
		}
	}
	return -1
}

// estimated reports whether the clause before token i says that what follows is estimated: ước thiệt hại 45 tỷ đồng.
func (s *scan) estimated(i int) bool {
	for j := i - 1; j >= max(0, i-8); j-- {
		t := s.tokens[j]
		if t.kind != wordToken && !t.masked {
			return false
		}
		if t.word == "ước" || t.word == "dự" && (s.word(j+1) == "kiến" || s.word(j+1) == "báo" || s.word(j+1) == "ước") {
			return true
		}
	}
	return false
}

// qualifierOrder is which qualifier is taken where several stand together. Source: handbook §5.2.
var qualifierOrder = []corpus.Qualifier{corpus.QualifierRange, corpus.QualifierGte, corpus.QualifierLte, corpus.QualifierGt, corpus.QualifierLt,
	corpus.QualifierApprox, corpus.QualifierEstimate}

// after reads "trở lên", "trở xuống" behind an amount: the token behind them.
func (q *qualified) after(s *scan, i int) int {
	if s.word(i) != "trở" {
		q.further(s, i)
		return i
	}
	switch s.word(i + 1) {
	case "lên":
		q.qualifier = corpus.QualifierGte
	case "xuống":
		q.qualifier = corpus.QualifierLte
	default:
		return i
	}
	q.said = append(q.said, corpus.Span{Start: s.tokens[i].Start, End: s.tokens[i+1].End}.In(s.r.text))
	return i + 2
}

// further reads "trở lên" that stands behind what a share is of: từ 51% giá thành sản phẩm trở lên.
func (q *qualified) further(s *scan, i int) {
	if !q.lower {
		return
	}
	for j := i; j < min(len(s.tokens), i+12); j++ {
		switch t := s.tokens[j]; {
		case t.kind != wordToken:
			return
		case t.word == "trở" && s.word(j+1) == "lên":
			q.qualifier = corpus.QualifierGte
			return
		case t.word == "trở" && s.word(j+1) == "xuống":
			q.qualifier = corpus.QualifierLte
			return
		}
	}
}
