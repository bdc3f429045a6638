package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"vankho/corpus"
)

// RevisionAnswer is what /api/v1/van-ban/{id}/lich-su answers: what changed the text of a document, and its text on a day where one is asked for.
// Each list has its first rows, or the rows of the one list that is asked for.
type RevisionAnswer struct {
	Document corpus.ID `json:"document"`
	URL      string    `json:"url"`
	// Days are those on which words or states change; Steps what others do to it, in their order.
	Days  []corpus.Date `json:"days"`
	Steps []StepRow     `json:"steps"`
	// Unplaced are those of the steps told here whose place is not found, by their N; Notes official Vietnamese sentences about the whole.
	Unplaced   []int                `json:"unplaced,omitempty"`
	Notes      []string             `json:"notes,omitempty"`
	Provisions []RevisedAnswer      `json:"provisions"`
	Compared   []ConsolidatedAnswer `json:"consolidated,omitempty"`
	// Date is the day of Text, Mark corpus.AssembledMark where words of the whole were put together by the program.
	Date  corpus.Date          `json:"date,omitzero"`
	Mark  string               `json:"mark,omitempty"`
	State corpus.RevisionState `json:"state,omitempty"`
	// Text are the provisions of the day, in their order, each with its own words alone.
	Text []ProvisionAnswer `json:"text,omitempty"`
	// Parts lead to the lists that have more rows than are told here.
	Parts []RevisionPart `json:"parts,omitempty"`
	// Total, Offset and Limit are those of the list that is asked for, Next the address of its next part, "" at the end.
	Total  int    `json:"total,omitzero"`
	Offset int    `json:"offset,omitzero"`
	Limit  int    `json:"limit,omitzero"`
	Next   string `json:"next,omitempty"`
	// Incomplete is true while the store has not judged all that it holds.
	Incomplete bool `json:"incomplete,omitempty"`
}

// RevisionPart is a list of the revision that has more rows than are told: its name in the answer, how many rows it has, where the others are.
type RevisionPart struct {
	List  string `json:"list"`
	Total int    `json:"total"`
	Next  string `json:"next"`
}

// revisionList names one list of the revision in addresses; a consolidated text is named by its own parameter.
type revisionList string

const (
	listOfSteps      revisionList = "buoc"
	listOfProvisions revisionList = "dieu-khoan"
	listOfText       revisionList = "loi-van"
	listOfDifference revisionList = "hop-nhat"
)

// firstRows is how many rows of each list the answer has that asks for none.
const firstRows = 20

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
	// Total counts the differences.
	Total int    `json:"total"`
	URL   string `json:"url"`
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

// answer is the revision for programs, without the rows of its lists.
func (r revised) answer(v revisionView) *RevisionAnswer {
	out := &RevisionAnswer{Document: r.Document, URL: r.url, Days: r.Days, Steps: []StepRow{}, Notes: r.Notes, Provisions: []RevisedAnswer{}}
	if out.Days == nil {
		out.Days = []corpus.Date{}
	}
	if v.Dated {
		whole := r.At(0, v.Day)
		out.Date, out.State = v.Day, whole.State
		if whole.Marked() {
			out.Mark = corpus.AssembledMark
		}
	}
	return out
}

// fill adds rows of one list to an answer, from one on, at most n, and answers how many the list has.
func (r revised) fill(out *RevisionAnswer, list revisionList, v revisionView, from, n int) (total int) {
	within := func(i int) bool { return i >= from && i-from < n }
	switch list {
	case listOfSteps:
		for i := from; i < min(len(r.Steps), from+n); i++ {
			out.Steps = append(out.Steps, r.step(i))
			if len(r.Steps[i].Places) == 0 {
				out.Unplaced = append(out.Unplaced, i+1)
			}
		}
		return len(r.Steps)
	case listOfProvisions:
		for i := range r.Provisions {
			if len(r.Provisions[i].Steps) == 0 {
				continue
			}
			if within(total) {
				out.Provisions = append(out.Provisions, r.revisedAnswer(i))
			}
			total++
		}
	case listOfText:
		for _, b := range r.blocks(v.Day) {
			if within(total) {
				out.Text = append(out.Text, r.provisionAnswer(b, v.Day))
			}
			total++
		}
	case listOfDifference:
		for _, c := range r.Consolidated {
			if v.With != "" && c.Document.ID != v.With {
				continue
			}
			x := ConsolidatedAnswer{Document: c.Document.ID, Name: summaryName(c.Document), Date: c.Day, Same: c.Same, Differences: []DifferingPlace{}, Total: len(c.Differences), URL: documentURL(c.Document.ID)}
			for i, d := range c.Differences {
				if within(i) {
					x.Differences = append(x.Differences, differingPlace(d, c.Day))
				}
			}
			out.Compared = append(out.Compared, x)
			total += x.Total
		}
	}
	return total
}

// revisedAnswer is a provision that changed.
func (r revised) revisedAnswer(i int) RevisedAnswer {
	p := &r.Provisions[i]
	out := RevisedAnswer{RevisedPlace: r.place(i, corpus.Date{}), Heading: p.Heading, Steps: fromOne(p.Steps)}
	for _, version := range p.Versions {
		out.Versions = append(out.Versions, VersionAnswer{version.Since, version.State, version.State.Label(), version.Live, fromOne(version.Steps), fromOne(version.Doubts), fromOne(version.Pauses)})
	}
	return out
}

