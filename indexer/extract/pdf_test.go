package extract

import (
	"strings"
	"testing"
)

func TestPDFLines(t *testing.T) {
	at := func(x, y, show string) string { return "BT /F1 10 Tf " + x + " " + y + " Td " + show + " ET\n" }
	long := strings.Repeat("noi dung ", 11) // at 5 points a letter, to the margin
	body := at("60", "500", "("+long+"van) Tj") + at("60", "488", "(tiep theo cua doan van nay cho den het "+strings.Repeat("x", 60)+") Tj") +
		at("60", "476", "(2. "+strings.Repeat("y", 85)+") Tj") + at("60", "464", "("+strings.Repeat("z ", 48)+"z) Tj")
	cases := []struct{ name, content, want string }{
		{"characters by the map of the font", at("50", "700", "(Ban h) Tj <01> Tj"), "Ban hạ"},
		{"a gap within TJ is a space, kerning is none", at("50", "700", "[(Ke)-50(h)-300(hoach)] TJ"), "Keh hoach"},
		{"columns stay apart", at("50", "700", "(UBND TINH) Tj") + at("300", "700", "(CONG HOA) Tj"), "UBND TINH\nCONG HOA"},
		{"a label goes with its text", at("50", "700", "(1.) Tj") + at("90", "700", "(Noi dung) Tj"), "1. Noi dung"},
		{"lines by T*, ' and Tm", "BT /F1 10 Tf 12 TL 50 700 Td (mot) Tj T* (hai) Tj (ba) ' 1 0 0 1 50 600 Tm (bon) Tj ET", "mot\nhai\nba\nbon"},
		{"a word drawn later takes its place", at("50", "700", "(Dieu) Tj") + at("50", "600", "(xa) Tj") + at("72.5", "700", "(mot) Tj"), "Dieu mot\nxa"},
		{"figures off the line stay in it", "BT /F1 10 Tf 50 700 Td (m) Tj 4 Ts /F1 6 Tf (2) Tj 0 Ts /F1 10 Tf ( dat) Tj ET", "m2 dat"},
		{"paragraphs", body, strings.TrimSpace(long+"van tiep theo cua doan van nay cho den het "+strings.Repeat("x", 60)) + "\n2. " + strings.Repeat("y", 85) + "\n" + strings.Repeat("z ", 48) + "z"},
		{"an article that is cited at the head of a line begins no paragraph", at("60", "500", "("+strings.Repeat("x", 98)+") Tj") +
			at("60", "488", "<02> Tj ( 11 cua Nghi dinh nay "+strings.Repeat("y", 72)+") Tj") + at("60", "476", "<02> Tj ( 12. Ten "+strings.Repeat("z", 85)+") Tj"),
			strings.Repeat("x", 98) + " Điều 11 cua Nghi dinh nay " + strings.Repeat("y", 72) + "\nĐiều 12. Ten " + strings.Repeat("z", 85)},
		{"what breaks off for one reader goes on for the other", at("50", "700", "(truoc) Tj") + ") Tj " + at("50", "600", "(sau) Tj"), "truoc\nsau"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, result := readAll(t, "a.pdf", makePDF([]pdfPage{{content: c.content}}, ""), Limits{})
			if len(records) != 1 {
				t.Fatalf("%d records, %v", len(records), result.Problems)
			}
			if got := text(records[0]); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestPDFPagesThatCannotBeReadAreNamed(t *testing.T) {
	words := "BT /F1 10 Tf 50 700 Td (" + strings.Repeat("chu ", 40) + ") Tj ET"
	stamp := "q 600 0 0 800 0 0 cm /Im Do Q BT /F1 10 Tf 50 700 Td (Nguoi ky: Cong thong tin) Tj ET"
	text, scan, bad, blank := pdfPage{content: words}, pdfPage{content: stamp, picture: true}, pdfPage{content: ") ("}, pdfPage{}
	drawn := pdfPage{content: strings.Repeat("0 0 m 9 9 l S\n", 80)}
	cases := []struct {
		name     string
		pages    []pdfPage
		problems []string
		records  int
	}{
		{"all scan", []pdfPage{scan, scan, blank}, []string{"Tệp là ảnh quét 2 trang; đang chờ nhận dạng chữ."}, 1},
		{"some scan", []pdfPage{text, scan, scan, text, scan}, []string{"Có 3 trên 5 trang là ảnh quét hoặc đọc kém (trang 2-3, 5); đang chờ nhận dạng chữ."}, 1},
		{"a scan with a layer of text that is no Vietnamese", []pdfPage{{content: "q 600 0 0 800 0 0 cm /Im Do Q " + words, picture: true}},
			[]string{"Có 1 trên 1 trang là ảnh quét hoặc đọc kém (trang 1); đang chờ nhận dạng chữ."}, 1},
		{"one page broken", []pdfPage{text, bad}, []string{"Không đọc được 1 trên 2 trang (trang 2)."}, 1},
		{"one page of shapes", []pdfPage{text, drawn}, []string{"Có 1 trên 2 trang là ảnh quét hoặc đọc kém (trang 2); đang chờ nhận dạng chữ."}, 1},
		{"blank pages are no problem", []pdfPage{text, blank}, nil, 1},
		{"nothing at all", []pdfPage{blank}, []string{"Tệp không có chữ nào đọc được."}, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, result := readAll(t, "a.pdf", makePDF(c.pages, ""), Limits{})
			problems := result.Problems
			for _, r := range records {
				problems = append(problems, r.Problems...)
				if len(r.Pages) != len(c.pages) {
					t.Errorf("%d pages, want %d", len(r.Pages), len(c.pages))
				}
			}
			var got []string
			for _, p := range problems {
				got = append(got, p.Detail)
			}
			if len(records) != c.records || strings.Join(got, "|") != strings.Join(c.problems, "|") {
				t.Errorf("%d records, problems %q, want %d and %q", len(records), got, c.records, c.problems)
			}
		})
	}
}
