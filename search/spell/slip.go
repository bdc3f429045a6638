package spell

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed slips.tsv
var slipRows string

// slipTable is slips.tsv in memory.
type slipTable struct {
	// sounds are letters that are said alike: either way round.
	sounds [][2]string
	// near are the keys beside a key.
	near map[byte]string
}

var slips = sync.OnceValue(func() slipTable {
	t := slipTable{near: map[byte]string{}}
	for row := range table.Rows(slipRows, 3) {
		switch row[0] {
		case "sound":
			t.sounds = append(t.sounds, [2]string{row[1], row[2]}, [2]string{row[2], row[1]})
		case "key":
			t.near[row[1][0]] = row[2]
		}
	}
	return t
})

// How likely one slip is beside the others.
const (
	slipSound   = 1.0 // s for x, ch for tr
	slipTwice   = .6  // a letter doubled or dropped beside its like
	slipSwapped = .6  // two letters in the wrong order
	slipNear    = .3  // the key beside
	slipDropped = .3
	slipAdded   = .3
	slipOther   = .02
)

// minSlip is how many letters a fold has, at least, to be taken for a slip of another. A shorter one is where no syllable of the language is
// spelled so, and then of what is said alike: "ngị" is meant for "nghị", "cế" for "kế".
const minSlip = 4

// slip is a fold that may have been meant, and how likely.
type slip struct {
	fold  string
	share float64
}

// alike are the folds that are said like a fold.
func alike(fold string) (out []slip) {
	for _, s := range slips().sounds {
		for at := 0; ; {
			i := strings.Index(fold[at:], s[0])
			if i < 0 {
				break
			}
			at += i
			// At the beginning alone: within and at the end of a syllable the letters are said otherwise.
			if at == 0 || s[0] == "i" || s[0] == "y" {
				out = append(out, slip{fold[:at] + s[1] + fold[at+len(s[0]):], slipSound})
			}
			at++
		}
	}
	return out
}

// around are the folds within one slip of a fold.
func around(fold string) []slip {
	t, out := slips(), alike(fold)
	add := func(f string, share float64) { out = append(out, slip{f, share}) }
	for i := range len(fold) {
		share := slipAdded
		if i > 0 && fold[i] == fold[i-1] {
			share = slipTwice
		}
		add(fold[:i]+fold[i+1:], share)
		if i+1 < len(fold) && fold[i] != fold[i+1] {
			add(fold[:i]+fold[i+1:i+2]+fold[i:i+1]+fold[i+2:], slipSwapped)
		}
		for r := byte('a'); r <= 'z'; r++ {
			if r == fold[i] {
				continue
			}
			share := slipOther
			if strings.IndexByte(t.near[fold[i]], r) >= 0 {
				share = slipNear
			}
			add(fold[:i]+string(rune(r))+fold[i+1:], share)
		}
	}
	for i := range len(fold) + 1 {
		for r := byte('a'); r <= 'z'; r++ {
			share := slipDropped
			if i > 0 && fold[i-1] == r {
				share = slipTwice
			}
			add(fold[:i]+string(rune(r))+fold[i:], share)
		}
	}
	return out
}

// slipOptions are the words of the corpus that are one slip from a word, keeping the tone that was typed and, as far as can be, its marks.
func slipOptions(w typed, leaves float64, c Corpus) []option {
	near := around
	if len(w.fold) < minSlip {
		if viet.ValidSyllable(w.norm) {
			return nil
		}
		near = alike
	}
	for i := range len(w.fold) {
		if w.fold[i] < 'a' || w.fold[i] > 'z' {
			return nil
		}
	}
	best := map[string]float64{}
	for _, s := range near(w.fold) {
		best[s.fold] = max(best[s.fold], s.share)
	}
	_, tone := viet.Untone(w.norm)
	var out []option
	for fold, share := range best {
		norms := c.Spellings(fold)
		for _, norm := range norms[:min(len(norms), maxSpellings)] {
			if _, t := viet.Untone(norm); tone != 0 && t != tone {
				continue
			}
			fit := share * likeness(w.norm, norm, leaves)
			if units := float64(c.Frequency(norm)); units > 0 && fit > 0 {
				out = append(out, option{norm, Letters, fit, units})
			}
		}
	}
	return likeliest(out)
}

// Shares of marks that do not fit where letters slipped: one that was typed and is not meant, some that are meant and were not typed.
const (
	markLost  = .1
	markAdded = .02 // at least; more where the question leaves marks away
)

// likeness is how well the marks of a word fit those of what may be meant.
func likeness(typed, norm string, leaves float64) float64 {
	was, tone := viet.Untone(typed)
	is, other := viet.Untone(norm)
	share := 1.0
	added := tone == 0 && other != 0
	for _, r := range was {
		if r >= utf8.RuneSelf && !strings.ContainsRune(is, r) {
			share *= markLost
		}
	}
	for _, r := range is {
		added = added || r >= utf8.RuneSelf && !strings.ContainsRune(was, r)
	}
	if added {
		share *= max(leaves, markAdded)
	}
	return share
}

// likeliest are the best options by themselves, as many as spellings are weighed.
func likeliest(all []option) []option {
	slices.SortFunc(all, func(a, b option) int {
		return cmp.Or(cmp.Compare(b.typing*b.units, a.typing*a.units), cmp.Compare(a.norm, b.norm))
	})
	return all[:min(len(all), maxSpellings)]
}
