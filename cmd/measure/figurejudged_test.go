package measure

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
)

const judgedFigures = "testdata/figures/judged.tsv"

// leastJudged are the shares of the judged figures that must be right: "" of all places that are read as figures, then of the fields of those.
var leastJudged = map[string]float64{"": 0.80, "value": 0.97, "unit": 0.92, "target": 0.97, "total": 0.97, "kind": 0.85, "indicator": 0.52, "place": 0.75, "period": 0.75}

func TestFiguresDrawnAtRandomAreAsAReaderSaysTheyAre(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a thousand texts and seventy files")
	}
	o := FigureOptions{Sources: []string{"../../../shared/eval/vbpl/docs.jsonl.gz", "../../../shared/eval/files"}, Judged: judgedFigures}
	for _, s := range o.Sources {
		if _, err := os.Stat(s); errors.Is(err, fs.ErrNotExist) {
			t.Skip("the shared texts and files are not here")
		}
	}
	r, err := Figures(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := r.Print(&b, func(s string) string { return s }); err != nil {
		t.Fatal(err)
	}
	t.Log(b.String())
	if got := r.Judged.All.Precision(); got < leastJudged[""] || r.Judged.All.Wanted+r.Judged.All.Found == 0 {
		t.Errorf("%.3f of the places are figures, want %.2f", got, leastJudged[""])
	}
	for _, f := range r.Judged.Fields {
		if got := f.Recall(); got < leastJudged[f.Group] {
			t.Errorf("%s: %.3f, want %.2f", f.Group, got, leastJudged[f.Group])
		}
	}
}

func TestEveryJudgementIsRead(t *testing.T) {
	all, err := readJudgedFigures(judgedFigures)
	if err != nil || len(all) != 150 {
		t.Fatalf("%d judgements: %v", len(all), err)
	}
	for _, j := range all {
		if j.quote == "" || j.Len() <= 0 || j.figure == (j.fields["value"] == "-" && j.fields["unit"] == "-") {
			t.Errorf("%s %d: %+v", j.document, j.Start, j)
		}
	}
}

func TestAJudgementIsHeldAgainstTheFigureAtItsPlace(t *testing.T) {
	const text = "Toàn xã có 1.200 hộ dân; mỗi hộ góp 3 ngày công."
	of := func(quote string, value float64, unit string) corpus.Figure {
		at := strings.Index(text, quote)
		f := corpus.Figure{Span: corpus.Span{Start: at, End: at + len(quote)}, Quote: quote, Kind: corpus.FigureActual, Value: corpus.One(value), Unit: unit}
		f.Digits = corpus.Span{Start: at, End: at + strings.IndexByte(quote, ' ')}
		return f
	}
	place := func(quote string, figure bool, fields map[string]string) judgedFigure {
		at := strings.Index(text, quote)
		for _, f := range judgedFields {
			if _, ok := fields[f.name]; !ok {
				fields[f.name] = "-"
			}
		}
		return judgedFigure{document: "a", Span: corpus.Span{Start: at, End: at + len(quote)}, figure: figure, fields: fields, quote: quote}
	}
	docs := map[string]*corpus.Document{"a": {Text: text, Figures: []corpus.Figure{of("1.200 hộ dân", 1200, "hộ"), of("3 ngày công", 3, "ngày")}}}
	s := judgeFigures([]judgedFigure{place("1.200 hộ", true, map[string]string{"value": "1200", "unit": "người"}), place("3 ngày", false, map[string]string{}),
		place("góp", true, map[string]string{}), {document: "b", figure: true}}, docs)
	if want := (Tally{"", 2, 2, 1}); s.All != want || fieldOf(*s, "value").Right != 1 || fieldOf(*s, "unit").Right != 0 {
		t.Errorf("%+v, want %+v: %v", s.All, want, s.Misses)
	}
}

func TestTheSameFiguresAreDrawnAgain(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "Toàn xã có 1.200 hộ dân và 4.800 nhân khẩu.", "b.txt": "Tỷ lệ hộ nghèo là 3,5%."} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	draw := func(each int) []string {
		r, err := Figures(t.Context(), FigureOptions{Sources: []string{dir}, Draw: 9, Each: each, Seed: 3})
		if err != nil || r.Documents != 2 {
			t.Fatal(err, r)
		}
		return r.Drawn
	}
	first := draw(0)
	if len(first) != 3 || strings.Join(first, "\n") != strings.Join(draw(0), "\n") || len(draw(1)) != 2 {
		t.Errorf("%q, then %q", first, draw(0))
	}
	judged := filepath.Join(t.TempDir(), "judged.tsv")
	if err := os.WriteFile(judged, []byte(strings.Join(first, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Figures(t.Context(), FigureOptions{Sources: []string{dir}, Judged: judged})
	if err != nil || r.Judged.All.Right != 3 || len(r.Judged.Misses) > 0 {
		t.Errorf("what was drawn is not right of itself: %v %+v", err, r)
	}
}
