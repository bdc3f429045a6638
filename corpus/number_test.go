package corpus_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestEveryUsualSpellingIsOneNumber(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"154/KH-UBND", "154/KH-UBND"}, {"154 kh ubnd", "154/KH-UBND"}, {"154-KH/UBND", "154/KH-UBND"}, {"154/kh-ubnd", "154/KH-UBND"},
		{"57-NQ/TW", "57-NQ/TW"}, {"57/NQ-TW", "57-NQ/TW"}, {"57 NQ/TW", "57-NQ/TW"}, {"58NQ/TW", "58-NQ/TW"}, {"57 nq tw", "57-NQ/TW"}, {"NQ/57-TW", "57-NQ/TW"}, {"72-NQ-TW", "72-NQ/TW"},
		{"17-CT-TU", "17-CT/TU"}, {"414-Ctr/TU", "414-CTr/TU"}, {"414-CTR/TU", "414-CTr/TU"}, {"414-CTHĐ/TU", "414-CTr/TU"},
		{"30/2020/NĐ-CP", "30/2020/NĐ-CP"}, {"30/2020/nđ-cp", "30/2020/NĐ-CP"}, {"30/2020/ND-CP", "30/2020/NĐ-CP"}, {"30/2020/NĐ‑CP", "30/2020/NĐ-CP"}, {"30/2020/NĐ - CP", "30/2020/NĐ-CP"}, {"30/2020/NÐ-CP", "30/2020/NĐ-CP"}, {"30/2020/NĐ/CP", "30/2020/NĐ-CP"},
		{"12-2014-TT-BYT", "12/2014/TT-BYT"}, {"09/2016/TTBTTTT", "09/2016/TT-BTTTT"}, {"12/2024/TT- BKHCN", "12/2024/TT-BKHCN"}, {"143/2025/TT-BTС", "143/2025/TT-BTC"}, {"01 / 2023 / TT-BYT", "01/2023/TT-BYT"}, {"12/2012/TT-BNN PTNT", "12/2012/TT-BNNPTNT"},
		{"6/QĐ-TTg", "06/QĐ-TTg"}, {"06/QD-TTG", "06/QĐ-TTg"}, {"1234 /QĐ-TTg", "1234/QĐ-TTg"}, {"28a/NQ-CP", "28a/NQ-CP"}, {"66.1/2025/NQ-CP", "66.1/2025/NQ-CP"},
		{"45/2019/QH14", "45/2019/QH14"}, {"45/2019/qh14", "45/2019/QH14"}, {"02/2016/UBTVQH14", "02/2016/UBTVQH14"}, {"1685/NQ-UBTVQH15", "1685/NQ-UBTVQH15"}, {"26/2005/PL-UBTVQH11", "26/2005/PL-UBTVQH11"},
		{"789/UBND-KGVX", "789/UBND-KGVX"}, {"2231/SNV-CCHC&PC", "2231/SNV-CCHC&PC"}, {"815-CV/TU", "815-CV/TU"}, {"81-KH/ĐUK", "81-KH/ĐUK"}, {"26-HD/BTCTW", "26-HD/BTCTW"}, {"35-KH/TĐTN-BPT", "35-KH/TĐTN-BPT"}, {"240/KH-MTTW-BTT", "240/KH-MTTW-BTT"},
		{"64/SL", "64/SL"}, {"64-SL", "64/SL"}, {"64 SL", ""}, {"58-CP", "58-CP"}, {"91/TTg", "91/TTg"}, {"256-HĐBT", "256-HĐBT"}, {"202-CT", "202-CT"}, {"22-LCT/HĐNN8", "22-LCT/HĐNN8"}, {"35-L/CTN", "35-L/CTN"}, {"33/TT-LB", "33/TT-LB"}, {"95 TC/QĐ/CĐKT", "95-TC/QĐ/CĐKT"},
		{"55/2015/TTLT-BTC-BKHCN", "55/2015/TTLT-BTC-BKHCN"}, {"07/2002/TTLT/BTC-BYT", "07/2002/TTLT-BTC-BYT"}, {"07/2002/TTLT.BTC.BYT", "07/2002/TTLT-BTC-BYT"},
		{"12/KL-TTr", "12/KL-TTr"}, {"87/QĐ-XPHC", "87/QĐ-XPHC"}, {"01/KH-BCĐ57", "01/KH-BCĐ57"}, {"26/KH-BCĐ (138)", "26/KH-BCĐ138"}, {"Số: 154/KH-UBND", "154/KH-UBND"}, {"Luật số 45/2019/QH14", "45/2019/QH14"}, {"qd 854/ubnd 2019", ""}, {"qd 854/ubnd", "854/QĐ-UBND"}, {"06/TU", "06/TU"}, {"Nghị quyết 06/TU", "06-NQ/TU"}, {"công văn số 1472/UBND", "1472/UBND"}, {"quyet dinh so 3264 ubnd", ""}, {"2068-UBND-KTN", "2068/UBND-KTN"}, {"57-NQ/T.Ư", "57-NQ/TW"},
		{"KH 88/KH-UBND", "88/KH-UBND"}, {"kh 88 kh ubnd", "88/KH-UBND"}, {"VBHN 12/VBHN-BTC", "12/VBHN-BTC"}, {"CTr 61-CTr/TU", "61-CTr/TU"}, {"TT 12/2014/TT-BYT", "12/2014/TT-BYT"},
		{"157/TB_UBND", "157/TB-UBND"}, {"1830 QĐ-UBND", "1830/QĐ-UBND"}, {"18/VBHN-VPQH", "18/VBHN-VPQH"},
		{"", ""}, {"57", ""}, {"27/3/2025", ""}, {"01/2024", ""}, {"28/34", ""}, {"24/7", ""}, {"2025/TT-BYT", ""}, {"10/VBHN-", ""}, {"772016/NĐ-C", ""}, {"3 to 5", ""}, {"57 lao cai", ""}, {"00/QĐ-TTg", ""}, {"5687:2010", ""}, {"nghị quyết 57", ""},
	} {
		n, ok := corpus.ParseNumber(c.in)
		if d := cmp.Diff(c.want, n.String()); d != "" || ok != (c.want != "") {
			t.Errorf("ParseNumber(%q) %v %+v: %s", c.in, ok, n, d)
		}
	}
}

