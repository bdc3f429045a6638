package amend

import (
	"slices"
	"strings"
	"testing"

	"vankho/corpus/viet"
)

func TestEveryTableIsThereAndWhole(t *testing.T) {
	for _, name := range []string{"verbs", "units", "words", "parts", "doubts", "starts"} {
		if len(rows(name)) == 0 {
			t.Errorf("%s.tsv is empty", name)
		}
	}
	acts := []act{actNone, actAmend, actInsert, actRepeal, actReplace, actMove, actCorrect, actEnd}
	for _, row := range rows("verbs") {
		if !slices.Contains(acts, act(cell(row, 1))) {
			t.Errorf("verbs.tsv: %q does %q", row[0], cell(row, 1))
		}
	}
	kinds := []kind{kindWith, kindAt, kindOf, kindAfter, kindBefore, kindEnd, kindStart, kindExcept, kindFollows, kindWords, kindTitle, kindVague, kindWhole,
		kindPassive, kindBy, kindThis, kindAnd, kindAbout, kindPlain, kindOther}
	for _, row := range rows("words") {
		if !slices.Contains(kinds, kind(cell(row, 1))) {
			t.Errorf("words.tsv: %q is %q", row[0], cell(row, 1))
		}
	}
	for _, row := range rows("units") {
		if rankOf(cell(row, 1)) < 0 {
			t.Errorf("units.tsv: %q is %q", row[0], cell(row, 1))
		}
	}
	for _, name := range []string{"wording", "annex", "part", "shared", "place", "pairs", "side", "number", "unit"} {
		if doubt(name) == "" {
			t.Errorf("doubts.tsv: no %s", name)
		}
	}
}

func TestNoVerbIsOverlookedByTheQuickLook(t *testing.T) {
	for _, row := range rows("verbs") {
		if act(cell(row, 1)) == actNone {
			continue
		}
		capital := viet.Capitalise(row[0])
		for _, said := range []string{row[0], capital, strings.ToUpper(row[0])} {
			if sentence := said + " khoản 2 Điều 5"; !mayAmend(sentence) {
				t.Errorf("%q is not read", sentence)
			}
		}
	}
}
