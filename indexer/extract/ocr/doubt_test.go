package ocr

import (
	"image"
	"strings"
	"testing"
	"unicode/utf8"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

func TestMarksAreDecidedByTheWordsTheyMake(t *testing.T) {
	for _, c := range []struct {
		name       string
		confidence float64
		read, want string
	}{
		{"one syllable", 0.9, "người có thâm quyền, bán cô phần.", "người có thẩm quyền, bán cổ phần."},
		{"capitals", 0.9, "QUYÉT ĐỊNH về TỎ CHỨC", "QUYẾT ĐỊNH về TỔ CHỨC"},
		{"both syllables", 0.9, "THÀM QUYÈN của cỗ phân", "THẨM QUYỀN của cổ phần"},
		{"a dot taken for a tone", 0.9, "quy định chỉ tiết", "quy định chi tiết"},
		{"two words are possible", 0.9, "của thê lực và", "của thê lực và"},
		{"a sign between", 0.9, "có thâm, quyền", "có thâm, quyền"},
		{"the neighbour is of another word", 0.9, "nêu cô phần đông", "nêu cô phần đông"},
		{"words that stand as they are", 0.9, "phân bổ cổ phần, chỉ đạo, có sở hữu", "phân bổ cổ phần, chỉ đạo, có sở hữu"},
		{"a mark below is none above", 0.9, "Độc lâp tự do", "Độc lâp tự do"},
		{"sure words", 0.97, "những người có công là Cảnh sát biển có quyền", "những người có công là Cảnh sát biển có quyền"},
		{"sure words that stand elsewhere", 0.97, "bán cỗ phần và cô phân như cổ phần", "bán cổ phần và cổ phần như cổ phần"},
		{"figures and codes", 0.9, "số 12/cô-phần cô2 phần", "số 12/cô-phần cô2 phần"},
	} {
		var words []word
		for text := range strings.FieldsSeq(c.read) {
			words = append(words, word{text: text, confidence: c.confidence})
		}
		var got []string
		for i, w := range settle(words) {
			got = append(got, w.text)
			if same := w.text == words[i].text; same != (w.confidence == c.confidence) || !same && w.confidence > changed {
				t.Errorf("%s: %q has a confidence of %v", c.name, w.text, w.confidence)
			}
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s: %q, want %q", c.name, text, c.want)
		}
	}
}

func TestConfusionsAreOfMarksAlone(t *testing.T) {
	for row := range table.Rows(confusionsTSV, 2) {
		if utf8.RuneCountInString(row[0]) != 1 {
			t.Errorf("%q is no letter", row[0])
		}
		for _, printed := range strings.Fields(row[1]) {
			if utf8.RuneCountInString(printed) != 1 || printed == row[0] || viet.Fold(printed) != viet.Fold(row[0]) {
				t.Errorf("%q is read for %q", row[0], printed)
			}
		}
	}
}

func FuzzSettle(f *testing.F) {
	f.Add("có thâm quyền, QUYÉT ĐỊNH “cỗ phân” 12/QĐ e\u0302")
	f.Add("cô\xff phần  İ ( ")
	f.Fuzz(func(t *testing.T, text string) {
		var words []word
		for part := range strings.FieldsSeq(text) {
			words = append(words, word{text: part, box: image.Rect(0, 0, 1, 1), confidence: 0.5})
		}
		got := settle(words)
		if len(got) != len(words) {
			t.Fatalf("%d words of %d", len(got), len(words))
		}
		for i, w := range got {
			if w.box != words[i].box || viet.Fold(w.text) != viet.Fold(words[i].text) {
				t.Fatalf("%q of %q", w.text, words[i].text)
			}
		}
	})
}
