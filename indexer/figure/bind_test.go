package figure

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"vankho/corpus"
)

// bound reads a text and shows each figure as the claim of a test wants it.
func bound(in Input, show func(f corpus.Figure, all []corpus.Figure) string) string {
	var out []string
	found := Figures(in)
	for _, f := range found {
		out = append(out, f.Quote+" = "+show(f, found))
	}
	return strings.Join(out, "\n")
}

func TestIndicatorsAreNamedByTheWordsAround(t *testing.T) {
	indicator := func(f corpus.Figure, _ []corpus.Figure) string { return f.Indicator.Text }
	for _, c := range []struct{ name, in, want string }{
		{"left, closed by đạt", "Tỷ lệ che phủ rừng đạt 57,2%.", "57,2% = Tỷ lệ che phủ rừng"},
		{"left, closed by nothing", "Tổng số thành viên 7.912 người.", "7.912 người = Tổng số thành viên"},
		{"coordinated with a comma", "Tỷ lệ thanh toán trực tuyến phí, lệ phí đạt 35,1%.", "35,1% = Tỷ lệ thanh toán trực tuyến phí, lệ phí"},
		{"label of a list", "a) Tỷ lệ hộ cận nghèo còn 5,2%.", "5,2% = Tỷ lệ hộ cận nghèo"},
		{"before brackets", "Chưa đạt là tỷ lệ hồ sơ ký số (83,2%).", "83,2% = tỷ lệ hồ sơ ký số"},
		{"right", "Đã tổ chức 45 lớp tập huấn cho bà con.", "45 lớp tập huấn = lớp tập huấn"},
		{"right, with what was done", "Tiếp nhận 96.087 hồ sơ.", "96.087 hồ sơ = hồ sơ tiếp nhận"},
		{"right of a share", "Có 78% số học viên hoàn thành khóa học.", "78% số học viên hoàn thành khóa học = tỷ lệ học viên hoàn thành khóa học"},
		{"measure of a noun", "Toàn xã có 310ha chè.", "310ha chè = diện tích chè"},
		{"share of what was counted before", "Còn 90 hộ nghèo, chiếm 1,04%.", "90 hộ nghèo = hộ nghèo\n1,04% = tỷ lệ hộ nghèo"},
		{"thin unit", "Tổng đàn trâu có 52.300 con, đàn bò 31.200 con.", "52.300 con = Tổng đàn trâu\n31.200 con = đàn bò"},
		{"names and numbers in order", "Số người tham gia bảo hiểm xã hội, bảo hiểm thất nghiệp lần lượt đạt 45%, 35%.",
			"45% = Số người tham gia bảo hiểm xã hội\n35% = bảo hiểm thất nghiệp"},
		{"carried to the next clause", "Tỷ lệ hồ sơ đúng hạn đạt 96%, trong đó, đối với cấp tỉnh: 98%, cấp huyện: 95%.",
			"96% = Tỷ lệ hồ sơ đúng hạn\n98% = Tỷ lệ hồ sơ đúng hạn\n95% = Tỷ lệ hồ sơ đúng hạn"},
		{"con số này", "Quý I chỉ có 22,7% hồ sơ nộp trực tuyến; đến quý II con số này là 35,1%.",
			"22,7% hồ sơ nộp trực tuyến = tỷ lệ hồ sơ nộp trực tuyến\n35,1% = tỷ lệ hồ sơ nộp trực tuyến"},
		{"completed by the clause before", "Hỗ trợ 131 cán bộ làm công nghệ thông tin với tổng kinh phí 439,2 triệu đồng.",
			"131 cán bộ làm công nghệ thông tin = cán bộ làm công nghệ thông tin hỗ trợ\n439,2 triệu đồng = tổng kinh phí hỗ trợ cán bộ làm công nghệ thông tin"},
		{"comparison of the figure before", "Thu nội địa đạt 120 tỷ đồng, tăng 7,4% so với cùng kỳ.", "120 tỷ đồng = Thu nội địa\ntăng 7,4% so với cùng kỳ = Thu nội địa"},
		{"comparison with a name of its own", "Khu vực dịch vụ tăng 7,02%.", "tăng 7,02% = Khu vực dịch vụ"},
	} {
		if got := bound(Input{Text: c.in}, indicator); got != c.want {
			t.Errorf("%s: %q gives\n%s\nwant\n%s", c.name, c.in, got, c.want)
		}
	}
}

