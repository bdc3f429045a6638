package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// head is what one cell of a head says.
type head struct {
	corpus.Span
	roles headRole
	times []headTime
	// unit stands in brackets or at the end; end is where the words before it end, 0 where it has no end of its own.
	unit    corpus.Unit
	hasUnit bool
	end     int
	// name is what is left: words of the indicator; place and body are set where it is a name.
	name  corpus.Bound
	place string
	// operands are the sides of "ƯTH 2020/KH 2020": what is compared, and with what.
	operands []corpus.Span
}

// readHead reads text[at] as the head of a column or of several. A quarter without a year is one of the given year.
// Example: "Kế hoạch năm 2024" is a plan with a time and no name; "Tỷ lệ hồ sơ trực tuyến (%)" is a name with a unit.
func readHead(text string, at corpus.Span, year int) head {
	h := head{Span: trimmedSpan(text, at)}
	if h.Len() == 0 {
		return h
	}
	h.readUnit(text)
	words := headWordsOf(text, h.named(text))
	if h.roles = wholeRole(words); h.roles != 0 {
		h.name = corpus.Bound{Text: h.In(text), Span: h.Span, Origin: corpus.OriginColumn}
		return h
	}
	h.times = headTimes(words, year)
	h.readRoles(words)
	h.readOperands(text, words)
	if h.roles&roleRank != 0 {
		for i := range words {
			words[i].used = false // what ranks is a name all the same
		}
		for _, t := range h.times {
			for i := t.first; i < t.last; i++ {
				words[i].used = true
			}
		}
	}
	h.readName(text, words)
	return h
}

// readUnit takes a unit in brackets, or one that ends the head after a bracket, a comma or a percent sign.
func (h *head) readUnit(text string) {
	s := h.In(text)
	for open := strings.IndexByte(s, '('); open >= 0; {
		end := strings.IndexByte(s[open:], ')')
		if end < 0 {
			break
		}
		inner := strings.TrimSpace(s[open+1 : open+end])
		if u, ok := unitNamed(inner); ok {
			h.unit, h.hasUnit = u, true
			return
		}
		next := strings.IndexByte(s[open+end:], '(')
		if next < 0 {
			break
		}
		open += end + next
	}
	if strings.Contains(s, "%") {
		h.unit, h.hasUnit = corpus.UnitOf("%")
		return
	}
	for _, mark := range [...]string{")", ",", ":", "-"} {
		if i := strings.LastIndex(s, mark); i >= 0 {
			if u, ok := unitNamed(strings.Trim(s[i+1:], " .")); ok && !u.Countable() {
				h.unit, h.hasUnit = u, true
				h.end = h.Start + i + 1
				return
			}
		}
	}
}

// unitNamed reads a phrase that is a unit, with "ĐVT:" before it and a number before that perhaps: "ĐVT: 1.000 đồng", "1000 con".
func unitNamed(phrase string) (corpus.Unit, bool) {
	phrase = strings.Trim(phrase, " .:;")
	if name, rest, ok := strings.Cut(phrase, ":"); ok && wholeRole(headWordsOf(name, corpus.Span{End: len(name)})) == roleUnit {
		phrase = strings.TrimSpace(rest)
	}
	n := numeralEnd(phrase, 0)
	if n > 0 && n < len(phrase) {
		v, _, ok, _ := separators{ours: 1}.parse(phrase[:n])
		u, known := corpus.UnitOf(strings.TrimSpace(phrase[n:]))
		return u.Times(phrase[:n], v), ok && known && v >= 10
	}
	if len(phrase) > 60 {
		return corpus.Unit{}, false
	}
	return corpus.UnitOf(phrase)
}

// joined is the head without the unit at its end or the brackets that hold it.
func (h *head) named(text string) corpus.Span {
	s := h.In(text)
	if !h.hasUnit {
		return h.Span
	}
	if h.end > 0 {
		return corpus.Span{Start: h.Start, End: h.end}
	}
	if i := strings.IndexByte(s, '('); i > 0 {
		if end := strings.IndexByte(s[i:], ')'); end >= 0 {
			if _, ok := unitNamed(s[i+1 : i+end]); ok && strings.TrimSpace(s[i+end+1:]) == "" {
				return corpus.Span{Start: h.Start, End: h.Start + i}
			}
		}
	}
	return h.Span
}

