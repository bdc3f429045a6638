package engine

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestTheReportOfThePeriodThatIsAskedForComesFirst(t *testing.T) {
	const text = "Tỷ lệ hồ sơ trực tuyến quý I, quý II, tháng 1, tháng 2 đạt kế hoạch năm 2023 và năm 2024."
	e := open(t, newMemory(
		doc("q1-2023|||Sở Nội vụ|2023-04-05|Báo cáo hồ sơ trực tuyến quý I năm 2023", text),
		doc("q1-2024|||Sở Nội vụ|2024-04-05|Báo cáo hồ sơ trực tuyến quý I năm 2024", text),
		doc("q2-2024|||Sở Nội vụ|2024-07-05|Báo cáo hồ sơ trực tuyến quý II năm 2024", text),
		doc("t2-2024|||Sở Nội vụ|2024-03-05|Báo cáo hồ sơ trực tuyến tháng 02 năm 2024", text),
	))
	for _, c := range []struct {
		name, question string
		want           corpus.ID
	}{
		{"a quarter of a year", "tỷ lệ hồ sơ trực tuyến quý 1 năm 2023", "q1-2023"},
		{"a quarter of the latest year", "tỷ lệ hồ sơ trực tuyến quý 1", "q1-2024"},
		{"typed without marks", "ty le ho so truc tuyen quy 2", "q2-2024"},
		{"a month, whatever its days", "tỷ lệ hồ sơ trực tuyến tháng 2", "t2-2024"},
	} {
		if diff := cmp.Diff(c.want, ids(ask(t, e, c.question))[0]); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}
