package main

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

// answered is what /api/v1/tim says of a question.
type answered struct {
	Day    string `json:"day"`
	Answer *struct {
		Words string      `json:"words"`
		Rows  []answerRow `json:"rows"`
	} `json:"answer"`
	Hits []struct {
		Number   string `json:"number"`
		Validity struct {
			State string `json:"state"`
		} `json:"validity"`
	} `json:"hits"`
}

type answerRow struct {
	Words, Name, Scope, Source, URL string
	Passage                         *struct{ Text, URL string }
	Next                            []answerRow
}

// line is an answer in one line: the sentence, and of each row name, source and what follows from it.
func (a answered) line() string {
	if a.Answer == nil {
		return ""
	}
	out := a.Answer.Words
	for _, r := range a.Answer.Rows {
		out += " | " + r.Name + " " + r.Source
		for _, n := range r.Next {
			out += " > " + n.Name
		}
	}
	return out
}

// asks puts a question to a server.
func asks(t *testing.T, site, question string) answered {
	t.Helper()
	var out answered
	if err := json.Unmarshal([]byte(fetched(t, site+"/api/v1/tim?q="+url.QueryEscape(question))), &out); err != nil {
		t.Fatalf("%q: %v", question, err)
	}
	return out
}

func TestTheSampleAnswersQuestionsAboutItsDocuments(t *testing.T) {
	site := sampleSite(t)
	t.Run("with the sentence", func(t *testing.T) { answersHold(t, site) })
	t.Run("and as of the day", func(t *testing.T) { standingsHold(t, site) })
}

