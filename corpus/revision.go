package corpus

import (
	"slices"
	"sort"
	"strings"
)

// RevisionState says how sure the words of a provision on a day are, and what became of it. The list is closed.
type RevisionState string

// The states. All but RevisedOriginal must be shown; what is RevisedAssembled, RevisedAdded or RevisedRenumbered never stands without the
// mark AssembledMark.
const (
	RevisedOriginal   RevisionState = "original"   // nguyên văn: no document of the store changed it by that day
	RevisedAssembled  RevisionState = "assembled"  // put together from the base and from instructions, all of which could be carried out
	RevisedAdded      RevisionState = "added"      // it is new: its words are those of the document that added it
	RevisedRenumbered RevisionState = "renumbered" // its number changed, its words did not
	RevisedEnded      RevisionState = "ended"      // it was repealed, or the whole document ended; its last words are kept
	RevisedPaused     RevisionState = "paused"     // it is suspended on that day
	RevisedTouched    RevisionState = "touched"    // a document changed it in a way that could not be carried out; its last certain words are kept
	RevisedUnclear    RevisionState = "unclear"    // a document changed some provisions of the whole, it is not known which
	RevisedAbsent     RevisionState = "absent"     // it did not exist yet
)

// AssembledMark is the mark without which nothing assembled is shown, printed, exported or answered.
const AssembledMark = "bản ghép tự động"

// Label is what pages call the state: "Bản ghép tự động".
func (s RevisionState) Label() string {
	switch s {
	case RevisedOriginal:
		return "Nguyên văn"
	case RevisedAssembled:
		return "Bản ghép tự động"
	case RevisedAdded:
		return "Được bổ sung · bản ghép tự động"
	case RevisedRenumbered:
		return "Đã đổi số · bản ghép tự động"
	case RevisedEnded:
		return "Đã hết hiệu lực"
	case RevisedPaused:
		return "Đang ngưng hiệu lực"
	case RevisedTouched:
		return "Đã được sửa đổi, chưa ghép được"
	case RevisedUnclear:
		return "Chưa rõ điều khoản nào được sửa đổi"
	case RevisedAbsent:
		return "Chưa có"
	}
	return ""
}

// weight orders the states where a provision and what it holds have several: the one of which a reader must be warned first decides.
func (s RevisionState) weight() int {
	return slices.Index([]RevisionState{RevisedAbsent, RevisedOriginal, RevisedRenumbered, RevisedAdded, RevisedAssembled, RevisedPaused, RevisedUnclear, RevisedTouched}, s)
}

// StepOutcome says what became of one step. The list is closed.
type StepOutcome string

// The outcomes; each but the first has a Reason.
const (
	StepApplied  StepOutcome = "applied"  // đã ghép
	StepRefused  StepOutcome = "refused"  // the place is found, but what becomes of its words cannot be told
	StepDisputed StepOutcome = "disputed" // another document says otherwise of the same place on the same day
	StepVoid     StepOutcome = "void"     // the document that says so had itself ended, was paused, or is a draft
	StepUndated  StepOutcome = "undated"  // it is not known since when
	StepUnplaced StepOutcome = "unplaced" // the place is not in the text
	StepUnclear  StepOutcome = "unclear"  // the text does not say which provisions it changes, or its text is not held
	StepNoted    StepOutcome = "noted"    // it changes no words: a suspension, the end of the whole
)

// Label is what pages call the outcome: "Đã ghép".
func (o StepOutcome) Label() string {
	switch o {
	case StepApplied:
		return "Đã ghép"
	case StepRefused:
		return "Chưa ghép được"
	case StepDisputed:
		return "Mâu thuẫn trong cùng ngày, chưa ghép"
	case StepVoid:
		return "Không áp dụng"
	case StepUndated:
		return "Chưa rõ ngày áp dụng"
	case StepUnplaced:
		return "Không tìm thấy nơi sửa"
	case StepUnclear:
		return "Chưa rõ điều khoản nào"
	case StepNoted:
		return "Không đổi lời văn"
	}
	return ""
}

