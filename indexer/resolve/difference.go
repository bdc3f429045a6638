package resolve

import (
	"slices"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// differences compares what a citation itself states with a document: its type, day, issuer and subject. What the stages of reading took
// from elsewhere for it is not compared.
func (m *mention) differences(written corpus.Reference, h *holder) (differs []corpus.Difference, agrees []corpus.Field) {
	say := func(field corpus.Field, other bool, draft, held string) {
		switch {
		case other:
			differs = append(differs, corpus.Difference{Field: field, Draft: draft, Held: held})
		default:
			agrees = append(agrees, field)
		}
	}
	if written.DocType != "" && h.Type != "" && written.Kind != corpus.ReferenceNickname {
		told, ok := m.number.DocType() // what citations alone tell of may go by a nickname: "Đề án 06"
		right := ok && !otherKind(typeWords(written.DocType), typeWords(told.Name))
		say(corpus.FieldType, otherKind(typeWords(written.DocType), h.kind) && !right, written.DocType, h.Type)
	}
	if states(written, corpus.FieldIssued) && h.Issued.Year != 0 {
		say(corpus.FieldIssued, !sameDay(written.Date, h.Issued), written.Date.Short(), h.Issued.Short())
	}
	if states(written, corpus.FieldIssuer) && h.issuer.known() {
		say(corpus.FieldIssuer, otherBody(written.Issuer, h.Holder.Issuer) && !m.numbers(written.Issuer), written.Issuer, h.Holder.Issuer)
	}
	title := upToNumber(written.Title)
	if subject := corpus.SubjectWords(written.DocType, title); len(subject) > 0 && len(h.subject) > 0 {
		switch other := otherSubject(subject, h.subject); {
		case !other || !h.Cited || strangeSubject(subject, h.subject):
			say(corpus.FieldAbstract, other, written.Title, h.Abstract)
		default: // what a document that is known from citations alone is about, each of them words as it pleases
		}
	}
	return differs, agrees
}

// upToNumber is a title as far as it names no other document: "sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP …" up to "của".
// Behind it the sentence may go on with another citation.
func upToNumber(title string) string {
	found := corpus.ScanNumbers(title)
	if len(found) == 0 {
		return title
	}
	words := strings.Fields(title[:found[0].Start])
	if n := len(words); n > 0 && viet.Fold(words[n-1]) == "so" {
		words = words[:n-1]
	}
	for n := min(longestType, len(words)); n > 0; n-- {
		if _, ok := corpus.TypeByName(strings.Join(words[len(words)-n:], " ")); ok {
			words = words[:len(words)-n]
			break
		}
	}
	return strings.Join(words, " ")
}

// longestType is how many words the name of a type may have.
const longestType = 6

// numbers reports whether the number itself tells that a body issued it: then the letterhead of what is held is that of its successor.
func (m *mention) numbers(issuer string) bool {
	if !m.central || len(m.number.Issuers) != 1 {
		return false
	}
	code, ok := corpus.IssuerByCode(m.number.Issuers[0])
	return ok && !otherBody(issuer, code.Name)
}

// states reports whether a fact of a citation stands in its own words.
func states(r corpus.Reference, field corpus.Field) bool {
	switch field {
	case corpus.FieldIssued:
		if r.Date.IsZero() {
			return false
		}
		for _, d := range corpus.ScanDates(r.Quote) {
			if d.Date == r.Date {
				return true
			}
		}
		return r.Date.Day == 0 && strings.Contains(r.Quote, r.Date.Short())
	case corpus.FieldIssuer:
		words := nameWords(r.Issuer)
		return len(words) > 0 && !lacks(words[:1], nameWords(r.Quote)) && strings.Contains(viet.Fold(r.Quote), " cua ")
	}
	return false
}

// otherBody reports whether two names are of different bodies. A body that issues in the name or on the paper of another is not: the rows of
// bodies.tsv.
func otherBody(a, b string) bool {
	x, y := newBody(small(a)), newBody(small(b))
	x.words, y.words = withoutHead(x.words), withoutHead(y.words)
	if x.province != "" && y.province != "" && x.province != y.province {
		return true
	}
	if c, ok := corpus.IssuerByName(a); ok {
		if d, ok := corpus.IssuerByName(b); ok && c.Code != d.Code && c.Level == corpus.LevelCentral && d.Level == corpus.LevelCentral {
			return !oneBody(x, y)
		}
	}
	return x.against(y) && !oneBody(x, y)
}

// small is a name in small letters where it is set in capitals throughout, so that none of its words is taken for an abbreviation.
func small(name string) string {
	if strings.ToUpper(name) == name && strings.Contains(name, " ") {
		return strings.ToLower(name)
	}
	return name
}

// withoutHead leaves out who heads a body and signs for it: "Thống đốc Ngân hàng Nhà nước" is the Ngân hàng Nhà nước.
func withoutHead(words []string) []string {
	for _, head := range heads() {
		for i := 0; i+len(head) <= len(words); i++ {
			if len(words) > len(head) && slices.Equal(words[i:i+len(head)], head) {
				words = slices.Concat(words[:i], words[i+len(head):])
			}
		}
	}
	return words
}

// oneBody reports whether a row of bodies.tsv has words of both names, and what else they say is no contradiction: the province, the level.
func oneBody(a, b body) bool {
	for _, row := range sharedBodies() {
		for _, x := range row {
			for _, y := range row {
				if lacks(x, a.words) || lacks(y, b.words) {
					continue
				}
				rest := func(words, name []string) []string {
					return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(name, w) })
				}
				if p, q := rest(a.words, x), rest(b.words, y); !lacks(p, q) || !lacks(q, p) {
					return true
				}
			}
		}
	}
	return false
}

