package web

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"vankho/corpus"
)

// goalDocument is a document of an invented province with one figure of the share of files handed in online.
func goalDocument(t *testing.T, kind, number string, issued corpus.Date, sentence, quote string, value float64, change ...func(*corpus.Figure)) *corpus.Document {
	t.Helper()
	text := kind + " của tỉnh Vân Sơn năm 2024\n" + sentence
	of := func(f *corpus.Figure) {
		f.Class = "ratio"
		f.Place = corpus.FigurePlace{Bound: corpus.Bound{Text: "tỉnh Vân Sơn", Origin: corpus.OriginDocument}, Name: "tỉnh Vân Sơn"}
		f.Period = corpus.FigurePeriod{Bound: corpus.Bound{Text: "năm 2024", Origin: corpus.OriginDocument}, Period: corpus.Months(2024, 1, 12)}
	}
	digits, _, _ := strings.Cut(regexp.MustCompile(`[\d,]+.*`).FindString(quote), "%")
	digits, _, _ = strings.Cut(digits, "/")
	return &corpus.Document{Title: kind + " chuyển đổi số tỉnh Vân Sơn năm 2024", Text: text, Pages: pagesOf(text),
		Header:  corpus.Header{System: corpus.SystemState, Number: number, Type: kind, Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: issued},
		Figures: []corpus.Figure{figureOf(t, text, quote, digits, value, "%", append([]func(*corpus.Figure){indicator("tỷ lệ hồ sơ tiếp nhận trực tuyến"), of}, change...)...)}}
}

func asTarget(f *corpus.Figure) {
	f.Kind, f.Qualifier, f.Words = corpus.FigureTarget, corpus.QualifierGte, []string{"tối thiểu"}
}

// newGoalSite is a site over a plan with its report of the year, and one of the first quarter.
func newGoalSite(t *testing.T) *testSite {
	t.Helper()
	set, told := corpus.Date{Year: 2024, Month: 1, Day: 19}, corpus.Date{Year: 2025, Month: 1, Day: 6}
	return newTestSite(t,
		goalDocument(t, "Kế hoạch", "46/KH-UBND", set, "Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt tối thiểu 85%.", "tối thiểu 85%", 85, asTarget),
		goalDocument(t, "Báo cáo", "3/BC-UBND", told, "Cả năm, tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 83,2/80% và <b>chưa</b> đạt.", "83,2/80%", 83.2, target(80)),
		goalDocument(t, "Báo cáo", "82/BC-UBND", corpus.Date{Year: 2024, Month: 4, Day: 5}, "Quý I, tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 51,2%.", "51,2%", 51.2,
			func(f *corpus.Figure) { f.Period.Period = corpus.Months(2024, 1, 3) }))
}

