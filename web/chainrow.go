package web

import (
	"cmp"
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// ChainLevel is one level of a chain with what stands on it.
type ChainLevel struct {
	corpus.ChainLevel
	Documents []*ChainDocument `json:"documents"`
	// Gaps are what is announced or due on this level, and not there.
	Gaps []*ChainGap `json:"-"`
}

// ChainDocument is one document of a chain.
type ChainDocument struct {
	ID     corpus.ID   `json:"id"`
	Name   string      `json:"name"`
	URL    string      `json:"url"`
	Number string      `json:"number,omitempty"`
	Type   string      `json:"doc_type,omitempty"`
	Title  string      `json:"title"`
	Issuer string      `json:"issuer,omitempty"`
	Issued corpus.Date `json:"issue_date,omitzero"`
	// Standing is that on the day of the page; Stub is true where the text is not held.
	Standing corpus.Standing `json:"standing"`
	Stub     bool            `json:"stub,omitempty"`
	CitedBy  int             `json:"cited_by,omitempty"`
	Self     bool            `json:"self,omitempty"`
	// Distance counts the links to the document of the page, below 0 above it.
	Distance int `json:"distance"`
	// The rest counts what is not shown: who else carries it out, rests on it, what else it carries out.
	Carrying     int  `json:"carrying_left,omitempty"`
	CarryingMore bool `json:"carrying_more,omitempty"`
	Resting      int  `json:"resting_left,omitempty"`
	RestingMore  bool `json:"resting_more,omitempty"`
	Above        int  `json:"above_left,omitempty"`

	Badges []Badge      `json:"-"`
	Links  []*ChainLink `json:"-"`
	// Below are the documents of the chain that carry it out.
	Below []Link `json:"-"`
	Brief string `json:"-"`
}

// ChainLink is one link of a chain with its words.
type ChainLink struct {
	corpus.Tie
	// Words are the relation from below: "Thực hiện"; Object is what was made, where From carries out To by what it made.
	Words    string `json:"words"`
	Object   string `json:"object,omitempty"`
	Reported bool   `json:"reported,omitempty"`
	// Certainty is how sure the link is; Tellers counts the documents that say it.
	Certainty certainty `json:"certainty"`
	Tellers   int       `json:"tellers"`
	// Quote is the evidence in the text of By, URL opens it there.
	Quote string `json:"quote"`
	URL   string `json:"url"`
	corpus.Span

	Family string `json:"-"`
	Target Link   `json:"-"`
	// Teller is the document whose words they are, empty where it is From.
	Teller Link `json:"-"`
}

// ChainGap is something that is missing in a chain, in a sentence.
type ChainGap struct {
	corpus.ChainGap
	Sentence string `json:"sentence"`
	// URL opens the words that make one expect it.
	URL string `json:"url,omitempty"`
	// Words are what is missing, About the document whose Quote makes one expect it.
	Words string `json:"-"`
	About Link   `json:"-"`
	Quote string `json:"-"`
}

// chainAnchor is the anchor of a document's row.
func chainAnchor(id corpus.ID) string { return "vb-" + string(id) }

func newChainDocument(x corpus.ChainStep, on asOf) *ChainDocument {
	s := x.Document
	d := &ChainDocument{ID: s.ID, Name: shorten(tieName(s), longestEvidence), URL: documentURL(s.ID), Number: s.Number, Type: s.Type, Title: s.Title, Issuer: s.Issuer, Issued: s.Issued,
		Standing: s.Timeline.At(on.Day, on.Today), Stub: s.Stub, CitedBy: s.CitedBy, Distance: x.Distance, Carrying: x.Carrying, CarryingMore: x.CarryingMore, Resting: x.Resting, RestingMore: x.RestingMore, Above: x.Above}
	d.Brief = cmp.Or(s.Number, shorten(d.Name, longestName))
	if s.Stub {
		d.Badges = append(d.Badges, Badge{"text_absent", "Chưa có toàn văn", "gone", ""})
	}
	if s.Draft {
		d.Badges = append(d.Badges, Badge{"draft", "Dự thảo", "gone", ""})
	}
	d.Badges = append(d.Badges, timelineBadge(s.Timeline, s.ID, on))
	return d
}

// Anchor is that of the row.
func (d *ChainDocument) Anchor() string { return chainAnchor(d.ID) }

// Subject is what the document is about, "" where its name says it.
func (d *ChainDocument) Subject() string {
	if strings.Contains(viet.Fold(d.Name), viet.Fold(d.Title)) {
		return ""
	}
	return d.Title
}

// All lists who else carries it out.
func (d *ChainDocument) All() string { return d.URL + "/lien-he?chieu=den" }

// AllResting lists who rests on it.
func (d *ChainDocument) AllResting() string {
	name, _ := corpus.RelationLegalBasis.Name()
	return d.All() + "&quanhe=" + relationSlug(name)
}

// BriefQuote is the part of the quote that names the document the link leads to.
func (l *ChainLink) BriefQuote() string {
	return shortenAround(l.Quote, l.Target.Label, longestEvidence)
}

func newChainLink(x corpus.ChainLink) *ChainLink {
	name, _ := x.Relation.Name()
	l := &ChainLink{Tie: x.Tie, Words: name.Out, Family: name.Family, Reported: x.Reported, Certainty: certaintyInferred, Tellers: x.Tellers, Quote: viet.Squeeze(x.Evidence.Quote), Span: x.Evidence.Span}
	if x.Strong {
		l.Certainty = certaintySure
	}
	if x.Reported {
		l.Object, l.Family = strings.TrimPrefix(x.Object, "org:"), "carry"
	}
	if l.Quote != "" {
		l.URL = spanURL(documentURL(x.By), "", x.Evidence.Quote, x.Evidence.Span)
	}
	return l
}

func newChainGap(x corpus.ChainGap, of *ChainDocument) *ChainGap {
	g := &ChainGap{ChainGap: x, Quote: viet.Squeeze(x.Evidence.Quote)}
	switch x.Kind {
	case corpus.GapUnheld:
		g.Sentence = fmt.Sprintf("%s: chưa có toàn văn trong kho; %s văn bản nhắc tới.", of.Name, integer(x.Count))
		return g
	case corpus.GapAnnounced:
		g.Words = fmt.Sprintf("Chưa thấy trong kho: văn bản %s của %s", x.Wanted, x.Body)
	case corpus.GapUnreported:
		g.Words = fmt.Sprintf("Chưa thấy trong kho: báo cáo kết quả; kỳ thực hiện (%s) đã hết ngày %s", viet.Uncapitalise(x.Period.Label()), x.Period.To.Short())
	}
	g.Sentence = fmt.Sprintf("%s (%s).", g.Words, of.Name)
	if g.Quote != "" {
		g.URL = spanURL(of.URL, "", x.Evidence.Quote, x.Evidence.Span)
	}
	return g
}
