package resolve

import (
	"cmp"
	"slices"

	"vankho/corpus"
)

// methodCited is the method of a fact that citations state.
const methodCited = "ghi trong văn bản dẫn chiếu"

// cluster are the citations of one document that the store does not hold.
type cluster struct {
	members []*mention
	facts   corpus.CitedStub
}

// makeStubs makes a document of the citations that say enough to name one: a number that tells its body and year, or a number and a day, or
// a number, a body and a year. Then it looks which of them the other citations mean.
func (j *judgement) makeStubs() {
	var naming []int
	for i := range j.mentions {
		if j.found[i].state == corpus.LinkAbsent && j.mentions[i].names() {
			naming = append(naming, i)
		}
	}
	var clusters []*cluster
	of := map[int]*cluster{}
	gather := func(key func(*mention) string, fits func(*mention) bool) {
		byKey := map[string]*cluster{}
		for _, i := range naming {
			m := &j.mentions[i]
			if of[i] != nil || !fits(m) {
				continue
			}
			c := byKey[key(m)]
			if c == nil {
				c = &cluster{}
				byKey[key(m)], clusters = c, append(clusters, c)
			}
			c.members, of[i] = append(c.members, m), c
		}
	}
	gather(func(m *mention) string { return "" }, func(m *mention) bool { return m.central && m.number.Year != 0 })
	places := provincesPerDay(j.mentions, naming)
	gather(func(m *mention) string { return m.Date.String() + " " + places.of(m) }, func(m *mention) bool { return m.Date.Day > 0 && places.told(m) })
	j.offer(clusters)
	for _, i := range naming {
		if of[i] != nil {
			continue
		}
		if f := j.choose(&j.mentions[i], j.stubs); f.state == corpus.LinkResolved {
			c := clusters[f.to.stub-1]
			c.members, of[i] = append(c.members, &j.mentions[i]), c
		}
	}
	gather(func(m *mention) string { return m.Date.String()[:min(4, len(m.Date.String()))] + " " + m.placed() },
		func(m *mention) bool {
			return m.Date.Day == 0 && m.year != 0 && (m.central || m.placed() != "" && (m.issuer.known() || m.implied != "")) && !j.nearStub(m)
		})
	slices.SortFunc(clusters, func(a, b *cluster) int {
		x, y := a.members[0], b.members[0]
		return cmp.Or(cmp.Compare(x.Date.String(), y.Date.String()), cmp.Compare(x.placed(), y.placed()))
	})
	j.offer(clusters)
	j.keepIDs(clusters)
	for k, c := range clusters {
		j.made[k].ID = c.facts.ID
		j.stubs.list[k].ID = c.facts.ID
	}
	index := map[*cluster]int{}
	for k, c := range clusters {
		index[c] = k
	}
	for i := range j.mentions {
		switch {
		case j.found[i].state != corpus.LinkAbsent:
		case of[i] != nil:
			j.found[i].to = &j.stubs.list[index[of[i]]]
		default:
			f := j.choose(&j.mentions[i], j.stubs)
			j.found[i].to = f.to
			if f.state == corpus.LinkAmbiguous {
				j.found[i].reason = "trong kho chưa có; nơi khác dẫn chiếu văn bản cùng số, chưa đủ căn cứ để coi là một"
			}
		}
	}
}

// offer makes the facts of the clusters, so that citations can be judged against them.
func (j *judgement) offer(clusters []*cluster) {
	stubs := make([]holder, len(clusters))
	j.made = make([]corpus.CitedStub, len(clusters))
	for k, c := range clusters {
		c.describe()
		h := c.facts.Header
		j.made[k] = c.facts
		stubs[k] = newHolder(corpus.Holder{Number: h.Number, Type: h.Type, Issuer: h.Issuer, Abstract: h.Abstract, Issued: h.Issued, Cited: true, Stub: true})
		if stubs[k].issuer.province == "" {
			stubs[k].issuer.province = c.province()
		}
		stubs[k].stub = k + 1
	}
	j.stubs = newShelf(stubs)
}

// nearStub reports whether a citation may mean one of the stubs, though nothing confirms it: then it names none of its own.
func (j *judgement) nearStub(m *mention) bool {
	return j.choose(m, j.stubs).state != corpus.LinkAbsent
}

// placed is the province that a citation states or means, "" for a number that needs none.
func (m *mention) placed() string {
	if m.central {
		return ""
	}
	return cmp.Or(m.province, m.implied)
}

// dayPlaces are the provinces that citations of one number name with a day.
type dayPlaces map[corpus.Date]map[string]bool

