package table

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestRowsPassOverRemarksAndFillUp(t *testing.T) {
	got := slices.Collect(Rows("# remark\n\nKH\tKế hoạch\r\n  \nA\t\tC\tD", 3))
	if d := cmp.Diff([][]string{{"KH", "Kế hoạch", ""}, {"A", "", "C", "D"}}, got); d != "" {
		t.Error(d)
	}
}

func TestFilesAreFoundByTheirName(t *testing.T) {
	got := Files(fstest.MapFS{"data/kinds.tsv": {Data: []byte("a\tb\n")}, "data/README.md": {Data: []byte("x")}}, "data")
	if d := cmp.Diff(map[string][][]string{"kinds": {{"a", "b"}}}, got); d != "" {
		t.Error(d)
	}
}
