package corpus_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// Every family and every variant of writing of handbook §1.1 to §1.5 and A.1, standing alone and in a sentence behind the
// words that name it.
func TestEveryFamilyIsReadAloneAndInItsSentence(t *testing.T) {
	for _, c := range []struct {
		lead, in, want string
		family         corpus.Family
	}{
		// S1
		{"Luật số ", "202/2025/QH15", "202/2025/QH15", "law"}, {"Pháp lệnh số ", "02/2020/UBTVQH14", "02/2020/UBTVQH14", "law"},
		{"Nghị quyết số ", "1211/2016/UBTVQH13", "1211/2016/UBTVQH13", "law"}, {"Nghị quyết số ", "03/2024/NQ-UBTVQH15", "03/2024/NQ-UBTVQH15", "state"},
		{"Nghị quyết số ", "1685/NQ-UBTVQH15", "1685/NQ-UBTVQH15", "state"}, {"Pháp lệnh ", "26/2005/PL-UBTVQH11", "26/2005/PL-UBTVQH11", "state"},
		{"Lệnh số ", "12/2023/L-CTN", "12/2023/L-CTN", "state"}, {"Luật số ", "45/2019/qh14", "45/2019/QH14", "law"}, {"Luật số ", "36/2005/QH 11", "36/2005/QH11", "law"},
		// S2
		{"Nghị định số ", "30/2020/NĐ-CP", "30/2020/NĐ-CP", "state"}, {"Thông tư ", "01/2023/TT-BTTTT", "01/2023/TT-BTTTT", "state"},
		{"Nghị quyết số ", "12/2024/NQ-HĐND", "12/2024/NQ-HĐND", "state"}, {"Quyết định số ", "13/2024/QĐ-UBND", "13/2024/QĐ-UBND", "state"},
		{"Nghị quyết số ", "05/2025/NQ-CP", "05/2025/NQ-CP", "state"}, {"Thông tư số ", "05/2024/TT-VKSTC", "05/2024/TT-VKSTC", "state"},
		{"Thông tư số ", "12/2025/TT-BNNMT", "12/2025/TT-BNNMT", "state"}, {"Thông tư số ", "15/2020/TT-BGD&ĐT", "15/2020/TT-BGD&ĐT", "state"},
		// S3
		{"Kế hoạch số ", "154/KH-UBND", "154/KH-UBND", "state"}, {"Quyết định ", "1234/QĐ-TTg", "1234/QĐ-TTg", "state"}, {"Chỉ thị số ", "05/CT-TTg", "05/CT-TTg", "state"},
		{"Nghị quyết số ", "71/NQ-CP", "71/NQ-CP", "state"}, {"Tờ trình số ", "43/TTr-SKHCN", "43/TTr-SKHCN", "state"}, {"Thông báo số ", "12/TB-VPCP", "12/TB-VPCP", "state"},
		{"Công điện số ", "58/CĐ-TTg", "58/CĐ-TTg", "state"}, {"Quyết định số ", "87/QĐ-XPHC", "87/QĐ-XPHC", "state"}, {"Kết luận thanh tra số ", "21/KL-TTr", "21/KL-TTr", "state"},
		{"Kế hoạch số ", "01/KH-BCĐ57", "01/KH-BCĐ57", "state"}, {"Báo cáo số ", "12/BCTĐ-STP", "12/BCTĐ-STP", "state"}, {"Quy chế số ", "03/QCPH-CAT-STP", "03/QCPH-CAT-STP", "state"},
		{"Giấy phép số ", "15/GPh-UBND", "15/GPh-UBND", "state"}, {"Giấy phép số ", "15/GP-STNMT", "15/GP-STNMT", "state"}, {"Hướng dẫn số ", "12/HDLS-SNV-STC", "12/HDLS-SNV-STC", "state"},
		{"Kế hoạch số ", "12/KHLN-SYT-SGDĐT", "12/KHLN-SYT-SGDĐT", "state"}, {"Giấy mời số ", "124/GM-UBND", "124/GM-UBND", "state"}, {"Quyết định số ", "06/QĐ-HĐTĐKT", "06/QĐ-HĐTĐKT", "state"},
		{"Kế hoạch số ", "12/KH-TCTĐA06", "12/KH-TCTĐA06", "state"}, {"Kế hoạch số ", "12/KH-ĐĐBQH", "12/KH-ĐĐBQH", "state"},
		// S4
		{"Công văn số ", "789/UBND-KGVX", "789/UBND-KGVX", "state"}, {"Công văn số ", "1277/BGDĐT-QLCL", "1277/BGDĐT-QLCL", "state"}, {"Công văn số ", "4338/VPCP-KSTT", "4338/VPCP-KSTT", "state"},
		{"văn bản số ", "2512/STTTT-CĐS", "2512/STTTT-CĐS", "state"}, {"Công văn số ", "2231/SNV-CCHC&PC", "2231/SNV-CCHC&PC", "state"}, {"Công văn số ", "34/UBND-KTN1", "34/UBND-KTN1", "state"},
		{"Công văn số ", "98/UBND-VX2", "98/UBND-VX2", "state"}, {"Công văn số ", "5/TCT-CS", "05/TCT-CS", "state"},
		// S5
		{"Thông tư liên tịch số ", "55/2015/TTLT-BTC-BKHCN", "55/2015/TTLT-BTC-BKHCN", "state"}, {"Thông tư liên tịch số ", "07/2002/TTLT/BTC-BYT", "07/2002/TTLT-BTC-BYT", "state"},
		{"Thông tư liên tịch số ", "07/2002/TTLT.BTC.BYT", "07/2002/TTLT-BTC-BYT", "state"}, {"Nghị quyết liên tịch số ", "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "state"},
		{"Thông tư liên tịch số ", "11/2013/TTLT-BCA-BQP-BTP-NHNNVN-VKSNDTC-TANDTC", "11/2013/TTLT-BCA-BQP-BTP-NHNNVN-VKSNDTC-TANDTC", "state"},
		// S6 to S8
		{"Văn bản hợp nhất số ", "18/VBHN-VPQH", "18/VBHN-VPQH", "state"}, {"Văn bản hợp nhất số ", "03/VBHN-BTC", "03/VBHN-BTC", "state"},
		{"Sao y số ", "15/SY-UBND", "15/SY-UBND", "state"}, {"Trích sao số ", "7/TrS-VPCP", "07/TrS-VPCP", "state"}, {"Sao lục số ", "9/SL-VPTU", "09-SL/VPTU", "party"},
		{"Nghị quyết số ", "66.1/2025/NQ-CP", "66.1/2025/NQ-CP", "state"}, {"Nghị quyết ", "66.19/2026/NQ-CP", "66.19/2026/NQ-CP", "state"},
		// P1 and P2
		{"Nghị quyết số ", "57-NQ/TW", "57-NQ/TW", "party"}, {"Chương trình hành động số ", "414-CTr/TU", "414-CTr/TU", "party"}, {"Quyết định số ", "1098-QĐ/TU", "1098-QĐ/TU", "party"},
		{"Kết luận số ", "12-KL/TW", "12-KL/TW", "party"}, {"Hướng dẫn số ", "36-HD/VPTW", "36-HD/VPTW", "party"}, {"Hướng dẫn ", "05-HD/VPTW", "05-HD/VPTW", "party"},
		{"Công văn số ", "815-CV/TU", "815-CV/TU", "party"}, {"Công văn số ", "120-CV/BTCTU", "120-CV/BTCTU", "party"}, {"Thông báo kết luận số ", "108-TB/VPTW", "108-TB/VPTW", "party"},
		{"Thông tri số ", "02-TT/TU", "02-TT/TU", "party"}, {"Quy định số ", "41-QĐ/TW", "41-QĐ/TW", "party"}, {"Quy định số ", "11-QĐi/TU", "11-QĐi/TU", "party"}, {"Quy định số ", "11-QyĐ/TU", "11-QyĐ/TU", "party"},
		{"Tuyên bố số ", "3-TBo/TW", "03-TBo/TW", "party"}, {"Quy trình số ", "04-QTr/TU", "04-QTr/TU", "party"}, {"Kế hoạch số ", "81-KH/ĐUK", "81-KH/ĐUK", "party"},
		{"Hướng dẫn số ", "26-HD/BTCTW", "26-HD/BTCTW", "party"}, {"Nghị quyết số ", "01-NQ/ĐU", "01-NQ/ĐU", "party"}, {"Nghị quyết số ", "04-NQ/HU", "04-NQ/HU", "party"}, {"Kế hoạch số ", "12-KH/BTGDVTU", "12-KH/BTGDVTU", "party"},
		{"Kế hoạch số ", "12-KH/UBKTTW", "12-KH/UBKTTW", "party"}, {"Nghị quyết số ", "02-NQ/ĐUCP", "02-NQ/ĐUCP", "party"}, {"Nghị quyết số ", "105-NQ/QUTW", "105-NQ/QUTW", "party"},
		{"Nghị quyết số ", "57-NQ/T.Ư", "57-NQ/TW", "party"}, {"Nghị quyết số ", "11-NQ/ThU", "11-NQ/ThU", "party"}, {"Kế hoạch số ", "12-KH/BCĐTW", "12-KH/BCĐTW", ""},
		// P3
		{"Kế hoạch số ", "35-KH/TĐTN-BPT", "35-KH/TĐTN-BPT", "party"}, {"Kế hoạch số ", "240/KH-MTTW-BTT", "240/KH-MTTW-BTT", "state"}, {"Hướng dẫn số ", "18-HD/TWĐTN", "18-HD/TWĐTN", "party"},
		{"Kế hoạch số ", "35 KH/TĐTN-BPT", "35-KH/TĐTN-BPT", "party"}, {"Kế hoạch số ", "58/KH-LĐLĐ", "58/KH-LĐLĐ", "state"}, {"Hướng dẫn số ", "08/HD-TLĐ", "08/HD-TLĐ", "state"},
		{"Hướng dẫn số ", "12/HD-HLHPN", "12/HD-HLHPN", "state"}, {"Kế hoạch số ", "19-KH/HND", "19-KH/HND", "party"},
		// O1 to O5
		{"Sắc lệnh số ", "64/SL", "64/SL", "old"}, {"Sắc lệnh số ", "18-SL", "18/SL", "old"}, {"Sắc lệnh ", "175b/SL", "175b/SL", "old"},
		{"Nghị định ", "58-CP", "58-CP", "old"}, {"Nghị định số ", "58/CP", "58-CP", "old"}, {"Quyết định số ", "91/TTg", "91/TTg", "old"}, {"Quyết định số ", "327-TTg", "327/TTg", "old"},
		{"Nghị định số ", "256-HĐBT", "256-HĐBT", "old"}, {"Quyết định số ", "256/HĐBT", "256-HĐBT", "old"}, {"Quyết định ", "202-CT", "202-CT", "old"}, {"Chỉ thị số ", "202/CT", "202-CT", "old"},
		{"Luật số ", "22-LCT/HĐNN8", "22-LCT/HĐNN8", "old"}, {"Luật số ", "35-L/CTN", "35-L/CTN", "old"}, {"Luật số ", "22 LCT/HĐNN8", "22-LCT/HĐNN8", "old"}, {"Luật số ", "35 L/CTN", "35-L/CTN", "old"},
		{"Pháp lệnh số ", "47-PL/CTN", "47-PL/CTN", "old"}, {"Thông tư số ", "33/TT-LB", "33/TT-LB", "state"}, {"Thông tư số ", "95 TC/TCT", "95/TC-TCT", "state"}, {"Thông tư số ", "15/BNV-TT", "15/BNV-TT", "state"},
		{"Quyết định số ", "84 QĐ/BXD", "84/QĐ-BXD", "state"}, {"Chế độ kế toán số ", "95 TC/QĐ/CĐKT", "95-TC/QĐ/CĐKT", "old"},
		{"Nghị quyết số ", "04/2024/NQ-HĐTP", "04/2024/NQ-HĐTP", "state"}, {"Nghị quyết số ", "02/HĐTP-NQ", "02/HĐTP-NQ", "state"},
		// serials
		{"Nghị quyết số ", "28a/NQ-CP", "28a/NQ-CP", "state"}, {"Nghị quyết số ", "30a/2008/NQ-CP", "30a/2008/NQ-CP", "state"}, {"Quyết định số ", "6/QĐ-TTg", "06/QĐ-TTg", "state"}, {"Quyết định số ", "5bis/QĐ-UBND", "05bis/QĐ-UBND", "state"},
		{"Quyết định số ", "5 bis/QĐ-UBND", "05bis/QĐ-UBND", "state"}, {"Quyết định số ", "12345/QĐ-UBND", "12345/QĐ-UBND", "state"},
		// swapped, all one separator, glued, case, dashes, eth, blanks
		{"Kế hoạch số ", "154-KH/UBND", "154/KH-UBND", "state"}, {"Nghị quyết ", "57/NQ-TW", "57-NQ/TW", "party"}, {"Nghị quyết ", "NQ/57-TW", "57-NQ/TW", "party"}, {"Chỉ thị số ", "17-CT-TU", "17-CT/TU", "party"},
		{"Thông tư ", "12-2014-TT-BYT", "12/2014/TT-BYT", "state"}, {"Nghị định ", "30/2020/NĐ/CP", "30/2020/NĐ-CP", "state"}, {"Quyết định số ", "1234-QĐ-UBND", "1234/QĐ-UBND", "state"}, {"Quyết định số ", "1234/QĐ/UBND", "1234/QĐ-UBND", "state"},
		{"Thông tư số ", "09/2016/TTBTTTT", "09/2016/TT-BTTTT", "state"}, {"Nghị định ", "30/2020/NĐCP", "30/2020/NĐ-CP", "state"}, {"Quyết định ", "1234/QĐUBND", "1234/QĐ-UBND", "state"}, {"Kế hoạch ", "154/KHUBND", "154/KH-UBND", "state"}, {"Nghị quyết ", "58NQ/TW", "58-NQ/TW", "party"},
		{"Nghị định ", "30/2020/nđ-cp", "30/2020/NĐ-CP", "state"}, {"kế hoạch ", "154/kh-ubnd", "154/KH-UBND", "state"}, {"CHƯƠNG TRÌNH SỐ ", "414-CTR/TU", "414-CTr/TU", "party"}, {"QUYẾT ĐỊNH SỐ ", "749/QĐ-TTG", "749/QĐ-TTg", "state"}, {"TỜ TRÌNH SỐ ", "64/TTR-SKHCN", "64/TTr-SKHCN", "state"},
		{"Nghị định ", "30/2020/NĐ‑CP", "30/2020/NĐ-CP", "state"}, {"Nghị định ", "30/2020/NĐ\u001eCP", "30/2020/NĐ-CP", "state"}, {"Nghị định ", "30/2020/NĐ–CP", "30/2020/NĐ-CP", "state"}, {"Nghị định ", "30/2020/NÐ-CP", "30/2020/NĐ-CP", "state"}, {"Nghị định ", "30/2020/NƉ-CP", "30/2020/NĐ-CP", "state"},
		{"Nghị định ", "30/2020/ND-CP", "30/2020/NĐ-CP", "state"}, {"ND ", "30/2020/ND-CP", "30/2020/NĐ-CP", "state"}, {"Quyết định số ", "06/QD-TTg", "06/QĐ-TTg", "state"}, {"Nghị quyết số ", "12/NQ-HDND", "12/NQ-HĐND", "state"},
		{"Nghị định số", "30/2020/NĐ - CP", "30/2020/NĐ-CP", "state"}, {"Thông tư số ", "12/2024/TT- BKHCN", "12/2024/TT-BKHCN", "state"}, {"Quyết định số ", "1234/QĐ -UBND", "1234/QĐ-UBND", "state"}, {"Thông tư số ", "12/2012/TT-BNN PTNT", "12/2012/TT-BNNPTNT", "state"},
		{"Thông tư số ", "01 / 2023 / TT-BYT", "01/2023/TT-BYT", "state"}, {"Quyết định số: ", "1206 /QĐ-HVTC", "1206/QĐ-HVTC", "state"}, {"Tờ trình số ", "64/TTr- STP", "64/TTr-STP", "state"}, {"Thông tư số ", "18/2025/TT-\nBTC", "18/2025/TT-BTC", "state"},
	} {
		n, ok := corpus.ParseNumber(c.in)
		if n.String() != c.want || ok != (c.want != "") || c.family != "" && n.Family != c.family {
			t.Errorf("ParseNumber(%q) = %q %q, want %q %q", c.in, n, n.Family, c.want, c.family)
		}
		var got []string
		text := "Thực hiện " + c.lead + c.in + " ngày 05/3/2020, các đơn vị báo cáo."
		for _, f := range corpus.ScanNumbers(text) {
			got = append(got, f.Number.String())
			if f.In(text) != c.in {
				t.Errorf("%q: span %q", c.in, f.In(text))
			}
		}
		if d := cmp.Diff([]string{c.want}, got); d != "" {
			t.Errorf("ScanNumbers(%q): %s", text, d)
		}
	}
}

// Letters for figures and codes misread by text recognition count behind the name of a type alone. Source: handbook §1.5.
func TestMisreadNumbersAreReadBehindATypeAlone(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Nghị định số 30/2020/NĐ-CF ngày", "30/2020/NĐ-CP"}, {"Quyết định số l5/2O20/QĐ-TTg ngày", "15/2020/QĐ-TTg"}, {"Nghị định 3O/2020/NĐ-CP", "30/2020/NĐ-CP"},
		{"Quyết định số I234/QB-UBNO ngày", "1234/QĐ-UBND"}, {"Nghị quyết số 5l-NQ/TW, ngày", "51-NQ/TW"}, {"Quyết định số 749/QĐ-TTq ngày", "749/QĐ-TTg"},
		{"Nghị quyết số 28a/NQ-CP", "28a/NQ-CP"}, {"lô I2/2020/NĐ-CP", ""}, {"Điều lO/2020", ""}, {"Quyết định số Ol", ""},
	} {
		got := ""
		for _, f := range corpus.ScanNumbers("Theo " + c.in) {
			got += f.Number.String()
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// What is no document number, though it looks like one. Source: handbook §1.8.
func TestWhatLooksLikeANumberIsNone(t *testing.T) {
	for _, in := range []string{
		"ngày 27/3/2025", "tháng 01/2024", "28/34 tỉnh", "1.204/1.310 thôn", "đạt 51,69/85%", "24/7", "2/3 số đại biểu", "giai đoạn 2025-2030", "nhiệm kỳ 2020 - 2025",
		"ĐT: 0214.3840.009", "Fax 0214-3840-009", "STK 1234567890123", "căn cước 010203004567", "mã số thuế 5300100276-001",
		"mã TTHC 1.002407", "2.000635.000.00.00.H38", "hồ sơ 000.12.34.H38-250401-0007", "biển số 24A-123.45", "xe 29C1-234.56",
		"TCVN 5687:2010", "TCVN ISO 9001:2015", "QCVN 41:2019/BGTVT", "QCVN 61-MT:2016/BTNMT", "ISO/IEC 17025:2017", "TCCS 01:2020/CĐBVN", "máy HP-1102/CE", "Km 30+200", "Km12/QL4D",
		"ISBN 978-604-57-1234-5", "Số báo danh 123/QĐ-UBND", "Số: 05 (Công báo)", "Công báo số 367 + 368", "bão số 10", "Tổ 12", "số nhà 45/7A", "Vòng 2/CK1", "Gói thầu số 05/XL",
		"kế hoạch 5 năm", "Kế hoạch 2 bước", "Quyết định 3 nội dung", "Báo cáo 6 tháng", "Thông báo 2 lần", "Chương trình 135", "Chương trình 30a",
		"Số:      /KH-UBND", "Số …/QĐ-UBND", "Số: ……-NQ/TU", "(kèm theo Tờ trình số …/TTr-STC)", "Số:     /2025/QĐ-UBND", "Công văn đến số 1250",
		"đạt 12/KH", "Luật sư, luật pháp", "kế hoạch năm 2025", "QL 4D", "5G/AI", "12/A4", "lớp 10A1/THPT", "tỷ lệ 1/500", "tỷ lệ 1/2000-QH",
	} {
		if got := corpus.ScanNumbers("Theo đó, " + in + " được ghi nhận."); len(got) > 0 {
			t.Errorf("%q: found %v", in, got)
		}
	}
}
