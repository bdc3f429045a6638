package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"vankho/corpus"
)

// FigureLibrary is what the pages of figures need of the store. It is safe for concurrent use.
type FigureLibrary interface {
	// Figures returns a page of the figures that fit a question, counts all, and names the indicators that the words mean.
	Figures(ctx context.Context, q corpus.FigureQuery) (corpus.FiguresFound, error)
	// EachFigure hands on all of them.
	EachFigure(ctx context.Context, q corpus.FigureQuery, yield func(corpus.FigureRow) error) error
	// Indicators returns the n indicators that come nearest to some words; those with most figures for "".
	Indicators(ctx context.Context, words string, n int, secret bool) ([]corpus.Indicator, error)
	// Series returns the figures of each indicator, place, unit and kind over time.
	Series(ctx context.Context, q corpus.FigureQuery) ([]corpus.Series, error)
	// Conflicts returns a page of pairs of figures that contradict each other, and how many there are.
	Conflicts(ctx context.Context, q corpus.FigureQuery) ([]corpus.Conflict, int, error)
	// Targets returns a page of the targets that fit a question, each with what later documents report of it; EachTarget hands on all of them.
	Targets(ctx context.Context, q corpus.TargetQuery) (corpus.TargetsFound, error)
	EachTarget(ctx context.Context, q corpus.TargetQuery, yield func(corpus.Attainment) error) error
}

// FiguresPage is what /so-lieu shows and /api/v1/figures encodes.
type FiguresPage struct {
	corpus.FiguresFound
	Offset int `json:"offset"`
	Limit  int `json:"limit"`
	// Next is the address of the next part for programs, "" at the end.
	Next string `json:"next,omitempty"`

	Form  FigureForm   `json:"-"`
	Lines []FigureLine `json:"-"`
	// Unit is the one unit of all lines, "" where they have several; Targets is true where a line has a target.
	Unit    string      `json:"-"`
	Targets bool        `json:"-"`
	Bars    *BarChart   `json:"-"`
	Charts  []LineChart `json:"-"`
	// MoreCharts counts lines that are not drawn.
	MoreCharts int `json:"-"`
	// Review is what is to be looked at (cần xem lại).
	Review []ReviewNote `json:"-"`
	// Close are indicators of a name close to that asked for, which are others.
	Close  []Choice `json:"-"`
	Views  []Choice `json:"-"`
	Orders []Choice `json:"-"`
	Ways   []Way    `json:"-"`
	// Files are the downloads of the whole list.
	Files []Choice `json:"-"`
	Pager Pager    `json:"-"`
	// Chips are the filters in use.
	Chips    []Chip `json:"-"`
	Conflict string `json:"-"`
	// Goals is the page of targets with their results of the same filters.
	Goals string `json:"-"`
	// Top are the indicators with most figures, where nothing is asked.
	Top []Choice `json:"-"`
	// None says that the store has no such figure.
	None string `json:"-"`
	view figureView
}

// Asked reports whether the page answers a question.
func (p *FiguresPage) Asked() bool { return p.view.asks() }

// figuresPath is the address of the page.
const figuresPath = "/so-lieu"

// noFigure is what the site says where no figure is of what was asked for.
const noFigure = "Không có số liệu này trong kho."

// NoFigures is what site and command line say where the store holds no figure at all: its documents may have been read before figures were, so that nothing
// can be said of what they hold.
const NoFigures = "Kho chưa có số liệu nào. Văn bản nạp bằng bản cũ của chương trình được đọc lại khi chạy vankho index."

// holdsFigures reports whether the store has any figure that a viewer may see.
func (s *site) holdsFigures(ctx context.Context, who viewer) (bool, error) {
	found, err := s.library.Figures(ctx, corpus.FigureQuery{Secret: who.local, N: 1})
	if err != nil {
		return false, fmt.Errorf("figures of the store: %w", err)
	}
	return found.Found > 0, nil
}

