package structure

import (
	"strconv"
	"sync"
)

// methodSymbol is the method of facts that the symbol of the number tells.
const methodSymbol = "suy từ ký hiệu"

// methods maps a method to the share of facts read by it that were right: data/methods.tsv.
var methods = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for _, row := range rows("methods") {
		// A row that does not parse counts as not known; a test holds the table.
		out[row[0]], _ = strconv.ParseFloat(row[1], 64)
	}
	return out
})

// confidence is how often facts read by a method were right on the measured collections; 0 where it is not known.
func confidence(method string) float64 { return methods()[method] }
