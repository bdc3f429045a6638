package name

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestPeopleHaveTheirOffices(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"offices behind a name", "đồng chí Nguyễn Văn Mẫu, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh chủ trì",
			[]string{"đồng chí Nguyễn Văn Mẫu, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh | Nguyễn Văn Mẫu | Bí thư: Tỉnh ủy Khuê Lĩnh | Chủ tịch: Hội đồng nhân dân tỉnh Khuê Lĩnh"}},
		{"an office before a name", "Giám đốc Sở Nội vụ Trần Thị Mẫu báo cáo", []string{"Giám đốc Sở Nội vụ Trần Thị Mẫu | Trần Thị Mẫu | Giám đốc: Sở Nội vụ tỉnh Khuê Lĩnh"}},
		{"an office without a name", "Chủ tịch UBND tỉnh giao việc", []string{"Chủ tịch UBND tỉnh |  | Chủ tịch: Ủy ban nhân dân tỉnh Khuê Lĩnh"}},
		{"a second office", "thành lập Ban Chỉ đạo chuyển đổi số do đồng chí Bí thư Tỉnh ủy làm Trưởng ban",
			[]string{"đồng chí Bí thư Tỉnh ủy làm Trưởng ban |  | Bí thư: Tỉnh ủy Khuê Lĩnh | Trưởng ban: Ban Chỉ đạo chuyển đổi số"}},
		{"many holders", "Chủ tịch UBND các xã chịu trách nhiệm", []string{"Chủ tịch UBND các xã |  | Chủ tịch:  *"}},
		{"heads of bodies of a kind", "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Thủ trưởng các cơ quan, tổ chức liên quan và Thủ trưởng đơn vị",
			[]string{"Thủ trưởng cơ quan ngang bộ |  | Thủ trưởng:  *", "Thủ trưởng các cơ quan, tổ chức liên quan |  | Thủ trưởng:  *"}},
		{"ranks", "Đại tá Hoàng Văn Mẫu và PGS.TS. Phạm Thị Mẫu dự", []string{"Đại tá Hoàng Văn Mẫu | Hoàng Văn Mẫu", "PGS.TS. Phạm Thị Mẫu | Phạm Thị Mẫu"}},
		{"a line of a signature", "CHỦ TỊCH\n\nNGUYỄN VĂN MẪU\n", []string{"NGUYỄN VĂN MẪU | Nguyễn Văn Mẫu"}},
		{"what is named after people, and groups", "đường Trần Hưng Đạo, Trường THPT Nguyễn Du, xã Lê Lợi; 120 cán bộ, 52 đồng chí", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range Entities(Input{Text: c.in, Header: ofProvince}) {
				if e.Kind != corpus.EntityPerson {
					continue
				}
				s := e.Quote + " | " + e.Name
				for _, r := range e.Roles {
					s += " | " + r.Title + ": " + r.Org
				}
				if !e.Specific {
					s += " *"
				}
				got = append(got, s)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