// Piece (mảnh lời) is a stretch of words and the place they come from: Text is text[Start:End] of the document, to the byte.
// A piece without a document is the line break between two provisions, which stands in none.
type Piece struct {
	Document ID `json:"document,omitempty"`
	Span
	Text string `json:"text"`
}

// RevisionStep (bước sửa đổi) is one thing that one document does to the text, or to the standing, of another, with the words that say so.
type RevisionStep struct {
	// Actor does it, By says so: nearly always the same document. Both stand in Revision.Actors.
	Actor ID `json:"actor"`
	By    ID `json:"by"`
	// Section is the provision of By that says so: "dieu-1.khoan-2", "" where it stands in none.
	Section SectionID `json:"section,omitempty"`
	// Day is the first day on which it holds, zero where not known; Until the last of a suspension, zero without end.
	Day   Date `json:"day,omitzero"`
	Until Date `json:"until,omitzero"`
	// Relation is that of the edge: amends, repeals, suspends, …
	Relation Relation `json:"relation"`
	// Operation is what it does to the words, "" where it says nothing of them.
	Operation Operation `json:"operation,omitempty"`
	// Provision is the place as By calls it, the zero value for the whole text.
	Provision Provision `json:"provision,omitzero"`
	// Instruction is the instruction that was read, the zero value where an edge alone says so. Its spans are of By's text.
	Instruction Instruction `json:"-"`
	// Span and Quote are the sentence that says so, in By's text.
	Span
	Quote string `json:"quote"`
	// Wording are the new words, in the text of the document that says so.
	Wording *Piece `json:"wording,omitempty"`
	// Old are the words that go, or beside which new ones are put.
	Old     *Piece      `json:"old,omitempty"`
	Outcome StepOutcome `json:"outcome"`
	// Reason is one official Vietnamese sentence that says why it was not carried out, or what is to be known about it.
	Reason string `json:"reason,omitempty"`
	// Places are the provisions that it names, as positions in Revision.Provisions; none where none is found.
	Places []int `json:"-"`
	// Against are the steps that dispute it, as positions in Revision.Steps.
	Against []int `json:"-"`
	// Through is the instruction's own document where a later one changed its words ("Sửa đổi khoản 1 Điều 1 Thông tư B sửa đổi Thông tư A"):
	// B. It is "" else.
	Through ID `json:"through,omitempty"`
}

// Revision (lịch sử lời văn) is the text of one document over time.
type Revision struct {
	Document ID `json:"document"`
	// Actors are the documents that change it, in the order of their first step.
	Actors []Summary `json:"actors"`
	// Days are those on which words or states change, in order, each once.
	Days []Date `json:"days"`
	// Steps are all of them in the order in which they apply; undated ones last.
	Steps []RevisionStep `json:"steps"`
	// Provisions are all provisions there ever were, in the order of the text; the first is the whole document, its Path "".
	Provisions []RevisedProvision `json:"provisions"`
	// Unplaced are the steps whose place is not found, as positions in Steps.
	Unplaced []int `json:"unplaced,omitempty"`
	// Notes are official Vietnamese sentences about the whole: what a register says that no text explains.
	Notes []string `json:"notes,omitempty"`
	// Consolidated are the consolidated texts (văn bản hợp nhất) of the store, each compared with what was assembled.
	Consolidated []Consolidation `json:"consolidated,omitempty"`
}

