package msword_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/linetest"
	"vankho/indexer/extract/msword"
)

func read(t testing.TB, data []byte) (page corpus.RawPage, kinds string, err error) {
	t.Helper()
	pages, problems, err := msword.Read(context.Background(), bytes.NewReader(data), int64(len(data)), 4<<20)
	for _, p := range problems {
		kinds += string(p.Kind) + " "
	}
	if err != nil {
		return page, kinds, err
	}
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	return pages[0], strings.TrimSpace(kinds), nil
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestADOCReadsAsWordShowsIt(t *testing.T) {
	page, kinds, err := read(t, file(t, "unicode.doc"))
	if err != nil || kinds != "" || page.Method != corpus.MethodText || page.Reader != "msword" {
		t.Fatalf("%+v %q %v", page.Reading, kinds, err)
	}
	want := []string{"# Kế hoạch chuyển đổi số năm 2025", "## Mục tiêu", "Nâng tỷ lệ hồ sơ trực tuyến lên 80%[1], KHẨN TRƯƠNG.[2]",
		"Điều 1. Phạm vi", "a) Cấp tỉnh", "b) Cấp xã", "- Tổ công nghệ", "Điều 2. Hiệu lực", "Số:\t15/2025", "Khuê Linh, trang 1",
		"Trước khung và sau khung", "Trong khung", "(TT|Chỉ tiêu|Số lượng)", "1|Hồ sơ|15", "Cộng||40", "2|Thôn|8", "|Xã|9", "Hết bảng",
		"[1] Theo số liệu quý I.", "[2] Báo cáo cuối năm."}
	if d := cmp.Diff(want, linetest.Shown(page.Lines)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestADOCInFontsOfLegacyEncodingsBecomesUnicode(t *testing.T) {
	page, kinds, err := read(t, file(t, "legacy.doc"))
	if err != nil || kinds != "converted" || page.Method != corpus.MethodConverted || page.Encoding != "TCVN3" {
		t.Fatalf("%+v %q %v", page.Reading, kinds, err)
	}
	want := []string{"UỶ BAN NHÂN DÂN", "Quyết định số 15/QĐ-UB về việc phê duyệt quy hoạch mạng lưới chợ của tỉnh",
		"Cộng hòa xã hội chủ nghĩa Việt Nam", "Là bản gõ phông Unicode"}
	if d := cmp.Diff(want, linetest.Shown(page.Lines)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func word6Sample() []byte {
	row := []byte{24, 1}
	end := []byte{24, 1, 25, 1, 190, 28, 0, 2, 0, 0, 100, 0, 200, 0}
	end = append(end, make([]byte, 20)...)
	return word6([]word6Run{
		{"s¾c lÖnh\r", 1, nil}, {"§iÒu thø nhÊt: N\u00ADíc ViÖt Nam ", 0, nil}, {"cò ", 0, []byte{65, 1}}, {"Èn ", 0, []byte{92, 1}},
		{"d©n chñ.\r", 0, nil}, {"Là các bà\r", 2, nil}, {"\x13 PAGE \x14", 0, nil}, {"5\x15 tê\r", 0, nil},
		{"Tên xã\x07", 2, nil}, {"B¶o Th¾ng\x07\x07", 0, nil}, {"Xã\x07", 2, nil}, {"Phè Lu\x07\x07", 0, nil}, {"HÕt\r", 0, nil},
	}, map[int][]byte{4: row, 5: row, 6: end, 7: row, 8: row, 9: end})
}

func TestADocumentOfWord6InTCVN3BecomesUnicode(t *testing.T) {
	page, kinds, err := read(t, word6Sample())
	if err != nil || kinds != "converted" || page.Encoding != "TCVN3" {
		t.Fatalf("%+v %q %v", page.Reading, kinds, err)
	}
	want := []string{"SẮC LỆNH", "Điều thứ nhất: Nước Việt Nam dân chủ.", "Là các bà", "5 tờ", "Tên xã|Bảo Thắng", "Xã|Phố Lu", "Hết"}
	if d := cmp.Diff(want, plain(page.Lines)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// plain is shown without the brackets of rows that name columns.
func plain(lines []corpus.Line) []string {
	all := linetest.Shown(lines)
	for i := range all {
		all[i] = strings.Trim(all[i], "()")
	}
	return all
}

func TestALockedDOCSaysSo(t *testing.T) {
	data := file(t, "unicode.doc")
	at := bytes.Index(data, []byte{0xEC, 0xA5})
	data[at+11] |= 1
	_, _, err := read(t, data)
	var f *fault.Fault
	if !errors.As(err, &f) || f.Code != fault.EncryptedFile {
		t.Errorf("%v", err)
	}
}

func TestACutDOCGivesWhatIsLeft(t *testing.T) {
	data := file(t, "unicode.doc")
	readable := 0
	for n := 512; n < len(data); n += 512 {
		page, kinds, err := read(t, data[:n])
		if err != nil {
			var f *fault.Fault
			if !errors.As(err, &f) {
				t.Fatalf("%d bytes: %v", n, err)
			}
			continue
		}
		if strings.Contains(strings.Join(linetest.Shown(page.Lines), "\n"), "Kế hoạch chuyển đổi số năm 2025") {
			readable++
		}
		if len(page.Lines) > 0 && !strings.Contains(kinds, "partial") && len(linetest.Shown(page.Lines)) < 20 {
			t.Errorf("%d bytes: %d lines, problems %q", n, len(page.Lines), kinds)
		}
	}
	if readable == 0 {
		t.Error("no cut file gave its first line")
	}
}

func TestRealDOCsAreRead(t *testing.T) {
	names, _ := filepath.Glob("../../../../shared/eval/files/doc/*.doc")
	if len(names) == 0 {
		t.Skip("the real files are not beside the project")
	}
	converted, lowest := 0, 1.0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.HasPrefix(data, []byte("{\\rtf")) {
			continue
		}
		page, kinds, err := read(t, data)
		q := viet.Quality(strings.Join(linetest.Shown(page.Lines), "\n"))
		if err != nil || q < 0.85 || kinds != "" && kinds != "converted" {
			t.Errorf("%s: quality %.3f, problems %q, %v", filepath.Base(name), q, kinds, err)
		}
		if page.Encoding != "" {
			converted++
			lowest = min(lowest, q)
		}
	}
	if converted != 8 || lowest < 0.97 {
		t.Errorf("%d converted, lowest quality %.3f", converted, lowest)
	}
	t.Logf("%d converted, lowest quality %.3f", converted, lowest)
}

func FuzzDOC(f *testing.F) {
	f.Add(file(f, "unicode.doc"), 2000, byte(1))
	f.Add(file(f, "legacy.doc"), 0, byte(0))
	f.Add(word6Sample(), 0, byte(0))
	f.Fuzz(func(t *testing.T, data []byte, at int, change byte) {
		if at >= 0 && at < len(data) {
			data = bytes.Clone(data)
			data[at] ^= change
		}
		pages, problems, err := msword.Read(context.Background(), bytes.NewReader(data), int64(len(data)), 1<<20)
		var f *fault.Fault
		if err != nil && !errors.As(err, &f) {
			t.Fatalf("error %v", err)
		}
		for _, p := range problems {
			if p.Kind == "" || strings.Contains(p.Detail, "%!") {
				t.Fatalf("problem %+v", p)
			}
		}
		for _, p := range pages {
			for _, l := range p.Lines {
				if strings.ContainsAny(l.Text+strings.Join(l.Cells, ""), "\n\r") || (l.Kind == corpus.LineRow) != (l.Cells != nil) {
					t.Fatalf("line %+v", l)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := file(b, "unicode.doc")
	for b.Loop() {
		if _, _, err := msword.Read(b.Context(), bytes.NewReader(data), int64(len(data)), 4<<20); err != nil {
			b.Fatal(err)
		}
	}
}
