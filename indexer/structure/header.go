package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// reading is a letterhead while it is being read.
type reading struct {
	*head
	facts    corpus.Header
	problems []corpus.Problem
	number   corpus.Number
	// numberAt is where the number's line begins in the text; -1 where there is none.
	numberAt int
	// caption is the type word before the number: "Luật số: …".
	caption string
	// doubtful are the words whose figures may be misread, in order.
	doubtful []corpus.Span
	// copyEnd is where the number of a copy ends that stands above the document's own; 0 where there is none.
	copyEnd int
	// typeAt and typeEnd are the pieces of the type line; -1 where there is none.
	typeAt, typeEnd int
}

// readHeader reads the facts of the letterhead and of the signature. Source: handbook §2.
func readHeader(in Input, lines []line) (corpus.Header, []corpus.Problem) {
	r := &reading{head: readHead(in.Text, lines, recognised(in.Pages)), doubtful: in.Doubtful, numberAt: -1, typeAt: -1, typeEnd: -1}
	r.facts.Evidence = map[corpus.Field]corpus.Evidence{}
	if !r.readAdopted() {
		r.readNumber()
		r.readDate()
	}
	r.cut()
	r.findTypeLine()
	if r.system == corpus.SystemUnknown && r.numberAt < 0 && r.typeAt != 0 {
		// Without a letterhead nothing is guessed; a page of a legal database says its facts in a table.
		return readAttributes(in.Text, lines), nil
	}
	r.readSystem()
	r.readMarks()
	r.readType()
	r.readAbstract()
	r.readIssuer()
	r.readAdoption(lines)
	r.readCopy(lines)
	r.readSigners(lines)
	p := r.readPreamble(lines)
	r.readBases(p)
	r.readAdopter(lines, p)
	r.readAddressees(lines)
	r.readRecipients(lines)
	r.readEffect(lines)
	r.contradictions()
	if len(r.facts.Evidence) == 0 {
		r.facts.Evidence = nil
	}
	return r.facts, r.problems
}

// found notes where a fact was read.
func (r *reading) found(f corpus.Field, at corpus.Span, method string) {
	r.facts.Evidence[f] = corpus.Evidence{Span: at, Quote: at.In(r.text), Method: method, Confidence: confidence(method)}
}

// told notes how a fact was told that was read in no single place.
func (r *reading) told(f corpus.Field, method string) {
	r.facts.Evidence[f] = corpus.Evidence{Method: method, Confidence: confidence(method)}
}

// contradict notes that facts contradict each other; neither is changed.
func (r *reading) contradict(detail string) {
	r.problems = append(r.problems, corpus.Problem{Stage: corpus.StageStructure, Kind: corpus.KindDoubtful, Detail: detail})
}

// readNumber finds the line of the number and masks it. A text that begins with "Quyết định số …" and has no motto cites: nothing says that
// the number is its own.
func (r *reading) readNumber() {
	zone := r.text[:r.end]
	found := corpus.ScanNumbers(zone)
	for _, f := range found {
		at, caption, ok := r.numberLine(f.Start)
		if ok && copied(f.Number) {
			r.copyEnd = f.End
		}
		if !ok || copied(f.Number) || r.system == corpus.SystemUnknown && (!r.alone(f.End) || caption != "" && !strings.ContainsFunc(zone[:at], unicode.IsLetter)) {
			continue
		}
		r.number, r.numberAt, r.caption = f.Number, at, caption
		r.marks = append(r.marks, mark{corpus.Span{Start: at, End: f.End}, roleNumber})
		if r.unsure(figuresAt(f.In(r.text), f.Start, 0)) {
			return
		}
		r.facts.Number = f.Number.String()
		r.found(corpus.FieldNumber, f.Span, "dòng số, ký hiệu")
		return
	}
	if r.recognised {
		// What cannot be read was filled in by hand: the document is no draft for that.
		if r.unreadNumber() {
			return
		}
	} else if r.blankNumber() {
		return
	}
	// A number that stands alone on its line needs no "Số" before it, if a motto says that this is a letterhead.
	if r.system == corpus.SystemUnknown {
		return
	}
	for _, f := range found {
		for _, l := range r.lines {
			if l.Span == f.Span && !copied(f.Number) {
				r.number, r.numberAt = f.Number, f.Start
				r.facts.Number = f.Number.String()
				r.marks = append(r.marks, mark{f.Span, roleNumber})
				r.found(corpus.FieldNumber, f.Span, "số, ký hiệu đứng riêng một dòng")
				return
			}
		}
	}
}

