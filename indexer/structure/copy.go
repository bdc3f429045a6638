package structure

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	methodCopy = "khối bản sao (sao y, trích sao, sao lục)"
	// copyLines is how far from either end of the text a copy's own number is looked for.
	copyLines = 150
)

// copied reports whether a number is that of a copy: 15/SY-UBND, in the Party 21-BS/VPTU. It is never the document's. Source: handbook §1.1, S7.
func copied(n corpus.Number) bool {
	return slices.Contains([]string{"SY", "TrS", "SL", "BS"}, n.Type) && len(n.Issuers) > 0
}

// readCopy reads the number that whoever copied the document put on it, before its letterhead or behind its signature.
func (r *reading) readCopy(lines []line) {
	for i, l := range lines {
		if i >= copyLines && i < len(lines)-copyLines {
			continue
		}
		s := l.text[:runeCut(l.text, longestColumn)]
		if !strings.Contains(s, "S") || !strings.Contains(viet.Fold(s), "so") {
			continue
		}
		for _, f := range corpus.ScanNumbers(s) {
			lead := strings.TrimRight(viet.Fold(s[:f.Start]), " :|")
			if copied(f.Number) && strings.HasSuffix(lead, "so") && strings.TrimSpace(strings.TrimSuffix(lead, "so")) == "" {
				r.facts.Copy = f.Number.String()
				r.found(corpus.FieldCopy, f.Span.Shift(l.Start), methodCopy)
				return
			}
		}
	}
}
