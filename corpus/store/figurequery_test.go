package store

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// seed states figures as a report of the province does.
func seeded(t *testing.T) *Store {
	t.Helper()
	s := open(t)
	target := corpus.One(85)
	aimed := func(f *corpus.Figure) { f.Target = &target }
	level := func(level string) func(*corpus.Figure) {
		return func(f *corpus.Figure) { f.Level.Text = level }
	}
	const work = "Tỷ lệ hồ sơ công việc trong các cơ quan hành chính nhà nước được xử lý hoàn toàn trên môi trường mạng"
	a, b := percent(online, 51.69), percent(signed, 68.12)
	a.change, b.change = aimed, aimed
	whole, province, district := percent(work, 96), percent(work, 98), percent(work, 95)
	province.change, district.change = level("cấp tỉnh"), level("cấp huyện")
	mustPut(t, s, report("1/BC-UBND", "tỉnh Khuê Lĩnh", quarter1, a, percent("Tỷ lệ hồ sơ giải quyết trực tuyến và ký số", 35.96), b, whole, province, district,
		observed{indicator: "Số thủ tục hành chính nội bộ toàn trình", quote: "187 thủ tục", value: 187, unit: "thủ tục", class: "admin"},
		observed{indicator: "Tổng kinh phí đãi ngộ cán bộ, công chức, viên chức làm nhiệm vụ CNTT", quote: "439,2 triệu đồng/tháng", value: 439_200_000, unit: "VND/tháng", class: "money"},
	), source("/a", "1"), "1")
	mustPut(t, s, report("2/BC-UBND", "huyện Nậm Sương", quarter2, percent(online, 63.8)), source("/b", "2"), "1")
	return s
}