// alone reports whether nothing follows a number on its line but another column, and no line in small letters that goes on with it: a sentence may
// begin with a number too ("Kế hoạch số 185-KH/TU⏎ngày 03/01/2020 của …"), and without a motto nothing else tells the two apart.
func (r *reading) alone(at int) bool {
	rest := strings.TrimLeft(r.text[at:min(r.end, at+longestColumn)], "*_")
	rest, next, _ := strings.Cut(rest, "\n")
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(next, blank)); unicode.IsLower(first) {
		return false
	}
	for _, gap := range []string{"|", "\t", "   "} {
		if strings.HasPrefix(rest, gap) {
			return true
		}
	}
	rest = strings.TrimFunc(rest, blank)
	return rest == "" || strings.HasPrefix(rest, bar)
}

// numberLine looks at what stands before a number: "Số:", "Luật số:", at the start of a line, cell or column. It
// answers where that begins and the type word in it.
func (r *reading) numberLine(at int) (start int, caption string, ok bool) {
	before := strings.TrimRightFunc(r.text[:at], func(c rune) bool { return blank(c) || strings.ContainsRune(":|.*", c) })
	word := r.wordNumber(before)
	if word < 0 {
		return 0, "", false
	}
	before = before[:word]
	start = word
	// What stands before "Số" on its line must end a column, or be a type word. Only what a column can hold is looked at,
	// so that a text in one endless line takes no longer than any other.
	from := max(0, len(before)-longestColumn)
	from += len(before[from:]) - len(strings.TrimLeftFunc(before[from:], func(c rune) bool { return c == utf8.RuneError }))
	if k := strings.LastIndexAny(before[from:], "\n|\t"); k >= 0 {
		from += k + 1
	}
	if k := strings.LastIndex(before[from:], "   "); k >= 0 {
		from += k
	}
	lead := strings.TrimFunc(before[from:], blank)
	if text := strings.TrimRight(lead, "-_* "); text != "" {
		lead = text
	}
	if f := viet.Fold(lead); f == "den" || strings.HasSuffix(f, "van den") {
		return 0, "", false
	}
	if t, ok := corpus.TypeByName(lead); ok && lead != "" {
		return len(before[:from]) + strings.Index(before[from:], lead), t.Name, true
	}
	if lead == "" {
		return start, "", !r.incoming(from)
	}
	// Columns that lost the gap between them: "BỘ Y TẾ Số: …", "Hạnh phúc Số: …".
	last := lead[strings.LastIndexByte(lead, ' ')+1:]
	return start, "", allCaps(last) || strings.HasSuffix(viet.Fold(lead), "hanh phuc") || rule(last)
}

// longestColumn is the length of the longest line that a column of a letterhead can hold, in bytes.
const longestColumn = 200

// incoming reports whether the line above belongs to a stamp of receipt, whose number is not the document's.
func (r *reading) incoming(at int) bool {
	above := strings.TrimFunc(r.text[:at], func(c rune) bool { return blank(c) || c == '|' })
	above = viet.Fold(above[strings.LastIndexByte(above, '\n')+1:])
	return strings.HasSuffix(above, "cong van den") || strings.HasSuffix(above, " den") && len(above) < 60
}

// blankNumber finds a number line without a number: "Số:      /KH-UBND", "Số …/QĐ-UBND". It makes the document a draft.
func (r *reading) blankNumber() bool {
	if r.system == corpus.SystemUnknown {
		return false
	}
	for _, l := range r.lines {
		for _, lead := range []string{"Số", "SỐ", "số"} {
			k := strings.Index(l.text, lead)
			if k >= 0 && lead == "số" { // "Luật số:       /2025/QH15"
				if _, ok := corpus.TypeByName(l.text[:k]); !ok {
					continue
				}
				if r.blankAfter(l, 0, k+len(lead)) {
					return true
				}
				continue
			}
			if k < 0 || k > 0 && !strings.HasSuffix(l.text[:k], " ") && !strings.HasSuffix(l.text[:k], "|") {
				continue
			}
			if k > 0 && !allCaps(l.text[:k]) && !strings.ContainsAny(l.text[:k], "|\t") && !strings.HasSuffix(l.text[:k], "   ") {
				continue
			}
			if r.blankAfter(l, k, k+len(lead)) {
				return true
			}
		}
	}
	return false
}

