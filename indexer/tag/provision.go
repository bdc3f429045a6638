package tag

import (
	"slices"
	"strings"
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
		rank := i
		if k := slices.IndexFunc(out, func(u unit) bool { return u.name == row[1] }); k >= 0 {
			rank = out[k].rank
		}
		out = append(out, unit{row[0], row[1], row[2], rank})
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

// readProvisions reads the lists of provisions. One that stands right before a reference belongs to it; one that ends
// in "này", or stands before "Nghị định này", is internal, and so is one that the sentence leads to and no document follows.
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
		if strings.HasSuffix(r.text[:c.Start], "“") && strings.HasPrefix(r.text[c.End:], "”") {
			continue // the words themselves are spoken of: bỏ cụm từ “điểm a”
		}
		next := skipOf(r.text, c.End)
		if at, ok := r.annexed(next, starts); ok {
			next = at
		}
		if at, ok := after(r.text, c.End, "tại"); ok {
			if _, cited := starts[at]; cited {
				next = at // "khoản 2 Điều 3 tại Quyết định số …"
			}
		}
		if at, ok := r.pastComma(c, starts); ok {
			next = at
		}
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
		case last.values[len(last.values)-1] == corpus.This:
		case r.anchored(c.Start):
			if n := len(r.refs); n > 0 && r.refs[n-1].Kind == corpus.ReferenceAmendTarget && c.Start-r.refs[n-1].End < 24 {
				if within(&r.refs[n-1], c) {
					r.refs[n-1].End = c.End
				}
			}
			continue
		case r.amends(c.Start), r.amendedBehind(c):
			ref.Kind = corpus.ReferenceAmendTarget
		default:
			if ref, ok := r.bare(c, next); ok {
				r.refs = append(r.refs, ref)
			}
			continue
		}
		ref.Provisions = c.provisions()
		r.refs = append(r.refs, ref)
	}
}

// pastComma finds the document behind a comma, which many write between units too: "khoản 2, Điều 5, Luật Cư trú năm 2020".
func (r *reader) pastComma(c chain, starts map[int]int) (int, bool) {
	last := c.items[len(c.items)-1]
	if !strings.HasPrefix(r.text[c.End:], ",") || last.unit.name != "dieu" || last.values[len(last.values)-1] == corpus.This {
		return 0, false
	}
	at, ok := blanks(r.text, c.End+1)
	if i, cited := starts[at]; ok && cited && len(r.refs[i].Provisions) == 0 {
		return at, true
	}
	return 0, false
}

// within gives the provisions of a target the article that stands behind their anchor: "Bổ sung khoản 5a vào sau khoản 5 Điều 7" puts khoản 5a
// into Điều 7. It reports whether it did, so that the anchor belongs to the span.
func within(ref *corpus.Reference, anchor chain) (placed bool) {
	for _, it := range anchor.items {
		for i := range ref.Provisions {
			p := &ref.Provisions[i]
			switch {
			case it.unit.name == "dieu" && p.Dieu == "":
				p.Dieu, placed = it.values[0], true
			case it.unit.name == "khoan" && p.Khoan == "" && p.Diem != "" && p.Dieu == "":
				p.Khoan, placed = it.values[0], true
			}
		}
	}
	return placed
}

// annexWithin is how far, in bytes, "kèm theo" may stand behind the provisions of what is annexed.
const annexWithin = 240

// annexed finds the document with which the text was issued that provisions belong to: "khoản 2 Điều 7 Quy chế ban hành
// kèm theo Quyết định số …", "Phụ lục I kèm theo Nghị định này".
func (r *reader) annexed(at int, starts map[int]int) (int, bool) {
	zone := r.text[at:min(len(r.text), at+annexWithin)]
	if k := strings.IndexAny(zone, ".;:\n"); k >= 0 {
		zone = zone[:k]
	}
	word := "kèm theo "
	k := strings.Index(zone, word)
	if k < 0 {
		word = "kèm "
		if k = strings.Index(zone, word); k < 0 {
			return at, false
		}
	}
	lead := strings.TrimSuffix(strings.TrimSpace(zone[:k]), "ban hành")
	for _, w := range []string{"tại ", "thuộc ", "trong "} {
		lead = strings.TrimPrefix(lead, w)
	}
	if lead != "" {
		named := false
		for _, row := range rows("annexes") {
			named = named || strings.HasPrefix(lead, row[0]+" ") || strings.TrimSpace(lead) == row[0]
		}
		if !named || strings.Contains(lead, " này") {
			return at, false
		}
	}
	to := at + k + len(word)
	_, doc := starts[to]
	_, _, self := r.selfNamed(to)
	return to, doc || self
}

// mayBegin is a quick look whether the word of a unit, or "các" and "từ" before it, may begin at the offset.
func (r *reader) mayBegin(at int) bool {
	switch r.text[at] {
	case 0xC4, 'k', 'K', 'm', 'M', 'c', 'C', 'p', 'P', 't', 'T', 'g', 's':
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
	for k, it := range c.items {
		u := it.unit
		waiting := false
		for i := range out {
			waiting = waiting || ranks[i] < u.rank
		}
		if it.firm && len(out) > 0 && holdsArticles(u) {
			waiting = false // "khoản 5 Điều 99; Chương X"
			if !holdsArticles(c.items[k-1].unit) {
				for i := range ranks {
					ranks[i] = closedRank // "Điều 52 và mục 6 Phụ lục I": the annex does not hold the article
				}
			}
		}
		if u.name == "phu_luc" && it.apart && (out[len(out)-1].Dieu != "" || out[len(out)-1].Khoan != "") {
			waiting = false // "Điều 12 và Phụ lục II"
		}
		if !waiting {
			for _, v := range it.values {
				p := corpus.Provision{}
				rank := u.rank
				if u.name == "diem" && '0' <= v[0] && v[0] <= '9' && !strings.Contains(v, ".") && !c.has("khoan") {
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
				if k == 0 || len(out) >= mostProvisions {
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

// closedRank is above every unit.
const closedRank = 1 << 10

// holdsArticles reports whether a unit is larger than an article.
func holdsArticles(u unit) bool {
	switch u.name {
	case "muc", "chuong", "phan", "phu_luc":
		return true
	}
	return false
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
	case "mau":
		p.Mau = v
	case "phu_luc":
		p.PhuLuc = v
	}
}
