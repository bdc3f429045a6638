package web

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
)

// Answer (câu trả lời) is what the texts of the store say to a question about one document or one office. There is none where they say
// nothing: an answer is never inferred.
type Answer struct {
	// Words is the answer in one sentence.
	Words string `json:"words"`
	// Rows are what it rests on, each with the sentence that says so.
	Rows []AnswerRow `json:"rows"`
	// Left counts the documents beyond those shown, which URL lists.
	Left int    `json:"left,omitempty"`
	URL  string `json:"url,omitempty"`
}

// AnswerRow is one document of an answer with the words of a text.
type AnswerRow struct {
	// Words say what it is to the document asked about: "Được thay thế bởi"; Scope how much of it is meant, "" for the whole.
	Words string `json:"words,omitempty"`
	Scope string `json:"scope,omitempty"`
	// Name is what the row is about, Detail its body and day, URL its page; empty where the passage alone answers.
	Name   string `json:"name,omitempty"`
	Detail string `json:"detail,omitempty"`
	URL    string `json:"url,omitempty"`
	// Source tells whose words they are where they are a third document's: "theo lời của Báo cáo số 268/BC-UBND".
	Source  string   `json:"source,omitempty"`
	Passage *Passage `json:"passage,omitempty"`
	// Next are documents that stand in the same relation to this one.
	Next []AnswerRow `json:"next,omitempty"`

	Badges []Badge `json:"-"`
}

const (
	// answerRows is how many documents an answer shows, nextRows how many one step further.
	answerRows = 5
	nextRows   = 3
	// answerObjects is how many documents of one number are asked about at once.
	answerObjects = 3
)

// answer answers the question, nil where it is none of its kind or the store does not tell.
func (s *site) answer(ctx context.Context, q question, asked query.Query, on asOf, who viewer) (*Answer, error) {
	if q.Words || q.Page > 1 || slices.ContainsFunc(asked.Filters, notDay) || slices.ContainsFunc(q.Filters, notDay) {
		return nil, nil
	}
	a, ok := asked.Asked()
	if !ok {
		return nil, nil
	}
	r := answering{site: s, ctx: ctx, asked: a, on: on, who: who, texts: map[corpus.ID]*corpus.Document{}}
	switch a.About {
	case query.AboutRole:
		return r.office()
	case query.AboutFounding:
		return r.founding()
	}
	objects, err := r.objects()
	if err == nil && len(objects) == 0 && a.About == query.AboutTie && a.In && a.Number != nil && len(a.Body) == 0 && len(r.beside()) > 0 {
		// "… triển khai NQ 57 của tỉnh Khuê Lĩnh": whose documents are asked for, where none of that number is theirs.
		var number []string
		for _, w := range a.Number.Words {
			number = append(number, w.Text)
		}
		r.asked.Body, r.asked.Document = query.BodyOf(r.beside()), strings.Join(number, " ")
		objects, err = r.objects()
	}
	if err != nil || len(objects) == 0 || len(objects) > answerRows {
		return nil, err
	}
	if a.About == query.AboutTie {
		return r.ties(objects)
	}
	if len(objects) > answerObjects {
		return nil, nil
	}
	if a.About == query.AboutValidity && a.Section != "" {
		return r.sectionValidity(objects)
	}
	if a.About == query.AboutValidity {
		return r.validity(objects)
	}
	return r.facts(objects)
}

// notDay reports whether a filter narrows the documents by more than a day.
func notDay(f query.Filter) bool { return f.Key != asOfKey || f.Not }

// answering is the making of one answer.
type answering struct {
	*site
	ctx   context.Context //nolint:containedctx // it lives as long as one request
	asked query.Asked
	// on is the day on which validity is judged.
	on  asOf
	who viewer
	// texts are the documents that were read for it.
	texts map[corpus.ID]*corpus.Document
}

// text is a document whose words are quoted; nil where it is gone.
func (r *answering) text(id corpus.ID) (*corpus.Document, error) {
	if d, ok := r.texts[id]; ok {
		return d, nil
	}
	d, err := r.visible(r.ctx, id, r.who)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrGone) {
		d, err = nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("text of an answer: %w", err)
	}
	r.texts[id] = d
	return d, nil
}

// passage is the sentence about a span of a document; nil where there is none.
func (r *answering) passage(id corpus.ID, at corpus.Span) (*Passage, error) {
	d, err := r.text(id)
	if d == nil || err != nil || at.Len() == 0 || !at.Fits(d.Text) {
		return nil, err
	}
	p := passageAt(d, at)
	return &p, nil
}

// longestAnswer is how many bytes of a sentence are shown about the words that answer.
const longestAnswer = 420

// passageAt is the sentence of a text about a span, with its place.
func passageAt(d *corpus.Document, at corpus.Span) Passage {
	paras := paragraphs(d.Text)
	i := paragraphAt(paras, at.Start)
	span := at
	if i < len(paras) {
		span = sentenceAround(d.Text, paras[i].Span, at)
	}
	if span.Len() > longestAnswer {
		span = clipAround(d.Text, span, at)
	}
	p := search.Passage{Span: span, Text: span.In(d.Text), Marks: []corpus.Span{at}, Place: placeAt(newSections(d.Sections), paras, at.Start)}
	out := newPassage(documentURL(d.ID), "", p, wanted{})
	out.URL = spanURL(documentURL(d.ID), "", at.In(d.Text), at)
	return out
}

