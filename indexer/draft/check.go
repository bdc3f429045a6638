package draft

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
	"vankho/indexer/resolve"
	"vankho/indexer/tag"
)

// Input is a draft as it was read, and the day on which its citations are judged.
type Input struct {
	// Name is what the file was called, "" where the text was pasted.
	Name string
	// Document is the draft as the stages of reading understood it: what extract.Pool gives for a file, or indexer.Understand for a text.
	Document *corpus.Document
	// Day is the day on which validity is judged, Today the day on which what registers say is taken to hold; zero means the clock's.
	Day, Today corpus.Date
	// Secret lets documents with a mark of secrecy be seen.
	Secret bool
}

// Check compares every citation of a draft with the store. It writes nothing and keeps nothing. An error means that the store cannot be
// read or that ctx was cancelled; where the time of ctx runs out, the citations not yet checked are corpus.FindingNotSure.
func Check(ctx context.Context, lib Library, in Input) (*corpus.Review, error) {
	now := time.Now()
	clock := corpus.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
	if in.Today.IsZero() {
		in.Today = clock
	}
	if in.Day.IsZero() {
		in.Day = in.Today
	}
	c := check{lib: lib, in: in, own: newOwn(in.Document), shelf: newShelf(), review: &corpus.Review{Name: in.Name, Text: in.Document.Text, Day: in.Day, At: now,
		Problems: in.Document.Problems, Findings: []corpus.Finding{}}}
	cited := c.citations()
	for len(cited) > 0 {
		n := min(len(cited), chunk)
		err := c.some(ctx, cited[:n])
		switch {
		case err == nil:
		case errors.Is(ctx.Err(), context.DeadlineExceeded):
			c.review.Partial = true
			for i := range cited {
				c.add(cited[i].unchecked())
			}
			return c.done(), nil
		default:
			return nil, err
		}
		cited = cited[n:]
	}
	if err := c.measure(ctx); err != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return nil, err
	}
	return c.done(), nil
}

// vietnamese is the language whose drafts are held to the rules on form: a translation has no Đ.
const vietnamese = "vi"

// chunk is how many citations are looked up at a time: few queries, and what was checked stands when time runs out.
const chunk = 400

// check is one draft while it is being checked.
type check struct {
	lib    Library
	in     Input
	own    own
	review *corpus.Review
	*shelf
	// near counts the numbers near others that were looked up.
	near int
	// measured is true where Counts and Pending were asked.
	measured bool
}

// citation is one citation of another document, or of a place in the draft itself that it has not.
type citation struct {
	corpus.Mention
	key string
	// written is what the draft writes of the number, as it stands there.
	written number
	// page reads badly.
	poor bool
	// found is what was found without the store.
	found *corpus.Finding
	// meant is what the documents of the key say.
	meant resolve.Comparison
	// renumbered is true where the document that is meant bears another number.
	renumbered bool
}

// citations are those that are to be compared, in the order of the draft.
func (c *check) citations() []citation {
	d := c.in.Document
	settled := map[int]corpus.Link{}
	for _, l := range resolve.Within(d) {
		settled[l.Ref] = l
	}
	by := d.Header.Issued
	if by.IsZero() {
		by = c.in.Today
	}
	var out []citation
	for i, r := range d.References {
		r.Title = stated(d.Text, r)
		r = tabled(d, bracketed(d.Text, r))
		cited := citation{Mention: corpus.Mention{Ref: i + 1, Reference: r, ByNumber: d.Header.Number, ByIssuer: d.Header.Issuer, ByPlace: d.Header.Place,
			ByIssued: by, Secret: c.in.Secret}, key: d.References[i].Key(), poor: poor(d, r.Start)}
		if d.Language == "" || d.Language == vietnamese {
			cited.written = readNumber(r)
		}
		link, inside := settled[i+1]
		switch {
		case r.Kind == corpus.ReferenceStandard || r.Kind == corpus.ReferenceGazette:
			continue
		case inside && link.State == corpus.LinkSelf:
			if cited.found = c.own.missing(r, link); cited.found == nil {
				continue
			}
		case inside && link.State == corpus.LinkMalformed:
			cited.found = &corpus.Finding{State: corpus.FindingMalformed, Sentence: "Không đúng dạng số, ký hiệu văn bản.", Mend: true}
		case inside && (r.Kind == corpus.ReferenceInternal || r.Kind == corpus.ReferenceAnaphor || r.Kind == corpus.ReferenceAmendTarget):
			continue // of a text that is quoted, or of nothing that could be looked for
		case inside:
			cited.found = &corpus.Finding{State: corpus.FindingNotSure, Sentence: "Dẫn chiếu không ghi số."}
		case r.Kind == corpus.ReferenceAnaphor && len(r.Provisions) == 0:
			continue // "Nghị quyết nêu trên": its document is cited elsewhere
		}
		if wrong := tag.Problems(d.Text, d.References[i:i+1]); len(wrong) > 0 && cited.found == nil {
			cited.found = &corpus.Finding{State: corpus.FindingMalformed, Sentence: wrong[0].Detail, Mend: true}
		}
		out = append(out, cited)
	}
	return out
}

