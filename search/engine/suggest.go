package engine

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
	"vankho/search/vi"
)

// Suggest implements search.Engine. It reads dictionaries alone, and the few documents that it names.
func (e *Engine) Suggest(ctx context.Context, text string, limit int, secret bool) ([]search.Suggestion, error) {
	e.swap.RLock()
	defer e.swap.RUnlock()
	if e.index == nil {
		return nil, search.ErrNotReady
	}
	advanced, err := e.index.Advanced()
	if err != nil {
		return nil, fmt.Errorf("suggest: %w", err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("suggest: %w", err)
	}
	defer reader.Close()
	s := &suggesting{typed: newTyped(text), secret: secret, limit: limit}
	if snapshot, ok := reader.(*scorch.IndexSnapshot); ok {
		s.segments = snapshot.Segments()
	}
	out, err := s.all(ctx)
	if err != nil {
		return nil, fmt.Errorf("suggest: %w", err)
	}
	return out, nil
}

// typed is what is being typed; its last word may be unfinished.
type typed struct {
	words []query.Word
	// number is the key of the number that the text begins to spell, "" where it spells none.
	number string
	// title is the key of a title, plain that of anything else; plains are plain with abbreviations spelled out or words
	// abbreviated.
	title  string
	plain  string
	plains []string
}

// maxTyped is how many bytes of a text are completed; who has typed more needs no completion.
const maxTyped = 240

func newTyped(text string) typed {
	if len(text) > maxTyped {
		text = ""
	}
	text = viet.Normalise(text)
	t := typed{words: query.NewPhrase(text).Words}
	if len(t.words) == 0 {
		return t
	}
	t.number = typedNumber(text)
	for _, ws := range wordings(t.words, synonymsIn(t.words)) {
		t.plains = append(t.plains, foldsOf(ws))
	}
	t.plain = t.plains[0]
	folds := strings.Fields(t.plain)
	kind := typeWords(t.words)
	rest := folds[kind:]
	for _, about := range [][]string{{"ve", "viec"}, {"v", "v"}, {"ve"}} {
		if len(rest) >= len(about) && slices.Equal(rest[:len(about)], about) {
			rest = rest[len(about):]
			break
		}
	}
	t.title = strings.Join(slices.Concat(folds[:kind], rest), " ")
	return t
}

// typeWords is how many words at the beginning name a type of documents; 0 where none do.
func typeWords(words []query.Word) int {
	for n := min(len(words), 5); n > 0; n-- {
		texts := make([]string, n)
		for i := range texts {
			texts[i] = words[i].Text
		}
		if _, ok := corpus.TypeByName(strings.Join(texts, " ")); ok {
			return n
		}
	}
	return 0
}

// typedNumber is the key of a number that is being typed, in the ways that officials do.
// Example: "154 k" is "154k", "nghị quyết số 57" is "nq57", "nd 30/2020/nd-cp" is "nd30.2020cp"; "chuyển đổi số" is "".
func typedNumber(text string) string {
	if !strings.ContainsAny(text, "0123456789") {
		return ""
	}
	words := query.NewPhrase(text).Words
	kind := ""
	if n := typeWords(words); n > 0 && n < len(words) {
		from := n
		if words[from].Fold == "so" && from+1 < len(words) {
			from++
		}
		if c := words[from].Text[0]; c >= '0' && c <= '9' {
			names := make([]string, n)
			for i := range names {
				names[i] = words[i].Text
			}
			kind = typeKey(strings.Join(names, " "))
			text = text[strings.IndexAny(text, "0123456789"):]
		}
	} else if words[0].Fold == "so" {
		text = text[strings.IndexAny(text, "0123456789"):]
	}
	key := compactKey(text)
	at := strings.IndexAny(key, "0123456789")
	if at < 0 || at > 6 || kind == "" && at == 0 {
		if at != 0 {
			return ""
		}
		return key
	}
	if kind == "" {
		kind, key = key[:at], key[at:]
	}
	// "nghị định 30/2020/NĐ-CP" says the type twice.
	end := strings.IndexFunc(key, func(r rune) bool { return r >= 'a' })
	if end >= 0 {
		key = key[:end] + strings.TrimPrefix(key[end:], kind)
	}
	return kind + key
}

// agrees reports whether the marks that were typed stand in a text where its folded words do.
func (t typed) agrees(shown string) bool {
	if !slices.ContainsFunc(t.words, func(w query.Word) bool { return w.Marked }) {
		return true
	}
	var folds, norms []string
	for w := range vi.Words(shown) {
		folds, norms = append(folds, w.Fold), append(norms, w.Norm)
	}
	last := len(t.words) - 1
	for from := 0; from+last < len(folds); from++ {
		same := true
		for i, w := range t.words {
			if i < last && folds[from+i] != w.Fold || i == last && !strings.HasPrefix(folds[from+i], w.Fold) {
				same = false
				break
			}
			norm := vi.Norm(w.Text)
			if w.Marked && norms[from+i] != norm && (i < last || !strings.HasPrefix(norms[from+i], norm)) {
				same = false
				break
			}
		}
		if same {
			return true
		}
	}
	return false
}

// suggesting is one completion under way.
type suggesting struct {
	typed
	secret   bool
	limit    int
	segments []*scorch.SegmentSnapshot
	// apart are documents whose titles hold all words, but apart; titles finds them.
	apart []suggested
}

// The most suggestions of one kind where there are others.
const (
	numbersFirst = 5
	titlesFirst  = 3
	bodiesFirst  = 2
	phrasesFirst = 3
)

// leastScattered is how many words must be typed for titles that hold them apart.
const leastScattered = 3

func (s *suggesting) all(ctx context.Context) ([]search.Suggestion, error) {
	if len(s.words) == 0 || s.limit <= 0 {
		return []search.Suggestion{}, nil
	}
	firsts := []int{numbersFirst, titlesFirst, bodiesFirst, phrasesFirst, 0}
	kinds := make([][]search.Suggestion, len(firsts))
	for i, find := range []func() ([]search.Suggestion, error){s.numbers, s.titles, s.bodies, s.phrases, s.scattered} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found, err := find()
		if err != nil {
			return nil, err
		}
		kinds[i] = distinctSuggestions(found, s.plain, slices.Concat(kinds[:i]...))
	}
	return share(kinds, firsts, s.limit), nil
}

