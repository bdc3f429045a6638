package name

import (
	"slices"
	"strings"

	"vankho/corpus/viet"
)

// longestAlias bounds the words between brackets behind a body.
const longestAlias = 14

// readAliases learns the short names that the text gives a body, "(sau đây gọi tắt là Ban Chỉ đạo)", "(KHCN)", and lets later
// mentions stand for it.
func (r *reader) readAliases() {
	aliases := map[string]int{}
	for i := range r.orgs {
		o := &r.orgs[i]
		if known, ok := aliases[viet.Squeeze(r.quote(o.from, o.to))]; ok && (o.open || !o.specific) {
			r.standsFor(o, r.orgs[known])
		}
		// "Phòng A thuộc Công an tỉnh (sau đây gọi là Phòng A)" is no short name of the Công an.
		belongs := r.is(o.from-1, wUnder) || r.is(o.from-1, wOf) && i > 0 && r.orgs[i-1].to == o.from-1
		if alias := r.aliasBehind(o.to); alias != "" && o.specific && !belongs {
			aliases[alias] = i
		}
	}
	if len(aliases) == 0 {
		return
	}
	r.addShort(aliases)
}

// standsFor gives a short name what the full one is.
func (r *reader) standsFor(o *organisation, full organisation) {
	o.name, o.class, o.specific, o.source, o.open, o.tail, o.tier = full.name, full.class, full.specific, "document", false, full.tail, full.tier
}

// aliasBehind is the short name in brackets at token i, "" for none.
func (r *reader) aliasBehind(i int) string {
	if !r.is(i, wOpen) {
		return ""
	}
	end := i + 1
	for end < len(r.toks) && end < i+longestAlias && !r.is(end, wClose) && r.kindAt(end) != breakToken {
		end++
	}
	if !r.is(end, wClose) || end == i+1 {
		return ""
	}
	for j := i + 1; j < end; j++ {
		if r.is(j, wIs) && (r.is(j-1, wTat, wCall) || r.is(j-2, wCall, wTat)) && j+1 < end {
			return viet.Squeeze(strings.Trim(r.quote(j+1, end), `“”" `))
		}
	}
	if end == i+2 && r.kindAt(i+1) == wordToken && r.capsAt(i+1) == shouted {
		return r.quote(i+1, end)
	}
	return ""
}

// addShort finds later mentions of short names that are one word in capitals and no body by themselves.
func (r *reader) addShort(aliases map[string]int) {
	taken := make([]organisation, 0, len(r.orgs))
	next := 0
	for i, t := range r.toks {
		for next < len(r.orgs) && r.orgs[next].from <= i {
			taken = append(taken, r.orgs[next])
			next++
		}
		if t.caps != shouted || len(taken) > 0 && taken[len(taken)-1].to > i || r.inSymbol(i) || r.is(i-1, wOpen) {
			continue
		}
		if known, ok := aliases[r.text[t.start:t.end]]; ok && r.orgs[known].to <= i {
			o := organisation{from: i, to: i + 1, head: -1}
			r.standsFor(&o, r.orgs[known])
			taken = append(taken, o)
		}
	}
	r.orgs = append(taken, r.orgs[next:]...)
}

// readMinistry lets "Bộ" alone stand for the only ministry that was named, where it does something.
func (r *reader) readMinistry() {
	only, several := "", false
	if strings.HasPrefix(r.scope.issuer, "Bộ ") {
		only = r.scope.issuer
	}
	var alone []organisation
	next := 0
	for i := range r.toks {
		for next < len(r.orgs) && r.orgs[next].from < i {
			if o := r.orgs[next]; o.class == "state_central" && strings.HasPrefix(o.name, "Bộ ") {
				several = several || only != "" && only != o.name
				only = o.name
			}
			next++
		}
		if r.wordAt(i) != wBo || !r.capitalAt(i) || only == "" || several || r.capitalAt(i+1) || r.shoutedAt(i) {
			continue
		}
		if next > 0 && r.orgs[next-1].to > i || r.is(i+1, wComma) && r.begins(i+2, kCollective) && r.smallAt(i+2) {
			continue // "của Bộ, cơ quan ngang Bộ" are all
		}
		_, it, verb := r.longest(i+1, kEnd)
		acts := verb && r.lex.acting[it.row] && r.kindAt(i-1) != wordToken
		if acts || r.is(i-1, wUnder, wOf) && strings.HasPrefix(r.scope.issuer, "Bộ ") && r.kindAt(i+1) != wordToken {
			alone = append(alone, organisation{from: i, to: i + 1, class: "state_central", name: only, specific: true, source: "document", head: -1})
		}
	}
	if len(alone) > 0 {
		r.orgs = append(r.orgs, alone...)
		slices.SortStableFunc(r.orgs, func(a, b organisation) int { return a.from - b.from })
	}
}

// readCommittees lets a bare "Ban Chỉ đạo" stand for the last one named in full, unless one is being set up.
func (r *reader) readCommittees() {
	last := map[string]int{}
	for i := range r.orgs {
		o := &r.orgs[i]
		if o.head < 0 || r.lex.heads[o.head].mode != "purpose" {
			continue
		}
		key := r.lex.heads[o.head].name
		switch known, ok := last[key]; {
		case !o.open && o.specific:
			last[key] = i
		case o.open && ok && o.to-o.from <= 3 && !r.setUp(o.from):
			r.standsFor(o, r.orgs[known])
		}
	}
}

// setUp reports "thành lập" before token i: what is set up is not the one named before.
func (r *reader) setUp(i int) bool {
	return r.is(i-1, wLap) && r.is(i-2, wThanh)
}
