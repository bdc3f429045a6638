package structure

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// recognised reports whether the first page was read from a picture.
func recognised(pages []corpus.Page) bool {
	return len(pages) > 0 && pages[0].Method == corpus.MethodOCR
}

// mottos are the mottos as they are written, letters alone.
var mottos = [...]string{"cộng hòa xã hội chủ nghĩa việt nam", "độc lập tự do hạnh phúc", "việt nam dân chủ cộng hòa", "đảng cộng sản việt nam"}

// misreadMotto reports whether the marks of a motto are misread ("CHÙ NGHĨA"), as recognition does: then the text was read from a picture, whoever
// read it. A motto without any marks, or one of others, says nothing.
func misreadMotto(written string) bool {
	letters := strings.Join(strings.FieldsFunc(strings.ToLower(written), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }), " ")
	if strings.IndexFunc(letters, func(c rune) bool { return c >= utf8.RuneSelf }) < 0 {
		return false
	}
	glued := strings.ReplaceAll(viet.Tone(letters), " ", "")
	for _, m := range mottos {
		if m = strings.ReplaceAll(viet.Tone(m), " ", ""); viet.Fold(m) == viet.Fold(glued) {
			return m != glued
		}
	}
	return false
}

// clean takes from a line of a recognised page what is not its own: dust, stamps, the rule drawn over its first words.
func (h *head) clean(p *piece) {
	if stamped(p.text, h.recognised) {
		p.role = roleStamp
		return
	}
	if !h.recognised {
		return
	}
	if !legible(p.text) {
		p.role = roleStamp
		return
	}
	at := p.Span
	if s := strings.TrimLeft(p.text, "_—–=-., "); len(p.text)-len(s) > 2 {
		at.Start = at.End - len(s)
		p.lost = startsSmall(s)
	}
	at.End -= garbledTail(at.In(h.text))
	at.Start += len(at.In(h.text)) - len(strings.TrimLeft(at.In(h.text), "„‚'‘`´¦ "))
	if s := strings.Trim(at.In(h.text), ".,'‘’`´ˆ¦_—- "); isTypeWord(s) {
		at.Start += strings.Index(at.In(h.text), s)
		at.End = at.Start + len(s)
	}
	if at.Start > h.numberEnd() {
		rest, lost, found := cutStamp(h.text, at)
		if found && rest.Len() == 0 {
			p.role = roleStamp
			return
		}
		at, p.lost = rest, p.lost || lost
		if n := garbled(at.In(h.text)); n > 0 {
			at, p.lost = trimmed(h.text, corpus.Span{Start: at.Start + n, End: at.End}), true
			if at.Len() == 0 {
				p.role = roleStamp
				return
			}
		}
	}
	p.Span, p.text = at, at.In(h.text)
}

// numberEnd is the end of the number line, 0 where it is not known: stamps are pressed below it, names of bodies stand above it.
func (h *head) numberEnd() int {
	for _, m := range h.marks {
		if m.role == roleNumber {
			return m.End
		}
	}
	return 0
}

// legible reports whether a line of a recognised page has a word: a syllable of two letters, a figure, three capitals.
func legible(s string) bool {
	for w := range viet.Words(s) {
		n := utf8.RuneCountInString(w.Text)
		if strings.ContainsFunc(w.Text, unicode.IsDigit) || n > 1 && viet.ValidSyllable(w.Text) || n > 2 && allCaps(w.Text) || n > 4 {
			return true
		}
	}
	return false
}

// lead stands before a line in place of what was not recognised of it.
func (p piece) lead() string {
	if p.lost {
		return "… "
	}
	return ""
}

// wordNumber is where the word "Số" begins that s ends with, -1 where there is none. On a recognised page its marks may be misread.
func (r *reading) wordNumber(s string) int {
	if k := len(s) - len("Số"); k >= 0 && strings.EqualFold(s[k:], "số") {
		return k
	}
	if !r.recognised {
		return -1
	}
	s = strings.TrimRight(s, ",;'’-_ ")
	k := len(strings.TrimRightFunc(s, unicode.IsLetter))
	if word := s[k:]; len(word) <= len("Số") && viet.Fold(word) == "so" {
		return k
	}
	return -1
}

// unread is a number line whose figures were filled in by hand and not recognised: "Số: #8 /QĐ-TTg", "só:0Ÿ /2010/TT-BTC". Its symbol is printed.
var unread = regexp.MustCompile(`^\P{L}{0,3}[Ss][\p{L}0][^\p{L}\d\s]{0,2}\s*[^\n/|]{0,14}?\s*/\s?((?:(?:19|20)\d\d\s?/\s?)?\p{Lu}[\p{L}\d]*(?:\s?[-–]\s?\p{Lu}[\p{L}\d]*){0,4})$`)

