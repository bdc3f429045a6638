package corpus

// Consolidation (đối chiếu với văn bản hợp nhất) is a consolidated text of the store beside what was assembled for its day.
type Consolidation struct {
	Document Summary `json:"document"`
	// Day is the one for which was assembled: the last on which a document changed the base that was issued before the consolidated text was,
	// zero where none did: then it is held against the base itself.
	Day Date `json:"day"`
	// Same counts the articles whose words agree.
	Same int `json:"same"`
	// Differences are the articles that do not, in the order of the text.
	Differences []ArticleDifference `json:"differences,omitempty"`
}

// DifferenceKind says how a consolidated text differs from what was assembled in one article. The list is closed.
type DifferenceKind string

// The kinds.
const (
	DifferentWords   DifferenceKind = "words"        // both have it, in other words
	DifferentNumber  DifferenceKind = "number"       // the same words bear another number
	DifferentEnd     DifferenceKind = "ended"        // the consolidated text says that it is no more
	OnlyAssembled    DifferenceKind = "assembled"    // the consolidated text does not have it
	OnlyConsolidated DifferenceKind = "consolidated" // only the consolidated text has it
)

// Label is what pages call the kind: "Lời văn khác".
func (k DifferenceKind) Label() string {
	switch k {
	case DifferentWords:
		return "Lời văn khác"
	case DifferentNumber:
		return "Cùng lời văn, khác số"
	case DifferentEnd:
		return "Văn bản hợp nhất ghi đã bãi bỏ"
	case OnlyAssembled:
		return "Văn bản hợp nhất không có"
	case OnlyConsolidated:
		return "Chỉ văn bản hợp nhất có"
	}
	return ""
}

// ArticleDifference is one article of which a consolidated text says something else than what was assembled.
type ArticleDifference struct {
	Kind DifferenceKind `json:"kind"`
	// Provision is its position in Revision.Provisions, -1 where it stands in the consolidated text alone; State is that of what was assembled.
	Provision int           `json:"-"`
	State     RevisionState `json:"state,omitempty"`
	// Path and Label are its name in what was assembled, TheirPath and TheirLabel in the consolidated text; "" where one does not have it.
	Path       SectionID `json:"path,omitempty"`
	Label      string    `json:"label,omitempty"`
	TheirPath  SectionID `json:"their_path,omitempty"`
	TheirLabel string    `json:"their_label,omitempty"`
	// Assembled and Consolidated are the words of both, those of the second without its footnotes and without mentions of what is no more.
	Assembled    []Piece `json:"assembled,omitempty"`
	Consolidated []Piece `json:"consolidated,omitempty"`
	// Steps made the assembled words, Doubts could not be carried out, as positions in Revision.Steps.
	Steps  []int `json:"steps,omitempty"`
	Doubts []int `json:"doubts,omitempty"`
}

// Name is what the article is called: as what was assembled has it, else as the consolidated text does.
func (d ArticleDifference) Name() string {
	if d.Label != "" {
		return d.Label
	}
	return d.TheirLabel
}
