package measure

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer"
	"vankho/indexer/extract"
	"vankho/search"
	"vankho/search/query"
)

// LookupOptions say which documents are looked up in which register.
type LookupOptions struct {
	// Register holds the rows "id number issued title status", Queries what is typed with its kind and the rows that are right; one JSON object a line,
	// plain or packed by gzip.
	Register, Queries string
	// Run is where the run is written; "" for nowhere.
	Run string
	// Data is the data folder to fill; "" for one that is removed afterwards.
	Data string
	// Pool reads the register.
	Pool *extract.Pool
	// Progress is told how far filling, indexing and asking are; it may be nil.
	Progress func(step string, done, total int)
}

// LookupReport (kết quả đo tra cứu) is how often the document that is looked up comes first.
type LookupReport struct {
	Filling Filling   `json:"filling"`
	Kinds   []Success `json:"kinds"`
	Latency Latency   `json:"latency_ms"`
	// Misses are the look-ups whose document does not come first, in the order of the file.
	Misses []LateHit `json:"misses"`
}

// Success counts the look-ups of one kind.
type Success struct {
	Kind      string  `json:"kind"`
	Questions int     `json:"questions"`
	At1       float64 `json:"success@1"`
	At5       float64 `json:"success@5"`
}

// LateHit is a look-up whose document does not come first.
type LateHit struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	Text string `json:"text"`
	Gold string `json:"gold"`
	// Rank is the place of the right document from 1, 0 where it is not among those looked at; First the row that came first in its place.
	Rank  int    `json:"rank"`
	First string `json:"first"`
}

// lookupDepth is how many documents are asked for.
const lookupDepth = 10

// Lookup fills a data folder from a register, as indexing its file does, and looks its documents up. Errors: FileFault, ErrForeign, those of the file system.
func Lookup(ctx context.Context, o LookupOptions) (_ *LookupReport, err error) {
	questions, err := readQuestions(o.Queries)
	if err != nil {
		return nil, err
	}
	type row struct{ ID, Number, Title string }
	if err := eachJSON(o.Register, func(r row) string { return r.ID }, func(row) {}); err != nil {
		return nil, err
	}
	dir, remove, err := dataFolder(o.Data)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	f, err := o.fill(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.close()) }()
	if f.rows, err = rowsOf(ctx, f.store); err != nil {
		return nil, err
	}
	run, err := ask(ctx, f, questions, lookupDepth, func(done, total int) { o.progress("Hỏi", done, total) })
	if err != nil {
		return nil, err
	}
	if o.Run != "" {
		if err := run.Write(o.Run, "vankho"); err != nil {
			return nil, err
		}
	}
	if err := f.filling.weigh(dir); err != nil {
		return nil, err
	}
	report := &LookupReport{Filling: f.filling, Latency: run.latency(), Misses: []LateHit{}}
	report.score(run, f.twins())
	return report, nil
}

func (o LookupOptions) progress(step string, done, total int) {
	if o.Progress != nil {
		o.Progress(step, done, total)
	}
}

// registered is a data folder filled from a register: documents by the rows that they were read from.
type registered struct {
	*dataDir
	rows map[corpus.ID][]string
}

// fill puts the rows of the register by the indexer's own way from a file to the store.
func (o LookupOptions) fill(ctx context.Context, dir string) (*registered, error) {
	name, err := fingerprint("danh-muc", o.Register)
	if err != nil {
		return nil, err
	}
	f, err := openDataDir(ctx, dir, name, func(done, total int) { o.progress("Lập chỉ mục", done, total) }, func(st *store.Store) (int64, error) {
		path := filepath.Join(dir, "danh-muc.jsonl")
		size, err := unpack(o.Register, path)
		if err != nil {
			return 0, err
		}
		inputs, err := indexer.Walk(ctx, []string{path})
		if err != nil {
			return 0, err
		}
		report, err := indexer.New(st, o.Pool, indexer.Options{Workers: 1}).Run(ctx, inputs, []string{path}, func(p indexer.Progress) { o.progress("Nạp", p.Documents, p.Documents) })
		if err != nil {
			return 0, err
		}
		if len(report.Failed) > 0 || report.Documents == 0 {
			return 0, FileFault{o.Register, 0, "không đọc được như một danh mục văn bản"}
		}
		return size, nil
	})
	if err != nil {
		return nil, err
	}
	return &registered{dataDir: f}, nil
}

