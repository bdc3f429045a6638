package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"vankho/corpus"
)

func TestBadCommandLinesGetOneSentence(t *testing.T) {
	dir := t.TempDir()
	file := write(t, filepath.Join(dir, "a.txt"), "x")
	for _, c := range []struct {
		name string
		args []string
		want string
		code int
	}{
		{"unknown command", []string{"lung-tung"}, `Không có lệnh "lung-tung"`, exitFault},
		{"unknown flag", []string{"index", dir, "--lung-tung"}, `Không có tham số`, exitFault},
		{"flag without value", []string{"serve", "--listen"}, `cần một giá trị`, exitFault},
		{"flag of the wrong kind", []string{"index", dir, "--workers", "hai"}, `--workers không nhận giá trị "hai"`, exitFault},
		{"no data folder", []string{"search", "x", "--data", ""}, `--data cần tên một thư mục`, exitFault},
		{"a folder to read", []string{"read", dir}, `là thư mục`, exitFault},
		{"no workers", []string{"index", dir, "--workers", "0"}, `--workers phải từ 1`, exitFault},
		{"nothing to index", []string{"index"}, `Cần ít nhất một tệp hoặc thư mục`, exitFault},
		{"absent folder", []string{"index", filepath.Join(dir, "khong-co"), "--data", filepath.Join(dir, "k1")}, `Không có tệp hoặc thư mục`, exitFault},
		{"bad address", []string{"serve", "--listen", "127.0.0.1:cong", "--data", filepath.Join(dir, "k2")}, `địa chỉ`, exitFault},
		{"no address", []string{"serve", "--listen", "", "--data", filepath.Join(dir, "k2")}, `Địa chỉ "" không hợp lệ`, exitFault},
		{"public address in a folder", []string{"serve", "--public-url", "https://example.vn/kho", "--data", filepath.Join(dir, "k2")}, `không đặt được trang dưới một thư mục`, exitFault},
		{"no port", []string{"serve", "--listen", ":", "--data", filepath.Join(dir, "k2")}, `Địa chỉ ":" không hợp lệ`, exitFault},
		{"address of another machine", []string{"serve", "--listen", "192.0.2.1:80", "--data", filepath.Join(dir, "k2")}, `địa chỉ`, exitFault},
		{"data folder is a file", []string{"index", dir, "--data", file}, `không phải là thư mục`, exitFault},
		{"a filter nobody understands", []string{"search", "x", "--nam", "abc"}, `--nam không nhận giá trị "abc"; cần một năm`, exitFault},
		{"no store to search", []string{"search", "x", "--data", filepath.Join(dir, "k3")}, `Chưa có kho`, exitFault},
		{"no store to show", []string{"show", "x", "--data", filepath.Join(dir, "k3")}, `Chưa có kho`, exitFault},
		{"no store to check", []string{"check", "--data", filepath.Join(dir, "k3")}, `Chưa có kho`, exitFault},
		{"unknown form", []string{"read", file, "--as", "../x"}, `--as không nhận giá trị "../x"`, exitFault},
		{"help on nothing", []string{"help", "lung-tung"}, `Không có lệnh "lung-tung"`, exitFault},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := runProgram(t, "", c.args...)
			said := strings.TrimSpace(r.err)
			if lines := strings.Split(said, "\n"); r.code != c.code || !strings.Contains(lines[len(lines)-1], c.want) || strings.Contains(said, "goroutine") {
				t.Errorf("exit %d, said %q; want exit %d and %q", r.code, said, c.code, c.want)
			}
		})
	}
}

func TestAFolderInUseIsRefused(t *testing.T) {
	data := filepath.Join(t.TempDir(), "kho")
	startServer(t, data)
	r := runProgram(t, "", "search", "x", "--data", data)
	if r.code != exitFault || !strings.Contains(r.err, "đang được một tiến trình khác dùng") {
		t.Errorf("%+v", r)
	}
}

func TestFlagsComeFromTheEnvironmentToo(t *testing.T) {
	t.Setenv("VANKHO_LIMIT", "khong")
	if r := runProgram(t, "", "search", "x"); r.code != exitFault || !strings.Contains(r.err, "VANKHO_LIMIT") {
		t.Errorf("%+v", r)
	}
	data := filepath.Join(t.TempDir(), "tu-moi-truong")
	t.Setenv("VANKHO_LIMIT", "5")
	t.Setenv("VANKHO_WORKERS", "") // as if it were not set
	t.Setenv("VANKHO_DATA", data)
	if r := runProgram(t, "", "index", write(t, filepath.Join(t.TempDir(), "a.txt"), notice)); r.code != exitOK {
		t.Errorf("%+v", r)
	}
	if _, err := os.Stat(filepath.Join(data, "vankho.db")); err != nil {
		t.Error(err)
	}
}

