package structure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vankho/corpus"
)

// decisionHead is a letterhead up to its legal bases.
const decisionHead = "ỦY BAN NHÂN DÂN\nTỈNH KHUÊ LĨNH\nSố: 512/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\nQUYẾT ĐỊNH\nVề việc ban hành một quy chế\n"

// circular is the same of a ministry.
const circular = "BỘ TÀI CHÍNH\nSố: 512/2031/TT-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 05 tháng 3 năm 2031\nTHÔNG TƯ\nQuy định một chế độ\n"

// parse reads a text and holds what every header must.
func parse(t *testing.T, text string) Result {
	t.Helper()
	r := Parse(Input{Text: text})
	checkEvidence(t, text, r.Header)
	return r
}

func TestEveryLegalBasisIsAnExcerptOfItsOwn(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"a line each, what is proposed is none", decisionHead + "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật A ngày 19 tháng 6 năm 2015;\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;\nTheo đề nghị của Giám đốc Sở Nội vụ,\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành.\nCăn cứ Điều 1, sở làm.\n",
			[]string{"Căn cứ Luật A ngày 19 tháng 6 năm 2015;", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;"}},
		{"over several lines", decisionHead + "Căn cứ Nghị định số 30/2020/NĐ-CP của\nChính phủ về công tác\nvăn thư;\nXét Tờ trình số 12/TTr-SNV của Sở Nội vụ;\nQUYẾT ĐỊNH:\n",
			[]string{"Căn cứ Nghị định số 30/2020/NĐ-CP của\nChính phủ về công tác\nvăn thư;"}},
		{"several on one line", decisionHead + "Căn cứ Luật A; căn cứ Luật B; Theo đề nghị của Giám đốc Sở Nội vụ.\nQUYẾT ĐỊNH:\n", []string{"Căn cứ Luật A;", "căn cứ Luật B;"}},
		{"with the hyphen of the Party", "TỈNH ỦY KHUÊ LĨNH\n*\nSố 12-QĐ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\nQUYẾT ĐỊNH\nvề một việc\n-----\n- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy chế làm việc;\n- Xét đề nghị của Ban Tổ chức,\nBAN THƯỜNG VỤ QUYẾT ĐỊNH\nĐiều 1. Làm.\n",
			[]string{"Căn cứ Điều lệ Đảng;", "Căn cứ Quy chế làm việc;"}},
		{"the old word, but not of a proposal", "SẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI\nSỐ 66 NGÀY 24 THÁNG 11 NĂM 1945\nCHỦ TỊCH CHÍNH PHỦ\nVIỆT NAM DÂN CHỦ CỘNG HOÀ\nChiểu Sắc lệnh số 51 ngày 17 tháng 10 năm 1945;\nChiểu lời đề nghị của Bộ trưởng;\nSẮC LỆNH:\nĐiều thứ nhất: Làm.\n",
			[]string{"Chiểu Sắc lệnh số 51 ngày 17 tháng 10 năm 1945;"}},
		{"a list under one word", decisionHead + "Căn cứ các văn bản sau:\n- Luật A;\n- Nghị định B;\nQUYẾT ĐỊNH:\n", []string{"Luật A;", "Nghị định B;"}},
		{"without its main clause", "SỞ TƯ PHÁP\nSố: 12/BC-STP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\nBÁO CÁO\nVề một việc\nCăn cứ Kế hoạch số 12/KH-UBND ngày 01/3/2031, Sở Tư pháp báo cáo như sau:\n1. Một.\n", []string{"Căn cứ Kế hoạch số 12/KH-UBND ngày 01/3/2031"}},
		{"without its main clause behind a semicolon", decisionHead + "Căn cứ Luật A; Ủy ban nhân dân tỉnh hướng dẫn như sau:\n1. Một.\n", []string{"Căn cứ Luật A"}},
		{"with the mark of a footnote", decisionHead + "Căn cứ Luật A;[1]\nCăn cứ Luật B;\nQUYẾT ĐỊNH:\n", []string{"Căn cứ Luật A;[1]", "Căn cứ Luật B;"}},
		{"behind the addressee", "ỦY BAN NHÂN DÂN\nTỈNH KHUÊ LĨNH\nSố: 12/TTr-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\nTỜ TRÌNH\nVề một việc\nKính gửi: Hội đồng nhân dân tỉnh.\nCăn cứ Luật A;\nỦy ban nhân dân tỉnh trình như sau:\n", []string{"Căn cứ Luật A;"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, b := range parse(t, c.in).Header.LegalBases {
				got = append(got, b.Quote)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheAdopterIsSaidWhereTheLetterheadNamesAnother(t *testing.T) {
	party := "TỈNH ỦY KHUÊ LĨNH\n*\nSố 12-QĐ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\nQUYẾT ĐỊNH\nvề một việc\n-----\n- Căn cứ Điều lệ Đảng;\n"
	for _, c := range []struct{ name, in, want string }{
		{"a person above the bases", decisionHead + "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật A;\nQUYẾT ĐỊNH:\n", "Chủ tịch Ủy ban nhân dân tỉnh Khuê Lĩnh"},
		{"the same body", decisionHead + "ỦY BAN NHÂN DÂN TỈNH KHUÊ LĨNH\nCăn cứ Luật A;\nQUYẾT ĐỊNH:\n", ""},
		{"above the decision", decisionHead + "Căn cứ Luật A;\nTheo đề nghị của Giám đốc Sở Nội vụ.\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nQUYẾT ĐỊNH:\n", "Chủ tịch Ủy ban nhân dân tỉnh Khuê Lĩnh"},
		{"over two lines", decisionHead + "CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH KHUÊ LĨNH\nCăn cứ Luật A;\nQUYẾT ĐỊNH:\n", "Chủ tịch Ủy ban nhân dân tỉnh Khuê Lĩnh"},
		{"the sentence behind the bases", circular + "Căn cứ Luật A;\nTheo đề nghị của Vụ trưởng Vụ Pháp chế;\nBộ trưởng Bộ Tài chính ban hành Thông tư quy định một chế độ.\nĐiều 1. Phạm vi\n", "Bộ trưởng Bộ Tài chính"},
		{"the body of the letterhead in that sentence", circular + "Căn cứ Luật A;\nBộ Tài chính hướng dẫn như sau:\nĐiều 1. Phạm vi\n", ""},
		{"signed on behalf of a standing body", party + "Điều 1. Làm.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn Mẫu\n", "Ban Thường vụ Tỉnh ủy Khuê Lĩnh"},
		{"signed on behalf of the committee", party + "Điều 1. Làm.\nT/M TỈNH ỦY\nBÍ THƯ\nNguyễn Văn Mẫu\n", ""},
		{"a sentence of the Party", "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 512-QĐ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 05 tháng 3 năm 2031\nQUY ĐỊNH\nvề một việc\n- Căn cứ Điều lệ Đảng;\nBan Bí thư quy định như sau:\nĐiều 1. Làm.\n", "Ban Bí thư"},
		{"a head and the body below", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP\nSố: 12/QĐ-BQL\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 05 tháng 3 năm 2031\nQUYẾT ĐỊNH\nVề một việc\nTRƯỞNG BAN\nBAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP HÀ NỘI\nCăn cứ Luật A;\nQUYẾT ĐỊNH:\n", "Trưởng ban Ban Quản lý các khu công nghiệp Hà Nội"},
		{"an assembly with its term", "HỘI ĐỒNG NHÂN DÂN\nTỈNH KHUÊ LĨNH\nSố: 12/NQ-HĐND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\nNGHỊ QUYẾT\nVề một việc\nHỘI ĐỒNG NHÂN DÂN TỈNH KHUÊ LĨNH KHÓA XVI, KỲ HỌP THỨ 12\nCăn cứ Luật A;\nQUYẾT NGHỊ:\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := parse(t, c.in).Header.Adopter; got != c.want {
				t.Errorf("adopter %q, want %q", got, c.want)
			}
		})
	}
}

func TestMarksOfUrgencyAndSecrecyStandAlone(t *testing.T) {
	for _, c := range []struct{ name, in, secrecy, urgency string }{
		{"both", "MẬT\nHOẢ TỐC\n" + decisionHead, "Mật", "Hỏa tốc"},
		{"in brackets", "(TỐI MẬT)\n" + decisionHead + "THƯỢNG KHẨN\n", "Tối mật", ""},
		{"at a fixed hour", "HỎA TỐC HẸN GIỜ\n" + decisionHead, "", "Hỏa tốc hẹn giờ"},
		{"behind the type of a telegram", "THỦ TƯỚNG CHÍNH PHỦ\nSố: 58/CĐ-TTg\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 05 tháng 3 năm 2031\nCÔNG ĐIỆN KHẨN\nVề một việc\n", "", "Khẩn"},
		{"in a sentence", decisionHead + "Việc bí mật, khẩn cấp.\n", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := parse(t, c.in).Header
			if h.Secrecy != c.secrecy || h.Urgency != c.urgency {
				t.Errorf("secrecy %q, urgency %q, want %q, %q", h.Secrecy, h.Urgency, c.secrecy, c.urgency)
			}
		})
	}
}

func TestTheEffectIsWhatTheTextSays(t *testing.T) {
	day := func(y, m, d int) corpus.Date { return corpus.Date{Year: y, Month: m, Day: d} }
	signed := "\nCHỦ TỊCH\nNguyễn Văn Mẫu\n"
	for _, c := range []struct {
		name, in string
		want     *corpus.Effect
		quote    string
	}{
		{"a day", circular + "Điều 9. Hiệu lực thi hành\n1. Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2031.\n", &corpus.Effect{Date: day(2031, 7, 1), Rule: corpus.EffectDated}, "Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2031"},
		{"an hour", circular + "Điều 9. Thông tư này có hiệu lực từ 00 giờ 00 phút ngày 01/7/2031.\n", &corpus.Effect{Date: day(2031, 7, 1), Rule: corpus.EffectDated}, "Thông tư này có hiệu lực từ 00 giờ 00 phút ngày 01/7/2031"},
		{"the day of signing; the day behind is another's", decisionHead + "Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2024.\n", &corpus.Effect{Date: day(2031, 3, 5), Rule: corpus.EffectSigned}, "Quyết định này có hiệu lực kể từ ngày ký"},
		{"days after signing", circular + "Điều 9. Thông tư này có hiệu lực sau 45 ngày, kể từ ngày ký ban hành.\n", &corpus.Effect{Date: day(2031, 4, 19), Rule: corpus.EffectAfter, Days: 45}, "Thông tư này có hiệu lực sau 45 ngày, kể từ ngày ký ban hành"},
		{"days in words after the gazette", circular + "Điều 9. Thông tư này có hiệu lực thi hành sau 15 (mười lăm) ngày kể từ ngày đăng Công báo.\n", &corpus.Effect{Rule: corpus.EffectPublished, Days: 15}, "Thông tư này có hiệu lực thi hành sau 15 (mười lăm) ngày kể từ ngày đăng Công báo"},
		{"from adoption on another day", "HỘI ĐỒNG NHÂN DÂN\nTỈNH KHUÊ LĨNH\nSố: 12/NQ-HĐND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKhuê Lĩnh, ngày 12 tháng 3 năm 2031\nNGHỊ QUYẾT\nVề một việc\nCăn cứ Luật A;\nQUYẾT NGHỊ:\nĐiều 1. Làm.\nNghị quyết này đã được Hội đồng nhân dân tỉnh khóa XX thông qua ngày 10 tháng 3 năm 2031 và có hiệu lực kể từ ngày thông qua.\n", &corpus.Effect{Date: day(2031, 3, 10), Rule: corpus.EffectSigned}, ""},
		{"until", circular + "Điều 9. Thông tư này có hiệu lực từ ngày 01/7/2031 đến hết ngày 31/12/2032.\n", &corpus.Effect{Date: day(2031, 7, 1), Until: day(2032, 12, 31), Rule: corpus.EffectDated}, ""},
		{"partly, in the sentence", circular + "Điều 9. Thông tư này có hiệu lực từ ngày 01/7/2031, trừ quy định tại khoản 2 Điều này.\n", &corpus.Effect{Date: day(2031, 7, 1), Rule: corpus.EffectDated, Partial: true}, ""},
		{"partly, in the next clause", circular + "Điều 9. Hiệu lực\n1. Thông tư này có hiệu lực từ ngày 01/7/2031.\n2. Quy định tại Điều 4 có hiệu lực từ ngày 01/9/2031.\n", &corpus.Effect{Date: day(2031, 7, 1), Rule: corpus.EffectDated, Partial: true,
			Parts: []corpus.EffectPart{{Provisions: []corpus.Provision{{Dieu: "4"}}, Date: day(2031, 9, 1)}}}, ""},
		{"partly, in an exception", circular + "Điều 9. Thông tư này có hiệu lực từ ngày 01/7/2031, trừ quy định tại điểm a khoản 2 Điều 4 có hiệu lực từ ngày 01/9/2031 đến hết ngày 31/12/2033; riêng Điều 5, Điều 6 có hiệu lực từ ngày 01/10/2031.\n", &corpus.Effect{Date: day(2031, 7, 1), Rule: corpus.EffectDated, Partial: true,
			Parts: []corpus.EffectPart{{Provisions: []corpus.Provision{{Dieu: "4", Khoan: "2", Diem: "a"}}, Date: day(2031, 9, 1), Until: day(2033, 12, 31)}, {Provisions: []corpus.Provision{{Dieu: "5"}, {Dieu: "6"}}, Date: day(2031, 10, 1)}}}, ""},
		{"partly, what it amends", circular + "Điều 9. Hiệu lực\n1. Thông tư này có hiệu lực từ ngày 01/7/2031, trừ trường hợp quy định tại khoản 2, khoản 3 Điều này.\n2. Quy định tại khoản 1 Điều 15 của Thông tư số 12/2020/TT-BTC (được sửa đổi tại khoản 7 Điều 1 của Thông tư này) có hiệu lực từ ngày 01/9/2031.\n3. Hồ sơ quy định tại Điều 3 nộp trước ngày Thông tư này có hiệu lực từ ngày 01/7/2031 được xử lý tiếp.\n", &corpus.Effect{Date: day(2031, 7, 1), Rule: corpus.EffectDated, Partial: true,
			Parts: []corpus.EffectPart{{Provisions: []corpus.Provision{{Dieu: "1", Khoan: "7"}}, Date: day(2031, 9, 1)}}}, ""},
		{"what is kept or stored is no exception", circular + "Điều 9. Thông tư này có hiệu lực từ ngày 01/7/2031 và bãi bỏ quy định về lưu trữ trong Thông tư số 12/2020/TT-BTC.\n", &corpus.Effect{Date: day(2031, 7, 1), Rule: corpus.EffectDated}, ""},
		{"a provision's day is not the document's", circular + "Điều 9. Điều 5 Thông tư này có hiệu lực từ ngày 01/9/2031.\n", nil, ""},
		{"of another document", circular + "Điều 8. Hồ sơ nộp trước ngày Thông tư này có hiệu lực thi hành được giải quyết theo Thông tư số 12/2020/TT-BTC có hiệu lực từ ngày 01/7/2020.\n", nil, ""},
		{"of a form in the text", circular + "Điều 8. Mẫu\nQuyết định này có hiệu lực từ ngày ký.\n", nil, ""},
		{"behind a label with a colon", decisionHead + "Điều 3: Quyết định này có hiệu lực thi hành kể từ ngày 01/4/2031.\nCHỦ TỊCH\nNguyễn Văn Mẫu\n", &corpus.Effect{Date: day(2031, 4, 1), Rule: corpus.EffectDated}, ""},
		{"a clause that is not understood is no missing one", decisionHead + "Điều 3. Kể từ khi công bố, Quyết định này mới có hiệu lực.\nCHỦ TỊCH\nNguyễn Văn Mẫu\n", nil, ""},
		{"of a consolidated text", "VĂN PHÒNG QUỐC HỘI\nSố: 18/VBHN-VPQH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 29 tháng 6 năm 2024\nLUẬT\nMẪU\nCăn cứ Hiến pháp;\nQuốc hội ban hành Luật Mẫu.\nĐiều 9. Luật này có hiệu lực từ ngày 01/01/2010.\n", nil, ""},
		{"left blank", circular + "Điều 9. Thông tư này có hiệu lực thi hành kể từ ngày     tháng     năm 2031.\n", nil, ""},
		{"quoted new wording", circular + "Điều 1. Sửa đổi Điều 9 như sau:\n“Điều 9. Thông tư này có hiệu lực từ ngày 01/7/2030.”\nĐiều 2. Hiệu lực\nThông tư này có hiệu lực từ ngày 01/8/2031.\n", &corpus.Effect{Date: day(2031, 8, 1), Rule: corpus.EffectDated}, ""},
		{"an administrative decision without a clause", decisionHead + "Căn cứ Luật A;\nQUYẾT ĐỊNH:\nĐiều 1. Làm." + signed, &corpus.Effect{Date: day(2031, 3, 5), Rule: corpus.EffectIssued}, "ngày 05 tháng 3 năm 2031"},
		{"the same without its end", decisionHead + "Căn cứ Luật A;\nQUYẾT ĐỊNH:\nĐiều 1. Làm.\n", nil, ""},
		{"a legal document without a clause", circular + "Điều 1. Làm.\nBỘ TRƯỞNG\nNguyễn Văn Mẫu\n", nil, ""},
		{"a letter", "SỞ TƯ PHÁP\nSố: 12/STP-VP\nV/v một việc\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\nKính gửi: Sở Nội vụ.\nSở báo cáo.\nGIÁM ĐỐC\nNguyễn Văn Mẫu\n", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := parse(t, c.in).Header
			if diff := cmp.Diff(c.want, h.Effective, cmpopts.IgnoreTypes(corpus.Span{})); diff != "" {
				t.Error(diff)
			}
			if h.Effective != nil {
				for _, p := range h.Effective.Parts {
					if words := p.In(c.in); !strings.Contains(words, "có hiệu lực") || strings.Contains(words, "\n") {
						t.Errorf("a part stands at %q", words)
					}
				}
			}
			if got := h.Evidence[corpus.FieldEffective].Quote; c.quote != "" && got != c.quote {
				t.Errorf("evidence %q, want %q", got, c.quote)
			}
		})
	}
}

func TestAddresseesAndRecipientsAreNames(t *testing.T) {
	letter := "SỞ TƯ PHÁP\nSố: 12/STP-VP\nV/v một việc\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\n"
	for _, c := range []struct {
		name, in string
		to, recv []string
		archive  string
	}{
		{"one, and a list with notes", letter + "Kính gửi: Ủy ban nhân dân tỉnh.\nSở báo cáo./.\nNơi nhận:\n- Như trên;\n- Thường trực Tỉnh ủy (để b/c);\n- Bộ Tư pháp (Cục Kiểm tra văn bản);\n- Công báo; Cổng thông tin điện tử;\n- UBND các xã (34b)(để phối hợp);\n- Lưu: VT, VP (3).21\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn Mẫu\n",
			[]string{"Ủy ban nhân dân tỉnh"}, []string{"Như trên", "Thường trực Tỉnh ủy", "Bộ Tư pháp (Cục Kiểm tra văn bản)", "Công báo", "Cổng thông tin điện tử", "UBND các xã"}, "VT, VP"},
		{"several, over lines", letter + "Kính gửi:\n- Ủy ban nhân dân các tỉnh,\nthành phố;\n- Bộ Tài chính.\nThực hiện Kế hoạch, Sở báo cáo.\n", []string{"Ủy ban nhân dân các tỉnh, thành phố", "Bộ Tài chính"}, nil, ""},
		{"several on one line", letter + "Kính gửi: Sở Nội vụ; Sở Tài chính; Sở Y tế\n\nThực hiện Kế hoạch, Sở báo cáo.\n", []string{"Sở Nội vụ", "Sở Tài chính", "Sở Y tế"}, nil, ""},
		{"of a telegram", "THỦ TƯỚNG CHÍNH PHỦ\nSố: 58/CĐ-TTg\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 05 tháng 3 năm 2031\nCÔNG ĐIỆN\nVề một việc\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng Bộ Quốc phòng;\n- Chủ tịch Ủy ban nhân dân tỉnh Khuê Lĩnh.\nThực hiện nghiêm.\n", []string{"Bộ trưởng Bộ Quốc phòng", "Chủ tịch Ủy ban nhân dân tỉnh Khuê Lĩnh"}, nil, ""},
		{"beside the signature", decisionHead + "Điều 1. Làm.\nNơi nhận:                     TM. ỦY BAN NHÂN DÂN\n- Như Điều 3;                  KT. CHỦ TỊCH\n- Sở Nội vụ;                    PHÓ CHỦ TỊCH\n- Lưu: VT, NC.\n                                 Nguyễn Văn Mẫu\n", nil, []string{"Như Điều 3", "Sở Nội vụ"}, "VT, NC"},
		{"on one line", decisionHead + "Điều 1. Làm.\nNơi nhận: Như trên; Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn Mẫu\n", nil, []string{"Như trên"}, "VT"},
		{"of the Party", "TỈNH ỦY KHUÊ LĨNH\n*\nSố 12-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\nKẾ HOẠCH\nvề một việc\n-----\nTỉnh ủy ban hành kế hoạch.\nNơi nhận:\n- Văn phòng Trung ương Đảng,\n- Các huyện ủy, thị ủy,\n- Lưu Văn phòng Tỉnh ủy.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn Mẫu\n", nil, []string{"Văn phòng Trung ương Đảng", "Các huyện ủy, thị ủy"}, "Văn phòng Tỉnh ủy"},
		{"of a form in an annex", decisionHead + "Điều 1. Làm.\nCHỦ TỊCH\nNguyễn Văn Mẫu\nMẫu số 01\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT.\n", nil, nil, ""},
		{"a soft hyphen within the word", decisionHead + "Điều 1. Làm.\nNơi nhận:\n- Như Điều 3;\n- L\u00adưu: VT, X01(P7). NVT\nCHỦ TỊCH\nNguyễn Văn Mẫu\n", nil, []string{"Như Điều 3"}, "VT, X01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := parse(t, c.in).Header
			if diff := cmp.Diff(c.to, h.Addressees); diff != "" {
				t.Errorf("addressees: %s", diff)
			}
			if diff := cmp.Diff(c.recv, h.Recipients); diff != "" {
				t.Errorf("recipients: %s", diff)
			}
			if h.Archive != c.archive {
				t.Errorf("archive %q, want %q", h.Archive, c.archive)
			}
		})
	}
}

func TestTheNumberOfACopyIsNeverTheDocuments(t *testing.T) {
	for _, c := range []struct{ name, in, number, copied string }{
		{"at the end", decisionHead + "Điều 1. Làm.\nCHỦ TỊCH\nNguyễn Văn Mẫu\nUBND TỈNH KHUÊ LĨNH\nSAO Y\nSố: 15/SY-UBND\nKhuê Lĩnh, ngày 09 tháng 3 năm 2031\n", "512/QĐ-UBND", "15/SY-UBND"},
		{"in front", "SAO Y BẢN CHÍNH\nSố: 15/SY-VP\n" + decisionHead, "512/QĐ-UBND", "15/SY-VP"},
		{"an extract", decisionHead + "Điều 1. Làm.\nTRÍCH SAO\nSố: 7/TrS-VPUBND\n", "512/QĐ-UBND", "07/TrS-VPUBND"},
		{"of the Party", "TỈNH ỦY KHUÊ LĨNH\n*\nSố 12-QĐ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nKhuê Lĩnh, ngày 05 tháng 3 năm 2031\nQUYẾT ĐỊNH\nvề một việc\nĐiều 1. Làm.\nVĂN PHÒNG TỈNH ỦY\n*\nSố 21-BS/VPTU\nSAO LỤC\n", "12-QĐ/TU", "21-BS/VPTU"},
		{"an order of 1945 is no copy", "CHỦ TỊCH NƯỚC\nSố: 64/SL\nVIỆT NAM DÂN CHỦ CỘNG HÒA\nHà Nội, ngày 23 tháng 11 năm 1945\nSẮC LỆNH\nVề một việc\n", "64/SL", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := parse(t, c.in).Header
			if h.Number != c.number || h.Copy != c.copied {
				t.Errorf("number %q, copy %q, want %q, %q", h.Number, h.Copy, c.number, c.copied)
			}
		})
	}
}

