package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/store"
)

// sampleStore is a data folder with the documents of the sample.
func sampleStore(t *testing.T) *store.Store {
	t.Helper()
	data := filepath.Join(t.TempDir(), "kho")
	if r := runProgram(t, "", "index", sampleFolder(t), "--data", data); r.code != 0 {
		t.Fatalf("%+v", r)
	}
	st, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	return st
}

func TestTheFiguresOfTheSampleMakeSeriesAndOneContradiction(t *testing.T) {
	if testing.Short() {
		t.Skip("indexes the sample")
	}
	st := sampleStore(t)
	t.Run("the planted contradiction and no other", func(t *testing.T) { onlyPlanted(t, st) })
	for _, c := range []struct{ words, unit, want string }{
		{"tỷ lệ hồ sơ tiếp nhận trực tuyến", "%",
			"2023-q1 38.6, 2023-q2 44.9, 2023-q3 49.3, 2023-q4 50.7, 2024-q1 51.2/85, 2024-q2 63.8/85, 2024-q3 74.5/85, 2024-q4 86.1/85"},
		{"ty le ho so giai quyet truc tuyen va ky so", "%",
			"2023-q1 21.5, 2023-q2 26, 2023-q3 30.8, 2023-q4 34.1, 2024-q1 36.4/85, 2024-q2 48.9/85, 2024-q3 66.7/85, 2024-q4 83.2/85"},
		{"số hồ sơ thủ tục hành chính tiếp nhận", "hồ sơ", "2023-q1 79540, 2023-q2 85110, 2023-q3 84905, 2023-q4 88862, 2024-q1 84316, 2024-q2 91752, 2024-q3 88940, 2024-q4 96087"},
	} {
		t.Run(c.words, func(t *testing.T) {
			all, err := st.Series(t.Context(), corpus.FigureQuery{Words: c.words, Place: "khue-linh", Kinds: []corpus.FigureKind{corpus.FigureActual}, N: 20, Secret: true})
			if err != nil {
				t.Fatal(err)
			}
			var seen []string
			for _, s := range all {
				line := quarterly(s)
				if s.Unit == c.unit && containsInOrder(line, c.want) {
					return
				}
				seen = append(seen, fmt.Sprintf("%s, %s, %s: %s", s.Indicator.Name, s.Place, s.Unit, line))
			}
			t.Errorf("no series has %s:\n%s", c.want, strings.Join(seen, "\n"))
		})
	}
}

// quarterly writes the quarters of a series in order: "2024-q1 51.2/85"; what several documents say alike stands once.
func quarterly(s corpus.Series) string {
	var points []string
	for _, p := range s.Points {
		period := p.Period.Period.String()
		if !strings.Contains(period, "-q") {
			continue
		}
		point := fmt.Sprintf("%s %v", period, p.Base.Low)
		if p.Target != nil {
			point += fmt.Sprintf("/%v", p.Target.Low)
		}
		points = append(points, point)
	}
	return strings.Join(slices.Compact(points), ", ")
}

// containsInOrder reports whether every point of want is one of line, in that order.
func containsInOrder(line, want string) bool {
	points := strings.Split(line, ", ")
	for p := range strings.SplitSeq(want, ", ") {
		i := slices.Index(points, p)
		if i < 0 {
			return false
		}
		points = points[i+1:]
	}
	return true
}

// onlyPlanted holds that the value told before the quarter was over is the one figure that another contradicts.
func onlyPlanted(t *testing.T, st *store.Store) {
	list, n, err := st.Conflicts(t.Context(), corpus.FigureQuery{N: 20, Secret: true})
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	planted := false
	for _, c := range list {
		values := []float64{c.A.Base.Low, c.B.Base.Low}
		slices.Sort(values)
		planted = planted || slices.Equal(values, []float64{98.7, 99.1}) && strings.Contains(c.A.Name, "đúng hạn")
		seen = append(seen, fmt.Sprintf("%s, %v: %q (%s) and %q (%s)", c.A.Name, c.A.Period.Period, c.A.Quote, c.A.Document.Number, c.B.Quote, c.B.Document.Number))
	}
	if !planted || n != 1 {
		t.Errorf("%d contradictions:\n%s", n, strings.Join(seen, "\n"))
	}
}
