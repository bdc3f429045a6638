package viet

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/table"
)

//go:embed onsets.tsv
var onsetRows string

//go:embed rhymes.tsv
var rhymeRows string

// spelling holds the onsets and rhymes that syllables are made of.
type spelling struct {
	// onsets maps an onset to the letters that may follow it, "" for any.
	onsets map[string]string
	rhymes map[string]bool
}

var spellings = sync.OnceValue(func() spelling {
	s := spelling{onsets: map[string]string{"": ""}, rhymes: map[string]bool{}}
	for row := range table.Rows(onsetRows, 2) {
		s.onsets[row[0]] = row[1]
	}
	for row := range table.Rows(rhymeRows, 2) {
		for _, r := range strings.Fields(row[1]) {
			s.rhymes[r] = true
		}
	}
	return s
})

// tone is one of the six tones; the zero value is ngang, without a mark.
type tone byte

const (
	ngang tone = iota
	huyen
	sac
	hoi
	nga
	nang
)

// vowels has the twelve vowel letters, each with its tones in the order of the constants above.
const vowels = "aàáảãạ" + "ăằắẳẵặ" + "âầấẩẫậ" + "eèéẻẽẹ" + "êềếểễệ" + "iìíỉĩị" +
	"oòóỏõọ" + "ôồốổỗộ" + "ơờớởỡợ" + "uùúủũụ" + "ưừứửữự" + "yỳýỷỹỵ"

type vowel struct {
	letter rune
	tone   tone
}

// letters are the two directions of the vowel table; no vowel lies beyond U+1EF9.
type letters struct {
	split [0x1F00]vowel
	join  map[vowel]rune
}

var vowelTable = sync.OnceValue(func() *letters {
	t := &letters{join: map[vowel]rune{}}
	var letter rune
	i := 0
	for _, r := range vowels {
		if i%6 == 0 {
			letter = r
		}
		v := vowel{letter, tone(i % 6)}
		t.split[r], t.join[v] = v, r
		i++
	}
	return t
})

// splitVowel takes a lower-case letter apart; marked is true where it is a Vietnamese letter that ASCII lacks.
func splitVowel(r rune) (letter rune, t tone, marked bool) {
	if t := vowelTable(); uint32(r) < uint32(len(t.split)) && t.split[r].letter != 0 {
		return t.split[r].letter, t.split[r].tone, r >= utf8.RuneSelf
	}
	return r, ngang, false
}

// syllable is a word of up to eight letters taken apart.
type syllable struct {
	// bare are the letters in lower case without tones; at is the letter that bore the tone, -1 for none.
	bare [8]rune
	n    int
	tone tone
	at   int
	// rhyme is where the rhyme begins within bare.
	rhyme int
}

// parseSyllable takes a word apart. It answers false where the letters make no syllable, whatever their tone's place.
func parseSyllable(word string) (syllable, bool) {
	s := syllable{at: -1}
	for _, r := range word {
		if s.n == len(s.bare) {
			return s, false
		}
		letter, t, _ := splitVowel(unicode.ToLower(r))
		if t != ngang {
			if s.at >= 0 {
				return s, false
			}
			s.tone, s.at = t, s.n
		}
		s.bare[s.n] = letter
		s.n++
	}
	if s.n == 0 {
		return s, false
	}
	sp := spellings()
	var buf [8 * utf8.UTFMax]byte
	ends := [9]int{}
	b := buf[:0]
	for i, r := range s.bare[:s.n] {
		b = utf8.AppendRune(b, r)
		ends[i+1] = len(b)
	}
	for cut := min(3, s.n-1); cut >= 0; cut-- {
		next, ok := sp.onsets[string(b[:ends[cut]])]
		if !ok || next != "" && !strings.ContainsRune(next, s.bare[cut]) {
			continue
		}
		if !sp.rhymes[string(b[ends[cut]:])] {
			continue
		}
		s.rhyme = cut
		return s, s.toneAllowed()
	}
	return s, false
}

// toneAllowed holds the rule of stopped rhymes.
func (s *syllable) toneAllowed() bool {
	last := s.bare[s.n-1]
	stopped := last == 'c' || last == 'p' || last == 't' || last == 'h' && s.bare[s.n-2] == 'c'
	return !stopped || s.tone == sac || s.tone == nang
}

// toneSeat is the letter on which the tone belongs: the vowel that bears a mark of its own (the second of ươ), else the
// last vowel before a final consonant, else the middle of three vowels, else the first. Source: handbook §6.2.
func (s *syllable) toneSeat() int {
	seat, count := -1, 0
	last := s.rhyme
	for i := s.rhyme; i < s.n; i++ {
		r := s.bare[i]
		if !isVowel(r) {
			break
		}
		count++
		last = i
		if r >= utf8.RuneSelf {
			seat = i
		}
	}
	switch {
	case seat >= 0:
		return seat
	case last < s.n-1:
		return last
	case count == 3:
		return s.rhyme + 1
	}
	return s.rhyme
}

// oldSeat is where the old style puts the tone of an open oa, oe, uy: on the second vowel. -1 elsewhere.
func (s *syllable) oldSeat() int {
	if s.n-s.rhyme != 2 {
		return -1
	}
	switch [2]rune{s.bare[s.rhyme], s.bare[s.rhyme+1]} {
	case [2]rune{'o', 'a'}, [2]rune{'o', 'e'}, [2]rune{'u', 'y'}:
		return s.rhyme + 1
	}
	return -1
}

func isVowel(r rune) bool {
	switch r {
	case 'a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y':
		return true
	}
	return false
}

// ValidSyllable reports whether s is spelled as one Vietnamese syllable can be: a known onset and rhyme that go
// together, a tone that the rhyme allows, on a vowel where the new or the old style puts it. Case does not matter.
// Example: "nghị", "hòa", "hoà", "ban" are; "hoăc" (a stopped rhyme without tone), "qúa", "xyz" are not.
// Source: handbook §6.5.
func ValidSyllable(s string) bool {
	p, ok := parseSyllable(s)
	return ok && (p.at < 0 || p.at == p.toneSeat() || p.at == p.oldSeat())
}
