package name

import "strings"

// word is the number of a word in the lexicon; 0 is none.
type word int32

// The words that the grammar itself names, in the order of ownWords.
const (
	wComma      word = iota + 1
	wDash            // -
	wSlash           // /
	wAmp             // &
	wDot             // .
	wOpen            // (
	wClose           // )
	wQuoteLeft       // “
	wQuoteRight      // ”
	wQuote           // "
	wColon           // :
	wSemicolon       // ;
	wBar             // |
	wAnd             // và
	wAbout           // về
	wEach            // các
	wTier            // cấp
	wOf              // của
	wYear            // năm
	wMonth           // tháng
	wDay             // ngày
	wQuarter         // quý
	wQ               // q
	wUntil           // đến
	wTo              // tới
	wFrom            // từ
	wFirst           // đầu
	wLast            // cuối
	wGiai            // giai
	wDoan            // đoạn
	wThoi            // thời
	wNhiem           // nhiệm
	wKy              // kỳ
	wSchool          // học
	wYearly          // hằng
	wYearlyToo       // hàng
	wDinh            // định
	wHuong           // hướng
	wTam             // tầm
	wNhin            // nhìn
	wDia             // địa
	wBan             // bàn
	wOn              // trên
	wIn              // trong
	wWhole           // toàn
	wOurs            // ta
	wProvince        // tỉnh
	wUy              // ủy
	wOr              // hoặc
	wAs              // làm
	wIs              // là
	wGiu             // giữ
	wChuc            // chức
	wVu              // vụ
	wTrung           // trung
	wUong            // ương
	wCall            // gọi
	wWrite           // viết
	wTat             // tắt
	wNation          // nước
	wHet             // hết
	wLap             // lập
	wThanh           // thành
	wRoom            // phòng
	wVien            // viên
	wNumber          // số
	wKhoa            // khóa
	wMung            // mùng
	wMong            // mồng
	wLunar           // âm
	wOld             // cũ
	wNguyen          // nguyên
	wCo              // cố
	wBo              // bộ
	wQuoc            // quốc
	wGia             // gia
	wTe              // tế
	wHuyen           // huyện
	wThi             // thị
	wQuan            // quận
	wUnder           // thuộc
	wNha             // nhà
)

var ownWords = strings.Fields(`, - / & . ( ) “ ” " : ; | và về các cấp của năm tháng ngày quý q đến tới từ đầu cuối giai đoạn
	thời nhiệm kỳ học hằng hàng định hướng tầm nhìn địa bàn trên trong toàn ta tỉnh ủy hoặc làm là giữ chức vụ trung ương gọi viết tắt nước hết lập thành phòng viên số khóa mùng mồng âm cũ nguyên cố bộ quốc gia tế huyện thị quận thuộc nhà`)
