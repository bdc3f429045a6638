package query

import (
	"strings"
	"testing"
)

// habits are the ways in which officials type one number; each line is a way, invented after handbook §7.3.
var habits = []struct{ want, ways string }{
	{"889 QD+UBND whole", `
		889/QĐ-UBND
		889/qđ-ubnd
		889/QD-UBND
		889/qd-ubnd
		889 qd ubnd
		889 QĐ UBND
		889-QĐ-UBND
		889 - QĐ - UBND
		889 / QĐ - UBND
		889/ QĐ-UBND
		889 /QĐ-UBND
		889/QĐ -UBND
		889/QĐ- UBND
		889 -QĐ -UBND
		889/QĐ–UBND
		889/QĐ—UBND
		889/QĐ−UBND
		889/QĐ‑UBND
		889/QÐ-UBND
		889/QĐ/UBND
		889/QĐ.UBND
		889.QĐ.UBND
		889_QĐ_UBND
		889_qd_ubnd
		889\qd-ubnd
		889//QĐ-UBND
		889/QĐ--UBND
		889, QĐ-UBND
		0889/QĐ-UBND
		00889 qd ubnd
		889qdubnd
		889qđubnd
		889QĐ-UBND
		889qd ubnd
		889/qdubnd
		889/QĐUBND
		qd889ubnd
		qd889/ubnd
		qd-889-ubnd
		qd 889 ubnd
		qđ 889/ubnd
		QĐ số 889/UBND
		qd so 889 ubnd
		qd-ubnd 889
		qd ubnd 889
		qd/ubnd 889
		QĐ-UBND số 889
		qdubnd 889
		ubnd qd 889
		số 889/QĐ-UBND
		Số: 889/QĐ-UBND
		Số : 889/QĐ-UBND
		so: 889/qd-ubnd
		so 889 qd-ubnd
		sô 889/QĐ-UBND
		(889/QĐ-UBND)
		889/QĐ-UBND.
		889/QĐ-UBND;
		"889/QĐ-UBND
		q\d 889 ubnd
		889/q\d-ubnd
		889 Q.Đ U.B.N.D
		889/qdd-ubnd
		889/qd9-ubnd
		889/qđ - ubnd
		văn bản số 889/QĐ-UBND
		vb 889/qd-ubnd
		toàn văn 889/QĐ-UBND
		000889/QĐ-UBND`},
	{"889 QD+UBND (quyet-dinh) whole", `
		quyết định 889/QĐ-UBND
		Quyết định số 889/QĐ-UBND
		QUYẾT ĐỊNH SỐ 889/QĐ-UBND
		quyet dinh 889/qd-ubnd
		quyet dinh so 889/qd-ubnd
		quyet dinh so 889 ubnd
		quyết định 889 ubnd
		quyết định số: 889/QĐ-UBND
		quyết định số 889 qđ ubnd
		quyet dinh 889 qd ubnd
		quyết định ubnd 889
		889 quyết định ubnd
		số 889 quyết định ubnd
		quyeest ddinhj 889 ubnd
		quyeets ddinhj soos 889 ubnd
		quyet1 dinh5 889 ubnd
		quye61t d9i5nh 889 ubnd
		quyết-định 889 ubnd`},
	{"889 2020 QD+UBND whole", `
		889/QĐ-UBND năm 2020
		889/QĐ-UBND 2020
		889/QĐ-UBND (2020)
		889/QĐ-UBND/2020
		889/2020/QĐ-UBND
		889/2020/qđ-ubnd
		889 2020 qd ubnd
		889-2020-QĐ-UBND
		889/2020 qd ubnd
		889qd-ubnd 2020
		889 qd ubnd nam 2020
		so 889/qd-ubnd nam 2020
		qd 889/ubnd 2020
		qd 889 ubnd 2020
		qd ubnd 889 nam 2020
		2020 889 qd ubnd
		2020/889/QĐ-UBND
		năm 2020 số 889/QĐ-UBND
		2020 qd ubnd 889
		889 qđ/2020/ubnd
		889/QĐ-UBND tháng 3 năm 2020
		889/QĐ-UBND tháng 3/2020
		889/QĐ-UBND ngày 12/3/2020
		889/QĐ-UBND, ngày 12/3/2020
		889/QĐ-UBND ngày 12-03-2020
		889/QĐ-UBND ngày 12.3.2020
		889/QĐ-UBND 12/3/2020
		889/QĐ-UBND ngày 12/3/20
		889/QĐ-UBND ngày 12 tháng 3 năm 2020
		889 qd ubnd ngay 12 thang 3 nam 2020
		ngày 12/3/2020 số 889/QĐ-UBND`},
	{"889 2020 QD (quyet-dinh) whole", `
		quyết định 889 năm 2020
		quyet dinh 889 nam 2020
		quyết định 889 ngày 12/3/2020
		quyết định số 889 ngày 12/3/2020
		quyết định 889 2020
		quyết định 889/2020
		năm 2020 quyết định 889
		2020 quyết định 889`},
	{"154 KH whole", `
		154/kh
		154 kh
		154-kh
		kh154
		kh 154
		kh-154
		kh/154
		KH số 154
		154kh
		kh: 154
		tìm kh 154
		vb kh 154`},
	{"154 KH (ke-hoach) whole", `
		kế hoạch 154
		ke hoach 154
		kế hoạch số 154
		Kế hoạch số: 154
		ke hoach so 154
		154 kế hoạch
		số 154 kế hoạch
		kees hoachj 154
		ke61 hoa5ch 154`},
	{"1098 QD+TU whole", `
		1098-QĐ/TU
		1098 qd tu
		1098-qd/tu
		qd 1098 tu
		qd tu 1098
		qđ/tu 1098
		1098qd/tu
		1098qđtu
		q\d 1098-tu
		QĐ số 1098-QĐ/TU`},
	{"1098 QD whole", `
		q\d 1098
		qd 1098
		1098 q\d`},
	{"1998 2019 QD (quyet-dinh) whole", `
		quyết định 1998 ngày 10/7/2019
		quyết định 1998 năm 2019`},
	{"1959 2016 QD+UBND whole", `
		QĐ UBND 1959 năm 2016
		qd 1959/ubnd 2016`},
	{"26 TB+UBND (thong-bao) whole", `
		thoong baos 26 ubnd`},
	{"57 NQ+TW whole", `
		57-NQ/TW
		57/NQ-TW
		57-nq/tw
		57 nq tw
		57nq/tw
		57nqtw
		nq57tw
		nq57-tw
		nq57/tw
		nq tw 57
		nq-tw 57
		nqtw57
		nqtw 57
		NQ 57-TW
		NQ số 57-NQ/TW
		57-NQ / TW
		57 - NQ/TW`},
	{"30 2020 ND+CP whole", `
		30/2020/NĐ-CP
		30 2020 nd cp
		30/2020/nd-cp
		30/2020/nđcp
		30/2020nd-cp
		30-2020-NĐ-CP
		30.2020.nd.cp
		302020ndcp
		302020/NĐ-CP
		nd30/2020/cp
		nd-cp 30/2020
		nđ-cp số 30/2020
		nd 30/2020 cp
		30/2020/ndd-cp
		030/2020/NĐ-CP
		30/NĐ-CP/2020
		30/nđ-cp năm 2020`},
	{"30 2020 ND whole", `
		NĐ 30/2020
		nd30/2020
		nd 30 2020
		nđ số 30 năm 2020
		nd 30 nam 2020
		30/2020/NĐ`},
	{"1 2023 TT+BTTTT whole", `
		01/2023/TT-BTTTT
		1/2023/tt-btttt
		tt 01/2023 btttt
		tt 1/2023/btttt
		TT01/2023/TT-BTTTT
		tt-btttt 01/2023
		01 2023 tt btttt`},
	{"3637 UBND+VX whole", `
		3637/UBND-VX
		3637/ubnd-vx
		3637 ubnd vx
		3637-UBND-VX
		3637 / UBND - VX
		3637/UBND -VX
		3637/UBND_VX
		3637ubnd-vx
		3637ubndvx
		số 3637/UBND-VX
		so 3637 ubnd vx
		ubnd-vx 3637
		ubnd vx 3637
		3.637/UBND-VX`},
	{"3637 CV+UBND+VX (cong-van) whole", `
		công văn 3637/UBND-VX
		công văn số 3637/UBND-VX
		cong van so 3637 ubnd vx
		Công văn số: 3637/UBND-VX`},
	{"3637 UBND whole", `
		3637/UBND
		3637 ubnd
		ubnd 3637
		ubnd số 3637`},
	{"45 2019 QH14 whole", `
		45/2019/QH14
		45/2019/qh14
		45 2019 qh14
		45-2019-QH14
		45/2019/QH 14`},
	{"45 2019 whole", `
		45/2019`},
	{"414 CTR+TU whole", `
		414-CTr/TU
		414 ctr tu
		414-ctr/tu
		414/CTr-TU
		ctr 414 tu
		414ctrtu
		ctr/tu 414`},
	{"66.1 2025 NQ+CP whole", `
		66.1/2025/NQ-CP
		66.1/2025/nq-cp`},
	{"28a NQ+CP whole", `
		28a/NQ-CP
		28A/nq-cp
		28a nq cp`},
	{"889 QD (quyet-dinh) | của ubnd tỉnh", `
		quyết định 889 của ubnd tỉnh
		quyết định số 889 của ubnd tỉnh
		quyết định của ubnd tỉnh số 889`},
	{"889 2020 QD (quyet-dinh) | của ubnd tỉnh", `
		quyết định của ubnd tỉnh số 889 năm 2020
		quyết định 889 năm 2020 của ubnd tỉnh
		quyết định số 889 ngày 12/3/2020 của ubnd tỉnh
		quyết định 889 của ubnd tỉnh năm 2020
		quyết định số 889 của ubnd tỉnh ngày 12/3/2020`},
	{"", `
		hd 12 tháng
		HĐ 12 tháng
		kh 5 năm
		ke hoach 5 nam 2021-2025
		bc 6 tháng đầu năm
		báo cáo 6 tháng đầu năm 2025
		báo cáo 9 tháng
		báo cáo quý 1
		báo cáo tháng 3
		báo cáo tháng 3 năm 2025
		kế hoạch tháng 3/2025
		kế hoạch 2025
		kế hoạch CCHC 2025
		ke hoach cchc 2025
		kế hoạch KT-XH 2025
		báo cáo UBND 2025
		kế hoạch năm 2025
		kế hoạch 2021-2025
		kế hoạch 2021 - 2025 ubnd tỉnh
		nghị quyết đại hội 13
		quyết định 3 nội dung
		thông báo 2 lần
		chỉ thị 3 nhiệm vụ
		27/3/2025
		ngày 27/3/2025
		27-3-2025
		1/2024
		12/2024
		3/2020
		quý 2/2025
		2020
		2020-2025
		năm 2020
		57
		5
		covid-19
		covid 19
		bão số 3
		cơn bão số 10
		24/7
		28/34 tỉnh
		85%
		báo cáo 85%
		tổ 12
		khu phố 5
		quốc lộ 13
		lần thứ 3
		khóa 15
		lớp 10 năm 2025
		3 trụ cột
		2 cấp
		chính quyền địa phương 2 cấp
		tư số 02 2017
		tu so 02 2017
		thứ 17 hđnd tỉnh
		thu 17 hdnd tinh
		kỳ họp thứ 3 hđnd khóa 15
		tàu từ 3000 GT trở lên
		3000 GT
		mô hình 2 cấp từ 1/7/2025
		100 triệu đồng
		1.204 thôn
		51,69%
		10 người
		giai đoạn 2021-2030
		1.002407
		điều 5
		0123456789
		000
		0/QĐ`},
}

func TestNumbersAreReadInAllHabitsOfOfficials(t *testing.T) {
	ways := 0
	for _, h := range habits {
		for way := range strings.Lines(h.ways) {
			if way = strings.TrimSpace(way); way == "" {
				continue
			}
			ways++
			if got := spell(Parse(way)); got != h.want {
				t.Errorf("%-50q is %q, want %q", way, got, h.want)
			}
		}
	}
	t.Logf("%d ways", ways)
}
