package engine

import "vankho/search/rank"

// A term of the words and pairs of a unit is the word or pair with a last byte that says how much it counts there
// (rank.WordLevel). So postings need no frequencies, a word's documents are those of its few terms, and the terms of one
// word lie side by side in the dictionary.

// levelByte is below all that words are made of.
func levelByte(level int) byte { return byte(level + 1) }

// often is how many times a term stands in the heading and in the body.
type often struct{ heading, body int }

// maxWord is how many bytes a word has at most that is looked for: a checksum has 128, and a picture written in letters, of
// megabytes, would be read again with every dictionary.
const maxWord = 200

// impacts are the terms of a unit: of its words, and of its pairs of neighbours.
func impacts(u *unit) (words, pairs terms) {
	inWords, inPairs := map[string]*often{}, map[string]*often{}
	var pair []byte
	count := func(norms []string, heading bool) int {
		n, last := 0, ""
		for _, w := range norms {
			if len(w) > maxWord {
				w = ""
			}
			if w != "" {
				n++
				counted(inWords, w, heading)
				if last != "" {
					pair = append(append(append(pair[:0], last...), ' '), w...)
					counted(inPairs, string(pair), heading)
				}
			}
			last = w
		}
		return n
	}
	l := rank.Lengths{Heading: count(u.heading.norms, true), Body: count(u.body.norms, false)}
	return levelled(inWords, l, rank.WordLevel), levelled(inPairs, l, rank.PairLevel)
}

func counted(in map[string]*often, term string, heading bool) {
	c := in[term]
	if c == nil {
		c = new(often)
		in[term] = c
	}
	if heading {
		c.heading++
	} else {
		c.body++
	}
}

func levelled(in map[string]*often, l rank.Lengths, level func(heading, body int, l rank.Lengths) int) terms {
	out := make(terms, 0, len(in))
	for s, c := range in {
		t := make([]byte, len(s)+1)
		copy(t, s)
		t[len(s)] = levelByte(level(c.heading, c.body, l))
		out = append(out, t)
	}
	return out
}
