package web

import (
	"fmt"
	"net/http"

	"vankho/corpus"
)

// RevisionAnswer is what /api/v1/van-ban/{id}/lich-su answers: what changed the text of a document, and its text on a day where one is asked for.
type RevisionAnswer struct {
	Document corpus.ID `json:"document"`
	URL      string    `json:"url"`
	// Days are those on which words or states change; Steps what others do to it, in their order.
	Days  []corpus.Date `json:"days"`
	Steps []StepRow     `json:"steps"`
	// Unplaced are the steps whose place is not found, by their N; Notes official Vietnamese sentences about the whole.
	Unplaced   []int                `json:"unplaced,omitempty"`
	Notes      []string             `json:"notes,omitempty"`
	Provisions []RevisedAnswer      `json:"provisions"`
	Compared   []ConsolidatedAnswer `json:"consolidated,omitempty"`
	// Date is the day of Text, Mark corpus.AssembledMark where words of the whole were put together by the program.
	Date  corpus.Date          `json:"date,omitzero"`
	Mark  string               `json:"mark,omitempty"`
	State corpus.RevisionState `json:"state,omitempty"`
	// Text are all provisions of the day, in their order, each with its own words alone.
	Text []ProvisionAnswer `json:"text,omitempty"`
	// Incomplete is true while the store has not judged all that it holds.
	Incomplete bool `json:"incomplete,omitempty"`
}

// RevisedAnswer is one provision that changed.
type RevisedAnswer struct {
	RevisedPlace
	Heading string `json:"heading,omitempty"`
	// Versions are in the order of their days.
	Versions []VersionAnswer `json:"versions"`
	Steps    []int           `json:"steps"`
}

// VersionAnswer is what became of a provision from a day on; steps are told by their N.
type VersionAnswer struct {
	Since  corpus.Date          `json:"since,omitzero"`
	State  corpus.RevisionState `json:"state"`
	Words  string               `json:"words"`
	Live   bool                 `json:"live"`
	Steps  []int                `json:"steps,omitempty"`
	Doubts []int                `json:"doubts,omitempty"`
	Pauses []int                `json:"pauses,omitempty"`
}

// ProvisionAnswer is what one provision says on a day, without what those within it say.
type ProvisionAnswer struct {
	Path  corpus.SectionID     `json:"section"`
	Place string               `json:"place"`
	State corpus.RevisionState `json:"state"`
	// Mark is corpus.AssembledMark where words were put together by the program.
	Mark   string         `json:"mark,omitempty"`
	Since  corpus.Date    `json:"since,omitzero"`
	Pieces []corpus.Piece `json:"pieces"`
	Steps  []int          `json:"steps,omitempty"`
	Doubts []int          `json:"doubts,omitempty"`
	Pauses []int          `json:"pauses,omitempty"`
}

// ConsolidatedAnswer is a consolidated text beside what was assembled.
type ConsolidatedAnswer struct {
	Document    corpus.ID        `json:"document"`
	Name        string           `json:"name"`
	Date        corpus.Date      `json:"date"`
	Same        int              `json:"same"`
	Differences []DifferingPlace `json:"differences"`
	URL         string           `json:"url"`
}

// DifferingPlace is an article of which a consolidated text says something else than what was assembled.
type DifferingPlace struct {
	Kind  corpus.DifferenceKind `json:"kind"`
	Words string                `json:"words"`
	// Path and Label are its name in what was assembled, TheirPath and TheirLabel in the consolidated text, "" where one does not have it.
	Path       corpus.SectionID `json:"section,omitempty"`
	Label      string           `json:"label,omitempty"`
	TheirPath  corpus.SectionID `json:"consolidated_section,omitempty"`
	TheirLabel string           `json:"consolidated_label,omitempty"`
	// Mark is corpus.AssembledMark where the words were put together by the program, State what became of them.
	Mark         string               `json:"mark,omitempty"`
	State        corpus.RevisionState `json:"state,omitempty"`
	Assembled    []corpus.Piece       `json:"assembled"`
	Consolidated []corpus.Piece       `json:"consolidated"`
	// Steps made the assembled words, Doubts could not be carried out; both by their N.
	Steps  []int `json:"steps,omitempty"`
	Doubts []int `json:"doubts,omitempty"`
}

