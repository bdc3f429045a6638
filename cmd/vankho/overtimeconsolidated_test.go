package main

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"vankho/corpus"
	"vankho/web"
)

// The texts are a decision, one that changes two of its articles, and a consolidated text that somebody made with five faults: Điều 2 has another
// word than the amending decision gave it, Điều 3 is left out, so that Điều 4 and 5 bear the numbers before theirs, Điều 6 is said to be
// repealed, and a last article stands in no other text.
const (
	consolidatedBase = "141/2031/QĐ-UBND"
	consolidatedText = "143/VBHN-UBND"
)

func consolidatedTexts() map[string]string {
	consolidated := smallDecision(consolidatedText, "2031-09-10", "Quy định về kho tài liệu số 141/2031/QĐ-UBND", "",
		"Quyết định số 141/2031/QĐ-UBND ngày 10 tháng 01 năm 2031 của Ủy ban nhân dân tỉnh Khuê Lĩnh quy định về kho tài liệu, có hiệu lực kể từ ngày 01 tháng 02 năm 2031, được sửa đổi, bổ sung bởi:",
		"Quyết định số 142/2031/QĐ-UBND ngày 10 tháng 5 năm 2031 của Ủy ban nhân dân tỉnh Khuê Lĩnh sửa đổi, bổ sung một số điều của Quyết định số 141/2031/QĐ-UBND, có hiệu lực kể từ ngày 01 tháng 6 năm 2031.",
		"Điều 1. Người giữ kho[3]", "1. Người giữ kho mở cửa kho vào buổi sáng.", "2. Người giữ kho ghi sổ hằng ngày.",
		"[3] Tên điều này như trong Quyết định số 141/2031/QĐ-UBND.", // at the foot of a page
		"Điều 2. Sổ kho", "1. Sổ kho được lập thành hai bản.", "2.[1] Sổ kho được kiểm tra hằng năm.",
		"Điều 3. Chìa khóa", "Chìa khóa kho được giao cho hai người giữ.",
		"Điều 4. Mượn tài liệu", "Tài liệu được mượn trong ba ngày.[2]",
		"Điều 6. (được bãi bỏ)",
		"Điều 7. Hiệu lực thi hành", from("01 tháng 02 năm 2031"),
		"Điều 8. Thanh tra kho", "Kho được thanh tra mỗi năm một lần.")
	return map[string]string{
		"goc.txt": smallDecision(consolidatedBase, "2031-01-10", "Quy định về kho tài liệu số 141/2031/QĐ-UBND", from("01 tháng 02 năm 2031"),
			"Điều 1. Người giữ kho", "1. Người giữ kho mở cửa kho vào buổi sáng.", "2. Người giữ kho ghi sổ hằng ngày.",
			"Điều 2. Sổ kho", "1. Sổ kho được lập thành hai bản.", "2. Sổ kho được kiểm tra hằng quý.",
			"Điều 3. Phòng cháy", "Kho có hai bình chữa cháy.",
			"Điều 4. Chìa khóa", "Chìa khóa kho được giao cho hai người giữ.",
			"Điều 5. Mượn tài liệu", "Tài liệu được mượn trong một ngày.",
			"Điều 6. Vệ sinh", "Kho được quét dọn hằng tuần."),
		"sua.txt": changing("142/2031/QĐ-UBND", "2031-05-10", consolidatedBase, from(june),
			"1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.”",
			"2. Thay thế cụm từ “một ngày” bằng cụm từ “ba ngày” tại Điều 5."),
		"hop-nhat.txt": consolidated + "\n[1] Khoản này được sửa đổi theo quy định tại khoản 1 Điều 1 Quyết định số 142/2031/QĐ-UBND, có hiệu lực kể từ ngày 01 tháng 6 năm 2031.\n[2] Cụm từ này được thay thế theo quy định tại khoản 2 Điều 1 Quyết định số 142/2031/QĐ-UBND, có hiệu lực kể từ ngày 01 tháng 6 năm 2031.\n",
	}
}

// consolidatedStore indexes them, and answers the data folder and the id of the decision.
func consolidatedStore(t *testing.T) (data string, base corpus.ID) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range consolidatedTexts() {
		write(t, filepath.Join(dir, "van-ban", name), text)
	}
	data = filepath.Join(dir, "kho")
	if r := runProgram(t, "", "index", filepath.Join(dir, "van-ban"), "--data", data); r.code != exitOK {
		t.Fatalf("index: %+v", r)
	}
	return data, "141-2031-qd-ubnd-2031-01-10-uy-ban-nhan-dan-tinh-khue-linh"
}

