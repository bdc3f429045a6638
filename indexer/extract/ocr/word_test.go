package ocr

import (
	"image"
	"slices"
	"strings"
	"testing"
)

func TestWordsOfATable(t *testing.T) {
	words := parseTSV("level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"4\t1\t1\t1\t1\t0\t437\t266\t2013\t69\t-1\t\n" +
		"5\t1\t1\t1\t1\t1\t437\t271\t70\t52\t96.86\tBỘ\n" +
		"5\t1\t1\t1\t1\t2\t522\t266\t150\t55\t85.99\tQUỐC\r\n" +
		"5\t1\t2\t1\t1\t1\t500\t373\t17\t25\t-3\t.\n" +
		"5\t1\t3\t1\t1\t1\t659\t351\t393\t18\t95.0\t \n" +
		"5\t1\t3\t1\t1\t1\t-4\t351\t393\t18\t95.0\tâm\n" +
		"5\t1\t3\t1\t1\t1\t4\t351\n")
	want := []word{
		{"BỘ", image.Rect(437, 271, 507, 323), 0.9686, 1},
		{"QUỐC", image.Rect(522, 266, 672, 321), 0.8599, 1},
		{".", image.Rect(500, 373, 517, 398), 0, 2},
	}
	if !slices.EqualFunc(words, want, func(a, b word) bool {
		return a.text == b.text && a.box == b.box && a.line == b.line && a.confidence-b.confidence < 1e-9 && b.confidence-a.confidence < 1e-9
	}) {
		t.Errorf("%v", words)
	}
}

func TestFiguresAreDoubtfulBelowTheConfidenceOfPrint(t *testing.T) {
	for _, c := range []struct {
		text       string
		confidence float64
		want       bool
	}{
		{"43", 0.80, true}, {"43", 0.96, false}, {"02sg", 0.26, true}, {"53/QĐ-TTg", 0.60, false}, {"tháng", 0.20, false},
	} {
		if got := (word{text: c.text, confidence: c.confidence}).doubtfulFigures(); got != c.want {
			t.Errorf("%s at %.2f: doubtful %v", c.text, c.confidence, got)
		}
	}
}

func FuzzParseTSV(f *testing.F) {
	f.Add("5\t1\t1\t1\t1\t1\t437\t271\t70\t52\t96.86\tBỘ\n")
	f.Add("5\t1\t1\t1\t1\t1\t437\t271\t70\t52\tNaN\t|\n5\t1\t1\t1\t1\t1\t1048575\t271\t1048575\t52\t1e99\tx\ty")
	f.Fuzz(func(t *testing.T, table string) {
		words := keep(parseTSV(table))
		r := reading{sheet: sheet{gray: image.NewGray(image.Rect(0, 0, 50, 50)), dpi: 180, scale: 1, width: 20, height: 20}, words: words}
		for _, l := range r.lines() {
			for i, b := range l.Boxes {
				if b.End > len(l.Text)+len(strings.Join(l.Cells, "   ")) || i > 0 && b.End < l.Boxes[i-1].End {
					t.Fatalf("%q: boxes %v", l.Text, l.Boxes)
				}
			}
		}
	})
}

// at is a word of a test, its letters ten dots wide and its line told by its height.
func at(x, y int, text string) word {
	return word{text, image.Rect(x, y, x+10*len([]rune(text)), y+20), 0.9, y}
}