// RevisedProvision (điều khoản qua thời gian) is one provision with all that it ever said.
type RevisedProvision struct {
	// Key is the name of the provision within the revision, unique and fit for addresses: its path, with "~2" where an earlier one had the
	// same. "" is the whole document.
	Key SectionID `json:"key"`
	// Path is its last path, Label what citations call it, Heading its title in the text that made it.
	Path    SectionID   `json:"path"`
	Kind    SectionKind `json:"kind"`
	Label   string      `json:"label"`
	Heading string      `json:"heading,omitempty"`
	// Parent is its position in Revision.Provisions, -1 for the whole document. Level is 0 for that one.
	Parent int `json:"-"`
	Level  int `json:"level"`
	// Names are its paths from the first day on, more than one where it was renumbered.
	Names []ProvisionName `json:"names"`
	// Versions are in the order of their days; the first, without a day, is that of the base, or says that there was none.
	Versions []ProvisionVersion `json:"versions"`
	// Steps are those that name it, as positions in Revision.Steps.
	Steps []int `json:"steps,omitempty"`
}

// ProvisionName is what a provision is called since a day, zero for its first name.
type ProvisionName struct {
	Since Date      `json:"since,omitzero"`
	Path  SectionID `json:"path"`
	Label string    `json:"label"`
}

// ProvisionVersion is what a provision says from a day on, without what the provisions within it say.
type ProvisionVersion struct {
	// Since is its first day, zero for the first version.
	Since Date          `json:"since,omitzero"`
	State RevisionState `json:"state"`
	// Parts are its own words and the provisions within it, in their order. Those of one that ended or was touched are its last certain words.
	Parts []RevisedPart `json:"-"`
	// Steps made it, Doubts could not be carried out by then, Pauses suspend it, Ends end the whole document; all are positions in
	// Revision.Steps.
	Steps  []int `json:"steps,omitempty"`
	Doubts []int `json:"doubts,omitempty"`
	Pauses []int `json:"pauses,omitempty"`
	Ends   []int `json:"ends,omitempty"`
	// Live is false before it was added and after it was taken out; where the whole document ends, its text stays.
	Live bool `json:"live"`
	// Assembled is true where its words, or its number, are not all those of the base: AssembledMark must stand beside them.
	Assembled bool `json:"assembled,omitempty"`
}

// RevisedPart is a piece of a provision's own words, or a provision within it.
type RevisedPart struct {
	Piece
	// Provision is the position of one within, 0 for a piece.
	Provision int
}

// ProvisionText is what one provision says on a day, with all within it.
type ProvisionText struct {
	// Provision is its position in Revision.Provisions.
	Provision int
	// Path and Label are its name on that day.
	Path  SectionID
	Label string
	// State is that of the whole: "touched" where anything within is.
	State RevisionState
	// Since is the day of the last change by then, zero where there was none.
	Since Date
	// Pieces are its words; of one that ended, its last.
	Pieces []Piece
	// Steps are those that made these words, Doubts those not carried out, Pauses those that suspend it, Ends those that end the whole
	// document, each in order and once.
	Steps, Doubts, Pauses, Ends []int
	marked                      bool
}

// Marked reports whether the text must bear AssembledMark: something in it, or left out of it, is not as the base has it.
func (t ProvisionText) Marked() bool { return t.marked }

