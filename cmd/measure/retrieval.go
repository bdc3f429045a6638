package measure

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/search"
	"vankho/search/query"
)

// RetrievalOptions say what is asked of which collection.
type RetrievalOptions struct {
	// Corpus holds the articles, Queries the questions, one JSON object a line, plain or packed by gzip; Qrels the right answers. Qrels may be "", then
	// nothing is scored.
	Corpus, Queries, Qrels string
	// Run is where the run is written; "" for nowhere.
	Run string
	// Data is the data folder to fill; "" for one that is removed afterwards.
	Data string
	// Engine answers in place of the program's own engine where it is not nil: given the articles and a folder of its own.
	Engine func(ctx context.Context, dir string, articles []Article) (RankerCloser, Filling, error)
	// MarkedOnly leaves out the round without marks.
	MarkedOnly bool
	// Progress is told how far filling, indexing and asking are; it may be nil.
	Progress func(step string, done, total int)
}

// RankerCloser is a Ranker that holds files open.
type RankerCloser interface {
	Ranker
	Close() error
}

// RetrievalReport (kết quả đo tìm kiếm) is how well and how fast questions are answered.
type RetrievalReport struct {
	Filling Filling `json:"filling"`
	// Marked are the questions as they stand, Unmarked without any mark.
	Marked   Asked  `json:"marked"`
	Unmarked *Asked `json:"unmarked,omitempty"`
	// PerSecond is how many questions a second eight people got answered.
	PerSecond float64 `json:"questions_per_second"`
	// Resident is the memory held after all that, in bytes; 0 where the system does not tell.
	Resident int64 `json:"resident_bytes,omitempty"`
}

// Asked is one round of all questions.
type Asked struct {
	Latency   Latency   `json:"latency_ms"`
	Qualities []Quality `json:"qualities,omitempty"`
}

// depth is how many answers are asked for.
const depth = 100

// Retrieval fills a data folder with a collection of articles and asks the questions, as they stand and without marks. The right answers are read after the
// run was written. Errors: FileFault, ErrForeign, those of the file system.
func Retrieval(ctx context.Context, o RetrievalOptions) (_ *RetrievalReport, err error) {
	questions, err := readQuestions(o.Queries)
	if err != nil {
		return nil, err
	}
	if o.Qrels != "" { // it is read at the very end
		if _, err := os.Stat(o.Qrels); err != nil {
			return nil, err
		}
	}
	articles, err := readArticles(o.Corpus)
	if err != nil {
		return nil, err
	}
	headings := make(map[string]string, len(articles))
	for _, a := range articles {
		headings[a.ID] = strings.Clone(a.Title)
	}
	dir, remove, err := dataFolder(o.Data)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	report := &RetrievalReport{}
	var ranker RankerCloser
	if o.Engine != nil {
		ranker, report.Filling, err = o.Engine(ctx, dir, articles)
	} else {
		ranker, report.Filling, err = ownRanker(ctx, dir, articles, o)
	}
	if err != nil {
		return nil, err
	}
	articles = nil
	defer func() { err = errors.Join(err, ranker.Close()) }()

	step := func(name string) func(done, total int) {
		return func(done, total int) { o.progress(name, done, total) }
	}
	marked, err := ask(ctx, ranker, questions, depth, step("Hỏi"))
	if err != nil {
		return nil, err
	}
	if o.Run != "" {
		if err := marked.Write(o.Run, "vankho"); err != nil {
			return nil, err
		}
	}
	report.Marked.Latency = marked.latency()
	var bare Run
	if !o.MarkedOnly {
		if bare, err = ask(ctx, ranker, unmarked(questions), depth, step("Hỏi không dấu")); err != nil {
			return nil, err
		}
		report.Unmarked = &Asked{Latency: bare.latency()}
	}
	if report.PerSecond, err = throughput(ctx, ranker, questions, depth); err != nil {
		return nil, err
	}
	report.Resident = resident()
	if o.Engine == nil {
		if err := report.Filling.weigh(dir); err != nil {
			return nil, err
		}
	}
	if o.Qrels == "" {
		return report, nil
	}
	judged, err := readJudgements(o.Qrels)
	if err != nil {
		return nil, err
	}
	heading := func(id string) string { return headings[id] }
	report.Marked.Qualities = qualities(marked, questions, judged, heading)
	if report.Unmarked != nil {
		report.Unmarked.Qualities = qualities(bare, questions, judged, heading)
	}
	return report, nil
}