func TestWhatDisagreesIsAProblem(t *testing.T) {
	for _, c := range []struct {
		name, in string
		kind     corpus.ProblemKind
		want     string
	}{
		{"the year", strings.ReplaceAll(circular, "năm 2031", "năm 2030"), corpus.KindDoubtful, "Năm trong số “512/2031/TT-BTC” không khớp ngày ban hành 05/3/2030."},
		{"two numbers", strings.Replace(decisionHead, "Số: 512/QĐ-UBND", "Số: 512/QĐ-UBND\nSố: 513/QĐ-UBND", 1), corpus.KindDoubtful, "Phần đầu văn bản ghi hai số: “512/QĐ-UBND” và “513/QĐ-UBND”."},
		{"who decides against the symbol", circular + "Căn cứ Luật A;\nBộ trưởng Bộ Y tế ban hành Thông tư.\n", corpus.KindDoubtful, "Nơi ban hành “Bộ trưởng Bộ Y tế” không khớp ký hiệu “TT-BTC” (Bộ Tài chính)."},
		{"a day that the calendar lacks", strings.ReplaceAll(decisionHead, "ngày 05 tháng 3", "ngày 30 tháng 02"), corpus.KindImpossible, "Ngày ban hành “ngày 30 tháng 02 năm 2031” không có trong lịch."},
		{"nothing", decisionHead + "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật A;\n", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := parse(t, c.in)
			var got corpus.Problem
			if len(r.Problems) > 0 {
				got = r.Problems[0]
			}
			if got.Detail != c.want || got.Kind != c.kind || len(r.Problems) > 1 {
				t.Errorf("problems %+v, want %q", r.Problems, c.want)
			}
			if c.kind == corpus.KindImpossible && !r.Header.Issued.IsZero() {
				t.Errorf("issued %s", r.Header.Issued)
			}
		})
	}
}

