package revision

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// dice draws small numbers from the bytes of a fuzzer.
type dice struct{ rest []byte }

func (d *dice) n(sides int) int {
	if len(d.rest) == 0 {
		return 0
	}
	b := d.rest[0]
	d.rest = d.rest[1:]
	return int(b) % sides
}

func (d *dice) of(words ...string) string { return words[d.n(len(words))] }

// base draws a text of a few articles.
func (d *dice) base() *corpus.Document {
	lines := []string{"|VĂN BẢN"}
	for i := range 1 + d.n(4) {
		if d.n(3) == 0 {
			lines = append(lines, fmt.Sprintf("chuong-%d|Chương %d", i+1, i+1))
		}
		article := fmt.Sprintf("dieu-%d", i+1)
		lines = append(lines, fmt.Sprintf("%s|Điều %d. %s", article, i+1, d.of("Phạm vi", "Hồ sơ", "Cơ quan")))
		for k := range d.n(4) {
			clause := fmt.Sprintf("%s.khoan-%d", article, k+1)
			lines = append(lines, fmt.Sprintf("%s|%d. %s", clause, k+1, d.of("Cơ quan nhận hồ sơ; cơ quan trả lời.", "Hồ sơ – gồm:", "Uỷ ban nhân dân.", "")))
			for l := range d.n(3) {
				lines = append(lines, fmt.Sprintf("%s.diem-%c|%c) hồ sơ", clause, 'a'+l, 'a'+l))
			}
		}
	}
	base := drawn("base", append(lines, "|Nơi nhận")...)
	base.Header.Issued = date("2019-01-01")
	return base
}

func (d *dice) place() string {
	return d.of("1", "1.1", "1.2.a", "2", "2.1", "2.3", "3.1", "1a", "2.1a", "", "9", "1.5", "2.2.đ")
}

// deeds draws an act that changes the base, or the act before it.
func (d *dice) act(i int, to corpus.ID) *act {
	id := corpus.ID(fmt.Sprintf("act-%d", i))
	day := d.of("2020-01-01", "2020-01-01", "2021-05-01", "2022-01-01")
	var lines []string
	type ordered struct{ sentence, wording, place string }
	var orders []ordered
	for k := range 1 + d.n(4) {
		place := d.place()
		p := provision(place)
		name := last(p.Path())
		label := strings.NewReplacer("dieu-", "Điều ", "khoan-", "", "diem-", "").Replace(name)
		o := ordered{sentence: fmt.Sprintf("Câu %d thứ %d “hồ sơ” “tài liệu” 1 2 3a b", i, k), place: place}
		lines = append(lines, fmt.Sprintf("dieu-%d|Điều %d. %s", k+1, k+1, o.sentence))
		if name != "" && d.n(5) > 0 {
			o.wording = label + d.of(". ", ") ", " ") + d.of("Mới hoàn toàn.", "Hồ sơ khác; cơ quan khác.")
			lines = append(lines, fmt.Sprintf("dieu-%d.trich.%s|%s", k+1, name, o.wording))
		}
		orders = append(orders, o)
	}
	a := acting(id, day, to, lines...)
	for _, o := range orders {
		op := []corpus.Operation{corpus.OperationReplace, corpus.OperationInsert, corpus.OperationRepeal, corpus.OperationReword, corpus.OperationAddWords, corpus.OperationDropWords,
			corpus.OperationRetitle, corpus.OperationRenumber, corpus.OperationTouch}[d.n(9)]
		a.orders(o.sentence, op, o.place, "", o.wording)
		x := &a.Document.Instructions[len(a.Document.Instructions)-1]
		switch op {
		case corpus.OperationReword, corpus.OperationAddWords, corpus.OperationDropWords:
			x.Old, x.Wording = a.at("hồ sơ", x.Start), a.at("tài liệu", x.Start)
		case corpus.OperationRenumber:
			x.Becomes = provision(d.place())
		case corpus.OperationInsert:
			x.Anchor, x.Side = provision(d.place()), corpus.Side(d.of("", "after", "before", "end"))
		}
		if d.n(8) == 0 {
			x.Wording = corpus.Span{Start: d.n(200), End: d.n(250)}
		}
		if d.n(9) == 0 {
			x.Doubt = "câu khó đọc"
		}
	}
	if d.n(6) == 0 {
		a.facts.Effect = nil
	}
	return a
}

