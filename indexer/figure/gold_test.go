package figure

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// goldFigure is a figure of the gold, as far as recognition goes.
type goldFigure struct {
	Quote     string         `json:"quote"`
	Kind      string         `json:"kind"`
	Value     *corpus.Amount `json:"value"`
	Unit      string         `json:"unit"`
	BaseUnit  string         `json:"base_unit"`
	Target    *float64       `json:"target"`
	Qualifier string         `json:"qualifier"`
	Direction string         `json:"direction"`
	Versus    string         `json:"versus"`
	Start     int            `json:"byte_start"`
	End       int            `json:"byte_end"`
}

type goldText struct {
	ID       string       `json:"id"`
	Text     string       `json:"text"`
	Expected []goldFigure `json:"expected"`
	Not      []string     `json:"not_figures"`
}

// goldTexts reads the gold beside the project; the test is skipped where it is absent.
func goldTexts(t *testing.T) []goldText {
	t.Helper()
	const shared = "../../../shared/"
	raw, err := os.ReadFile(shared + "eval/tagging/dev/figures.jsonl")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the gold is not beside the project: " + err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	var all []goldText
	for line := range strings.Lines(string(raw)) {
		var g goldText
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatal(err)
		}
		done := 0
		for i := range g.Expected {
			at := strings.Index(g.Text[done:], g.Expected[i].Quote)
			if at < 0 {
				done, at = 0, strings.Index(g.Text, g.Expected[i].Quote)
			}
			g.Expected[i].Start = done + at
			g.Expected[i].End = done + at + len(g.Expected[i].Quote)
			done = g.Expected[i].End
		}
		all = append(all, g)
	}
	text, err := os.ReadFile("../../corpus/sample/files/seed-bao-cao-nq57-lao-cai.txt")
	if err != nil {
		t.Fatal(err)
	}
	raw, err = os.ReadFile(shared + "eval/tagging/seed/figures.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	seed := goldText{ID: "seed", Text: string(text)}
	for line := range strings.Lines(string(raw)) {
		var f goldFigure
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		seed.Expected = append(seed.Expected, f)
	}
	return append(all, seed)
}

func TestGoldFiguresAreRecognised(t *testing.T) {
	var want, found, spans, values, kinds, qualifiers, directions, versus, extra int
	for _, g := range goldTexts(t) {
		got := newReading(Input{Text: g.Text}).prose()
		used := make([]bool, len(got))
		for _, e := range g.Expected {
			want++
			k := -1
			for i, f := range got {
				if !used[i] && f.Digits.Start >= e.Start && f.Digits.End <= e.End && f.End > e.Start && (k < 0) {
					k = i
				}
			}
			if k < 0 {
				t.Logf("%s misses %q (%s)", g.ID, e.Quote, e.Kind)
				continue
			}
			used[k] = true
			f := got[k]
			found++
			meet := min(f.End, e.End) - max(f.Start, e.Start)
			if 2*meet >= max(f.End, e.End)-min(f.Start, e.Start) {
				spans++
			} else {
				t.Logf("%s span %q instead of %q", g.ID, f.Quote, e.Quote)
			}
			unit := viet.Norm(e.Unit) == viet.Norm(f.Unit) || strings.EqualFold(e.BaseUnit, f.BaseUnit) || strings.EqualFold(e.Unit, f.BaseUnit)
			if near(f.Value, e.Value) && unit {
				values++
			} else {
				t.Logf("%s %q is %v %s (%s), not %v %s", g.ID, e.Quote, f.Value, f.Unit, f.BaseUnit, e.Value, e.Unit)
			}
			if string(f.Kind) == e.Kind {
				kinds++
			} else {
				t.Logf("%s %q is %s, not %s", g.ID, e.Quote, f.Kind, e.Kind)
			}
			if e.Qualifier == "" || string(f.Qualifier) == e.Qualifier {
				qualifiers++
			} else {
				t.Logf("%s %q has %s, not %s", g.ID, e.Quote, f.Qualifier, e.Qualifier)
			}
			if string(f.Direction) == e.Direction {
				directions++
			} else {
				t.Logf("%s %q goes %s, not %s", g.ID, e.Quote, f.Direction, e.Direction)
			}
			if f.Versus == e.Versus {
				versus++
			} else {
				t.Logf("%s %q is against %q, not %q", g.ID, e.Quote, f.Versus, e.Versus)
			}
			if e.Target != nil && (f.Target == nil || f.Target.Low != *e.Target && f.Target.Low*f.Base.Low/f.Value.Low != *e.Target) {
				t.Logf("%s %q has the target %v, not %v", g.ID, e.Quote, f.Target, *e.Target)
			}
		}
		for i, f := range got {
			if !used[i] {
				extra++
				t.Logf("%s has no figure %q", g.ID, f.Quote)
			}
		}
	}
	t.Logf("gold %d: found %d, too many %d; span %d, value and unit %d, kind %d, qualifier %d, direction %d, versus %d", want, found, extra, spans, values, kinds, qualifiers,
		directions, versus)
	if found < want*92/100 || extra > want*8/100 || values < want*92/100 {
		t.Error("recognition has got worse")
	}
}

func near(got corpus.Amount, want *corpus.Amount) bool {
	if want == nil {
		return false
	}
	return math.Abs(got.Low-want.Low) < 1e-9 && math.Abs(got.High-want.High) < 1e-9
}
