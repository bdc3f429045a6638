package engine

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// succession is a run of the question that names a body or a province that ended, and what took over.
type succession struct {
	from, to int
	// until is its last day.
	until corpus.Date
	// names are those of the successors: "Sở Khoa học và Công nghệ".
	names []string
}

// former is a name that ended.
type former struct {
	words []query.Word
	succession
	// common is true for a name that is also a word, and is meant only with capitals or the level before it: hòa bình.
	common bool
}

// formers holds the names that ended by the fold of their first word, the longest first.
var formers = sync.OnceValue(func() map[string][]former {
	all := map[string][]former{}
	add := func(name string, f former) {
		if slices.Contains(f.names, name) || len(f.names) == 0 {
			return
		}
		f.words = query.NewPhrase(name).Words
		if len(f.words) > 1 {
			all[f.words[0].Fold] = append(all[f.words[0].Fold], f)
		}
	}
	for _, body := range corpus.IssuerCodes() {
		if body.Until.IsZero() {
			continue
		}
		f := former{succession: succession{until: body.Until}}
		for _, code := range body.Successors {
			if next, ok := corpus.IssuerByCode(code); ok {
				f.names = append(f.names, next.Name)
			}
		}
		for _, name := range shortened(body.Name) {
			add(name, f)
		}
	}
	current := map[string]string{}
	for _, p := range corpus.Provinces() {
		if p.Until.IsZero() {
			current[p.Code] = p.Name
		}
	}
	for _, p := range corpus.Provinces() {
		// Those that ended before 2025 left no address that anyone types by mistake for today's.
		if p.Until.Year < 2025 {
			continue
		}
		f := former{succession: succession{until: p.Until}}
		for _, code := range p.Into {
			if name, ok := current[code]; ok {
				f.names = append(f.names, name)
			}
		}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			if ws := query.NewPhrase(name).Words; len(ws) == 2 {
				f.common = viet.Compound(ws[0].Text, ws[1].Text)
			}
			// What goes on under one of its names did not end.
			if !slices.Contains(f.names, p.Name) {
				add(name, f)
			}
		}
	}
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b former) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return all
})

// shortened are a body's name and those in which all but its head is an abbreviation: "Sở TTTT".
func shortened(name string) []string {
	out := []string{name}
	head, field, ok := strings.Cut(name, " ")
	if !ok {
		return out
	}
	for _, m := range abbreviationTable().short[foldsOf(query.NewPhrase(field).Words)] {
		out = append(out, head+" "+textOf(m.to))
	}
	return out
}

func textOf(ws []query.Word) string {
	texts := make([]string, len(ws))
	for i, w := range ws {
		texts[i] = w.Text
	}
	return strings.Join(texts, " ")
}

// successionsIn finds the names in a question that ended, the longest from the left. Example: in "báo cáo của Sở TTTT" the
// words 3 to 5 name what is Sở Khoa học và Công nghệ and Sở Văn hóa, Thể thao và Du lịch since 01/3/2025.
func successionsIn(ws []query.Word) []succession {
	var out []succession
	for i := 0; i < len(ws); {
		step := 1
		for _, f := range formers()[ws[i].Fold] {
			n := len(f.words)
			if i+n > len(ws) || foldsOf(ws[i:i+n]) != foldsOf(f.words) || !sameAsTyped(ws[i:i+n], f.words) || f.common && !aName(ws, i) {
				continue
			}
			s := f.succession
			s.from, s.to = i, i+n
			out = append(out, s)
			step = n
			break
		}
		i += step
	}
	return out
}

// successorShare is what the name of a successor counts beside the one typed: documents of then come first.
const successorShare = .7

// otherNames are the runs of a question that may be written otherwise: its abbreviations and what has one (synonymsIn), and the names
// that ended, which are called what took over, and what their abbreviation stands for.
func otherNames(ws []query.Word) []synonym {
	known := synonymsIn(ws)
	var out []synonym
	for _, s := range successionsIn(ws) {
		for len(known) > 0 && known[0].from < s.from {
			if known[0].to <= s.from {
				out = append(out, known[0])
			}
			known = known[1:]
		}
		name := synonym{from: s.from, to: s.to, long: true, share: successorShare}
		for len(known) > 0 && known[0].from < s.to {
			if a := known[0]; a.to <= s.to {
				name.same++
				name.others = append(name.others, slices.Concat(ws[s.from:a.from], a.others[0], ws[a.to:s.to]))
			}
			known = known[1:]
		}
		for _, successor := range s.names {
			name.others = append(name.others, query.NewPhrase(successor).Words)
		}
		out = append(out, name)
	}
	return append(out, known...)
}

// aName reports whether word i begins a name: with a capital in a question that has small letters, or after a level.
func aName(ws []query.Word, i int) bool {
	if i > 0 && slices.Contains([]string{"tinh", "pho", "ubnd"}, ws[i-1].Fold) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(ws[i].Text)
	return unicode.IsUpper(first) && slices.ContainsFunc(ws, func(w query.Word) bool { return w.Text != strings.ToUpper(w.Text) })
}
