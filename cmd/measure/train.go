package measure

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/indexer/extract"
	"vankho/search"
	"vankho/search/engine"
	"vankho/search/query"
	"vankho/search/rank"
)

// TrainOptions say what ranking is learned from.
type TrainOptions struct {
	// Corpus, Queries and Qrels are those of RetrievalOptions; all are needed.
	Corpus, Queries, Qrels string
	// Register and Lookups are those of LookupOptions (its Queries): titles that are looked up teach as well. Both may be "".
	Register, Lookups string
	// Data is the data folder to fill, with one for the register in it; "" for one that is removed afterwards.
	Data string
	// Out is the folder that model.tsv and report.md are written to; "" for none.
	Out string
	// Folds is into how many parts the questions are put: each is ranked by a model of the others. Seeds is how often that is done anew.
	Folds, Seeds int
	// Pool reads the register.
	Pool *extract.Pool
	// Progress is told how far filling, indexing, asking and learning are; it may be nil.
	Progress func(step string, done, total int)
}

// TrainReport (kết quả huấn luyện) is how well models rank questions that they were not learned from.
type TrainReport struct {
	Filling Filling `json:"filling"`
	// Plan is how models are learned, Questions and Lookups how many taught.
	Plan      rank.Plan `json:"plan"`
	Questions int       `json:"questions"`
	Lookups   int       `json:"lookups"`
	// Named is how many articles were looked up by their headings, NamedFirst how many of these a model put first that was learned without them.
	Named      int     `json:"named"`
	NamedFirst float64 `json:"named_first"`
	// First is the order of the first step, Marked and Unmarked that of models, on questions as they stand and without marks.
	First         []Quality `json:"first"`
	FirstUnmarked []Quality `json:"first_unmarked"`
	Marked        []Quality `json:"model"`
	Unmarked      []Quality `json:"model_unmarked"`
	// FirstLookups and ModelLookups are the same of look-ups.
	FirstLookups []Success `json:"first_lookups,omitempty"`
	ModelLookups []Success `json:"model_lookups,omitempty"`
	// Spread is nDCG@10 of all questions by each parting into folds.
	Spread []float64 `json:"spread"`
	// Gains are the features of the model that was written, those that gain most first.
	Gains []FeatureGain `json:"gains"`
}

// FeatureGain is how much of all that a model gains is a feature's.
type FeatureGain struct {
	Name  string  `json:"name"`
	Label string  `json:"label"`
	Share float64 `json:"share"`
}

// lesson is a question with what was measured of its candidates, and what these are worth.
type lesson struct {
	Question
	ids    []string
	grades []float32
	x      []float32
	weight float32
}

// What a question without marks, a look-up of a title and one of an article by its heading count beside a question with marks.
const (
	unmarkedWeight = .5
	lookupWeight   = .3
	headingWeight  = .3
)

// Headings that are looked up: one of so many articles, of so many words.
const (
	headingEvery           = 150
	fewestWords, mostWords = 3, 14
)

// taughtCandidates is how many of the first candidates a model learns from.
const taughtCandidates = 100

// Train fills a data folder with a collection of articles, takes from the engine what it would rank for each question, with marks and without, and learns
// a model. Errors: FileFault, ErrForeign, those of the file system.
func Train(ctx context.Context, o TrainOptions) (_ *TrainReport, err error) {
	t := &training{TrainOptions: o, headings: map[string]string{}}
	r := &TrainReport{Plan: rank.DefaultPlan()}
	dir, remove, err := dataFolder(o.Data)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	if r.Filling, err = t.articles(ctx, dir); err != nil {
		return nil, err
	}
	if o.Register != "" {
		if err := t.register(ctx, filepath.Join(dir, "danh-muc")); err != nil {
			return nil, err
		}
	}
	r.Questions, r.Lookups, r.Named = len(t.marked), len(t.lookups), len(t.named)
	r.First, r.FirstUnmarked, r.FirstLookups = t.score(ordered(t.marked)), t.score(ordered(t.unmarked)), t.success(ordered(t.lookups))
	if err := t.cross(ctx, r); err != nil {
		return nil, err
	}
	return r, t.write(r)
}

// training is what Train works on.
type training struct {
	TrainOptions
	judged                    Judgements
	headings                  map[string]string
	marked, unmarked, lookups []lesson
	// named are articles looked up by their headings.
	named []lesson
	twins map[string][]string
}

func (t *training) progress(step string, done, total int) {
	if t.Progress != nil {
		t.Progress(step, done, total)
	}
}

