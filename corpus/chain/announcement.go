package chain

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Announcement (văn bản được giao ban hành) is what a text says of a further document that a body is to issue to carry it out.
// Example: "Chính phủ quy định chi tiết Điều này." is {Body:{Name:"Chính phủ"}, Wanted:"quy định chi tiết", Count:1}.
type Announcement struct {
	Body   Body
	Wanted string
	// Level is where the document will stand.
	Level corpus.ChainLevel
	// Count is how many places say so, the span is the first: the sentence.
	Count int
	corpus.Span
}

// Body is who is to issue something.
type Body struct {
	Name string
	// names are how the names of issuing bodies begin that are meant, as addresses spell them; anywhere in a name where inside is true.
	names  []string
	inside bool
	rules  string
}

// Is reports whether an issuing body, spelled as in addresses, is the one that is meant: "bo-truong-bo-tai-chinh" is Bộ Tài chính.
func (b Body) Is(issuer string) bool {
	return slices.ContainsFunc(b.names, func(name string) bool {
		return b.inside && strings.Contains("-"+issuer+"-", "-"+name+"-") || strings.HasPrefix(issuer+"-", name+"-")
	})
}

// charge is one row of announcements.tsv.
type charge struct {
	phrase, wanted string
	plan           bool
	objects        []string
}

// vocabulary are the words of announcements, the longest first.
type vocabulary struct {
	charges             []charge
	bodies              []Body
	office, lead, joins []string
	cuts                []string
}

var words = sync.OnceValue(func() vocabulary {
	var v vocabulary
	for _, row := range data()["announcements"] {
		v.charges = append(v.charges, charge{row[0], cell(row, 1), cell(row, 2) == "plan", cells(row, 3)})
	}
	named := map[string]bool{}
	for _, row := range data()["bodies"] {
		switch cell(row, 1) {
		case "office":
			v.office = append(v.office, row[0])
		case "lead":
			v.lead = append(v.lead, row[0])
		case "join":
			v.joins = append(v.joins, row[0])
		case "cut":
			v.cuts = append(v.cuts, row[0])
		default:
			b := Body{Name: row[0], rules: cell(row, 2)}
			for _, name := range cells(row, 3) {
				b.names = append(b.names, viet.Slug(name))
			}
			v.bodies, named[row[0]] = append(v.bodies, b), true
		}
	}
	for _, code := range corpus.IssuerCodes() {
		if named[code.Name] || code.Level == corpus.LevelUnit || len(strings.Fields(code.Name)) < 2 {
			continue
		}
		named[code.Name] = true
		b := Body{Name: code.Name, inside: true, rules: "Quyết định"}
		if code.Level == corpus.LevelCentral {
			b.rules = "Thông tư"
		}
		for _, name := range heirs(code, 3) {
			b.names = append(b.names, viet.Slug(name))
		}
		v.bodies = append(v.bodies, b)
	}
	slices.SortStableFunc(v.charges, func(a, b charge) int { return cmp.Compare(len(b.phrase), len(a.phrase)) })
	slices.SortStableFunc(v.bodies, func(a, b Body) int { return cmp.Compare(len(b.Name), len(a.Name)) })
	return v
})

// heirs are the name of a body and of those that took its work over: what it was charged with, they do.
func heirs(code corpus.IssuerCode, steps int) []string {
	out := []string{code.Name}
	if steps == 0 {
		return out
	}
	for _, next := range code.Successors {
		if heir, ok := corpus.IssuerByCode(next); ok {
			out = append(out, heirs(heir, steps-1)...)
		}
	}
	return out
}

