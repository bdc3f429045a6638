package indexer

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// methodCorrected is the method of a fact that a person wrote.
const methodCorrected = "người đọc sửa"

// correct puts what a person wrote in place of what was read; "" says that the document does not state the fact. A date that
// is none is passed over.
func correct(h *corpus.Header, facts map[corpus.Field]string) {
	texts := map[corpus.Field]*string{corpus.FieldNumber: &h.Number, corpus.FieldType: &h.Type, corpus.FieldIssuer: &h.Issuer,
		corpus.FieldPlace: &h.Place, corpus.FieldAbstract: &h.Abstract}
	for field, value := range facts {
		if !slices.Contains(corpus.Correctable(), field) {
			continue
		}
		value = viet.Normalise(strings.TrimSpace(value))
		switch field {
		case corpus.FieldIssued:
			date, ok := corpus.ParseDate(value)
			if !ok && value != "" {
				continue
			}
			h.Issued = date
		case corpus.FieldSigners:
			h.Signers = signers(value, h.Signers)
		case corpus.FieldNumber:
			if n, ok := corpus.ParseNumber(value); ok {
				value = n.String()
			}
			fallthrough
		default:
			*texts[field] = value
		}
		if h.Evidence == nil {
			h.Evidence = map[corpus.Field]corpus.Evidence{}
		}
		h.Evidence[field] = corpus.Evidence{Method: methodCorrected}
	}
}

// signers reads one signer a line, "Trần Văn A, Phó Chủ tịch"; the capacity stays that of the signer who stood there.
func signers(lines string, was []corpus.Signer) []corpus.Signer {
	var out []corpus.Signer
	for line := range strings.Lines(lines) {
		name, title, _ := strings.Cut(strings.TrimSpace(line), ",")
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		s := corpus.Signer{Name: name, Title: strings.TrimSpace(title)}
		if i := len(out); i < len(was) {
			s.Capacity = was[i].Capacity
		}
		out = append(out, s)
	}
	return out
}
