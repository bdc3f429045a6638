package figure

import (
	"strings"
	"testing"
)

// report is prose as reports have it, invented.
const report = `Trong 6 tháng đầu năm 2025, tổng thu ngân sách nhà nước trên địa bàn ước đạt 3.214,5 tỷ đồng, đạt 58,2% dự toán HĐND tỉnh giao, tăng 7,4% so với cùng kỳ; trong đó,
thu nội địa 2.810 tỷ đồng, thu xuất nhập khẩu 404,5 tỷ đồng. Toàn tỉnh có 145/152 xã đạt chuẩn nông thôn mới (95,4%); thu nhập bình quân đạt 45,2/40 triệu đồng/người/năm.
Các cơ quan, đơn vị đã tổ chức triển khai Nghị quyết số 57-NQ/TW ngày 22/12/2024, quán triệt đến cán bộ, công chức, viên chức và người lao động theo Kế hoạch số 154/KH-UBND.
Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 51,69/85%; giải quyết 1.234 hồ sơ, giảm từ 15 ngày xuống còn 10 ngày; xếp thứ 7/63 tỉnh, thành phố cả nước, tăng 5 bậc.
`

func BenchmarkProse(b *testing.B) {
	text := strings.Repeat(report, 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Figures(Input{Text: text})
	}
}
