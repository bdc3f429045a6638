package figure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// kindOf corrects the kind by what stands around: a number to be reached, or the earlier level that a comparison was made with.
// Source: handbook §5.3.3, §5.3.11, §5.3.14.
func (b *binder) kindOf(p *passage, c *clause, f *corpus.Figure) {
	switch f.Kind {
	case corpus.FigureComparison, corpus.FigureRank, corpus.FigureEquivalent:
		return
	}
	if c.bracketed && c.lo >= c.hi && c.start > 1 && p.atoms[c.start-2].fig != 0 {
		if g := &b.figures[p.atoms[c.start-2].fig-1]; g.Kind == corpus.FigureComparison && c.fig-1 == p.atoms[c.start-2].fig {
			b.behindComparison(p, c, f, g)
			return
		}
	}
	if f.Kind == corpus.FigureBaseline {
		return
	}
	if c.fig > 1 && b.metAgainst(&b.figures[c.fig-2], f) {
		return
	}
	if b.planBeside(p, c, f.Kind == corpus.FigureTarget) {
		f.Kind = corpus.FigureTarget
		b.aim(p, c, f)
		return
	}
	if f.Kind == corpus.FigureTarget || b.planned(p, c, f) {
		f.Kind = corpus.FigureTarget
		b.horizon(f)
	}
}

// horizon gives a target whose time is only the day of issue the year that the title sets: "đến năm 2025, định hướng đến năm 2030".
func (b *binder) horizon(f *corpus.Figure) {
	if f.Period.Origin != corpus.OriginDocument || !f.Period.Period.From.IsZero() {
		return
	}
	f.Period = corpus.FigurePeriod{}
	title := b.in.Header.Abstract
	if title == "" {
		title = b.in.Title
	}
	if p, text := untilYear(title); !p.IsZero() {
		f.Period = corpus.FigurePeriod{Bound: corpus.Bound{Text: text, Origin: corpus.OriginDocument}, Period: p}
	}
}

// metAgainst reads "đạt 51% so với chỉ tiêu 85%": the first is no comparison but what was reached, the second its target.
func (b *binder) metAgainst(of, f *corpus.Figure) bool {
	if of.Kind != corpus.FigureComparison || of.Direction != corpus.DirectionRatio || of.BaseUnit != f.BaseUnit || of.End > f.Start || !plans(of.Versus) ||
		strings.Trim(b.text[of.End:f.Start], " \u00a0\n(:") != "" {
		return false
	}
	sign := strings.IndexByte(b.text[of.Digits.End:of.End], '%')
	if sign < 0 {
		return false
	}
	of.Span = corpus.Span{Start: of.Digits.Start, End: of.Digits.End + sign + 1}
	of.Quote, of.Kind, of.Direction, of.Versus, of.PartOf, of.Target = of.Span.In(b.text), corpus.FigureActual, "", "", 0, inUnit(f, of)
	f.Kind = corpus.FigureTarget
	b.aimed[f.Start] = true
	f.Indicator, f.Parent, f.Level, f.Place, f.Period = of.Indicator, of.Parent, of.Level, of.Place, of.Period
	f.PartOf = 0
	return true
}

// plans reports whether a base of comparison is what was planned.
func plans(versus string) bool {
	versus = viet.Norm(versus)
	for _, plan := range [...]string{"kế hoạch", "nghị quyết", "dự toán", "chỉ tiêu", "mục tiêu"} {
		if strings.Contains(versus, plan) {
			return true
		}
	}
	return false
}

// behindComparison binds a number in brackets behind a comparison: what it was compared with.
func (b *binder) behindComparison(p *passage, c *clause, f, g *corpus.Figure) {
	of := g
	if g.PartOf != 0 {
		of = &b.figures[g.PartOf-1]
	}
	if !sameUnit(of, f) && of != g {
		return
	}
	f.PartOf = 0
	f.Indicator, f.Parent, f.Level, f.Place = of.Indicator, of.Parent, of.Level, of.Place
	if f.Indicator.Text != "" {
		f.Indicator.Origin = corpus.OriginList
	}
	c.own = false
	if plans(g.Versus) {
		f.Kind = corpus.FigureTarget
		b.aimed[f.Start] = true
		f.Period = of.Period
		if of != g && of.Target == nil && of.Kind != corpus.FigureTarget {
			of.Target = inUnit(f, of)
		}
		return
	}
	versus := viet.Norm(g.Versus)
	f.Kind = corpus.FigureBaseline
	year := of.Period.Period.To.Year - 1
	for i := 0; i+4 <= len(versus); i++ {
		if p, ok := corpus.ParsePeriod(versus[i : i+4]); ok {
			year = p.To.Year
			break
		}
	}
	period := corpus.Period{}
	switch {
	case strings.Contains(versus, "cùng kỳ"):
		period = earlier(of.Period.Period, year)
	case strings.Contains(versus, "năm"):
		if year > 0 {
			period = corpus.Months(year, 1, 12)
		}
	}
	f.Period = corpus.FigurePeriod{Bound: corpus.Bound{Text: g.Versus, Origin: corpus.OriginSentence}, Period: period}
}

// inUnit is the value of a target in the unit of the figure that it belongs to; nil where the units have no common base.
func inUnit(target, of *corpus.Figure) *corpus.Amount {
	if target.BaseUnit != of.BaseUnit {
		return nil
	}
	v := target.Value
	if target.Unit != of.Unit && of.Value.Low != 0 && of.Base.Low != 0 {
		v = target.Base.Times(of.Value.Low / of.Base.Low)
	}
	return &v
}

