package chain

import (
	"strings"
	"testing"

	"vankho/corpus"
)

func TestADocumentStandsOnItsLevel(t *testing.T) {
	for _, x := range []struct{ docType, issuer, number, want string }{
		{"Nghị quyết", "Bộ Chính trị", "57-NQ/TW", "trung-uong"},
		{"Luật", "Quốc hội", "72/2025/QH15", "luat"},
		{"Nghị quyết", "Quốc hội", "201/2025/QH15", "luat"},
		{"Nghị quyết", "Ủy ban Thường vụ Quốc hội", "114/2025/UBTVQH15", "luat"},
		{"Nghị định", "Chính phủ", "30/2020/NĐ-CP", "nghi-dinh"},
		{"Nghị quyết", "Chính phủ", "19/2024/NQ-CP", "nghi-dinh"},
		{"Quyết định", "Thủ tướng Chính phủ", "749/QĐ-TTg", "nghi-dinh"},
		{"Thông tư", "Bộ trưởng Bộ Công Thương", "32/2017/TT-BCT", "thong-tu"},
		{"Quyết định", "Bộ Y tế", "500/QĐ-BYT", "thong-tu"},
		{"Chương trình hành động", "Ban Thường vụ Tỉnh ủy Lào Cai", "414-CTr/TU", "cap-uy"},
		{"Quyết định", "Tỉnh ủy Lào Cai", "1098-QĐ/TU", "cap-uy"},
		{"Nghị quyết", "Ban Chấp hành Đảng bộ tỉnh Khuê Lĩnh", "18-NQ/TU", "cap-uy"},
		{"Nghị quyết", "Hội đồng nhân dân tỉnh Khuê Lĩnh", "12/2023/NQ-HĐND", "hdnd"},
		{"Quyết định", "Ủy ban nhân dân tỉnh Khuê Lĩnh", "1240/QĐ-UBND", "quyet-dinh"},
		{"Kế hoạch", "UBND tỉnh Lào Cai", "154/KH-UBND", "ke-hoach"},
		{"Chương trình hành động", "Ủy ban nhân dân tỉnh Khuê Lĩnh", "03/CTr-UBND", "ke-hoach"},
		{"", "", "154/KH-UBND", "ke-hoach"},
		{"", "", "57-NQ/TW", "trung-uong"},
		{"Công văn", "Ủy ban nhân dân tỉnh Khuê Lĩnh", "1523/UBND-KGVX", "huong-dan"},
		{"Báo cáo", "Ủy ban nhân dân tỉnh Khuê Lĩnh", "03/BC-UBND", "bao-cao"},
		{"", "", "", OtherLevel},
	} {
		if got := Level(x.docType, x.issuer, x.number); got.Key != x.want || got.Rank == 0 || got.Label == "" {
			t.Errorf("%s %s %s: %+v, want %s", x.docType, x.number, x.issuer, got, x.want)
		}
	}
}

func TestEveryLevelHasItsPlaceInTheOrder(t *testing.T) {
	for key, l := range levels().named {
		if l.Rank == 0 || l.Label == "" {
			t.Errorf("level %q has no place or no name: %+v", key, l)
		}
	}
}

func TestALawCarriesOutNoCircular(t *testing.T) {
	level := func(number string) corpus.ChainLevel { return Level("", "", number) }
	for _, x := range []struct {
		acting, acted string
		want          bool
	}{
		{"30/2020/NĐ-CP", "57-NQ/TW", true}, {"57-NQ/TW", "30/2020/NĐ-CP", false}, {"30/2020/NĐ-CP", "01/2023/TT-BTTTT", false}, {"154/KH-UBND", "414-CTr/TU", true},
		{"414-CTr/TU", "154/KH-UBND", true}, {"30/2020/NĐ-CP", "", true},
	} {
		if got := Plausible(level(x.acting), level(x.acted)); got != x.want {
			t.Errorf("%s carries out %s: %v", x.acting, x.acted, got)
		}
	}
}

func TestABasisOfPowerIsToldFromOneOfTheMatter(t *testing.T) {
	for title, want := range map[string]bool{
		"Luật Tổ chức chính quyền địa phương": true,
		"LUẬT TỔ CHỨC CHÍNH PHỦ":              true,
		"quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Nội vụ": true,
		"Luật Giao dịch điện tử": false,
		"về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục": false,
	} {
		if got := Competence(title); got != want {
			t.Errorf("%s: %v", title, got)
		}
	}
}

