package engine

import (
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/vi"
)

// The fields that suggestions are read from. A document with a mark of secrecy has its terms in fields of its own, so
// that nothing of it can be met by who may not know of it.
const (
	fieldSuggest            = "sg"
	fieldSuggestSecret      = "sgs"
	fieldSuggestTitle       = "sw"
	fieldSuggestTitleSecret = "sws"
)

// A term of fieldSuggest is a kind, the key that typed text is compared with, a break, and what is shown or what orders:
//
//	n154khubnd2025 BREAK 07974   a document's own number; ordered by suggestRank
//	tchuyen doi so BREAK 07974   its title
//	oso noi vu BREAK Sở Nội vụ   a body that it names or comes from
//	hpham vi dieu chinh BREAK Phạm vi điều chỉnh   a heading
//	pdich vu cong BREAK dịch vụ công               words that stand together in it again and again
//
// So the dictionary alone answers what begins with the typed text, and the postings tell how many documents hold it.
const (
	suggestNumber  = 'n'
	suggestTitle   = 't'
	suggestBody    = 'o'
	suggestHeading = 'h'
	suggestPhrase  = 'p'

	suggestBreak = "\x1f"
)

// The longest key in bytes, and how many bodies and phrases of one document are kept.
const (
	maxSuggestKey    = 96
	maxSuggestBodies = 40
	maxHeadingWords  = 12
)

// suggestions adds what the document may be suggested by.
func (b builder) suggestions(d *corpus.Document, units []*unit) {
	terms, words := fieldSuggest, fieldSuggestTitle
	if d.Secret() {
		terms, words = fieldSuggestSecret, fieldSuggestTitleSecret
	}
	for _, t := range suggestTerms(d, units) {
		b.term(terms, t)
	}
	for _, w := range distinctFolds(d.Title) {
		b.term(words, w)
	}
}

