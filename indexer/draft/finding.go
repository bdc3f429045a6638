package draft

import (
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// shown is how many documents that are not certain a finding names.
const shown = 5

// finding decides the one state of a citation. Of several that hold the first of this list is the state, and the sentence tells the others:
//
//	malformed   the day or the number cannot be at all
//	expired     nothing that is mended in its writing makes it a basis again
//	suspended
//	not_yet
//	partly      where the cited provision has gone
//	no_such     where the document has no such provision
//	differs     day, issuer, title, type, symbol
//	malformed   separators, order, zeros, marks of the number
//	partly      where the provision is still there, or nobody knows
//	match, match_unknown_validity
//
// A document that only citations tell of matches nothing: it is unverified, once none of the above is said of it.
func (s *check) finding(c *citation) corpus.Finding {
	if c.found != nil {
		return c.settled()
	}
	f := corpus.Finding{Reference: c.Reference, Standing: corpus.StandingUnknown}
	switch {
	case c.meant.State == corpus.LinkMalformed:
		f.State, f.Sentence, f.Mend = corpus.FindingMalformed, capital(c.meant.Reason)+".", true
	case c.meant.To != nil:
		s.known(&f, c)
	case c.meant.State == corpus.LinkAmbiguous:
		s.open(&f, c)
	default:
		s.lost(&f, c)
	}
	return f
}

// open is the finding of a citation that several documents fit, or one that nothing confirms.
func (s *check) open(f *corpus.Finding, c *citation) {
	for _, h := range c.meant.Candidates {
		if sum, ok := s.summaries[h.ID]; ok {
			f.Candidates = append(f.Candidates, sum)
		}
	}
	slices.SortStableFunc(f.Candidates, func(a, b corpus.Summary) int { return strings.Compare(b.Issued.String(), a.Issued.String()) })
	named := c.Meant() != ""
	if !named && len(f.Candidates) < 2 {
		f.State, f.Sentence = corpus.FindingNotSure, "Dẫn chiếu không ghi số."
		return
	}
	f.State, f.Mend = corpus.FindingAmbiguous, true
	alike := "cùng số"
	if !named {
		alike = "cùng loại, cùng tên"
	}
	if len(f.Candidates) == 1 {
		f.Sentence = fmt.Sprintf("Kho có 1 văn bản %s%s; dẫn chiếu chưa ghi đủ ngày, cơ quan hoặc tên để khẳng định.", alike, of(f.Candidates[0]))
		return
	}
	var days []string
	for _, k := range f.Candidates[:min(len(f.Candidates), shown)] {
		day := strings.TrimPrefix(of(k), ", ")
		if slices.ContainsFunc(f.Candidates, func(o corpus.Summary) bool { return o.ID != k.ID && of(o) == of(k) }) {
			day += " (“" + viet.Squeeze(k.Title) + "”)"
		}
		days = append(days, day)
	}
	more := ""
	if n := len(f.Candidates) - shown; n > 0 {
		more = fmt.Sprintf(" và %d văn bản khác", n)
	}
	f.Sentence = fmt.Sprintf("Có %d văn bản %s: %s%s. Chọn văn bản đúng.", len(f.Candidates), alike, enumerate(days), more)
}

// of tells a document from others of its number: ", ngày 25/10/2017 của Ban Chấp hành Trung ương".
func of(d corpus.Summary) string {
	out := ""
	if !d.Issued.IsZero() {
		out = ", " + on(d.Issued)
	}
	if d.Issuer != "" {
		out += " của " + d.Issuer
	}
	return out
}

// on is a day within a sentence: "ngày 25/10/2017", "năm 2017".
func on(d corpus.Date) string {
	if d.Day == 0 {
		return d.Long()
	}
	return "ngày " + d.Short()
}

// lost is the finding of a citation that no document fits.
func (s *check) lost(f *corpus.Finding, c *citation) {
	if c.written.malformed() {
		f.Correct = c.written.right
	}
	for _, h := range c.meant.Others[:min(len(c.meant.Others), shown)] {
		if sum, ok := s.summaries[h.ID]; ok {
			f.Candidates = append(f.Candidates, sum)
		}
	}
	switch {
	case c.Meant() == "":
		f.State, f.Sentence = corpus.FindingNotSure, "Dẫn chiếu không ghi số."
		return
	case c.poor:
		f.State, f.Sentence = corpus.FindingNotSure, "Trang chứa dẫn chiếu đọc kém."
		return
	case s.review.Partial:
		f.State, f.Sentence = corpus.FindingNotSure, "Kho còn trang chờ nhận dạng hoặc dẫn chiếu chờ xét, nên chưa thể kết luận là không có."
		return
	}
	f.State, f.Mend = corpus.FindingAbsent, true
	looked := fmt.Sprintf("Đã tìm đủ trong %s văn bản và %s dẫn chiếu: ", thousands(s.review.Documents), thousands(s.review.References))
	number, _ := corpus.ParseNumber(c.Meant())
	same := slices.ContainsFunc(f.Candidates, func(k corpus.Summary) bool {
		n, ok := corpus.ParseNumber(k.Number)
		return ok && n.StrictKey() == number.StrictKey()
	})
	switch {
	case same:
		f.Sentence = looked + "văn bản cùng số trong kho là văn bản khác (" + strings.TrimPrefix(of(f.Candidates[0]), ", ") + "). Không có nghĩa là văn bản không tồn tại."
	case len(f.Candidates) > 0:
		f.Sentence = looked + "không văn bản nào có hoặc nhắc tới số này; gần giống: " + named(f.Candidates[0]) + of(f.Candidates[0]) + ". Không có nghĩa là văn bản không tồn tại."
	default:
		f.Sentence = looked + "không văn bản nào có hoặc nhắc tới số này. Không có nghĩa là văn bản không tồn tại."
	}
	if f.Correct != "" {
		f.Sentence += " Số này viết đúng là " + f.Correct + "."
	}
}

// known is the finding of a citation whose document is certain.
func (s *check) known(f *corpus.Finding, c *citation) {
	to := c.meant.To
	summary := s.summaries[to.ID]
	if summary.ID == "" {
		summary = corpus.Summary{ID: to.ID, Title: to.Abstract, Number: to.Number, Type: to.Type, Issuer: to.Issuer, Issued: to.Issued, Stub: to.Stub, Cited: to.Cited}
	}
	f.Document, f.Differences = &summary, c.meant.Differences
	f.Correct = c.correct(s.review.Text, *to, s.in.Document.Header.System)
	f.State, f.Sentence = corpus.FindingMatch, ""
	standing := s.standing(c, summary)
	f.Standing = standing.of
	place, gone := s.provision(c, summary, standing)
	f.Section = place
	var also []string
	decide := func(state corpus.FindingState, sentence string, mend bool) {
		if f.Sentence == "" { // the label stands before it
			if rest, ok := strings.CutPrefix(sentence, state.Label()+": "); ok {
				sentence = capital(rest)
				if strings.HasPrefix(rest, "bị ") || strings.HasPrefix(rest, "được ") {
					sentence = "Một phần " + rest
				}
			}
			f.State, f.Sentence, f.Mend = state, sentence, mend
			return
		}
		also = append(also, sentence)
		f.Mend = f.Mend || mend
	}
	switch standing.of {
	case corpus.StandingEnded:
		decide(corpus.FindingExpired, standing.sentence, true)
	case corpus.StandingPaused:
		decide(corpus.FindingSuspended, standing.sentence, true)
	case corpus.StandingNotYet:
		decide(corpus.FindingNotYet, standing.sentence, true)
	}
	if standing.section == corpus.StandingEnded && standing.of != corpus.StandingEnded {
		f.Standing = corpus.StandingEnded
		decide(corpus.FindingPartly, standing.sentence, true)
	} else if standing.section == corpus.StandingPaused && standing.of != corpus.StandingEnded && standing.of != corpus.StandingPaused {
		f.Standing = corpus.StandingPaused
		decide(corpus.FindingSuspended, standing.sentence, true)
	}
	if gone != "" {
		f.Correct = "" // which provision is meant, nobody can tell
		decide(corpus.FindingNoSection, gone, true)
	}
	if len(c.meant.Differences) > 0 {
		decide(corpus.FindingDiffers, s.differing(c, summary), true)
	}
	if c.written.malformed() && !c.renumbered {
		right := c.written.right
		if f.Correct == "" {
			f.Correct = right
		}
		decide(corpus.FindingMalformed, "Viết đúng: "+right+".", true)
	}
	f.Grounds = append(f.Grounds, standing.grounds...)
	if w, ok := s.witnesses[to.ID]; ok && to.Cited {
		f.Grounds = append(f.Grounds, corpus.Ground{Words: "Nhắc tới trong " + named(w.Document), Document: w.Document, Span: w.Span, Quote: quoted(w)})
		if f.Sentence == "" {
			f.State, f.Sentence = corpus.FindingNotSure, fmt.Sprintf("Kho chưa có toàn văn; %s trùng với dẫn chiếu trong %s.", agreeing(c), named(w.Document))
		}
	} else if to.Cited && f.Sentence == "" {
		f.State, f.Sentence = corpus.FindingNotSure, "Kho chưa có toàn văn; "+agreeing(c)+" trùng với dẫn chiếu của văn bản khác."
	}
	if standing.of == corpus.StandingPartly && f.State != corpus.FindingPartly && gone == "" {
		decide(corpus.FindingPartly, standing.sentence, standing.unsure)
	}
	if f.Sentence == "" && standing.unsure {
		f.State, f.Sentence = corpus.FindingNotSure, standing.sentence
	}
	if f.Sentence == "" {
		s.matching(f, c, standing)
	}
	if len(also) > 0 {
		f.Sentence += " " + strings.Join(also, " ")
	}
}

// matching is the finding of a citation that agrees in all that it states.
func (s *check) matching(f *corpus.Finding, c *citation, standing standing) {
	with := "văn bản trong kho"
	if f.Document.Stub {
		with = "văn bản trong danh mục của kho"
	}
	agree := capital("khớp " + agreeing(c))
	switch standing.of {
	case corpus.StandingNone:
		f.State, f.Sentence = corpus.FindingMatch, fmt.Sprintf("%s với 1 %s. Không xét hiệu lực.", agree, with)
	case corpus.StandingInForce:
		f.State, f.Sentence = corpus.FindingMatch, fmt.Sprintf("%s với 1 %s. %s", agree, with, standing.sentence)
	default:
		f.State, f.Sentence = corpus.FindingUnknown, agree+"; "+standing.sentence
	}
}

// agreeing names the parts of a citation that were compared and agree: "số, ngày, cơ quan và tên".
func agreeing(c *citation) string {
	var parts []string
	if c.Number != "" { // a law that is cited by its name alone states none
		parts = append(parts, "số")
	}
	for _, p := range [...]struct {
		field corpus.Field
		word  string
	}{{corpus.FieldIssued, "ngày"}, {corpus.FieldIssuer, "cơ quan"}, {corpus.FieldAbstract, "tên"}} {
		if slices.Contains(c.meant.Agreeing, p.field) {
			parts = append(parts, p.word)
		}
	}
	if len(parts) == 0 {
		return "loại văn bản"
	}
	return enumerate(parts)
}

// differing says what the draft writes and what the store does.
func (s *check) differing(c *citation, d corpus.Summary) string {
	var parts []string
	for _, x := range c.meant.Differences {
		parts = append(parts, fmt.Sprintf("dự thảo ghi %s, kho ghi %s", x.Draft, x.Held))
	}
	out := capital(strings.Join(parts, "; "))
	switch w, ok := s.witnesses[d.ID]; {
	case ok && d.Cited:
		return out + " (" + named(w.Document) + "). Kho chưa có toàn văn; cần đối chiếu với bản gốc."
	case d.Cited:
		return out + ". Kho chưa có toàn văn; cần đối chiếu với bản gốc."
	case d.Stub:
		return out + " (danh mục văn bản). Kho chưa có toàn văn."
	}
	return out + " (" + named(d) + ")."
}

// named is what a document is called within a sentence: its number, else its title.
func named(d corpus.Summary) string {
	if d.Number != "" {
		return d.Number
	}
	if d.Title == "" {
		return "văn bản không số"
	}
	return viet.Squeeze(strings.Trim(d.Type+" “"+d.Title+"”", " "))
}

// quoted are the words of a witness about the citation.
func quoted(w corpus.Witness) string {
	at, end := w.Start-w.From, w.End-w.From
	if at < 0 || end > len(w.Around) || at > end {
		return viet.Squeeze(w.Around)
	}
	return w.Around[at:end]
}

// enumerate joins with commas and "và".
func enumerate(parts []string) string {
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " và " + parts[n-1]
	}
	return strings.Join(parts, "")
}

func capital(s string) string { return viet.Capitalise(s) }

// thousands writes a count as official papers do: "77.843".
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
