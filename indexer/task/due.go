package task

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus"
)

// patterns find days in a text in small letters.
type patterns struct{ bound, bare, within, again, span *regexp.Regexp }

// dayWords are the ways of writing a day, a month, a quarter, a year. Source: handbook §9.2.
const dayWords = `0?6 tháng (?P<half>đầu|cuối) năm (?P<y7>\d{4})` +
	`|(?:ngày )?(?P<d1>\d{1,2}) tháng (?P<m1>\d{1,2})(?:(?:,| năm|, năm) (?P<y1>\d{4}))?` +
	`|(?:ngày )?(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})(?:[/.-](?P<y2>\d{4}))?` +
	`|(?:tháng )?(?P<m3>\d{1,2})/(?P<y3>\d{4})` +
	`|tháng (?P<m9>\d{1,2})(?: ?[-–,] ?| và | đến )(?:tháng )?(?P<n9>\d{1,2})(?:/| năm |, năm )(?P<y9>\d{4})` +
	`|tháng (?P<m4>\d{1,2})(?:(?:/| năm |, năm )(?P<y4>\d{4}))?` +
	`|quý (?P<q5>iv|iii|ii|i|[1-4])(?:(?: ?[-–,] ?| và | đến )(?:quý )?(?P<p5>(?:iv|iii|ii|i)\b))?(?:(?:/| năm |, năm |-)(?P<y5>\d{4}))?` +
	`|năm (?P<y6>\d{4})(?: ?[-–] ?(?P<z6>\d{4})\b)?` +
	`|ngày (?P<d7>\d{1,2})(?: của)?(?: (?P<t7>tháng (?:cuối|đầu tiên|đầu|sau|tiếp theo|liền kề)(?: (?:của )?(?:quý|năm|kỳ)(?: (?:sau|tiếp theo|liền kề|báo cáo))?)?)| tháng)?`

// again are the words behind a day that make it come every year, quarter or month.
const again = `(?:,? (?:của )?(?:(?:hằng|hàng|mỗi) (?:năm|quý|tháng|tuần)|tháng (?:cuối|sau|đầu|tiếp theo|liền kề)(?: (?:của )?quý| năm| kỳ)?|năm (?:sau|trước|kế tiếp|tiếp theo|liền kề|báo cáo|kế hoạch)|năm thứ \pL+(?: của [^,;.():]{3,90})?|cuối quý))`

var patternsOf = sync.OnceValue(func() *patterns {
	return &patterns{
		bound: regexp.MustCompile(`(?P<pre>trước|chậm nhất|muộn nhất|không muộn hơn|không chậm hơn|đến hết|hết|trong|vào|cuối|hoàn thành|xong|định kỳ)(?P<fill>(?: (?:là|vào|trước|đến|hết|trong|thời điểm|khoảng))*)(?: (?P<hour>\d{1,2}(?:h|g|:| giờ)(?: ?\d{2})?(?: phút)?),?)? (?:` +
			dayWords + `)(?P<again>` + again + `)?`),
		bare:   regexp.MustCompile(`(?P<pre>trước|chậm nhất|đến hết|hết|trong|đến)?(?P<fill>)(?: )?(?:` + dayWords + `|(?P<y8>20\d{2}))(?P<again>` + again + `)?`),
		within: regexp.MustCompile(`(?:trong thời hạn|trong vòng|trong thời gian|thời hạn|trong|chậm nhất(?: là)?|muộn nhất(?: là)?|không quá|sau)(?: tối đa| không quá| chậm nhất)? (?P<n>\d{1,3})(?: \([^)]{1,20}\))? (?P<unit>giờ|ngày|tuần|tháng|quý|năm)(?P<work> làm việc)?,?(?: tính)?(?: kể)? (?P<from>từ|sau|trước)[^,;.()]{3,200}`),
		again:  regexp.MustCompile(`định kỳ[ ,]*(?:(?:vào|trước)[^,;.]{1,40})?(?:(?:hằng|hàng) ngày(?:,| và) )?(?:(?:hằng|hàng|mỗi)? ?(?:0?\d{1,2} )?(?:tuần|tháng|quý|năm))(?:(?:,| và| hoặc|/) ?(?:(?:hằng|hàng)? ?(?:0?\d{1,2} )?(?:tuần|tháng|quý|năm)))*|(?:^|[,(] ?)(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm)(?:(?:,| và|/) ?(?:hằng|hàng) (?:tuần|tháng|quý|năm))*|0?6 tháng(?:,| và) (?:hằng |hàng )?năm|(?:hằng|hàng) (?:tuần|tháng|quý|năm)[. ]*$`),
		span:   regexp.MustCompile(`(?:giai đoạn )?(?:từ )?(?:năm )?(?P<a>20\d{2}) ?[-–] ?(?P<b>20\d{2})|từ năm (?P<a2>20\d{2}) đến (?:hết )?năm (?P<b2>20\d{2})`),
	}
})

