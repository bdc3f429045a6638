package store

import (
	"encoding/json"
	"errors"

	"vankho/corpus"
)

// columns are the facts of a header that stand in the database as JSON.
type columns struct{ signers, evidence, effective, further string }

// further are the facts of a header that no list asks for. Quotes are not kept twice: the spans tell them.
type further struct {
	LegalBases []corpus.Span      `json:"legal_bases,omitempty"`
	Addressees []string           `json:"addressees,omitempty"`
	Recipients []string           `json:"recipients,omitempty"`
	Archive    string             `json:"archive,omitempty"`
	Components []corpus.Component `json:"components,omitempty"`
}

// columnsOf writes the facts of a header.
func columnsOf(h corpus.Header) (columns, error) {
	var c columns
	f := further{Addressees: h.Addressees, Recipients: h.Recipients, Archive: h.Archive, Components: h.Components}
	for _, x := range h.LegalBases {
		f.LegalBases = append(f.LegalBases, x.Span)
	}
	var errs [4]error
	c.signers, errs[0] = text(h.Signers)
	c.evidence, errs[1] = text(h.Evidence)
	if h.Effective != nil {
		c.effective, errs[2] = text(h.Effective)
	}
	if c.further, errs[3] = text(f); c.further == "{}" {
		c.further = ""
	}
	return c, errors.Join(errs[:]...)
}

// into reads them back; text is the document's.
func (c columns) into(h *corpus.Header, body string) error {
	var f further
	err := errors.Join(json.Unmarshal([]byte(c.signers), &h.Signers), json.Unmarshal([]byte(c.evidence), &h.Evidence))
	if c.effective != "" {
		err = errors.Join(err, json.Unmarshal([]byte(c.effective), &h.Effective))
	}
	if c.further != "" {
		err = errors.Join(err, json.Unmarshal([]byte(c.further), &f))
	}
	for _, s := range f.LegalBases {
		h.LegalBases = append(h.LegalBases, corpus.Excerpt{Span: s, Quote: s.In(body)})
	}
	h.Addressees, h.Recipients, h.Archive, h.Components = f.Addressees, f.Recipients, f.Archive, f.Components
	return err
}

// text is a value as JSON.
func text(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}
