package query

import (
	_ "embed"
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
	// Words are the typed words that name the place, Rest the others.
	Words, Rest []Word
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
		part := p.Path[i]
		for _, u := range provisionUnits() {
			if u.kind != part.Kind {
				continue
			}
			name, ordinal := u.name, part.Ordinal
			if u.ordinal == "roman" {
				ordinal = strings.ToUpper(ordinal)
			}
			out = append(out, name+" "+ordinal)
			break
		}
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
		p.Words = typed[i:end]
		p.Rest = append(append([]Word{}, typed[:i]...), typed[end:]...)
		if alone || namesDocument(p.Rest) {
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

// namesDocument reports whether words hold the name of a type or a document number.
func namesDocument(ws []Word) bool {
	for i := range ws {
		var name []string
		for n := 0; n < maxTypeWords && i+n < len(ws); n++ {
			name = append(name, ws[i+n].Text)
			if _, ok := typeNamed(strings.Join(name, " ")); ok {
				return true
			}
		}
		if _, ok := typeCoded(ws[i].Text); ok && ws[i].Text == strings.ToUpper(ws[i].Text) {
			return true
		}
	}
	return false
}
