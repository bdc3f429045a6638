package corpus

import (
	_ "embed"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed nameclass.tsv
var nameClassRows string

type nameClass struct {
	words string
	level Level
	side  string
}

var nameClasses = sync.OnceValue(func() map[string]nameClass {
	all := map[string]nameClass{}
	for c := range table.Rows(nameClassRows, 4) {
		all[c[0]] = nameClass{c[1], Level(c[2]), c[3]}
	}
	return all
})

// ClassWords is what a class of names is called: "Cơ quan cấp tỉnh" for "state_province"; "" where it is not known.
func ClassWords(class string) string { return nameClasses()[class].words }

// BodySide says whose body one is.
type BodySide string

// The sides.
const (
	SideState BodySide = "state"
	SideParty BodySide = "party"
	SideOther BodySide = "other"
)

// BodySeat (vị trí của cơ quan) is where a body stands: what a tree of bodies is made of.
// Example: "Sở Y tế tỉnh Khuê Lĩnh" is {Level:LevelProvince, Side:SideState, Province:"tỉnh Khuê Lĩnh"}.
type BodySeat struct {
	// Level is "" where nothing tells.
	Level Level
	Side  BodySide
	// Province is the province or city with its level, "" for central bodies and where the name does not tell.
	Province string
}

// SeatOf tells where a body stands, from the class of its name in texts, else from the table of bodies, else from the place in its name. An
// office stands where its body does: "Bộ trưởng Bộ Tài chính".
func SeatOf(label, class string) BodySeat {
	var s BodySeat
	s.Province, _ = ProvinceTail(label)
	if c, ok := nameClasses()[class]; ok && class != "" && class != "other" {
		s.Level, s.Side = c.level, BodySide(c.side)
	}
	if s.Level == "" {
		if code, ok := knownBody(label); ok && code.Level != LevelAny && code.Level != LevelUnit {
			s.Level = code.Level
			if s.Side == "" {
				s.Side = sideOf(code.System)
			}
		}
	}
	if s.Level == "" && s.Province != "" {
		s.Level = LevelProvince
		if _, side, ok := provincialCommittee(label); ok && s.Side == "" {
			s.Side = side
		}
		if s.Side == "" {
			s.Side = SideState
		}
	}
	if s.Side == "" {
		s.Side = SideOther
	}
	if s.Level == LevelCentral {
		s.Province = ""
	}
	return s
}

func sideOf(s System) BodySide {
	switch s {
	case SystemState:
		return SideState
	case SystemParty:
		return SideParty
	}
	return SideOther
}

// knownBody finds the body of the table whose name a label is, or ends with behind the words of an office, without the province at its end.
func knownBody(label string) (IssuerCode, bool) {
	if tail, ok := ProvinceTail(label); ok {
		label = strings.TrimSpace(strings.TrimSuffix(label, tail))
	}
	first, _, _ := strings.Cut(label, " - ") // of several that issue together
	for _, name := range [...]string{label, first} {
		words := strings.Fields(name)
		for i := range min(len(words), longestOffice) {
			if code, ok := IssuerByName(strings.Join(words[i:], " ")); ok {
				return code, true
			}
		}
	}
	return IssuerCode{}, false
}

// longestOffice is how many words an office may have before its body: "Phó Tổng Kiểm toán".
const longestOffice = 5

// BodyEnd tells when a body ended and what took over, by the tables of bodies and provinces: "Sở Thông tin và Truyền thông tỉnh Khuê Lĩnh"
// ended on 28/02/2025; then "Sở Khoa học và Công nghệ tỉnh Khuê Lĩnh" …. ok is false for a body that is not known to have ended.
func BodyEnd(label string) (until Date, next []string, ok bool) {
	label = viet.Squeeze(label)
	head, tail := label, ""
	if place, found := ProvinceTail(label); found && strings.HasSuffix(label, place) {
		head, tail = strings.TrimSpace(strings.TrimSuffix(label, place)), place
	}
	if code, known := IssuerByName(head); known && !code.Until.IsZero() {
		for _, c := range code.Successors {
			if n, ok := IssuerByCode(c); ok {
				next = append(next, strings.TrimSpace(n.Name+" "+tail))
			}
		}
		return code.Until, next, true
	}
	place, found := ProvinceTail(label)
	if !found {
		return Date{}, nil, false
	}
	p, known := ProvinceByName(place)
	if !known || p.Until.IsZero() || p.Code == "" {
		return Date{}, nil, false
	}
	for _, into := range p.After() {
		switch {
		case tail != "":
			next = append(next, head+" "+into.FullName())
		case strings.HasSuffix(label, " "+p.Name):
			next = append(next, strings.TrimSuffix(label, p.Name)+into.Name)
		}
	}
	return p.Until, next, true
}
