package amend_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// read understands a decree that amends Nghị định số 12/2020/NĐ-CP, with the lines in its first article.
func read(lines ...string) *corpus.Document {
	all := append([]string{
		"CHÍNH PHỦ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 34/2024/NĐ-CP", "Hà Nội, ngày 05 tháng 4 năm 2024", "NGHỊ ĐỊNH",
		"Sửa đổi, bổ sung một số điều của Nghị định số 12/2020/NĐ-CP ngày 03 tháng 02 năm 2020 của Chính phủ về quản lý chợ",
		"Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;",
		"Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 12/2020/NĐ-CP ngày 03 tháng 02 năm 2020 của Chính phủ về quản lý chợ",
	}, lines...)
	all = append(all, "Điều 2. Hiệu lực thi hành", "Nghị định này có hiệu lực thi hành kể từ ngày 20 tháng 5 năm 2024.")
	var page corpus.RawPage
	page.Number, page.Method = 1, corpus.MethodText
	for _, l := range all {
		page.Lines = append(page.Lines, corpus.Line{Text: l})
	}
	return indexer.Understand(extract.Record{Pages: []corpus.RawPage{page}}, "")
}

// say puts an instruction into one line: what is done, where, and with which words.
func say(d *corpus.Document, i corpus.Instruction) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", i.Operation, i.Provision.Words())
	if i.Anchor != (corpus.Provision{}) {
		fmt.Fprintf(&b, " %s %s", i.Side, i.Anchor.Words())
	} else if i.Side != "" {
		fmt.Fprintf(&b, " %s", i.Side)
	}
	if i.Becomes != (corpus.Provision{}) {
		fmt.Fprintf(&b, " → %s", i.Becomes.Words())
	}
	for _, p := range i.Except {
		fmt.Fprintf(&b, " trừ %s", p.Words())
	}
	if i.Beside.Len() > 0 {
		fmt.Fprintf(&b, " |%s|", i.Beside.In(d.Text))
	}
	if i.Opening {
		b.WriteString(" (đoạn mở đầu)")
	}
	if i.Heading {
		b.WriteString(" (tên)")
	}
	if i.Old.Len() > 0 {
		fmt.Fprintf(&b, " [%s]", i.Old.In(d.Text))
	}
	if i.Wording.Len() > 0 {
		fmt.Fprintf(&b, " {%s}", strings.ReplaceAll(i.Wording.In(d.Text), "\n", "/"))
	}
	if i.Doubt != "" {
		fmt.Fprintf(&b, " ? %s", i.Doubt)
	}
	return b.String()
}

