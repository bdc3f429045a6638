package name

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/table"
)

// unit is a district or commune, as it was until a day.
type unit struct {
	level, name string
	code        string
	// province and district are the codes of those that it lies in.
	province, district string
	// until is the last day, zero where it exists.
	until corpus.Date
}

// addUnits takes the districts and communes in, by their names without the level.
func (l *lexicon) addUnits() {
	text, err := files.ReadFile("data/units.tsv")
	if err != nil {
		return
	}
	rows := map[string]int{}
	for c := range table.Rows(string(text), 4) {
		until, _ := corpus.ParseISODate(c[0])
		district, _, _ := strings.Cut(c[2], " ")
		for i, written := range append([]string{c[2]}, split(c[3], ";")...) {
			u, ok := readUnit(written)
			if !ok {
				continue
			}
			u.until, u.province = until, c[1]
			if i > 0 {
				u.district = district
			}
			row, known := rows[u.name]
			if !known {
				row = len(l.units)
				rows[u.name] = row
				l.units = append(l.units, nil)
				l.add(u.name, item{kind: kUnit, row: row})
			}
			l.units[row] = append(l.units[row], u)
		}
	}
}

// readUnit reads "00001 phường Phúc Xá".
func readUnit(s string) (unit, bool) {
	code, name, ok := strings.Cut(s, " ")
	if !ok {
		return unit{}, false
	}
	for _, level := range [...]string{"thành phố ", "thị xã ", "thị trấn ", "đặc khu ", "quận ", "huyện ", "phường ", "xã "} {
		if bare, found := strings.CutPrefix(name, level); found {
			return unit{level: strings.TrimSuffix(level, " "), name: bare, code: code}, true
		}
	}
	return unit{}, false
}

// unitCode is the code of a unit that its name, its level, the time and the province leave no doubt of; "" else.
func (r *reader) unitCode(row int, level, province, district string) string {
	code := ""
	for _, u := range r.lex.units[row] {
		if u.level != level || province != "" && u.province != province || district != "" && u.district != district || !r.valid(u) {
			continue
		}
		if code != "" && code != u.code {
			return ""
		}
		code = u.code
	}
	return code
}

// valid reports whether a unit existed on the day of the document; without a day all did.
func (r *reader) valid(u unit) bool {
	day := r.scope.day
	if day.IsZero() {
		return true
	}
	ended := day.Year > 2025 || day.Year == 2025 && day.Month > 6
	return ended == u.until.IsZero()
}
