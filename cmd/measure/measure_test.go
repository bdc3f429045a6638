package measure

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// asChild makes the test program a child that reads files.
const asChild = "VANKHO_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(asChild) != "" {
		if err := extract.Serve(context.Background(), os.Stdin, os.Stdout, extract.Limits{}, indexer.Finish); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func newPool(t *testing.T) *extract.Pool {
	p := extract.NewPool(extract.PoolOptions{Workers: 2, Command: func() *exec.Cmd {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), asChild+"=1")
		return c
	}})
	t.Cleanup(func() { _ = p.Close() })
	return p
}

func TestLinesOfMixedColumnsAreFound(t *testing.T) {
	for _, c := range []struct {
		page string
		want []string
	}{
		{"ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", nil},
		{"ỦY BAN NHÂN DÂN   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH VÂN SƠN Độc lập - Tự do - Hạnh phúc",
			[]string{"ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH VÂN SƠN Độc lập - Tự do - Hạnh phúc"}},
		{"TỈNH ỦY VÂN SƠN ĐẢNG CỘNG SẢN VIỆT NAM\n*", []string{"TỈNH ỦY VÂN SƠN ĐẢNG CỘNG SẢN VIỆT NAM"}},
		{"BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ", []string{"BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ"}},
		{"ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", nil},
		{"QUỐC HỘI\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013;", nil},
		{"CHÍNH PHỦ NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", nil},
		{"= 1. CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM 'a", nil},
		{strings.Repeat("dòng\n", headLines) + "BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA", nil},
	} {
		if diff := cmp.Diff(c.want, mixedLines(c.page)); diff != "" {
			t.Errorf("%q (-want +got)\n%s", c.page, diff)
		}
	}
}

const (
	head = "ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/TB-UBND\nVân Sơn, ngày 3 tháng 4 năm 2025\n"
	main = "THÔNG BÁO\nVề việc cấp nước sinh hoạt\nỦy ban nhân dân tỉnh thông báo thời gian cấp nước như sau: từ bảy giờ đến chín giờ hằng ngày."
	foot = "\nNơi nhận:\n- Các sở;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu\n"
)

func understood(text string) *corpus.Document {
	lines := strings.Split(text, "\n")
	page := corpus.RawPage{Number: 1, Method: corpus.MethodText}
	for _, l := range lines {
		page.Lines = append(page.Lines, corpus.Line{Text: l})
	}
	return indexer.Understand(extract.Record{Pages: []corpus.RawPage{page}}, "a")
}

