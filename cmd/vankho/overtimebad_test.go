package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
)

// smallDecision is a small invented decision; effect is the sentence of its effect, in an article of its own.
func smallDecision(number, day, abstract, effect string, body ...string) string {
	var y, m, d int
	fmt.Sscanf(day, "%d-%d-%d", &y, &m, &d)
	head := fmt.Sprintf("ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH KHUÊ LĨNH                     Độc lập - Tự do - Hạnh phúc\nSố: %s                Khuê Lĩnh, ngày %02d tháng %02d năm %d\n\nQUYẾT ĐỊNH\n%s\n\nỦY BAN NHÂN DÂN TỈNH KHUÊ LĨNH\nQUYẾT ĐỊNH:\n", number, d, m, y, abstract)
	if effect != "" {
		body = append(body, "Điều "+fmt.Sprint(1+articlesIn(body))+". Hiệu lực thi hành", effect)
	}
	return head + strings.Join(body, "\n") + "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n"
}

// articlesIn counts the articles of a decision's own, not those that it quotes.
func articlesIn(lines []string) (n int) {
	for _, l := range lines {
		if strings.HasPrefix(l, "Điều ") {
			n++
		}
	}
	return n
}

func from(day string) string {
	return "Quyết định này có hiệu lực thi hành kể từ ngày " + day + "."
}

// keeping is a base text of two articles; its number tells the cases apart.
func keeping(number string) string {
	return smallDecision(number, "2031-01-10", "Quy định về kho tài liệu số "+number, from("01 tháng 02 năm 2031"),
		"Điều 1. Người giữ kho",
		"1. Người giữ kho mở cửa kho vào buổi sáng.",
		"2. Người giữ kho ghi sổ hằng ngày; sổ được lưu tại kho.",
		"Điều 2. Sổ kho",
		"1. Sổ kho được lập thành hai bản.",
		"2. Sổ kho được kiểm tra hằng quý.")
}

// changing is a document that changes it.
func changing(number, day, base, effect string, orders ...string) string {
	return smallDecision(number, day, "Sửa đổi, bổ sung một số điều của Quyết định số "+base+" ngày 10 tháng 01 năm 2031 của Ủy ban nhân dân tỉnh", effect,
		append([]string{"Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số " + base + " ngày 10 tháng 01 năm 2031 của Ủy ban nhân dân tỉnh"}, orders...)...)
}

// changingAChange is a document of 10 June that changes one that changes it.
func changingAChange(number, changed, effect string, body ...string) string {
	return smallDecision(number, "2031-06-10", "Sửa đổi Quyết định số "+changed+" ngày 10 tháng 5 năm 2031 của Ủy ban nhân dân tỉnh", effect, body...)
}

// ofMay is how it cites that one.
func ofMay(number int) string {
	return fmt.Sprintf("Quyết định số %d/2031/QĐ-UBND ngày 10 tháng 5 năm 2031 của Ủy ban nhân dân tỉnh", number)
}

const (
	june   = "01 tháng 6 năm 2031"
	july   = "01 tháng 7 năm 2031"
	august = "01 tháng 8 năm 2031"
)

