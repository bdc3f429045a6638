package viet_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"vankho/corpus/viet"
)

func TestNormaliseChangesFormAndNothingElse(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Nghị quyết số 57-NQ/TW", "Nghị quyết số 57-NQ/TW"},
		{"decomposed", norm.NFD.String("Quyết định"), "Quyết định"},
		{"marks in the other order", "e\u0323\u0302 e\u0302\u0323", "ệ ệ"},
		{"tone marks of their own", "e\u0340 e\u0341", "è é"},
		{"eth", "30/2020/N\u00D0-CP N\u0189 \u00F0", "30/2020/NĐ-CP NĐ đ"},
		{"line ends", "a\r\nb\rc\n\r\n", "a\nb\nc\n\n"},
		{"not trimmed", "  a \u00A0\u200B\u00AD\uFEFF ", "  a \u00A0\u200B\u00AD\uFEFF "},
		{"dashes and ligatures stay", "a–b—c‑d ﬁ …", "a–b—c‑d ﬁ …"},
		{"old tone places stay", "hoà uỷ", "hoà uỷ"},
		{"not UTF-8", "a\xffb\xc3", "a\uFFFDb\uFFFD"},
		{"empty", "", ""},
	} {
		got := viet.Normalise(c.in)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if again := viet.Normalise(got); again != got {
			t.Errorf("%s: not idempotent: %q", c.name, again)
		}
	}
}

func TestNormaliseOfANormalTextCopiesNothing(t *testing.T) {
	s := strings.Repeat("Nghị quyết số 57-NQ/TW của Đảng\n", 100)
	if unsafe.StringData(viet.Normalise(s)) != unsafe.StringData(s) {
		t.Error("a copy was made")
	}
}

func TestFoldTakesCaseAndMarksAway(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Nghị quyết số 57-NQ/TW của Đảng", "nghi quyet so 57-nq/tw cua dang"},
		{"ƯỚC ƠN ĂN ÂM ÊM ÔM", "uoc on an am em om"},
		{norm.NFD.String("Đường lối ưu đãi"), "duong loi uu dai"},
		{"quỹ quý quỷ quỳ quỵ", "quy quy quy quy quy"},
		{"café Ñ Ü ß Ж 한글", "cafe n u ß ж 한글"},
		{"", ""},
	} {
		got := viet.Fold(c.in)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("Fold(%q): %s", c.in, d)
		}
		if again := viet.Fold(got); again != got {
			t.Errorf("not idempotent: %q", again)
		}
	}
}

func TestAShadowKnowsWhereItsBytesCameFrom(t *testing.T) {
	for _, text := range []string{"Số: 57-NQ/TW của Đảng", norm.NFD.String("Số: 57-NQ/TW của Đảng")} {
		s := viet.NewShadow(text)
		for _, c := range []struct{ folded, want string }{{"so", "Số"}, {"dang", "Đảng"}, {"57-nq", "57-NQ"}, {"cua d", "của Đ"}} {
			at := strings.Index(s.Text(), c.folded)
			start, end := s.Span(at, at+len(c.folded))
			if d := cmp.Diff(c.want, norm.NFC.String(text[start:end])); d != "" {
				t.Errorf("%q: %s", c.folded, d)
			}
		}
		if start, end := s.Span(0, len(s.Text())); start != 0 || end != len(text) {
			t.Errorf("the whole is %d to %d", start, end)
		}
		if start, end := s.Span(-5, 1e6); start != 0 || end != len(text) {
			t.Errorf("beyond the ends is %d to %d", start, end)
		}
	}
	if start, end := (viet.Shadow{}).Span(0, 3); start != 0 || end != 0 {
		t.Errorf("the empty shadow gives %d, %d", start, end)
	}
}

