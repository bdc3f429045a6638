package measure

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
)

// AmendOptions say what is measured of the instructions of a collection.
type AmendOptions struct {
	// Documents is a file of lines {"id", "number", "text"}, packed by gzip or not.
	Documents string
	// Articles is a file of articles {"id", "title", "text", "law"}, "" for none: laws that judged lines are of are put together from it.
	Articles string
	// Judged are files of lines that a person read; README.md beside them explains the columns.
	Judged []string
	// Progress is called with what is done; it may be nil.
	Progress func(step string, done, total int)
}

// AmendReport (kết quả đo lời sửa đổi) counts what the amending sentences of a collection gave, and compares them with what a person read.
type AmendReport struct {
	Documents int `json:"documents"`
	// Amending counts the documents that have instructions, Instructions all of these.
	Amending     int                      `json:"amending"`
	Instructions int                      `json:"instructions"`
	Operations   map[corpus.Operation]int `json:"operations"`
	// Doubts counts those that cannot be carried out by machine, by the reason.
	Doubts map[string]int `json:"doubts"`
	// Lines are lines that begin with an amending verb and name a place or words; Told those that have an instruction, Leading those that lead to one
	// below, Untold the others, each with its words.
	Lines   int         `json:"lines"`
	Told    int         `json:"told"`
	Leading int         `json:"leading"`
	Untold  []AmendMiss `json:"untold,omitempty"`
	Judged  []AmendGold `json:"judged,omitempty"`
}

// AmendMiss is an amending line of a document, or an instruction that a person read otherwise.
type AmendMiss struct {
	Document string `json:"document"`
	corpus.Span
	Words string `json:"words"`
}

// AmendGold compares one file of judged lines with the instructions of today. An instruction is right where operation, place, document and words are.
type AmendGold struct {
	File string `json:"file"`
	// Operations are by operation, "" all; Places is right where operation, place and document are.
	Operations map[corpus.Operation]Tally `json:"operations"`
	Places     Tally                      `json:"places"`
	Wrong      []AmendMiss                `json:"wrong,omitempty"`
}

// amendRow is one judged instruction.
type amendRow struct {
	document  string
	line      corpus.Span
	operation corpus.Operation
	place, to string
	old, new  corpus.Span
}

// operationNone stands for a line that orders nothing by itself.
const operationNone corpus.Operation = "none"

// Amend understands every text of a collection and measures its instructions. Errors: FileFault, those of the file system and of the context; never
// that the program did badly.
func Amend(ctx context.Context, o AmendOptions) (*AmendReport, error) {
	rows := make([][]amendRow, len(o.Judged))
	for i, file := range o.Judged {
		var err error
		if rows[i], err = readAmendRows(file); err != nil {
			return nil, err
		}
	}
	all, docs, err := understandAll(ctx, o.Documents, o.Progress)
	if err != nil {
		return nil, err
	}
	r := &AmendReport{Documents: len(all), Operations: map[corpus.Operation]int{}, Doubts: map[string]int{}}
	at := map[string]*corpus.Document{}
	for i, d := range docs {
		at[all[i].ID] = d
		r.count(all[i].ID, d)
	}
	if o.Articles != "" {
		if err := judgedLaws(ctx, o.Articles, rows, at); err != nil {
			return nil, err
		}
	}
	for i, file := range o.Judged {
		r.Judged = append(r.Judged, judgeAmend(file, rows[i], at))
	}
	return r, nil
}

// judgedLaws adds to at the laws that judged lines name and at does not hold, put together from their articles.
func judgedLaws(ctx context.Context, file string, judged [][]amendRow, at map[string]*corpus.Document) error {
	articles, err := readArticles(file)
	if err != nil {
		return err
	}
	laws := lawTexts(slices.DeleteFunc(articles, func(a Article) bool {
		return a.Law == "" || at[a.Law] != nil || !slices.ContainsFunc(judged, func(rows []amendRow) bool {
			return slices.ContainsFunc(rows, func(r amendRow) bool { return r.document == a.Law })
		})
	}))
	texts := make([]*corpus.Document, len(laws))
	if err := each(ctx, len(laws), func(i int) { texts[i] = understand(newLawText(laws[i]).doc.Text) }, func(int) {}); err != nil {
		return err
	}
	for i, d := range texts {
		at[laws[i][0].Law] = d
	}
	return nil
}

// count counts what one document gave.
func (r *AmendReport) count(id string, d *corpus.Document) {
	if len(d.Instructions) > 0 {
		r.Amending++
	}
	for _, in := range d.Instructions {
		r.Instructions++
		r.Operations[in.Operation]++
		if in.Doubt != "" {
			r.Doubts[in.Doubt]++
		}
	}
	for _, line := range amendingLines(d) {
		r.Lines++
		k := slices.IndexFunc(d.Instructions, func(in corpus.Instruction) bool { return in.End > line.Start })
		switch words := line.In(d.Text); {
		case k >= 0 && d.Instructions[k].Start < line.End:
			r.Told++
		case k >= 0 && d.Instructions[k].Start < line.End+leadsWithin && (strings.HasPrefix(words, "Điều") || strings.Contains(words, "một số") || strings.HasSuffix(words, ":")):
			r.Leading++
		default:
			r.Untold = append(r.Untold, AmendMiss{id, line, words})
		}
	}
}

// leadsWithin is how far, in bytes, below a heading the first instruction stands that it leads to.
const leadsWithin = 600

