package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strings"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// Validity (hiệu lực) is whether a document is in force on a day, since when, and by whose words.
type Validity struct {
	Standing corpus.Standing `json:"standing"`
	Label    string          `json:"label"`
	// Day is the day of the verdict, Since the first day of the standing.
	Day   corpus.Date `json:"day"`
	Since corpus.Date `json:"since,omitzero"`
	// Reason is one sentence that says why.
	Reason string `json:"reason"`
	// Causes decide, the first one most; Changes are what else was done to the document by that day, Upcoming what is to come, Against what
	// says otherwise or was not taken.
	Causes   []ValidityCause `json:"causes,omitempty"`
	Changes  []ValidityCause `json:"changes,omitempty"`
	Upcoming []ValidityCause `json:"upcoming,omitempty"`
	Against  []ValidityCause `json:"against,omitempty"`
	// More counts what is left out of these lists.
	More  int   `json:"more,omitempty"`
	Badge Badge `json:"-"`
}

// ValidityCause is one reason with the words that say so.
type ValidityCause struct {
	// Sentence says what was done: "Được thay thế bởi 1876/QĐ-UBND từ 12/8/2024". Note tells what is to be known about it, Doubt why it does not count.
	Sentence string          `json:"sentence"`
	Note     string          `json:"note,omitempty"`
	Doubt    string          `json:"doubt,omitempty"`
	Standing corpus.Standing `json:"standing,omitempty"`
	Relation corpus.Relation `json:"relation,omitempty"`
	From     corpus.Date     `json:"from,omitzero"`
	Until    corpus.Date     `json:"until,omitzero"`
	// Sections are the provisions that it reaches, none where it reaches the whole.
	Sections []corpus.SectionID `json:"sections,omitempty"`
	// Document acts, Teller says so where it is a third one.
	Document *ValidityActor `json:"document,omitempty"`
	Teller   *ValidityActor `json:"stated_by,omitempty"`
	// Register is the row of a register that says so: "danh-muc.csv, dòng 12".
	Register string `json:"register,omitempty"`
	// The span is of the text of Teller, else of Document, else of the document itself; Quote its words, URL where they stand.
	corpus.Span
	Quote string `json:"quote,omitempty"`
	URL   string `json:"url,omitempty"`
}

// ValidityActor is a document that does something to another one.
type ValidityActor struct {
	ID     corpus.ID   `json:"id"`
	Name   string      `json:"name"`
	Issued corpus.Date `json:"issue_date,omitzero"`
	URL    string      `json:"url"`
}

const (
	// mostCauses is how many causes of one kind a page shows.
	mostCauses = 12
	// longestCause is how many characters of the words it shows.
	longestCause = 280
)

// history is what the store knows of the validity of a document.
func (s *site) history(ctx context.Context, d *corpus.Document, who viewer) (validity.History, error) {
	id := cmp.Or(d.VersionOf, d.ID)
	found, err := s.library.Validity(ctx, []corpus.ID{id}, who.local)
	if err != nil {
		return validity.History{}, fmt.Errorf("validity of %s: %w", id, err)
	}
	facts, ok := found[id]
	if !ok {
		h := d.Header
		facts = validity.Facts{Actor: validity.Actor{ID: d.ID, Number: h.Number, Type: h.Type, Issued: h.Issued, Draft: h.Draft, Stub: d.Stub()},
			Effect: h.Effective, EffectAt: h.Evidence[corpus.FieldEffective]}
	}
	return validity.Read(facts), nil
}

// newValidity shows the verdict on a document on a day.
func newValidity(d *corpus.Document, h validity.History, on asOf) Validity {
	verdict := h.At(on.Day, on.Today)
	facts := h.Facts()
	v := Validity{Standing: verdict.Standing, Label: verdict.Standing.Label(), Day: on.Day, Since: verdict.Since, Reason: verdict.Reason, More: facts.More}
	if verdict.Standing == corpus.StandingInForce && verdict.Amended() {
		v.Label += ", đã được sửa đổi"
	}
	v.Badge = standingBadge(verdict.Standing, facts.ID)
	v.Badge.Label = v.Label
	v.Badge = v.Badge.at(facts.ID, on)
	for _, list := range [...]struct {
		from []validity.Cause
		into *[]ValidityCause
	}{{verdict.Causes, &v.Causes}, {verdict.Changes, &v.Changes}, {verdict.Upcoming, &v.Upcoming}, {verdict.Against, &v.Against}} {
		shown := list.from[:min(len(list.from), mostCauses)]
		v.More += len(list.from) - len(shown)
		for _, c := range shown {
			*list.into = append(*list.into, newValidityCause(d, facts, c))
		}
	}
	return v
}