func provincesPerDay(mentions []mention, naming []int) dayPlaces {
	out := dayPlaces{}
	for _, i := range naming {
		if m := &mentions[i]; m.Date.Day > 0 {
			if out[m.Date] == nil {
				out[m.Date] = map[string]bool{}
			}
			if p := m.placed(); p != "" {
				out[m.Date][p] = true
			}
		}
	}
	return out
}

// told reports whether the number and the day of a citation tell one document: where two provinces gave out that number on that day, one
// without a province tells none.
func (d dayPlaces) told(m *mention) bool { return m.placed() != "" || len(d[m.Date]) < 2 }

func (d dayPlaces) of(m *mention) string {
	if len(d[m.Date]) < 2 {
		return ""
	}
	return m.placed()
}

// describe chooses for each fact what most citations say; of two said as often the longer, then the first by its letters.
func (c *cluster) describe() {
	ask := func(fact func(*mention) string) string { return mostSaid(c.members, fact) }
	h := corpus.Header{System: corpus.SystemUnknown, Evidence: map[corpus.Field]corpus.Evidence{}}
	set := func(field corpus.Field, into *string, value string) {
		if *into = value; value != "" {
			h.Evidence[field] = corpus.Evidence{Method: methodCited}
		}
	}
	set(corpus.FieldNumber, &h.Number, ask(func(m *mention) string { return m.number.String() }))
	set(corpus.FieldType, &h.Type, ask(func(m *mention) string { return m.DocType }))
	set(corpus.FieldIssuer, &h.Issuer, ask(func(m *mention) string { return m.Issuer }))
	set(corpus.FieldAbstract, &h.Abstract, ask(func(m *mention) string { return m.Title }))
	day := ask(func(m *mention) string {
		if m.Date.Day == 0 {
			return ""
		}
		return m.Date.String()
	})
	if day == "" {
		day = ask(func(m *mention) string { return m.Date.String() })
	}
	if h.Issued, _ = corpus.ParseISODate(day); !h.Issued.IsZero() {
		h.Evidence[corpus.FieldIssued] = corpus.Evidence{Method: methodCited}
	}
	switch m := c.members[0]; {
	case m.number.Family == corpus.FamilyParty:
		h.System = corpus.SystemParty
	case m.number.Family != "":
		h.System = corpus.SystemState
	}
	c.facts = corpus.CitedStub{Header: h, Title: cmp.Or(h.Abstract, joinWords(h.Type, h.Number))}
}

func joinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " số " + b
}

// province is the one that most citations name or mean.
func (c *cluster) province() string { return mostSaid(c.members, (*mention).placed) }

func mostSaid(members []*mention, fact func(*mention) string) string {
	said := map[string]int{}
	best := ""
	for _, m := range members {
		if v := fact(m); v != "" {
			said[v]++
		}
	}
	for v, n := range said {
		if c := cmp.Or(cmp.Compare(n, said[best]), cmp.Compare(len(v), len(best)), cmp.Compare(best, v)); best == "" || c > 0 {
			best = v
		}
	}
	return best
}

// keepIDs gives each cluster the stub that stood for it until now: the one that most of its citations led to, else one of the same facts.
func (j *judgement) keepIDs(clusters []*cluster) {
	type pair struct{ former, cluster int }
	led := map[corpus.ID]map[int]int{} // how many citations of a cluster led to a stub
	for k, c := range clusters {
		for _, m := range c.members {
			if led[m.Linked] == nil {
				led[m.Linked] = map[int]int{}
			}
			led[m.Linked][k]++
		}
	}
	score := map[pair]int{}
	for f := range j.former {
		h := &j.former[f]
		for k, n := range led[h.ID] {
			score[pair{f, k}] = 1 + 100*n
		}
		for _, near := range j.stubs.near(h.Issued) {
			if p := (pair{f, near.stub - 1}); sameDay(h.Issued, near.Issued) && score[p] == 0 {
				score[p] = 1
			}
		}
	}
	var pairs []pair
	for p := range score {
		h, c := &j.former[p.former], clusters[p.cluster]
		if h.Issued == c.facts.Issued {
			score[p] += 20
		}
		if h.Issuer == c.facts.Issuer {
			score[p] += 10
		}
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(j.former[a.former].ID, j.former[b.former].ID), cmp.Compare(a.cluster, b.cluster))
	})
	taken := map[corpus.ID]bool{}
	for _, p := range pairs {
		if id := j.former[p.former].ID; !taken[id] && clusters[p.cluster].facts.ID == "" {
			clusters[p.cluster].facts.ID, taken[id] = id, true
		}
	}
}
