package query

import "testing"

func TestOnlyQuestionsForNumbersOfReportsAreStatistic(t *testing.T) {
	for typed, want := range map[string]bool{
		"Tỷ lệ hồ sơ trễ hạn?":                              true,
		"ty le ho so tre han":                               true,
		"Bao nhiêu thủ tục nội bộ toàn trình?":              true,
		"tổng số hộ nghèo năm 2024":                         true,
		"kinh phí đãi ngộ CBCCVC làm CNTT?":                 true,
		"Mức phạt tiền tối đa là bao nhiêu?":                false,
		"tỷ lệ sở hữu tối đa của nhà đầu tư nước ngoài":     false,
		"Kinh phí chuyển đổi số được lấy từ đâu?":           false,
		"Bao nhiêu tuổi thì được cấp thẻ căn cước?":         false,
		"Khiếu nại lần hai giải quyết trong bao nhiêu ngày": false,
		"chuyển đổi số":                                     false,
		"kế hoạch 154 về việc gì":                           false,
		"tỷ lệ":                                             false,
		"":                                                  false,
	} {
		if got := Statistic(typed); got != want {
			t.Errorf("%q: %v, want %v", typed, got, want)
		}
	}
}
