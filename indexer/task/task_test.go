package task_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// letterhead begins a document of a province that does not exist, issued on 27 March 2025.
const letterhead = `ỦY BAN NHÂN DÂN
TỈNH KHUÊ LĨNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 154/%s
Khuê Lĩnh, ngày 27 tháng 3 năm 2025
`

// headed is a document with a letterhead: the symbol of its number, its title, its text.
func headed(symbol, title, body string) string {
	return fmt.Sprintf(letterhead, symbol) + title + "\n" + body
}

// read is what the program understands of a text.
func read(text string) *corpus.Document {
	var lines []corpus.Line
	for l := range strings.SplitSeq(text, "\n") {
		if cells := strings.Split(l, corpus.CellBreak); len(cells) > 1 {
			lines = append(lines, corpus.Line{Kind: corpus.LineRow, Cells: cells, Table: 1})
			continue
		}
		lines = append(lines, corpus.Line{Text: l})
	}
	return indexer.Understand(extract.Record{Pages: []corpus.RawPage{{Number: 1, Method: corpus.MethodText, Lines: lines}}}, "thu")
}

// told are tasks in short: who leads + who takes part: what @ by when.
func told(d *corpus.Document) (out []string) {
	for _, t := range d.Tasks {
		var lead, partner []string
		for _, a := range t.Assignees {
			name := strings.ReplaceAll(a.Name, " tỉnh Khuê Lĩnh", "")
			if a.Partner {
				partner = append(partner, name)
			} else {
				lead = append(lead, name)
			}
		}
		s := strings.Join(lead, ", ")
		if len(partner) > 0 {
			s += " + " + strings.Join(partner, ", ")
		}
		s += ": " + t.Action.In(d.Text)
		switch {
		case !t.Due.First.IsZero():
			s += fmt.Sprintf(" @ %s %v–%v", t.Due.Kind, t.Due.First, t.Due.Last)
		case !t.Due.Last.IsZero():
			s += fmt.Sprintf(" @ %s %v", t.Due.Kind, t.Due.Last)
		case t.Due.Kind != "":
			s += fmt.Sprintf(" @ %s %q", t.Due.Kind, t.Due.Quote)
		}
		out = append(out, s)
	}
	return out
}

