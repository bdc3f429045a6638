package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// sender hands in files at a site as a browser does.
type sender struct {
	*testing.T
	site   string
	client *http.Client
	token  string
}

var formToken = regexp.MustCompile(`name="ma" value="([^"]+)"`)

func newSender(t *testing.T, site string) *sender {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &sender{T: t, site: site, client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	_, page := s.get("/nap")
	found := formToken.FindStringSubmatch(page)
	if found == nil {
		t.Fatalf("no token on the page: %s", page)
	}
	s.token = found[1]
	return s
}

func (s *sender) get(path string) (int, string) {
	s.Helper()
	a, err := s.client.Get(s.site + path)
	if err != nil {
		s.Fatal(err)
	}
	return s.read(a)
}

func (s *sender) read(a *http.Response) (int, string) {
	s.Helper()
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		s.Fatal(err)
	}
	return a.StatusCode, string(body)
}

// post sends a body as a script of the page does.
func (s *sender) post(path, kind string, body io.Reader) (int, string) {
	s.Helper()
	q, err := http.NewRequestWithContext(s.Context(), http.MethodPost, s.site+path, body)
	if err != nil {
		s.Fatal(err)
	}
	q.Header.Set("Content-Type", kind)
	q.Header.Set("X-Vankho-Token", s.token)
	q.Header.Set("Origin", s.site)
	a, err := s.client.Do(q)
	if err != nil {
		s.Fatal(err)
	}
	return s.read(a)
}

// form sends files as a form without script does, and answers where it leads.
func (s *sender) form(files ...[2]string) (int, string, string) {
	s.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.WriteField("ma", s.token); err != nil {
		s.Fatal(err)
	}
	for _, f := range files {
		part, err := w.CreateFormFile("tep", f[0])
		if err == nil {
			_, err = io.WriteString(part, f[1])
		}
		if err != nil {
			s.Fatal(err)
		}
	}
	_ = w.Close()
	q, err := http.NewRequestWithContext(s.Context(), http.MethodPost, s.site+"/nap", &b)
	if err != nil {
		s.Fatal(err)
	}
	q.Header.Set("Content-Type", w.FormDataContentType())
	a, err := s.client.Do(q)
	if err != nil {
		s.Fatal(err)
	}
	code, body := s.read(a)
	return code, a.Header.Get("Location"), body
}

type declaredAnswer struct {
	Lan, Trang string
	Tep        []struct {
		Gui    string `json:"gui"`
		DaNhan int64  `json:"da_nhan"`
		Xong   bool   `json:"xong"`
		Loi    string `json:"loi"`
	}
}

// declare names one file and answers where it is to be sent, and from where on.
func (s *sender) declare(name string, size int) declaredAnswer {
	s.Helper()
	code, body := s.post("/nap/khai", "application/json", strings.NewReader(fmt.Sprintf(`{"ten":"Lê Thị Bình","het":true,"tep":[{"ten":%q,"co":%d,"luc":1763000000000}]}`, name, size)))
	var d declaredAnswer
	if err := json.Unmarshal([]byte(body), &d); code != http.StatusOK || err != nil || len(d.Tep) != 1 {
		s.Fatalf("%d %s %v", code, body, err)
	}
	return d
}

// finished waits until an import has ended, and answers its page without its marks.
func (s *sender) finished(page string) string {
	s.Helper()
	for range 600 {
		code, body := s.get(page)
		if code != http.StatusOK {
			s.Fatalf("%d %s", code, body)
		}
		if !strings.Contains(body, "Có thể rời trang") {
			return body[strings.Index(body, "<main"):]
		}
		time.Sleep(100 * time.Millisecond)
	}
	s.Fatalf("%s does not end", page)
	return ""
}

// cited is an invented decision that others may cite.
func cited(n int, more string) string {
	return fmt.Sprintf("ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: %d/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"+
		"Vân Sơn, ngày 15 tháng 4 năm 2025\nQUYẾT ĐỊNH\nVề việc cấp nước sinh hoạt đợt %d (văn bản minh họa)\nĐiều 1. Cấp nước sinh hoạt. %s\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n", n, n, more)
}

