package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// tableInput makes a text of lines; a line with "|" is a row of a table, one that begins with "!" a head. An empty line ends a table.
func tableInput(title string, lines ...string) Input {
	in := Input{Title: title}
	var text strings.Builder
	table, inside := 0, false
	for i, line := range lines {
		if i > 0 {
			text.WriteByte('\n')
		}
		line, head := strings.CutPrefix(line, "!")
		start := text.Len()
		if !strings.Contains(line, "|") {
			text.WriteString(line)
			inside = inside && line != ""
			continue
		}
		if !inside {
			table++
			inside = true
		}
		b := corpus.Block{Kind: corpus.LineRow, Table: table, Head: head}
		for j, cell := range strings.Split(line, "|") {
			if j > 0 {
				text.WriteString(corpus.CellBreak)
			}
			from := text.Len()
			text.WriteString(strings.TrimSpace(cell))
			b.Cells = append(b.Cells, corpus.Span{Start: from, End: text.Len()})
		}
		b.Span = corpus.Span{Start: start, End: text.Len()}
		in.Blocks = append(in.Blocks, b)
	}
	in.Text = text.String()
	return in
}

// shownCell writes a figure of a table on one line: kind, value, unit, indicator, and what else it is bound to.
func shownCell(f corpus.Figure) string {
	var b strings.Builder
	value := fmt.Sprintf("%g", f.Value.Low)
	if f.Value.Ranged() {
		value += fmt.Sprintf("..%g", f.Value.High)
	}
	fmt.Fprintf(&b, "%s %s %s: %s", f.Kind, value, f.Unit, f.Indicator.Text)
	if f.Target != nil {
		fmt.Fprintf(&b, " target=%g", f.Target.Low)
	}
	if f.Total != nil {
		fmt.Fprintf(&b, " of=%g", f.Total.Low)
	}
	if f.Place.Text != "" {
		b.WriteString(" @" + f.Place.Text)
	}
	if p := f.Period.Period; !p.IsZero() {
		b.WriteString(" " + p.String())
	}
	if f.Direction != "" {
		b.WriteString(" " + string(f.Direction))
	}
	if f.Versus != "" {
		b.WriteString(" versus=" + f.Versus)
	}
	if f.PartOf > 0 {
		fmt.Fprintf(&b, " part=%d", f.PartOf)
	}
	for _, s := range f.Sums {
		fmt.Fprintf(&b, " sum=%v:%g%v", s.OK, s.Total, s.Parts)
	}
	for _, d := range f.Doubts {
		b.WriteString(" !" + string(d))
	}
	return b.String()
}