// differingPlace is one article for programs, as it was on a day; the zero day is that of the base itself.
func differingPlace(d corpus.ArticleDifference, on corpus.Date) DifferingPlace {
	out := DifferingPlace{Kind: d.Kind, Words: d.Kind.Label(), Path: d.Path, Label: d.Label, TheirPath: d.TheirPath, TheirLabel: d.TheirLabel, State: d.State, Assembled: d.Assembled,
		Consolidated: d.Consolidated, Steps: fromOne(d.Steps), Doubts: fromOne(d.Doubts)}
	if len(d.Assembled) > 0 && !on.IsZero() {
		out.Mark = corpus.AssembledMark
	}
	if out.Assembled == nil {
		out.Assembled = []corpus.Piece{}
	}
	if out.Consolidated == nil {
		out.Consolidated = []corpus.Piece{}
	}
	return out
}

// fromOne are positions as programs count them, from 1.
func fromOne(list []int) []int {
	out := make([]int, len(list))
	for i, n := range list {
		out[i] = n + 1
	}
	return out
}

// answer is the whole revision for programs.
func (r revised) answer(v revisionView) *RevisionAnswer {
	out := &RevisionAnswer{Document: r.Document, URL: r.url, Days: r.Days, Steps: []StepRow{}, Unplaced: fromOne(r.Unplaced), Notes: r.Notes, Provisions: []RevisedAnswer{}}
	if out.Days == nil {
		out.Days = []corpus.Date{}
	}
	for n := range r.Steps {
		out.Steps = append(out.Steps, r.step(n))
	}
	for i := range r.Provisions {
		p := &r.Provisions[i]
		if len(p.Steps) == 0 {
			continue
		}
		x := RevisedAnswer{RevisedPlace: r.place(i, corpus.Date{}), Heading: p.Heading, Steps: fromOne(p.Steps)}
		for _, version := range p.Versions {
			x.Versions = append(x.Versions, VersionAnswer{version.Since, version.State, version.State.Label(), version.Live, fromOne(version.Steps), fromOne(version.Doubts), fromOne(version.Pauses)})
		}
		out.Provisions = append(out.Provisions, x)
	}
	for _, c := range r.Consolidated {
		x := ConsolidatedAnswer{Document: c.Document.ID, Name: summaryName(c.Document), Date: c.Day, Same: c.Same, Differences: []DifferingPlace{}, URL: documentURL(c.Document.ID)}
		for _, d := range c.Differences {
			x.Differences = append(x.Differences, differingPlace(d, c.Day))
		}
		out.Compared = append(out.Compared, x)
	}
	if !v.Dated {
		return out
	}
	whole := r.At(0, v.Day)
	out.Date, out.State = v.Day, whole.State
	if whole.Marked() {
		out.Mark = corpus.AssembledMark
	}
	for _, b := range r.blocks(v.Day) {
		x := ProvisionAnswer{Path: r.Provisions[b.provision].NameOn(v.Day).Path, Place: provisionPlace(r.Revision, b.provision, v.Day), State: b.version.State, Since: b.version.Since,
			Pieces: b.pieces, Steps: fromOne(b.version.Steps), Doubts: fromOne(b.version.Doubts), Pauses: fromOne(b.version.Pauses)}
		if len(b.version.Steps) > 0 {
			x.Mark = corpus.AssembledMark
		}
		if x.Pieces == nil {
			x.Pieces = []corpus.Piece{}
		}
		out.Text = append(out.Text, x)
	}
	return out
}

// serveRevisionAPI answers /api/v1/van-ban/{id}/lich-su.
func (s *site) serveRevisionAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, asOfKey)
	if err := p.strict(); err != nil {
		return err
	}
	who := s.viewer(r)
	d, v, err := s.revisionRequest(r, p, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	if d.Text == "" {
		return &missingText{words: "Kho chưa có toàn văn " + documentName(d) + "."}
	}
	rev, err := s.library.Revision(r.Context(), shownVersion(d), who.local)
	if err != nil {
		return fmt.Errorf("revision of %s: %w", d.ID, err)
	}
	out := newRevised(&rev).answer(v)
	_, judging, err := s.library.Pending(r.Context())
	if err != nil {
		return fmt.Errorf("revision of %s: %w", d.ID, err)
	}
	out.Incomplete = judging > 0
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	s.writeJSON(w, http.StatusOK, out)
	return nil
}
