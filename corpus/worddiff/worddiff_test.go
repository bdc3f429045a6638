package worddiff

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// written is a comparison as a line: [-gone-]{+come+}.
func written(a, b string) string {
	var out strings.Builder
	for _, e := range Words(a, b) {
		switch e.Kind {
		case Same:
			out.WriteString(e.B.In(b))
		case Removed:
			fmt.Fprintf(&out, "[-%s-]", e.A.In(a))
		case Added:
			fmt.Fprintf(&out, "{+%s+}", e.B.In(b))
		}
	}
	return out.String()
}

func TestWordsAreComparedWholeAndReadably(t *testing.T) {
	for _, tt := range []struct{ name, a, b, want string }{
		{"nothing", "", "", ""},
		{"equal", "Điều 1. Phạm vi", "Điều 1. Phạm vi", "Điều 1. Phạm vi"},
		{"one word", "trong thời hạn 10 ngày", "trong thời hạn 15 ngày", "trong thời hạn [-10 -]{+15 +}ngày"},
		{"words at the end", "hạn 10 ngày", "hạn 10 ngày làm việc", "hạn 10 ngày {+làm việc+}"},
		{"a sign is a word", "cá nhân, tổ chức.", "cá nhân; tổ chức.", "cá nhân[-, -]{+; +}tổ chức."},
		{"a document number is one word", "số 57-NQ/TW, ngày", "số 58-NQ/TW, ngày", "số [-57-NQ/TW-]{+58-NQ/TW+}, ngày"},
		{"a number is one word", "1.000,5 đồng", "1.500,5 đồng", "[-1.000,5 -]{+1.500,5 +}đồng"},
		{"blanks do not count", "hạn  10\nngày", "hạn 10 ngày", "hạn 10 ngày"},
		{"the place of a tone mark does not count", "hoà giải", "hòa giải", "hòa giải"},
		{"a tone mark counts", "hóa đơn", "hoa đơn", "[-hóa -]{+hoa +}đơn"},
		{"Đ is not D", "đất", "dất", "[-đất-]{+dất+}"},
		{"quotation marks stand alone", "“cụm từ”", "“cụm chữ”", "“cụm [-từ-]{+chữ+}”"},
		{"small islands are joined", "Sở Tài chính trình Hội đồng nhân dân", "Ủy ban nhân dân cấp xã trình Chủ tịch Ủy ban", "[-Sở Tài chính trình Hội đồng nhân dân-]{+Ủy ban nhân dân cấp xã trình Chủ tịch Ủy ban+}"},
		{"all went", "bãi bỏ", "", "[-bãi bỏ-]"},
		{"all came", "", "bổ sung", "{+bổ sung+}"},
		{"blanks alone", " \n", "a", "{+a+}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := written(tt.a, tt.b); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// check holds what is true of every comparison: the spans of each side are that text without a gap, and what stays is the same.
func check(t *testing.T, a, b string) {
	t.Helper()
	atA, atB := 0, 0
	for i, e := range Words(a, b) {
		if e.A.Len() > 0 {
			if e.A.Start != atA {
				t.Fatalf("edit %d begins at %d of the first text, want %d", i, e.A.Start, atA)
			}
			atA = e.A.End
		}
		if e.B.Len() > 0 {
			if e.B.Start != atB {
				t.Fatalf("edit %d begins at %d of the second text, want %d", i, e.B.Start, atB)
			}
			atB = e.B.End
		}
		switch e.Kind {
		case Same:
			if got, want := same(e.A.In(a)), same(e.B.In(b)); got != want {
				t.Fatalf("edit %d stays, but is %q and %q", i, got, want)
			}
		case Removed:
			if e.A.Len() == 0 || e.B.Len() != 0 {
				t.Fatalf("edit %d removes %v %v", i, e.A, e.B)
			}
		case Added:
			if e.B.Len() == 0 || e.A.Len() != 0 {
				t.Fatalf("edit %d adds %v %v", i, e.A, e.B)
			}
		}
	}
	if atA != len(a) || atB != len(b) {
		t.Fatalf("edits end at %d of %d and %d of %d", atA, len(a), atB, len(b))
	}
}

// same are the words of a text without what does not count.
func same(s string) string { return strings.Join(keysOf(wordsOf(s)), " ") }

func FuzzWords(f *testing.F) {
	f.Add("Điều 5. Trong thời hạn 10 ngày", "Điều 5. Trong thời hạn 15 ngày làm việc")
	f.Add("", " ")
	f.Add("a b c d e", "e d c b a")
	f.Add("“…”;", "\xff")
	f.Add("hoà giải, 57-NQ/TW.", "hòa giải 57-NQ/TW")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip() // the frozen text is valid
		}
		check(t, viet.Normalise(a), viet.Normalise(b))
		pairs(t, strings.Split(a, "\n"), strings.Split(b, "\n"))
	})
}

