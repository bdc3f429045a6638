package store

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
)

// A store of a million figures, as reports of many years and places make it.
const (
	reportsMade      = 20_000
	figuresOfReport  = 50
	indicatorsMade   = 45_000
	questionsOfKind  = 400
	unhurriedReports = 500 // with -short
)

// What made-up indicators are put together from.
var (
	madeHeads = strings.Split("tỷ lệ;số;tổng số;diện tích;sản lượng;kinh phí;giá trị;mức hỗ trợ;số lượt;tốc độ tăng", ";")
	madeWhats = strings.Split("hồ sơ;thủ tục hành chính;hộ nghèo;hộ cận nghèo;xã đạt chuẩn nông thôn mới;học sinh tiểu học;học sinh trung học cơ sở;giáo viên mầm non;doanh nghiệp;"+
		"hợp tác xã;lao động nông thôn;rừng trồng;rừng phòng hộ;lúa mùa;ngô;chè;cây ăn quả;đàn trâu;đàn bò;đàn lợn;thủy sản;công chức;viên chức;đảng viên;đoàn viên;dự án đầu tư công;"+
		"công trình thủy lợi;đường giao thông nông thôn;trạm y tế;giường bệnh;người tham gia bảo hiểm y tế;người cao tuổi;trẻ em suy dinh dưỡng;thôn bản có điện;hộ dùng nước sạch;"+
		"chứng thư số;tài khoản định danh điện tử;dịch vụ công trực tuyến;văn bản điện tử;cuộc họp trực tuyến;khách du lịch;buồng khách sạn;vụ tai nạn giao thông;vụ cháy;đơn thư khiếu nại;"+
		"nhà ở xã hội;giấy chứng nhận quyền sử dụng đất;mỏ khoáng sản;cụm công nghiệp;chợ nông thôn;thuê bao di động;điểm phát sóng;thư viện;di tích;lễ hội;câu lạc bộ;tổ hòa giải;phiên tòa;bản án", ";")
	madeVerbs = strings.Split("tiếp nhận;giải quyết;cấp mới;đào tạo;hỗ trợ;kiểm tra;thanh tra;nghiệm thu;quyết toán;giải ngân;xây dựng;nâng cấp;sửa chữa;thành lập;giải thể;sáp nhập;công nhận;"+
		"khen thưởng;xử lý;thu hồi;phê duyệt;thẩm định;rà soát;cập nhật;kết nối;chia sẻ;tuyên truyền;bồi dưỡng;tuyển dụng;điều động", ";")
	madeHows = strings.Split("trực tuyến;trực tiếp;đúng hạn;quá hạn;trước hạn;toàn trình;một phần;lần đầu;bổ sung;theo kế hoạch;ngoài kế hoạch;vùng đồng bào dân tộc thiểu số;vùng biên giới;khu vực đô thị;"+
		"khu vực nông thôn;lĩnh vực đất đai;lĩnh vực xây dựng;lĩnh vực y tế;lĩnh vực giáo dục;lĩnh vực tư pháp;lĩnh vực giao thông;nguồn ngân sách trung ương;nguồn ngân sách địa phương;nguồn xã hội hóa;"+
		"chương trình mục tiêu quốc gia;giảm nghèo bền vững;nông thôn mới;chuyển đổi số;cải cách hành chính;bằng chữ ký số;qua bưu chính công ích;tại bộ phận một cửa;có vốn nước ngoài;ngoài nhà nước", ";")
)

