package corpus

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed issuers.tsv
var issuerRows string

// Level is the tier of an issuing body.
type Level string

// The levels.
const (
	LevelCentral  Level = "central"
	LevelProvince Level = "province"
	LevelDistrict Level = "district"
	LevelCommune  Level = "commune"
	LevelAny      Level = "any"
	LevelUnit     Level = "unit" // a code that only follows an issuer: 789/UBND-KGVX
)

// IssuerCode is a code of an issuing body or of one of its units.
// Example: {Code:"BTTTT", Name:"Bộ Thông tin và Truyền thông", Level:"central", System:"state", Until:{2025,2,28},
// Successors:["BKHCN" …]}.
type IssuerCode struct {
	Code, Name string
	Level      Level
	// System is state or party; empty where the code is used in both, or by mass organisations.
	System System
	// Until is the last day of a body that ended; zero for those that exist.
	Until Date
	// Successors are the codes of the bodies that took over.
	Successors []string
}

// issuerTable is issuers.tsv in memory.
type issuerTable struct {
	rows   []IssuerCode
	codes  codeTable
	byCode map[string][]int
	names  map[string]int
}

var issuers = sync.OnceValue(func() issuerTable {
	t := issuerTable{codes: newCodeTable(), byCode: map[string][]int{}, names: map[string]int{}}
	for c := range table.Rows(issuerRows, 8) {
		until, _ := ParseISODate(c[6])
		i := IssuerCode{Code: c[0], Name: c[1], Level: Level(c[2]), System: System(c[3]), Until: until, Successors: list(c[7], ",")}
		if i.System != SystemState && i.System != SystemParty {
			i.System = ""
		}
		row := len(t.rows)
		t.rows = append(t.rows, i)
		t.codes.add(i.Code, list(c[4], ","), list(c[5], ","))
		t.byCode[i.Code] = append(t.byCode[i.Code], row)
		if key := viet.Fold(i.Name); i.Level != LevelUnit {
			if _, ok := t.names[key]; !ok {
				t.names[key] = row
			}
		}
	}
	return t
})

// IssuerCodes are all rows of the table, in its order.
func IssuerCodes() []IssuerCode { return slices.Clone(issuers().rows) }

// IssuerByCode finds the usual body of a code. Case does not matter, nor do digits after it (QH15, BCĐ389), and marks
// only where two codes differ by them alone. Example: "TTG" is Thủ tướng Chính phủ, "HDND" Hội đồng nhân dân.
func IssuerByCode(code string) (IssuerCode, bool) {
	all := IssuersByCode(code)
	if len(all) == 0 {
		return IssuerCode{}, false
	}
	return all[0], true
}

// IssuersByCode finds all bodies that share a code, the usual one first: "BTC" is Bộ Tài chính and Ban Tổ chức.
func IssuersByCode(code string) []IssuerCode {
	t := issuers()
	official, ok := t.codes.find(strings.TrimRight(viet.Normalise(code), "0123456789"), true)
	if !ok {
		return nil
	}
	var all []IssuerCode
	for _, row := range t.byCode[t.codes.code(official)] {
		all = append(all, t.rows[row])
	}
	return all
}

// IssuerByName finds a body by its full name, case and marks aside. Example: "BỘ TÀI CHÍNH" has the code BTC.
func IssuerByName(name string) (IssuerCode, bool) {
	t := issuers()
	row, ok := t.names[viet.Fold(viet.Squeeze(name))]
	if !ok {
		return IssuerCode{}, false
	}
	return t.rows[row], true
}