// bracketed takes the day into a citation that stands in brackets right behind it: "Báo cáo số 176/BC-UBND (04/7/2024)".
func bracketed(text string, r corpus.Reference) corpus.Reference {
	inner, _, closed := strings.Cut(text[r.End:min(len(text), r.End+40)], ")")
	lead, inner, opened := strings.Cut(inner, "(")
	day, ok := corpus.ParseDate(inner)
	if !closed || !opened || !ok || day.Day == 0 || r.Number == "" || !r.Date.IsZero() || strings.TrimSpace(lead) != "" {
		return r
	}
	r.Date, r.End = day, r.End+len(lead)+len("(")+len(inner)+len(")")
	r.Quote = text[r.Start:r.End]
	return r
}

// stated is the title that the citation itself states, as far as the line goes on which it stands: what a reader of files takes for its
// going on below may be another sentence.
func stated(text string, r corpus.Reference) string {
	title := viet.Squeeze(r.Title)
	if title == "" || strings.Contains(viet.Fold(viet.Squeeze(r.Quote)), viet.Fold(title)) {
		return title
	}
	if strings.Contains(r.Quote, "\n") {
		return ""
	}
	line, _, _ := strings.Cut(text[r.End:min(len(text), r.End+2*len(r.Title)+200)], "\n")
	line = viet.Squeeze(line)
	first := strings.Join(strings.Fields(title)[:min(3, strings.Count(title, " ")+1)], " ")
	at := strings.Index(line, first)
	switch {
	case at < 0 || at > len(" ngày 30 tháng 12 năm 2024 (sau đây gọi là Nghị quyết số 57-NQ/TW) "):
		return ""
	case slices.ContainsFunc(data()["untitled"], func(row []string) bool { return strings.HasPrefix(viet.Fold(title), viet.Fold(row[0])+" ") }):
		return ""
	case strings.HasPrefix(line[at:], title):
		return title
	case strings.HasPrefix(title, line[at:]):
		return line[at:]
	}
	return ""
}

// poor reports whether the page of an offset reads badly.
func poor(d *corpus.Document, at int) bool {
	for _, p := range d.Pages {
		if p.Start <= at && at < p.End {
			return p.Method == corpus.MethodOCR && p.Poor()
		}
	}
	return false
}

// some checks a few citations and adds their findings.
func (c *check) some(ctx context.Context, cited []citation) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := c.measure(ctx); err != nil {
		return err
	}
	if err := c.compare(ctx, cited); err != nil {
		return err
	}
	if err := c.renumber(ctx, cited); err != nil {
		return err
	}
	if err := c.fetch(ctx, cited); err != nil {
		return err
	}
	for i := range cited {
		c.add(c.finding(&cited[i]))
	}
	return nil
}

// measure asks once how much the store holds, and whether it has looked at all of it.
func (c *check) measure(ctx context.Context) error {
	if c.measured {
		return nil
	}
	counts, err := c.lib.Counts(ctx)
	if err != nil {
		return err
	}
	pages, judging, err := c.lib.Pending(ctx)
	if err != nil {
		return err
	}
	if !c.in.Secret {
		counts = counts.Public()
	}
	r := c.review
	r.Documents, r.References, r.Seq = counts.Documents, counts.References, counts.Seq
	r.Partial = pages+judging > 0
	c.measured = true
	return nil
}

