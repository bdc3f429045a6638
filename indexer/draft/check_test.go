package draft_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/corpus/table"
	"vankho/indexer"
	"vankho/indexer/draft"
	"vankho/indexer/extract"
)

func TestThePlantedDraftShowsItsTwelveFaultsAndNothingElse(t *testing.T) {
	st := opened(t, sampleStore)
	content, err := sample.Draft("du-thao-quyet-dinh-quy-che.docx")
	if err != nil {
		t.Fatal(err)
	}
	gold, err := sample.Draft("findings.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var d *corpus.Document
	_, err = extract.Read(t.Context(), bytes.NewReader(content), int64(len(content)), "du-thao.docx", extract.DefaultLimits(), func(r extract.Record) error {
		d = indexer.Understood(indexer.Finish(r, "du-thao.docx", func(extract.Stage) {}))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	day := corpus.Date{Year: 2025, Month: 3, Day: 31}
	r, err := draft.Check(t.Context(), st, draft.Input{Name: "du-thao.docx", Document: d, Day: day, Today: day})
	if err != nil {
		t.Fatal(err)
	}
	mend := map[string]corpus.Finding{}
	sound := 0
	for _, f := range r.Findings {
		if f.Mend {
			mend[f.Quote] = f
		} else {
			sound++
		}
	}
	planted := 0
	for g := range table.Rows(string(gold), 3) {
		planted++
		found := false
		for quote, f := range mend {
			if strings.Contains(quote, g[0]) && string(f.State) == g[1] && f.Label() == g[2] {
				found = true
				delete(mend, quote)
			}
		}
		if !found {
			t.Errorf("%s is not found to be %s", g[0], g[2])
		}
	}
	for quote, f := range mend {
		t.Errorf("%q is sound, but %s: %s", quote, f.Label(), f.Sentence)
	}
	if planted != 12 || sound < 12 {
		t.Errorf("%d faults among %d sound citations, want 12 among as many", planted, sound)
	}
}

// finding is what the tests below look at of one.
type finding struct {
	state corpus.FindingState
	// label, says and correct are parts of what is shown, "" where they do not matter.
	label, says, correct string
}

// office is the head of a draft of the province, its number and day still blank.
var office = letterhead("      /QĐ-UBND", "ngày      tháng      năm 2025", "Quyết định", "Về việc thử")

func TestACitationGetsItsState(t *testing.T) {
	st := opened(t, provinceStore)
	for _, c := range []struct {
		name, text string
		want       finding
	}{
		{"all agrees, nothing tells of the validity", "Căn cứ Quyết định số 21/2023/QĐ-UBND ngày 05 tháng 6 năm 2023 của Ủy ban nhân dân tỉnh Vân Sơn quy định quản lý nước sạch nông thôn trên địa bàn tỉnh Vân Sơn;",
			finding{corpus.FindingUnknown, "Khớp, chưa rõ hiệu lực", "Khớp số, ngày, cơ quan và tên; có hiệu lực từ ngày 15/6/2023; không thấy văn bản thay thế, bãi bỏ trong kho đến ngày 01/10/2025.", ""}},
		{"a title cut short is the same", "theo Quyết định số 21/2023/QĐ-UBND ngày 05/6/2023 của Ủy ban nhân dân tỉnh Vân Sơn quy định quản lý nước sạch nông thôn.", finding{state: corpus.FindingUnknown}},
		{"replaced", "Căn cứ Quyết định số 08/2020/QĐ-UBND ngày 03/02/2020 của Ủy ban nhân dân tỉnh Vân Sơn;",
			finding{corpus.FindingExpired, "Hết hiệu lực", "Được thay thế bởi 33/2024/QĐ-UBND, có hiệu lực từ ngày 15/7/2024.", ""}},
		{"another day", "Căn cứ Quyết định số 21/2023/QĐ-UBND ngày 06 tháng 5 năm 2023 của Ủy ban nhân dân tỉnh Vân Sơn;",
			finding{corpus.FindingDiffers, "Lệch ngày", "Dự thảo ghi 06/5/2023, kho ghi 05/6/2023 (21/2023/QĐ-UBND).", "Quyết định số 21/2023/QĐ-UBND ngày 05 tháng 6 năm 2023 của Ủy ban nhân dân tỉnh Vân Sơn quy định quản lý nước sạch nông thôn trên địa bàn tỉnh Vân Sơn"}},
		{"another body", "Căn cứ Quyết định số 33/2024/QĐ-UBND ngày 02/7/2024 của Hội đồng nhân dân tỉnh Vân Sơn;", finding{corpus.FindingDiffers, "Lệch cơ quan", "", "của Ủy ban nhân dân tỉnh Vân Sơn"}},
		{"another title", "Căn cứ Quyết định số 33/2024/QĐ-UBND ngày 02/7/2024 của Ủy ban nhân dân tỉnh Vân Sơn quy định mức thu phí đường bộ;", finding{state: corpus.FindingDiffers, label: "Lệch tên"}},
		{"another type", "Căn cứ Chỉ thị số 77/KH-UBND ngày 11/3/2025 của Ủy ban nhân dân tỉnh Vân Sơn;", finding{state: corpus.FindingDiffers, label: "Lệch loại"}},
		{"the day and the month of another year", "Căn cứ Kế hoạch số 77/KH-UBND ngày 11/3/2024 của Ủy ban nhân dân tỉnh Vân Sơn;", finding{corpus.FindingDiffers, "Lệch ngày", "Dự thảo ghi 11/3/2024, kho ghi 11/3/2025", ""}},
		{"a day in brackets", "Theo Kế hoạch số 77/KH-UBND (11/3/2025) của tỉnh;", finding{state: corpus.FindingUnknown, says: "Khớp số và ngày"}},
		{"another day in brackets", "Theo Kế hoạch số 77/KH-UBND (12/3/2025);", finding{state: corpus.FindingDiffers, label: "Lệch ngày"}},
		{"a body of another level", "Căn cứ Kế hoạch số 77/KH-UBND ngày 11/3/2025 của Ủy ban nhân dân huyện Nậm Mẫu;", finding{state: corpus.FindingDiffers, label: "Lệch cơ quan"}},
		{"the head of the body", "Căn cứ Kế hoạch số 77/KH-UBND ngày 11/3/2025 của Chủ tịch Ủy ban nhân dân tỉnh;", finding{state: corpus.FindingUnknown}},
		{"a law by a day of its own", "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;", finding{state: corpus.FindingNotSure, says: "Kho chưa có toàn văn; ngày và tên trùng"}},
		{"a law by its name", "theo quy định của Luật Đất đai;", finding{state: corpus.FindingNotSure}},
		{"a law by another day", "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2023;", finding{state: corpus.FindingDiffers, label: "Lệch ngày", says: "kho ghi 18/01/2024"}},
		{"figures exchanged, the title tells", "Căn cứ Quyết định số 12/2023/QĐ-UBND ngày 05/6/2023 của Ủy ban nhân dân tỉnh Vân Sơn quy định quản lý nước sạch nông thôn trên địa bàn tỉnh Vân Sơn;",
			finding{corpus.FindingDiffers, "Lệch ký hiệu", "Dự thảo ghi 12/2023/QĐ-UBND, kho ghi 21/2023/QĐ-UBND", "Quyết định số 21/2023/QĐ-UBND"}},
		{"figures exchanged, nothing else told: another document", "Căn cứ Quyết định số 12/2023/QĐ-UBND ngày 05/6/2023 của Ủy ban nhân dân tỉnh Vân Sơn;", finding{state: corpus.FindingAbsent, says: "gần giống: 21/2023/QĐ-UBND"}},
		{"the year forgotten", "Căn cứ Quyết định số 21/QĐ-UBND ngày 05/6/2023 của Ủy ban nhân dân tỉnh Vân Sơn quy định quản lý nước sạch nông thôn trên địa bàn tỉnh Vân Sơn;", finding{state: corpus.FindingDiffers, label: "Lệch ký hiệu"}},
		{"the state's slash in a number of the Party", "Thực hiện Chương trình hành động số 12/CTr-TU ngày 18/02/2025 của Tỉnh ủy Vân Sơn;", finding{corpus.FindingMalformed, "Sai thể thức", "Viết đúng: 12-CTr/TU.", "12-CTr/TU"}},
		{"the Party's hyphen in a number of the state", "Thực hiện Kế hoạch số 77-KH/UBND ngày 11/3/2025 của Ủy ban nhân dân tỉnh Vân Sơn;", finding{state: corpus.FindingMalformed, says: "77/KH-UBND"}},
		{"no zero before a figure", "Thực hiện Quyết định số 8/2020/QĐ-UBND;", finding{state: corpus.FindingExpired, says: "Viết đúng: 08/2020/QĐ-UBND."}},
		{"D for Đ", "Căn cứ Quyết định số 21/2023/QD-UBND ngày 05/6/2023 của Ủy ban nhân dân tỉnh Vân Sơn;", finding{state: corpus.FindingMalformed, says: "21/2023/QĐ-UBND"}},
		{"a day that no calendar has", "Căn cứ Quyết định số 33/2024/QĐ-UBND ngày 31 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh Vân Sơn;", finding{state: corpus.FindingMalformed, says: "không có trong lịch"}},
		{"no such article", "theo Điều 9 Quyết định số 21/2023/QĐ-UBND;", finding{corpus.FindingNoSection, "Không có điều khoản này", "21/2023/QĐ-UBND có Điều 1 đến Điều 3; dự thảo dẫn Điều 9.", ""}},
		{"no such clause", "theo khoản 4 Điều 1 Quyết định số 21/2023/QĐ-UBND;", finding{state: corpus.FindingNoSection, says: "Điều 1 của 21/2023/QĐ-UBND có khoản 1 đến khoản 2; dự thảo dẫn khoản 4."}},
		{"no such point", "theo điểm đ khoản 2 Điều 2 Quyết định số 21/2023/QĐ-UBND;", finding{state: corpus.FindingNoSection, says: "có điểm a đến điểm b; dự thảo dẫn điểm đ."}},
		{"a clause of an article without clauses is not judged", "theo khoản 1 Điều 3 Quyết định số 21/2023/QĐ-UBND;", finding{state: corpus.FindingUnknown}},
		{"an article with a letter is what amendments add", "theo Điều 2a Quyết định số 21/2023/QĐ-UBND;", finding{state: corpus.FindingUnknown}},
		{"two of one number, undated", "Căn cứ Quyết định số 501/QĐ-UBND của Ủy ban nhân dân tỉnh Vân Sơn;", finding{corpus.FindingAmbiguous, "Cần chọn văn bản", "Có 2 văn bản cùng số: ngày 09/4/2024 của Ủy ban nhân dân tỉnh Vân Sơn và ngày 14/4/2023", ""}},
		{"two of one number, dated", "Căn cứ Quyết định số 501/QĐ-UBND ngày 14/4/2023 của Ủy ban nhân dân tỉnh Vân Sơn;", finding{state: corpus.FindingUnknown}},
		{"one of that number in another year", "Căn cứ Quyết định số 501/QĐ-UBND ngày 20/5/2021 của Ủy ban nhân dân tỉnh Vân Sơn;", finding{state: corpus.FindingAbsent, says: "văn bản cùng số trong kho là văn bản khác"}},
		{"known from citations alone", "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;", finding{corpus.FindingNotSure, "Chưa xác minh được", "Kho chưa có toàn văn; số, ngày và cơ quan trùng với dẫn chiếu trong ", ""}},
		{"known from citations alone, another day", "Thực hiện Nghị quyết số 57-NQ/TW ngày 24/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia;",
			finding{corpus.FindingDiffers, "Lệch ngày", "Kho chưa có toàn văn; cần đối chiếu với bản gốc.", ""}},
		{"known from citations alone, worded otherwise", "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá trong phát triển khoa học và công nghệ, sáng tạo, chuyển đổi số;", finding{state: corpus.FindingNotSure}},
		{"known from citations alone, about something else", "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về phát triển kinh tế tập thể trong nông nghiệp;", finding{state: corpus.FindingDiffers, label: "Lệch tên", says: "cần đối chiếu với bản gốc"}},
		{"no number", "Theo Nghị quyết của Quốc hội về giảm nghèo bền vững;", finding{corpus.FindingNotSure, "Chưa xác minh được", "Dẫn chiếu không ghi số.", ""}},
		{"nowhere", "Căn cứ Thông tư số 99/2021/TT-BTC ngày 05/11/2021 của Bộ Tài chính;", finding{corpus.FindingAbsent, "Không có trong kho", "không văn bản nào có hoặc nhắc tới số này. Không có nghĩa là văn bản không tồn tại.", ""}},
		{"a secret document is not told of", "Căn cứ Quyết định số 900/QĐ-UBND ngày 07/8/2024 của Ủy ban nhân dân tỉnh Vân Sơn;", finding{state: corpus.FindingAbsent, says: "không văn bản nào có hoặc nhắc tới số này"}},
		{"the Party's committee is not the People's Committee", "Căn cứ Kế hoạch số 77/KH-UBND ngày 11/3/2025 của Tỉnh ủy Vân Sơn;", finding{state: corpus.FindingDiffers, label: "Lệch cơ quan"}},
		{"a plan of the Party of the same day is another document", "Thực hiện Kế hoạch số 77-KH/TU ngày 11/3/2025 của Ban Thường vụ Tỉnh ủy;", finding{state: corpus.FindingAbsent}},
		{"another province's", "Căn cứ Kế hoạch số 77/KH-UBND ngày 11/3/2025 của Ủy ban nhân dân tỉnh Lào Cai;", finding{state: corpus.FindingAbsent}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := check(t, st, office+c.text)
			if len(r.Findings) != 1 {
				t.Fatalf("%d findings: %+v", len(r.Findings), r.Findings)
			}
			f := r.Findings[0]
			if f.State != c.want.state || c.want.label != "" && f.Label() != c.want.label || !strings.Contains(f.Sentence, c.want.says) || !strings.Contains(f.Correct, c.want.correct) {
				t.Errorf("%s, %s: %s (%s)\nwant %+v", f.State, f.Label(), f.Sentence, f.Correct, c.want)
			}
		})
	}
}

func TestHowACitationIsToBeWritten(t *testing.T) {
	st := opened(t, provinceStore)
	const clinic = "Quyết định số 41/2024/QĐ-UBND ngày 03 tháng 9 năm 2024 của Ủy ban nhân dân tỉnh Vân Sơn"
	for _, c := range []struct{ name, text, want string }{
		{"a title printed in capitals is left out", "Căn cứ Quyết định số 41/2024/QĐ-UBND ngày 03/9/2024 của Ủy ban nhân dân tỉnh Vân Sơn;", clinic},
		{"the draft has it in small letters", "Căn cứ Quyết định số 41/2024/QĐ-UBND ngày 03/9/2024 của Ủy ban nhân dân tỉnh Vân Sơn quy định phí khám bệnh tại Trạm Y tế Nậm Mẫu;",
			clinic + " quy định phí khám bệnh tại Trạm Y tế Nậm Mẫu"},
		{"no form for a place that is not there", "theo Điều 9 Quyết định số 21/2023/QĐ-UBND ngày 05/6/2023 của Ủy ban nhân dân tỉnh Vân Sơn;", ""},
		{"the name of a law is enough", "theo quy định của Luật Đất đai;", ""},
	} {
		r := check(t, st, office+c.text)
		if len(r.Findings) != 1 || r.Findings[0].Correct != c.want {
			t.Errorf("%s: %+v", c.name, r.Findings)
		}
	}
}

func TestTheSentenceDoesNotRepeatTheLabel(t *testing.T) {
	r := check(t, opened(t, sampleStore), "Căn cứ Quyết định số 24/2023/QĐ-UBND ngày 05 tháng 10 năm 2023 của Ủy ban nhân dân tỉnh Khuê Lĩnh;")
	const want = "Một phần bị bãi bỏ bởi 18/2025/QĐ-UBND, có hiệu lực từ ngày 01/7/2025. Dự thảo dẫn cả văn bản."
	if len(r.Findings) != 1 || r.Findings[0].State != corpus.FindingPartly || r.Findings[0].Sentence != want {
		t.Errorf("%+v", r.Findings)
	}
}

func TestAShortCitationSharesTheSlipOfTheFullOne(t *testing.T) {
	r := check(t, opened(t, provinceStore), office+"Căn cứ Quyết định số 21/2023/QĐ-UBND ngày 06 tháng 5 năm 2023 của Ủy ban nhân dân tỉnh Vân Sơn;\n"+
		"Điều 1. Thực hiện khoản 1 Điều 2 Quyết định số 21/2023/QĐ-UBND và Điều 9 Quyết định số 21/2023/QĐ-UBND.\n"+
		"Điều 2. Thực hiện Quyết định số 501/QĐ-UBND ngày 20/5/2021 của Ủy ban nhân dân tỉnh; Quyết định số 501/QĐ-UBND còn thiếu.")
	var got []corpus.FindingState
	for _, f := range r.Findings {
		got = append(got, f.State)
	}
	want := []corpus.FindingState{corpus.FindingDiffers, corpus.FindingUnknown, corpus.FindingNoSection, corpus.FindingAbsent, corpus.FindingAbsent}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestTheDayOfTheCheckDecides(t *testing.T) {
	st := opened(t, provinceStore)
	const text = "Căn cứ Quyết định số 08/2020/QĐ-UBND ngày 03/02/2020 của Ủy ban nhân dân tỉnh Vân Sơn; Căn cứ Quyết định số 33/2024/QĐ-UBND ngày 02/7/2024 của Ủy ban nhân dân tỉnh Vân Sơn;"
	for day, want := range map[corpus.Date][]corpus.FindingState{
		{Year: 2024, Month: 7, Day: 14}: {corpus.FindingUnknown, corpus.FindingNotYet},
		{Year: 2024, Month: 7, Day: 15}: {corpus.FindingExpired, corpus.FindingUnknown},
	} {
		var got []corpus.FindingState
		for _, f := range check(t, st, text, func(in *draft.Input) { in.Day = day }).Findings {
			got = append(got, f.State)
		}
		if !slices.Equal(got, want) {
			t.Errorf("on %s: %v, want %v", day, got, want)
		}
	}
}

func TestWhoMaySeeSecretDocumentsIsToldOfThem(t *testing.T) {
	r := check(t, opened(t, provinceStore), "Căn cứ Quyết định số 900/QĐ-UBND ngày 07/8/2024 của Ủy ban nhân dân tỉnh Vân Sơn;", func(in *draft.Input) { in.Secret = true })
	if f := r.Findings[0]; f.Document == nil || f.State == corpus.FindingAbsent {
		t.Errorf("%s: %s", f.State, f.Sentence)
	}
}

func TestPlacesInTheDraftItselfAreLookedFor(t *testing.T) {
	head := letterhead("      /QĐ-UBND", "ngày     tháng     năm 2025", "Quyết định", "Về việc thử") +
		"Điều 1. Thành lập Tổ công tác.\n1. Tổ trưởng.\n2. Tổ viên.\nĐiều 2. Nhiệm vụ theo "
	for cited, says := range map[string]string{
		"Điều 1 Quyết định này":          "",
		"khoản 2 Điều 1 Quyết định này":  "",
		"Điều 8 Quyết định này":          "Dự thảo này có Điều 1 đến Điều 3; dự thảo dẫn Điều 8.",
		"khoản 5 Điều 1 Quyết định này":  "Điều 1 của dự thảo này có khoản 1 đến khoản 2; dự thảo dẫn khoản 5.",
		"khoản 1 Điều này":               "",
		"“khoản 9 Điều 30 của Luật này”": "",
	} {
		r := check(t, opened(t, provinceStore), head+cited+".\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký."+signed)
		got := ""
		for _, f := range r.Findings {
			got += f.Sentence
		}
		if got != says {
			t.Errorf("%s: %q, want %q", cited, got, says)
		}
	}
}

func TestWhatADraftEndsItselfIsNoFault(t *testing.T) {
	draftOf := letterhead("33/2024/QĐ-UBND", "ngày 02 tháng 7 năm 2024", "Quyết định", "Quy định mức hỗ trợ giống cây trồng trên địa bàn tỉnh Vân Sơn") +
		"Điều 1. Quyết định này thay thế Quyết định số 08/2020/QĐ-UBND ngày 03 tháng 02 năm 2020 của Ủy ban nhân dân tỉnh." + signed
	for _, f := range check(t, opened(t, provinceStore), draftOf).Findings {
		if f.State != corpus.FindingUnknown {
			t.Errorf("%q: %s", f.Quote, f.Sentence)
		}
	}
}

func TestNothingIsAbsentWhileSomethingWaits(t *testing.T) {
	st := opened(t, provinceStore)
	r := check(t, waiting{st}, "Căn cứ Thông tư số 99/2021/TT-BTC ngày 05/11/2021 của Bộ Tài chính;")
	if f := r.Findings[0]; f.State != corpus.FindingNotSure || !r.Partial || f.Mend {
		t.Errorf("%s, partial %v: %s", f.State, r.Partial, f.Sentence)
	}
}

// waiting is a library in which pages wait for recognition.
type waiting struct{ draft.Library }

func (waiting) Pending(context.Context) (int, int, error) { return 3, 0, nil }

func TestWhatThereWasNoTimeForIsNotVerified(t *testing.T) {
	st := opened(t, provinceStore)
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	r, err := draft.Check(ctx, st, draft.Input{Document: understood("Căn cứ Thông tư số 99/2021/TT-BTC; Quyết định số 21/2023/QĐ-UBND;")})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != 2 || !r.Partial {
		t.Fatalf("%d findings, partial %v", len(r.Findings), r.Partial)
	}
	for _, f := range r.Findings {
		if f.State != corpus.FindingNotSure || f.Sentence != "Quá thời gian kiểm tra, thử lại." {
			t.Errorf("%s: %s", f.State, f.Sentence)
		}
	}
}

func TestACancelledCheckIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := draft.Check(ctx, opened(t, provinceStore), draft.Input{Document: understood("Quyết định số 21/2023/QĐ-UBND;")}); err == nil {
		t.Error("no error")
	}
}

func TestADraftWithoutCitationsHasNoFindings(t *testing.T) {
	for _, text := range []string{"", "\n\n", "Kính gửi: Ủy ban nhân dân xã. Đề nghị báo cáo trước ngày 30/6/2025."} {
		if r := check(t, opened(t, provinceStore), text); r.Findings == nil || len(r.Findings) != 0 {
			t.Errorf("%q: %+v", text, r.Findings)
		}
	}
}

func TestThousandsOfCitationsAreAllKept(t *testing.T) {
	var b strings.Builder
	const n = 3000
	for i := range n {
		fmt.Fprintf(&b, "Căn cứ Quyết định số %d/QĐ-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh Vân Sơn về việc phê duyệt dự án số %d;\n", i+1000, i)
	}
	r := check(t, opened(t, provinceStore), b.String())
	if len(r.Findings) != n {
		t.Fatalf("%d findings, want %d", len(r.Findings), n)
	}
	for i := 1; i < n; i++ {
		if r.Findings[i].Start < r.Findings[i-1].End {
			t.Fatalf("finding %d stands before the one before it", i)
		}
	}
}

func TestCountsOfStatesAddUp(t *testing.T) {
	r := check(t, opened(t, provinceStore), office+"Căn cứ Quyết định số 21/2023/QĐ-UBND; Quyết định số 08/2020/QĐ-UBND; Thông tư số 99/2021/TT-BTC;")
	sum, mend := 0, 0
	for _, s := range r.States() {
		sum, mend = sum+s.Citations, mend+s.Mend
	}
	if sum != len(r.Findings) || mend != r.Mend() || mend != 2 {
		t.Errorf("%d of %d counted, %d of %d to mend", sum, len(r.Findings), mend, r.Mend())
	}
}
