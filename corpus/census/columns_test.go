package census

import (
	"reflect"
	"slices"
	"testing"

	"vankho/corpus"
)

func figures() []corpus.Figure {
	target := corpus.One(85)
	return []corpus.Figure{
		{Quote: "51,69%", Digits: corpus.Span{End: 5}, Span: corpus.Span{End: 6}, Kind: corpus.FigureActual, Value: corpus.One(51.69), Unit: "%", Base: corpus.One(51.69), BaseUnit: "%",
			Class: "ratio", Target: &target, Place: corpus.FigurePlace{Name: "tỉnh Khuê Lĩnh"}, Period: corpus.FigurePeriod{Period: corpus.Months(2024, 1, 3)}},
		{Quote: "3.370 tỷ đồng", Digits: corpus.Span{End: 5}, Span: corpus.Span{End: 17}, Kind: corpus.FigureTarget, Value: corpus.Amount{Low: 3370, High: 3400}, Unit: "tỷ đồng",
			Base: corpus.Amount{Low: 3370e9, High: 3400e9}, BaseUnit: "VND", Class: "money", Level: corpus.Bound{Text: "cấp tỉnh"}, Qualifier: corpus.QualifierRange},
		{},
	}
}

func TestPackedColumnsAreReadBack(t *testing.T) {
	c := NewColumns(figures(), []corpus.IndicatorID{7, 9, 0}, "")
	got, err := Unpack(c.Pack())
	if err != nil || !reflect.DeepEqual(c, got) {
		t.Errorf("%+v, want %+v; %v", got, c, err)
	}
}

func TestValuesAgreeAsFarAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct {
		name string
		f    corpus.Figure
		want float32
	}{
		{"one decimal", corpus.Figure{Quote: "99,1%", Value: corpus.One(99.1), Base: corpus.One(99.1), Class: "ratio"}, .05},
		{"a whole percent", corpus.Figure{Quote: "99%", Value: corpus.One(99), Base: corpus.One(99), Class: "ratio"}, .5},
		{"billions", corpus.Figure{Quote: "3.370 tỷ", Value: corpus.One(3370), Base: corpus.One(3370e9), Class: "money"}, 5e8},
		{"what is counted", corpus.Figure{Quote: "1.204 tổ", Value: corpus.One(1204), Base: corpus.One(1204), Class: "organisation"}, 0},
	} {
		if got := halfStep(c.f); got < c.want*.999 || got > c.want*1.001 {
			t.Errorf("%s: %g, want %g", c.name, got, c.want)
		}
	}
}

func TestATableGivesRoomBack(t *testing.T) {
	table := New()
	table.Name(Phrase{ID: 7, Key: "tỷ lệ hồ sơ"})
	columns := NewColumns(slices.Repeat(figures()[:1], 50), slices.Repeat([]corpus.IndicatorID{7}, 50), "")
	for range 1000 {
		for _, id := range []corpus.ID{"a", "b", "c"} {
			table.Put(Document{ID: id, Columns: columns})
		}
	}
	table.Drop("b")
	got := table.Find(corpus.FigureQuery{Words: "hồ sơ", N: 200})
	if got.Total != 100 || got.Documents != 2 || len(got.Rows) != 100 || got.Groups[0].Figures != 100 || len(table.rows.doc) > 20_000 {
		t.Errorf("%d figures of %d documents, %d rows kept", got.Total, got.Documents, len(table.rows.doc))
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(NewColumns(figures(), []corpus.IndicatorID{7, 9, 0}, "").Pack())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Unpack(data)
		if err != nil {
			return
		}
		table := New()
		table.Put(Document{ID: "a", Columns: c})
		table.Find(corpus.FigureQuery{N: 5})
		table.Conflicts(corpus.FigureQuery{N: 5})
		table.Put(Document{ID: "b", Type: "Kế hoạch", Issued: corpus.Date{Year: 2024, Month: 1, Day: 2}, Columns: c})
		table.Put(Document{ID: "c", Type: "Báo cáo", Issued: corpus.Date{Year: 2025, Month: 1, Day: 2}, Columns: c})
		table.Targets(corpus.TargetQuery{FigureQuery: corpus.FigureQuery{N: 5}, Verdicts: corpus.TargetVerdicts()})
	})
}

func FuzzFind(f *testing.F) {
	table := New()
	table.Name(Phrase{ID: 7, Key: "tỷ lệ hồ sơ"})
	table.Put(Document{ID: "a", Columns: NewColumns(figures(), []corpus.IndicatorID{7, 7, 0}, "")})
	f.Add("tỷ lệ hồ sơ", "khue-linh", "%", 0, 5)
	f.Fuzz(func(_ *testing.T, words, place, unit string, offset, n int) {
		q := corpus.FigureQuery{Words: words, Place: place, Unit: unit, Offset: offset % 1000, N: n % 1000}
		table.Find(q)
		table.Suggest(words, 5, false)
		table.Series(q)
		table.Conflicts(q)
	})
}
