package web

import (
	"slices"
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// figureFit holds figures against a question. That all words of a question stand in a figure's indicator does not make it the answer:
// "số dân" stands in "người tham gia phong trào Bình dân học vụ số", "Tổ công nghệ số" in "thành viên Tổ công nghệ số".
type figureFit struct {
	words []string
	form  func(string) string
	// rate is true where a rate is asked for.
	rate bool
}

// enoughAsked is the least match of an indicator that answers: below it most of what the indicator tells was not asked for.
const enoughAsked = 0.55

// leastAnswered is how many words that tell something a question must have.
const leastAnswered = 2

// newFigureFit reads the words of a question; typed is all of it.
func newFigureFit(q corpus.FigureQuery, typed string) figureFit {
	f := figureFit{form: viet.Norm}
	if !viet.HasMarks(q.Words) {
		f.form = viet.Fold
	}
	for _, w := range corpus.IndicatorWords(q.Words) {
		f.words = append(f.words, f.form(w))
	}
	f.rate = f.begins(f.words) || q.Unit == "%" || strings.Contains(typed, "%") || strings.Contains(viet.Fold(typed), "phan tram")
	return f
}

// begins reports whether words begin with "tỷ lệ".
func (f figureFit) begins(words []string) bool {
	return len(words) > 1 && words[0] == f.form("tỷ") && words[1] == f.form("lệ")
}

// tells reports whether the question names anything.
func (f figureFit) tells() bool { return len(f.words) >= leastAnswered }

// answers reports whether a figure is of what the question asks for: what is counted is what was asked to be counted, and either most of what
// the indicator says was asked for or it goes on where the question ends. match is how well the indicator has the words.
func (f figureFit) answers(r corpus.FigureRow, match float64) bool {
	var words []string
	for _, w := range corpus.IndicatorWords(r.Indicator.Text) {
		words = append(words, f.form(w))
	}
	switch {
	case len(words) == 0:
		return false
	case f.begins(words):
		if !f.rate {
			return false
		}
	case !f.asked(words[:1]) && !f.asked(f.unit(r)):
		return false
	}
	return match >= enoughAsked || len(f.words) <= len(words) && slices.Equal(f.words, words[:len(f.words)])
}

// unit are the words of what a figure counts.
func (f figureFit) unit(r corpus.FigureRow) []string {
	if u, ok := corpus.UnitOf(r.Unit); ok && !u.Countable() {
		return nil
	}
	var words []string
	for _, w := range corpus.IndicatorWords(r.Unit) {
		words = append(words, f.form(w))
	}
	return words
}

// asked reports whether the question has all of some words.
func (f figureFit) asked(words []string) bool {
	for _, w := range words {
		if !slices.Contains(f.words, w) {
			return false
		}
	}
	return len(words) > 0
}

// blank reports whether a figure is a nought in a row of noughts: of a form that nobody filled in.
func blank(r corpus.FigureRow) bool {
	if r.Cell == nil || r.Value != corpus.One(0) || r.Target != nil && *r.Target != corpus.One(0) {
		return false
	}
	numbers := r.Sentence[strings.LastIndexFunc(r.Sentence, unicode.IsLetter)+1:]
	return !strings.ContainsAny(numbers, "123456789")
}
