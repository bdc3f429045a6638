package structure

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	// headLines and headBytes bound the letterhead: no office writes a longer one.
	headLines = 60
	headBytes = 8000
)

// role says what a piece of the letterhead is.
type role int

const (
	rolePlain role = iota
	roleMotto
	roleNumber
	roleDate
	roleRule
	roleStamp
)

// piece is a run of the letterhead that belongs together: a cell, a column of a line, or what a known fact is cut from.
type piece struct {
	corpus.Span
	text string
	role role
	// apart is true where a blank line or a rule stands before the piece.
	apart bool
	// lost is true where the first words of the line were not recognised.
	lost bool
}

// head is the zone of the letterhead, from the beginning of the text to its body.
type head struct {
	text   string
	end    int
	lines  []line
	pieces []piece
	marks  []mark
	system corpus.System
	motto  corpus.Span
	// recognised is true where the zone was read from a picture: letters may be misread, stamps and dust stand in it.
	recognised bool
	// stopped is true where the zone ends because the body begins, not because it is long enough.
	stopped bool
}

// mark is a span of the zone whose role is known.
type mark struct {
	corpus.Span
	role role
}

// readHead finds the zone of the letterhead and the mottos in it. The two columns of a letterhead come out of files in
// many orders (handbook §2.1 a–f), so that nothing here depends on which line a fact stands in.
func readHead(text string, lines []line, recognised bool) *head {
	h := &head{text: text, recognised: recognised, system: corpus.SystemUnknown}
	n := 0
	for n < len(lines) && n < 3*headLines && lines[n].Start < headBytes {
		if n > 0 && bodyStarts(lines[n].text) {
			h.stopped = true
			break
		}
		h.end = lines[n].End
		n++
	}
	h.lines = lines[:n]
	h.findMottos()
	return h
}

// bodyStarts reports whether a line begins the body: "Căn cứ …", "Kính gửi:", "Điều 1.".
func bodyStarts(line string) bool {
	s := line[:runeCut(line, 40)]
	capitals := allCaps(s)
	s = viet.Fold(s)
	for _, row := range bodyStartRows() {
		if strings.HasPrefix(s, row[0]) && !(len(row) > 1 && (capitals || row[1] == "below")) {
			return true
		}
	}
	return false
}