func TestSignersOfMinutesAndWithDegrees(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []corpus.Signer
	}{
		{"minutes", decisionHead + "Điều 1. Làm.\nTHƯ KÝ KỲ HỌP\nPhùng Thị Mẫu\nCHỦ TỌA KỲ HỌP\nTrịnh Văn Mẫu\n", []corpus.Signer{{Name: "Phùng Thị Mẫu", Title: "Thư ký kỳ họp"}, {Name: "Trịnh Văn Mẫu", Title: "Chủ tọa kỳ họp"}}},
		{"degrees without stops", decisionHead + "Điều 1. Làm.\nPHÓ GIÁM ĐỐC PHỤ TRÁCH\nBS CKII. Quách Văn Mẫu\n", []corpus.Signer{{Name: "Quách Văn Mẫu", Title: "Phó Giám đốc phụ trách"}}},
		{"acting, with two degrees in one", decisionHead + "Điều 1. Làm.\nQ. GIÁM ĐỐC\nGS.TS. Lê Thị Mẫu\n", []corpus.Signer{{Name: "Lê Thị Mẫu", Title: "Giám đốc", Capacity: "Q."}}},
		{"below a copy", decisionHead + "Điều 1. Làm.\nCHỦ TỊCH\nTô Văn Mẫu\nSAO Y\nSố: 15/SY-VP\nTL. CHÁNH VĂN PHÒNG\nTRƯỞNG PHÒNG\nHà Thị Mẫu\n", []corpus.Signer{{Name: "Tô Văn Mẫu", Title: "Chủ tịch"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, parse(t, c.in).Header.Signers); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzHeadersHoldWhatEveryHeaderMust(f *testing.F) {
	f.Add(decisionHead + "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật A; Căn cứ Luật B;\nQUYẾT ĐỊNH:\nĐiều 1. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.\nNơi nhận:\n- Như trên (để b/c);\n- Lưu: VT (3b).\nCHỦ TỊCH\nNguyễn Văn Mẫu\n")
	f.Add("MẬT\nHỎA TỐC\n" + circular + "Kính gửi:\n- A;\n- B.\nSAO Y\nSố: 15/SY-X\n")
	f.Add("SẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ\nSỐ 66 NGÀY 24 THÁNG 11 NĂM 1945\nChiểu \xff;\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, method := range []corpus.Method{corpus.MethodText, corpus.MethodOCR} {
			r := Parse(Input{Text: text, Pages: []corpus.Page{{Number: 1, Method: method, Span: corpus.Span{End: len(text)}}}})
			checkEvidence(t, text, r.Header)
		}
	})
}