// due is the day by which a clause orders something to be done; false where it gives none. What was, and what it depends on, is none.
func (r *reading) due(clause corpus.Span) (corpus.Due, bool) {
	low := r.low[clause.Start:clause.End]
	hint := hintsOf(low)
	if hint == (hints{}) {
		return corpus.Due{}, false
	}
	p := patternsOf()
	for _, m := range findAll(p.bound, low, hint.bound) {
		span := corpus.Span{Start: clause.Start + m[0], End: clause.Start + m[1]}
		if !r.freeStanding(span) || r.cited(span) || r.guarded(low[:m[0]], low[m[0]:m[1]]) {
			continue
		}
		if d, ok := r.bounded(p.bound, m, low, span, false); ok {
			return r.repeated(d, clause), true
		}
	}
	for _, m := range findAll(p.again, low, hint.again) {
		if !wordEnds(low, m[1]) || r.mode != modeAll && strings.Trim(low[m[1]:], " .") == "" && !strings.HasPrefix(low[m[0]:], "định kỳ") {
			continue
		}
		for m[0] < m[1] && strings.ContainsRune(",( \n", rune(low[m[0]])) {
			m[0]++
		}
		span := corpus.Span{Start: clause.Start + m[0], End: clause.Start + m[1]}.Trim(r.in.Text, isLoose)
		if c := low[m[0]]; (c == 'h' || c == 'm') && m[0] > 0 && strings.Trim(low[m[1]:], " .") != "" && !r.goesOnAt(r.pass(span.End, clause.End), clause.End) {
			continue // "kế hoạch trung hạn, hằng năm vốn ngân sách"
		}
		if words := strings.Fields(low[:m[0]]); slices.ContainsFunc(r.words.connectives["kind"], func(kind string) bool {
			return strings.Contains(" "+strings.Join(words[max(0, len(words)-guardedWords):], " ")+" ", " "+kind+" ")
		}) {
			continue // "đối với báo cáo định kỳ hằng tháng"
		}
		return corpus.Due{Kind: corpus.DueRecurring, Span: span, Quote: span.In(r.in.Text)}, true
	}
	if !hint.within {
		return r.afterEvent(low, clause)
	}
	if m := p.within.FindStringSubmatchIndex(low); m != nil && r.freeStanding(corpus.Span{Start: clause.Start + m[0], End: clause.Start + m[1]}) {
		return r.running(p.within, m, low, clause.Start), true
	}
	return r.afterEvent(low, clause)
}

// afterEvent reads a time that begins with an event that may come any day.
func (r *reading) afterEvent(low string, clause corpus.Span) (corpus.Due, bool) {
	for _, words := range [...]string{"ngay sau khi ", "tại kỳ họp "} {
		i := strings.Index(low, words)
		if i < 0 {
			continue
		}
		end := i
		for end < len(low) && !strings.ContainsRune(",;.()", rune(low[end])) {
			end++
		}
		span := corpus.Span{Start: clause.Start + i, End: clause.Start + end}.Trim(r.in.Text, isBlank)
		return corpus.Due{Kind: corpus.DueWithin, Span: span, Quote: span.In(r.in.Text)}, true
	}
	return corpus.Due{}, false
}