func TestTimeAndPlaceBehindANameAreNoPartOfIt(t *testing.T) {
	indicator := func(f corpus.Figure, _ []corpus.Figure) string { return f.Indicator.Text }
	for _, c := range []struct{ name, in, want string }{
		{"a time and whose it is behind", "Tỷ lệ nước sạch năm 2023 của tỉnh Yên Bái đạt 43,33%.", "43,33% = Tỷ lệ nước sạch"},
		{"a short time and whose it is behind", "Tỷ lệ nước sạch quý I của tỉnh Yên Bái đạt 43,33%.", "43,33% = Tỷ lệ nước sạch"},
		{"a time and where it is behind", "Tổng thu ngân sách năm 2023 trên địa bàn tỉnh Yên Bái đạt 9.000 tỷ đồng.", "9.000 tỷ đồng = Tổng thu ngân sách"},
		{"whose it is alone names it", "Dân số của tỉnh Yên Bái là 842.000 người.", "842.000 người = Dân số của tỉnh Yên Bái"},
	} {
		if got := bound(understand(c.in), indicator); got != c.want {
			t.Errorf("%s: %q gives\n%s\nwant\n%s", c.name, c.in, got, c.want)
		}
	}
}

func TestPartsKnowTheirTotal(t *testing.T) {
	part := func(f corpus.Figure, all []corpus.Figure) string {
		s := ""
		if f.PartOf > 0 {
			s = all[f.PartOf-1].Quote
		}
		for _, sum := range f.Sums {
			s += fmt.Sprintf("[%d parts %v]", len(sum.Parts), sum.OK)
		}
		for _, d := range f.Doubts {
			s += "!" + string(d)
		}
		return s
	}
	for _, c := range []struct{ name, in, want string }{
		{"exhaustive", "Có 27 đề tài gồm: 20 đề tài cấp tỉnh; 7 đề tài cấp huyện.",
			"27 đề tài = [2 parts true]\n20 đề tài cấp tỉnh = 27 đề tài\n7 đề tài cấp huyện = 27 đề tài"},
		{"two partitions", "Đã cấu hình 377 thủ tục với 190 thủ tục một phần, 187 thủ tục toàn trình, trong đó cấp tỉnh có 370 thủ tục, cấp huyện có 7 thủ tục.",
			"377 thủ tục = [2 parts true][2 parts true]\n190 thủ tục một phần = 377 thủ tục\n187 thủ tục toàn trình = 377 thủ tục\n370 thủ tục = 377 thủ tục\n7 thủ tục = 377 thủ tục"},
		{"in brackets", "Tiếp nhận 40 đơn (25 đơn kiến nghị, 15 đơn tố cáo).", "40 đơn = [2 parts true]\n25 đơn kiến nghị = 40 đơn\n15 đơn tố cáo = 40 đơn"},
		{"more than the total", "Thu được 12 tỷ đồng, trong đó thu nội địa 10 tỷ đồng, thu khác 3 tỷ đồng.",
			"12 tỷ đồng = [2 parts false]!parts\n10 tỷ đồng = 12 tỷ đồng\n3 tỷ đồng = 12 tỷ đồng"},
		{"next sentence", "Toàn xã có 310 ha chè. Trong đó, 175 ha chè kinh doanh.", "310 ha chè = \n175 ha chè kinh doanh = 310 ha chè"},
		{"other things", "Tổ chức 05 lớp với 250 người.", "05 lớp = \n250 người = "},
		{"another clause", "Nhận 98 đơn, trong đó 20 đơn tố cáo; đã giải quyết 90 đơn.", "98 đơn = \n20 đơn tố cáo = 98 đơn\n90 đơn = "},
		{"comparison behind brackets", "Tiếp nhận 80 hồ sơ (cấp tỉnh: 30 hồ sơ; cấp xã: 50 hồ sơ), giảm 3,1% so với quý II.",
			"80 hồ sơ = [2 parts true]\n30 hồ sơ = 80 hồ sơ\n50 hồ sơ = 80 hồ sơ\ngiảm 3,1% so với quý II = 80 hồ sơ"},
	} {
		if got := bound(Input{Text: c.in}, part); got != c.want {
			t.Errorf("%s: %q gives\n%s\nwant\n%s", c.name, c.in, got, c.want)
		}
	}
}

