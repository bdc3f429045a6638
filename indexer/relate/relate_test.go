package relate

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// marked finds the references of a test text: [a document] and <a provision that is amended>.
var (
	marked    = regexp.MustCompile(`\[[^\]]*\]|<[^>]*>`)
	provision = regexp.MustCompile(`(điểm|khoản|Điều|Phụ lục) ([0-9a-zđIVX]+)`)
)

// parse takes the marks out of a test text and gives the references that they set.
func parse(text string) (string, []corpus.Reference) {
	var b strings.Builder
	var refs []corpus.Reference
	at := 0
	for _, m := range marked.FindAllStringIndex(text, -1) {
		b.WriteString(text[at:m[0]])
		start := b.Len()
		quote := text[m[0]+1 : m[1]-1]
		b.WriteString(quote)
		ref := corpus.Reference{Span: corpus.Span{Start: start, End: b.Len()}, Quote: quote, Kind: corpus.ReferenceNumbered}
		if text[m[0]] == '<' {
			ref.Kind = corpus.ReferenceAmendTarget
		}
		var p corpus.Provision
		for _, part := range provision.FindAllStringSubmatch(quote, -1) {
			switch part[1] {
			case "điểm":
				p.Diem = part[2]
			case "khoản":
				p.Khoan = part[2]
			case "Điều":
				p.Dieu = part[2]
			default:
				p.PhuLuc = part[2]
			}
		}
		if p != (corpus.Provision{}) {
			ref.Provisions = []corpus.Provision{p}
		}
		if numbers := corpus.ScanNumbers(quote); len(numbers) > 0 {
			ref.Canonical, ref.Number = numbers[0].Number.String(), numbers[0].Number.Serial
			if dates := corpus.ScanDates(quote); len(dates) > 0 {
				ref.Date = dates[0].Date
			}
		}
		for _, d := range corpus.DocTypes() {
			if strings.Contains(quote, d.Name) && len(d.Name) > len(ref.DocType) {
				ref.DocType = d.Name
			}
		}
		refs = append(refs, ref)
		at = m[1]
	}
	b.WriteString(text[at:])
	return b.String(), refs
}

// line writes an edge as the tables below do: from, relation, to, with "!" where it is strong, then the scope where it is not whole.
func line(e corpus.Edge) string {
	s := e.From + " " + string(e.Relation) + " " + e.To
	if e.Scope != corpus.ScopeWhole {
		s += " (" + string(e.Scope)
		for _, p := range e.Provisions {
			s += strings.TrimRight(" "+p.PhuLuc+" "+p.Dieu+"."+p.Khoan+"."+p.Diem, ".")
		}
		s += ")"
	}
	if !e.Since.IsZero() {
		s += " since " + e.Since.String()
	}
	if !e.Until.IsZero() {
		s += " until " + e.Until.String()
	}
	return s
}

func read(t *testing.T, text string, header corpus.Header, sections ...corpus.Section) []string {
	t.Helper()
	text, refs := parse(text)
	edges := Edges(Input{Text: text, Header: header, References: refs, Sections: sections})
	check(t, text, len(refs), edges)
	var out []string
	for _, e := range edges {
		out = append(out, line(e))
	}
	return out
}

var relations = map[corpus.Relation]bool{
	corpus.RelationLegalBasis: true, corpus.RelationProposal: true, corpus.RelationImplements: true, corpus.RelationGuides: true,
	corpus.RelationReportsOn: true, corpus.RelationAmends: true, corpus.RelationReplaces: true, corpus.RelationRepeals: true, corpus.RelationCeases: true,
	corpus.RelationSuspends: true, corpus.RelationExtends: true, corpus.RelationCorrects: true, corpus.RelationConsolidates: true, corpus.RelationApproves: true,
	corpus.RelationIssues: true, corpus.RelationPublishes: true, corpus.RelationEstablishes: true, corpus.RelationSetsTarget: true, corpus.RelationRefers: true,
	corpus.RelationReplies: true,
}

// check holds what is true of every edge.
func check(t *testing.T, text string, refs int, edges []corpus.Edge) {
	t.Helper()
	for _, e := range edges {
		switch {
		case !e.Fits(text) || e.Quote != text[e.Start:e.End] || e.Quote == "":
			t.Fatalf("the evidence of %+v is not in the text", e)
		case !relations[e.Relation]:
			t.Fatalf("%q is no relation", e.Relation)
		case e.From == "" || e.To == "" || e.From == e.To:
			t.Fatalf("%+v has no two ends", e)
		case e.FromRef < 0 || e.FromRef > refs || e.ToRef < 0 || e.ToRef > refs:
			t.Fatalf("%+v counts references that are not there", e)
		case e.Len() > longestEvidence+longestName+400:
			t.Fatalf("the evidence of %s is %d bytes long", line(e), e.Len())
		}
	}
}

