package relate

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// published is a decision that says of every document of its lists what it is: "công bố Danh mục văn bản quy phạm pháp luật hết hiệu lực toàn bộ, hết
// hiệu lực một phần năm 2024". Source: Nghị định 78/2025/NĐ-CP, Chương VII; Nghị định 34/2016/NĐ-CP, Điều 157 and 167, Phụ lục III and IV.
type published struct {
	// on is true for such a decision.
	on bool
	// title is what its title says of all lists, now what the heading of the present one does.
	title, now status
	// columns are those of the present table.
	columns []column
	// asOf is the day for which lists of what is in force speak.
	asOf corpus.Date
	// annex is the annex of the present heading.
	annex corpus.SectionID
}

// status is what a heading says of the documents below it; its relation is "" where it says nothing.
type status struct {
	relation corpus.Relation
	// part is true for documents of which a part ends, mixed where whole ones stand between.
	part, mixed bool
	// either is true for documents that end and documents that are suspended.
	either bool
}

// column is what a column of a list holds. Its values are those of columns.tsv.
type column string

const (
	columnDocument column = "document"
	columnPart     column = "part"
	columnReason   column = "reason"
	columnSince    column = "since"
	columnUntil    column = "until"
	columnOther    column = "other"
)

// longestListHeading is how long, in bytes, the heading of a list is at most.
const longestListHeading = 500

// newPublished looks at the title of a document.
func newPublished(r *reader) published {
	title := viet.Fold(r.Header.Abstract + " " + r.layout.title.In(r.Text))
	p := published{asOf: r.Header.Issued}
	maker := slices.ContainsFunc(rows("makers"), func(row []string) bool { return row[0] == r.Header.Type })
	p.on = maker && slices.ContainsFunc(rows("publications"), func(row []string) bool {
		return !slices.ContainsFunc(row, func(words string) bool { return !strings.Contains(title, viet.Fold(words)) })
	})
	if !p.on {
		return p
	}
	p.title, _ = statusOf(title)
	p.now = p.title
	if d := asOf(title); !d.IsZero() {
		p.asOf = d
	}
	return p
}

// period is the time whose documents were looked through: "kỳ 2019 - 2023" ends with its last year.
var period = regexp.MustCompile(`\bky(?: he thong hoa)?(?: \d+)? ?\(?(?:tu nam )?(?:\d{4}) ?(?:-|–|den) ?(\d{4})\b`)

// asOf is the day for which a folded title speaks: "đến hết ngày 31/12/2023".
func asOf(title string) corpus.Date {
	var day corpus.Date
	for _, d := range corpus.ScanDates(title) {
		before := strings.TrimSuffix(strings.TrimRight(title[:d.Start], " "), " ngay")
		if d.Date.Day != 0 && (strings.HasSuffix(before, " den het") || strings.HasSuffix(before, " den")) {
			day = d.Date
		}
	}
	if m := period.FindStringSubmatch(title); m != nil && day.IsZero() {
		if year, err := strconv.Atoi(m[1]); err == nil {
			day = corpus.Date{Year: year, Month: 12, Day: 31}
		}
	}
	return day
}

// statusOf reads a folded heading; stated is false where it says nothing of any state. What is only proposed is stated and has no relation.
func statusOf(fold string) (s status, stated bool) {
	for _, row := range rows("statuses") {
		if len(row) < 2 || !strings.Contains(fold, viet.Fold(row[0])) {
			continue
		}
		fold = strings.ReplaceAll(fold, viet.Fold(row[0]), " ")
		stated = true
		switch relation := corpus.Relation(row[1]); {
		case relation == corpus.RelationRefers:
			return status{}, true // only proposed
		case s.relation == "":
			s.relation = relation
		case s.relation != relation:
			if relation == corpus.RelationAffirms || s.relation == corpus.RelationAffirms {
				return status{}, true // a list of both, which its own headings part
			}
			s.either = s.either || relation == corpus.RelationSuspends
		}
	}
	s.part = strings.Contains(fold, "mot phan")
	s.mixed = s.part && strings.Contains(fold, "toan bo")
	return s, stated
}

