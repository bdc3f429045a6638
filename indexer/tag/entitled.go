package tag

import (
	"vankho/corpus"
	"vankho/corpus/viet"
)

// alike is the share of folded words that two titles must have in common to be one. Source: handbook §1.7.
const alike = 0.8

// titled is a document that the text cites with its number and its title.
type titled struct {
	canonical, issuer string
	words             map[string]bool
}

// maxTitled is how many titles of one type are compared with those of references without a number.
const maxTitled = 100

// byTitle are the cited documents that have a title, by type, each once.
func (r *reader) byTitle() map[string][]titled {
	if r.entitled != nil {
		return r.entitled
	}
	r.entitled = map[string][]titled{}
	seen := map[string]bool{}
	for i := range r.refs {
		o := &r.refs[i]
		k := o.DocType + "|" + o.Canonical + "|" + o.Title
		if o.Canonical == "" || o.Title == "" || o.Kind != corpus.ReferenceNumbered || seen[k] || len(r.entitled[o.DocType]) == maxTitled {
			continue
		}
		seen[k] = true
		r.entitled[o.DocType] = append(r.entitled[o.DocType], titled{o.Canonical, o.Issuer, wordSet(o.Title)})
	}
	return r.entitled
}

// sameTitle is the number of the one document of the text whose type, body and title agree with those of a reference without a number.
func (r *reader) sameTitle(ref corpus.Reference) string {
	all := r.byTitle()[ref.DocType]
	if len(all) == 0 {
		return ""
	}
	number, words := "", wordSet(ref.Title)
	for _, o := range all {
		if ref.Issuer != "" && o.issuer != "" && !sameBody(ref.Issuer, o.issuer) || o.canonical == number || shared(words, o.words) < alike {
			continue
		}
		if number != "" {
			return ""
		}
		number = o.canonical
	}
	return number
}

// wordSet are the folded words of a title.
func wordSet(title string) map[string]bool {
	out := map[string]bool{}
	for w := range viet.Words(title) {
		out[viet.Fold(w.Text)] = true
	}
	return out
}

// shared is the share of the words of both that both have.
func shared(a, b map[string]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
