package structure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQuotedTextsAreNestedWhereTheyStand(t *testing.T) {
	const head, foot = "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 12/2031/NĐ-CP\n", "\nĐiều 2. Hiệu lực thi hành\nNgay."
	for _, c := range []struct{ name, in, want string }{
		{"a whole article with its clauses and points", "1. Sửa đổi, bổ sung Điều 5 như sau:\n“Điều 5. Phạm vi\n1. Một:\na) A;\nb) B.\n2. Hai.”.\n2. Bãi bỏ Điều 6.",
			`dieu-1.khoan-1
dieu-1.khoan-1.trich.dieu-5
dieu-1.khoan-1.trich.dieu-5.khoan-1
dieu-1.khoan-1.trich.dieu-5.khoan-1.diem-a
dieu-1.khoan-1.trich.dieu-5.khoan-1.diem-b
dieu-1.khoan-1.trich.dieu-5.khoan-2
dieu-1.khoan-2`},
		{"several in one section", "1. Sửa đổi, bổ sung như sau:\n“2. Hai.”;\n“4. Bốn.”.\n2. Bãi bỏ Điều 6.",
			"dieu-1.khoan-1\ndieu-1.khoan-1.trich.khoan-2\ndieu-1.khoan-1.trich-2.khoan-4\ndieu-1.khoan-2"},
		{"straight marks", "1. Sửa đổi điểm b như sau:\n\"b) Theo \"mẫu\" này;\nc) Mới.\".\n2. Bãi bỏ Điều 6.",
			"dieu-1.khoan-1\ndieu-1.khoan-1.trich.diem-b\ndieu-1.khoan-1.trich.diem-c\ndieu-1.khoan-2"},
		{"angled marks", "1. Sửa đổi khoản 3 như sau:\n«3. Ba.»\n2. Bãi bỏ Điều 6.", "dieu-1.khoan-1\ndieu-1.khoan-1.trich.khoan-3\ndieu-1.khoan-2"},
		{"doubled single marks", "1. Sửa đổi khoản 3 như sau:\n‘‘3. Ba.’’\n2. Bãi bỏ Điều 6.", "dieu-1.khoan-1\ndieu-1.khoan-1.trich.khoan-3\ndieu-1.khoan-2"},
		{"behind the colon of its own line", "1. Sửa đổi:\na) Bổ sung khoản 3: “3. Ba.”;\nb) Bãi bỏ khoản 4.",
			"dieu-1.khoan-1\ndieu-1.khoan-1.diem-a\ndieu-1.khoan-1.diem-a.trich.khoan-3\ndieu-1.khoan-1.diem-b"},
		{"quoted words within", "1. Sửa đổi khoản 3 như sau:\n“3. Gọi là “mẫu”;\na) Và “thử”;\nb) Hết.”.\n2. Bãi bỏ Điều 6.",
			"dieu-1.khoan-1\ndieu-1.khoan-1.trich.khoan-3\ndieu-1.khoan-1.trich.khoan-3.diem-a\ndieu-1.khoan-1.trich.khoan-3.diem-b\ndieu-1.khoan-2"},
		{"no closing mark before the next amendment", "1. Sửa đổi khoản 3 như sau:\n“3. Ba\na) A.\n2. Sửa đổi khoản 4 như sau:\n“4. Bốn.”.",
			"dieu-1.khoan-1\ndieu-1.khoan-1.trich.khoan-3\ndieu-1.khoan-1.trich.khoan-3.diem-a\ndieu-1.khoan-2\ndieu-1.khoan-2.trich.khoan-4"},
		{"no closing mark before an amendment in points", "1. Sửa đổi Điều 3 như sau:\n“Điều 3. Ba.\n2. Sửa đổi Điều 4 như sau:\na) Sửa đổi khoản 1 như sau:\n“1. Một.”.",
			"dieu-1.khoan-1\ndieu-1.khoan-1.trich.dieu-3\ndieu-1.khoan-2\ndieu-1.khoan-2.diem-a\ndieu-1.khoan-2.diem-a.trich.khoan-1"},
		{"no closing mark before a repeal", "1. Sửa đổi khoản 3 như sau:\n“3. Ba.\n2. Bãi bỏ khoản 4.", "dieu-1.khoan-1\ndieu-1.khoan-1.trich.khoan-3\ndieu-1.khoan-2"},
		{"units left out", "1. Sửa đổi Điều 5 như sau:\n“Điều 5. Mẫu\n…\n3. Ba.\n...\n7. Bảy.”.", "dieu-1.khoan-1\ndieu-1.khoan-1.trich.dieu-5\ndieu-1.khoan-1.trich.dieu-5.khoan-3\ndieu-1.khoan-1.trich.dieu-5.khoan-7"},
		{"inserted units", "1. Bổ sung khoản 2a, 2b như sau:\n“2a. Một.\n2b. Hai.”.\n2. Bổ sung điểm c1 như sau:\n“c1) Ba.”.",
			"dieu-1.khoan-1\ndieu-1.khoan-1.trich.khoan-2a\ndieu-1.khoan-1.trich.khoan-2b\ndieu-1.khoan-2\ndieu-1.khoan-2.trich.diem-c1"},
		{"a chapter", "1. Bổ sung Chương IIIa như sau:\n“Chương IIIa\nMẪU VÀ THỬ\nĐiều 20a. Một\nMột.\nĐiều 20b. Hai\nHai.”.",
			"dieu-1.khoan-1\ndieu-1.khoan-1.trich.chuong-iiia\ndieu-1.khoan-1.trich.dieu-20a\ndieu-1.khoan-1.trich.dieu-20b"},
		{"an amendment within an amendment", "1. Sửa đổi khoản 2 Điều 18 như sau:\n“a) Sửa đổi khoản 1 Điều 7 như sau:\n“1. Một.”.”\n2. Bãi bỏ Điều 6.",
			"dieu-1.khoan-1\ndieu-1.khoan-1.trich.diem-a\ndieu-1.khoan-1.trich.diem-a.trich.khoan-1\ndieu-1.khoan-2"},
		{"a wording without a label", "1. Sửa đổi khoản 3 như sau:\n“Mẫu và thử.”.\n2. Bãi bỏ Điều 6.", "dieu-1.khoan-1\ndieu-1.khoan-2"},
		{"quoted words at the start of a line", "1. Sửa đổi các từ sau:\n“Mẫu” bằng “Thử” tại khoản 1;\na) Một.\n2. Bãi bỏ Điều 6.", "dieu-1.khoan-1\ndieu-1.khoan-1.diem-a\ndieu-1.khoan-2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := head + c.in + foot
			sections := Parse(Input{Text: text}).Sections
			checkSections(t, text, sections)
			var got []string
			for _, s := range sections {
				if s.Quoted != strings.Contains(string(s.ID), ".trich") {
					t.Errorf("section %s: quoted is %v", s.ID, s.Quoted)
				}
				if strings.ContainsAny(s.In(text)[len(s.In(text))-1:], `"”»`) && s.Quoted {
					t.Errorf("section %s ends with the mark that closes the quotation", s.ID)
				}
				got = append(got, string(s.ID))
			}
			if diff := cmp.Diff("dieu-1\n"+c.want+"\ndieu-2", strings.Join(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestQuotedSectionsAreThoseOfTheDocumentTheyBelongTo(t *testing.T) {
	text := "KẾ HOẠCH\nI. SỬA ĐỔI\n1. Sửa đổi mục 3 phần II Kế hoạch số 12/KH-UBND như sau:\n“3. Nhiệm vụ\nLàm.”\n2. Hết việc."
	want := "muc-i | mục I | SỬA ĐỔI\n  muc-i.muc-1 | mục 1 | \n    “muc-i.muc-1.trich.muc-3 | mục 3 | Nhiệm vụ\n  muc-i.muc-2 | mục 2 | \n"
	if diff := cmp.Diff(want, outlineOf(Parse(Input{Text: text}).Sections)); diff != "" {
		t.Error(diff)
	}
}
