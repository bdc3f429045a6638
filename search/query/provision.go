package query

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// Provision is a place within a document that a question names.
// Example: "khoản 2 điều 8 luật đất đai" has {Path: [{dieu 8} {khoan 2}]} and leaves "luật đất đai" in Rest.
type Provision struct {
	// Path are the parts named, the outermost first.
	Path []ProvisionPart
	// Words are the typed words that name the place, Rest the others; At is where Words begin in those of the question.
	Words, Rest []Word
	At          int
	// Type is the slug of the type that Rest names first: "luat"; empty where it names none.
	Type string
}

// ProvisionPart is one part of a place: {corpus.SectionArticle, "8"}. Ordinals are lower case with their marks: "5a", "đ", "ii".
type ProvisionPart struct {
	Kind    corpus.SectionKind
	Ordinal string
}

// Section is the anchor of the place, as sections are called: "dieu-8.khoan-2". Chapters are left out, since articles
// run through them; a place of chapters alone is named by the innermost: "chuong-ii.muc-1".
func (p Provision) Section() corpus.SectionID {
	var parts []string
	article := false
	for _, part := range p.Path {
		article = article || part.Kind == corpus.SectionArticle
	}
	for _, part := range p.Path {
		switch part.Kind {
		case corpus.SectionPart, corpus.SectionChapter, corpus.SectionDivision:
			if article {
				continue
			}
		}
		parts = append(parts, string(part.Kind)+"-"+part.Ordinal)
	}
	return corpus.SectionID(strings.Join(parts, "."))
}

// Label is what a person calls the place, the innermost first: "khoản 2 Điều 8".
func (p Provision) Label() string {
	var out []string
	for i := len(p.Path) - 1; i >= 0; i-- {
		u, ordinal := unitOf(p.Path[i].Kind), p.Path[i].Ordinal
		if u.ordinal == "roman" {
			ordinal = strings.ToUpper(ordinal)
		}
		out = append(out, u.name+" "+ordinal)
	}
	return strings.Join(out, " ")
}

//go:embed provisions.tsv
var provisionRows string

// provisionUnit is a row of provisions.tsv.
type provisionUnit struct {
	words   []Word
	name    string
	kind    corpus.SectionKind
	ordinal string
	rank    int
	alone   bool
}

var provisionUnits = sync.OnceValue(func() []provisionUnit {
	var all []provisionUnit
	for row := range table.Rows(provisionRows, 5) {
		all = append(all, provisionUnit{words: NewPhrase(row[0]).Words, name: row[1], kind: corpus.SectionKind(row[2]),
			ordinal: row[3], rank: len(all), alone: row[4] == "alone"})
	}
	return all
})

// provisionIn finds the first place within a document that the words name, in either order: "khoản 2 điều 8",
// "điều 8 khoản 2". Nil where there is none. A place without an article counts only beside words that name a document.
func provisionIn(text string) (*Provision, int, int) {
	var ws []viet.Word
	for w := range viet.Words(text) {
		ws = append(ws, w)
	}
	typed := make([]Word, len(ws))
	for i, w := range ws {
		typed[i] = NewWord(w.Text)
	}
	for i := 0; i < len(ws); {
		p := &Provision{}
		alone := false
		end := i
		ranks := map[corpus.SectionKind]int{}
		for end < len(ws) {
			u, ordinal, n := provisionAt(text, ws, typed, end)
			if n == 0 {
				break
			}
			if _, twice := ranks[u.kind]; twice {
				break
			}
			ranks[u.kind] = u.rank
			p.Path = append(p.Path, ProvisionPart{u.kind, ordinal})
			alone = alone || u.alone
			end += n
			if end < len(ws) && typed[end].Fold == "cua" && end+1 < len(ws) {
				if _, _, n := provisionAt(text, ws, typed, end+1); n > 0 {
					end++
				}
			}
		}
		if len(p.Path) == 0 {
			i++
			continue
		}
		p.Words, p.At = typed[i:end], i
		p.Rest = append(append([]Word{}, typed[:i]...), typed[end:]...)
		p.Type = typeIn(p.Rest)
		if alone || p.Type != "" || hasTypeCode(p.Rest) {
			sortByRank(p.Path, ranks)
			return p, ws[i].Start, ws[end-1].End
		}
		i = end
	}
	return nil, 0, 0
}