func TestIndexReportsEveryFile(t *testing.T) {
	dir := t.TempDir()
	in, data := filepath.Join(dir, "in"), filepath.Join(dir, "kho")
	write(t, filepath.Join(in, "a.txt"), notice)
	write(t, filepath.Join(in, "sub", "ban-sao.txt"), notice)
	empty := write(t, filepath.Join(in, "rong.pdf"), "")
	write(t, filepath.Join(in, "hong.docx"), "PK\x03\x04 không phải zip")
	write(t, filepath.Join(in, "mat.txt"), "MẬT\n"+strings.ReplaceAll(notice, "77/", "78/"))
	write(t, filepath.Join(in, ".an"), "tệp ẩn")

	r := runProgram(t, "", "index", in, "--data", data)
	if r.code != exitSomeFailed {
		t.Fatalf("%+v", r)
	}
	for _, want := range []string{"Đã gặp 5 tệp: 1 đọc mới, 0 không đổi, 0 được thay, 1 trùng nội dung, 2 không đọc được, 1 có dấu mật", "rong.pdf: Tệp rỗng", "hong.docx: ", "mat.txt: "} {
		if !strings.Contains(r.out, want) {
			t.Errorf("the report lacks %q:\n%s", want, r.out)
		}
	}
	if strings.Contains(runProgram(t, "", "search", "78/TB-UBND", "--data", data).out, "78-tb-ubnd") {
		t.Error("the secret document was stored")
	}

	r = runProgram(t, "", "index", in, "--data", data, "--accept-secret")
	if !strings.Contains(r.out, "1 đọc mới, 2 không đổi, 0 được thay, 0 trùng nội dung, 2 không đọc được, 0 có dấu mật") {
		t.Errorf("second run:\n%s", r.out)
	}
	if !strings.Contains(runProgram(t, "", "search", "78/TB-UBND", "--data", data).out, "78-tb-ubnd") {
		t.Error("the secret document was not stored with --accept-secret")
	}

	write(t, filepath.Join(in, "a.txt"), strings.Replace(notice, "hai ngày", "ba ngày", 1))
	if err := os.Remove(empty); err != nil {
		t.Fatal(err)
	}
	r = runProgram(t, "", "index", in, "--data", data, "--accept-secret")
	if !strings.Contains(r.out, "Không còn ở nguồn, dùng --prune") || !strings.Contains(r.out, "rong.pdf") {
		t.Errorf("third run:\n%s", r.out)
	}
	if r = runProgram(t, "", "check", "--data", data); r.code != exitOK || !strings.Contains(r.out, "Kho và chỉ mục khớp nhau.") {
		t.Errorf("check: %+v", r)
	}
	if err := os.RemoveAll(filepath.Join(in, "sub")); err != nil {
		t.Fatal(err)
	}
	r = runProgram(t, "", "index", in, "--data", data, "--accept-secret", "--prune")
	if !strings.Contains(r.out, "đã bỏ khỏi kho (2)") {
		t.Errorf("prune:\n%s", r.out)
	}
	if r = runProgram(t, "", "check", "--data", data); r.code != exitOK {
		t.Errorf("check after prune: %+v", r)
	}
}

func TestADeletedIndexComesBackTheSame(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "kho")
	startAndStop := func() { t.Run("serve", func(t *testing.T) { startServer(t, data) }) }
	startAndStop() // loads the sample
	ask := func() string {
		return runProgram(t, "", "search", "ke hoach", "--json", "--limit", "50", "--data", data).out
	}
	before := ask()
	if !strings.Contains(before, `"id"`) {
		t.Fatalf("nothing found: %s", before)
	}
	if err := os.RemoveAll(filepath.Join(data, "index")); err != nil {
		t.Fatal(err)
	}
	if after := ask(); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

func TestReadPrintsTheContract(t *testing.T) {
	r := runProgram(t, notice, "read", "-", "--json")
	if r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	var got reading
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Text != notice {
		t.Errorf("text changed: %q", got.Text)
	}
	h := got.Header
	if h.System != corpus.SystemState || h.Number != "77/TB-UBND" || h.Type != "Thông báo" || h.Issuer != "Ủy ban nhân dân tỉnh Vân Sơn" ||
		h.Issued != (corpus.Date{Year: 2025, Month: 4, Day: 15}) || h.Place != "Vân Sơn" {
		t.Errorf("header %+v", h)
	}
	for field, e := range h.Evidence {
		if e.Quote != e.In(got.Text) {
			t.Errorf("%s: quote %q is not at %v", field, e.Quote, e.Span)
		}
	}
	if len(got.References) != 1 || got.References[0].Canonical != "12/NQ-HĐND" || got.References[0].Quote != got.References[0].In(got.Text) {
		t.Errorf("references %+v", got.References)
	}
	if len(got.Sections) != 2 || !utf8.ValidString(got.Sections[0].Heading) || got.Sections[0].Heading != "Thời gian cấp nước" {
		t.Errorf("sections %+v", got.Sections)
	}
	if !strings.Contains(r.out, `"figures": [`) {
		t.Error("no list of figures is printed")
	}
}

