package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// RevisionPage is what /van-ban/{id}/lich-su shows: what changed a document, its text on a day, the history of one of its provisions.
type RevisionPage struct {
	Head Head
	URL  string
	View revisionView
	// Title heads what is shown of the history; Today is the present day.
	Title string
	Today corpus.Date
	// Groups are the documents that changed it, a day at a time; Unplaced the steps whose place is not found, Notes what is to be known of all.
	Groups   []StepGroup
	Unplaced []StepRow
	Notes    []string
	// GroupsLeft counts those before them that are not shown.
	GroupsLeft int
	// Days are those on which words change.
	Days []Choice
	// Provisions are those that changed, a page of them; Changed counts all.
	Provisions []RevisedRow
	Changed    int
	// Consolidated are consolidated texts beside what was assembled.
	Consolidated []ConsolidatedText
	// Steps are those of one document.
	Steps []StepRow
	// Text is the text on a day, History the history of one provision.
	Text    *DayText
	History *ProvisionHistory
	Pager   Pager
	// Compare is the form that compares two texts, with this document in it.
	Compare string
	// Incomplete is true while the store has not judged all that it holds.
	Incomplete bool

	title string
}

// StepGroup is what one document did on one day.
type StepGroup struct {
	Day   corpus.Date
	Actor StepActor
	// Title and Issuer are those of the acting document, Words what it does: "Sửa đổi, bổ sung".
	Title, Issuer, Words string
	Steps                []StepRow
	// Counts say how many steps came to what: "12 đã ghép, 2 chưa ghép được"; Total counts them, All leads to them where not all are shown.
	Counts string
	Total  int
	All    string
	// Ahead is true for a day to come.
	Ahead bool
	// first is the position of the first of its steps.
	first int
}

// RevisedRow is one provision that changed.
type RevisedRow struct {
	RevisedPlace
	Heading string
	// Times counts the steps, Last is the day of the last one.
	Times int
	Last  corpus.Date
	State corpus.RevisionState
	Badge Badge
	// Then is its text on the present day.
	Then string
}

const (
	// stepsBrief is how many steps of one document the overview shows, stepsOverview how many of all; stepsPage and rowsOfProvisions how many
	// a page of them has.
	stepsBrief       = 4
	stepsOverview    = 16
	stepsPage        = 20
	groupsOverview   = 24
	unplacedOverview = 6
	rowsOfProvisions = 24
	mostDays         = 48
)

// revisionBadge is how a state looks beside words.
func revisionBadge(state corpus.RevisionState, label string) Badge {
	class := "part"
	switch state {
	case corpus.RevisedOriginal:
		class = "na"
	case corpus.RevisedAssembled, corpus.RevisedAdded, corpus.RevisedRenumbered:
		class = "asm"
	case corpus.RevisedEnded:
		class = "end"
	case corpus.RevisedPaused:
		class = "stop"
	case corpus.RevisedUnclear:
		class = "unk"
	case corpus.RevisedAbsent:
		class = "gone"
	}
	return Badge{State: string(state), Label: cmp.Or(label, state.Label()), Class: class}
}

// stateOn is the state of a provision on a day with all that it holds: one within that came, or got another number, makes it assembled, not
// itself new.
func (r revised) stateOn(i int, on corpus.Date) corpus.RevisionState {
	state := r.At(i, on).State
	if own := r.Provisions[i].On(on).State; state != own && (state == corpus.RevisedAdded || state == corpus.RevisedRenumbered) {
		return corpus.RevisedAssembled
	}
	return state
}

// newRevisionPage builds the page.
func (s *site) newRevisionPage(ctx context.Context, d *corpus.Document, v revisionView, who viewer) (*RevisionPage, error) {
	today := s.today()
	on := s.now()
	if v.Dated {
		on.Day = v.Day
	}
	out := &RevisionPage{Head: newHead(d, tabHistory, "", "", timelineBadge(d.Timeline, d.ID, on)), URL: documentURL(d.ID) + "/lich-su", View: v, Today: today, title: d.Title,
		Compare: address(comparePath, "a", compareRef{ID: d.ID}.String())}
	out.Head.keepTabs(on)
	if d.Text == "" {
		return out, nil
	}
	rev, err := s.library.Revision(ctx, shownVersion(d), who.local)
	if err != nil {
		return nil, fmt.Errorf("revision of %s: %w", d.ID, err)
	}
	r := newRevised(&rev)
	r.url = out.URL
	_, judging, err := s.library.Pending(ctx)
	if err != nil {
		return nil, fmt.Errorf("revision of %s: %w", d.ID, err)
	}
	out.Incomplete, out.Notes = judging > 0, rev.Notes
	for i, day := range rev.Days {
		if i == mostDays {
			break
		}
		out.Days = append(out.Days, Choice{day.Short(), address(out.URL, asOfKey, day.String()), v.Dated && day == v.Day})
	}
	switch {
	case v.Section != "" && !v.Dated:
		i, ok := provisionOn(&rev, newSections(d.Sections), string(v.Section), today)
		if !ok {
			return nil, &missingText{fmt.Sprintf("%s không có mục “%s”.", documentName(d), shorten(string(v.Section), 60)), &Link{"Lịch sử cả văn bản", out.URL}}
		}
		out.History = r.history(i, today)
	case v.Dated:
		out.Text = r.text(v, newSections(d.Sections))
		out.Pager = newPager(v.Page, out.Text.Leaves, 1, "phần", v.page(out.URL))
	case v.By != "":
		out.of(r, v)
		if out.Pager.Pages == 0 {
			return nil, &missingText{"Không thấy lời sửa đổi nào của văn bản ấy.", &Link{"Lịch sử cả văn bản", out.URL}}
		}
	case v.With != "":
		out.compared(r, v)
		if out.Pager.Pages == 0 {
			return nil, &missingText{"Kho không có văn bản hợp nhất ấy của văn bản này.", &Link{"Lịch sử cả văn bản", out.URL}}
		}
	default:
		out.overview(r, today)
	}
	return out, nil
}

