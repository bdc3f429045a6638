package tag

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// cited is a document as a text names it: the type tells apart a Quyết định and a Quy định of one number.
type cited struct{ docType, canonical string }

// known is what the full citations of a document say of it; several different values settle nothing.
type known struct {
	date                   corpus.Date
	issuer, title          string
	dates, issuers, titles int
}

// inherit completes citations from what stands elsewhere in the same text: date, issuer and title from the one full citation of the same
// number, the issuer from the sentence, the province of a body from the document itself. What is not settled stays empty, since a
// wrong value is worse. Sources: handbook §1.6 (resolution order), §10.2.
func (r *reader) inherit(home home) {
	for i := range r.refs {
		ref := &r.refs[i]
		if !inherits(ref) {
			continue
		}
		n, ok := corpus.ParseNumber(ref.Canonical)
		if ref.Issuer == "" && ok && len(n.Issuers) > 0 {
			if body := r.issuedBy(ref.Start); bears(body, n) {
				ref.Issuer = body
			}
		}
		ref.Issuer = home.complete(ref.Issuer)
	}
	all := map[cited]*known{}
	for i := range r.refs {
		if ref := &r.refs[i]; inherits(ref) {
			k := all[cited{ref.DocType, ref.Canonical}]
			if k == nil {
				k = &known{}
				all[cited{ref.DocType, ref.Canonical}] = k
			}
			k.add(ref)
		}
	}
	for i := range r.refs {
		ref := &r.refs[i]
		if !inherits(ref) {
			continue
		}
		k := all[cited{ref.DocType, ref.Canonical}]
		if ref.Issuer == "" && k.issuers == 1 {
			ref.Issuer = k.issuer
		}
		if ref.Date.IsZero() && k.dates == 1 && k.issuers <= 1 {
			ref.Date = k.date
		}
		if ref.Title == "" && k.titles == 1 {
			ref.Title = k.title
		}
		if ref.Issuer == "" {
			if n, ok := corpus.ParseNumber(ref.Canonical); ok {
				ref.Issuer = home.issuer(n)
			}
		}
	}
}

// inherits reports whether a reference is one that others complete.
func inherits(ref *corpus.Reference) bool {
	return ref.Kind == corpus.ReferenceNumbered && ref.Canonical != ""
}

func (k *known) add(ref *corpus.Reference) {
	if !ref.Date.IsZero() && ref.Date.Day != 0 && ref.Date != k.date {
		k.date = ref.Date
		k.dates++
	}
	if ref.Title != "" && ref.Title != k.title {
		k.title = ref.Title
		k.titles++
	}
	if ref.Issuer == "" {
		return
	}
	a, b := viet.Fold(spelt(ref.Issuer)), viet.Fold(spelt(k.issuer))
	switch {
	case k.issuer == "":
		k.issuer, k.issuers = ref.Issuer, 1
	case a == b || strings.Contains(b, a):
	case strings.Contains(a, b):
		k.issuer = ref.Issuer // the fuller name
	default:
		k.issuers++
	}
}

// home is the province that a document speaks from, and whether its own body is one of the province.
type home struct {
	province corpus.Province
	// ruled is true where the letterhead is that of a body of the province, or its Party committee.
	ruled bool
}

// textOfOnePlace is how long, in bytes, a text without a letterhead may be for the one province that it names to be its own.
const textOfOnePlace = 2000

// home finds the province: that of the issuer in the letterhead, else that of the place where a local body signs, else the one that the
// first lines name, else the only one that a short text names.
func (r *reader) home() home {
	if p, ok := provinceIn(r.header.Issuer); ok {
		return home{p, !belowProvince(r.header.Issuer)}
	}
	if r.header.Issuer != "" && !localBody(r.header.Issuer) {
		return home{}
	}
	if p, ok := corpus.ProvinceByName(r.header.Place); ok && localBody(r.header.Issuer) {
		return home{p, false} // the place may be that of a district's seat
	}
	if r.header.Number != "" {
		return home{}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(r.text), "\n")
	if p, ok := provinceIn(first[:min(len(first), 600)]); ok {
		return home{p, false}
	}
	if len(r.text) <= textOfOnePlace {
		if p, ok := provinceIn(r.text); ok {
			return home{p, false}
		}
	}
	return home{}
}

// localBody reports whether a body is one of a province, of a district or of a commune, by the words its name begins with.
func localBody(name string) bool {
	folded := viet.Fold(name)
	for _, w := range []string{"uy ban nhan dan", "hoi dong nhan dan", "so ", "tinh uy", "thanh uy", "ubnd", "hdnd", "ban thuong vu tinh uy", "ban chap hanh dang bo tinh"} {
		if strings.HasPrefix(folded, w) {
			return true
		}
	}
	return false
}

// belowProvince reports whether a body is one of a district or of a commune.
func belowProvince(name string) bool {
	folded := " " + viet.Fold(name) + " "
	for _, w := range []string{" huyen ", " quan ", " thi xa ", " xa ", " phuong ", " thi tran ", " dac khu "} {
		if strings.Contains(folded, w) {
			return true
		}
	}
	return false
}

// provinceIn is the one province that a text names with its level or its Party committee: "tỉnh Lào Cai", "Tỉnh ủy Lào Cai".
func provinceIn(text string) (corpus.Province, bool) {
	var found corpus.Province
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		lower = text
	}
	for _, w := range []string{"tỉnh ", "thành phố ", "tỉnh ủy ", "tỉnh uỷ ", "thành ủy ", "thành uỷ "} {
		for from := 0; ; {
			k := strings.Index(lower[from:], w)
			if k < 0 {
				break
			}
			from += k + len(w)
			n := provinceAt(text, wordsFrom(text, from, 4))
			if n == 0 {
				continue
			}
			words := wordsFrom(text, from, n)
			p, _ := corpus.ProvinceByName(viet.Squeeze(text[words[0].Start:words[n-1].End]))
			if found.Name != "" && p.Name != found.Name {
				return corpus.Province{}, false
			}
			found = p
		}
	}
	return found, found.Name != ""
}

// complete adds the name of the province to a body that is named by its level alone: "UBND tỉnh", "Ban Thường vụ Tỉnh ủy".
func (h home) complete(body string) string {
	if h.province.IsZero() {
		return body
	}
	k := key(body)
	for _, w := range []string{"tỉnh", "tỉnh ủy"} {
		if h.province.Level == "tỉnh" && (k == w || strings.HasSuffix(k, " "+w)) {
			return body + " " + h.province.Name
		}
	}
	if h.province.Level == "thành phố" && (k == "thành ủy" || strings.HasSuffix(k, " thành ủy")) {
		return body + " " + h.province.Name
	}
	return body
}

// issuer is the body of the document's own province that a number's code names, "" where it may be one of a district. The code of the
// Party committee of a province is that of no other body.
func (h home) issuer(n corpus.Number) string {
	if h.province.IsZero() || len(n.Issuers) != 1 || n.Year != 0 && n.Type != "QĐ" && n.Type != "NQ" {
		return ""
	}
	switch n.Issuers[0] {
	case "TU":
		if h.province.Level == "thành phố" {
			return "Thành ủy " + h.province.Name
		}
		return "Tỉnh ủy " + h.province.Name
	case "UBND", "HĐND":
		if i, ok := corpus.IssuerByCode(n.Issuers[0]); ok && h.ruled {
			return i.Name + " " + h.province.FullName()
		}
	}
	return ""
}
