package figure

import (
	"slices"
	"testing"

	"vankho/corpus"
)

func TestSentencesOfThePressAreReadRight(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"tương đương 1,250 triệu hồ sơ", []string{"tương đương 1,250 triệu hồ sơ = equivalent 1.25 triệu hồ sơ (1250000 hồ sơ)"}},
		{"khách lưu trú ước 1,85triệu lượt", []string{"1,85triệu lượt = actual 1.85 triệu lượt (1850000 lượt) estimate"}},
		{"bình quân 16 tiêu chí/1 xã", []string{"16 tiêu chí/1 xã = actual 16 tiêu chí/xã approx"}},
		{"biểu dương 42 TCCSĐ, 3 CLBVN.", []string{"42 TCCSĐ = actual 42 TCCSĐ", "3 CLBVN = actual 3 CLBVN"}},
		{"theo QĐ 15 UBND tỉnh", nil},
		{"giảm 9 người bị thương so với cùng kỳ", []string{"giảm 9 người bị thương so với cùng kỳ = comparison 9 người down cùng kỳ"}},
		{"tăng bảy xã so với cuối năm 2020", []string{"tăng bảy xã so với cuối năm 2020 = comparison 7 xã up cuối năm 2020"}},
		{"kết nạp đạt 6,5% so với tổng số đảng viên", []string{"6,5% = actual 6.5 %"}},
		{"giảm 40 vụ (-12,5%), tăng 3 người chết (8,1%)", []string{"giảm 40 vụ = comparison 40 vụ down", "-12,5% = comparison -12.5 % down",
			"tăng 3 người = comparison 3 người up", "8,1% = comparison 8.1 % up"}},
		{"vốn cấp mới và tăng thêm 210,5 triệu USD", []string{"210,5 triệu USD = actual 210.5 triệu USD (210500000 USD)"}},
		{"bình quân đạt 7.200 USD (hơn 180 triệu đồng)", []string{"7.200 USD = actual 7200 USD", "hơn 180 triệu đồng = equivalent 180 triệu đồng (180000000 VND) gt"}},
		{"không còn xã dưới 10 tiêu chí", nil},
		{"khách sạn từ 3 - 5 sao", nil},
		{"chỉ số đạt 41,2/80 điểm", []string{"41,2/80 điểm = actual 41.2 điểm of 80"}},
		{"thiệt hại ước tính lên gần 85 tỷ đồng", []string{"gần 85 tỷ đồng = actual 85 tỷ đồng (8.5e+10 VND) lt"}},
		{"đạt 13,2%, gấp gần 2 lần bình quân chung cả nước", []string{"13,2% = actual 13.2 %", "gấp gần 2 lần bình quân chung cả nước = comparison 2 lần lt up bình quân chung cả nước"}},
		{"tăng 4,1% số thành viên so với cùng kỳ", []string{"tăng 4,1% số thành viên so với cùng kỳ = comparison 4.1 % up cùng kỳ"}},
		{"xảy ra 12 vụ tai nạn", []string{"12 vụ tai nạn = actual 12 vụ tai nạn (12 vụ)"}},
		{"tăng 18,5% so với năm 2015 và 40,2% so với năm 2010", []string{"tăng 18,5% so với năm 2015 = comparison 18.5 % up năm 2015", "40,2% so với năm 2010 = comparison 40.2 % up năm 2010"}},
		{"số thu đạt 25,1% (vượt chỉ tiêu giao 1,7%)", []string{"25,1% = actual 25.1 %", "vượt chỉ tiêu giao 1,7% = comparison 1.7 điểm % up chỉ tiêu giao"}},
	} {
		var got []string
		for _, f := range newReading(Input{Text: c.in}).prose() {
			got = append(got, shown(f))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestFiguresOfThePressAreBoundRight(t *testing.T) {
	type bound struct {
		quote string
		kind  corpus.FigureKind
		whole string // the quote of the figure that it is a part of
	}
	for _, c := range []struct {
		in   string
		want []bound
	}{
		{"Lũ làm 21 người bị thương (Sơn La: 8 người do sập nhà; Lào Cai: 13 người), 9 người mất tích.", []bound{
			{"21 người bị thương", "actual", ""}, {"8 người", "actual", "21 người bị thương"}, {"13 người", "actual", "21 người bị thương"}, {"9 người mất tích", "actual", ""}}},
		{"vốn đăng ký 300,5 triệu USD (cấp mới: 180,5 triệu USD; tăng vốn: 120 triệu USD), bằng 40% kế hoạch", []bound{
			{"300,5 triệu USD", "actual", ""}, {"180,5 triệu USD", "actual", "300,5 triệu USD"}, {"120 triệu USD", "actual", "300,5 triệu USD"}, {"bằng 40% kế hoạch", "comparison", ""}}},
		{"Khối xã đạt 71,5% (mục tiêu 80%), còn khối phường đạt 88,2%.", []bound{
			{"71,5%", "actual", ""}, {"80%", "target", ""}, {"88,2%", "actual", ""}}},
		{"có 210 xã đạt chuẩn, vượt mục tiêu được giao; bình quân 17 tiêu chí/xã", []bound{{"210 xã", "actual", ""}, {"17 tiêu chí/xã", "actual", ""}}},
		{"Diện tích có rừng là 9.800 ha, trong đó 61% là rừng tự nhiên và 39% là rừng trồng.", []bound{{"9.800 ha", "actual", ""}, {"61%", "actual", ""}, {"39%", "actual", ""}}},
		{"Trong tổng số 250 dự án, có 40 dự án FDI; 210 dự án trong nước.", []bound{{"250 dự án", "actual", ""}, {"40 dự án FDI", "actual", "250 dự án"}, {"210 dự án trong nước", "actual", "250 dự án"}}},
		{"Có 30/41 trường đỗ tốt nghiệp 100%.", []bound{{"30/41 trường", "share", ""}, {"100%", "actual", ""}}},
	} {
		all := Figures(Input{Text: c.in})
		var got []bound
		for _, f := range all {
			b := bound{f.Quote, f.Kind, ""}
			if f.PartOf > 0 && f.Kind != corpus.FigureComparison {
				b.whole = all[f.PartOf-1].Quote
			}
			got = append(got, b)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}
