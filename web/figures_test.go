package web

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"math"
	"regexp"
	"strings"
	"testing"

	"vankho/corpus"
)

// figureOf is a figure of a text: its words, the digits in them, and what else a change sets.
func figureOf(t *testing.T, text, quote, digits string, value float64, unit string, change ...func(*corpus.Figure)) corpus.Figure {
	t.Helper()
	at := span(t, text, quote)
	f := corpus.Figure{Span: at, Quote: quote, Digits: span(t, quote, digits).Shift(at.Start), Kind: corpus.FigureActual, Value: corpus.One(value), Unit: unit,
		Base: corpus.One(value), BaseUnit: unit, Qualifier: corpus.QualifierEq}
	for _, c := range change {
		c(&f)
	}
	return f
}

func indicator(name string) func(*corpus.Figure) {
	return func(f *corpus.Figure) { f.Indicator = corpus.Bound{Text: name, Origin: corpus.OriginClause} }
}

func target(v float64) func(*corpus.Figure) {
	return func(f *corpus.Figure) {
		x := corpus.One(v)
		f.Target = &x
	}
}

// quarterly is a report of one quarter of 2024 of an invented province; online is the share of files that were handed in online.
func quarterly(t *testing.T, quarter int, online float64, files int) *corpus.Document {
	t.Helper()
	share := strings.Replace(fmt.Sprintf("%g", online), ".", ",", 1)
	count := integer(files)
	roman := [...]string{"", "I", "II", "III", "IV"}[quarter]
	text := fmt.Sprintf("Báo cáo chuyển đổi số quý %s năm 2024\nToàn tỉnh tiếp nhận %s hồ sơ, trong đó cấp tỉnh %s hồ sơ, cấp xã có 100 hồ sơ.\n"+
		"Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt %s/85%%; kinh phí trên 2,5 tỷ đồng theo Nghị quyết số 99/NQ-HĐND.", roman, count, integer(files-100), share)
	of := func(f *corpus.Figure) {
		f.Place = corpus.FigurePlace{Bound: corpus.Bound{Text: "Toàn tỉnh", Origin: corpus.OriginSentence}, Name: "tỉnh Vân Sơn"}
		f.Period = corpus.FigurePeriod{Bound: corpus.Bound{Text: "quý " + roman + " năm 2024", Origin: corpus.OriginDocument}, Period: corpus.Months(2024, 3*quarter-2, 3*quarter)}
	}
	level := func(l string) func(*corpus.Figure) {
		return func(f *corpus.Figure) { f.PartOf, f.Level = 1, corpus.Bound{Text: l, Origin: corpus.OriginClause} }
	}
	return &corpus.Document{Title: "Báo cáo chuyển đổi số quý " + roman + " năm 2024", Text: text, Pages: pagesOf(text),
		Header:     corpus.Header{System: corpus.SystemState, Number: fmt.Sprintf("%d/BC-UBND", 80+quarter), Type: "Báo cáo", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2024, Month: 3*quarter + 1, Day: 5}},
		References: []corpus.Reference{reference(t, text, "Nghị quyết số 99/NQ-HĐND", "Nghị quyết", "99/NQ-HĐND", "", corpus.Date{})},
		Figures: []corpus.Figure{
			figureOf(t, text, count+" hồ sơ", count, float64(files), "hồ sơ", indicator("số hồ sơ tiếp nhận"), of, func(f *corpus.Figure) {
				f.Sums = []corpus.Sum{{Parts: []int{1, 2}, Total: float64(files), OK: true, Exhaustive: true}}
			}),
			figureOf(t, text, integer(files-100)+" hồ sơ", integer(files-100), float64(files-100), "hồ sơ", indicator("số hồ sơ tiếp nhận"), of, level("cấp tỉnh")),
			figureOf(t, text, "có 100 hồ sơ", "100", 100, "hồ sơ", indicator("số hồ sơ tiếp nhận"), of, level("cấp xã")),
			figureOf(t, text, share+"/85%", share, online, "%", indicator("tỷ lệ hồ sơ tiếp nhận trực tuyến"), of, target(85)),
			figureOf(t, text, "trên 2,5 tỷ đồng", "2,5", 2.5, "tỷ đồng", indicator("kinh phí"), of, func(f *corpus.Figure) {
				f.Qualifier, f.Base, f.BaseUnit, f.Class = corpus.QualifierGt, corpus.One(2.5e9), "VND", "money"
			}),
		}}
}

