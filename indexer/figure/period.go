package figure

import (
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
)

// seen is what a paragraph has said of time up to an atom.
type seen struct {
	next int // the atom to go on with
	// at is the atom of the last time, opened that of the last one that opened a sentence; -1 = none.
	at, opened     int
	last, lastOpen corpus.FigurePeriod
	// cumulative is the atom of the last "lũy kế".
	cumulative int
}

// opening is how many atoms into its sentence a time stands that holds for the sentences after it.
const opening = 6

// periodOf binds the time: that of the clause, of the sentence, of an earlier sentence that began with one, of the heading, of the document.
func (b *binder) periodOf(p *passage, c *clause, f *corpus.Figure) {
	s := &b.seen
	for ; s.next < c.at; s.next++ {
		a := p.atoms[s.next]
		if a.word == "lũy" && s.next+1 < len(p.atoms) && p.atoms[s.next+1].word == "kế" {
			s.cumulative = s.next
		}
		period, ok := b.moment(p, s.next, c.at)
		if !ok {
			continue
		}
		if b.behind(p.atoms, s.next) {
			continue // it is of the figure before
		}
		s.at, s.last = s.next, period
		from, _ := p.sentence(s.next)
		if s.next-from <= opening {
			s.opened, s.lastOpen = s.next, period
		}
	}
	if s.cumulative >= c.from && f.Kind != corpus.FigureComparison {
		f.Cumulative = true
	}
	if f.PartOf != 0 && f.Kind == corpus.FigureComparison {
		f.Period = b.figures[f.PartOf-1].Period
		if f.Period.Text != "" || !f.Period.Period.IsZero() {
			f.Period.Origin = corpus.OriginList
		}
		return
	}
	if s.at >= c.start {
		f.Period = s.last
		f.Period.Origin = corpus.OriginClause
		return
	}
	for k := c.at + 1; k < c.end; k++ {
		if period, ok := b.moment(p, k, c.end); ok && (b.introduced(p.atoms, k) || b.behind(p.atoms, k)) {
			f.Period = period
			f.Period.Origin = corpus.OriginClause
			return
		}
	}
	if s.at < c.from && s.opened < 0 && c.lead.Text != "" {
		if period, text := untilYear(c.lead.Text); !period.IsZero() {
			f.Period = corpus.FigurePeriod{Bound: corpus.Bound{Text: text, Span: c.lead.Span, Origin: corpus.OriginHeading}, Period: period}
			return
		}
	}
	switch heading, ok := b.headedPeriod(f.Start); {
	case s.at >= c.from:
		f.Period = s.last
		f.Period.Origin = corpus.OriginSentence
	case s.opened >= 0:
		f.Period = s.lastOpen
		f.Period.Origin = corpus.OriginParagraph
	case ok:
		f.Period = heading
	default:
		f.Period = b.scope.period
	}
}

// behind reports whether the time at atom k stands right behind a figure: "120 tỷ đồng năm 2023", "63,8% trong quý II".
func (b *binder) behind(atoms []atom, k int) bool {
	return k > 0 && atoms[k-1].fig != 0 || k > 1 && b.introduced(atoms, k) && atoms[k-2].fig != 0
}

// introduced reports whether a word that leads to a time stands before atom k.
func (b *binder) introduced(atoms []atom, k int) bool {
	if k == 0 {
		return true
	}
	switch atoms[k-1].word {
	case "trong", "đến", "tới", "hết", "trước", "vào", "từ", "cả", "kế", "đầu", "cuối", "kỳ":
		return true
	}
	return false
}

// until reports whether the time at atom k is an end: "đến ngày 25/6", "tính đến hết tháng 7".
func (b *binder) until(atoms []atom, k int) (state, horizon bool) {
	if k == 0 {
		return false, false
	}
	switch atoms[k-1].word {
	case "hết", "trước":
		return true, false
	case "đến", "tới":
		return k > 1 && atoms[k-2].word == "tính", true
	}
	return false, false
}

