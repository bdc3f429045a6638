package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// findingLook is how a state of a citation looks: the class of its badge, the shape before its word, the class of the line in the draft
// (pages.md §5.6). No two states share shape and colour.
type findingLook struct{ badge, shape, line string }

func findingLooks(s corpus.FindingState) findingLook {
	for _, l := range findingLookOf {
		if l.state == s {
			return l.findingLook
		}
	}
	return findingLook{"unk", "", "unk"}
}

// The badge of what is not verified draws its own dashed ring.
var findingLookOf = [...]struct {
	state corpus.FindingState
	findingLook
}{
	{corpus.FindingMatch, findingLook{"ok", "ok", "ok"}},
	{corpus.FindingUnknown, findingLook{"ok", "ring", "okd"}},
	{corpus.FindingExpired, findingLook{"end", "end", "end"}},
	{corpus.FindingPartly, findingLook{"part", "part", "part"}},
	{corpus.FindingSuspended, findingLook{"stop", "stop", "part"}},
	{corpus.FindingNotYet, findingLook{"soon", "soon", "part"}},
	{corpus.FindingDiffers, findingLook{"part", "differs", "diff"}},
	{corpus.FindingNoSection, findingLook{"part", "gap", "diff"}},
	{corpus.FindingMalformed, findingLook{"part", "pen", "diff"}},
	{corpus.FindingAmbiguous, findingLook{"soon", "fork", "pick"}},
	{corpus.FindingNotSure, findingLook{"unk", "", "unk"}},
	{corpus.FindingAbsent, findingLook{"gone", "glass", "miss"}},
}

// FindingBadge is the state of a citation: shape, word and colour.
type FindingBadge struct{ Class, Shape, Label string }

// FindingRow is one citation of a draft and what the store says of it.
type FindingRow struct {
	Number int
	Badge  FindingBadge
	// Name is what the citation is called: "Nghị định số 30/2020/NĐ-CP, 05/3/2020".
	Name     template.HTML
	Sentence template.HTML
	// Open leads to the document that is meant, nil where none is certain.
	Open       *Link
	Candidates []FindingDocument
	// Grounds are the sentences that it rests on, More those beyond the first ones.
	Grounds, More []FindingGround
	// Correct is how the citation is to be written; Wrong is true where the draft writes it otherwise.
	Correct string
	Wrong   bool
	// Quote is the citation as the draft writes it, on one line; Held what the store writes, for the sheet.
	Quote, Held string
}

// FindingDocument is a document that may be meant.
type FindingDocument struct {
	Name   template.HTML
	Detail string
	URL    string
}

// FindingGround is a sentence that a finding rests on.
type FindingGround struct {
	Words, Name, URL, Quote string
}

// firstGrounds is how many sentences are shown unasked.
const firstGrounds = 2

// newFindingRow shows finding i of a review.
func newFindingRow(r *corpus.Review, i int) FindingRow {
	f := r.Findings[i]
	look := findingLooks(f.State)
	row := FindingRow{
		Number: i + 1, Badge: FindingBadge{look.badge, look.shape, f.Label()}, Name: plainHTML(citationName(f)), Correct: f.Correct, Wrong: f.State == corpus.FindingDiffers || f.State == corpus.FindingMalformed,
		Sentence: sentenceHTML(f), Quote: shorten(viet.Squeeze(f.Quote), 300),
	}
	if f.Document != nil {
		label := "Mở văn bản"
		switch {
		case f.Section != "":
			label = "Mở điều khoản"
		case f.Document.Stub:
			label = "Xem nơi nhắc tới"
		}
		row.Open = &Link{label, sectionURL(f.Document.ID, f.Section)}
		row.Held = joinFacts(summaryName(*f.Document), f.Document.Issued.Short(), f.Document.Issuer)
	}
	for _, c := range f.Candidates {
		row.Candidates = append(row.Candidates, FindingDocument{plainHTML(capital(summaryName(c))), joinFacts(c.Issued.Short(), c.Issuer), documentURL(c.ID)})
	}
	if row.Held == "" && len(f.Candidates) > 0 {
		var names []string
		for i, c := range f.Candidates {
			if i == 4 {
				names = append(names, "…")
				break
			}
			names = append(names, joinFacts(summaryName(c), c.Issued.Short()))
		}
		row.Held = strings.Join(names, "; ")
	}
	for _, g := range f.Grounds {
		ground := FindingGround{Words: g.Words, Name: summaryName(g.Document), URL: documentURL(g.Document.ID), Quote: shorten(viet.Squeeze(g.Quote), longestEvidence)}
		if g.Quote != "" && g.Len() == len(g.Quote) && g.Len() <= maxSpan {
			ground.URL = spanURL(ground.URL, "", g.Quote, g.Span)
		}
		if g.Document.Number != "" && strings.Contains(g.Words, g.Document.Number) {
			ground.Name = ""
		}
		if !slices.ContainsFunc(row.Grounds, func(had FindingGround) bool { return had.Words == ground.Words && had.Quote == ground.Quote }) {
			row.Grounds = append(row.Grounds, ground)
		}
	}
	if len(row.Grounds) > firstGrounds+1 {
		row.Grounds, row.More = row.Grounds[:firstGrounds], row.Grounds[firstGrounds:]
	}
	return row
}

// citationName is what a citation is called, with its provision and day: "Điều 15 Nghị định số 30/2020/NĐ-CP, 05/3/2020".
func citationName(f corpus.Finding) string {
	name := referenceName(f.Reference)
	if f.Cited() != "" && len(f.Provisions) > 0 {
		name = strings.TrimSpace(f.Provisions[0].Words() + " " + name)
	}
	if f.Cited() != "" && !f.Date.IsZero() {
		name += ", " + f.Date.Short()
	}
	return capital(cmp.Or(name, shorten(viet.Squeeze(f.Quote), 160)))
}

// sentenceHTML writes the sentence of a finding with what the draft writes and what the store writes marked in it.
func sentenceHTML(f corpus.Finding) template.HTML {
	rest := f.Sentence
	var b strings.Builder
	for {
		at, tag, value := -1, "", ""
		for _, d := range f.Differences {
			for _, side := range [...]struct{ tag, value string }{{"del", d.Draft}, {"ins", d.Held}} {
				if side.value == "" {
					continue
				}
				if i := strings.Index(rest, side.value); i >= 0 && (at < 0 || i < at || i == at && len(side.value) > len(value)) {
					at, tag, value = i, side.tag, side.value
				}
			}
		}
		if at < 0 {
			b.WriteString(string(plainHTML(rest)))
			return template.HTML(b.String())
		}
		b.WriteString(string(plainHTML(rest[:at])))
		b.WriteString("<" + tag + ">" + string(plainHTML(value)) + "</" + tag + ">")
		rest = rest[at+len(value):]
	}
}
