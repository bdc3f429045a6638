package figure

import (
	"vankho/corpus"
)

// duration reports whether a duration is a figure: the clause before it says what lasts so long, or it grew longer or shorter. It sets
// the kind.
func (s *scan) duration(q qualified, a joined, f *corpus.Figure) bool {
	if _, n := words().frames.at(s.tokens, a.to); n > 0 {
		return false // tăng 3 năm liên tiếp
	}
	if _, n := words().directions.before(s.tokens, q.left); n > 0 || q.level && s.word(q.left) != "còn" || s.leaves(q, a) {
		return true
	}
	if q.qualifier == corpus.QualifierLte {
		f.Kind = corpus.FigureTarget
		return true // không quá 24 tháng
	}
	for i := q.left - 1; i >= max(0, q.left-10); i-- {
		if s.tokens[i].kind == markToken && s.tokens[i].word != ":" && s.tokens[i].word != "\"" {
			return false
		}
		if q.qualifier == corpus.QualifierGt || q.qualifier == corpus.QualifierLt {
			return false // án có thời hạn trên 3 năm: which ones are meant
		}
		if kind, n := words().durations.at(s.tokens, i); n > 0 && i+n <= q.left {
			f.Kind = kind
			return true
		}
	}
	return false
}
