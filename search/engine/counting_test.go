package engine

import "testing"

func TestCountsAreFoundInBothKindsOfFigures(t *testing.T) {
	e := open(t, newMemory(
		doc("roman|1/BC-UBND|Báo cáo||2025-04-01|Báo cáo quý I năm 2025", "Hồ sơ trực tuyến quý I đạt 51%. Đại biểu Hội đồng nhân dân khóa XVI."),
		doc("arabic|2/BC-UBND|Báo cáo||2025-07-01|Báo cáo quý 2 năm 2025", "Hồ sơ trực tuyến quý 2 đạt 61%. Đại biểu Hội đồng nhân dân khóa 17."),
	))
	for in, want := range map[string]string{
		"báo cáo quý 1": "roman", "bao cao quy 1": "roman", "báo cáo quý ii": "arabic", "báo cáo quý II 2025": "arabic", "hội đồng nhân dân khóa 16": "roman",
		"hội đồng nhân dân khóa XVII": "arabic", "Tỷ lệ hồ sơ trực tuyến quý 1 là bao nhiêu?": "roman",
	} {
		r := ask(t, e, in)
		if len(r.Hits) == 0 || string(r.Hits[0].ID) != want || r.Total != 1 && !r.Relaxed {
			t.Errorf("%q finds %v of %d", in, ids(r), r.Total)
		}
	}
}