// Text are the words without their places.
func (t ProvisionText) Text() string {
	var b strings.Builder
	for _, p := range t.Pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Find answers the position of the provision that is called by a key, or by a path on a day; the zero day means the first one.
func (r *Revision) Find(path SectionID, day Date) (int, bool) {
	for i := range r.Provisions {
		p := &r.Provisions[i]
		if v := p.On(day); v.Live && p.NameOn(day).Path == path {
			return i, true
		}
	}
	i := slices.IndexFunc(r.Provisions, func(p RevisedProvision) bool { return p.Key == path })
	return i, i >= 0
}

// On is the version of the provision on a day; the zero day means the first version, before any change.
func (p *RevisedProvision) On(day Date) ProvisionVersion {
	n := sort.Search(len(p.Versions), func(i int) bool { return !p.Versions[i].Since.IsZero() && day.Before(p.Versions[i].Since) })
	if n == 0 {
		return ProvisionVersion{State: RevisedAbsent}
	}
	return p.Versions[n-1]
}

// NameOn is what the provision is called on a day.
func (p *RevisedProvision) NameOn(day Date) ProvisionName {
	out := p.Names[0]
	for _, n := range p.Names[1:] {
		if !day.Before(n.Since) {
			out = n
		}
	}
	return out
}

// At is what the provision at a position of Provisions says on a day, with all within it.
// Example: r.At(0, day) is the whole document; r.At(0, Date{}) the frozen text of the base, to the byte.
func (r *Revision) At(i int, day Date) ProvisionText {
	p := &r.Provisions[i]
	name, v := p.NameOn(day), p.On(day)
	g := gathering{r: r, day: day, text: ProvisionText{Provision: i, Path: name.Path, Label: name.Label, State: v.State}}
	g.add(i, v)
	if v.State == RevisedEnded || v.State == RevisedAbsent {
		g.text.State = v.State
	}
	g.trim()
	for _, list := range []*[]int{&g.text.Steps, &g.text.Doubts, &g.text.Pauses, &g.text.Ends} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return g.text
}

// gathering collects a provision and all within it.
type gathering struct {
	r    *Revision
	day  Date
	text ProvisionText
	// begins is true where the next piece is the first of a provision, ends where the last one was the last of one.
	begins, ends bool
}

func (g *gathering) add(i int, v ProvisionVersion) {
	t := &g.text
	state := v.State
	if whole := g.r.Provisions[t.Provision].On(g.day); (state == RevisedAdded || state == RevisedRenumbered) && (whole.State != state || whole.Since != v.Since) {
		state = RevisedAssembled // a part of it is new or is called otherwise, not the whole
	}
	if state.weight() > t.State.weight() {
		t.State = state
	}
	if !v.Live && i != t.Provision {
		t.marked = true
		if t.State.weight() < RevisedAssembled.weight() {
			t.State = RevisedAssembled // a part of it has gone
		}
	}
	t.marked = t.marked || v.Assembled
	if t.Since.Before(v.Since) {
		t.Since = v.Since
	}
	t.Steps, t.Doubts, t.Pauses = append(t.Steps, v.Steps...), append(t.Doubts, v.Doubts...), append(t.Pauses, v.Pauses...)
	t.Ends = append(t.Ends, v.Ends...)
	g.begins = i != t.Provision
	for _, part := range v.Parts {
		if part.Provision == 0 {
			g.say(part.Piece)
			continue
		}
		inner := g.r.Provisions[part.Provision].On(g.day)
		switch {
		case inner.Live, !v.Live && inner.State == RevisedEnded && inner.Since == v.Since: // it ended with what holds it
			g.add(part.Provision, inner)
			g.ends = true
		case inner.State == RevisedEnded:
			inner.Parts = nil // its words are left out
			g.add(part.Provision, inner)
		}
	}
}

// trim leaves out the blank lines that a provision left at the end.
func (g *gathering) trim() {
	t := &g.text
	for n := len(t.Pieces); n > 1 && strings.TrimSpace(t.Pieces[n-1].Text) == "" && t.Pieces[n-1].Start != t.Pieces[n-2].End; n-- {
		t.Pieces = t.Pieces[:n-1]
	}
}

// say adds one piece, on a new line where it begins a provision that does not stand behind the last one in its own document.
func (g *gathering) say(p Piece) {
	t := &g.text
	if n := len(t.Pieces); n > 0 {
		last := t.Pieces[n-1]
		follows := last.Document == p.Document && last.End == p.Start
		if !follows && strings.HasSuffix(last.Text, "\n") && strings.TrimSpace(p.Text) == "" {
			return // the blank lines around a provision that is gone
		}
		if (g.begins || g.ends) && !follows && !strings.HasSuffix(last.Text, "\n") && !strings.HasPrefix(p.Text, "\n") {
			t.Pieces = append(t.Pieces, Piece{Text: "\n"})
		}
	}
	g.begins, g.ends = false, false
	t.Pieces = append(t.Pieces, p)
}
