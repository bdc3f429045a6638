package spell

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// keyed is a word taken apart into the letters and the keys of Telex or VNI that were typed for it.
type keyed struct {
	letters string // lower case, without keys and marks
	tone    rune   // as viet.Untone; 0 where no key gave one
	// What a key asked of the letters.
	roof, horn, bar bool // â ê ô; ă ơ ư; đ
}

// tones are the keys of the tones, of Telex and of VNI.
var tones = map[rune]rune{
	'f': '\u0300', 's': '\u0301', 'r': '\u0309', 'x': '\u0303', 'j': '\u0323',
	'2': '\u0300', '1': '\u0301', '3': '\u0309', '4': '\u0303', '5': '\u0323',
}

// telex takes a word typed in Telex apart: "quyeets" is "quyet" with a roof and sắc. After the first vowel s f r x j w are keys, for no
// syllable has them there. ok is false where there is no key.
func telex(word string) (k keyed, ok bool) {
	var b strings.Builder
	vowel, last := false, rune(0)
	for i, r := range word {
		switch {
		case vowel && strings.ContainsRune("sfrxj", r):
			if k.tone != 0 && k.tone != tones[r] {
				return k, false
			}
			k.tone, ok = tones[r], true
		case r == 'w' && i > 0:
			// "nhwng" leaves out the letter that the horn is for.
			if !vowel {
				b.WriteByte('u')
			}
			k.horn, vowel, ok = true, true, true
		case r == last && strings.ContainsRune("aeo", r):
			k.roof, ok = true, true
		case r == last && vowel && strings.ContainsRune("iuy", r):
			// A key that was hit twice: "ddoiir".
		case r == last && r == 'd':
			k.bar, ok = true, true
		default:
			b.WriteRune(r)
		}
		vowel = vowel || strings.ContainsRune("aeiouy", r)
		last = r
	}
	k.letters = b.String()
	return k, ok && vowel
}

// vni takes a word typed in VNI apart: "quye6t1" is "quyet" with a roof and sắc.
func vni(word string) (k keyed, ok bool) {
	var b strings.Builder
	vowel := false
	for _, r := range word {
		switch {
		case '1' <= r && r <= '5' && vowel:
			if k.tone != 0 {
				return k, false
			}
			k.tone, ok = tones[r], true
		case r == '6' && vowel && !k.roof:
			k.roof, ok = true, true
		case (r == '7' || r == '8') && vowel && !k.horn:
			k.horn, ok = true, true
		case r == '9' && !k.bar:
			k.bar, ok = true, true
		case '0' <= r && r <= '9':
			return k, false
		default:
			b.WriteRune(r)
		}
		vowel = vowel || strings.ContainsRune("aeiouy", r)
	}
	k.letters = b.String()
	return k, ok && vowel && utf8.RuneCountInString(k.letters) > 1
}

// meant reports whether the keys may have been typed for a norm, and how well they fit: 1, or less where one was forgotten.
func (k keyed) meant(norm string) float64 {
	letters, tone := viet.Untone(norm)
	if tone != k.tone || k.bar != strings.ContainsRune(letters, 'đ') {
		return 0
	}
	fit := 1.0
	if k.roof != strings.ContainsAny(letters, "âêô") {
		fit *= keyForgotten
	}
	if k.horn != strings.ContainsAny(letters, "ăơư") {
		fit *= keyForgotten
	}
	return fit
}

// keyForgotten is how much less likely a reading is that a key is missing for.
const keyForgotten = .05

// keyOptions are the readings of a word as keys that were left over. The marks that it has are kept.
func keyOptions(w typed, c Corpus) []option {
	if viet.ValidSyllable(w.norm) {
		return nil
	}
	var found []keyed
	if w.digits {
		if k, ok := vni(w.fold); ok {
			found = append(found, k)
		}
	} else if k, ok := telex(w.fold); ok {
		found = append(found, k)
	}
	var out []option
	for _, k := range found {
		letters, tone := viet.Untone(w.norm)
		if tone != 0 && k.tone != 0 && tone != k.tone {
			continue
		}
		if tone != 0 {
			k.tone = tone
		}
		k.roof = k.roof || strings.ContainsAny(letters, "âêô")
		k.horn = k.horn || strings.ContainsAny(letters, "ăơư")
		k.bar = k.bar || strings.ContainsRune(letters, 'đ')
		norms := c.Spellings(viet.Fold(viet.Norm(k.letters)))
		for _, norm := range norms[:min(len(norms), maxSpellings)] {
			if fit := k.meant(norm); fit > 0 && viet.ValidSyllable(norm) {
				out = append(out, option{norm, Keys, fit, float64(c.Frequency(norm))})
			}
		}
	}
	return slices.Clip(out)
}
