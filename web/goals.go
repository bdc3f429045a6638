package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"vankho/corpus"
)

// GoalsPage is what /so-lieu/muc-tieu shows and /api/v1/targets encodes: targets of resolutions, plans and directives, each with what later
// documents report of it.
type GoalsPage struct {
	Targets   []GoalAnswer         `json:"targets"`
	Total     int                  `json:"total"`
	Documents int                  `json:"documents"`
	Verdicts  []corpus.FigureCount `json:"verdicts"`
	Refused   []corpus.FigureCount `json:"refused,omitempty"`
	Offset    int                  `json:"offset"`
	Limit     int                  `json:"limit"`
	// Next is the address of the next part for programs, "" at the end.
	Next string `json:"next,omitempty"`

	Lines []GoalLine `json:"-"`
	Form  FigureForm `json:"-"`
	Chips []Chip     `json:"-"`
	// States are the verdicts with how many targets have each.
	States []Choice  `json:"-"`
	Orders []Choice  `json:"-"`
	Bars   *BarChart `json:"-"`
	Files  []Choice  `json:"-"`
	Pager  Pager     `json:"-"`
	// Unheld says how many targets are held against nothing, and why; Without counts those that no later document reports of, and WithoutURL lists them.
	Unheld     string `json:"-"`
	Without    int    `json:"-"`
	WithoutURL string `json:"-"`
	view       goalView
}

// GoalAnswer is one target of the API, with its verdict in words.
type GoalAnswer struct {
	corpus.Attainment
	// Words is the verdict as pages say it: "chưa đạt, còn thiếu 1,8 điểm %".
	Words string `json:"words"`
}

// The addresses of the page, of its chart as a file, and of the same for programs.
const (
	goalsPath     = figuresPath + "/muc-tieu"
	goalChartPath = goalsPath + "/bieu-do.svg"
	goalsAPIPath  = "/api/v1/targets"
)

// goalList asks the store for the targets of a view.
func (s *site) goalList(ctx context.Context, v goalView, who viewer) (*GoalsPage, corpus.TargetsFound, error) {
	q := v.query(who, s.today())
	found, err := s.library.Targets(ctx, q)
	if err != nil {
		return nil, found, fmt.Errorf("targets: %w", err)
	}
	p := &GoalsPage{Targets: []GoalAnswer{}, Total: found.Found, Documents: found.Documents, Verdicts: found.Verdicts, Refused: found.Refused,
		Offset: q.Offset, Limit: q.N, view: v}
	for i, x := range p.Verdicts {
		p.Verdicts[i].Label = verdictWord(corpus.TargetVerdict(x.Value))
	}
	for i, x := range p.Refused {
		p.Refused[i].Label = refusalWords[corpus.TargetRefusal(x.Value)]
	}
	for _, a := range found.Rows {
		p.Targets = append(p.Targets, GoalAnswer{a, newGoalOutcome(a).Words})
	}
	return p, found, nil
}

// goals builds the page.
func (s *site) goals(ctx context.Context, v goalView, who viewer) (*GoalsPage, error) {
	p, found, err := s.goalList(ctx, v, who)
	if err != nil {
		return nil, err
	}
	if p.Lines, err = s.goalLines(ctx, found.Rows); err != nil {
		return nil, err
	}
	p.Form = newFigureForm(&FiguresPage{FiguresFound: corpus.FiguresFound{Places: found.Places, Units: found.Units, PeriodsOf: found.PeriodsOf}, view: v.figureView})
	p.Form.Kinds, p.Form.Hidden, p.Form.Clear = nil, nil, ""
	for _, slug := range v.Verdicts {
		p.Form.Hidden = append(p.Form.Hidden, Pair{"trangthai", slug})
	}
	if v.Order != "" {
		p.Form.Hidden = append(p.Form.Hidden, Pair{"xep", string(v.Order)})
	}
	if v.asks() {
		p.Form.Clear = goalView{Verdicts: v.Verdicts, Order: v.Order}.at(goalsPath)
	}
	for _, w := range p.Form.without(v.figureView) {
		kind, label, _ := strings.Cut(w.label, ": ")
		p.Chips = append(p.Chips, Chip{kind, label, v.with(func(v *goalView) { v.figureView = w.view }).at(goalsPath)})
	}
	p.tell()
	if v.Page == 1 {
		p.Bars = goalBars(found.Rows)
		if p.Bars != nil {
			p.Bars.File = v.at(goalChartPath)
		}
	}
	p.Files = goalFiles(v)
	p.Pager = newPager(v.Page, p.Total, rowsOfGoals, "mục tiêu", func(n int) string {
		v := v
		v.Page = n
		return v.at(goalsPath)
	})
	return p, nil
}