func TestTargetsAndBaselinesAreTold(t *testing.T) {
	kind := func(f corpus.Figure, _ []corpus.Figure) string {
		s := string(f.Kind)
		if f.Target != nil {
			s += fmt.Sprint(" target ", f.Target.Low)
		}
		if !f.Period.Period.IsZero() {
			s += " " + f.Period.Period.String()
		}
		return s
	}
	plan := corpus.Header{Type: "Kế hoạch", Issued: corpus.Date{Year: 2024, Month: 3, Day: 1}, Abstract: "Chuyển đổi số năm 2024"}
	report := corpus.Header{Type: "Báo cáo", Issued: corpus.Date{Year: 2024, Month: 4, Day: 5}, Abstract: "Tình hình quý I năm 2024"}
	for _, c := range []struct {
		name   string
		header corpus.Header
		in     string
		want   string
	}{
		{"phấn đấu", report, "Phấn đấu tỷ lệ hộ nghèo còn 5%.", "5% = target 2024-q1"},
		{"a plan", plan, "Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 85%.", "tối thiểu 85% = target 2024"},
		{"what a plan found", plan, "Năm 2023 tỷ lệ hồ sơ trực tuyến đã đạt 38%.", "38% = actual 2023"},
		{"so với chỉ tiêu", report, "Tỷ lệ hồ sơ trực tuyến đạt 51% so với chỉ tiêu 85%.", "51% = actual target 85 2024-q1\n85% = target 2024-q1"},
		{"in brackets behind a plan", report, "Thu ngân sách 12 tỷ đồng, đạt 50% so với nghị quyết (24 tỷ đồng).",
			"12 tỷ đồng = actual target 24 2024-q1\nđạt 50% so với nghị quyết = comparison 2024-q1\n24 tỷ đồng = target 2024-q1"},
		{"in brackets behind the year before", report, "Tiếp nhận 84 hồ sơ, tăng 5% so với cùng kỳ năm 2023 (80 hồ sơ).",
			"84 hồ sơ = actual 2024-q1\ntăng 5% so với cùng kỳ năm 2023 = comparison 2024-q1\n80 hồ sơ = baseline 2023-q1"},
		{"ordered", corpus.Header{}, "Giao Sở Y tế bảo đảm 100% hồ sơ được số hóa.", "100% hồ sơ được số hóa = target"},
		{"ordered in a list", corpus.Header{}, "- Yêu cầu các sở bảo đảm 80% hồ sơ đúng hạn.", "80% hồ sơ đúng hạn = target"},
		{"told of who was ordered", corpus.Header{}, "Giao Sở Y tế quản lý 27 đề tài.", "27 đề tài = actual"},
	} {
		in := understand(c.in)
		in.Header = c.header
		if got := bound(in, kind); got != c.want {
			t.Errorf("%s: %q gives\n%s\nwant\n%s", c.name, c.in, got, c.want)
		}
	}
}

func TestTimesAndPlacesAreThoseOfTheNearestWords(t *testing.T) {
	where := func(f corpus.Figure, _ []corpus.Figure) string {
		p := f.Period.Period
		s := p.String()
		if p.From.IsZero() && !p.IsZero() {
			s = "to " + p.To.String()
		}
		return fmt.Sprintf("%s (%s), %s %s (%s)", s, f.Period.Origin, f.Place.Name, f.Place.Code, f.Place.Origin)
	}
	header := corpus.Header{Type: "Báo cáo", Issuer: "Ủy ban nhân dân tỉnh Lào Cai", Place: "Lào Cai", Issued: corpus.Date{Year: 2024, Month: 7, Day: 4}, Abstract: "Tình hình quý II năm 2024"}
	for _, c := range []struct{ name, in, want string }{
		{"the document's", "Tiếp nhận 80 hồ sơ.", "80 hồ sơ = 2024-q2 (document), tỉnh Lào Cai 10 (document)"},
		{"cả nước", "Cả nước có 63 tỉnh.", "63 tỉnh = 2024-q2 (document), cả nước  (clause)"},
		{"a quarter without a year", "Trong quý I, tiếp nhận 80 hồ sơ.", "80 hồ sơ = 2024-q1 (clause), tỉnh Lào Cai 10 (document)"},
		{"a state of things", "Đến hết tháng 6 năm 2024, đã cấp 80 hồ sơ.", "80 hồ sơ = to 2024-06-30 (clause), tỉnh Lào Cai 10 (document)"},
		{"behind the number", "Tỷ lệ hồ sơ trực tuyến tăng từ 63,8% trong quý I lên 74,5%.",
			"63,8% = 2024-q1 (clause), tỉnh Lào Cai 10 (document)\n74,5% = 2024-q2 (document), tỉnh Lào Cai 10 (document)"},
		{"before whose it is", "Tỷ lệ hộ nghèo năm 2023 của tỉnh Lào Cai là 9,1%.", "9,1% = 2023 (clause), tỉnh Lào Cai 10 (clause)"},
		{"before where it is", "Tổng thu ngân sách năm 2023 trên địa bàn tỉnh Yên Bái đạt 9.000 tỷ đồng.", "9.000 tỷ đồng = 2023 (clause), tỉnh Yên Bái 15 (clause)"},
		{"months before where", "Sản lượng lúa tháng 5/2024 tại huyện Bảo Thắng ước đạt 12.000 tấn.", "12.000 tấn = 2024-05 (clause), huyện Bảo Thắng 086 (clause)"},
		{"some months before whose", "Thu ngân sách 6 tháng đầu năm của tỉnh Yên Bái đạt 252 tỷ đồng.", "252 tỷ đồng = 2024-6-thang (clause), tỉnh Yên Bái 15 (clause)"},
		{"a quarter before a level", "Tỷ lệ giải ngân quý I của cấp huyện đạt 25%.", "25% = 2024-q1 (clause), tỉnh Lào Cai 10 (document)"},
		{"part of a name", "36 cơ quan đã ban hành kế hoạch chuyển đổi số năm 2023 đúng hạn.", "36 cơ quan = 2024-q2 (document), tỉnh Lào Cai 10 (document)"},
	} {
		in := understand(c.in)
		in.Header = header
		if got := bound(in, where); got != c.want {
			t.Errorf("%s: %q gives\n%s\nwant\n%s", c.name, c.in, got, c.want)
		}
	}
}

