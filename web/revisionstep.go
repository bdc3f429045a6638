package web

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// StepRow (bước sửa đổi) is one thing that a document does to the text of another, with the words that say so.
type StepRow struct {
	// N counts the steps of the revision, from 1.
	N     int         `json:"step"`
	Day   corpus.Date `json:"day,omitzero"`
	Until corpus.Date `json:"until,omitzero"`
	// Actor does it; By says so where it is another one; Through is the document whose instruction it was where a later one changed its words.
	Actor   StepActor  `json:"actor"`
	By      *StepActor `json:"stated_by,omitempty"`
	Through *StepActor `json:"through,omitempty"`
	// Relation and Operation are what it does, Words say it: "Sửa đổi khoản 2 Điều 5".
	Relation  corpus.Relation  `json:"relation"`
	Operation corpus.Operation `json:"operation,omitempty"`
	Words     string           `json:"words"`
	// Places are the provisions that it names and the text has.
	Places []RevisedPlace `json:"places,omitempty"`
	// The span is of the text of By, else of Actor, Quote its words, URL where they stand.
	corpus.Span
	Quote string `json:"quote"`
	URL   string `json:"url"`
	// At is the provision of that text, in words: "khoản 2 Điều 1".
	At string `json:"at,omitempty"`
	// Old are the words that go, or beside which new ones are put, Wording the new ones.
	Old     *StepWords `json:"old,omitempty"`
	Wording *StepWords `json:"wording,omitempty"`
	// Outcome is what became of it, Label its words, Reason why it was not carried out, or what is to be known of it.
	Outcome corpus.StepOutcome `json:"outcome"`
	Label   string             `json:"label"`
	Reason  string             `json:"reason,omitempty"`
	// Against are the steps that say otherwise of the same place on the same day, by their N.
	Against []int `json:"against,omitempty"`
	// Beside says on which side of the old words new ones are put, "" where they take their place.
	Beside string `json:"-"`
	// Others are where those say so.
	Others []Choice `json:"-"`
}

// StepActor is a document that takes a step.
type StepActor struct {
	ID     corpus.ID   `json:"id"`
	Name   string      `json:"name"`
	Issued corpus.Date `json:"issue_date,omitzero"`
	URL    string      `json:"url"`
}

// StepWords are words that a step names, and where they stand.
type StepWords struct {
	corpus.Piece
	URL string `json:"url"`
}

// Brief is the beginning of the words.
func (w StepWords) Brief() string { return shorten(viet.Squeeze(w.Text), longestWording) }

// longestWording is how many characters of new words a list of steps shows.
const longestWording = 420

// RevisedPlace is a provision that has a history.
type RevisedPlace struct {
	Path  corpus.SectionID `json:"section"`
	Label string           `json:"label"`
	// URL is its history.
	URL string `json:"url"`
}

// Badge is the outcome as a badge.
func (r StepRow) Badge() Badge {
	class := "unk"
	switch r.Outcome {
	case corpus.StepApplied:
		class = "asm"
	case corpus.StepNoted:
		class = "na"
	case corpus.StepVoid:
		class = "gone"
	}
	return Badge{State: string(r.Outcome), Label: r.Label, Class: class}
}

// Done reports whether the step asks for no warning: it was carried out, or changes no words.
func (r StepRow) Done() bool { return r.Outcome == corpus.StepApplied || r.Outcome == corpus.StepNoted }

// Source is where the words of the step stand, in the words of a citation.
func (r StepRow) Source() string {
	if r.By != nil {
		return r.By.Name
	}
	return r.Actor.Name
}

// Place is where the words of the step stand, as a citation puts it: "khoản 2 Điều 1 Nghị quyết số 06/2024/NQ-HĐND".
func (r StepRow) Place() string { return strings.TrimSpace(r.At + " " + r.Source()) }

// Exchanged reports whether words are put in the place of others, or beside them.
func (r StepRow) Exchanged() bool {
	return r.Old != nil && (r.Operation == corpus.OperationReword || r.Operation == corpus.OperationAddWords || r.Operation == corpus.OperationDropWords)
}

// ExchangeWords head the words that are exchanged.
func (r StepRow) ExchangeWords() string {
	switch r.Operation {
	case corpus.OperationAddWords:
		return "Thêm cụm từ"
	case corpus.OperationDropWords:
		return "Bỏ cụm từ"
	}
	return "Cụm từ"
}

// pathWords are a path as citations put it, "" where it has parts that they do not name.
// Example: pathWords("dieu-1.khoan-2.diem-đ") is "điểm đ khoản 2 Điều 1".
func pathWords(path corpus.SectionID) string {
	var p corpus.Provision
	for part := range strings.SplitSeq(string(path), ".") {
		kind, mark, ok := strings.Cut(part, "-")
		into, known := map[string]*string{"dieu": &p.Dieu, "khoan": &p.Khoan, "diem": &p.Diem, "chuong": &p.Chuong, "muc": &p.Muc, "phan": &p.Phan}[kind]
		if !ok || !known {
			return ""
		}
		*into = mark
	}
	return p.Words()
}

// Brief is the beginning of the sentence that says so.
func (r StepRow) Brief() string { return shorten(viet.Squeeze(r.Quote), longestEvidence) }

