package structure

import (
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	// effectClause is how long, in bytes, what is read of a clause on the effect may be.
	effectClause = 600
	// effectBelow is how many lines below the clause are looked at for days of single provisions.
	effectBelow = 12

	methodEffect = "điều khoản hiệu lực thi hành"
	methodIssued = "suy từ ngày ban hành: văn bản hành chính không quy định hiệu lực"
)

// readEffect reads what the text says of when it applies: the first clause whose subject is the document itself ("Nghị định này có hiệu
// lực …"). New wording of other documents is passed over. Source: handbook §4.4, rules 1 to 5.
func (r *reading) readEffect(lines []line) {
	if r.number.Type == consolidated || r.facts.Type == consolidatedText {
		return // it has no effect of its own; its clauses are those of the document that it consolidates
	}
	unread := false
	for i := r.bodyLine(); i < len(lines); i++ {
		l := lines[i]
		if l.quoted || !mayState(l.text) {
			continue
		}
		unread = unread || strings.Contains(l.text, " hiệu lực") && strings.Contains(l.text, r.facts.Type+" này")
		for _, at := range r.effectSubjects(l) {
			clause := at
			clause.End = min(len(r.text), at.End+effectClause)
			clause.End = at.End + runeCut(r.text[at.End:], clause.End-at.End)
			if e, end, ok := r.effectOf(clause, at.End); ok && !r.unsure(corpus.Span{Start: at.End, End: end}) {
				e.Parts = r.effectParts(lines, i, end)
				e.Partial = e.Partial || len(e.Parts) > 0 || r.otherDays(lines, i)
				r.facts.Effective = &e
				r.found(corpus.FieldEffective, corpus.Span{Start: at.Start, End: end}, methodEffect)
				return
			}
		}
	}
	if !unread { // a clause that was not understood is no missing one
		r.effectIssued()
	}
}

// mayState passes over the lines that cannot state an effect before anything is folded.
func mayState(s string) bool {
	return strings.Contains(s, "hiệu lực") || strings.Contains(s, "thi hành") || strings.Contains(s, "áp dụng")
}

// effectSubjects are the places of a line where the document says something of its own effect: the span runs from its name to the words
// of effect. The name begins the sentence, so that neither "trước ngày Nghị định này có hiệu lực" nor "Điều 5 Luật này có hiệu lực" is one.
func (r *reading) effectSubjects(l line) []corpus.Span {
	var out []corpus.Span
	s := l.text
	for from := 0; from < len(s); {
		end := len(s)
		if k := strings.Index(s[from:], ". "); k >= 0 {
			end = from + k + 1
		}
		if at, ok := r.effectSubject(s[from:end]); ok {
			out = append(out, at.Shift(l.Start+from))
		}
		from = end + 1
	}
	return out
}

// effectSubject finds the document's name and the words of effect at the beginning of a sentence, behind its label.
func (r *reading) effectSubject(s string) (corpus.Span, bool) {
	start := len(s) - len(strings.TrimLeft(s, "-–—+*•“\" \u00a0"))
	f := s[start:min(len(s), start+runeCut(s[start:], 400))]
	if k := strings.IndexAny(f, ":."); k > 0 && k < 16 && strings.HasPrefix(f, "Điều ") && k+1 < len(f) { // "Điều 5: Quyết định này …"
		skip := k + 1 + len(f[k+1:]) - len(strings.TrimLeft(f[k+1:], " \u00a0"))
		start, f = start+skip, f[skip:]
	}
	// "1. Thông tư này", "Điều 5. Thông tư này" in one line: the label ends at its point, which ended the sentence before; "a) …" does not.
	if k := strings.IndexByte(f, ')'); k > 0 && k < 4 {
		skip := k + 1 + len(f[k+1:]) - len(strings.TrimLeft(f[k+1:], " \u00a0"))
		start, f = start+skip, f[skip:]
	}
	if k := strings.Index(f, ": "); k > 0 && k < 60 && strings.HasPrefix(viet.Fold(f), "hieu luc") { // "Hiệu lực thi hành: Quyết định này …"
		skip := k + 2
		start, f = start+skip, f[skip:]
	}
	words := strings.Fields(f)
	kind, n := "", 0
	for k := min(4, len(words)); k > 0; k-- {
		if t, ok := corpus.TypeByName(strings.Join(words[:k], " ")); ok {
			kind, n = t.Name, k
			break
		}
	}
	if n == 0 && len(words) > 2 && viet.Fold(words[0]) == "van" && viet.Fold(words[1]) == "ban" && viet.Fold(words[2]) == "nay" {
		n = 2
	}
	if n == 0 || kind != "" && !r.itself(kind) {
		return corpus.Span{}, false
	}
	at := 0
	for range n {
		at = skipWord(f, at)
	}
	if next := skipWord(f, at); strings.TrimSpace(f[at:next]) == "này" {
		at = next
	} else if kind == "" || !mayState(f[at:min(len(f), at+20)]) {
		return corpus.Span{}, false // "Thông tư có hiệu lực …", but not "Thông tư số 12/2024/TT-X có hiệu lực …"
	}
	shadow := viet.NewShadow(f[at:])
	fold := shadow.Text()
	limit := len(fold)
	best, size := -1, 0
	for _, words := range firstColumn("effects") {
		// What the document consists of may stand between: "Nghị quyết này gồm 5 điều, có hiệu lực …", "được thông qua ngày … và có hiệu lực".
		if k := strings.Index(fold[:limit], words); k >= 0 && (best < 0 || k < best) {
			if k > 0 && fold[k-1] != ' ' {
				continue
			}
			best, size = k, len(words)
		}
	}
	if best < 0 || strings.ContainsAny(fold[:best], ":;") || strings.HasSuffix(strings.TrimSpace(fold[:best]), "het") {
		return corpus.Span{}, false
	}
	_, end := shadow.Span(0, best+size)
	return corpus.Span{Start: start, End: start + at + end}, true
}