// newValidityCause shows one cause with the place of its words.
func newValidityCause(d *corpus.Document, facts validity.Facts, c validity.Cause) ValidityCause {
	out := ValidityCause{Sentence: c.Sentence(), Note: c.Note, Doubt: c.Doubt, Standing: c.Standing, From: c.From, Until: c.Until}
	own := documentURL(facts.ID)
	switch {
	case c.Listed != nil:
		out.Register, out.URL = c.Listed.File, own+"/thuoc-tinh#nguon"
		if c.Listed.Row != "" {
			out.Register += ", dòng " + c.Listed.Row
		}
	case c.Part != nil:
		if out.URL = own; facts.ID == d.ID {
			out.Span, out.Quote = c.Part.Span, c.Part.In(d.Text)
			out.URL = spanURL(own, "", out.Quote, out.Span)
		}
	case c.Own:
		out.Span, out.Quote = facts.EffectAt.Span, facts.EffectAt.Quote
		out.URL = spanURL(own, "", out.Quote, out.Span)
		if out.Len() == 0 {
			out.URL = own + "/thuoc-tinh#" + fieldID(corpus.FieldIssued)
		}
	case c.Event != nil:
		e := c.Event
		out.Relation, out.Sections, out.Span, out.Quote = e.Relation, e.Sections, e.Span, e.Quote
		out.Document = newValidityActor(e.From)
		if e.By.ID != e.From.ID {
			out.Teller = newValidityActor(e.By)
		}
		out.URL = spanURL(documentURL(e.By.ID), "", e.Quote, e.Span)
	}
	return out
}

func newValidityActor(a validity.Actor) *ValidityActor {
	return &ValidityActor{ID: a.ID, Name: a.Name(), Issued: a.Issued, URL: documentURL(a.ID)}
}

// Words are those of the cause on one line, as much of them as a page shows.
func (c ValidityCause) Words() string { return shorten(viet.Squeeze(c.Quote), longestCause) }

// Told is the reason where the causes below the badge do not say the same.
func (v Validity) Told() string {
	if strings.HasPrefix(v.Reason, v.Standing.Label()+": ") {
		return ""
	}
	return v.Reason
}

// Listed are the lists of the box that a page shows, each with its heading; empty ones are left out.
func (v Validity) Listed() []ValidityList {
	var out []ValidityList
	for _, l := range []ValidityList{{"", v.Causes}, {"Đã sửa đổi, đã tác động", v.Changes}, {"Sắp tới", v.Upcoming}, {"Nguồn nói khác, câu chưa tính", v.Against}} {
		if len(l.Causes) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// ValidityList is one list of causes with its heading, "" for the ones that decide.
type ValidityList struct {
	Title  string
	Causes []ValidityCause
}

// banner says over the text that a document is no longer in force; ok is false for another.
func (v Validity) banner() (b Banner, ok bool) {
	if v.Standing != corpus.StandingEnded {
		return Banner{}, false
	}
	words := "Văn bản này đã hết hiệu lực"
	if !v.Since.IsZero() {
		words += " từ " + v.Since.Short()
	}
	b = Banner{Kind: "ended", Text: words + ".", Link: &Link{"Xem căn cứ", v.Badge.URL}}
	if len(v.Causes) == 0 {
		return b, true
	}
	c := v.Causes[0]
	if c.Document == nil || c.Relation == corpus.RelationExtends {
		return b, true
	}
	if name, known := c.Relation.NameIn(c.Quote); known {
		b.Text = words + ", " + viet.Uncapitalise(name.In) + " " + c.Document.Name + "."
		if c.Relation == corpus.RelationReplaces {
			b.Text += " Bạn đang xem bản cũ."
		}
	}
	return b, true
}

// serveValidityAPI answers /api/v1/van-ban/{id}/hieu-luc.
func (s *site) serveValidityAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, asOfKey)
	if err := p.strict(); err != nil {
		return err
	}
	on, err := s.asOf(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	h, err := s.history(r.Context(), d, who)
	if err != nil {
		return err
	}
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	s.writeJSON(w, http.StatusOK, newValidity(d, h, on))
	return nil
}