func answersHold(t *testing.T, site string) {
	t.Helper()
	for _, c := range []struct {
		ask  []string
		want []string
	}{
		{[]string{"Văn bản nào của Lào Cai triển khai NQ 57?", "van ban nao cua lao cai trien khai nq 57", "Lào Cai có văn bản nào thực hiện nghị quyết 57-NQ/TW"},
			[]string{"2 văn bản của Lào Cai", "Nghị quyết số 57-NQ/TW", "414-CTr/TU theo lời của", "> Kế hoạch số 154/KH-UBND"}},
		{[]string{"văn bản nào thay thế 1240/QĐ-UBND", "van ban nao thay the 1240/qd-ubnd", "1240/QĐ-UBND được thay thế bởi văn bản nào", "quyết định nào thay thế quyết định 1240"},
			[]string{"Quyết định số 1876/QĐ-UBND thay thế Quyết định số 1240/QĐ-UBND."}},
		{[]string{"quyết định 1876/QĐ-UBND thay thế văn bản nào", "văn bản nào bị quyết định 1876/QĐ-UBND thay thế"},
			[]string{"Quyết định số 1876/QĐ-UBND thay thế Quyết định số 1240/QĐ-UBND."}},
		{[]string{"quyết định 24/2023 bị bãi bỏ bởi văn bản nào", "quyet dinh 24/2023 bi bai bo boi van ban nao", "văn bản nào bãi bỏ quyết định 24/2023/QĐ-UBND"},
			[]string{"Quyết định số 18/2025/QĐ-UBND bãi bỏ", "khoản 3 Điều 9", "của Quyết định số 24/2023/QĐ-UBND."}},
		{[]string{"kế hoạch 154 căn cứ vào đâu", "kế hoạch 154 căn cứ văn bản nào", "ke hoach 154 can cu vao dau"},
			[]string{"Kế hoạch số 154/KH-UBND căn cứ Chương trình hành động số 414-CTr/TU, theo lời của"}},
		{[]string{"ai ban hành kế hoạch 154", "ke hoach 154 do co quan nao ban hanh"}, []string{"Kế hoạch số 154/KH-UBND do UBND tỉnh Lào Cai ban hành ngày 27/3/2025.", "theo lời của"}},
		{[]string{"kế hoạch 154 về việc gì"}, []string{"Kế hoạch số 154/KH-UBND (UBND tỉnh Lào Cai, 27/3/2025): về đột phá phát triển khoa học"}},
		{[]string{"Ai là Trưởng Ban Chỉ đạo?", "truong ban chi dao la ai", "trưởng ban chỉ đạo là đồng chí nào"},
			[]string{"Trưởng Ban Chỉ đạo phát triển khoa học", "đồng chí Bí thư Tỉnh uỷ (văn bản không nêu tên)."}},
		{[]string{"văn bản nào thành lập Ban Chỉ đạo chuyển đổi số"}, []string{"Quyết định số 1098-QĐ/TU thành lập Ban Chỉ đạo", "theo lời của"}},
		{[]string{"ai ký quyết định 1240/QĐ-UBND"}, []string{"Phạm Thị Minh Họa", "ký."}},
		{[]string{"1240/QĐ-UBND còn hiệu lực không", "quyet dinh 1240 cua ubnd tinh khue linh con hieu luc khong"}, []string{"Quyết định số 1240/QĐ-UBND. Hết hiệu lực", "1876/QĐ-UBND từ 12/8/2024"}},
		{[]string{"1240/QĐ-UBND còn hiệu lực không tai:2024-06-30"}, []string{"Quyết định số 1240/QĐ-UBND. ", "tại 30/6/2024|đến 30/6/2024"}},
		{[]string{"quyết định 24/2023 còn hiệu lực không"}, []string{"Hết hiệu lực một phần", "18/2025/QĐ-UBND từ 01/7/2025"}},
		{[]string{"quyết định 2105/QĐ-UBND còn hiệu lực không tai:2024-12-31"}, []string{"Ngưng hiệu lực", "2388/QĐ-UBND"}},
		{[]string{"văn bản nào sửa đổi quyết định 15/2023/QĐ-UBND"}, []string{"2 văn bản sửa đổi, bổ sung Quyết định số 15/2023/QĐ-UBND.", "29/2024", "07/2024"}},
		{[]string{"nghị quyết 12/2023/NQ-HĐND được kéo dài bởi nghị quyết nào"}, []string{"Nghị quyết số 09/2025/NQ-HĐND kéo dài thời gian áp dụng Nghị quyết số 12/2023/NQ-HĐND đến hết 31/12/2027."}},
		{[]string{"văn bản nào căn cứ luật tổ chức chính quyền địa phương 2015"}, []string{"13 văn bản căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13."}},
		{[]string{"quyết định 1240 đã bị thay thế chưa", "quyết định 1240/QĐ-UBND có bị bãi bỏ không"}, []string{"Quyết định số 1876/QĐ-UBND thay thế Quyết định số 1240/QĐ-UBND."}},
		{[]string{"quyết định 2105 bị tạm đình chỉ đến khi nào"}, []string{"Quyết định số 2388/QĐ-UBND đình chỉ Quyết định số 2105/QĐ-UBND từ 05/11/2024 đến hết 31/3/2025."}},
		{[]string{"các văn bản triển khai NQ 57 của tỉnh Khuê Lĩnh"}, []string{"Chương trình hành động số 61-CTr/TU thực hiện Nghị quyết số 57-NQ/TW.", "> Kế hoạch số 88/KH-UBND"}},
		{[]string{"quyết định nào bãi bỏ Điều 6 quyết định 24/2023"}, []string{"Quyết định số 18/2025/QĐ-UBND bãi bỏ Điều 6"}},
		{[]string{"Điều 6 quyết định 24/2023/QĐ-UBND còn hiệu lực không"}, []string{"Điều 6 của Quyết định số 24/2023/QĐ-UBND. Hết hiệu lực"}},
		{[]string{"Điều 5 quyết định 24/2023/QĐ-UBND còn hiệu lực không"}, []string{"Kho không có câu nào nói riêng về Điều 5."}},
		{[]string{"khoản 2 Điều 5 quyết định 15/2023/QĐ-UBND được sửa đổi bởi văn bản nào"}, []string{"2 văn bản sửa đổi, bổ sung khoản 2 Điều 5 của Quyết định số 15/2023/QĐ-UBND."}},
		{[]string{"kế hoạch 46/KH-UBND thực hiện chương trình nào"}, []string{"thực hiện Chương trình hành động số 03/CTr-UBND."}},
		{[]string{"luật tổ chức chính quyền địa phương 2015 còn hiệu lực không"}, []string{"Chưa rõ"}},
	} {
		for _, q := range c.ask {
			got := asks(t, site, q)
			for _, want := range c.want {
				held := false
				for way := range strings.SplitSeq(want, "|") {
					held = held || strings.Contains(got.line(), way)
				}
				if !held {
					t.Errorf("%q is answered %q, without %q", q, got.line(), want)
				}
			}
			if got.Answer == nil {
				continue
			}
			for _, r := range got.Answer.Rows {
				if r.Passage != nil && (r.Passage.Text == "" || !strings.Contains(r.Passage.URL, "#doan")) {
					t.Errorf("%q: a row without its sentence: %+v", q, r)
				}
			}
		}
	}
	for _, q := range []string{"văn bản nào thay thế 9999/QĐ-UBND", "văn bản nào thay thế 1876/QĐ-UBND", "văn bản nào của Yên Bái triển khai NQ 57", "ai là Giám đốc Sở Y tế", "ai là phó trưởng ban chỉ đạo",
		"thông tư nào hướng dẫn quyết định 1240/QĐ-UBND", "kế hoạch thực hiện nghị quyết 57", "nghị quyết 57", "nghị quyết 57 được thực hiện thế nào", "chuyển đổi số cấp xã", "luật đất đai 2024 còn hiệu lực không",
		"văn bản nào quy định chế độ trực ban", "văn bản nào thành lập Hội đồng Đá quý", "Điều 99 quyết định 24/2023/QĐ-UBND còn hiệu lực không", "quyết định 1240/QĐ-UBND đã được sửa đổi chưa", "tỷ lệ hồ sơ trễ hạn", "văn bản nào thay thế 1240/QĐ-UBND -bộ"} {
		if got := asks(t, site, q); got.Answer != nil {
			t.Errorf("%q is answered %q", q, got.line())
		}
	}
}

