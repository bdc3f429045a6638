package web

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// Happening (diễn biến) is one day of the life of a document: its issue, its first day of effect, what others did to it.
// Example: {12/8/2024, "Được thay thế bởi Quyết định số 1876/QĐ-UBND"}.
type Happening struct {
	Day corpus.Date `json:"date,omitzero"`
	// Words say what happened; Note what is to be known about it, or why it does not count.
	Words string `json:"words"`
	Note  string `json:"note,omitempty"`
	// URL is the sentence that says so, Quote its words.
	URL   string `json:"url,omitempty"`
	Quote string `json:"quote,omitempty"`
	// Ahead is true for a day to come.
	Ahead bool `json:"ahead,omitempty"`
}

// mostHappenings is how many a page tells.
const mostHappenings = 9

// happenings are the days of a document in their order, those that are not known last; left counts those that are not told.
func happenings(d *corpus.Document, f validity.Facts, today corpus.Date) (out []Happening, left int) {
	add := func(h Happening) {
		i := slices.IndexFunc(out, func(o Happening) bool { return o.Day == h.Day && o.Words == h.Words })
		if i < 0 {
			h.Ahead = today.Before(h.Day)
			out = append(out, h)
		}
	}
	if !d.Header.Issued.IsZero() {
		add(Happening{Day: d.Header.Issued, Words: "Ban hành", URL: factURL(d, corpus.FieldIssued)})
	}
	if e := d.Header.Effective; e != nil {
		at := factURL(d, corpus.FieldEffective)
		if !e.Date.IsZero() {
			add(Happening{Day: e.Date, Words: "Có hiệu lực", URL: at})
		}
		if !e.Until.IsZero() {
			words := "Hết thời hạn hiệu lực ghi trong văn bản"
			if slices.ContainsFunc(f.Events, func(x validity.Event) bool { return x.Relation == corpus.RelationExtends }) {
				words = "Thời hạn ban đầu ghi trong văn bản, đã được kéo dài"
			}
			add(Happening{Day: e.Until, Words: words, URL: at})
		}
	}
	for _, c := range plain(validity.Read(f).Causes) {
		if c.Event == nil {
			continue
		}
		// The day stands before the sentence.
		words := strings.Replace(c.Sentence(), " từ "+c.From.Short(), "", 1)
		add(Happening{Day: c.From, Words: words, Note: cmp.Or(c.Doubt, c.Note), URL: eventURL(c.Event), Quote: shorten(viet.Squeeze(c.Event.Quote), longestEvidence)})
	}
	slices.SortStableFunc(out, func(a, b Happening) int { return compareDays(a.Day, b.Day) })
	shown := out[:min(len(out), mostHappenings)]
	return shown, len(out) - len(shown) + f.More
}

// plain leaves out what says less than another cause: of a part that another one names, or in the words of a third document what the
// acting one says itself.
func plain(causes []validity.Cause) []validity.Cause {
	return slices.DeleteFunc(slices.Clone(causes), func(c validity.Cause) bool {
		return c.Event != nil && slices.ContainsFunc(causes, func(o validity.Cause) bool {
			if o.Event == nil || o.Event == c.Event || o.Event.Relation != c.Event.Relation || o.Event.From.ID != c.Event.From.ID {
				return false
			}
			vague := c.Event.Scope != corpus.ScopeWhole && len(c.Event.Provisions) == 0
			return o.Event.By.ID == o.Event.From.ID && (c.Event.By.ID != c.Event.From.ID || vague && len(o.Event.Provisions) > 0)
		})
	})
}

// eventURL is the sentence that states an event.
func eventURL(e *validity.Event) string {
	return spanURL(documentURL(e.By.ID), "", e.Quote, e.Span)
}

// factURL is the line that a fact of the header was read from, "" where it was read from none.
func factURL(d *corpus.Document, field corpus.Field) string {
	e, ok := d.Header.Evidence[field]
	if !ok || e.Len() == 0 || !e.Fits(d.Text) {
		return ""
	}
	return spanURL(documentURL(d.ID), "", e.In(d.Text), e.Span)
}
