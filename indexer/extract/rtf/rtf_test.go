package rtf_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/linetest"
	"vankho/indexer/extract/rtf"
)

func read(t testing.TB, data []byte) (page corpus.RawPage, kinds string, err error) {
	t.Helper()
	pages, problems, err := rtf.Read(context.Background(), bytes.NewReader(data), int64(len(data)), 4<<20)
	for _, p := range problems {
		kinds += string(p.Kind)
	}
	if err != nil {
		return page, kinds, err
	}
	return pages[0], kinds, nil
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAnRTFReadsAsWordShowsIt(t *testing.T) {
	page, kinds, err := read(t, file(t, "unicode.rtf"))
	if err != nil || kinds != "" || page.Method != corpus.MethodText || page.Reader != "rtf" {
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

func TestAnRTFInFontsOfLegacyEncodingsBecomesUnicode(t *testing.T) {
	page, kinds, err := read(t, file(t, "legacy.rtf"))
	if err != nil || kinds != "converted" || page.Method != corpus.MethodConverted || page.Encoding != "TCVN3" {
		t.Fatalf("%+v %q %v", page.Reading, kinds, err)
	}
	want := []string{"UỶ BAN NHÂN DÂN", "Quyết định số 15/QĐ-UB về việc phê duyệt quy hoạch mạng lưới chợ của tỉnh",
		"Cộng hòa xã hội chủ nghĩa Việt Nam", "Là bản gõ phông Unicode"}
	if d := cmp.Diff(want, linetest.Shown(page.Lines)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestRTFLines(t *testing.T) {
	const head = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset163{\*\falt X}Times New Roman;}{\f2\fcharset0 .VnTime;}{\f3\fcharset2 Symbol;}}` +
		`{\stylesheet{\ql Normal;}{\s5\outlinelevel2 Khoản;}{\s6 heading 1;}{\*\cs7 Mạnh;}}{\*\generator X;}{\info{\title X}}`
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"bytes in the code page of their font", `Ph\'e1p \f1 Vi\'ea\'f2t Nam \'f0\'f4\'f2c l\'e2\'f2p\par \f2 QuyÕt ®Þnh n\'ad\'edc \-\f0 \'ad`, []string{"Pháp Việt Nam độc lập", "Quyết định nước ư\u00AD"}},
		{"code points with something for old readers", `Vi\u7879?t \uc0\u272i\u7873u {\uc2\u7879\'65\'65}\u7879 .\uc1\u-10179?\u-8704?`, []string{"Việt Điều ệệ.😀"}},
		{"a text given twice", `{\upr{Vi?t}{\*\ud{Vi\u7879?t}}} Nam`, []string{"Việt Nam"}},
		{"hidden, deleted, fields, pictures, unknown groups", `a{\v b}{\deleted c}\v d\v0 e{\field{\*\fldinst PAGE}{\fldrslt 7}}{\pict\bin3 }}}}{\pict 00ff}{\*\xyz f}{\header g}h`, []string{"ae7h"}},
		{"signs and breaks", `15/2020/N\'d0\_CP\tab x\line y\page\endash\~z\ldblquote t\rdblquote`, []string{"15/2020/NÐ-CP\tx", "y", "–\u00A0z“t”"}},
		{"headings by style, by their name, by themselves", `\pard\s5 a\par\pard\s6 b\par\pard\outlinelevel1 c\par\pard d`, []string{"### a", "# b", "## c", "d"}},
		{"a table", `\trowd\cellx1000\cellx2000\cellx3000\pard\intbl TT\cell Tên xã\cell Số\cell\row` +
			`\trowd\cellx2020\cellx3000\pard\intbl Cộng\cell 4\cell\row\trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000 Tổng\cell\cell 5\cell\row\pard Hết`,
			[]string{"(TT|Tên xã|Số)", "Cộng||4", "Tổng||5", "Hết"}},
		{"a table in a table", `\trowd\cellx3000\cellx6000\pard\intbl trước\par\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}` +
			`\pard\intbl sau\cell ngoài\cell\row`, []string{"trước", "a|b", "sau", "ngoài"}},
		{"labels of lists", `{\listtext 1.\tab}một\par{\pntext\f3\'b7\tab}hai\par\trowd\cellx1\cellx2\intbl{\listtext 1.\tab}\cell x\cell\row\trowd\cellx1\cellx2\intbl{\listtext 2.\tab}\cell y\cell\row`,
			[]string{"1. một", "- hai", "1.|x", "2.|y"}},
		{"signs of symbol fonts", `{\f3 \'61\'01}b{\f3\u-3999?}`, []string{"αbα"}},
		{"notes", `Tăng{\super\chftn{\footnote\pard{\super\chftn} Theo báo cáo.\par Hai.}} 5%{\*\footnote\ftnalt Cuối}\par Hết`,
			[]string{"Tăng[1] 5%[2]", "Hết", "[1] Theo báo cáo.", "Hai.", "[2] Cuối"}},
		{"what follows the document is none of it", `a}{\b b`, []string{"a"}},
	} {
		latin := func(s string) []byte { // text of these tests that is not ASCII stands as code points, but for legacy letters
			var b strings.Builder
			for _, r := range s {
				if r < 0x100 {
					b.WriteByte(byte(r))
				} else {
					b.WriteString(`\u` + strconv.Itoa(int(int16(r))) + "?")
				}
			}
			return []byte(b.String())
		}
		page, kinds, err := read(t, append([]byte(head), latin(c.body+"}")...))
		if d := cmp.Diff(c.want, linetest.Shown(page.Lines)); d != "" || err != nil || kinds != "" && kinds != "converted" {
			t.Errorf("%s: %s %v\n%s", c.name, kinds, err, d)
		}
	}
}

func TestACutRTFGivesItsHead(t *testing.T) {
	data := file(t, "unicode.rtf")
	at := bytes.Index(data, []byte("Trong khung"))
	page, kinds, err := read(t, data[:at+7])
	got := linetest.Shown(page.Lines)
	if err != nil || kinds != "partial" || len(got) < 4 || got[0] != "# Kế hoạch chuyển đổi số năm 2025" || !strings.HasPrefix(got[len(got)-1], "[2]") {
		t.Errorf("%q %q %v", got, kinds, err)
	}
	_, _, err = read(t, []byte(`{\rtf1{\fonttbl`))
	var f *fault.Fault
	if !errors.As(err, &f) || f.Code != fault.BrokenRTF {
		t.Errorf("%v", err)
	}
}

func TestAHostileRTFIsBounded(t *testing.T) {
	for _, data := range []string{
		`{\rtf1 a` + strings.Repeat("{", 1<<20), `{\rtf1 a` + strings.Repeat(`\itap9999 b\nestcell`, 1000) + "}",
		`{\rtf1 a` + strings.Repeat(`{\*\shpinst{\shptxt b`, 2000), `{\rtf1 a\bin2147483647 b}`, `{\rtf1 a\trowd` + strings.Repeat(`\cellx9`, 1<<17) + `\cell\row}`,
		`{\rtf1 a` + strings.Repeat(`{\footnote b`, 2000),
	} {
		if _, _, err := read(t, []byte(data)); err != nil {
			t.Errorf("%.40q: %v", data, err)
		}
	}
	_, _, err := rtf.Read(context.Background(), strings.NewReader(`{\rtf1 abcdef}`), 14, 3)
	var f *fault.Fault
	if !errors.As(err, &f) || f.Code != fault.OutputTooLarge {
		t.Errorf("%v", err)
	}
}

func FuzzRTF(f *testing.F) {
	f.Add(file(f, "unicode.rtf"))
	f.Add(file(f, "legacy.rtf"))
	f.Add([]byte(`{\rtf1{\fonttbl{\f1\fcharset163 .VnTime;}}\f1\u-1?{\upr{a}{\*\ud b}}\nestcell\row\trowd\cellx1{\footnote c}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		page, _, err := read(t, data)
		var f *fault.Fault
		if err != nil && !errors.As(err, &f) {
			t.Fatalf("error %v", err)
		}
		for _, l := range page.Lines {
			if strings.ContainsAny(l.Text+strings.Join(l.Cells, ""), "\n\r") || (l.Kind == corpus.LineRow) != (l.Cells != nil) {
				t.Fatalf("line %+v", l)
			}
		}
	})
}
