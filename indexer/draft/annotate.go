package draft

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
)

// ErrDocument says that the bytes are no DOCX that can be written back: no package, no text in it, or more than the limits allow.
var ErrDocument = errors.New("no DOCX that can be annotated")

// Annotate returns a DOCX with a comment of "Văn Khố" at each finding of its review. All else in it stays as it was, byte for byte: runs are
// only parted where a comment begins or ends within one. What stands where Word takes no comments (notes, text boxes, headers), or is not
// found again, is told in the comment of the first paragraph.
func Annotate(docx []byte, r *corpus.Review) ([]byte, error) {
	p, err := openPackage(docx)
	if err != nil {
		return nil, err
	}
	body, err := p.read(p.main)
	if err != nil {
		return nil, err
	}
	t, err := readRuns(body)
	if err != nil {
		return nil, err
	}
	if len(t.letters) == 0 {
		return nil, fmt.Errorf("%w: không có chữ trong văn bản", ErrDocument)
	}
	c, err := p.comments(t)
	if err != nil {
		return nil, err
	}
	var marks []mark
	var lost []string
	on := align(t, r.Text)
	for i := range r.Findings {
		f := &r.Findings[i]
		from, to, ok := on.place(f.Span)
		if !ok {
			lost = append(lost, fmt.Sprintf("%d. “%s”: %s", i+1, oneLine(f.Quote), remark(f)[0]))
			continue
		}
		id := c.add(remark(f))
		marks = append(marks, mark{at: from, id: id, begins: true}, mark{at: to, id: id})
	}
	if len(lost) > 0 {
		lines := append([]string{fmt.Sprintf("%d dẫn chiếu nằm ở chỗ không gắn được chú thích:", len(lost))}, lost...)
		id := c.add(lines)
		marks = append(marks, mark{at: 0, id: id, begins: true}, mark{at: t.firstEnd(), id: id})
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.offset(), b.offset()), cmp.Compare(a.id, b.id)) })
	p.replace(p.main, t.insert(marks))
	if err := c.store(p); err != nil {
		return nil, err
	}
	return p.bytes()
}

// mark is where the comment of a finding begins or ends: before the letter at, or behind the letter before it.
type mark struct {
	at     int
	id     int
	begins bool
}

// offset orders marks: what ends at a letter comes before what begins there.
func (m mark) offset() int {
	if m.begins {
		return 2*m.at + 1
	}
	return 2 * m.at
}

// remark are the paragraphs of the comment on a finding.
func remark(f *corpus.Finding) []string {
	out := []string{f.Label() + ". " + f.Sentence}
	if f.Correct != "" {
		out = append(out, "Cách viết: "+oneLine(f.Correct))
	}
	for _, g := range f.Grounds {
		line := g.Words
		if g.Quote != "" {
			line += ": “" + cut(oneLine(g.Quote)) + "” (" + named(g.Document) + ")"
		}
		out = append(out, line)
	}
	for _, k := range f.Candidates {
		out = append(out, "Có thể là: "+named(k)+of(k))
	}
	return out
}

// longQuote is how much of a quote a comment or a row of the sheet shows, in letters.
const longQuote = 400

func cut(s string) string {
	n := 0
	for i := range s {
		if n++; n > longQuote {
			return strings.TrimRight(s[:i], " ,;") + " …"
		}
	}
	return s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// insert writes the comments' marks into the part, parting runs where one begins or ends within.
func (t *runs) insert(marks []mark) []byte {
	var out bytes.Buffer
	done := 0
	spaced := map[int]bool{}
	write := func(to int, insert string) {
		out.Write(t.part[done:to])
		out.WriteString(insert)
		done = to
	}
	// Start tags of texts come before the marks within them, so that both can be written in one pass.
	type edit struct {
		at   int
		text string
	}
	var edits []edit
	for _, m := range marks {
		l := t.letters[min(m.at, len(t.letters)-1)]
		if !m.begins {
			l = t.letters[m.at-1]
		}
		x := &t.texts[l.text]
		fence := t.fence(m)
		switch {
		case m.begins && x.opens && l.start == x.start:
			edits = append(edits, edit{x.runStart, fence})
		case !m.begins && x.closes && l.end == x.end:
			edits = append(edits, edit{x.runEnd, fence})
		default:
			at := l.start
			if !m.begins {
				at = l.end
			}
			if !spaced[l.text] && !x.preserves {
				spaced[l.text] = true
				edits = append(edits, edit{x.tagEnd, ` xml:space="preserve"`})
			}
			w := t.prefix
			edits = append(edits, edit{at, "</" + w + "t></" + w + "r>" + fence + "<" + w + "r>" + string(t.part[x.look.Start:x.look.End]) + "<" + w + `t xml:space="preserve">`})
		}
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	for _, e := range edits {
		write(e.at, e.text)
	}
	out.Write(t.part[done:])
	return out.Bytes()
}

// fence is the element that begins a comment's range, or ends it and shows the comment.
func (t *runs) fence(m mark) string {
	declared := ""
	if t.prefix != "w:" {
		declared = ` xmlns:w="` + t.space + `"`
	}
	if m.begins {
		return fmt.Sprintf(`<w:commentRangeStart%s w:id="%d"/>`, declared, m.id)
	}
	return fmt.Sprintf(`<w:commentRangeEnd%s w:id="%d"/><w:r%s><w:commentReference w:id="%d"/></w:r>`, declared, m.id, declared, m.id)
}
