package spell

import "vankho/corpus/viet"

// Kind says in what way words were read otherwise than typed.
type Kind string

// The kinds, as search.Correction spells them.
const (
	// Leaning is Marks, more likely than not and no more: the word goes on standing for all its spellings, this one first. It is no reading to be
	// shown.
	Leaning Kind = "leaning"
	// Marks were not typed and are restored: "nghi quyet" → "nghị quyết".
	Marks Kind = "marks"
	// Keys of Telex or VNI were left over: "quyeets" → "quyết", "nghi5" → "nghị".
	Keys Kind = "keys"
	// Letters slipped: "chuyenr ddoi" is Keys, "chuyne" → "chuyên" is Letters.
	Letters Kind = "letters"
)

// Word is one word of a question.
type Word struct {
	// Text is the word as typed, NFC.
	Text string
	// First is true where it begins a run: no pair of words reaches over it from the word before.
	First bool
	// Fixed is true for what is not to be read otherwise: part of a number, of a phrase in quotes, of an operator.
	Fixed bool
}

// Reading is another reading of words[From:To]. Readings of one question are in order and do not overlap.
// Example: of "nghi quyet so 57", {Marks, 0, 3, ["nghị", "quyết", "số"], .99, true}.
type Reading struct {
	Kind     Kind
	From, To int
	// Norms are the words that are meant, in their norm; as many as typed. One of them may be what was typed: "ban hanh" → "ban", "hành".
	Norms []string
	// Sure is how likely the reading is, from 0 to 1, among those that the corpus knows: that of its least sure word.
	Sure float64
	// Apply is true where the question may be answered by the reading at once (and the page says so); else it is only proposed.
	Apply bool
}

// How sure a reading is, at least.
const (
	sureMarks = .8
	sureLean  = .5
	sureKeys  = .5
	sureSlip  = .8
)

// Read finds the words of a question that were meant otherwise than typed. A word that it is not sure of gets no reading
// and stands for all spellings of its fold. It never changes a tone or a digit that was typed, and reads left-over keys and
// slips only into what the corpus lacks.
func Read(words []Word, c Corpus) []Reading {
	all := make([]typed, len(words))
	for i, w := range words {
		all[i] = newTyped(w)
	}
	leaves := typist(all, c)
	var out []Reading
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && !all[to].First {
			to++
		}
		out = append(out, readRun(all[from:to], from, leaves, c)...)
		from = to
	}
	return out
}

// maxSlips is for how many different words of a question slips are looked for: who slips more often types another language.
const maxSlips = 6

// choice is what one word is read as.
type choice struct {
	option
	sure float64
}

// readRun reads words that stand together; the first is word at of the question.
func readRun(words []typed, at int, leaves float64, c Corpus) []Reading {
	chain := make([][]option, len(words))
	found := map[string][]option{}
	slips := 0
	for i, w := range words {
		key := w.norm
		if w.Fixed {
			key += " "
		}
		if _, known := found[key]; !known {
			found[key] = options(w, leaves, slips < maxSlips, c)
			if last := found[key][len(found[key])-1]; last.units == 0 || last.kind == Letters {
				slips++
			}
		}
		chain[i] = found[key]
		words[i].unknown = chain[i][0].units == 0
	}
	choices := make([]choice, len(words))
	for i, shares := range weigh(chain, c) {
		best := 0
		for j, share := range shares {
			if share > shares[best] {
				best = j
			}
		}
		choices[i] = choice{chain[i][best], shares[best]}
	}
	var out []Reading
	for from := 0; from < len(choices); {
		r, ok := reading(words[from:], choices[from:], leaves)
		if ok && !r.Apply && len(words) > 1 && !attested(choices, from, from+r.To, c) {
			ok, from = false, from+r.To-1 // a proposal that fits nothing beside it is noise
		}
		if ok {
			r.From, r.To = r.From+at+from, r.To+at+from
			out = append(out, r)
			from = r.To - at
			continue
		}
		from++
	}
	return inOrder(append(out, doubts(words, choices, at, c)...))
}

// attested reports whether texts hold a word that choices [from, to) read otherwise beside a neighbour that it has in the question.
func attested(choices []choice, from, to int, c Corpus) bool {
	for i := from; i < to; i++ {
		if choices[i].kind != "" && beside(choices, i, choices[i].norm, c) > 0 {
			return true
		}
	}
	return false
}

// reading makes one reading of the words at the beginning, as many as are of one kind.
func reading(words []typed, choices []choice, leaves float64) (Reading, bool) {
	r := Reading{Sure: 1}
	changed := false
	for i, ch := range choices {
		kind := ch.kind
		if kind == "" && words[i].letters && !words[i].marked && ch.units > 0 {
			kind = Marks
		}
		if kind == Marks && ch.sure < sureMarks && ch.sure >= sureLean {
			kind = Leaning
		}
		if kind == "" || r.Kind != "" && kind != r.Kind || !enough(kind, ch.sure) {
			break
		}
		r.Kind = kind
		r.Norms = append(r.Norms, ch.norm)
		r.Sure = min(r.Sure, ch.sure)
		changed = changed || ch.kind != ""
	}
	r.To = len(r.Norms)
	r.Apply = true
	for i := range r.Norms {
		r.Apply = r.Apply && !words[i].plausible(choices[i], leaves)
	}
	return r, changed
}

// plausible reports whether a word may well be meant as it was typed, though the corpus lacks it: a syllable, with such marks as
// the question has elsewhere.
func (w typed) plausible(ch choice, leaves float64) bool {
	if ch.kind == "" || !viet.ValidSyllable(w.norm) {
		return false
	}
	return w.unknown && (w.marked || leaves < .5)
}

func enough(kind Kind, sure float64) bool {
	switch kind {
	case Marks:
		return sure >= sureMarks
	case Leaning:
		return true
	case Keys:
		return sure >= sureKeys
	}
	return sure >= sureSlip
}