func (o RetrievalOptions) progress(step string, done, total int) {
	if o.Progress != nil {
		o.Progress(step, done, total)
	}
}

// dataFolder is dir, or a folder that remove takes away.
func dataFolder(dir string) (path string, remove func() error, err error) {
	if dir != "" {
		return dir, func() error { return nil }, os.MkdirAll(dir, 0o750)
	}
	path, err = os.MkdirTemp("", "vankho-danh-gia-")
	return path, func() error { return os.RemoveAll(path) }, err
}

// sections asks the program's own engine for sections, and knows which article each is.
type sections struct {
	*dataDir
	articles map[place]string
}

// place is a section of a document.
type place struct {
	doc     corpus.ID
	section corpus.SectionID
}

// ownRanker fills a data folder with the articles and indexes it as `vankho serve` does.
func ownRanker(ctx context.Context, dir string, articles []Article, o RetrievalOptions) (RankerCloser, Filling, error) {
	name, err := fingerprint("dieu", o.Corpus)
	if err != nil {
		return nil, Filling{}, err
	}
	s := &sections{articles: make(map[place]string, len(articles))}
	laws := lawTexts(articles)
	s.dataDir, err = openDataDir(ctx, dir, name, func(done, total int) { o.progress("Lập chỉ mục", done, total) }, func(st *store.Store) (int64, error) {
		var text int64
		for i, law := range laws {
			l := newLawText(law)
			if err := l.put(ctx, st, i, name); err != nil {
				return 0, err
			}
			text += int64(len(l.doc.Text))
			for j := range law { // what is put shall not count as memory of the index
				law[j].Text = ""
			}
			o.progress("Nạp", i+1, len(laws))
		}
		return text, nil
	})
	if err != nil {
		return nil, Filling{}, err
	}
	if err := s.name(ctx, laws); err != nil {
		return nil, Filling{}, errors.Join(err, s.Close())
	}
	return s, s.filling, nil
}

// member names the text of one law within its collection.
func member(i int) string { return fmt.Sprintf("van-ban-%d", i+1) }

// put stores the text of one law.
func (l lawText) put(ctx context.Context, st *store.Store, i int, collection string) error {
	sum := sha256.Sum256([]byte(member(i) + "\n" + l.doc.Text))
	_, err := st.Put(ctx, l.doc, corpus.Source{Path: collection, Member: member(i), SHA256: hex.EncodeToString(sum[:]), MIME: "text/plain", Size: int64(len(l.doc.Text))}, "danh-gia")
	return err
}

// name finds out which article each section of the folder is: texts are put in one order, so they come back in it.
func (s *sections) name(ctx context.Context, laws [][]Article) error {
	changes, err := s.store.Changes(ctx, 0, len(laws)+1)
	if err != nil {
		return err
	}
	if len(changes) != len(laws) {
		return fmt.Errorf("%w: %d documents for %d texts", ErrForeign, len(changes), len(laws))
	}
	for i, c := range changes {
		for section, id := range newLawText(laws[i]).articles {
			s.articles[place{c.ID, section}] = id
		}
	}
	return nil
}

func (s *sections) Close() error { return s.close() }

// Rank implements Ranker: the engine's sections, each as the article that it is.
func (s *sections) Rank(ctx context.Context, question string, limit int) ([]Scored, error) {
	r, err := s.engine.Search(ctx, search.Request{Query: query.Parse(question), Sections: true, Limit: limit})
	if err != nil {
		return nil, err
	}
	found := make([]Scored, 0, len(r.Hits))
	seen := map[string]bool{}
	add := func(doc corpus.ID, section corpus.SectionID, score float64) {
		if id := s.articles[place{doc, section}]; id != "" && !seen[id] {
			seen[id] = true
			found = append(found, Scored{id, score})
		}
	}
	for _, h := range r.Hits {
		if h.Section != "" {
			add(h.ID, h.Section, h.Score)
			continue
		}
		for _, p := range h.Passages {
			add(h.ID, p.Section, h.Score)
		}
	}
	return found, nil
}
