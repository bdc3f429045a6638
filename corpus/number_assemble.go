package corpus

import (
	"strconv"
	"strings"
)

// pieces are the parts of a number as read, before the tables say what each code is.
type pieces struct {
	serial string
	year   int
	codes  []code
	// first, second and third are what stands before the first codes: '/', '-', or ' '.
	first, second, third byte
}

// assemble says what each code is and in which family the number falls; false where the codes make no number.
// Source: handbook §1.5, order of reading.
func (p pieces) assemble() (Number, bool) {
	serial, ok := tidySerial(p.serial)
	if !ok || len(p.codes) == 0 {
		return Number{}, false
	}
	n := Number{Serial: serial, Year: p.year}
	c := p.codes
	if !c[0].known() {
		if t, b, ok := unglue(c[0]); ok {
			c = append([]code{t, b}, c[1:]...)
		}
	}
	known := false
	for _, x := range c {
		known = known || x.docType != "" || x.body()
	}
	switch {
	case len(c) == 1 && isAssembly(c[0]):
		n.Issuers, n.Family = []string{c[0].issuer}, FamilyState
		if n.Year != 0 {
			n.Family = FamilyLaw
		}
	case len(c) == 1 && n.Year == 0 && isOld(c[0]):
		n.Family = FamilyOld
		if first := c[0]; first.docType != "" && oldNumbers()[first.docType].mark == "/" {
			n.Type = first.docType
		} else {
			n.Issuers = []string{first.issuer}
		}
	case len(c) == 2 && n.Year == 0 && c[0].docType != "" && oldPair(c[0], c[1]) && p.first != '/':
		n.Type, n.Issuers, n.Family = c[0].docType, []string{c[1].issuer}, FamilyOld
	case len(c) == 3 && n.Year == 0 && p.first != '/' && p.second == '/' && p.third == '/' && c[0].known() && c[1].docType != "" && !c[1].body():
		n.Issuers, n.Type, n.Units, n.Family = []string{c[0].asIssuer()}, c[1].docType, []string{c[2].asIssuer()}, FamilyOld
	default:
		if c[0].docType != "" && (c[0].exactType || !c[0].exactIssuer) {
			n.Type = c[0].docType
			c = c[1:]
		}
		n.share(c)
		n.Family = n.family(p)
	}
	if n.serialIsYear() || !known && !p.plain() {
		return Number{}, false
	}
	return n, true
}

// plain reports two codes in capitals, parted as numbers are: 1333/TP-KHTC. Standing alone that is a number, though
// the tables know neither code.
func (p pieces) plain() bool {
	if len(p.codes) < 2 || p.first == ' ' || p.second == ' ' || p.first == p.second {
		return false
	}
	for _, c := range p.codes {
		if upperLetters(c.text) < 2 {
			return false
		}
	}
	return true
}

// share tells issuers from units among the codes after the type. Of a joint document all known bodies are issuers; else
// the first known body is the issuer, with whatever stands before it.
func (n *Number) share(codes []code) {
	joint := false
	if t, ok := TypeByCode(n.Type, SystemState); ok {
		joint = t.Joint
	}
	last := -1
	for i, c := range codes {
		if c.body() {
			last = i
			if !joint {
				break
			}
		}
	}
	if last < 0 && len(codes) > 0 && !codes[0].unit {
		last = 0
	}
	for i, c := range codes {
		if i <= last {
			n.Issuers = append(n.Issuers, c.asIssuer())
		} else {
			n.Units = append(n.Units, c.asIssuer())
		}
	}
}

// family is the punctuation family: the issuer decides, where its code belongs to one system; else what was written.
func (n *Number) family(p pieces) Family {
	if n.Year != 0 {
		return FamilyState
	}
	for _, issuer := range n.Issuers {
		system, decided := System(""), false
		for i, b := range IssuersByCode(issuer) {
			decided = b.System != "" && (i == 0 || b.System == system)
			system = b.System
			if !decided {
				break
			}
		}
		if decided && system == SystemParty {
			return FamilyParty
		}
		if decided {
			return FamilyState
		}
	}
	if p.first != '/' && p.second != '-' {
		return FamilyParty
	}
	return FamilyState
}

// serialIsYear reports a number whose serial was left blank, so that the year stands in its place: 2025/TT-BYT.
func (n *Number) serialIsYear() bool {
	if n.Year != 0 || n.Family != FamilyState || len(n.Serial) != 4 || len(n.Issuers) == 0 {
		return false
	}
	year, err := strconv.Atoi(n.Serial)
	if err != nil || year < 1945 || year > 2100 {
		return false
	}
	t, ok := TypeByCode(n.Type, SystemState)
	return ok && t.YearInNumber
}

// isAssembly reports the code of the National Assembly or its Standing Committee with the number of its term.
func isAssembly(c code) bool {
	letters := strings.TrimRight(c.issuer, "0123456789")
	return letters != c.issuer && isAssemblyCode(letters)
}

func isAssemblyCode(letters string) bool { return letters == "QH" || letters == "UBTVQH" }

func isOld(c code) bool {
	_, byType := oldNumbers()[c.docType]
	_, byBody := oldNumbers()[c.issuer]
	return c.docType != "" && byType && oldNumbers()[c.docType].with == "" || c.issuer != "" && byBody && oldNumbers()[c.issuer].with == ""
}

func oldPair(first, second code) bool {
	old, ok := oldNumbers()[first.docType]
	return ok && old.with != "" && strings.TrimRight(second.issuer, "0123456789") == old.with
}

// tidySerial writes a serial with two digits at least; false where it is zero or empty.
func tidySerial(s string) (string, bool) {
	s = strings.TrimLeft(s, "0")
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch digits {
	case 0:
		return "", false
	case 1:
		s = "0" + s
	}
	return s, true
}