// list reads a line of a decision that publishes lists: a heading, the names of columns, a row, an item.
func (r *reader) list(s sentence) {
	p := &r.published
	if !p.on || !s.first || r.layout.zone(s.Span) == zoneTitle || s.Start < r.layout.lead && len(r.layout.sections) > 0 {
		return
	}
	line := corpus.Span{Start: s.Start, End: lineEnd(r.Text, s.Start)}
	if line.Len() > longestSentence {
		return
	}
	if a, ok := r.layout.annex(); ok && a.ID != p.annex {
		p.annex, p.now, p.columns = a.ID, p.title, nil
	}
	cells := strings.Split(line.In(r.Text), strings.TrimRight(corpus.CellBreak, " "))
	ref := r.next
	for ref < len(r.References) && r.References[ref].Start < line.Start {
		ref++
	}
	cited := ref < len(r.References) && r.References[ref].Start < line.End
	switch {
	case len(cells) > 1 && !cited:
		if columns, ok := columnsOf(cells); ok {
			p.columns = columns
			return
		}
		r.headed(strings.Join(cells, " "))
	case !cited:
		r.headed(line.In(r.Text))
	case len(cells) > 1:
		r.row(line, cells, ref)
	case s.labelled || r.References[ref].Start == s.body:
		r.item(s, line, ref)
	}
}

// annex is the annex of the present place.
func (l *layout) annex() (corpus.Section, bool) {
	for _, i := range l.open {
		if l.sections[i].Kind == corpus.SectionAnnex {
			return l.sections[i], true
		}
	}
	return corpus.Section{}, false
}

// headed takes up a line that may head a list: one in capitals, or that begins with "Danh mục", "Văn bản".
func (r *reader) headed(line string) {
	line = strings.TrimSpace(line)
	if len(line) > longestListHeading || strings.HasSuffix(line, ";") || strings.HasSuffix(line, ".") {
		return
	}
	body := strings.TrimLeft(line[labelEnd(line, corpus.Span{End: len(line)}):], " ")
	if k := strings.IndexAny(body, ".)"); k > 0 && k < 3 && unicode.IsUpper(rune(body[0])) {
		body = strings.TrimLeft(body[k+1:], " ") // "A. VĂN BẢN …"
	}
	fold := viet.Fold(body)
	if strings.ToUpper(body) != body && !slices.ContainsFunc(rows("listheads"), func(row []string) bool { return strings.HasPrefix(fold, viet.Fold(row[0])) }) {
		return
	}
	if s, stated := statusOf(fold); stated {
		if s.relation != "" && !s.part && !strings.Contains(fold, "toan bo") && r.published.now.part && r.published.now.relation == s.relation {
			s.part, s.mixed = r.published.now.part, r.published.now.mixed // a heading below says less than the one above
		}
		r.published.now = s
		if d := asOf(fold); !d.IsZero() {
			r.published.asOf = d
		}
	}
}

// columnsOf reads the row that names columns; at least two names must be known.
func columnsOf(cells []string) ([]column, bool) {
	out := make([]column, len(cells))
	known := 0
	for i, cell := range cells {
		fold := viet.Fold(cell)
		for _, row := range rows("columns") {
			if len(row) > 1 && strings.Contains(fold, viet.Fold(row[0])) {
				out[i] = column(row[1])
				known++
				break
			}
		}
	}
	return out, known > 1
}