// madeIndicators are distinct phrases.
func madeIndicators(r *rand.Rand) []string {
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	seen := map[string]bool{}
	var out []string
	for len(out) < indicatorsMade {
		s := pick(madeHeads) + " " + pick(madeWhats) + " " + pick(madeVerbs) + " " + pick(madeHows)
		if r.IntN(4) == 0 {
			s += " " + pick(madeHows)
		}
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// madeReport is a report of a place and a period with figures of some of the indicators: a few of them are in every report.
func madeReport(r *rand.Rand, n int, indicators []string) *corpus.Document {
	provinces := corpus.Provinces()
	place, year, quarter := provinces[r.IntN(len(provinces))], 2018+r.IntN(8), 1+r.IntN(4)
	period := corpus.Months(year, 3*quarter-2, 3*quarter)
	if r.IntN(4) == 0 {
		period = corpus.Months(year, 1, 12)
	}
	all := make([]observed, figuresOfReport)
	for i := range all {
		indicator := indicators[r.IntN(len(indicators))]
		if r.IntN(3) == 0 {
			indicator = indicators[r.IntN(300)]
		}
		switch {
		case strings.HasPrefix(indicator, "tỷ lệ"), strings.HasPrefix(indicator, "tốc độ"):
			all[i] = percent(indicator, float64(r.IntN(1000))/10)
		case strings.HasPrefix(indicator, "kinh phí"), strings.HasPrefix(indicator, "giá trị"):
			v := float64(1 + r.IntN(9000))
			all[i] = observed{indicator: indicator, quote: fmt.Sprintf("%g tỷ đồng", v), value: v * 1e9, unit: "VND", class: "money"}
		default:
			v := float64(1 + r.IntN(90000))
			all[i] = observed{indicator: indicator, quote: fmt.Sprintf("%g hồ sơ", v), value: v, unit: "hồ sơ", class: "administrative"}
		}
		if r.IntN(5) == 0 {
			level := []string{"cấp tỉnh", "cấp huyện", "cấp xã"}[r.IntN(3)]
			all[i].change = func(f *corpus.Figure) { f.Level.Text = level }
		}
	}
	d := report(fmt.Sprintf("%d/BC-UBND", n+1), place.FullName(), period, all...)
	d.Header.Issuer = "Ủy ban nhân dân " + place.FullName()
	return d
}

// BenchmarkFigures asks a store of a million figures, which is made once (some minutes). Nothing is decided by it.
func BenchmarkFigures(b *testing.B) {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "kho"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	r := rand.New(rand.NewPCG(7, 8))
	indicators := madeIndicators(r)
	reports := reportsMade
	if testing.Short() {
		reports = unhurriedReports
	}
	began := time.Now()
	for i := range reports {
		if _, err := s.Put(b.Context(), madeReport(r, i, indicators), source(fmt.Sprintf("/%d", i), fmt.Sprint(i)), "1"); err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("%d documents made in %v", reports, time.Since(began).Round(time.Second))
	began = time.Now()
	if _, err := s.Figures(b.Context(), corpus.FigureQuery{N: 1}); err != nil {
		b.Fatal(err)
	}
	b.Logf("first question after %v", time.Since(began).Round(time.Millisecond))

	words := func() string {
		all := strings.Fields(indicators[r.IntN(len(indicators))])
		n := min(len(all), 2+r.IntN(6))
		from := r.IntN(len(all) - n + 1)
		return strings.Join(all[from:from+n], " ")
	}
	least := func() *float64 { v := float64(r.IntN(100)); return &v }
	provinces := corpus.Provinces()
	for _, kind := range []struct {
		name string
		ask  func() corpus.FigureQuery
	}{
		{"words", func() corpus.FigureQuery { return corpus.FigureQuery{Words: words()} }},
		{"one-word", func() corpus.FigureQuery {
			return corpus.FigureQuery{Words: []string{"tỷ lệ", "hồ sơ", "xử lý", "số"}[r.IntN(4)]}
		}},
		{"words-filters", func() corpus.FigureQuery {
			return corpus.FigureQuery{Words: words(), Place: provinces[r.IntN(len(provinces))].Slug(), Period: corpus.Months(2018+r.IntN(8), 1, 12)}
		}},
		{"range", func() corpus.FigureQuery { return corpus.FigureQuery{Unit: "%", Least: least()} }},
		{"words-range", func() corpus.FigureQuery { return corpus.FigureQuery{Words: words(), Unit: "%", Least: least()} }},
		{"by-value", func() corpus.FigureQuery { return corpus.FigureQuery{Words: words(), Order: corpus.FigureByValue} }},
		{"absent", func() corpus.FigureQuery { return corpus.FigureQuery{Words: words() + " trễ hạn"} }},
		{"everything", func() corpus.FigureQuery { return corpus.FigureQuery{} }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			took := make([]time.Duration, questionsOfKind)
			for b.Loop() {
				for i := range took {
					q := kind.ask()
					q.N = 20
					began := time.Now()
					if _, err := s.Figures(b.Context(), q); err != nil {
						b.Fatal(err)
					}
					took[i] = time.Since(began)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
	b.Run("series", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Series(b.Context(), corpus.FigureQuery{Words: words(), N: 12}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("conflicts", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := s.Conflicts(b.Context(), corpus.FigureQuery{N: 20}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
