package engine

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"vankho/corpus"
	"vankho/search/vi"
)

// The fields of the index; the package comment says what they hold.
const (
	fieldWords      = "w"
	fieldNorms      = "n"
	fieldPairs      = "b"
	fieldTitle      = "t"
	fieldTitlePairs = "tb"
	fieldOwn        = "own"
	fieldCited      = "cite"
	fieldType       = "type"
	fieldIssuer     = "issuer"
	fieldYear       = "year"
	fieldPlace      = "place"
	fieldDate       = "date"
	fieldFlag       = "flag"
	fieldTypeName   = "typename"
	fieldIssuerName = "issuername"
	fieldFacts      = "j"
	fieldForward    = "f"
	fieldBlock      = "x"
)

// The values of fieldFlag.
const (
	flagDocument = "doc"
	flagText     = "text"
	flagStub     = "stub"
	flagSecret   = "secret"
	flagDraft    = "draft"
	flagHeld     = "held" // known from more than citations
)

// facts are what a hit needs besides its text.
type facts struct {
	Title string `json:"title"`
	// Number, Type and Issuer are as the document writes them.
	Number string    `json:"number,omitempty"`
	Type   string    `json:"type,omitempty"`
	Issuer string    `json:"issuer,omitempty"`
	Own    *numbered `json:"own,omitempty"`
	Issued string    `json:"issued,omitempty"`
	Stub   bool      `json:"stub,omitempty"`
	// Cited is true for a document that is known from citations alone.
	Cited bool `json:"cited,omitempty"`
	// Words and TitleWords are what the document adds to the sums of the index, Blocks its documents of text.
	Words      int `json:"words"`
	TitleWords int `json:"title_words"`
	Blocks     int `json:"blocks"`
}

// blockSize is about how many bytes of text lie in one block: as little as possible is unpacked for an excerpt.
const blockSize = 32 << 10

// blockID names a block of a document's text; NUL is in no ID.
func blockID(id corpus.ID, n int) string { return string(id) + "\x00" + strconv.Itoa(n) }

// labelBreak stands between the value and the name of a facet.
const labelBreak = "\x1f"

// entry is a document made ready for bleve.
type entry struct {
	facts  facts
	main   *document.Document
	blocks []*document.Document
}

// newEntry reads a document. It is pure: the same document gives the same entry.
func newEntry(d *corpus.Document) (entry, error) {
	h := d.Header
	own := numberOf(h.Number, h.Type)
	e := entry{facts: facts{Title: d.Title, Number: h.Number, Type: h.Type, Issuer: h.Issuer, Issued: h.Issued.String(), Stub: d.Stub(), Cited: d.Cited}}
	if own.Serial != "" {
		e.facts.Own = &own
	}
	f := newForward(d)
	e.facts.Words, e.facts.TitleWords = f.body.len(), f.title.len()
	e.facts.Blocks = len(f.blocks)
	stored, err := json.Marshal(e.facts)
	if err != nil {
		return entry{}, fmt.Errorf("index %s: %w", d.ID, err)
	}

	b := builder{document.NewDocument(string(d.ID))}
	all := strings.Join([]string{d.Title, d.Text, named(h)}, sentenceEnd)
	b.text(fieldWords, all, vi.FoldWords())
	b.text(fieldNorms, all, vi.NormWords())
	b.text(fieldPairs, all, vi.FoldRuns(2))
	if !d.Cited { // its few words must not push texts out of the candidates
		b.text(fieldTitle, d.Title, vi.FoldWords())
		b.text(fieldTitlePairs, d.Title, vi.FoldRuns(2))
	}
	for _, t := range own.terms() {
		b.term(fieldOwn, t)
	}
	var cited []string
	for _, c := range f.cited {
		cited = append(cited, c.terms()...)
	}
	slices.Sort(cited)
	for _, t := range slices.Compact(cited) {
		b.term(fieldCited, t)
	}
	b.facets(d)
	b.suggestions(d)
	b.stored(fieldFacts, stored)
	b.stored(fieldForward, f.encode())
	e.main = b.doc

	start := 0
	for i, end := range f.blocks {
		block := builder{document.NewDocument(blockID(d.ID, i))}
		block.stored(fieldBlock, []byte(d.Text[start:end]))
		e.blocks = append(e.blocks, block.doc)
		start = end
	}
	return e, nil
}

// sentenceEnd parts texts that are indexed as one, so that no pair reaches from one into the next.
const sentenceEnd = " | "

// named are the facts by which a document may be asked for in words.
func named(h corpus.Header) string {
	return strings.Join([]string{h.Number, h.Type, h.Issuer, h.Issued.String()}, sentenceEnd)
}

// builder adds fields to a bleve document.
type builder struct{ doc *document.Document }

func (b builder) text(name, text string, a analysis.Analyzer) {
	if text != "" {
		b.doc.AddField(document.NewTextFieldCustom(name, nil, []byte(text), index.IndexField, a))
	}
}

func (b builder) term(name, value string) {
	b.doc.AddField(document.NewTextFieldCustom(name, nil, []byte(value), index.IndexField|index.SkipFreqNorm, nil))
}

func (b builder) stored(name string, value []byte) {
	b.doc.AddField(document.NewTextFieldCustom(name, nil, value, index.StoreField, nil))
}

// newForward makes the forward record of a document.
func newForward(d *corpus.Document) *forward {
	f := &forward{passages: passagesOf(d)}
	for w := range vi.Words(d.Title) {
		f.title = addWord(f.title, w)
	}
	at := 0
	for w := range vi.Words(d.Text) {
		for at < len(f.passages) && w.Start >= f.passages[at].End {
			f.passages[at].to = f.body.len()
			at++
			if at < len(f.passages) {
				f.passages[at].from = f.body.len()
			}
		}
		f.body = addWord(f.body, w)
	}
	for ; at < len(f.passages); at++ {
		f.passages[at].to = f.body.len()
		if at+1 < len(f.passages) {
			f.passages[at+1].from = f.body.len()
		}
	}
	for w := range vi.Words(named(d.Header)) {
		f.named = addWord(f.named, w)
	}
	f.cite(d)
	last := 0
	for _, p := range f.passages {
		if p.End-last > blockSize && p.Start > last {
			f.blocks = append(f.blocks, p.Start)
			last = p.Start
		}
	}
	if len(d.Text) > 0 {
		f.blocks = append(f.blocks, len(d.Text))
	}
	return f
}

func addWord(to words, w vi.Word) words {
	if w.First && len(to) > 0 {
		to = to.end()
	}
	return to.add(w.Fold, w.Norm)
}

// cite notes the numbers that the title and the references name.
func (f *forward) cite(d *corpus.Document) {
	for _, n := range corpus.ScanNumbers(d.Title) {
		f.cited = append(f.cited, citation{numberFrom(n.Number, ""), -1})
	}
	for _, r := range d.References {
		if r.Number == "" {
			continue
		}
		written := r.Cited()
		if written == "" {
			written = strings.Trim(strings.Join([]string{r.Number, r.Year, r.Symbol}, "/"), "/")
			written = strings.ReplaceAll(written, "//", "/")
		}
		n := numberOf(written, r.DocType)
		i, found := slices.BinarySearchFunc(f.passages, r.Start, func(p passage, at int) int {
			switch {
			case p.End <= at:
				return -1
			case p.Start > at:
				return 1
			}
			return 0
		})
		if n.Serial != "" && found {
			f.cited = append(f.cited, citation{n, i})
		}
	}
}
