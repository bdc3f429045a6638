package rank

import (
	"bytes"
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed headings.tsv
var headingRows string

type headingClass struct {
	begins Tokens
	class  float32
}

// headingClasses holds headings.tsv by the hash of the first word's fold.
var headingClasses = sync.OnceValue(func() map[uint16][]headingClass {
	out := map[uint16][]headingClass{}
	for row := range table.Rows(headingRows, 2) {
		class, err := strconv.ParseFloat(row[0], 32)
		if err != nil {
			continue
		}
		var t Tokens
		for w := range viet.Words(row[1]) {
			norm := viet.Tone(strings.ToLower(w.Text))
			t = t.Add(viet.Fold(norm), norm)
		}
		if len(t) > 0 {
			out[t.Fold(0)] = append(out[t.Fold(0)], headingClass{t, float32(class)})
		}
	}
	return out
})

// classOf is the class of a heading that many documents have, 0 for others.
func classOf(heading Tokens) float32 {
	if heading.Len() == 0 {
		return 0
	}
	for _, c := range headingClasses()[heading.Fold(0)] {
		if bytes.HasPrefix(heading, c.begins) {
			return c.class
		}
	}
	return 0
}