// distinctSuggestions leaves out what is typed already and what is suggested already. A title of several documents stands for none.
func distinctSuggestions(list []search.Suggestion, typed string, before []search.Suggestion) []search.Suggestion {
	at := map[string]int{}
	named := map[corpus.ID]bool{}
	for _, x := range before {
		at[viet.Fold(x.Text)] = -1
		named[x.ID] = x.ID != ""
	}
	var out []search.Suggestion
	for _, x := range list {
		if named[x.ID] {
			continue
		}
		key := viet.Fold(x.Text)
		if x.Kind == kindNumber {
			key += x.Detail
		}
		i, seen := at[key]
		switch {
		case !seen:
			if x.ID == "" && suggestKey(x.Text) == typed {
				continue
			}
			at[key] = len(out)
			out = append(out, x)
		case i >= 0 && out[i].ID != x.ID:
			out[i].ID = ""
			if x.Kind == kindTitle {
				out[i].Detail = ""
			}
		}
	}
	return out
}

// share takes the first of each kind, fills up with what is left, and keeps the kinds in order.
func share(kinds [][]search.Suggestion, firsts []int, limit int) []search.Suggestion {
	taken := make([]int, len(kinds))
	left := limit
	for _, whole := range []bool{false, true} {
		for i, list := range kinds {
			n := len(list) - taken[i]
			if !whole {
				n = min(n, firsts[i])
			}
			n = min(n, left)
			taken[i] += n
			left -= n
		}
	}
	out := []search.Suggestion{}
	for i, list := range kinds {
		out = append(out, list[:taken[i]]...)
	}
	return out
}

// The kinds of search.Suggestion.
const (
	kindNumber = "number"
	kindTitle  = "title"
	kindBody   = "body"
	kindPhrase = "phrase"
)