func TestReadPrintsTheFiguresOfAText(t *testing.T) {
	const report = "Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 51,69/85%."
	r := runProgram(t, report, "read", "-", "--json")
	var got reading
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Figures) != 1 || got.Figures[0].In(got.Text) != "51,69/85%" || got.Figures[0].Value != corpus.One(51.69) || got.Figures[0].Target == nil || got.Figures[0].Target.Low != 85 {
		t.Errorf("%+v", got.Figures)
	}
	if r := runProgram(t, report, "read", "-"); !strings.Contains(r.out, "Số liệu: 1\n") || !strings.Contains(r.out, "51,69/85% (mục tiêu 85, chênh lệch -33,31)") {
		t.Errorf("%s", r.out)
	}
}

func TestReadPrintsWhatATextOrders(t *testing.T) {
	const order = `CHÍNH PHỦ
Số: 7/2024/NĐ-CP
NGHỊ ĐỊNH
Sửa đổi Nghị định số 12/2020/NĐ-CP của Chính phủ về quản lý chợ
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 12/2020/NĐ-CP
1. Sửa đổi khoản 2 Điều 5 như sau:
“2. Chợ mở cửa buổi sáng.”
Điều 2. Tổ chức thực hiện
Giao Bộ Công Thương chủ trì, phối hợp với Bộ Tài chính rà soát quy hoạch chợ, hoàn thành trước ngày 30/6/2024.
`
	r := runProgram(t, order, "read", "-", "--json")
	var got struct {
		Text         string
		Relations    []corpus.Edge
		Instructions []corpus.Instruction
		Tasks        []corpus.Task
	}
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Instructions) != 1 || got.Instructions[0].Wording.In(got.Text) != "2. Chợ mở cửa buổi sáng." || got.Relations[got.Instructions[0].Edge-1].To != "12/2020/NĐ-CP" {
		t.Errorf("instructions %+v", got.Instructions)
	}
	if len(got.Tasks) != 1 || got.Tasks[0].Action.In(got.Text) != "rà soát quy hoạch chợ" || got.Tasks[0].Due.Last != (corpus.Date{Year: 2024, Month: 6, Day: 29}) {
		t.Errorf("tasks %+v", got.Tasks)
	}
	if r := runProgram(t, notice, "read", "-", "--json"); !strings.Contains(r.out, `"instructions": []`) || !strings.Contains(r.out, `"tasks": `) {
		t.Error("a text that orders nothing has no empty lists")
	}
}

func TestReadKeepsPlainTextAsItIs(t *testing.T) {
	in := "\ufeff  a\r\nb\t \n\n\u00d0i\u1ec1u 1.  hoa\u0300\u2028x\f"
	r := runProgram(t, in, "read", "-", "--json")
	var got reading
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatal(err, r)
	}
	if want := "  a\nb\t \n\nĐiều 1.  hoà\u2028x\f"; got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
}

func TestNamesAndTextsDoNotSteerTheTerminal(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "in", "a\nb\x1b[31m\u202e.txt")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Skip("such a name cannot be given here")
	}
	text := write(t, filepath.Join(dir, "c.txt"), strings.Repeat("xin chào ", 20)+"\x1b]0;x\x07 \u009b2J")
	for _, args := range [][]string{{"index", filepath.Dir(name), "--data", filepath.Join(dir, "kho")}, {"read", text}, {"read", text, "--json"}, {"read", filepath.Join(dir, "x\x1b\n.txt")}} {
		r := runProgram(t, "", args...)
		said := r.out + r.err
		if strings.ContainsAny(said, "\x1b\x07\u009b\u202e\r") || strings.Contains(said, "a\nb") || said == "" {
			t.Errorf("%q: %q", args, said)
		}
	}
	var back reading
	if err := json.Unmarshal([]byte(runProgram(t, "", "read", text, "--json").out), &back); err != nil || !strings.Contains(back.Text, "\u009b2J") {
		t.Errorf("%q %v", back.Text, err)
	}
}

func TestHelpOnACommandIsThatCommands(t *testing.T) {
	if a, b := runProgram(t, "", "help", "index"), runProgram(t, "", "index", "--help"); a.out != b.out || !strings.Contains(a.out, "--prune") {
		t.Errorf("%q", a.out)
	}
}

func TestATextThatBecomesSecretLeavesTheDataFolder(t *testing.T) {
	dir := t.TempDir()
	in, data := filepath.Join(dir, "in"), filepath.Join(dir, "kho")
	plain := notice + "\nphương án bimatxyz\n"
	write(t, filepath.Join(in, "a.txt"), plain)
	runProgram(t, "", "index", in, "--data", data)
	write(t, filepath.Join(in, "a.txt"), "MẬT\n"+plain)
	if r := runProgram(t, "", "index", in, "--data", data); r.code != exitSomeFailed || !strings.Contains(r.out, "Đã gỡ khỏi kho 1 văn bản nay có dấu mật") {
		t.Errorf("%+v", r)
	}
	err := filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(string(content), "bimatxyz") {
			t.Errorf("%s holds it still", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
