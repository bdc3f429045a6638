package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"sort"
	"strconv"
	"strings"

	"vankho/corpus"
)

// LikeBlock is one thing of an original without pages, as it looks there: a paragraph, a frame or a table.
type LikeBlock struct {
	Para *LikePara
	// Frame is a table that only lays out text, row by row, cell by cell.
	Frame [][][]LikePara
	// Name is the sheet of a workbook that begins here, Letters are the names of its columns.
	Name    string
	Letters []string
	// Heads are the rows of a table that name its columns, Rows those below.
	Heads, Rows []LikeRow
}

// Table reports whether the block is a table.
func (b LikeBlock) Table() bool { return len(b.Heads)+len(b.Rows) > 0 }

// LikePara is a paragraph as it looks; Class says where it stands, At where its text begins in that of the document, in bytes.
type LikePara struct {
	Class string
	At    int
	HTML  template.HTML
}

// LikeRow is a row of a table; Number is that of the sheet, 0 outside of workbooks.
type LikeRow struct {
	Number int
	Cells  []LikeCell
}

// LikeCell is a cell of a row.
type LikeCell struct {
	Class        string
	Across, Down int
	HTML         template.HTML
}

// mostLike is how many lines of an original stand on one page; the parts of a long text have fewer, but a sheet can have 100,000 rows.
const mostLike = 5000

// addLikeness fills in a page for a file that has no pages: its text, or the sheet at index i, beside what the file looks like.
func (s *site) addLikeness(ctx context.Context, p *FacsimilePage, r *reading, i int) error {
	d, v := p.document, p.view
	span := p.page.Span
	if len(d.Pages) > 1 {
		p.Number, p.Pages = p.page.Number, len(d.Pages)
		p.neighbours(i)
		p.thumbs(i, r.matches)
	}
	if parts := likeParts(r.paras, span); len(parts) > 1 {
		at := 0
		switch {
		case v.Part > 0:
			at = min(v.Part, len(parts)) - 1
		case r.focus.Len() > 0:
			at = partAt(parts, r.focus.Start)
		}
		page := ""
		if p.Pages > 0 {
			page = strconv.Itoa(p.Number)
		}
		span = parts[at].Span
		for i, part := range parts {
			p.Parts = append(p.Parts, Choice{part.Label, address(p.URL, pageKey, page, "q", v.Query, "phan", strconv.Itoa(i+1)) + "#goc", i == at})
		}
	}
	if v.Query != "" {
		p.Hidden = []Pair{{"q", v.Query}}
	}
	r.only = &span
	p.Items = r.items()
	for i := range p.Items {
		if para := p.Items[i].Para; para != nil {
			para.Notes, para.Left, para.Topic, para.Standing, para.Beside = nil, "", "", nil, true
		}
	}
	p.Find = newFind(r)
	p.Find.Previous, p.Find.Next = v.match(d.ID, r.current-1, len(r.matches)), v.match(d.ID, r.current+1, len(r.matches))
	if s.desk == nil {
		p.Unlike = true
		return nil
	}
	l, err := s.desk.Likeness(ctx, d.ID)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		p.Unlike = true
		return nil
	case err != nil:
		return fmt.Errorf("likeness of %s: %w", d.ID, err)
	case !l.Fits(d.Text):
		p.Unlike = true
		return nil
	}
	lines := l.Lines
	first := sort.Search(len(lines), func(i int) bool { return lines[i].End > span.Start })
	last := first + sort.Search(len(lines)-first, func(i int) bool { return lines[first+i].Start >= span.End })
	if last-first > mostLike {
		p.LikenessLeft, last = last-first-mostLike, first+mostLike
	}
	p.Likeness = (&liker{r: r, text: d.Text, marks: unnamed(r.stretches(span))}).blocks(lines[first:last])
	return nil
}

// likeSize is how much text, in bytes, stands on one page beside what its file looks like: it stands there twice, in tables with much around it.
const likeSize = 20 << 10

// likeParts cuts a span of the text between paragraphs.
func likeParts(paras []corpus.Paragraph, span corpus.Span) []part {
	from := span.Start
	var out []part
	end := func(at int) {
		out = append(out, part{"Phần " + integer(len(out)+1), corpus.Span{Start: from, End: at}})
		from = at
	}
	for i := paragraphAt(paras, span.Start); i < len(paras) && paras[i].Start < span.End; i++ {
		if p := paras[i]; p.Start > from && p.End-from > likeSize {
			end(p.Start)
		}
	}
	end(span.End)
	return out
}

// unnamed are stretches without anchors: those stand in the text beside.
func unnamed(list []stretch) []stretch {
	out := slices.Clone(list)
	for i := range out {
		out[i].id = ""
	}
	return out
}

// liker writes the lines of a likeness.
type liker struct {
	r     *reading
	text  string
	marks []stretch
	// next is the first mark that may meet what follows.
	next int
}

