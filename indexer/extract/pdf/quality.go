package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Measures of a reading, taken on 184 government files (2,872 pages): good pages have a median of 98 % legal syllables and 87 % words
// with a mark; the worst of a hundred of them 82 % and 69 %.
const (
	badLegal   = 0.80 // a smaller share of legal syllables is a bad reading
	goodLegal  = 0.95 // such a share proves that the characters are what they seem
	badMarked  = 0.50 // a smaller share of words with a mark too, or another language
	badSingle  = 0.15 // a larger share of words of one letter: words are cut
	badUnknown = 0.02 // a larger share of characters without a meaning
	tornWords  = 3    // so many words with a hole in them make a page worth recognising
)

// quality is what the words of a reading say of it.
type quality struct {
	// tokens are what stands between spaces, words those of letters alone.
	tokens, words int
	// characters are those that are printed.
	characters int
	// legal is the share of legal Vietnamese syllables, -1 without words; marked that of words with a mark, single that of one letter.
	legal, marked, single float64
	// unknown is the share of characters without a meaning, torn the number of words that have one.
	unknown float64
	torn    int
}

func measure(text string) quality {
	q := quality{legal: viet.Quality(text)}
	unknown := 0
	for token := range strings.FieldsSeq(text) {
		q.tokens++
		holes, letters := 0, 0
		for _, r := range token {
			q.characters++
			switch {
			case meaningless(r):
				holes++
			case unicode.IsLetter(r):
				letters++
			}
		}
		if letters > 0 && holes > 0 {
			q.torn++
		}
		// A bullet of a symbol font stands alone.
		if letters > 0 || holes > 1 {
			unknown += holes
		}
	}
	marked, single := 0, 0
	for w := range viet.Words(text) {
		if strings.ContainsFunc(w.Text, unicode.IsDigit) {
			continue
		}
		q.words++
		if viet.HasMarks(w.Text) {
			marked++
		}
		if utf8.RuneCountInString(w.Text) == 1 {
			single++
		}
	}
	if q.words > 0 {
		q.marked, q.single = float64(marked)/float64(q.words), float64(single)/float64(q.words)
	}
	if q.characters > 0 {
		q.unknown = float64(unknown) / float64(q.characters)
	}
	return q
}

// meaningless reports whether a character stands for a glyph that the file gives no meaning to.
func meaningless(r rune) bool {
	return r == '\uFFFD' || unicode.Is(unicode.Co, r)
}

// cut reports whether words are cut into letters.
func (q quality) cut() bool { return q.words >= scanTokens && q.single > badSingle }

// foreign reports whether the words are not Vietnamese: another language, another encoding, or a bad reading.
func (q quality) foreign() bool { return q.legal < badLegal || q.marked < badMarked }

// gain is the number of legal words above that of others.
func (q quality) gain() float64 {
	if q.words == 0 {
		return 0
	}
	return float64(q.words) * (2*q.legal - 1)
}

// textOf is what lines say.
func textOf(lines []corpus.Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.Text)
		for i, c := range l.Cells {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(c)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// agreement is the share of words that two texts have in common, order aside: 1 for two that say the same.
func agreement(a, b string) float64 {
	if a == b {
		return 1
	}
	count := map[string]int{}
	all, common := 0, 0
	for w := range strings.FieldsSeq(a) {
		count[w]++
		all++
	}
	for w := range strings.FieldsSeq(b) {
		all++
		if count[w] > 0 {
			count[w]--
			common++
		}
	}
	if all == 0 {
		return 1
	}
	return 2 * float64(common) / float64(all)
}
