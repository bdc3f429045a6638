package structure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// facts are the header facts that the tests compare; the evidence is held by checkEvidence.
type facts struct {
	System                                     corpus.System
	Number, Type, Issuer, Issued, Place, About string
	Secrecy                                    string
	Draft                                      bool
	Signers                                    []corpus.Signer
}

func factsOf(h corpus.Header) facts {
	return facts{h.System, h.Number, h.Type, h.Issuer, h.Issued.String(), h.Place, h.Abstract, h.Secrecy, h.Draft, h.Signers}
}

// The same decision in the six orders in which its letterhead comes out of files (handbook §2.1 a–f).
func TestTheSixOrdersOfALetterheadGiveTheSameFacts(t *testing.T) {
	want := facts{System: corpus.SystemState, Number: "915/QĐ-UBND", Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Lào Cai",
		Issued: "2025-04-14", Place: "Lào Cai", About: "Về việc phê duyệt Đề án bưu chính số"}
	body := "\nQUYẾT ĐỊNH\nVề việc phê duyệt Đề án bưu chính số\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt Đề án.\n"
	for name, head := range map[string]string{
		"a left column, then right": "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n-------\nSố: 915/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nLào Cai, ngày 14 tháng 4 năm 2025",
		"b right column, then left": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLào Cai, ngày 14 tháng 4 năm 2025\nỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 915/QĐ-UBND",
		"c both on one line":        "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LÀO CAI            Độc lập - Tự do - Hạnh phúc\nSố: 915/QĐ-UBND         Lào Cai, ngày 14 tháng 4 năm 2025",
		"d cells":                   "ỦY BAN NHÂN DÂN TỈNH LÀO CAI | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 915/QĐ-UBND | Lào Cai, ngày 14 tháng 4 năm 2025 |",
		"e torn lines":              "ỦY BAN\nNHÂN DÂN TỈNH LÀO CAI\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do -\nHạnh phúc\n|\nSố:\n915/QĐ-UBND\n|\nLào\nCai, ngày 14\ntháng 4 năm 2025\n|",
		"f glued":                   "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc\nSố: 915/QĐ-UBND\nLào Cai, ngày 14 tháng 4 năm 2025",
	} {
		t.Run(name, func(t *testing.T) {
			text := head + body
			r := Parse(Input{Text: text})
			checkEvidence(t, text, r.Header)
			if diff := cmp.Diff(want, factsOf(r.Header)); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
			if len(r.Problems) > 0 {
				t.Errorf("problems: %v", r.Problems)
			}
		})
	}
}

