package corpus

import "slices"

// ProvinceByCode finds the version of a province that bore a code under a name: codes are given again, so 15 is Yên Bái until 30/6/2025 and Lào
// Cai from then on. Example: ProvinceByCode("15", "tỉnh Lào Cai") is the one since 2025-07-01.
func ProvinceByCode(code, name string) (Province, bool) {
	if code == "" {
		return Province{}, false
	}
	key := placeKey(name)
	i := slices.IndexFunc(provinces().rows, func(p Province) bool { return p.Code == code && placeKey(p.Name) == key })
	if i < 0 {
		return Province{}, false
	}
	return provinces().rows[i], true
}

// After are the provinces that one went into when it ended.
func (p Province) After() []Province {
	if p.Until.IsZero() {
		return nil
	}
	return provincesWhere(func(o Province) bool {
		return slices.Contains(p.Into, o.Code) && o.Since == p.Until.Plus(1)
	})
}

// Before are the provinces that went into one when it began, the one of its name first.
func (p Province) Before() []Province {
	if p.Since.IsZero() {
		return nil
	}
	out := provincesWhere(func(o Province) bool { return slices.Contains(o.Into, p.Code) && o.Until.Plus(1) == p.Since })
	slices.SortStableFunc(out, func(a, b Province) int {
		switch own := placeKey(p.Name); {
		case placeKey(a.Name) == own && placeKey(b.Name) != own:
			return -1
		case placeKey(a.Name) != own && placeKey(b.Name) == own:
			return 1
		}
		return 0
	})
	return out
}

func provincesWhere(holds func(Province) bool) []Province {
	return slices.DeleteFunc(Provinces(), func(p Province) bool { return !holds(p) })
}
