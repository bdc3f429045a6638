package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"vankho/corpus"
)

// sendCSV posts a file as a form without script does: the token stands in its first field.
func (s *testSite) sendCSV(t *testing.T, path, name, content string, fields url.Values, change ...func(*http.Request)) answer {
	t.Helper()
	cookie, token := s.seat(t)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := form.WriteField(tokenField, token); err != nil {
		t.Fatal(err)
	}
	for key, values := range fields {
		if err := form.WriteField(key, values[0]); err != nil {
			t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile("tep", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequest(http.MethodPost, s.URL+path, &body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.AddCookie(cookie)
	local(r)
	for _, c := range change {
		c(r)
	}
	return s.do(t, r)
}

func TestCorrectionsGoFromOneStoreToAnother(t *testing.T) {
	from, to := newTestSite(t, scanned()), newTestSite(t, scanned())
	for name, value := range map[string]string{"plan": "=Thông báo", "decision": "Nghị quyết"} {
		if err := from.store.Correct(t.Context(), from.ids[name], from.edit(t, name, value)); err != nil {
			t.Fatal(err)
		}
	}
	d, err := from.store.Document(t.Context(), from.ids["more0"])
	if err != nil {
		t.Fatal(err)
	}
	page := corpus.Edit{Correction: corpus.Correction{SHA256: d.Sources[0].SHA256, Page: 3, Value: "Giếng khoan;\ncấp \"nước\"", Was: "Gjêng", Who: "Lê Bình"}}
	if err := from.store.Correct(t.Context(), d.ID, page); err != nil {
		t.Fatal(err)
	}
	file := from.page(t, correctionsPath+".csv", local)
	standing := to.edit(t, "decision", "Chỉ thị")
	if err := to.store.Correct(t.Context(), to.ids["decision"], standing); err != nil {
		t.Fatal(err)
	}
	a := to.sendCSV(t, loadCorrectionsPath, "hieu-chinh.csv", file, nil)
	if said := text(a.body); a.code != 200 || !strings.Contains(said, "Đã nạp 2 chỗ sửa; 0 chỗ đã có sẵn; 1 dòng không nạp.") || !strings.Contains(said, "Chỗ này đã có người sửa khác: Trần An") {
		t.Fatalf("%d %s", a.code, said)
	}
	if got := to.corrections(t, to.ids["plan"]); len(got) != 1 || got[0].Value != "=Thông báo" || got[0].Who != "Trần An" {
		t.Errorf("%+v", got)
	}
	if got := to.corrections(t, d.ID); len(got) != 1 || got[0].Value != page.Value || got[0].Who != "Lê Bình" {
		t.Errorf("%+v", got)
	}
	a = to.sendCSV(t, loadCorrectionsPath, "hieu-chinh.csv", strings.ReplaceAll(file, "\n", "\r\n"), url.Values{"thay": {"1"}})
	if said := text(a.body); !strings.Contains(said, "Đã nạp 1 chỗ sửa; 2 chỗ đã có sẵn; 0 dòng không nạp.") {
		t.Errorf("again, with others replaced: %s", said)
	}
	if said := text(to.page(t, journalPath, local)); !strings.Contains(said, "nạp từ tệp hieu-chinh.csv") || !strings.Contains(said, "Chỉ thị") {
		t.Errorf("the journal: %s", said)
	}
	for name, content := range map[string]string{"empty": "", "no table": "\x00\x01", "another table": "a,b\n1,2\n"} {
		if a := to.sendCSV(t, loadCorrectionsPath, "x.csv", content, nil); a.code != 422 || !strings.Contains(a.body, `id="tep-loi"`) {
			t.Errorf("%s answers %d", name, a.code)
		}
	}
	for name, change := range map[string]func(*http.Request){"the network": network, "no seat": func(r *http.Request) { r.Header.Del("Cookie") }} {
		if a := to.sendCSV(t, loadCorrectionsPath, "x.csv", file, nil, change); a.code != 403 {
			t.Errorf("%s answers %d", name, a.code)
		}
	}
}

func TestRowsThatCannotBeUsedSayWhy(t *testing.T) {
	sha := strings.Repeat("a", 64)
	head := "Mã văn bản,SHA-256,Trang,Thuộc tính,Chương trình đọc,Người sửa viết,Người sửa\n"
	for _, x := range []struct{ name, in, want string }{
		{"a page", "a," + sha + ",3,,x,y,An", ""},
		{"a fact", "a," + sha + ",,ngay,x,27/3/2025,An", ""},
		{"no hash", "a,b,3,,x,y,An", "SHA-256 không đúng dạng."},
		{"both", "a," + sha + ",3,ngay,x,y,An", "Ghi một trong hai cột Trang và Thuộc tính."},
		{"neither", "a," + sha + ",,,x,y,An", "Ghi một trong hai cột Trang và Thuộc tính."},
		{"a fact that none may correct", "a," + sha + ",,do-mat,x,y,An", "Không có thuộc tính “do-mat”."},
		{"no date", "a," + sha + ",,ngay,x,31/2/2025,An", "Ngày không đúng dạng 27/3/2025."},
		{"a page before the first", "a," + sha + ",0,,x,y,An", "Số trang không đúng."},
		{"a short row", "a", "SHA-256 không đúng dạng."},
	} {
		lines, fault := readCorrections(head + x.in + "\n")
		if fault != "" || len(lines) != 1 || lines[0].Fault != x.want {
			t.Errorf("%s: %+v %v", x.name, lines, fault)
		}
		if semicolons, fault := readCorrections(strings.ReplaceAll(head+x.in, ",", ";")); fault != "" || len(semicolons) != 1 || semicolons[0].Fault != x.want {
			t.Errorf("%s, with semicolons: %+v %v", x.name, semicolons, fault)
		}
	}
}

func FuzzReadCorrections(f *testing.F) {
	f.Add("Mã văn bản,SHA-256,Trang,Thuộc tính,Chương trình đọc,Người sửa viết,Người sửa\na,b,1,,x,\"y\nz\",An\n")
	f.Fuzz(func(t *testing.T, in string) {
		lines, fault := readCorrections(in)
		if fault != "" && len(lines) > 0 {
			t.Errorf("%s with %d lines", fault, len(lines))
		}
		for _, x := range lines {
			if x.Fault == "" && (x.Page > 0) == (x.Field != "") {
				t.Errorf("%+v names no place", x)
			}
		}
	})
}

func TestIndicatorsAreJoinedOnTheSite(t *testing.T) {
	s := newTestSite(t)
	form := s.page(t, joinsPath, local)
	check := field(t, form, "b")
	fields := url.Values{"b": {check}, "danh-sach": {"tỷ lệ hộ dân dùng nước sạch\ttỷ lệ dùng nước sạch\r\n"}, "ten": {"Trần An"}}
	if a := s.send(t, joinsPath, fields); a.code != 303 {
		t.Fatalf("%d %s", a.code, a.body)
	}
	if got, err := s.store.Joins(t.Context()); err != nil || got != "tỷ lệ hộ dân dùng nước sạch\ttỷ lệ dùng nước sạch\n" {
		t.Errorf("%q %v", got, err)
	}
	if said := text(s.page(t, joinsPath, local)); !strings.Contains(said, "Hiện ghép 1 chỉ tiêu.") {
		t.Error(said)
	}
	fields.Set("danh-sach", "khác\tkhác nữa")
	if a := s.send(t, joinsPath, fields); a.code != 409 || !strings.Contains(a.body, ">\nkhác\tkhác nữa\n</textarea>") || !strings.Contains(a.body, `<pre class="was">tỷ lệ hộ dân`) {
		t.Errorf("from an older list: %d %s", a.code, a.body)
	}
	if a := s.get(t, joinsPath); a.code != 403 {
		t.Errorf("a reader of the network gets %d", a.code)
	}
	acts, _, err := s.store.Acts(t.Context(), corpus.ActQuery{Verb: corpus.VerbJoined})
	if err != nil || len(acts) != 1 || acts[0].Who != "Trần An" || !strings.HasPrefix(acts[0].Now, "tỷ lệ") {
		t.Errorf("%+v %v", acts, err)
	}
}

func TestWhoMayNotCorrectIsToldHowToReport(t *testing.T) {
	s := newTestSite(t).with(t, func(o *Options) { o.Editors = []Editor{{"Trần An", testKey}} })
	facts := documentURL(s.ids["plan"]) + "/thuoc-tinh"
	shown := s.page(t, facts)
	if !strings.Contains(shown, "?sai=ngay#") {
		t.Fatal("no way to report")
	}
	b := s.page(t, facts+"?sai=ngay")
	for _, want := range []string{"Đề nghị xem lại thuộc tính “Ngày ban hành” của Kế hoạch số 12/KH-UBND.", "Kho đang ghi: 03/02/2025", "http://kho.example.vn" + facts + "#thuoc-tinh-issue-date", `href="/dang-nhap?ve=`} {
		if !strings.Contains(b, want) {
			t.Errorf("no %q", want)
		}
	}
	if a := s.get(t, facts+"?sai=ngay", local); a.code != 303 || !strings.Contains(a.header.Get("Location"), "sua=ngay") {
		t.Errorf("who may correct is led to %d %s", a.code, a.header.Get("Location"))
	}
	if a := s.get(t, facts+"?sai=do-mat"); a.code != 400 {
		t.Errorf("a fact that none may correct answers %d", a.code)
	}
}
