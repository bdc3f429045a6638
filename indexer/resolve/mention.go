package resolve

import (
	"strconv"

	"vankho/corpus"
)

// verdict is what a citation and a document say of each other.
type verdict int

const (
	// against: a fact of one contradicts the other.
	against verdict = iota
	// open: nothing speaks against it, and too little for it. A number alone is no proof: 01/NQ-CP exists every January.
	open
	// confirmed: the facts that tell a document from all others agree.
	confirmed
)

// mention is a citation with its names read once, and with what other citations of the same number in the same document add.
type mention struct {
	corpus.Mention
	number corpus.Number
	// year is that of the number, else that of the day.
	year    int
	issuer  body
	by      body
	subject []string
	kind    []string // the words of the type
	// province is stated with the issuer; implied is the citing document's, which a number of a local body means.
	province, implied string
	central           bool
}

// holder is a document with its names read once.
type holder struct {
	corpus.Holder
	issuer  body
	subject []string
	kind    []string
	stub    int // which of the ledger's stubs, 0 = a document of the store
}

func newHolder(h corpus.Holder) holder {
	return holder{Holder: h, issuer: newBody(h.Issuer), subject: corpus.SubjectWords(h.Type, h.Abstract), kind: typeWords(h.Type)}
}

// readMentions reads the citations of a group. What one citation of a document lacks, another of the same number in the same document gives,
// where those that do say one thing. Source: handbook §1.6, order of resolution (1).
func readMentions(group []corpus.Mention) []mention {
	type said struct {
		dates           map[corpus.Date]bool
		issuers, titles map[string]bool
	}
	per := map[corpus.ID]*said{}
	for _, m := range group {
		s := per[m.Doc]
		if s == nil {
			s = &said{map[corpus.Date]bool{}, map[string]bool{}, map[string]bool{}}
			per[m.Doc] = s
		}
		if m.Date.Day > 0 {
			s.dates[m.Date] = true
		}
		if m.Issuer != "" {
			s.issuers[m.Issuer] = true
		}
		if m.Title != "" {
			s.titles[m.Title] = true
		}
	}
	bodies := map[string]body{}
	read := func(name string) body {
		b, ok := bodies[name]
		if !ok {
			b = newBody(name)
			bodies[name] = b
		}
		return b
	}
	out := make([]mention, len(group))
	for i, m := range group {
		s := per[m.Doc]
		if m.Date.Day == 0 {
			if d, ok := only(s.dates); ok && sameDay(m.Date, d) {
				m.Date = d
			}
		}
		if len(s.dates) < 2 {
			if name, ok := only(s.issuers); ok && m.Issuer == "" {
				m.Issuer = name
			}
			if title, ok := only(s.titles); ok && m.Title == "" {
				m.Title = title
			}
		}
		out[i] = newMention(m, read)
	}
	return out
}

func newMention(m corpus.Mention, read func(string) body) mention {
	out := mention{Mention: m, issuer: read(m.Issuer), by: read(m.ByIssuer), subject: corpus.SubjectWords(m.DocType, m.Title), kind: typeWords(m.DocType)}
	canonical := m.Canonical
	if canonical == "" {
		canonical = m.ResolvesTo
	}
	out.number, _ = corpus.ParseNumber(canonical)
	out.central = centralNumber(out.number)
	out.year = out.number.Year
	if out.year == 0 {
		out.year = m.Date.Year
	}
	if out.central {
		return out
	}
	out.province = out.issuer.province
	switch {
	case out.by.central:
	case out.by.province != "":
		out.implied = out.by.province
	case m.ByPlace != "" && (m.ByIssuer != "" || provinceKey(m.ByPlace) != "hanoi"):
		out.implied = provinceKey(m.ByPlace)
	}
	return out
}

// only is the one key of a set.
func only[T comparable](set map[T]bool) (T, bool) {
	var found T
	for k := range set {
		found = k
	}
	return found, len(set) == 1
}

// malformed says why what is written can be no document's number, "" where it can.
func malformed(r corpus.Reference, by corpus.Date) string {
	if !r.Date.IsZero() && !r.Date.Valid() {
		return "ngày ghi trong dẫn chiếu không có thật"
	}
	year, _ := strconv.Atoi(r.Year)
	switch {
	case year == 0:
	case year < 1945:
		return "năm trong số, ký hiệu trước năm 1945"
	case by.Year > 0 && year > by.Year+1:
		return "năm trong số, ký hiệu sau năm của văn bản dẫn chiếu"
	}
	return ""
}

