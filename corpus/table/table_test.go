package table

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRowsPassOverRemarksAndFillUp(t *testing.T) {
	got := slices.Collect(Rows("# remark\n\nKH\tKế hoạch\r\n  \nA\t\tC\tD", 3))
	if d := cmp.Diff([][]string{{"KH", "Kế hoạch", ""}, {"A", "", "C", "D"}}, got); d != "" {
		t.Error(d)
	}
}