// skipWord is the end of the word that begins at or after a byte.
func skipWord(s string, at int) int {
	for at < len(s) && s[at] == ' ' {
		at++
	}
	if k := strings.IndexAny(s[at:], " ,"); k >= 0 {
		return at + k
	}
	return len(s)
}

// itself reports whether a type that a sentence names is that of the document.
func (r *reading) itself(kind string) bool {
	t := r.facts.Type
	if t == "" || strings.HasPrefix(t, kind) { // a "Thông tư liên tịch" calls itself "Thông tư" too
		return true
	}
	a, _ := corpus.TypeByName(t)
	b, _ := corpus.TypeByName(kind)
	return a.Code != "" && a.Code == b.Code || t == "Luật" && kind == "Bộ luật" || t == "Bộ luật" && kind == "Luật"
}

// effectOf reads the day behind the words of effect, which end at a byte of the text.
func (r *reading) effectOf(clause corpus.Span, behind int) (corpus.Effect, int, bool) {
	tail := r.text[behind:clause.End]
	// A paragraph ends the clause, a line does not: PDF pages break lines anywhere.
	if k := strings.Index(tail, "\n\n"); k >= 0 {
		tail = tail[:k]
	}
	if k := strings.Index(tail, ". "); k >= 0 {
		tail = tail[:k]
	}
	for _, next := range []string{".\n", ";\n", "./."} {
		if k := strings.Index(tail, next); k >= 0 {
			tail = tail[:k]
		}
	}
	shadow := viet.NewShadow(strings.ReplaceAll(tail, "\n", " "))
	fold := shadow.Text()
	var e corpus.Effect
	rest := strings.TrimLeft(fold, " ,")
	after := false
	for cut := true; cut; {
		cut = false
		for _, w := range []string{"ke ", "tu ", "bat dau ", "ke tu ", "vao ", "luc ", "thi hanh "} {
			if s, ok := strings.CutPrefix(rest, w); ok {
				rest, cut = strings.TrimLeft(s, " ,"), true
			}
		}
		if s, ok := strings.CutPrefix(rest, "sau "); ok {
			rest, cut, after = s, true, true
		}
		// "từ 0 giờ 00 phút ngày …"
		if k := strings.Index(rest, "ngay"); k > 0 && k < 30 && strings.Contains(rest[:k], "gio") && startsFigure(rest) {
			rest, cut = rest[k:], true
		}
	}
	at := len(fold) - len(rest)
	pos := func(k int) int { _, end := shadow.Span(0, untilEnd(fold, k)); return behind + end }
	first, _, _ := strings.Cut(tail, ";")
	e.Partial = strings.Contains(first, " trừ ") || strings.Contains(first, ", riêng ")
	switch {
	case strings.HasPrefix(rest, "ngay") && strings.HasPrefix(strings.TrimLeft(rest[len("ngay"):], " ."), "thang"):
		return e, 0, false // left blank
	case after || startsFigure(rest) && strings.Contains(rest[:min(len(rest), 30)], "ngay"):
		days, size := dayCount(rest)
		if days == 0 {
			return e, 0, false
		}
		e.Rule, e.Days = corpus.EffectAfter, days
		from := rest[size:min(len(rest), size+90)]
		switch {
		case strings.Contains(from, "cong bao") || strings.Contains(from, "cong bo"):
			e.Rule = corpus.EffectPublished
		case strings.Contains(from, "ky") || strings.Contains(from, "ban hanh") || strings.Contains(from, "thong qua"):
			e.Date = r.adopted(strings.Contains(from, "thong qua"), behind).Plus(days)
		default:
			return e, 0, false
		}
		end := at + size + endOfSigning(from)
		return r.until(e, fold, end), pos(end), true
	case strings.HasPrefix(rest, "ngay ky"), strings.HasPrefix(rest, "ngay ban hanh"), strings.HasPrefix(rest, "khi ky"), strings.HasPrefix(rest, "khi ban hanh"), strings.HasPrefix(rest, "ngay ban bo"),
		strings.HasPrefix(rest, "ky ban hanh"):
		e.Rule, e.Date = corpus.EffectSigned, fullDay(r.facts.Issued)
		end := at + endOfSigning(rest)
		return r.until(e, fold, end), pos(end), true
	case strings.HasPrefix(rest, "ngay") && adoptionFollows(rest):
		e.Rule, e.Date = corpus.EffectSigned, r.adopted(true, behind)
		end := at + strings.Index(rest, "thong qua") + len("thong qua")
		return r.until(e, fold, end), pos(end), true
	case strings.HasPrefix(rest, "ngay") && strings.Contains(rest[:min(len(rest), 40)], "dang cong bao"):
		e.Rule = corpus.EffectPublished
		end := at + strings.Index(rest, "cong bao") + len("cong bao")
		return r.until(e, fold, end), pos(end), true
	case strings.HasPrefix(rest, "den"):
		e.Rule = corpus.EffectDated
		if e = r.until(e, fold, at); e.Until.IsZero() {
			return e, 0, false
		}
		return e, pos(at), true
	}
	lead := strings.TrimPrefix(rest, "ngay")
	lead = strings.TrimLeft(lead, " ")
	if !startsFigure(lead) && !strings.HasPrefix(lead, "thang") && !strings.HasPrefix(lead, "nam ") {
		return e, 0, false
	}
	// The day must follow directly: in "có hiệu lực từ ngày ký và thay thế Nghị định số X ngày D" the D is another's.
	found := corpus.ScanDates(fold[at:])
	if len(found) == 0 || found[0].Start > len("ngay ")+1 {
		return e, 0, false
	}
	e.Rule, e.Date = corpus.EffectDated, found[0].Date
	end := at + found[0].End
	return r.until(e, fold, end), pos(end), true
}