// figureList asks the store for the rows of a view.
func (s *site) figureList(ctx context.Context, v figureView, who viewer) (*FiguresPage, error) {
	q := v.query(who)
	found, err := s.library.Figures(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	if found.Rows == nil {
		found.Rows = []corpus.FigureRow{}
	}
	return &FiguresPage{FiguresFound: found, Offset: q.Offset, Limit: q.N, view: v}, nil
}

// figures builds the page of a view.
func (s *site) figures(ctx context.Context, v figureView, who viewer) (*FiguresPage, error) {
	p, err := s.figureList(ctx, v, who)
	if err != nil {
		return nil, err
	}
	if p.Lines, err = s.figureLines(ctx, p.Rows); err != nil {
		return nil, err
	}
	p.Unit, p.Targets = oneUnit(p.Lines)
	p.Form = newFigureForm(p)
	p.Chips = figureChips(p)
	if v.asks() && p.Found == 0 {
		return p, s.missingFigure(ctx, p, who)
	}
	if v.Page == 1 && (v.asks() && v.Show == "" || v.Show == showTarget) {
		if err := s.drawBars(ctx, p, who); err != nil {
			return nil, err
		}
	}
	if v.Page == 1 && v.asks() && (v.Show == "" || v.Show == showTime) {
		if err := s.drawSeries(ctx, p, who); err != nil {
			return nil, err
		}
	}
	p.Files = figureFiles(v.file)
	p.Review = review(p)
	p.Close = closeNames(v, p)
	for _, x := range [...]struct{ label, show string }{{"Tất cả", ""}, {"Theo thời gian", showTime}, {"So sánh", showTarget}, {"Bảng", showTable}} {
		p.Views = append(p.Views, Choice{x.label, v.with(func(v *figureView) { v.Show = x.show }).at(figuresPath), x.show == v.Show})
	}
	for _, o := range orderLabels {
		p.Orders = append(p.Orders, Choice{o.label, v.with(func(v *figureView) { v.Order = o.order }).at(figuresPath), o.order == v.Order})
	}
	p.Pager = newPager(v.Page, p.Found, v.size(), "số liệu", func(n int) string {
		v := v
		v.Page = n
		return v.at(figuresPath)
	})
	p.Conflict = v.with(func(v *figureView) { v.Show = "" }).at(conflictsPath)
	p.Goals = goalView{figureView: v.with(func(v *figureView) { v.Kinds = nil })}.at(goalsPath)
	if !v.asks() {
		err = s.topIndicators(ctx, p, who)
	}
	return p, err
}

// figureLines show rows of several documents.
func (s *site) figureLines(ctx context.Context, rows []corpus.FigureRow) ([]FigureLine, error) {
	places, err := s.figurePlaces(ctx, rows)
	if err != nil {
		return nil, err
	}
	var out []FigureLine
	for i, r := range rows {
		l := newFigureLine(r, places[i])
		l.Source, l.SourceURL = shorten(summaryName(r.Document), longestEvidence), documentURL(r.Document.ID)
		l.Detail = joinFacts(r.Document.Issuer, r.Document.Issued.Short())
		out = append(out, l)
	}
	return out, nil
}

// figurePlaces say where each row stands in its document: "Điều 5", "Trang 3, bảng 2, dòng 7".
func (s *site) figurePlaces(ctx context.Context, rows []corpus.FigureRow) ([]string, error) {
	at := make([]whereabout, len(rows))
	for i, r := range rows {
		at[i] = whereabout{r.Document, r.Section, r.Page, r.Cell}
	}
	return s.whereabouts(ctx, at)
}

// oneUnit is the unit that all lines have; targets is true where one has a target.
func oneUnit(lines []FigureLine) (unit string, targets bool) {
	for i, l := range lines {
		if i == 0 {
			unit = l.Unit
		} else if l.Unit != unit {
			unit = ""
		}
		targets = targets || l.Target != ""
	}
	if slices.ContainsFunc(lines, func(l FigureLine) bool { return l.Unit != unit }) {
		unit = ""
	}
	return unit, targets
}

// drawBars adds the bars: values against their targets, or all values where the view is of them alone.
func (s *site) drawBars(ctx context.Context, p *FiguresPage, who viewer) error {
	v := p.view
	q, whole := v.query(who), v.Show == showTarget
	q.N, q.Offset, q.Targeted = readForBars, 0, !whole
	if len(q.Kinds) == 0 {
		q.Kinds = []corpus.FigureKind{corpus.FigureActual, corpus.FigureShare}
	}
	found, err := s.library.Figures(ctx, q)
	if err != nil {
		return fmt.Errorf("figures for bars: %w", err)
	}
	if whole {
		p.Bars = newBarChart(found.Rows, false, wholeBars)
	} else {
		p.Bars = newBarChart(found.Rows, true, mostBars)
	}
	if p.Bars != nil {
		p.Bars.File = chartAddress(v, v.Show)
	}
	return nil
}

// readForBars is from how many figures the bars of a chart are chosen.
const readForBars = 80

// drawSeries adds the lines over time.
func (s *site) drawSeries(ctx context.Context, p *FiguresPage, who viewer) error {
	series, err := s.library.Series(ctx, p.view.query(who))
	if err != nil {
		return fmt.Errorf("series of figures: %w", err)
	}
	most := mostLines
	if p.view.Show == showTime {
		most = wholeLines
	}
	p.Charts, p.MoreCharts = newLineCharts(series, most)
	for i := range p.Charts {
		p.Charts[i].File = address(chartPath, append(p.view.with(func(v *figureView) { v.Show = showTime }).pairs(), "so", fmt.Sprint(i+1))...)
	}
	return nil
}

// topIndicators are those with most figures: what one may ask for.
func (s *site) topIndicators(ctx context.Context, p *FiguresPage, who viewer) error {
	top, err := s.library.Indicators(ctx, "", topShown, who.local)
	if err != nil {
		return fmt.Errorf("indicators: %w", err)
	}
	for _, x := range top {
		p.Top = append(p.Top, indicatorChoice(x))
	}
	return nil
}

// topShown is how many indicators the page offers where nothing is asked, closeShown how many of a close name.
const (
	topShown   = 12
	closeShown = 6
)

// indicatorChoice leads to the figures of an indicator.
func indicatorChoice(x corpus.Indicator) Choice {
	return Choice{Label: capital(x.Name) + " (" + integer(x.Figures) + ")", URL: address(figuresPath, "chitieu", x.Name)}
}

// closeNames are other indicators whose names come close to the words.
func closeNames(v figureView, p *FiguresPage) []Choice {
	if v.Words == "" {
		return nil
	}
	var out []Choice
	for _, x := range p.Near {
		if len(out) < closeShown {
			out = append(out, indicatorChoice(x))
		}
	}
	return out
}

// missingFigure says what is not there, and which filter to drop.
func (s *site) missingFigure(ctx context.Context, p *FiguresPage, who viewer) error {
	v := p.view
	p.Close = closeNames(v, p)
	p.None = noFigure
	if some, err := s.holdsFigures(ctx, who); err != nil || !some {
		p.None = NoFigures
		return err
	}
	for _, w := range p.Form.without(v) {
		q := w.view.query(who)
		q.N = 1
		found, err := s.library.Figures(ctx, q)
		if err != nil {
			return fmt.Errorf("figures without a filter: %w", err)
		}
		if found.Found > 0 {
			p.None = "Không có số liệu khớp."
			p.Ways = append(p.Ways, Way{Label: "Bỏ " + w.label, URL: w.view.at(figuresPath), Count: found.Found})
		}
	}
	return nil
}

// serveFigures answers /so-lieu.
func (s *site) serveFigures(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, figureKeys[:]...)
	v, err := readFigureView(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	page, err := s.figures(r.Context(), v, who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, tabTitle(v.Words, "số liệu"))
	f.Section, f.Canonical, f.Remarks = "so-lieu", v.at(figuresPath), p.remarks()
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "figures", f, page)
}

