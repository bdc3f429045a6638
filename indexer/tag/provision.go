package tag

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// unit is a rank of provision: a row of units.tsv.
type unit struct {
	word, name, values string
	rank               int
}

var units = sync.OnceValue(func() []unit {
	var out []unit
	for i, row := range rows("units") {
		out = append(out, unit{row[0], row[1], row[2], i})
	}
	return out
})

// countedWords are the words that make the figure before them a count.
var countedWords = sync.OnceValue(func() []string {
	var out []string
	for _, row := range rows("counted") {
		out = append(out, row[0])
	}
	return out
})

// this is the value of "Điều này".
const this = "this"

// readProvisions reads the lists of provisions. One that stands right before a reference belongs to it; one that ends
// in "này", or stands before "Nghị định này", is internal. Others are left, since what they belong to is not certain.
func (r *reader) readProvisions() {
	starts := map[int]int{}
	for i, ref := range r.refs {
		starts[ref.Start] = i
	}
	for at := 0; at < len(r.text); {
		if !r.mayBegin(at) {
			at++
			continue
		}
		c, ok := r.readChain(at)
		if !ok {
			at++
			continue
		}
		at = c.End
		next := skipOf(r.text, c.End)
		if i, ok := starts[next]; ok {
			r.refs[i].Start = c.Start
			r.refs[i].Provisions = c.provisions()
			continue
		}
		ref := corpus.Reference{Span: c.Span, Kind: corpus.ReferenceInternal}
		doc, end, self := r.selfNamed(next)
		switch last := c.items[len(c.items)-1]; {
		case self:
			ref.End, ref.DocType = end, doc.Name
			at = end
		case last.values[len(last.values)-1] != this:
			continue
		}
		ref.Provisions = c.provisions()
		r.refs = append(r.refs, ref)
	}
}

// mayBegin is a quick look whether the word of a unit, or "các" and "từ" before it, may begin at the offset.
func (r *reader) mayBegin(at int) bool {
	switch r.text[at] {
	case 0xC4, 'k', 'K', 'm', 'M', 'c', 'C', 'p', 'P', 't', 'T':
	default:
		return false
	}
	if at > 0 {
		before, _ := utf8.DecodeLastRuneInString(r.text[:at])
		if unicode.IsLetter(before) || unicode.IsDigit(before) || unicode.IsMark(before) {
			return false
		}
	}
	return true
}

// provisions takes the list apart: a unit waits for the next higher one to its right, and where none comes it stands
// alone. Example: điểm a, điểm c khoản 2, điểm b khoản 3 Điều 4 is 4.2.a, 4.2.c, 4.3.b. Source: handbook §3.3.
func (c chain) provisions() []corpus.Provision {
	var out []corpus.Provision
	// ranks holds the highest unit that each provision has so far.
	var ranks []int
	for _, it := range c.items {
		u := it.unit
		waiting := false
		for i := range out {
			waiting = waiting || ranks[i] < u.rank
		}
		if !waiting {
			for _, v := range it.values {
				p := corpus.Provision{}
				rank := u.rank
				if u.name == "diem" && '0' <= v[0] && v[0] <= '9' && !c.has("khoan") {
					// "điểm 2a Điều 8" is a slip for khoản 2a.
					p.Khoan, rank = v, rank+1
				} else {
					set(&p, u.name, v)
				}
				out, ranks = append(out, p), append(ranks, rank)
			}
			continue
		}
		n := len(out)
		for i := 0; i < n; i++ {
			if ranks[i] >= u.rank {
				continue
			}
			for k, v := range it.values {
				if k == 0 {
					continue
				}
				p := out[i]
				set(&p, u.name, v)
				out, ranks = append(out, p), append(ranks, u.rank)
			}
			set(&out[i], u.name, it.values[0])
			ranks[i] = u.rank
		}
	}
	return out
}

func (c chain) has(name string) bool {
	for _, it := range c.items {
		if it.unit.name == name {
			return true
		}
	}
	return false
}

// set writes one part of a provision.
func set(p *corpus.Provision, name, v string) {
	switch name {
	case "diem":
		p.Diem = v
	case "khoan":
		p.Khoan = v
	case "dieu":
		p.Dieu = v
	case "muc":
		p.Muc = v
	case "chuong":
		p.Chuong = v
	case "phan":
		p.Phan = v
	case "phu_luc":
		p.PhuLuc = v
	}
}
