package ocr

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// Tesseract takes the letters of a syllable more surely than its marks: "cỗ phần" for "cổ phần", "thâm quyền" for "thẩm quyền". A syllable
// that makes no word of the dictionary with its neighbours, of which one known confusion makes a word with one of them, is read as that,
// where there is but one such word. On five scans of 114 pages 666 of 667 such changes are right. Where nothing decides, what was read stays.

const (
	// surely is the confidence from which on a syllable is changed only to make a word that stands elsewhere on the page, too: "người có
	// công" is not "cố công". Most words that are right lie above.
	surely = 0.96
	// unsure is the confidence below which one of two syllables must lie for both to be changed where the word stands nowhere else.
	unsure = 0.93
	// changed is the most confidence a syllable keeps that was changed.
	changed = 0.5
)

//go:embed confusions.tsv
var confusionsTSV string

// confusions gives, for a letter read, those that may have been printed.
var confusions = sync.OnceValue(func() map[rune][]rune {
	all := map[rune][]rune{}
	for row := range table.Rows(confusionsTSV, 2) {
		all[firstRune(row[0])] = []rune(strings.ReplaceAll(row[1], " ", ""))
	}
	return all
})

// settle gives the words with the marks of doubtful syllables decided by their neighbours.
func settle(words []word) []word {
	p := passage{words: slices.Clone(words), syllables: make([]syllable, len(words)), seen: map[[2]string]bool{}}
	for i, w := range words {
		p.syllables[i] = newSyllable(w.text)
	}
	for i := range words {
		if p.joined(i) && viet.Compound(p.syllables[i-1].text, p.syllables[i].text) {
			p.hold(i)
		}
	}
	for range 2 { // once more with the words that the first round found
		for i := range words {
			p.settleOne(i)
		}
	}
	for i := range words {
		p.settleBoth(i)
	}
	return p.words
}

// passage is the words of a page and the syllables they are.
type passage struct {
	words     []word
	syllables []syllable
	// seen are the words of two syllables that stand on the page, in small letters.
	seen map[[2]string]bool
}

// syllable is that of a word, without the signs before and after it; its text is empty where the word is none.
type syllable struct {
	text string
	from int // where it begins in the word
	// opens and closes say that no sign stands before and after it.
	opens, closes bool
	// held says that it makes a word with a neighbour as it stands.
	held bool
}

func newSyllable(word string) syllable {
	from := strings.IndexFunc(word, unicode.IsLetter)
	if from < 0 {
		return syllable{}
	}
	text := word[from:]
	if end := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsLetter(c) }); end >= 0 {
		text = text[:end]
	}
	rest := word[:from] + word[from+len(text):]
	if strings.ContainsFunc(rest, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) }) {
		return syllable{}
	}
	return syllable{text: text, from: from, opens: from == 0, closes: from+len(text) == len(word)}
}

// joined reports whether two syllables follow one another up to word i, with no sign between them.
func (p *passage) joined(i int) bool {
	return i > 0 && i < len(p.words) && p.syllables[i-1].text != "" && p.syllables[i].text != "" && p.syllables[i-1].closes && p.syllables[i].opens
}

// hold says that syllable i and the one before make a word.
func (p *passage) hold(i int) {
	p.syllables[i-1].held, p.syllables[i].held = true, true
	p.seen[compound(p.syllables[i-1].text, p.syllables[i].text)] = true
}

func compound(first, second string) [2]string {
	return [2]string{strings.ToLower(first), strings.ToLower(second)}
}

// settleOne changes syllable i where that makes a word with a neighbour that makes none yet.
func (p *passage) settleOne(i int) {
	s := p.syllables[i]
	if s.text == "" || s.held {
		return
	}
	before, after := p.joined(i) && !p.syllables[i-1].held, p.joined(i+1) && !p.syllables[i+1].held
	meant, end, found := "", 0, 0
	for other := range others(s.text) {
		switch {
		case before && viet.Compound(p.syllables[i-1].text, other):
			meant, end = other, i
		case after && viet.Compound(other, p.syllables[i+1].text):
			meant, end = other, i+1
		default:
			continue
		}
		found++
	}
	if found != 1 {
		return
	}
	pair := compound(p.syllables[end-1].text, meant)
	if end > i {
		pair = compound(meant, p.syllables[end].text)
	}
	if p.words[i].confidence < surely || p.seen[pair] {
		p.change(i, meant)
		p.hold(end)
	}
}

// settleBoth changes syllable i and the one before where that makes a word of them.
func (p *passage) settleBoth(i int) {
	if !p.joined(i) || p.syllables[i-1].held || p.syllables[i].held {
		return
	}
	var meant [2]string
	found := 0
	for first := range others(p.syllables[i-1].text) {
		for second := range others(p.syllables[i].text) {
			if viet.Compound(first, second) {
				meant = [2]string{first, second}
				found++
			}
		}
	}
	if found == 1 && (min(p.words[i-1].confidence, p.words[i].confidence) < unsure || p.seen[compound(meant[0], meant[1])]) {
		p.change(i-1, meant[0])
		p.change(i, meant[1])
		p.hold(i)
	}
}

// change puts another syllable in the place of one.
func (p *passage) change(i int, meant string) {
	w, s := &p.words[i], &p.syllables[i]
	w.text = w.text[:s.from] + meant + w.text[s.from+len(s.text):]
	w.confidence = min(w.confidence, changed)
	s.text = meant
}

// others gives the legal syllables that one confusion makes of one, in its script. Example: "cỗ" gives "cố", "cồ" and "cổ".
func others(of string) iter.Seq[string] {
	return func(yield func(string) bool) {
		letters := []rune(of)
		for i, read := range letters {
			for _, printed := range confusions()[unicode.ToLower(read)] {
				if unicode.IsUpper(read) {
					printed = unicode.ToUpper(printed)
				}
				letters[i] = printed
				if other := string(letters); viet.ValidSyllable(other) && !yield(other) {
					return
				}
			}
			letters[i] = read
		}
	}
}
