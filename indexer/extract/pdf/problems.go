package pdf

import (
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
)

func pageProblems(states map[state][]int, all int) []corpus.Problem {
	var problems []corpus.Problem
	add := func(f *fault.Fault) { problems = append(problems, f.Problem()) }
	scans := states[scanPage]
	switch rest := all - len(scans) - len(states[blankPage]); {
	case len(scans) > 0 && rest == 0:
		add(fault.Of(fault.Scan, len(scans)))
	case len(scans) > 0:
		add(fault.Of(fault.ScanPages, len(scans), all, ranges(scans)))
	}
	if bad := states[badPage]; len(bad) > 0 {
		add(fault.Of(fault.BadPages, len(bad), all, ranges(bad)))
	}
	if mute := states[mutePage]; len(mute) > 0 {
		add(fault.Of(fault.EmptyPages, len(mute), all, ranges(mute)))
	}
	return problems
}

// ranges writes page numbers for a person: "1-3, 7".
func ranges(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		part := strconv.Itoa(pages[i])
		if j > i {
			part += "-" + strconv.Itoa(pages[j])
		}
		parts, i = append(parts, part), j+1
	}
	return strings.Join(parts, ", ")
}
