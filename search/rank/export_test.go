package rank

import "slices"

// Column is where the feature of a name stands among the numbers of a candidate.
func Column(name string) int { return slices.Index(columnNames(), name) }
