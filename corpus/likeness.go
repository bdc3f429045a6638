package corpus

// Likeness (nguyên dạng) is a document as it looks in its file, for formats that have no pages: the lines of the frozen text in order, each with
// where it lies there and how it stands in the file.
type Likeness struct {
	Lines []LikeLine `json:"lines"`
}

// LikeLine is one line of a Likeness.
type LikeLine struct {
	Span
	Kind LineKind `json:"kind,omitempty"`
	// Level, Table, Head and Sheet are those of the Line.
	Level int       `json:"level,omitempty"`
	Table int       `json:"table,omitempty"`
	Head  bool      `json:"head,omitempty"`
	Sheet *SheetRow `json:"sheet,omitempty"`
	Look  Look      `json:"look,omitzero"`
	// Cells are those of a row.
	Cells []LikeCell `json:"cells,omitempty"`
}

// LikeCell is one cell of a row: where its text lies, and how it stands.
type LikeCell struct {
	Span
	CellLook
}

// Fits reports whether all lines lie within a text, in order.
func (l *Likeness) Fits(text string) bool {
	at := 0
	for _, line := range l.Lines {
		if line.Start < at || !line.Fits(text) {
			return false
		}
		at = line.Start
		for _, c := range line.Cells {
			if !c.Fits(text) {
				return false
			}
		}
	}
	return true
}