// articles takes the lessons of questions that articles answer.
func (t *training) articles(ctx context.Context, dir string) (_ Filling, err error) {
	questions, err := readQuestions(t.Queries)
	if err != nil {
		return Filling{}, err
	}
	if t.judged, err = readJudgements(t.Qrels); err != nil {
		return Filling{}, err
	}
	articles, err := readArticles(t.Corpus)
	if err != nil {
		return Filling{}, err
	}
	for _, a := range articles {
		t.headings[a.ID] = strings.Clone(a.Title)
	}
	ranker, filling, err := ownRanker(ctx, dir, articles, RetrievalOptions{Corpus: t.Corpus, Progress: t.Progress})
	if err != nil {
		return Filling{}, err
	}
	defer func() { err = errors.Join(err, ranker.Close()) }()
	s, ok := ranker.(*sections)
	if !ok {
		return Filling{}, errors.New("measure: a ranker without candidates")
	}
	questions = slices.DeleteFunc(questions, func(q Question) bool { return len(t.judged[q.ID]) == 0 })
	name := func(u engine.UnitID) string { return s.articles[place{u.Document, u.Section}] }
	worth := func(q Question, id string) float32 { return float32(t.judged[q.ID][id]) }
	ask := search.Request{Sections: true, Limit: depth}
	if t.marked, err = t.take(ctx, s.engine, ask, questions, "Hỏi", name, worth, 1); err != nil {
		return Filling{}, err
	}
	if t.unmarked, err = t.take(ctx, s.engine, ask, unmarked(questions), "Hỏi không dấu", name, worth, unmarkedWeight); err != nil {
		return Filling{}, err
	}
	bears := func(q Question, id string) float32 {
		if _, heading := articleLabel(t.headings[id]); strings.EqualFold(strings.TrimSpace(heading), q.Text) {
			return 1
		}
		return 0
	}
	t.named, err = t.take(ctx, s.engine, ask, headingsOf(articles), "Hỏi đề mục", name, bears, headingWeight)
	return filling, err
}

// headingsOf are headings of some articles, as somebody types them who knows what they are called. Those that many articles have name none.
func headingsOf(articles []Article) []Question {
	bearers := map[string]int{}
	for _, a := range articles {
		_, heading := articleLabel(a.Title)
		bearers[heading]++
	}
	var out []Question
	for i, a := range articles {
		_, heading := articleLabel(a.Title)
		if n := len(strings.Fields(heading)); i%headingEvery == 0 && n >= fewestWords && n <= mostWords && bearers[heading] == 1 {
			out = append(out, Question{ID: "heading " + a.ID, Text: heading})
		}
	}
	return out
}

// register takes the lessons of titles that are looked up; numbers are found otherwise.
func (t *training) register(ctx context.Context, dir string) (err error) {
	lookups, err := readQuestions(t.Lookups)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return err
	}
	f, err := LookupOptions{Register: t.Register, Pool: t.Pool, Progress: t.Progress}.fill(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.close()) }()
	if f.rows, err = rowsOf(ctx, f.store); err != nil {
		return err
	}
	t.twins = f.twins()
	lookups = slices.DeleteFunc(lookups, func(q Question) bool { return !strings.HasPrefix(q.Kind, "title") })
	name := func(u engine.UnitID) string { return firstRow(f.rows, u.Document) }
	worth := func(q Question, id string) float32 {
		if slices.ContainsFunc(append([]string{id}, t.twins[id]...), func(id string) bool { return slices.Contains(q.Gold, id) }) {
			return 1
		}
		return 0
	}
	t.lookups, err = t.take(ctx, f.engine, search.Request{Limit: depth}, lookups, "Tra", name, worth, lookupWeight)
	return err
}

