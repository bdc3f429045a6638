package measure

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"vankho/corpus"
)

// goldFigure is one expected figure. A field that is absent is not scored; one that is null must be empty.
type goldFigure struct {
	goldPlace
	ID   string            `json:"id"`
	Kind corpus.FigureKind `json:"kind"`
	// Value is in Unit, Base in BaseUnit; either pair is right.
	Value     corpus.Amount    `json:"value"`
	Unit      string           `json:"unit"`
	Base      *corpus.Amount   `json:"base_value"`
	BaseUnit  string           `json:"base_unit"`
	Target    *corpus.Amount   `json:"target"`
	Total     *corpus.Amount   `json:"total"`
	Qualifier corpus.Qualifier `json:"qualifier"`
	Indicator string           `json:"indicator"`
	Place     string           `json:"place"`
	Level     string           `json:"level"`
	// Period is words, or {kind from to text within}.
	Period goldPeriod `json:"period"`
	// PartOf is the quote or the id of another figure of the list.
	PartOf     json.RawMessage  `json:"part_of"`
	Direction  corpus.Direction `json:"direction"`
	Versus     json.RawMessage  `json:"versus"`
	Cumulative bool             `json:"cumulative"`
	Suspect    bool             `json:"suspect"`
}

// goldPeriod is the time of an expected figure: its words, its days where the gold gives them, and the quarter that holds an event.
type goldPeriod struct {
	Text   string `json:"text"`
	From   string `json:"from"`
	To     string `json:"to"`
	Within string `json:"within"`
}

// UnmarshalJSON reads words or an object.
func (p *goldPeriod) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte(`"`)) {
		return json.Unmarshal(data, &p.Text)
	}
	type object goldPeriod
	return json.Unmarshal(data, (*object)(p))
}

// figures are the figures that the gold expects of a line.
func (l goldLine) figures() ([]goldFigure, error) {
	var expected []goldFigure
	if err := json.Unmarshal(l.Expected, &expected); err != nil {
		return nil, fmt.Errorf("%s: %w", l.ID, err)
	}
	return expected, nil
}

// wholes gives for each figure of the gold the one that it is a part of: its index, -1 where the gold says none, -2 where it says nothing. A quote
// that several have is the last of them that stands before the part.
func wholes(gold []goldFigure) []int {
	of := make([]int, len(gold))
	for i, g := range gold {
		of[i] = -2
		if g.PartOf == nil {
			continue
		}
		of[i] = -1
		var name string
		if json.Unmarshal(g.PartOf, &name) != nil || name == "" {
			continue
		}
		of[i] = -2
		for j, whole := range gold {
			if j != i && (whole.ID == name && name != "" || strings.Contains(whole.Quote, name)) && (of[i] < 0 || j < i) {
				of[i] = j
			}
		}
	}
	return of
}
