package fault

import (
	"strconv"
	"strings"
)

// Ranges writes page numbers, in order, for a person.
// Example: Ranges([]int{1, 2, 3, 7}) is "1-3, 7".
func Ranges(pages []int) string {
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