// newFigureSite is a site over four quarterly reports; the last quarter is missing from the middle of none.
func newFigureSite(t *testing.T) *testSite {
	t.Helper()
	return newTestSite(t, quarterly(t, 1, 51.2, 2100), quarterly(t, 2, 63.9, 2500), quarterly(t, 4, 86.1, 3300))
}

func TestAFigureIsShownWithItsTargetItsGapAndItsSentence(t *testing.T) {
	s := newFigureSite(t)
	body := s.page(t, "/so-lieu?chitieu=ty+le+ho+so+tiep+nhan+truc+tuyen")
	seen := text(body)
	for _, want := range []string{"51,2", "đạt 51,2/85%; kinh phí", "−33,8", "+1,1", "thiếu 33,8 điểm %", "vượt 1,1 điểm %", "tỉnh Vân Sơn, quý I/2024 (theo tên văn bản)", "3 số liệu từ 3 văn bản",
		"Thực hiện so với mục tiêu"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, never := range []string{"chỉ tiêu 85", "kinh phí</"} {
		if strings.Contains(body, never) {
			t.Errorf("the page says %q", never)
		}
	}
}

func TestEveryFigureLeadsToItsWords(t *testing.T) {
	s := newFigureSite(t)
	seen := 0
	for _, m := range regexp.MustCompile(`<mark>(.*?)</mark>.*?</span> <a class="s nw" href="([^"]+)"`).FindAllStringSubmatch(s.page(t, "/so-lieu?xem=bang"), -1) {
		body := s.page(t, strings.SplitN(html.UnescapeString(m[2]), "#", 2)[0])
		if !strings.Contains(text(body), text(m[1])) || !strings.Contains(body, `id="doan"`) {
			t.Errorf("%s does not show %q", m[2], m[1])
		}
		seen++
	}
	if seen != 15 {
		t.Errorf("%d figures, want 15", seen)
	}
}

func TestADocumentShowsItsFiguresAndChecksTheirSums(t *testing.T) {
	s := newFigureSite(t)
	id := s.ids["more0"]
	body := s.page(t, figuresURL(id))
	for _, want := range []string{`id="so-1"`, `id="so-5"`, "2.100 = 2.000 + 100", "khớp tổng", "&gt; 2,5 tỷ đồng", "= 2.500.000.000 đồng", `aria-current="page">Số liệu <span class="n q">`, `<a href="#so-1">2.100 hồ sơ</a>`} {
		if !strings.Contains(body, want) {
			t.Errorf("the figures of the document lack %q", want)
		}
	}
	if body := s.page(t, figuresURL(s.ids["more1"])); !strings.Contains(body, `data-l="Mục tiêu:">85%<`) {
		t.Error("a target among figures of many units lacks its own")
	}
	read := s.page(t, documentURL(id))
	for _, want := range []string{`<a class="so" href="` + figuresURL(id) + `#so-4">`, `</a> hồ sơ = 2.000 &#43; 100, khớp tổng`, `class="ref"`} {
		if !strings.Contains(read, want) {
			t.Errorf("the text lacks %q", want)
		}
	}
}

func TestAFigureThatHoldsAReferenceKeepsItsLink(t *testing.T) {
	d := quarterly(t, 1, 51.2, 2100)
	d.Figures = []corpus.Figure{figureOf(t, d.Text, "2,5 tỷ đồng theo Nghị quyết số 99/NQ-HĐND", "2,5", 2.5, "tỷ đồng", indicator("kinh phí"))}
	s := newTestSite(t, d)
	body := s.page(t, documentURL(s.ids["more0"]))
	for _, want := range []string{`#so-1">2,5</a>`, `class="ref" data-n="1" href`} {
		if !strings.Contains(body, want) {
			t.Errorf("the text lacks %q", want)
		}
	}
}

func TestFiguresOverTimeLeaveGapsAndLeadToTheirWords(t *testing.T) {
	s := newFigureSite(t)
	path := "/so-lieu?chitieu=ty+le+ho+so+tiep+nhan+truc+tuyen&xem=thoi-gian"
	body := s.page(t, path)
	svg := regexp.MustCompile(`(?s)<svg width="100%" height="240".*?</svg>`).FindString(body)
	if n := strings.Count(svg, "<circle"); n != 3 {
		t.Fatalf("%d points, want 3", n)
	}
	if n := strings.Count(svg, `stroke-width="2"/>`); n != 1 {
		t.Errorf("%d lines between points, want that of the first two quarters alone", n)
	}
	if len(svg) > 6<<10 {
		t.Errorf("the chart has %d bytes", len(svg))
	}
	for _, want := range []string{"quý I/2024", "86,1%", "mục tiêu 85%", `href="/van-ban/`, "Bảng của biểu đồ"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, show := range []string{"thoi-gian", "so-sanh"} {
		a := s.get(t, "/so-lieu/bieu-do.svg?chitieu=ty+le+ho+so+tiep+nhan+truc+tuyen&xem="+show)
		if a.code != 200 || !strings.HasPrefix(a.header.Get("Content-Type"), "image/svg+xml") {
			t.Fatalf("%s: the chart as a file answers %d, %s", show, a.code, a.header.Get("Content-Type"))
		}
		if err := xml.Unmarshal([]byte(a.body), new(struct{})); err != nil {
			t.Errorf("%s: the file is no XML: %v", show, err)
		}
		if strings.Contains(a.body, `href="/`) {
			t.Errorf("%s: the file has an address without a host", show)
		}
	}
}

func TestWhatIsNoFigureIsSaidToBeMissing(t *testing.T) {
	s := newFigureSite(t)
	body := s.page(t, "/so-lieu?chitieu=tỷ+lệ+hồ+sơ+trễ+hạn")
	if !strings.Contains(body, "Không có số liệu này trong kho.") {
		t.Error("the page does not say so")
	}
	body = s.page(t, "/so-lieu?chitieu=ty+le+ho+so+tiep+nhan+truc+tuyen&donvi=VND")
	for _, want := range []string{"Không có số liệu khớp.", "Bỏ Đơn vị: đồng</a>: 3 số liệu"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestFiguresRefuseWhatTheyCannotRead(t *testing.T) {
	s := newFigureSite(t)
	for query, want := range map[string]int{
		"ky=hom-nay": 400, "tu=nhieu": 400, "loaiso=x": 400, "xep=x": 400, "xem=x": 400, "trang=0": 400, "tu=1.2.3.4": 400, "tu=1,000.50": 400,
		"chitieu=%ff%00<script>": 200, "noi=khong-co&ky=2024-q1&loaiso=thuc-hien&tu=-3&den=2,5+tỷ+đồng": 200, "trang=99": 200, "x=1": 200, "chitieu=" + strings.Repeat("a+", 500): 200,
	} {
		for _, path := range []string{figuresPath, conflictsPath} {
			if a := s.get(t, path+"?"+query); a.code != want {
				t.Errorf("%s?%.60s answers %d, want %d", path, query, a.code, want)
			} else if a.code == 200 {
				checkPage(t, path+"?"+query, a)
			}
		}
	}
	if a := s.get(t, "/api/v1/figures?x=1"); a.code != 400 {
		t.Errorf("an unknown parameter of the API answers %d", a.code)
	}
}

func TestEqualViewsOfFiguresHaveEqualAddresses(t *testing.T) {
	for _, x := range []struct{ in, want string }{
		{"", "/so-lieu"},
		{"xem=bang&chitieu=a&donvi=%25", "/so-lieu?chitieu=a&donvi=%25&xem=bang"},
		{"loaiso=muc-tieu&loaiso=thuc-hien&chitieu=a&trang=2", "/so-lieu?chitieu=a&loaiso=muc-tieu&loaiso=thuc-hien&trang=2"},
		{"trang=1&den=5&tu=2", "/so-lieu?tu=2&den=5"},
	} {
		v, err := readFigureView(readParams(x.in, figureKeys[:]...))
		if err != nil || v.at(figuresPath) != x.want {
			t.Errorf("%s: %s %v, want %s", x.in, v.at(figuresPath), err, x.want)
		}
	}
}

func TestThePageOfFiguresStaysSmall(t *testing.T) {
	var docs []*corpus.Document
	for i := range 40 {
		d := quarterly(t, i%4+1, 40+float64(i), 2000+i)
		d.Header.Number = fmt.Sprintf("%d/BC-UBND", 200+i)
		for k := range d.Figures {
			d.Figures[k].Indicator.Text += strings.Repeat(" trên địa bàn các xã vùng cao", 3)
		}
		docs = append(docs, d)
	}
	s := newTestSite(t, docs...)
	for _, path := range []string{"/so-lieu", "/so-lieu?xem=bang", "/so-lieu?xem=so-sanh", "/so-lieu?chitieu=ho+so", "/so-lieu?chitieu=ho+so&xem=thoi-gian", "/so-lieu/mau-thuan", "/so-lieu?trang=4"} {
		checkPage(t, path, s.get(t, path))
	}
}

func TestNumbersAreWrittenInFull(t *testing.T) {
	for _, x := range []struct {
		in   float64
		want string
	}{
		{51.69, "51,69"}, {16803, "16.803"}, {1234567.5, "1.234.567,5"}, {85 - 51.69, "33,31"}, {-2.5, "−2,5"}, {439200000, "439.200.000"}, {0, "0"}, {0.1 + 0.2, "0,3"},
		{2.5e12, "2.500.000.000.000"}, {math.NaN(), "không rõ"}, {math.Inf(1), "không rõ"}, {0.000001, "0,000001"}, {2.0 / 3, "2/3"}, {0.3, "0,3"},
	} {
		if got := exactNumber(x.in); got != x.want {
			t.Errorf("%v is written %q, want %q", x.in, got, x.want)
		}
	}
}

func TestValuesAreWrittenAsTheyAreMeant(t *testing.T) {
	total, goal := corpus.One(152), corpus.One(95)
	for _, x := range []struct {
		name        string
		in          corpus.Figure
		value, says string
	}{
		{"more than", corpus.Figure{Value: corpus.One(1e6), Unit: "lượt", Qualifier: corpus.QualifierGt}, "> 1.000.000", ""},
		{"a range", corpus.Figure{Value: corpus.Amount{Low: 12, High: 15}, Unit: "hồ sơ/ngày", Qualifier: corpus.QualifierRange}, "12–15", ""},
		{"an estimate", corpus.Figure{Value: corpus.One(6.5), Unit: "%", Qualifier: corpus.QualifierEstimate}, "ước 6,5", ""},
		{"a share", corpus.Figure{Kind: corpus.FigureShare, Value: corpus.One(145), Total: &total, Unit: "xã"}, "145/152", ""},
		{"a rank", corpus.Figure{Kind: corpus.FigureRank, Value: corpus.One(7)}, "thứ 7", ""},
		{"a rise", corpus.Figure{Kind: corpus.FigureComparison, Direction: corpus.DirectionUp, Value: corpus.One(6), Unit: "%"}, "tăng 6", ""},
		{"over the target", corpus.Figure{Value: corpus.One(98), Target: &goal, Unit: "%"}, "98", "vượt 3 điểm %"},
		{"on the target", corpus.Figure{Value: corpus.One(95), Target: &goal, Unit: "%"}, "95", "bằng mục tiêu"},
		{"below, in things", corpus.Figure{Value: corpus.One(90), Target: &goal, Unit: "xã"}, "90", "thiếu 5 xã"},
	} {
		words, _ := gapWords(x.in)
		if got := valueWords(x.in); got != x.value || words != x.says {
			t.Errorf("%s: %q, %q; want %q, %q", x.name, got, words, x.value, x.says)
		}
	}
}

func TestPeriodsOfFiguresAreSaidInWords(t *testing.T) {
	date := func(y, m, d int) corpus.Date { return corpus.Date{Year: y, Month: m, Day: d} }
	for _, x := range []struct {
		in   corpus.FigurePeriod
		want string
	}{
		{corpus.FigurePeriod{Period: corpus.Months(2025, 1, 3)}, "quý I/2025"},
		{corpus.FigurePeriod{Period: corpus.Months(2025, 1, 12)}, "năm 2025"},
		{corpus.FigurePeriod{Period: corpus.Period{To: date(2022, 6, 25)}}, "đến 25/6/2022"},
		{corpus.FigurePeriod{Period: corpus.Period{From: date(2025, 3, 1), To: date(2025, 3, 15)}}, "từ 01/3/2025 đến 15/3/2025"},
		{corpus.FigurePeriod{Bound: corpus.Bound{Text: "trong dịp  Tết"}}, "trong dịp Tết"},
		{corpus.FigurePeriod{}, ""},
	} {
		if got := periodWords(x.in); got != x.want {
			t.Errorf("%v is %q, want %q", x.in, got, x.want)
		}
	}
}

func FuzzFigureView(f *testing.F) {
	for _, seed := range []string{"chitieu=ty+le&tu=1.2.3.4", "ky=2025-q1&noi=lao-cai&loaiso=muc-tieu", "tu=−2,5&den=1e400", "donvi=%25&xem=bang&trang=3"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		v, err := readFigureView(readParams(raw, figureKeys[:]...))
		if err != nil {
			return
		}
		_, query, _ := strings.Cut(v.at(figuresPath), "?")
		again, err := readFigureView(readParams(query, figureKeys[:]...))
		if err != nil || again.at(figuresPath) != v.at(figuresPath) {
			t.Errorf("%q: %q is read as %q, %v", raw, v.at(figuresPath), again.at(figuresPath), err)
		}
		v.query(viewer{})
	})
}

func TestFiguresThatContradictEachOtherStandSideBySide(t *testing.T) {
	other := quarterly(t, 1, 53.4, 2100)
	other.Header.Number, other.Header.Type, other.Title = "7/TB-UBND", "Thông báo", "Thông báo kết quả quý I năm 2024"
	s := newTestSite(t, quarterly(t, 1, 51.2, 2100), other)
	body := s.page(t, conflictsPath)
	seen := text(body)
	for _, want := range []string{"1 chỗ mâu thuẫn", "Tỷ lệ hồ sơ tiếp nhận trực tuyến", "Lệch 2,2 điểm %", "đạt 51,2/85%", "đạt 53,4/85%", "Thông báo số 7/TB-UBND", "Báo cáo số 81/BC-UBND"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if body = text(newFigureSite(t).page(t, conflictsPath)); !strings.Contains(body, "Chưa thấy số liệu mâu thuẫn trong 15 số liệu đã so.") {
		t.Error("a store without contradictions does not say how many figures were compared")
	}
}

func TestIndicatorsAreSuggestedWhileOneTypes(t *testing.T) {
	s := newFigureSite(t)
	var found struct{ Indicators []corpus.Indicator }
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1/figures/indicators?chitieu=ty+le+ho+so+tiep")), &found); err != nil {
		t.Fatal(err)
	}
	if len(found.Indicators) == 0 || found.Indicators[0].Name != "tỷ lệ hồ sơ tiếp nhận trực tuyến" || found.Indicators[0].Figures != 3 {
		t.Errorf("%+v", found.Indicators)
	}
}
