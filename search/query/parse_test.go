package query

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// outline writes a query on one line.
func outline(q Query) string {
	var parts []string
	words := func(ws []Word) string {
		var s []string
		for _, w := range ws {
			s = append(s, w.Text)
		}
		return strings.Join(s, " ")
	}
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+"="+value)
		}
	}
	add("words", words(q.Words))
	for _, p := range q.Phrases {
		add("phrase", words(p.Words))
	}
	for _, p := range q.Not {
		add("not", words(p.Words))
	}
	for _, a := range q.Any {
		var sides []string
		for _, s := range a {
			if sides = append(sides, words(s.Words)); s.Together {
				sides[len(sides)-1] = "“" + sides[len(sides)-1] + "”"
			}
		}
		add("any", strings.Join(sides, " | "))
	}
	for _, n := range q.Near {
		var ps []string
		for _, p := range n.Parts {
			ps = append(ps, words(p.Words))
		}
		add("gan", fmt.Sprintf("%d: %s", n.Within, strings.Join(ps, " ~ ")))
	}
	for _, f := range q.Filters {
		add(f.Key, f.String())
	}
	add("so", spell(q))
	for _, n := range q.Notes {
		add("note", n.Kind+":"+n.Part)
	}
	return strings.Join(parts, "; ")
}

