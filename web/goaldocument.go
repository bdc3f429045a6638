package web

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
)

// DocumentGoals is the piece of a document's figures on targets: those that it sets, with what came of them, and those of others that it answers.
type DocumentGoals struct {
	// Words count the targets that the document sets: "9 mục tiêu: 5 có kết quả trong kho, 1 chưa có văn bản nào nêu kết quả."
	Words string
	Set   []GoalLine
	// Answers says how many targets of other documents it reports of.
	Answers  string
	Answered []GoalLine
	// URL lists all of them.
	URL string
}

// briefGoals is how many targets a document's figures show.
const briefGoals = 6

// documentGoals is the piece of a document; nil where it neither sets nor answers a target.
func (s *site) documentGoals(ctx context.Context, d *corpus.Document, who viewer) (*DocumentGoals, error) {
	id := shownVersion(d)
	ask := func(change func(*corpus.TargetQuery)) (corpus.TargetsFound, []GoalLine, error) {
		q := corpus.TargetQuery{FigureQuery: corpus.FigureQuery{N: briefGoals, Secret: who.local}, On: s.today()}
		change(&q)
		found, err := s.library.Targets(ctx, q)
		if err != nil {
			return found, nil, fmt.Errorf("targets of a document: %w", err)
		}
		decided := make([]bool, len(found.Rows))
		for i, a := range found.Rows {
			if decided[i] = true; q.ToldBy != "" {
				found.Rows[i], decided[i] = toldBy(a, q.ToldBy)
			}
		}
		lines, err := s.goalLines(ctx, found.Rows)
		for i := range lines {
			if !decided[i] {
				lines[i].Outcome = GoalOutcome{}
			}
		}
		return found, lines, err
	}
	set, mine, err := ask(func(q *corpus.TargetQuery) { q.SetBy = id })
	if err != nil {
		return nil, err
	}
	told, theirs, err := ask(func(q *corpus.TargetQuery) { q.ToldBy = id })
	if err != nil {
		return nil, err
	}
	out := &DocumentGoals{Words: setWords(set), Set: mine, Answered: theirs, URL: goalView{figureView: figureView{Document: id, Page: 1}}.at(goalsPath)}
	if told.Found > 0 {
		out.Answers = fmt.Sprintf("Nêu kết quả của %s mục tiêu trong %s văn bản ban hành trước.", integer(told.Found), integer(told.Documents))
	}
	if out.Words == "" && out.Answers == "" {
		return nil, nil
	}
	return out, nil
}

// toldBy leaves of the results of a target those of one document; decides is true where the verdict is of one of them.
func toldBy(a corpus.Attainment, id corpus.ID) (of corpus.Attainment, decides bool) {
	decides = len(a.Results) > 0 && a.Results[0].Document.ID == id
	a.Results = slices.DeleteFunc(slices.Clone(a.Results), func(r corpus.TargetResult) bool { return r.Document.ID != id })
	return a, decides
}

// setWords count the targets that a document sets: those with a result, those without, those that are held against nothing; "" where it sets none.
func setWords(found corpus.TargetsFound) string {
	with, without, refused := 0, 0, 0
	for _, x := range found.Verdicts {
		if x.Value == string(corpus.TargetNone) {
			without += x.Count
		} else {
			with += x.Count
		}
	}
	for i, x := range found.Refused {
		refused += x.Count
		found.Refused[i].Label = refusalWords[corpus.TargetRefusal(x.Value)]
	}
	if with+without+refused == 0 {
		return ""
	}
	var parts []string
	for _, x := range [...]struct {
		n     int
		words string
	}{{with, "có kết quả trong kho"}, {without, "chưa có văn bản nào nêu kết quả"}, {refused, "không đối chiếu được"}} {
		if x.n > 0 {
			parts = append(parts, integer(x.n)+" "+x.words)
		}
	}
	out := integer(with+without+refused) + " mục tiêu: " + strings.Join(parts, ", ") + "."
	if refused > 0 {
		var why []string
		for _, x := range found.Refused {
			why = append(why, integer(x.Count)+" vì "+x.Label)
		}
		out += " Không đối chiếu: " + strings.Join(why, ", ") + "."
	}
	return out
}