// unreadNumber finds such a line. The symbol is read as if the number were there; the number itself stays unknown.
func (r *reading) unreadNumber() bool {
	if r.system == corpus.SystemUnknown {
		return false
	}
	for _, l := range r.lines {
		at := unread.FindStringSubmatchIndex(l.text)
		if at == nil || r.incoming(l.Start) {
			continue
		}
		n, ok := corpus.ParseNumber("1/" + l.text[at[2]:at[3]])
		if !ok || n.Type == "" && len(n.Units) == 0 {
			continue
		}
		r.number, r.numberAt = n, l.Start
		r.marks = append(r.marks, mark{l.Span, roleNumber})
		return true
	}
	return false
}

// misreadDate is a date line with letters read for figures, or marks misread: "ngày 2Ì tháng 12 năm 2023", "ngày 25 thắng 01 năm 2010".
var misreadDate = regexp.MustCompile(`(?i)ng[aàáảãạ]y\s*([\dlIÌÍìí|\]OoŠš]{1,2})\s*th[aáàảãạăắằẳẵặâ]ng\s*([\dlIÌÍìí|\]OoŠš]{1,2})\s*n[aăắằâ]m\s*((?:19|20)\d\d)(?:\D|$)`)

// figures are what figures are read for, within a date and beside a figure.
var figures = strings.NewReplacer("l", "1", "I", "1", "Ì", "1", "Í", "1", "ì", "1", "í", "1", "|", "1", "]", "1", "O", "0", "o", "0", "Š", "5", "š", "5")

// readMisreadDate reads such a date of the letterhead. A letter stands for a figure only where the number was read: what is filled in by
// hand is told from nothing.
func (r *reading) readMisreadDate() bool {
	for _, f := range misreadDates(r.text[:r.end], r.facts.Number != "") {
		if r.dateLine(f, true) {
			return true
		}
	}
	return false
}

// misreadDates are the dates of a text with letters misread; typed says that letters may stand for figures.
func misreadDates(text string, typed bool) []corpus.FoundDate {
	var out []corpus.FoundDate
	for _, at := range misreadDate.FindAllStringSubmatchIndex(text, -1) {
		var d corpus.Date
		ok := true
		for i, into := range []*int{&d.Day, &d.Month, &d.Year} {
			s := text[at[2*i+2]:at[2*i+3]]
			if typed && strings.ContainsAny(s, "0123456789") {
				s = figures.Replace(s)
			}
			n, err := strconv.Atoi(s)
			*into, ok = n, ok && err == nil
		}
		if ok && d.Valid() {
			out = append(out, corpus.FoundDate{Span: corpus.Span{Start: at[2], End: at[7]}, Date: d})
		}
	}
	return out
}

// misreadAdoption reports whether a line begins as the adoption of the document does, a letter of its first word misread: "Tuật này".
func (r *reading) misreadAdoption(s string) bool {
	kind := viet.Fold(r.facts.Type)
	words := strings.Fields(viet.Fold(leading(s, strings.Count(kind, " ")+2)))
	n := strings.Count(kind, " ") + 1
	if len(words) != n+1 || words[n] != "nay" {
		return false
	}
	for i, w := range strings.Fields(kind) {
		if !misread(words[i], w) {
			return false
		}
	}
	return true
}

// misreadPlace is the place before a date of a recognised page, and whether the comma between them is wanting. A comma may be read as
// another sign, or lost where the name of a province says that a place stands there.
func (r *reading) misreadPlace(before string, bare bool) (corpus.Span, bool) {
	cut := strings.TrimRight(before, ",.;:'’ ")
	place := r.placeBefore(cut)
	_, province := corpus.ProvinceByName(place.In(r.text))
	return place, bare && !(place.Len() > 0 && (province || len(cut) < len(strings.TrimRightFunc(before, blank))))
}

// unsurePlace reports whether a place of a recognised page may be but a part of the name: it is no province, and other words stand
// before it on its line ("đà Nội").
func (r *reading) unsurePlace(place corpus.Span) bool {
	if !r.recognised {
		return false
	}
	if _, ok := corpus.ProvinceByName(place.In(r.text)); ok {
		return false
	}
	from := max(strings.LastIndexAny(r.text[:place.Start], "\n|\t")+1, r.markBefore(place.Start))
	return strings.ContainsFunc(r.text[min(from, place.Start):place.Start], unicode.IsLetter)
}

// placeRestored gives the word before the name of a province its marks back, where they were misread: "UBND TĨNH PHÚ THỌ".
func placeRestored(s string) string {
	for from := 0; from < len(s); {
		name := s[from:]
		for _, kind := range []string{"TỈNH", "THÀNH PHỐ"} {
			word := leading(name, strings.Count(kind, " ")+1)
			rest := strings.TrimSpace(name[len(word):])
			if _, ok := corpus.ProvinceByName(rest); ok && rest != "" && viet.Fold(word) == viet.Fold(kind) {
				return s[:from] + kind + name[len(word):]
			}
		}
		next := strings.IndexByte(name, ' ')
		if next < 0 {
			break
		}
		from += next + 1
	}
	return s
}

// leading is the first n words of s.
func leading(s string, n int) string {
	end := 0
	for range n {
		k := strings.IndexByte(s[min(len(s), end+1):], ' ')
		if k < 0 {
			return s
		}
		end += 1 + k
	}
	return s[:end]
}
