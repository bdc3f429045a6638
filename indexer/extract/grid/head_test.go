package grid

import (
	"strings"
	"testing"

	"vankho/corpus"
)

// table makes a table of rows written "a|b|c".
func tableOf(rows ...string) Table {
	var t Table
	for _, row := range rows {
		var cells []Cell
		for cell := range strings.SplitSeq(row, "|") {
			cells = append(cells, Cell{Lines: []corpus.Line{{Text: cell}}})
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// heads gives the marked rows, from 0.
func heads(lines []corpus.Line) string {
	var b strings.Builder
	for i, l := range lines {
		if l.Head {
			b.WriteByte(byte('0' + i))
		}
	}
	return b.String()
}

func TestHeadsOfTables(t *testing.T) {
	cases := []struct {
		name string
		rows []string
		want string
	}{
		{"ordinals below", []string{"TT|Nội dung|Chủ trì", "1|Ban hành kế hoạch|Sở Nội vụ", "2|Sơ kết|Các sở"}, "0"},
		{"numbers below", []string{"Địa phương|Hộ nghèo|Tỷ lệ nghèo", "Bắc Hà|1.204|12,5", "Sa Pa|980|9,1"}, "0"},
		{"a row of column numbers", []string{"Việc|Người làm|Hạn", "(1)|(2)|(3)", "Họp|Ông A|Tháng 5"}, "01"},
		{"letters and formulas among the column numbers", []string{"A chỉ|B chỉ|Quý I|Quý II|So sánh", "A|B|1|2|3=2/1", "a|b|5|6|1,2"}, "01"},
		{"two levels", []string{"STT|Chỉ tiêu|Trong đó||Ghi chú", "||Nam|Nữ|", "1|Dân số|5|6|"}, "01"},
		{"two levels and column numbers", []string{"STT|Chỉ tiêu|Năm 2025||Ghi chú", "||Kế hoạch|Thực hiện|", "1|2|3|4|5", "I|Dân số|5|6|"}, "012"},
		{"one part of a whole", []string{"TT|Đơn vị|Tổng số|Trong đó", "|||Nữ", "1|Sở A|5|2"}, "01"},
		{"a section in a column that has its name", []string{"STT|Tên|Năm 2020||Ghi chú", "||TH|KH|", "||KINH TẾ|||", "1|Thu|5|6|"}, "01"},
		{"a section beside the ordinals", []string{"STT|Tên|Năm 2020|Ghi chú", "|KINH TẾ||", "1|Thu|5|6|"}, "0"},
		{"units below the names", []string{"Cây trồng|Diện tích|Sản lượng", "|(ha)|(tấn)", "Lúa|120|720", "Ngô|80|400"}, "01"},
		{"years name columns", []string{"Chỉ tiêu|2023|2024|2025", "Thu ngân sách|8.900|9.200|10.100", "Chi|7.000|8.000|8.500"}, "0"},
		{"a title above the head", []string{"Phụ lục: danh mục việc", "STT|Việc|Hạn", "1|Họp|Tháng 5"}, "1"},
		{"a section below the head is none of it", []string{"STT|Việc|Hạn", "I. LĨNH VỰC NỘI VỤ", "1|Họp|Tháng 5"}, "0"},
		{"a total below the head is none of it", []string{"STT|Chỉ tiêu|ĐVT|Số lượng", "|Tổng cộng||", "1|Bàn|cái|5"}, "0"},
		{"known words, no numbers", []string{"Thời gian|Nội dung", "Sáng|Khai mạc", "Chiều|Bế mạc"}, "0"},
		{"words without a head", []string{"Họp|Ông A", "Báo cáo|Bà B", "Kiểm tra|Ông C"}, ""},
		{"names beside values", []string{"Họ đệm|Nguyễn Văn", "Sinh ra|1980", "Số giấy|0123"}, ""},
		{"numbers from the first row on", []string{"1|a|2", "2|b|3"}, ""},
		{"the first rows of a long list of figures", []string{"Bắc Hà|1.204|12,5", "Sa Pa|980|9,1"}, ""},
		{"a head alone", []string{"Cột một|Cột hai|Cột ba"}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			lines := tableOf(c.rows...).Lines()
			if got := heads(lines); got != c.want {
				t.Errorf("heads %q, want %q: %+v", got, c.want, lines)
			}
		})
	}
}

func TestMarkedHeadsWin(t *testing.T) {
	mark := func(table Table, rows int) Table {
		for _, row := range table.Rows[:rows] {
			for i := range row {
				row[i].Head = true
			}
		}
		return table
	}
	rows := []string{"Việc|Người|Nơi", "Họp|Ông A|Hội trường", "(1)|(2)|(3)", "Kiểm tra|Ông B|Xã"}
	if got := heads(mark(tableOf(rows[0], rows[1], rows[3]), 1).Lines()); got != "0" {
		t.Errorf("one marked row: %q", got)
	}
	if got := heads(mark(tableOf(rows...), 2).Lines()); got != "012" {
		t.Errorf("column numbers below the marked rows: %q", got)
	}
	if got := heads(mark(tableOf(rows[0], rows[1]), 2).Lines()); got != "" {
		t.Errorf("marks on every row: %q", got)
	}
}

func TestTablesAreNumberedThroughADocument(t *testing.T) {
	var n Numbering
	figures := tableOf("a|1", "b|2", "c|3")
	first := n.Lines(figures)
	frame := Table{Rows: [][]Cell{{{Lines: append([]corpus.Line{{Text: "khung"}}, n.Lines(figures)...)}}}}
	lines := append(append(first, n.Lines(frame)...), n.Lines(figures)...)
	var got []int
	for _, l := range lines {
		got = append(got, l.Table)
	}
	want := []int{1, 1, 1, 0, 2, 2, 2, 3, 3, 3}
	for i := range want {
		if len(got) != len(want) || got[i] != want[i] {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

func TestASmallTableWithAHeadIsNoLayout(t *testing.T) {
	table := tableOf("TT|Nội dung", "1|")
	table.Rows[1][1].Lines = []corpus.Line{{Text: "một"}, {Text: "hai"}}
	if lines := table.Lines(); len(lines) != 2 || lines[1].Kind != corpus.LineRow || lines[1].Cells[1] != "một hai" {
		t.Errorf("%+v", lines)
	}
}

func TestMergedCellsKeepColumnsInLine(t *testing.T) {
	text := func(s string) []corpus.Line { return []corpus.Line{{Text: s}} }
	table := Table{Rows: [][]Cell{
		{{Lines: text("TT"), Down: 2}, {Lines: text("Số hộ"), Across: 2}, {Lines: text("Ghi chú"), Down: 2}},
		{{Lines: text("nghèo")}, {Lines: text("cận nghèo")}},
		{{Lines: text("1")}, {Lines: text("5")}, {Lines: text("6")}, {Lines: text("x")}},
	}}
	want := []string{"TT|Số hộ||Ghi chú", "|nghèo|cận nghèo|", "1|5|6|x"}
	lines := table.Lines()
	for i, l := range lines {
		if got := strings.Join(l.Cells, "|"); got != want[i] {
			t.Errorf("row %d is %q, want %q", i, got, want[i])
		}
	}
	if heads(lines) != "01" {
		t.Errorf("heads %q", heads(lines))
	}
}

func TestHostileSpansAreCut(t *testing.T) {
	var table Table
	for range 5000 {
		table.Rows = append(table.Rows, []Cell{{Lines: []corpus.Line{{Text: "a"}}, Across: 1 << 30, Down: 1 << 30}, {Lines: []corpus.Line{{Text: "b"}}}})
	}
	cells := 0
	for _, l := range table.Lines() {
		cells += len(l.Cells)
	}
	if cells > maxPadding+2*5000 {
		t.Errorf("%d cells", cells)
	}
}

func FuzzMarkHead(f *testing.F) {
	f.Add("TT|Nội dung|Năm 2025\n(1)|(2)|(3)\n1|a|5")
	f.Add("||\n|\n1|2=1+2")
	f.Fuzz(func(t *testing.T, text string) {
		var rows []corpus.Line
		for row := range strings.SplitSeq(text, "\n") {
			rows = append(rows, corpus.Line{Kind: corpus.LineRow, Cells: strings.Split(row, "|")})
		}
		markHead(rows)
		// Heads are one run of rows near the top.
		last := -1
		for i, l := range rows {
			if l.Head {
				if last >= 0 && i != last+1 || i > maxTitleRows+maxHeadRows {
					t.Fatalf("row %d of %q", i, text)
				}
				last = i
			}
		}
	})
}
