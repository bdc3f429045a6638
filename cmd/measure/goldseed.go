package measure

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"vankho/corpus"
)

// seedLine is one line of the gold of a whole report, whose items stand in a file for each kind and have byte offsets into the report.
type seedLine struct {
	goldCitation
	ID       string `json:"id"`
	Specific *bool  `json:"specific"`
	Negative bool   `json:"negative"`
	// ISO is the day of a date, where it is one.
	ISO       string     `json:"iso"`
	From      string     `json:"from"`
	To        string     `json:"to"`
	Code      string     `json:"code"`
	Name      string     `json:"name"`
	Honorific string     `json:"honorific"`
	Roles     []goldRole `json:"roles"`
	Relation  string     `json:"relation"`
	Evidence  goldPlace  `json:"evidence"`
}

// goldOfSeed reads the gold of a report that lies beside the gold: DIR/seed/*.jsonl, the text in DIR/../../seed/*.txt. The lines are one of each
// format with the same text; nil where there is none.
func goldOfSeed(dir string) (map[string][]goldLine, error) {
	texts, err := filepath.Glob(filepath.Join(dir, "..", "..", "seed", "*.txt"))
	if err != nil || len(texts) != 1 {
		return nil, err
	}
	text, err := os.ReadFile(texts[0])
	if err != nil {
		return nil, err
	}
	read := func(name string) ([]seedLine, error) {
		content, err := os.ReadFile(filepath.Join(dir, "seed", name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		return jsonLines[seedLine](content)
	}
	references, err := read("references.jsonl")
	if err != nil || len(references) == 0 {
		return nil, err
	}
	relations, err := read("relations.jsonl")
	if err != nil {
		return nil, err
	}
	var entities []goldEntity
	var not []string
	for _, file := range []struct {
		name string
		kind corpus.EntityKind
	}{{"orgs.jsonl", corpus.EntityOrganisation}, {"people.jsonl", corpus.EntityPerson}, {"places.jsonl", corpus.EntityPlace}, {"dates.jsonl", corpus.EntityDate}, {"misc.jsonl", ""}} {
		lines, err := read(file.name)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			if l.Negative {
				not = append(not, string(file.kind)+":"+l.Quote)
				continue
			}
			entities = append(entities, l.entity(file.kind))
		}
	}
	citations := make([]goldCitation, len(references))
	for i, r := range references {
		citations[i] = r.goldCitation
	}
	expected, err := json.Marshal(citations)
	if err != nil {
		return nil, err
	}
	figures, err := seedFigures(dir)
	if err != nil {
		return nil, err
	}
	line := goldLine{ID: "seed", Text: string(text)}
	cited, related, named, counted := line, line, line, line
	cited.Expected, named.Entities, named.MustNotTag, counted.Expected = expected, entities, not, figures
	for _, r := range relations {
		related.Relations = append(related.Relations, r.edge())
	}
	of := map[string][]goldLine{citationsFile: {cited}, relationsFile: {related}, entitiesFile: {named}}
	if figures != nil {
		of[figuresFile] = []goldLine{counted}
	}
	return of, nil
}

// seedFigures are the expected figures of the report as one list; nil where there are none.
func seedFigures(dir string) (json.RawMessage, error) {
	content, err := os.ReadFile(filepath.Join(dir, "seed", figuresFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	list, err := jsonLines[json.RawMessage](content)
	if err != nil {
		return nil, err
	}
	return json.Marshal(list)
}

// entity is the line as an expected name; kind is the line's own where "".
func (l seedLine) entity(kind corpus.EntityKind) goldEntity {
	e := goldEntity{goldPlace: l.goldPlace, Kind: kind, Class: l.Kind, Specific: l.Specific, Code: l.Code, From: l.From, To: l.To, Honorific: l.Honorific, Roles: l.Roles}
	switch {
	case kind == "":
		e.Kind, e.Class = corpus.EntityKind(l.Kind), ""
	case kind == corpus.EntityPerson:
		e.Class, e.Canonical = "", l.Name
	case l.Canonical != nil:
		e.Canonical = *l.Canonical
	}
	if e.From == "" && len(l.ISO) == len("2025-03-27") {
		e.From, e.To = l.ISO, l.ISO
	}
	if e.Class == "gpe_actor" {
		e.Note += " optional" // the place is listed beside it
	}
	return e
}

// edge is the line as an expected relation, in the words of the contract.
func (l seedLine) edge() goldRelation {
	r := goldRelation{From: l.From, Relation: corpus.Relation(l.Relation), To: l.To, goldPlace: l.Evidence}
	if r.From == "(seed report)" {
		r.From = corpus.Self
	}
	if r.Relation == "based_on" {
		r.Relation = corpus.RelationLegalBasis
	}
	return r
}