// overview tells of all changes.
func (p *RevisionPage) overview(r revised, today corpus.Date) {
	unplaced := map[int]bool{}
	for _, n := range r.Unplaced {
		unplaced[n] = true
	}
	for n := 0; n < len(r.Steps); {
		end := n
		for end < len(r.Steps) && r.Steps[end].Actor == r.Steps[n].Actor && r.Steps[end].Day == r.Steps[n].Day {
			end++
		}
		g := r.group(n, end, today)
		g.first = n
		p.Groups = append(p.Groups, g)
		n = end
	}
	slices.SortStableFunc(p.Groups, func(a, b StepGroup) int { return compareDays(a.Day, b.Day) })
	p.GroupsLeft = max(len(p.Groups)-groupsOverview, 0)
	p.Groups = p.Groups[p.GroupsLeft:]
	shown := 0
	for i := range p.Groups {
		g := &p.Groups[i]
		most := min(stepsBrief, max(stepsOverview-shown, 0))
		if g.Total <= most+1 {
			most = g.Total
		}
		for n := g.first; n < g.first+most; n++ {
			g.Steps = append(g.Steps, r.step(n))
		}
		shown += most
		if most < g.Total {
			g.All = revisionView{By: g.Actor.ID, Page: 1}.address(p.URL)
		}
	}
	p.Unplaced = r.steps(r.Unplaced[:min(len(r.Unplaced), unplacedOverview)])
	first, last := (p.View.Page-1)*rowsOfProvisions, p.View.Page*rowsOfProvisions
	for i := range r.Provisions {
		if i == 0 || len(r.Provisions[i].Steps) == 0 {
			continue
		}
		if p.Changed++; p.Changed > first && p.Changed <= last {
			p.Provisions = append(p.Provisions, r.row(i, today))
		}
	}
	p.Pager = newPager(p.View.Page, p.Changed, rowsOfProvisions, "điều khoản", p.View.page(p.URL))
	p.comparedBriefly(r)
}

// group is what one document did on one day: the steps from first on, up to end.
func (r revised) group(first, end int, today corpus.Date) StepGroup {
	x := r.Steps[first]
	g := StepGroup{Day: x.Day, Actor: r.actor(x.Actor), Total: end - first, Ahead: today.Before(x.Day)}
	a := r.actors[x.Actor]
	g.Title, g.Issuer = viet.Capitalise(a.Title), a.Issuer
	if name, ok := x.Relation.NameIn(x.Quote); ok {
		g.Words = name.Out
	}
	var order []corpus.StepOutcome
	counts := map[corpus.StepOutcome]int{}
	for _, s := range r.Steps[first:end] {
		if counts[s.Outcome] == 0 {
			order = append(order, s.Outcome)
		}
		counts[s.Outcome]++
	}
	for _, o := range order {
		g.Counts = joinFacts(g.Counts, integer(counts[o])+" "+viet.Uncapitalise(o.Label()))
	}
	return g
}

// of tells of all steps of one document.
func (p *RevisionPage) of(r revised, v revisionView) {
	var all []int
	for n, s := range r.Steps {
		if s.Actor == v.By {
			all = append(all, n)
		}
	}
	p.Pager = newPager(v.Page, len(all), stepsPage, "lời sửa đổi", v.page(p.URL))
	if first := (v.Page - 1) * stepsPage; first < len(all) {
		p.Steps = r.steps(all[first:min(first+stepsPage, len(all))])
	}
	p.Title = "Lời sửa đổi của " + r.actor(v.By).Name
}

// row is one provision in the list of those that changed.
func (r revised) row(i int, today corpus.Date) RevisedRow {
	p := &r.Provisions[i]
	state := r.stateOn(i, today)
	out := RevisedRow{RevisedPlace: r.place(i, today), Heading: viet.Capitalise(shorten(p.Heading, 90)), Times: len(p.Steps), State: state, Badge: revisionBadge(state, "")}
	for _, n := range p.Steps {
		if day := r.Steps[n].Day; out.Last.Before(day) {
			out.Last = day
		}
	}
	return out
}

// revisionRequest reads the address of the page.
func (s *site) revisionRequest(r *http.Request, p params, who viewer) (*corpus.Document, revisionView, error) {
	v, err := readRevisionView(p)
	if err != nil {
		return nil, v, err
	}
	d, err := s.visible(r.Context(), documentID(r), who)
	return d, v, err
}

// serveRevision answers /van-ban/{id}/lich-su.
func (s *site) serveRevision(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, revisionKeys[:]...)
	who := s.viewer(r)
	d, v, err := s.revisionRequest(r, p, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	if tidy(w, r, p, v.address(documentURL(d.ID)+"/lich-su")) {
		return nil
	}
	body, err := s.newRevisionPage(r.Context(), d, v, who)
	if err != nil {
		return err
	}
	what := "lịch sử lời văn"
	if v.Dated {
		what = "lời văn tại " + v.Day.Short()
	} else if body.History != nil {
		what = "lịch sử " + body.History.Label
	}
	f := s.frame(r, who, tabTitle(body.title, what))
	f.Canonical, f.Remarks = v.address(body.URL), p.remarks()
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "revision", f, body)
}
