package tag

import (
	"testing"

	"vankho/corpus"
)

func TestTheVersionOfALawIsThatOfItsYearOrOfTheDay(t *testing.T) {
	for _, c := range []struct {
		name, in string
		day      corpus.Date
		want     string
	}{
		{"the year decides", "theo Luật Đất đai năm 2013", corpus.Date{Year: 2025, Month: 8, Day: 1}, "45/2013/QH13"},
		{"the day of adoption decides", "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", corpus.Date{}, "72/2025/QH15"},
		{"the other version of that year", "Luật Tổ chức chính quyền địa phương ngày 19/02/2025", corpus.Date{}, "65/2025/QH15"},
		{"two versions of one year settle none", "Luật Tổ chức chính quyền địa phương năm 2025", corpus.Date{}, ""},
		{"the version in force", "theo Luật Đất đai", corpus.Date{Year: 2020, Month: 3, Day: 1}, "45/2013/QH13"},
		{"the last day of the old one", "theo luật đất đai", corpus.Date{Year: 2024, Month: 7, Day: 31}, "45/2013/QH13"},
		{"the first day of the new one", "theo Luật Đất đai", corpus.Date{Year: 2024, Month: 8, Day: 1}, "31/2024/QH15"},
		{"before the first known version", "theo Luật Đất đai", corpus.Date{Year: 1995, Month: 3, Day: 1}, ""},
		{"a law that ended", "theo Luật Giao thông đường bộ", corpus.Date{Year: 2025, Month: 3, Day: 1}, ""},
		{"no day, no version", "theo Luật Đất đai", corpus.Date{}, ""},
		{"a day without its precision", "theo Luật Đất đai", corpus.Date{Year: 2024}, ""},
		{"the text cites it in full", "Căn cứ Luật Đất đai số 31/2024/QH15; theo Luật Đất đai", corpus.Date{Year: 2024, Month: 5, Day: 1}, "31/2024/QH15"},
		{"the text cites two versions in full", "Luật Đất đai số 31/2024/QH15; Luật Đất đai số 45/2013/QH13; theo Luật Đất đai", corpus.Date{Year: 2024, Month: 9, Day: 1}, "31/2024/QH15"},
		{"commas come and go", "theo Luật Thi đua khen thưởng", corpus.Date{Year: 2025, Month: 3, Day: 1}, "06/2022/QH15"},
		{"an ordinance", "theo Pháp lệnh Ưu đãi người có công với cách mạng", corpus.Date{Year: 2025, Month: 3, Day: 1}, "02/2020/UBTVQH14"},
		{"an abbreviated code", "theo BLDS", corpus.Date{Year: 2018, Month: 3, Day: 1}, "91/2015/QH13"},
	} {
		t.Run(c.name, func(t *testing.T) {
			refs := References(Input{Text: c.in, Header: corpus.Header{Issued: c.day}})
			if len(refs) == 0 {
				t.Fatal("no reference")
			}
			if got := refs[len(refs)-1].Canonical; got != c.want {
				t.Errorf("canonical %q, want %q", got, c.want)
			}
		})
	}
}
