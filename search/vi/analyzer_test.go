package vi

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus/viet"
)

func TestTokensKeepTheirPlaceInTheText(t *testing.T) {
	const text = "Tỉnh uỷ HOÀ BÌNH. Số 57-NQ/TW\nvà đến 1.204 người\na) KT-XH"
	for _, c := range []struct {
		name string
		a    Analyzer
		want string
	}{
		{"norm", NormWords(), "tỉnh|ủy|hòa|bình|số|57|nq|tw|và|đến|1|204|người|a|kt|xh"},
		{"fold", FoldRuns(1), "tinh|uy|hoa|binh|so|57|nq|tw|va|den|1|204|nguoi|a|kt|xh"},
		{"pairs end with the sentence", FoldRuns(2),
			"tinh uy|uy hoa|hoa binh|so 57|57 nq|nq tw|tw va|va den|den 1|1 204|204 nguoi|a kt|kt xh"},
		{"triples", FoldRuns(3), "tinh uy hoa|uy hoa binh|so 57 nq|57 nq tw|nq tw va|tw va den|va den 1|den 1 204|1 204 nguoi|a kt xh"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, tok := range c.a.Analyze([]byte(text)) {
				got = append(got, string(tok.Term))
				if first, _, _ := strings.Cut(string(tok.Term), " "); !strings.HasPrefix(viet.Fold(text[tok.Start:tok.End]), viet.Fold(first)) {
					t.Errorf("%q stands at %q", tok.Term, text[tok.Start:tok.End])
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTwoSpellingsHaveOneNorm(t *testing.T) {
	for a, b := range map[string]string{"hoà": "hòa", "UỶ": "ủy", "khoá": "khóa", "quý": "quý", "Đảng": "đảng", "kĩ": "kỹ", "qúa": "quá"} {
		if Norm(a) != b {
			t.Errorf("%s: %s, want %s", a, Norm(a), b)
		}
	}
}

func TestWhatOfficialTextsGlueTogetherIsParted(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"hyphen", "KT-XH", "kt xh"}, {"ampersand", "GD&ĐT", "gd đt"}, {"dots of an abbreviation", "T.Ư", "t ư"},
		{"thousands", "1.204 người", "1 204 người"}, {"decimals", "51,69%", "51 69"}, {"number of an article", "Điều 5a.", "điều 5a"},
		{"number of a document", "154/KH-UBND", "154 kh ubnd"}, {"a line that goes on", "kinh tế\nxã hội", "kinh tế xã hội"},
		{"a line that ends a heading", "KẾ HOẠCH\nPhát triển", "kế hoạch | phát triển"}, {"a point", "1. Mục tiêu; b) Nhiệm vụ", "1 | mục tiêu | b nhiệm vụ"},
	} {
		var got []string
		for w := range Words(c.in) {
			if w.First && len(got) > 0 {
				got = append(got, "|")
			}
			got = append(got, w.Norm)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestATextOfNewWordsIsNotRemembered(t *testing.T) {
	m := memo{}
	for i := range 3 * maxMemo {
		m.forms(strconv.Itoa(i))
	}
	if len(m) > maxMemo {
		t.Errorf("%d words are kept", len(m))
	}
	if m.forms(strings.Repeat("a", 1<<20)); len(m) > maxMemo {
		t.Error("a word of a megabyte is kept")
	}
}

func FuzzAnalyze(f *testing.F) {
	f.Add("Tỉnh uỷ. Số 57-NQ/TW\n\x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range []Analyzer{NormWords(), FoldRuns(1), FoldRuns(2)} {
			last := 0
			for _, tok := range a.Analyze([]byte(text)) {
				if tok.Start < 0 || tok.Start >= tok.End || tok.End > len(text) || tok.Position <= 0 || tok.Position < last || len(tok.Term) == 0 {
					t.Fatalf("token %+v of %q", tok, text)
				}
				last = tok.Position
			}
		}
	})
}