// planBeside reports whether a word for what was planned stands right before the number: "kế hoạch: 85%", "so với chỉ tiêu 85%";
// known says that the number is one to be reached anyhow.
func (b *binder) planBeside(p *passage, c *clause, known bool) bool {
	hi := c.at
	for hi > c.start {
		a := p.atoms[hi-1]
		if a.mark() || a.word == "là" || a.word == "giao" || a.word == "năm" || b.is(a, corpus.EntityDate) || b.is(a, corpus.EntityOrganisation) {
			hi--
			continue
		}
		break
	}
	role, n := b.book.plans.before(p.atoms, c.start, hi)
	if n == 0 || role == "heading" {
		return false
	}
	if role == "clause" {
		return true
	}
	// "hoàn thành kế hoạch 12 km" is not told apart; what leads must be a bracket, a comparison, or the clause's start.
	before := hi - n - 1
	if before < c.start || known {
		return true
	}
	a := p.atoms[before]
	return a.mark() || a.word == "với" || a.word == "so" || a.word == "khi"
}

// aim gives the figure that a target belongs to its target: the nearest before it in the sentence of the same base unit.
func (b *binder) aim(p *passage, c *clause, f *corpus.Figure) {
	for n := c.fig - 1; n > p.first && n > c.fig-1-reach; n-- {
		g := &b.figures[n-1]
		if p.of[n-1-p.first] < c.from {
			return
		}
		if g.Kind != corpus.FigureActual || g.BaseUnit != f.BaseUnit {
			continue
		}
		if g.Target == nil {
			g.Target = inUnit(f, g)
		}
		b.aimed[f.Start] = true
		f.Indicator, f.Parent, f.Level, f.Place, f.Period = g.Indicator, g.Parent, g.Level, g.Place, g.Period
		if f.Indicator.Text != "" {
			f.Indicator.Origin = corpus.OriginList
		}
		f.PartOf = 0
		return
	}
}

// met reports whether the words for a plan at atom k say that it was met, or stand in brackets that close before the number: "vượt mục tiêu
// đề ra", "đạt 63,47% (mục tiêu 70%), còn …".
func (b *binder) met(atoms []atom, k, at int) bool {
	if open := atoms[k].within; open >= 0 && open != atoms[at].within && atoms[open].pair > k && atoms[open].pair < at {
		return true
	}
	for i := k - 1; i >= max(0, k-3); i-- {
		switch atoms[i].word {
		case "vượt", "đạt", "thành", "với":
			return true
		case ",", ";", ".":
			return false
		}
	}
	return false
}

// ordered reports whether the sentence orders somebody to reach the number: "Giao Sở Tài chính bảo đảm 100% …".
func (b *binder) ordered(p *passage, c *clause) bool {
	from, _ := p.sentence(c.at)
	for from < c.at && (p.atoms[from].mark() || p.atoms[from].capital && len(p.atoms[from].word) == 1) {
		from++ // the label of a list
	}
	if from >= c.at {
		return false
	}
	order, n := b.book.orders.at(p.atoms[:c.at], from)
	return n > 0 && order == "order" && b.book.orders.in(p.atoms, max(from+n, c.at-2*longestName), c.at, "reach") >= 0
}

// planned reports whether the sentence, the heading or the document sets out what is to come.
func (b *binder) planned(p *passage, c *clause, f *corpus.Figure) bool {
	from := max(c.from, c.at-2*longestName)
	for k := b.book.plans.in(p.atoms, from, c.at, "clause"); k >= 0; k = b.book.plans.in(p.atoms, k+1, c.at, "clause") {
		if !b.met(p.atoms, k, c.at) {
			return true
		}
	}
	if b.book.done.in(p.atoms, from, min(c.end, c.at+longestNoun), "") >= 0 {
		return false
	}
	if b.ordered(p, c) {
		return true
	}
	day := b.in.Header.Issued
	if near := f.Period.Origin == corpus.OriginClause || f.Period.Origin == corpus.OriginSentence; near && f.Period.Period.From.Month == 1 && f.Period.Period.To.Month == 12 {
		// "đến năm 2030 đạt 85%"; "năm 2025 đạt 85% trở lên"
		until := strings.HasPrefix(viet.Norm(f.Period.Text), "đến năm") || strings.HasPrefix(viet.Norm(f.Period.Text), "tới năm")
		if (until || f.Qualifier == corpus.QualifierGte) && (day.IsZero() || f.Period.Period.To.Year >= day.Year) {
			return true
		}
	}
	// A number of a time after the document's.
	if to := f.Period.Period; !day.IsZero() && f.Period.Origin != corpus.OriginDocument && !to.To.IsZero() &&
		(to.To.Year > day.Year+1 || to.From.Year > day.Year || !to.From.IsZero() && day.Before(to.From)) {
		return true
	}
	open := b.section.at(f.Start)
	for i := len(open) - 1; i >= 0; i-- {
		s := b.section.all[open[i]]
		if s.Kind == corpus.SectionArticle || s.Kind == corpus.SectionClause || s.Kind == corpus.SectionPoint {
			return false
		}
		heading := viet.Norm(s.Heading)
		if heading == "" || len(heading) > 200 {
			continue
		}
		for _, list := range b.book.plans {
			for _, plan := range list {
				if plan.role == "heading" && strings.HasPrefix(heading, strings.Join(plan.words, " ")) {
					return true
				}
			}
		}
		for _, state := range [...]string{"hiện trạng", "thực trạng", "kết quả", "đánh giá", "tình hình", "sự cần thiết", "đặc điểm", "hạn chế"} {
			if strings.Contains(heading, state) {
				return false
			}
		}
	}
	switch b.in.Header.Type {
	case "Kế hoạch", "Chương trình", "Đề án", "Chiến lược", "Quy hoạch", "Chương trình hành động":
		return true
	}
	return false
}
