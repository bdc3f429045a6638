package query

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// Kind (loại câu hỏi) is what a question is after. It weighs what speaks for a document, and never leaves one out.
type Kind string

// The kinds of question. Source: handbook §7.3.
const (
	// KindTopic are words of a topic: "chuyển đổi số cấp xã".
	KindTopic Kind = ""
	// KindNumber names a document by its number, with other words or without: "154 kh ubnd", "nghị quyết 57 lao cai".
	KindNumber Kind = "number"
	// KindTitle are words of a title that the asker has seen: "quyết định phê duyệt kế hoạch sử dụng đất", "về việc …".
	KindTitle Kind = "title"
	// KindProvision names a place within a document: "khoản 2 điều 8 luật đất đai".
	KindProvision Kind = "provision"
	// KindQuestion is a sentence that asks: "… được quy định như thế nào".
	KindQuestion Kind = "question"
	// KindFigure wants an amount: "tỷ lệ hồ sơ trực tuyến quý 1", "bao nhiêu thủ tục".
	KindFigure Kind = "figure"
	// KindName wants a body or a person in office: "sở nội vụ", "chủ tịch ubnd tỉnh lào cai", "ai là trưởng ban".
	KindName Kind = "name"
)

//go:embed kinds.tsv
var kindRows string

// sign is a row of kinds.tsv.
type sign struct {
	words     []Word
	kind      Kind
	where     string
	most, min int
}

var signs = sync.OnceValue(func() []sign {
	var all []sign
	for row := range table.Rows(kindRows, 5) {
		s := sign{words: NewPhrase(row[0]).Words, kind: Kind(row[1]), where: row[2]}
		if s.kind == "topic" {
			s.kind = KindTopic
		}
		s.most, _ = strconv.Atoi(row[3])
		s.min, _ = strconv.Atoi(row[4])
		all = append(all, s)
	}
	return all
})

// in reports whether the sign holds of a question.
func (s sign) in(ws []Word) bool {
	if len(ws) < len(s.words) || s.most > 0 && len(ws) > s.most || len(ws) < s.min {
		return false
	}
	last := len(ws) - len(s.words)
	switch s.where {
	case "begin":
		return says(ws, s.words)
	case "end":
		return says(ws[last:], s.words)
	}
	for i := 0; i <= last; i++ {
		if says(ws[i:], s.words) {
			return true
		}
	}
	return false
}

// Says reports whether the typed words hold those of a phrase in official spelling, one after another; a word that was typed with
// marks must have its marks. Example: "ke hoach lao cai" says "Lào Cai", "kế hoạch lão cai" does not.
func (q Query) Says(phrase string) bool {
	ws := NewPhrase(phrase).Words
	if len(ws) == 0 {
		return false
	}
	for i := range q.Words {
		if says(q.Words[i:], ws) {
			return true
		}
	}
	return false
}

// says reports whether typed words begin with a phrase in official spelling; a word typed with marks must have its marks.
func says(typed, phrase []Word) bool {
	if len(typed) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if !typed[i].is(w) {
			return false
		}
	}
	return true
}

// is reports whether a word may mean one in official spelling: the same where it is typed with marks, else the same fold.
func (w Word) is(official Word) bool {
	if w.Fold != official.Fold {
		return false
	}
	return !w.Marked || viet.Tone(strings.ToLower(w.Text)) == viet.Tone(strings.ToLower(official.Text))
}

// leastTitle is how many words must stand behind the name of a type for the words of a title.
const leastTitle = 3

// kind tells what a question that was taken apart is after. A number or a provision beside a word that asks is a
// question about that document: "kế hoạch 154 chỉ tiêu gì".
func (q Query) kind() Kind {
	kind, found := KindTopic, false
	for _, s := range signs() {
		if s.in(q.Words) {
			kind, found = s.kind, true
			break
		}
	}
	asks := kind == KindQuestion || kind == KindFigure
	switch {
	case q.Number != nil && q.Number.Whole && q.Provision == nil:
		return KindNumber
	case found && asks:
		return kind
	case q.Provision != nil:
		return KindProvision
	case q.Number != nil:
		return KindNumber
	case found:
		return kind
	case len(q.Words) > 0 && beginsWithType(q.Words):
		return KindTitle
	}
	return KindTopic
}

// beginsWithType reports whether the name of a type stands before words of a title.
func beginsWithType(ws []Word) bool {
	var name []string
	for i, w := range ws {
		if i == maxTypeWords {
			break
		}
		name = append(name, w.Text)
		if _, ok := typeNamed(strings.Join(name, " ")); ok && len(ws)-i-1 >= leastTitle {
			return true
		}
	}
	return false
}
