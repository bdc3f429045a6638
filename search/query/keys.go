package query

import (
	"strings"

	"vankho/corpus/viet"
)

// keyedType reads the name of a type in which the keys of an input method stayed: "quyeest ddinhj" (Telex), "nghi5 quye6t1"
// (VNI). It returns one piece for all its words, and how many these are; 0 where there is none.
func keyedType(text string, words []viet.Word) (piece, int) {
	var name []string
	changed := false
	best := piece{}
	n := 0
	for i, w := range words {
		if i == maxTypeWords || i > 0 && text[words[i-1].End:w.Start] != " " {
			break
		}
		plain := dropKeys(w.Text)
		changed = changed || withoutKeys(w.Text) != strings.ToLower(w.Text)
		name = append(name, plain)
		if !changed {
			continue
		}
		t, ok := typeNamed(strings.Join(name, " "))
		if !ok {
			continue
		}
		n = i + 1
		best = piece{Word: viet.Word{Start: words[0].Start, End: w.End, Text: t.Name}, role: roleType, slug: t.Slug, pieces: 1}
		if t.Code != "" {
			best.codes = []string{foldCode(t.Code)}
		}
	}
	return best, n
}

// withoutKeys is the fold of a word as it was meant, where keys of Telex or VNI stayed in it; a word that is a syllable
// stays as it is, in lower case. Example: "soos" is "so", "nam" is "nam".
func withoutKeys(word string) string {
	if lower := strings.ToLower(word); viet.ValidSyllable(lower) {
		return lower
	}
	return dropKeys(word)
}

// dropKeys takes the keys of Telex or VNI out of a word, in lower case. Example: "quyeest" and "quye6t1" give "quyet".
func dropKeys(word string) string {
	lower := strings.ToLower(word)
	if len(word) > 12 || viet.HasMarks(word) {
		return lower
	}
	var b strings.Builder
	vowel := false
	var last byte
	for i := 0; i < len(lower); i++ {
		c := lower[i]
		if c >= 0x80 {
			return lower
		}
		switch {
		case i > 0 && c >= '1' && c <= '9', vowel && strings.IndexByte("sfrxjw", c) >= 0:
			continue
		case c == last && strings.IndexByte("aeod", c) >= 0:
			continue
		}
		vowel = vowel || strings.IndexByte("aeiouy", c) >= 0
		last = c
		b.WriteByte(c)
	}
	return b.String()
}

// undoneD puts a D where the keys of Đ stayed: qdd, hd9nd.
func undoneD(code string) string {
	return strings.NewReplacer("dd", "d", "DD", "D", "d9", "d", "D9", "D").Replace(code)
}
