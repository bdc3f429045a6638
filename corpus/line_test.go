package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJoinedLinesKeepTheirBoxes(t *testing.T) {
	a, b := Box{1, 1, 9, 9}, Box{11, 1, 19, 9}
	cases := []struct {
		name             string
		line, next, want Line
	}{
		{"nothing before", Line{}, Line{Text: "Số", Boxes: []TextBox{{End: 4, Box: a}}}, Line{Text: "Số", Boxes: []TextBox{{End: 4, Box: a}}}},
		{"two words", Line{Text: "Số", Boxes: []TextBox{{End: 4, Box: a}}}, Line{Text: "15", Boxes: []TextBox{{End: 2, Box: b, Doubtful: true}}},
			Line{Text: "Số 15", Boxes: []TextBox{{End: 4, Box: a}, {End: 5}, {End: 7, Box: b, Doubtful: true}}}},
		{"the first stands nowhere", Line{Text: "Số"}, Line{Text: "15", Boxes: []TextBox{{End: 2, Box: b, Doubtful: true}}}, Line{Text: "Số 15", Boxes: []TextBox{{End: 5}, {End: 7, Box: b, Doubtful: true}}}},
		{"neither stands anywhere", Line{Text: "Số"}, Line{Text: "15"}, Line{Text: "Số 15"}},
		{"nothing after", Line{Text: "Số", Boxes: []TextBox{{End: 4, Box: a}}}, Line{}, Line{Text: "Số", Boxes: []TextBox{{End: 4, Box: a}}}},
	}
	for _, c := range cases {
		c.line.Join(c.next)
		if d := cmp.Diff(c.want, c.line); d != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, d)
		}
	}
}
