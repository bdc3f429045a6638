package main

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus/sample"
)

// sitePage is one page in one state. The table of them is walked by the test of every page and by the one that takes their pictures.
type sitePage struct {
	// name is unique; pictures are called by it.
	name string
	// path is the page's address; where open is not nil, it makes the state and answers the address.
	path string
	open func(t *testing.T, site string) string
	// status is what the page answers, 0 for 200.
	status int
	// kind names the site that has the page: the ordinary one by default.
	kind siteKind
	// large is true where the budget of 50 KB does not bind: texts of documents, and lists of a whole store.
	large bool
}

// siteKind is a store, and who looks at it.
type siteKind int

const (
	ordinary siteKind = iota // every sample document, and some that are there for one state each
	afar                     // the same store to a reader of the network
	bare                     // a store without a document
)

// Documents of the ordinary site.
const (
	resolution = "/van-ban/18-nq-tu-2023-05-12-ban-chap-hanh-dang-bo-tinh-khue-linh"
	decision   = "/van-ban/24-2023-qd-ubnd-2023-10-05-uy-ban-nhan-dan-tinh-khue-linh"   // amended by another
	overtime   = "/van-ban/13-2023-nq-hdnd-2023-12-08-hoi-dong-nhan-dan-tinh-khue-linh" // by four others, in part repealed and suspended
	replaced   = "/van-ban/1240-qd-ubnd-2023-07-10-uy-ban-nhan-dan-tinh-khue-linh"
	printed    = "/van-ban/15-2023-qd-ubnd-2023-06-20-uy-ban-nhan-dan-tinh-khue-linh"           // a PDF
	reported   = "/van-ban/03-bc-ubnd-2025-01-06-uy-ban-nhan-dan-tinh-khue-linh"                // figures in tables
	register   = "/van-ban/388-qd-ubnd-2025-02-24-uy-ban-nhan-dan-tinh-khue-linh"               // a row of a register, no text
	secret     = "/van-ban/19-bc-ubnd-2025-04-02-uy-ban-nhan-dan-tinh-van-son-c079a5c2b498e343" // ends in the hash of its bytes
	long       = "/van-ban/44-2025-qd-ubnd-2025-05-05-uy-ban-nhan-dan-tinh-van-son"
)

