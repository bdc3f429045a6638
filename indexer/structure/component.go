package structure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// component is the kind of what a document issues and carries with it (văn bản kèm theo). In the outline it is an annex.
const component corpus.SectionKind = "kem-theo"

const (
	// componentHead is how many lines above "(Kèm theo …)" the heading of a component may begin.
	componentHead = 6
	// componentBody is how many lines behind its type the first section of a component begins at the latest.
	componentBody = 8
)

// attached reports whether a line says that what stands above and below it comes with a document.
func attached(s string) bool {
	_, ok := attachment(s)
	return ok
}

// attachment is what follows "Kèm theo" in a line that begins so: "Quyết định số 12/QĐ-UBND".
func attachment(s string) (to string, ok bool) {
	in := strings.TrimLeft(s, "([ ")
	bracket := len(in) < len(s)
	for _, lead := range []string{"Được ban hành kèm theo", "Ban hành kèm theo", "Kèm theo"} {
		// Capital and small Vietnamese letters are as long as each other in UTF-8.
		if len(in) < len(lead) || !strings.EqualFold(in[:len(lead)], lead) {
			continue
		}
		return strings.TrimLeft(in[len(lead):], " \u00a0"), bracket || !startsSmall(in)
	}
	return "", false
}

// ofForm reports whether what is attached belongs to a form, not to the document: "(Kèm theo Đơn đăng ký …)", or within an
// annex a number that is to be filled in.
func (o *outliner) ofForm(to string) bool {
	folded := viet.Fold(to[:runeCut(to, 60)])
	for _, row := range rows("attachments") {
		if strings.HasPrefix(folded, row[0]+" ") {
			return true
		}
	}
	_, number, ok := strings.Cut(folded, " so")
	return ok && strings.HasPrefix(strings.TrimLeft(number, " :/"), "..") && o.inAnnex()
}

// componentType is the type of a component whose heading begins so, "" where it is none: "QUY CHẾ LÀM VIỆC" is a Quy chế.
func componentType(s string) string {
	s = viet.Squeeze(s[:runeCut(s, 60)])
	for _, row := range rows("components") {
		if w := row[0]; len(s) >= len(w) && strings.EqualFold(s[:len(w)], w) && (len(s) == len(w) || s[len(w)] == ' ') {
			return row[1]
		}
	}
	return ""
}

// attach opens the component that a line such as "(Kèm theo Quyết định số …)" stands under: its heading began some
// lines above. A component that already has its label (PHỤ LỤC I) is left as it is.
func (o *outliner) attach(i int) {
	if to, _ := attachment(o.lines[i].text); o.ofForm(to) {
		return
	}
	first, typeAt, told := i, i, false
	for first > 0 && i-first < componentHead {
		p := o.lines[first-1]
		if p.quoted || p.cell || rule(p.text) || bodyEnd(p.text) {
			break
		}
		if lb, ok := readLabel(p.text); ok {
			if isAnnex(lb.kind) {
				return
			}
			break
		}
		if !allCaps(p.text) && (closes(p.text) || len(p.text) > 200) {
			break
		}
		first--
		// Above the type only the label of an annex is still looked for.
		if told {
			continue
		}
		if told = isTypeWord(p.text); told || componentType(p.text) != "" {
			typeAt = first
		}
	}
	if typeAt < i {
		first = typeAt
	}
	for first < i && typeAt == i && !allCaps(o.lines[first].text) {
		first++ // the name of who signed what stands above
	}
	if first == i {
		return
	}
	// Within the letterhead of the document itself nothing is attached yet.
	if len(o.sections) == 0 && !o.ended {
		return
	}
	if top := o.stack[len(o.stack)-1]; top.at >= 0 && o.sections[top.at].Start >= o.lines[first].Start {
		return
	}
	o.openComponent(first, i)
}

// attachAlone opens the component whose type stands alone in line i, behind the signature, and whose first section follows
// soon: "QUY CHẾ", "Làm việc của Tổ thử", "Điều 1. …". What follows need not say that it is attached.
func (o *outliner) attachAlone(i int) bool {
	s := o.lines[i].text
	if !o.ended || o.frame != nil || !allCaps(s) || len(o.stack) > 1 || componentType(s) == "" || !isTypeWord(s) && len(strings.Fields(s)) > 3 {
		return false
	}
	for k := i + 1; k < len(o.lines) && k <= i+componentBody; k++ {
		l := o.lines[k]
		if l.quoted || l.cell || bodyEnd(l.text) || attached(l.text) {
			return false // attach knows
		}
		lb, ok := readLabel(l.text)
		if !ok {
			continue
		}
		if lb.ord.n == 1 && lb.closed {
			switch lb.kind {
			case corpus.SectionArticle, corpus.SectionChapter, corpus.SectionPart, corpus.SectionRoman:
				o.openComponent(i, k)
				return true
			}
		}
		return false
	}
	return false
}

// openComponent opens the component whose heading stands in the lines first to end.
func (o *outliner) openComponent(first, end int) {
	lb := label{kind: component, body: len(o.lines[first].text), closed: true}
	o.open(first, lb, kinds()[component].rank)
	s := &o.sections[len(o.sections)-1]
	var parts []string
	kind := ""
	for _, l := range o.lines[first:end] {
		if kind == "" {
			kind = componentType(l.text)
		}
		parts = append(parts, l.text)
	}
	s.Heading = withoutNotes(strings.Join(parts, " "))
	if kind != "" {
		s.Label = kind + " kèm theo"
		o.components = append(o.components, corpus.Component{Type: kind, Title: s.Heading, Section: s.ID})
	}
}

// closeComponents gives the components the spans of their sections.
func (o *outliner) closeComponents() []corpus.Component {
	at := map[corpus.SectionID]corpus.Span{}
	for _, s := range o.sections {
		at[s.ID] = s.Span
	}
	for i := range o.components {
		o.components[i].Span = at[o.components[i].Section]
	}
	return o.components
}
