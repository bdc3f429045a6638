package corpus

import (
	"fmt"
	"strings"
)

// MergedNote tells of a version of a province, by name and code, that others went into it or it into another, as a reader of figures must know:
// "Từ 01/7/2025 tỉnh Lào Cai gồm cả tỉnh Yên Bái cũ."; "" where its bounds did not change. Source: handbook §8.1.
func MergedNote(name, code string) string {
	if code == "" {
		return ""
	}
	for _, p := range Provinces() {
		if p.Code != code || placeKey(p.Name) != placeKey(name) {
			continue
		}
		if p.Until.IsZero() {
			return p.mergedFrom()
		}
		for _, into := range Provinces() {
			if len(p.Into) > 0 && into.Code == p.Into[0] && into.Since == p.Until.Plus(1) {
				return into.mergedFrom()
			}
		}
	}
	return ""
}

// mergedFrom says which other units went into a province.
func (p Province) mergedFrom() string {
	var old []string
	for _, o := range Provinces() {
		if len(o.Into) > 0 && o.Into[0] == p.Code && !p.Since.IsZero() && o.Until.Plus(1) == p.Since && placeKey(o.Name) != placeKey(p.Name) {
			old = append(old, o.FullName())
		}
	}
	if len(old) == 0 {
		return ""
	}
	list := old[0]
	if n := len(old) - 1; n > 0 {
		list = strings.Join(old[:n], ", ") + " và " + old[n]
	}
	return fmt.Sprintf("Từ %s %s gồm cả %s cũ.", p.Since.Short(), p.FullName(), list)
}
