package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// The most ties that are looked at for one answer: those of a body are picked from many.
const (
	answerTies     = 40
	answerTiesBody = 400
	// answerPlaces is how many places of a text are read for how much of the document it means.
	answerPlaces = 8
	// answerPlacesSection is the same where one provision is asked about, which any of them may mean.
	answerPlacesSection = 200
)

// ties answers which documents stand in a relation to the objects. Of several that bear the number each row says which is meant.
func (r *answering) ties(objects []corpus.Summary) (*Answer, error) {
	out := &Answer{}
	var said []string
	met := 0
	for _, x := range objects {
		rows, words, total, err := r.tied(x)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			continue
		}
		met++
		said = append(said, words)
		out.Left += total - len(rows)
		out.Rows = append(out.Rows, rows...)
		out.URL = documentURL(x.ID) + "/lien-he"
	}
	if met == 0 || met > answerObjects {
		return nil, nil
	}
	out.Words = strings.Join(said, " ")
	if out.Left <= 0 {
		out.URL = ""
	}
	return out, nil
}

// tied are the rows of one object, the sentence that gathers them, and how many there are in all.
func (r *answering) tied(x corpus.Summary) ([]AnswerRow, string, int, error) {
	found, total, err := r.neighbours(x.ID, r.asked.In, r.relations())
	if err != nil || len(found) == 0 {
		return nil, "", 0, err
	}
	var rows []AnswerRow
	for i, n := range found {
		if i == answerRows {
			break
		}
		row, err := r.row(n, r.asked.In)
		if err != nil {
			return nil, "", 0, err
		}
		if r.carries() {
			if row.Next, err = r.next(n); err != nil {
				return nil, "", 0, err
			}
		}
		rows = append(rows, row)
	}
	return rows, r.sentence(x, found, total), total, nil
}

// carries reports whether it is asked who carries something out, which goes on from document to document.
func (r *answering) carries() bool {
	return r.asked.In && slices.Contains(r.asked.Relations, corpus.RelationImplements)
}

// relations are those to look for, those that are taken together in one group.
func (r *answering) relations() [][]corpus.Relation {
	if len(r.asked.Relations) == 0 || r.carries() {
		return [][]corpus.Relation{r.asked.Relations}
	}
	var out [][]corpus.Relation
	for _, x := range r.asked.Relations {
		out = append(out, []corpus.Relation{x})
	}
	return out
}

// neighbours are the documents in the first group of relations in which there are any, each once, in the order of the relations. What
// is asked of by another name ("thay thế" of what was repealed) is meant as a whole.
func (r *answering) neighbours(id corpus.ID, in bool, groups [][]corpus.Relation) ([]corpus.Neighbour, int, error) {
	for i, group := range groups {
		if len(group) == 0 {
			group = []corpus.Relation{""}
		}
		var out []corpus.Neighbour
		beyond := 0
		for _, relation := range group {
			some, more, err := r.related(id, in, relation)
			if err != nil {
				return nil, 0, err
			}
			if i > 0 {
				some = slices.DeleteFunc(some, func(n corpus.Neighbour) bool { return n.Scope != corpus.ScopeWhole })
			}
			beyond += more
			out = append(out, some...)
		}
		if out = once(out); len(out) > 0 {
			return out, len(out) + beyond, nil
		}
	}
	return nil, 0, nil
}

// related are the documents in one relation that fit the question, and how many there are beyond those that were looked at. Of those of a
// body the newest are looked at alone.
func (r *answering) related(id corpus.ID, in bool, relation corpus.Relation) ([]corpus.Neighbour, int, error) {
	n := answerTies
	if len(r.asked.Body) > 0 || r.asked.Type != "" {
		n = answerTiesBody
	}
	places := answerPlaces
	if r.asked.Section != "" {
		places = answerPlacesSection
	}
	found, total, err := r.library.Ties(r.ctx, corpus.TieQuery{Document: id, In: in, Relation: relation, N: n, Evidence: places, Secret: r.who.local})
	if err != nil {
		return nil, 0, fmt.Errorf("ties of %s: %w", id, err)
	}
	beyond := 0
	if n == answerTies {
		beyond = max(0, total-len(found))
	}
	return slices.DeleteFunc(found, func(n corpus.Neighbour) bool { return n.From == n.To || !r.fits(n.Document) || !r.reaches(&n) }), beyond, nil
}