func firstRow(rows map[corpus.ID][]string, id corpus.ID) string {
	if all := rows[id]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// take asks the engine for the candidates of each question.
func (t *training) take(ctx context.Context, e *engine.Engine, ask search.Request, questions []Question, step string, name func(engine.UnitID) string,
	worth func(Question, string) float32, weight float32) ([]lesson, error) {
	var out []lesson
	for i, q := range questions {
		ask.Query = query.Parse(q.Text)
		asked, candidates, units, err := e.Candidates(ctx, ask)
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		one := lesson{Question: q, x: rank.Features(asked, candidates), weight: weight}
		for _, u := range units {
			id := name(u)
			one.ids, one.grades = append(one.ids, id), append(one.grades, worth(q, id))
		}
		out = append(out, one)
		t.progress(step, i+1, len(questions))
	}
	return out, nil
}

// judged is the lesson as a model learns it.
func (l lesson) judged() rank.Judged {
	n := min(taughtCandidates, len(l.ids))
	if n == 0 {
		return rank.Judged{}
	}
	return rank.Judged{X: l.x[:n*(len(l.x)/len(l.ids))], Grade: l.grades[:n], Weight: l.weight}
}

// learn makes a model of the questions that chosen takes.
func (t *training) learn(plan rank.Plan, chosen func(id string) bool) *rank.Model {
	var all []rank.Judged
	for _, lessons := range [][]lesson{t.marked, t.unmarked, t.lookups, t.named} {
		for _, l := range lessons {
			if chosen(l.ID) {
				all = append(all, l.judged())
			}
		}
	}
	return rank.Train(all, plan)
}

// cross ranks every question by a model that was learned without it.
func (t *training) cross(ctx context.Context, r *TrainReport) error {
	var marked, unmarked, lookups Run
	named := 0
	for seed := range t.Seeds {
		plan := r.Plan
		plan.Seed = uint64(seed + 1)
		var one Run
		for fold := range t.Folds {
			t.progress("Kiểm tra chéo", seed*t.Folds+fold, t.Seeds*t.Folds)
			if err := ctx.Err(); err != nil {
				return err
			}
			in := func(id string) bool { return foldOf(id, seed, t.Folds) == fold }
			m := t.learn(plan, func(id string) bool { return !in(id) })
			one = append(one, ranked(t.marked, in, m)...)
			unmarked = append(unmarked, ranked(t.unmarked, in, m)...)
			lookups = append(lookups, ranked(t.lookups, in, m)...)
			named += firsts(t.named, in, m)
		}
		marked = append(marked, one...)
		r.Spread = append(r.Spread, t.score(one)[0].NDCG10)
	}
	r.NamedFirst = float64(named) / float64(max(1, t.Seeds*len(t.named)))
	r.Marked, r.Unmarked, r.ModelLookups = t.score(marked), t.score(unmarked), t.success(lookups)
	return nil
}

// foldOf parts questions by their id.
func foldOf(id string, seed, folds int) int {
	h := fnv.New32a()
	fmt.Fprintf(h, "%d\x00%s", seed, id)
	return int(h.Sum32() % uint32(folds))
}

// ordered answers questions in the order of the first step.
func ordered(lessons []lesson) Run {
	var run Run
	for _, l := range lessons {
		a := Answer{Question: l.Question}
		for i, id := range l.ids[:min(depth, len(l.ids))] {
			a.Found = append(a.Found, Scored{id, -float64(i)})
		}
		run = append(run, a)
	}
	return run
}

// ranked answers the questions chosen in the order of a model.
func ranked(lessons []lesson, chosen func(id string) bool, m *rank.Model) Run {
	var run Run
	for _, l := range lessons {
		if !chosen(l.ID) {
			continue
		}
		a := Answer{Question: l.Question}
		for _, s := range m.Order(l.x) {
			a.Found = append(a.Found, Scored{l.ids[s.Index], s.Score})
		}
		a.Found = a.Found[:min(depth, len(a.Found))]
		run = append(run, a)
	}
	return run
}

// firsts counts the lessons chosen whose first answer is right.
func firsts(lessons []lesson, chosen func(id string) bool, m *rank.Model) int {
	n := 0
	for _, l := range lessons {
		if !chosen(l.ID) {
			continue
		}
		if o := m.Order(l.x); len(o) > 0 && l.grades[o[0].Index] > 0 {
			n++
		}
	}
	return n
}

// score measures a run by the classes of its questions as they stand with their marks.
func (t *training) score(run Run) []Quality {
	asked := make(map[string]Question, len(t.marked))
	for _, q := range t.marked {
		asked[q.ID] = q.Question
	}
	questions := make([]Question, len(run))
	for i, a := range run {
		questions[i] = asked[a.Question.ID]
	}
	return qualities(run, questions, t.judged, func(id string) string { return t.headings[id] })
}

func (t *training) success(run Run) []Success {
	if len(run) == 0 {
		return nil
	}
	var r LookupReport
	r.score(run, t.twins)
	return r.Kinds
}

// write learns the model of all questions, and writes it with the report.
func (t *training) write(r *TrainReport) (err error) {
	m := t.learn(r.Plan, func(string) bool { return true })
	r.Gains = gainsOf(m)
	if t.Out == "" {
		return nil
	}
	if err := os.MkdirAll(t.Out, 0o750); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(t.Out, "model.tsv"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := m.Write(f); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(t.Out, "report.md"), []byte(r.Markdown()), 0o640)
}