// runeCut is n, or the beginning of the character that n falls into.
func runeCut(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// gap stands between the words of a motto that lines, cells and rules have torn apart.
const gap = `[\s|*_.\-–—]*`

// Mottos on the fold of the letterhead. A letter or two may be misprinted in the middle ("CHỦ NCHĨA").
var (
	stateMotto  = regexp.MustCompile(`cong` + gap + `hoa` + gap + `xa` + gap + `hoi` + gap + `chu` + gap + `[a-z]{2,6}ia` + gap + `viet` + gap + `nam`)
	oldMotto    = regexp.MustCompile(`viet` + gap + `nam` + gap + `dan` + gap + `chu` + gap + `cong` + gap + `hoa`)
	secondMotto = regexp.MustCompile(`doc` + gap + `lap` + gap + `tu` + gap + `do` + gap + `hanh` + gap + `phuc`)
	partyMotto  = regexp.MustCompile(`dang` + gap + `cong` + gap + `san` + gap + `viet` + gap + `nam`)
	unionMotto  = regexp.MustCompile(`doan` + gap + `(?:tncs|thanh` + gap + `nien` + gap + `cong` + gap + `san)` + gap + `ho` + gap + `chi` + gap + `minh`)
)

// findMottos masks the mottos; the first decides the system. A motto is written in capitals: a sentence that names the
// republic or the Party is none.
func (h *head) findMottos() {
	shadow := viet.NewShadow(h.text[:h.end])
	for _, m := range []struct {
		re     *regexp.Regexp
		system corpus.System
	}{{stateMotto, corpus.SystemState}, {oldMotto, corpus.SystemState}, {partyMotto, corpus.SystemParty}, {unionMotto, corpus.SystemYouthUnion}, {secondMotto, ""}} {
		for _, at := range m.re.FindAllStringIndex(shadow.Text(), -1) {
			start, end := shadow.Span(at[0], at[1])
			s := corpus.Span{Start: start, End: end}
			if m.system != "" && (!allCaps(s.In(h.text)) || !h.capsBefore(start)) && !h.wholeMotto(s) {
				continue
			}
			h.recognised = h.recognised || misreadMotto(s.In(h.text))
			h.marks = append(h.marks, mark{s, roleMotto})
			if m.system != "" && (h.motto.End == 0 || start < h.motto.Start) {
				h.motto, h.system = s, m.system
			}
			break
		}
	}
}

// wholeMotto reports whether a motto in small letters is one all the same: it fills its line, and the second motto
// stands right below.
func (h *head) wholeMotto(s corpus.Span) bool {
	from := strings.LastIndexByte(h.text[:s.Start], '\n') + 1
	rest, below, _ := strings.Cut(h.text[s.End:h.end], "\n")
	at := secondMotto.FindStringIndex(viet.Fold(below[:runeCut(below, 80)]))
	return rule(h.text[from:s.Start]) && rule(rest) && at != nil && at[0] < 4
}

// capsBefore reports whether what stands before the offset on its line is no sentence.
func (h *head) capsBefore(at int) bool {
	before := h.text[strings.LastIndexByte(h.text[:at], '\n')+1 : at]
	return strings.TrimSpace(before) == "" || allCaps(before) || strings.ContainsAny(before, "|\t") || strings.HasSuffix(before, "   ") || rule(before)
}

// dust reports a single small letter, which no letterhead has: what recognition made of a speck.
func dust(s string) bool {
	c, w := utf8.DecodeRuneInString(s)
	return w == len(s) && unicode.IsLower(c)
}

// cut divides the zone into pieces: at line ends, cell borders, tabs, wide gaps, where capitals run into a new word
// ("VIỆT NAMĐộc lập"), and around the marks.
func (h *head) cut() {
	sort.Slice(h.marks, func(i, k int) bool { return h.marks[i].Start < h.marks[k].Start })
	h.pieces = h.pieces[:0]
	apart := false
	add := func(s corpus.Span) {
		if s = undecorated(h.text, trimmed(h.text, s)); s.Len() == 0 || dust(s.In(h.text)) {
			return
		}
		p := piece{Span: s, text: s.In(h.text), apart: apart}
		apart = false
		if !rule(p.text) {
			h.clean(&p)
		}
		if p.role == rolePlain && rule(p.text) {
			p.role = roleRule
			apart = p.text != bar
		}
		h.pieces = append(h.pieces, p)
	}
	last := 0
	for _, l := range h.lines {
		apart = apart || strings.Count(h.text[last:l.Start], "\n") > 1
		last = l.End
		at := l.Start
		for _, m := range h.marks {
			if m.End <= at || m.Start >= l.End {
				continue
			}
			if m.Start > at {
				columns(h.text, corpus.Span{Start: at, End: m.Start}, !h.recognised, add)
			}
			if n := len(h.pieces); n == 0 || h.pieces[n-1].Span != m.Span {
				h.pieces = append(h.pieces, piece{Span: m.Span, text: m.In(h.text), role: m.role, apart: apart})
				apart = false
			}
			at = min(m.End, l.End)
		}
		columns(h.text, corpus.Span{Start: at, End: l.End}, !h.recognised, add)
	}
}

// lineBreak is how long the tag is with which tables of Markdown break a line in a cell, 0 where there is none.
func lineBreak(s string) int {
	for _, tag := range []string{"<br>", "<br/>", "<br />"} {
		if len(s) >= len(tag) && strings.EqualFold(s[:len(tag)], tag) {
			return len(tag)
		}
	}
	return 0
}

// firstWord is the word at the beginning of s: what is glued to capitals must be one ("TƯHướng", not "BYTngày").
func firstWord(s string) string {
	s = s[:runeCut(s, 24)]
	if k := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); k >= 0 {
		return s[:k]
	}
	return s
}

// columns yields the columns of a stretch of one line; glued says that capitals may run into the word of another column.
func columns(text string, at corpus.Span, glued bool, yield func(corpus.Span)) {
	s := at.In(text)
	from, spaces, capitals := 0, 0, 0
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+w:])
		switch {
		case r == '|' || r == '\t':
			yield(corpus.Span{Start: at.Start + from, End: at.Start + i})
			from, spaces, capitals = i+1, 0, 0
		case r == '<' && lineBreak(s[i:]) > 0:
			yield(corpus.Span{Start: at.Start + from, End: at.Start + i})
			w = lineBreak(s[i:])
			from, spaces, capitals = i+w, 0, 0
		case unicode.IsSpace(r):
			spaces++
			capitals = 0
		default:
			if spaces > 2 || glued && capitals > 1 && unicode.IsUpper(r) && unicode.IsLower(next) && viet.ValidSyllable(firstWord(s[i:])) {
				yield(corpus.Span{Start: at.Start + from, End: at.Start + i})
				from = i
			}
			spaces = 0
			if unicode.IsUpper(r) {
				capitals++
			} else {
				capitals = 0
			}
		}
		i += w
	}
	yield(corpus.Span{Start: at.Start + from, End: at.End})
}