// provisionAt reads a unit with its ordinal at a word: "khoản 2" takes two words.
func provisionAt(text string, ws []viet.Word, typed []Word, at int) (provisionUnit, string, int) {
	for _, u := range provisionUnits() {
		n := len(u.words)
		if at+n >= len(ws) || !says(typed[at:], u.words) {
			continue
		}
		if gap := text[ws[at+n-1].End:ws[at+n].Start]; strings.Trim(gap, " ") != "" {
			continue
		}
		if ordinal := strings.ToLower(typed[at+n].Text); ordinalOf(u.ordinal, ordinal) {
			return u, strings.TrimLeft(ordinal, "0"), n + 1
		}
	}
	return provisionUnit{}, "", 0
}

// ordinalOf reports whether a word may count units of a form: number 8, 5a; letter a, đ; roman II, 2.
func ordinalOf(form, s string) bool {
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyzđ")
	number := isSerial(digits) && strings.Trim(digits, "0") != "" && len(digits) <= 3 && len(s)-len(digits) <= len("đ")
	switch form {
	case "number":
		return number
	case "letter":
		return len([]rune(s)) == 1 && digits == ""
	}
	return number || s != "" && strings.Trim(s, "ivxl") == ""
}

func sortByRank(path []ProvisionPart, ranks map[corpus.SectionKind]int) {
	for i := range path {
		for j := i; j > 0 && ranks[path[j].Kind] < ranks[path[j-1].Kind]; j-- {
			path[j], path[j-1] = path[j-1], path[j]
		}
	}
}

// typeIn is the slug of the first type whose name stands in words.
func typeIn(ws []Word) string {
	for i := range ws {
		slug := ""
		var name []string
		for n := 0; n < maxTypeWords && i+n < len(ws); n++ {
			name = append(name, ws[i+n].Text)
			if t, ok := typeNamed(strings.Join(name, " ")); ok {
				slug = t.Slug
			}
		}
		if slug != "" {
			return slug
		}
	}
	return ""
}

// hasTypeCode reports whether the code of a type stands in words, in capitals.
func hasTypeCode(ws []Word) bool {
	for _, w := range ws {
		if _, ok := typeCoded(w.Text); ok && w.Text == strings.ToUpper(w.Text) {
			return true
		}
	}
	return false
}

// Sections are the anchors that the place may have: a chapter may be counted in Roman figures or in others.
// Example: "chương 2" may be chuong-2 and chuong-ii.
func (p Provision) Sections() []corpus.SectionID {
	out := []corpus.SectionID{p.Section()}
	other := p
	other.Path = slices.Clone(p.Path)
	for i, part := range other.Path {
		if unitOf(part.Kind).ordinal == "roman" {
			other.Path[i].Ordinal = OtherFigures(part.Ordinal)
		}
	}
	if id := other.Section(); id != out[0] {
		out = append(out, id)
	}
	return out
}

func unitOf(kind corpus.SectionKind) provisionUnit {
	for _, u := range provisionUnits() {
		if u.kind == kind {
			return u
		}
	}
	return provisionUnit{}
}

// OtherFigures spells a count up to 39 in Roman figures, lower case, where it is in others, and the other way round; what is neither
// stays as it is. Example: "2" is "ii", "iv" is "4".
func OtherFigures(s string) string {
	const most = 39
	for n := 1; n <= most; n++ {
		switch roman := strings.Repeat("x", n/10) + [...]string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}[n%10]; s {
		case roman:
			return strconv.Itoa(n)
		case strconv.Itoa(n):
			return roman
		}
	}
	return s
}

// Beside is the question without the words that name a place within a document, where others are left.
func (q Query) Beside() Query {
	p := q.Provision
	if p == nil || len(p.Rest) == 0 || p.At+len(p.Words) > len(q.Words) {
		return q
	}
	q.Words = slices.Concat(q.Words[:p.At], q.Words[p.At+len(p.Words):])
	return q
}