// loose reads what a column or a line of its own says of the time. What it does not understand it keeps as words.
func (r *reading) loose(s corpus.Span, origin string) corpus.Due {
	s = s.Trim(r.in.Text, func(c rune) bool { return isBlank(c) || c == '.' || c == ';' })
	d := corpus.Due{Span: s, Quote: s.In(r.in.Text)}
	if s.Len() == 0 {
		return corpus.Due{}
	}
	low, p := r.low[s.Start:s.End], patternsOf()
	if strings.Contains(low, "hằng ") || strings.Contains(low, "hàng ") || strings.Contains(low, "định kỳ") || strings.Contains(low, "mỗi ") {
		d.Kind = corpus.DueRecurring
		return d
	}
	if m := p.span.FindStringSubmatch(low); m != nil {
		d.Kind = corpus.DueOngoing
		from, to := number(m[1]+m[3]), number(m[2]+m[4])
		if from <= to {
			d.First, d.Last = corpus.Date{Year: from, Month: 1, Day: 1}, corpus.Date{Year: to, Month: 12, Day: 31}
		}
		return d
	}
	for _, word := range [...]string{"thường xuyên", "liên tục", "hàng ngày", "quanh năm"} {
		if strings.HasPrefix(low, word) {
			d.Kind = corpus.DueOngoing
			return d
		}
	}
	all := slices.DeleteFunc(p.bare.FindAllStringSubmatchIndex(low, -1), func(m []int) bool {
		return r.cited(corpus.Span{Start: s.Start + m[0], End: s.Start + m[1]})
	})
	if len(all) > 0 {
		m := all[len(all)-1]
		if got, ok := r.bounded(p.bare, m, low, s, true); ok {
			if first, ok := r.bounded(p.bare, all[0], low, s, true); ok && len(all) > 1 && !first.First.IsZero() && first.First.Before(got.First) {
				got.First = first.First
			}
			if got.Origin == "" && got.Kind == corpus.DueDate {
				got.Origin = origin
			}
			got.Span, got.Quote = d.Span, d.Quote
			return got
		}
	}
	if m := p.within.FindStringSubmatchIndex(low); m != nil {
		got := r.running(p.within, m, low, s.Start)
		got.Span, got.Quote = d.Span, d.Quote
		return got
	}
	if strings.HasPrefix(low, "ngay sau") || strings.HasPrefix(low, "sau khi") || strings.Contains(low, " sau khi ") || strings.Contains(low, " kể từ ") {
		d.Kind = corpus.DueWithin
	}
	return d
}

// freeStanding reports whether what was matched begins and ends where words do.
func (r *reading) freeStanding(s corpus.Span) bool {
	if s.Start > 0 {
		if c := lastRune(r.low[:s.Start]); isWord(c) {
			return false
		}
	}
	if s.End < len(r.low) {
		if c := firstRune(r.low[s.End:]); isWord(c) || c == '/' || c == '%' {
			return false
		}
	}
	return true
}

// cited reports whether a day is that of a document that is named there.
func (r *reading) cited(s corpus.Span) bool {
	refs := r.in.References
	i := search(len(refs), func(i int) bool { return refs[i].End > s.Start+len("trước") })
	return i < len(refs) && refs[i].Start < s.End && refs[i].Start > s.Start-200 && refs[i].Number != ""
}

// guarded reports whether the words before a day, back to the last comma, make it no day by which something is to be done.
func (r *reading) guarded(before, match string) bool {
	if strings.HasPrefix(match, "chậm nhất") || strings.HasPrefix(match, "muộn nhất") || strings.HasPrefix(match, "không") {
		return false
	}
	if i := strings.LastIndexAny(before, ",;:(."); i >= 0 {
		before = before[i+1:]
	}
	if strings.HasPrefix(match, "đến") && slices.ContainsFunc(r.words.connectives["since"], func(words string) bool {
		return strings.Index(before, " "+words+" ") > len("kể ")
	}) {
		return true // "thời gian sử dụng tính từ ngày bàn giao đến hết năm 2026"
	}
	words := strings.Fields(before)
	last := strings.Join(words[max(0, len(words)-guardedWords):], " ")
	for i := 0; i < len(last); {
		if x, ok := r.words.guards.begin(last[i:]); ok && (x.role == "" || len(x.words) == len(last)-i) {
			return true
		}
		k := strings.IndexByte(last[i:], ' ')
		if k < 0 {
			break
		}
		i += k + 1
	}
	return false
}

// guardedWords is how many words before a day are looked at.
const guardedWords = 4

