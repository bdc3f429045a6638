package name

import "vankho/corpus/viet"

// endWord reports a word that no name goes on with. A word of one syllable that makes one word with its neighbour is none: the
// "giao" of Cảnh sát giao thông, the "lập" of công lập.
func (r *reader) endWord(j int) bool {
	end, it, ok := r.longest(j, kEnd)
	if !ok || r.capitalAt(j) && !r.shoutedAt(j) {
		return false
	}
	if r.lex.mild[it.row] {
		return false
	}
	if end > j+1 {
		return true
	}
	if r.is(j, wTier) && r.kindAt(end) == wordToken {
		return false // "cấp tỉnh", "cao cấp quốc gia"
	}
	whole := func(a int) bool {
		return r.kindAt(a) == wordToken && r.kindAt(a+1) == wordToken && viet.Compound(r.textAt(a), r.textAt(a+1))
	}
	return !whole(j) && !whole(j-1)
}

// mildEnd reports a verb at token j that names are made of too, where nothing takes it into the name: "Cục Mẫu kiểm tra", not "Trung tâm
// Chẩn đoán và kiểm tra thú y".
func (r *reader) mildEnd(j int) bool {
	_, it, ok := r.longest(j, kEnd)
	return ok && r.lex.mild[it.row] && r.smallAt(j) && !r.carried(j)
}

// longestCarrier is how many words the longest entry of carriers.tsv has.
const longestCarrier = 3

// carried reports whether what stands before the verb at token j takes it into the name.
func (r *reader) carried(j int) bool {
	if r.is(j-1, wComma, wAnd, wAmp, wDash, wAbout, wEach) || r.capitalAt(j-1) && r.lex.alone[r.wordAt(j-1)]&kHead != 0 {
		return true
	}
	for back := 1; back <= longestCarrier; back++ {
		if end, _, ok := r.longest(j-back, kCarrier); ok && end == j {
			return true
		}
	}
	return false
}

// endsName reports whether a name ends before the word at token j.
func (r *reader) endsName(j int) bool {
	if r.endWord(j) {
		return true
	}
	if _, ok := r.placeAt(j); ok {
		return true
	}
	if e, it, ok := r.longest(j, kLevel); ok && !r.capitalAt(j) && r.lex.levels[it.row].form != "short" && rank(r.lex.levels[it.row].class) > 1 {
		if g, _, guarded := r.longest(j, kGuard); !guarded || g <= e {
			return true
		}
	}
	if !r.capitalAt(j) || r.shoutedAt(j) {
		return false
	}
	if _, _, ok := r.longest(j, kTitle|kHonorific); ok {
		return true
	}
	e, _, ok := r.longest(j, kBody)
	if ok {
		return e-j >= 2
	}
	e, it, ok := r.longest(j, kHead)
	return ok && (e-j >= 2 || r.lex.heads[it.row].mode != "local") && (r.lex.heads[it.row].mode != "named" || r.capitalAt(e)) && r.lex.heads[it.row].family != "school" && r.lex.heads[it.row].mode != "organ"
}