// moment reads the time at atom k, where it says of what time something is: it stands at the start of its clause, behind a word that leads
// to times, or right before what closes the name of an indicator.
func (b *binder) moment(p *passage, k, to int) (corpus.FigurePeriod, bool) {
	atoms := p.atoms
	a := atoms[k]
	period, span, n, class := corpus.Period{}, a.Span, 1, ""
	switch {
	case a.name != 0:
		e := b.entity(a.name - 1)
		if e.Kind != corpus.EntityDate || e.To.IsZero() {
			return corpus.FigurePeriod{}, false
		}
		period, class = corpus.Period{From: e.From, To: e.To}, e.Class
	case a.fig == 0:
		period, n = b.shortMoment(atoms, k, to)
		if n == 0 {
			return corpus.FigurePeriod{}, false
		}
		if period.From == period.To && a.word == "ngày" {
			class = "day"
		}
		span.End = atoms[k+n-1].End
	default:
		return corpus.FigurePeriod{}, false
	}
	switch class {
	case "term", "recurring", "other":
		return corpus.FigurePeriod{}, false
	}
	if k > 1 && (atoms[k-1].word == "kỳ" && atoms[k-2].word == "cùng" || atoms[k-1].word == "với" && atoms[k-2].word == "so") {
		return corpus.FigurePeriod{}, false // what is compared with
	}
	state, horizon := b.until(atoms, k)
	from := k
	switch {
	case state, class == "day" && horizon, horizon && class != "year" && class != "horizon_year" && class != "year_range" && class != "quarter" && class != "":
		period.From = corpus.Date{}
		from--
		if class == "day" && k > 2 && b.is(atoms[k-2], corpus.EntityDate) && atoms[k-3].word == "từ" && !state {
			if first := b.entity(atoms[k-2].name - 1).From; first.Day != 0 && first.Before(period.To) {
				period.From, from = first, k-3 // "từ ngày 15/12/2023 đến ngày 14/6/2024"
			}
		}
	case class == "day":
		if !(k > 0 && atoms[k-1].word == "trong") {
			return corpus.FigurePeriod{}, false
		}
	case class == "horizon_year" || horizon && class == "year":
		period.From = corpus.Date{Year: period.To.Year, Month: 1, Day: 1}
		if horizon {
			from--
		}
	default:
		if !b.atEdge(p, k, n, to) {
			return corpus.FigurePeriod{}, false
		}
	}
	if from < k && from > 0 && atoms[from].word == "hết" && (atoms[from-1].word == "đến" || atoms[from-1].word == "tới") {
		from--
	}
	span.Start = atoms[from].Start
	return corpus.FigurePeriod{Bound: corpus.Bound{Text: b.words(atoms[from:k+n], nil), Span: span}, Period: period}, true
}

// atEdge reports whether a time of n atoms at k stands where a clause says its time, and is no part of a name: "Kế hoạch chuyển đổi số
// năm 2024".
func (b *binder) atEdge(p *passage, k, n, to int) bool {
	atoms := p.atoms
	if k == 0 || atoms[k-1].fig != 0 || atoms[k-1].mark() || b.introduced(atoms, k) {
		return true
	}
	from, _ := p.sentence(k)
	if k-from <= 1 {
		return true
	}
	if k+n >= len(atoms) {
		return false
	}
	end := b.pastPlace(atoms, k+n, to)
	if end >= len(atoms) {
		return false
	}
	next := atoms[end]
	if next.fig != 0 {
		return true
	}
	_, closes := b.book.closers.at(atoms[:min(len(atoms), to+1)], end)
	return closes > 0 && next.word != "và" && next.word != "đã"
}

// placeLeads are the words that lead to a place behind a time.
var placeLeads = [...]string{"của", "tại", "ở", "trên", "địa", "bàn"}

// pastPlace is the atom behind words that say whose something is or where, k where there are none: "của tỉnh Lào Cai", "trên địa bàn tỉnh",
// "của cấp huyện".
func (b *binder) pastPlace(atoms []atom, k, to int) int {
	at := k
	for at < to && slices.Contains(placeLeads[:], atoms[at].word) {
		at++
	}
	switch {
	case at >= to:
		return k
	case atoms[at].whole, b.is(atoms[at], corpus.EntityPlace):
		return at + 1
	case atoms[at].word == "cấp" && at+1 < to && atoms[at+1].fig == 0:
		return at + 2
	}
	return k
}

