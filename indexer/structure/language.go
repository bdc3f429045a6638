package structure

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// language is one row of data/languages.tsv.
type language struct {
	code, name string
	// words are those that running text cannot do without; empty for a language that its script alone tells.
	words map[string]bool
}

// The codes that the rules below name.
const (
	vietnamese = "vi"
	untold     = "und"
	japanese   = "ja"
)

// latin is the script of the languages that their words tell.
const latin = "Latn"

// writing are the languages: those of the Latin script in order, the others by their script.
type writing struct {
	latin  []language
	script map[string]language
}

var languages = sync.OnceValue(func() writing {
	w := writing{script: map[string]language{}}
	for _, row := range rows("languages") {
		l := language{code: row[0], name: row[1]}
		if row[2] != latin {
			w.script[row[2]] = l
			continue
		}
		l.words = map[string]bool{}
		for _, word := range strings.Fields(row[3]) {
			l.words[word] = true
		}
		w.latin = append(w.latin, l)
	}
	return w
})

// scripts are those that alone tell a language, with the letters that count.
var scripts = [...]struct {
	name    string
	letters *unicode.RangeTable
}{
	{"Hani", unicode.Han}, {"Hang", unicode.Hangul}, {"Laoo", unicode.Lao}, {"Khmr", unicode.Khmer}, {"Thai", unicode.Thai}, {"Cyrl", unicode.Cyrillic},
}

// How much of a text is read to tell its language: the beginning, and windows spread over the rest.
const (
	languageHead    = 4 << 10
	languageWindow  = 2 << 10
	languageWindows = 16
)

// Thresholds. Of 974 published texts, 731 are Vietnamese, and of their words 71 % and more bear Vietnamese marks (21 % in the one whose
// encoding could not be told); in the other 243, which are English translations, at most 0.1 %, and 27 % and more are small words of English.
const (
	// markedShare is the share of words with marks that are legal syllables from which a text is Vietnamese.
	markedShare = 0.15
	// legalShare is the share of legal syllables from which a text without marks may be Vietnamese.
	legalShare = 0.7
	// foreignShare is the least share of its own small words that tells a foreign language.
	foreignShare = 0.12
	// scriptShare is the least share of its letters that a script must have.
	scriptShare = 0.4
)

// The least that is judged: below, nothing is said.
const (
	fewestWords   = 6
	foreignWords  = 20
	untoldWords   = 60
	scriptLetters = 20
)

// readLanguage tells the language of a text: "vi", another code of ISO 639-1, "und" for a foreign language that is not
// told, "" for too little text. A document with a Vietnamese letterhead, or whose beginning or better part is Vietnamese,
// is "vi" whatever its annexes are. Example: "Pursuant to the Law on Organization of the Government dated …" is "en".
func readLanguage(text string, lines []line) string {
	head := text[:runeCut(text, languageHead)]
	all := countWords(head)
	if all.vietnamese() {
		return vietnamese
	}
	if rest := text[len(head):]; len(rest) <= languageWindows*languageWindow {
		all.add(countWords(rest))
	} else {
		for i := range languageWindows {
			from := runeCut(rest, i*(len(rest)/languageWindows))
			all.add(countWords(rest[from:runeCut(rest, from+languageWindow)]))
		}
	}
	if all.vietnamese() {
		return vietnamese
	}
	foreign := all.foreign()
	if foreign != "" && foreign != vietnamese && readHead(text, lines, false).motto.Len() > 0 {
		return vietnamese
	}
	return foreign
}

// foreignNote is the note on a document that is not Vietnamese, and whether there is one.
func foreignNote(code string) (corpus.Problem, bool) {
	if code == "" || code == vietnamese {
		return corpus.Problem{}, false
	}
	note := corpus.Problem{Stage: corpus.StageStructure, Kind: corpus.KindForeign, Detail: "Văn bản bằng tiếng nước ngoài."}
	w := languages()
	for _, l := range w.latin {
		if l.code == code {
			note.Detail = "Văn bản bằng tiếng " + l.name + "."
		}
	}
	for _, l := range w.script {
		if l.code == code {
			note.Detail = "Văn bản bằng tiếng " + l.name + "."
		}
	}
	return note, true
}

// wordCount is what the words of a stretch of text are.
type wordCount struct {
	// words counts those of the Latin script with two letters and more, marked those with Vietnamese marks that are legal
	// syllables, bare the other legal syllables.
	words, marked, bare int
	// known counts, for each language of the Latin script, its own small words.
	known [16]int
	// letters counts the letters of all scripts, of those of each script that alone tells a language, kana those of Japanese.
	letters, kana int
	script        [len(scripts)]int
}

func (c *wordCount) add(d wordCount) {
	c.words, c.marked, c.bare = c.words+d.words, c.marked+d.marked, c.bare+d.bare
	c.letters, c.kana = c.letters+d.letters, c.kana+d.kana
	for i, n := range d.known {
		c.known[i] += n
	}
	for i, n := range d.script {
		c.script[i] += n
	}
}

func countWords(s string) wordCount {
	var c wordCount
	w := languages()
	for word := range viet.Words(s) {
		if strings.ContainsAny(word.Text, "0123456789") {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(word.Text); !unicode.Is(unicode.Latin, first) {
			c.addLetters(word.Text)
			continue
		}
		n := utf8.RuneCountInString(word.Text)
		c.letters += n
		lower := strings.ToLower(word.Text)
		for i, l := range w.latin[:min(len(w.latin), len(c.known))] {
			if l.words[lower] {
				c.known[i]++
			}
		}
		if n < 2 {
			continue
		}
		c.words++
		if viet.ValidSyllable(lower) {
			if viet.HasMarks(lower) {
				c.marked++
			} else {
				c.bare++
			}
		}
	}
	return c
}

// addLetters counts letters that are not Latin.
func (c *wordCount) addLetters(s string) {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		c.letters++
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			c.kana++
			continue
		}
		for i, s := range scripts {
			if unicode.Is(s.letters, r) {
				c.script[i]++
				break
			}
		}
	}
}

// vietnamese reports whether the words are Vietnamese, with marks or without.
func (c *wordCount) vietnamese() bool {
	if c.words < fewestWords {
		return false
	}
	words := float64(c.words)
	if float64(c.marked) >= markedShare*words {
		return true
	}
	own := 0
	for i, l := range languages().latin {
		if l.code == vietnamese {
			own = c.known[i]
		}
	}
	best, _ := c.best()
	return float64(c.marked+c.bare) >= legalShare*words && own > best && float64(own) >= foreignShare*words
}

// best is how often the small words of a foreign language of the Latin script stand in the text, and which language.
func (c *wordCount) best() (n int, code string) {
	for i, l := range languages().latin {
		if l.code != vietnamese && i < len(c.known) && c.known[i] > n {
			n, code = c.known[i], l.code
		}
	}
	return n, code
}

// foreign tells the foreign language of a text that is not Vietnamese, "" where there is too little to tell.
func (c *wordCount) foreign() string {
	for i, n := range c.script {
		if n > 0 && n+c.kana >= scriptLetters && float64(n+c.kana) >= scriptShare*float64(c.letters) {
			if scripts[i].letters == unicode.Han && c.kana > n/20 {
				return japanese
			}
			return languages().script[scripts[i].name].code
		}
	}
	if n, code := c.best(); c.words >= foreignWords && float64(n) >= foreignShare*float64(c.words) {
		return code
	}
	if c.words >= untoldWords && float64(c.marked+c.bare) < legalShare*float64(c.words) && c.marked == 0 {
		return untold
	}
	return ""
}
