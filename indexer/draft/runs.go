package draft

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// runs is the main part of a DOCX as raw bytes, with where its texts and its letters stand.
type runs struct {
	part []byte
	// prefix is what stands before the names of WordprocessingML: "w:".
	prefix string
	// space is the namespace that the prefix stands for.
	space string
	texts []textElement
	// letters are the letters and figures that a reader sees, folded, in the order of the part; paragraphs say where those of each begin.
	letters    []letter
	folded     []byte
	paragraphs []int
}

// textElement is one w:t, with the run that holds it; all are byte offsets into the part.
type textElement struct {
	// tagEnd is the ">" of its start tag, start and end bound its content.
	tagEnd, start, end int
	preserves          bool
	// runStart and runEnd bound the run, look its properties.
	runStart, runEnd int
	look             corpus.Span
	// opens is true for the first content of its run, closes for the last.
	opens, closes bool
}

// letter is one letter of the text: the bytes of it, with the marks that belong to it, in the part.
type letter struct{ text, start, end int }

// mostDepth bounds how deep elements may nest.
const mostDepth = 256

// The namespaces of WordprocessingML: usual and strict.
const (
	wordSpace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// readRuns reads the main part. It refuses document types, whose entities could grow, and what is no XML in UTF-8.
func readRuns(part []byte) (*runs, error) {
	t := &runs{part: part}
	d := xml.NewDecoder(bytes.NewReader(part))
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) { return nil, fmt.Errorf("charset %s", charset) }
	var s scan
	for {
		at := int(d.InputOffset())
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: XML hỏng: %w", ErrDocument, err)
		}
		end := int(d.InputOffset())
		switch x := token.(type) {
		case xml.Directive:
			return nil, fmt.Errorf("%w: có khai báo DTD", ErrDocument)
		case xml.StartElement:
			if len(s.open) >= mostDepth {
				return nil, fmt.Errorf("%w: lồng quá sâu", ErrDocument)
			}
			if len(s.open) == 0 && !t.root(x) {
				return nil, fmt.Errorf("%w: không phải văn bản Word", ErrDocument)
			}
			name := x.Name.Local
			if !t.word(x.Name) {
				name = x.Name.Space + ":" + name
			}
			selfClosing := bytes.HasSuffix(part[at:end], []byte("/>"))
			s.start(t, name, at, end, x, selfClosing)
		case xml.EndElement:
			if len(s.open) == 0 {
				return nil, fmt.Errorf("%w: XML hỏng", ErrDocument)
			}
			s.end(t, at, end)
		case xml.CharData:
			s.text(t, at, end)
		}
	}
	if len(s.open) > 0 {
		return nil, fmt.Errorf("%w: XML hỏng", ErrDocument)
	}
	return t, nil
}

// root reads the prefix off the root element.
func (t *runs) root(x xml.StartElement) bool {
	if x.Name.Local != "document" {
		return false
	}
	if x.Name.Space != "" {
		t.prefix = x.Name.Space + ":"
	}
	for _, a := range x.Attr {
		if a.Name.Space == "xmlns" && a.Name.Local == x.Name.Space || x.Name.Space == "" && a.Name.Space == "" && a.Name.Local == "xmlns" {
			t.space = a.Value
		}
	}
	return t.space == wordSpace || t.space == strictSpace
}

func (t *runs) word(n xml.Name) bool { return n.Space == strings.TrimSuffix(t.prefix, ":") }

// scan is the state of reading the part.
type scan struct {
	open []string
	// hidden counts the open elements whose text is not the document's, or takes no comments.
	hidden int
	// run is the open run, nil outside; last is the last w:t, in is true while it is open.
	run  *openRun
	last int
	in   bool
}

// openRun is a run while it is read.
type openRun struct {
	depth int
	start int
	look  corpus.Span
	// lookStart is where its properties begin, content counts what it holds beside them, texts are its w:t.
	lookStart int
	content   int
	texts     []int
}

// hidden are the elements in which nothing is marked: what is deleted or moved away, what another program would show in place of something,
// text boxes.
func hides(name string) bool {
	switch name {
	case "del", "moveFrom", "mc:Fallback", "txbxContent":
		return true
	}
	return false
}

