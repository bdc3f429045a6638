package structure

import (
	"strings"
	"sync"

	"vankho/corpus"
)

const (
	// attributeLines is how far from the top a table of attributes is looked for.
	attributeLines = 150
	// attributesEnough is how many labels make a table of attributes: one alone may stand in any text.
	attributesEnough = 3
)

// methodAttributes is the method of facts from such a table.
const methodAttributes = "bảng thuộc tính của trang"

var attributes = sync.OnceValue(func() [][]string { return rows("attributes") })

// readAttributes reads the facts from a table of attributes, as the pages of legal databases have it: "Số hiệu12/QĐ-X",
// "| Loại văn bảnQuyết định". Where there is none the header stays empty; the system is unknown in either case.
func readAttributes(text string, lines []line) corpus.Header {
	h := corpus.Header{System: corpus.SystemUnknown, Evidence: map[corpus.Field]corpus.Evidence{}}
	values := map[string]corpus.Span{}
	seen := map[string]bool{}
	var cells []corpus.Span
	for _, l := range lines[:min(len(lines), attributeLines)] {
		columns(text, l.Span, true, func(at corpus.Span) {
			if at = trimmed(text, at); at.Len() > 0 {
				cells = append(cells, at)
			}
		})
	}
	for i, at := range cells {
		for _, row := range attributes() {
			if !strings.HasPrefix(at.In(text), row[0]) {
				continue
			}
			seen[row[0]] = true
			value := at
			value.Start += len(row[0])
			if rest := strings.TrimLeft(value.In(text), " :\u00a0"); rest != "" {
				value.Start = value.End - len(rest)
			} else if i+1 < len(cells) {
				value = cells[i+1]
			}
			if v := value.In(text); v != "--" && v != "" && values[row[1]].Len() == 0 && len(v) < 500 {
				values[row[1]] = value
			}
			break
		}
	}
	if len(seen) < attributesEnough {
		h.Evidence = nil
		return h
	}
	found := func(f corpus.Field, at corpus.Span) {
		h.Evidence[f] = corpus.Evidence{Span: at, Quote: at.In(text), Method: methodAttributes, Confidence: confidence(methodAttributes)}
	}
	if at, ok := values["number"]; ok {
		if n, span := attributeNumber(at.In(text)); !n.IsZero() {
			h.Number = n.String()
			found(corpus.FieldNumber, span.Shift(at.Start))
			h.Abstract = caption(text, lines, span.Shift(at.Start), found)
		}
	}
	if at, ok := values["doc_type"]; ok {
		if t, ok := corpus.TypeByName(at.In(text)); ok {
			h.Type = t.Name
			found(corpus.FieldType, at)
		}
	}
	if at, ok := values["issuer"]; ok {
		h.Issuer = squeeze(at.In(text))
		found(corpus.FieldIssuer, at)
	}
	if at, ok := values["issue_date"]; ok {
		if d, ok := corpus.ParseDate(at.In(text)); ok {
			h.Issued = d
			found(corpus.FieldIssued, at)
		}
	}
	if at, ok := values["abstract"]; ok {
		h.Abstract = squeeze(at.In(text))
		found(corpus.FieldAbstract, at)
	}
	if at, ok := values["signers"]; ok {
		if name, ok := personName(at.In(text)); ok {
			s := corpus.Signer{Name: name}
			if title, ok := values["title"]; ok {
				s.Title = squeeze(title.In(text))
			}
			h.Signers = []corpus.Signer{s}
			found(corpus.FieldSigners, at)
		}
	}
	return h
}

// attributeNumber is the number that such a cell begins with. The label stands for "số", so that codes that no table knows do:
// "1333/TP-KHTC".
func attributeNumber(s string) (corpus.Number, corpus.Span) {
	if f := corpus.ScanNumbers(s); len(f) > 0 && f[0].Start == 0 {
		return f[0].Number, f[0].Span
	}
	word, _, _ := strings.Cut(s, " ")
	n, ok := corpus.ParseNumber(word)
	if !ok {
		return corpus.Number{}, corpus.Span{}
	}
	return n, corpus.Span{End: len(word)}
}

// caption is the abstract that follows type and number in the heading of such a page: "Quyết định số 12/QĐ-X Ban hành …".
func caption(text string, lines []line, number corpus.Span, found func(corpus.Field, corpus.Span)) string {
	want := number.In(text)
	for _, l := range lines {
		if l.Start >= number.Start {
			break
		}
		k := strings.Index(l.text, " số "+want+" ")
		if k < 0 {
			continue
		}
		if _, ok := corpus.TypeByName(l.text[:k]); !ok {
			continue
		}
		at := trimmed(text, corpus.Span{Start: l.Start + k + len(" số ") + len(want), End: l.End})
		found(corpus.FieldAbstract, at)
		return squeeze(at.In(text))
	}
	return ""
}