// groups are the named groups of a match.
func groups(p *regexp.Regexp, m []int, low string) map[string]string {
	out := map[string]string{}
	for i, name := range p.SubexpNames() {
		if name != "" && m[2*i] >= 0 {
			out[name] = low[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

// bounded reads a day with what stands before it. loose is true for columns, where the day may stand alone.
func (r *reading) bounded(p *regexp.Regexp, m []int, low string, span corpus.Span, loose bool) (corpus.Due, bool) {
	g := groups(p, m, low)
	d := corpus.Due{Kind: corpus.DueDate, Span: span, Quote: span.In(r.in.Text)}
	pre := strings.Join(strings.Fields(g["pre"]+g["fill"]), " ")
	if (g["pre"] == "hết" || g["pre"] == "vào") && g["fill"] == "" && !loose && g["y6"] != "" {
		return d, false
	}
	first, last, dated := r.day(g)
	if g["again"] != "" || g["d7"] != "" {
		if g["again"] == "" && g["t7"] == "" && !strings.Contains(low[m[1]:min(len(low), m[1]+24)], "hằng") {
			return d, false
		}
		d.Kind = corpus.DueRecurring
		return d, true
	}
	if !dated.known {
		if r.mode != modeAll && !loose {
			d.Kind = corpus.DueRecurring // a rule that gives no year means every year
			return d, r.mode == modeDay && first.Day > 0
		}
		first, last = r.complete(first, last)
		d.Origin = "document"
		if first.IsZero() {
			d.Origin = ""
			return d, true
		}
	}
	if !first.Valid() || !last.Valid() {
		return d, loose // no calendar has such a day
	}
	before := strings.HasPrefix(pre, "trước") || strings.HasSuffix(pre, " trước")
	switch {
	case before && g["hour"] != "":
		d.Last = first
	case before:
		d.Last = dayBefore(first)
	case pre == "trong", loose && pre == "", pre == "hoàn thành trong", pre == "xong trong", strings.HasSuffix(pre, " trong"):
		d.First, d.Last = first, last
	default:
		d.Last = last
	}
	if d.Last.Before(r.since) && !loose {
		return d, false // it lies before the document
	}
	if g["y6"] != "" && pre == "trong" && !loose {
		d.First = first
	}
	return d, true
}

// written says what of a day the words give.
type written struct{ known bool }

// day is the first and the last day of what is written; without its year where that is not written.
func (r *reading) day(g map[string]string) (first, last corpus.Date, w written) {
	y := number(g["y1"] + g["y2"] + g["y3"] + g["y4"] + g["y5"] + g["y6"] + g["y7"] + g["y8"] + g["y9"])
	w.known = y > 0
	d, m := number(g["d1"]+g["d2"]), number(g["m1"]+g["m2"]+g["m3"]+g["m4"])
	switch {
	case d > 0:
		first = corpus.Date{Year: y, Month: m, Day: d}
		return first, first, w
	case g["half"] == "đầu":
		first, last = months(y, 1, 6)
	case g["half"] != "":
		first, last = months(y, 7, 12)
	case m > 0:
		first, last = months(y, m, m)
	case g["m9"] != "":
		first, last = months(y, number(g["m9"]), number(g["n9"]))
	case g["q5"] != "":
		q := quarters[g["q5"]]
		first, last = months(y, 3*q-2, 3*max(q, quarters[g["p5"]]))
	default:
		first, last = months(y, 1, 12)
		last.Year = max(y, number(g["z6"]))
	}
	return first, last, w
}

// quarters are the numbers of quarters as they are written.
var quarters = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

// months are the first and the last day from one month to another.
func months(y, from, to int) (first, last corpus.Date) {
	day := 31
	switch to {
	case 4, 6, 9, 11:
		day = 30
	case 2:
		if day = 28; y > 0 && (corpus.Date{Year: y, Month: 2, Day: 29}).Valid() {
			day = 29
		}
	}
	return corpus.Date{Year: y, Month: from, Day: 1}, corpus.Date{Year: y, Month: to, Day: day}
}

// complete gives days without a year that of the document: the year that its title names, else that of its issue, where the day does not lie
// before it. Zero where neither tells.
func (r *reading) complete(first, last corpus.Date) (corpus.Date, corpus.Date) {
	issued := r.in.Header.Issued
	for _, y := range [...]int{r.year, issued.Year} {
		if y == 0 {
			continue
		}
		a, b := first, last
		a.Year, b.Year = y, y
		if b.Month == 2 && b.Day == 28 && first.Day == 1 {
			_, b = months(y, 2, 2)
		}
		if a.Valid() && b.Valid() && !b.Before(issued) {
			return a, b
		}
	}
	return corpus.Date{}, corpus.Date{}
}

// repeated makes a day recurring where the clause says so elsewhere: "Định kỳ hằng năm, trước ngày 15 tháng 12".
func (r *reading) repeated(d corpus.Due, clause corpus.Span) corpus.Due {
	if m := patternsOf().again.FindStringIndex(r.low[clause.Start:d.Start]); m != nil && d.Kind == corpus.DueDate && !strings.Contains(r.low[d.Start:d.End], "20") {
		d.Kind, d.First, d.Last, d.Origin = corpus.DueRecurring, corpus.Date{}, corpus.Date{}, ""
		d.Span = corpus.Span{Start: clause.Start + m[0], End: d.End}.Trim(r.in.Text, func(c rune) bool { return isBlank(c) || c == ',' || c == '(' })
		d.Quote = d.In(r.in.Text)
	}
	if d.Kind != corpus.DueRecurring {
		return d
	}
	for _, m := range patternsOf().again.FindAllStringIndex(r.low[clause.Start:d.Start], -1) {
		between := r.low[clause.Start+m[1] : d.Start]
		if !onlySigns(between) {
			continue
		}
		// "Hằng quý, trước ngày 20 của tháng đầu tiên": without the quarter the day says little.
		d.Span = corpus.Span{Start: clause.Start + m[0], End: d.End}.Trim(r.in.Text, isLoose)
		if strings.Contains(between, "(") && strings.HasPrefix(r.low[d.End:clause.End], ")") {
			d.End++
		}
		d.Quote = d.In(r.in.Text)
		break
	}
	return d
}

// own are the words behind "kể từ ngày" that mean the day of issue, or that of effect, of the document itself.
var own = sync.OnceValue(func() [2]*regexp.Regexp {
	return [2]*regexp.Regexp{
		regexp.MustCompile(`kể từ ngày (?:(?:ký|ký ban hành|ban hành) (?:[\pL]+ ){1,4}này|(?:[\pL]+ ){1,4}này (?:được )?(?:ký|ban hành)|ký$|ký ban hành$)`),
		regexp.MustCompile(`kể từ ngày (?:(?:[\pL]+ ){1,4}này )?có hiệu lực`),
	}
})

// running reads a time that runs from an event; it has a last day where the event is the issue or the effect of the document itself.
func (r *reading) running(p *regexp.Regexp, m []int, low string, from int) corpus.Due {
	span := corpus.Span{Start: from + m[0], End: from + m[1]}.Trim(r.in.Text, isBlank)
	d := corpus.Due{Kind: corpus.DueWithin, Span: span, Quote: span.In(r.in.Text)}
	g := groups(p, m, low)
	n := number(g["n"])
	var since corpus.Date
	words := strings.Join(strings.Fields(low[m[0]:m[1]]), " ")
	switch at := own(); {
	case at[0].MatchString(words):
		since = r.in.Header.Issued
	case at[1].MatchString(words) && r.in.Header.Effective != nil:
		since = r.in.Header.Effective.Date
	}
	if since.Day == 0 || g["work"] != "" || g["from"] == "trước" {
		return d
	}
	switch g["unit"] {
	case "ngày":
		d.Last = since.Plus(n)
	case "tuần":
		d.Last = since.Plus(7 * n)
	case "tháng":
		d.Last = laterMonth(since, n)
	case "quý":
		d.Last = laterMonth(since, 3*n)
	case "năm":
		d.Last = laterMonth(since, 12*n)
	}
	if !d.Last.IsZero() {
		d.Origin = "document"
	}
	return d
}

// laterMonth is the same day n months later, the last of the month where it has no such day.
func laterMonth(d corpus.Date, n int) corpus.Date {
	m := d.Month - 1 + n
	d.Year, d.Month = d.Year+m/12, m%12+1
	for !d.Valid() && d.Day > 28 {
		d.Day--
	}
	return d
}

// dayBefore is the day before a day.
func dayBefore(d corpus.Date) corpus.Date { return d.Plus(-1) }

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
