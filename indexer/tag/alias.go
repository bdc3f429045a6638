package tag

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"vankho/corpus"
)

// defined is what says that a document is called otherwise from here on: "(sau đây gọi tắt là Nghị quyết hỗ trợ)". The group is the alias.
// Source: handbook §1.7.
var defined = regexp.MustCompile(`^(?:gọi|viết)(?: tắt| chung)? là[ \n]+[“"']?([^“”"'();,.\n]{2,90})`)

// aliasEnds are the words of aliasends.tsv.
var aliasEnds = sync.OnceValue(func() map[string][]string { return firstWords("aliasends") })

// maxAliases is how many aliases of one text are followed.
const maxAliases = 40

// aliasWithin is how far, in bytes, a document may stand before the brackets that give it an alias.
const aliasWithin = 900

// readAliases reads what a text calls a document by: from its definition on the alias stands for that document.
func (r *reader) readAliases() {
	var found []corpus.Reference
	seen := map[string]bool{}
	for _, w := range []string{"gọi tắt là", "gọi chung là", "gọi là", "viết tắt là"} {
		for at := range r.wordsAt(w) {
			if len(seen) >= maxAliases {
				break
			}
			m := defined.FindStringSubmatchIndex(r.text[at:min(len(r.text), at+160)])
			if m == nil || !strings.Contains(r.text[max(0, at-24):at], "(") {
				continue
			}
			alias := strings.TrimRight(r.text[at+m[2]:at+m[3]], " \u00a0")
			doc, ok := aliasType(alias)
			if !ok || seen[alias] {
				continue
			}
			if number := r.antecedent(at, alias, doc); number != "" {
				seen[alias] = true
				found = append(found, r.follow(at+m[2], alias, doc, number)...)
			}
		}
	}
	r.refs = append(r.refs, found...)
	if len(found) > 0 {
		r.settle()
	}
}

// aliasType is the type of document whose name an alias begins with.
func aliasType(alias string) (corpus.DocType, bool) {
	words := strings.Fields(alias)
	if len(words) == 0 || !capitalised(alias) {
		return corpus.DocType{}, false
	}
	for n := min(len(words), typeWords); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		if doc, ok := corpus.TypeByName(name); ok && key(name) == key(doc.Name) {
			return doc, true
		}
	}
	return corpus.DocType{}, false
}

// antecedent is the number of the document that gets an alias at the offset: of those in the same item the one whose serial the alias bears,
// else the only one of its type, else the last whose title names what the alias does ("Quyết định … phê duyệt Đề án … (gọi tắt là Đề án)").
func (r *reader) antecedent(at int, alias string, doc corpus.DocType) string {
	from := max(0, at-aliasWithin)
	for _, mark := range []string{"\n", "; "} {
		if k := strings.LastIndex(r.text[from:at], mark); k >= 0 {
			from += k + len(mark)
		}
	}
	var typed []string
	last := corpus.Reference{}
	digits := strings.ContainsAny(alias, "0123456789")
	for i := r.firstFrom(from); i < len(r.refs) && r.refs[i].End <= at; i++ {
		ref := r.refs[i]
		if ref.Cited() == "" || ref.Kind == corpus.ReferenceAmendTarget {
			continue
		}
		last = ref
		switch {
		case digits && slices.Contains(strings.Fields(alias), ref.Number):
			return ref.Canonical
		case !digits && ref.DocType == doc.Name && !slices.Contains(typed, ref.Canonical):
			typed = append(typed, ref.Canonical)
		}
	}
	switch {
	case len(typed) == 1:
		return typed[0]
	case len(typed) == 0 && last.Canonical != "" && strings.Contains(r.text[last.End:at], doc.Name):
		return last.Canonical
	}
	return ""
}

// follow finds an alias from its definition on, where it stands free: no other reference covers it, and nothing makes it another name.
func (r *reader) follow(from int, alias string, doc corpus.DocType, number string) []corpus.Reference {
	var out []corpus.Reference
	for from < len(r.text) {
		k := strings.Index(r.text[from:], alias)
		if k < 0 {
			break
		}
		span := corpus.Span{Start: from + k, End: from + k + len(alias)}
		from = span.End
		if !ends(r.text, span.End) || !r.free(span) || r.goesOn(alias, span.End) {
			continue
		}
		out = append(out, corpus.Reference{Span: span, Kind: corpus.ReferenceAnaphor, DocType: doc.Name, ResolvesTo: number})
	}
	return out
}

// free reports whether no settled reference shares a byte with a span.
func (r *reader) free(s corpus.Span) bool {
	i := r.firstFrom(s.Start)
	return (i == len(r.refs) || r.refs[i].Start >= s.End) && (i == 0 || r.refs[i-1].End <= s.Start)
}

// goesOn reports whether what follows makes an alias another name: "Nghị định này", "Nghị định số …", "Kế hoạch Đầu tư".
func (r *reader) goesOn(alias string, at int) bool {
	next, ok := blanks(r.text, at)
	if !ok || next >= len(r.text) {
		return false
	}
	word := r.text[next:wordEnd(r.text, next)]
	if strings.TrimSpace(alias) == "Luật" && word != "" {
		if _, ok := phraseAt(r.text, next, aliasEnds()); !ok {
			return true
		}
	}
	return word == "này" || word == "số" || capitalised(word) || strings.ContainsAny(word, "0123456789")
}