// blocks writes lines, which are in order.
func (k *liker) blocks(lines []corpus.LikeLine) []LikeBlock {
	var out []LikeBlock
	var frame *corpus.FrameCell
	for i, line := range lines {
		if line.Kind == corpus.LineRow && len(line.Cells) > 0 {
			frame = nil
			var before *corpus.LikeLine
			if i > 0 && lines[i-1].Kind == corpus.LineRow && lines[i-1].Table == line.Table {
				before = &lines[i-1]
			}
			out = k.row(out, line, before)
			continue
		}
		para := LikePara{Class: classOf(line.Look), At: line.Start, HTML: k.html(line.Span, line.Look.Runs)}
		if line.Kind == corpus.LineHeading && !line.Look.Styled() {
			para.Class = strings.TrimSpace(para.Class + " he") // a heading by its name alone, as in web pages
		}
		cell := line.Look.Frame
		switch {
		case cell == nil:
			out = append(out, LikeBlock{Para: &para})
		case frame != nil && cell.Follows(*frame):
			last := &out[len(out)-1].Frame
			if cell.Row > frame.Row {
				*last = append(*last, nil)
			}
			row := &(*last)[len(*last)-1]
			if cell.Row > frame.Row || cell.Column > frame.Column {
				*row = append(*row, nil)
			}
			(*row)[len(*row)-1] = append((*row)[len(*row)-1], para)
		default:
			out = append(out, LikeBlock{Frame: [][][]LikePara{{{para}}}})
		}
		frame = cell
	}
	return out
}

// row adds a row of a table, to the one before where before is a row of the same.
func (k *liker) row(out []LikeBlock, line corpus.LikeLine, before *corpus.LikeLine) []LikeBlock {
	row := LikeRow{}
	for i, c := range line.Cells {
		if c.Across == 0 {
			continue
		}
		cell := LikeCell{Class: classOf(corpus.Look{Align: c.Align}), Across: c.Across, Down: c.Down, HTML: k.html(c.Span, c.Runs)}
		if len(line.Cells) == 1 && line.Sheet == nil {
			cell.Across = 100 // it stands across the whole table
		}
		if line.Sheet != nil && i < len(line.Sheet.Columns) && numeric(c.In(k.text)) {
			cell.Class = strings.TrimSpace(cell.Class + " gp")
		}
		row.Cells = append(row.Cells, cell)
	}
	if line.Sheet != nil {
		row.Number = line.Sheet.Row
	}
	if before == nil || before.Sheet != nil && line.Sheet != nil && before.Sheet.Sheet != line.Sheet.Sheet {
		b := LikeBlock{}
		if line.Sheet != nil {
			b.Name = line.Sheet.Sheet
			for c := range line.Sheet.Columns {
				b.Letters = append(b.Letters, strings.TrimRight(line.Sheet.Address(c), "0123456789"))
			}
		}
		out = append(out, b)
	}
	last := &out[len(out)-1]
	if line.Head && len(last.Rows) == 0 {
		last.Heads = append(last.Heads, row)
	} else {
		last.Rows = append(last.Rows, row)
	}
	return out
}

// numeric reports whether a cell holds a number and nothing else.
func numeric(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.,%-− ") == "" && strings.ContainsAny(s, "0123456789")
}

// html writes a stretch of the text with its styles and all that is marked in it.
func (k *liker) html(at corpus.Span, runs []corpus.StyleRun) template.HTML {
	for k.next < len(k.marks) && k.marks[k.next].End <= at.Start {
		k.next++
	}
	var list []stretch
	for i := k.next; i < len(k.marks) && k.marks[i].Start < at.End; i++ {
		list = append(list, k.marks[i])
	}
	start := at.Start
	for _, run := range runs {
		x := corpus.Span{Start: start, End: min(at.Start+run.End, at.End)}
		if start = max(start, x.End); run.Style != 0 && x.Len() > 0 && onBorders(k.text, x) {
			list = append(list, stretch{Span: x, layer: layerStyle, style: run.Style})
		}
	}
	return overlay(k.text, at, list)
}

// indentStep is how many points of indent a step of the page's own indents stands for; there are mostSteps of them.
const (
	indentStep = 18
	mostSteps  = 12
)

// classOf is where a paragraph stands, as classes of the style sheet: a page's own style may not be written at its elements.
func classOf(l corpus.Look) string {
	var out []string
	switch l.Align {
	case corpus.AlignCenter:
		out = append(out, "gc")
	case corpus.AlignRight:
		out = append(out, "gp")
	case corpus.AlignJustify:
		out = append(out, "gd")
	}
	if steps := min(l.Indent/indentStep, mostSteps); steps > 0 {
		out = append(out, "i"+strconv.Itoa(steps))
	}
	switch {
	case l.First >= indentStep/2:
		out = append(out, "f1")
	case l.First <= -indentStep/2 && l.Indent >= indentStep:
		out = append(out, "fn")
	}
	return strings.Join(out, " ")
}