// row reads a row of a list: the document that stands in its column, else the first that the row names outside the reasons.
func (r *reader) row(line corpus.Span, cells []string, ref int) {
	kinds := r.published.columns
	if len(kinds) != len(cells) {
		kinds = make([]column, len(cells))
	}
	target := r.listed(line, cells, ref, func(i int) bool { return kinds[i] == columnDocument })
	if target == none {
		target = r.listed(line, cells, ref, func(i int) bool { return kinds[i] == columnOther || kinds[i] == "" })
	}
	if target == none {
		return
	}
	var part string
	var since, until corpus.Date
	for i, cell := range cells {
		switch found := corpus.ScanDates(cell); {
		case kinds[i] == columnPart:
			part = cell
		case len(found) == 0:
		case kinds[i] == columnSince:
			since = found[0].Date
		case kinds[i] == columnUntil:
			until = found[len(found)-1].Date
		case i == len(cells)-1 && len(r.published.columns) == 0 && found[0].Len() >= len(strings.TrimSpace(cell))-len("ngày "):
			// A table whose columns have no names: the last cell is a day later than that of the document.
			if issued := r.References[target].Date; !issued.IsZero() && issued.Before(found[0].Date) {
				since = found[0].Date
			}
		}
	}
	r.tell(line, target, part, since, until)
}

// listed is the first document of the cells that may hold it, or none.
func (r *reader) listed(line corpus.Span, cells []string, ref int, may func(cell int) bool) int {
	at := line.Start
	for i, cell := range cells {
		end := at + len(cell)
		for ref < len(r.References) && r.References[ref].Start < at {
			ref++
		}
		for k := ref; may(i) && k < len(r.References) && r.References[k].Start < end; k++ {
			if r.listable(k) {
				return k
			}
		}
		at = end + len(strings.TrimRight(corpus.CellBreak, " "))
	}
	return none
}

// listable reports whether a reference names a document by its number.
func (r *reader) listable(i int) bool {
	ref := r.References[i]
	return isDocument(ref) && ref.Canonical != "" && ref.Kind != corpus.ReferenceStandard && ref.Canonical != r.Header.Number
}

// item reads an item of a list that is no table: "1. Nghị quyết số D …".
func (r *reader) item(s sentence, line corpus.Span, ref int) {
	if !r.listable(ref) || r.References[ref].Start-s.body > itemWithin || r.published.annex == "" {
		return
	}
	c := &clause{reader: r, sentence: sentence{Span: line, body: s.body}}
	all := c.effects()
	r.tell(line, ref, "", all[0].since, all[0].until)
}

// longestPart is how many bytes of the places that a row names are read.
const longestPart = 2000

// tell notes what a list says of one document.
func (r *reader) tell(line corpus.Span, i int, part string, since, until corpus.Date) {
	now, ref := r.published.now, r.References[i]
	if now.relation == "" {
		return
	}
	row := viet.Fold(line.In(r.Text))
	e := corpus.Edge{From: corpus.Self, Relation: now.relation, To: name(ref), ToRef: i + 1, Scope: corpus.ScopeWhole, Strong: true, Since: firstOf(since), Span: line.Trim(r.Text, isMargin)}
	if now.either && strings.Contains(row, "ngung hieu luc") {
		e.Relation = corpus.RelationSuspends
	}
	e.Provisions = ref.Provisions
	if named := corpus.ScanProvisions(part[:min(len(part), longestPart)]); len(named) > 0 {
		e.Provisions = named
	}
	switch {
	case e.Relation == corpus.RelationAffirms:
		e.Provisions, e.Since = nil, r.published.asOf
	case now.mixed && len(e.Provisions) == 0 && !strings.Contains(row, "mot phan") && !strings.Contains(row, "toan bo"):
		return // nobody can tell whether all of it ends
	case now.part && !(now.mixed && len(e.Provisions) == 0 && strings.Contains(row, "toan bo")), len(e.Provisions) > 0:
		e.Scope = corpus.ScopeProvisions
	}
	if lasts(e.Relation) {
		e.Until = until
	}
	if e.Len() > longestEvidence {
		e.Span = ref.Span
	}
	r.cite(i, e.To)
	r.add(e)
}

// firstOf is a day, or the first of a month or year; zero where none is known.
func firstOf(d corpus.Date) corpus.Date {
	if d.IsZero() {
		return d
	}
	return firstDay(d)
}

func isMargin(c rune) bool { return unicode.IsSpace(c) || c == '|' }