// sitePages are all pages and their states; a page that comes takes one line here.
func sitePages() []sitePage {
	return []sitePage{
		{name: "trang-chu", path: "/"},
		{name: "trang-chu-kho-trong", path: "/", kind: bare},
		{name: "tim", path: "/tim?q=chuyen+doi+so"},
		{name: "tim-so", path: "/tim?q=nghi+quyet+57+lao+cai"},
		{name: "tim-co-dau", path: "/tim?q=" + "nghị+quyết+chuyển+đổi+số"},
		{name: "tim-loc", path: "/tim?q=chuyen+doi+so&loai=ke-hoach&loai=quyet-dinh&nam=2024&loc=1"},
		{name: "tim-mo-loc", path: "/tim?q=chuyen+doi+so&them=loai&them=coquan"},
		{name: "tim-giai-thich", path: "/tim?q=chuyen+doi+so&giai-thich=1"},
		{name: "tim-theo-dieu", path: "/tim?q=bo+phan+mot+cua&don-vi=dieu"},
		{name: "tim-so-lieu", path: "/tim?q=ty+le+ho+so+tiep+nhan+truc+tuyen+quy+1"},
		{name: "tim-cau-hoi", path: "/tim?q=văn+bản+nào+thay+thế+1240/QĐ-UBND"},
		{name: "tim-tai-ngay", path: "/tim?q=chuyen+doi+so&hieuluc=con&tai=2024-06-30"},
		{name: "tim-tai-ve", path: "/tim/tai-ve?q=chuyen+doi+so"},
		{name: "tim-khong-thay", path: "/tim?q=khong+co+gi+nhu+the+xyz"},
		{name: "tim-khong-thay-vi-loc", path: "/tim?q=%22chuyển+đổi+số%22&nam=1990&loai=bao-cao"},
		{name: "tim-loi-cu-phap", path: "/tim?q=%22chuyển+đổi+số+(abc:def"},
		{name: "tim-tham-so-la", path: "/tim?q=lao+cai&x=1"},
		{name: "tim-trang-qua", path: "/tim?q=so&trang=99"},
		{name: "tim-kho-trong", path: "/tim?q=lao+cai", kind: bare},
		{name: "van-ban", path: decision},
		{name: "van-ban-khop", path: resolution + "?q=chuyen+doi+so&khop=2"},
		{name: "van-ban-het-hieu-luc", path: replaced},
		{name: "van-ban-dai", path: long, large: true},
		{name: "van-ban-chua-co-toan-van", path: register},
		{name: "van-ban-mat", path: secret},
		{name: "van-ban-mat-tu-choi", path: secret, kind: afar, status: http.StatusNotFound},
		{name: "van-ban-khong-co", path: "/van-ban/khong-co", status: http.StatusNotFound},
		{name: "goc", path: printed + "/goc?q=quyet+dinh"},
		{name: "goc-sua", path: printed + "/goc?sua=1"},
		{name: "goc-docx", path: decision + "/goc"},
		{name: "lien-he", path: decision + "/lien-he"},
		{name: "lien-he-cap-hai", path: replaced + "/lien-he?qua=co"},
		{name: "lien-he-trong", path: long + "/lien-he"},
		{name: "chuoi", path: replaced + "/chuoi"},
		{name: "chuoi-con-thieu", path: "/van-ban/46-kh-ubnd-2024-01-19-uy-ban-nhan-dan-tinh-khue-linh/chuoi?tai=2026-06-30&sau=2"},
		{name: "chuoi-mot-minh", path: long + "/chuoi"},
		{name: "lich-su", path: overtime + "/lich-su"},
		{name: "lich-su-tai-ngay", path: overtime + "/lich-su?tai=2026-02-01"},
		{name: "lich-su-dieu", path: overtime + "/lich-su?muc=dieu-5"},
		{name: "lich-su-cua-mot-van-ban", path: overtime + "/lich-su?boi=19-2024-nq-hdnd-2024-12-10-hoi-dong-nhan-dan-tinh-khue-linh"},
		{name: "lich-su-khong-co-dieu", path: overtime + "/lich-su?muc=dieu-99", status: http.StatusNotFound},
		{name: "lich-su-trong", path: long + "/lich-su"},
		{name: "lich-su-dai", path: long + "/lich-su?tai=2026-01-01&trang=2"},
		{name: "so-lieu-van-ban", path: reported + "/so-lieu"},
		{name: "thuoc-tinh", path: decision + "/thuoc-tinh"},
		{name: "thuoc-tinh-sua", path: decision + "/thuoc-tinh?sua=ngay"},
		{name: "chat-luong", path: printed + "/chat-luong"},
		{name: "so-lieu", path: "/so-lieu"},
		{name: "so-lieu-so-sanh", path: "/so-lieu?donvi=%25&xem=so-sanh"},
		{name: "so-lieu-thoi-gian", path: "/so-lieu?chitieu=ty+le+ho+so+tiep+nhan+truc+tuyen&xem=thoi-gian"},
		{name: "so-lieu-khong-thay", path: "/so-lieu?chitieu=khong+co+gi+nhu+the+xyz"},
		{name: "so-lieu-mau-thuan", path: "/so-lieu/mau-thuan"},
		{name: "nhiem-vu", path: "/nhiem-vu"},
		{name: "nhiem-vu-theo-co-quan", path: "/nhiem-vu?nhom=co-quan"},
		{name: "nhiem-vu-tai-ngay", path: "/nhiem-vu?tai=2024-06-10"},
		{name: "nhiem-vu-qua-han", path: "/nhiem-vu?hantrang=qua-han"},
		{name: "nhiem-vu-khong-thay", path: "/nhiem-vu?q=khong+co+gi+nhu+the+xyz"},
		{name: "nhiem-vu-khong-ro-co-quan", path: "/nhiem-vu?coquan=khong+co"},
		{name: "nhiem-vu-van-ban", path: resolution + "/nhiem-vu"},
		{name: "so-lieu-muc-tieu", path: "/so-lieu/muc-tieu"},
		{name: "so-lieu-muc-tieu-chua-co", path: "/so-lieu/muc-tieu?trangthai=chua-co&xep=han"},
		{name: "so-lieu-van-ban-muc-tieu", path: "/van-ban/46-kh-ubnd-2024-01-19-uy-ban-nhan-dan-tinh-khue-linh/so-lieu"},
		{name: "kiem-tra", path: "/kiem-tra"},
		{name: "kiem-tra-ket-qua", open: openDraft, large: true},
		{name: "kiem-tra-phieu", open: func(t *testing.T, site string) string { return openDraft(t, site) + "/phieu" }, large: true},
		{name: "kiem-tra-het-han", path: "/kiem-tra/AAAAAAAAAAAAAAAAAAAAAA", status: http.StatusGone},
		{name: "doi-chieu-so", path: "/doi-chieu-so"},
		{name: "doi-chieu-so-ket-qua", open: openNumbers},
		{name: "so-sanh", path: "/so-sanh"},
		{name: "so-sanh-mot-ban", path: "/so-sanh?a=" + strings.TrimPrefix(replaced, "/van-ban/")},
		{name: "so-sanh-hai-ban", path: "/so-sanh?a=" + strings.TrimPrefix(replaced, "/van-ban/") + "&b=1876-qd-ubnd-2024-08-12-uy-ban-nhan-dan-tinh-khue-linh"},
		{name: "so-sanh-het", path: "/so-sanh?a=" + strings.TrimPrefix(replaced, "/van-ban/") + "&b=1876-qd-ubnd-2024-08-12-uy-ban-nhan-dan-tinh-khue-linh&xem=het"},
		{name: "so-sanh-hai-ngay", path: "/so-sanh?a=" + strings.TrimPrefix(overtime, "/van-ban/") + "~dieu-5&b=" + strings.TrimPrefix(overtime, "/van-ban/") + "~dieu-5@2026-02-01"},
		{name: "so-sanh-khong-co", path: "/so-sanh?a=khong-co&b=" + strings.TrimPrefix(decision, "/van-ban/"), status: http.StatusNotFound},
		{name: "con-thieu", path: "/con-thieu"},
		{name: "con-thieu-nhieu", path: "/con-thieu?nhom=nhieu"},
		{name: "suc-khoe-can-cu", path: "/suc-khoe-can-cu"},
		{name: "duoc-dan-nhieu", path: "/duoc-dan-nhieu"},
		{name: "duyet", path: "/duyet"},
		{name: "duyet-loai-nam", path: "/duyet/quyet-dinh/2023"},
		{name: "duyet-co-quan", path: "/duyet/co-quan"},
		{name: "duyet-co-quan-tinh", path: "/duyet/co-quan?nhom=tinh-khue-linh"},
		{name: "duyet-noi", path: "/duyet/noi"},
		{name: "co-quan", path: "/co-quan/uy-ban-nhan-dan-tinh-khue-linh"},
		{name: "co-quan-nhac-toi", path: "/co-quan/bo-chinh-tri?vai=nhac-toi"},
		{name: "co-quan-khong-co", path: "/co-quan/khong-co", status: http.StatusNotFound},
		{name: "noi", path: "/noi/tinh-khue-linh"},
		{name: "noi-da-sap-nhap", path: "/noi/10-tinh-lao-cai"},
		{name: "nguoi", path: "/nguoi/le-phong-son"},
		{name: "nguoi-khong-neu-ten", path: "/nguoi/bi-thu-tinh-uy-lao-cai"},
		{name: "tinh-trang", path: "/tinh-trang"},
		{name: "tinh-trang-mang", path: "/tinh-trang", kind: afar},
		{name: "tinh-trang-kho-trong", path: "/tinh-trang", kind: bare},
		{name: "tinh-trang-tep", path: "/tinh-trang/tep"},
		{name: "tinh-trang-trang", path: "/tinh-trang/trang"},
		{name: "nap", path: "/nap"},
		{name: "nap-mang", path: "/nap", kind: afar},
		{name: "nap-kho-trong", path: "/nap", kind: bare},
		{name: "nap-lan", open: handedIn},
		{name: "nap-lan-dang-nhan", open: handingIn},
		{name: "tro-giup", path: "/tro-giup"},
		{name: "muc-luc", path: "/trang"},
		{name: "loi-khong-co-trang", path: "/khong-co", status: http.StatusNotFound},
		{name: "loi-khong-hieu", path: "/tim?q=a&trang=-1", status: http.StatusBadRequest},
	}
}