func ask(t *testing.T, s *Store, q corpus.FigureQuery) corpus.FiguresFound {
	t.Helper()
	if q.N == 0 {
		q.N = 20
	}
	found, err := s.Figures(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// quotes are what rows say.
func quotes(rows []corpus.FigureRow) (out []string) {
	for _, r := range rows {
		out = append(out, r.Quote)
	}
	return out
}

func TestFiguresAreFoundByTheWordsOfTheirIndicator(t *testing.T) {
	s := seeded(t)
	for _, c := range []struct {
		name  string
		words string
		want  []string
	}{
		{"its words", "tỷ lệ hồ sơ tiếp nhận trực tuyến", []string{"63,8%", "51,69%"}},
		{"without marks", "ty le tra ket qua truc tuyen", []string{"68,12%"}},
		{"the level narrows", "hồ sơ công việc cấp tỉnh xử lý trên môi trường mạng", []string{"98%"}},
		{"without a level the general one is first", "hồ sơ công việc xử lý trên môi trường mạng", []string{"96%", "98%", "95%"}},
		{"abbreviation", "TTHC nội bộ toàn trình", []string{"187 thủ tục"}},
		{"abbreviations in both", "kinh phí đãi ngộ CBCCVC làm công nghệ thông tin", []string{"439,2 triệu đồng/tháng"}},
		{"a place among the words", "tiếp nhận trực tuyến Nậm Sương", []string{"63,8%"}},
		{"a word that none has", "tỷ lệ hồ sơ trễ hạn", nil},
		{"other marks", "tỷ lệ hồ sơ tiếp nhận trực tuyền", nil},
		{"half of it typed without marks", "tỷ lệ hồ sơ tiep nhan truc tuyen", []string{"63,8%", "51,69%"}},
		{"a word that has no mark", "tỷ lệ hồ sơ tiếp nhân trực tuyến", nil},
		{"a word that has no mark in a language of marks", "tỷ lệ hồ sơ tiếp nhận truc tuyến", nil},
		{"signs alone", "???", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ask(t, s, corpus.FigureQuery{Words: c.words})
			if d := cmp.Diff(c.want, quotes(got.Rows)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestWhatIsNotThereNamesWhatComesClose(t *testing.T) {
	got := ask(t, seeded(t), corpus.FigureQuery{Words: "tỷ lệ hồ sơ tiếp nhận trễ hạn"})
	if len(got.Rows) > 0 || len(got.Indicators) > 0 || len(got.Near) == 0 || got.Near[0].Whole || got.Near[0].Name != corpus.IndicatorPhrase(online) {
		t.Errorf("rows %v, near %+v", quotes(got.Rows), got.Near)
	}
}

func TestARowTellsWhereItStands(t *testing.T) {
	got := ask(t, seeded(t), corpus.FigureQuery{Words: online, Place: "khue-linh"})
	if len(got.Rows) != 1 {
		t.Fatal(quotes(got.Rows))
	}
	r := got.Rows[0]
	if r.N != 1 || r.Page != 1 || r.Method != corpus.MethodText || r.Document.Number != "1/BC-UBND" || r.Sentence != online+" đạt 51,69%." || r.Name != corpus.IndicatorPhrase(online) || r.Of == 0 {
		t.Errorf("%+v", r)
	}
	if i := got.Indicators; len(i) != 1 || i[0].Figures != 2 || i[0].Documents != 2 || i[0].Match < 0.99 {
		t.Errorf("%+v", i)
	}
}

func TestFiguresAreNarrowed(t *testing.T) {
	s := seeded(t)
	v := func(x float64) *float64 { return &x }
	for _, c := range []struct {
		name string
		q    corpus.FigureQuery
		want int
	}{
		{"all", corpus.FigureQuery{}, 9},
		{"place", corpus.FigureQuery{Place: "nam-suong"}, 1},
		{"place with its level", corpus.FigureQuery{Place: "huyen-nam-suong"}, 1},
		{"place of another level", corpus.FigureQuery{Place: "xa-nam-suong"}, 0},
		{"period", corpus.FigureQuery{Period: quarter1}, 8},
		{"the year holds both", corpus.FigureQuery{Period: corpus.Months(2024, 1, 12)}, 9},
		{"the very year", corpus.FigureQuery{Period: corpus.Months(2024, 1, 12), At: true}, 0},
		{"a quarter of any year", corpus.FigureQuery{Period: corpus.Period{From: corpus.Date{Month: 4, Day: 1}, To: corpus.Date{Month: 6, Day: 30}}}, 1},
		{"unit", corpus.FigureQuery{Unit: "%"}, 7},
		{"class", corpus.FigureQuery{Class: "money"}, 1},
		{"at least", corpus.FigureQuery{Unit: "%", Least: v(80)}, 3},
		{"between", corpus.FigureQuery{Unit: "%", Least: v(60), Most: v(70)}, 2},
		{"with a target", corpus.FigureQuery{Targeted: true}, 2},
		{"issuer", corpus.FigureQuery{Issuer: "uy-ban-nhan-dan-tinh-khue-linh"}, 9},
		{"another issuer", corpus.FigureQuery{Issuer: "khac"}, 0},
		{"kind", corpus.FigureQuery{Kinds: []corpus.FigureKind{corpus.FigureTarget}}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ask(t, s, c.q)
			n := 0
			if err := s.EachFigure(t.Context(), c.q, func(corpus.FigureRow) error { n++; return nil }); err != nil {
				t.Error(err)
			}
			if got.Found != c.want || len(got.Rows) != c.want || n != c.want {
				t.Errorf("%d found, %d rows, %d each, want %d", got.Found, len(got.Rows), n, c.want)
			}
		})
	}
}

func TestFiltersOfferWhatOtherFiltersLeave(t *testing.T) {
	got := ask(t, seeded(t), corpus.FigureQuery{Unit: "%", Place: "nam-suong"})
	want := []corpus.FigureCount{{Value: "khue-linh", Label: "tỉnh Khuê Lĩnh", Count: 6}, {Value: "nam-suong", Label: "huyện Nậm Sương", Count: 1}}
	if d := cmp.Diff(want, got.Places); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]corpus.FigureCount{{Value: "2024-q2", Label: "Quý II/2024", Count: 1}}, got.PeriodsOf); d != "" {
		t.Error(d)
	}
}

func TestSecretAndLesserDocumentsShowNoFigures(t *testing.T) {
	s := open(t)
	d := report("9/BC-UBND", "tỉnh Khuê Lĩnh", quarter1, percent("Tỷ lệ mật", 7))
	d.Header.Secrecy = "MẬT"
	mustPut(t, s, d, source("/m", "1"), "1")
	if got := ask(t, s, corpus.FigureQuery{}); got.Found != 0 || len(got.Places) != 0 {
		t.Errorf("%+v", got)
	}
	if got, err := s.Indicators(t.Context(), "tỷ lệ", 5, false); len(got) != 0 || err != nil {
		t.Error(got, err)
	}
	if got := ask(t, s, corpus.FigureQuery{Words: "tỷ lệ mật"}); len(got.Near)+len(got.Indicators) != 0 {
		t.Errorf("%+v", got)
	}
	if got := ask(t, s, corpus.FigureQuery{Secret: true}); got.Found != 1 {
		t.Error(got.Found)
	}
}

func TestFiguresFollowTheirDocuments(t *testing.T) {
	s := seeded(t)
	found := func(want int) {
		t.Helper()
		if got := ask(t, s, corpus.FigureQuery{}); got.Found != want {
			t.Errorf("%d, want %d", got.Found, want)
		}
	}
	found(9)
	mustPut(t, s, report("2/BC-UBND", "huyện Nậm Sương", quarter2, percent(online, 63.8), percent(signed, 1)), source("/b", "2b"), "1")
	found(10)
	if _, err := s.RemoveFile(t.Context(), "/a", "Đã gỡ."); err != nil {
		t.Fatal(err)
	}
	found(2)
	dir := s.Dir()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	*s = Store{dir: again.dir, lock: again.lock, writer: again.writer, reader: again.reader}
	found(2)
}

func TestPhrasingsAreJoinedByHand(t *testing.T) {
	s := seeded(t)
	path := filepath.Join(s.Dir(), "chi-tieu.tsv")
	if err := os.WriteFile(path, []byte("# chỉ tiêu\nTỷ lệ hồ sơ trực tuyến\t"+online+"\t"+signed+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := ask(t, s, corpus.FigureQuery{Words: online})
	if len(got.Indicators) != 1 || got.Indicators[0].Name != "tỷ lệ hồ sơ trực tuyến" || got.Indicators[0].Figures != 3 || len(got.Indicators[0].Phrasings) != 2 {
		t.Fatalf("%+v", got.Indicators)
	}
	if all := ask(t, s, corpus.FigureQuery{Indicator: got.Indicators[0].ID}); all.Found != 3 {
		t.Error(all.Found)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, s, corpus.FigureQuery{Words: online}); len(got.Indicators) != 1 || got.Indicators[0].Figures != 2 {
		t.Errorf("%+v", got.Indicators)
	}
}

func TestIndicatorsAreSuggestedWhileTheyAreTyped(t *testing.T) {
	s := seeded(t)
	for _, c := range []struct{ typed, want string }{
		{"tỷ lệ hồ sơ tiếp nh", corpus.IndicatorPhrase(online)},
		{"thu tuc", "số thủ tục hành chính nội bộ toàn trình"},
		{"", corpus.IndicatorPhrase("Tỷ lệ hồ sơ công việc trong các cơ quan hành chính nhà nước được xử lý hoàn toàn trên môi trường mạng")},
	} {
		got, err := s.Indicators(t.Context(), c.typed, 3, false)
		if err != nil || len(got) == 0 || got[0].Name != c.want {
			t.Errorf("%q: %+v, %v", c.typed, got, err)
		}
	}
}