// provisionAnswer is a provision of the text on a day.
func (r revised) provisionAnswer(b dayBlock, on corpus.Date) ProvisionAnswer {
	out := ProvisionAnswer{Path: r.Provisions[b.provision].NameOn(on).Path, Place: provisionPlace(r.Revision, b.provision, on), State: b.version.State, Since: b.version.Since,
		Pieces: b.pieces, Steps: fromOne(b.version.Steps), Doubts: fromOne(b.version.Doubts), Pauses: fromOne(b.version.Pauses)}
	if len(b.version.Steps) > 0 {
		out.Mark = corpus.AssembledMark
	}
	if out.Pieces == nil {
		out.Pieces = []corpus.Piece{}
	}
	return out
}

// firstParts is the answer that asks for no list: the first rows of each.
func (r revised) firstParts(v revisionView, api string) *RevisionAnswer {
	out := r.answer(v)
	for _, x := range [...]struct {
		list revisionList
		name string
	}{{listOfSteps, "steps"}, {listOfProvisions, "provisions"}, {listOfText, "text"}} {
		if x.list == listOfText && !v.Dated {
			continue
		}
		if total := r.fill(out, x.list, v, 0, firstRows); total > firstRows {
			out.Parts = append(out.Parts, RevisionPart{x.name, total, address(api, asOfKey, v.Day.String(), "xem", string(x.list), offsetKey, strconv.Itoa(firstRows))})
		}
	}
	r.fill(out, listOfDifference, v, 0, firstRows)
	for _, c := range out.Compared {
		if c.Total > firstRows {
			out.Parts = append(out.Parts, RevisionPart{"consolidated", c.Total, address(api, "hop-nhat", string(c.Document), offsetKey, strconv.Itoa(firstRows))})
		}
	}
	return out
}

// cut leaves the rows of a list from one on, up to another.
func (a RevisionAnswer) cut(list revisionList, from, to int) *RevisionAnswer {
	switch list {
	case listOfSteps:
		a.Steps = a.Steps[from:to]
		a.Unplaced = slices.DeleteFunc(slices.Clone(a.Unplaced), func(n int) bool { return n <= from || n > to })
	case listOfProvisions:
		a.Provisions = a.Provisions[from:to]
	case listOfText:
		a.Text = a.Text[from:to]
	case listOfDifference:
		c := a.Compared[0]
		c.Differences = c.Differences[from:to]
		a.Compared = []ConsolidatedAnswer{c}
	}
	return &a
}

// serveRevisionAPI answers /api/v1/van-ban/{id}/lich-su.
func (s *site) serveRevisionAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, asOfKey, "xem", "hop-nhat", offsetKey, sizeKey, cursorKey)
	if err := p.strict(); err != nil {
		return err
	}
	who := s.viewer(r)
	d, v, err := s.revisionRequest(r, p, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	xem, err := p.oneOf("xem", string(listOfSteps), string(listOfProvisions), string(listOfText))
	if err != nil {
		return err
	}
	list := revisionList(xem)
	part, err := p.part()
	switch {
	case err != nil:
		return err
	case list == listOfText && !v.Dated:
		return &paramError{asOfKey, "", "một ngày như 2025-03-31 khi xem là loi-van"}
	case list != "" && v.With != "":
		return &paramError{"hop-nhat", string(v.With), "không dùng cùng xem"}
	case v.With != "":
		list = listOfDifference
	}
	if d.Text == "" {
		return &missingText{words: "Kho chưa có toàn văn " + documentName(d) + "."}
	}
	rev, err := s.library.Revision(r.Context(), shownVersion(d), who.local)
	if err != nil {
		return fmt.Errorf("revision of %s: %w", d.ID, err)
	}
	out, err := s.revisionPart(newRevised(&rev), v, list, part, who)
	if err != nil {
		return err
	}
	_, judging, err := s.library.Pending(r.Context())
	if err != nil {
		return fmt.Errorf("revision of %s: %w", d.ID, err)
	}
	out.Incomplete = judging > 0
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	linkNext(w, out.Next)
	s.writeJSON(w, http.StatusOK, out)
	return nil
}

// revisionPart is the part of a list that a program asks for, or the first rows of all lists.
func (s *site) revisionPart(r revised, v revisionView, list revisionList, part listPart, who viewer) (*RevisionAnswer, error) {
	api := "/api/v1" + r.url
	if list == "" {
		return r.firstParts(v, api), nil
	}
	if v.With != "" && !slices.ContainsFunc(r.Consolidated, func(c corpus.Consolidation) bool { return c.Document.ID == v.With }) {
		return nil, &missingText{words: "Kho không có văn bản hợp nhất ấy của văn bản này."}
	}
	at := address(api, asOfKey, v.Day.String(), "xem", string(list))
	if list == listOfDifference {
		at = address(api, "hop-nhat", string(v.With))
	}
	if part.cursor == "" {
		out := r.answer(v)
		out.Total, out.Offset, out.Limit = r.fill(out, list, v, part.offset, part.n), part.offset, part.n
		out.Next = following(at, part, out.Total)
		return out, nil
	}
	walk, err := s.walkList(at, r.url+".txt", part, who, func(most int) (any, int, int, error) {
		all := r.answer(v)
		total := r.fill(all, list, v, 0, most)
		return all, min(total, most), total, nil
	})
	if err != nil {
		return nil, err
	}
	out := walk.rows.(*RevisionAnswer).cut(list, walk.from, walk.to)
	out.Total, out.Offset, out.Limit, out.Next = walk.len, walk.from, part.n, walking(at, walk, part.n)
	return out, nil
}
