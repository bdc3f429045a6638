package viet_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"vankho/corpus/viet"
)

func TestLegacyTextDecodesToUnicode(t *testing.T) {
	for _, c := range []struct {
		l        viet.Legacy
		in, want string
	}{
		{viet.TCVN3, "Uû ban nh©n d©n tØnh, B¶o Th¾ng", "Uỷ ban nhân dân tỉnh, Bảo Thắng"},
		{viet.TCVN3, "NghÞ ®Þnh sè 63/2003/N§-CP", "Nghị định số 63/2003/NĐ-CP"},
		{viet.TCVN3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"},
		{viet.TCVN3, "n\u00ADíc M\u00ADêng Kh\u00AD¬ng", "nước Mường Khương"},
		{viet.TCVN3, "\u0093ViÖt Nam\u0094 \u0096 “ViÖt”", "“Việt Nam” – “Việt”"},
		{viet.TCVN3, "§iÒu lÖ trêng vµ líp ®îc nhµ níc nhng kh«ng cha", "Điều lệ trường và lớp được nhà nước nhưng không cha"},
		{viet.VNI, "Vieät Nam, Coäng hoøa xaõ hoäi chuû nghóa", "Việt Nam, Cộng hòa xã hội chủ nghĩa"},
		{viet.VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"},
		{viet.VNI, "Uûy ban nhaân daân, QUYEÁT ÑÒNH, Ñieàu, ngöôøi, nöôùc", "Ủy ban nhân dân, QUYẾT ĐỊNH, Điều, người, nước"},
		{viet.VNI, "lyù do, kyø, tyû, kî, vò trí, yù kieán, Ban Bí thö", "lý do, kỳ, tỷ, kỵ, vị trí, ý kiến, Ban Bí thư"},
		{"", "Vieät", "Vieät"},
	} {
		got := c.l.Decode(c.in)
		if d := cmp.Diff(c.want, got); d != "" || !norm.NFC.IsNormalString(got) {
			t.Errorf("%s %q: %s", c.l, c.in, d)
		}
	}
}

func TestEveryLegacyLetterHasOneCode(t *testing.T) {
	// All letters of Vietnamese that ASCII lacks, less the capitals with a tone, which TCVN3 has not.
	const small = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
	for l, want := range map[viet.Legacy]string{viet.TCVN3: small + "ĂÂÊÔƠƯĐ", viet.VNI: small + strings.ToUpper(small)} {
		seen := map[string]bool{}
		for a := rune(0); a < 0x100; a++ {
			seen[l.Decode(string(a))] = true
			for _, base := range "aeouyAEOUYôöÔÖ" {
				seen[l.Decode(string(base)+string(a))] = true
			}
		}
		for _, letter := range want {
			if !seen[string(letter)] {
				t.Errorf("%s has no %c", l, letter)
			}
		}
	}
}

func TestFontsSayTheirEncoding(t *testing.T) {
	for _, c := range []struct {
		font     string
		l        viet.Legacy
		capitals bool
	}{
		{".VnTime", viet.TCVN3, false}, {".VnTimeH", viet.TCVN3, true}, {".VNTIMEH", viet.TCVN3, true}, {".VnArial NarrowH", viet.TCVN3, true},
		{"ABCDEF+.VnTimeH,Bold", viet.TCVN3, true}, {".VnTime-Bold", viet.TCVN3, false}, {"VnTime", viet.TCVN3, false},
		{"VNI-Times", viet.VNI, false}, {"ABCDEF+VNI-Helve-Condense,BoldItalic", viet.VNI, false},
		{"VNtimes new roman", "", false}, {"UVN Ai Cap", "", false}, {"SVN-Gilroy", "", false}, {"Times New Roman", "", false}, {".VnH", viet.TCVN3, false}, {"", "", false},
	} {
		l, capitals, ok := viet.LegacyFont(c.font)
		if l != c.l || capitals != c.capitals || ok != (c.l != "") {
			t.Errorf("%q: %q %v %v", c.font, l, capitals, ok)
		}
	}
}

func TestLegacyTextIsGuessedByItsSyllables(t *testing.T) {
	for _, c := range []struct {
		in   string
		want viet.Legacy
	}{
		{"Uû ban nh©n d©n tØnh Lµo Cai", viet.TCVN3},
		{"QuyÕt ®Þnh sè 57 cña Thñ t\u00ADíng ChÝnh phñ vÒ viÖc phª duyÖt", viet.TCVN3},
		{"Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", viet.VNI},
		{"Ñoäc laäp - Töï do - Haïnh phuùc", viet.VNI},
	} {
		if got, ok := viet.GuessLegacy(c.in); got != c.want || !ok {
			t.Errorf("%q: %q %v", c.in, got, ok)
		}
	}
}

func TestUnicodeIsNeverTakenForLegacyText(t *testing.T) {
	for _, s := range []string{
		"", "abc", "Điều 1", "Cộng hòa xã hội chủ nghĩa Việt Nam", "Thông báo cho ông bà và các con", "CỘNG HÒA XÃ HỘI",
		"Où est l'élève? Voilà, c'était là-bas, à côté du château; un hôtel, une forêt, le maïs, Noël, être, à bientôt",
		"El niño español comió piña mañana; ¿cómo está usted? ¡Qué rápido! El pingüino sueña en Logroño, acción, corazón",
		"Größe, Übung, Mädchen, schön, für, Straße, Tür, Öl, Äpfel, Fräulein", "São Paulo, coração, não, informação, três, você",
		"© 2020 ® ™ µm 25 °C ± 5 % ½ ¼ « » · ¬ § 5 ¶ ÷ × ¥ £ ¤ ¦ ¨ ª ¹ º ²", "if (a ¬ b) { return x[1] ^ 0xFF; } // µ ± §",
		"Äá»™c láº\u00ADp - Tá»± do - Háº¡nh phÃºc", "1.234,5 − 25 % = 12 ÷ 3", norm.NFD.String("Cộng hòa xã hội chủ nghĩa Việt Nam độc lập"),
	} {
		if l, ok := viet.GuessLegacy(s); ok {
			t.Errorf("%q is taken for %s: %q", s, l, l.Decode(s))
		}
	}
}

func TestNoRealUnicodeTextIsTakenForLegacyText(t *testing.T) {
	texts := 0
	taken := map[string]bool{}
	judge := func(name, s string) {
		texts++
		for _, part := range append(strings.Split(s, "\n"), s) {
			if l, ok := viet.GuessLegacy(part); ok {
				taken[name] = true
				if q := viet.Quality(part); q > 0.6 {
					t.Errorf("%s: legal syllables %.2f, and taken for %s: %.80q", name, q, l, part)
				}
			}
		}
	}
	for _, folder := range []string{"../sample/files", "../sample/source", "../../../shared/eval/files/md", "../../../shared/eval/files/html"} {
		names, err := filepath.Glob(filepath.Join(folder, "*.*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			switch filepath.Ext(name) {
			case ".txt", ".md", ".html", ".csv":
				text, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				judge(name, string(text))
			}
		}
	}
	if len(taken) > 0 {
		t.Errorf("taken: %v", taken)
	}
	f, err := os.Open("../../../shared/eval/vbpl/docs.jsonl.gz")
	if err != nil || testing.Short() {
		t.Skipf("%d texts; the real documents are not beside the project, or the run is to be short", texts)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for d := json.NewDecoder(bufio.NewReader(z)); d.More(); {
		var document struct{ ID, Text string }
		if err := d.Decode(&document); err != nil {
			t.Fatal(err)
		}
		judge(document.ID, document.Text)
	}
	// One of these documents was typed in TCVN3, and published so.
	if len(taken) != 1 {
		t.Errorf("taken: %v", taken)
	}
	t.Logf("%d texts", texts)
}

func FuzzLegacy(f *testing.F) {
	f.Add("Uû ban nh©n d©n \u00AD Vieät Nam ôù \xff")
	f.Fuzz(func(t *testing.T, s string) {
		if l, ok := viet.GuessLegacy(s); ok && l.Decode(s) == s {
			t.Errorf("%q is taken for %s, which changes nothing", s, l)
		}
		for _, l := range []viet.Legacy{viet.TCVN3, viet.VNI} {
			if got := l.Decode(s); len(got) > 4*len(s) {
				t.Errorf("%q grew to %q", s, got)
			}
		}
	})
}
