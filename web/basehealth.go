package web

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// BaseHealth (sức khỏe căn cứ) tells of what a document rests on whether it was in force on the day of the document, and is now.
type BaseHealth struct {
	// Own is the document's own day, zero where it is not known; Day the day of the page.
	Own corpus.Date `json:"own_date,omitzero"`
	Day corpus.Date `json:"date"`
	// Sentence counts: "4 căn cứ: 1 hết hiệu lực, 3 chưa rõ hiệu lực."
	Sentence string `json:"sentence"`
	// Rows are the bases to look at, Rest the others.
	Rows []BaseRow `json:"rows,omitempty"`
	Rest []BaseRow `json:"rest,omitempty"`
	// Left counts the bases beyond those that were looked at, Open those of which no document of the store is certain.
	Left int `json:"left,omitempty"`
	Open int `json:"open,omitempty"`
}

// BaseRow is one base.
type BaseRow struct {
	Document *corpus.Summary `json:"document"`
	Name     string          `json:"name"`
	URL      string          `json:"url"`
	// Then is its standing on the document's own day, "" where that is not known; Now on the day of the page.
	Then corpus.Standing `json:"then,omitempty"`
	Now  corpus.Standing `json:"now"`
	// Causes say why it is not, or not wholly, in force, with the sentences that say so.
	Causes []BaseCause `json:"causes,omitempty"`

	ThenBadge, NowBadge Badge `json:"-"`
}

// BaseCause is one reason.
type BaseCause struct {
	Words string      `json:"words"`
	Note  string      `json:"note,omitempty"`
	Since corpus.Date `json:"since,omitzero"`
	URL   string      `json:"url,omitempty"`
	Quote string      `json:"quote,omitempty"`
}

const (
	// mostBases is how many bases are looked at, mostExplained how many have their causes told.
	mostBases     = 60
	mostExplained = 12
)

// healthOrder is how the standings of bases stand in the sentence and the table.
var healthOrder = [...]corpus.Standing{corpus.StandingEnded, corpus.StandingPaused, corpus.StandingNotYet, corpus.StandingPartly, corpus.StandingUnknown,
	corpus.StandingInForce, corpus.StandingNone}

// healthWords are the standings as the sentence says them.
var healthWords = map[corpus.Standing]string{corpus.StandingEnded: "đã hết hiệu lực", corpus.StandingPaused: "ngưng hiệu lực",
	corpus.StandingNotYet: "chưa có hiệu lực", corpus.StandingPartly: "hết hiệu lực một phần", corpus.StandingUnknown: "chưa rõ hiệu lực",
	corpus.StandingInForce: "còn hiệu lực", corpus.StandingNone: "không xét hiệu lực"}

// baseHealth looks at the bases of a document; nil where it names none of the store. open counts the others.
func (s *site) baseHealth(ctx context.Context, r tieReader, open int, who viewer) (*BaseHealth, error) {
	ties, total, err := s.library.Ties(ctx, corpus.TieQuery{Document: r.shown, Relation: corpus.RelationLegalBasis, N: mostBases, Secret: who.local})
	if err != nil {
		return nil, fmt.Errorf("bases of %s: %w", r.shown, err)
	}
	ties = slices.CompactFunc(ties, func(a, b corpus.Neighbour) bool { return a.Document.ID == b.Document.ID })
	ties = slices.DeleteFunc(ties, func(n corpus.Neighbour) bool { return n.From == n.To || n.By != n.From })
	if len(ties) == 0 {
		return nil, nil
	}
	h := &BaseHealth{Own: r.doc.Header.Issued, Day: r.on.Day, Left: max(total-mostBases, 0), Open: open}
	counts, since := map[corpus.Standing]int{}, map[corpus.Standing]corpus.Date{}
	var ask []corpus.ID
	for _, t := range ties {
		row := BaseRow{Document: &t.Document, Name: tieName(t.Document), URL: documentURL(t.Document.ID), Now: t.Document.Timeline.At(r.on.Day, r.on.Today)}
		row.NowBadge = timelineBadge(t.Document.Timeline, t.Document.ID, r.on)
		row.NowBadge.Label = row.Now.Label()
		if !h.Own.IsZero() {
			row.Then = t.Document.Timeline.At(h.Own, r.on.Today)
			row.ThenBadge = timelineBadge(t.Document.Timeline, t.Document.ID, asOf{h.Own, r.on.Today})
			row.ThenBadge.Label = row.Then.Label() // the day stands over the column
		}
		counts[row.Now]++
		h.Rows = append(h.Rows, row)
	}
	slices.SortStableFunc(h.Rows, func(a, b BaseRow) int { return healthRank(a) - healthRank(b) })
	for i := range h.Rows {
		row := &h.Rows[i]
		if row.unexplained() && len(ask) < mostExplained {
			ask = append(ask, row.Document.ID)
		}
	}
	facts, err := s.library.Validity(ctx, ask, who.local)
	if err != nil {
		return nil, fmt.Errorf("validity of the bases of %s: %w", r.shown, err)
	}
	for i := range h.Rows {
		row := &h.Rows[i]
		f, ok := facts[row.Document.ID]
		if !ok {
			continue
		}
		row.explain(validity.Read(f), h.Own, r.on.Day, r.on.Today)
		if len(row.Causes) > 0 {
			since[row.Now] = row.Causes[0].Since
		}
	}
	h.Sentence = healthSentence(len(h.Rows), counts, since)
	split := slices.IndexFunc(h.Rows, func(row BaseRow) bool { return !failing(row.Now) && !failing(row.Then) })
	if split >= 0 {
		h.Rows, h.Rest = h.Rows[:split], h.Rows[split:]
	}
	return h, nil
}

