package rtf

import (
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/charset"
	"vankho/indexer/extract/flow"
	"vankho/indexer/extract/legacy"
)

// paragraph is what is said of a paragraph.
type paragraph struct {
	// outline is the level of a heading from 1, 0 for body text.
	outline int
	inTable bool
	// depth is how many tables it lies in.
	depth int
	// look is where it stands between the margins.
	look corpus.Look
}

// row is the definition of a row.
type row struct {
	shape flow.Shape
	// merged says that the cell being defined continues the one to its left.
	merged bool
}

// story is a text of its own: the document, a footnote, a text box.
type story struct {
	flow.Writer
	runs *legacy.Runs
	// label stands before the first line: the number of a note; list is the label of the paragraph.
	label string
	list  strings.Builder
	boxes []corpus.Line
	last  paragraph
	// decoded is the reader's.
	decoded map[viet.Legacy]int
}

func (r *reader) newStory() *story {
	return &story{Writer: flow.Writer{Tables: &r.tables}, runs: &legacy.Runs{}, decoded: r.decoded}
}

// put writes text that is shown.
func (r *reader) put(text string) {
	g := r.now()
	if g.hidden || g.deleted || g.place != body && g.place != label {
		return
	}
	r.size += int64(len(text))
	if g.place == label {
		r.story.list.WriteString(text)
		return
	}
	name := ""
	if f := r.fonts[g.font]; f != nil {
		name = f.name
	}
	r.story.last = g.paragraph
	r.story.runs.Add(text, legacy.Run{Font: name, Capitals: g.capitals, Style: g.set})
}

// paragraphWord takes what belongs to paragraphs and tables, and reports whether the word did.
func (r *reader) paragraphWord(t token, g *group) bool {
	switch t.name {
	case "par", "sect", "page":
		r.story.paragraph(g.paragraph)
	case "pard":
		if g.place == body {
			g.paragraph = paragraph{}
		}
	case "s":
		g.paragraph.outline = r.outlines[t.n]
	case "ql", "qc", "qr", "qj", "qd":
		g.paragraph.look.Align = aligns[t.name]
	case "li", "lin":
		g.paragraph.look.Indent = twips(t.n)
	case "fi":
		g.paragraph.look.First = twips(t.n)
	case "outlinelevel":
		g.paragraph.outline = outline(t.n)
	case "intbl":
		g.paragraph.inTable = true
	case "itap":
		g.paragraph.depth = max(0, t.n)
		g.paragraph.inTable = t.n > 0
	case "cell":
		r.story.paragraphIn(g.paragraph, 1)
		r.story.EndCell(1)
	case "row":
		r.story.EndRow(1, r.row.shape)
	case "nestcell":
		depth := max(2, g.paragraph.depth)
		r.story.paragraphIn(g.paragraph, depth)
		r.story.EndCell(depth)
	case "nestrow":
		r.story.EndRow(max(2, g.paragraph.depth), r.row.shape)
	default:
		return false
	}
	return true
}

// aligns are the words that say where lines stand; those of \\ql are at the left margin.
var aligns = map[string]corpus.Align{"qc": corpus.AlignCenter, "qr": corpus.AlignRight, "qj": corpus.AlignJustify, "qd": corpus.AlignJustify}

// twips are twentieths of a point as points.
func twips(n int) int { return min(max(n/20, -1000), 1000) }

// maxCells bounds the cells of a row; Word allows 63.
const maxCells = 1024

// rowWord takes what defines rows.
func (r *reader) rowWord(t token) {
	switch t.name {
	case "trowd":
		r.row = row{}
	case "trleft":
		if len(r.row.shape.Edges) == 0 {
			r.row.shape.Edges = []int{t.n}
		}
	case "trhdr":
		r.row.shape.Head = true
	case "clmrg":
		r.row.merged = true
	case "cellx":
		s := &r.row.shape
		if len(s.Edges) > maxCells {
			return
		}
		if len(s.Edges) == 0 {
			s.Edges = []int{min(0, t.n)}
		}
		s.Edges, s.Merged = append(s.Edges, t.n), append(s.Merged, r.row.merged)
		r.row.merged = false
	}
}

// outline turns the 0 to 8 of RTF into 1 to 9; its 9 is body text.
func outline(n int) int {
	if n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

// paragraph ends a paragraph.
func (s *story) paragraph(p paragraph) {
	depth := 0
	if p.inTable {
		depth = max(1, p.depth)
	}
	s.paragraphIn(p, depth)
}

// paragraphIn ends a paragraph at a depth of tables.
func (s *story) paragraphIn(p paragraph, depth int) {
	raw := s.runs.String()
	plain := func(s string) string { return charset.Compose(hyphens.Replace(s)) }
	text, look := plain(raw), p.look
	look.Runs = corpus.Look{Runs: s.runs.Styles()}.Moved(raw, plain)
	if l := s.runs.Encoding(); l != "" {
		s.decoded[l]++
	}
	s.runs = &legacy.Runs{}
	list := bullet(charset.Compose(viet.Squeeze(s.list.String())))
	s.list.Reset()
	inked := strings.TrimSpace(text) != ""
	before := len(text)
	if list != "" && (inked || depth > 0 && list != "-") {
		// Many tables number their rows by a list without text.
		text = list + " " + strings.TrimLeft(text, " \t")
	}
	if inked {
		text = s.label + strings.TrimLeft(text, " \t")
		s.label = ""
	}
	look.Runs = corpus.Reset(look.Runs, len(text)-before)
	s.Add(depth, append(flow.Paragraph(text, p.outline, look), s.boxes...)...)
	s.boxes = nil
}

// hyphens: Word's non-breaking hyphen stands in document numbers.
var hyphens = strings.NewReplacer("\u2011", "-", "\uFFFD", "", "\uFEFF", "", "\u2028", "\n", "\u2029", "\n", "\r", "\n")

// bullet gives the label of a list; one without a letter or a digit is a bullet, whatever its sign.
func bullet(label string) string {
	if label == "" || strings.ContainsFunc(label, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return label
	}
	return "-"
}

// close ends the story and gives its lines.
func (s *story) close() []corpus.Line {
	if strings.TrimSpace(s.runs.String()) != "" || s.boxes != nil {
		s.paragraph(s.last)
	}
	return s.Lines()
}

// finish gives the lines of the document.
func (r *reader) finish() []corpus.Line {
	for len(r.groups) > 1 { // a file that breaks off within a note or a box
		r.close()
	}
	return append(r.story.close(), r.later...)
}
