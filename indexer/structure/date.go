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

// readDate finds "Địa danh, ngày … tháng … năm …" and masks it.
func (r *reading) readDate() {
	found := corpus.ScanDates(r.text[:r.end])
	for _, placed := range []bool{true, false} {
		if !placed && r.recognised {
			// A date without a place may be that of a stamp.
			break
		}
		for _, f := range found {
			if r.dateLine(f, placed) {
				return
			}
		}
	}
	if r.recognised && r.readMisreadDate() {
		return
	}
	r.readTornDate()
}

// tornDate is a date line whose day, and maybe month, was written by hand and not recognised: "ngày 4l tháng 01 năm 2010".
var tornDate = regexp.MustCompile(`(?i)ngày[^\n,;]{0,12}?tháng([^\n,;]{0,8}?)năm\s*((?:19|20)\d\d)(?:\D|$)`)

// readTornDate reads the month and the year of such a line, where a place stands before it: what was not recognised is not known.
func (r *reading) readTornDate() {
	if r.system == corpus.SystemUnknown {
		return
	}
	for _, at := range tornDate.FindAllStringSubmatchIndex(r.text[:r.end], -1) {
		before, comma := strings.CutSuffix(strings.TrimRightFunc(r.text[:at[0]], blank), ",")
		place := r.placeBefore(before)
		if !comma || place.Len() == 0 || r.facts.Number == "" && r.unsure(corpus.Span{Start: at[4], End: at[5]}) {
			continue
		}
		if whole := writtenDate.FindStringSubmatchIndex(r.text[at[0]:at[5]]); whole != nil && !r.recognised {
			continue // the figures were read, and the calendar lacks the day
		}
		d := corpus.Date{}
		d.Year, _ = strconv.Atoi(r.text[at[4]:at[5]]) // four digits
		if m, err := strconv.Atoi(strings.TrimFunc(r.text[at[2]:at[3]], blank)); err == nil && (corpus.Date{Year: d.Year, Month: m}).Valid() {
			d.Month = m
		}
		if r.facts.Number == "" && r.unsure(corpus.Span{Start: at[2], End: at[3]}) {
			d.Month = 0
		}
		if !d.Valid() {
			continue
		}
		span := corpus.Span{Start: at[0], End: at[5]}
		if !r.unsurePlace(place) {
			r.facts.Place = squeeze(place.In(r.text))
			r.found(corpus.FieldPlace, place, "dòng địa danh, ngày tháng")
		}
		r.facts.Issued = d
		r.found(corpus.FieldIssued, span, "dòng địa danh, ngày tháng; không đọc được ngày")
		r.marks = append(r.marks, mark{corpus.Span{Start: place.Start, End: span.End}, roleDate})
		return
	}
}

// dateLine takes a date for that of the document: with a place before it, or, where no date has one, at the beginning
// of a line.
func (r *reading) dateLine(f corpus.FoundDate, placed bool) bool {
	f.Date = r.sureDate(f)
	if f.Date.IsZero() {
		return false
	}
	zone := r.text[:r.end]
	before := strings.TrimRightFunc(zone[:f.Start], dateLead)
	for _, w := range []string{"tháng", "ngày"} {
		if k := len(before) - len(w); k >= 0 && strings.EqualFold(before[k:], w) {
			before = strings.TrimRightFunc(before[:k], dateLead)
		}
	}
	bare := !strings.HasSuffix(before, ",")
	place := r.placeBefore(strings.TrimRight(before, ", "))
	if r.recognised {
		place, bare = r.misreadPlace(before, bare)
	}
	if bare == placed || bare && (place.Len() > 0 || !r.lineStart(f.Start) || r.system == corpus.SystemUnknown || r.underAbout(f.Start)) || !bare && place.Len() == 0 {
		return false
	}
	at := f.Span
	if place.Len() > 0 {
		at.Start = place.Start
	}
	if r.copyEnd > 0 && at.Start > r.copyEnd && strings.TrimFunc(r.text[r.copyEnd:at.Start], dateLead) == "" {
		return false // right below the number of a copy stands the day of copying
	}
	if place.Len() > 0 && !r.unsurePlace(place) {
		r.facts.Place = squeeze(place.In(r.text))
		r.found(corpus.FieldPlace, place, "dòng địa danh, ngày tháng")
	}
	r.facts.Issued = f.Date
	r.found(corpus.FieldIssued, f.Span, "dòng địa danh, ngày tháng")
	r.marks = append(r.marks, mark{at, roleDate})
	return true
}

// underAbout reports whether the line above an offset is that of "V/v", which may go on with a date.
func (r *reading) underAbout(at int) bool {
	above := strings.TrimRightFunc(r.text[:strings.LastIndexByte(r.text[:at], '\n')+1], blank)
	return isAbout(strings.TrimLeftFunc(above[strings.LastIndexByte(above, '\n')+1:], blank))
}

