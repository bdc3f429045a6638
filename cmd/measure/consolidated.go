package measure

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/revision"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// ConsolidatedOptions say what is measured of the texts over time of a collection.
type ConsolidatedOptions struct {
	// Sources are files of lines {"id", "number", "text"} and folders of files, as for FigureOptions.
	Sources []string
	// Articles is a file of articles {"id", "title", "text", "law"}, "" for none: laws that are amended, and laws in a later wording.
	Articles string
	// Draw is how many assembled provisions are drawn to be read, Seed what the drawing begins with.
	Draw int
	Seed uint64
	// Progress is called with what is done; it may be nil.
	Progress func(step string, done, total int)
}

// ConsolidatedReport (kết quả đo bản ghép) counts what became of the instructions of a collection, and holds assembled texts against consolidated ones.
type ConsolidatedReport struct {
	Documents int `json:"documents"`
	// Consolidated counts consolidated documents, WithText those that have articles, Compared those whose base was assembled too.
	Consolidated int `json:"consolidated"`
	WithText     int `json:"with_text"`
	Compared     int `json:"compared"`
	// Same and Different count their articles; Differences are the latter.
	Same        int           `json:"same"`
	Different   int           `json:"different"`
	Differences []ArticlePair `json:"differences,omitempty"`
	// Bases counts the documents that others of the collection change, Acts these.
	Bases int `json:"bases"`
	Acts  int `json:"acts"`
	// Instructions counts instructions, Placed those of them that lead to a document of the collection with articles.
	Instructions int `json:"instructions"`
	Placed       int `json:"placed"`
	// Outcomes counts the steps by outcome, Reasons those not carried out by their reason without its names.
	Outcomes map[corpus.StepOutcome]int `json:"outcomes"`
	Reasons  map[string]int             `json:"reasons"`
	// Codified counts articles that a later wording of the law has otherwise than its first text, and that were assembled; Agreed those that say
	// what was assembled, on any day.
	Codified int           `json:"codified"`
	Agreed   int           `json:"agreed"`
	Later    []ArticlePair `json:"later,omitempty"`
	// Drawn are assembled provisions to be read.
	Drawn []DrawnProvision `json:"drawn,omitempty"`
}

// ArticlePair is one article of which two texts say different things.
type ArticlePair struct {
	Document  corpus.ID        `json:"document"`
	Other     string           `json:"other"`
	Path      corpus.SectionID `json:"path"`
	Assembled string           `json:"assembled"`
	Given     string           `json:"given"`
}

// DrawnProvision is one assembled provision with what it is made of.
type DrawnProvision struct {
	Document corpus.ID        `json:"document"`
	Path     corpus.SectionID `json:"path"`
	Day      corpus.Date      `json:"day"`
	Before   string           `json:"before"`
	After    string           `json:"after"`
	Pieces   []corpus.Piece   `json:"pieces"`
	Steps    []DrawnStep      `json:"steps"`
}

// DrawnStep is a step of a drawn provision, in the words of its document.
type DrawnStep struct {
	By corpus.ID `json:"by"`
	corpus.Span
	Quote   string           `json:"quote"`
	Old     string           `json:"old,omitempty"`
	Wording string           `json:"wording,omitempty"`
	Place   corpus.SectionID `json:"place"`
	Also    string           `json:"also,omitempty"`
}

// gathered is a collection, its documents linked by their numbers.
type gathered struct {
	docs    map[corpus.ID]*corpus.Document
	ids     []corpus.ID
	byKey   map[string]corpus.ID
	later   map[corpus.ID]*corpus.Document
	leading map[corpus.ID][]reaching
}

// reaching is an edge of a document of the collection that leads to another one.
type reaching struct {
	from corpus.ID
	edge int
}

// Consolidated assembles the texts of a collection over time. Errors: FileFault, those of the file system and of the context; never that the
// program did badly.
func Consolidated(ctx context.Context, o ConsolidatedOptions) (*ConsolidatedReport, error) {
	g, err := gatherTexts(ctx, o)
	if err != nil {
		return nil, err
	}
	r := &ConsolidatedReport{Documents: len(g.ids), Outcomes: map[corpus.StepOutcome]int{}, Reasons: map[string]int{}}
	acts := map[corpus.ID]bool{}
	var drawn []DrawnProvision
	for _, id := range g.ids {
		d := g.docs[id]
		r.Instructions += len(d.Instructions)
		if strings.Contains(d.Header.Number, "VBHN") {
			r.Consolidated++
			if hasArticles(d) {
				r.WithText++
			}
		}
		facts, changed := g.facts(id)
		if !changed || !hasArticles(d) {
			continue
		}
		r.Bases++
		for _, act := range facts.Acts {
			acts[act.Document.ID] = true
		}
		rev := revision.Read(facts)
		for _, s := range rev.Steps {
			if s.Instruction.Edge > 0 {
				r.Placed++
			}
			r.Outcomes[s.Outcome]++
			if s.Outcome != corpus.StepApplied {
				r.Reasons[string(s.Outcome)+": "+kindOfReason(s.Reason)]++
			}
		}
		r.compare(g, &rev)
		drawn = append(drawn, changedProvisions(g, &rev)...)
	}
	r.Acts = len(acts)
	if o.Draw > 0 {
		random := rand.New(rand.NewPCG(o.Seed, 9))
		random.Shuffle(len(drawn), func(i, k int) { drawn[i], drawn[k] = drawn[k], drawn[i] })
		r.Drawn = drawn[:min(o.Draw, len(drawn))]
	}
	return r, nil
}

