// Package chain knows what an implementation chain is made of: on which level a document stands, which legal bases say nothing of its matter,
// which sentences announce a further document. It is pure; the store walks the ties.
package chain

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed data/*.tsv
var files embed.FS

var data = sync.OnceValue(func() map[string][][]string { return table.Files(files, "data") })

// cell is a cell of a row, "" beyond its end.
func cell(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// cells are the parts of a cell.
func cells(row []string, i int) []string {
	return slices.DeleteFunc(strings.Split(cell(row, i), ";"), func(s string) bool { return s == "" })
}

// levelRule is one row of levels.tsv.
type levelRule struct {
	level          corpus.ChainLevel
	types, issuers []string
	side           corpus.BodySide
	at             corpus.Level
}

// OtherLevel is the level of documents of which nothing tells.
const OtherLevel = "khac"

var levels = sync.OnceValue(func() (t struct {
	rules  []levelRule
	named  map[string]corpus.ChainLevel
	bounds map[string]bool
}) {
	t.named, t.bounds = map[string]corpus.ChainLevel{}, map[string]bool{}
	for i, row := range data()["order"] {
		t.named[row[0]] = corpus.ChainLevel{Rank: i + 1, Key: row[0], Label: "Văn bản khác"}
		t.bounds[row[0]] = cell(row, 1) == "yes"
	}
	for _, row := range data()["levels"] {
		l := t.named[row[0]]
		l.Label = cell(row, 1)
		t.named[row[0]] = l
		t.rules = append(t.rules, levelRule{l, cells(row, 2), cells(row, 3), corpus.BodySide(cell(row, 4)), corpus.Level(cell(row, 5))})
	}
	return t
})

// Level is the level of a document by its type, its body and its number: the 57 of 57-NQ/TW stands on "trung-uong", 154/KH-UBND on "ke-hoach".
func Level(docType, issuer, number string) corpus.ChainLevel {
	side, at := seat(issuer, number)
	if docType == "" {
		if n, ok := corpus.ParseNumber(number); ok {
			if t, ok := corpus.TypeByCode(n.Type, corpus.System(side)); ok {
				docType = t.Name
			} else if n.Family == corpus.FamilyLaw {
				docType = "Luật" // or a resolution of the same body
			}
		}
	}
	for _, r := range levels().rules {
		if r.fits(docType, issuer, side, at) {
			return r.level
		}
	}
	return levels().named[OtherLevel]
}

func (r levelRule) fits(docType, issuer string, side corpus.BodySide, at corpus.Level) bool {
	if !slices.Contains(r.types, docType) && !slices.Contains(r.types, "*") {
		return false
	}
	if len(r.issuers) > 0 && !slices.ContainsFunc(r.issuers, func(name string) bool { return begins(issuer, name) }) {
		return false
	}
	return (r.side == "" || r.side == side) && (r.at == "" || r.at == at)
}

// begins reports whether a name begins with another, case and marks aside.
func begins(name, with string) bool {
	return strings.HasPrefix(viet.Slug(name)+"-", viet.Slug(with)+"-")
}

// seat tells whose a document is and where its body stands: its number before the name of its body, which citations shorten.
func seat(issuer, number string) (corpus.BodySide, corpus.Level) {
	s := corpus.SeatOf(issuer, "")
	n, ok := corpus.ParseNumber(number)
	if !ok {
		return s.Side, s.Level
	}
	for _, code := range n.Issuers {
		body, known := corpus.IssuerByCode(code)
		if !known {
			continue
		}
		if body.System == corpus.SystemState || body.System == corpus.SystemParty {
			s.Side = corpus.BodySide(body.System)
		}
		if s.Level == "" && body.Level != corpus.LevelAny && body.Level != corpus.LevelUnit {
			s.Level = body.Level
		}
	}
	return s.Side, s.Level
}

// Plausible reports whether a document of one level may carry out one of another: a law carries out no circular.
func Plausible(acting, acted corpus.ChainLevel) bool {
	return acted.Rank <= acting.Rank || acted.Key == OtherLevel || !levels().bounds[acting.Key]
}

// Report reports whether a level is that of reports.
func Report(l corpus.ChainLevel) bool { return l.Key == "bao-cao" }

// Plan reports whether a level is that of plans and programmes, which are for a period.
func Plan(l corpus.ChainLevel) bool { return l.Key == "ke-hoach" }

var competences = sync.OnceValue(func() []string {
	var out []string
	for _, row := range data()["competence"] {
		out = append(out, viet.Slug(row[0]))
	}
	return out
})

// Competence reports whether a document, by its title, is a basis of power alone: "Luật Tổ chức chính quyền địa phương".
func Competence(title string) bool {
	slug := viet.Slug(title)
	return slices.ContainsFunc(competences(), func(begin string) bool { return strings.HasPrefix(slug+"-", begin+"-") })
}
