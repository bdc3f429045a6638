package figure

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/name"
	"vankho/indexer/structure"
	"vankho/indexer/tag"
)

// boundFigure is one expected figure of the gold.
type boundFigure struct {
	ID        string          `json:"id"`
	Quote     string          `json:"quote"`
	Kind      string          `json:"kind"`
	Value     json.RawMessage `json:"value"`
	Unit      string          `json:"unit"`
	BaseUnit  string          `json:"base_unit"`
	Indicator *string         `json:"indicator"`
	Place     string          `json:"place"`
	Period    json.RawMessage `json:"period"`
	PartOf    string          `json:"part_of"`
	Level     string          `json:"level"`
	Start     int             `json:"byte_start"`
	End       int             `json:"byte_end"`
	Target    json.RawMessage `json:"target"`
	Versus    string          `json:"versus"`
	Direction string          `json:"direction"`
	Qualifier string          `json:"qualifier"`
}

// tokensOf are the words of an indicator as they are compared.
func tokensOf(s string) map[string]int {
	out := map[string]int{}
	for _, w := range strings.FieldsFunc(viet.Norm(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		out[w]++
	}
	return out
}

// tokenF1 is how alike two phrases are, word by word.
func tokenF1(a, b string) float64 {
	x, y := tokensOf(a), tokensOf(b)
	both, n := 0, 0
	for w, k := range x {
		both += min(k, y[w])
		n += k
	}
	for _, k := range y {
		n += k
	}
	if n == 0 {
		return 1
	}
	return 2 * float64(both) / float64(n)
}

// understand reads a text as the pipeline does, without figures.
func understand(text string) Input {
	parsed := structure.Parse(structure.Input{Text: text})
	in := Input{Text: text, Header: parsed.Header, Title: parsed.Title, Sections: parsed.Sections}
	in.References = tag.References(tag.Input{Text: text, Sections: in.Sections, Header: in.Header})
	in.Entities = name.Entities(name.Input{Text: text, Header: in.Header, Sections: in.Sections, References: in.References})
	return in
}

// given makes of a gold figure what recognition would have found.
func given(text string, g boundFigure, at int) corpus.Figure {
	span := corpus.Span{Start: at, End: at + len(g.Quote)}
	f := corpus.Figure{Span: span, Quote: g.Quote, Kind: corpus.FigureKind(g.Kind), Unit: g.Unit, BaseUnit: g.BaseUnit, Qualifier: corpus.Qualifier(g.Qualifier),
		Versus: g.Versus, Direction: corpus.Direction(g.Direction)}
	digit := strings.IndexAny(g.Quote, "0123456789")
	end := digit
	for end < len(g.Quote) && strings.ContainsRune("0123456789.,", rune(g.Quote[end])) {
		end++
	}
	f.Digits = corpus.Span{Start: at + digit, End: at + end}
	_ = json.Unmarshal(g.Value, &f.Value)
	f.Base = f.Value
	u, ok := corpus.UnitOf(g.Unit)
	if !ok {
		u = corpus.Unit{Name: g.Unit, Base: g.Unit, Factor: 1, Class: corpus.UnitCount}
	}
	f.Base, f.BaseUnit, f.Class = f.Value.Times(u.Factor), u.Base, u.Class
	return f
}

func goldLines(t *testing.T, file string) [][]byte {
	path := filepath.Join("..", "..", "..", "shared", "eval", "tagging", file)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the gold of tagging is not beside the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out [][]byte
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		out = append(out, append([]byte(nil), s.Bytes()...))
	}
	return out
}

func TestGoldFiguresOfTheSeedAreBound(t *testing.T) {
	raw, err := os.ReadFile("../../corpus/sample/files/seed-bao-cao-nq57-lao-cai.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := viet.Normalise(string(raw))
	in := understand(text)
	var found []corpus.Figure
	var gold []boundFigure
	for _, line := range goldLines(t, "seed/figures.jsonl") {
		var g boundFigure
		if err := json.Unmarshal(line, &g); err != nil {
			t.Fatal(err)
		}
		gold = append(gold, g)
		found = append(found, given(text, g, g.Start))
	}
	newReading(in).bind(found)
	right := reportBound(t, text, gold, found)
	if right < 31 {
		t.Errorf("%d of %d have the right indicator, 31 are wanted", right, len(gold))
	}
}

// reportBound logs what was bound beside the gold, and counts the right indicators.
func reportBound(t *testing.T, text string, gold []boundFigure, found []corpus.Figure) int {
	right := 0
	for i, g := range gold {
		f := found[i]
		want := ""
		if g.Indicator != nil {
			want = *g.Indicator
		}
		part := ""
		if f.PartOf > 0 {
			part = found[f.PartOf-1].Quote
		}
		score := tokenF1(f.Indicator.Text, want)
		if score >= .5 {
			right++
		}
		mark := " "
		if want != "" && score < .5 {
			mark = "X"
		}
		t.Logf("%s %.2f %q %s\n\tind  %q\n\tgold %q parent=%q\n\tsubj=%q lvl=%q place=%q(%s %s) per=%q %v (%s) part=%q/%q target=%v doubts=%v sums=%v", mark, score, f.Quote, f.Kind, f.Indicator.Text, want, f.Parent.Text,
			f.Subject.Text, f.Level.Text, f.Place.Name, f.Place.Code, f.Place.Origin, f.Period.Text, f.Period.Period, f.Period.Origin, part, g.PartOf, f.Target, f.Doubts, f.Sums)
	}
	return right
}

func TestGoldFiguresOfDevelopmentAreBound(t *testing.T) {
	right, all := 0, 0
	for _, line := range goldLines(t, "dev/figures.jsonl") {
		var item struct {
			ID, Text string
			Expected []boundFigure
		}
		if err := json.Unmarshal(line, &item); err != nil {
			t.Fatal(err)
		}
		in := understand(item.Text)
		at := 0
		var found []corpus.Figure
		for _, g := range item.Expected {
			k := strings.Index(item.Text[at:], g.Quote)
			if k < 0 {
				t.Fatal(g.Quote)
			}
			found = append(found, given(item.Text, g, at+k))
			at += k + len(g.Quote)
		}
		newReading(in).bind(found)
		t.Log(item.ID, item.Text)
		reportBound(t, item.Text, item.Expected, found)
		for i, g := range item.Expected {
			if g.Indicator != nil {
				all++
				if tokenF1(*g.Indicator, found[i].Indicator.Text) >= .5 {
					right++
				}
			}
		}
	}
	t.Logf("%d of %d", right, all)
	if float64(right) < .8*float64(all) {
		t.Errorf("%d of %d have the right indicator", right, all)
	}
}