// reaches reports whether a tie reaches the provision that was asked about, and leaves the places that mean it first.
func (r *answering) reaches(n *corpus.Neighbour) bool {
	if r.asked.Section == "" || !r.asked.In {
		return true
	}
	touches := func(e corpus.Edge) bool {
		return slices.ContainsFunc(e.Provisions, func(p corpus.Provision) bool {
			return within(p.Path(), r.asked.Section) || within(r.asked.Section, p.Path())
		})
	}
	slices.SortStableFunc(n.Evidence, func(a, b corpus.Edge) int {
		switch x, y := touches(a), touches(b); {
		case x && !y:
			return -1
		case y && !x:
			return 1
		}
		return 0
	})
	return n.Scope == corpus.ScopeWhole || len(n.Evidence) > 0 && touches(n.Evidence[0])
}

// within reports whether a section is another or a part of it: "dieu-5.khoan-2" of "dieu-5".
func within(id, of corpus.SectionID) bool {
	return of != "" && (id == of || strings.HasPrefix(string(id), string(of)+"."))
}

// fits reports whether a document is of the type and the body that were asked for.
func (r *answering) fits(x corpus.Summary) bool {
	// "Chương trình nào" means a "Chương trình hành động" too.
	if r.asked.Type != "" && !strings.HasPrefix(viet.Slug(x.Type)+"-", r.asked.Type+"-") {
		return false
	}
	body := slices.DeleteFunc(slices.Clone(r.asked.Body), isLevel)
	if len(body) == 0 {
		return true
	}
	if x.Issuer == "" {
		return holds(words(x.Title), body)
	}
	return holds(bodyWords(x.Issuer), body)
}

// isLevel reports whether a word only says what a place is, which documents write or leave out.
func isLevel(w query.Word) bool {
	return w.Fold == "cua" || w.Fold == "o" || w.Fold == "tinh" || w.Fold == "thanh" || w.Fold == "pho"
}

// bodyWords are the folded words of a body as documents write it, its abbreviation written out.
func bodyWords(issuer string) map[string]bool {
	out := words(issuer)
	for _, w := range query.BodyOf(query.NewPhrase(issuer).Words) {
		out[w.Fold] = true
	}
	return out
}

// once leaves each document once: what it says itself before what others say of it, and what is strong before what is not.
func once(all []corpus.Neighbour) []corpus.Neighbour {
	own := func(n corpus.Neighbour) int {
		switch {
		case n.Stater == nil && n.Strong:
			return 0
		case n.Stater == nil:
			return 1
		}
		return 2
	}
	at := map[corpus.ID]int{}
	var out []corpus.Neighbour
	for _, n := range all {
		i, ok := at[n.Document.ID]
		if !ok {
			at[n.Document.ID] = len(out)
			out = append(out, n)
		} else if own(n) < own(out[i]) {
			out[i] = n
		}
	}
	return out
}

// row shows one tie with its sentence.
func (r *answering) row(n corpus.Neighbour, in bool) (AnswerRow, error) {
	names, _ := n.Relation.Name()
	words := names.Out
	if in {
		words = names.In
	}
	out := AnswerRow{Words: words, Name: rowName(n.Document), Detail: joinFacts(n.Document.Issuer, n.Document.Issued.Short()), URL: documentURL(n.Document.ID),
		Badges: badgesOf(n.Document, r.on)}
	if n.Stater != nil {
		out.Source = "theo lời của " + sentenceName(*n.Stater)
	}
	if len(n.Evidence) == 0 {
		return out, nil
	}
	out.Scope = joinFacts(tieScope(n), between(corpus.Edge{Since: n.Since, Until: n.Until}))
	var err error
	out.Passage, err = r.passage(n.By, n.Evidence[0].Span)
	return out, err
}

// tieScope is how much of its target a tie reaches in all its places, "" for the whole.
func tieScope(n corpus.Neighbour) string {
	if n.Scope == corpus.ScopeWhole {
		return "" // one place may name a part, another the whole
	}
	all := corpus.Edge{Scope: n.Scope}
	for _, e := range n.Evidence {
		for _, p := range e.Provisions {
			if !slices.Contains(all.Provisions, p) {
				all.Provisions = append(all.Provisions, p)
			}
		}
	}
	return scopeWords(all)
}