func TestLetterheads(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     facts
	}{
		{"a circular with a signature in two stacked capacities",
			"CHÍNH PHỦ\n-------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\nSố: 512/2031/NĐ-CP\n|\nHà Nội, ngày 05 tháng 3 năm 2031\n|\nNGHỊ ĐỊNH\nQuy định việc thử một\nchương trình\nCăn cứ Luật Tổ chức Chính phủ;\nĐiều 1. Phạm vi\nNghị định này quy định.\nNơi nhận:\n- Như trên;\n|\nTM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n(Đã ký)\nTrần Văn Mẫu",
			facts{System: "state", Number: "512/2031/NĐ-CP", Type: "Nghị định", Issuer: "Chính phủ", Issued: "2031-03-05", Place: "Hà Nội",
				About: "Quy định việc thử một chương trình", Signers: []corpus.Signer{{Name: "Trần Văn Mẫu", Title: "Phó Thủ tướng", Capacity: "TM. KT."}}}},
		{"an official letter of a department",
			"UBND TỈNH LÀO CAI\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 512/SKHCN-CĐS\nV/v báo cáo kết quả quý I\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLào Cai, ngày 28 tháng 3 năm 2025\nKính gửi: UBND tỉnh.\nSở báo cáo như sau.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nThS. Lê Thị Mẫu",
			facts{System: "state", Number: "512/SKHCN-CĐS", Type: "Công văn", Issuer: "Sở Khoa học và Công nghệ tỉnh Lào Cai", Issued: "2025-03-28", Place: "Lào Cai",
				About: "báo cáo kết quả quý I", Signers: []corpus.Signer{{Name: "Lê Thị Mẫu", Title: "Phó Giám đốc", Capacity: "KT."}}}},
		{"a Party plan without a colon in its number",
			"TỈNH ỦY LÀO CAI\n*\nSố 512-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLào Cai, ngày 08 tháng 5 năm 2025\nKẾ HOẠCH\nkiểm tra việc thực hiện Nghị quyết số 18-NQ/TW, ngày 25/10/2017\n-----\nThực hiện chương trình công tác, Tỉnh ủy ban hành kế hoạch.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n(đã ký)\nNguyễn Văn Mẫu",
			facts{System: "party", Number: "512-KH/TU", Type: "Kế hoạch", Issuer: "Tỉnh ủy Lào Cai", Issued: "2025-05-08", Place: "Lào Cai",
				About: "kiểm tra việc thực hiện Nghị quyết số 18-NQ/TW, ngày 25/10/2017", Signers: []corpus.Signer{{Name: "Nguyễn Văn Mẫu", Title: "Phó Bí thư Thường trực", Capacity: "TM."}}}},
		{"a plan of the youth union",
			"BCH ĐOÀN TỈNH\n***\nSố: 35-KH/TĐTN-BPT\nĐOÀN TNCS HỒ CHÍ MINH\nLào Cai, ngày 03 tháng 02 năm 2025\nKẾ HOẠCH\nTổ chức Ngày hội\n",
			facts{System: "youth_union", Number: "35-KH/TĐTN-BPT", Type: "Kế hoạch", Issuer: "Ban Chấp hành Đoàn tỉnh Lào Cai", Issued: "2025-02-03", Place: "Lào Cai", About: "Tổ chức Ngày hội"}},
		{"a law, dated by its adoption",
			"QUỐC HỘI\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\nLuật số: 312/2031/QH18\n|\nLUẬT\nTHI HÀNH ÁN MẪU\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nĐiều 1. Phạm vi\nLuật này quy định.\nLuật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVIII, Kỳ họp thứ 2 thông qua ngày 10 tháng 12 năm 2031.\nCHỦ TỊCH QUỐC HỘI\nTrần Văn Mẫu",
			facts{System: "state", Number: "312/2031/QH18", Type: "Luật", Issuer: "Quốc hội", Issued: "2031-12-10", About: "THI HÀNH ÁN MẪU",
				Signers: []corpus.Signer{{Name: "Trần Văn Mẫu", Title: "Chủ tịch Quốc hội"}}}},
		{"a draft with a blank number and a blank day",
			"DỰ THẢO\nỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố:      /KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLào Cai, ngày     tháng 3 năm 2025\nKẾ HOẠCH\nThử một chương trình\nCăn cứ Luật;",
			facts{System: "state", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Lào Cai", Issued: "2025-03", Place: "Lào Cai", About: "Thử một chương trình", Draft: true}},
		{"a draft with a blank day and month",
			"UBND XÃ BẮC HÀ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: …/TB-UBND Độc lập - Tự do - Hạnh phúc\nBắc Hà, ngày … tháng … năm 2026\nTHÔNG BÁO\nLịch tiếp công dân\n",
			facts{System: "state", Type: "Thông báo", Issuer: "Ủy ban nhân dân xã Bắc Hà", Issued: "2026", Place: "Bắc Hà", About: "Lịch tiếp công dân", Draft: true}},
		{"a telegram",
			"THỦ TƯỚNG CHÍNH PHỦ\nSố: 958/CĐ-TTg\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 05 tháng 9 năm 2031\nCÔNG ĐIỆN\nVề việc tập trung ứng phó bão số 3\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng các Bộ;\n",
			facts{System: "state", Number: "958/CĐ-TTg", Type: "Công điện", Issuer: "Thủ tướng Chính phủ", Issued: "2031-09-05", Place: "Hà Nội", About: "Về việc tập trung ứng phó bão số 3"}},
		{"a Party department under its committee",
			"TỈNH ỦY LÀO CAI\nBAN TỔ CHỨC\n*\nSố 945-HD/BTCTU\nĐẢNG CỘNG SẢN VIỆT NAM\nLào Cai, ngày 12 tháng 7 năm 2031\nHƯỚNG DẪN\nvề công tác mẫu\n-----\nCăn cứ Điều lệ;",
			facts{System: "party", Number: "945-HD/BTCTU", Type: "Hướng dẫn", Issuer: "Ban Tổ chức Tỉnh ủy Lào Cai", Issued: "2031-07-12", Place: "Lào Cai", About: "về công tác mẫu"}},
		{"a stamp of receipt is not the document's number",
			"CÔNG VĂN ĐẾN\nSố: 1250\nNgày: 12/3/2025\nBỘ TÀI CHÍNH\nSố: 712/BTC-NS\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 1 tháng 3 năm 2025\nV/v thử mẫu\nKính gửi: Các sở.",
			facts{System: "state", Number: "712/BTC-NS", Type: "Công văn", Issuer: "Bộ Tài chính", Issued: "2025-03-01", Place: "Hà Nội", About: "thử mẫu"}},
		{"a mark of secrecy",
			"TUYỆT MẬT\nBỘ TÀI CHÍNH\nSố: 777/BTC-VP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 01 tháng 02 năm 2025\nKính gửi: Các đơn vị.\nTuyệt mật là một mức độ.",
			facts{System: "state", Number: "777/BTC-VP", Type: "Công văn", Issuer: "Bộ Tài chính", Issued: "2025-02-01", Place: "Hà Nội", Secrecy: "Tuyệt mật"}},
		{"a word of secrecy in a sentence is no mark",
			"BỘ TÀI CHÍNH\nSố: 777/BTC-VP\nV/v rà soát bí mật nhà nước\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 01 tháng 02 năm 2025\nKính gửi: Các đơn vị.\nDanh mục\nMẬT\nđã ban hành.",
			facts{System: "state", Number: "777/BTC-VP", Type: "Công văn", Issuer: "Bộ Tài chính", Issued: "2025-02-01", Place: "Hà Nội", About: "rà soát bí mật nhà nước"}},
		{"a consolidated text keeps its own type",
			"BỘ TÀI CHÍNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 38/VBHN-BTC\nHà Nội, ngày 18 tháng 9 năm 2024\nTHÔNG TƯ\nHƯỚNG DẪN MỘT SỐ ĐIỀU\nThông tư số 47/2031/TT-BTC ngày 01 tháng 4 năm 2031 của Bộ trưởng Bộ Tài chính, được sửa đổi, bổ sung bởi:",
			facts{System: "state", Number: "38/VBHN-BTC", Type: "Văn bản hợp nhất", Issuer: "Bộ Tài chính", Issued: "2024-09-18", Place: "Hà Nội", About: "HƯỚNG DẪN MỘT SỐ ĐIỀU"}},
		{"a day written by hand that was not recognised",
			"BỘ QUỐC PHÒNG\nSố 1+ /2031/TT-BQP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 4l tháng 01 năm 2031\nTHÔNG TƯ\nHướng dẫn thử một chương trình\nCăn cứ Luật ngày 10 tháng 5 năm 2029;\nĐiều 1. Phạm vi\n",
			facts{System: "state", Type: "Thông tư", Issuer: "Bộ Quốc phòng", Issued: "2031-01", Place: "Hà Nội", About: "Hướng dẫn thử một chương trình"}},
		{"a day and a month that were not recognised",
			"BỘ QUỐC PHÒNG\nsó:0Ÿ /2031/TT-BQP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà nội, ngày|ÖthángD[năm 2031\nTHÔNG TƯ\nHướng dẫn thử một chương trình\nĐiều 1. Phạm vi\n",
			facts{System: "state", Type: "Thông tư", Issuer: "Bộ Quốc phòng", Issued: "2031", Place: "Hà nội", About: "Hướng dẫn thử một chương trình"}},
		{"a gazette's head without a letterhead",
			"NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 512/2031/NĐ-CP NGÀY 04 THÁNG 01 NĂM 2031\nVỀ THỬ MỘT CHƯƠNG TRÌNH\nCHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ;\nNGHỊ ĐỊNH:\nĐiều 1. Phạm vi\n",
			facts{System: "state", Number: "512/2031/NĐ-CP", Type: "Nghị định", Issuer: "Chính phủ", Issued: "2031-01-04", About: "VỀ THỬ MỘT CHƯƠNG TRÌNH"}},
		{"in place of a letterhead a body whose own name has a dash",
			"THÔNG TƯ\nCỦA BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI SỐ 03/2010/TT-BLĐTBXH\nNGÀY 19 THÁNG 01 NĂM 2010\nBAN HÀNH MỘT DANH MỤC MẪU\nCăn cứ Luật;\nĐiều 1. Phạm vi\n",
			facts{System: "state", Number: "03/2010/TT-BLĐTBXH", Type: "Thông tư", Issuer: "Bộ Lao động - Thương binh và Xã hội", Issued: "2010-01-19", About: "BAN HÀNH MỘT DANH MỤC MẪU"}},
		{"a gazette's head of two bodies over several lines",
			"THÔNG TƯ LIÊN TỊCH\nCỦA BỘ QUỐC PHÒNG-BỘ TÀI CHÍNH SỐ\n04/2031/TTLT-BQP-BTC\nNGÀY 14 THÁNG 01 NĂM 2031\nHƯỚNG DẪN THỬ MỘT CHƯƠNG TRÌNH\nCăn cứ Luật;\nĐiều 1. Phạm vi\n",
			facts{System: "state", Number: "04/2031/TTLT-BQP-BTC", Type: "Thông tư liên tịch", Issuer: "Bộ Quốc phòng - Bộ Tài chính", Issued: "2031-01-14", About: "HƯỚNG DẪN THỬ MỘT CHƯƠNG TRÌNH"}},
		{"a type and a sentence that names a document are no head",
			"NGHỊ ĐỊNH\ncủa Chính phủ số 512/2031/NĐ-CP ngày 04 tháng 01 năm 2031 được phổ biến tới các xã.\nCăn cứ Luật;\n",
			facts{System: "unknown", Type: "Nghị định", About: "của Chính phủ số 512/2031/NĐ-CP ngày 04 tháng 01 năm 2031 được phổ biến tới các xã."}},
		{"two signers side by side",
			"BỘ Y TẾ - BỘ TÀI CHÍNH\nSố: 837/2031/TTLT-BYT-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 29 tháng 10 năm 2031\nTHÔNG TƯ\nLIÊN TỊCH\nQuy định thống nhất giá\nCăn cứ Luật Giá;\nĐiều 1. Phạm vi\nThông tư này quy định.\nKT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nTrần Văn Mẫu\nKT. BỘ TRƯỞNG BỘ Y TẾ\nTHỨ TRƯỞNG\nLê Thị Thử",
			facts{System: "state", Number: "837/2031/TTLT-BYT-BTC", Type: "Thông tư liên tịch", Issuer: "Bộ Y tế - Bộ Tài chính", Issued: "2031-10-29", Place: "Hà Nội",
				About: "Quy định thống nhất giá", Signers: []corpus.Signer{{Name: "Trần Văn Mẫu", Title: "Thứ trưởng", Capacity: "KT."}, {Name: "Lê Thị Thử", Title: "Thứ trưởng", Capacity: "KT."}}}},
		{"an older decree that names its maker under the type",
			"CHÍNH PHỦ\n******\nSố: 512-CP\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 05 tháng 2 năm 1995\nNGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 512-CP NGÀY 5-2-1995\nVỀ VIỆC THỬ MẪU\nCHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ;",
			facts{System: "state", Number: "512-CP", Type: "Nghị định", Issuer: "Chính phủ", Issued: "1995-02-05", Place: "Hà Nội", About: "VỀ VIỆC THỬ MẪU"}},
		{"a title between the recipients, the name behind them",
			"BỘ TÀI CHÍNH\nSố: 512/2031/TT-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 05 tháng 3 năm 2031\nTHÔNG TƯ\nQuy định mẫu\nCăn cứ Luật;\nĐiều 1. Phạm vi\nThông tư này.\nNơi nhận:\n- Văn phòng Trung ương;\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n- Văn phòng Quốc hội;\n- Tòa án;\n- Viện kiểm sát;\n- Kiểm toán;\n- Các tỉnh;\n- Các thành phố;\n- Các cục;\n- Công báo;\n- Lưu: VT, X.\nLê Thị Mẫu",
			facts{System: "state", Number: "512/2031/TT-BTC", Type: "Thông tư", Issuer: "Bộ Tài chính", Issued: "2031-03-05", Place: "Hà Nội", About: "Quy định mẫu",
				Signers: []corpus.Signer{{Name: "Lê Thị Mẫu", Title: "Thứ trưởng", Capacity: "KT."}}}},
		{"a page of a legal database in cells",
			"Thuộc tính\nQuyết định số 712/QĐ-TTg Ban hành Quy chế mẫu\nSố hiệu 712/QĐ-TTg | Loại văn bản Quyết định\nNgành -- | Ngày ban hành 15/08/2031\nCơ quan ban hành Thủ tướng Chính phủ\nChức danh -- | Người ký --",
			facts{System: "unknown", Number: "712/QĐ-TTg", Type: "Quyết định", Issuer: "Thủ tướng Chính phủ", Issued: "2031-08-15", About: "Ban hành Quy chế mẫu"}},
		{"no letterhead", "Một số kết quả thực hiện Nghị quyết 57-NQ/TW của tỉnh trong Quý 1 năm 2025.\nThực hiện Nghị quyết của Bộ Chính trị, tỉnh đã làm.", facts{System: "unknown"}},
		{"a sentence that begins with a number", "Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh đã giao nhiệm vụ.\nSố 15/QĐ-UBND cũng vậy.", facts{System: "unknown"}},
		{"a sentence that begins with a number and goes on in the next line", "Kế hoạch số 185-KH/TU\nngày 03/01/2020 của Ban Thường vụ Tỉnh ủy thực hiện một chỉ thị.", facts{System: "unknown"}},
		{"another language", "DECREE\nOn the things\nPursuant to the Law No. 31/2024/QH15;\nArticle 1. Scope\nHanoi, November 1, 2024", facts{System: "unknown"}},
		{"nothing", "", facts{System: "unknown"}},
		{"a page of a legal database",
			"Trang chủ\n>\nNghị định số 504/2031/NĐ-CP Quy định việc giao nhiệm vụ\nThuộc tính\nSố hiệu504/2031/NĐ-CP\n| Loại văn bảnNghị định\n|\nNgành--\n| Ngày ban hành10/01/2031\n|\nCơ quan ban hànhChính phủ\n|\nChức danhPhó Thủ tướng\n| Người kýTrần Văn Mẫu",
			facts{System: "unknown", Number: "504/2031/NĐ-CP", Type: "Nghị định", Issuer: "Chính phủ", Issued: "2031-01-10", About: "Quy định việc giao nhiệm vụ",
				Signers: []corpus.Signer{{Name: "Trần Văn Mẫu", Title: "Phó Thủ tướng"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Parse(Input{Text: c.in})
			checkEvidence(t, c.in, r.Header)
			for i := range r.Header.Signers {
				r.Header.Signers[i].OnBehalf = "" // TestSignersStandForABodyOrAnOffice
			}
			if diff := cmp.Diff(c.want, factsOf(r.Header)); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSignersStandForABodyOrAnOffice(t *testing.T) {
	head := "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nỦY BAN NHÂN DÂN\nTỈNH KHUÊ LĨNH\nSố: 12/KH-UBND\nKhuê Lĩnh, ngày 05 tháng 3 năm 2025\nKẾ HOẠCH\nVề một việc\nNội dung.\n"
	for _, c := range []struct{ name, in, want string }{
		{"a collective", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Mẫu", "ỦY BAN NHÂN DÂN"},
		{"a collective and its head", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Mẫu", "CHỦ TỊCH"},
		{"an office with two names", "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nLê Thị Mẫu", "BỘ TRƯỞNG, CHỦ NHIỆM"},
		{"a body broken over two lines", "TM. HỘI ĐỒNG\nTHI ĐUA KHEN THƯỞNG\nCHỦ TỊCH\nLê Thị Mẫu", "HỘI ĐỒNG THI ĐUA KHEN THƯỞNG"},
		{"nobody else", "CHỦ TỊCH\nLê Thị Mẫu", ""},
	} {
		signers := Parse(Input{Text: head + c.in}).Header.Signers
		if len(signers) != 1 || signers[0].OnBehalf != c.want {
			t.Errorf("%s: %+v, want %q", c.name, signers, c.want)
		}
	}
}

func TestContradictionsAreSaidAndNotRepaired(t *testing.T) {
	head := "%s\nSố: %s\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 01 tháng 02 năm 2025\n%s\nVề một việc\nCăn cứ Luật;"
	for _, c := range []struct{ name, issuer, number, docType, want string }{
		{"type line against symbol", "BỘ TÀI CHÍNH", "12/QĐ-BTC", "KẾ HOẠCH", "Tên loại “Kế hoạch” không khớp ký hiệu “QĐ-BTC”."},
		{"issuer against symbol", "BỘ Y TẾ", "12/QĐ-BTC", "QUYẾT ĐỊNH", "Tên cơ quan “Bộ Y tế” không khớp ký hiệu “QĐ-BTC” (Bộ Tài chính)."},
		{"no contradiction", "BỘ TÀI CHÍNH", "12/QĐ-BTC", "QUYẾT ĐỊNH", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Parse(Input{Text: strings.NewReplacer("%s\nSố: %s", c.issuer+"\nSố: "+c.number, "%s", c.docType).Replace(head)})
			got := ""
			for _, p := range r.Problems {
				got += p.Detail
				if p.Kind != corpus.KindDoubtful || p.Stage != corpus.StageStructure {
					t.Errorf("problem %+v", p)
				}
			}
			if got != c.want {
				t.Errorf("problems: %q, want %q", got, c.want)
			}
			if r.Header.Number != c.number {
				t.Errorf("number %q", r.Header.Number)
			}
		})
	}
}

func TestTitleIsTheAbstractElseTheFirstLineElseTheName(t *testing.T) {
	for _, c := range []struct{ name, text, file, want string }{
		{"abstract", "BỘ TÀI CHÍNH\nSố: 12/QĐ-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQUYẾT ĐỊNH\nVề một việc\nCăn cứ Luật;", "a.txt", "Về một việc"},
		{"first line", "\n-----\n  Báo cáo nhanh trong ngày\nNội dung.", "a.txt", "Báo cáo nhanh trong ngày"},
		{"name", " \n\n", "a.txt", "a.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Parse(Input{Text: c.text, Name: c.file}).Title; got != c.want {
				t.Errorf("title %q, want %q", got, c.want)
			}
		})
	}
}
