package corpus_test

import (
	"testing"

	"vankho/corpus"
)

func TestPeriodsAreReadAsTyped(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2025", "2025"}, {"năm 2024", "2024"}, {"2025-q1", "2025-q1"}, {"quý 1/2025", "2025-q1"}, {"Quý I năm 2025", "2025-q1"},
		{"q1-2025", "2025-q1"}, {"Q4/2024", "2024-q4"}, {"quý-iv-2024", "2024-q4"}, {"2025-03", "2025-03"}, {"2025-3", "2025-03"}, {"3/2025", "2025-03"},
		{"tháng 3/2025", "2025-03"}, {"tháng 12 năm 2025", "2025-12"}, {"6-thang-2025", "2025-6-thang"}, {"6 tháng đầu năm 2025", "2025-6-thang"},
		{"6 tháng cuối năm 2025", "2025-6-thang-cuoi"}, {"chín tháng năm 2024", "2024-9-thang"}, {"2021-2025", "2021-2025"}, {"giai đoạn 2021 - 2025", "2021-2025"},
		{"2025-6-thang-cuoi", "2025-6-thang-cuoi"}, {"2025-3-thang", "2025-q1"}, {"13/2025", ""}, {"abc", ""}, {"", ""}, {"quý 5/2025", ""}, {"2025-2021", ""}, {"0/2025", ""},
	} {
		p, ok := corpus.ParsePeriod(c.in)
		if ok != (c.want != "") || ok && p.String() != c.want {
			t.Errorf("%q is %q (%v), want %q", c.in, p, ok, c.want)
		}
	}
}

func TestTitlesTellTheirPeriod(t *testing.T) {
	april := corpus.Date{Year: 2025, Month: 4, Day: 2}
	for _, c := range []struct{ title, want string }{
		{"Báo cáo kết quả thực hiện phong trào quý I năm 2025", "2025-q1"},
		{"Báo cáo tình hình kinh tế - xã hội Quý II/2024", "2024-q2"},
		{"Báo cáo công tác quý I, nhiệm vụ trọng tâm quý II", "2025-q1"},
		{"Báo cáo 6 tháng đầu năm 2024", "2024-6-thang"},
		{"Báo cáo sơ kết 9 tháng năm 2024", "2024-9-thang"},
		{"Báo cáo công tác tháng 3, nhiệm vụ tháng 4 năm 2025", "2025-03"},
		{"Báo cáo tháng 12", ""},
		{"Kế hoạch cải cách hành chính năm 2025", "2025"},
		{"Kế hoạch phát triển đô thị giai đoạn 2021 - 2025, định hướng đến năm 2030", "2021-2025"},
		{"Thông báo lịch họp ngày 12 tháng 3 năm 2025", ""},
		{"Triển khai Nghị quyết ngày 22/12/2024", ""},
		{"Hướng dẫn thi hành Luật Đất đai năm 2024", ""},
		{"Đề án đến năm 2030", ""},
		{"Quyết định kiện toàn ban chỉ đạo", ""},
		{"Kế hoạch sử dụng đất 5 năm", ""},
	} {
		if got := corpus.PeriodOf(c.title, april).String(); got != c.want {
			t.Errorf("%q: %q, want %q", c.title, got, c.want)
		}
	}
}

func FuzzPeriodsAreReadAgainAsTheyAreWritten(f *testing.F) {
	f.Add("quý I năm 2025")
	f.Add("6 tháng đầu năm 2025")
	f.Fuzz(func(t *testing.T, s string) {
		for _, read := range []func() (corpus.Period, bool){
			func() (corpus.Period, bool) { return corpus.ParsePeriod(s) },
			func() (corpus.Period, bool) { p := corpus.PeriodOf(s, corpus.Date{}); return p, !p.IsZero() },
		} {
			p, ok := read()
			if !ok {
				continue
			}
			if again, fine := corpus.ParsePeriod(p.String()); !fine || again != p || !p.From.Valid() || !p.To.Valid() || p.Label() == "" {
				t.Fatalf("%q is %v, spelled %q, and that is %v", s, p, p, again)
			}
		}
	})
}