// blankAfter takes a line for the number line of a draft, whose words "Số" run from one byte to another: no figure stands behind them, but
// a symbol, or nothing.
func (r *reading) blankAfter(l line, from, to int) bool {
	tail := l.text[to:]
	rest := strings.TrimLeft(tail, ":.…_ \u00a0")
	symbol := rest
	if n := strings.IndexAny(symbol, " |\t\u00a0"); n >= 0 {
		symbol = symbol[:n]
	}
	n, ok := corpus.ParseNumber("1" + symbol)
	marked := (strings.HasPrefix(symbol, "/") || strings.HasPrefix(symbol, "-")) && (ok || symbolOnly.MatchString(symbol))
	if !marked && !(rest == "" && strings.ContainsRune(tail, ':')) {
		return false
	}
	at := corpus.Span{Start: l.Start + from, End: l.End - len(rest) + len(symbol)}
	r.facts.Draft, r.numberAt = true, at.Start
	r.found(corpus.FieldDraft, at, "số để trống")
	r.marks = append(r.marks, mark{at, roleNumber})
	if ok {
		// The symbol is read as if the number were there.
		r.number = n
	}
	return true
}

// symbolOnly is a symbol whose codes no table has: "/PCCC&CNCH-P6".
var symbolOnly = regexp.MustCompile(`^/[A-ZĐ]{2}[A-ZĐ&]*(-[A-ZĐ&]+[0-9]*)+$`)

// squeeze makes one space of every run of blanks.
func squeeze(s string) string { return strings.Join(strings.FieldsFunc(s, blank), " ") }

// readSystem decides the body of rules: the motto, else the punctuation of the number.
func (r *reading) readSystem() {
	r.facts.System = r.system
	if r.system != corpus.SystemUnknown {
		r.found(corpus.FieldSystem, r.motto, "quốc hiệu hoặc tiêu đề")
		if r.system == corpus.SystemState {
			r.found(corpus.FieldSystem, r.motto, "quốc hiệu")
		}
		return
	}
	switch r.number.Family {
	case corpus.FamilyParty:
		r.facts.System = corpus.SystemParty
	case corpus.FamilyState, corpus.FamilyLaw, corpus.FamilyOld:
		r.facts.System = corpus.SystemState
	default:
		return
	}
	r.told(corpus.FieldSystem, methodSymbol)
}

// readMarks reads the marks of secrecy and urgency and the word "Dự thảo" from the pieces above the body. A mark stands alone; that of a
// telegram may stand behind its type: "CÔNG ĐIỆN KHẨN".
func (r *reading) readMarks() {
	for i, p := range r.pieces {
		if r.typeAt >= 0 && i > max(r.typeAt, r.typeEnd-1) {
			break
		}
		if r.typeAt >= 0 && i >= r.typeAt {
			if t, rest := typePrefix(p.text); rest != "" && t.Name == telegram {
				r.readMark(rest, corpus.Span{Start: p.End - len(rest), End: p.End})
			}
			continue
		}
		r.readMark(p.text, p.Span)
		if f := viet.Fold(p.text); strings.HasPrefix(f, "du thao") && len(f) <= len("du thao lan 2 (ngay 01/01/2025)") && !r.facts.Draft {
			r.facts.Draft = true
			r.found(corpus.FieldDraft, p.Span, "dòng ghi dự thảo")
		}
	}
}

// telegram is the type whose urgency stands behind its name.
const telegram = "Công điện"

// readMark takes words for a mark where they are one and nothing else; the fact is its official name, "Tối mật" for "TỐI MẬT".
func (r *reading) readMark(s string, at corpus.Span) {
	s = strings.Trim(s, " ()[].:*")
	if !allCaps(s) {
		return
	}
	f := viet.Fold(squeeze(s))
	for _, row := range rows("marks") {
		switch {
		case row[0] != f || viet.Tone(squeeze(s)) != strings.ToUpper(row[2]):
		case row[1] == "secrecy" && r.facts.Secrecy == "":
			r.facts.Secrecy = row[2]
			r.found(corpus.FieldSecrecy, at, "dấu chỉ mức độ mật")
		case row[1] == "urgency" && r.facts.Urgency == "":
			r.facts.Urgency = row[2]
			r.found(corpus.FieldUrgency, at, "dấu chỉ mức độ khẩn")
		}
	}
}
