package pdf

import (
	"vankho/corpus"
	"vankho/indexer/extract/fault"
)

// pageProblems says which pages could not be read; those that wait for text recognition say so themselves.
func pageProblems(states map[state][]int, all int) []corpus.Problem {
	var problems []corpus.Problem
	add := func(f *fault.Fault) { problems = append(problems, f.Problem()) }
	if bad := states[badPage]; len(bad) > 0 {
		add(fault.Of(fault.BadPages, len(bad), all, fault.Ranges(bad)))
	}
	return problems
}