// weigh judges whether a citation means a document of the same key, and says in one phrase what confirmed it.
func (m *mention) weigh(h *holder) (verdict, string) {
	dated := m.Date.Day > 0 && m.Date == h.Issued
	switch {
	case !sameDay(m.Date, h.Issued):
		return against, ""
	case m.DocType != h.Type && otherKind(m.kind, h.kind):
		return against, ""
	case !dated && m.issuer.against(h.issuer):
		return against, ""
	case m.province != "" && h.issuer.province != "" && m.province != h.issuer.province:
		return against, ""
	case !m.central && m.province == "" && !dated && m.implied != "" && h.issuer.province != "" && m.implied != h.issuer.province:
		return against, ""
	case m.number.IsZero():
		return m.weighSubject(h, dated)
	case m.number.Year == 0 && m.Date.IsZero() && later(h.Issued, m.ByIssued):
		return against, ""
	}
	switch {
	case m.number.Year != 0 && m.central:
		return confirmed, "cùng số, ký hiệu có ghi năm"
	case dated:
		return confirmed, "cùng số, cùng ngày ban hành"
	}
	sameBody := m.central && m.number.Year == 0 || m.sameBody(h)
	switch {
	case sameBody && m.number.Year != 0:
		return confirmed, "cùng số, ký hiệu có ghi năm, cùng cơ quan"
	case sameBody && m.Date.Year != 0 && m.Date.Year == h.Issued.Year:
		return confirmed, "cùng số, cùng cơ quan, cùng năm"
	case sameBody && m.Date.IsZero() && samePeriod(m.number, m.ByIssued, h.Issued):
		return confirmed, "cùng số, cùng cơ quan, trong cùng thời kỳ đánh số với văn bản dẫn chiếu"
	case alikeSubjects(m.subject, h.subject):
		return confirmed, "cùng số, cùng nội dung trích yếu"
	}
	return open, ""
}

// weighSubject judges a citation without a number.
func (m *mention) weighSubject(h *holder, dated bool) (verdict, string) {
	switch {
	case !sameSubjects(m.subject, h.subject):
		return against, ""
	case later(h.Issued, m.ByIssued):
		return against, ""
	case dated:
		return confirmed, "cùng loại, cùng ngày, cùng trích yếu"
	case m.year != 0 && m.year == h.Issued.Year:
		return confirmed, "cùng loại, cùng năm, cùng trích yếu"
	case m.issuer.known() && m.issuer.same(h.issuer) && !repeats(h):
		return confirmed, "cùng loại, cùng cơ quan, cùng trích yếu"
	}
	return open, ""
}

// repeats reports whether documents of one type and name follow each other over the years: laws, decrees, circulars.
func repeats(h *holder) bool {
	t, ok := corpus.TypeByName(h.Type)
	return !ok || t.YearInNumber
}

// sameBody reports whether the issuer that a citation names or means is surely that of the document.
func (m *mention) sameBody(h *holder) bool {
	if m.issuer.same(h.issuer) {
		return true
	}
	if m.issuer.known() {
		// "của UBND tỉnh": the citing document's province completes it.
		return !lacks(m.issuer.words, h.issuer.words) && m.implied != "" && m.implied == h.issuer.province && m.province == ""
	}
	// No issuer stands there: a body cites its own, or the province's.
	return m.by.same(h.issuer) || m.implied != "" && m.implied == h.issuer.province && provincial(h.issuer)
}

// provincial reports whether a body is the province's own: no unit below stands in its name.
func provincial(b body) bool {
	for _, w := range b.words {
		for _, unit := range lowerUnits {
			if w == unit {
				return false
			}
		}
	}
	return true
}

// later reports whether a day surely lies after another.
func later(a, b corpus.Date) bool {
	if a.IsZero() || b.IsZero() || a.Year != b.Year {
		return b.Year != 0 && a.Year > b.Year
	}
	if a.Month == 0 || b.Month == 0 || a.Month != b.Month {
		return b.Month != 0 && a.Month > b.Month
	}
	return b.Day != 0 && a.Day > b.Day
}

// subjectWords is how many words of a subject tell it from others, where they are not all of it.
const subjectWords = 5

// alikeSubjects reports whether two documents say that they are about the same: all that one says stands in the other. A word for another,
// be it one of twenty, makes it another subject: "xử phạt vi phạm hành chính trong lĩnh vực đất đai".
func alikeSubjects(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < subjectWords && len(a) != len(b) || len(a) == 0 {
		return false
	}
	return len(lacking(a, b)) == 0
}

// sameSubjects reports whether a citation without a number says all that a document is about: a title that is cut short could be that of
// many. Source: handbook §1.7.
func sameSubjects(cited, held []string) bool {
	return alikeSubjects(cited, held) && float64(len(cited)) >= saidWords*float64(len(held))
}

// saidWords is how large a share of a subject a citation must say.
const saidWords = 0.8