// sharedBodies are the bodies that issue on each other's paper, each by the words of its name.
var sharedBodies = sync.OnceValue(func() [][][]string {
	var out [][][]string
	for _, row := range table.Files(tables, "data")["bodies"] {
		var names [][]string
		for _, cell := range row {
			if words := nameWords(cell); len(words) > 0 {
				names = append(names, words)
			}
		}
		out = append(out, names)
	}
	return out
})

// otherSubject reports whether a citation says something of what a document is about that the document does not: a word of its own. A subject
// that is cut short, or that runs on behind the whole of it, is none. Words that only join, and marks, do not count.
func otherSubject(cited, held []string) bool {
	if len(cited) == 0 || len(held) == 0 {
		return false
	}
	cited, held = ruled(said(cited)), ruled(said(held))
	return !begins(cited, held) && lacks(cited, held)
}

// ruled leaves out that a document rules what follows: "quy định về thanh toán" is cited "về thanh toán".
func ruled(words []string) []string {
	if begins(words, []string{"quy", "dinh"}) {
		return words[2:]
	}
	return words
}

// strangeSubject reports whether most of what a citation says of a subject is not in the other, so that no wording makes them one.
func strangeSubject(cited, held []string) bool {
	cited, held = said(cited), said(held)
	strange := 0
	for _, w := range cited {
		if !slices.Contains(held, w) {
			strange++
		}
	}
	return 2*strange > len(cited)
}

// begins reports whether words begin with all of others.
func begins(words, others []string) bool {
	if len(words) < len(others) {
		return false
	}
	for i, w := range others {
		if words[i] != w {
			return false
		}
	}
	return true
}

// said are the folded words that say what a title is about: abbreviations written out, without those that only join.
func said(words []string) []string {
	var out []string
	for _, w := range words {
		full, ok := shortened()[w]
		if !ok {
			full = []string{w}
		}
		for _, w := range full {
			if !joining()[w] {
				out = append(out, w)
			}
		}
	}
	return out
}

// shortened maps folded abbreviations to the folded words that they stand for; heads are the words for who heads a body; joining are the words
// that only join.
var (
	shortened = sync.OnceValue(func() map[string][]string {
		out := map[string][]string{}
		for _, row := range table.Files(tables, "data")["shortened"] {
			if len(row) > 1 {
				out[row[0]] = strings.Fields(viet.Fold(row[1]))
			}
		}
		return out
	})
	heads = sync.OnceValue(func() [][]string {
		var out [][]string
		for _, row := range table.Files(tables, "data")["heads"] {
			out = append(out, strings.Fields(viet.Fold(row[0])))
		}
		return out
	})
	joining = sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for _, row := range table.Files(tables, "data")["joining"] {
			out[viet.Fold(row[0])] = true
		}
		return out
	})
)