func TestToneFollowsTheNewStyle(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"hoà", "hòa"}, {"uỷ", "ủy"}, {"Uỷ ban", "Ủy ban"}, {"UỶ BAN", "ỦY BAN"}, {"khoẻ", "khỏe"}, {"thuỷ", "thủy"}, {"khoá XVI", "khóa XVI"}, {"hoà=hòa", "hòa=hòa"},
		{"quý", "quý"}, {"quỹ", "quỹ"}, {"quỵ", "quỵ"}, {"giữ", "giữ"}, {"giá", "giá"}, {"giếng", "giếng"}, {"gì", "gì"}, {"hoàn", "hoàn"}, {"hoạt", "hoạt"},
		{"khuỷu", "khuỷu"}, {"ngoéo", "ngoéo"}, {"của", "của"}, {"mùa", "mùa"}, {"nửa", "nửa"}, {"thuở", "thuở"}, {"người", "người"}, {"hướng", "hướng"},
		{"qúa", "quá"}, {"nghiã", "nghĩa"}, {"qủan", "quản"}, {"gỉai", "giải"}, {"tòan", "toàn"}, {"thuyền", "thuyền"}, {"quyết", "quyết"}, {"huýt", "huýt"},
		{"moóc", "moóc"}, {"hoăc", "hoăc"}, {"Việt-Lào", "Việt-Lào"}, {"xyz", "xyz"}, {"lưới", "lưới"}, {"Huế", "Huế"}, {"tuần", "tuần"}, {"yếu", "yếu"}, {"cửu", "cửu"}, {"gửi", "gửi"},
	} {
		got := viet.Tone(c.in)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("Tone(%q): %s", c.in, d)
		}
		if again := viet.Tone(got); again != got {
			t.Errorf("Tone(Tone(%q)) = %q", c.in, again)
		}
	}
}

func TestTheSpellingsOfAWordHaveOneNorm(t *testing.T) {
	for _, c := range []struct{ want, spellings string }{
		{"hòa", "hòa hoà HOÀ"}, {"ủy", "ủy uỷ Uỷ"}, {"quá", "quá qúa QÚA"}, {"nghĩa", "nghĩa nghiã"}, {"kỹ", "kỹ kĩ KĨ"}, {"tỷ", "tỷ tỉ"},
		{"quy", "quy qui"}, {"quý", "quý quí qúy"}, {"sĩ", "sĩ sỹ"}, {"ty", "ty ti"}, {"mì", "mì mỳ"}, {"lý", "lý lí Lí"},
		{"tai", "tai"}, {"tay", "tay"}, {"túi", "túi"}, {"túy", "túy tuý"}, {"mi", "mi"}, {"i", "I i"}, {"y", "y"}, {"thi", "thi"}, {"vi", "vi"},
		{"đ", "đ Đ Ð ð Ɖ"}, {"định", "ĐỊNH Ðịnh " + norm.NFD.String("Định")}, {"1a", "1a 1A"}, {"", ""},
	} {
		for s := range strings.FieldsSeq(c.spellings) {
			got := viet.Norm(s)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("Norm(%q): %s", s, d)
			}
			if again := viet.Norm(got); again != got {
				t.Errorf("not idempotent: %q", again)
			}
		}
	}
}

func TestASyllableIsAKnownOnsetRhymeAndTone(t *testing.T) {
	valid := "nghị quyết của Đảng ỦY hoà hòa khuỷu thuở quý quỳnh giếng gì già quốc yêu ươm oanh uyên xoong ngoằn ngoèo huỳnh suýt tuýp khuya nghiêng ghế kỹ kim ky đắk" +
		" ban bản bạn phương trưởng thuộc luật pháp quỹ giữ hoặc gửi nước xã huyện tỉnh"
	for w := range strings.FieldsSeq(valid) {
		if want := w != "đắk"; viet.ValidSyllable(w) != want {
			t.Errorf("ValidSyllable(%q) is %v", w, !want)
		}
	}
	for _, w := range []string{"hoăc", "quyêt", "qúa", "nghiã", "xyz", "cê", "ka", "ge", "nge", "ngha", "NghÞ", "viÖt", "bc", "", "a1", "viêt", "quôc", "nước.", "trương trình", "sốđiều", "một2", "phápluật", "hõac"} {
		if viet.ValidSyllable(w) {
			t.Errorf("ValidSyllable(%q) is true", w)
		}
	}
}