// unpack copies the lines of a file, unpacked where it is packed, and answers their bytes.
func unpack(from, to string) (size int64, err error) {
	f, err := os.Create(to)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	err = eachLine(from, func(line []byte) error {
		n, err := f.Write(append(line, '\n'))
		size += int64(n)
		return err
	})
	return size, err
}

// rowsOf lists for each document the ids of the rows that it was read from; rows of one document are one hit.
func rowsOf(ctx context.Context, st *store.Store) (map[corpus.ID][]string, error) {
	const many = 1 << 30
	changes, err := st.Changes(ctx, 0, many)
	if err != nil {
		return nil, err
	}
	rows := make(map[corpus.ID][]string, len(changes))
	for _, c := range changes {
		if c.Removed {
			continue
		}
		d, err := st.Document(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		for _, s := range d.Sources {
			rows[c.ID] = append(rows[c.ID], s.Member)
		}
	}
	return rows, nil
}

// twins gives for each row the rows of the same document, itself among them.
func (r *registered) twins() map[string][]string {
	all := map[string][]string{}
	for _, rows := range r.rows {
		for _, id := range rows {
			all[id] = rows
		}
	}
	return all
}

// Rank implements Ranker: the first row of each document in the order of the hits, and behind them the other rows.
func (r *registered) Rank(ctx context.Context, question string, limit int) ([]Scored, error) {
	found, err := r.engine.Search(ctx, search.Request{Query: query.Parse(question), Limit: limit})
	if err != nil {
		return nil, err
	}
	var first, others []Scored
	for _, h := range found.Hits {
		for i, id := range r.rows[h.ID] {
			if i == 0 {
				first = append(first, Scored{id, h.Score})
			} else {
				others = append(others, Scored{id, 0})
			}
		}
	}
	return append(first, others...), nil
}

// score counts which look-ups succeed. A hit is right where any row of its document is.
func (r *LookupReport) score(run Run, twins map[string][]string) {
	all := Success{Kind: classAll}
	kinds := map[string]*Success{}
	var order []string
	for _, a := range run {
		q := a.Question
		s := kinds[q.Kind]
		if s == nil {
			s = &Success{Kind: q.Kind}
			kinds[q.Kind] = s
			order = append(order, q.Kind)
		}
		rank := 1 + slices.IndexFunc(a.Found, func(x Scored) bool {
			return slices.ContainsFunc(append([]string{x.ID}, twins[x.ID]...), func(id string) bool { return slices.Contains(q.Gold, id) })
		})
		for _, s := range []*Success{s, &all} {
			s.Questions++
			if rank == 1 {
				s.At1++
			}
			if rank >= 1 && rank <= 5 {
				s.At5++
			}
		}
		if rank != 1 {
			m := LateHit{ID: q.ID, Kind: q.Kind, Text: q.Text, Rank: rank}
			if len(q.Gold) > 0 {
				m.Gold = q.Gold[0]
			}
			if len(a.Found) > 0 {
				m.First = a.Found[0].ID
			}
			r.Misses = append(r.Misses, m)
		}
	}
	for _, k := range order {
		r.Kinds = append(r.Kinds, *kinds[k])
	}
	r.Kinds = append(r.Kinds, all)
	for i := range r.Kinds {
		n := float64(max(1, r.Kinds[i].Questions))
		r.Kinds[i].At1 /= n
		r.Kinds[i].At5 /= n
	}
}

// Print writes the report as plain text for a person; misses says whether those are listed too. clean makes what the files say safe to print.
func (r *LookupReport) Print(out io.Writer, misses bool, clean func(string) string) error {
	p := newPrinter(out, clean)
	p.filling(r.Filling)
	p.line("\nLoại tra cứu\tSố câu\tđúng ở vị trí 1\tđúng trong 5 vị trí đầu")
	for _, k := range r.Kinds {
		p.line("  %s\t%d\t%s\t%s", p.clean(k.Kind), k.Questions, percent(k.At1), percent(k.At5))
	}
	p.latency(r.Latency)
	if misses {
		p.line("\nCác câu mà văn bản đúng không đứng đầu:\tLoại\tVị trí\tĐúng\tĐứng đầu")
		for _, m := range r.Misses {
			p.line("  %s\t%s\t%s\t%s\t%s", p.clean(m.Text), p.clean(m.Kind), placeOf(m.Rank), p.clean(m.Gold), p.clean(m.First))
		}
	}
	return p.Flush()
}

// placeOf writes a rank; a dash where the document is not among those looked at.
func placeOf(rank int) string {
	if rank == 0 {
		return "–"
	}
	return fmt.Sprint(rank)
}