// tell fills in the choices of a page, and what is held against nothing.
func (p *GoalsPage) tell() {
	v, all := p.view, 0
	for i, x := range goalVerdicts {
		n := p.Verdicts[i].Count
		if x.verdict == corpus.TargetNone {
			p.Without, p.WithoutURL = n, v.with(func(v *goalView) { v.Verdicts = []string{x.slug} }).at(goalsPath)
		} else {
			all += n
		}
		current := len(v.Verdicts) == 1 && v.Verdicts[0] == x.slug
		if n > 0 || current {
			p.States = append(p.States, Choice{capital(x.word) + " (" + integer(n) + ")", v.with(func(v *goalView) { v.Verdicts = []string{x.slug} }).at(goalsPath), current})
		}
	}
	first := Choice{"Có kết quả (" + integer(all) + ")", v.with(func(v *goalView) { v.Verdicts = nil }).at(goalsPath), len(v.Verdicts) == 0}
	p.States = append([]Choice{first}, p.States...)
	for _, o := range goalOrders {
		p.Orders = append(p.Orders, Choice{o.label, v.with(func(v *goalView) { v.Order = o.order }).at(goalsPath), o.order == v.Order})
	}
	p.Unheld = unheldWords(p.Refused)
}

// verdictWord is what pages call a verdict.
func verdictWord(v corpus.TargetVerdict) string {
	for _, x := range goalVerdicts {
		if x.verdict == v {
			return x.word
		}
	}
	return string(v)
}

// refusalWords say why targets are held against nothing.
var refusalWords = map[corpus.TargetRefusal]string{
	corpus.RefusalIndicator: "tên chỉ tiêu quá chung hoặc không rõ",
	corpus.RefusalPeriod:    "không rõ kỳ",
	corpus.RefusalPlace:     "không rõ nơi",
	corpus.RefusalDay:       "văn bản không ghi ngày ban hành",
	corpus.RefusalDoubt:     "chữ số cần xem lại",
}

// unheldWords tell how many targets are held against nothing, and why: "17 mục tiêu không đối chiếu được: 14 vì tên chỉ tiêu quá chung …".
func unheldWords(refused []corpus.FigureCount) string {
	all := 0
	var reasons []string
	for _, x := range refused {
		all += x.Count
		reasons = append(reasons, integer(x.Count)+" vì "+x.Label)
	}
	if all == 0 {
		return ""
	}
	return integer(all) + " mục tiêu không đối chiếu được: " + strings.Join(reasons, ", ") + "."
}

// serveGoals answers /so-lieu/muc-tieu.
func (s *site) serveGoals(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, goalKeys[:]...)
	v, err := readGoalView(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	page, err := s.goals(r.Context(), v, who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, tabTitle(v.Words, "mục tiêu và kết quả"))
	f.Section, f.Canonical, f.Remarks = "so-lieu", v.at(goalsPath), p.remarks()
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "goals", f, page)
}

// serveGoalChart answers /so-lieu/muc-tieu/bieu-do.svg: the bars of a view as a picture of its own.
func (s *site) serveGoalChart(w http.ResponseWriter, r *http.Request) error {
	v, err := readGoalView(readParams(r.URL.RawQuery, goalKeys[:]...))
	if err != nil {
		return err
	}
	who := s.viewer(r)
	page, err := s.goals(r.Context(), v, who)
	if err != nil {
		return err
	}
	if page.Bars == nil {
		return errNoPage
	}
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	attach(w, "image/svg+xml; charset=utf-8", "bieu-do-muc-tieu.svg")
	file := page.Bars.file(shorten("Nguồn: "+s.base(r)+v.at(goalsPath), 110))
	_, err = w.Write([]byte(strings.ReplaceAll(file, `href="/`, `href="`+s.base(r)+`/`)))
	return err
}

// serveGoalsAPI answers /api/v1/targets.
func (s *site) serveGoalsAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, goalKeys[:]...)
	if err := p.strict(); err != nil {
		return err
	}
	v, err := readGoalView(p)
	if err != nil {
		return err
	}
	page, _, err := s.goalList(r.Context(), v, s.viewer(r))
	if err != nil {
		return err
	}
	if end := page.Offset + page.Limit; end < page.Total {
		v.Page++
		page.Next = v.at(goalsAPIPath)
	}
	linkNext(w, page.Next)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}
