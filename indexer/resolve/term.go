package resolve

import (
	"embed"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
)

// The tables that a jurist may review. Each says at its head what its columns are.
//
//go:embed data/*.tsv
var tables embed.FS

// term is a term of the Party (nhiệm kỳ): the first and the last day that surely lie in it.
type term struct {
	central     bool
	from, until string
}

var terms = sync.OnceValue(func() []term {
	var out []term
	for _, row := range table.Files(tables, "data")["terms"] {
		if len(row) > 2 {
			out = append(out, term{row[0] == "central", row[1], row[2]})
		}
	}
	return out
})

// samePeriod reports whether two days surely lie in one period of numbering: the calendar year of the state's documents, the term of the
// Party's. Source: handbook §1.1.
func samePeriod(n corpus.Number, a, b corpus.Date) bool {
	if a.Year == 0 || b.Year == 0 {
		return false
	}
	if n.Family != corpus.FamilyParty {
		return a.Year == b.Year
	}
	if a.Day == 0 || b.Day == 0 {
		return false
	}
	central := centralNumber(n)
	within := func(d corpus.Date, t term) bool { return t.from <= d.String() && d.String() <= t.until }
	for _, t := range terms() {
		if t.central == central && within(a, t) && within(b, t) {
			return true
		}
	}
	return false
}

// centralNumber reports whether the number itself tells its issuer, so that no other body has the same: 30/2020/NĐ-CP, 57-NQ/TW, 45/2019/QH14.
func centralNumber(n corpus.Number) bool {
	if n.Family == corpus.FamilyLaw {
		return true
	}
	for _, code := range n.Issuers {
		if i, ok := corpus.IssuerByCode(code); !ok || i.Level != corpus.LevelCentral {
			return false
		}
	}
	return len(n.Issuers) > 0
}