func TestFiguresOfTables(t *testing.T) {
	cases := []struct {
		name string
		in   Input
		want []string
	}{
		{"plan, result, the year before and how they compare", tableInput("Báo cáo quý IV năm 2024",
			"!STT|Chỉ tiêu|Đơn vị tính|Kế hoạch năm 2024|Quý IV/2024|Quý IV/2023|So với cùng kỳ",
			"1|Tỷ lệ hồ sơ trực tuyến|%|85|86,1|50,7|tăng 35,4 điểm %",
			"2|Số hồ sơ tiếp nhận|hồ sơ|-|96.087|88.862|tăng 8,1%"), []string{
			"target 85 %: Tỷ lệ hồ sơ trực tuyến 2024",
			"actual 86.1 %: Tỷ lệ hồ sơ trực tuyến target=85 2024-q4",
			"actual 50.7 %: Tỷ lệ hồ sơ trực tuyến 2023-q4",
			"comparison 35.4 điểm %: Tỷ lệ hồ sơ trực tuyến 2024-q4 up versus=cùng kỳ part=2",
			"actual 96087 hồ sơ: Số hồ sơ tiếp nhận 2024-q4",
			"actual 88862 hồ sơ: Số hồ sơ tiếp nhận 2023-q4",
			"comparison 8.1 %: Số hồ sơ tiếp nhận 2024-q4 up versus=cùng kỳ part=5",
		}},
		{"rows are places, the last is their total, units stand above", tableInput("",
			"KẾT QUẢ QUÝ I NĂM 2025", "Đơn vị tính: thôn, bản; %",
			"!STT|Địa bàn|Số thôn, bản|Đã thành lập Tổ|Tỷ lệ hồ sơ trực tuyến (%)",
			"1|Thị xã Bến Vực|161|148|59,7", "2|Huyện Nậm Sương|221|171|41,3", "|Toàn tỉnh|382|320|50,2"), []string{
			"actual 161 thôn, bản: Số thôn, bản @Thị xã Bến Vực 2025-q1 part=7",
			"share 148 thôn, bản: Số thôn, bản đã thành lập Tổ of=161 @Thị xã Bến Vực 2025-q1 part=1",
			"actual 59.7 %: Tỷ lệ hồ sơ trực tuyến @Thị xã Bến Vực 2025-q1",
			"actual 221 thôn, bản: Số thôn, bản @Huyện Nậm Sương 2025-q1 part=7",
			"share 171 thôn, bản: Số thôn, bản đã thành lập Tổ of=221 @Huyện Nậm Sương 2025-q1 part=4",
			"actual 41.3 %: Tỷ lệ hồ sơ trực tuyến @Huyện Nậm Sương 2025-q1",
			"actual 382 thôn, bản: Số thôn, bản @Toàn tỉnh 2025-q1 sum=true:382[0 3]",
			"share 320 thôn, bản: Số thôn, bản đã thành lập Tổ of=382 @Toàn tỉnh 2025-q1 part=7 sum=false:319[1 4] !total",
			"actual 50.2 %: Tỷ lệ hồ sơ trực tuyến @Toàn tỉnh 2025-q1",
		}},
		{"rows below rows, what a column of notes was calculated from", tableInput("",
			"!STT|Chỉ tiêu|ĐVT|KH 2019|Thực hiện 2019|Ghi chú/ Đánh giá|Mục tiêu 2020",
			"A|Diện tích đất|Ha|10.500,00|10.000,00|95,24 %|11.100,00", "I|Đất nông nghiệp|Ha|10.000,00|9.000,00|90,00 %|11.000,00",
			"II|Đất ở|Ha|500,00|1.000,00|200,00 %|100,00"), []string{
			"target 10500 ha: Diện tích đất 2019 sum=true:1.05e+08[4 8]",
			"actual 10000 ha: Diện tích đất target=10500 2019 sum=true:1e+08[5 9]",
			"comparison 95.24 %: Diện tích đất 2019 ratio versus=KH 2019 part=2",
			"target 11100 ha: Diện tích đất 2020 sum=true:1.11e+08[7 11]",
			"target 10000 ha: Diện tích đất – đất nông nghiệp 2019 part=1",
			"actual 9000 ha: Diện tích đất – đất nông nghiệp target=10000 2019 part=2",
			"comparison 90 %: Diện tích đất – đất nông nghiệp 2019 ratio versus=KH 2019 part=6",
			"target 11000 ha: Diện tích đất – đất nông nghiệp 2020 part=4",
			"target 500 ha: Diện tích đất – đất ở 2019 part=1",
			"actual 1000 ha: Diện tích đất – đất ở target=500 2019 part=2",
			"comparison 200 %: Diện tích đất – đất ở 2019 ratio versus=KH 2019 part=10",
			"target 100 ha: Diện tích đất – đất ở 2020 part=4",
		}},
		{"heads of three levels, places in columns, a measure alone takes the row above", tableInput("",
			"!STT|Chỉ tiêu|ĐVT|Toàn huyện|||Ủy ban nhân dân xã Bản Mế||", "!|||TH 2019|ƯTH2020|So sánh %|TH2019|ƯTH2020|So sánh %",
			"!|||||ƯTH2020/TH2019|||ƯTH2020/TH2019", "1|1. Ngô|||||||", "2|- Diện tích|Ha|50|60|120|10|20|200", "3|- Sản lượng|Tấn|100|90|90|40|50|125"), []string{
			"actual 50 ha: Diện tích ngô @Toàn huyện 2019", "actual 60 ha: Diện tích ngô @Toàn huyện 2020",
			"comparison 120 %: Diện tích ngô @Toàn huyện 2020 ratio versus=TH2019 part=2",
			"actual 10 ha: Diện tích ngô @xã Bản Mế 2019", "actual 20 ha: Diện tích ngô @xã Bản Mế 2020",
			"comparison 200 %: Diện tích ngô @xã Bản Mế 2020 ratio versus=TH2019 part=5",
			"actual 100 tấn: Sản lượng ngô @Toàn huyện 2019", "actual 90 tấn: Sản lượng ngô @Toàn huyện 2020",
			"comparison 90 %: Sản lượng ngô @Toàn huyện 2020 ratio versus=TH2019 part=8",
			"actual 40 tấn: Sản lượng ngô @xã Bản Mế 2019", "actual 50 tấn: Sản lượng ngô @xã Bản Mế 2020",
			"comparison 125 %: Sản lượng ngô @xã Bản Mế 2020 ratio versus=TH2019 part=11",
		}},
		{"rows are years", tableInput("", "DÂN SỐ TRUNG BÌNH HUYỆN", "!Năm|Tổng số|Nam|Nữ", "2022|1.500|700|800", "2023|1.600|750|850"), []string{
			"actual 1500 người: DÂN SỐ TRUNG BÌNH HUYỆN 2022 sum=true:1500[1 2]", "actual 700 người: Dân số trung bình huyện – nam 2022 part=1",
			"actual 800 người: Dân số trung bình huyện – nữ 2022 part=1", "actual 1600 người: DÂN SỐ TRUNG BÌNH HUYỆN 2023 sum=true:1600[4 5]",
			"actual 750 người: Dân số trung bình huyện – nam 2023 part=4", "actual 850 người: Dân số trung bình huyện – nữ 2023 part=4",
		}},
		{"a budget: the plan of the year, nine months of it, both divided by the plan below an unmarked row of the head", tableInput("Báo cáo 9 tháng đầu năm 2024",
			"Biểu 1. Thu ngân sách", "Đơn vị tính: Tỷ đồng", "!STT|Chỉ tiêu|Dự toán năm 2024|Thực hiện 9 tháng|Ước thực hiện năm 2024|So sánh (%)|", "|||||TH 9 tháng/DT|ƯTH/DT",
			"|TỔNG THU (A+B)|9.000|6.300|9.450|70,0|105,0", "A|Thu nội địa|7.000|5.300|7.350|75,7|105,0", "B|Thu xuất nhập khẩu|2.000|1.000|2.100|50,0|105,0"), []string{
			"target 9000 tỷ đồng: Tổng thu (a+b) 2024 sum=true:9e+12[5 10]", "actual 6300 tỷ đồng: Tổng thu (a+b) target=9000 2024-9-thang sum=true:6.3e+12[6 11]",
			"actual 9450 tỷ đồng: Tổng thu (a+b) target=9000 2024 sum=true:9.45e+12[7 12]", "comparison 70 %: Tổng thu (a+b) 2024-9-thang ratio versus=DT part=2",
			"comparison 105 %: Tổng thu (a+b) 2024 ratio versus=DT part=3", "target 7000 tỷ đồng: Thu nội địa 2024 part=1", "actual 5300 tỷ đồng: Thu nội địa target=7000 2024-9-thang part=2",
			"actual 7350 tỷ đồng: Thu nội địa target=7000 2024 part=3", "comparison 75.7 %: Thu nội địa 2024-9-thang ratio versus=DT part=7",
			"comparison 105 %: Thu nội địa 2024 ratio versus=DT part=8", "target 2000 tỷ đồng: Thu xuất nhập khẩu 2024 part=1",
			"actual 1000 tỷ đồng: Thu xuất nhập khẩu target=2000 2024-9-thang part=2", "actual 2100 tỷ đồng: Thu xuất nhập khẩu target=2000 2024 part=3",
			"comparison 50 %: Thu xuất nhập khẩu 2024-9-thang ratio versus=DT part=12", "comparison 105 %: Thu xuất nhập khẩu 2024 ratio versus=DT part=13",
		}},
		{"a month, the month before, the months so far", tableInput("Báo cáo tháng 9 năm 2024",
			"!|Thực hiện tháng 8|Ước tính tháng 9|Cộng dồn 9 tháng năm 2024|Tháng 9 so với tháng 8 (%)|9 tháng so với cùng kỳ (%)",
			"Điện sản xuất (triệu kWh)|210|231|1.850|110,00|106,1", "Xi măng (nghìn tấn)|50,5|48,2|430,1|95,45|101,3"), []string{
			"actual 210 triệu kWh: Điện sản xuất 2024-08", "actual 231 triệu kWh: Điện sản xuất 2024-09", "actual 1850 triệu kWh: Điện sản xuất 2024-9-thang",
			"comparison 110 %: Điện sản xuất 2024-09 ratio versus=tháng 8 part=2", "comparison 106.1 %: Điện sản xuất 2024-9-thang ratio versus=cùng kỳ part=3",
			"actual 50.5 nghìn tấn: Xi măng 2024-08", "actual 48.2 nghìn tấn: Xi măng 2024-09", "actual 430.1 nghìn tấn: Xi măng 2024-9-thang",
			"comparison 95.45 %: Xi măng 2024-09 ratio versus=tháng 8 part=7", "comparison 101.3 %: Xi măng 2024-9-thang ratio versus=cùng kỳ part=8",
		}},
		{"counts and rates below one head, a change in the unit of what changes", tableInput("",
			"!STT|Xã|Tổng số hộ|Hộ nghèo đầu năm 2024||Hộ nghèo cuối năm 2024||Tăng (+), giảm (-)", "!|||Số hộ|Tỷ lệ (%)|Số hộ|Tỷ lệ (%)|", "1|Bản Mế|1.000|200|20|150|15|-50", "2|Nàn Sán|800|160|20|170|21,25|10"), []string{
			"actual 1000 hộ: Tổng số hộ @Bản Mế", "actual 200 hộ nghèo: Số hộ nghèo @Bản Mế 0-2024", "actual 20 %: Tỷ lệ hộ nghèo @Bản Mế 0-2024",
			"actual 150 hộ nghèo: Số hộ nghèo @Bản Mế 0-2024", "actual 15 %: Tỷ lệ hộ nghèo @Bản Mế 0-2024", "comparison 50 hộ nghèo: Số hộ nghèo @Bản Mế 0-2024 down versus=Số hộ part=4",
			"actual 800 hộ: Tổng số hộ @Nàn Sán", "actual 160 hộ nghèo: Số hộ nghèo @Nàn Sán 0-2024", "actual 20 %: Tỷ lệ hộ nghèo @Nàn Sán 0-2024",
			"actual 170 hộ nghèo: Số hộ nghèo @Nàn Sán 0-2024", "actual 21.25 %: Tỷ lệ hộ nghèo @Nàn Sán 0-2024", "comparison 10 hộ nghèo: Số hộ nghèo @Nàn Sán 0-2024 up versus=Số hộ part=10",
		}},
		{"plans of later years, ranks, scores", tableInput("",
			"!Xếp hạng|Tên xã|Điểm|Hạng năm 2023|Hiện trạng năm 2023 (%)|Mục tiêu đến năm 2025 (%)", "1|Xã Bản Hồ|85,5|3/12|60|≥ 80", "2|Xã Tả Van|80,25|1/12|50|75 - 80"), []string{
			"rank 1 hạng: Xếp hạng @Xã Bản Hồ", "actual 85.5 điểm: Điểm @Xã Bản Hồ", "rank 3 hạng: Hạng of=12 @Xã Bản Hồ 2023",
			"actual 60 %:  @Xã Bản Hồ 2023 !column", "target 80 %:  @Xã Bản Hồ 2025 !column",
			"rank 2 hạng: Xếp hạng @Xã Tả Van", "actual 80.25 điểm: Điểm @Xã Tả Van", "rank 1 hạng: Hạng of=12 @Xã Tả Van 2023",
			"actual 50 %:  @Xã Tả Van 2023 !column", "target 75..80 %:  @Xã Tả Van 2025 !column",
		}},
		{"a comparison with a plan of another name gives the target, quarters make the year", tableInput("",
			"Số vốn năm 2024 (tỷ đồng)", "!Địa bàn|Quý I|Quý II|Cả năm|Kế hoạch vốn năm 2024|Giải ngân năm 2024|Tỷ lệ giải ngân (%)",
			"Sa Pa|1,5|2,5|4|40|30|75", "Bắc Hà|1|1|2|50|25|50"), []string{
			"actual 1.5 tỷ đồng: Số vốn @Sa Pa 2024-q1 part=3", "actual 2.5 tỷ đồng: Số vốn @Sa Pa 2024-q2 part=3", "actual 4 tỷ đồng: Số vốn @Sa Pa 2024 sum=true:4e+09[1 0]",
			"target 40 tỷ đồng: vốn @Sa Pa 2024", "actual 30 tỷ đồng: Số vốn – giải ngân target=40 @Sa Pa 2024", "comparison 75 %: Số vốn – giải ngân @Sa Pa 2024 ratio versus=Kế hoạch vốn năm 2024 part=5",
			"actual 1 tỷ đồng: Số vốn @Bắc Hà 2024-q1 part=9", "actual 1 tỷ đồng: Số vốn @Bắc Hà 2024-q2 part=9", "actual 2 tỷ đồng: Số vốn @Bắc Hà 2024 sum=true:2e+09[7 6]",
			"target 50 tỷ đồng: vốn @Bắc Hà 2024", "actual 25 tỷ đồng: Số vốn – giải ngân target=50 @Bắc Hà 2024", "comparison 50 %: Số vốn – giải ngân @Bắc Hà 2024 ratio versus=Kế hoạch vốn năm 2024 part=11",
		}},
		{"no figures: ordinals, years, codes, phones, dates, numbers of documents", tableInput("",
			"!STT|Họ và tên|Năm sinh|Số điện thoại|Mã số|Số quyết định|Ngày ban hành", "1|A|1980|0912345678|12345|15|01/02/2024", "2|B|1985|0987654321|12346|16|05/02/2024"), nil},
		{"a list of documents has none", tableInput("", "!TT|Số, ký hiệu|Ngày|Trích yếu", "1|12/QĐ-UBND|05/01/2024|Về 12 dự án", "2|13/QĐ-UBND|06/01/2024|Về 3 dự án"), nil},
		{"English separators, told by the column", tableInput("", "!STT|Nội dung|Số tiền (đồng)|Diện tích (ha)", "1|A|1,250,000|12.5", "2|B|950,000|7.25"), []string{
			"actual 1.25e+06 đồng: Số tiền – a !separators", "actual 12.5 ha: Diện tích a !dot_decimal",
			"actual 950000 đồng: Số tiền – b !separators", "actual 7.25 ha: Diện tích b !dot_decimal",
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range newReading(c.in).tables() {
				got = append(got, shownCell(f))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestRowsArePartsOfRows(t *testing.T) {
	in := tableInput("", "!STT||Tên chỉ tiêu|Đơn vị tính|Năm 2015|", "!||||TH|KH", "||KINH TẾ|||", "1||Tổng giá trị|Tỷ đồng|3|4", "||* Dịch vụ|Tỷ đồng|3|4", "||NÔNG LÂM||3|4",
		"A||NÔNG NGHIỆP||1|2", "I||TRỒNG TRỌT|Tấn|1|2", "1|2194|- Lúa|Tấn|1|2", "2|2195|- Bắp|Tấn|1|2", "II||DỊCH VỤ|Ha|1|2", "1|2694|1. Dịch vụ trồng trọt|Ha|1|2",
		"|2806|- Làm đất|Ha|1|2", "2|2695|2. Dịch vụ chăn nuôi|Con|1|2", "B||LÂM NGHIỆP||1|2", "||- Trồng rừng|Ha|1|2")
	table := newTable(newTableDocument(newReading(in)), tableRows(in.Blocks)[0])
	table.readLabels()
	var got []string
	for _, l := range table.labels {
		above := ""
		if l.above >= 0 {
			above = table.labels[l.above].words
		}
		got = append(got, l.words+" < "+above)
	}
	want := []string{"KINH TẾ < ", "Tổng giá trị < KINH TẾ", "Dịch vụ < Tổng giá trị", "NÔNG LÂM < ", "NÔNG NGHIỆP < NÔNG LÂM", "TRỒNG TRỌT < NÔNG NGHIỆP", "Lúa < TRỒNG TRỌT",
		"Bắp < TRỒNG TRỌT", "DỊCH VỤ < NÔNG NGHIỆP", "Dịch vụ trồng trọt < DỊCH VỤ", "Làm đất < Dịch vụ trồng trọt", "Dịch vụ chăn nuôi < DỊCH VỤ", "LÂM NGHIỆP < NÔNG LÂM",
		"Trồng rừng < LÂM NGHIỆP"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestATableGoesOnWithoutItsHead(t *testing.T) {
	in := tableInput("", "!STT|Chỉ tiêu|ĐVT|KH 2019|TH 2019", "GGGSố|hộ nghèo|Hộ|12|10", "", "W", "HHH|Tỷ lệ thôn có|điện lưới %|95|90", "III|Số cơ sở kinh doanh|dịch vụ, Hộ|thương mại 5|4")
	var got []string
	for _, f := range newReading(in).tables() {
		got = append(got, fmt.Sprintf("%d.%d.%d ", f.Cell.Table, f.Cell.Row, f.Cell.Column)+shownCell(f))
	}
	want := []string{"1.2.4 target 12 hộ: Số hộ nghèo 2019", "1.2.5 actual 10 hộ: Số hộ nghèo target=12 2019", "2.1.4 target 95 %: Tỷ lệ thôn có điện lưới 2019",
		"2.1.5 actual 90 %: Tỷ lệ thôn có điện lưới target=95 2019", "2.2.4 target 5 hộ: Số cơ sở kinh doanh dịch vụ thương mại 2019 !column",
		"2.2.5 actual 4 hộ: Số cơ sở kinh doanh dịch vụ thương mại target=5 2019"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestACellIsTheAddressOfItsFigure(t *testing.T) {
	in := tableInput("", "!STT|Chỉ tiêu|Số lượng", "1|Số xã|12", "2|Số thôn|95")
	for i := range in.Blocks {
		in.Blocks[i].Sheet = &corpus.SheetRow{Sheet: "Biểu 1", Row: i + 4, Columns: []int{0, 1, 3}}
	}
	want := []corpus.Cell{{Table: 1, Row: 2, Column: 3, Sheet: "Biểu 1", Address: "D5"}, {Table: 1, Row: 3, Column: 3, Sheet: "Biểu 1", Address: "D6"}}
	var got []corpus.Cell
	for _, f := range newReading(in).tables() {
		got = append(got, *f.Cell)
		if f.Quote != f.In(in.Text) || f.Digits.In(in.Text) != f.Quote {
			t.Errorf("quote %q, digits %q", f.Quote, f.Digits.In(in.Text))
		}
	}
	if !slices.Equal(want, got) {
		t.Errorf("got %+v", got)
	}
}

func TestNumbersOfCells(t *testing.T) {
	cases := []struct {
		cell  string
		shape cellShape
		low   float64
		tail  string
	}{
		{"1.234,5", numberCell, 1234.5, ""}, {"95,24 %", numberCell, 95.24, "%"}, {"tăng 35,4 điểm %", numberCell, 35.4, "điểm %"},
		{"-2,5", numberCell, -2.5, ""}, {"(45)", numberCell, -45, ""}, {"12/15", ratioCell, 12, ""}, {"10 - 15", rangeCell, 10, ""},
		{"≥ 80%", numberCell, 80, "%"}, {"12 (1)", numberCell, 12, ""}, {"1 234 567", numberCell, 1234567, ""}, {"85*", numberCell, 85, ""},
		{"120 m²", numberCell, 120, "m²"}, {"dịch vụ 0,00", numberCell, 0, ""},
		{"-", blankCell, 0, ""}, {"x", blankCell, 0, ""}, {"…", blankCell, 0, ""}, {"", emptyCell, 0, ""},
		{"27/3/2025", textCell, 0, ""}, {"3/2025", textCell, 0, ""}, {"12/QĐ-UBND", textCell, 0, ""}, {"1.2.3.4", textCell, 0, ""},
		{"0912345678", textCell, 0, ""}, {"1. Tổng doanh thu", textCell, 0, ""}, {"3 dự án và 5 đề tài", textCell, 0, ""}, {"Quý 1", textCell, 0, ""}, {"8h30", textCell, 0, ""},
	}
	for _, c := range cases {
		got := readCell(c.cell, corpus.Span{End: len(c.cell)})
		if got.shape >= numberCell {
			got.value(c.cell, separators{})
		}
		if got.shape != c.shape || got.low != c.low || got.shape >= numberCell && strings.TrimPrefix(got.tail.In(c.cell), " ") != c.tail {
			t.Errorf("%q: shape %d, %g, tail %q", c.cell, got.shape, got.low, got.tail.In(c.cell))
		}
	}
}

func FuzzTables(f *testing.F) {
	f.Add("!STT|Chỉ tiêu|ĐVT|KH 2019|TH 2019\n1|Số xã|xã|12|10\n|Tổng cộng||12|10")
	f.Add("!Năm|Tổng số|Nam\n2022|1,000.50|1.2.3.4\n2023|7/63|(5)")
	f.Add("!TT|A 2000|A0|Số 0\nAAa|0")
	f.Add("!A||B|\n!||c|d\nI|x|1|2\nII|y|3 - 4|5/6%\n1.1|z|-|…")
	f.Fuzz(func(t *testing.T, s string) {
		in := tableInput("Báo cáo quý I năm 2025", strings.Split(strings.ToValidUTF8(s, "?"), "\n")...)
		found := newReading(in).tables()
		for i, f := range found {
			if f.Start < 0 || f.End > len(in.Text) || f.Quote != f.In(in.Text) || f.Digits.Start < f.Start || f.Digits.End > f.End {
				t.Fatalf("figure %d at %v, digits %v", i, f.Span, f.Digits)
			}
			if f.PartOf < 0 || f.PartOf > len(found) || f.PartOf == i+1 {
				t.Fatalf("figure %d is part of %d", i, f.PartOf)
			}
			for _, s := range f.Sums {
				for _, p := range s.Parts {
					if p < 0 || p >= len(found) {
						t.Fatalf("figure %d sums %v", i, s.Parts)
					}
				}
			}
			if f.Cell == nil || f.Cell.Row < 1 || f.Cell.Column < 1 {
				t.Fatalf("figure %d has no cell", i)
			}
		}
	})
}

// BenchmarkTables reads a table of 20,000 rows.
func BenchmarkTables(b *testing.B) {
	lines := []string{"!STT|Chỉ tiêu|ĐVT|KH 2024|TH 2024|So sánh (%)|TH 2023"}
	for i := range 20_000 {
		lines = append(lines, fmt.Sprintf("%d|Diện tích cây %d|ha|1.234,5|%d|98,5|-", i+1, i, i))
	}
	in := tableInput("Báo cáo năm 2024", lines...)
	b.SetBytes(int64(len(in.Text)))
	for b.Loop() {
		newReading(in).tables()
	}
}
