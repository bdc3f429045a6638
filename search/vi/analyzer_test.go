package vi

import (
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
		{"fold", FoldWords(), "tinh|uy|hoa|binh|so|57|nq|tw|va|den|1|204|nguoi|a|kt|xh"},
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
	for a, b := range map[string]string{"hoà": "hòa", "UỶ": "ủy", "khoá": "khóa", "quý": "quý", "Đảng": "đảng"} {
		if Norm(a) != b {
			t.Errorf("%s: %s, want %s", a, Norm(a), b)
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	f.Add("Tỉnh uỷ. Số 57-NQ/TW\n\x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range []Analyzer{NormWords(), FoldWords(), FoldRuns(2)} {
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