// adopted is the day of adoption that the sentence before the words of effect gives ("được thông qua ngày 10/12/2024 và có hiệu lực …"),
// else the day of issue.
func (r *reading) adopted(adoption bool, behind int) corpus.Date {
	if adoption {
		from := max(0, behind-300)
		for from < behind && r.text[from]&0xC0 == 0x80 {
			from++
		}
		before := r.text[from:behind]
		if k := strings.LastIndexByte(before, '\n'); k >= 0 {
			before = before[k+1:]
		}
		if _, tail, ok := strings.Cut(viet.Fold(before), "thong qua ngay"); ok {
			if found := corpus.ScanDates("ngay" + tail); len(found) > 0 && found[0].Start == 0 {
				return fullDay(found[0].Date)
			}
		}
	}
	return fullDay(r.facts.Issued)
}

// fullDay is a date whose day is known; zero for others.
func fullDay(d corpus.Date) corpus.Date {
	if d.Day == 0 {
		return corpus.Date{}
	}
	return d
}

// adoptionFollows reports "ngày thông qua", "ngày Hội đồng nhân dân tỉnh khóa XVI thông qua" and the like.
func adoptionFollows(s string) bool {
	k := strings.Index(s, "thong qua")
	return k >= 0 && k < 120 && !strings.ContainsAny(s[:k], ";.0123456789")
}