func TestEachInstructionSaysWhatBecomesOfWhichPlace(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"a clause gets new words", []string{"1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:", "“2. Chợ loại 1 do tỉnh quản lý.”."}, []string{"replace khoản 2 Điều 5 {2. Chợ loại 1 do tỉnh quản lý.}"}},
		{"the article stands in the line above", []string{"1. Sửa đổi, bổ sung một số khoản của Điều 5 như sau:", "a) Sửa đổi khoản 1 như sau:", "“1. Một.”;", "b) Bãi bỏ khoản 3."},
			[]string{"replace khoản 1 Điều 5 {1. Một.}", "repeal khoản 3 Điều 5"}},
		{"an article is put in", []string{"1. Bổ sung Điều 5a vào sau Điều 5 như sau:", "“Điều 5a. Phí", "Phí do tỉnh quy định.”."}, []string{"insert Điều 5a after Điều 5 {Điều 5a. Phí/Phí do tỉnh quy định.}"}},
		{"words go for others at several places", []string{"1. Thay thế cụm từ “Sở A” bằng cụm từ “Sở B” tại khoản 1, 2 Điều 5; điểm a khoản 3 Điều 7."},
			[]string{"reword khoản 1 Điều 5 [Sở A] {Sở B}", "reword khoản 2 Điều 5 [Sở A] {Sở B}", "reword điểm a khoản 3 Điều 7 [Sở A] {Sở B}"}},
		{"words go", []string{"1. Bỏ cụm từ “huyện” tại Điều 9."}, []string{"drop_words Điều 9 [huyện]"}},
		{"words come behind others", []string{"1. Bổ sung cụm từ “và B” vào sau cụm từ “A” tại khoản 1 Điều 9."}, []string{"add_words khoản 1 Điều 9 after [A] {và B}"}},
		{"places go", []string{"1. Bãi bỏ điểm a, b khoản 2 và khoản 4 Điều 6."}, []string{"repeal điểm a khoản 2 Điều 6", "repeal điểm b khoản 2 Điều 6", "repeal khoản 4 Điều 6"}},
		{"a clause before its verb", []string{"1. Khoản 2 Điều 5 được sửa đổi, bổ sung như sau:", "“2. Chợ do xã quản lý.”"}, []string{"replace khoản 2 Điều 5 {2. Chợ do xã quản lý.}"}},
		{"what others did to a place is no instruction", []string{"1. Sửa đổi khoản 2 Điều 5 đã được sửa đổi, bổ sung theo khoản 3 Điều 1 Nghị định số 20/2022/NĐ-CP như sau:", "“2. Hai.”"}, []string{"replace khoản 2 Điều 5 {2. Hai.}"}},
		{"several clauses one behind the other", []string{"1. Bổ sung các khoản 5a, 5b vào sau khoản 5 Điều 7 như sau:", "“5a. Năm a.", "5b. Năm b.”."},
			[]string{"insert khoản 5a Điều 7 after khoản 5 Điều 7 {5a. Năm a.}", "insert khoản 5b Điều 7 after khoản 5a Điều 7 {5b. Năm b.}"}},
		{"one goes, one comes", []string{"1. Sửa đổi, bổ sung điểm b và bổ sung điểm b1 vào sau điểm b khoản 1 Điều 4 như sau:", "“b) Bê;", "b1) Bê một;”."},
			[]string{"replace điểm b khoản 1 Điều 4 {b) Bê;}", "insert điểm b1 khoản 1 Điều 4 after điểm b khoản 1 Điều 4 {b1) Bê một;}"}},
		{"the new text tells the number", []string{"1. Bổ sung khoản sau đây vào sau khoản 5 Điều 7:", "“5a. Năm a.”."}, []string{"insert khoản 5a Điều 7 after khoản 5 Điều 7 {5a. Năm a.}"}},
		{"the new text tells which clauses", []string{"1. Sửa đổi, bổ sung một số khoản của Điều 7 như sau:", "“2. Hai.", "4. Bốn.”."}, []string{"replace khoản 2 Điều 7 {2. Hai.}", "replace khoản 4 Điều 7 {4. Bốn.}"}},
		{"a chapter is put in", []string{"1. Bổ sung Chương IIIa vào sau Chương III như sau:", "“Chương IIIa", "PHÍ CHỢ", "Điều 12a. Phí", "Phí do tỉnh quy định.”."},
			[]string{"insert Chương IIIA after Chương III {Chương IIIa/PHÍ CHỢ/Điều 12a. Phí/Phí do tỉnh quy định.}"}},
		{"the name of an article", []string{"1. Sửa đổi tên Điều 5 như sau:", "“Điều 5. Phân hạng chợ”."}, []string{"retitle Điều 5 {Điều 5. Phân hạng chợ}"}},
		{"name and clause", []string{"1. Sửa đổi, bổ sung tên Điều và khoản 2 Điều 6 như sau:", "a) Sửa đổi tên Điều như sau:", "“Điều 6. Phí”;", "b) Sửa đổi khoản 2 như sau:", "“2. Hai.”."},
			[]string{"retitle Điều 6 {Điều 6. Phí}", "replace khoản 2 Điều 6 {2. Hai.}"}},
		{"new numbers", []string{"1. Chuyển khoản 3 Điều 5 thành khoản 4.", "2. Đánh số lại khoản 6, 7 Điều 8 thành khoản 7, 8 Điều 8."},
			[]string{"renumber khoản 3 Điều 5 → khoản 4 Điều 5", "renumber khoản 6 Điều 8 → khoản 7 Điều 8", "renumber khoản 7 Điều 8 → khoản 8 Điều 8"}},
		{"words in the whole text, but not everywhere", []string{"1. Thay thế cụm từ “Sở A” bằng cụm từ “Sở B” tại toàn văn Nghị định, trừ Điều 3 và Điều 7."},
			[]string{"reword  trừ Điều 3 trừ Điều 7 [Sở A] {Sở B}"}},
		{"several pairs of words, several places", []string{"1. Thay thế cụm từ “A” bằng cụm từ “B”, cụm từ “C” bằng cụm từ “D” tại khoản 1 Điều 3; thay cụm từ “E” thành “F” tại Điều 4."},
			[]string{"reword khoản 1 Điều 3 [A] {B}", "reword khoản 1 Điều 3 [C] {D}", "reword Điều 4 [E] {F}"}},
		{"words that go, each at its own places", []string{"1. Bãi bỏ cụm từ “A” tại khoản 8 Điều 9; cụm từ “B” tại khoản 2 và khoản 7 Điều 9.", "2. Thay thế cụm từ “của Sở C” tại khoản 1 Điều 3 và cụm từ “của Sở” tại Điều 4 thành cụm từ “của xã”."},
			[]string{"drop_words khoản 8 Điều 9 [A]", "drop_words khoản 2 Điều 9 [B]", "drop_words khoản 7 Điều 9 [B]", "reword khoản 1 Điều 3 [của Sở C] {của xã}", "reword Điều 4 [của Sở] {của xã}"}},
		{"words whose places are listed below", []string{"1. Thay thế cụm từ “Sở A” bằng cụm từ “Sở B” tại các điều, khoản sau:", "a) Khoản 1 Điều 3;", "b) Điều 9."},
			[]string{"reword khoản 1 Điều 3 [Sở A] {Sở B}", "reword Điều 9 [Sở A] {Sở B}"}},
		{"words listed below", []string{"1. Thay thế một số cụm từ như sau:", "a) “Sở A” bằng “Sở B” tại Điều 3;", "b) Cụm từ “Sở C” tại khoản 2 Điều 4 thành “Sở D”."},
			[]string{"reword Điều 3 [Sở A] {Sở B}", "reword khoản 2 Điều 4 [Sở C] {Sở D}"}},
		{"the place before the verb", []string{"1. Tại khoản 1 Điều 3: thay cụm từ “A” bằng “B”; bỏ cụm từ “C”."}, []string{"reword khoản 1 Điều 3 [A] {B}", "drop_words khoản 1 Điều 3 [C]"}},
		{"words at the end of a place", []string{"1. Bổ sung cụm từ “và xã” vào cuối khoản 1 Điều 3."}, []string{"add_words khoản 1 Điều 3 end {và xã}"}},
		{"ranges", []string{"1. Bãi bỏ các Điều từ 5 đến 7; điểm a đến điểm đ khoản 2 Điều 9."},
			[]string{"repeal Điều 5", "repeal Điều 6", "repeal Điều 7", "repeal điểm a khoản 2 Điều 9", "repeal điểm b khoản 2 Điều 9", "repeal điểm c khoản 2 Điều 9", "repeal điểm d khoản 2 Điều 9", "repeal điểm đ khoản 2 Điều 9"}},
		{"opening words", []string{"1. Sửa đổi đoạn mở đầu khoản 2 Điều 5 như sau:", "“2. Chợ gồm:”.", "2. Bỏ cụm từ “A” tại câu mũ của khoản 3 Điều 5.", "3. Bãi bỏ đoạn mở đầu khoản 4 Điều 5."},
			[]string{"replace khoản 2 Điều 5 (đoạn mở đầu) {2. Chợ gồm:}", "drop_words khoản 3 Điều 5 (đoạn mở đầu) [A]", "touch khoản 4 Điều 5 ? chỉ sửa đổi một phần không đánh số của điều khoản"}},
		{"a formula that stands at a place", []string{"1. Sửa đổi công thức tính K3 tại khoản 2 Điều 5 như sau:", "“K3 = 2”."}, []string{"touch khoản 2 Điều 5 {K3 = 2} ? chỉ sửa đổi một phần không đánh số của điều khoản"}},
		{"a piece without a label is shown alone", []string{"1. Sửa đổi đoạn cuối khoản 2 Điều 5 như sau:", "“Chợ gồm:”."}, []string{"touch khoản 2 Điều 5 {Chợ gồm:} ? chỉ sửa đổi một phần không đánh số của điều khoản"}},
		{"no new text", []string{"1. Sửa đổi, bổ sung khoản 2 Điều 5."}, []string{"touch khoản 2 Điều 5 ? không tìm thấy lời văn mới"}},
		{"old marks that are never closed", []string{"1. Sửa đổi khoản 2 Điều 5 như sau:", "\"2. Hai.", "2. Bãi bỏ khoản 3 Điều 5."}, []string{"replace khoản 2 Điều 5 {2. Hai.}", "repeal khoản 3 Điều 5"}},
		{"new text in the line itself", []string{"1. Sửa đổi khoản 2 Điều 5 như sau: “2. Hai.”."}, []string{"replace khoản 2 Điều 5 {2. Hai.}"}},
		{"new text behind thành", []string{"1. Sửa đổi khoản 2 Điều 5 thành: “2. Hai.”.", "2. Sửa đổi gạch đầu dòng thứ nhất khoản 3 Điều 5 thành “Chợ loại 1”."},
			[]string{"replace khoản 2 Điều 5 {2. Hai.}", "touch khoản 3 Điều 5 {Chợ loại 1} ? chỉ sửa đổi một phần không đánh số của điều khoản"}},
		{"words of a heading", []string{"1. Bỏ cụm từ “loại 1” tại tên Điều 8, khoản 2 Điều 9."}, []string{"drop_words Điều 8 (tên) [loại 1]", "drop_words khoản 2 Điều 9 [loại 1]"}},
		{"words beside words, several times", []string{"1. Bổ sung cụm từ “B” vào trước cụm từ “A” tại Điều 3; cụm từ “D” vào sau cụm từ “C” tại Điều 4, vào sau cụm từ “E” tại Điều 5."},
			[]string{"add_words Điều 3 before [A] {B}", "add_words Điều 4 after [C] {D}", "add_words Điều 5 after [E] {D}"}},
		{"new texts in one line are not told apart", []string{"1. Sửa đổi điểm a và điểm b khoản 1 Điều 4 như sau:", "“a) A; b) B;”."},
			[]string{"touch điểm a khoản 1 Điều 4 ? chưa tách được lời văn mới cho từng điều khoản", "touch điểm b khoản 1 Điều 4 ? chưa tách được lời văn mới cho từng điều khoản"}},
		{"what a list leaves out stays", []string{"1. Bãi bỏ Nghị định số 12/2020/NĐ-CP, trừ các nội dung sau:", "a) Khoản 1 Điều 3; Điều 4;", "b) Điều 7 đã bị bãi bỏ bởi Nghị định số 20/2022/NĐ-CP.", "2. Bãi bỏ Điều 9."}, []string{"repeal Điều 9"}},
		{"places go, and words elsewhere", []string{"1. Bãi bỏ điểm b khoản 2, khoản 8 Điều 74; cụm từ “A” quy định tại khoản 3a Điều 74."},
			[]string{"repeal điểm b khoản 2 Điều 74", "repeal khoản 8 Điều 74", "drop_words khoản 3a Điều 74 [A]"}},
		{"words that two sentences name go and come at one place", []string{"1. Bỏ cụm từ “A” và bổ sung cụm từ “, B” trước cụm từ “C” tại khoản 2 Điều 9."},
			[]string{"drop_words khoản 2 Điều 9 [A]", "add_words khoản 2 Điều 9 before [C] {, B}"}},
		{"words only where they stand beside others", []string{"1. Thay thế cụm từ “A” trước cụm từ “B” bằng cụm từ “C” tại Điều 4; bỏ từ “D” sau cụm từ “E” tại khoản 3 Điều 5 và trước cụm từ “G” tại Điều 6."},
			[]string{"reword Điều 4 before |B| [A] {C}", "drop_words khoản 3 Điều 5 after |E| [D]", "drop_words Điều 6 before |G| [D]"}},
		{"words put in at several places, each in its own way", []string{"1. Bổ sung cụm từ “A” vào đầu điểm c khoản 2; cụm từ “B” vào sau cụm từ “C” và từ “D” vào sau từ “E” tại khoản 3 Điều 9."},
			[]string{"touch điểm c khoản 2 Điều 9 before {A} ? chưa rõ vị trí bổ sung", "add_words khoản 3 Điều 9 after [C] {B}", "add_words khoản 3 Điều 9 after [E] {D}"}},
		{"the new form stands in an annex of its own", []string{"1. Bổ sung Mẫu số 23A vào sau Mẫu số 23 Phụ lục II tại Phụ lục IX ban hành kèm theo Nghị định này.", "2. Thay thế Mẫu số 02 tại Phụ lục ban hành kèm theo Nghị định số 12/2020/NĐ-CP tương ứng bằng Mẫu số 02 tại Phụ lục VI ban hành kèm theo Nghị định này."},
			[]string{"touch Mẫu số 23A Phụ lục II after Mẫu số 23 Phụ lục II ? lời văn mới nằm ở phụ lục kèm theo, không tìm thấy trong bản này", "touch Mẫu số 02 ? lời văn mới nằm ở phụ lục kèm theo, không tìm thấy trong bản này"}},
		{"what is said of two clauses narrows both", []string{"1. Bãi bỏ quy định về việc cấp giấy tại khoản 3 và khoản 4 Điều 27."},
			[]string{"touch khoản 3 Điều 27 ? chỉ sửa đổi một phần không đánh số của điều khoản", "touch khoản 4 Điều 27 ? chỉ sửa đổi một phần không đánh số của điều khoản"}},
		{"the title of the text is not that of an article", []string{"1. Bỏ cụm từ “A” tại tên Nghị định, Điều 1, tên Chương II."}, []string{"drop_words Điều 1 [A]", "drop_words Chương II (tên) [A]"}},
		{"a piece of two annexes", []string{"1. Thay cụm từ “A” bằng cụm từ “B” tại Nơi nhận của Phụ lục 03 và Phụ lục 04, Điều 5."},
			[]string{"touch Phụ lục 03 [A] {B} ? chỉ sửa đổi một phần không đánh số của điều khoản", "touch Phụ lục 04 [A] {B} ? chỉ sửa đổi một phần không đánh số của điều khoản", "reword Điều 5 [A] {B}"}},
		{"a heading whose sentence stands below", []string{"Điều 3. Sửa đổi, bổ sung Phụ lục IV của Nghị định số 12/2020/NĐ-CP", "Sửa đổi, bổ sung ngành, nghề số thứ tự 29 như sau:", "“29. Môi giới”"},
			[]string{"touch Phụ lục IV ? không tìm thấy lời văn mới"}},
		{"what only sounds like a place", []string{"1. Hủy bỏ hợp đồng trong trường hợp cung ứng dịch vụ từng phần."}, nil},
		{"where a form is mentioned", []string{"1. Thay thế Mẫu số 01 tại điểm a khoản 2 Điều 6 bằng Mẫu số 01 Phụ lục ban hành kèm theo Nghị định này."},
			[]string{"touch Mẫu số 01 ? lời văn mới nằm ở phụ lục kèm theo, không tìm thấy trong bản này"}},
		{"an annex behind what is said of its part", []string{"1. Bãi bỏ Mục II - Báo cáo về lĩnh vực chợ, Phụ lục số 2, Nghị định số 12/2020/NĐ-CP."}, []string{"repeal mục II Phụ lục 2"}},
		{"words in which that of a unit stands", []string{"1. Bổ sung điểm 6.3 khoản 6 Mục I Hệ thống tài khoản về điều kiện ban hành kèm theo Nghị định số 12/2020/NĐ-CP như sau:", "“6.3. Việc hạch toán.”."},
			[]string{"insert điểm 6.3 khoản 6 mục I {6.3. Việc hạch toán.}"}},
		{"the point that was just named", []string{"1. Thay cụm từ “A” bằng cụm từ “B” tại điểm đ khoản 2 Điều 35 của Nghị định số 12/2020/NĐ-CP và sửa đổi, bổ sung điểm này như sau:", "“đ) Đê.”"},
			[]string{"reword điểm đ khoản 2 Điều 35 [A] {B}", "replace điểm đ khoản 2 Điều 35 {đ) Đê.}"}},
		{"from a day on", []string{"1. Kể từ ngày 01 tháng 7 năm 2024, bãi bỏ khoản 2 Điều 5."}, []string{"repeal khoản 2 Điều 5"}},
		{"what only speaks of changes is none", []string{"1. Hồ sơ sửa đổi, bổ sung giấy phép quy định tại khoản 2 Điều 5 gồm đơn và bản vẽ.", "2. Bổ sung vốn theo Điều 7 của Luật Đầu tư."}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.lines...)
			var got []string
			for _, i := range d.Instructions {
				got = append(got, say(d, i))
				if e := d.Edges[i.Edge-1]; e.To != "12/2020/NĐ-CP" {
					t.Errorf("changes %s", e.To)
				}
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestTheHeadingOfAChapterTellsTheDocument(t *testing.T) {
	d := read("1. Bãi bỏ Điều 9.", "Chương II", "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 20/2022/NĐ-CP VỀ PHÍ CHỢ", "Điều 2. Bỏ mẫu số 3.", "Điều 3. Thay thế cụm từ tại khoản 2 Điều 10 như sau:", "Thay thế cụm từ “A” bằng cụm từ “B”.")
	var got []string
	for _, i := range d.Instructions {
		got = append(got, d.Edges[i.Edge-1].To+" "+say(d, i))
	}
	want := []string{"12/2020/NĐ-CP repeal Điều 9", "20/2022/NĐ-CP repeal Mẫu số 3", "20/2022/NĐ-CP reword khoản 2 Điều 10 [A] {B}"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhatEndsIsReadFromListsAndSentences(t *testing.T) {
	const heading = "2. Kể từ ngày Nghị định này có hiệu lực thi hành, các văn bản, quy định sau đây hết hiệu lực thi hành:"
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"a list below what ends", []string{"1. Bãi bỏ Điều 9.", "Điều 3. Điều khoản thi hành", "1. Chợ cũ được giữ.", heading, "a) Nghị định số 20/2022/NĐ-CP của Chính phủ về phí chợ;", "b) Điều 4 Nghị định số 21/2022/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều của các Nghị định về chợ;",
			"c) Khoản 3 Điều 5 Nghị định số 22/2022/NĐ-CP của Chính phủ."}, []string{"12/2020/NĐ-CP repeal Điều 9", "21/2022/NĐ-CP repeal Điều 4", "22/2022/NĐ-CP repeal khoản 3 Điều 5"}},
		{"the verb behind the title", []string{"3. Nghị định số 20/2022/NĐ-CP của Chính phủ về phí chợ, Điều 2 Nghị định số 21/2022/NĐ-CP của Chính phủ quy định về bãi chợ hết hiệu lực."},
			[]string{"21/2022/NĐ-CP repeal Điều 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			d := read(c.lines...)
			for _, i := range d.Instructions {
				got = append(got, d.Edges[i.Edge-1].To+" "+say(d, i))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestWordsOfADocumentThatIsNamedAreNeverThoseOfAnother(t *testing.T) {
	d := read("3. Bãi bỏ các quy định sau:", "a) Mục I, II Phần 2 của Định mức xây dựng chợ ban hành kèm theo Thông tư số 20/2011/TT-BCT ngày 22 tháng 11 năm 2011 của Bộ trưởng Bộ Công Thương;",
		"b) Điều 2 Nghị định số 21/2024/NĐ-CP ngày 20 tháng 9 năm 2024 của Chính phủ.")
	for _, i := range d.Instructions {
		if to := d.Edges[i.Edge-1].To; i.Provision.Phan != "" && to != "20/2011/TT-BCT" {
			t.Errorf("%s of %s", say(d, i), to)
		}
	}
}

func TestADocumentTakesTheStandOfProvisionsThatItReplaces(t *testing.T) {
	d := read("1. Nghị định này thay thế Nghị định số 20/2022/NĐ-CP của Chính phủ về phí chợ; Điều 4 của Nghị định số 21/2022/NĐ-CP của Chính phủ về bãi chợ.",
		"2. Nghị định này thay thế các văn bản sau:", "a) Nghị định số 22/2022/NĐ-CP, trừ Điều 10. Điều 10 của Nghị định số 22/2022/NĐ-CP có hiệu lực đến hết năm 2027;", "b) Chương III Nghị định số 23/2022/NĐ-CP của Chính phủ.")
	var got []string
	for _, i := range d.Instructions {
		got = append(got, d.Edges[i.Edge-1].To+" "+say(d, i))
	}
	want := []string{"21/2022/NĐ-CP repeal Điều 4", "23/2022/NĐ-CP repeal Chương III"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestATitleWithWordsOfPlacesLeavesThePlaceToItsDocument(t *testing.T) {
	d := read("1. Bãi bỏ Phần XVII ban hành kèm theo Thông tư số 07/2013/TT-BTNMT ngày 07 tháng 5 năm 2013 của Bộ trưởng Bộ Tài nguyên và Môi trường.",
		"2. Bãi bỏ Chương II Phần II Khoan lấy mẫu bằng công nghệ cáp luồn của 12 hạng mục ban hành kèm theo Thông tư số 47/2015/TT-BTNMT ngày 05 tháng 11 năm 2015 của Bộ trưởng Bộ Tài nguyên và Môi trường.")
	for _, i := range d.Instructions {
		if to := d.Edges[i.Edge-1].To; i.Provision.Chuong == "II" && to != "47/2015/TT-BTNMT" {
			t.Errorf("%s of %s", say(d, i), to)
		}
	}
}

// Whatever the text is, an instruction lies in it, names an edge, and says why where it cannot be carried out.
func FuzzInstructionsStandInTheirText(f *testing.F) {
	f.Add("1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Hai.”.\n2. Bãi bỏ các Điều từ 5 đến 99999; điểm a đến y khoản 1 Điều 3.")
	f.Add("a) Thay thế cụm từ “A” bằng cụm từ “B”, “C” thành “D” tại Điều 3, trừ khoản 2; bỏ từ \"x\" tại tên Điều này\nb) “E” bằng “")
	f.Add("Tại khoản 1 Điều 3: bổ sung cụm từ “” vào sau cụm từ “Q” tại\nChương IIIa\n(((Điều 5 được sửa đổi)))")
	f.Fuzz(func(t *testing.T, s string) {
		d := read(strings.Split(s, "\n")...)
		for _, i := range d.Instructions {
			switch {
			case i.Edge < 1 || i.Edge > len(d.Edges):
				t.Errorf("edge %d of %d", i.Edge, len(d.Edges))
			case !i.Fits(d.Text) || i.Quote != i.In(d.Text) || i.Quote == "":
				t.Errorf("evidence %v %q", i.Span, i.Quote)
			case !i.Old.Fits(d.Text) || !i.Wording.Fits(d.Text):
				t.Errorf("words %v %v of %d", i.Old, i.Wording, len(d.Text))
			case (i.Operation == corpus.OperationTouch) != (i.Doubt != ""):
				t.Errorf("%s with doubt %q", i.Operation, i.Doubt)
			case !utf8.ValidString(i.Quote) || !utf8.ValidString(i.Old.In(d.Text)) || !utf8.ValidString(i.Wording.In(d.Text)):
				t.Errorf("cut within a letter: %q", i.Quote)
			}
		}
	})
}
