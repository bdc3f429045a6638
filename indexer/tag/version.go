package tag

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// version is one version of a law that documents cite by name: a row of laws.tsv.
type version struct {
	docType, name, number string
	// adopted has the precision of the table, since and until are zero where it does not tell.
	adopted, since, until corpus.Date
}

// laws maps the key of "luật đất đai" to its versions, the oldest first.
var laws = sync.OnceValue(func() map[string][]version {
	out := map[string][]version{}
	for _, row := range rows("laws") {
		for len(row) < 6 {
			row = append(row, "")
		}
		v := version{docType: row[0], name: row[1], number: row[3]}
		v.adopted, _ = corpus.ParseISODate(row[2])
		v.since, _ = corpus.ParseISODate(row[4])
		v.until, _ = corpus.ParseISODate(row[5])
		k := lawKey(row[0] + " " + row[1])
		out[k] = append(out[k], v)
	}
	for _, versions := range out {
		slices.SortStableFunc(versions, func(a, b version) int {
			return cmp.Or(cmp.Compare(a.adopted.Year, b.adopted.Year), cmp.Compare(a.adopted.Month, b.adopted.Month))
		})
	}
	return out
})

// lawKey brings the name of a law to the form in which names are compared: commas come and go in them.
func lawKey(name string) string { return key(viet.Squeeze(strings.ReplaceAll(name, ",", " "))) }

// adoptedIn is the number of the version that a year, or the day, names; "" where there are none or several.
func adoptedIn(versions []version, year string, day corpus.Date) string {
	number, n := "", 0
	for _, v := range versions {
		if v.adopted.IsZero() || v.adopted.String()[:4] != year || v.adopted.Day != 0 && day.Day != 0 && v.adopted != day {
			continue
		}
		number = v.number
		n++
	}
	if n != 1 {
		return ""
	}
	return number
}

// inForce is the number of the version in force on a day, "" where the table does not settle it: a version whose first day is not
// known is taken for the valid one only from the second year after its adoption on.
func inForce(versions []version, day corpus.Date) string {
	if day.IsZero() || day.Day == 0 {
		return ""
	}
	number := ""
	for _, v := range versions {
		switch {
		case v.adopted.IsZero():
			return ""
		case v.since.IsZero() && day.Year < v.adopted.Year:
		case v.since.IsZero() && day.Year < v.adopted.Year+2:
			return ""
		case !v.since.IsZero() && day.Before(v.since):
		case !v.until.IsZero() && v.until.Before(day):
			number = ""
		default:
			number = v.number
		}
	}
	return number
}

// Versions are the numbers of all versions of a law that the table knows by its name, the oldest first. Example: "Luật Đất đai" has
// 13/2003/QH11, 45/2013/QH13 and 31/2024/QH15; a name that is not in the table has none.
func Versions(name string) []string {
	var out []string
	for _, v := range laws()[lawKey(name)] {
		if v.number != "" {
			out = append(out, v.number)
		}
	}
	return out
}