func TestTheBodyIsWhatStandsBetweenLetterheadAndSignature(t *testing.T) {
	appendix := "\nPhụ lục\n" + strings.Repeat("một hai ba bốn năm ", 40)
	for _, c := range []struct{ text, want string }{
		{head + main + foot, main}, {main, main}, {head + main, main}, {main + foot, main}, {head + main + foot + appendix, main + foot + appendix},
	} {
		if got := strings.TrimSpace(body(understood(c.text))); got != strings.TrimSpace(c.want) {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}

func TestAScanIsHeldAgainstTheBody(t *testing.T) {
	for _, c := range []struct {
		name, typed, read string
		want              Comparison
	}{
		{"the same", "một hai  ba", "một hai ba", Comparison{3, 3, 3, 3, 10, 0}},
		{"stamps around", "một hai ba", "CÔNG BÁO một\nhai ba Ký bởi: A", Comparison{3, 3, 3, 3, 10, 0}},
		{"a wrong tone", "một hai ba bốn", "một hai bà bốn", Comparison{4, 4, 3, 3, 14, 1}},
		{"a word too many", "một hai ba bốn", "một hai 17 ba bốn", Comparison{4, 5, 4, 4, 14, 3}},
		{"a word missing", "một hai ba bốn", "một hai bốn", Comparison{4, 3, 3, 3, 14, 3}},
		{"nothing read", "một hai", "", Comparison{2, 0, 0, 0, 7, 7}},
		{"nothing typed", "", "một", Comparison{}},
		{"case and place of the tone", "MẪU SỐ xoá", "Mẫu số xóa", Comparison{3, 3, 3, 3, 10, 0}},
		{"another order", "một hai ba bốn năm sáu", "một ba hai bốn năm sáu", Comparison{6, 6, 5, 6, 22, 4}},
		{"cells of a row", "a1 b1", "a1 | b1", Comparison{2, 2, 2, 2, 5, 0}},
	} {
		if diff := cmp.Diff(c.want, compare(c.typed, c.read)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestQuantileIsAValueOfTheList(t *testing.T) {
	for _, c := range []struct {
		values []float64
		q      float64
		want   float64
	}{{nil, 0.5, -1}, {[]float64{3, 1, 2}, 0.5, 2}, {[]float64{1, 2}, 0.1, 1}, {[]float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.1, 1}} {
		if got := quantile(c.values, c.q); got != c.want {
			t.Errorf("%v: %g, want %g", c.values, got, c.want)
		}
	}
}

// folder writes files and gives the options that measure them.
func folder(t *testing.T, files map[string]string) Options {
	t.Helper()
	o := Options{Folder: t.TempDir(), Workers: 2}
	for name, content := range files {
		path := filepath.Join(o.Folder, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
		o.Files = append(o.Files, path)
	}
	return o
}

func TestEveryFileIsCountedOnce(t *testing.T) {
	o := folder(t, map[string]string{
		"a/tb.txt": head + main + foot, "a/ban-in.html": "<p>" + strings.ReplaceAll(main, "nước", "nuóc") + "</p>", "rong.pdf": "",
		"hong.docx": "PK\x03\x04 hỏng", "dm.jsonl": `{"number":"1/QĐ-UBND"}` + "\n" + `{"number":"2/QĐ-UBND"}` + "\n",
		"MANIFEST.tsv": "file\tkind\tpair\na/tb.txt\ttext\ta/ban-in.html\na/ban-in.html\tscan\ta/tb.txt\nkhong-co.pdf\tscan\ta/tb.txt\n",
	})
	var last int
	o.Progress = func(done, total int, _ string) { last = done }
	r, err := Files(t.Context(), newPool(t), o)
	if err != nil {
		t.Fatal(err)
	}
	if last != 5 || r.All.Files != 5 || r.All.Text != 2 || r.All.Reason != 2 || r.All.Silent != 0 || r.All.Documents != 4 || len(r.Textless) != 3 {
		t.Errorf("%d done, %+v", last, r.All)
	}
	sums := 0
	for _, l := range r.Kinds {
		sums += l.Files
	}
	if sums != r.All.Files {
		t.Errorf("the kinds hold %d files", sums)
	}
	if len(r.Pairs) != 1 || r.Pairs[0].Same != r.Pairs[0].Words-2 || r.Pairs[0].Edits != 4 {
		t.Errorf("%+v", r.Pairs)
	}
	var out bytes.Buffer
	if err := r.Print(&out, strings.ToUpper); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"HONG.DOCX: ", "RONG.PDF: TỆP RỖNG.", "A/BAN-IN.HTML ~ A/TB.TXT", "Tất cả"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, &out)
		}
	}
}

func TestFilesInContainersAreFilesOfTheReport(t *testing.T) {
	o := Options{Folder: filepath.Join("..", "..", "indexer", "extract", "testdata"), Workers: 2}
	for _, name := range []string{"ho-so.zip", "thu.eml"} {
		o.Files = append(o.Files, filepath.Join(o.Folder, name))
	}
	r, err := Files(t.Context(), newPool(t), o)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range r.Files {
		got = append(got, fmt.Sprintf("%s %v", f.Name, f.Text))
	}
	want := []string{"ho-so.zip false", "ho-so.zip!/Hồ sơ/thông báo.docx true", "ho-so.zip!/Hồ sơ/thông báo.txt true", "ho-so.zip!/bảng.xlsx true",
		"thu.eml false", "thu.eml!/thông báo.docx true", "thu.eml!/thư.txt true"}
	if diff := cmp.Diff(want, got); diff != "" || r.All.Containers != 2 || r.All.Text != 5 || len(r.Textless) != 0 {
		t.Errorf("%+v (-want +got)\n%s", r.All, diff)
	}
}

type failing struct{ Reader }

func (failing) ReadFile(context.Context, extract.File, func(extract.Record) error) (extract.Result, error) {
	return extract.Result{}, errors.New("no child starts")
}

func TestAnErrorOfTheProgramEndsTheMeasuring(t *testing.T) {
	if _, err := Files(t.Context(), failing{}, folder(t, map[string]string{"a.txt": "a", "b.txt": "b", "c.txt": "c"})); err == nil || !strings.Contains(err.Error(), "no child starts") {
		t.Errorf("%v", err)
	}
}
