package web

import (
	"net/http"
	"strings"
	"testing"

	"vankho/corpus"
)

// assigned is a document of a province that names a body, a place and people, and is signed.
func assigned(number, secrecy string) *corpus.Document {
	const issuer = "Ủy ban nhân dân tỉnh Vân Sơn"
	x := "ỦY BAN NHÂN DÂN TỈNH VÂN SƠN\nQUYẾT ĐỊNH số " + number + "\nGiao UBND huyện Lạc Khê phối hợp với Sở Nông nghiệp tỉnh Vân Sơn trên địa bàn huyện Lạc Khê.\n" +
		"Đồng chí Bí thư Tỉnh ủy chỉ đạo. Các sở, ngành thực hiện.\nCHỦ TỊCH\nNguyễn Thị Mẫu"
	at := func(quote string) corpus.Span {
		i := strings.Index(x, quote)
		return corpus.Span{Start: i, End: i + len(quote)}
	}
	body := func(quote, class, name string, specific bool) corpus.Entity {
		return corpus.Entity{Span: at(quote), Quote: quote, Kind: corpus.EntityOrganisation, Class: class, Name: name, Specific: specific}
	}
	signed := at("Nguyễn Thị Mẫu")
	return &corpus.Document{Title: "Giao việc " + number, Text: x, Pages: pagesOf(x),
		Header: corpus.Header{System: corpus.SystemState, Number: number, Type: "Quyết định", Issuer: issuer, Issued: corpus.Date{Year: 2025, Month: 4, Day: 5}, Secrecy: secrecy,
			Signers:  []corpus.Signer{{Name: "Nguyễn Thị Mẫu", Title: "Chủ tịch"}},
			Evidence: map[corpus.Field]corpus.Evidence{corpus.FieldIssuer: {Span: at("ỦY BAN NHÂN DÂN TỈNH VÂN SƠN"), Method: "tên cơ quan"}}},
		Entities: []corpus.Entity{
			body("ỦY BAN NHÂN DÂN TỈNH VÂN SƠN", "state_province", issuer, true),
			body("UBND huyện Lạc Khê", "state_district", "Ủy ban nhân dân huyện Lạc Khê", true),
			body("Sở Nông nghiệp tỉnh Vân Sơn", "state_province", "Sở Nông nghiệp tỉnh Vân Sơn", true),
			{Span: at("huyện Lạc Khê."), Kind: corpus.EntityPlace, Class: "district", Name: "huyện Lạc Khê", Specific: true},
			{Span: at("Đồng chí Bí thư Tỉnh ủy"), Kind: corpus.EntityPerson, Specific: true, Roles: []corpus.Role{{Span: at("Bí thư Tỉnh ủy"), Title: "Bí thư", Org: "Tỉnh ủy Vân Sơn"}}},
			body("Các sở, ngành", "collective", "các sở, ngành", false),
			{Span: signed, Quote: "Nguyễn Thị Mẫu", Kind: corpus.EntityPerson, Name: "Nguyễn Thị Mẫu", Specific: true, Roles: []corpus.Role{{Title: "Chủ tịch", Org: issuer}}},
		}}
}

func TestPagesOfNamesTellWhatTheirDocumentsSay(t *testing.T) {
	s := newTestSite(t, assigned("901/QĐ-UBND", ""), assigned("902/QĐ-UBND", ""), assigned("903/QĐ-UBND", "Mật"))
	for _, c := range []struct {
		path  string
		wants []string
		not   []string
	}{
		{"/co-quan/uy-ban-nhan-dan-tinh-van-son", []string{"Ủy ban nhân dân tỉnh Vân Sơn", "Cơ quan cấp tỉnh", "901/QĐ-UBND", "Người và chức vụ", "Nguyễn Thị Mẫu"}, []string{"903/QĐ-UBND"}},
		{"/co-quan/so-nong-nghiep-tinh-van-son", []string{"Được nhắc tới 2", "Giao UBND huyện Lạc Khê phối hợp với Sở Nông nghiệp tỉnh Vân Sơn trên địa bàn huyện Lạc Khê."}, []string{"903/QĐ-UBND"}},
		{"/co-quan/so-nong-nghiep-tinh-van-son?vai=ban-hanh", []string{"Chưa có văn bản nào do cơ quan này ban hành trong kho; được nhắc tới ở 2 văn bản."}, nil},
		{"/co-quan/uy-ban-nhan-dan-huyen-lac-khe", []string{"Còn viết: UBND huyện Lạc Khê"}, nil},
		{"/noi/huyen-lac-khe-tinh-van-son", []string{"huyện Lạc Khê, tỉnh Vân Sơn", "Văn bản không nêu mã"}, nil},
		{"/nguoi/nguyen-thi-mau", []string{"Ký 2", "Chủ tịch", "Ủy ban nhân dân tỉnh Vân Sơn"}, []string{"chưa gộp", "903/QĐ-UBND"}},
		{"/nguoi/nguyen-thi-mau?chucvu=chu-tich-uy-ban-nhan-dan-tinh-van-son", []string{"Bỏ lọc Chức vụ", "901/QĐ-UBND"}, nil},
		{"/nguoi/nguyen-thi-mau?chucvu=giam-doc", []string{"Không có văn bản nào phù hợp bộ lọc."}, []string{"901/QĐ-UBND"}},
		{"/nguoi/bi-thu-tinh-uy-van-son", []string{"Bí thư Tỉnh ủy Vân Sơn", "Văn bản không nêu tên người giữ chức vụ."}, nil},
	} {
		raw := s.page(t, c.path)
		b := text(raw)
		for _, want := range c.wants {
			if !strings.Contains(b, want) && !strings.Contains(raw, want) {
				t.Errorf("%s does not say %q", c.path, want)
			}
		}
		for _, not := range c.not {
			if strings.Contains(raw, not) {
				t.Errorf("%s says %q", c.path, not)
			}
		}
	}
	if b := s.page(t, "/co-quan/uy-ban-nhan-dan-tinh-van-son", local); !strings.Contains(b, "903/QĐ-UBND") {
		t.Error("this machine does not see its secret document")
	}
	if a := s.get(t, "/co-quan/Uy-ban-nhan-dan-tinh-V%C3%A2n-S%C6%A1n"); a.code != 301 || a.header.Get("Location") != "/co-quan/uy-ban-nhan-dan-tinh-van-son" {
		t.Errorf("a name with marks answers %d %s", a.code, a.header.Get("Location"))
	}
	for _, path := range []string{"/co-quan/cac-so-nganh", "/co-quan/khong-co", "/noi/huyen-lac-khe", "/nguoi/uy-ban-nhan-dan-tinh-van-son", "/co-quan/-"} {
		if a := s.get(t, path); a.code != 404 || !strings.Contains(a.body, "Không có") {
			t.Errorf("%s answers %d", path, a.code)
		}
	}
}