// readRoles marks the words that say what the numbers are: what may only stand alone counts where all words have been read.
func (h *head) readRoles(words []headWord) {
	within := &headPhrases().within
	type met struct{ i, n int }
	var alone []met
	var roles headRole
	for i := 0; i < len(words); {
		p, n := within.at(words[i:])
		if n == 0 {
			i++
			continue
		}
		if p.alone {
			alone = append(alone, met{i, n})
			roles |= p.role
		} else {
			h.roles |= p.role
			for j := i; j < i+n; j++ {
				words[j].used = true
			}
		}
		i += n
	}
	waiting := map[int]bool{}
	for _, m := range alone {
		for j := m.i; j < m.i+m.n; j++ {
			waiting[j] = true
		}
	}
	for i, w := range words {
		if !w.used && !waiting[i] && !bindingWord(w.fold) {
			return
		}
	}
	h.roles |= roles
	for _, m := range alone {
		for j := m.i; j < m.i+m.n; j++ {
			words[j].used = true
		}
	}
}

// bindingWord reports whether a word only binds others.
func bindingWord(word string) bool {
	switch word {
	case "so", "voi", "va", "cua", "theo", "nam", "trong", "so voi", "den", "tu", "ky", "ve", "cac":
		return true
	}
	return false
}

// readOperands tells the two sides of a head that divides one number by another.
func (h *head) readOperands(text string, words []headWord) {
	years := len(h.times)
	switch {
	case years == 2 && h.roles&(roleCompare|roleChange|roleRatio) != 0 || years == 2 && strings.Contains(text[h.times[0].End:h.times[1].Start], "/"):
		// The second operand begins behind the time of the first.
		h.roles |= roleCompare
		from := h.times[0].End
		to := h.End
		if h.hasUnit {
			to = h.named(text).End
		}
		for _, w := range words {
			if w.Start >= from && (w.fold == "so" || w.fold == "voi") && w.End < to {
				from = w.End
			} else if w.Start >= from {
				break
			}
		}
		h.operands = []corpus.Span{trimmedSpan(text, corpus.Span{Start: h.Start, End: h.times[0].End}), cutSpan(text, corpus.Span{Start: from, End: to})}
	case h.roles&rolePlan != 0 && h.roles&(roleActual|roleEstimate) != 0 && strings.Contains(h.In(text), "/"):
		h.roles |= roleCompare | roleRatio
		i := h.Start + strings.LastIndexByte(h.In(text), '/')
		h.operands = []corpus.Span{trimmedSpan(text, corpus.Span{Start: h.Start, End: i}), cutSpan(text, corpus.Span{Start: i, End: h.End})}
	case h.roles&roleCompare != 0:
		// "So với cùng kỳ": the words behind say with what.
		for i, w := range words {
			if w.fold == "voi" && i+1 < len(words) || w.fold == "so" && i+1 < len(words) && words[i+1].fold != "voi" && words[i+1].fold != "sanh" {
				to := h.End
				if h.hasUnit {
					to = h.named(text).End
				}
				h.operands = []corpus.Span{{Start: h.Start, End: h.Start}, cutSpan(text, corpus.Span{Start: words[i+1].Start, End: to})}
				break
			}
		}
	}
	if len(h.operands) == 2 {
		for i := range words {
			if words[i].Start >= h.operands[1].Start {
				words[i].used = true
			}
		}
	}
}

// cutSpan is a span without the marks at its ends.
func cutSpan(text string, at corpus.Span) corpus.Span {
	s := at.In(text)
	left := len(s) - len(strings.TrimLeft(s, " \u00a0-–/,.:;()%"))
	at.Start += left
	s = at.In(text)
	at.End = at.Start + len(strings.TrimRight(s, " \u00a0-–/,.:;(%"))
	return at
}