func TestAConsolidatedTextThatDisagreesIsShownArticleByArticle(t *testing.T) {
	data, base := consolidatedStore(t)
	want := []struct {
		kind         corpus.DifferenceKind
		label, their string
		// assembled and theirs are words that only that text has, quote is a sentence that made the first.
		assembled, theirs, quote string
	}{
		{corpus.DifferentWords, "Điều 2", "Điều 2", "hằng tháng", "hằng năm", "Sửa đổi, bổ sung khoản 2 Điều 2 như sau"},
		{corpus.OnlyAssembled, "Điều 3", "", "Kho có hai bình chữa cháy.", "", ""},
		{corpus.DifferentNumber, "Điều 4", "Điều 3", "", "", ""},
		{corpus.DifferentNumber, "Điều 5", "Điều 4", "", "", "Thay thế cụm từ “một ngày” bằng cụm từ “ba ngày” tại Điều 5"},
		{corpus.DifferentEnd, "Điều 6", "Điều 6", "Kho được quét dọn hằng tuần.", "(được bãi bỏ)", ""},
		{corpus.OnlyConsolidated, "", "Điều 8", "", "Kho được thanh tra mỗi năm một lần.", ""},
	}
	r := revised(t, data, base)[0]
	if len(r.Consolidated) != 1 || r.Consolidated[0].Day.String() != "2031-06-01" || r.Consolidated[0].Same != 2 || len(r.Consolidated[0].Differences) != len(want) {
		t.Fatalf("%+v", r.Consolidated)
	}
	site := startServer(t, data)
	history := "/van-ban/" + string(base) + "/lich-su"
	var api web.RevisionAnswer
	if err := json.Unmarshal([]byte(fetched(t, site+"/api/v1"+history)), &api); err != nil {
		t.Fatal(err)
	}
	whole := wordsOf(fetched(t, site+history+"?hop-nhat="+string(r.Consolidated[0].Document.ID)))
	texts := map[corpus.ID]string{}
	textOf := func(id corpus.ID) string {
		if texts[id] == "" {
			texts[id] = fetched(t, site+"/api/v1/van-ban/"+string(id)+"/van-ban.txt")
		}
		return texts[id]
	}
	for i, w := range want {
		d, x := r.Consolidated[0].Differences[i], api.Compared[0].Differences[i]
		if d.Kind != w.kind || d.Label != w.label || d.TheirLabel != w.their || x.Kind != w.kind {
			t.Errorf("difference %d is %s of %q and %q, want %s of %q and %q", i+1, d.Kind, d.Label, d.TheirLabel, w.kind, w.label, w.their)
		}
		if len(x.Assembled) > 0 && x.Mark != corpus.AssembledMark {
			t.Errorf("%s is assembled and bears no mark", x.Label)
		}
		for _, p := range slices.Concat(x.Assembled, x.Consolidated) {
			if p.Document != "" && p.In(textOf(p.Document)) != p.Text {
				t.Errorf("%s: %q is not what stands at its place", x.Words, p.Text)
			}
		}
		_, at, _ := strings.Cut(whole, cmp.Or(w.label, w.their)+" "+w.kind.Label())
		for k := i + 1; k < len(want); k++ { // up to the next one
			at, _, _ = strings.Cut(at, cmp.Or(want[k].label, want[k].their)+" "+want[k].kind.Label())
		}
		for _, words := range []string{w.assembled, w.theirs} {
			if !strings.Contains(at, words) {
				t.Errorf("%s: the page does not say %q: %s", w.label, words, at)
			}
		}
		if w.kind == corpus.DifferentWords && !strings.Contains(at, "“"+w.quote) {
			t.Errorf("%s: the page does not quote %q: %s", w.label, w.quote, at)
		}
		if w.kind == corpus.DifferentNumber && !strings.Contains(at, "văn bản hợp nhất đánh số là "+w.their) {
			t.Errorf("%s: the page does not say that it bears another number: %s", w.label, at)
		}
	}
	if !strings.Contains(whole, "2 điều giống nhau, 6 điều khác") {
		t.Errorf("the page does not sum up: %.800s", whole)
	}
	if brief := wordsOf(fetched(t, site+history)); !strings.Contains(brief, "Đối chiếu với") || !strings.Contains(brief, "hằng năm") {
		t.Errorf("the overview does not show the first of them: %s", brief)
	}
	t.Run("in a browser", func(t *testing.T) {
		b := browser(t, 1280, 900)
		b.do(chromedp.Navigate(site + history + "?hop-nhat=" + string(r.Consolidated[0].Document.ID)))
		b.reach("both words marked", `[...document.querySelectorAll('#khac-dieu-2 mark')].map(m => m.innerText).join() == "tháng,năm"`)
		if dir := os.Getenv("VANKHO_SHOTS"); dir != "" {
			write(t, filepath.Join(dir, "hop-nhat.png"), string(ask(b, chromedp.FullScreenshot(100))))
			b.do(chromedp.EmulateViewport(360, 900))
			write(t, filepath.Join(dir, "hop-nhat-360.png"), string(ask(b, chromedp.FullScreenshot(100))))
		}
	})
}
