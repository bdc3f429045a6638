package corpus

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// CitationUse says where a citation is to stand.
type CitationUse string

// The uses. Source: citations.tsv.
const (
	CitationFull  CitationUse = "full"  // all that is known
	CitationFirst CitationUse = "first" // the first one in a text
	CitationRules CitationUse = "rules" // the first one in a legal normative document
	CitationBrief CitationUse = "brief" // within a sentence
	CitationLater CitationUse = "later" // after the first one
)

// Citation (viện dẫn) is what a document is cited with. Its fields are those of its Header.
// Example: Citation{Type: "Nghị định", Number: "30/2020/NĐ-CP", Issuer: "Chính phủ", Issued: Date{2020, 3, 5}, Path: "điểm a khoản 2 Điều 5"}.
type Citation struct {
	System                         System
	Type, Number, Issuer, Abstract string
	Issued                         Date
	// Path is the provision that is meant, small to large: "điểm a khoản 2 Điều 5"; "" for the whole document.
	Path string
	// Gap stands for a part that is not known: "[không ghi]"; where it is "" the part is left out.
	Gap string
}

//go:embed citations.tsv
var citationRows string

//go:embed citation_openings.tsv
var citationOpeningRows string

// citationForm is one row of citations.tsv.
type citationForm struct {
	system System
	types  []string
	use    CitationUse
	form   string
}

var citationForms = sync.OnceValue(func() []citationForm {
	var out []citationForm
	for c := range table.Rows(citationRows, 4) {
		f := citationForm{use: CitationUse(c[2]), form: c[3]}
		if c[0] != "any" {
			f.system = System(c[0])
		}
		if c[1] != "-" {
			f.types = strings.Split(c[1], ",")
		}
		out = append(out, f)
	}
	return out
})

// citationOpenings are the words that an abstract may begin with, folded, and what a citation writes for them.
var citationOpenings = sync.OnceValue(func() [][2]string {
	var out [][2]string
	for c := range table.Rows(citationOpeningRows, 2) {
		out = append(out, [2]string{viet.Fold(c[0]), c[1]})
	}
	return out
})

// CitedByName reports a type whose documents are cited by their name: "Luật Đất đai". Source: citations.tsv.
func CitedByName(docType string) bool {
	return slices.ContainsFunc(citationForms(), func(f citationForm) bool { return slices.Contains(f.types, docType) })
}

// As writes the citation for a use; "" where the table has no form for it.
// Example: the decree of the example as CitationBrief is "điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ".
func (c Citation) As(use CitationUse) string {
	form, ok := c.form(use)
	if !ok && use == CitationFirst {
		form, ok = c.form(CitationFull)
	}
	if !ok {
		return ""
	}
	return strings.TrimSpace(c.Path + " " + c.fill(form))
}

func (c Citation) form(use CitationUse) (string, bool) {
	for _, f := range citationForms() {
		if f.use == use && (f.system == "" || f.system == c.System) && (f.types == nil || slices.Contains(f.types, c.Type)) &&
			(c.Abstract != "" || !strings.Contains(f.form, "{tên}")) {
			return f.form, true
		}
	}
	return "", false
}

// citationGroups are the parts of a form: "< số {số}>", "[ {về}]", "{loại}".
var citationGroups = regexp.MustCompile(`<[^>]*>|\[[^\]]*\]|\{[^}]*\}`)

func (c Citation) fill(form string) string {
	return citationGroups.ReplaceAllStringFunc(form, func(group string) string {
		inner := strings.Trim(group, "<>[]")
		at, end := strings.Index(inner, "{"), strings.Index(inner, "}")
		value := c.part(inner[at+1 : end])
		if value == "" && (c.Gap == "" || group[0] == '[') {
			return ""
		}
		if value == "" {
			value = c.Gap
			if strings.HasPrefix(inner[at+1:], "ngày") {
				value = "ngày " + c.Gap
			}
		}
		return inner[:at] + value + inner[end+1:]
	})
}

// part is one part of the document as its citations write it, "" where it is not known.
func (c Citation) part(name string) string {
	switch name {
	case "loại":
		return c.Type
	case "tên":
		return lawName(c.Type, c.Abstract)
	case "số":
		return c.Number
	case "cơ quan":
		return c.Issuer
	case "về":
		return abstractCited(c.Abstract)
	case "ngày ngắn":
		if c.Issued.Day != 0 {
			return "ngày " + c.Issued.Short()
		}
	}
	return c.Issued.Long()
}

// lawName is what a law is called behind its type: "Đất đai" of "Luật Đất đai", "sửa đổi, bổ sung một số điều của Luật Đất đai" of one that
// does that.
func lawName(docType, abstract string) string {
	words := strings.Fields(abstract)
	lead := len(strings.Fields(docType))
	if len(words) > lead && viet.Fold(strings.Join(words[:lead], " ")) == viet.Fold(docType) {
		words = words[lead:]
	}
	name := citedWhole(strings.Join(words, " "))
	if _, ok := opening(name); ok && !viet.Capitals(name) {
		return viet.Uncapitalise(name)
	}
	return viet.Capitalise(name)
}

// abstractCited is an abstract as it stands within a citation: "về công tác văn thư", "ban hành Quy chế …".
func abstractCited(abstract string) string {
	abstract = citedWhole(abstract)
	if abstract == "" {
		return ""
	}
	if row, ok := opening(abstract); ok {
		if row[1] != "" { // "V/v" is written out
			return strings.TrimSpace(row[1] + " " + strings.Join(strings.Fields(abstract)[len(strings.Fields(row[0])):], " "))
		}
		return viet.Uncapitalise(abstract)
	}
	first, _, _ := strings.Cut(abstract, " ")
	if viet.Fold(first) == first || strings.ToUpper(first) != first {
		return "về " + viet.Uncapitalise(abstract)
	}
	return "về " + abstract
}

// citedWhole is an abstract on one line, without the stop that ends it.
func citedWhole(abstract string) string { return strings.TrimRight(viet.Squeeze(abstract), ".;") }

// opening is the row of citation_openings.tsv that an abstract begins with.
func opening(abstract string) (row [2]string, ok bool) {
	folded := viet.Fold(abstract)
	for _, row := range citationOpenings() {
		if folded == row[0] || strings.HasPrefix(folded, row[0]+" ") || strings.HasPrefix(folded, row[0]+",") {
			return row, true
		}
	}
	return row, false
}