// serveFiguresAPI answers /api/v1/figures.
func (s *site) serveFiguresAPI(w http.ResponseWriter, r *http.Request) error {
	v, err := strictFigures(r)
	if err != nil {
		return err
	}
	page, err := s.figureList(r.Context(), v, s.viewer(r))
	if err != nil {
		return err
	}
	page.Next = v.following("/api/v1/figures", page.Offset+page.Limit, page.Found)
	linkNext(w, page.Next)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// strictFigures reads the address of an answer for programs, which has no parameter that is not known.
func strictFigures(r *http.Request) (figureView, error) {
	p := readParams(r.URL.RawQuery, figureKeys[:]...)
	if err := p.strict(); err != nil {
		return figureView{}, err
	}
	return readFigureView(p)
}

// serveIndicatorsAPI answers /api/v1/figures/indicators: the indicators that come nearest to what is being typed.
func (s *site) serveIndicatorsAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "chitieu")
	if err := p.strict(); err != nil {
		return err
	}
	who := s.viewer(r)
	found, err := s.library.Indicators(r.Context(), prefix(p.get("chitieu"), longestFigureWords), maxSuggestions, who.local)
	if err != nil {
		return fmt.Errorf("indicators: %w", err)
	}
	if found == nil {
		found = []corpus.Indicator{}
	}
	w.Header().Set("Cache-Control", "no-store")
	s.writeJSON(w, http.StatusOK, map[string]any{"indicators": found})
	return nil
}