// gatherTexts reads a collection and links its documents.
func gatherTexts(ctx context.Context, o ConsolidatedOptions) (*gathered, error) {
	g := &gathered{docs: map[corpus.ID]*corpus.Document{}, byKey: map[string]corpus.ID{}, later: map[corpus.ID]*corpus.Document{}, leading: map[corpus.ID][]reaching{}}
	all := map[string]*corpus.Document{}
	for _, source := range o.Sources {
		if err := figureDocuments(ctx, source, o.Progress, all); err != nil {
			return nil, err
		}
	}
	for id, d := range all {
		d.ID = corpus.ID(id)
		g.docs[d.ID] = d
		g.ids = append(g.ids, d.ID)
	}
	slices.Sort(g.ids)
	for _, id := range g.ids {
		if key := numberKey(g.docs[id].Header.Number); key != "" && g.byKey[key] == "" {
			g.byKey[key] = id
		}
	}
	if o.Articles != "" {
		if err := g.addLaws(ctx, o); err != nil {
			return nil, err
		}
	}
	for _, id := range g.ids {
		for i, e := range g.docs[id].Edges {
			if to := g.byKey[numberKey(e.To)]; to != "" && to != id && e.From == corpus.Self && slices.Contains(validity.Changing(), e.Relation) {
				g.leading[to] = append(g.leading[to], reaching{id, i})
			}
		}
	}
	return g, nil
}

// addLaws adds the laws that documents of the collection cite in order to change them, put together from their articles.
func (g *gathered) addLaws(ctx context.Context, o ConsolidatedOptions) error {
	var articles []Article
	if err := eachJSON(o.Articles, func(a Article) string { return a.ID }, func(a Article) { articles = append(articles, a) }); err != nil {
		return err
	}
	cited := map[string]bool{}
	for _, id := range g.ids {
		for _, e := range g.docs[id].Edges {
			if slices.Contains(validity.Changing(), e.Relation) {
				cited[numberKey(e.To)] = true
			}
		}
	}
	var laws [][]Article
	for _, law := range lawTexts(articles) {
		if key := numberKey(law[0].Law); key != "" && (cited[key] || g.byKey[key] != "") {
			laws = append(laws, law)
		}
	}
	texts := make([]*corpus.Document, len(laws))
	if err := each(ctx, len(laws), func(i int) {
		var b strings.Builder
		for _, a := range laws[i] {
			b.WriteString(a.Title + "\n" + a.Text + "\n")
		}
		texts[i] = understand(b.String())
	}, func(int) {}); err != nil {
		return err
	}
	for i, d := range texts {
		key := numberKey(laws[i][0].Law)
		d.ID = corpus.ID("luat:" + viet.Slug(laws[i][0].Law))
		n, _ := corpus.ParseNumber(viet.Normalise(laws[i][0].Law))
		d.Header = corpus.Header{Number: n.String()}
		d.Edges, d.Instructions = nil, nil
		if held := g.byKey[key]; held != "" {
			g.later[held] = d
			continue
		}
		g.docs[d.ID], g.byKey[key] = d, d.ID
		g.ids = append(g.ids, d.ID)
	}
	return nil
}

// numberKey tells document numbers apart, "" for what is none.
func numberKey(number string) string {
	if n, ok := corpus.ParseNumber(viet.Normalise(number)); ok {
		return n.StrictKey()
	}
	return ""
}

func hasArticles(d *corpus.Document) bool {
	return slices.ContainsFunc(d.Sections, func(s corpus.Section) bool { return s.Kind == corpus.SectionArticle && !s.Quoted })
}

// facts are all that a revision of a document is assembled from; changed is false where no document of the collection changes it.
func (g *gathered) facts(id corpus.ID) (f revision.Facts, changed bool) {
	f = revision.Facts{Base: g.docs[id], Standing: g.standing(id)}
	met := map[corpus.ID]bool{id: true}
	for wave := []corpus.ID{id}; len(wave) > 0; {
		var next []corpus.ID
		for _, to := range wave {
			for _, x := range g.leading[to] {
				if met[x.from] {
					continue
				}
				met[x.from] = true
				next = append(next, x.from)
				act := revision.Act{Document: g.docs[x.from], Standing: g.standing(x.from)}
				for _, e := range act.Document.Edges {
					act.Targets = append(act.Targets, g.byKey[numberKey(e.To)])
				}
				f.Acts = append(f.Acts, act)
				changed = changed || len(act.Document.Instructions) > 0
			}
		}
		wave = next
	}
	return f, changed
}

