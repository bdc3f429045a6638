package tag

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// shown writes a reference as one line: kind, quote, type, canonical form or "→" and what it stands for, issuer, date, provisions.
func shown(refs []corpus.Reference) []string {
	var out []string
	for _, r := range refs {
		number := r.Canonical
		if r.ResolvesTo != "" {
			number += "→ " + r.ResolvesTo
		}
		parts := []string{string(r.Kind), strings.ReplaceAll(r.Quote, "\n", " "), r.DocType, number, r.Issuer, r.Date.String()}
		if len(r.Provisions) > 0 {
			b, _ := json.Marshal(r.Provisions)
			parts = append(parts, strings.NewReplacer(`"`, "", `},{`, " ", `[{`, "", `}]`, "").Replace(string(b)))
		}
		out = append(out, strings.TrimRight(strings.Join(parts, " | "), " |"))
	}
	return out
}

func TestTheLabelOfASectionIsNoProvision(t *testing.T) {
	text := "Điều 2. Bãi bỏ khoản 4 Điều 9\nĐiều 3. Hiệu lực của Nghị định số 530/2031/NĐ-CP"
	at := strings.Index(text, "Điều 3")
	refs := References(Input{Text: text, Sections: []corpus.Section{{ID: "dieu-2", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 2", Span: corpus.Span{End: at - 1}},
		{ID: "dieu-3", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 3", Span: corpus.Span{Start: at, End: len(text)}}}})
	if len(refs) == 0 || refs[0].Quote != "khoản 4 Điều 9" || len(refs[0].Provisions) != 1 {
		t.Errorf("%q", shown(refs))
	}
}

func TestReferences(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"type, number, date, issuer", "Căn cứ Nghị định số 530/2031/NĐ-CP ngày 05/3/2031 của Chính phủ về công tác văn thư;",
			[]string{"numbered | Nghị định số 530/2031/NĐ-CP ngày 05/3/2031 của Chính phủ | Nghị định | 530/2031/NĐ-CP | Chính phủ | 2031-03-05"}},
		{"a Party number with a comma before the date", "Chương trình hành động số 414-CTr/TU, ngày 19/02/2025 của về thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá",
			[]string{"numbered | Chương trình hành động số 414-CTr/TU, ngày 19/02/2025 | Chương trình hành động | 414-CTr/TU |  | 2025-02-19",
				"numbered | Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị | Nghị quyết | 57-NQ/TW | Bộ Chính trị | 2024-12-22"}},
		{"a type in small letters and no số", "UBND tỉnh ban hành kế hoạch 154/KH-UBND ngày 27/3/2025 về đột phá",
			[]string{"numbered | kế hoạch 154/KH-UBND ngày 27/3/2025 | Kế hoạch | 154/KH-UBND | UBND tỉnh | 2025-03-27"}},
		{"the longest type name", "Báo cáo thẩm định số 18/BCTĐ-STP ngày 25 tháng 5 năm 2018 của Sở Tư pháp.",
			[]string{"numbered | Báo cáo thẩm định số 18/BCTĐ-STP ngày 25 tháng 5 năm 2018 của Sở Tư pháp | Báo cáo thẩm định | 18/BCTĐ-STP | Sở Tư pháp | 2018-05-25"}},
		{"the code of a type", "QĐ số: 1234 /QĐ-TTg, ngày 05-8-2024", []string{"numbered | QĐ số: 1234 /QĐ-TTg, ngày 05-8-2024 | Quyết định | 1234/QĐ-TTg | Thủ tướng Chính phủ | 2024-08-05"}},
		{"a generic word", "tại văn bản số 2512/STTTT-CĐS của đơn vị", []string{"numbered | văn bản số 2512/STTTT-CĐS | Công văn | 2512/STTTT-CĐS | Sở Thông tin và Truyền thông"}},
		{"a law with its name before the number", "Căn cứ Luật Đầu tư công số 58/2024/QH15; Luật sửa đổi, bổ sung một số điều của Luật Mẫu và Luật Thử số 952/2031/QH18;",
			[]string{"numbered | Luật Đầu tư công số 58/2024/QH15 | Luật | 58/2024/QH15 | Quốc hội",
				"numbered | Luật sửa đổi, bổ sung một số điều của Luật Mẫu và Luật Thử số 952/2031/QH18 | Luật | 952/2031/QH18 | Quốc hội"}},
		{"a plural type over a list", "các Nghị định số 45/2020/NĐ-CP, 61/2018/NĐ-CP và 107/2021/NĐ-CP",
			[]string{"numbered | Nghị định số 45/2020/NĐ-CP | Nghị định | 45/2020/NĐ-CP | Chính phủ", "numbered | 61/2018/NĐ-CP | Nghị định | 61/2018/NĐ-CP | Chính phủ", "numbered | 107/2021/NĐ-CP | Nghị định | 107/2021/NĐ-CP | Chính phủ"}},
		{"an issuer broken by a line end", "Thông tư số 712/2031/TT-BTTTT ngày 14/10/2031 của Bộ\ntrưởng Bộ Thông tin và Truyền thông về việc",
			[]string{"numbered | Thông tư số 712/2031/TT-BTTTT ngày 14/10/2031 của Bộ trưởng Bộ Thông tin và Truyền thông | Thông tư | 712/2031/TT-BTTTT | Bộ trưởng Bộ Thông tin và Truyền thông | 2031-10-14"}},
		{"a local issuer with its place", "Quyết định số 685/QĐ-UBND ngày 21/3/2022 của Ủy ban nhân dân tỉnh Hải Dương ban hành Kế hoạch",
			[]string{"numbered | Quyết định số 685/QĐ-UBND ngày 21/3/2022 của Ủy ban nhân dân tỉnh Hải Dương | Quyết định | 685/QĐ-UBND | Ủy ban nhân dân tỉnh Hải Dương | 2022-03-21"}},
		{"an issuer against the symbol stays out", "Hướng dẫn số 26-HD/BTCTW, ngày 18/10/2019 của Bộ Chính trị",
			[]string{"numbered | Hướng dẫn số 26-HD/BTCTW, ngày 18/10/2019 | Hướng dẫn | 26-HD/BTCTW | Ban Tổ chức Trung ương | 2019-10-18"}},
		{"an issuer between type and number", "Quyết định của Bộ Chính trị số31-QĐ/TW, ngày 01-10-1997",
			[]string{"numbered | Quyết định của Bộ Chính trị số31-QĐ/TW, ngày 01-10-1997 | Quyết định | 31-QĐ/TW | Bộ Chính trị | 1997-10-01"}},
		{"a number without its symbol", "Nghị định 530/2031 và Sắc lệnh số 175-b ngày 06 tháng 9 năm 1946", []string{"numbered | Nghị định 530/2031 | Nghị định | 530/2031/NĐ-CP | Chính phủ", "numbered | Sắc lệnh số 175-b ngày 06 tháng 9 năm 1946 | Sắc lệnh | 175b/SL |  | 1946-09-06"}},
		{"chapters and annexes behind a firm mark hold nothing before them", "khoản 5 Điều 99; Chương X; Điều 52 và mục 6 Phụ lục I Nghị định số 530/2031/NĐ-CP",
			[]string{"numbered | khoản 5 Điều 99; Chương X; Điều 52 và mục 6 Phụ lục I Nghị định số 530/2031/NĐ-CP | Nghị định | 530/2031/NĐ-CP | Chính phủ |  | dieu:99,khoan:5 chuong:X dieu:52 phu_luc:I,muc:6"}},
		{"annexes are a list", "Điều 21, 22 và 23 Mục 3 Chương III, Phụ lục I và Phụ lục II Nghị định số 530/2031/NĐ-CP",
			[]string{"numbered | Điều 21, 22 và 23 Mục 3 Chương III, Phụ lục I và Phụ lục II Nghị định số 530/2031/NĐ-CP | Nghị định | 530/2031/NĐ-CP | Chính phủ |  | chuong:III,muc:3,dieu:21 chuong:III,muc:3,dieu:22 chuong:III,muc:3,dieu:23 phu_luc:I phu_luc:II"}},
		{"like parts share their annex", "điểm 2 Mục I và Mục III Phụ lục I Nghị định số 530/2031/NĐ-CP",
			[]string{"numbered | điểm 2 Mục I và Mục III Phụ lục I Nghị định số 530/2031/NĐ-CP | Nghị định | 530/2031/NĐ-CP | Chính phủ |  | phu_luc:I,muc:I,khoan:2 phu_luc:I,muc:III"}},
		{"a body on the next line begins a sentence", "Kế hoạch thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị\nỦy ban nhân dân tỉnh ban hành Kế hoạch.",
			[]string{"numbered | Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị | Nghị quyết | 57-NQ/TW | Bộ Chính trị | 2024-12-22"}},
		{"provisions of a document", "điểm a khoản 2 Điều 5 và Điều 7 Nghị định số 530/2031/NĐ-CP",
			[]string{"numbered | điểm a khoản 2 Điều 5 và Điều 7 Nghị định số 530/2031/NĐ-CP | Nghị định | 530/2031/NĐ-CP | Chính phủ |  | dieu:5,khoan:2,diem:a dieu:7"}},
		{"ranges and the order of points", "từ điểm c đến điểm g khoản 1 Điều 9 Luật này; khoản 1 đến khoản 3 Điều này",
			[]string{"internal | từ điểm c đến điểm g khoản 1 Điều 9 Luật này | Luật | SELF |  |  | dieu:9,khoan:1,diem:c dieu:9,khoan:1,diem:d dieu:9,khoan:1,diem:đ dieu:9,khoan:1,diem:e dieu:9,khoan:1,diem:g",
				"internal | khoản 1 đến khoản 3 Điều này |  | SELF |  |  | dieu:this,khoan:1 dieu:this,khoan:2 dieu:this,khoan:3"}},
		{"a lower unit waits for the next higher one", "điểm c, điểm đ khoản 1, khoản 3 Điều 12 Nghị định này",
			[]string{"internal | điểm c, điểm đ khoản 1, khoản 3 Điều 12 Nghị định này | Nghị định | SELF |  |  | dieu:12,khoan:1,diem:c dieu:12,khoan:1,diem:đ dieu:12,khoan:3"}},
		{"laws by name", "Luật Đất đai năm 2013, Bộ luật Dân sự và Điều 88 Luật Doanh nghiệp",
			[]string{"named | Luật Đất đai năm 2013 | Luật | 45/2013/QH13 | Quốc hội", "named | Bộ luật Dân sự | Bộ luật |  | Quốc hội", "named | Điều 88 Luật Doanh nghiệp | Luật |  | Quốc hội |  | dieu:88"}},
		{"what is no reference", "28/34 tỉnh; 51,69/85%; ngày 27/3/2025; 24/7; giai đoạn 2025-2030; mẫu số 05-TT/SHTT/2020; bão số 10; điều kiện 5; khoản vay 3; điểm cầu 9; mục tiêu 2; Điều 5.4; Luật sư; đúng luật; kế hoạch năm 2025; báo cáo 6 tháng; Tổ 12; 1.002407", nil},
		{"the number of a letterhead or a copy", "Số: 15/SY-UBND\nSố: 77/KH-UBND\nSAO Y", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			refs := References(Input{Text: c.in})
			checkReferences(t, c.in, refs)
			if diff := cmp.Diff(c.want, shown(refs)); diff != "" {
				t.Errorf("references (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheDocumentsOwnNumberIsNoReference(t *testing.T) {
	text := "UBND TỈNH X Nghị quyết số: 154/NQ-HĐND Căn cứ Nghị quyết số 12/NQ-HĐND ngày 01/02/2025"
	at := strings.Index(text, "154")
	own := corpus.Evidence{Span: corpus.Span{Start: at, End: at + len("154/NQ-HĐND")}}
	refs := References(Input{Text: text, Header: corpus.Header{Evidence: map[corpus.Field]corpus.Evidence{corpus.FieldNumber: own}}})
	if len(refs) != 1 || refs[0].Canonical != "12/NQ-HĐND" {
		t.Errorf("references: %q", shown(refs))
	}
}

func TestWhatAScanLeftOfTheOwnNumberIsNoReference(t *testing.T) {
	text := "BỘ TƯ PHÁP\nsố: 4 3 /QĐ-BTP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUYẾT ĐỊNH\nVề một việc mẫu\nCăn cứ Nghị định số 93/2008/NĐ-CP;"
	at := func(quote string) corpus.Evidence {
		i := strings.Index(text, quote)
		return corpus.Evidence{Span: corpus.Span{Start: i, End: i + len(quote)}, Quote: quote}
	}
	h := corpus.Header{System: corpus.SystemState, Type: "Quyết định", Evidence: map[corpus.Field]corpus.Evidence{
		corpus.FieldSystem: at("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), corpus.FieldType: at("QUYẾT ĐỊNH")}}
	refs := References(Input{Text: text, Header: h})
	if len(refs) != 1 || refs[0].Canonical != "93/2008/NĐ-CP" {
		t.Errorf("got %+v", refs)
	}
}

func TestTablesOfReferencesAreWhole(t *testing.T) {
	for _, name := range []string{"aliasends", "amending", "annexes", "bare", "shortunits", "issuing", "leads", "mentions", "subjects", "titleheads", "titlestops", "annexes", "counted", "issuerwords", "lawcodes", "laws", "nicknames", "parts", "partial", "plenums", "partialissuers", "qualifiers", "units"} {
		if len(rows(name)) == 0 {
			t.Errorf("table %s is empty", name)
		}
	}
	for k, all := range nicknames() {
		for _, n := range all {
			if m, ok := corpus.ParseNumber(n.canonical); !ok || m.String() != n.canonical || n.date.IsZero() {
				t.Errorf("nickname %s %s: %q of %v", n.words, k, n.canonical, n.date)
			}
		}
	}
	for _, row := range rows("plenums") {
		m, ok := corpus.ParseNumber(row[2])
		if day, dated := corpus.ParseISODate(row[3]); !ok || m.String() != row[2] || !dated || day.IsZero() {
			t.Errorf("plenum %q", row)
		}
	}
	for k, versions := range laws() {
		if n := len(strings.Fields(k)); n > lawWords {
			t.Errorf("%s: %d syllables, more than are read", k, n)
		}
		for _, v := range versions {
			n, ok := corpus.ParseNumber(v.number)
			if v.number != "" && (!ok || n.String() != v.number || n.Year != v.adopted.Year) {
				t.Errorf("%s: number %q of %v", k, v.number, v.adopted)
			}
			if !v.since.IsZero() && v.since.Before(v.adopted) || !v.until.IsZero() && !v.since.Before(v.until) {
				t.Errorf("%s %s: adopted %v, since %v, until %v", k, v.number, v.adopted, v.since, v.until)
			}
			if _, ok := corpus.TypeByName(v.docType); !ok {
				t.Errorf("%s: type %q", k, v.docType)
			}
		}
	}
}

func TestReferencesOfTheSeedReport(t *testing.T) {
	text, err := os.ReadFile("../../corpus/sample/files/seed-bao-cao-nq57-lao-cai.txt")
	if err != nil {
		t.Fatal(err)
	}
	refs := References(Input{Text: string(text)})
	checkReferences(t, string(text), refs)
	var got []string
	for _, r := range refs {
		got = append(got, strings.Join([]string{string(r.Kind), r.Quote, r.Canonical, r.ResolvesTo, r.Issuer, r.Date.String(), r.Title}, " | "))
	}
	const (
		about = "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia"
		hours = "quy định thời gian hoạt động của đại lý Internet và điểm truy nhập Internet công cộng không cung cấp dịch vụ trò chơi điện tử công cộng trên địa bàn tỉnh Lào Cai"
		pact  = "về hợp tác phát triển kinh tế thương mại giữa tỉnh Lào Cai và tỉnh Vân Nam, Trung Quốc năm 2025"
	)
	want := []string{
		"numbered | Nghị quyết 57-NQ/TW | 57-NQ/TW |  | Bộ Chính trị | 2024-12-22 | " + about,
		"descriptive | Nghị quyết của Bộ Chính trị " + about + " |  | 57-NQ/TW | Bộ Chính trị |  | " + about,
		"anaphor | nghị quyết |  | 57-NQ/TW |  |  | ",
		"numbered | Chương trình hành động số 414-CTr/TU, ngày 19/02/2025 | 414-CTr/TU |  | Ban Thường vụ Tỉnh uỷ Lào Cai | 2025-02-19 | về thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị " + about,
		"numbered | Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị | 57-NQ/TW |  | Bộ Chính trị | 2024-12-22 | " + about,
		"anaphor | chương trình hành động của Tỉnh ủy |  | 414-CTr/TU | Tỉnh ủy Lào Cai |  | ",
		"numbered | kế hoạch 154/KH-UBND ngày 27/3/2025 | 154/KH-UBND |  | UBND tỉnh Lào Cai | 2025-03-27 | về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh Lào Cai giai đoạn 2025 - 2030, định hướng đến 2045",
		"numbered | Nghị quyết 57-NQ/TW của Bộ Chính trị | 57-NQ/TW |  | Bộ Chính trị | 2024-12-22 | " + about,
		"numbered | Quyết định số 1098-QĐ/TU ngày 19/02/2025 | 1098-QĐ/TU |  | Tỉnh uỷ Lào Cai | 2025-02-19 | ",
		"descriptive | Quyết định " + hours + " |  |  | UBND tỉnh Lào Cai |  | " + hours,
		"nickname | Đề án số 06 | 06/QĐ-TTg |  | Thủ tướng Chính phủ | 2022-01-06 | ",
		"descriptive | Đề án đô thị thông minh tỉnh Lào Cai |  |  | UBND tỉnh Lào Cai |  | đô thị thông minh tỉnh Lào Cai",
		"descriptive | Biên bản hội đàm |  |  |  |  | ",
		"descriptive | các thỏa thuận " + pact + " |  |  |  |  | " + pact,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("references (-want +got):\n%s", diff)
	}
}

func FuzzReferences(f *testing.F) {
	for _, s := range []string{
		"Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư; Luật Đất đai năm 2013",
		"điểm a khoản 2 và điểm a khoản 3 Điều 88 của Luật Doanh nghiệp; từ điểm c đến điểm g khoản 1 Điều 9 Luật này",
		"Quyết định của Bộ Chính trị số31-QĐ/TW, ngày 01-10-1997; Công văn (số 73/TTg-CN); Sắc lệnh số 175-b ngày 06 tháng 9 năm 1946",
		"Điều này \xff khoản \n\n 1, 2 và Điều\u00a0đ) Luật Quy hoạch số 21/2017/QH14 của của Bộ\ntrưởng ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkReferences(t, s, References(Input{Text: s}))
		s = viet.Normalise(s)
		checkReferences(t, s, References(Input{Text: s}))
	})
}
