package figure

import "vankho/corpus"

// sections walks the outline beside the text: it gives the sections that hold an offset, which never goes back.
type sections struct {
	all  []corpus.Section
	next int
	open []int
}

// at are the indexes of the sections that hold an offset, the outermost first.
func (s *sections) at(offset int) []int {
	for s.next < len(s.all) && s.all[s.next].Start <= offset {
		s.close(s.all[s.next].Start)
		s.open = append(s.open, s.next)
		s.next++
	}
	s.close(offset)
	return s.open
}

func (s *sections) close(offset int) {
	for len(s.open) > 0 && s.all[s.open[len(s.open)-1]].End <= offset {
		s.open = s.open[:len(s.open)-1]
	}
}
