package corpus

import "testing"

func TestADocumentIsCitedInItsOfficialForm(t *testing.T) {
	decree := Citation{Type: "Nghị định", Number: "30/2020/NĐ-CP", Issuer: "Chính phủ", Issued: Date{2020, 3, 5}, Abstract: "Về công tác văn thư"}
	law := Citation{Type: "Luật", Number: "31/2024/QH15", Issuer: "Quốc hội", Issued: Date{2024, 1, 18}, Abstract: "Đất đai"}
	amending := law
	amending.Abstract = "Sửa đổi, bổ sung một số điều của Luật Đất đai"
	nameless := law
	nameless.Abstract = ""
	party := Citation{System: SystemParty, Type: "Nghị quyết", Number: "57-NQ/TW", Issuer: "Bộ Chính trị", Issued: Date{2024, 12, 22}, Abstract: "V/v đột phá phát triển."}
	report := Citation{Type: "Báo cáo", Gap: "[không ghi]"}
	of := func(c Citation, path string) Citation { c.Path = path; return c }
	for _, c := range []struct {
		name string
		in   Citation
		use  CitationUse
		want string
	}{
		{"a provision", of(decree, "điểm a khoản 2 Điều 5"), CitationBrief, "điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"},
		{"the first time", decree, CitationFirst, "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"},
		{"later", of(decree, "khoản 2 Điều 5"), CitationLater, "khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP"},
		{"no other form in normative documents", decree, CitationRules, ""},
		{"a law by name and day", law, CitationFirst, "Luật Đất đai ngày 18 tháng 01 năm 2024"},
		{"a law in normative documents", of(law, "khoản 1 Điều 3"), CitationRules, "khoản 1 Điều 3 Luật Đất đai số 31/2024/QH15"},
		{"a law within a sentence", of(law, "khoản 1 Điều 3"), CitationBrief, "khoản 1 Điều 3 Luật Đất đai số 31/2024/QH15 ngày 18/01/2024"},
		{"a law later", law, CitationLater, "Luật số 31/2024/QH15"},
		{"a law that amends", amending, CitationRules, "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15"},
		{"a law whose name is not known", nameless, CitationFirst, "Luật số 31/2024/QH15 ngày 18 tháng 01 năm 2024"},
		{"the Party", party, CitationFirst, "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về việc đột phá phát triển"},
		{"what is not known", report, CitationFirst, "Báo cáo số [không ghi] ngày [không ghi] của [không ghi]"},
		{"what is not known and left out", Citation{Type: "Báo cáo"}, CitationFull, "Báo cáo"},
		{"a month alone", Citation{Type: "Báo cáo", Issued: Date{Year: 2025, Month: 3}}, CitationBrief, "Báo cáo tháng 3 năm 2025"},
	} {
		if got := c.in.As(c.use); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