func TestTextsThatShareNothingAreReplacedAndSoAreThoseTooLongToCompare(t *testing.T) {
	long := strings.Repeat("a b c ", 1500)
	other := strings.Repeat("d e f ", 1500)
	check(t, long, other)
	if got := Words(long, other); len(got) != 2 {
		t.Errorf("%d edits, want 2", len(got))
	}
	check(t, long+"x "+long, long+"y "+long) // what both begin and end with costs nothing
	if got := Words(long+"x "+long, long+"y "+long); len(got) != 4 {
		t.Errorf("%d edits, want 4", len(got))
	}
}

// pairs holds what is true of every pairing: each paragraph stands once, in the order of its text.
func pairs(t *testing.T, a, b []string) {
	t.Helper()
	x, y := 0, 0
	for _, p := range Paragraphs(a, b) {
		if p.A >= 0 {
			if p.A != x {
				t.Fatalf("paragraph %d of the first text stands for %d", p.A, x)
			}
			x++
		}
		if p.B >= 0 {
			if p.B != y {
				t.Fatalf("paragraph %d of the second text stands for %d", p.B, y)
			}
			y++
		}
		if p.A < 0 && p.B < 0 {
			t.Fatal("a pair of nothing")
		}
	}
	if x != len(a) || y != len(b) {
		t.Fatalf("%d of %d and %d of %d paragraphs stand in pairs", x, len(a), y, len(b))
	}
}

func TestParagraphsStandBesideTheirOtherWording(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b []string
		want string
	}{
		{"nothing", nil, nil, "[]"},
		{"equal", []string{"Điều 1. A", "Điều 2. B"}, []string{"Điều 1. A", "Điều 2. B"}, "[{0 0} {1 1}]"},
		{"an article came", []string{"Điều 1. Phạm vi điều chỉnh", "Điều 2. Lệ phí cấp giấy phép"},
			[]string{"Điều 1. Phạm vi điều chỉnh", "Điều 2. Giải thích từ ngữ ban đầu", "Điều 3. Lệ phí cấp giấy phép"}, "[{0 0} {-1 1} {1 2}]"},
		{"a clause went", []string{"1. Cá nhân cư trú", "2. Tổ chức kinh tế", "3. Hộ gia đình"}, []string{"1. Cá nhân cư trú", "3. Hộ gia đình"}, "[{0 0} {1 -1} {2 1}]"},
		{"other words", []string{"một hai ba"}, []string{"bốn năm sáu"}, "[{0 -1} {-1 0}]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			pairs(t, tt.a, tt.b)
			if got := fmt.Sprint(Paragraphs(tt.a, tt.b)); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestManyParagraphsArePairedByTheirFirstWords(t *testing.T) {
	var a, b []string
	for i := range 300 {
		a = append(a, fmt.Sprintf("Điều %d. Nội dung cũ %d thứ %d", i, i, i))
		b = append(b, fmt.Sprintf("Điều %d. Câu chữ khác hẳn %d", i, i*7))
	}
	pairs(t, a, b)
	if got := Paragraphs(a, b); len(got) != 300 {
		t.Errorf("%d pairs, want 300", len(got))
	}
}
