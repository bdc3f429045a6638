package figure

import (
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
)

// shown writes what was recognised in one line: the quote, then what it says.
func shown(f corpus.Figure) string {
	amount := func(a corpus.Amount) string {
		if a.Ranged() {
			return fmt.Sprintf("%.10g..%.10g", a.Low, a.High)
		}
		return fmt.Sprintf("%.10g", a.Low)
	}
	s := fmt.Sprintf("%s = %s %s %s", f.Quote, f.Kind, amount(f.Value), f.Unit)
	if f.Unit != f.BaseUnit {
		s += fmt.Sprintf(" (%s %s)", amount(f.Base), f.BaseUnit)
	}
	if f.Qualifier != corpus.QualifierEq {
		s += " " + string(f.Qualifier)
	}
	if f.Target != nil {
		s += " of target " + amount(*f.Target)
	}
	if f.Total != nil {
		s += " of " + amount(*f.Total)
	}
	if f.Direction != "" {
		s += " " + string(f.Direction) + " " + f.Versus
	}
	for _, d := range f.Doubts {
		s += " ?" + string(d)
	}
	return strings.TrimSpace(s)
}

func TestProseIsReadByTheGrammar(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"trên 1.000,5 tỷ đồng", []string{"trên 1.000,5 tỷ đồng = actual 1000.5 tỷ đồng (1.0005e+12 VND) gt"}},
		{"9,8 nghìn tỷ đồng", []string{"9,8 nghìn tỷ đồng = actual 9.8 nghìn tỷ đồng (9.8e+12 VND)"}},
		{"gần 2 triệu lượt khách", []string{"gần 2 triệu lượt khách = actual 2 triệu lượt khách (2000000 lượt) lt"}},
		{"đạt 102% dự toán giao", []string{"đạt 102% dự toán giao = comparison 102 % ratio dự toán giao"}},
		{"gấp 1,5 lần cùng kỳ", []string{"gấp 1,5 lần cùng kỳ = comparison 1.5 lần up cùng kỳ"}},
		{"giảm 12 văn bản so với quý trước", []string{"giảm 12 văn bản so với quý trước = comparison 12 văn bản down quý trước"}},
		{"Có 145/152 xã đạt chuẩn (95,4%)", []string{"145/152 xã = share 145 xã of 152", "95,4% = actual 95.4 %"}},
		{"12/15 chỉ tiêu hoàn thành, 03 chỉ tiêu chưa đạt", []string{"12/15 chỉ tiêu = share 12 chỉ tiêu of 15", "03 chỉ tiêu = actual 3 chỉ tiêu"}},
		{"thu NSNN 8.250/9.000 tỷ đồng", []string{"8.250/9.000 tỷ đồng = actual 8250 tỷ đồng (8.25e+12 VND) of target 9000"}},
		{"45,2/40 triệu đồng/người/năm (vượt 13% KH)", []string{
			"45,2/40 triệu đồng/người/năm = actual 45.2 triệu đồng/người/năm (45200000 VND/người/năm) of target 40", "vượt 13% KH = comparison 13 % up KH"}},
		{"tỷ lệ trễ hạn còn 0,7% (giảm 0,5 điểm %)", []string{"0,7% = actual 0.7 %", "giảm 0,5 điểm % = comparison 0.5 điểm % down"}},
		{"hỗ trợ 15 - 20 triệu đồng/hộ", []string{"15 - 20 triệu đồng/hộ = actual 15..20 triệu đồng/hộ (15000000..20000000 VND/hộ) range"}},
		{"từ 3,5% lên 4,1%", []string{"3,5% = baseline 3.5 %", "4,1% = actual 4.1 %"}},
		{"mỗi xã ít nhất 02 tổ công nghệ số", []string{"ít nhất 02 tổ = actual 2 tổ gte"}},
		{"dài 3.143 m; dài 3,143 km", []string{"3.143 m = actual 3143 m", "3,143 km = actual 3.143 km (3143 m)"}},
		{"70 % hộ; 70 phần trăm", []string{"70 % = actual 70 %", "70 phần trăm = actual 70 %"}},
		{"05 lớp tập huấn cho 250 người (trong đó 120 nữ)", []string{"05 lớp tập huấn = actual 5 lớp", "250 người = actual 250 người", "120 nữ = actual 120 nữ (120 người)"}},
		{"100% xã, phường", []string{"100% = actual 100 %"}},
		{"1/3 số đại biểu", []string{"1/3 = share 0.3333333333"}},
		{"năm 2025 đạt 85% trở lên", []string{"85% trở lên = actual 85 % gte"}},
		{"3 triệu rưỡi đồng", []string{"3 triệu rưỡi đồng = actual 3.5 triệu đồng (3500000 VND)"}},
		{"1 tỷ 200 triệu đồng", []string{"1 tỷ 200 triệu đồng = actual 1.2 tỷ đồng (1200000000 VND)"}},
		{"2 nghìn 350 tỷ đồng", []string{"2 nghìn 350 tỷ đồng = actual 2350 tỷ đồng (2.35e+12 VND)"}},
		{"01 triệu đồng", []string{"01 triệu đồng = actual 1 triệu đồng (1000000 VND)"}},
		{"1 000 000 đồng", []string{"1 000 000 đồng = actual 1000000 đồng (1000000 VND)"}},
		{"thu 12,5 tỷ.", []string{"12,5 tỷ = actual 12.5 tỷ đồng (1.25e+10 VND) ?unit"}},
		{"lãi suất 20%/năm, công suất 50MW", []string{"20%/năm = actual 20 %/năm", "50MW = actual 50 MW (50000000 W)"}},
		{"từ 600 đến 750 nghìn m3", []string{"từ 600 đến 750 nghìn m3 = actual 600..750 nghìn m3 (600000..750000 m3) range"}},
		{"phạt từ 800 triệu đồng đến 1,2 tỷ đồng", []string{"từ 800 triệu đồng đến 1,2 tỷ đồng = actual 0.8..1.2 tỷ đồng (800000000..1200000000 VND) range"}},
		{"xếp thứ 7/63 tỉnh, thành phố", []string{"thứ 7/63 = rank 7 hạng of 63"}},
		{"đứng thứ 12 cả nước, tăng 5 bậc so với năm 2023", []string{"thứ 12 = rank 12 hạng", "tăng 5 bậc so với năm 2023 = comparison 5 bậc up năm 2023"}},
		{"cấp tỉnh đạt 98/95% (vượt 3% so với kế hoạch)", []string{"98/95% = actual 98 % of target 95", "vượt 3% so với kế hoạch = comparison 3 điểm % up kế hoạch"}},
		{"đạt 51,69%/85%", []string{"51,69%/85% = actual 51.69 % of target 85"}},
		{"tăng 6% so với cùng kỳ năm 2022 (240.000 lượt)", []string{"tăng 6% so với cùng kỳ năm 2022 = comparison 6 % up cùng kỳ năm 2022", "240.000 lượt = baseline 240000 lượt"}},
		{"giảm từ 15 ngày xuống còn 10 ngày", []string{"15 ngày = baseline 15 ngày", "10 ngày = actual 10 ngày"}},
		{"so với cùng kỳ năm trước tăng 12%", []string{"tăng 12% = comparison 12 % up cùng kỳ năm trước"}},
		{"27 đề tài, dự án; 28 tỉnh, thành phố", []string{"27 đề tài, dự án = actual 27 đề tài, dự án", "28 tỉnh, thành phố = actual 28 tỉnh, thành phố"}},
		{"15 (mười lăm) người", []string{"15 (mười lăm) người = actual 15 người"}},
		{"tăng trưởng âm 3,2%, nhiệt độ -2,5°C", []string{"âm 3,2% = actual -3.2 %", "-2,5°C = actual -2.5 °C"}},
		{"- 5 người\n- 2,5 tấn", []string{"5 người = actual 5 người", "2,5 tấn = actual 2.5 tấn (2500 kg)"}},
		{"tặng 1,000 người", []string{"1,000 người = actual 1000 người ?separators"}},
		{"chi 1,000.50 USD", []string{"1,000.50 USD = actual 1000.5 USD ?separators"}},
		{"đạt 99.8%", []string{"99.8% = actual 99.8 % ?dot_decimal"}},
		{"đạt 3.143%", []string{"3.143% = actual 3.143 % ?dot_decimal ?separators"}},
		{"tỷ lệ phủ 105%", []string{"105% = actual 105 % ?over_hundred"}},
		{"thời hạn giải quyết là 10 ngày làm việc", []string{"10 ngày làm việc = target 10 ngày làm việc (10 ngày)"}},
		{"đã giải quyết 95 hồ sơ trên tổng số 100 hồ sơ", []string{"95 hồ sơ = actual 95 hồ sơ", "100 hồ sơ = actual 100 hồ sơ"}},
		{"tiếp nhận 88.940 hồ sơ (cấp tỉnh: 22.640; cấp huyện: 19.884; cấp xã: 46.416), giảm 3,1% so với quý II", []string{
			"88.940 hồ sơ = actual 88940 hồ sơ", "22.640 = actual 22640 hồ sơ", "19.884 = actual 19884 hồ sơ", "46.416 = actual 46416 hồ sơ",
			"giảm 3,1% so với quý II = comparison 3.1 % down quý II"}},
		{"đạt 47,9/60%, cao hơn cùng kỳ 31,6 điểm phần trăm", []string{"47,9/60% = actual 47.9 % of target 60",
			"cao hơn cùng kỳ 31,6 điểm phần trăm = comparison 31.6 điểm % up cùng kỳ"}},
		{"giảm so với năm 2023 là 3 vụ", []string{"giảm so với năm 2023 là 3 vụ = comparison 3 vụ down năm 2023"}},
		{"đúng hạn đạt 98,3%, lần đầu vượt chỉ tiêu 98%", []string{"98,3% = actual 98.3 % of target 98", "98% = target 98 %"}},
		{"Chỉ số chuyển đổi số đạt 0,6512, xếp thứ 12/63", []string{"0,6512 = actual 0.6512  ?unit", "thứ 12/63 = rank 12 hạng of 63"}},
		{"phủ sóng cả 1.204 thôn, bản, tổ dân phố", []string{"1.204 thôn, bản, tổ dân phố = actual 1204 thôn, bản, tổ dân phố"}},
		{"hai mươi lăm người, gần ba trăm hộ, hơn hai triệu đồng", []string{"hai mươi lăm người = actual 25 người", "gần ba trăm hộ = actual 300 hộ lt",
			"hơn hai triệu đồng = actual 2 triệu đồng (2000000 VND) gt"}},
		{"ba nghìn hai trăm hồ sơ; năm mươi phần trăm", []string{"ba nghìn hai trăm hồ sơ = actual 3200 hồ sơ", "năm mươi phần trăm = actual 50 %"}},
		{"phạt 5.000.000 đồng (năm triệu đồng)", []string{"5.000.000 đồng = actual 5000000 đồng (5000000 VND)"}},
		{"bằng 57,2% kế hoạch, cao hơn bình quân chung cả nước 4,1 điểm phần trăm", []string{"bằng 57,2% kế hoạch = comparison 57.2 % ratio kế hoạch",
			"cao hơn bình quân chung cả nước 4,1 điểm phần trăm = comparison 4.1 điểm % up bình quân chung cả nước"}},
		{"so với cùng kỳ giảm 6 vụ, tăng 2 người bị thương", []string{"giảm 6 vụ = comparison 6 vụ down cùng kỳ", "tăng 2 người = comparison 2 người up cùng kỳ"}},
		{"giải quyết 44.850 hồ sơ, đạt 99,7%; thu 10 tỷ đồng, đạt 50,5%", []string{"44.850 hồ sơ = actual 44850 hồ sơ", "99,7% = actual 99.7 %",
			"10 tỷ đồng = actual 10 tỷ đồng (1e+10 VND)", "đạt 50,5% = comparison 50.5 % ratio kế hoạch"}},
		{"cây hằng năm 125.600 ha, dân số 910.000 người", []string{"125.600 ha = actual 125600 ha (1256000000 m2)", "910.000 người = actual 910000 người"}},
		{"đạt 112 thuê bao/100 dân", []string{"112 thuê bao/100 dân = actual 112 thuê bao/100 dân"}},
		{"thấp hơn 8,2% so với cùng kỳ năm 2023 (43,6%)", []string{"thấp hơn 8,2% so với cùng kỳ năm 2023 = comparison 8.2 % down cùng kỳ năm 2023",
			"43,6% = baseline 43.6 %"}},
		{"được 85,3%, vượt 15,3% chỉ tiêu được giao (70%)", []string{"85,3% = actual 85.3 % of target 70",
			"vượt 15,3% chỉ tiêu được giao = comparison 15.3 điểm % up chỉ tiêu được giao", "70% = target 70 %"}},
		{"giảm tỷ lệ hộ nghèo 2-3%/năm", []string{"giảm tỷ lệ hộ nghèo 2-3%/năm = comparison 2..3 %/năm range down"}},
		{"thuế giá trị gia tăng dưới 01 tỷ đồng", []string{"dưới 01 tỷ đồng = actual 1 tỷ đồng (1000000000 VND) lt"}},
		{"phạt tiền đến 24.000.000 đồng, tính trên 01 thiết bị", []string{"đến 24.000.000 đồng = actual 24000000 đồng (24000000 VND) lte", "01 thiết bị = actual 1 thiết bị"}},
		{"kinh phí 5.500.000 đồng (Năm triệu, năm trăm nghìn đồng)", []string{"5.500.000 đồng = actual 5500000 đồng (5500000 VND)"}},
		{"còn 12.345 hộ (chiếm 8,9%), giảm 1.234 hộ (giảm 1,1%) so với cuối năm 2023", []string{"12.345 hộ = actual 12345 hộ", "8,9% = actual 8.9 %",
			"giảm 1.234 hộ = comparison 1234 hộ down cuối năm 2023", "giảm 1,1% = comparison 1.1 % down cuối năm 2023"}},
		{"Tổng số 120 (nam 80, nữ 40).", []string{"120 = actual 120  ?unit", "80 = actual 80", "40 = actual 40"}},
		{"Bình quân 1 xã có 12 cán bộ", []string{"12 cán bộ = actual 12 cán bộ (12 người)"}},
		{"tỷ lệ 97%, đạt 120%KH", []string{"97% = actual 97 %", "đạt 120%KH = comparison 120 % ratio KH"}},
		{"vốn tỉnh: 80 tỷ đồng (đạt 60%)", []string{"80 tỷ đồng = actual 80 tỷ đồng (8e+10 VND)", "đạt 60% = comparison 60 % ratio kế hoạch"}},
		{"210 triệu cây, tương đương 55 ha và 110 triệu cây", []string{"210 triệu cây = actual 210 triệu cây (210000000 cây)",
			"tương đương 55 ha = equivalent 55 ha (550000 m2)", "110 triệu cây = actual 110 triệu cây (110000000 cây)"}},
		{"đã có 15.3602 người", []string{"15.3602 người = actual 15360 người ?dot_decimal ?glued"}},
		{"thưởng 5.000.000 đồng (5 triệu đồng)", []string{"5.000.000 đồng = actual 5000000 đồng (5000000 VND)"}},
		{"chiếm từ 51% giá thành sản phẩm trở lên", []string{"51% = actual 51 % gte"}},
		{"tối đa là mười phần trăm (10%)", []string{"tối đa là mười phần trăm = actual 10 % lte"}},
		{"tăng trưởng bình quân của kinh tế đạt 10%/năm", []string{"10%/năm = actual 10 %/năm"}},
		{"tăng 5% so với vốn điều lệ hiện tại", []string{"tăng 5% so với vốn điều lệ hiện tại = comparison 5 % up vốn điều lệ hiện tại"}},
		{"mới đạt 58% dự toán; hoàn thành 100% kế hoạch", []string{"đạt 58% dự toán = comparison 58 % ratio dự toán",
			"hoàn thành 100% kế hoạch = comparison 100 % ratio kế hoạch"}},
		{"số doanh nghiệp tăng từ 5 lên 12 doanh nghiệp", []string{"5 = baseline 5 doanh nghiệp", "12 doanh nghiệp = actual 12 doanh nghiệp"}},
		{"lần lượt tăng 5%, 7% và 9,2% so với cùng kỳ", []string{"tăng 5% = comparison 5 % up cùng kỳ", "7% = comparison 7 % up cùng kỳ",
			"9,2% = comparison 9.2 % up cùng kỳ"}},
		{"ước thiệt hại 45 tỷ đồng; ước tăng 7,85%", []string{"45 tỷ đồng = actual 45 tỷ đồng (4.5e+10 VND) estimate", "tăng 7,85% = comparison 7.85 % estimate up"}},
		{"chiếm tới 85% số hộ; hỗ trợ đến 50% kinh phí", []string{"85% = actual 85 %", "đến 50% = actual 50 % lte"}},
		{"đạt 8,5 bác sĩ/vạn dân; 9,5 bác sĩ trên 1 vạn dân", []string{"8,5 bác sĩ/vạn dân = actual 8.5 bác sĩ/vạn dân (8.5 người/vạn dân)",
			"9,5 bác sĩ trên 1 vạn dân = actual 9.5 bác sĩ/1 vạn dân (9.5 người/1 vạn dân)"}},
		{"giảm mạnh 15,3%; gấp hơn 2 lần; bằng 1,2 lần cùng kỳ", []string{"giảm mạnh 15,3% = comparison 15.3 % down", "gấp hơn 2 lần = comparison 2 lần gt up",
			"bằng 1,2 lần cùng kỳ = comparison 1.2 lần ratio cùng kỳ"}},
		{"giải ngân 35 tỷ/40 tỷ đồng", []string{"35 tỷ/40 tỷ đồng = actual 35 tỷ đồng (3.5e+10 VND) of target 40"}},
		{"150 triệu SDR; không quá 02 Phó Giám đốc; không quá 24 tháng", []string{"150 triệu SDR = actual 150 triệu SDR (150000000 SDR)",
			"không quá 02 Phó Giám đốc = actual 2 phó (2 người) lte", "không quá 24 tháng = target 24 tháng lte"}},
		{"có 03 thẩm định viên và 15 người dân tộc thiểu số", []string{"03 thẩm định viên = actual 3 thẩm định viên", "15 người = actual 15 người"}},
		{"từ 10 mét (m) đến 75 mét (m)", []string{"từ 10 mét (m) đến 75 mét (m) = actual 10..75 m range"}},
		{"từ 7.000.000 đồng đến 20.000.000 đồng/trường hợp", []string{
			"từ 7.000.000 đồng đến 20.000.000 đồng/trường hợp = actual 7000000..20000000 đồng/trường hợp (7000000..20000000 VND/trường hợp) range"}},
		{"phấn đấu thu hút từ 500 lao động trở lên; 12 trường hợp hỗ trợ trên 5 triệu đồng", []string{
			"500 lao động trở lên = actual 500 lao động (500 người) gte", "12 trường hợp = actual 12 trường hợp", "trên 5 triệu đồng = actual 5 triệu đồng (5000000 VND) gt"}},
		{"chi 1.23.456 đồng cho 1.2.3.4 người", []string{"1.23.456 đồng = actual 123456 đồng (123456 VND) ?separators", "1.2.3.4 người = actual 1234 người ?separators"}},
		{"kinh phí 5.000.000đ, 35 tr.đ", []string{"5.000.000đ = actual 5000000 đồng (5000000 VND)", "35 tr.đ = actual 35 tr.đ (35000000 VND)"}},
	} {
		var got []string
		for _, f := range newReading(Input{Text: c.in}).prose() {
			if f.Quote != c.in[f.Start:f.End] {
				t.Errorf("%q does not stand at %v", f.Quote, f.Span)
			}
			got = append(got, shown(f))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\n  got  %s\n  want %s", c.in, strings.Join(got, "\n       "), strings.Join(c.want, "\n       "))
		}
	}
}