func TestFilesOfAFormAreReadAndEachIsToldWhatBecameOfIt(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program")
	}
	s := newSender(t, sampleSite(t))
	code, page, _ := s.form([2]string{"nhac.txt", cited(8, "Thực hiện Quyết định số 9/QĐ-UBND ngày 15/4/2025 của Ủy ban nhân dân tỉnh Vân Sơn.")})
	if code != http.StatusSeeOther {
		t.Fatal(code)
	}
	s.finished(page)
	code, page, body := s.form([2]string{"moi.txt", cited(9, "")}, [2]string{"moi.txt", cited(9, "")}, [2]string{"khac.txt", cited(9, "")}, [2]string{"la.bin", "\x00\x01\x02\xff\xfe\x00"},
		[2]string{"../../\u202etxt.exe<b>", ""})
	if code != http.StatusSeeOther {
		t.Fatal(code, body)
	}
	body = s.finished(page)
	for _, want := range []string{"Đã xong 5 / 5 tệp.", ">Mới<", "Đã nối 1 dẫn chiếu cũ tới văn bản này.", "Đã có, không đổi", "Trùng nội dung với", "Không đọc được: định dạng chưa hỗ trợ",
		"Không đọc được: tệp không có nội dung", "txt.exe&lt;b&gt;"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(body, "\u202e") || strings.Contains(body, "..") {
		t.Error("the page shows a hostile name as it is")
	}
	if code, _, body := s.form(); code != http.StatusUnprocessableEntity || !strings.Contains(body, "Chọn ít nhất một tệp.") {
		t.Errorf("a form without files: %d", code)
	}
	if code, body := s.get("/nhat-ky"); code != http.StatusOK || !strings.Contains(body, "moi.txt") {
		t.Errorf("the journal does not tell of the import: %d", code)
	}
	if t.Failed() {
		t.Log(body)
	}
}

func TestWhatIsTooLargeIsRefusedBeforeItIsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program")
	}
	s := newSender(t, sampleSite(t))
	at, err := url.Parse(s.site)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(path, kind, begin string, size int64) string {
		line, err := net.Dial("tcp", at.Host)
		if err != nil {
			t.Fatal(err)
		}
		defer line.Close()
		var cookies []string
		for _, c := range s.client.Jar.Cookies(at) {
			cookies = append(cookies, c.String())
		}
		fmt.Fprintf(line, "POST %s HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nCookie: %s\r\nX-Vankho-Token: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
			path, at.Host, s.site, strings.Join(cookies, "; "), s.token, kind, size, begin)
		_ = line.SetReadDeadline(time.Now().Add(20 * time.Second))
		answer, err := http.ReadResponse(bufio.NewReader(line), nil)
		if err != nil {
			t.Fatal(err)
		}
		code, body := s.read(answer)
		return fmt.Sprint(code, " ", body)
	}
	if got := ask("/nap", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.pdf\"\r\n\r\n%PDF", 2<<30); !strings.HasPrefix(got, "413") ||
		!strings.Contains(got, "200 MB mỗi tệp") {
		t.Errorf("a form of 2 GB: %.300s", got)
	}
	d := s.declare("lon.pdf", 2<<30)
	if !d.Tep[0].Xong || !strings.Contains(d.Tep[0].Loi, "Tệp lon.pdf 2,1 GB; giới hạn 200 MB") {
		t.Errorf("a file of 2 GB: %+v", d)
	}
	if got := ask(d.Tep[0].Gui+"?tu=0", "application/octet-stream", "a", 2<<30); !strings.HasPrefix(got, "413") {
		t.Errorf("a piece of 2 GB: %.200s", got)
	}
	if body := s.finished(d.Trang); !strings.Contains(body, "Không đọc được: tệp quá lớn") {
		t.Error(body)
	}
}

