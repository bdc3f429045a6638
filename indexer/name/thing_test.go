package name

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestThingsNeedANameOfTheirOwn(t *testing.T) {
	for _, c := range []struct {
		kind corpus.EntityKind
		in   string
		want []string
	}{
		{corpus.EntityProgramme, "phát động phong trào “Bình dân học vụ số” và các chương trình khác", []string{"phong trào “Bình dân học vụ số”"}},
		{corpus.EntitySystem, "trên Cổng dịch vụ công của tỉnh, nền tảng MOOCs và các phần mềm", []string{"Cổng dịch vụ công của tỉnh", "nền tảng MOOCs"}},
		{corpus.EntityEvent, "tổ chức Hội nghị toàn quốc về chuyển đổi số; sau Hội nghị, các hội nghị", []string{"Hội nghị toàn quốc về chuyển đổi số"}},
		{corpus.EntityProject, "Dự án “Kho dữ liệu dùng chung”, dự án Luật Đất đai, các dự án", []string{"Dự án “Kho dữ liệu dùng chung”"}},
	} {
		var got []string
		for _, e := range Entities(Input{Text: c.in, Header: ofProvince}) {
			if e.Kind == c.kind {
				got = append(got, e.Quote)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.in, d)
		}
	}
}