func TestQualityTellsTextFromRubbish(t *testing.T) {
	for _, c := range []struct {
		name, in string
		low, top float64
	}{
		{"good", "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15; UBND tỉnh báo cáo kết quả.", 1, 1},
		{"capitals", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI BTTTT", 1, 1},
		{"TCVN3 bytes", "Uû ban nh©n d©n tØnh NghÞ ®Þnh cña ChÝnh phñ vÒ viÖc", 0, 0.5},
		{"VNI bytes", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", 0, 0.5},
		{"words with holes", "đồng v\uFFFDi K\uFFFDẢ \uFFFDn\uFFFD NĂNG", 0.4, 0.4},
		{"holes alone, and before figures", "\uFFFD đồng ý \uFFFD15", 1, 1},
		{"figures alone", "12 345 6,7 a b", -1, -1},
		{"empty", "", -1, -1},
	} {
		if q := viet.Quality(c.in); q < c.low || q > c.top {
			t.Errorf("%s: %v, want %v to %v", c.name, q, c.low, c.top)
		}
	}
}

func TestSmallThings(t *testing.T) {
	type pair struct{ got, want any }
	for name, p := range map[string]pair{
		"slug":               {viet.Slug("Ủy ban nhân dân tỉnh Lào Cai"), "uy-ban-nhan-dan-tinh-lao-cai"},
		"slug of signs":      {viet.Slug(" “Đề án 06/QĐ-TTg” … "), "de-an-06-qd-ttg"},
		"slug of nothing":    {viet.Slug("…"), ""},
		"capitalise":         {viet.Capitalise("đề án"), "Đề án"},
		"capitalise quoted":  {viet.Capitalise("“ủy ban”"), "“Ủy ban”"},
		"capitalise figures": {viet.Capitalise("57 năm"), "57 năm"},
		"uncapitalise":       {viet.Uncapitalise("Định hướng đến Huế"), "định hướng đến Huế"},
		"uncapitalise none":  {viet.Uncapitalise(""), ""},
		"marks":              {viet.HasMarks("Da Nang đ"), true},
		"marks decomposed":   {viet.HasMarks(norm.NFD.String("ă")), true},
		"no marks":           {viet.HasMarks("nghi quyet 57-NQ/TW ñ – “”"), false},
	} {
		if d := cmp.Diff(p.want, p.got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestWordsArePartedBySigns(t *testing.T) {
	s := "Số 57-NQ/TW, " + norm.NFD.String("quý")
	var got []string
	for w := range viet.Words(s) {
		if s[w.Start:w.End] != w.Text {
			t.Errorf("%+v is %q", w, s[w.Start:w.End])
		}
		got = append(got, norm.NFC.String(w.Text))
	}
	if d := cmp.Diff([]string{"Số", "57", "NQ", "TW", "quý"}, got); d != "" {
		t.Error(d)
	}
	for range viet.Words(s) {
		break // stopping early is allowed
	}
}

var seeds = []string{"Nghị quyết số 57-NQ/TW\r\n", "hoà uỷ qúa nghiã", "e\u0323\u0302", "\u0301a\xff", "Ð ð Ɖ", "한글 \u0344 İ ǅ ﬁ", "kh\u0300oa\u0309"}

func FuzzNormalise(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := viet.Normalise(s)
		if !utf8.ValidString(n) || strings.ContainsAny(n, "\rÐƉð") || viet.Normalise(n) != n || !norm.NFC.IsNormalString(n) {
			t.Fatalf("%q is %q", s, n)
		}
	})
}

func FuzzFoldAndShadow(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fold := viet.Fold(s)
		if again := viet.Fold(fold); again != fold {
			t.Fatalf("%q folds to %q, then to %q", s, fold, again)
		}
		sh := viet.NewShadow(s)
		if sh.Text() != fold {
			t.Fatalf("%q: the shadow is %q, the fold %q", s, sh.Text(), fold)
		}
		last := 0
		for i := range fold {
			start, end := sh.Span(i, i+1)
			if start < last || end <= start || end > len(s) {
				t.Fatalf("%q: byte %d of %q is %d to %d", s, i, fold, start, end)
			}
			last = end
		}
	})
}

func FuzzTone(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := viet.Tone(s)
		if again := viet.Tone(got); again != got {
			t.Fatalf("%q is %q, then %q", s, got, again)
		}
		if utf8.ValidString(s) && viet.Fold(got) != viet.Fold(norm.NFC.String(s)) {
			t.Fatalf("%q loses letters: %q", s, got)
		}
		if q := viet.Quality(s); q != -1 && (q < 0 || q > 1) {
			t.Fatalf("quality %v", q)
		}
		viet.Slug(s)
		viet.Capitalise(s)
		viet.Uncapitalise(s)
		if words := slices.Collect(viet.Words(s)); len(words) > len(s) {
			t.Fatalf("%d words", len(words))
		}
	})
}
