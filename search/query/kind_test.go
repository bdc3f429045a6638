package query

import "testing"

func TestQuestionsAreOfTheKindThatPeopleMean(t *testing.T) {
	for in, want := range map[string]Kind{
		"":                                         KindTopic,
		"chuyển đổi số cấp xã":                     KindTopic,
		"cctthc":                                   KindTopic,
		"ban hành quy chế làm việc":                KindTopic,
		"phòng, chống thiên tai":                   KindTopic,
		"154 kh ubnd":                              KindNumber,
		"nghi quyet 57":                            KindNumber,
		"nghị quyết 57 lao cai":                    KindNumber,
		"điều 5 nghị định 30/2020":                 KindProvision,
		"dieu 5 nghi dinh 30/2020":                 KindProvision,
		"khoản 2 điều 8 luật đất đai":              KindProvision,
		"điểm a khoản 2 luật đất đai":              KindProvision,
		"bộ luật dân sự điều 12":                   KindProvision,
		"điều 5 luật đất đai quy định gì":          KindQuestion,
		"điểm a":                                   KindTopic,
		"phần mềm":                                 KindTopic,
		"mục 2 tiêu chí":                           KindTopic,
		"kế hoạch 154 về việc gì":                  KindQuestion,
		"ke hoach 154 ve viec gi":                  KindQuestion,
		"kế hoạch 154 chỉ tiêu gì":                 KindFigure,
		"tỷ lệ hồ sơ trực tuyến quý 1":             KindFigure,
		"ty le tra ket qua truc tuyen":             KindFigure,
		"bao nhiêu thủ tục nội bộ":                 KindFigure,
		"mấy điểm cầu cấp xã":                      KindFigure,
		"ai là trưởng ban chỉ đạo":                 KindName,
		"chủ tịch ubnd tỉnh lào cai":               KindName,
		"sở nội vụ":                                KindName,
		"so noi vu":                                KindName,
		"thuế đất được quy định thế nào":           KindQuestion,
		"văn bản nào của lào cai triển khai nq 57": KindQuestion,
		"quyết định phê duyệt kế hoạch sử dụng đất": KindTitle,
		"bộ luật dân sự": KindTitle,
	} {
		if got := Parse(in).Kind; got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestPlacesWithinADocumentAreReadInEitherOrder(t *testing.T) {
	for _, c := range []struct{ in, section, label, rest string }{
		{"khoản 2 điều 8 luật đất đai", "dieu-8.khoan-2", "khoản 2 Điều 8", "luật đất đai"},
		{"luật đất đai điều 8 khoản 2 điểm đ", "dieu-8.khoan-2.diem-đ", "điểm đ khoản 2 Điều 8", "luật đất đai"},
		{"diem a khoan 2, dieu 8 cua luat dat dai", "dieu-8.khoan-2.diem-a", "điểm a khoản 2 Điều 8", "cua luat dat dai"},
		{"điểm a của khoản 1 của điều 05 nghị định 30", "dieu-5.khoan-1.diem-a", "điểm a khoản 1 Điều 5", "nghị định 30"},
		{"Điều 5a chương II luật doanh nghiệp", "dieu-5a", "Điều 5a Chương II", "luật doanh nghiệp"},
		{"phụ lục iii nghị định 30/2020", "phu-luc-iii", "Phụ lục III", "nghị định 30 2020"},
		{"chương 2 bộ luật lao động", "chuong-2", "Chương 2", "bộ luật lao động"},
		{"điều 5", "dieu-5", "Điều 5", ""},
		{"phụ lục 3", "", "", ""},
		{"khoản 2", "", "", ""},
		{"phần trăm", "", "", ""},
		{"điều kiện 5 năm", "", "", ""},
		{"muốn điều tra 8 vụ", "", "", ""},
	} {
		q := Parse(c.in)
		if q.Provision == nil {
			if c.section != "" {
				t.Errorf("%q names no place", c.in)
			}
			continue
		}
		rest := ""
		for i, w := range q.Provision.Rest {
			if i > 0 {
				rest += " "
			}
			rest += w.Text
		}
		if got := string(q.Provision.Section()); got != c.section || q.Provision.Label() != c.label || rest != c.rest {
			t.Errorf("%q is %q, %q, rest %q", c.in, got, q.Provision.Label(), rest)
		}
	}
}