// Announcements finds what a text says of further documents, one for each body and thing wanted, in the order of the text. What stands within
// the spans of quoted is new wording of another text and not looked at.
func Announcements(text string, quoted []corpus.Span) []Announcement {
	v := words()
	type key struct{ body, wanted string }
	at := map[key]int{}
	met := map[int]bool{} // ends of clauses: a shorter phrase at the same place says no more
	var found []Announcement
	for _, c := range v.charges {
		for i := 0; ; {
			k := strings.Index(text[i:], c.phrase)
			if k < 0 {
				break
			}
			start := i + k
			i = start + len(c.phrase)
			if met[start] || slices.ContainsFunc(quoted, func(q corpus.Span) bool { return q.Start <= start && start < q.End }) || !c.speaksOfItself(text[i:]) {
				continue
			}
			begin, bodies := v.charged(text, start)
			if len(bodies) == 0 {
				continue
			}
			met[start] = true
			sentence := corpus.SentenceAt(text, corpus.Span{Start: begin, End: i})
			for _, b := range bodies {
				of := key{b.Name, c.wanted}
				n, ok := at[of]
				if !ok {
					n = len(found)
					at[of] = n
					found = append(found, Announcement{Body: b, Wanted: c.wanted, Level: c.level(b), Span: sentence})
				}
				found[n].Count++
				if sentence.Start < found[n].Start {
					found[n].Span = sentence
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Announcement) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

// farObject is how far behind the phrase the words "Điều này" may stand, in bytes.
const farObject = 220

// speaksOfItself reports whether what stands behind the phrase, up to the end of its clause, means the text itself.
func (c charge) speaksOfItself(rest string) bool {
	rest = rest[:min(len(rest), farObject)]
	if i := strings.IndexAny(rest, ".;\n:"); i >= 0 {
		rest = rest[:i]
	}
	return slices.ContainsFunc(c.objects, func(o string) bool { return strings.Contains(rest, " "+o+" này") })
}

// level is where the document of a body will stand.
func (c charge) level(b Body) corpus.ChainLevel {
	if !c.plan {
		return Level(b.rules, b.Name, "")
	}
	if strings.HasPrefix(c.wanted, "chương trình hành động") {
		return Level("Chương trình hành động", b.Name, "")
	}
	return Level("Kế hoạch", b.Name, "")
}

// longestClause is how many bytes the bodies before a phrase may have.
const longestClause = 400

// itemLabel is the label of a point: "a) ", "- ".
var itemLabel = regexp.MustCompile(`^(?:[a-zđ]\)|[-+*–•]|\d{1,3}[.)])\s*`)

// charged reads the bodies that a clause consists of which ends at a phrase; none where it has other words.
func (v vocabulary) charged(text string, end int) (int, []Body) {
	from := max(0, end-longestClause)
	for from < end && !utf8.RuneStart(text[from]) {
		from++
	}
	begin, opened := from, from == 0
	for _, mark := range [...]string{"\n", ". ", "; ", ": "} {
		if i := strings.LastIndex(text[from:end], mark); i >= 0 && from+i+len(mark) >= begin {
			begin, opened = from+i+len(mark), true
		}
	}
	if !opened {
		return 0, nil
	}
	clause := itemLabel.ReplaceAllString(strings.TrimSpace(text[begin:end]), "")
	for _, cut := range v.cuts {
		if i := strings.Index(clause, " "+cut); i >= 0 {
			clause = clause[:i]
		}
	}
	var out []Body
	first := true
	for clause = strings.TrimLeft(clause, " ,"); clause != ""; clause = strings.TrimLeft(clause, " ,") {
		if first {
			first = false
			if rest, ok := after(clause, v.lead); ok {
				clause = rest
				continue
			}
		}
		if rest, ok := after(clause, v.joins); ok && len(out) > 0 {
			clause = rest
			continue
		}
		if rest, ok := after(clause, v.office); ok {
			clause = rest
		}
		b, rest, ok := v.body(clause)
		if !ok {
			return 0, nil
		}
		out, clause = append(out, b), rest
	}
	return begin, out
}

// after is what stands behind one of some words.
func after(s string, some []string) (string, bool) {
	for _, w := range some {
		if rest, ok := strings.CutPrefix(s, w); ok && (rest == "" || rest[0] == ' ' || rest[0] == ',') {
			return strings.TrimLeft(rest, " "), true
		}
	}
	return s, false
}

// body reads the body at the beginning of a clause, with the place behind it.
func (v vocabulary) body(clause string) (Body, string, bool) {
	for _, b := range v.bodies {
		rest, ok := strings.CutPrefix(clause, b.Name)
		if !ok || rest != "" && rest[0] != ' ' && rest[0] != ',' {
			continue
		}
		place := ""
		for strings.HasPrefix(rest, " ") {
			word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
			if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) && word != "tỉnh" {
				break
			}
			comma := strings.HasSuffix(word, ",")
			place += " " + strings.TrimSuffix(word, ",")
			rest = strings.TrimLeft(rest, " ")[len(word):]
			if comma {
				break
			}
		}
		b.Name += place
		return b, rest, true
	}
	return Body{}, clause, false
}
