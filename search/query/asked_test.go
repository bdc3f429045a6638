package query

import (
	"fmt"
	"strings"
	"testing"
)

func (a Asked) short() string {
	way := "out"
	if a.In {
		way = "in"
	}
	if a.About != AboutTie {
		way = ""
	}
	first, place := "", ""
	if a.Section != "" {
		place = " @" + string(a.Section)
	}
	if len(a.Relations) > 0 {
		first = string(a.Relations[0])
	}
	return strings.Join(strings.Fields(fmt.Sprint(a.About, " ", first, " ", way, " [", a.Document, "] ", a.Type, " of:", texts(a.Body), " ", texts(a.Name), place)), " ")
}

func TestQuestionsAboutOneDocumentAreUnderstood(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Văn bản nào của Lào Cai triển khai NQ 57?", "tie implements in [NQ 57] of:Lào Cai"},
		{"van ban nao cua lao cai trien khai nq 57", "tie implements in [nq 57] of:lao cai"},
		{"Lào Cai có văn bản nào triển khai nghị quyết 57", "tie implements in [nghị quyết 57] of:Lào Cai"},
		{"tỉnh Lào Cai đã ban hành văn bản nào để thực hiện nghị quyết 57-NQ/TW", "tie implements in [nghị quyết 57 NQ TW] of:tỉnh Lào Cai"},
		{"nghị quyết 57 được Lào Cai triển khai bằng văn bản nào", "tie implements in [nghị quyết 57] of:Lào Cai"},
		{"văn bản nào thay thế 1240/QĐ-UBND", "tie replaces in [1240 QĐ UBND] of:"},
		{"van ban nao thay the 1240/QD-UBND", "tie replaces in [1240 QD UBND] of:"},
		{"quyết định nào thay thế quyết định 24/2023", "tie replaces in [quyết định 24 2023] quyet-dinh of:"},
		{"quyết định 24/2023 bị bãi bỏ bởi văn bản nào", "tie repeals in [quyết định 24 2023] of:"},
		{"quyet dinh 24/2023 bi bai bo boi van ban nao?", "tie repeals in [quyet dinh 24 2023] of:"},
		{"quyết định 24/2023 bị văn bản nào bãi bỏ", "tie repeals in [quyết định 24 2023] of:"},
		{"quyết định 1876/QĐ-UBND thay thế văn bản nào", "tie replaces out [quyết định 1876 QĐ UBND] of:"},
		{"những văn bản nào bị quyết định 1876/QĐ-UBND thay thế", "tie replaces out [quyết định 1876 QĐ UBND] of:"},
		{"văn bản nào hết hiệu lực theo 30/2020/NĐ-CP", "tie ceases out [30 2020 NĐ CP] of:"},
		{"110/2004/NĐ-CP hết hiệu lực theo văn bản nào", "tie ceases in [110 2004 NĐ CP] of:"},
		{"kế hoạch 154 căn cứ vào đâu", "tie legal_basis out [kế hoạch 154] of:"},
		{"kế hoạch 154 căn cứ văn bản nào", "tie legal_basis out [kế hoạch 154] of:"},
		{"ke hoach 154 can cu vao nhung van ban nao", "tie legal_basis out [ke hoach 154] of:"},
		{"căn cứ pháp lý của quyết định 24/2023/QĐ-UBND là gì", "tie legal_basis out [quyết định 24 2023 QĐ UBND] of:"},
		{"văn bản nào căn cứ nghị định 30/2020/NĐ-CP", "tie legal_basis in [nghị định 30 2020 NĐ CP] of:"},
		{"30/2020/NĐ-CP làm căn cứ cho văn bản nào", "tie legal_basis in [30 2020 NĐ CP] of:"},
		{"văn bản nào làm căn cứ cho quyết định 24/2023", "tie legal_basis out [quyết định 24 2023] of:"},
		{"thông tư nào của Bộ Nội vụ hướng dẫn nghị định 30/2020/NĐ-CP", "tie guides in [nghị định 30 2020 NĐ CP] thong-tu of:Bộ Nội vụ"},
		{"văn bản hướng dẫn nghị định 30/2020/NĐ-CP", "tie guides in [nghị định 30 2020 NĐ CP] of:"},
		{"quyết định số 15/2023/QĐ-UBND được sửa đổi, bổ sung bởi quyết định nào", "tie amends in [quyết định số 15 2023 QĐ UBND] quyet-dinh of:"},
		{"quyết định 2105/QĐ-UBND năm 2024 bị đình chỉ bởi văn bản nào", "tie suspends in [quyết định 2105 QĐ UBND năm 2024] of:"},
		{"nghị định nào hướng dẫn luật đất đai 31/2024/QH15", "tie guides in [luật đất đai 31 2024 QH15] nghi-dinh of:"},
		{"nghị định nào quy định chi tiết luật thi hành án dân sự", "tie guides in [luật thi hành án dân sự] nghi-dinh of:"},
		{"luật đất đai 2013 được thay thế bởi luật nào", "tie replaces in [luật đất đai 2013] luat of:"},
		{"luật thi hành án dân sự được hướng dẫn tại văn bản nào", "tie guides in [luật thi hành án dân sự] of:"},
		{"văn bản nào viện dẫn nghị định 30/2020/NĐ-CP", "tie in [nghị định 30 2020 NĐ CP] of:"},
		{"quyết định 1240/QĐ-UBND đã bị thay thế chưa", "tie replaces in [quyết định 1240 QĐ UBND] of:"},
		{"luật đất đai 2013 đã bị thay thế chưa", "tie replaces in [luật đất đai 2013] of:"},
		{"quyết định 1240/QĐ-UBND có bị bãi bỏ không", "tie repeals in [quyết định 1240 QĐ UBND] of:"},
		{"quyet dinh 1240 da duoc sua doi chua", "tie amends in [quyet dinh 1240] of:"},
		{"quyết định 2105/QĐ-UBND bị tạm đình chỉ đến khi nào", "tie suspends in [quyết định 2105 QĐ UBND] of:"},
		{"quyết định nào bãi bỏ Điều 6 quyết định 24/2023", "tie repeals in [quyết định 24 2023] quyet-dinh of: @dieu-6"},
		{"khoản 2 Điều 5 của quyết định 15/2023/QĐ-UBND được sửa đổi bởi văn bản nào", "tie amends in [quyết định 15 2023 QĐ UBND] of: @dieu-5.khoan-2"},
		{"Điều 6 quyết định 24/2023/QĐ-UBND còn hiệu lực không", "validity [quyết định 24 2023 QĐ UBND] of: @dieu-6"},
		{"1240/QĐ-UBND còn hiệu lực không", "validity [1240 QĐ UBND] of:"},
		{"quyết định 1240 của UBND tỉnh Khuê Linh còn hiệu lực không", "validity [quyết định 1240 của UBND tỉnh Khuê Linh] of:"},
		{"quyet dinh 1240/qd-ubnd het hieu luc chua", "validity [quyet dinh 1240 qd ubnd] of:"},
		{"24/2023 còn hiệu lực không", "validity [24 2023] of:"},
		{"ngày có hiệu lực của thông tư 54/2025/TT-BKHCN", "validity [thông tư 54 2025 TT BKHCN] of:"},
		{"tình trạng hiệu lực nghị định 30/2020/NĐ-CP", "validity [nghị định 30 2020 NĐ CP] of:"},
		{"thời điểm hết hiệu lực của 1240/QĐ-UBND", "validity [1240 QĐ UBND] of:"},
		{"quyết định 15/2023/QĐ-UBND đã được sửa đổi mấy lần", "tie amends in [quyết định 15 2023 QĐ UBND] of:"},
		{"luật đất đai 2024 có hiệu lực từ ngày nào", "validity [luật đất đai 2024] of:"},
		{"nghị quyết 12/2023/NQ-HĐND hết hiệu lực khi nào", "validity [nghị quyết 12 2023 NQ HĐND] of:"},
		{"ai ban hành kế hoạch 154", "issuer [kế hoạch 154] of:"},
		{"kế hoạch 154 do ai ban hành", "issuer [kế hoạch 154] of:"},
		{"co quan nao ban hanh ke hoach 154", "issuer [ke hoach 154] of:"},
		{"ai ký quyết định 1240/QĐ-UBND", "signer [quyết định 1240 QĐ UBND] of:"},
		{"quyết định 24/2023 được ban hành khi nào", "issued [quyết định 24 2023] of:"},
		{"kế hoạch 154 về việc gì", "subject [kế hoạch 154] of:"},
		{"Ai là Trưởng Ban Chỉ đạo?", "role [] of: Trưởng Ban Chỉ đạo"},
		{"truong ban chi dao la ai", "role [] of: truong ban chi dao"},
		{"ai làm trưởng ban chỉ đạo chuyển đổi số", "role [] of: trưởng ban chỉ đạo chuyển đổi số"},
		{"chủ tịch UBND tỉnh Khuê Linh là đồng chí nào", "role [] of: chủ tịch UBND tỉnh Khuê Linh"},
		{"văn bản nào thành lập Ban Chỉ đạo chuyển đổi số", "found establishes [] of: Ban Chỉ đạo chuyển đổi số"},
		{"ban chỉ đạo chuyển đổi số được thành lập theo quyết định nào", "found establishes [] quyet-dinh of: ban chỉ đạo chuyển đổi số"},
	} {
		t.Run(c.in, func(t *testing.T) {
			a, ok := Parse(c.in).Asked()
			if got := a.short(); !ok || got != c.want {
				t.Errorf("%v %s\nwant %s", ok, got, c.want)
			}
		})
	}
}