// checkBinding holds what is always true of what figures are bound to.
func checkBinding(t *testing.T, text string, found []corpus.Figure) {
	t.Helper()
	for i, f := range found {
		for _, bound := range [...]corpus.Bound{f.Indicator, f.Parent, f.Subject, f.Level, f.Place.Bound, f.Period.Bound} {
			if !bound.Span.Fits(text) {
				t.Fatalf("%q stands at %v", bound.Text, bound.Span)
			}
			if bound.Text == "" && bound.Span.Len() > 0 {
				t.Fatalf("%v of %q has no text", bound.Span, f.Quote)
			}
		}
		if f.PartOf < 0 || f.PartOf > len(found) || f.PartOf == i+1 {
			t.Fatalf("%q is part of %d of %d", f.Quote, f.PartOf, len(found))
		}
		for _, s := range f.Sums {
			for _, n := range s.Parts {
				if n < 0 || n >= len(found) || n == i {
					t.Fatalf("%q has the part %d of %d", f.Quote, n, len(found))
				}
			}
		}
	}
}

func FuzzBinding(f *testing.F) {
	for _, s := range []string{
		report, "(5 xã) 3%", "trong đó 5 xã, gồm: 3 xã", "a) 5%", "- đạt 5%:\n- 6%", "lần lượt 5%, 6%", "Tỷ lệ (5%) (6%)", "), 5 xã (", "có 5 người, trong đó (3 người", "so với 5%",
		"năm 2024: 5%;\ntháng 6 5%", "đến hết quý I đạt 5 tỷ", "kế hoạch 5%, chỉ tiêu 6%", "cả nước 5 xã toàn xã hội 6 xã", "tỷ lệ", "5 xã trở lên", "con số này là 5 xã", "",
	} {
		f.Add(s, 3, 9)
	}
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		if !utf8.ValidString(s) || len(s) > 1<<14 {
			t.Skip()
		}
		in := Input{Text: s, Header: corpus.Header{Issued: corpus.Date{Year: 2024, Month: 5, Day: 1}}}
		if span := (corpus.Span{Start: a, End: b}); span.Fits(s) && utf8.ValidString(s[a:b]) && utf8.ValidString(s[:a]) {
			in.Entities = []corpus.Entity{{Span: span, Quote: s[a:b], Kind: corpus.EntityPlace, Class: "province", Name: "tỉnh Lào Cai", Code: "10"}}
			in.Sections = []corpus.Section{{Span: span, Heading: "Mục tiêu đến năm 2030"}}
		}
		checkBinding(t, s, Figures(in))
	})
}

// TestBindingTakesTimeThatGrowsWithTheText reads texts that make binding look far, each in two lengths.
func TestBindingTakesTimeThatGrowsWithTheText(t *testing.T) {
	for _, unit := range []string{
		"5% ", "5 xã, ", "trong đó 5 xã ", "(5 xã ", "5 xã) ", "- 5 xã:\n", "tỷ lệ hộ nghèo, ", "5 xã trong đó ", "đạt 5%; ", "gồm 5 xã, tăng 3% so với cùng kỳ, ", "năm 2024 5 xã ", "a) 5%\n", "cả nước 5 xã ",
	} {
		spent := func(n int) time.Duration {
			text := strings.Repeat(unit, n/len(unit))
			start := time.Now()
			Figures(Input{Text: text})
			return time.Since(start)
		}
		spent(1 << 12)
		short, long := spent(1<<14), spent(1<<17)
		// Eight times the text may take eight times as long, and noise; sixty-four times is the square.
		if long > 40*short && long > time.Second {
			t.Errorf("%q: %v for 16 KB, %v for 128 KB", unit, short, long)
		}
	}
}
