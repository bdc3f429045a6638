package draft

import (
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// standing is what a citation is told of the validity of its document.
type standing struct {
	// of is that of the document, section that of the cited provision where it is another; "" else.
	of, section corpus.Standing
	// sentence says it, for all of them.
	sentence string
	// unsure is true where it is not known whether the cited provision stands.
	unsure  bool
	grounds []corpus.Ground
}

// standing judges the document of a citation on the day of the check.
func (s *check) standing(c *citation, d corpus.Summary) standing {
	h, ok := s.histories[d.ID]
	if !ok {
		return standing{of: corpus.StandingUnknown, sentence: "kho không có nguồn nói về hiệu lực."}
	}
	v := h.At(s.in.Day, s.in.Today)
	out := standing{of: v.Standing, grounds: s.grounds(d, v.Causes, v.Changes)}
	switch v.Standing {
	case corpus.StandingEnded:
		out.sentence = s.because(d, v, "Hết hiệu lực")
	case corpus.StandingPaused:
		out.sentence = s.because(d, v, "Ngưng hiệu lực")
	case corpus.StandingNotYet:
		out.sentence = "Chưa có hiệu lực."
		if from := s.opening(d, v); !from.IsZero() {
			out.sentence = "Có hiệu lực từ " + on(from) + "."
		}
	case corpus.StandingInForce:
		out.sentence = "Còn hiệu lực."
		if by := s.changedBy(v.Changes); by != "" {
			out.sentence = "Còn hiệu lực, đã được sửa đổi bởi " + by + "."
		}
	case corpus.StandingUnknown:
		out.sentence = s.unknown(d, v)
	}
	s.provisions(&out, c, d, h, v)
	return out
}

// unknown says what is known of a document of which nothing says whether it is in force.
func (s *check) unknown(d corpus.Summary, v validity.Verdict) string {
	from := s.opening(d, v)
	if from.IsZero() {
		return "kho không có nguồn nói về hiệu lực."
	}
	if by := s.changedBy(v.Changes); by != "" {
		return fmt.Sprintf("có hiệu lực từ %s, đã được sửa đổi bởi %s; không thấy văn bản thay thế, bãi bỏ trong kho đến %s.", on(from), by, on(s.in.Day))
	}
	return fmt.Sprintf("có hiệu lực từ %s; không thấy văn bản thay thế, bãi bỏ trong kho đến %s.", on(from), on(s.in.Day))
}

// opening is the first day of effect, as the document's own clause says.
func (s *check) opening(d corpus.Summary, v validity.Verdict) corpus.Date {
	for _, c := range v.Causes {
		if c.Own && !c.From.IsZero() && v.Standing != corpus.StandingNotYet {
			return c.From
		}
	}
	f := s.facts[d.ID]
	if !f.First.IsZero() {
		return f.First
	}
	if f.Effect != nil {
		return f.Effect.Date
	}
	return corpus.Date{}
}

// because says in one sentence why a document has ended or is suspended.
func (s *check) because(d corpus.Summary, v validity.Verdict, word string) string {
	if len(v.Causes) == 0 {
		return word + "."
	}
	return s.cause(v.Causes[0], word)
}

// cause says one cause in a sentence: "Được thay thế bởi 1876/QĐ-UBND, có hiệu lực từ ngày 12/8/2024."
func (s *check) cause(c validity.Cause, word string) string {
	note := ""
	if c.Note != "" {
		note = " (" + c.Note + ")"
	}
	switch {
	case c.Event != nil:
		from := ""
		if !c.From.IsZero() {
			from = ", có hiệu lực từ " + on(c.From)
			if c.Event.Relation == corpus.RelationSuspends || c.Event.Relation == corpus.RelationCeases {
				from = " từ " + on(c.From)
			}
		}
		until := ""
		if !c.Until.IsZero() {
			until = " đến hết " + on(c.Until)
		}
		return passive(c.Event.Relation) + " " + s.actor(c.Event.From) + from + until + note + "."
	case c.Listed != nil:
		return fmt.Sprintf("Theo danh mục %s: %s%s.", c.Listed.File, c.Listed.Status, note)
	case c.Own && !c.From.IsZero():
		return fmt.Sprintf("%s từ %s theo quy định của chính văn bản%s.", word, on(c.From), note)
	}
	return word + note + "."
}

// passive is a relation as said of the document that it is done to: "Được thay thế bởi".
func passive(r corpus.Relation) string {
	if name, ok := r.Name(); ok {
		return name.In
	}
	return "Được nói tới bởi"
}

// actor names a document that does something.
func (s *check) actor(a validity.Actor) string {
	if a.Number != "" {
		return a.Number
	}
	return named(corpus.Summary{Type: a.Type, Title: a.Title})
}

// changedBy names those that amended a document.
func (s *check) changedBy(changes []validity.Cause) string {
	var by []string
	seen := map[string]bool{}
	for _, c := range changes {
		if c.Event == nil || c.Event.Relation != corpus.RelationAmends && c.Event.Relation != corpus.RelationCorrects {
			continue
		}
		if who := s.actor(c.Event.From); !seen[who] {
			seen[who] = true
			by = append(by, who)
		}
	}
	if n := len(by); n > shown {
		return enumerate(by[:shown]) + fmt.Sprintf(" và %d văn bản khác", n-shown)
	}
	return enumerate(by)
}

// grounds are the words that causes rest on, each place once.
func (s *check) grounds(d corpus.Summary, lists ...[]validity.Cause) []corpus.Ground {
	var out []corpus.Ground
	seen := map[corpus.Span]bool{}
	for _, causes := range lists {
		for _, c := range causes {
			if len(out) >= shown {
				return out
			}
			g, ok := s.ground(d, c)
			if ok && !seen[g.Span] {
				seen[g.Span] = true
				out = append(out, g)
			}
		}
	}
	return out
}

func (s *check) ground(d corpus.Summary, c validity.Cause) (corpus.Ground, bool) {
	switch {
	case c.Event != nil:
		by, ok := s.summaries[c.Event.By.ID]
		if !ok {
			by = corpus.Summary{ID: c.Event.By.ID, Number: c.Event.By.Number, Type: c.Event.By.Type, Title: c.Event.By.Title, Issued: c.Event.By.Issued}
		}
		words := passive(c.Event.Relation) + " " + s.actor(c.Event.From)
		if !c.From.IsZero() {
			words += " từ " + c.From.Short()
		}
		return corpus.Ground{Words: words, Document: by, Span: c.Event.Span, Quote: c.Event.Quote}, true
	case c.Listed != nil:
		return corpus.Ground{Words: "Danh mục " + c.Listed.File + " ghi “" + c.Listed.Status + "”", Document: d}, true
	case c.Own:
		f := s.facts[d.ID]
		if f.EffectAt.Quote == "" {
			return corpus.Ground{}, false
		}
		return corpus.Ground{Words: "Điều khoản thi hành của chính văn bản", Document: d, Span: f.EffectAt.Span, Quote: f.EffectAt.Quote}, true
	}
	return corpus.Ground{}, false
}

// provisions judges the cited provisions, where something is said of them that is not said of the whole document.
func (s *check) provisions(out *standing, c *citation, d corpus.Summary, h validity.History, v validity.Verdict) {
	if v.Standing == corpus.StandingEnded || v.Standing == corpus.StandingNotYet {
		return
	}
	for _, p := range c.Provisions {
		if p.Relative() || p.Path() == "" {
			continue
		}
		if ended, ok := s.reached(p, d, h); ok {
			out.section = ended.Standing
			out.grounds = append(s.grounds(d, ended.Causes), out.grounds...)
			what := capital(place(p.Path()))
			switch {
			case ended.Standing == corpus.StandingPaused:
				out.sentence = what + " bạn dẫn đang ngưng hiệu lực"
			default:
				out.sentence = what + " bạn dẫn đã hết hiệu lực"
			}
			if len(ended.Causes) > 0 {
				out.sentence += ": " + lower(s.cause(ended.Causes[0], "hết hiệu lực"))
				return
			}
			out.sentence += "."
			return
		}
	}
	if v.Standing != corpus.StandingPartly {
		return
	}
	why := s.because(d, v, "Hết hiệu lực một phần")
	switch where := s.cited(c); {
	case where == "":
		out.sentence = "Hết hiệu lực một phần: " + lower(why) + " Dự thảo dẫn cả văn bản."
	case s.named(v):
		out.sentence = capital(where) + " bạn dẫn còn, không nằm trong phần đã hết hiệu lực."
	default:
		out.unsure = true
		out.sentence = capital(where) + " bạn dẫn chưa rõ còn hay đã hết hiệu lực: " + lower(why)
	}
}

// lower begins a sentence as it goes on behind a colon.
func lower(s string) string {
	for _, keep := range [...]string{"Theo "} {
		if strings.HasPrefix(s, keep) {
			return "t" + s[1:]
		}
	}
	return strings.ToLower(s[:firstRune(s)]) + s[firstRune(s):]
}

func firstRune(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// cited is how the first provision of a citation is written, "" where it cites the whole document.
func (s *check) cited(c *citation) string {
	for _, p := range c.Provisions {
		if path := p.Path(); path != "" && !p.Relative() {
			return place(path)
		}
	}
	return ""
}

// named reports whether what ended a part of a document names the provisions.
func (s *check) named(v validity.Verdict) bool {
	for _, c := range v.Causes {
		if c.Event != nil && len(c.Event.Provisions) > 0 {
			return true
		}
	}
	return false
}

// reached is the verdict on the cited provision, or on what holds it, where that has ended or is suspended.
func (s *check) reached(p corpus.Provision, d corpus.Summary, h validity.History) (validity.Verdict, bool) {
	path := p.Path()
	id, ok := s.outlines[d.ID].find(path)
	if !ok || id == "" {
		id = path
	}
	for at := id; at != ""; at, _ = parted(at) {
		v, ok := h.Section(at, s.in.Day, s.in.Today)
		if ok && (v.Standing == corpus.StandingEnded || v.Standing == corpus.StandingPaused) {
			return v, true
		}
	}
	return validity.Verdict{}, false
}

// provision finds the cited place in the document, and says where the document surely has none such.
func (s *check) provision(c *citation, d corpus.Summary, st standing) (at corpus.SectionID, gone string) {
	o, ok := s.outlines[d.ID]
	if !ok || c.Kind == corpus.ReferenceAmendTarget {
		return "", ""
	}
	whole := d.Waiting == 0 && d.Poor == 0
	for _, p := range c.Provisions {
		path := p.Path()
		if path == "" || p.Relative() {
			continue
		}
		if id, ok := o.find(path); ok {
			if at == "" {
				at = id
			}
			continue
		}
		g, sure := o.missing(path)
		if sure && whole && gone == "" && !s.added(d, path) && (g.kind == "dieu" || !s.amended(d)) {
			gone = capital(g.sentence(named(d)))
		}
	}
	return at, gone
}

// amended reports whether some text changed the document: then it may have provisions that its first text has not.
func (s *check) amended(d corpus.Summary) bool {
	for _, e := range s.facts[d.ID].Events {
		if e.Relation == corpus.RelationAmends || e.Relation == corpus.RelationCorrects {
			return true
		}
	}
	return false
}

// added reports whether a text that amends the document names a provision of that path.
func (s *check) added(d corpus.Summary, path corpus.SectionID) bool {
	for _, e := range s.facts[d.ID].Events {
		for _, p := range e.Provisions {
			if named := p.Path(); named == path || named != "" && strings.HasPrefix(string(path), string(named)+".") {
				return true
			}
		}
	}
	return false
}
