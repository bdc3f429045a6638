package resolve

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// body is an issuing body as it is compared: the folded words of its name, abbreviations written out, and the province that they name.
type body struct {
	words    []string
	province string
	central  bool
}

// newBody reads a name. Example: "UBND tỉnh Lào Cai" is {[uy ban nhan dan tinh lao cai], "laocai"}.
func newBody(name string) body {
	var b body
	if code, ok := corpus.IssuerByName(name); ok {
		b.central = code.Level == corpus.LevelCentral
	}
	b.words = nameWords(name)
	b.province = provinceIn(b.words)
	return b
}

// nameWords are the folded words of a body's or type's name, its abbreviations written out. "Ủy ban" is one word: the Tỉnh ủy has none.
func nameWords(name string) []string {
	var out []string
	for w := range viet.Words(name) {
		if len(w.Text) > 1 && strings.ToUpper(w.Text) == w.Text && strings.ToLower(w.Text) != w.Text {
			if full, ok := corpus.IssuerByCode(w.Text); ok {
				for v := range viet.Words(viet.Fold(full.Name)) {
					out = append(out, v.Text)
				}
				continue
			}
		}
		out = append(out, viet.Fold(w.Text))
	}
	for i := 0; i+1 < len(out); i++ {
		if out[i] == "uy" && out[i+1] == "ban" {
			out = slices.Replace(out, i, i+2, "uyban")
		}
	}
	return out
}

// lowerUnits are the words that name a unit below the province: what follows them is no province.
var lowerUnits = [...]string{"huyen", "quan", "xa", "phuong", "thi", "tran", "thon", "ap"}

// provinceIn is the province at the end of a name, its words without blanks; "" where none is named. The level words settle it, "tỉnh Lào
// Cai", "Thành ủy Hà Nội"; without one the last words must be a province of the table: "Sở Y tế Lào Cai".
func provinceIn(words []string) string {
	for i := len(words) - 1; i >= 0; i-- {
		rest := i + 1
		switch {
		case words[i] == "tinh":
		case words[i] == "pho" && i > 0 && words[i-1] == "thanh":
		case words[i] == "tp":
		case words[i] == "thanh" && rest < len(words) && words[rest] == "uy":
		default:
			continue
		}
		if rest < len(words) && words[rest] == "uy" {
			rest++
		}
		if rest == len(words) {
			return ""
		}
		named := words[rest:]
		for n := min(4, len(named)); n > 0; n-- {
			if p, ok := corpus.ProvinceByName(strings.Join(named[:n], " ")); ok {
				return provinceKey(p.Name)
			}
		}
		return strings.Join(named[:min(4, len(named))], "")
	}
	for n := min(4, len(words)-1); n > 0; n-- {
		at := len(words) - n
		if p, ok := corpus.ProvinceByName(strings.Join(words[at:], " ")); ok && !slices.Contains(lowerUnits[:], words[at-1]) {
			return provinceKey(p.Name)
		}
	}
	return ""
}

func provinceKey(name string) string {
	var b strings.Builder
	for w := range viet.Words(viet.Fold(name)) {
		b.WriteString(w.Text)
	}
	return b.String()
}

// known reports whether there is a name at all.
func (b body) known() bool { return len(b.words) > 0 }

// against reports whether two bodies cannot be one: each has a word that the other lacks, or they are of two provinces.
func (b body) against(other body) bool {
	if b.province != "" && other.province != "" && b.province != other.province {
		return true
	}
	return b.known() && other.known() && lacks(b.words, other.words) && lacks(other.words, b.words)
}

// same reports whether two names are surely of one body.
func (b body) same(other body) bool {
	return b.known() && other.known() && !lacks(b.words, other.words) && !lacks(other.words, b.words)
}

// lacks reports whether b is without some word of a.
func lacks(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// otherKind reports whether two types, by their words, cannot be one: "Chương trình" does not speak against "Chương trình hành động".
func otherKind(a, b []string) bool { return len(a) > 0 && len(b) > 0 && lacks(a, b) && lacks(b, a) }

func typeWords(name string) []string {
	if full, ok := corpus.TypeByName(name); ok {
		name = full.Name
	}
	return nameWords(name)
}