// standing is what the collection tells of the validity of a document.
func (g *gathered) standing(id corpus.ID) validity.History {
	f := validity.Facts{Actor: actorOf(g.docs[id]), Effect: g.docs[id].Header.Effective}
	for _, x := range g.leading[id] {
		d := g.docs[x.from]
		e := d.Edges[x.edge]
		from := actorOf(d)
		f.Events = append(f.Events, validity.Event{Relation: e.Relation, From: from, By: from, Scope: e.Scope, Provisions: e.Provisions, Strong: e.Strong, Since: e.Since, Until: e.Until,
			Span: e.Span, Quote: e.Quote})
	}
	return validity.Read(f)
}

func actorOf(d *corpus.Document) validity.Actor {
	a := validity.Actor{ID: d.ID, Number: d.Header.Number, Type: d.Header.Type, Issuer: d.Header.Issuer, Title: d.Title, Issued: d.Header.Issued, Draft: d.Header.Draft}
	if d.Header.Effective != nil {
		a.First = d.Header.Effective.Date
	}
	return a
}

// kindOfReason is a reason without the names and numbers in it.
func kindOfReason(reason string) string {
	for _, quote := range [][2]string{{"“", "”"}} {
		for {
			from := strings.Index(reason, quote[0])
			to := strings.Index(reason[max(from, 0):], quote[1])
			if from < 0 || to < 0 {
				break
			}
			reason = reason[:from] + "…" + reason[from+to+len(quote[1]):]
		}
	}
	words := strings.Fields(reason)
	words = slices.DeleteFunc(words, func(w string) bool { return strings.ContainsAny(w, "0123456789") })
	return strings.Join(words[:min(len(words), 14)], " ")
}

// compare holds a revision against the consolidated texts of its document, and against a later wording of it.
func (r *ConsolidatedReport) compare(g *gathered, rev *corpus.Revision) {
	for _, id := range g.ids {
		d := g.docs[id]
		if !hasArticles(d) || !slices.ContainsFunc(d.Edges, func(e corpus.Edge) bool {
			return e.Relation == corpus.RelationConsolidates && e.From == corpus.Self && g.byKey[numberKey(e.To)] == rev.Document
		}) {
			continue
		}
		r.Compared++
		c := revision.Compare(rev, d)
		r.Same, r.Different = r.Same+c.Same, r.Different+len(c.Differences)
		for _, x := range c.Differences {
			r.Differences = append(r.Differences, ArticlePair{rev.Document, string(id), cmp.Or(x.Path, x.TheirPath), textOf(x.Assembled), textOf(x.Consolidated)})
		}
	}
	later := g.later[rev.Document]
	if later == nil {
		return
	}
	for _, s := range later.Sections {
		i, ok := rev.Find(s.ID, corpus.Date{})
		if s.Kind != corpus.SectionArticle || s.Quoted || !ok {
			continue
		}
		words := plainWords(s.In(later.Text))
		if plainWords(rev.At(i, corpus.Date{}).Text()) == words || len(rev.Provisions[i].Versions) < 2 {
			continue
		}
		agreed, last := false, ""
		for _, day := range rev.Days {
			at := rev.At(i, day)
			if at.Marked() {
				last = at.Text()
				agreed = agreed || plainWords(last) == words
			}
		}
		if last == "" {
			continue
		}
		r.Codified++
		if agreed {
			r.Agreed++
		} else {
			r.Later = append(r.Later, ArticlePair{rev.Document, string(later.ID), s.ID, last, s.In(later.Text)})
		}
	}
}

func plainWords(s string) string {
	var b strings.Builder
	for w := range viet.Words(viet.Tone(s)) {
		b.WriteString(strings.ToLower(w.Text))
		b.WriteByte(' ')
	}
	return b.String()
}

func textOf(pieces []corpus.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// changedProvisions lists the provisions that a step which was carried out names, on its day.
func changedProvisions(g *gathered, rev *corpus.Revision) []DrawnProvision {
	var out []DrawnProvision
	for _, s := range rev.Steps {
		if s.Outcome != corpus.StepApplied {
			continue
		}
		for _, i := range s.Places {
			if i == 0 {
				continue
			}
			at, before := rev.At(i, s.Day), rev.At(i, s.Day.Plus(-1))
			d := DrawnProvision{Document: rev.Document, Path: cmp.Or(at.Path, rev.Provisions[i].Path), Day: s.Day, Before: before.Text(), After: at.Text(), Pieces: at.Pieces}
			if at.State == corpus.RevisedEnded {
				d.After = "(" + at.State.Label() + ")"
			}
			for _, k := range at.Steps {
				x := rev.Steps[k]
				step := DrawnStep{By: x.By, Span: x.Span, Quote: x.Quote, Place: x.Provision.Path()}
				if x.Old != nil {
					step.Old = x.Old.Text
				}
				if x.Wording != nil {
					step.Wording = x.Wording.Text
				}
				d.Steps = append(d.Steps, step)
			}
			out = append(out, d)
		}
	}
	return out
}