// shortMoment reads a time without a year, which is the document's: "quý I", "6 tháng đầu năm", "tháng 7", "ngày 25/6", "cả năm". The
// period is zero where the document has no year.
func (b *binder) shortMoment(atoms []atom, k, to int) (corpus.Period, int) {
	year := b.scope.year
	word := func(i int) string {
		if i < to && i < len(atoms) && i >= 0 && atoms[i].fig == 0 && atoms[i].name == 0 {
			return atoms[i].word
		}
		return ""
	}
	number := func(i, most int) int {
		if n, err := strconv.Atoi(word(i)); err == nil && n <= most {
			return n
		}
		return 0
	}
	months := func(first, last, n int) (corpus.Period, int) {
		if year == 0 {
			return corpus.Period{}, n
		}
		return corpus.Months(year, first, last), n
	}
	switch w := word(k); {
	case w == "":
	case w == "quý":
		n := map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}[word(k+1)]
		if n > 0 {
			return months(3*n-2, 3*n, 2)
		}
	case w == "ngày":
		// "25/6" is two numbers and a mark, or what reads numbers took it as one.
		if day, month := number(k+1, 31), number(k+3, 12); day > 0 && month > 0 && word(k+2) == "/" {
			d := corpus.Date{Year: year, Month: month, Day: day}
			if year != 0 && d.Valid() {
				return corpus.Period{From: d, To: d}, 4
			}
			return corpus.Period{}, 4
		}
	case w == "tháng":
		if n := number(k+1, 12); n > 0 && word(k+2) != "/" && number(k-1, 31) == 0 {
			return months(n, n, 2)
		}
	case word(k+1) == "tháng":
		n := number(k, 11)
		if n == 0 {
			n = map[string]int{"ba": 3, "sáu": 6, "chín": 9}[w]
		}
		switch {
		case n < 2:
		case word(k+2) == "đầu" && word(k+3) == "năm":
			return months(1, n, 4)
		case word(k+2) == "cuối" && word(k+3) == "năm":
			return months(13-n, 12, 4)
		case word(k+2) == "qua", word(k+2) == "trước":
		default:
			return months(1, n, 2)
		}
	case w == "năm" && word(k+1) == "nay", w == "cả" && word(k+1) == "năm":
		return months(1, 12, 2)
	}
	return corpus.Period{}, 0
}

// shortTime is how many atoms a time without a year takes, 0 where none begins.
func (b *binder) shortTime(atoms []atom, k int) int {
	_, n := b.shortMoment(atoms, k, len(atoms))
	return n
}

// headedPeriod is the time that a heading over the figure names, innermost first.
func (b *binder) headedPeriod(at int) (corpus.FigurePeriod, bool) {
	open := b.section.at(at)
	for i := len(open) - 1; i >= 0; i-- {
		s := b.section.all[open[i]]
		if s.Heading == "" || len(s.Heading) > 300 {
			continue
		}
		day := b.scope.day
		if b.scope.year != 0 && day.Year != b.scope.year {
			day = corpus.Date{Year: b.scope.year, Month: 12, Day: 31}
		}
		if p, text := untilYear(s.Heading); !p.IsZero() {
			return corpus.FigurePeriod{Bound: corpus.Bound{Text: text, Span: s.Span, Origin: corpus.OriginHeading}, Period: p}, true
		}
		if p := corpus.PeriodOf(s.Heading, day); !p.IsZero() {
			return corpus.FigurePeriod{Bound: corpus.Bound{Text: p.Label(), Span: s.Span, Origin: corpus.OriginHeading}, Period: p}, true
		}
	}
	return corpus.FigurePeriod{}, false
}

// earlier is the same months of another year. Example: the first quarter of 2024 in 2023.
func earlier(p corpus.Period, year int) corpus.Period {
	if p.To.Year == 0 || p.From.Year != 0 && p.From.Year != p.To.Year {
		return corpus.Period{}
	}
	if p.From.Year != 0 {
		return corpus.Months(year, p.From.Month, p.To.Month)
	}
	to := corpus.Date{Year: year, Month: p.To.Month, Day: p.To.Day}
	if !to.Valid() {
		to.Day = 28
	}
	return corpus.Period{To: to}
}

// untilYear reads the first "đến năm 2025" of a heading: the year that its targets are for.
func untilYear(heading string) (corpus.Period, string) {
	lower := strings.ToLower(heading)
	if len(lower) != len(heading) {
		lower = heading
	}
	for _, lead := range [...]string{"đến hết năm ", "đến năm ", "tới năm "} {
		i := strings.Index(lower, lead)
		if i < 0 || i+len(lead)+4 > len(lower) {
			continue
		}
		year := lower[i+len(lead) : i+len(lead)+4]
		if p, ok := corpus.ParsePeriod(year); ok {
			return p, heading[i : i+len(lead)+4]
		}
	}
	return corpus.Period{}, ""
}