// handedIn hands in files that leave the store as it is, and answers the page of the import.
func handedIn(t *testing.T, site string) string {
	t.Helper()
	s := newSender(t, site)
	_, page, _ := s.form([2]string{"hong-khong-mo-duoc-vi-bi-cat-khi-sao-chep-tu-may-khac.pdf", "%PDF-1.4 hỏng"}, [2]string{"la.bin", "\x00\x01\x02\xff\xfe"})
	s.finished(page)
	return page
}

// handingIn begins to hand in a file, and answers the page of the import.
func handingIn(t *testing.T, site string) string {
	t.Helper()
	s := newSender(t, site)
	d := s.declare("dang-gui.txt", 10)
	if code, body := s.post(d.Tep[0].Gui+"?tu=0", "application/octet-stream", strings.NewReader("0123")); code != http.StatusOK {
		t.Fatal(code, body)
	}
	return d.Trang
}

// longText is an invented decision of more articles than one page shows.
func longText() string {
	var b strings.Builder
	b.WriteString("ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: 44/2025/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" +
		"Vân Sơn, ngày 05 tháng 5 năm 2025\nQUYẾT ĐỊNH\nBan hành Quy chế quản lý công trình nước sạch (văn bản minh họa)\n")
	n := 0
	for chapter := range 12 {
		fmt.Fprintf(&b, "Chương %s\nNỘI DUNG PHẦN THỨ %d\n", [...]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}[chapter], chapter+1)
		for range 20 {
			n++
			fmt.Fprintf(&b, "Điều %d. Trách nhiệm quản lý công trình số %d\n", n, n)
			for clause := range 4 {
				fmt.Fprintf(&b, "%d. Đơn vị quản lý công trình số %d kiểm tra nguồn nước, đường ống và đồng hồ mỗi tháng một lần, lập biên bản và báo cáo Ủy ban nhân dân xã trước ngày 25 hằng tháng; khi có sự cố thì báo ngay cho người dân và khắc phục trong thời gian ngắn nhất.\n", clause+1, n)
			}
		}
	}
	return b.String()
}

