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
		{"12-2014-TT-BYT", "12/2014/TT-BYT"}, {"09/2016/TTBTTTT", "09/2016/TT-BTTTT"}, {"12/2024/TT- BKHCN", "12/2024/TT-BKHCN"}, {"143/2025/TT-BTС", "143/2025/TT-BTC"}, {"01 / 2023 / TT-BYT", "01/2023/TT-BYT"}, {"12/2012/TT-BNN PTNT", "12/2012/TT-BNN-PTNT"},
		{"6/QĐ-TTg", "06/QĐ-TTg"}, {"06/QD-TTG", "06/QĐ-TTg"}, {"1234 /QĐ-TTg", "1234/QĐ-TTg"}, {"28a/NQ-CP", "28a/NQ-CP"}, {"66.1/2025/NQ-CP", "66.1/2025/NQ-CP"},
		{"45/2019/QH14", "45/2019/QH14"}, {"45/2019/qh14", "45/2019/QH14"}, {"02/2016/UBTVQH14", "02/2016/UBTVQH14"}, {"1685/NQ-UBTVQH15", "1685/NQ-UBTVQH15"}, {"26/2005/PL-UBTVQH11", "26/2005/PL-UBTVQH11"},
		{"789/UBND-KGVX", "789/UBND-KGVX"}, {"2231/SNV-CCHC&PC", "2231/SNV-CCHC&PC"}, {"815-CV/TU", "815-CV/TU"}, {"81-KH/ĐUK", "81-KH/ĐUK"}, {"26-HD/BTCTW", "26-HD/BTCTW"}, {"35-KH/TĐTN-BPT", "35-KH/TĐTN-BPT"}, {"240/KH-MTTW-BTT", "240/KH-MTTW-BTT"},
		{"64/SL", "64/SL"}, {"64-SL", "64/SL"}, {"64 SL", ""}, {"58-CP", "58-CP"}, {"91/TTg", "91/TTg"}, {"256-HĐBT", "256-HĐBT"}, {"202-CT", "202-CT"}, {"22-LCT/HĐNN8", "22-LCT/HĐNN8"}, {"35-L/CTN", "35-L/CTN"}, {"33/TT-LB", "33/TT-LB"}, {"95 TC/QĐ/CĐKT", "95-TC/QĐ/CĐKT"},
		{"55/2015/TTLT-BTC-BKHCN", "55/2015/TTLT-BTC-BKHCN"}, {"07/2002/TTLT/BTC-BYT", "07/2002/TTLT-BTC-BYT"}, {"07/2002/TTLT.BTC.BYT", "07/2002/TTLT-BTC-BYT"},
		{"12/KL-TTr", "12/KL-TTr"}, {"87/QĐ-XPHC", "87/QĐ-XPHC"}, {"01/KH-BCĐ57", "01/KH-BCĐ57"}, {"26/KH-BCĐ (138)", "26/KH-BCĐ138"}, {"Số: 154/KH-UBND", "154/KH-UBND"}, {"Luật số 45/2019/QH14", "45/2019/QH14"}, {"06/TU", "06/TU"}, {"57-NQ/T.Ư", "57-NQ/TW"},
		{"157/TB_UBND", "157/TB-UBND"}, {"1830 QĐ-UBND", "1830/QĐ-UBND"}, {"18/VBHN-VPQH", "18/VBHN-VPQH"},
		{"", ""}, {"57", ""}, {"27/3/2025", ""}, {"01/2024", ""}, {"28/34", ""}, {"24/7", ""}, {"2025/TT-BYT", ""}, {"10/VBHN-", ""}, {"772016/NĐ-C", ""}, {"3 to 5", ""}, {"57 lao cai", ""}, {"00/QĐ-TTg", ""}, {"5687:2010", ""}, {"nghị quyết 57", ""},
	} {
		n, ok := corpus.ParseNumber(c.in)
		if d := cmp.Diff(c.want, n.String()); d != "" || ok != (c.want != "") {
			t.Errorf("ParseNumber(%q) %v %+v: %s", c.in, ok, n, d)
		}
	}
}