// clipAround cuts a long sentence at words about a span.
func clipAround(text string, in, at corpus.Span) corpus.Span {
	return clipTo(text, in, at, longestAnswer)
}

// clipTo cuts a text at words to so many bytes about a span.
func clipTo(text string, in, at corpus.Span, long int) corpus.Span {
	spare := max(0, long-at.Len()) / 2
	out := corpus.Span{Start: max(in.Start, at.Start-spare), End: min(in.End, at.End+spare)}
	if i := strings.IndexByte(text[out.Start:at.Start], ' '); i >= 0 && out.Start > in.Start {
		out.Start += i + 1
	}
	if i := strings.LastIndexByte(text[at.End:out.End], ' '); i >= 0 && out.End < in.End {
		out.End = at.End + i
	}
	if !onBorders(text, out) {
		return at
	}
	return out
}

// objects are the documents that the question may mean.
func (r *answering) objects() ([]corpus.Summary, error) {
	var ids []corpus.ID
	// What is known from citations alone stands behind all that cites it, and is looked for by itself.
	for _, filters := range [...][]query.Filter{nil, {{Key: "toanvan", Value: "khong"}}} {
		found, err := r.engine.Search(r.ctx, search.Request{Query: r.naming(), Filters: filters, Limit: pageSize, Secret: r.who.local, AsTyped: true})
		if err != nil {
			return nil, fmt.Errorf("search %q: %w", r.asked.Document, err)
		}
		for _, h := range found.Hits {
			for _, id := range append([]corpus.ID{h.ID}, h.Same...) {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	known, err := r.library.Summaries(r.ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("summaries for an answer: %w", err)
	}
	var out []corpus.Summary
	for _, id := range ids {
		x, ok := known[id]
		if ok && (x.Secrecy == "" || r.who.local) && r.named(x) {
			out = append(out, x)
		}
	}
	return r.nearest(out), nil
}

// naming is the question for the document alone.
func (r *answering) naming() query.Query {
	q := query.Query{Text: r.asked.Document, Words: query.NewPhrase(r.asked.Document).Words}
	if r.asked.Number == nil {
		return q
	}
	n := *r.asked.Number
	n.Rest = r.beside()
	n.Whole = len(n.Rest) == 0
	q.Number, q.Kind = &n, query.KindNumber
	return q
}

// beside are the words that name the document beside its number.
func (r *answering) beside() []query.Word {
	own := slices.Clone(r.asked.Number.Words)
	return slices.DeleteFunc(query.NewPhrase(r.asked.Document).Words, func(w query.Word) bool {
		i := slices.Index(own, w)
		if i >= 0 {
			own = slices.Delete(own, i, i+1)
		}
		return i >= 0 || w.Fold == "nam" || strings.Trim(w.Fold, "0123456789") == ""
	})
}

// named reports whether a document bears the number that was asked for, or the title of the law.
func (r *answering) named(x corpus.Summary) bool {
	if n := r.asked.Number; n != nil {
		return spells(*n, x.Number, x.Type, x.Issued)
	}
	var words, years []string
	for _, w := range query.NewPhrase(r.asked.Document).Words {
		if len(w.Fold) == 4 && strings.Trim(w.Fold, "0123456789") == "" {
			years = append(years, w.Fold)
		} else {
			words = append(words, w.Fold)
		}
	}
	if len(years) > 0 && words[len(words)-1] == "nam" {
		words = words[:len(words)-1]
	}
	title, name := viet.Slug(x.Title), viet.Slug(strings.Join(words, " "))
	return (title == name || viet.Slug(x.Type)+"-"+title == name) && (len(years) == 0 || years[0] == fmt.Sprint(x.Issued.Year))
}

// nearest leaves those of one number that hold the words beside it: "quyết định 15 của UBND tỉnh Lào Cai".
func (r *answering) nearest(all []corpus.Summary) []corpus.Summary {
	if r.asked.Number == nil {
		return all
	}
	beside := r.beside()
	if len(beside) == 0 {
		return all
	}
	held := func(x corpus.Summary) int {
		n, text := 0, words(x.Issuer, x.Title, x.Type)
		for _, w := range query.BodyOf(beside) {
			if text[w.Fold] {
				n++
			}
		}
		return n
	}
	most := 0
	for _, x := range all {
		most = max(most, held(x))
	}
	return slices.DeleteFunc(all, func(x corpus.Summary) bool { return held(x) < most })
}

// words are the folded words of texts.
func words(texts ...string) map[string]bool {
	out := map[string]bool{}
	for _, t := range texts {
		for w := range viet.Words(t) {
			out[viet.Fold(viet.Norm(w.Text))] = true
		}
	}
	return out
}

// holds reports whether words hold all of those asked for.
func holds(have map[string]bool, asked []query.Word) bool {
	return !slices.ContainsFunc(asked, func(w query.Word) bool { return w.Fold != "" && !have[w.Fold] })
}