func TestColumnsOfLetterheadsAndSignaturesAreReadInTurn(t *testing.T) {
	for _, c := range []struct {
		name  string
		words []word
		want  []string
	}{
		{"letterhead with a narrow gap", []word{
			at(0, 0, "BỘ"), at(30, 0, "QUỐC"), at(80, 0, "PHÒNG"), at(142, 0, "CỘNG"), at(190, 0, "HÒA"), at(230, 0, "XÃ"), at(260, 0, "HỘI"),
			at(200, 30, "Độc"), at(240, 30, "lập"), at(275, 30, "-"), at(290, 30, "Tự"), at(320, 30, "do"),
			at(20, 60, "Số:"), at(60, 60, "15/QĐ"), at(180, 60, "ngày"), at(230, 60, "20"),
			at(100, 100, "QUYẾT"), at(160, 100, "ĐỊNH"), at(10, 130, "Căn"), at(50, 130, "cứ"), at(80, 130, "Luật"), at(130, 130, "Tổ"), at(160, 130, "chức"), at(210, 130, "Chính"), at(270, 130, "phủ")},
			[]string{"BỘ QUỐC PHÒNG", "Số: 15/QĐ", "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "ngày 20", "QUYẾT ĐỊNH", "Căn cứ Luật Tổ chức Chính phủ"}},
		{"recipients and signer", []word{
			at(0, 0, "nhiệm"), at(60, 0, "thi"), at(100, 0, "hành"), at(150, 0, "Quyết"), at(210, 0, "định"), at(260, 0, "này."),
			at(0, 30, "Nơi"), at(40, 30, "nhận:"), at(200, 30, "TM."), at(240, 30, "ỦY"), at(270, 30, "BAN"),
			at(0, 60, "-"), at(20, 60, "Như"), at(60, 60, "Điều"), at(110, 60, "3;"), at(210, 60, "CHỦ"), at(250, 60, "TỊCH"),
			at(0, 90, "-"), at(20, 90, "Lưu:"), at(70, 90, "VT.")},
			[]string{"nhiệm thi hành Quyết định này.", "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "TM. ỦY BAN", "CHỦ TỊCH"}},
		{"two signers", []word{
			at(0, 0, "KT."), at(40, 0, "BỘ"), at(70, 0, "TRƯỞNG"), at(200, 0, "KT."), at(240, 0, "BỘ"), at(270, 0, "TRƯỞNG"),
			at(0, 30, "BỘ"), at(30, 30, "TÀI"), at(70, 30, "CHÍNH"), at(200, 30, "BỘ"), at(230, 30, "QUỐC"), at(280, 30, "PHÒNG")},
			[]string{"KT. BỘ TRƯỞNG", "BỘ TÀI CHÍNH", "KT. BỘ TRƯỞNG", "BỘ QUỐC PHÒNG"}},
		{"a sentence that names the republic", []word{
			at(0, 0, "của"), at(40, 0, "nước"), at(90, 0, "Cộng"), at(140, 0, "hòa"), at(180, 0, "xã"), at(210, 0, "hội"),
			at(0, 30, "chủ"), at(40, 30, "nghĩa")},
			[]string{"của nước Cộng hòa xã hội", "chủ nghĩa"}},
	} {
		var got []string
		for _, l := range columns(printed(c.words), 20) {
			got = append(got, l.text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q, want\n%q", c.name, got, c.want)
		}
	}
}

func TestDustIsDroppedAndTextIsKept(t *testing.T) {
	one := func(text string, confidence float64, line int) word {
		return word{text: text, confidence: confidence, line: line}
	}
	got := keep([]word{
		one("_", 0.9, 1), one("Điều", 0.96, 1), one("5.", 0.9, 1), one("Kinh", 0.3, 1), one("ph", 0.2, 1), one("phí", 0.96, 1), one("|", 0.8, 1), one("ˆ", 0.3, 1),
		one("ýÿ", 0.2, 2), one("R", 0.1, 2), one("‡", 0.4, 2),
		one("Số:", 0.9, 3), one("|163/TB|", 0.4, 3), one("à", 0.1, 3),
		one("2", 0.2, 4),
		one("-", 0.9, 5), one("Lưu:", 0.9, 5), one("VT", 0.2, 5), one("...", 0.2, 5),
	})
	var texts []string
	for _, w := range got {
		texts = append(texts, w.text)
	}
	if want := []string{"Điều", "5.", "Kinh", "ph", "phí", "Số:", "163/TB", "-", "Lưu:", "VT", "..."}; !slices.Equal(texts, want) {
		t.Errorf("%q, want %q", texts, want)
	}
}