func (s *scan) start(t *runs, name string, at, end int, x xml.StartElement, closed bool) {
	s.open = append(s.open, name)
	if hides(name) {
		s.hidden++
	}
	switch {
	case name == "p" && s.hidden == 0:
		t.paragraphs = append(t.paragraphs, len(t.letters))
	case name == "r" && s.hidden == 0 && s.run == nil:
		s.run = &openRun{depth: len(s.open), start: at}
	case s.run != nil && len(s.open) == s.run.depth+1:
		if name == "rPr" {
			s.run.lookStart = at
			break
		}
		s.run.content++
		if name == "t" && !closed && s.hidden == 0 {
			e := textElement{tagEnd: end - 1, start: end, end: end, runStart: s.run.start, look: s.run.look, opens: s.run.content == 1}
			for _, a := range x.Attr {
				e.preserves = e.preserves || a.Name.Local == "space"
			}
			s.run.texts = append(s.run.texts, len(t.texts))
			s.last, s.in = len(t.texts), true
			t.texts = append(t.texts, e)
		}
	}
}

func (s *scan) end(t *runs, at, end int) {
	name := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	if hides(name) {
		s.hidden--
	}
	if s.run == nil {
		return
	}
	switch depth := len(s.open) + 1; {
	case depth == s.run.depth:
		for i, k := range s.run.texts {
			t.texts[k].runEnd = end
			t.texts[k].closes = i == len(s.run.texts)-1 && t.texts[k].closes
		}
		s.run = nil
	case depth == s.run.depth+1 && name == "rPr":
		s.run.look = corpus.Span{Start: s.run.lookStart, End: end}
	case depth == s.run.depth+1:
		for _, k := range s.run.texts {
			t.texts[k].closes = false
		}
		if s.in {
			t.texts[s.last].end, t.texts[s.last].closes = at, true
			s.in = false
		}
	}
}

// text reads the letters of a w:t; entities are one letter, and stay whole.
func (s *scan) text(t *runs, at, end int) {
	if !s.in || len(s.open) != s.run.depth+1 {
		return
	}
	raw := t.part[at:end]
	if bytes.HasPrefix(raw, []byte("<![CDATA[")) {
		return
	}
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == '&' {
			r, n = entity(raw[i:])
		}
		if unicode.Is(unicode.Mn, r) {
			if k := len(t.letters); k > 0 && t.letters[k-1].text == s.last && t.letters[k-1].end == at+i {
				t.letters[k-1].end = at + i + n
			}
		} else {
			for _, b := range foldLetter(r) {
				t.letters = append(t.letters, letter{s.last, at + i, at + i + n})
				t.folded = append(t.folded, b)
			}
		}
		i += n
	}
}

// entity reads one entity: its letter, and how many bytes it takes.
func entity(raw []byte) (rune, int) {
	end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
	if end < 0 {
		return '&', 1
	}
	var text string
	if err := xml.Unmarshal([]byte("<t>"+string(raw[:end+1])+"</t>"), &text); err != nil {
		return '&', 1
	}
	r, _ := utf8.DecodeRuneInString(text)
	return r, end + 1
}

// foldLetter is a letter or figure without marks and case, nil for all else: what two readings of a text have in common.
func foldLetter(r rune) []byte {
	switch {
	case '0' <= r && r <= '9' || 'a' <= r && r <= 'z':
		return []byte{byte(r)}
	case 'A' <= r && r <= 'Z':
		return []byte{byte(r) + 'a' - 'A'}
	case r < utf8.RuneSelf || !unicode.IsLetter(r):
		return nil
	}
	var out []byte
	for _, f := range viet.Fold(string(r)) {
		if f < utf8.RuneSelf {
			out = append(out, byte(f))
		}
	}
	return out
}

// firstEnd is the letter behind the first paragraph that has any.
func (t *runs) firstEnd() int {
	for _, at := range t.paragraphs {
		if at > 0 {
			return at
		}
	}
	return len(t.letters)
}
