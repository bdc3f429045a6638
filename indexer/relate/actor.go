package relate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// orgPrefix stands before the name of a body where an edge names one.
const orgPrefix = "org:"

// actor is the body that a sentence is about, with "org:", empty where it does not begin with one: "UBND tỉnh … phê duyệt Đề án …". The
// province is added where the text leaves it out and names one alone.
func (c *clause) actor(before int) string {
	rest := c.Text[c.sentence.body:before]
	head := ""
	for _, row := range rows("actors") {
		if len(row[0]) > len(head) && len(rest) > len(row[0]) && sameFold(rest[:len(row[0])], row[0]) && hasWords(rest, rest[:len(row[0])]) {
			head = rest[:len(row[0])]
		}
	}
	if head == "" {
		at, _ := slices.BinarySearchFunc(c.Entities, c.sentence.body, func(e corpus.Entity, at int) int { return e.Start - at })
		for ; at < len(c.Entities) && c.Entities[at].Start == c.sentence.body; at++ {
			if e := c.Entities[at]; e.Kind == corpus.EntityOrganisation && e.Specific && e.Name != "" {
				return orgPrefix + e.Name
			}
		}
		return ""
	}
	at := len(head)
	name := head
	if p, n := provinceAfter(rest[at:]); n > 0 {
		return orgPrefix + viet.Squeeze(name+" "+p)
	}
	if p := c.province(); p != "" && provincial(head) {
		name += " " + p
	}
	return orgPrefix + viet.Squeeze(name)
}

// acting reports whether a body stands right before the verb: ", UBND tỉnh ban hành …".
func (c *clause) acting(at int) bool {
	before := strings.TrimRight(c.Text[max(c.sentence.body, at-120):at], " \n\u00a0")
	before = strings.TrimRight(trimWord(before, "đã"), " \n\u00a0")
	k := strings.LastIndexByte(before, ',')
	if k < 0 {
		return false
	}
	who := strings.TrimLeft(before[k+1:], " \n\u00a0")
	first, _ := utf8.DecodeRuneInString(who)
	return unicode.IsUpper(first) && !strings.Contains(who, " đã ") && !strings.Contains(who, "tham mưu")
}

func sameFold(a, b string) bool { return a == b || viet.Tone(a) == viet.Tone(b) }

// provincial reports whether the name of a body lacks its province.
func provincial(head string) bool {
	for _, row := range rows("actors") {
		if sameFold(head, row[0]) {
			return len(row) > 1 && row[1] == "province"
		}
	}
	return false
}

// provinceAfter reads the name of a province that begins s.
func provinceAfter(s string) (string, int) {
	s = strings.TrimLeft(s, " ")
	words := strings.Fields(s[:min(len(s), 60)])
	for n := min(4, len(words)); n > 0; n-- {
		name := strings.TrimRight(strings.Join(words[:n], " "), ",.;:")
		if c, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(c) {
			return "", 0
		}
		if _, ok := corpus.ProvinceByName(name); ok {
			return name, n
		}
	}
	return "", 0
}

// province is the one that the issuer names, else the only one that the text names behind "tỉnh" or "thành phố"; empty where there are
// several.
func (r *reader) province() string {
	if r.home != nil {
		return *r.home
	}
	home := ""
	r.home = &home
	for _, w := range []string{"tỉnh ", "Tỉnh ", "thành phố ", "Thành phố "} {
		if _, after, ok := strings.Cut(r.Header.Issuer, w); ok {
			if p, n := provinceAfter(after); n > 0 {
				home = p
				return home
			}
		}
	}
	several := false
	for _, w := range []string{"tỉnh ", "Tỉnh "} {
		for at := 0; !several; {
			k := strings.Index(r.Text[at:], w)
			if k < 0 {
				break
			}
			at += k + len(w)
			if p, n := provinceAfter(r.Text[at:]); n > 0 {
				several = home != "" && home != p
				home = p
			}
		}
	}
	if several {
		home = ""
	}
	return home
}
