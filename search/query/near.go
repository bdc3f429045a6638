package query

import (
	"strings"
)

// Near asks for words that stand near one another, in any order.
type Near struct {
	// Parts are words, or phrases that stand together as they are.
	Parts []Phrase
	// Within is how many words the whole may take.
	Within int
}

// The words that what is near may take: nearWords beside those of the parts.
const (
	nearWords = 10
	// maxNear is how many parts are looked for, mostNears how often one question may ask so: each looks into texts.
	maxNear   = 8
	mostNears = 4
)

// readNear reads "chuyển đổi số; cấp xã" as two phrases, "chuyển-đổi-số;cấp-xã" as well, and "máy tính xã" as three words.
func readNear(q *Query, value string) bool {
	n := Near{Within: nearWords}
	for part := range strings.SplitSeq(value, ";") {
		if p := NewPhrase(part); len(p.Words) > 0 {
			n.Parts = append(n.Parts, p)
			n.Within += len(p.Words)
		}
	}
	if len(n.Parts) == 1 {
		words := n.Parts[0].Words
		n.Parts = nil
		for _, w := range words {
			n.Parts = append(n.Parts, Phrase{Words: []Word{w}})
		}
	}
	if len(n.Parts) < 2 || len(n.Parts) > maxNear || len(q.Near) == mostNears {
		return false
	}
	q.Near = append(q.Near, n)
	return true
}