// healthRank puts first what is not in force on the day of the page, then what was not on the document's own.
func healthRank(r BaseRow) int {
	now := slices.Index(healthOrder[:], r.Now)
	if !failing(r.Now) && failing(r.Then) {
		return slices.Index(healthOrder[:], corpus.StandingUnknown)*2 - 1
	}
	return now * 2
}

// failing reports whether a base of that standing is to be looked at.
func failing(s corpus.Standing) bool {
	switch s {
	case corpus.StandingEnded, corpus.StandingPaused, corpus.StandingNotYet, corpus.StandingPartly:
		return true
	}
	return false
}

// unexplained reports whether what others did to the base is to be told; that it was not yet in force its own day tells.
func (r *BaseRow) unexplained() bool {
	if !failing(r.Now) && r.Then == corpus.StandingNotYet {
		day := r.Document.Issued
		for _, s := range r.Document.Timeline.Steps {
			if s.Opens {
				day = s.From
			}
		}
		if !day.IsZero() {
			r.Causes = []BaseCause{{Words: "Có hiệu lực từ " + day.Short(), Since: day, URL: r.URL + "/thuoc-tinh#hieu-luc"}}
			return false
		}
	}
	return failing(r.Now) || failing(r.Then)
}

// explain tells the causes that hold on the day of the page, else those of the document's own day.
func (r *BaseRow) explain(h validity.History, own, day, today corpus.Date) {
	causes := h.At(day, today).Causes
	if !failing(r.Now) && !own.IsZero() {
		causes = h.At(own, today).Causes
	}
	for _, c := range plain(causes) {
		b := BaseCause{Words: c.Sentence(), Note: c.Note, Since: c.From, URL: documentURL(r.Document.ID) + "/thuoc-tinh#hieu-luc"}
		if c.Event != nil {
			b.URL, b.Quote = eventURL(c.Event), shorten(viet.Squeeze(c.Event.Quote), longestEvidence)
		}
		r.Causes = append(r.Causes, b)
		if len(r.Causes) == 2 {
			return
		}
	}
}

// healthSentence is "3 căn cứ còn hiệu lực, 1 đã hết hiệu lực từ 01/4/2025, 1 chưa rõ hiệu lực."
func healthSentence(total int, counts map[corpus.Standing]int, since map[corpus.Standing]corpus.Date) string {
	var parts []string
	for _, st := range healthOrder {
		n := counts[st]
		if n == 0 {
			continue
		}
		words := integer(n) + " " + healthWords[st]
		if d := since[st]; n == 1 && failing(st) && !d.IsZero() {
			words += " từ " + d.Short()
		}
		parts = append(parts, words)
	}
	return fmt.Sprintf("%s căn cứ: %s.", integer(total), strings.Join(parts, ", "))
}
