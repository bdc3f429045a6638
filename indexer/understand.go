package indexer

import (
	"cmp"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/amend"
	"vankho/indexer/extract"
	"vankho/indexer/figure"
	"vankho/indexer/name"
	"vankho/indexer/relate"
	"vankho/indexer/structure"
	"vankho/indexer/tag"
	"vankho/indexer/task"
)

// Version names the program's reading. It changes whenever the same file would now give other facts, so that the next run
// reads every file again.
const Version = "17"

// Understand turns one record, as it was read from a file, into a document: freeze, structure, tag, name, relate, amend. It is pure and never
// fails; what it could not do stands in the document's Problems. file is the file's, a last resort for the title.
func Understand(r extract.Record, file string) *corpus.Document {
	return understand(r, file, func(extract.Stage) {})
}

// understand is Understand that tells how far it is.
func understand(r extract.Record, file string, tell func(extract.Stage)) *corpus.Document {
	f := freeze(r.Pages)
	d := &corpus.Document{Text: f.text, Pages: f.pages, Blocks: f.blocks, Problems: r.Problems}
	if d.Stub() {
		d.Pages = nil
	} else {
		tell(extract.StageStructure)
		parsed := structure.Parse(structure.Input{Text: f.text, Pages: f.pages, Blocks: f.blocks, Doubtful: f.doubtful, Name: file})
		d.Header, d.Title, d.Sections, d.Language = parsed.Header, parsed.Title, parsed.Sections, parsed.Language
		d.Problems = append(d.Problems, parsed.Problems...)
		correct(&d.Header, r.Facts)
		tell(extract.StageReferences)
		d.References = tag.References(tag.Input{Text: f.text, Sections: d.Sections, Header: d.Header})
		d.Problems = append(d.Problems, tag.Problems(f.text, d.References)...)
		d.Entities = name.Entities(name.Input{Text: f.text, Header: d.Header, Sections: d.Sections, References: d.References})
		d.Edges = relate.Edges(relate.Input{Text: f.text, Header: d.Header, Sections: d.Sections, References: d.References, Entities: d.Entities})
		d.Problems = append(d.Problems, relate.Doubts(d.Edges, d.Header)...)
		d.Instructions = amend.Instructions(amend.Input{Text: f.text, Header: d.Header, Sections: d.Sections, Quotations: parsed.Quotations, References: d.References,
			Edges: d.Edges})
		d.Figures = figure.Figures(figure.Input{Text: f.text, Header: d.Header, Title: d.Title, Sections: d.Sections, Blocks: f.blocks, References: d.References,
			Entities: d.Entities, Doubtful: f.doubtful})
		d.Tasks = task.Tasks(task.Input{Text: f.text, Header: d.Header, Title: d.Title, Sections: d.Sections, Blocks: f.blocks, Quotations: parsed.Quotations,
			References: d.References, Entities: d.Entities})
	}
	if r.Row != nil {
		listed(d, r.Row)
		correct(&d.Header, r.Facts) // what a person wrote stands above the register too
	}
	if abstract, ok := r.Facts[corpus.FieldAbstract]; ok && abstract != "" {
		d.Title = d.Header.Abstract
	}
	d.Title = cmp.Or(d.Title, file)
	d.Sketch = corpus.NewSketch(d.Text)
	d.Header.System = cmp.Or(d.Header.System, corpus.SystemUnknown)
	return d
}

// Finish understands one record in the child that read it: a text that would take for ever, or more memory than there is,
// costs its own file only. A record without anything to understand (a row that could not be read) stays as it is.
func Finish(r extract.Record, name string, tell func(extract.Stage)) extract.Record {
	if len(r.Pages) == 0 && r.Row == nil {
		return r
	}
	d := understand(r, cmp.Or(r.Member, name), tell)
	r.Document, r.Blocks, r.Sketch, r.Pages, r.Problems = d, d.Blocks, d.Sketch, nil, nil
	for _, p := range d.Pages {
		r.Boxes = append(r.Boxes, p.Boxes)
	}
	return r
}

// Understood is the document of a finished record, nil where there is none.
func Understood(r extract.Record) *corpus.Document {
	if r.Document == nil {
		return nil
	}
	r.Document.Blocks, r.Document.Sketch = r.Blocks, r.Sketch
	for i := range r.Document.Pages {
		if i < len(r.Boxes) {
			r.Document.Pages[i].Boxes = r.Boxes[i]
		}
	}
	return r.Document
}

// The methods of facts that come from a register row: stated there, or told by the number that stands there.
const (
	methodListed = "ghi trong danh mục"
	methodSymbol = "suy từ ký hiệu"
)

// listed adds what a register row says of a document: it fills what the text does not state, and where the two disagree
// the text stands and the disagreement is a problem.
func listed(d *corpus.Document, row *extract.Row) {
	d.Status, d.Link = row.Status, row.Link
	h := &d.Header
	if h.Evidence == nil {
		h.Evidence = map[corpus.Field]corpus.Evidence{}
	}
	number, isNumber := corpus.ParseNumber(row.Number)
	written := viet.Normalise(row.Number)
	if isNumber {
		written = number.String()
	}
	if held, ok := corpus.ParseNumber(h.Number); ok && isNumber && held.StrictKey() != number.StrictKey() {
		d.Problems = append(d.Problems, corpus.Problem{Stage: corpus.StageStructure, Kind: corpus.KindDoubtful,
			Detail: "Danh mục ghi số " + written + ", văn bản ghi số " + h.Number + "."})
	}
	typed, typedBy := row.Type, methodListed
	if t, ok := corpus.TypeByName(row.Type); ok {
		typed = t.Name
	} else if t, ok := number.DocType(); ok && row.Type == "" {
		typed, typedBy = t.Name, methodSymbol
	}
	fill(h, corpus.FieldNumber, &h.Number, written, methodListed)
	fill(h, corpus.FieldType, &h.Type, typed, typedBy)
	fill(h, corpus.FieldIssuer, &h.Issuer, row.Issuer, methodListed)
	fill(h, corpus.FieldPlace, &h.Place, row.Place, methodListed)
	fill(h, corpus.FieldAbstract, &h.Abstract, row.Abstract, methodListed)
	if h.Issued.IsZero() && !row.Issued.IsZero() {
		h.Issued = row.Issued
		h.Evidence[corpus.FieldIssued] = corpus.Evidence{Method: methodListed}
	}
	if row.Signer != "" && len(h.Signers) == 0 {
		h.Signers = []corpus.Signer{{Name: viet.Normalise(row.Signer)}}
		h.Evidence[corpus.FieldSigners] = corpus.Evidence{Method: methodListed}
	}
	if d.Stub() {
		d.Title = cmp.Or(h.Abstract, h.Number)
	}
}

// fill sets a fact that the text did not give.
func fill(h *corpus.Header, field corpus.Field, into *string, value, method string) {
	if *into != "" || value == "" {
		return
	}
	*into = viet.Normalise(value)
	h.Evidence[field] = corpus.Evidence{Method: method}
}
