package corpus

import (
	"strings"
	"testing"
)

func TestABodyStandsAtItsLevelAndSide(t *testing.T) {
	for _, c := range []struct {
		label, class string
		want         BodySeat
	}{
		{"Sở Y tế tỉnh Khuê Lĩnh", "state_province", BodySeat{LevelProvince, SideState, "tỉnh Khuê Lĩnh"}},
		{"Sở Y tế tỉnh Khuê Lĩnh", "", BodySeat{LevelProvince, SideState, "tỉnh Khuê Lĩnh"}},
		{"Tỉnh ủy Khuê Lĩnh", "party_province", BodySeat{LevelProvince, SideParty, "tỉnh Khuê Lĩnh"}},
		{"Tỉnh ủy Khuê Lĩnh", "", BodySeat{LevelProvince, SideParty, "tỉnh Khuê Lĩnh"}},
		{"Thành ủy Hà Nội", "", BodySeat{LevelProvince, SideParty, "thành phố Hà Nội"}},
		{"Văn phòng Tỉnh ủy Khuê Lĩnh", "other", BodySeat{LevelProvince, SideParty, "tỉnh Khuê Lĩnh"}},
		{"Tỉnh đoàn Khuê Lĩnh", "", BodySeat{LevelProvince, SideOther, "tỉnh Khuê Lĩnh"}},
		{"Bộ trưởng Bộ Tài chính", "", BodySeat{LevelCentral, SideState, ""}},
		{"Bộ Chính trị", "", BodySeat{LevelCentral, SideParty, ""}},
		{"Công ty cổ phần Mẫu", "business", BodySeat{"", SideOther, ""}},
		{"", "", BodySeat{"", SideOther, ""}},
	} {
		if got := SeatOf(c.label, c.class); got != c.want {
			t.Errorf("%q %q: %+v, want %+v", c.label, c.class, got, c.want)
		}
	}
}

func TestBodiesThatEndedAreFollowedByOthers(t *testing.T) {
	for _, c := range []struct{ label, until, next string }{
		{"Bộ Thông tin và Truyền thông", "2025-02-28", "Bộ Khoa học và Công nghệ; Bộ Văn hóa, Thể thao và Du lịch; Bộ Công an"},
		{"Sở Giao thông vận tải tỉnh Khuê Lĩnh", "2025-02-28", "Sở Xây dựng tỉnh Khuê Lĩnh"},
		{"Ủy ban nhân dân tỉnh Yên Bái", "2025-06-30", "Ủy ban nhân dân tỉnh Lào Cai"},
		{"Tỉnh ủy Yên Bái", "2025-06-30", "Tỉnh ủy Lào Cai"},
		{"Ủy ban nhân dân tỉnh Lào Cai", "", ""},
		{"Bộ Tài chính", "", ""},
	} {
		until, next, ok := BodyEnd(c.label)
		if ok != (c.until != "") || ok && (until.String() != c.until || strings.Join(next, "; ") != c.next) {
			t.Errorf("%q: %v %v %v", c.label, until, next, ok)
		}
	}
}

func TestAMergedProvinceKnowsWhatItIsMadeOf(t *testing.T) {
	p, ok := ProvinceByCode("15", "tỉnh Lào Cai")
	if before := p.Before(); !ok || len(before) != 2 || before[0].Name != "Lào Cai" || before[1].Name != "Yên Bái" {
		t.Errorf("%+v before %+v", p, before)
	}
	old, ok := ProvinceByCode("15", "Yên Bái")
	if after := old.After(); !ok || len(after) != 1 || after[0].Name != "Lào Cai" || after[0].Code != "15" {
		t.Errorf("%+v after %+v", old, after)
	}
	if _, ok := ProvinceByCode("15", "Hà Nội"); ok {
		t.Error("a code with another name")
	}
}

func TestEveryClassHasWords(t *testing.T) {
	for class, c := range nameClasses() {
		if c.words == "" || class != "office" && c.side == "" && c.level != "" {
			t.Errorf("%s: %+v", class, c)
		}
	}
}
