package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vankho/corpus"
)

func TestRegistersAreReadRowByRow(t *testing.T) {
	want := []Record{
		{Row: &Row{Number: "154/KH-UBND", Issued: corpus.Date{Year: 2025, Month: 3, Day: 27},
			Abstract: "Kế hoạch, đợt 1", Issuer: "UBND tỉnh"}},
		{Row: &Row{Number: "57-NQ/TW", Issued: corpus.Date{Year: 2024, Month: 12, Day: 22}, Abstract: "Về đột phá", Issuer: "Bộ Chính trị"}},
	}
	cases := []struct {
		name, file, in string
		rows           [2]string
	}{
		{"comma quoted", "so.csv", "\"Số, ký hiệu\",Ngày ban hành,Trích yếu,Cơ quan ban hành\n" +
			"154/KH-UBND,27/03/2025,\"Kế hoạch,\nđợt 1\",UBND tỉnh\n57-NQ/TW,2024-12-22,Về đột phá,Bộ Chính trị\n", [2]string{"row-2", "row-4"}},
		{"semicolon, mark, CRLF", "so.csv", "\uFEFFSố hiệu;Ngày ban hành;Trích yếu;Cơ quan ban hành\r\n" +
			"154/KH-UBND;ngày 27 tháng 3 năm 2025;Kế hoạch, đợt 1;UBND tỉnh\r\n57-NQ/TW;22.12.2024;Về đột phá;Bộ Chính trị\r\n", [2]string{"row-2", "row-3"}},
		{"tab", "so.tsv", "number\tdate\ttitle\tissuer\n154/KH-UBND\t2025-03-27 00:00:00\tKế hoạch, đợt 1\tUBND tỉnh\n57-NQ/TW\t22/12/2024\tVề đột phá\tBộ Chính trị\n", [2]string{"row-2", "row-3"}},
		{"title above the head", "so.csv", "SỔ ĐĂNG KÝ VĂN BẢN;;;\nSố ký hiệu;Ngày, tháng, năm văn bản;Trích yếu nội dung;Tác giả\n" +
			"154/KH-UBND;27/3/2025;Kế hoạch, đợt 1;UBND tỉnh\n57-NQ/TW;22/12/2024;Về đột phá;Bộ Chính trị\n", [2]string{"row-3", "row-4"}},
		{"jsonl", "so.jsonl", "\n" + `{"number":"154/KH-UBND","issue_date":"2025-03-27","abstract":"Kế hoạch, đợt 1","issuer":"UBND tỉnh","other":[1]}` + "\n" +
			`{"Số hiệu":"57-NQ/TW","Ngày ban hành":"2024-12-22T00:00:00Z","Trích yếu":"Về đột phá","Cơ quan ban hành":["Bộ Chính trị"]}`, [2]string{"row-2", "row-3"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, result := readAll(t, c.file, []byte(c.in), Limits{})
			expected := slices.Clone(want)
			expected[0].Member, expected[1].Member = c.rows[0], c.rows[1]
			if diff := cmp.Diff(expected, records, cmpopts.IgnoreFields(Record{}, "SHA256")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(result.Problems) > 0 {
				t.Errorf("problems %v", result.Problems)
			}
			for _, r := range records {
				if len(r.SHA256) != 64 {
					t.Errorf("%s: hash %q", r.Member, r.SHA256)
				}
			}
		})
	}
}

func TestRowsWithTextGivePages(t *testing.T) {
	records, _ := readAll(t, "a.jsonl", []byte(`{"id":12,"number":"1/QĐ","text":" Điều 1.\n\nĐiều 2.\n"}`), Limits{})
	if len(records) != 1 || records[0].Member != "12" || text(records[0]) != " Điều 1.\n\nĐiều 2.\n" {
		t.Errorf("%+v", records)
	}
}

func TestABadRowIsNamedAndTheRestGoesOn(t *testing.T) {
	in := strings.Join([]string{`not json`, `{"id":"a","number":"1/QĐ"}`, `{"id":`, `{"id":"a","number":"2/QĐ"}`, `{"id":"c"}`,
		`{"number":"3/QĐ","issued":"hôm qua"}`, `null`}, "\n")
	records, result := readAll(t, "a.jsonl", []byte(in), Limits{})
	var got []string
	for _, r := range records {
		line := r.Member
		if r.Row != nil {
			line += " " + r.Row.Number
		}
		for _, p := range r.Problems {
			line += " [" + string(p.Kind) + "] " + p.Detail
		}
		got = append(got, line)
	}
	want := []string{
		"row-1 [bad_row] Dòng 1 của sổ không phải là một đối tượng JSON đúng.",
		"a 1/QĐ",
		"row-3 [bad_row] Dòng 3 của sổ không phải là một đối tượng JSON đúng.",
		"row-4 2/QĐ", // its id is taken
		"row-5 [bad_row] Dòng 5 của sổ không có số hiệu, trích yếu hay nội dung.",
		"row-6 3/QĐ [doubtful] Dòng 6 của sổ: không hiểu ngày ban hành “hôm qua”.",
		"row-7 [bad_row] Dòng 7 của sổ không có số hiệu, trích yếu hay nội dung.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(result.Problems) != 0 {
		t.Errorf("problems of the file: %v", result.Problems)
	}
}

func TestAnOverlongRowIsSkipped(t *testing.T) {
	in := `{"number":"1"}` + "\n" + `{"number":"2","text":"` + strings.Repeat("a", 600<<10) + "\"}\n" + `{"number":"3"}`
	records, _ := readAll(t, "a.jsonl", []byte(in), Limits{Document: 512 << 10})
	if len(records) != 3 || records[1].Problems == nil || records[2].Row.Number != "3" {
		t.Errorf("%d records", len(records))
	}
}

func TestACSVThatIsNoRegisterIsATable(t *testing.T) {
	records, _ := readAll(t, "a.csv", []byte("Huyện,Số xã\nBắc Hà,18\n,\n"), Limits{})
	want := tabled(1, row("Huyện", "Số xã"), row("Bắc Hà", "18"))
	if diff := cmp.Diff(want, records[0].Pages[0].Lines); diff != "" {
		t.Error(diff)
	}
}

func TestDatesOfRegisters(t *testing.T) {
	cases := []struct {
		in   string
		want string
		ok   bool
	}{
		{"2025-03-27", "2025-03-27", true}, {"2025-03-27T10:00:00+07:00", "2025-03-27", true}, {"27/3/2025", "2025-03-27", true},
		{"27 - 03 - 2025", "2025-03-27", true}, {"27.03.2025", "2025-03-27", true}, {"27/03/2025 08:15", "2025-03-27", true},
		{"Ngày 27 tháng 3 năm 2025", "2025-03-27", true}, {"3/2025", "2025-03", true}, {"tháng 3 năm 2025", "2025-03", true},
		{"2025", "2025", true}, {"30/2/2025", "", false}, {"03/27/2025", "", false}, {"45000", "", false}, {"27/3/25", "", false}, {"0/2025", "", false},
	}
	for _, c := range cases {
		got, ok := parseDate(c.in)
		if got.String() != c.want || ok != c.ok {
			t.Errorf("%q: %q %v, want %q %v", c.in, got, ok, c.want, c.ok)
		}
	}
}

func TestARegisterOfOneOverlongRowSaysSo(t *testing.T) {
	records, result := readAll(t, "so.jsonl", []byte(`{"number":"1/QĐ-UBND","text":"`+strings.Repeat("dài ", 100)+`"}`), Limits{Document: 64})
	if len(records) != 0 || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindBadRow {
		t.Errorf("%+v %+v", records, result)
	}
}