func TestOtherQuestionsAreNoneAboutOneDocument(t *testing.T) {
	for _, in := range []string{
		"", "154/KH-UBND", "kế hoạch thực hiện nghị quyết 57", "nghị quyết 57 được thực hiện thế nào", "chuyển đổi số cấp xã", "văn bản nào quy định chế độ nghỉ phép",
		"kế hoạch thực hiện nghị quyết 57 căn cứ vào văn bản nào", "quyết định thay thế thành viên ban chỉ đạo", "luật đất đai", "luật đất đai 2024 quy định gì về thu hồi đất",
		"ngày có hiệu lực của hợp đồng bảo hiểm", "làm lại căn cước được mấy lần", "hiệu lực thi hành của hợp đồng", "hợp đồng lao động hết hiệu lực khi nào", "ai được hưởng trợ cấp", "tỷ lệ hồ sơ trực tuyến", "khoản 2 điều 8 nghị định 30/2020/NĐ-CP do ai ký", "quyết định 1240 đã thay thế chưa", "quyết định 1240 thực hiện khi nào",
		"\"văn bản nào\" thay thế 1240/QĐ-UBND", "thay thế 1240/QĐ-UBND", "bãi bỏ", "văn bản nào", "ai", "ai là ai", "trí tuệ nhân tạo ai là gì", "nghị quyết 57 đạt kết quả gì ở văn bản nào",
	} {
		if a, ok := Parse(in).Asked(); ok {
			t.Errorf("%q is read as %s", in, a.short())
		}
	}
}

func FuzzAsked(f *testing.F) {
	for _, s := range []string{"Văn bản nào của Lào Cai triển khai NQ 57?", "luật luật nào nào", "ai là là ai", "24/2023 còn hiệu lực không"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, ok := Parse(s).Asked()
		if ok && a.Document == "" && len(a.Name) == 0 {
			t.Errorf("%q asks about nothing", s)
		}
	})
}