// compare finds for each citation what the documents of its key say. All citations of one key are judged together, so that one tells what
// the other leaves out.
func (c *check) compare(ctx context.Context, cited []citation) error {
	groups := map[string][]int{}
	var keys []string
	for i := range cited {
		if k := cited[i].key; k != "" && cited[i].found == nil {
			if groups[k] == nil {
				keys = append(keys, k)
			}
			groups[k] = append(groups[k], i)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	holders, err := c.lib.Cited(ctx, keys, c.in.Secret)
	if err != nil {
		return err
	}
	for _, k := range keys {
		g := corpus.CitedGroup{Key: k, Holders: holders[k]}
		for _, i := range groups[k] {
			g.Mentions = append(g.Mentions, cited[i].Mention)
		}
		for n, meant := range resolve.Compare(g) {
			cited[groups[k][n]].meant = meant
		}
	}
	return nil
}

// shelf is what the store says of the documents that the citations may mean, each asked once.
type shelf struct {
	summaries map[corpus.ID]corpus.Summary
	histories map[corpus.ID]validity.History
	facts     map[corpus.ID]validity.Facts
	outlines  map[corpus.ID]outline
	witnesses map[corpus.ID]corpus.Witness
}

func newShelf() *shelf {
	return &shelf{map[corpus.ID]corpus.Summary{}, map[corpus.ID]validity.History{}, map[corpus.ID]validity.Facts{}, map[corpus.ID]outline{}, map[corpus.ID]corpus.Witness{}}
}

// fetch asks the store for what is not on the shelf yet.
func (c *check) fetch(ctx context.Context, cited []citation) error {
	var meant, named, stubs []corpus.ID
	for i := range cited {
		m := &cited[i].meant
		for _, h := range append(m.Candidates, m.Others[:min(len(m.Others), shown)]...) {
			named = append(named, h.ID)
		}
		if m.To == nil {
			continue
		}
		id := m.To.ID
		meant, named = append(meant, id), append(named, id)
		if _, ok := c.outlines[id]; m.To.Cited {
			stubs = append(stubs, id)
		} else if !ok && len(cited[i].Provisions) > 0 {
			ids, err := c.lib.Outline(ctx, id)
			if err != nil {
				return err
			}
			c.outlines[id] = newOutline(ids)
		}
	}
	if ask := absent(meant, c.facts); len(ask) > 0 {
		facts, err := c.lib.Validity(ctx, ask, c.in.Secret)
		if err != nil {
			return err
		}
		for id, f := range facts {
			f.Events = slices.DeleteFunc(f.Events, func(e validity.Event) bool { return c.itself(e.From) || c.itself(e.By) })
			c.facts[id], c.histories[id] = f, validity.Read(f)
			for i := range f.Events {
				named = append(named, f.Events[i].From.ID, f.Events[i].By.ID)
			}
		}
	}
	if ask := absent(stubs, c.witnesses); len(ask) > 0 {
		found, err := c.lib.Witnesses(ctx, ask, c.in.Secret)
		if err != nil {
			return err
		}
		maps.Copy(c.witnesses, found)
	}
	if ask := absent(named, c.summaries); len(ask) > 0 {
		found, err := c.lib.Summaries(ctx, ask)
		if err != nil {
			return err
		}
		maps.Copy(c.summaries, found)
	}
	return nil
}

// absent are the ids that a map lacks, without repeats and without the empty one.
func absent[T any](ids []corpus.ID, in map[corpus.ID]T) []corpus.ID {
	asked := map[corpus.ID]bool{"": true}
	var out []corpus.ID
	for _, id := range ids {
		if _, ok := in[id]; !ok && !asked[id] {
			asked[id] = true
			out = append(out, id)
		}
	}
	return out
}

// itself reports whether a document of the store is the draft: what a draft ends is no fault of its own citations.
func (c *check) itself(a validity.Actor) bool {
	h := c.in.Document.Header
	if h.Number == "" || a.Number == "" {
		mine, other := corpus.SubjectWords(h.Type, h.Abstract), corpus.SubjectWords(a.Type, a.Title)
		return len(mine) > 0 && h.Type == a.Type && slices.Equal(mine, other)
	}
	return a.Number == h.Number && (h.Issued.IsZero() || a.Issued.IsZero() || h.Issued == a.Issued)
}

// unchecked is the finding of a citation for which there was no time.
func (c *citation) unchecked() corpus.Finding {
	if c.found != nil {
		return c.settled()
	}
	return corpus.Finding{Reference: c.Reference, State: corpus.FindingNotSure, Standing: corpus.StandingUnknown,
		Sentence: "Quá thời gian kiểm tra, thử lại."}
}

// settled is the finding of a citation that was decided without the store.
func (c *citation) settled() corpus.Finding {
	f := *c.found
	f.Reference, f.Standing = c.Reference, corpus.StandingUnknown
	return f
}

func (c *check) add(f corpus.Finding) { c.review.Findings = append(c.review.Findings, f) }

func (c *check) done() *corpus.Review { return c.review }
