package name

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestPlacesKnowTheirLevelAndTheirChain(t *testing.T) {
	for _, c := range []struct {
		name string
		head corpus.Header
		in   string
		want []string
	}{
		{"a chain is one place", corpus.Header{}, "tại xã Bản Phố, huyện Bắc Hà, tỉnh Lào Cai", []string{"xã Bản Phố, huyện Bắc Hà, tỉnh Lào Cai = commune xã Bản Phố, huyện Bắc Hà, tỉnh Lào Cai"}},
		{"abroad", corpus.Header{}, "thăm châu Hồng Hà, tỉnh Vân Nam, Trung Quốc", []string{"châu Hồng Hà, tỉnh Vân Nam, Trung Quốc = foreign_prefecture châu Hồng Hà, tỉnh Vân Nam, Trung Quốc"}},
		{"the document's own province", ofProvince, "toàn tỉnh và trên địa bàn tỉnh", []string{"toàn tỉnh = province_ref tỉnh Khuê Lĩnh", "trên địa bàn tỉnh = province_ref tỉnh Khuê Lĩnh"}},
		{"no one's province", corpus.Header{Issuer: "Chính phủ"}, "trên địa bàn tỉnh", nil},
		{"a level once for a list", corpus.Header{}, "các xã Vĩnh Thạnh, Hưng Thạnh và Tân Hưng", []string{"xã Vĩnh Thạnh = commune xã Vĩnh Thạnh", "Hưng Thạnh = commune xã Hưng Thạnh", "Tân Hưng = commune xã Tân Hưng"}},
		{"a province without its level", corpus.Header{}, "Lào Cai đứng thứ ba", []string{"Lào Cai = province tỉnh Lào Cai"}},
		{"peace is no province, nor is part of a name", corpus.Header{}, "vì hòa bình; bà Nguyễn Thái Bình; Hồ Chí Minh; thành phố trực thuộc trung ương", nil},
		{"figures belong to a name", corpus.Header{}, "xã A Lưới 1 và thôn Nà Mẫu 2", []string{"xã A Lưới 1 = commune xã A Lưới 1", "thôn Nà Mẫu 2 = village thôn Nà Mẫu 2"}},
		{"Q. is a district before a place alone", corpus.Header{}, "Q. Giám đốc, Q. 1", []string{"Q. 1 = district quận 1"}},
		{"a level before a colon, names that begin like other words", corpus.Header{}, "Các phường: Kon Tum, Mẫu Đông. Các xã: Châu Quế, Bản Hồ và Trường Lâm.",
			[]string{"Kon Tum = commune phường Kon Tum", "Mẫu Đông = commune phường Mẫu Đông", "Châu Quế = commune xã Châu Quế", "Bản Hồ = commune xã Bản Hồ", "Trường Lâm = commune xã Trường Lâm"}},
		{"villages within other words", corpus.Header{}, "Cục Kiểm tra văn bản QPPL; phát triển nông thôn Việt Nam; cầu Châu Mẫu; CẤP XÃ HOẠT ĐỘNG", []string{"Việt Nam = country Việt Nam"}},
		{"regions and zones", corpus.Header{}, "vùng Tây Bắc, Khu công nghiệp Mẫu Sơn, châu Âu", []string{"Tây Bắc = region Tây Bắc", "Khu công nghiệp Mẫu Sơn = zone Khu công nghiệp Mẫu Sơn", "châu Âu = region châu Âu"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, read(c.head, c.in, corpus.EntityPlace)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestACodeIsThatOfTheDocumentsDay(t *testing.T) {
	for _, c := range []struct {
		in, day, want string
	}{
		{"tỉnh Lào Cai", "2025-03-27", "10"},
		{"tỉnh Lào Cai", "2026-03-27", "15"},
		{"tỉnh Lào Cai, báo cáo ngày 27/3/2025", "", "10"},
		{"xã Bản Phố, huyện Bắc Hà, tỉnh Lào Cai", "2025-03-27", "02866"},
		{"xã Tân Lập", "2025-03-27", ""}, // many
	} {
		day, _ := corpus.ParseISODate(c.day)
		got := "nothing"
		for _, e := range Entities(Input{Text: c.in, Header: corpus.Header{Issued: day}}) {
			if e.Kind == corpus.EntityPlace {
				got = e.Code
			}
		}
		if got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.in, c.day, got, c.want)
		}
	}
}
