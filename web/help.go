package web

import (
	"context"
	"net/http"
	"strings"

	"vankho/corpus/viet"
	"vankho/search/query"
)

// HelpPage is what /tro-giup shows. Its table is made from the program's own fields, so that it cannot be out of date.
type HelpPage struct {
	Examples []HelpRow
	Syntax   []HelpRow
	Keys     []HelpRow
	API      []HelpRow
}

// HelpRow is one line of a table: what is written, what it means, an example that runs.
type HelpRow struct{ Write, Meaning, Example, URL string }

// help builds the page; a question that finds nothing in this store gives way to one that does, else is no link.
func (s *site) help(ctx context.Context, who viewer) (*HelpPage, error) {
	home, err := s.homes.get(ctx, s, who)
	if err != nil {
		return nil, err
	}
	p := &HelpPage{}
	for _, e := range home.Examples {
		p.Examples = append(p.Examples, HelpRow{Write: e.Label, URL: e.URL})
	}
	p.Syntax = []HelpRow{
		{"từ từ", "Văn bản có mọi từ; nếu không văn bản nào có đủ thì hiện văn bản có nhiều từ nhất và nói rõ.", "chuyển đổi số", ""},
		{`"cụm từ"`, "Các từ đứng liền nhau, đúng thứ tự.", `"cải cách hành chính"`, ""},
		{"-từ", "Bỏ văn bản có từ này, hoặc cụm từ trong ngoặc kép.", `kế hoạch -"dự thảo"`, ""},
		{"a OR b", "Một trong hai là đủ; viết OR, HOẶC (chữ hoa) hoặc dấu |. Mỗi vế là các từ liền nhau hoặc cụm trong ngoặc kép; ngoặc đơn để giới hạn.",
			`kế hoạch ("chuyển đổi số" OR CNTT)`, ""},
		{"-loai:…", "Dấu trừ trước một điều kiện lọc thì bỏ văn bản ứng với nó.", "kế hoạch -loai:quyết-định", ""},
		{"154/KH-UBND", "Số, ký hiệu, viết đủ hay thiếu, có hay không dấu gạch.", "154 kh ubnd", ""},
	}
	for _, f := range query.Fields() {
		meaning := f.Meaning
		for i, c := range f.Values {
			meaning += [...]string{" ", ", "}[min(i, 1)] + c.Value + ": " + viet.Uncapitalise(c.Label)
		}
		if f.Values != nil {
			meaning += "."
		}
		p.Syntax = append(p.Syntax, HelpRow{f.Name + ":", meaning, f.Example, ""})
	}
	own := map[string]string{}
	for _, n := range home.Newest {
		for name, value := range map[string]string{"loai:": hyphened(n.Type), "coquan:": hyphened(n.Issuer), "so:": n.Number, "154/KH-UBND": n.Number} {
			if own[name] == "" && value != "" {
				own[name] = strings.TrimPrefix(name+value, "154/KH-UBND")
			}
		}
		if own["nam:"] == "" && n.Issued.Year > 0 {
			own["nam:"] = "nam:" + integerYear(n.Issued.Year)
		}
		if d, err := s.visible(ctx, n.ID, who); err == nil && d.Header.Place != "" && own["noi:"] == "" {
			own["noi:"] = "noi:" + hyphened(d.Header.Place)
		}
	}
	for i := range p.Syntax {
		row := &p.Syntax[i]
		for _, example := range []string{row.Example, own[row.Write]} {
			n, err := s.count(ctx, question{Text: example}, who)
			if err != nil {
				break // without an index the examples are shown as they are
			}
			if n > 0 && example != "" {
				row.Example, row.URL = example, address("/tim", "q", example)
				break
			}
		}
	}
	p.Keys = []HelpRow{
		{"/", "tới ô tìm", "mọi trang", ""},
		{"j  k", "kết quả hoặc đoạn sau, trước", "kết quả, văn bản", ""},
		{"Enter  o", "mở", "kết quả", ""},
		{"f", "tìm trong văn bản", "văn bản", ""},
		{"n  p", "chỗ khớp sau, trước", "văn bản", ""},
		{"c", "sao chép trích dẫn", "văn bản", ""},
		{"y", "sao chép liên kết tới đoạn đang xem", "văn bản", ""},
		{"[  ]", "trang trước, trang sau của bản gốc", "bản gốc", ""},
		{"g v  g g  g s  g t  g c", "tới phần văn bản, bản gốc, số liệu, thuộc tính, chất lượng đọc", "văn bản", ""},
		{"?", "danh sách phím", "mọi trang", ""},
		{"Esc", "rời ô đang gõ", "mọi trang", ""},
	}
	p.API = []HelpRow{
		{"/api/v1/tim", "Kết quả tìm, cùng tham số với trang kết quả; don-vi=dieu liệt kê điều khoản, giai-thich=1 cho biết điểm gồm những gì, sua=khong tìm đúng chữ đã gõ.", "/api/v1/tim?q=57-NQ/TW", "/api/v1/tim?q=57-NQ/TW"},
		{"/api/v1/van-ban/{mã}", "Một văn bản: thuộc tính, toàn văn, mục, dẫn chiếu, vấn đề, mỗi thứ kèm vị trí byte.", "", ""},
		{"/api/v1/van-ban/{mã}/hieu-luc", "Hiệu lực của một văn bản hôm nay, hoặc tại ngày của tham số tai: tình trạng, từ ngày nào, từng căn cứ kèm câu trích và vị trí byte.", "", ""},
		{"/api/v1/van-ban/{mã}/lien-he", "Liên hệ của một văn bản, cùng tham số với trang Liên hệ; /van-ban/{mã}/lien-he.csv, .json, .graphml là mọi quan hệ.", "", ""},
		{"/api/v1/van-ban/{mã}/gan-noi-dung", "Văn bản gần nội dung; với muc={mã mục} là điều, mục cùng chủ đề ở văn bản khác.", "", ""},
		{"/api/v1/goi-y", "Gợi ý khi đang gõ: số, tên văn bản, cơ quan, cụm từ.", "/api/v1/goi-y?q=154", "/api/v1/goi-y?q=154"},
		{"/api/v1/figures", "Số liệu, cùng tham số với trang Số liệu: chitieu, noi, ky, donvi, loaiso, tu, den, coquan, vanban, xep, trang; mỗi số kèm giá trị quy đổi, chỉ tiêu, nơi, kỳ, câu và vị trí byte.", "/api/v1/figures?donvi=%25", "/api/v1/figures?donvi=%25"},
		{"/api/v1/figures/series", "Từng chỉ tiêu theo kỳ, mỗi nơi, đơn vị và loại số một chuỗi.", "", ""},
		{"/api/v1/figures/indicators", "Chỉ tiêu gần nhất với chữ đang gõ, cùng số số liệu và các cách viết khác.", "", ""},
		{"/api/v1/figures/conflicts", "Số liệu cùng chỉ tiêu, nơi, kỳ và loại số mà hai văn bản ghi khác nhau.", "", ""},
		{"/api/v1/con-thieu", "Văn bản được nhắc tới mà kho chưa có toàn văn; nhom=nhieu, nhom=khong-so là các nhóm khác; loai, coquan, nam để lọc; tu, so-luong để lấy từng phần.", "/api/v1/con-thieu", "/api/v1/con-thieu"},
		{"/api/v1/suc-khoe-can-cu", "Căn cứ đã hết, bị ngưng hoặc chưa có hiệu lực và văn bản viện dẫn chúng; luc=khi-ban-hanh, luc=ve-sau; can-cu={mã} hoặc van-ban={mã} để xem một văn bản.", "/api/v1/suc-khoe-can-cu", "/api/v1/suc-khoe-can-cu"},
		{"/api/v1/duoc-dan-nhieu", "Văn bản được viện dẫn nhiều nhất; xep=so-van-ban xếp theo số văn bản viện dẫn.", "/api/v1/duoc-dan-nhieu", "/api/v1/duoc-dan-nhieu"},
		{"POST /api/v1/kiem-tra", "Kiểm tra dẫn chiếu của một dự thảo: JSON {\"text\", \"tai\"} hoặc biểu mẫu có tệp “tep”; không lưu gì.", "", ""},
		{"POST /api/v1/resolve", "Đối chiếu số, ký hiệu viết kiểu nào cũng được: mảng JSON, NDJSON, CSV hoặc mỗi dòng một số, không giới hạn số dòng; tai={ngày} để biết hiệu lực tại ngày đó.", "", ""},
		{"/api/v1/tinh-trang", "Tình trạng kho và chỉ mục.", "/api/v1/tinh-trang", "/api/v1/tinh-trang"},
	}
	return p, nil
}

// serveHelp answers /tro-giup.
func (s *site) serveHelp(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery)
	who := s.viewer(r)
	page, err := s.help(r.Context(), who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, "Trợ giúp")
	f.Section, f.Canonical, f.Remarks = "tro-giup", "/tro-giup", p.remarks()
	return s.write(w, http.StatusOK, "help", f, page)
}

// serveContents answers /trang: every section as plain links, the menu of narrow screens.
func (s *site) serveContents(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery)
	f := s.frame(r, s.viewer(r), "Mục lục")
	f.Canonical, f.Remarks = "/trang", p.remarks()
	return s.write(w, http.StatusOK, "contents", f, nil)
}
