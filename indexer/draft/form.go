package draft

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// The tables that a jurist may review. Each says at its head what its columns are.
//
//go:embed data/*.tsv
var tables embed.FS

var data = sync.OnceValue(func() map[string][][]string { return table.Files(tables, "data") })

// Form is how a citation of a document is written out: "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn
// thư"; in a document of the Party "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về …". What is not known is left out.
// Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4; 05-HD/VPTW.
func Form(h corpus.Holder, in corpus.System) string {
	if number, ok := corpus.ParseNumber(h.Number); ok && h.Cited {
		if told, ok := number.DocType(); ok {
			h.Type = told.Name // citations may call it by a nickname
		}
	}
	law := isLaw(h.Type)
	var b strings.Builder
	b.WriteString(h.Type)
	if law && h.Abstract != "" {
		b.WriteString(" " + name(h.Type, h.Abstract))
	}
	if h.Number != "" {
		b.WriteString(" số " + h.Number)
	}
	switch {
	case h.Issued.Day == 0:
	case in == corpus.SystemParty:
		b.WriteString(", ngày " + h.Issued.Short())
	default:
		b.WriteString(" " + h.Issued.Long())
	}
	if !law {
		if h.Issuer != "" {
			b.WriteString(" của " + h.Issuer)
		}
		if about := title(h.Type, h.Abstract); about != "" {
			b.WriteString(" " + about)
		}
	}
	return strings.TrimSpace(b.String())
}

// isLaw reports a type whose documents are cited by name: the type and the name are enough.
func isLaw(docType string) bool {
	return slices.ContainsFunc(data()["laws"], func(row []string) bool { return row[0] == docType })
}

// shortForm names a document by type and number, as it is cited again: "Nghị định số 30/2020/NĐ-CP".
func shortForm(h corpus.Holder) string {
	if h.Number == "" || h.Type == "" {
		return h.Number
	}
	return h.Type + " số " + h.Number
}

// name is what a law is called behind its type: "Đất đai".
func name(docType, abstract string) string {
	words := strings.Fields(abstract)
	lead := len(strings.Fields(docType))
	if len(words) > lead && viet.Fold(strings.Join(words[:lead], " ")) == viet.Fold(docType) {
		words = words[lead:]
	}
	return viet.Capitalise(strings.Join(words, " "))
}

// title is an abstract as it stands within a citation: "về công tác văn thư", "ban hành Quy chế …".
func title(docType, abstract string) string {
	abstract = viet.Squeeze(abstract)
	if abstract == "" {
		return ""
	}
	folded := viet.Fold(abstract)
	for _, row := range data()["openings"] {
		open := viet.Fold(row[0])
		if folded != open && !strings.HasPrefix(folded, open+" ") {
			continue
		}
		if len(row) > 1 { // "V/v" is written out
			return row[1] + " " + strings.Join(strings.Fields(abstract)[len(strings.Fields(open)):], " ")
		}
		return viet.Uncapitalise(abstract)
	}
	first, _, _ := strings.Cut(abstract, " ")
	if viet.Fold(first) == first || strings.ToUpper(first) != first {
		return "về " + viet.Uncapitalise(abstract)
	}
	return "về " + abstract
}

// correct is how a citation is to be written, "" where the draft writes it so: in full where it states a day or a title, else by type and
// number alone. The provisions that stand before the document stay as they are. What stands in cells of a table has no such form.
func (c *citation) correct(text string, h corpus.Holder, in corpus.System) string {
	if strings.Contains(c.Quote, corpus.CellBreak) || h.Number == "" && h.Abstract == "" || isLaw(h.Type) && c.Number == "" && c.Date.IsZero() {
		return ""
	}
	head := ""
	if len(c.Provisions) > 0 {
		if at := c.begin(); at > 0 {
			head = c.Quote[:at]
		}
	}
	form := shortForm(h)
	if !c.Date.IsZero() && strings.Contains(c.Quote, strings.TrimSpace(yearOf(c.Date))) || c.Title != "" && c.Number != "" {
		if slices.Contains(c.meant.Agreeing, corpus.FieldIssuer) {
			h.Issuer = c.Issuer // "Chủ tịch Ủy ban nhân dân tỉnh", where the letterhead has the body
		}
		if viet.Capitals(h.Abstract) { // no name of a person or a place can be told from other words
			h.Abstract = ""
			if slices.Contains(c.meant.Agreeing, corpus.FieldAbstract) {
				h.Abstract = c.Title
			}
		}
		form = Form(h, in)
	}
	if form == "" {
		return ""
	}
	full := head + form
	if alreadySo(text, c.Span, full) {
		return ""
	}
	return full
}

func yearOf(d corpus.Date) string { return corpus.Date{Year: d.Year}.String() }

// begin is where the name of the document begins within a citation that names its provisions first.
func (c *citation) begin() int {
	for _, word := range [...]string{c.DocType, "số " + c.Number} {
		if word == "" {
			continue
		}
		for at := range c.Quote {
			if len(c.Quote)-at >= len(word) && strings.EqualFold(c.Quote[at:at+len(word)], word) {
				return at
			}
		}
	}
	return 0
}

// alreadySo reports whether a text says just that from the citation on; breaks of lines and capitals do not matter.
func alreadySo(text string, at corpus.Span, form string) bool {
	rest := text[at.Start:min(len(text), at.Start+2*len(form)+64)]
	return strings.HasPrefix(strings.ToLower(viet.Squeeze(rest)), strings.ToLower(viet.Squeeze(form)))
}