func TestSentencesStateRelations(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a preamble rests on each document", "Căn cứ [Luật số 33/2024/QH15]; [Nghị định số 30/2020/NĐ-CP] và [Nghị định số 24/2024/NĐ-CP];", []string{
			"SELF legal_basis 33/2024/QH15", "SELF legal_basis 30/2020/NĐ-CP", "SELF legal_basis 24/2024/NĐ-CP"}},
		{"a proposal stands behind the one who makes it", "Theo đề nghị của Giám đốc Sở Nội vụ tại [Tờ trình số 512/TTr-SNV].", []string{"SELF proposal 512/TTr-SNV"}},
		{"a verb governs a list up to the next verb", "Nghị quyết này thay thế [Nghị quyết số 05/2018/NQ-HĐND], [Nghị quyết số 06/2018/NQ-HĐND] và bãi bỏ [Nghị quyết số 11/2019/NQ-HĐND].", []string{
			"SELF replaces 05/2018/NQ-HĐND", "SELF replaces 06/2018/NQ-HĐND", "SELF repeals 11/2019/NQ-HĐND"}},
		{"titles do not end a list", "Bãi bỏ [Thông tư số 01/2021/TT-BTC] quy định về mẫu, biểu và [Thông tư số 02/2021/TT-BTC] về phí.", []string{
			"SELF repeals 01/2021/TT-BTC", "SELF repeals 02/2021/TT-BTC"}},
		{"a passive tells who acts", "[Nghị định số 63/2010/NĐ-CP] được sửa đổi, bổ sung bởi [Nghị định số 48/2013/NĐ-CP] và [Nghị định số 92/2017/NĐ-CP].", []string{
			"48/2013/NĐ-CP amends 63/2010/NĐ-CP (provisions)", "92/2017/NĐ-CP amends 63/2010/NĐ-CP (provisions)"}},
		{"a passive changes the document of its own rank", "Căn cứ [Thông tư số 01/2020/TT-BTC] hướng dẫn [Nghị định số 30/2020/NĐ-CP], được sửa đổi bởi [Thông tư số 09/2022/TT-BTC];", []string{
			"SELF legal_basis 01/2020/TT-BTC", "09/2022/TT-BTC amends 01/2020/TT-BTC (provisions)", "01/2020/TT-BTC guides 30/2020/NĐ-CP"}},
		{"a history without a document is none", "Căn cứ [Luật số 10/2012/QH13] (sửa đổi, bổ sung năm 2020);", []string{"SELF legal_basis 10/2012/QH13"}},
		{"a title names what its own document does", "Căn cứ [Nghị định số 92/2017/NĐ-CP] của Chính phủ sửa đổi, bổ sung một số điều của [Nghị định số 63/2010/NĐ-CP];", []string{
			"SELF legal_basis 92/2017/NĐ-CP", "92/2017/NĐ-CP amends 63/2010/NĐ-CP (provisions)"}},
		{"a programme carries out, not the text that tells of it", "Tỉnh ủy đã ban hành [Chương trình hành động số 61-CTr/TU] về thực hiện [Nghị quyết số 57-NQ/TW].", []string{
			"61-CTr/TU implements 57-NQ/TW"}},
		{"what was issued rests on what stands before", "Căn cứ [Chương trình hành động số 61-CTr/TU], UBND tỉnh ban hành [Kế hoạch số 154/KH-UBND].", []string{
			"154/KH-UBND legal_basis 61-CTr/TU"}},
		{"words are not documents", "Thay thế cụm từ “huyện” bằng cụm từ “xã” tại [khoản 1 Điều 4 Quyết định số 15/2023/QĐ-UBND].", []string{
			"SELF amends 15/2023/QĐ-UBND (words  4.1)"}},
		{"a part is a part", "Bãi bỏ một số điều của [Thông tư số 04/2022/TT-BTP].", []string{"SELF repeals 04/2022/TT-BTP (provisions)"}},
		{"items inherit the verb of the line above", "Các văn bản sau đây hết hiệu lực thi hành:\na) [Thông tư số 01/2021/TT-BTC] về mẫu;\nb) [Thông tư số 02/2023/TT-BTC] sửa đổi, bổ sung một số điều của [Thông tư số 01/2021/TT-BTC].\n", []string{
			"SELF ceases 01/2021/TT-BTC", "SELF ceases 02/2023/TT-BTC", "02/2023/TT-BTC amends 01/2021/TT-BTC (provisions)"}},
		{"a list ends with its items", "Bãi bỏ các văn bản sau đây:\n1. [Quyết định số 12/2019/QĐ-UBND];\nCác sở thực hiện theo [Quyết định số 13/2019/QĐ-UBND].", []string{
			"SELF repeals 12/2019/QĐ-UBND", "SELF refers 13/2019/QĐ-UBND"}},
		{"what has ended is not ended by who says so", "[Thông tư số 01/2021/TT-BTC] đã hết hiệu lực thi hành từ ngày 01/01/2024; Điều 8 [Thông tư số 02/2021/TT-BTC] đã được bãi bỏ; [Thông tư số 03/2021/TT-BTC] đã bị bãi bỏ bởi [Thông tư số 04/2023/TT-BTC].", []string{
			"SELF refers 01/2021/TT-BTC", "SELF refers 02/2021/TT-BTC", "04/2023/TT-BTC repeals 03/2021/TT-BTC"}},
		{"documents of a kind are not the law that tells of them", "Hội đồng nhân dân cấp tỉnh đình chỉ việc thi hành, bãi bỏ một phần hoặc toàn bộ văn bản quy phạm pháp luật quy định tại [khoản 11 Điều 4 Luật số 64/2025/QH15] và [khoản 2 Điều 5 Luật số 80/2025/QH15].", []string{
			"SELF refers 64/2025/QH15 (provisions  4.11)", "SELF refers 80/2025/QH15 (provisions  5.2)"}},
		{"what a place rules is ended with it", "Bãi bỏ các nội dung quy định tại [khoản 11 Điều 4 Thông tư số 64/2021/TT-BTC].", []string{"SELF repeals 64/2021/TT-BTC (provisions  4.11)"}},
		{"an end may have a day", "[Nghị quyết số 12/2023/NQ-HĐND] hết hiệu lực từ ngày 01/01/2026.", []string{"SELF ceases 12/2023/NQ-HĐND since 2026-01-01"}},
		{"a suspension may have an end", "Ngưng hiệu lực [Thông tư số 11/2025/TT-BCT] đến hết ngày 31/12/2025.", []string{"SELF suspends 11/2025/TT-BCT until 2025-12-31"}},
		{"an extension has one", "Điều 1. Kéo dài thời gian áp dụng [Nghị quyết số 12/2023/NQ-HĐND] đến hết ngày 31/12/2026.", []string{"SELF extends 12/2023/NQ-HĐND until 2026-12-31"}},
		{"a title that speaks of cases is a title", "[Thông tư số 03/2022/TT-BTP] hướng dẫn lập đề nghị xây dựng văn bản; soạn thảo dự án hết hiệu lực kể từ ngày Thông tư này có hiệu lực.", []string{
			"SELF ceases 03/2022/TT-BTP"}},
		{"marks within titles part no list", "[Nghị định số 57/2022/NĐ-CP] quy định danh mục chất; tiền chất; [Nghị định số 90/2024/NĐ-CP] sửa đổi danh mục hết hiệu lực từ ngày 19/01/2026.", []string{
			"SELF ceases 57/2022/NĐ-CP since 2026-01-19", "SELF ceases 90/2024/NĐ-CP since 2026-01-19"}},
		{"what stays does not end with what ends", "[Nghị định số 57/2022/NĐ-CP] tiếp tục có hiệu lực; [Nghị định số 90/2024/NĐ-CP] hết hiệu lực từ ngày 19/01/2026.", []string{
			"SELF refers 57/2022/NĐ-CP", "SELF ceases 90/2024/NĐ-CP since 2026-01-19"}},
		{"the time when a document ends is no end", "Hồ sơ lập theo [Nghị định số 57/2022/NĐ-CP] trước ngày [Nghị định số 90/2024/NĐ-CP] hết hiệu lực được tiếp tục xử lý.", []string{
			"SELF refers 57/2022/NĐ-CP", "SELF refers 90/2024/NĐ-CP"}},
		{"what a provision rules may end", "Nội dung quy định tại [khoản 4 Điều 3 Thông tư số 02/2018/TT-BTC] hướng dẫn cơ chế hỗ trợ hết hiệu lực thi hành từ ngày 01/01/2026.", []string{
			"SELF ceases 02/2018/TT-BTC (provisions  3.4) since 2026-01-01"}},
		{"provisions stand in what a document issues", "Thông tư này bãi bỏ <khoản 7 Điều 15> kèm theo của [Nghị định số 128/2025/NĐ-CP]; bãi bỏ <khoản 3 Điều 8> Quy chế làm việc ban hành kèm theo [Quyết định số 15/2023/QĐ-UBND].", []string{
			"SELF repeals 128/2025/NĐ-CP (provisions  15.7)", "SELF repeals 15/2023/QĐ-UBND (provisions  8.3)"}},
		{"a part with a name is an item", "Thông tư này bãi bỏ các nội dung sau:\na) Mục II - Báo cáo về lĩnh vực công chức, viên chức và người lao động trong cơ quan, Phụ lục số 2, [Thông tư số 07/2021/TT-BNV].", []string{
			"SELF repeals 07/2021/TT-BNV (provisions)"}},
		{"guidance on what stands at a place guides", "Thông tư này hướng dẫn một số nội dung tại [Nghị định số 289/2025/NĐ-CP] của Chính phủ.", []string{"SELF guides 289/2025/NĐ-CP (provisions)"}},
		{"brackets hold one history", "Sửa đổi, bổ sung một số điều của [Nghị định số 58/2017/NĐ-CP] về cảng (được sửa đổi, bổ sung bởi [Nghị định số 76/2021/NĐ-CP]; [Nghị định số 69/2022/NĐ-CP]).", []string{
			"SELF amends 58/2017/NĐ-CP (provisions)", "76/2021/NĐ-CP amends 58/2017/NĐ-CP (provisions)", "69/2022/NĐ-CP amends 58/2017/NĐ-CP (provisions)"}},
		{"laws without a name go on a history", "Căn cứ [Luật Nhà ở số 27/2023/QH15] được sửa đổi, bổ sung bởi [Luật số 43/2024/QH15]; [Luật số 47/2024/QH15];", []string{
			"SELF legal_basis 27/2023/QH15", "43/2024/QH15 amends 27/2023/QH15 (provisions)", "47/2024/QH15 amends 27/2023/QH15 (provisions)"}},
		{"who amended a document did not amend the places that end", "[Khoản 1 Điều 11, Điều 14 Thông tư số 08/2021/TT-NHNN] quy định về cho vay đặc biệt đối với tổ chức tín dụng được sửa đổi bởi [Thông tư số 02/2022/TT-NHNN] hết hiệu lực từ ngày 01/01/2026.", []string{
			"02/2022/TT-NHNN amends 08/2021/TT-NHNN (provisions)", "SELF ceases 08/2021/TT-NHNN (provisions  14) since 2026-01-01"}},
		{"a title goes on behind a history", "Bãi bỏ [Điều 3 Nghị định số 83/2024/NĐ-CP] sửa đổi, bổ sung một số điều của [Nghị định số 123/2016/NĐ-CP] đã được sửa đổi theo [Nghị định số 101/2020/NĐ-CP], [Nghị định số 10/2016/NĐ-CP] quy định về cơ quan.", []string{
			"SELF repeals 83/2024/NĐ-CP (provisions  3)", "83/2024/NĐ-CP amends 123/2016/NĐ-CP (provisions)", "83/2024/NĐ-CP amends 10/2016/NĐ-CP (provisions)", "101/2020/NĐ-CP amends 123/2016/NĐ-CP (provisions)"}},
		{"new wording within a sentence is not the document's own", "Sửa đổi [Điều 1 Nghị định số 212/2025/NĐ-CP] như sau: “Nghị định này quy định chi tiết [Điều 47 Luật số 74/2025/QH15]”.", []string{
			"SELF amends 212/2025/NĐ-CP (provisions  1)"}},
		{"items have the day of the line above", "Các văn bản sau đây hết hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2025:\n1. [Thông tư số 01/2021/TT-BTC];\n2. [Thông tư số 02/2023/TT-BTC] kể từ ngày 01 tháng 9 năm 2025.\n", []string{
			"SELF ceases 01/2021/TT-BTC since 2025-07-01", "SELF ceases 02/2023/TT-BTC since 2025-09-01"}},
		{"a provision may have a day of its own", "[Luật số 38/2019/QH14] hết hiệu lực từ ngày 01/7/2026; riêng [Điều 51 Luật số 38/2019/QH14] hết hiệu lực từ ngày 01/01/2027.", []string{
			"SELF ceases 38/2019/QH14 since 2026-07-01", "SELF ceases 38/2019/QH14 (provisions  51) since 2027-01-01"}},
		{"a year ends on its last day", "Kéo dài thời gian áp dụng [Nghị quyết số 12/2023/NQ-HĐND] đến hết năm 2026.", []string{"SELF extends 12/2023/NQ-HĐND until 2026-12-31"}},
		{"what is taken out stays", "[Quyết định số 16/2003/QĐ-TTg] hết hiệu lực kể từ ngày Nghị định này có hiệu lực, trừ Điều 12 và Chương IV.", []string{"SELF ceases 16/2003/QĐ-TTg (provisions)"}},
		{"what a list below takes out stays", "Bãi bỏ [Thông tư số 09/2015/TT-BYT], trừ các nội dung sau:\na) Điểm a khoản 3 Điều 1;\nb) Điều 4.\n", []string{"SELF repeals 09/2015/TT-BYT (provisions)"}},
		{"what a list below names may be called by its kinds", "[Nghị định số 35/2021/NĐ-CP] hết hiệu lực từ ngày 01/7/2026, ngoại trừ những điều, khoản sau đây tiếp tục có hiệu lực:\na) Điều 7.\n", []string{"SELF ceases 35/2021/NĐ-CP (provisions) since 2026-07-01"}},
		{"cases of a list below take nothing out", "[Thông tư số 36/2015/TT-BTNMT] hết hiệu lực từ ngày 01/7/2026, trừ các trường hợp sau đây:\na) Hồ sơ đã nộp.\n", []string{"SELF ceases 36/2015/TT-BTNMT since 2026-07-01"}},
		{"what the document rules takes nothing out", "[Quyết định số 16/2003/QĐ-TTg] hết hiệu lực kể từ ngày Nghị định này có hiệu lực, trừ quy định tại Điều 12 Nghị định này.", []string{"SELF ceases 16/2003/QĐ-TTg"}},
		{"who ends a place of an amending document ends nothing of what it amended", "Bãi bỏ [Điều 2 Nghị định số 91/2014/NĐ-CP] sửa đổi, bổ sung một số điều của [Nghị định số 100/2016/NĐ-CP] và [Nghị định số 12/2015/NĐ-CP].", []string{
			"SELF repeals 91/2014/NĐ-CP (provisions  2)", "91/2014/NĐ-CP amends 100/2016/NĐ-CP (provisions)", "91/2014/NĐ-CP amends 12/2015/NĐ-CP (provisions)"}},
		{"words that go are no provisions that end", "Bãi bỏ từ “huyện,” tại [điểm a khoản 2 Điều 70 Nghị định số 156/2018/NĐ-CP]; bãi bỏ đoạn: “Trong thời hạn” tại [khoản 3 Điều 14 Nghị định số 156/2018/NĐ-CP].", []string{
			"SELF amends 156/2018/NĐ-CP (words  70.2.a)", "SELF amends 156/2018/NĐ-CP (words  14.3)"}},
		{"from one article to another is no word", "Nghị định này bãi bỏ từ [Điều 5 đến Điều 8 Nghị định số 156/2018/NĐ-CP].", []string{"SELF repeals 156/2018/NĐ-CP (provisions  8)"}},
		{"verbs before words are about words", "Bổ sung, thay thế, bỏ cụm từ tại các điểm, khoản của [Điều 8 Nghị định số 138/2021/NĐ-CP].", []string{
			"SELF amends 138/2021/NĐ-CP (words  8)"}},
		{"a part is a part of each of a list", "Bãi bỏ một số điều của [Nghị định số 34/2014/NĐ-CP], [Nghị định số 112/2014/NĐ-CP] và [Nghị định số 71/2015/NĐ-CP].", []string{
			"SELF repeals 34/2014/NĐ-CP (provisions)", "SELF repeals 112/2014/NĐ-CP (provisions)", "SELF repeals 71/2015/NĐ-CP (provisions)"}},
		{"those that amended a document may be listed by their kind", "Căn cứ [Thông tư số 15/2020/TT-BGDĐT] ban hành Quy chế thi và các Thông tư sửa đổi, bổ sung: [Thông tư số 05/2021/TT-BGDĐT], [Thông tư số 06/2023/TT-BGDĐT];", []string{
			"SELF legal_basis 15/2020/TT-BGDĐT", "SELF legal_basis 05/2021/TT-BGDĐT", "SELF legal_basis 06/2023/TT-BGDĐT", "05/2021/TT-BGDĐT amends 15/2020/TT-BGDĐT (provisions)", "06/2023/TT-BGDĐT amends 15/2020/TT-BGDĐT (provisions)"}},
		{"a case is no fact", "Hồ sơ nộp trước ngày [Nghị định số 30/2020/NĐ-CP] hết hiệu lực thì được giải quyết.", []string{"SELF refers 30/2020/NĐ-CP"}},
		{"a body makes where no decision is named", "Tỉnh ủy đã thành lập Ban Chỉ đạo chuyển đổi số tỉnh.", []string{"org:Tỉnh ủy establishes org:Ban Chỉ đạo chuyển đổi số tỉnh"}},
		{"a decision in brackets makes what stands before", "Tỉnh ủy đã thành lập Ban Chỉ đạo chuyển đổi số tỉnh do đồng chí Bí thư làm Trưởng ban ([Quyết định số 1098-QĐ/TU]).", []string{
			"1098-QĐ/TU establishes org:Ban Chỉ đạo chuyển đổi số tỉnh"}},
		{"a verb without a name makes nothing", "Việc thay thế thiết bị, phê duyệt danh sách và thành lập doanh nghiệp phải đúng pháp luật.", nil},
		{"a letter replies", "Phúc đáp [Công văn số 2231/SNV-CCHC] của Sở Nội vụ về việc góp ý, Sở Tài chính có ý kiến như sau:", []string{"SELF replies 2231/SNV-CCHC"}},
		{"a figure is measured against a plan", "Tỷ lệ đạt 51,69%, so với chỉ tiêu giao tại [Kế hoạch số 46/KH-UBND] còn thấp.", []string{"SELF sets_target 46/KH-UBND"}},
		{"a mention refers once", "Hồ sơ theo quy định tại [khoản 2 Điều 9 Nghị định số 30/2020/NĐ-CP]. Mẫu tại [Nghị định số 30/2020/NĐ-CP].", []string{
			"SELF refers 30/2020/NĐ-CP (provisions  9.2)"}},
		{"words of other marks are no triggers", "Thông tư này quy định chỉ tiêu theo [Thông tư số 04/2022/TT-BTP].", []string{"SELF refers 04/2022/TT-BTP"}},
		{"a history may say theo", "Căn cứ [Luật số 64/2025/QH15] đã được sửa đổi, bổ sung một số điều theo [Luật số 87/2025/QH15];", []string{
			"SELF legal_basis 64/2025/QH15", "87/2025/QH15 amends 64/2025/QH15 (provisions)"}},
		{"a difficulty in carrying out is no carrying out", "Căn cứ [Nghị quyết số 254/2025/QH15] quy định cơ chế tháo gỡ khó khăn trong tổ chức thi hành [Luật số 31/2024/QH15];", []string{
			"SELF legal_basis 254/2025/QH15", "SELF refers 31/2024/QH15"}},
		{"a provision is put in beside an anchor", "Bổ sung <điểm e> vào sau [điểm d khoản 1 Điều 4 Quyết định số 13/2024/QĐ-UBND]; bổ sung <Điều 7a> vào sau [Điều 7 Nghị quyết số 12/2023/NQ-HĐND].", []string{
			"SELF amends 13/2024/QĐ-UBND (provisions  4.1.e)", "SELF amends 12/2023/NQ-HĐND (provisions  7a)"}},
		{"words are put out of several documents", "Bãi bỏ cụm từ “a” tại [khoản 3 Điều 136 Luật số 34/2030/QH17]; tại [khoản 1 Điều 26 Luật số 61/2030/QH17].", []string{
			"SELF amends 34/2030/QH17 (words  136.3)", "SELF amends 61/2030/QH17 (words  26.1)"}},
		{"what was made names its decision", "Hội đồng thẩm định được thành lập theo [Quyết định số 733/QĐ-UBND] đã họp 02 phiên.", []string{"733/QĐ-UBND establishes org:Hội đồng thẩm định"}},
		{"one document is carried out by another", "Ban Thường vụ Tỉnh ủy cụ thể hóa [Nghị quyết số 57-NQ/TW] bằng [Chương trình hành động số 61-CTr/TU].", []string{"61-CTr/TU implements 57-NQ/TW"}},
		{"goods are suspended, not documents", "Việc đình chỉ lưu hành và thu hồi được quy định tại [Nghị định số 58/2030/NĐ-CP].", []string{"SELF refers 58/2030/NĐ-CP"}},
		{"laws that a law amends are a list", "Căn cứ [Luật số 43/2031/QH18] sửa đổi, bổ sung một số điều của [Luật số 31/2024/QH15], [Luật số 27/2023/QH15];", []string{
			"SELF legal_basis 43/2031/QH18", "43/2031/QH18 amends 31/2024/QH15 (provisions)", "43/2031/QH18 amends 27/2023/QH15 (provisions)"}},
		{"two verbs share a document", "Sửa đổi, bổ sung, bãi bỏ một số điều của [Thông tư số 04/2022/TT-BTP].", []string{
			"SELF amends 04/2022/TT-BTP (provisions)", "SELF repeals 04/2022/TT-BTP (provisions)"}},
		{"quoted wording is not the document's own", "Điều 1. Sửa đổi một số điều của [Luật số 01/2011/QH13]\n1. Sửa đổi <khoản 2 Điều 5> như sau:\n“2. Thay thế [Nghị định số 30/2020/NĐ-CP].”.\n2. Bãi bỏ <Điều 7>.", []string{
			"SELF amends 01/2011/QH13 (provisions)", "SELF amends 01/2011/QH13 (provisions  5.2)", "SELF repeals 01/2011/QH13 (provisions  7)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, read(t, c.text, corpus.Header{})); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTheTitleOfALawWithoutANumberIsItsOwn(t *testing.T) {
	text := "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Chứng khoán, Luật Kế toán, Luật Xử lý vi phạm hành chính ngày 29 tháng 11 năm 2024; Luật Giá năm 2023;"
	var refs []corpus.Reference
	for _, c := range []struct {
		quote, canonical string
		date             corpus.Date
	}{
		{"Luật sửa đổi, bổ sung một số điều của Luật Chứng khoán", "", corpus.Date{}}, {"Luật Kế toán", "88/2015/QH13", corpus.Date{}},
		{"Luật Xử lý vi phạm hành chính ngày 29 tháng 11 năm 2024", "", corpus.Date{Year: 2024, Month: 11, Day: 29}}, {"Luật Giá năm 2023", "16/2023/QH15", corpus.Date{}},
	} {
		at := strings.Index(text, c.quote)
		refs = append(refs, corpus.Reference{Span: corpus.Span{Start: at, End: at + len(c.quote)}, Quote: c.quote, Kind: corpus.ReferenceNamed, DocType: "Luật", Canonical: c.canonical, Date: c.date})
	}
	var got []string
	for _, e := range Edges(Input{Text: text, References: refs}) {
		got = append(got, e.From+" "+string(e.Relation)+" "+e.To)
	}
	if d := cmp.Diff([]string{"SELF legal_basis Luật sửa đổi, bổ sung một số điều của Luật Chứng khoán", "SELF legal_basis 16/2023/QH15", "SELF refers 88/2015/QH13",
		"SELF refers Luật Xử lý vi phạm hành chính ngày 29 tháng 11 năm 2024"}, got); d != "" {
		t.Error(d)
	}
}

func TestADocumentIsNotRelatedToItself(t *testing.T) {
	header := corpus.Header{Number: "12/QĐ-UBND", Issued: corpus.Date{Year: 2025, Month: 3, Day: 1}}
	got := read(t, "Danh mục kèm theo [Quyết định số 12/QĐ-UBND]. Quyết định này thay thế [Quyết định số 12/QĐ-UBND ngày 05/01/2024].", header)
	if d := cmp.Diff([]string{"SELF replaces 12/QĐ-UBND"}, got); d != "" {
		t.Error(d)
	}
}

func TestAConsolidatedTextNamesWhatItHolds(t *testing.T) {
	got := read(t, "[Nghị định số 23/2029/NĐ-CP] của Chính phủ về mẫu, có hiệu lực kể từ ngày 10 tháng 4 năm 2029, được sửa đổi, bổ sung bởi:\n[Nghị định số 67/2030/NĐ-CP] sửa đổi, bổ sung một số điều của [Nghị định số 23/2029/NĐ-CP].\nNghị định này thay thế [Nghị định số 11/2020/NĐ-CP].",
		corpus.Header{Number: "2514/VBHN-BTP"})
	if d := cmp.Diff([]string{"SELF consolidates 23/2029/NĐ-CP", "67/2030/NĐ-CP amends 23/2029/NĐ-CP (provisions)", "SELF consolidates 67/2030/NĐ-CP", "23/2029/NĐ-CP replaces 11/2020/NĐ-CP"}, got); d != "" {
		t.Error(d)
	}
}

func TestDoubtsWarnOfTheHierarchy(t *testing.T) {
	for _, c := range []struct {
		name, number, text, want string
	}{
		{"a circular does not replace a decree", "01/2031/TT-BTC", "Thông tư này thay thế [Nghị định số 30/2020/NĐ-CP].", "Văn bản ghi thay thế 30/2020/NĐ-CP, là văn bản cấp cao hơn."},
		{"a decree replaces a circular", "30/2031/NĐ-CP", "Nghị định này thay thế [Thông tư số 01/2020/TT-BTC].", ""},
		{"a Party document does not repeal one of the state", "15-QĐ/TU", "Bãi bỏ [Quyết định số 12/2019/QĐ-UBND].", "Văn bản ghi bãi bỏ 12/2019/QĐ-UBND, là văn bản của hệ thống khác."},
		{"a decree does not guide a circular", "30/2031/NĐ-CP", "Nghị định này hướng dẫn thi hành [Thông tư số 01/2020/TT-BTC].", "Văn bản ghi hướng dẫn thi hành 01/2020/TT-BTC, là văn bản cấp thấp hơn."},
		{"a document does not end itself", "12/QĐ-UBND", "Bãi bỏ [Quyết định số 12/QĐ-UBND].", "Văn bản ghi bãi bỏ chính số của mình, 12/QĐ-UBND."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, refs := parse(c.text)
			header := corpus.Header{Number: c.number}
			got := ""
			for _, p := range Doubts(Edges(Input{Text: text, Header: header, References: refs}), header) {
				got += p.Detail
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheTablesAreWhole(t *testing.T) {
	for _, name := range []string{"triggers", "joiners", "plurals", "openers", "subjects", "breaks", "leads", "conditions", "parts", "proposals", "decisions", "made",
		"skipped", "texts", "bodies", "nameends", "actors", "nouns", "ranks", "closings", "titlestarts", "makers", "levels", "standing", "holders", "contents", "publications", "statuses", "columns", "listheads", "kinds"} {
		if len(rows(name)) == 0 {
			t.Errorf("no rows in %s", name)
		}
	}
	forms := map[form]bool{formVerb: true, formPassive: true, formDone: true, formEither: true, formMake: true, formMade: true, formSelf: true, formNone: true}
	places := map[place]bool{placeAny: true, placeFirst: true, placeOwn: true, placeReport: true, placeProposal: true}
	n := 0
	for _, list := range triggers() {
		for _, tr := range list {
			n++
			if !relations[tr.relation] || !forms[tr.form] || !places[tr.where] || tr.scope != corpus.ScopeWhole && tr.scope != corpus.ScopeProvisions && tr.scope != corpus.ScopeWords {
				t.Errorf("the row of %q is not whole", tr.phrase)
			}
		}
	}
	if n != len(rows("triggers")) {
		t.Errorf("%d of %d triggers are read", n, len(rows("triggers")))
	}
}

// pieces are words that grammars trip over, for damaged texts.
var pieces = []string{"[Nghị định số 30/2020/NĐ-CP]", "[khoản 2 Điều 9 Luật số 33/2024/QH15]", "<khoản 1 Điều 3>", " sửa đổi, bổ sung ", " được sửa đổi bởi ", " hết hiệu lực", ";", ":\n", "\na) ",
	" và ", ", ", " thay thế cụm từ “a” ", " Nghị định này ", "Căn cứ ", " tại ", ". ", "“", "”", " phê duyệt Đề án A b c ", " (", ")", " ban hành ", " đến hết ngày 31/12/2026 ", "Điều 1. "}

func TestDamagedTextsKeepEvidence(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 4000 {
		var b strings.Builder
		for range 1 + r.IntN(14) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		read(t, b.String(), corpus.Header{Number: "30/2020/NĐ-CP"})
	}
}

func FuzzEdges(f *testing.F) {
	for _, p := range pieces {
		f.Add(p + "[Nghị định số 30/2020/NĐ-CP]")
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, refs := parse(s)
		check(t, text, len(refs), Edges(Input{Text: text, References: refs}))
	})
}

// BenchmarkOneLine reads 5 MB of one line, where what is quadratic would take hours.
func BenchmarkOneLine(b *testing.B) {
	text, refs := parse(strings.Repeat("Nghị định này thay thế [khoản 1 Điều 2 Nghị định số 30/2020/NĐ-CP] của Chính phủ, được sửa đổi bởi [Nghị định số 31/2021/NĐ-CP] ", 5<<20/200))
	for i := range refs {
		refs[i].Provisions = []corpus.Provision{{Dieu: strconv.Itoa(i)}}
	}
	for b.Loop() {
		Edges(Input{Text: text, References: refs})
	}
	b.SetBytes(int64(len(text)))
}