// operationWords say what an operation does.
func operationWords(o corpus.Operation) string {
	switch o {
	case corpus.OperationReplace:
		return "Sửa đổi"
	case corpus.OperationInsert:
		return "Bổ sung"
	case corpus.OperationRepeal:
		return "Bãi bỏ"
	case corpus.OperationReword:
		return "Thay cụm từ tại"
	case corpus.OperationAddWords:
		return "Bổ sung cụm từ tại"
	case corpus.OperationDropWords:
		return "Bỏ cụm từ tại"
	case corpus.OperationRetitle:
		return "Sửa đổi tên"
	case corpus.OperationRenumber:
		return "Đổi số"
	case corpus.OperationTouch:
		return "Sửa đổi"
	}
	return ""
}

// revised shows what a revision holds.
type revised struct {
	*corpus.Revision
	url    string
	actors map[corpus.ID]corpus.Summary
}

func newRevised(rev *corpus.Revision) revised {
	r := revised{Revision: rev, url: documentURL(rev.Document) + "/lich-su", actors: map[corpus.ID]corpus.Summary{}}
	for _, a := range rev.Actors {
		r.actors[a.ID] = a
	}
	return r
}

// actor is a document that takes a step; one that is not told is called by its id.
func (r revised) actor(id corpus.ID) StepActor {
	a, ok := r.actors[id]
	if !ok {
		a = corpus.Summary{ID: id}
	}
	return StepActor{id, summaryName(a), a.Issued, documentURL(id)}
}

// place is a provision as it is called on a day.
func (r revised) place(i int, on corpus.Date) RevisedPlace {
	name := r.Provisions[i].NameOn(on)
	return RevisedPlace{name.Path, cmp.Or(provisionPlace(r.Revision, i, on), "Toàn văn bản"), r.historyURL(i)}
}

// historyURL is the history of one provision.
func (r revised) historyURL(i int) string {
	return address(r.url, "muc", string(r.Provisions[i].Key))
}

// step shows the nth step, from 0.
func (r revised) step(n int) StepRow {
	x := r.Steps[n]
	out := StepRow{N: n + 1, Day: x.Day, Until: x.Until, Actor: r.actor(x.Actor), Relation: x.Relation, Operation: x.Operation, Span: x.Span, Quote: x.Quote,
		At: pathWords(x.Section), Outcome: x.Outcome, Label: x.Outcome.Label(), Reason: x.Reason}
	teller := cmp.Or(x.By, x.Actor)
	if teller != x.Actor {
		by := r.actor(teller)
		out.By = &by
	}
	if x.Operation == corpus.OperationAddWords {
		out.Beside = "vào sau"
		if x.Instruction.Side == corpus.SideBefore {
			out.Beside = "vào trước"
		}
	}
	if x.Through != "" {
		through := r.actor(x.Through)
		out.Through = &through
	}
	out.URL = pieceURL(corpus.Piece{Document: teller, Span: x.Span, Text: x.Quote})
	if name, ok := x.Relation.NameIn(x.Quote); ok {
		out.Words = name.Out
	}
	if words := operationWords(x.Operation); words != "" {
		out.Words = words
		if place := x.Provision.Words(); place != "" {
			out.Words += " " + place
		}
		if x.Operation == corpus.OperationRenumber && x.Instruction.Becomes.Words() != "" {
			out.Words += " thành " + x.Instruction.Becomes.Words()
		}
	} else if place := x.Provision.Words(); place != "" {
		out.Words += " " + place
	}
	out.Words = strings.TrimSuffix(out.Words, " tại")
	for _, i := range x.Places {
		if i > 0 && i < len(r.Provisions) {
			out.Places = append(out.Places, r.place(i, x.Day))
		}
	}
	for _, w := range [...]struct {
		from *corpus.Piece
		into **StepWords
	}{{x.Old, &out.Old}, {x.Wording, &out.Wording}} {
		if w.from != nil && w.from.Text != "" {
			*w.into = &StepWords{*w.from, pieceURL(*w.from)}
		}
	}
	for _, a := range x.Against {
		out.Against = append(out.Against, a+1)
		other := r.Steps[a]
		teller := cmp.Or(other.By, other.Actor)
		out.Others = append(out.Others, Choice{Label: strings.TrimSpace(pathWords(other.Section) + " " + r.actor(teller).Name),
			URL: pieceURL(corpus.Piece{Document: teller, Span: other.Span, Text: other.Quote})})
	}
	return out
}

// lost are the steps up to a day whose place is not in the text, as far as it would be in the provision at a position, or is
// what that one was called once; the zero day has all.
func (r revised) lost(in int, on corpus.Date) (out []int) {
	for n, x := range r.Steps {
		if x.Outcome != corpus.StepUnplaced || !on.IsZero() && on.Before(x.Day) {
			continue
		}
		path := string(x.Provision.Path()) + "."
		if in == 0 || slices.ContainsFunc(r.Provisions[in].Names, func(name corpus.ProvisionName) bool { return strings.HasPrefix(path, string(name.Path)+".") }) {
			out = append(out, n)
		}
	}
	return out
}

// steps shows several steps.
func (r revised) steps(list []int) []StepRow {
	var out []StepRow
	for _, n := range list {
		if n >= 0 && n < len(r.Steps) {
			out = append(out, r.step(n))
		}
	}
	return out
}

// pieceURL is where a stretch of words stands, "" for one of no document.
func pieceURL(p corpus.Piece) string {
	if p.Document == "" {
		return ""
	}
	if p.Len() > maxSpan || p.Len() != len(p.Text) {
		return documentURL(p.Document)
	}
	return spanURL(documentURL(p.Document), "", p.Text, p.Span)
}