// numbers completes a document number: the serial as typed before longer ones, documents before what only citations tell
// of, the newest first.
func (s *suggesting) numbers() ([]search.Suggestion, error) {
	if s.number == "" {
		return nil, nil
	}
	type way struct{ from, to string }
	ways := []way{{s.number, s.number + "\xff"}}
	if c := s.number[len(s.number)-1]; c >= '0' && c <= '9' {
		ways = []way{{s.number, s.number + "0"}, {s.number + "a", s.number + "\xff"}, {s.number + "0", s.number + "a"}}
	}
	var out []search.Suggestion
	for _, w := range ways {
		terms, err := s.scan(suggestNumber, w.from, w.to)
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(terms, func(a, b suggestTerm) int { return strings.Compare(a.shown, b.shown) })
		docs, err := s.documents(terms)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			out = append(out, search.Suggestion{Text: d.Number, Kind: kindNumber, ID: d.id, Detail: joined(d.Type, d.Issuer, d.issued())})
		}
		if len(out) >= s.limit {
			break
		}
	}
	return out, nil
}

// titles completes a title from its beginning, then finds titles that hold all words together.
func (s *suggesting) titles() ([]search.Suggestion, error) {
	var docs []suggested
	if s.title != "" {
		key := s.title
		if len(key) > maxSuggestKey/2 {
			key = key[:maxSuggestKey/2] // keys are cut; so much of a title is enough
		}
		terms, err := s.scan(suggestTitle, key, key+"\xff")
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(terms, func(a, b suggestTerm) int { return strings.Compare(a.shown, b.shown) })
		if docs, err = s.documents(terms); err != nil {
			return nil, err
		}
	}
	if len(docs) < s.limit {
		together, apart, err := s.inside()
		if err != nil {
			return nil, err
		}
		docs, s.apart = append(docs, together...), apart
	}
	return s.titled(docs), nil
}

// scattered are the titles that hold all words, but apart; who types a number does not mean them.
func (s *suggesting) scattered() ([]search.Suggestion, error) {
	if s.number != "" || len(s.words) < leastScattered {
		return nil, nil
	}
	return s.titled(s.apart), nil
}

// titled suggests documents by their titles, those with the marks that were typed first.
func (s *suggesting) titled(docs []suggested) []search.Suggestion {
	seen := map[corpus.ID]bool{}
	var out []search.Suggestion
	for _, marks := range []bool{true, false} {
		for _, d := range docs {
			if d.Title == "" || seen[d.id] || marks && !s.agrees(d.Title) {
				continue
			}
			seen[d.id] = true
			name := d.Type
			if d.Number != "" {
				name = strings.TrimSpace(name + " " + d.Number)
			}
			out = append(out, search.Suggestion{Text: viet.Capitalise(d.Title), Kind: kindTitle, ID: d.id, Detail: joined(name, d.issued())})
		}
	}
	return out
}

func (s *suggesting) bodies() ([]search.Suggestion, error) { return s.names(kindBody, suggestBody) }

func (s *suggesting) phrases() ([]search.Suggestion, error) {
	return s.names(kindPhrase, suggestHeading, suggestPhrase)
}

// leastShared is in how many documents a phrase must stand to be suggested.
const leastShared = 2

// names completes what many documents hold, that of most documents first.
func (s *suggesting) names(kind string, from ...rune) ([]search.Suggestion, error) {
	type name struct {
		shown  string
		count  int
		most   int
		agrees bool
	}
	all := map[string]*name{}
	for _, k := range from {
		for _, plain := range s.plains {
			terms, err := s.scan(k, plain, plain+"\xff")
			if err != nil {
				return nil, err
			}
			for _, t := range terms {
				norm := vi.Norm(t.shown)
				n := all[norm]
				if n == nil {
					n = &name{}
					all[norm] = n
				}
				n.count += t.count
				if t.count > n.most {
					n.shown, n.most = t.shown, t.count
				}
			}
		}
	}
	var list []*name
	for _, n := range all {
		if kind == kindBody || n.count >= leastShared {
			n.agrees = s.agrees(n.shown) || len(s.plains) > 1
			list = append(list, n)
		}
	}
	slices.SortFunc(list, func(a, b *name) int {
		if a.agrees != b.agrees {
			if a.agrees {
				return -1
			}
			return 1
		}
		return cmp.Or(b.count-a.count, len(a.shown)-len(b.shown), strings.Compare(a.shown, b.shown))
	})
	var out []search.Suggestion
	for _, n := range list[:min(len(list), 2*s.limit)] {
		out = append(out, search.Suggestion{Text: n.shown, Kind: kind})
	}
	return out, nil
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}