func TestWhatCountsNothingIsNoFigure(t *testing.T) {
	for _, in := range []string{
		"ngày 30/4", "phục vụ 24/7", "Cách mạng công nghiệp 4.0", "dịch vụ công mức độ 4", "khóa XVI", "6 tháng", "chính quyền 02 cấp", "tổ 5", "tuyến QL 4D",
		"gọi 19001022", "điện thoại 0214.3840.888", "giai đoạn 2026 - 2030", "năm học 2024-2025", "lúc 16h", "8 giờ 30", "lần thứ 3", "kỳ họp thứ 9", "từ 18 tuổi trở lên",
		"trẻ em từ 12-17 tuổi", "Đề án 06", "Chương trình 30a", "mạng 4G/5G", "Covid-19", "Web 2.0", "QL4E", "Km 30+200", "Hội trường 2", "Phòng 302", "số 5 đường Nguyễn Huệ",
		"Tổ 3", "Điều 5 Luật này", "khoản 2 Điều 7", "các điểm 1, 2 và 3", "Thông tư số 02 quy định", "phiên bản 1.2.3.4", "đến ngày 25/6 số người", "năm 2024 tỉnh Lào Cai",
		"tháng 9 người dân", "(2020)", "tài khoản 0102030405", "3 trong 1", "1. Đánh giá chung", "1.1. Kết quả", "2) Hạn chế", "Quý 1", "12/3/2025", "trong 3 năm qua",
		"Covid-19 bùng phát", "A0", "T10", "mã số 123.456", "số 120 báo cáo", "ba không", "bốn tại chỗ", "một cửa", "các Điều 40, 41, 42 và 43 Luật này", "Điều 24, 25 Nghị định này", "bản đồ tỷ lệ 1: 250.000 khoanh định", "tại Mục 2.5 Quy chuẩn này", "tăng 3 năm liên tiếp", "vay trên 500 triệu đồng thì phải thế chấp", "trường hợp có từ 3 người trở lên", "thời hạn chấp hành án còn lại trên 2 năm", "đến hai lĩnh vực", "xe ô tô chở người từ 8 chỗ trở lên", "thôn cách trung tâm từ 15 km trở lên", "khoản 1.2.3.4 đồng thời", "1.2.3.4 Người dân", "địa chỉ 192.168.1.1", "đến 31/12 xã đã báo cáo", "đến 5/12 huyện hoàn thành", "thuộc nhóm 10 tỉnh", "top 10 cả nước", "OCOP 4 sao", "0912 345 678", "đến 15/8 hằng năm", "bản đồ tỷ lệ 1/500", "không quá 1/3 cung giờ", "cao 1m58", "trạm 110 kV/35-22 kV", "hai huyện nói trên", "một dự án", "năm học sinh", "hai bên", "một phần ba", "trăm người như một", "hàng nghìn hộ", "(1) người dân; (2) doanh nghiệp",
	} {
		for _, f := range newReading(Input{Text: in}).prose() {
			t.Errorf("%q has the figure %s", in, shown(f))
		}
	}
}
