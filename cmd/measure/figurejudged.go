package measure

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// FigureOptions say what is measured of the figures of a collection.
type FigureOptions struct {
	// Sources are files of lines {"id", "number", "text"}, packed by gzip or not, and folders of files, whose documents are named by their path.
	Sources []string
	// Judged is a file of figures that a person judged, "" for none; testdata/figures/README.md explains the columns.
	Judged string
	// Draw is how many figures are drawn to be judged, Seed what the drawing begins with, Each how many of one document at most; Types are those of
	// the documents to draw from, none means all.
	Draw, Each int
	Seed       uint64
	Types      []string
	// Progress is called with what is done; it may be nil.
	Progress func(step string, done, total int)
}

// FigureReport (kết quả đo số liệu của một bộ văn bản) counts the figures of a collection and holds them against judgements.
type FigureReport struct {
	Documents int `json:"documents"`
	Figures   int `json:"figures"`
	// Kinds counts figures by kind, Doubts by doubt.
	Kinds  map[string]int `json:"kinds"`
	Doubts map[string]int `json:"doubts"`
	// Judged counts, for the judged figures that are read today, how many are right, as a whole and field by field.
	Judged *Score `json:"judged,omitempty"`
	// Drawn are lines of a file of judgements with what the program read, to be put right by hand.
	Drawn []string `json:"drawn,omitempty"`
}

// judgedFigure is a line of a file of judgements: what is right at a place where the program saw a figure.
type judgedFigure struct {
	document string
	corpus.Span
	figure bool
	// fields are the right values by the names of judgedFields; "-" is not judged.
	fields map[string]string
	quote  string
}

// judgedFields are the columns of a judgement with how a figure is written in them and when it is right.
var judgedFields = [...]struct {
	name  string
	of    func(f corpus.Figure) string
	right func(got, want string) bool
}{
	{"kind", func(f corpus.Figure) string { return string(f.Kind) }, sameText},
	{"value", func(f corpus.Figure) string { return amountText(f.Value) }, sameText},
	{"unit", func(f corpus.Figure) string { return viet.Squeeze(f.Unit) }, sameUnit},
	{"target", func(f corpus.Figure) string { return judgedAmount(f.Target) }, sameText},
	{"total", func(f corpus.Figure) string { return judgedAmount(f.Total) }, sameText},
	{"indicator", func(f corpus.Figure) string { return viet.Squeeze(f.Indicator.Text) }, func(got, want string) bool {
		return want == "" && got == "" || want != "" && likeWords(got, want) >= enoughWords
	}},
	{"place", func(f corpus.Figure) string { return f.Place.Name }, sameName},
	{"period", func(f corpus.Figure) string {
		if f.Period.Period.IsZero() {
			return ""
		}
		return f.Period.Period.From.String() + ".." + f.Period.Period.To.String()
	}, sameText},
}

func sameText(got, want string) bool { return got == want }

func judgedAmount(a *corpus.Amount) string {
	if a == nil {
		return ""
	}
	return amountText(*a)
}

// Figures reads every document of the sources and measures its figures. Errors: FileFault, those of the file system and of the context; never that
// the program did badly.
func Figures(ctx context.Context, o FigureOptions) (*FigureReport, error) {
	var judged []judgedFigure
	if o.Judged != "" {
		var err error
		if judged, err = readJudgedFigures(o.Judged); err != nil {
			return nil, err
		}
	}
	docs := map[string]*corpus.Document{}
	for _, source := range o.Sources {
		if err := figureDocuments(ctx, source, o.Progress, docs); err != nil {
			return nil, err
		}
	}
	r := &FigureReport{Documents: len(docs), Kinds: map[string]int{}, Doubts: map[string]int{}}
	for _, d := range docs {
		for _, f := range d.Figures {
			r.Figures++
			r.Kinds[string(f.Kind)]++
			for _, doubt := range f.Doubts {
				r.Doubts[string(doubt)]++
			}
		}
	}
	if judged != nil {
		r.Judged = judgeFigures(judged, docs)
	}
	r.Drawn = drawFigures(docs, o)
	return r, nil
}

// figureDocuments reads the documents of one source into all.
func figureDocuments(ctx context.Context, source string, progress func(string, int, int), all map[string]*corpus.Document) error {
	if progress == nil {
		progress = func(string, int, int) {}
	}
	info, err := os.Stat(source)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return filepath.WalkDir(source, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			name, err := filepath.Rel(source, path)
			if err != nil {
				return err
			}
			progress("Đọc", len(all), 0)
			return documentOfFile(ctx, path, filepath.ToSlash(name), all)
		})
	}
	var lines []collected
	if err := eachJSON(source, func(c collected) string { return c.ID }, func(c collected) { lines = append(lines, c) }); err != nil {
		return err
	}
	docs := make([]*corpus.Document, len(lines))
	err = each(ctx, len(lines), func(i int) { docs[i] = understand(lines[i].Text) }, func(done int) { progress("Đọc", done, len(lines)) })
	for i, d := range docs {
		if d != nil {
			all[lines[i].ID] = d
		}
	}
	return err
}

// documentOfFile reads the first document of a file; one that cannot be read has none.
func documentOfFile(ctx context.Context, path, name string, all map[string]*corpus.Document) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	_, _ = extract.Read(ctx, bytes.NewReader(content), int64(len(content)), path, extract.DefaultLimits(), func(r extract.Record) error {
		if all[name] == nil && r.Row == nil {
			all[name] = indexer.Understand(r, path)
		}
		return nil
	})
	return ctx.Err() // a file that cannot be read is none to be measured
}