// facts draws a base with acts, and with events that no instruction tells.
func (d *dice) facts() Facts {
	base := d.base()
	standing := validity.Facts{Actor: validity.Actor{ID: base.ID, Number: "base", Issued: base.Header.Issued}}
	f := Facts{Base: base}
	for i := range d.n(5) {
		to := base.ID
		if i > 0 && d.n(4) == 0 {
			to = corpus.ID(fmt.Sprintf("act-%d", i-1))
		}
		a := d.act(i, to)
		if to == base.ID {
			scopes := []corpus.Scope{corpus.ScopeWhole, corpus.ScopeProvisions}
			e := validity.Event{Relation: validity.Changing()[d.n(len(validity.Changing()))], From: a.facts.Actor, By: a.facts.Actor, Scope: scopes[d.n(2)], Since: a.facts.First,
				Span: corpus.Span{End: 5}, Quote: a.Document.Text[:5]}
			if d.n(2) == 0 {
				e.Provisions = []corpus.Provision{provision(d.place())}
			}
			if d.n(2) == 0 {
				standing.Events = append(standing.Events, e)
			}
		}
		f.Acts = append(f.Acts, a.done())
	}
	f.Standing = validity.Read(standing)
	return f
}

func FuzzRevisionsKeepTheirPromises(f *testing.F) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		data := make([]byte, 200)
		for i := range data {
			data[i] = byte(random.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := dice{data}
		facts := d.facts()
		r := Read(facts)
		keep(t, facts, r)
		slices.Reverse(facts.Acts)
		if diff := cmp.Diff(r, Read(facts)); diff != "" {
			t.Errorf("in another order: %s", diff)
		}
	})
}

// keep holds a revision against what every revision keeps.
func keep(t *testing.T, f Facts, r corpus.Revision) {
	t.Helper()
	texts := map[corpus.ID]string{f.Base.ID: f.Base.Text}
	orders := 0
	for _, a := range f.Acts {
		texts[a.Document.ID] = a.Document.Text
		for _, x := range a.Document.Instructions {
			if a.target(x) == f.Base.ID {
				orders++
			}
		}
	}
	if got := r.At(0, corpus.Date{}).Text(); got != f.Base.Text {
		t.Errorf("before any change: %q, want %q", got, f.Base.Text)
	}
	if len(r.Days) > 0 {
		if got := r.At(0, r.Days[0].Plus(-1)); got.Text() != f.Base.Text || got.State != corpus.RevisedOriginal {
			t.Errorf("the day before the first change: %s %q", got.State, got.Text())
		}
	}
	if !slices.IsSortedFunc(r.Days, corpus.Date.Compare) {
		t.Errorf("days out of order: %v", r.Days)
	}
	told := map[int]bool{}
	keys := map[corpus.SectionID]bool{}
	for i, p := range r.Provisions {
		if keys[p.Key] {
			t.Errorf("key %q twice", p.Key)
		}
		keys[p.Key] = true
		for _, s := range p.Steps {
			told[s] = true
			if !slices.Contains(r.Steps[s].Places, i) {
				t.Errorf("%s has step %d, which does not name it", p.Key, s)
			}
		}
		for k, v := range p.Versions {
			if k > 0 && !p.Versions[k-1].Since.Before(v.Since) {
				t.Errorf("%s: versions out of order", p.Key)
			}
			for _, part := range v.Parts {
				if part.Provision == 0 && (part.In(texts[part.Document]) != part.Text || part.Text == "") {
					t.Errorf("%s: piece %q is not what stands at its place: %q", p.Key, part.Text, part.In(texts[part.Document]))
				}
				if part.Provision > 0 && r.Provisions[part.Provision].Parent != i {
					t.Errorf("%s holds what stands elsewhere", p.Key)
				}
			}
		}
		for _, day := range r.Days {
			at := r.At(i, day)
			foreign := slices.ContainsFunc(at.Pieces, func(p corpus.Piece) bool { return p.Document != f.Base.ID && p.Document != "" })
			if foreign && !at.Marked() {
				t.Errorf("%s on %v: words of others without the mark", p.Key, day)
			}
			if len(at.Doubts) > 0 && at.State != corpus.RevisedTouched && at.State != corpus.RevisedUnclear && at.State != corpus.RevisedEnded {
				t.Errorf("%s on %v: %s though a step could not be carried out", p.Key, day, at.State)
			}
		}
	}
	count := 0
	for i, s := range r.Steps {
		if s.Outcome == "" || s.Outcome != corpus.StepApplied && s.Reason == "" {
			t.Errorf("step %d without its outcome or reason: %+v", i, s)
		}
		if lost := !told[i]; lost != slices.Contains(r.Unplaced, i) {
			t.Errorf("step %d is in no history and not in the list of those without a place", i)
		}
		if s.Instruction.Edge > 0 && s.Through == "" {
			count++
		}
		if s.Outcome == corpus.StepApplied && s.Day.Day == 0 {
			t.Errorf("step %d was carried out on no day", i)
		}
	}
	if count != orders {
		t.Errorf("%d instructions, %d steps", orders, count)
	}
}