// badInputs are folders of texts over time in which something is wrong: what must not be carried out, and what must be said.
var badInputs = []struct {
	name, base string
	texts      []string
	// at is the provision asked on 2032-01-01, state its state, says what it must say, quotes what its steps must quote, outcome that of the last step.
	at      corpus.SectionID
	state   corpus.RevisionState
	says    string
	outcome []corpus.StepOutcome
	reason  string
}{
	{"a provision that does not exist", "21/2031/QĐ-UBND",
		[]string{changing("22/2031/QĐ-UBND", "2031-05-10", "21/2031/QĐ-UBND", from(june), "1. Sửa đổi, bổ sung khoản 9 Điều 2 như sau:", "“9. Sổ kho được đóng bìa.”")},
		"dieu-2", corpus.RevisedOriginal, "Điều 2. Sổ kho 1. Sổ kho được lập thành hai bản. 2. Sổ kho được kiểm tra hằng quý.",
		[]corpus.StepOutcome{corpus.StepUnplaced}, "Không có khoản 9 Điều 2 trong văn bản được sửa đổi"},
	{"two amenders of one clause on one day", "31/2031/QĐ-UBND",
		[]string{
			changing("32/2031/QĐ-UBND", "2031-05-10", "31/2031/QĐ-UBND", from(june), "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.”"),
			changing("33/2031/QĐ-UBND", "2031-05-12", "31/2031/QĐ-UBND", from(june), "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng năm.”"),
		},
		"dieu-2.khoan-2", corpus.RevisedTouched, "2. Sổ kho được kiểm tra hằng quý.", []corpus.StepOutcome{corpus.StepDisputed, corpus.StepDisputed}, ""},
	{"a new number, then a change by it", "41/2031/QĐ-UBND",
		[]string{
			changing("42/2031/QĐ-UBND", "2031-05-10", "41/2031/QĐ-UBND", from(june), "1. Chuyển khoản 2 Điều 2 thành khoản 3 Điều 2.", "2. Bổ sung khoản 2 vào sau khoản 1 Điều 2 như sau:", "“2. Sổ kho được đánh số trang.”"),
			changing("43/2031/QĐ-UBND", "2031-06-10", "41/2031/QĐ-UBND", from(july), "1. Thay thế cụm từ “hằng quý” bằng cụm từ “hằng tháng” tại khoản 3 Điều 2."),
		},
		"dieu-2", corpus.RevisedAssembled, "Điều 2. Sổ kho 1. Sổ kho được lập thành hai bản. 2. Sổ kho được đánh số trang. 3. Sổ kho được kiểm tra hằng tháng.",
		[]corpus.StepOutcome{corpus.StepApplied, corpus.StepApplied, corpus.StepApplied}, ""},
	{"no day of effect", "51/2031/QĐ-UBND",
		[]string{changing("52/2031/QĐ-UBND", "2031-05-10", "51/2031/QĐ-UBND", "Ngày có hiệu lực của Quyết định này do Ủy ban nhân dân tỉnh thông báo.", "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.”")},
		"dieu-2.khoan-2", corpus.RevisedTouched, "2. Sổ kho được kiểm tra hằng quý.", []corpus.StepOutcome{corpus.StepUndated}, ""},
	{"an amender that was repealed before its day", "61/2031/QĐ-UBND",
		[]string{
			changing("62/2031/QĐ-UBND", "2031-05-10", "61/2031/QĐ-UBND", from(august), "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.”"),
			smallDecision("63/2031/QĐ-UBND", "2031-06-10", "Bãi bỏ Quyết định số 62/2031/QĐ-UBND ngày 10 tháng 5 năm 2031 của Ủy ban nhân dân tỉnh", from(july),
				"Điều 1. Bãi bỏ Quyết định số 62/2031/QĐ-UBND ngày 10 tháng 5 năm 2031 của Ủy ban nhân dân tỉnh."),
		},
		"dieu-2.khoan-2", corpus.RevisedOriginal, "2. Sổ kho được kiểm tra hằng quý.", []corpus.StepOutcome{corpus.StepVoid}, ""},
	{"two that change each other", "71/2031/QĐ-UBND",
		[]string{
			changing("72/2031/QĐ-UBND", "2031-05-10", "71/2031/QĐ-UBND", from(june), "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.”", "2. Sửa đổi, bổ sung khoản 1 Điều 1 Quyết định số 73/2031/QĐ-UBND như sau:", "“1. Thay thế cụm từ “buổi sáng” bằng cụm từ “buổi chiều” tại khoản 1 Điều 1.”"),
			changing("73/2031/QĐ-UBND", "2031-05-10", "71/2031/QĐ-UBND", from(june), "1. Thay thế cụm từ “buổi sáng” bằng cụm từ “buổi trưa” tại khoản 1 Điều 1.", "2. Sửa đổi, bổ sung khoản 1 Điều 1 Quyết định số 72/2031/QĐ-UBND như sau:", "“1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau: “2. Sổ kho được kiểm tra hằng tuần.””"),
		},
		"dieu-2.khoan-1", corpus.RevisedOriginal, "1. Sổ kho được lập thành hai bản.", nil, ""},
	{"a quotation that never ends", "81/2031/QĐ-UBND",
		[]string{changing("82/2031/QĐ-UBND", "2031-05-10", "81/2031/QĐ-UBND", from(june), "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.", "2. Người giữ kho chịu trách nhiệm thi hành.")},
		"dieu-2.khoan-2", corpus.RevisedTouched, "2. Sổ kho được kiểm tra hằng quý.", []corpus.StepOutcome{corpus.StepRefused}, ""},
	{"words that stand nowhere", "91/2031/QĐ-UBND",
		[]string{changing("92/2031/QĐ-UBND", "2031-05-10", "91/2031/QĐ-UBND", from(june), "1. Thay thế cụm từ “hằng tuần” bằng cụm từ “hằng tháng” tại khoản 2 Điều 2.")},
		"dieu-2.khoan-2", corpus.RevisedTouched, "2. Sổ kho được kiểm tra hằng quý.", []corpus.StepOutcome{corpus.StepRefused}, "hằng tuần"},
	{"words that stand at many places are all replaced", "101/2031/QĐ-UBND",
		[]string{changing("102/2031/QĐ-UBND", "2031-05-10", "101/2031/QĐ-UBND", from(june), "1. Thay thế cụm từ “giữ kho” bằng cụm từ “quản lý kho” tại Điều 1.")},
		"dieu-1", corpus.RevisedAssembled, "Điều 1. Người quản lý kho 1. Người quản lý kho mở cửa kho vào buổi sáng. 2. Người quản lý kho ghi sổ hằng ngày; sổ được lưu tại kho.",
		[]corpus.StepOutcome{corpus.StepApplied}, ""},
	{"words beside which others come stand twice", "111/2031/QĐ-UBND",
		[]string{changing("112/2031/QĐ-UBND", "2031-05-10", "111/2031/QĐ-UBND", from(june), "1. Bổ sung cụm từ “chính” vào sau cụm từ “sổ” tại khoản 2 Điều 1.")},
		"dieu-1.khoan-2", corpus.RevisedAssembled, "2. Người giữ kho ghi sổ chính hằng ngày; sổ chính được lưu tại kho.", []corpus.StepOutcome{corpus.StepApplied}, ""},
	{"new words are changed before their day", "121/2031/QĐ-UBND",
		[]string{
			changing("122/2031/QĐ-UBND", "2031-05-10", "121/2031/QĐ-UBND", from(august), "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.”"),
			changingAChange("123/2031/QĐ-UBND", "122/2031/QĐ-UBND", from(july), "Điều 1. Thay thế cụm từ “hằng tháng” bằng cụm từ “hằng tuần” tại khoản 1 Điều 1 "+ofMay(122)+"."),
		},
		"dieu-2.khoan-2", corpus.RevisedAssembled, "2. Sổ kho được kiểm tra hằng tuần.", []corpus.StepOutcome{corpus.StepApplied, corpus.StepApplied}, ""},
	{"new words are given anew before their day", "151/2031/QĐ-UBND",
		[]string{
			changing("152/2031/QĐ-UBND", "2031-05-10", "151/2031/QĐ-UBND", from(august), "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.”"),
			changingAChange("153/2031/QĐ-UBND", "152/2031/QĐ-UBND", from(july), "Điều 1. Sửa đổi, bổ sung khoản 1 Điều 1 "+ofMay(152)+" như sau:", "“1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau: “2. Sổ kho được kiểm tra hằng tuần.””"),
		},
		"dieu-2.khoan-2", corpus.RevisedAssembled, "2. Sổ kho được kiểm tra hằng tuần.", []corpus.StepOutcome{corpus.StepVoid, corpus.StepApplied}, "Trước khi áp dụng, lời này đã được"},
	{"a phrase that is put in is changed before its day", "161/2031/QĐ-UBND",
		[]string{
			changing("162/2031/QĐ-UBND", "2031-05-10", "161/2031/QĐ-UBND", from(august), "1. Thay thế cụm từ “hằng quý” bằng cụm từ “hằng tháng” tại khoản 2 Điều 2."),
			changingAChange("163/2031/QĐ-UBND", "162/2031/QĐ-UBND", from(july), "Điều 1. Thay thế cụm từ “hằng tháng” bằng cụm từ “hằng tuần” tại khoản 1 Điều 1 "+ofMay(162)+"."),
		},
		"dieu-2.khoan-2", corpus.RevisedAssembled, "2. Sổ kho được kiểm tra hằng tuần.", []corpus.StepOutcome{corpus.StepVoid, corpus.StepApplied}, ""},
	{"the place of new words is changed before their day", "171/2031/QĐ-UBND",
		[]string{
			changing("172/2031/QĐ-UBND", "2031-05-10", "171/2031/QĐ-UBND", from(august), "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.”"),
			changingAChange("173/2031/QĐ-UBND", "172/2031/QĐ-UBND", from(july), "Điều 1. Thay thế cụm từ “khoản 2 Điều 2” bằng cụm từ “khoản 1 Điều 2” tại khoản 1 Điều 1 "+ofMay(172)+"."),
		},
		"dieu-2.khoan-2", corpus.RevisedTouched, "2. Sổ kho được kiểm tra hằng quý.", []corpus.StepOutcome{corpus.StepDisputed, corpus.StepDisputed}, "sửa đổi chính lời sửa đổi của 172/2031/QĐ-UBND trước khi lời ấy áp dụng"},
	{"new words are changed from a day that nobody knows", "191/2031/QĐ-UBND",
		[]string{
			changing("192/2031/QĐ-UBND", "2031-05-10", "191/2031/QĐ-UBND", from(august), "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:", "“2. Sổ kho được kiểm tra hằng tháng.”"),
			changingAChange("193/2031/QĐ-UBND", "192/2031/QĐ-UBND", "Ngày có hiệu lực của Quyết định này do Ủy ban nhân dân tỉnh thông báo.", "Điều 1. Thay thế cụm từ “hằng tháng” bằng cụm từ “hằng tuần” tại khoản 1 Điều 1 "+ofMay(192)+"."),
		},
		"dieu-2.khoan-2", corpus.RevisedTouched, "2. Sổ kho được kiểm tra hằng tháng.", []corpus.StepOutcome{corpus.StepApplied, corpus.StepUndated}, ""},
	{"a change that names a number given up before", "181/2031/QĐ-UBND",
		[]string{
			changing("182/2031/QĐ-UBND", "2031-05-10", "181/2031/QĐ-UBND", from(june), "1. Chuyển khoản 2 Điều 2 thành khoản 3 Điều 2."),
			changing("183/2031/QĐ-UBND", "2031-06-10", "181/2031/QĐ-UBND", from(july), "1. Thay thế cụm từ “hằng quý” bằng cụm từ “hằng tháng” tại khoản 2 Điều 2."),
		},
		"dieu-2.khoan-3", corpus.RevisedRenumbered, "3. Sổ kho được kiểm tra hằng quý.", []corpus.StepOutcome{corpus.StepApplied, corpus.StepUnplaced}, "Không còn khoản 2 Điều 2 trong văn bản được sửa đổi: đã đổi thành khoản 3"},
	{"an annexed regulation", "131/2031/QĐ-UBND",
		[]string{smallDecision("132/2031/QĐ-UBND", "2031-05-10", "Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 131/2031/QĐ-UBND ngày 10 tháng 01 năm 2031 của Ủy ban nhân dân tỉnh", from(june),
			"Điều 1. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 131/2031/QĐ-UBND ngày 10 tháng 01 năm 2031 của Ủy ban nhân dân tỉnh",
			"1. Sửa đổi, bổ sung khoản 2 Điều 1 như sau:", "“2. Bạn đọc trả sách trong 20 ngày.”", "2. Bổ sung Điều 1a vào sau Điều 1 như sau:", "“Điều 1a. Gia hạn", "Bạn đọc được gia hạn một lần.”")},
		"kem-theo.dieu-1", corpus.RevisedAssembled, "Điều 1. Mượn sách 1. Bạn đọc mượn hai cuốn. 2. Bạn đọc trả sách trong 20 ngày.", []corpus.StepOutcome{corpus.StepApplied, corpus.StepApplied}, ""},
}