const secretText = `ỦY BAN NHÂN DÂN
TỈNH VÂN SƠN
Số: 19/BC-UBND
MẬT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Sơn, ngày 02 tháng 4 năm 2025
BÁO CÁO
Về kho vật tư dự phòng (văn bản minh họa)
1. Kho số 1 đặt tại xã An Bình.
2. Kho số 2 đặt tại xã An Hòa.
`

// ordinarySite indexes the sample, and invented documents for single states, and serves them. VANKHO_SHOTS_OF names a folder to index too.
func ordinarySite(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "van-ban")
	for name, content := range sample.Files() {
		write(t, filepath.Join(dir, name), string(content))
	}
	write(t, filepath.Join(dir, "nuoc-sach.txt"), longText())
	write(t, filepath.Join(dir, "mat.txt"), secretText)
	write(t, filepath.Join(dir, "hong.pdf"), "%PDF-1.4\nđây không phải là PDF")
	data := filepath.Join(t.TempDir(), "kho")
	for _, from := range []string{dir, os.Getenv("VANKHO_SHOTS_OF")} {
		if from == "" {
			continue
		}
		if r := runProgram(t, "", "index", from, "--data", data, "--accept-secret"); r.code != exitOK && r.code != exitSomeFailed {
			t.Fatalf("index: %+v", r)
		}
	}
	return startServer(t, data)
}

// bareSite serves a store that has met one file without a text, so that the sample is not loaded.
func bareSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "van-ban", "hong.pdf"), "%PDF-1.4\nđây không phải là PDF")
	data := filepath.Join(dir, "kho")
	if r := runProgram(t, "", "index", filepath.Join(dir, "van-ban"), "--data", data); r.code != exitOK && r.code != exitSomeFailed {
		t.Fatalf("index: %+v", r)
	}
	return startServer(t, data)
}

// openDraft hands in the sample's draft and answers where its findings are.
func openDraft(t *testing.T, site string) string {
	t.Helper()
	body, err := os.ReadFile(sampleDraft)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(handIn(t, site, "du-thao.docx", body), site)
}

// openNumbers hands in a list of numbers and answers where it is answered.
func openNumbers(t *testing.T, site string) string {
	t.Helper()
	form := &bytes.Buffer{}
	m := multipart.NewWriter(form)
	if err := m.WriteField("so", "18-NQ/TU\n1240/qđ-ubnd\n999/QĐ-XYZ\nkhông phải số"); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Post(site+"/doi-chieu-so", m.FormDataContentType(), form)
	if err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(res.Body)
	if err := res.Body.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil || res.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d, %v: %s", res.StatusCode, err, said)
	}
	return res.Header.Get("Location")
}
