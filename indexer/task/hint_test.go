package task

import (
	"strings"
	"testing"
)

// timed are words of time, one a line, as clauses hold them.
const timed = `rà soát, hoàn thành trước ngày 30/6/2025
báo cáo kết quả chậm nhất là ngày 15 tháng 12 hằng năm
hoàn thành trong quý iv năm 2025
xong trước quý iii
đến hết năm 2030
định kỳ hằng quý báo cáo
hằng năm, tổng kết
định kỳ 6 tháng, năm báo cáo
(hàng tháng) gửi số liệu
mỗi quý một lần
trong thời hạn tối đa 15 ngày làm việc kể từ ngày quyết định này có hiệu lực
không quá 05 ngày, tính từ ngày nhận được báo cáo
ngay sau khi kế hoạch được phê duyệt
trình tại kỳ họp cuối năm
theo khoản 2 điều 5 nghị định số 12/2024/nđ-cp`

// FuzzHints holds the hints against the patterns: what one of them finds must have been hinted at.
func FuzzHints(f *testing.F) {
	for line := range strings.Lines(timed) {
		f.Add(strings.TrimSuffix(line, "\n"))
	}
	f.Fuzz(func(t *testing.T, low string) {
		h, p := hintsOf(low), patternsOf()
		if !h.bound && p.bound.MatchString(low) || !h.again && p.again.MatchString(low) || !h.within && p.within.MatchString(low) {
			t.Errorf("%q: %+v hides a time", low, h)
		}
		if !h.event && (strings.Contains(low, "ngay sau khi ") || strings.Contains(low, "tại kỳ họp ")) {
			t.Errorf("%q: an event is hidden", low)
		}
	})
}

func TestAClauseWithoutTimeHintsAtNone(t *testing.T) {
	for _, low := range []string{"", " ", "theo khoản 2 điều 5 nghị định số 12/2024/nđ-cp", "chủ trì, phối hợp với các bộ", "gồm 12 điều và 3 chương"} {
		if h := hintsOf(low); h != (hints{}) {
			t.Errorf("%q: %+v", low, h)
		}
	}
}

func TestSmallLettersStandWhereTheGreatOnesStood(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"Điều 5.\nUỶ BAN\tẨN Ữ": "điều 5. uỷ ban ẩn ữ",
		"İ và ẞ và Ⱥ":           "İ và ẞ và Ⱥ", // their small forms are longer or shorter
		"\xffABC":               "\xffABC",
	} {
		if got := lower(in); got != want || len(got) != len(in) {
			t.Errorf("lower(%q) = %q, want %q", in, got, want)
		}
	}
}