// regulation is a base text that issues a regulation, with articles of the same numbers.
func regulation(number string) string {
	return strings.TrimSuffix(smallDecision(number, "2031-01-10", "Ban hành Quy chế mượn sách", from("01 tháng 02 năm 2031"),
		"Điều 1. Ban hành kèm theo Quyết định này Quy chế mượn sách."), "\n") +
		"\n\nQUY CHẾ\nMượn sách\n(Ban hành kèm theo Quyết định số " + number + " ngày 10 tháng 01 năm 2031 của Ủy ban nhân dân tỉnh Khuê Lĩnh)\nĐiều 1. Mượn sách\n1. Bạn đọc mượn hai cuốn.\n2. Bạn đọc trả sách trong 10 ngày.\nĐiều 2. Giữ sách\nBạn đọc giữ sách sạch.\n"
}

func TestWhatIsWrongOverTimeIsShownAndNeverAssembled(t *testing.T) {
	dir := t.TempDir()
	for _, c := range badInputs {
		base := keeping(c.base)
		if strings.HasPrefix(string(c.at), "kem-theo") {
			base = regulation(c.base)
		}
		for i, text := range append([]string{base}, c.texts...) {
			write(t, filepath.Join(dir, "van-ban", fmt.Sprintf("%s-%d.txt", strings.ReplaceAll(c.base, "/", "-"), i)), text)
		}
	}
	data := filepath.Join(dir, "kho")
	if r := runProgram(t, "", "index", filepath.Join(dir, "van-ban"), "--data", data); r.code != exitOK {
		t.Fatalf("index: %+v", r)
	}
	var bases []corpus.ID
	for _, c := range badInputs {
		number, _, _ := strings.Cut(c.base, "/")
		bases = append(bases, corpus.ID(number+"-2031-qd-ubnd-2031-01-10-uy-ban-nhan-dan-tinh-khue-linh"))
	}
	revisions := revised(t, data, bases...)
	site := startServer(t, data)
	on := corpus.Date{Year: 2032, Month: 1, Day: 1}
	for k, c := range badInputs {
		t.Run(c.name, func(t *testing.T) {
			r := revisions[k]
			i, ok := r.Find(c.at, on)
			if !ok {
				t.Fatalf("%s is not there", c.at)
			}
			got := r.At(i, on)
			if got.State != c.state || words(got.Text()) != c.says {
				t.Errorf("%s is %s and says\n%s\nwant %s,\n%s", c.at, got.State, words(got.Text()), c.state, c.says)
			}
			var outcomes []corpus.StepOutcome
			for _, s := range r.Steps {
				if s.Operation != "" {
					outcomes = append(outcomes, s.Outcome)
				}
				if s.Quote == "" {
					t.Errorf("a step of %s without its words", s.By)
				}
				if s.Outcome != corpus.StepApplied && s.Outcome != corpus.StepNoted && s.Reason == "" {
					t.Errorf("%q is %s without a reason", s.Quote, s.Outcome)
				}
			}
			if c.outcome != nil && !slices.Equal(outcomes, c.outcome) {
				t.Errorf("outcomes %v, want %v", outcomes, c.outcome)
			}
			if c.reason != "" && !slices.ContainsFunc(r.Steps, func(s corpus.RevisionStep) bool { return strings.Contains(s.Reason, c.reason) }) {
				t.Errorf("no step says %q", c.reason)
			}
			if t.Failed() {
				for _, s := range r.Steps {
					t.Logf("%s %s %s → %s %q: %q", s.Day, s.By, s.Operation, s.Outcome, s.Reason, s.Quote)
				}
			}
			nothingAssembledWithoutTheMark(t, r)
			aReaderSeesWhatIsWrong(t, site, r, c.at, on)
		})
	}
}