// A line amends, to a simple reader, where it begins with a verb behind its label and names a place or quotes words.
var (
	amendingStart = regexp.MustCompile(`^(?:Điều \d+\p{L}?[.:]\s*|[\d.]+\p{L}?[.)/]\s*|\p{L}[\d.]*\)\s*|[-–+]\s*)?(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay |Bỏ |Hủy bỏ|Huỷ bỏ|Đánh số|Chuyển (?:khoản|điểm|Điều)|Chỉnh sửa|Thêm )`)
	amendingPlace = regexp.MustCompile(`iều \d|hoản \d|iểm \p{L}\d*\b|hụ lục|Mẫu|cụm từ|từ “|Chương|Mục|tên |“`)
)

// amendingLines are the lines of a document's own words that a simple reader takes for amending.
func amendingLines(d *corpus.Document) []corpus.Span {
	var own int
	for _, s := range d.Sections {
		if !s.Quoted {
			own = s.Start
			break
		}
	}
	var out []corpus.Span
	for start := 0; start < len(d.Text); {
		line := corpus.Span{Start: start, End: len(d.Text)}
		if k := strings.IndexByte(d.Text[start:], '\n'); k >= 0 {
			line.End = start + k
		}
		start = line.End + 1
		words := line.In(d.Text)
		if line.Start < own || !amendingStart.MatchString(words) || !amendingPlace.MatchString(words) ||
			slices.ContainsFunc(d.Sections, func(s corpus.Section) bool { return s.Quoted && s.Start <= line.Start && line.Start < s.End }) {
			continue
		}
		out = append(out, line)
	}
	return out
}

// readAmendRows reads a file of judged lines.
func readAmendRows(path string) ([]amendRow, error) {
	var all []amendRow
	err := eachLine(path, func(line []byte) error {
		if line[0] == '#' {
			return nil
		}
		f := strings.Split(string(line), "\t")
		if len(f) < 5 {
			return errors.New("cần tám cột: văn bản, từ, đến, thao tác, nơi, văn bản được sửa đổi, lời cũ, lời mới")
		}
		f = append(f, "", "", "") // what is empty at the end may be left out
		span, err := readSpan(f[1] + "-" + f[2])
		if err != nil {
			return err
		}
		row := amendRow{document: f[0], line: span, operation: corpus.Operation(f[3]), place: f[4], to: f[5]}
		if row.old, err = readSpan(f[6]); err != nil {
			return err
		}
		if row.new, err = readSpan(f[7]); err != nil {
			return err
		}
		all = append(all, row)
		return nil
	})
	return all, err
}

// readSpan reads "12-40"; nothing is the empty span.
func readSpan(s string) (corpus.Span, error) {
	if s == "" {
		return corpus.Span{}, nil
	}
	from, to, _ := strings.Cut(s, "-")
	start, err := strconv.Atoi(from)
	end, also := strconv.Atoi(to)
	if err != nil || also != nil {
		return corpus.Span{}, fmt.Errorf("vị trí phải là hai số, không phải %q", s)
	}
	return corpus.Span{Start: start, End: end}, nil
}

// judgeAmend compares the judged lines of a file with what is read today.
func judgeAmend(file string, rows []amendRow, at map[string]*corpus.Document) AmendGold {
	g := AmendGold{File: file, Operations: map[corpus.Operation]Tally{}}
	type line struct {
		document string
		corpus.Span
	}
	wanted := map[line][]amendRow{}
	var order []line
	for _, row := range rows {
		l := line{row.document, row.line}
		if _, ok := wanted[l]; !ok {
			order = append(order, l)
		}
		wanted[l] = append(wanted[l], row)
	}
	for _, l := range order {
		d := at[l.document]
		if d == nil {
			continue
		}
		g.line(l.document, l.Span, wanted[l], amendRows(l.document, d, l.Span))
	}
	return g
}

// amendRows are the instructions of a line as rows.
func amendRows(id string, d *corpus.Document, line corpus.Span) []amendRow {
	var out []amendRow
	for _, in := range d.Instructions {
		if !in.Meets(line) {
			continue
		}
		place := string(in.Provision.Path())
		if place == "" {
			place = "-"
		}
		out = append(out, amendRow{id, line, in.Operation, place, d.Edges[in.Edge-1].To, in.Old, in.Wording})
	}
	return out
}

// line compares one line.
func (g *AmendGold) line(id string, at corpus.Span, want, got []amendRow) {
	want = slices.DeleteFunc(slices.Clone(want), func(r amendRow) bool { return r.operation == operationNone })
	add := func(op corpus.Operation, t Tally) {
		for _, key := range [...]corpus.Operation{op, ""} {
			sum := g.Operations[key]
			sum.Wanted, sum.Found, sum.Right = sum.Wanted+t.Wanted, sum.Found+t.Found, sum.Right+t.Right
			g.Operations[key] = sum
		}
	}
	left := slices.Clone(got)
	places := slices.Clone(got)
	for _, w := range want {
		if k := slices.Index(left, w); k >= 0 {
			left = slices.Delete(left, k, k+1)
			add(w.operation, Tally{Wanted: 1, Found: 1, Right: 1})
		} else {
			add(w.operation, Tally{Wanted: 1})
			g.Wrong = append(g.Wrong, AmendMiss{id, at, "thiếu: " + w.String()})
		}
		g.Places.Wanted++
		if k := slices.IndexFunc(places, func(r amendRow) bool { return r.operation == w.operation && r.place == w.place && r.to == w.to }); k >= 0 {
			places = slices.Delete(places, k, k+1)
			g.Places.Right++
		}
	}
	g.Places.Found += len(got)
	for _, x := range left {
		add(x.operation, Tally{Found: 1})
		g.Wrong = append(g.Wrong, AmendMiss{id, at, "thừa: " + x.String()})
	}
}

func (r amendRow) String() string {
	return fmt.Sprintf("%s %s %s %d-%d %d-%d", r.operation, r.place, r.to, r.old.Start, r.old.End, r.new.Start, r.new.End)
}
