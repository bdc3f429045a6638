package amend

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// fields are the parts of a provision from the smallest to the largest; the rank of a part is its place here.
var fields = [...]string{"diem", "khoan", "dieu", "muc", "chuong", "phan", "mau", "phu_luc"}

const (
	rankPoint   = 0
	rankClause  = 1
	rankArticle = 2
	// rankAnnexed is the lowest rank of what stands behind the articles.
	rankAnnexed = 6
)

func rankOf(field string) int { return slices.Index(fields[:], field) }

// part is the part of a provision that has the rank.
func part(p *corpus.Provision, rank int) *string {
	switch rank {
	case 0:
		return &p.Diem
	case 1:
		return &p.Khoan
	case 2:
		return &p.Dieu
	case 3:
		return &p.Muc
	case 4:
		return &p.Chuong
	case 5:
		return &p.Phan
	case 6:
		return &p.Mau
	default:
		return &p.PhuLuc
	}
}

// place is a provision that a sentence names.
type place struct {
	corpus.Provision
	corpus.Span
	// low and top are the ranks of the smallest and of the largest unit that is named.
	low, top int
	// bare is true for a unit without a mark: "tên Điều".
	bare bool
	// titled is true where its heading is meant, pieced where a piece of it that has no label.
	titled, pieced bool
	// opening is true where only its opening words are meant: "đoạn mở đầu khoản 2".
	opening bool
	// vague is true where only some of what it holds is meant: "một số khoản của Điều 5".
	vague bool
	// own is true for a place of the text that speaks: "ban hành kèm theo Thông tư này".
	own bool
	// ref is the reference of its document, counted from 0, or none.
	ref int
}

// none stands for no reference.
const none = -1

// list gathers the places that follow one another.
type list struct {
	places []place
	// last is the rank of the unit before, none where something else stood between.
	last int
}

// add takes in a unit. apart is true where it stands beside the one before, not around it; as tells how it is meant.
func (l *list) add(e element, apart bool, as place) {
	as.Span, as.low, as.top, as.ref = e.Span, e.rank, e.rank, none
	n := len(l.places)
	if n == 0 {
		l.last = none
	}
	if len(e.values) == 0 {
		if n > 0 && e.rank >= rankAnnexed && l.last != none && e.rank > l.last && !apart && !as.titled && !as.pieced && !as.vague {
			l.last = e.rank // "Mẫu số 02 tại Phụ lục ban hành kèm theo …": the one annex
			return
		}
		as.bare = true
		l.places = append(l.places, as)
		l.last = e.rank
		return
	}
	if n > 0 && l.last != none && !apart && !as.titled && !as.vague {
		switch {
		case e.rank > l.last:
			l.raise(e, as.pieced || as.opening)
			return
		case e.rank < l.last && len(e.values) == 1 && !l.places[n-1].bare: // "Điều 4 khoản 2"
			p := &l.places[n-1]
			*part(&p.Provision, e.rank), p.low, p.End = e.values[0], e.rank, e.End
			l.last = e.rank
			return
		}
	}
	for _, v := range e.values {
		p := as
		*part(&p.Provision, e.rank) = v
		l.places = append(l.places, p)
	}
	l.last = e.rank
}

// raise gives the places that wait for a larger unit that unit; several marks make several places.
func (l *list) raise(e element, pieced bool) {
	var out []place
	from := 0
	if e.rank > rankArticle { // "Điều 52 và mục 6 Phụ lục I": the annex does not hold the article
		for i, p := range l.places {
			if p.Dieu != "" && (i < len(l.places)-1 || l.last != p.top) {
				from = i + 1
			}
		}
	}
	for i, p := range l.places {
		if i < from || p.top >= e.rank || p.ref != none || p.own {
			out = append(out, p)
			continue
		}
		for _, v := range e.values {
			q := p
			*part(&q.Provision, e.rank), q.top, q.End, q.pieced = v, e.rank, e.End, q.pieced || pieced
			out = append(out, q)
		}
	}
	l.places, l.last = out[:min(len(out), mostPlaces)], e.rank
}

// mostPlaces is how many places one sentence names at most; what is longer is cut.
const mostPlaces = 400

// complete gives a place what it lacks from the place within which the sentence stands.
func (p *place) complete(within corpus.Provision) {
	lowest := none
	for rank := range fields {
		if *part(&within, rank) != "" {
			lowest = rank
			break
		}
	}
	if lowest == none || p.top >= len(fields)-1 {
		return
	}
	from := p.top + 1
	if p.bare {
		from = p.top
	}
	for rank := from; rank < len(fields); rank++ {
		if p.Dieu != "" && rank > rankArticle && rank < rankAnnexed {
			continue // articles run through chapters
		}
		if *part(&p.Provision, rank) == "" {
			*part(&p.Provision, rank) = *part(&within, rank)
		}
	}
}

// lastOf is the last part of a section's id: "khoan-3" of "dieu-1.trich.khoan-3".
func lastOf(id corpus.SectionID) string {
	s := string(id)
	return s[strings.LastIndexByte(s, '.')+1:]
}

// above is the rank from which a place lacks its larger units.
func (p *place) above() int {
	if p.bare {
		return p.top - 1
	}
	return p.top
}
