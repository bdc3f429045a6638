package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
)

// About is what a question wants to know of a document, or of an office.
type About string

// What is asked.
const (
	AboutTie      About = "tie"      // which documents do something to it, or have it done to them
	AboutFounding About = "found"    // which document set up a body
	AboutValidity About = "validity" // whether and since when it is in force
	AboutIssuer   About = "issuer"
	AboutSigner   About = "signer"
	AboutIssued   About = "issued"
	AboutSubject  About = "subject"
	AboutRole     About = "role" // who holds an office
)

// Asked (điều được hỏi) is a question about one document or one office, all of whose words are understood.
// Example: "Văn bản nào của Lào Cai triển khai NQ 57?" is {About:AboutTie, Relations:[implements guides reports_on], In:true,
// Document:"NQ 57", Body:["Lào","Cai"]}.
type Asked struct {
	About About
	// Relations are those that the verb means, the likeliest first; none for any.
	Relations []corpus.Relation
	// In is true where the document that is named is the one that something is done to.
	In bool
	// Document are the words that name it: "quyết định 24/2023", "luật đất đai 2024", with those that tell it from others of its number.
	Document string
	// Number is the number in them, nil for a law that is named by its title.
	Number *NumberAsked
	// Type is the slug of the type of the documents that are asked for, "" for any.
	Type string
	// Body are the words of the body or place whose documents are asked for.
	Body []Word
	// Section is the place within the document that is meant, Place what a person calls it: "khoản 2 Điều 5"; "" for the whole.
	Section corpus.SectionID
	Place   string
	// Name are the words of the office or of the body that was set up.
	Name []Word
}

//go:embed asked.tsv
var askedRows string

// askedPhrase is a row of asked.tsv.
type askedPhrase struct {
	words     []Word
	what      string
	relations []corpus.Relation
	inverse   bool
}

var askedPhrases = sync.OnceValue(func() map[string][]askedPhrase {
	all := map[string][]askedPhrase{}
	for row := range table.Rows(askedRows, 4) {
		p := askedPhrase{words: NewPhrase(row[0]).Words, what: row[1], inverse: slices.Contains(row[3:], "inverse")}
		for _, r := range strings.Fields(row[2]) {
			p.relations = append(p.relations, corpus.Relation(r))
		}
		all[p.words[0].Fold] = append(all[p.words[0].Fold], p)
	}
	return all
})

// The kinds of phrase that are no About.
const (
	askedBasis   = "basis"
	askedWhich   = "which"
	askedPassive = "passive"
	askedBody    = "body"
	askedTime    = "time"
	askedFiller  = "filler"
	askedWhether = "whether"
)

// mostAsked is how many words such a question may have.
const mostAsked = 40

// Asked reads a question about one document or one office; ok is false where it is none, or holds words that are not understood.
func (q Query) Asked() (a Asked, ok bool) {
	if len(q.Words) < 2 || len(q.Words) > mostAsked || len(q.Phrases)+len(q.Not)+len(q.Any)+len(q.Near) > 0 {
		return Asked{}, false
	}
	words := q.Words
	if p := q.Provision; p != nil {
		if p.At+len(p.Words) > len(words) {
			return Asked{}, false
		}
		words = append(slices.Clone(words[:p.At]), words[p.At+len(p.Words):]...)
	}
	r := &askedReader{words: words, number: q.Number, taken: make([]bool, len(words))}
	for _, read := range [...]func(*askedReader) (Asked, bool){(*askedReader).tie, (*askedReader).fact, (*askedReader).founding, (*askedReader).role} {
		clear(r.taken)
		r.from, r.to = 0, 0
		r.name()
		a, ok := read(r)
		if ok && q.Provision != nil {
			a.Section, a.Place = q.Provision.Section(), q.Provision.Label()
			ok = a.Document != "" && (a.About == AboutTie || a.About == AboutValidity)
		}
		if ok {
			return a, true
		}
	}
	return Asked{}, false
}