func TestAFileThatIsCutGoesOnWhereItStoppedAlsoInAnotherTab(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program")
	}
	s := newSender(t, sampleSite(t))
	text := cited(11, strings.Repeat("Nước sạch cho các xã vùng cao. ", 200))
	d := s.declare("cat.txt", len(text))
	send := func(from, to int) (int, string) {
		return s.post(fmt.Sprintf("%s?tu=%d", d.Tep[0].Gui, from), "application/octet-stream", strings.NewReader(text[from:to]))
	}
	if code, body := send(0, 1000); code != http.StatusOK || !strings.Contains(body, `"da_nhan": 1000`) {
		t.Fatal(code, body)
	}
	at, _ := url.Parse(s.site)
	line, err := net.Dial("tcp", at.Host)
	if err != nil {
		t.Fatal(err)
	}
	var cookie string
	for _, c := range s.client.Jar.Cookies(at) {
		cookie += c.String() + "; "
	}
	fmt.Fprintf(line, "POST %s?tu=1000 HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nCookie: %s\r\nX-Vankho-Token: %s\r\nContent-Length: 1000\r\n\r\n%s", d.Tep[0].Gui, at.Host, s.site, cookie, s.token,
		text[1000:1500])
	_ = line.Close() // the line breaks in the middle of a piece
	other := newSender(t, s.site)
	var again declaredAnswer
	for range 100 {
		if again = other.declare("cat.txt", len(text)); again.Tep[0].DaNhan == 1500 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if again.Tep[0].Gui != d.Tep[0].Gui || again.Tep[0].DaNhan != 1500 || again.Trang != d.Trang {
		t.Fatalf("another tab does not go on: %+v, first %+v", again, d)
	}
	if code, body := send(1000, 2000); code != http.StatusConflict || !strings.Contains(body, `"da_nhan": 1500`) {
		t.Errorf("a piece that does not follow: %d %s", code, body)
	}
	if code, body := send(1500, len(text)); code != http.StatusOK || !strings.Contains(body, `"xong": true`) {
		t.Fatal(code, body)
	}
	if code, body := send(1500, len(text)); code != http.StatusOK || !strings.Contains(body, `"xong": true`) {
		t.Errorf("a piece that is sent twice: %d %s", code, body)
	}
	if body := s.finished(d.Trang); !strings.Contains(body, ">Mới<") || !strings.Contains(body, "Lê Thị Bình") {
		t.Error(body)
	}
}

