package measure

import (
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Pair is a scan held against the typed file that was printed. Only the typed file's body is compared: its text between the
// letterhead (which ends with the line of the number or of the place and date) and the signature (from "Nơi nhận" or the
// signer's title on, where that closes the file). Of the scan, the part counts that the body is turned into with the fewest words
// inserted, removed or replaced, so that its letterhead, stamps and signature do not count. What a scan holds within that
// part and the typed file does not (page numbers, stamps on the text) does.
//
// Both are brought to small letters and to the new places of tone marks before, in which typed copies differ from the print ("Mẫu
// số" for "MẪU SỐ", "xóa" for "xoá"); a wrong letter or a wrong tone counts.
type Pair struct {
	Typed string `json:"typed"`
	Scan  string `json:"scan"`
	Comparison
	// Missing says which of the two has no text: "typed", "scan", "both"; empty where both have.
	Missing string `json:"missing,omitempty"`
}

// Comparison is how a text that was read compares with what stands on the paper.
type Comparison struct {
	// Words counts those of the typed body, Read those of the scan's part, Same those of the body that stand in the part in the same
	// order, Anywhere those that stand in it in any order: the cells of tables and the blocks of forms are read in several.
	Words    int `json:"words"`
	Read     int `json:"read"`
	Same     int `json:"same"`
	Anywhere int `json:"anywhere"`
	// Characters counts those of the typed body, runs of white space being one; Edits is how many of them are to be inserted, removed or
	// replaced to get the scan's part.
	Characters int `json:"characters"`
	Edits      int `json:"edits"`
}

// Recall is the share of the typed words that were read, 0 to 1.
func (c Comparison) Recall() float64 { return share(c.Same, c.Words) }

// Precision is the share of the words read that are typed, 0 to 1.
func (c Comparison) Precision() float64 { return share(c.Same, c.Read) }

// Found is the share of the typed words that were read in any order, 0 to 1.
func (c Comparison) Found() float64 { return share(c.Anywhere, c.Words) }

// CER is the rate of wrong characters; over 1 where more was read than there is.
func (c Comparison) CER() float64 { return share(c.Edits, c.Characters) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// plus adds another comparison, so that longer documents weigh more.
func (c Comparison) plus(d Comparison) Comparison {
	return Comparison{c.Words + d.Words, c.Read + d.Read, c.Same + d.Same, c.Anywhere + d.Anywhere, c.Characters + d.Characters, c.Edits + d.Edits}
}

// newPair compares two files; the one that is a scan is held against the other.
func newPair(typed, scan File) Pair {
	if typed.scanned() && !scan.scanned() {
		typed, scan = scan, typed
	}
	pair := Pair{Typed: typed.Name, Scan: scan.Name}
	switch noTyped, noScan := typed.document == nil || typed.document.Stub(), scan.document == nil || scan.document.Stub(); {
	case noTyped && noScan:
		pair.Missing = "both"
	case noTyped:
		pair.Missing = "typed"
	case noScan:
		pair.Missing = "scan"
	default:
		pair.Comparison = compare(body(typed.document), scan.document.Text)
	}
	return pair
}

// maxCompared is how many characters a text may have to be compared: more would take minutes.
const maxCompared = 1 << 20

// compare holds what was read against what is typed.
func compare(typed, read string) Comparison {
	typed, read = folded(typed), folded(read)
	ids := map[string]int32{}
	want, _ := tokens(typed, ids)
	got, places := tokens(read, ids)
	if len(want) == 0 {
		return Comparison{}
	}
	from, to := window(want, got)
	part := ""
	if to > from {
		part = read[places[from].Start:places[to-1].End]
	}
	a, b := characters(trimToWords(typed)), characters(part)
	return Comparison{Words: len(want), Read: to - from, Same: common(want, got[from:to]), Anywhere: together(want, got[from:to]), Characters: len(a), Edits: distance(a, b)}
}

// folded is a text as it is compared.
func folded(text string) string {
	return viet.Tone(strings.ToLower(text[:cutAt(text, maxCompared)]))
}

// together is how many tokens two lists have in common, whatever their order.
func together(a, b []int32) int {
	left := map[int32]int{}
	for _, token := range a {
		left[token]++
	}
	n := 0
	for _, token := range b {
		if left[token] > 0 {
			left[token]--
			n++
		}
	}
	return n
}

// cutAt is the offset, at a character, up to which s is taken.
func cutAt(s string, limit int) int {
	if len(s) <= limit {
		return len(s)
	}
	for !utf8.RuneStart(s[limit]) {
		limit--
	}
	return limit
}

// tokens gives each word of a text the number of its spelling.
func tokens(text string, ids map[string]int32) ([]int32, []viet.Word) {
	var out []int32
	var words []viet.Word
	for w := range viet.Words(text) {
		id, ok := ids[w.Text]
		if !ok {
			id = int32(len(ids))
			ids[w.Text] = id
		}
		out, words = append(out, id), append(words, w)
	}
	return out, words
}

// trimToWords takes what stands before the first word and after the last one off, as the part of the scan is cut.
func trimToWords(s string) string {
	from, to := -1, 0
	for w := range viet.Words(s) {
		if from < 0 {
			from = w.Start
		}
		to = w.End
	}
	if from < 0 {
		return ""
	}
	return s[from:to]
}

// characters gives the text's characters, each run of white space as one space; the bars between the cells of a table row are nobody's
// characters.
func characters(s string) []rune {
	return []rune(strings.Join(strings.Fields(strings.ReplaceAll(s, corpus.CellBreak, " ")), " "))
}