// readName keeps the words that nothing else has read.
func (h *head) readName(text string, words []headWord) {
	var parts []string
	span := corpus.Span{}
	for i := 0; i < len(words); i++ {
		if words[i].used {
			continue
		}
		j := i
		for j < len(words) && !words[j].used {
			j++
		}
		from, to := i, j
		for from < to && (from > 0 && bindingWord(words[from].fold)) {
			from++
		}
		for to > from && (j < len(words) && bindingWord(words[to-1].fold)) {
			to--
		}
		if from < to {
			s := corpus.Span{Start: words[from].Start, End: words[to-1].End}
			if to == len(words) {
				s.End = closedBracket(text, s, h.named(text).End)
			}
			parts = append(parts, s.In(text))
			if span.Len() == 0 {
				span = s
			} else {
				span = corpus.Span{}
			}
		}
		i = j
	}
	if len(parts) == 0 {
		return
	}
	if strings.EqualFold(parts[0], "năm") && len(parts) == 1 {
		return
	}
	h.name = corpus.Bound{Text: strings.Join(parts, " "), Origin: corpus.OriginColumn}
	if len(parts) == 1 {
		h.name.Span = span
	}
	if h.place = placeName(h.name.Text); h.place == "" && wholePlace(h.name.Text) {
		h.place = h.name.Text
	}
}

// wholePlace reports whether a phrase means all of the place that the document is of: "Toàn tỉnh", "Cả nước".
func wholePlace(phrase string) bool {
	words := headWordsOf(phrase, corpus.Span{End: min(len(phrase), 40)})
	return len(words) == 2 && (words[0].fold == "toan" || words[0].fold == "ca") && labelRoles().total[foldedWords(words)]
}

// closedBracket is the end of a span moved over the bracket that closes one within it.
func closedBracket(text string, at corpus.Span, end int) int {
	if open := strings.LastIndexByte(at.In(text), '('); open >= 0 && !strings.Contains(at.In(text)[open:], ")") {
		if i := strings.IndexByte(text[at.End:end], ')'); i >= 0 {
			return at.End + i + 1
		}
	}
	return at.End
}

// bodyHeads begin the names of bodies that stand for the place that they govern.
var bodyHeads = [...]string{"uy ban nhan dan", "ubnd", "hdnd", "hoi dong nhan dan"}

// placeName is the name of a place that a short phrase is, "" where it is none: a word for a unit and a name behind it, or a number.
// Example: "Ủy Ban Nhân Dân Xã Đạ Ròn" is "Xã Đạ Ròn"; "Xã đạt chuẩn nông thôn mới" is none.
func placeName(phrase string) string {
	phrase = strings.Trim(phrase, " .,;:-")
	if len(phrase) > 90 {
		return ""
	}
	words := headWordsOf(phrase, corpus.Span{End: len(phrase)})
	all := foldedWords(words)
	for _, head := range bodyHeads {
		if strings.HasPrefix(all, head+" ") {
			n := len(strings.Fields(head))
			return placeName(phrase[words[n].Start:])
		}
	}
	if strings.HasPrefix(all, "uy ban ") {
		return ""
	}
	n := 0
	for k := min(3, len(words)); k > 0 && n == 0; k-- {
		if labelRoles().place[foldedWords(words[:k])] {
			n = k
		}
	}
	if n > 0 && n < len(words) && len(words) <= n+5 {
		for _, w := range words[n:] {
			r, _ := utf8.DecodeRuneInString(w.In(phrase))
			if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsAny(w.before, "'’-") {
				return ""
			}
		}
		// In capitals throughout, the words may as well be a title.
		if phrase == strings.ToUpper(phrase) && len(words) > n+3 {
			return ""
		}
		return phrase
	}
	if p, ok := corpus.ProvinceByName(phrase); ok && len(words) <= 5 && viet.HasMarks(phrase) && n == 0 {
		r, _ := utf8.DecodeRuneInString(phrase)
		if unicode.IsUpper(r) && strings.EqualFold(p.Name, phrase) {
			return phrase
		}
	}
	return ""
}