// next are the documents that carry out what carries out the object: the chain goes on by one step.
func (r *answering) next(n corpus.Neighbour) ([]AnswerRow, error) {
	step := []corpus.Relation{corpus.RelationImplements, corpus.RelationGuides, corpus.RelationLegalBasis}
	found, _, err := r.neighbours(n.Document.ID, true, [][]corpus.Relation{step})
	if err != nil {
		return nil, err
	}
	var out []AnswerRow
	for _, x := range found {
		if len(out) == nextRows {
			break
		}
		row, err := r.row(x, true)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// sentence gathers what was found: "Quyết định số 1876/QĐ-UBND thay thế Quyết định số 1240/QĐ-UBND."
func (r *answering) sentence(x corpus.Summary, found []corpus.Neighbour, total int) string {
	var verbs []string
	for _, n := range found {
		names, _ := n.Relation.Name()
		if verb := viet.Uncapitalise(names.Out); !slices.Contains(verbs, verb) {
			verbs = append(verbs, verb)
		}
	}
	verb := strings.Join(verbs, " hoặc ")
	if len(r.asked.Relations) == 0 {
		verb = "nhắc tới"
	}
	name := sentenceName(x)
	if total == 1 {
		n := found[0]
		other := sentenceName(n.Document)
		if scope := tieScope(n); scope != "" {
			verb += " " + scope + " của"
		}
		says := ""
		if days := between(corpus.Edge{Since: n.Since, Until: n.Until}); days != "" {
			says = " " + days
		}
		if n.Stater != nil {
			says += ", theo lời của " + sentenceName(*n.Stater)
		}
		if r.asked.In {
			return capital(other) + " " + verb + " " + name + says + "."
		}
		return capital(name) + " " + verb + " " + other + says + "."
	}
	if r.asked.In && r.asked.Place != "" {
		name = r.asked.Place + " của " + name
	}
	count := integer(total) + " văn bản"
	if r.asked.In {
		if len(r.asked.Body) > 0 {
			count += " của " + bodyName(r.asked.Body, found)
		}
		return count + " " + verb + " " + name + "."
	}
	return capital(name) + " " + verb + " " + count + "."
}

// longestNamed is how many characters of a title stand for a document without a number within a sentence.
const longestNamed = 80

// sentenceName is how a sentence calls a document: its type and number, the name of a law before it, else its title in quotes.
func sentenceName(x corpus.Summary) string {
	switch {
	case x.Number == "":
		return viet.Uncapitalise(cmp.Or(x.Type, "văn bản")) + " “" + shorten(strings.TrimRight(x.Title, ". "), longestNamed) + "”"
	case !slices.Contains(query.LawTypes(), viet.Slug(x.Type)) || strings.Contains(x.Title, x.Number):
		return summaryName(x)
	case strings.HasPrefix(viet.Fold(x.Title), viet.Fold(x.Type)+" "): // "LUẬT XÂY DỰNG", as it is printed
		return numberedName(shorten(x.Title, longestNamed), x.Number)
	}
	return numberedName(x.Type+" "+shorten(x.Title, longestNamed), x.Number)
}

// rowName is how a list calls a document.
func rowName(x corpus.Summary) string {
	if x.Number == "" {
		return summaryName(x)
	}
	return sentenceName(x)
}

// bodyName is the body or place as the documents that were found write it, else as it was typed.
func bodyName(asked []query.Word, found []corpus.Neighbour) string {
	var folds, typed []string
	for _, w := range asked {
		folds = append(folds, w.Fold)
		typed = append(typed, w.Text)
	}
	for _, n := range found {
		ws := query.NewPhrase(n.Document.Issuer + " " + n.Document.Title).Words
		for i := 0; i+len(folds) <= len(ws); i++ {
			same := true
			for k, f := range folds {
				same = same && ws[i+k].Fold == f
			}
			if same {
				var out []string
				for _, w := range ws[i : i+len(folds)] {
					out = append(out, w.Text)
				}
				return strings.Join(out, " ")
			}
		}
	}
	return strings.Join(typed, " ")
}