// TestALetterheadReadAcrossItsColumnsIsNotQuoted: the words between those of the name are not the body's.
func TestALetterheadReadAcrossItsColumnsIsNotQuoted(t *testing.T) {
	const across = "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM TỈNH VÂN SƠN"
	d := assigned("905/QĐ-UBND", "")
	d.Text = across + " Độc lập - Tự do - Hạnh phúc\nQUYẾT ĐỊNH số 905/QĐ-UBND"
	d.Pages, d.Entities = pagesOf(d.Text), nil
	d.Header.Evidence = map[corpus.Field]corpus.Evidence{corpus.FieldIssuer: {Span: corpus.Span{End: len(across)}, Method: "tên cơ quan"}}
	b := newTestSite(t, d).page(t, "/co-quan/uy-ban-nhan-dan-tinh-van-son?vai=ban-hanh")
	if !strings.Contains(b, "905/QĐ-UBND") || !strings.Contains(b, "Chỗ ghi tên") || strings.Contains(b, "CỘNG HÒA") {
		t.Errorf("the letterhead is quoted:\n%s", b)
	}
}

func TestNamesOfSecretDocumentsHaveNoPageForTheNetwork(t *testing.T) {
	hidden := assigned("904/QĐ-UBND", "Mật")
	hidden.Header.Issuer = "Ủy ban nhân dân tỉnh Kín Đáo"
	s := newTestSite(t, hidden)
	for _, path := range []string{"/co-quan/uy-ban-nhan-dan-tinh-kin-dao", "/co-quan/so-nong-nghiep-tinh-van-son", "/nguoi/nguyen-thi-mau", "/noi/tinh-kin-dao"} {
		if a := s.get(t, path); a.code != 404 {
			t.Errorf("%s answers %d", path, a.code)
		}
	}
	for _, path := range []string{"/duyet", "/duyet/co-quan", "/duyet/noi", "/api/v1/duyet", "/co-quan/uy-ban-nhan-dan-tinh-van-son"} {
		if b := s.page(t, path); strings.Contains(b, "Kín Đáo") {
			t.Errorf("%s tells of a body of a secret document", path)
		}
	}
}

func TestPagesOfNamesTakeAnyParameter(t *testing.T) {
	s := newTestSite(t, assigned("901/QĐ-UBND", ""))
	for _, page := range []string{"/co-quan/uy-ban-nhan-dan-tinh-van-son", "/noi/huyen-lac-khe-tinh-van-son", "/nguoi/nguyen-thi-mau", "/duyet", "/duyet/co-quan", "/duyet/noi", "/duyet/quyet-dinh", "/duyet/quyet-dinh/2025",
		"/api/v1/co-quan/uy-ban-nhan-dan-tinh-van-son", "/api/v1/duyet", "/co-quan/%00", "/co-quan/<script>", "/nguoi/..%2f..%2f", "/duyet/<b>", "/duyet/quyet-dinh/<b>"} {
		for _, in := range []string{"", "vai=<script>alert(1)</script>", "loai=%00", "nam=99999999999", "nam=2025..2020", "trang=-1", "trang=999999", "chucvu=%ff", "nhom=<b>", "nhom=tinh-van-son&trang=9", "xyz=1", "vai=ky&loai=quyet-dinh&nam=2025&trang=1"} {
			a := s.get(t, page+"?"+in, func(*http.Request) {})
			html := strings.HasPrefix(a.header.Get("Content-Type"), "text/html")
			if a.code >= 500 || html && strings.Contains(a.body, "<script>alert") || strings.Contains(a.body, "<b><") {
				t.Errorf("%s?%s answers %d", page, in, a.code)
			}
		}
	}
}
