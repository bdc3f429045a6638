package bibliography

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var plan = Reference{Key: "12-kh-ubnd-2025", Title: "Về nước sạch", Author: "Ủy ban nhân dân tỉnh Khuê Lĩnh", Type: "Kế hoạch", Number: "12/KH-UBND", Place: "Khuê Lĩnh",
	Year: 2025, Month: 3, Day: 7, Language: "vi", Address: "https://kho.example.vn/van-ban/12-kh-ubnd-2025"}

func TestAReferenceSaysWhatIsKnown(t *testing.T) {
	for _, c := range []struct {
		name        string
		in          Reference
		bibtex, ris string
	}{
		{"all", plan, `@misc{12-kh-ubnd-2025,
  title = {{Về nước sạch}},
  author = {{Ủy ban nhân dân tỉnh Khuê Lĩnh}},
  type = {Kế hoạch},
  number = {12/KH-UBND},
  address = {Khuê Lĩnh},
  year = {2025},
  date = {2025-03-07},
  langid = {vietnamese},
  language = {vi},
  url = {https://kho.example.vn/van-ban/12-kh-ubnd-2025}
}
`, "TY  - GOVDOC\r\nID  - 12-kh-ubnd-2025\r\nTI  - Về nước sạch\r\nAU  - Ủy ban nhân dân tỉnh Khuê Lĩnh\r\nM3  - Kế hoạch\r\nSN  - 12/KH-UBND\r\nCY  - Khuê Lĩnh\r\nPY  - 2025\r\nDA  - 2025/03/07\r\nLA  - vi\r\nUR  - https://kho.example.vn/van-ban/12-kh-ubnd-2025\r\nER  - \r\n"},
		{"a year alone", Reference{Key: "a", Year: 1998}, "@misc{a,\n  year = {1998},\n  date = {1998}\n}\n", "TY  - GOVDOC\r\nID  - a\r\nPY  - 1998\r\nER  - \r\n"},
		{"signs of TeX, lines, a lone brace", Reference{Key: "a b{", Title: "5% {x \\ A_b & \"c\"\nER  - "}, "@misc{a-b-,\n  title = {{5\\% \\textbraceleft{}x \\textbackslash{} A\\_b \\& \\textquotedbl{}c\\textquotedbl{} ER -}}\n}\n",
			"TY  - GOVDOC\r\nID  - a b{\r\nTI  - 5% {x \\ A_b & \"c\" ER -\r\nER  - \r\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.bibtex, c.in.BibTeX()); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.ris, c.in.RIS()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzReference(f *testing.F) {
	f.Add("k", "tên", "cơ quan", "https://x")
	f.Add("{", "}{\\", "\r\nER  - \r\n", "a}b")
	f.Fuzz(func(t *testing.T, key, title, author, address string) {
		r := Reference{Key: key, Title: title, Author: author, Address: address}
		depth := 0
		bib := r.BibTeX()
		for i, c := range bib {
			if c == '{' {
				depth++
			} else if c == '}' {
				depth--
			}
			if depth < 0 || depth == 0 && c == '}' && i < len(bib)-2 {
				t.Fatalf("braces of %q", bib)
			}
		}
		if depth != 0 || strings.Count(bib, "@misc{") < 1 {
			t.Errorf("%q", bib)
		}
		for _, line := range strings.Split(strings.TrimSuffix(r.RIS(), "\r\n"), "\r\n") {
			if len(line) < 6 || line[2:6] != "  - " || strings.ContainsAny(line, "\r\n") {
				t.Errorf("line %q", line)
			}
		}
	})
}