func TestQuestionsAreTakenApart(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"spaces", "  \t ", ""},
		{"words", "bình dân học vụ số", "words=bình dân học vụ số"},
		{"phrase", `kỹ năng "chuyển đổi số" xã`, "words=kỹ năng xã; phrase=chuyển đổi số"},
		{"curly quotes", `“chuyển đổi số”`, "phrase=chuyển đổi số"},
		{"one word in quotes", `"số"`, "words=số"},
		{"exclusion", `nghị quyết -tạm -"hết hiệu lực"`, "words=nghị quyết; not=tạm; not=hết hiệu lực"},
		{"hyphens in words", "KT-XH giai đoạn 2021-2025", "words=KT XH giai đoạn 2021 2025"},
		{"type with marks and hyphen", "loai:nghị-quyết hưu trí", "words=hưu trí; loai=nghi-quyet"},
		{"type with spaces", "loại: nghị quyết hưu trí", "words=hưu trí; loai=nghi-quyet"},
		{"type quoted", `loai:"ke hoach" a`, "words=a; loai=ke-hoach"},
		{"type by code", "loai:QĐ đất", "words=đất; loai=quyet-dinh"},
		{"issuer", "coquan:ubnd-tỉnh-lào-cai", "coquan=uy-ban-nhan-dan-tinh-lao-cai"},
		{"issuer with a space in the name", `cơ quan: "Bộ Tài chính" thuế`, "words=thuế; coquan=bo-tai-chinh"},
		{"year", "năm:2020 x", "words=x; nam=2020"},
		{"years", "nam:2020..2025", "nam=2020..2025"},
		{"years with spaces", "nam: 2020 - 2025 y", "words=y; nam=2020..2025"},
		{"years open", "nam:2020.. nam:..1999", "nam=2020..; nam=..1999"},
		{"years backwards", "nam:2025..2020", "nam=2020..2025"},
		{"year not understood", "nam:mới luật", "words=nam mới luật; note=field:nam:mới"},
		{"type left out", "thủy lợi -loại:quyết-định a", "words=thủy lợi a; loai=-quyet-dinh"},
		{"year left out", "-nam:2020..2021 đất", "words=đất; nam=-2020..2021"},
		{"place", "noi:lào-cai báo cáo", "words=báo cáo; noi=lao-cai"},
		{"number operator", "so:154/KH-UBND", "so=154 KH+UBND whole"},
		{"number operator among words", "so:154 đất đai", "words=đất đai; so=154 | đất đai"},
		{"number operator without number", "so:liệu", "words=so liệu; note=field:so:liệu"},
		{"unknown operator", "kyy:2025-q1 x", "words=kyy 2025 q1 x; note=field:kyy:2025-q1"},
		{"period", "kỳ: quý I năm 2025 báo cáo", "words=báo cáo; ky=2025-q1"},
		{"periods", "ky:6-thang-2025 ky:2025-03 ky:2021-2025", "ky=2025-6-thang; ky=2025-03; ky=2021-2025"},
		{"period not understood", "ky:mới a", "words=ky mới a; note=field:ky:mới"},
		{"validity with spaces", "hiệu lực: chưa rõ đất đai", "words=đất đai; hieuluc=khong-ro"},
		{"validity", "hieuluc:con hieuluc:hết -hieuluc:chưa", "hieuluc=con; hieuluc=het; hieuluc=-chua"},
		{"text", "toanvan:có chatluong:kém", "toanvan=co; chatluong=kem"},
		{"signer without quotes", `nguoiky: Nguyễn Văn An kế hoạch`, "words=kế hoạch; nguoiky=nguyen-van-an"},
		{"signer in small letters", `nguoiky:an kế hoạch`, "words=kế hoạch; nguoiky=an"},
		{"place without quotes", `noi:Lào Cai UBND tỉnh`, "words=UBND tỉnh; noi=lao-cai"},
		{"signer", `nguoiky:"Nguyễn Văn A" b`, "words=b; nguoiky=nguyen-van-a"},
		{"cited", "dan:57-NQ/TW đất", "words=đất; dan=57-NQ/TW"},
		{"cited with spaces", "căn cứ: 30 2020 nđ cp", "cancu=30 2020 nđ cp"},
		{"cited without a number", "dan:luật x", "words=dan luật x; note=field:dan:luật"},
		{"share", "giatri:>80% x", "words=x; giatri=>80%"},
		{"share with spaces", "giá trị: > 80 % x", "words=x; giatri=>80%"},
		{"money", "giatri:2,5 tỷ đồng đường", "words=đường; giatri=2,5-ty-dong"},
		{"range of values", "giatri:5..10% giatri:>=1.000-hồ-sơ", "giatri=5..10%; giatri=>=1000-ho-so"},
		{"value not understood", "giatri:lớn a", "words=giatri lớn a; note=field:giatri:lớn"},
		{"day", "tai:2025-03-31 a", "words=a; tai=2025-03-31"},
		{"day with spaces", "tại: ngày 31 tháng 3 năm 2025 a", "words=a; tai=2025-03-31"},
		{"near", `gan:"chuyển đổi số; cấp xã" a`, "words=a; gan=15: chuyển đổi số ~ cấp xã"},
		{"near words", "gần: máy-tính-xã", "gan=13: máy ~ tính ~ xã"},
		{"near nothing", "gan:xã b", "words=gan xã b; note=field:gan:xã"},
		{"alternatives", "chuyển đổi số OR cải cách hành chính", "any=chuyển đổi số | cải cách hành chính"},
		{"alternatives in quotes", `kế hoạch "chuyển đổi số" HOẶC "cải cách" xã`, "words=kế hoạch xã; any=“chuyển đổi số” | “cải cách”"},
		{"alternatives in brackets", "kế hoạch (đất | nước | gió) xã", "words=kế hoạch xã; any=đất | nước | gió"},
		{"alternatives and operators", `loai:luật đất OR "nhà ở" nam:2024`, "any=đất | “nhà ở”; loai=luat; nam=2024"},
		{"one word in quotes", `"đất" OR "nước"`, "any=đất | nước"},
		{"an alternative that lacks", "đất OR", "words=đất OR"},
		{"only operators", "| | OR |", "note=syntax:|; note=syntax:|; note=syntax:OR; note=syntax:|"},
		{"capitals", "THÔNG TƯ HOẶC NGHỊ ĐỊNH", "words=THÔNG TƯ HOẶC NGHỊ ĐỊNH"},
		{"not an operator", "Điều 5: phạm vi http://a.vn 8:30", "words=Điều 5 phạm vi http a vn 8 30"},
		{"quote without end", `"chuyển đổi`, `words=chuyển đổi; note=syntax:"`},
		{"other engines' syntax", "a NOT b* c~2", "words=a NOT b c 2; note=syntax:NOT; note=syntax:*; note=syntax:~"},
		{"control characters", "a\x00b\x07 c", "words=a b c"},
		{"decomposed marks", "Nghi\u0323 quyê\u0301t", "words=Nghị quyết"},
		{"number with words", "loai:kế-hoạch 154 kh ubnd", "words=154 kh ubnd; loai=ke-hoach; so=154 KH+UBND | "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, outline(Parse(c.in))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEveryFieldRunsItsOwnExample(t *testing.T) {
	for _, f := range Fields() {
		q := Parse(f.Example)
		if len(q.Notes) > 0 || q.Empty() || strings.Contains(outline(q), "words="+f.Name) {
			t.Errorf("%s: %s", f.Example, outline(q))
		}
	}
}

func TestLongQuestionsAreCutAndSaySo(t *testing.T) {
	for _, in := range []string{
		strings.Repeat("nghị quyết ", 100000),
		strings.Repeat("nam:2020 ", 10000),
		strings.Repeat(`-"a`, 10000),
		strings.Repeat("\x00", 1<<20),
		strings.Repeat("quyê\u0323\u0302\u0301t ", 1000),
		strings.Repeat("loai: ", 10000),
		strings.Repeat("\xff", 1<<20),
	} {
		start := time.Now()
		q := Parse(in)
		if n := utf8.RuneCountInString(q.Text); n > MaxLength {
			t.Errorf("%.10q: %d characters are left", in, n)
		}
		if len(q.Notes) == 0 || q.Notes[0].Kind != "length" || len(q.Notes) > maxNotes {
			t.Errorf("%.10q: notes %v", in, q.Notes)
		}
		t.Logf("%.10q took %v", in, time.Since(start))
	}
}

func TestSignsWithoutWordsSaySo(t *testing.T) {
	for _, in := range []string{`"`, strings.Repeat(`"`, 400), "-", "- : / .", "“”", strings.Repeat("*", 400)} {
		q := Parse(in)
		if len(q.Notes) != 1 || utf8.RuneCountInString(q.Notes[0].Text) > 100 {
			t.Errorf("%.10q: notes %+v", in, q.Notes)
		}
	}
	for _, in := range []string{"", "  ", "đất", "-đất", "nam:2020"} {
		if q := Parse(in); len(q.Notes) > 0 {
			t.Errorf("%.10q: notes %+v", in, q.Notes)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"154/KH-UBND", `loai:"nghị quyết" nam:2020.. -x "a b`, "so: 154 kh ubnd", "cơ quan: x", "kh154 -", "-", "\"", "a:", "loại văn bản:",
		"a OR b | (c \"d e\")", "-nam:2020 ", "giatri:>80 % gan:\"a; b\" tai: 3/2025", "\u00a0nam:2020\u00a0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		q := Parse(in)
		if !utf8.ValidString(q.Text) {
			t.Errorf("not UTF-8: %q", q.Text)
		}
		for _, w := range q.Words {
			if w.Text == "" {
				t.Error("an empty word")
			}
		}
		if len(q.Operators) != len(q.Filters) {
			t.Errorf("%d operators for %d filters", len(q.Operators), len(q.Filters))
		}
		for i := range q.Operators {
			if rest := q.Without(i); len(rest) >= len(q.Text) {
				t.Errorf("%q without %d is %q", q.Text, i, rest)
			}
		}
		for _, any := range q.Any {
			for _, side := range any {
				if len(any) < 2 || len(side.Words) == 0 {
					t.Errorf("alternatives %v", any)
				}
			}
		}
		for _, n := range q.Notes {
			if n.At < 1 || n.At > MaxLength+1 {
				t.Errorf("note at %d", n.At)
			}
		}
		if n := q.Number; n != nil && (n.Serial == "" || n.Whole && len(n.Rest) > 0) {
			t.Errorf("number %+v", n)
		}
	})
}

func TestAnOperatorCanBeTakenOut(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"  loại: nghị quyết nam:2020.. \"hưu trí\" -hieuluc:hết tạm ", []string{"nam:2020.. \"hưu trí\" -hieuluc:hết tạm",
			"loại: nghị quyết \"hưu trí\" -hieuluc:hết tạm", "loại: nghị quyết nam:2020.. \"hưu trí\" tạm"}},
		{"so:154 đất nam:2025", []string{"so:154 đất"}},
		{"đất", nil},
	} {
		q := Parse(c.in)
		var got []string
		for i := range q.Operators {
			got = append(got, q.Without(i))
		}
		if diff := cmp.Diff(c.want, got); diff != "" || len(got) != len(q.Filters) {
			t.Errorf("%s: %s", c.in, diff)
		}
	}
}