func TestNumbersAreFoundWhereTheyStand(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string // "as written → canonical", or one where both are the same
	}{
		{"Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ thực hiện Nghị quyết số 57-NQ/TW;", []string{"71/NQ-CP", "57-NQ/TW"}},
		{"Chương trình hành động số 414-CTr/TU, ngày 19/02/2025 của về thực hiện", []string{"414-CTr/TU"}},
		{"Thông báo số 712/TB-VPCP, Thông báo số 12-TB/TU; bão số 10/TB-X, Mẫu số 01/BHXH", []string{"712/TB-VPCP", "12-TB/TU"}},
		{"TRƯỜNG ĐẠI HỌC MẪU\nSố: 312/QĐ-ĐHM", []string{"312/QĐ-ĐHM"}},
		{"theo mẫu\nsố 01/BHXH", nil},
		{"Số: 12/2031/TT-BTCHà Nội", []string{"12/2031/TT-BTC"}},
		{"Số: 95 TC/CĐKT", []string{"95 TC/CĐKT → 95-TC/CĐKT"}},
		{"102/2025/NQLT - UBTVQH15 - CP", []string{"102/2025/NQLT - UBTVQH15 - CP → 102/2025/NQLT-UBTVQH15-CP"}},
		{"Thông tư số 01/2021/TT- BKHĐT ngày 16", []string{"01/2021/TT- BKHĐT → 01/2021/TT-BKHĐT"}},
		{"Thông tư số 18/2025/TT-\nBTC ngày", []string{"18/2025/TT-\nBTC → 18/2025/TT-BTC"}},
		{"Nghị định 30/2020/NĐ\nCP về", []string{"30/2020/NĐ\nCP → 30/2020/NĐ-CP"}},
		{"Quyết định của Bộ Chính trị số31-QĐ/TW, ngày 01-10-1997", []string{"31-QĐ/TW"}},
		{"NĐ30/2020/NĐ-CP và TT01/2023/TT-BTTTT", []string{"30/2020/NĐ-CP", "01/2023/TT-BTTTT"}},
		{"Quyết định số 749/QĐ-TTgngày 03/6/2020; 12/KH-UBNDtỉnh", []string{"749/QĐ-TTg", "12/KH-UBND"}},
		{"Thông tư 51/2010/QH12 - Luật Khám bệnh", []string{"51/2010/QH12"}},
		{"Công văn (số 73/TTg-CN) và Công văn số 2231/SNV-CCHC&PC ngày 28", []string{"73/TTg-CN", "2231/SNV-CCHC&PC"}},
		{"Nghị quyết 06/TU - ngày 26/3 hàng năm", []string{"06/TU"}},
		{"Nghị Quyết số 72-NQ-TW ngày 09/09/2025", []string{"72-NQ-TW → 72-NQ/TW"}},
		{"Kế hoạch số 154-KH/UBND", []string{"154-KH/UBND → 154/KH-UBND"}},
		{"thông tư số 07/2022/tt-btttt của bộ", []string{"07/2022/tt-btttt → 07/2022/TT-BTTTT"}},
		{"CHƯƠNG TRÌNH SỐ 414-CTR/TU VÀ QUYẾT ĐỊNH 749/QĐ-TTG", []string{"414-CTR/TU → 414-CTr/TU", "749/QĐ-TTG → 749/QĐ-TTg"}},
		{"Thông tư liên tịch số 11/2005/TTLT-BNV- BLĐTBXH-BTC-UBDT", []string{"11/2005/TTLT-BNV- BLĐTBXH-BTC-UBDT → 11/2005/TTLT-BNV-BLĐTBXH-BTC-UBDT"}},
		{"Nghị định 58-CP; Quyết định 91/TTg; Quyết định 202-CT; Sắc lệnh số 13/SL ngày 24-01-1946", []string{"58-CP", "91/TTg", "202-CT", "13/SL"}},
		{"Luật Đất đai số 31/2024/QH15, số 36/2005/QH 11;", []string{"31/2024/QH15", "36/2005/QH 11 → 36/2005/QH11"}},
		{"Nghị quyết số 66.1/2025/NQ-CP và 28a/NQ-CP", []string{"66.1/2025/NQ-CP", "28a/NQ-CP"}},
		{"Nghị quyết số 57 NQ/TW, Nghị quyết 58NQ/TW", []string{"57 NQ/TW → 57-NQ/TW", "58NQ/TW → 58-NQ/TW"}},
		{"Kế hoạch số 12/KH ngày 5/3/2024", []string{"12/KH"}},
		{"Số: 154 /KH-UBND; Số 57 - NQ/TW; số 154 / KH - UBND; Số: 12/QĐ-UBND-VX", []string{"154 /KH-UBND → 154/KH-UBND", "57 - NQ/TW → 57-NQ/TW", "154 / KH - UBND → 154/KH-UBND", "12/QĐ-UBND-VX"}},
		{"Quyết định số 280/TC/QĐ/NSNN ngày 15/4/1997; Thông tư số 06-BYT/TT", []string{"280/TC/QĐ/NSNN → 280/TC-QĐ-NSNN", "06-BYT/TT → 06/BYT-TT"}},
		{"PHỤ LỤC V-Điều 18-TT45-BNN.doc", nil},
		{"ngày 27/3/2025, tháng 01/2024, 28/34 tỉnh, 1.204/1.310 thôn, 51,69/85%, 24/7, 2/3, giai đoạn 2025-2030", nil},
		{"1.002407 và 2.000635.000.00.00.H38; hồ sơ 000.12.34.H38-250401-0007; xe 24A-123.45", nil},
		{"TCVN 5687:2010, QCVN 41:2019/BGTVT, QCVN 02: 2009/BYT, QCVN 61-MT:2016/BTNMT, ISO/IEC 17025:2017", nil},
		{"Công báo số 367 + 368, bão số 10, Tổ 12, số nhà 45/7A, Vòng 2/CK1, Gói thầu số 05/XL, Mẫu số 01/BHXH, Mẫu số 06-ĐCSDTK/KBNN", nil},
		{"Biểu số I.17a/BGDĐT/HTQT; 001 - CTCP Chứng khoán; 60 km/h; đạt 12/KH; tổ 5/CT", nil},
		{"Công văn đến số 1250; ĐT: 0214.3840.009; STK 1234567890123; Km 30+200", nil},
		{"toàn bộ 34/34 tỉnh đạt, Số: /KH-UBND, Số ……-NQ/TU, Số:      /2025/QĐ-UBND, số …/2025/QĐ-UBND, Số:    / 2025/QĐ-UBND", nil},
	} {
		var got []string
		for _, f := range corpus.ScanNumbers(c.in) {
			if w := f.In(c.in); w != f.Number.String() {
				got = append(got, w+" → "+f.Number.String())
			} else {
				got = append(got, w)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("ScanNumbers(%q): %s", c.in, d)
		}
	}
}