func TestATargetIsShownBesideItsResultWithTheWordsOfBoth(t *testing.T) {
	s := newGoalSite(t)
	body := s.page(t, goalsPath)
	seen := text(body)
	for _, want := range []string{"≥ 85%", "Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt tối thiểu 85%", "83,2%", "đạt 83,2/80%", "chưa đạt, còn thiếu 1,8 điểm %", "Số liệu khác: quý I/2024 51,2%", "Kế hoạch số 46/KH-UBND", "Báo cáo số 3/BC-UBND", "19/01/2024", "06/01/2025",
		"Văn bản này tự đặt cạnh mục tiêu 80%", "Văn bản sau ghi mục tiêu khác: 80%"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	links := regexp.MustCompile(`<mark>(.*?)</mark>.*?</span> <a class="s nw" href="([^"]+)"`).FindAllStringSubmatch(body, -1)
	if len(links) != 2 {
		t.Errorf("%d quotes with a link, want that of the target and that of the result", len(links))
	}
	if svg := s.get(t, goalChartPath); svg.code != 200 || !strings.Contains(svg.body, "mục tiêu 85%: thiếu 1,8 điểm %") {
		t.Errorf("the chart answers %d", svg.code)
	}
}

func TestADocumentTellsOfItsTargetsAndOfThoseThatItAnswers(t *testing.T) {
	s := newGoalSite(t)
	const verdict = "chưa đạt, còn thiếu 1,8 điểm %"
	for _, c := range []struct {
		name, want, result string
		judged             bool
	}{
		{"more0", "1 mục tiêu: 1 có kết quả trong kho.", "≥ 85% → 83,2%", true},
		{"more1", "Nêu kết quả của 1 mục tiêu trong 1 văn bản ban hành trước.", "≥ 85% → 83,2%", true},
		{"more2", "Nêu kết quả của 1 mục tiêu trong 1 văn bản ban hành trước.", "≥ 85% → 51,2%", false}, // a later report decides
	} {
		seen := text(s.page(t, figuresURL(s.ids[c.name])))
		if !strings.Contains(seen, c.want) || !strings.Contains(seen, c.result) || strings.Contains(seen, verdict) != c.judged {
			t.Errorf("%s lacks %q, %q, or the verdict", c.name, c.want, c.result)
		}
	}
	alone := newTestSite(t, goalDocument(t, "Kế hoạch", "46/KH-UBND", corpus.Date{Year: 2024, Month: 1, Day: 19}, "Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt tối thiểu 85%.", "tối thiểu 85%", 85, asTarget))
	if seen := text(alone.page(t, figuresURL(alone.ids["more0"]))); !strings.Contains(seen, "1 mục tiêu: 1 chưa có văn bản nào nêu kết quả.") {
		t.Error("a target without a result is not told")
	}
	if seen := text(alone.page(t, goalsPath)); !strings.Contains(seen, "Không có mục tiêu nào khớp") || !strings.Contains(seen, "1 mục tiêu chưa có văn bản nào trong kho nêu kết quả") {
		t.Error("the page does not say that nothing is told yet")
	}
}

func TestTargetsAreNarrowedAndRefuseWhatTheyCannotRead(t *testing.T) {
	s := newGoalSite(t)
	for query, want := range map[string]int{
		"trangthai=chua-dat": 1, "trangthai=dat": 0, "chitieu=ho+so": 1, "chitieu=ngo": 0, "noi=van-son": 1, "noi=lao-cai": 0, "ky=2024": 1, "ky=2023": 0, "donvi=%25": 1, "tu=90": 0, "den=90": 1,
		"vanban=" + string(s.ids["more0"]): 1, "vanban=" + string(s.ids["more1"]): 1, "vanban=" + string(s.ids["plan"]): 0, "xep=han": 1, "xep=moi-nhat": 1, "trangthai=dat&trangthai=chua-dat": 1,
	} {
		body := s.page(t, goalsPath+"?"+query)
		if n := strings.Count(body, `data-l="Kết quả:"`); n != want {
			t.Errorf("%s: %d targets, want %d", query, n, want)
		}
	}
	for query, want := range map[string]int{
		"trangthai=x": 400, "xep=ky": 400, "ky=hom-nay": 400, "tu=nhieu": 400, "trang=0": 400, "trang=99": 200, "x=1": 200, "chitieu=%ff%00<script>alert(1)</script>": 200,
		"vanban=../../etc/passwd": 200, "noi=%22%3E%3Cscript%3E": 200, "chitieu=" + strings.Repeat("a+", 500): 200,
	} {
		for _, path := range []string{goalsPath, goalsPath + ".csv"} {
			a := s.get(t, path+"?"+query)
			if a.code != want {
				t.Errorf("%s?%.60s answers %d, want %d", path, query, a.code, want)
			} else if a.code == 200 && path == goalsPath {
				checkPage(t, path+"?"+query, a)
			}
		}
	}
}

func TestTheAddressOfTargetsIsReadBack(t *testing.T) {
	for in, want := range map[string]string{
		"trang=1&xep=": goalsPath, "xep=han&trangthai=dat&trangthai=chua-dat&noi=Van+Son": goalsPath + "?noi=van-son&trangthai=chua-dat&trangthai=dat&xep=han", "trang=3": goalsPath + "?trang=3",
	} {
		v, err := readGoalView(readParams(in, goalKeys[:]...))
		if err != nil || v.at(goalsPath) != want {
			t.Errorf("%s: %s %v, want %s", in, v.at(goalsPath), err, want)
		}
	}
}

func TestTargetsAnswerProgramsAsDescribed(t *testing.T) {
	c, s := newContract(t), newGoalSite(t)
	for _, query := range []string{"", "?trangthai=chua-co", "?chitieu=khong+co", "?x=1", "?trangthai=y"} {
		c.holds(t, http.MethodGet, goalsAPIPath, goalsAPIPath+query, s.get(t, goalsAPIPath+query))
	}
	var page GoalsPage
	if err := json.Unmarshal([]byte(s.get(t, goalsAPIPath).body), &page); err != nil || page.Total != 1 || len(page.Targets) != 1 {
		t.Fatalf("%+v %v", page, err)
	}
	a := page.Targets[0]
	if a.Words != "chưa đạt, còn thiếu 1,8 điểm %" || a.Verdict != corpus.TargetMissed || a.Target.Quote != "tối thiểu 85%" || len(a.Results) != 2 || a.Results[0].Quote != "83,2/80%" || len(a.Quoted) != 1 {
		t.Errorf("%+v", a)
	}
}

func TestAllTargetsAreInTheFiles(t *testing.T) {
	s := newGoalSite(t)
	rows := sheetRows(t, s.get(t, goalsPath+".csv").body)
	if len(rows) != 2 {
		t.Fatalf("%d rows, want one for each result", len(rows))
	}
	for name, want := range map[string]string{"Mục tiêu": "85", "Kết quả": "83.2", "Chênh lệch": "-1.8", "Kết luận": "chưa đạt", "Kỳ của kết quả so với mục tiêu": "cả kỳ", "Chữ nêu mục tiêu": "tối thiểu 85%", "Chữ nêu kết quả": "83,2/80%",
		"Mục tiêu mà báo cáo nêu": "80", "Ngày đặt mục tiêu": "2024-01-19", "Ngày nêu kết quả": "2025-01-06"} {
		if rows[0][name] != want {
			t.Errorf("%s: %q, want %q", name, rows[0][name], want)
		}
	}
	for _, column := range []string{"Địa chỉ câu mục tiêu", "Địa chỉ câu kết quả"} {
		open := strings.TrimPrefix(rows[0][column], "http://kho.example.vn")
		if !strings.Contains(s.page(t, strings.TrimSuffix(open, "#doan")), `id="doan"`) {
			t.Errorf("%s: %q does not open the words", column, open)
		}
	}
	if rows := sheetRows(t, s.get(t, goalsPath+".csv?trangthai=dat").body); len(rows) != 0 {
		t.Errorf("%d rows of targets that were met", len(rows))
	}
	if a := s.get(t, goalsPath+".xlsx"); a.code != 200 || !strings.HasPrefix(a.body, "PK") {
		t.Errorf("the workbook answers %d", a.code)
	}
	if a := s.get(t, goalsPath+".jsonl"); a.code != 200 || strings.Count(a.body, "\n") != 2 || !strings.Contains(a.body, `"result_byte_start":`) {
		t.Errorf("%.300s", a.body)
	}
}

func TestWhatComesOfATargetInWords(t *testing.T) {
	gap := func(v float64) *float64 { return &v }
	of := func(period corpus.Period, prelim bool) []corpus.TargetResult {
		r := corpus.TargetResult{Preliminary: prelim}
		r.Period.Period = period
		return []corpus.TargetResult{r}
	}
	year, quarter := corpus.Months(2024, 1, 12), corpus.Months(2024, 10, 12)
	for _, c := range []struct {
		name              string
		verdict           corpus.TargetVerdict
		aim               corpus.Aim
		gap               *float64
		unit              string
		results           []corpus.TargetResult
		wantWords, wanted string
	}{
		{"just met", corpus.TargetMet, corpus.AimMore, gap(0), "%", of(year, false), "đạt", ""},
		{"exceeded", corpus.TargetMet, corpus.AimMore, gap(2.3), "%", of(year, false), "vượt 2,3 điểm %", ""},
		{"below the most", corpus.TargetMet, corpus.AimLess, gap(-0.6), "%", of(year, false), "đạt, thấp hơn 0,6 điểm %", ""},
		{"missed", corpus.TargetMissed, corpus.AimMore, gap(-1200), "hộ", of(year, false), "chưa đạt, còn thiếu 1.200 hộ", ""},
		{"above the most", corpus.TargetMissed, corpus.AimLess, gap(2), "%", of(year, false), "chưa đạt, còn cao hơn 2 điểm %", ""},
		{"an estimate", corpus.TargetMet, corpus.AimMore, gap(1), "%", of(year, true), "theo số ước, vượt 1 điểm %", ""},
		{"on the way", corpus.TargetProgress, corpus.AimMore, gap(-3), "%", of(quarter, false), "đang thực hiện (kỳ đến hết năm 2030)", "Quý IV/2024: còn thiếu 3 điểm %."},
		{"over", corpus.TargetEnded, corpus.AimMore, gap(1), "%", of(quarter, false), "hết kỳ, chưa có số cả kỳ", "Quý IV/2024: cao hơn mức của mục tiêu 1 điểm %."},
		{"nobody says which way", corpus.TargetOpen, corpus.AimUnknown, gap(1), "%", of(year, false), "cao hơn mục tiêu 1 điểm %", "Văn bản không nêu mục tiêu cần cao hơn hay thấp hơn, nên không kết luận đạt hay chưa."},
		{"no exact number", corpus.TargetOpen, corpus.AimMore, nil, "%", of(year, false), "chưa kết luận được", "Kết quả không ghi bằng một số chính xác, nên không tính chênh lệch."},
		{"another period", corpus.TargetOther, corpus.AimMore, nil, "%", of(quarter, false), "kỳ khác, không so", "Mục tiêu của năm 2024, kết quả của quý IV/2024."},
		{"nothing", corpus.TargetNone, corpus.AimMore, nil, "%", nil, "chưa có kết quả trong kho", ""},
	} {
		a := corpus.Attainment{Verdict: c.verdict, Aim: c.aim, Gap: c.gap, Results: c.results, Due: corpus.Date{Year: 2030, Month: 12, Day: 31}}
		a.Target.Unit, a.Target.Value, a.Target.Base, a.Target.Period.Period = c.unit, corpus.One(85), corpus.One(85), year
		if got := newGoalOutcome(a); got.Words != c.wantWords || got.Note != c.wanted {
			t.Errorf("%s: %q, %q; want %q, %q", c.name, got.Words, got.Note, c.wantWords, c.wanted)
		}
	}
}

func FuzzTheAddressOfTargets(f *testing.F) {
	f.Add("chitieu=ho+so&trangthai=dat&xep=han&trang=2")
	f.Add("trangthai=%00&ky=2024-q9&tu=1e999")
	f.Fuzz(func(t *testing.T, raw string) {
		v, err := readGoalView(readParams(raw, goalKeys[:]...))
		if err != nil {
			return
		}
		_, query, _ := strings.Cut(v.at(goalsPath), "?")
		again, err := readGoalView(readParams(query, goalKeys[:]...))
		if err != nil || again.at(goalsPath) != v.at(goalsPath) {
			t.Errorf("%q: %q is read as %q, %v", raw, v.at(goalsPath), again.at(goalsPath), err)
		}
		v.query(viewer{}, corpus.Date{Year: 2025, Month: 1, Day: 1})
	})
}