// adoptionLines is how many lines from the end the adoption of a law is looked for.
const adoptionLines = 400

// readAdoption reads the date of laws and of resolutions without one in the letterhead: "Luật này được Quốc hội …
// thông qua ngày 10 tháng 12 năm 2025." at the end.
func (r *reading) readAdoption(lines []line) {
	if !r.facts.Issued.IsZero() || r.facts.Type == "" {
		return
	}
	for i := len(lines) - 1; i >= 0 && i > len(lines)-adoptionLines; i-- {
		l := lines[i]
		if l.quoted || len(l.text) > 500 || !strings.HasPrefix(l.text, r.facts.Type+" này") && !(r.recognised && r.misreadAdoption(l.text)) {
			continue
		}
		_, tail, ok := strings.Cut(viet.Tone(l.text), "thông qua ngày")
		if !ok || len(tail) > 60 {
			continue
		}
		dates := corpus.ScanDates(l.text)
		if r.recognised {
			dates = append(dates, misreadDates(l.text, false)...)
		}
		if len(dates) == 0 {
			continue
		}
		f := dates[len(dates)-1]
		r.facts.Issued = f.Date
		r.found(corpus.FieldIssued, f.Span.Shift(l.Start), "dòng thông qua ở cuối văn bản")
		return
	}
}

// dateLead is what may stand between the word "ngày" and the part of a date that is not blank: dots, dashes, gaps.
func dateLead(c rune) bool {
	return blank(c) || strings.ContainsRune(".…_|", c)
}

// lineStart reports whether the date, or the word "ngày" before it, begins its line or cell.
func (r *reading) lineStart(at int) bool {
	before := r.text[strings.LastIndexAny(r.text[:at], "\n|")+1 : at]
	before = strings.TrimFunc(before, dateLead)
	return before == "" || strings.EqualFold(before, "ngày")
}

// placeBefore is the name of a place at the end of s: up to five capitalised words in one column; empty otherwise.
func (r *reading) placeBefore(s string) corpus.Span {
	end := len(s)
	start, n := end, 0
	for n < 6 {
		word := strings.TrimRightFunc(s[r.markBefore(start):start], blank)
		word = s[:r.markBefore(start)+len(word)]
		if lines := strings.Count(s[len(word):start], "\n"); n > 0 && (lines > 1 || lines == 1 && !r.torn(s[start:end]) || len(s[len(word):start]) > 4) {
			break
		}
		k := strings.LastIndexFunc(word, func(c rune) bool { return blank(c) || strings.ContainsRune("|,*_", c) }) + 1
		k = max(k, r.markBefore(start))
		w := word[k:]
		first, _ := utf8.DecodeRuneInString(w)
		if w == "" || !unicode.IsUpper(first) && !strings.HasPrefix(w, "tỉnh") || allCaps(w) && len(w) > 3 && w != "TP.HCM" && !strings.HasPrefix(w, "TP") {
			break
		}
		start = k
		n++
		if k > 0 && strings.IndexByte(",|*_", s[k-1]) >= 0 || k == r.markBefore(k) {
			break
		}
	}
	if n == 0 || n > 5 {
		return r.provinceBefore(s)
	}
	return trimmed(s, corpus.Span{Start: start, End: end})
}

// provinceBefore is the name of a province at the end of s that is not written with all its capitals ("Hà nội"); empty otherwise.
func (r *reading) provinceBefore(s string) corpus.Span {
	none := corpus.Span{Start: len(s), End: len(s)}
	from := max(0, len(s)-longestPlace)
	at := corpus.Span{Start: max(from+strings.LastIndexAny(s[from:], "\n|\t")+1, r.markBefore(len(s))), End: len(s)}
	if at.Start == from && from > 0 { // more stands before it on its line
		return none
	}
	at = trimmed(s, at)
	first, _ := utf8.DecodeRuneInString(at.In(s))
	if _, ok := corpus.ProvinceByName(at.In(s)); !ok || !unicode.IsUpper(first) {
		return none
	}
	return at
}

// longestPlace is more than the name of any province takes, in bytes: "Thành phố Hồ Chí Minh" has 26.
const longestPlace = 80

// markBefore is the end of the last known fact before an offset: a place may be glued to the number.
func (r *reading) markBefore(at int) int {
	end := 0
	for _, m := range r.marks {
		if m.End <= at {
			end = max(end, m.End)
		}
	}
	return end
}

// torn reports whether a name is only the rest of one that a line end has torn: "Nội" of "Hà\nNội".
func (r *reading) torn(name string) bool {
	_, whole := corpus.ProvinceByName(squeeze(name))
	return !whole && len(strings.Fields(name)) == 1
}
