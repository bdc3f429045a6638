package main

import (
	"strings"
	"testing"
)

// What is said of one provision on the page of the text, on a card, in a history, in a chain: the same days, in the words of the documents.
func TestEveryPageTellsOfAProvisionTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the sample")
	}
	site := sampleSite(t)
	text := "/van-ban/" + amended
	for _, c := range []struct {
		name, path string
		want, not  []string
	}{
		{"a provision of an amending text that has a day of its own", text,
			[]string{"Được sửa đổi, bổ sung bởi 10/2025/NQ-HĐND từ 01/01/2026 Xem lịch sử khoản 1"}, nil},
		{"and on a card, which leads to the history", text + "/the?muc=dieu-10.khoan-1",
			[]string{"Được sửa đổi, bổ sung bởi 10/2025/NQ-HĐND", "từ 01/01/2026", "Lịch sử lời văn"}, nil},
		{"a card of what nothing was done to", text + "/the?muc=dieu-1", nil, []string{"Lịch sử lời văn"}},
		{"what is still to come on the day", text + "?tai=2024-06-01",
			[]string{"Sẽ được sửa đổi, bổ sung bởi 06/2024/NQ-HĐND từ 01/8/2024"}, []string{" Được sửa đổi, bổ sung bởi 06/2024/NQ-HĐND"}},
		{"a provision that does not apply for a time, in the word of the text", text,
			[]string{"Ngưng hiệu lực theo 11/2024/NQ-HĐND từ 01/11/2024 đến hết 31/3/2025"}, []string{"đình chỉ"}},
		{"and in the history", text + "/lich-su", []string{"Ngưng hiệu lực Điều 10"}, []string{"Đình chỉ"}},
		{"the head of the text on a day tells of that day", text + "/lich-su?tai=2024-06-30", []string{"Chưa rõ hiệu lực tại 30/6/2024", "Phần 1 trong"}, []string{"Phần 1–1"}},
		{"a clause that came with the new words of its article", text + "/lich-su?tai=2026-02-01&trang=3", []string{"Bản ghép tự động Lịch sử khoản 3 Điều 13"}, nil},
		{"the mark once beside a text that is compared", "/so-sanh?a=" + amended + "~dieu-5&b=" + amended + "~dieu-5@2026-02-01", []string{"Bản ghép tự động"}, []string{"Bản ghép tự động Bản ghép tự động"}},
		{"a link of a chain shows the words that name the document", "/van-ban/46-kh-ubnd-2024-01-19" + khueLinh + "/chuoi",
			[]string{"Kế hoạch phối hợp số 08/KHPH-STTTT-CAT", "Kế hoạch số 46/KH-UBND ngày 19 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh” (chắc chắn)"}, []string{"“Thực hiện Quyết định số 06/QĐ-TTg"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			said := wordsOf(fetched(t, site+c.path))
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("%s lacks %q", c.path, want)
				}
			}
			for _, not := range c.not {
				if strings.Contains(said, not) {
					t.Errorf("%s says %q", c.path, not)
				}
			}
		})
	}
}
