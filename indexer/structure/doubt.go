package structure

import (
	"regexp"
	"slices"

	"vankho/corpus"
)

// unsure reports whether figures may be misread: text recognition was not sure of a word that they stand in.
func (r *reading) unsure(at corpus.Span) bool {
	i, _ := slices.BinarySearchFunc(r.doubtful, at.Start, func(s corpus.Span, start int) int { return s.End - start - 1 })
	return at.Len() > 0 && i < len(r.doubtful) && r.doubtful[i].Meets(at)
}

// figuresAt is the run of figures of that index in s, which stands at an offset; empty where there are fewer.
func figuresAt(s string, offset, index int) corpus.Span {
	runs := figureRuns.FindAllStringIndex(s, index+1)
	if len(runs) <= index {
		return corpus.Span{Start: offset, End: offset}
	}
	return corpus.Span{Start: offset + runs[index][0], End: offset + runs[index][1]}
}

var figureRuns = regexp.MustCompile(`[0-9]+`)

// sureDate is what is sure of a date. Where the number was read the letterhead was printed as a whole; else the figures may have been
// filled in by hand, and what text recognition is not sure of is not known. It is zero where the year is not.
func (r *reading) sureDate(f corpus.FoundDate) corpus.Date {
	d := f.Date
	if r.facts.Number != "" {
		return d
	}
	last := len(figureRuns.FindAllStringIndex(f.In(r.text), -1)) - 1
	for back, into := range []*int{&d.Year, &d.Month, &d.Day} {
		if last-back >= 0 && r.unsure(figuresAt(f.In(r.text), f.Start, last-back)) {
			switch into {
			case &d.Year:
				return corpus.Date{}
			case &d.Month:
				d.Month, d.Day = 0, 0
			default:
				d.Day = 0
			}
		}
	}
	return d
}