// endOfSigning is where "ngày ký ban hành" ends.
func endOfSigning(s string) int {
	end := 0
	for _, w := range []string{"ky ban hanh", "ngay ky", "ban hanh", "khi ky", "thong qua", "cong bao", "ban bo", "cong bo"} {
		if k := strings.Index(s, w); k >= 0 && k < 80 && (end == 0 || k <= end) {
			end = max(end, k+len(w))
		}
	}
	return end
}

// dayCount reads "45 ngày", "mười lăm ngày", "15 (mười lăm) ngày"; size is how long that is.
func dayCount(s string) (days, size int) {
	k := strings.Index(s, "ngay")
	if k <= 0 || k > 40 {
		return 0, 0
	}
	figures := strings.Trim(s[:k], " ()abcdefghiklmnopqrstuvxy")
	if n, err := strconv.Atoi(figures); err == nil && n > 0 && n < 1000 {
		return n, k + len("ngay")
	}
	words := map[string]int{"muoi": 10, "muoi lam": 15, "hai muoi": 20, "ba muoi": 30, "bon muoi lam": 45, "bay": 7, "nam": 5}
	return words[strings.TrimSpace(s[:k])], k + len("ngay")
}

func startsFigure(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// until reads "đến hết ngày 31 tháng 12 năm 2025" behind the first day.
func (r *reading) until(e corpus.Effect, fold string, from int) corpus.Effect {
	if k := untilAt(fold, from); k >= 0 {
		if found := corpus.ScanDates(fold[k:]); len(found) > 0 && found[0].Start < len("den het thoi diem ngay ") {
			e.Until = found[0].Date
		}
	}
	return e
}

// untilAt is where "đến hết ngày …" stands close behind the first day, -1 where it does not.
func untilAt(fold string, from int) int {
	rest := fold[min(from, len(fold)):]
	k := strings.Index(rest, "den ")
	if k < 0 || k > 12 {
		return -1
	}
	return from + k
}

func untilEnd(fold string, from int) int {
	if k := untilAt(fold, from); k >= 0 {
		if found := corpus.ScanDates(fold[k:]); len(found) > 0 && found[0].Start < len("den het thoi diem ngay ") {
			return k + found[0].End
		}
	}
	return from
}

// otherDays reports whether the lines below the clause give other days for single provisions: "2. Quy định tại Điều 5 có hiệu lực từ …".
func (r *reading) otherDays(lines []line, i int) bool {
	for k := i + 1; k < len(lines) && k <= i+effectBelow; k++ {
		l := lines[k]
		if strings.HasPrefix(l.text, "Điều ") && articleNumber(l.text) > 0 || l.quoted {
			return false
		}
		f := viet.Fold(l.text[:runeCut(l.text, 300)])
		at := strings.Index(f, "co hieu luc")
		if at < 0 || !strings.Contains(f[at:min(len(f), at+60)], "ngay") || strings.Contains(f[:at], "ngay") {
			continue
		}
		f = strings.TrimLeft(f[:at], "0123456789abcdefgh.) -")
		for _, w := range []string{"quy dinh", "cac quy dinh", "dieu ", "khoan ", "diem ", "chuong ", "muc ", "rieng ", "phu luc", "noi dung", "cac dieu", "cac khoan"} {
			if strings.HasPrefix(f, w) || strings.Contains(f, " "+w) && strings.HasPrefix(w, "dieu") {
				return true
			}
		}
	}
	return false
}

// effectIssued says that an administrative document without a clause applies from its day of issue, where its text is there to its end.
// Whether a legal normative document without one applies is not known; letters and reports have no effect.
func (r *reading) effectIssued() {
	t, ok := corpus.TypeByName(r.facts.Type)
	whole := len(r.facts.Signers) > 0 || r.facts.Archive != ""
	if !ok || !t.Validity || t.YearInNumber || !whole || r.facts.Draft || r.facts.Issued.Day == 0 || r.facts.Number == "" ||
		r.number.Year != 0 || r.number.Family == corpus.FamilyOld || r.number.Family == corpus.FamilyLaw || r.facts.Issued.Year < 1997 {
		return
	}
	r.facts.Effective = &corpus.Effect{Date: r.facts.Issued, Rule: corpus.EffectIssued}
	e := r.facts.Evidence[corpus.FieldIssued]
	r.found(corpus.FieldEffective, e.Span, methodIssued)
}
