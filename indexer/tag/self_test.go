package tag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// named lists the quotes of the references of some kinds with what they name.
func named(text string, kinds ...corpus.ReferenceKind) []string {
	var out []string
	for _, r := range References(Input{Text: text}) {
		for _, k := range kinds {
			if r.Kind == k {
				out = append(out, strings.ReplaceAll(r.Quote, "\n", " ")+" → "+r.Canonical)
			}
		}
	}
	return out
}

func TestQuotedWordingSpeaksOfTheAmendedDocument(t *testing.T) {
	const title = "NGHỊ ĐỊNH\nSửa đổi, bổ sung một số điều của Nghị định số 530/2031/NĐ-CP ngày 05 tháng 3 năm 2031 của Chính phủ về mẫu\n" +
		"Căn cứ Luật Kiểm số 940/2030/QH17; Luật sửa đổi, bổ sung một số điều của Luật Kiểm số 951/2031/QH18;\n" +
		"Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 530/2031/NĐ-CP.\n"
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"the title names it", title + "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 530/2031/NĐ-CP\n1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n" +
			"“2. Theo khoản 1 Điều này và Điều 9 Nghị định này.”.\nĐiều 2. Hiệu lực\nĐiều 1 Nghị định này có hiệu lực từ ngày ký.",
			[]string{"khoản 2 Điều 5 → 530/2031/NĐ-CP", "khoản 1 Điều này và Điều 9 Nghị định này → 530/2031/NĐ-CP", "Điều 1 Nghị định này → SELF"}},
		{"each article names its own, and one that names none falls back to the title", title +
			"Điều 1. Bãi bỏ khoản 3 Điều 2 Nghị định số 700/2029/NĐ-CP\nĐiều 2. Sửa đổi, bổ sung khoản 4 Điều 24 như sau:\n“4. Theo Điều 8 Nghị định này.”",
			[]string{"khoản 4 Điều 24 → 530/2031/NĐ-CP", "Điều 8 Nghị định này → 530/2031/NĐ-CP"}},
		{"what is in brackets is provenance", title + "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 530/2031/NĐ-CP\n" +
			"1. Sửa đổi khoản 2 Điều 5 (đã được sửa đổi tại khoản 1 Điều 1 Nghị định số 610/2032/NĐ-CP) như sau:\n“2. Mẫu.”\n2. Bổ sung điểm g vào sau điểm e khoản 3 Điều 5 như sau:\n“g) Mẫu.”",
			[]string{"khoản 2 Điều 5 → 530/2031/NĐ-CP", "điểm g vào sau điểm e khoản 3 Điều 5 → 530/2031/NĐ-CP"}},
		{"a line that amends ends a quotation whose mark was forgotten", title +
			"Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 530/2031/NĐ-CP\n1. Sửa đổi khoản 2 như sau:\n“2. Theo Điều 7 Nghị định này.\n" +
			"2. Bổ sung khoản 3 như sau:\n“3. Mẫu.”\nĐiều 2. Theo Điều 1 Nghị định này.",
			[]string{"khoản 2 → 530/2031/NĐ-CP", "Điều 7 Nghị định này → 530/2031/NĐ-CP", "khoản 3 → 530/2031/NĐ-CP", "Điều 1 Nghị định này → SELF"}},
		{"the lines above tell the article of a target", title + "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 530/2031/NĐ-CP\n" +
			"15. Sửa đổi, bổ sung một số khoản của Điều 38 như sau:\na) Sửa đổi khoản 4 như sau:\n“4. Mẫu.”;\n16. Thay tên gọi của Chương.\na) Bãi bỏ khoản 7;\nb) Bỏ cụm từ “điểm a” tại khoản 2 Điều 3.",
			[]string{"Điều 38 → 530/2031/NĐ-CP", "khoản 4 → 530/2031/NĐ-CP", "khoản 7 → 530/2031/NĐ-CP", "khoản 2 Điều 3 → 530/2031/NĐ-CP"}},
		{"nothing is said where the text does not name the document", "Điều 1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Theo Điều 7 Luật này.”",
			[]string{"khoản 2 Điều 5 → ", "Điều 7 Luật này → "}},
		{"several amended documents settle none for the targets of the title", "LUẬT\nSửa đổi, bổ sung một số điều của Luật Kiểm số 940/2030/QH17 và Luật Thử số 941/2030/QH17\nĐiều 3. Sửa đổi khoản 2 Điều 5 như sau:",
			[]string{"khoản 2 Điều 5 → "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, named(c.in, corpus.ReferenceInternal, corpus.ReferenceAmendTarget)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheLinesAboveATargetTellItsArticle(t *testing.T) {
	text := "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 530/2031/NĐ-CP\n15. Sửa đổi, bổ sung khoản 2 Điều 38 như sau:\n" +
		"a) Sửa đổi điểm c như sau:\n“c) Mẫu.”;\nb) Bãi bỏ khoản 3.\n16. Sửa đổi tên gọi.\na) Bãi bỏ khoản 7.\n17. Sửa đổi, bổ sung Điều 40\nBãi bỏ khoản 6."
	var got []corpus.Provision
	for _, r := range References(Input{Text: text}) {
		if r.Kind == corpus.ReferenceAmendTarget {
			got = append(got, r.Provisions...)
		}
	}
	want := []corpus.Provision{{Dieu: "38", Khoan: "2"}, {Dieu: "38", Khoan: "2", Diem: "c"}, {Dieu: "38", Khoan: "3"}, {Khoan: "7"}, {Dieu: "40"}, {Dieu: "40", Khoan: "6"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAnArticleInATextWithoutArticlesIsNotItsOwn(t *testing.T) {
	in := Input{Text: "Thực hiện theo khoản 2 Điều 5, các đơn vị báo cáo.", Header: corpus.Header{Number: "12/BC-UBND"}}
	refs := References(in)
	if len(refs) == 0 || refs[0].Canonical != "" {
		t.Errorf("references %+v", refs)
	}
}