func suggestTerms(d *corpus.Document, units []*unit) []string {
	var out []string
	order := suggestBreak + suggestRank(d)
	for _, k := range numberKeys(d.Header) {
		out = append(out, string(suggestNumber)+k+order)
	}
	for _, k := range titleKeys(d.Header.Type, d.Title) {
		out = append(out, string(suggestTitle)+k+order)
	}
	if d.Cited {
		return out // what only citations tell of names nothing that its documents do not
	}
	shown := func(kind rune, name string) {
		if k := suggestKey(name); k != "" {
			out = append(out, string(kind)+k+suggestBreak+name)
		}
	}
	for _, name := range bodiesOf(d) {
		shown(suggestBody, name)
	}
	for _, s := range d.Sections {
		title := strings.TrimRight(viet.Squeeze(s.Heading), ".:; ")
		if n := strings.Count(title, " ") + 1; n >= 2 && n <= maxHeadingWords {
			shown(suggestHeading, viet.Capitalise(title))
		}
	}
	for _, p := range recurring(units) {
		shown(suggestPhrase, p)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// suggestRank orders documents whose keys are alike: those with more than citations first, then the newest.
// Example: "07974" is a document of 2025.
func suggestRank(d *corpus.Document) string {
	stub := "0"
	if d.Cited {
		stub = "1"
	}
	year := min(max(issueYear(d.Header), 0), 9999)
	return stub + strconv.Itoa(19999 - year)[1:]
}

// suggestKey is foldedWords as far as keys go.
func suggestKey(text string) string { return foldedWords(text, maxSuggestKey) }

// foldedWords is the folded words of a text with single spaces between them, cut between words where it is longer than most bytes.
func foldedWords(text string, most int) string {
	var b strings.Builder
	for w := range vi.Words(text) {
		if b.Len()+1+len(w.Fold) > most {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Fold)
	}
	return b.String()
}

// compactKey is a number as it is compared with typed text: letters and digits folded, without zeros in front and
// without separators, but for a point between two runs of digits.
// Example: "05/2020/NĐ-CP" is "5.2020ndcp", "154 kh" is "154kh".
func compactKey(text string) string {
	var b strings.Builder
	var last rune // the last letter or digit; 0 before the first
	parted := false
	for _, r := range viet.Fold(text) {
		switch digit := r >= '0' && r <= '9'; {
		case !digit && (r < 'a' || r > 'z'):
			parted = true
			continue
		case digit && parted && last >= '0' && last <= '9':
			b.WriteByte('.')
		case r == '0' && (last == 0 || last >= 'a' && !strings.ContainsAny(b.String(), "0123456789")):
			continue
		}
		b.WriteRune(r)
		last, parted = r, false
		if b.Len() > maxSuggestKey {
			break
		}
	}
	return b.String()
}

// numberKeys are the ways in which a number may be typed from its beginning: as it stands, without its year or with
// that of its date behind it, and with its type first.
// Example: "30/2020/NĐ-CP" has "30.2020ndcp", "30ndcp2020", "nd30.2020cp", "nd30cp2020".
func numberKeys(h corpus.Header) []string {
	n, ok := corpus.ParseNumber(h.Number)
	if !ok {
		if k := compactKey(h.Number); k != "" {
			return []string{k}
		}
		return nil
	}
	serial, year := compactKey(n.Serial), n.Year
	issued := ""
	if y := issueYear(h); y != 0 {
		issued = strconv.Itoa(y)
	}
	kind := compactKey(n.Type)
	typed := typeKey(h.Type)
	if t, ok := n.DocType(); ok {
		typed = typeKey(t.Name)
	}
	bodies := compactKey(strings.Join(slices.Concat(n.Issuers, n.Units), ""))
	out := []string{serial + kind + bodies + issued, typed + serial + bodies + issued}
	if year != 0 {
		y := "." + strconv.Itoa(year)
		out = append(out, serial+y+kind+bodies, typed+serial+y+bodies)
	}
	return out
}

// typeKey is what stands for a type before a number: its code, else its name.
func typeKey(name string) string {
	t, ok := corpus.TypeByName(name)
	if ok && t.Code != "" {
		return compactKey(t.Code)
	}
	return compactKey(name)
}

// titleKeys are the ways in which a title may be typed from its beginning: without its type, and with it.
// Example: the title "Quyết định về việc phê duyệt quy hoạch" has "phe duyet quy hoach" and "quyet dinh phe duyet quy hoach".
func titleKeys(docType, title string) []string {
	fold := func(s string) []string { return strings.Fields(suggestKey(s)) }
	kind, words := fold(docType), fold(title)
	if len(kind) > 0 && len(words) > len(kind) && slices.Equal(words[:len(kind)], kind) {
		words = words[len(kind):]
	}
	words = withoutAbout(words)
	if len(words) == 0 {
		return nil
	}
	out := []string{strings.Join(words, " ")}
	if len(kind) > 0 {
		out = append(out, strings.Join(slices.Concat(kind, words), " "))
	}
	return out
}

// withoutAbout leaves out the words that join a title to its type: "về việc", "về", "v/v".
func withoutAbout(words []string) []string {
	for _, about := range [][]string{{"ve", "viec"}, {"v", "v"}, {"ve"}} {
		if len(words) > len(about) && slices.Equal(words[:len(about)], about) {
			return words[len(about):]
		}
	}
	return words
}

// bodiesOf are the bodies that a document comes from and that it names, those named most first.
func bodiesOf(d *corpus.Document) []string {
	count := map[string]int{}
	if d.Header.Issuer != "" {
		count[d.Header.Issuer] = len(d.Text) + 1
	}
	for _, e := range d.Entities {
		if e.Kind == corpus.EntityOrganisation && e.Specific && strings.Contains(e.Name, " ") {
			count[e.Name]++
		}
	}
	names := mostFirst(count)
	return names[:min(len(names), maxSuggestBodies)]
}

// mostFirst are the keys by their count, those of one count in the order of the alphabet.
func mostFirst(count map[string]int) []string {
	names := make([]string, 0, len(count))
	for n := range count {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	return names
}

func distinctFolds(text string) []string {
	var out []string
	for w := range vi.Words(text) {
		out = append(out, w.Fold)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// The phrases of a document: chains of at least two words, and at most so many, that stand in it at least so often, and how
// many phrases are kept. Of a long document so much is read.
const (
	longestPhrase  = 7
	leastRecurring = 3
	mostRecurring  = 12
	phraseWords    = 20_000
	// tied is the share of the places of the rarer of two words, from which on the two belong together.
	tied = .4
)

// recurring finds what a document speaks of: words that belong together and stand in it again and again. Two neighbours belong
// together where one of them rarely stands without the other; a phrase is as long a chain of such as there is.
// Example: a plan of twenty pages gives "chuyển đổi số", "dịch vụ công trực tuyến", "tổ công nghệ số cộng đồng".
func recurring(units []*unit) []string {
	var (
		words []int // -1 ends a sentence
		norms []string
		times []int
		joins []bool
	)
	known := map[string]int{}
	for _, u := range units {
		for _, norm := range u.body.norms {
			if norm == "" || len(words) >= phraseWords {
				words = append(words, -1)
				continue
			}
			n, ok := known[norm]
			if !ok {
				n = len(norms)
				known[norm] = n
				norms, times, joins = append(norms, norm), append(times, 0), append(joins, joining(norm))
			}
			times[n]++
			words = append(words, n)
		}
		words = append(words, -1)
	}
	pairs := map[uint64]int{}
	link := func(i int) (uint64, bool) {
		if i < 1 || words[i-1] < 0 || words[i] < 0 || joins[words[i-1]] || joins[words[i]] {
			return 0, false
		}
		return uint64(words[i-1])<<32 | uint64(words[i]), true
	}
	for i := range words {
		if key, ok := link(i); ok {
			pairs[key]++
		}
	}
	chains := map[string]int{}
	from := 0
	for i := 1; i <= len(words); i++ {
		if i < len(words) {
			key, ok := link(i)
			if n := pairs[key]; ok && n >= leastRecurring && float64(n) >= tied*float64(min(times[words[i-1]], times[words[i]])) {
				continue
			}
		}
		if n := i - from; n >= 2 && n <= longestPhrase {
			chain := make([]string, n)
			for j := range chain {
				chain[j] = norms[words[from+j]]
			}
			chains[strings.Join(chain, " ")]++
		}
		from = i
	}
	return mostTelling(chains)
}

// withinLonger is the share of its places from which on a phrase is but a part of a longer one.
const withinLonger = .7

// mostTelling chooses the phrases out of chains and their parts: "quyền sử dụng đất" also stands in the chain "chứng nhận quyền sử
// dụng đất". What nearly always stands in a longer phrase is left out.
func mostTelling(chains map[string]int) []string {
	times := map[string]int{}
	for chain, n := range chains {
		words := strings.Fields(chain)
		for from := range words {
			for to := from + 2; to <= len(words); to++ {
				times[strings.Join(words[from:to], " ")] += n
			}
		}
	}
	worth := map[string]int{}
	for phrase, n := range times {
		if n >= leastRecurring {
			worth[phrase] = n * strings.Count(phrase, " ") // a longer phrase says more
		}
	}
	for phrase, n := range times {
		for _, part := range []string{cutFirstWord(phrase), cutLastWord(phrase)} {
			if float64(n) > withinLonger*float64(times[part]) {
				delete(worth, part)
			}
		}
	}
	best := mostFirst(worth)
	return best[:min(len(best), mostRecurring)]
}

func cutFirstWord(s string) string { return s[strings.IndexByte(s, ' ')+1:] }

func cutLastWord(s string) string { return s[:max(0, strings.LastIndexByte(s, ' '))] }

// joining reports whether a word only joins others or puts a question, so that no phrase begins or ends with it; so does what is no word.
func joining(norm string) bool {
	ws := query.NewPhrase(norm).Words
	return len(ws) != 1 || len([]rune(norm)) < 2 || norm[0] >= '0' && norm[0] <= '9' || rank.Attend(ws).Weights[0] < 1
}