func standingsHold(t *testing.T, site string) {
	t.Helper()
	state := func(q, number string) string {
		for _, h := range asks(t, site, q).Hits {
			if h.Number == number {
				return h.Validity.State
			}
		}
		return ""
	}
	for _, c := range []struct{ ask, number, want string }{
		{"bộ tiêu chí đánh giá chuyển đổi số", "1240/QĐ-UBND", "het"},
		{"bộ tiêu chí đánh giá chuyển đổi số tai:2024-08-11", "1240/QĐ-UBND", "khong-ro"},
		{"bộ tiêu chí đánh giá chuyển đổi số tai:2024-08-12", "1240/QĐ-UBND", "het"},
		{"bộ tiêu chí đánh giá chuyển đổi số tai:2024-08-11", "1876/QĐ-UBND", ""}, // issued on the next day
		{"bộ tiêu chí đánh giá chuyển đổi số tai:2024-08-12", "1876/QĐ-UBND", "con|khong-ro"},
		{"hieuluc:hết", "1240/QĐ-UBND", "het"},
		{"hieuluc:hết tai:2024-06-30", "1240/QĐ-UBND", ""},
		{"thí điểm tiếp nhận hồ sơ hieuluc:ngưng tai:2024-12-31", "2105/QĐ-UBND", "ngung"},
		{"hieuluc:ngưng", "2105/QĐ-UBND", ""},
		{"hieuluc:một-phần", "24/2023/QĐ-UBND", "mot-phan"},
		{"hieuluc:không-xét", "82/BC-UBND", "khong-xet"},
	} {
		if got := state(c.ask, c.number); !strings.Contains("|"+c.want+"|", "|"+got+"|") {
			t.Errorf("%q: %s is %q, want %q", c.ask, c.number, got, c.want)
		}
	}
	if got := asks(t, site, "chuyển đổi số tai:2024-06-30"); got.Day != "2024-06-30" {
		t.Errorf("the day is %q", got.Day)
	}
	page := fetched(t, site+"/tim?q="+url.QueryEscape("chuyển đổi số tai:2024-06-30"))
	for _, want := range []string{"Hiệu lực tính tại <b>", "30/6/2024", `href="/tim?q=chuyển+đổi+số"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}
