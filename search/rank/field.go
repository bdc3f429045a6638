package rank

// field is a text as the question reads it: what the question words otherwise stands there as it was asked.
type field struct {
	// keys holds the words; 0 is the end of a sentence. ids holds which word of the question each is, sentenceEnd or otherWord.
	keys []wordKey
	ids  []int16
	// places are where words of the question stand, ascending.
	places []int32
	// words is its length without the ends of sentences.
	words int
	// terms, pairs and triples count what of the question it holds.
	terms, pairs, triples [most]uint16
	// near tells the words it holds with other marks.
	near [most]bool
}

// read fills in f from t.
func (f *field) read(r *reading, t Tokens, limit int) {
	f.keys, f.ids, f.places, f.words = f.keys[:0], f.ids[:0], f.places[:0], 0
	clear(f.terms[:r.terms])
	clear(f.pairs[:r.pairs])
	clear(f.triples[:r.triples])
	clear(f.near[:r.terms])
	n := min(t.Len(), limit)
	for i := 0; i < n; i++ {
		if len(r.wordings) > 0 {
			if w, ok := r.wordingAt(t, i, n); ok {
				for _, id := range w.Typed {
					f.add(wordKey(HashFold(r.Terms[id].Fold))<<8|wordKey(r.norms[id]), id)
				}
				i += w.Other.Len() - 1
				continue
			}
		}
		id, near := r.term(t, i)
		if near {
			for at := r.first[t.Fold(i)]; at != 0; at = r.next[at] {
				f.near[at-1] = true
			}
		}
		f.add(keyOf(t, i), id)
	}
	f.count(r)
}

func (f *field) add(key wordKey, id int) {
	if id >= 0 {
		f.places = append(f.places, int32(len(f.ids)))
	}
	f.keys, f.ids = append(f.keys, key), append(f.ids, int16(id))
	if id != sentenceEnd {
		f.words++
	}
}

// count counts the words, pairs and triples of the question.
func (f *field) count(r *reading) {
	last, lastPair := -1, 0
	for _, x := range f.ids {
		id, pair := int(x), 0
		if id >= 0 {
			f.terms[id]++
			if last >= 0 {
				if pair = int(r.pairAt[last*most+id]); pair > 0 {
					f.pairs[pair-1]++
					if lastPair > 0 {
						if triple := r.tripleAt[(lastPair-1)*most+pair-1]; triple > 0 {
							f.triples[triple-1]++
						}
					}
				}
			}
		}
		last, lastPair = id, pair
	}
}

// wordingsOf are the other wordings of a question whose words are all among the first terms.
func wordingsOf(q *Question, terms int) map[wordKey][]Wording {
	var out map[wordKey][]Wording
	for _, w := range q.Wordings {
		known := len(w.Typed) > 0 && w.Other.Len() > 0
		for _, t := range w.Typed {
			known = known && t >= 0 && t < terms
		}
		if !known {
			continue
		}
		if out == nil {
			out = map[wordKey][]Wording{}
		}
		key := keyOf(w.Other, 0)
		out[key] = append(out[key], w)
	}
	return out
}

// wordingAt is another wording that stands in the first n tokens of t from i on.
func (r *reading) wordingAt(t Tokens, i, n int) (Wording, bool) {
	for _, w := range r.wordings[keyOf(t, i)] {
		end := i + w.Other.Len()
		if end <= n && string(t[i*TokenSize:end*TokenSize]) == string(w.Other) {
			return w, true
		}
	}
	return Wording{}, false
}
