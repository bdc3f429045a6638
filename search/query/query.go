// Package query reads what a person typed into a tree: words, phrases, exclusions, fields and document numbers.
// It never fails: what it does not understand is read as words, with a note.
package query

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// Query is a question taken apart. Its parts must all hold, but for Not.
// Example: `loai:nghị-quyết nam:2020.. "hưu trí" -tạm` has one type, one year range, one phrase and one excluded word.
type Query struct {
	// Text is what was typed, NFC, cut at MaxLength.
	Text string
	// Words are the single words in the order typed, as typed (marks kept, NFC).
	Words []Word
	// Phrases are the quoted runs of two or more words.
	Phrases []Phrase
	// Not are the words and phrases that must be absent.
	Not []Phrase
	// Any are alternatives (OR); their words are none of Words.
	Any []Alternatives
	// Near are words that must stand near one another (gan:).
	Near []Near
	// Number is set where the words, all or some, spell a document number or a part of one.
	Number *NumberAsked
	// Provision is set where they name a place within a document: "khoản 2 điều 8".
	Provision *Provision
	// Kind is what the question is after.
	Kind Kind
	// Filters are the operators that narrow the documents (loai:, coquan:, noi:, nam: …), in the order typed.
	Filters []Filter
	// Operators say where in Text each of the Filters stands.
	Operators []Operator
	// Notes are official Vietnamese sentences on what was not understood or was cut.
	Notes []Note
}

// Empty reports whether nothing is asked: no word, phrase, number or field.
func (q Query) Empty() bool {
	return len(q.Words)+len(q.Phrases)+len(q.Any)+len(q.Near)+len(q.Filters) == 0 && q.Number == nil
}

// Reword is the question with other words in place of those typed, as many: Words, and Rest of its number.
func (q Query) Reword(words []Word) Query {
	if len(words) != len(q.Words) {
		return q
	}
	if q.Number != nil {
		n := *q.Number
		n.Rest = nil
		for i, w := range q.Words {
			if len(n.Rest) < len(q.Number.Rest) && q.Number.Rest[len(n.Rest)] == w {
				n.Rest = append(n.Rest, words[i])
			}
		}
		q.Number = &n
	}
	q.Words = words
	return q
}

// WithoutNumber is the question with the words of its number taken for words.
func (q Query) WithoutNumber() Query {
	q.Number = nil
	q.Kind = q.kind()
	return q
}

// WithoutProvision is the question with the words that name a place within a document taken for words.
func (q Query) WithoutProvision() Query {
	if q.Provision == nil {
		return q
	}
	if q.Number != nil {
		n := *q.Number
		n.Whole, n.Rest = false, append(slices.Clone(n.Rest), q.Provision.Words...)
		q.Number = &n
	}
	q.Provision = nil
	q.Kind = q.kind()
	return q
}

// Sought are the runs of words that texts are ranked and marked by beside Words: phrases, alternatives, what is near.
func (q Query) Sought() []Phrase {
	out := slices.Clone(q.Phrases)
	for _, any := range q.Any {
		for _, side := range any {
			out = append(out, Phrase{side.Words})
		}
	}
	for _, n := range q.Near {
		out = append(out, n.Parts...)
	}
	return out
}

// Operator is where an operator stands in the question, and what was typed as its value.
type Operator struct {
	From, To int
	Value    string
}

// Without is the question without one of its operators. Example: "nam:2025 đất" without the first is "đất".
func (q Query) Without(operator int) string {
	o := q.Operators[operator]
	return strings.TrimSpace(strings.TrimRight(q.Text[:o.From], " ") + " " + strings.TrimLeft(q.Text[min(o.To, len(q.Text)):], " "))
}

// Word is one typed word.
type Word struct {
	Text string
	// Fold is its norm without marks, đ → d, lower case: "Kĩ" → "ky".
	Fold string
	// Marked is true where the word carries a Vietnamese mark or đ, so that exact marks are preferred.
	Marked bool
	// Leaning is the norm that a word typed without marks most likely stands for, where that is not sure enough to read it so. Parse
	// leaves it empty.
	Leaning string
}

// Phrase is a run of words that must stand together in this order.
type Phrase struct{ Words []Word }

// YearRange is an inclusive range of years; 0 leaves a side open. nam:2020.. is {2020, 0}.
type YearRange struct{ From, To int }

// NumberAsked is a document number as people type it: any part may be missing but the serial.
// Example: "154 kh ubnd" is {Serial:"154", Codes:["KH","UBND"]}; "nghi quyet 57 lao cai" is {Serial:"57", Codes:["NQ"]}
// and leaves the words "lao cai" in Rest.
type NumberAsked struct {
	// Serial is without leading zeros, Written as it was typed: "06".
	Serial, Written string
	Year            int
	// Issued is the day of issue, or its month, where one was typed: "154/KH-UBND ngày 27/3/2025".
	Issued corpus.Date
	// Type is the slug of the type where its name was typed, which matches documents whose number has no type code:
	// "cong-van", "luat".
	Type string
	// Codes are type and issuer codes folded to upper case ASCII, in the order typed: "KH", "UBND".
	Codes []string
	// Whole is true where every typed word belongs to the number, or names a place within its document, so that a lone
	// match may be opened at once.
	Whole bool
	// Words are the typed words that belong to the number, in their order; Rest are those that belong neither to it nor
	// to a provision. A number of the operator so: has no Words.
	Words, Rest []Word
}

// Note is one remark on how the question was read.
type Note struct {
	// Kind is "syntax", "length", "field".
	Kind string
	// Part is the piece of the question concerned, At its 1-based character position.
	Part string
	At   int
	// Text is the sentence to show.
	Text string
}

// MaxLength is how many characters of a question are read (pages.md §5.2).
const MaxLength = 400