func TestATextAnnouncesWhoIsToIssueWhat(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"an article", "3. Mức phí do hai bên thỏa thuận.\n4. Chính phủ quy định chi tiết Điều này.", "Chính phủ: quy định chi tiết 1 (nghi-dinh) Chính phủ quy định chi tiết Điều này."},
		{"twice", "Chính phủ quy định chi tiết Điều này.\nĐiều 2.\n1. Chính phủ quy định chi tiết khoản này.", "Chính phủ: quy định chi tiết 2 (nghi-dinh) Chính phủ quy định chi tiết Điều này."},
		{"a minister", "5. Bộ trưởng Bộ Công an quy định chi tiết các điểm a, b khoản này.", "Bộ Công an: quy định chi tiết 1 (thong-tu) Bộ trưởng Bộ Công an quy định chi tiết các điểm a, b khoản này."},
		{"one that leads others", "Bộ trưởng Bộ Tài chính chủ trì, phối hợp với Bộ trưởng Bộ Nội vụ hướng dẫn thực hiện Nghị định này.", "Bộ Tài chính: hướng dẫn 1 (thong-tu) Bộ trưởng Bộ Tài chính chủ trì, phối hợp với Bộ trưởng Bộ Nội vụ hướng dẫn thực hiện Nghị định này."},
		{"two bodies", "Chính phủ, Thủ tướng Chính phủ quy định chi tiết Luật này.", "Chính phủ: quy định chi tiết 1 (nghi-dinh) Chính phủ, Thủ tướng Chính phủ quy định chi tiết Luật này. | Thủ tướng Chính phủ: quy định chi tiết 1 (nghi-dinh) Chính phủ, Thủ tướng Chính phủ quy định chi tiết Luật này."},
		{"a plan", "a) Giao Ủy ban nhân dân tỉnh xây dựng kế hoạch thực hiện Nghị quyết này, báo cáo trước ngày 30 tháng 6;", "Ủy ban nhân dân tỉnh: kế hoạch thực hiện 1 (ke-hoach) a) Giao Ủy ban nhân dân tỉnh xây dựng kế hoạch thực hiện Nghị quyết này, báo cáo trước ngày 30 tháng 6;"},
		{"a province by name", "2. Ủy ban nhân dân tỉnh Khuê Lĩnh ban hành kế hoạch thực hiện Chương trình này.", "Ủy ban nhân dân tỉnh Khuê Lĩnh: kế hoạch thực hiện 1 (ke-hoach) Ủy ban nhân dân tỉnh Khuê Lĩnh ban hành kế hoạch thực hiện Chương trình này."},
		{"a citation", "Căn cứ Nghị định số 10/2020/NĐ-CP của Chính phủ quy định chi tiết một số điều của Luật Giá;", ""},
		{"the name of a decree", "Nghị định của Chính phủ quy định chi tiết Luật này.", ""},
		{"another text", "Chính phủ quy định chi tiết một số điều của Luật Giá.", ""},
		{"bodies without a name", "Bộ trưởng, Thủ trưởng cơ quan ngang Bộ quy định chi tiết Điều này.", ""},
		{"an order to a department on another plan", "Giao Sở Nội vụ xây dựng kế hoạch kiểm tra công vụ.", ""},
		{"nothing", "", ""},
	} {
		var said []string
		for _, a := range Announcements(x.text, nil) {
			said = append(said, strings.TrimSpace(a.Body.Name+": "+a.Wanted+" "+string(rune('0'+a.Count))+" ("+a.Level.Key+") "+a.In(x.text)))
		}
		if got := strings.Join(said, " | "); got != x.want {
			t.Errorf("%s:\n got %s\nwant %s", x.name, got, x.want)
		}
	}
}

func TestNewWordingOfAnotherTextAnnouncesNothing(t *testing.T) {
	text := "Điều 1. Sửa đổi Điều 5 như sau:\n“4. Chính phủ quy định chi tiết Điều này.”"
	if got := Announcements(text, []corpus.Span{{Start: strings.Index(text, "4."), End: len(text)}}); len(got) > 0 {
		t.Errorf("%+v", got)
	}
}

func TestABodyIsKnownByTheNamesOfItsDocuments(t *testing.T) {
	bodyOf := func(text string) Body {
		found := Announcements(text, nil)
		if len(found) != 1 {
			t.Fatalf("%s: %+v", text, found)
		}
		return found[0].Body
	}
	government, ministry := bodyOf("Chính phủ quy định chi tiết Điều này."), bodyOf("Bộ trưởng Bộ Thông tin và Truyền thông quy định chi tiết Điều này.")
	for _, x := range []struct {
		body   Body
		issuer string
		want   bool
	}{
		{government, "chinh-phu", true}, {government, "thu-tuong-chinh-phu", false}, {government, "van-phong-chinh-phu", false},
		{ministry, "bo-truong-bo-thong-tin-va-truyen-thong", true}, {ministry, "bo-khoa-hoc-va-cong-nghe", true}, {ministry, "bo-tai-chinh", false},
	} {
		if x.body.Is(x.issuer) != x.want {
			t.Errorf("%s, %s: want %v", x.body.Name, x.issuer, x.want)
		}
	}
}

func FuzzAnnouncements(f *testing.F) {
	f.Add("Chính phủ quy định chi tiết Điều này.")
	f.Add("a) Giao Ủy ban nhân dân tỉnh Khuê Lĩnh, Sở Y tế và Bộ trưởng Bộ Công an chủ trì, phối hợp hướng dẫn thực hiện Nghị quyết này;")
	f.Add(" quy định chi tiết Điều này\xff")
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range Announcements(text, nil) {
			if !a.Fits(text) || a.Count < 1 || a.Body.Name == "" || a.Level.Rank == 0 {
				t.Errorf("%+v", a)
			}
		}
	})
}