func TestKeysKeepĐFromD(t *testing.T) {
	for _, c := range []struct{ in, strict, symbol string }{
		{"36-HD/VPTW", "36|HD|VPTW", "HD/VPTW"},
		{"36-HĐ/VPTW", "36|HĐ|VPTW", "HĐ/VPTW"},
		{"12/ĐA-UBND", "12|ĐA|UBND", "ĐA-UBND"},
		{"12/DA-UBND", "12|DA|UBND", "DA-UBND"},
		{"57/NQ-TW", "57|NQ|TW", "NQ/TW"},
		{"30/2020/nd-cp", "30|2020|NĐ|CP", "NĐ-CP"},
		{"006/QĐ-TTg", "6|QĐ|TTG", "QĐ-TTg"},
		{"45/2019/QH14", "45|2019|QH14", "QH14"},
		{"12/2010/TT-BNN", "12|2010|TT|BNNPTNT", "TT-BNN"},
		{"64-SL", "64|SL", "SL"},
	} {
		n, _ := corpus.ParseNumber(c.in)
		got := []string{n.StrictKey(), n.Symbol()}
		if d := cmp.Diff([]string{c.strict, c.symbol}, got); d != "" {
			t.Errorf("%q: %s", c.in, d)
		}
	}
}

func FuzzParseNumberNeverFails(f *testing.F) {
	for _, s := range []string{"154/KH-UBND", "57 nq tw", "66.1/2025/NQ-CP", "26/KH-BCĐ (138)", "NQ/57-TW", "1/T.Ư", "số31-QĐ/TW", "\xff/1-A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := corpus.ParseNumber(s)
		if ok == n.IsZero() {
			t.Fatalf("%q: %v but %+v", s, ok, n)
		}
		if !ok {
			return
		}
		again, ok := corpus.ParseNumber(n.String())
		if !ok || again.StrictKey() != n.StrictKey() {
			t.Fatalf("%q is %q, which is %q, %v", s, n, again, ok)
		}
	})
}

func FuzzScanNumbersStaysInItsText(f *testing.F) {
	for _, s := range []string{"Nghị quyết số 57-NQ/TW, ngày 22/12/2024", "12/2024/TT- BKHCN", "số 66.1/2025/NQ-CP", "QCVN 41:2019/BGTVT", "30/2020/NĐ\nCP", "5 bis/QĐ-UBND.VX"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, x := range corpus.ScanNumbers(s) {
			if x.Start < end || !x.Fits(s) || x.Len() == 0 || x.Number.IsZero() {
				t.Fatalf("%q: %+v", s, x)
			}
			end = x.End
		}
	})
}