// aReaderSeesWhatIsWrong reads the pages of a revision: each step with its quote and what became of it on the overview, and each that could not
// be carried out beside the text on a day too, on the page, in the file, and in the history of the provision or of what would hold it.
func aReaderSeesWhatIsWrong(t *testing.T, site string, r corpus.Revision, at corpus.SectionID, on corpus.Date) {
	t.Helper()
	history := site + "/van-ban/" + string(r.Document) + "/lich-su"
	overview, text, one := wordsOf(fetched(t, history)), wordsOf(fetched(t, history+"?tai="+on.String())), wordsOf(fetched(t, history+"?muc="+string(at)))
	file := words(fetched(t, history+".txt?tai="+on.String()))
	i, ok := r.Find(at, on)
	if !ok {
		t.Fatalf("%s is not there", at)
	}
	for _, x := range []struct {
		where, said string
		marked      bool
	}{{"the text", text, r.At(0, on).Marked()}, {"the file", file, r.At(0, on).Marked()}, {"the provision", one, r.At(i, on).Marked()}} {
		if has := strings.Contains(strings.ToLower(x.said), corpus.AssembledMark); has != x.marked {
			t.Errorf("%s bears the mark: %v, want %v", x.where, has, x.marked)
		}
	}
	for _, s := range r.Steps {
		type page struct{ where, said string }
		in := []page{{"the overview", overview}}
		wrong := s.Outcome != corpus.StepApplied && s.Outcome != corpus.StepNoted && s.Outcome != corpus.StepVoid
		if wrong {
			in = append(in, page{"the text", text}, page{"the file", file})
			if len(s.Places) == 0 || slices.ContainsFunc(s.Places, func(n int) bool { return strings.HasPrefix(string(r.Provisions[n].Path)+".", string(at)+".") }) {
				in = append(in, page{"the provision", one})
			}
		}
		want := []string{"“" + words(s.Quote), s.Reason}
		if s.Outcome != corpus.StepApplied || wrong {
			want = append(want, s.Outcome.Label())
		}
		if s.Wording != nil && wrong {
			want = append(want, words(s.Wording.Text))
		}
		for _, x := range in {
			for _, w := range want {
				if !strings.Contains(x.said, words(w)) {
					t.Errorf("%s does not say %q of a step that is %s: %s", x.where, w, s.Outcome, x.said[max(strings.Index(x.said, "So sánh với bản khác"), 0):])
				}
			}
		}
	}
}

// nothingAssembledWithoutTheMark reads every provision on every day of a revision.
func nothingAssembledWithoutTheMark(t *testing.T, r corpus.Revision) {
	for _, day := range append([]corpus.Date{{}}, r.Days...) {
		for i := range r.Provisions {
			got := r.At(i, day)
			for _, p := range got.Pieces {
				if p.Document != r.Document && p.Document != "" && !got.Marked() {
					t.Errorf("on %s %s has words of %s without the mark: %q", day, got.Path, p.Document, p.Text)
				}
			}
		}
	}
}