func TestTasksOfAPlan(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"ordered, with a partner and a day", "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát vị trí việc làm, hoàn thành trước ngày 30/6/2025.",
			[]string{"Sở Nội vụ + Sở Tài chính: rà soát vị trí việc làm @ date 2025-06-29"}},
		{"a duty", "1. Sở Nội vụ có trách nhiệm tổng hợp, báo cáo kết quả chậm nhất ngày 15/12/2025.", []string{"Sở Nội vụ: tổng hợp, báo cáo kết quả @ date 2025-12-15"}},
		{"below a heading", "1. Sở Nội vụ\na) Chủ trì, phối hợp với Công an tỉnh tổ chức tập huấn trong quý II năm 2025;\nb) Tham mưu ban hành quy chế.\n2. Sở Y tế\na) Rà soát danh mục.",
			[]string{"Sở Nội vụ + Công an: tổ chức tập huấn @ date 2025-04-01–2025-06-30", "Sở Nội vụ: Tham mưu ban hành quy chế", "Sở Y tế: Rà soát danh mục"}},
		{"lines that say who and when", "1. Rà soát thủ tục hành chính\n- Cơ quan chủ trì: Sở Nội vụ.\n- Cơ quan phối hợp: Sở Y tế.\n- Thời gian thực hiện: Quý II/2025.",
			[]string{"Sở Nội vụ + Sở Y tế: Rà soát thủ tục hành chính @ date 2025-04-01–2025-06-30"}},
		{"several at once", "Yêu cầu Sở Nội vụ, Sở Y tế và các cơ quan liên quan báo cáo trước ngày 05/5/2025.", []string{"Sở Nội vụ, Sở Y tế, các cơ quan liên quan: báo cáo @ date 2025-05-04"}},
		{"clauses with days of their own", "Sở Nội vụ xây dựng kế hoạch trước ngày 30/4/2025; báo cáo kết quả trước ngày 15/12/2025.",
			[]string{"Sở Nội vụ: xây dựng kế hoạch @ date 2025-04-29", "Sở Nội vụ: báo cáo kết quả @ date 2025-12-14"}},
		{"a day for all clauses", "Giao Sở Nội vụ rà soát danh mục; xây dựng quy chế; hoàn thành trước ngày 30/6/2025.",
			[]string{"Sở Nội vụ: rà soát danh mục @ date 2025-06-29", "Sở Nội vụ: xây dựng quy chế @ date 2025-06-29"}},
		{"again and again", "Sở Nội vụ tổng hợp, định kỳ hằng quý báo cáo Ủy ban nhân dân tỉnh.", []string{`Sở Nội vụ: tổng hợp, định kỳ hằng quý báo cáo Ủy ban nhân dân tỉnh @ recurring "định kỳ hằng quý"`}},
		{"again and again, between the body and the verb", "Sở Nội vụ hằng năm tổng hợp kết quả báo cáo Ủy ban nhân dân tỉnh.",
			[]string{`Sở Nội vụ: tổng hợp kết quả báo cáo Ủy ban nhân dân tỉnh @ recurring "hằng năm"`}},
		{"again and again, without a comma", "Hằng quý Sở Nội vụ tổng hợp kết quả thực hiện.", []string{`Sở Nội vụ: tổng hợp kết quả thực hiện @ recurring "Hằng quý"`}},
		{"beside those of the same level", "Sở Nội vụ phối hợp với Sở Y tế cùng cấp hằng năm tổ chức kiểm tra.", []string{`Sở Nội vụ + Sở Y tế: tổ chức kiểm tra @ recurring "hằng năm"`}},
		{"who keeps a database", "Cơ quan chủ quản cơ sở dữ liệu ban hành hướng dẫn trước ngày 01/9/2025.", []string{"cơ quan chủ quản cơ sở dữ liệu: ban hành hướng dẫn @ date 2025-08-31"}},
		{"a column that tells a document with its day", "STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn\n1 | Xây dựng quy chế | Sở Nội vụ | Theo Quyết định số 222/QĐ-TTg ngày 05/5/2025 của Thủ tướng Chính phủ",
			[]string{"Sở Nội vụ: Xây dựng quy chế"}},
		{"a row whose month is that of the rows below it", "STT | Nhiệm vụ | Cơ quan chủ trì\nI | Tháng 4 | \n1 | Xây dựng quy chế | Sở Nội vụ\nII | Quý III năm 2025 | \n1 | Rà soát danh mục | Sở Y tế\nIII | Việc khác | \n1 | Tổ chức tập huấn | Sở Y tế",
			[]string{"Sở Nội vụ: Xây dựng quy chế @ date 2025-04-01–2025-04-30", "Sở Y tế: Rà soát danh mục @ date 2025-07-01–2025-09-30", "Sở Y tế: Tổ chức tập huấn"}},
		{"a time from an event", "Giao Sở Nội vụ thẩm định hồ sơ trong thời hạn 15 ngày kể từ ngày nhận được hồ sơ.",
			[]string{`Sở Nội vụ: thẩm định hồ sơ @ within "trong thời hạn 15 ngày kể từ ngày nhận được hồ sơ"`}},
		{"a time from the day of issue", "Giao Sở Nội vụ ban hành hướng dẫn trong thời hạn 15 ngày kể từ ngày ký.", []string{"Sở Nội vụ: ban hành hướng dẫn @ within 2025-04-11"}},
		{"no year", "Giao Sở Nội vụ báo cáo xong trước ngày 31/12.", []string{"Sở Nội vụ: báo cáo @ date 2025-12-30"}},
		{"no year, and the day before the document", "Giao Sở Nội vụ báo cáo trước ngày 31/01.", []string{`Sở Nội vụ: báo cáo @ date "trước ngày 31/01"`}},
		{"to the end of a year", "Giao Sở Nội vụ duy trì cơ sở dữ liệu đến hết năm 2026.", []string{"Sở Nội vụ: duy trì cơ sở dữ liệu @ date 2026-12-31"}},
		{"a mass organisation is asked", "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc thực hiện.", []string{"Ủy ban Mặt trận Tổ quốc Việt Nam: giám sát việc thực hiện"}},
		{"which bodies a collective word lists", "Giao Sở Nội vụ chủ trì, phối hợp với các sở: Tài chính, Y tế; Công an tỉnh và UBND các huyện rà soát danh mục, xong trước ngày 30/6/2025.",
			[]string{"Sở Nội vụ + các sở: Tài chính, Y tế, Công an, Ủy ban nhân dân các huyện: rà soát danh mục @ date 2025-06-29"}},
		{"bodies named behind a collective word", "Giao các đơn vị: Sở Nội vụ, Công an tỉnh rà soát trước ngày 20/5/2025.", []string{"Sở Nội vụ, Công an: rà soát @ date 2025-05-19"}},
		{"whose bodies they are", "Các đơn vị đầu mối trực thuộc Bộ Quốc phòng lập hồ sơ trước ngày 01/9/2025.", []string{"các đơn vị đầu mối trực thuộc Bộ Quốc phòng: lập hồ sơ @ date 2025-08-31"}},
		{"what they do, before their duty", "Các đơn vị sử dụng ngân sách có trách nhiệm báo cáo trước ngày 15/12/2025.", []string{"các đơn vị sử dụng ngân sách: báo cáo @ date 2025-12-14"}},
		{"heads of bodies", "Giám đốc các sở, Thủ trưởng các ban, ngành, đoàn thể tỉnh triển khai trong tháng 5/2025.",
			[]string{"Giám đốc các sở, Thủ trưởng các ban, ngành, đoàn thể tỉnh: triển khai @ date 2025-05-01–2025-05-31"}},
		{"a name that goes on with a capital letter", "Các Ban Chỉ đạo thi hành án đã thành lập được tiếp tục hoạt động trước ngày 30/6/2025.", nil},
		{"an office of the body whose document it is", "Văn phòng UBND tỉnh theo dõi, đôn đốc.", []string{"Văn phòng Ủy ban nhân dân: theo dõi, đôn đốc"}},
		{"a further day", "Sở Nội vụ xây dựng kế hoạch trước ngày 10/4/2025, báo cáo kết quả trước 15/12.",
			[]string{"Sở Nội vụ: xây dựng kế hoạch @ date 2025-04-09", "Sở Nội vụ: báo cáo kết quả @ date 2025-12-14"}},
		{"an hour of a day", "Sở Nội vụ báo cáo trước 17h00 ngày 15/4/2025.", []string{"Sở Nội vụ: báo cáo @ date 2025-04-15"}},
		{"several years", "Sở Tài chính bố trí kinh phí trong năm 2025 - 2026.", []string{"Sở Tài chính: bố trí kinh phí @ date 2025-01-01–2026-12-31"}},
		{"half a year", "Sở Tài chính bố trí kinh phí trong 6 tháng đầu năm 2025.", []string{"Sở Tài chính: bố trí kinh phí @ date 2025-01-01–2025-06-30"}},
		{"a time from a day on", "Sở Tài chính xác định tiền thuê tính từ ngày bàn giao đất trên thực địa đến hết năm 2026.",
			[]string{"Sở Tài chính: xác định tiền thuê tính từ ngày bàn giao đất trên thực địa đến hết năm 2026"}},
		{"a day of long ago", "Sở Nội vụ công nhận người tham gia trước ngày 19 tháng 8 năm 2026.", []string{"Sở Nội vụ: công nhận người tham gia trước ngày 19 tháng 8 năm 2026"}},
		{"again, with two verbs and no comma before them", "Định kỳ trước ngày 25 hằng tháng Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
			[]string{`Sở Nội vụ: tổng hợp, báo cáo Ủy ban nhân dân tỉnh @ recurring "Định kỳ trước ngày 25 hằng tháng"`}},
		{"again, who is above", "1. Sở Nội vụ\na) Định kỳ trước ngày 25 hằng tháng tổng hợp, báo cáo.", []string{`Sở Nội vụ: tổng hợp, báo cáo @ recurring "Định kỳ trước ngày 25 hằng tháng"`}},
		{"which quarter's month", "Hằng quý, trước ngày 20 của tháng đầu tiên, Sở Nội vụ báo cáo.", []string{`Sở Nội vụ: báo cáo @ recurring "Hằng quý, trước ngày 20 của tháng đầu tiên"`}},
		{"again, as part of a noun", "Sở Nội vụ báo cáo trong giao ban hằng tháng.", []string{`Sở Nội vụ: báo cáo trong giao ban hằng tháng @ recurring "hằng tháng"`}},
		{"what comes next", "Sở Nội vụ xây dựng giải pháp cho năm tiếp theo trước ngày 10/11/2025.", []string{"Sở Nội vụ: xây dựng giải pháp cho năm tiếp theo @ date 2025-11-09"}},
		{"contents of what is to be done", "1. Sở Tài chính có trách nhiệm lập hồ sơ gồm:\na) Dự kiến khối lượng;\nb) Báo cáo thuyết minh.", []string{"Sở Tài chính: lập hồ sơ gồm"}},
		{"a list of objects", "Sở Y tế tăng đầu tư cho các hoạt động: xây dựng tiêu chuẩn; đào tạo cán bộ.",
			[]string{"Sở Y tế: tăng đầu tư cho các hoạt động: xây dựng tiêu chuẩn; đào tạo cán bộ"}},
		{"a list of tasks", "Sở Y tế thực hiện các nhiệm vụ sau: rà soát danh mục; xây dựng quy chế.", []string{"Sở Y tế: rà soát danh mục", "Sở Y tế: xây dựng quy chế"}},
		{"a day in a sentence of its own", "1. Sở Y tế\n- Chủ trì rà soát. Thời gian hoàn thành: Trước ngày 30/6/2025.", []string{"Sở Y tế: rà soát @ date 2025-06-29"}},
		{"others whom a body directs", "1. Sở Y tế chỉ đạo các cơ sở khám bệnh ngoài công lập:\n- Rà soát danh mục;\n- Tổ chức tập huấn.", []string{"Sở Y tế: chỉ đạo các cơ sở khám bệnh ngoài công lập"}},
		{"again, and a further day", "Sở Y tế báo cáo kết quả hằng năm, sơ kết 3 năm trước ngày 31/7/2028 và tổng kết trước ngày 15/3/2030.",
			[]string{`Sở Y tế: báo cáo kết quả hằng năm @ recurring "hằng năm"`, "Sở Y tế: sơ kết 3 năm @ date 2028-07-30", "Sở Y tế: tổng kết @ date 2030-03-14"}},
		{"a day within what is listed", "Sở Tài chính chỉ đạo thực hiện công tác kế toán, gồm: khóa sổ đến hết ngày 30/6/2025; kiểm kê tài sản; lập báo cáo.",
			[]string{"Sở Tài chính: chỉ đạo thực hiện công tác kế toán, gồm: khóa sổ đến hết ngày 30/6/2025; kiểm kê tài sản; lập báo cáo"}},
		{"the day of the first of several acts", "Sở Y tế chỉ đạo Trung tâm: xây dựng hệ thống trước ngày 31/12/2025; kiểm tra, giám sát.",
			[]string{"Sở Y tế: chỉ đạo Trung tâm: xây dựng hệ thống @ date 2025-12-30", "Sở Y tế: kiểm tra, giám sát"}},
		{"another one orders the tasks below", "1. Sở Y tế giao cho đơn vị chuyên môn về dược chủ trì hoàn thành các công việc sau:\na) Rà soát danh mục.",
			[]string{"Sở Y tế: giao cho đơn vị chuyên môn về dược chủ trì hoàn thành các công việc sau"}},
		{"whom a body helps", "Hằng năm giúp Bộ Tổng Tham mưu, Bộ Quốc phòng tổng hợp kết quả.", nil},
		{"each day and each month", "Định kỳ hằng ngày, hằng tháng, Sở Y tế cập nhật số liệu.", []string{`Sở Y tế: cập nhật số liệu @ recurring "Định kỳ hằng ngày, hằng tháng"`}},
		{"contents of a report", "1. Trước ngày 10 hằng tháng, Sở Y tế báo cáo kết quả, bao gồm các nội dung sau:\na) Tổng hợp số liệu;\nb) Thống kê.",
			[]string{`Sở Y tế: báo cáo kết quả, bao gồm các nội dung sau @ recurring "Trước ngày 10 hằng tháng"`}},
		{"a kind of report", "Sở Y tế quy định mẫu báo cáo định kỳ hằng năm.", []string{"Sở Y tế: quy định mẫu báo cáo định kỳ hằng năm"}},
		{"what goes on until a day", "Sở Y tế cấp phép theo quy định cũ cho đến hết ngày 30/6/2025.", []string{"Sở Y tế: cấp phép theo quy định cũ cho đến hết ngày 30/6/2025"}},
		{"what is told of the past", "Sở Nội vụ đã hoàn thành rà soát trước ngày 30/6/2025.", nil},
		{"what closes a document", "Thủ trưởng các sở, ban, ngành chịu trách nhiệm thi hành Kế hoạch này.", nil},
		{"what only may happen", "Trường hợp có vướng mắc, Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh.", nil},
		{"what went before", "1. Kết quả thực hiện\na) Sở Nội vụ tổ chức 5 lớp tập huấn trong năm 2025.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(headed("KH-UBND", "KẾ HOẠCH\nCải cách hành chính năm 2025", "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n"+c.in))
			if diff := cmp.Diff(c.want, told(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRulesGiveTasksOnlyWithADay(t *testing.T) {
	text := headed("QĐ-UBND", "QUYẾT ĐỊNH\nBan hành Quy định quản lý", `Điều 1. Sở Nội vụ
1. Sở Nội vụ có trách nhiệm hướng dẫn thực hiện Quyết định này.
2. Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm.
3. Trong thời hạn 05 ngày kể từ ngày nhận đủ hồ sơ, Sở Nội vụ thẩm định.
4. Sở Nội vụ hoàn thành việc chuyển đổi dữ liệu trước ngày 01 tháng 01 năm 2026.
5. Hồ sơ đã nộp trước ngày 01 tháng 7 năm 2025 thì Sở Nội vụ giải quyết theo quy định cũ.`)
	d := read(strings.Replace(text, "154/", "12/2025/", 1))
	want := []string{`Sở Nội vụ: tổng hợp, báo cáo Ủy ban nhân dân tỉnh @ recurring "trước ngày 15 tháng 12 hằng năm"`, "Sở Nội vụ: hoàn thành việc chuyển đổi dữ liệu @ date 2025-12-31"}
	if diff := cmp.Diff(want, told(d)); diff != "" {
		t.Error(diff)
	}
}

func TestReportsAndProposalsOrderNothing(t *testing.T) {
	for symbol, title := range map[string]string{"BC-UBND": "BÁO CÁO\nKết quả cải cách hành chính", "TTr-UBND": "TỜ TRÌNH\nVề cải cách hành chính"} {
		d := read(headed(symbol, title, "Giao Sở Nội vụ báo cáo trước ngày 30/6/2025."))
		if len(d.Tasks) > 0 {
			t.Errorf("%s: %q", symbol, told(d))
		}
	}
}

func TestADayOfAMonthOfEachQuarterComesAgain(t *testing.T) {
	d := read(headed("QĐ-UBND", "QUYẾT ĐỊNH\nBan hành Quy chế báo cáo", "Điều 1. Chế độ báo cáo\n1. Trước ngày 10 của tháng đầu quý sau, Sở Tài chính gửi báo cáo về Ủy ban nhân dân tỉnh.\n"+
		"2. Chậm nhất là ngày 15 của tháng đầu tiên của quý tiếp theo, Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh.\n3. Trước ngày 20 tháng cuối năm, Sở Tư pháp gửi báo cáo về Ủy ban nhân dân tỉnh."))
	want := []string{"Trước ngày 10 của tháng đầu quý sau", "Chậm nhất là ngày 15 của tháng đầu tiên của quý tiếp theo", "Trước ngày 20 tháng cuối năm"}
	var got []string
	for _, t := range d.Tasks {
		if t.Due.Kind == corpus.DueRecurring {
			got = append(got, t.Due.Quote)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheActionOfATableIsFoundBehindOtherWordsOfItsHead(t *testing.T) {
	d := read(headed("QĐ-UBND", "QUYẾT ĐỊNH\nBan hành Danh mục và phân công cơ quan chủ trì soạn thảo", `Danh mục
TT | Tên luật | KHLNg Tên văn bản quy định chi tiết | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn trình/ban hành
1. | Luật Chợ | 1. Quyết định về chợ | Sở Tài chính | Sở Nội vụ | Trước ngày 15/4/2025
 |  | 2. Quyết định về phí chợ | Sở Tư pháp |  | Trước ngày 15/5/2025`))
	want := []string{"Sở Tài chính + Sở Nội vụ: 1. Quyết định về chợ @ date 2025-04-14", "Sở Tư pháp: 2. Quyết định về phí chợ @ date 2025-05-14"}
	if diff := cmp.Diff(want, told(d)); diff != "" {
		t.Error(diff)
	}
}

func TestTimesOfATable(t *testing.T) {
	for in, want := range map[string]string{
		"Quý III, IV/2025":             "date 2025-07-01–2025-12-31",
		"Quý II - Quý III/2025":        "date 2025-04-01–2025-09-30",
		"Quý IV/2025 - Quý I/2026":     "date 2025-10-01–2026-03-31",
		"Quý 3":                        "date 2025-07-01–2025-09-30",
		"6 tháng đầu năm 2025":         "date 2025-01-01–2025-06-30",
		"Từ tháng 5 đến tháng 12/2025": "date 2025-05-01–2025-12-31",
		"Tháng 6, 7/2025":              "date 2025-06-01–2025-07-31",
		"Hoàn thành trong năm 2025":    "date 2025-01-01–2025-12-31",
		"30/6/2025":                    "date 2025-06-30–2025-06-30",
		"Trước 15/12":                  "date 2025-12-14",
		"2025 - 2026":                  "ongoing 2025-01-01–2026-12-31",
		"15 ngày sau khi Kế hoạch được phê duyệt":   `within "15 ngày sau khi Kế hoạch được phê duyệt"`,
		"Thường xuyên, định kỳ báo cáo trước 20/12": `recurring "Thường xuyên, định kỳ báo cáo trước 20/12"`,
	} {
		d := read(headed("KH-UBND", "KẾ HOẠCH\nCải cách hành chính năm 2025", "Danh mục nhiệm vụ\nSTT | Nhiệm vụ | Cơ quan chủ trì | Thời gian\n1 | Kiểm tra | Công an tỉnh | "+in))
		if diff := cmp.Diff([]string{"Công an: Kiểm tra @ " + want}, told(d)); diff != "" {
			t.Errorf("%s: %s", in, diff)
		}
	}
}

func TestARowThatSaysAsAboveIsOfWhomTheRowAboveIs(t *testing.T) {
	d := read(headed("KH-UBND", "KẾ HOẠCH\nCải cách hành chính năm 2025", `Danh mục nhiệm vụ
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
1 | Rà soát văn bản | Sở Tư pháp | Sở Y tế | Quý II/2025
2 | Công bố danh mục | Như trên | - | Tháng 12
3 | Kiểm tra | " | nt | Tháng 11`))
	want := []string{"Sở Tư pháp + Sở Y tế: Rà soát văn bản @ date 2025-04-01–2025-06-30", "Sở Tư pháp: Công bố danh mục @ date 2025-12-01–2025-12-31",
		"Sở Tư pháp: Kiểm tra @ date 2025-11-01–2025-11-30"}
	if diff := cmp.Diff(want, told(d)); diff != "" {
		t.Error(diff)
	}
}

func TestADayBeforeTheYearOfTheNumberIsNoLimit(t *testing.T) {
	d := read("Số: 12/2031/NĐ-CP\nNGHỊ ĐỊNH\nĐiều 1. Công nhận\nBộ Nội vụ lập danh sách người nghỉ trước ngày 01 tháng 01 năm 1945.\n" +
		"Bộ Nội vụ hoàn thành việc lập danh sách trước ngày 01 tháng 01 năm 2032.\n")
	if diff := cmp.Diff([]string{"Bộ Nội vụ: hoàn thành việc lập danh sách @ date 2031-12-31"}, told(d)); diff != "" {
		t.Error(diff)
	}
}

func TestTasksOfATable(t *testing.T) {
	d := read(headed("KH-UBND", "KẾ HOẠCH\nCải cách hành chính năm 2025", `Danh mục nhiệm vụ
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
I | Cải cách thể chế |  |  | 
1 | Rà soát văn bản | Sở Tư pháp | Các sở, ban, ngành | Quý II/2025
2 | Công bố danh mục |  |  | Tháng 12
3 | Kiểm tra | Sở Nội vụ |  | Thường xuyên`))
	want := []string{"Sở Tư pháp + các sở, ban, ngành: Rà soát văn bản @ date 2025-04-01–2025-06-30", "Sở Tư pháp + các sở, ban, ngành: Công bố danh mục @ date 2025-12-01–2025-12-31",
		`Sở Nội vụ: Kiểm tra @ ongoing "Thường xuyên"`}
	if diff := cmp.Diff(want, told(d)); diff != "" {
		t.Error(diff)
	}
}
