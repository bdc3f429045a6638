package rtf

import (
	"context"
	_ "embed"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/grid"
	"vankho/indexer/extract/symbol"
)

//go:embed destinations.tsv
var destinationsTSV string

// destinations says of the groups that are not plain text whether they are skipped.
var destinations = sync.OnceValue(func() map[string]bool {
	skipped := map[string]bool{}
	for row := range table.Rows(destinationsTSV, 2) {
		skipped[row[0]] = row[1] == "skip"
	}
	return skipped
})

// maxDepth is how deep groups may lie in one another; a file that goes deeper ends there.
const maxDepth = 4096

// reader reads one file.
type reader struct {
	ctx   context.Context
	lexer *lexer
	limit int64
	size  int64
	page  *charmap.Charmap // of the file

	fonts    map[int]*font
	outlines map[int]int // of styles
	style    style       // the one being defined
	defining *font

	groups []group
	story  *story
	tables grid.Numbering
	row    row // the definition of the row that comes next
	notes  int
	// later are the lines of the notes, which end the document.
	later []corpus.Line
	// decoded counts the paragraphs that were in a legacy encoding.
	decoded map[viet.Legacy]int

	// star says that \* came just before; swallow is how many characters still stand for the last \u; high is the first half of a
	// character of two.
	star    bool
	swallow int
	high    rune
}

// place is what the text of a group is.
type place byte

const (
	body place = iota
	nowhere
	fontTable
	styleSheet
	label
)

// state is what a group inherits and may change.
type state struct {
	place                     place
	font, unicodeSkip         int
	hidden, deleted, capitals bool
	set                       corpus.Style
	paragraph                 paragraph
}

// group is a group that has not ended.
type group struct {
	state
	// leave is done when the group ends.
	leave func()
	// first says that nothing came in the group yet; twice that the first group in it gives a text that the second gives in Unicode.
	first, twice bool
}

// style is a style of the sheet.
type style struct {
	number, outline int
	name            strings.Builder
}

// read walks the file; whole is false where it breaks off.
func (r *reader) read() (whole bool, err error) {
	for steps := 0; ; steps++ {
		if steps%4096 == 0 && r.ctx.Err() != nil {
			return false, r.ctx.Err()
		}
		t := r.lexer.next()
		g := &r.groups[len(r.groups)-1]
		switch t.kind {
		case end:
			return len(r.groups) == 1, nil
		case open:
			if len(r.groups) >= maxDepth {
				return false, nil
			}
			next := group{state: g.state, first: true}
			if g.twice {
				g.twice, next.place = false, nowhere
			}
			r.swallow = 0
			r.groups = append(r.groups, next)
			continue
		case closing:
			if len(r.groups) == 1 {
				return false, nil // more ends than beginnings
			}
			r.close()
			if len(r.groups) == 1 {
				return true, nil // what follows the outermost group is no part of the document
			}
			continue
		case char:
			r.text(byte(t.n))
		case sign:
			r.symbol(t.name)
		case word:
			r.word(t)
		}
		g = &r.groups[len(r.groups)-1]
		g.first = g.first && t.kind == sign && t.name == "*"
		r.star = t.kind == sign && t.name == "*"
		if r.size > r.limit {
			return false, fault.Of(fault.OutputTooLarge, fault.Size(r.limit))
		}
	}
}

// close ends the innermost group.
func (r *reader) close() {
	last := len(r.groups) - 1
	g := r.groups[last]
	if g.leave != nil {
		g.leave()
	}
	r.groups = r.groups[:last]
	r.swallow, r.star = 0, false
	r.groups[last-1].first = false
}

func (r *reader) now() *group { return &r.groups[len(r.groups)-1] }

// text takes one byte of text, in the code page of its font.
func (r *reader) text(b byte) {
	if r.swallow > 0 {
		r.swallow--
		return
	}
	g := r.now()
	switch g.place {
	case nowhere:
		return
	case fontTable:
		if r.defining != nil && b != ';' && len(r.defining.name) < 200 {
			r.defining.name += string(rune(b))
		}
		return
	case styleSheet:
		r.styleName(b)
		return
	}
	page := r.page
	if f := r.fonts[g.font]; f != nil {
		switch {
		case f.legacy != "":
			page = charmap.Windows1252
		case f.symbol:
			r.put(symbol.Plain(f.name, string(symbol.Private+rune(b))))
			return
		case f.page != nil:
			page = f.page
		}
	}
	r.put(string(page.DecodeByte(b)))
}

// styleName collects the name of a style, which ends with a semicolon.
func (r *reader) styleName(b byte) {
	if b != ';' {
		if r.style.name.Len() < 100 {
			r.style.name.WriteByte(b)
		}
		return
	}
	name := strings.ToLower(strings.TrimSpace(r.style.name.String()))
	if digit, ok := strings.CutPrefix(name, "heading "); ok && len(digit) == 1 && digit >= "1" && digit <= "9" {
		r.style.outline = int(digit[0] - '0')
	}
	r.outlines[r.style.number] = r.style.outline
	r.style = style{}
}

// unit takes one unit of UTF-16, as \u gives it.
func (r *reader) unit(n int) {
	g := r.now()
	u := rune(uint16(n))
	r.swallow = g.unicodeSkip
	if g.place != body && g.place != label {
		return
	}
	switch {
	case utf16.IsSurrogate(u) && u < 0xDC00:
		r.high = u
		return
	case utf16.IsSurrogate(u):
		u = utf16.DecodeRune(r.high, u)
		r.high = 0
	}
	if u < 0x20 {
		return
	}
	name := ""
	if f := r.fonts[g.font]; f != nil && (f.symbol || u > 0xFF) {
		name = f.name
	}
	r.put(symbol.Plain(name, string(u)))
}

// symbol takes a control of one sign.
func (r *reader) symbol(sign string) {
	if r.swallow > 0 && sign != "*" {
		r.swallow--
		return
	}
	switch sign {
	case "\\", "{", "}":
		r.text(sign[0])
	case "~":
		r.put("\u00A0")
	case "_":
		r.put("-")
	case "-":
		// The letter ư of TCVN3 looks like a soft hyphen to programs that do not know its font.
		if f := r.fonts[r.now().font]; f != nil && f.legacy == viet.TCVN3 {
			r.put("\u00AD")
		}
	}
}