func TestAKilledProgramLosesNothingThatWasReceived(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program three times")
	}
	data := t.TempDir()
	serve := func() (*exec.Cmd, string) {
		cmd := program(t.Context(), "serve", "--data", data, "--listen", "127.0.0.1:0")
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = cmd.Process.Kill() }) // already ended, as a rule
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if at := openedAt.FindString(lines.Text()); at != "" {
				go func() { _, _ = io.Copy(io.Discard, out) }()
				return cmd, at
			}
		}
		t.Fatal("the program does not start")
		return nil, ""
	}
	first, at := serve()
	s := newSender(t, at)
	text := cited(500, strings.Repeat("Nước sạch. ", 500))
	d := s.declare("do-dang.txt", len(text))
	if code, body := s.post(d.Tep[0].Gui+"?tu=0", "application/octet-stream", strings.NewReader(text[:2000])); code != http.StatusOK {
		t.Fatal(code, body)
	}
	var files [][2]string
	for n := range 60 {
		files = append(files, [2]string{fmt.Sprintf("van-ban-%d.txt", n), cited(n+1, "")})
	}
	code, page, body := s.form(files...)
	if code != http.StatusSeeOther {
		t.Fatal(code, body)
	}
	if err := first.Process.Kill(); err != nil { // while it receives one and reads others
		t.Fatal(err)
	}
	_ = first.Wait()
	_, at = serve()
	s = newSender(t, at)
	if body := s.finished(page); !strings.Contains(body, "Đã xong 60 / 60 tệp.") || !strings.Contains(body, "60 mới") {
		t.Error(body[:min(len(body), 1500)])
	}
	again := s.declare("do-dang.txt", len(text))
	if again.Trang != d.Trang || again.Tep[0].DaNhan != 2000 {
		t.Fatalf("what was received in part is lost: %+v", again)
	}
	if code, body := s.post(again.Tep[0].Gui+"?tu=2000", "application/octet-stream", strings.NewReader(text[2000:])); code != http.StatusOK {
		t.Fatal(code, body)
	}
	if body := s.finished(d.Trang); !strings.Contains(body, ">Mới<") {
		t.Error(body)
	}
	for n := 0; ; n++ { // the bytes go after it is said what became of them
		left, err := os.ReadDir(filepath.Join(data, "nap"))
		if err == nil && len(left) == 0 {
			break
		}
		if n == 500 {
			t.Fatalf("the spool keeps %v, %v", left, err)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestAPageThatReadsNoEventsHoldsNobodyUp(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program")
	}
	s := newSender(t, sampleSite(t))
	d := s.declare("cho.txt", 10)
	for range 60 { // more than are told at a time
		a, err := s.client.Get(s.site + d.Trang + "/tien-do")
		if err != nil {
			t.Fatal(err)
		}
		defer a.Body.Close() // nobody reads
		if a.StatusCode != http.StatusOK && a.StatusCode != http.StatusTooManyRequests {
			t.Fatalf("status %d", a.StatusCode)
		}
	}
	_, page, _ := s.form([2]string{"a.txt", cited(3, "")})
	s.finished(page)
	if code, body := s.post(d.Tep[0].Gui+"?tu=0", "application/octet-stream", strings.NewReader("0123456789")); code != http.StatusOK {
		t.Error(code, body)
	}
	s.finished(d.Trang)
}

func TestAWatchedFolderIsReadOnceItsFilesStoppedGrowing(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for files to be still")
	}
	dir := t.TempDir()
	folder, data := filepath.Join(dir, "may-quet"), filepath.Join(dir, "kho")
	site := startServer(t, data, "--watch", folder) // which is not there yet
	s := newSender(t, site)
	for n := 0; ; n++ {
		if _, body := s.get("/nap"); strings.Contains(body, "Thư mục không có") {
			break
		}
		if n == 100 {
			t.Fatal("nothing tells that the folder is not there")
		}
		time.Sleep(100 * time.Millisecond)
	}
	write(t, filepath.Join(folder, "a.txt"), cited(21, ""))
	write(t, filepath.Join(folder, "b.txt.part"), cited(22, ""))
	write(t, filepath.Join(folder, "~$c.docx"), "x")
	row := regexp.MustCompile(`<a href="(/nap/[0-9-]+)">`)
	for range 300 {
		_, body := s.get("/nap")
		if found := row.FindStringSubmatch(body); found != nil && strings.Contains(body, "Xong") {
			page := s.finished(found[1])
			if !strings.Contains(page, "Thư mục theo dõi") || !strings.Contains(page, "Đã xong 1 / 1 tệp.") || strings.Contains(page, "b.txt") {
				t.Error(page)
			}
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("the file was not read")
}

func TestABrowserSendsFilesAndSeesWhatBecomesOfThem(t *testing.T) {
	b := browser(t, 1280, 1200)
	site := sampleSite(t)
	dir := t.TempDir()
	files := []string{write(t, filepath.Join(dir, "mot.txt"), cited(31, "")), write(t, filepath.Join(dir, "hai.txt"), cited(32, strings.Repeat("Nước sạch. ", 400_000))),
		write(t, filepath.Join(dir, "hong.pdf"), "%PDF-1.4\nhỏng")}
	b.do(chromedp.Navigate(site+"/nap"), chromedp.SetUploadFiles(css(`#tep-nap`), files), chromedp.SendKeys(css(`#ten`), "Lê Thị Bình"))
	b.picture("nap")
	b.do(chromedp.Click(css(`form#nap button`)), chromedp.WaitVisible(css(`table.im`)))
	b.picture("nap-tien-do")
	b.reach("what became of three files", `document.querySelectorAll('table.im .st').length == 3`)
	page := b.text(`main`)
	for _, want := range []string{"Lê Thị Bình", "Đã xong 3 / 3 tệp.", "Quyết định số 31/QĐ-UBND", "Quyết định số 32/QĐ-UBND", "Không đọc được: tệp hỏng"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
	if said := ask(b, chromedp.Evaluate[string](`document.querySelector('#td-noi').textContent`)); !strings.Contains(said, "Đã xong 3 / 3 tệp.") {
		t.Errorf("the live region says %q", said)
	}
	b.picture("nap-xong")
}