// readJudgedFigures reads lines "document start end figure kind value unit target total indicator place period quote", parted by tabs; what follows is a
// remark, and so is a line that begins with "#".
func readJudgedFigures(path string) ([]judgedFigure, error) {
	var all []judgedFigure
	err := eachLine(path, func(line []byte) error {
		if line[0] == '#' {
			return nil
		}
		f := strings.Split(string(line), "\t")
		if len(f) < 5+len(judgedFields) {
			return errors.New("cần mười ba cột: văn bản, từ, đến, có phải số liệu, loại, trị số, đơn vị, mục tiêu, tổng, chỉ tiêu, nơi, kỳ, chữ")
		}
		start, err := strconv.Atoi(f[1])
		end, also := strconv.Atoi(f[2])
		if err != nil || also != nil || f[3] != verdictRight && f[3] != verdictWrong {
			return errors.New("vị trí phải là số, đánh giá phải là right hoặc wrong")
		}
		j := judgedFigure{document: f[0], Span: corpus.Span{Start: start, End: end}, figure: f[3] == verdictRight, fields: map[string]string{}, quote: f[4+len(judgedFields)]}
		for i, field := range judgedFields {
			j.fields[field.name] = f[4+i]
		}
		all = append(all, j)
		return nil
	})
	return all, err
}

// judgeFigures holds judgements against the figures of today. A place counts as read where the digits of a figure lie in it, or a figure overlaps it by half.
func judgeFigures(judged []judgedFigure, docs map[string]*corpus.Document) *Score {
	s := &Score{Name: "Số liệu đã đánh giá", Texts: len(docs)}
	for _, j := range judged {
		d := docs[j.document]
		if d == nil {
			continue
		}
		i, most := -1, 0.0
		for k, f := range d.Figures {
			o := overlap(j.Span, f.Span)
			if within := f.Digits.Len() > 0 && j.Holds(f.Digits); (within || o >= overlapEnough) && o > most {
				i, most = k, o
			}
		}
		switch {
		case i < 0 && j.figure:
			s.missing(j.document, "số liệu", j.quote)
		case i >= 0 && !j.figure:
			s.extra(j.document, "số liệu", j.quote)
		case i >= 0:
			s.right("số liệu")
			for _, field := range judgedFields {
				if want := j.fields[field.name]; want != "-" {
					got := field.of(d.Figures[i])
					s.field(j.document, field.name, j.quote, got, want, field.right(got, want))
				}
			}
		}
	}
	s.sort()
	return s
}

// drawFigures draws figures, the same ones for the same seed and the same figures, and writes each as a line of a file of judgements.
func drawFigures(docs map[string]*corpus.Document, o FigureOptions) []string {
	type drawn struct {
		id string
		n  int
	}
	var all []drawn
	r := rand.New(rand.NewPCG(o.Seed, 1))
	ids := make([]string, 0, len(docs))
	for id := range docs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		some := r.Perm(len(docs[id].Figures))
		if len(o.Types) > 0 && !slices.ContainsFunc(o.Types, func(t string) bool { return sameName(t, docs[id].Header.Type) }) {
			continue
		}
		if o.Each > 0 {
			some = some[:min(o.Each, len(some))]
		}
		for _, n := range some {
			all = append(all, drawn{id, n})
		}
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(len(all), o.Draw)]
	var lines []string
	for _, x := range all {
		d := docs[x.id]
		f := d.Figures[x.n]
		cells := []string{x.id, strconv.Itoa(f.Start), strconv.Itoa(f.End), verdictRight}
		for _, field := range judgedFields {
			cells = append(cells, field.of(f))
		}
		lines = append(lines, strings.Join(append(cells, viet.Squeeze(f.Quote), placed(d, f.Span)), "\t"))
	}
	return lines
}

// placed is what a judge reads: what document it is, and the words on both sides.
func placed(d *corpus.Document, at corpus.Span) string {
	from, to := max(at.Start-wordsBefore, 0), min(at.End+wordsBehind, len(d.Text))
	head := []string{d.Header.Type, d.Header.Number, d.Header.Issuer, d.Header.Issued.String(), d.Title}
	words := strings.ToValidUTF8(d.Text[from:at.Start], "") + "⟦" + at.In(d.Text) + "⟧" + strings.ToValidUTF8(d.Text[at.End:to], "")
	return viet.Squeeze(strings.Join(head, ", ") + ": … " + strings.ReplaceAll(words, "\n", " ⏎ "))
}

// How many bytes a judge reads before a figure and behind it.
const (
	wordsBefore = 400
	wordsBehind = 160
)

// Print writes the report for a person. clean makes what comes from documents safe for the place where it is printed.
func (r *FigureReport) Print(out io.Writer, clean func(string) string) error {
	p := printer{tabwriter.NewWriter(out, 0, 0, 2, ' ', 0), clean}
	p.line("%d số liệu trong %d văn bản", r.Figures, r.Documents)
	for _, counts := range []map[string]int{r.Kinds, r.Doubts} {
		var names []string
		for name := range counts {
			names = append(names, name)
		}
		slices.SortFunc(names, func(a, b string) int { return counts[b] - counts[a] })
		for _, name := range names {
			p.line("  %s\t%d", p.clean(name), counts[name])
		}
	}
	if err := p.Flush(); err != nil {
		return err
	}
	if r.Judged != nil {
		if err := (&TaggingReport{Scores: []Score{*r.Judged}}).Print(out, clean); err != nil {
			return err
		}
	}
	for _, line := range r.Drawn {
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return nil
}