// serveSeriesAPI answers /api/v1/figures/series.
func (s *site) serveSeriesAPI(w http.ResponseWriter, r *http.Request) error {
	v, err := strictFigures(r)
	if err != nil {
		return err
	}
	series, err := s.library.Series(r.Context(), v.query(s.viewer(r)))
	if err != nil {
		return fmt.Errorf("series of figures: %w", err)
	}
	if series == nil {
		series = []corpus.Series{}
	}
	s.writeJSON(w, http.StatusOK, map[string]any{"series": series})
	return nil
}

// chartPath is the address of a chart as a file.
const chartPath = figuresPath + "/bieu-do.svg"

// chartAddress is the file of the chart of a view.
func chartAddress(v figureView, show string) string {
	v.Show = show
	return v.at(chartPath)
}

// serveChart answers /so-lieu/bieu-do.svg: one chart of a view as a picture of its own. "so" counts the lines over time from 1.
func (s *site) serveChart(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(figureKeys[:], "so")...)
	v, err := readFigureView(p)
	if err != nil {
		return err
	}
	n, err := p.number("so", 1, 1, wholeLines)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	page, err := s.figures(r.Context(), v, who)
	if err != nil {
		return err
	}
	source := "Nguồn: " + s.base(r) + v.at(figuresPath)
	file := ""
	switch {
	case v.Show != showTime && page.Bars != nil: // as on the page of the same view
		file = page.Bars.file(shorten(source, 110))
	case len(page.Charts) >= n:
		file = page.Charts[n-1].file(shorten(source, 110))
	default:
		return errNoPage
	}
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	attach(w, "image/svg+xml; charset=utf-8", "bieu-do-so-lieu.svg")
	_, err = w.Write([]byte(strings.ReplaceAll(file, `href="/`, `href="`+s.base(r)+`/`)))
	return err
}

// MoreURL is the view of lines over time alone; "" where the page is that.
func (p *FiguresPage) MoreURL() string {
	if p.view.Show == showTime {
		return ""
	}
	return p.view.with(func(v *figureView) { v.Show = showTime }).at(figuresPath)
}
