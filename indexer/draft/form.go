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
// Source: corpus/citations.tsv.
func Form(h corpus.Holder, in corpus.System) string {
	if number, ok := corpus.ParseNumber(h.Number); ok && h.Cited {
		if told, ok := number.DocType(); ok {
			h.Type = told.Name // citations may call it by a nickname
		}
	}
	c := corpus.Citation{System: in, Type: h.Type, Number: h.Number, Issuer: h.Issuer, Abstract: h.Abstract}
	if h.Issued.Day != 0 {
		c.Issued = h.Issued
	}
	return c.As(corpus.CitationFull)
}

// shortForm names a document by type and number, as it is cited again: "Nghị định số 30/2020/NĐ-CP".
func shortForm(h corpus.Holder) string {
	if h.Number == "" || h.Type == "" {
		return h.Number
	}
	return h.Type + " số " + h.Number
}

// correct is how a citation is to be written, "" where the draft writes it so: in full where it states a day or a title, else by type and
// number alone. The provisions that stand before the document stay as they are. What stands in cells of a table has no such form.
func (c *citation) correct(text string, h corpus.Holder, in corpus.System) string {
	if strings.Contains(c.Quote, corpus.CellBreak) || h.Number == "" && h.Abstract == "" || corpus.CitedByName(h.Type) && c.Number == "" && c.Date.IsZero() {
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
