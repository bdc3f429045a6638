package resolve

import (
	"cmp"
	"slices"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Join decides which of the statements under one number are of one document: a text and the rows of registers that list it, or the rows of
// several registers. It answers groups of two and more, by their index; a group has one text at most.
//
// A group is what nothing contradicts, and of which each two are surely one: the same day, or a number that tells its body and year, or the
// same body and year. Where one more text might be meant as well, all stay apart. Source: handbook §1.6, identity.
func Join(said []corpus.Statement) [][]int {
	facts := make([]statement, len(said))
	for i, s := range said {
		facts[i] = newStatement(s)
	}
	days := newDays(facts)
	var out [][]int
	met := make([]bool, len(said))
	for i := range facts {
		if met[i] {
			continue
		}
		g := []int{i}
		met[i] = true
		for k := 0; k < len(g); k++ {
			for _, j := range days.near(facts[g[k]].Header.Issued) {
				if !met[j] && facts[g[k]].bond(&facts[j]) != against {
					met[j], g = true, append(g, j)
				}
			}
		}
		if len(g) > 1 && oneDocument(facts, g) {
			slices.Sort(g)
			out = append(out, g)
		}
	}
	return out
}

func oneDocument(facts []statement, g []int) bool {
	whole := 0
	for k, i := range g {
		if !facts[i].Row() {
			whole++
		}
		for _, j := range g[k+1:] {
			if facts[i].bond(&facts[j]) != confirmed {
				return false
			}
		}
	}
	return whole < 2
}

// statement is what a source says, with its names read once.
type statement struct {
	corpus.Statement
	number corpus.Number
	issuer body
	kind   []string // the words of the type
}

func newStatement(s corpus.Statement) statement {
	out := statement{Statement: s, issuer: newBody(s.Header.Issuer), kind: typeWords(s.Header.Type)}
	out.number, _ = corpus.ParseNumber(s.Header.Number)
	return out
}

// days finds the statements that a day does not speak against: a number that begins anew each year in each commune may stand in thousands
// of rows, of which no two are to be compared but those of one day.
type days struct {
	dated        map[corpus.Date][]int
	undated, all []int
}

func newDays(facts []statement) days {
	d := days{dated: map[corpus.Date][]int{}}
	for i := range facts {
		if day := facts[i].Header.Issued; day.Day > 0 {
			d.dated[day] = append(d.dated[day], i)
		} else {
			d.undated = append(d.undated, i)
		}
		d.all = append(d.all, i)
	}
	return d
}

// near are the statements of that day and those whose day is not known; all where it is not known itself.
func (d days) near(day corpus.Date) []int {
	if day.Day == 0 {
		return d.all
	}
	return slices.Concat(d.dated[day], d.undated)
}

// bond judges whether two statements under one number are of one document.
func (a *statement) bond(b *statement) verdict {
	x, y := a.Header, b.Header
	dated := x.Issued.Day > 0 && x.Issued == y.Issued
	switch {
	case x.Secrecy != y.Secrecy || x.Draft != y.Draft:
		return against
	case !sameDay(x.Issued, y.Issued):
		return against
	case x.Type != y.Type && otherKind(a.kind, b.kind):
		return against
	case a.issuer.province != "" && b.issuer.province != "" && a.issuer.province != b.issuer.province:
		return against
	case !dated && a.issuer.against(b.issuer):
		return against
	case a.number.IsZero():
		return open
	case dated, centralNumber(a.number) && a.number.Year != 0:
		return confirmed
	case a.issuer.same(b.issuer) && (a.number.Year != 0 || x.Issued.Year != 0 && x.Issued.Year == y.Issued.Year):
		return confirmed
	case a.Row() && b.Row() && x.Issued == y.Issued && x.Issuer == y.Issuer && x.Abstract == y.Abstract && a.Title == b.Title:
		return confirmed // one row, in two registers
	}
	return open
}

// Merge is what the statements of one document say together: the text stands above the registers, which fill what it leaves out; what a
// register says of the validity is shown as such. Where a register says otherwise, that is a problem, shown and not repaired.
func Merge(said []corpus.Statement) corpus.Statement {
	ordered := slices.Clone(said)
	slices.SortStableFunc(ordered, func(a, b corpus.Statement) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Member, b.Member)) // a text has no path
	})
	out := ordered[0]
	h := &out.Header
	evidence := map[corpus.Field]corpus.Evidence{}
	for f, e := range h.Evidence {
		evidence[f] = e
	}
	out.Problems = slices.Clone(out.Problems)
	for _, row := range ordered[1:] {
		r := row.Header
		fill := func(field corpus.Field, into *string, value string) {
			if _, said := evidence[field]; *into == "" && value != "" && !said { // a person may have written that it is not stated
				*into, evidence[field] = value, r.Evidence[field]
			}
		}
		fill(corpus.FieldType, &h.Type, r.Type)
		fill(corpus.FieldIssuer, &h.Issuer, r.Issuer)
		fill(corpus.FieldPlace, &h.Place, r.Place)
		fill(corpus.FieldAbstract, &h.Abstract, r.Abstract)
		if len(r.Issued.String()) > len(h.Issued.String()) {
			h.Issued, evidence[corpus.FieldIssued] = r.Issued, r.Evidence[corpus.FieldIssued]
		}
		if len(h.Signers) == 0 && len(r.Signers) > 0 {
			h.Signers, evidence[corpus.FieldSigners] = r.Signers, r.Evidence[corpus.FieldSigners]
		}
		out.Status, out.Link = cmp.Or(out.Status, row.Status), cmp.Or(out.Link, row.Link)
		if p, ok := disputed("trích yếu", h.Abstract, r.Abstract); ok && !alikeSubjects(corpus.SubjectWords(h.Type, h.Abstract), corpus.SubjectWords(r.Type, r.Abstract)) {
			out.Problems = append(out.Problems, p)
		}
		if len(h.Signers) > 0 && len(r.Signers) > 0 {
			if p, ok := disputed("người ký", h.Signers[0].Name, r.Signers[0].Name); ok {
				out.Problems = append(out.Problems, p)
			}
		}
	}
	if len(evidence) > 0 {
		h.Evidence = evidence
	}
	return out
}

// disputed is the problem that a register says otherwise than the text.
func disputed(fact, text, row string) (corpus.Problem, bool) {
	if text == "" || row == "" || viet.Squeeze(viet.Fold(text)) == viet.Squeeze(viet.Fold(row)) {
		return corpus.Problem{}, false
	}
	return corpus.Problem{Stage: corpus.StageStructure, Kind: corpus.KindDoubtful, Detail: "Danh mục ghi " + fact + " “" + row + "”, văn bản ghi “" + text + "”."}, true
}
