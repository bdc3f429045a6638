package web

import (
	"encoding/json"
	"strings"
	"testing"

	"vankho/corpus"
)

const feeText = `Số: 50/2024/QĐ-UBND
Điều 1. Phí thoát nước
1. Mức phí là 10 đồng một khối.
2. Miễn phí cho hộ nghèo.
3. Thu vào ngày cuối tháng.
Điều 2. Thi hành
Giao Sở Xây dựng thi hành.`

const feeChange = `Số: 60/2025/QĐ-UBND
Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 50/2024/QĐ-UBND ngày 05/01/2024
1. Sửa đổi khoản 1 Điều 1 như sau:
“1. Mức phí là 12 đồng một khối.”
2. Bãi bỏ khoản 9 Điều 7.
3. Sửa đổi khoản 2 Điều 1 cho phù hợp với thực tế.
4. Bãi bỏ khoản 3 Điều 1.
Điều 2. Hiệu lực từ ngày 01/02/2025.`

// fee is a decision, and one that amends it since 1 February 2025: one clause gets other words, one goes, one is touched, and one that it repeals
// is not there.
func fee(t testing.TB, secrecy string) (base, change *corpus.Document) {
	x, y := feeText, feeChange
	section := func(text string, id corpus.SectionID, parent corpus.SectionID, kind corpus.SectionKind, label, start, end string) corpus.Section {
		level := 1
		if parent != "" {
			level = 2
		}
		return corpus.Section{ID: id, Parent: parent, Level: level, Kind: kind, Label: label, Span: from(t, text, start, end)}
	}
	day := func(y, m, d int) corpus.Date { return corpus.Date{Year: y, Month: m, Day: d} }
	base = &corpus.Document{Title: "Phí thoát nước", Text: x, Pages: pagesOf(x),
		Header: corpus.Header{System: corpus.SystemState, Number: "50/2024/QĐ-UBND", Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: day(2024, 1, 5), Abstract: "Phí thoát nước",
			Effective: &corpus.Effect{Date: day(2024, 2, 1)}},
		Sections: []corpus.Section{
			section(x, "dieu-1", "", corpus.SectionArticle, "Điều 1", "Điều 1.", "Điều 2."),
			section(x, "dieu-1.khoan-1", "dieu-1", corpus.SectionClause, "khoản 1", "1. Mức", "2. Miễn"),
			section(x, "dieu-1.khoan-2", "dieu-1", corpus.SectionClause, "khoản 2", "2. Miễn", "3. Thu"),
			section(x, "dieu-1.khoan-3", "dieu-1", corpus.SectionClause, "khoản 3", "3. Thu", "Điều 2."),
			section(x, "dieu-2", "", corpus.SectionArticle, "Điều 2", "Điều 2.", ""),
		}}
	since := day(2025, 2, 1)
	places := []corpus.Provision{{Dieu: "1", Khoan: "1"}, {Dieu: "7", Khoan: "9"}, {Dieu: "1", Khoan: "2"}, {Dieu: "1", Khoan: "3"}}
	sentences := []string{"Sửa đổi khoản 1 Điều 1 như sau", "Bãi bỏ khoản 9 Điều 7", "Sửa đổi khoản 2 Điều 1 cho phù hợp với thực tế", "Bãi bỏ khoản 3 Điều 1"}
	operations := []corpus.Operation{corpus.OperationReplace, corpus.OperationRepeal, corpus.OperationTouch, corpus.OperationRepeal}
	change = &corpus.Document{Title: "Sửa đổi phí thoát nước", Text: y, Pages: pagesOf(y),
		Header: corpus.Header{System: corpus.SystemState, Number: "60/2025/QĐ-UBND", Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: day(2025, 1, 15), Abstract: "Sửa đổi phí thoát nước",
			Secrecy: secrecy, Effective: &corpus.Effect{Date: since}},
		Sections:   []corpus.Section{section(y, "dieu-1", "", corpus.SectionArticle, "Điều 1", "Điều 1. Sửa đổi", "Điều 2."), section(y, "dieu-2", "", corpus.SectionArticle, "Điều 2", "Điều 2. Hiệu", "")},
		References: []corpus.Reference{reference(t, y, "Quyết định số 50/2024/QĐ-UBND ngày 05/01/2024", "Quyết định", "50/2024/QĐ-UBND", "", day(2024, 1, 5))}}
	for i, words := range sentences {
		relation := corpus.RelationAmends
		if operations[i] == corpus.OperationRepeal {
			relation = corpus.RelationRepeals
		}
		at := span(t, y, words)
		change.Edges = append(change.Edges, corpus.Edge{From: corpus.Self, Relation: relation, To: "50/2024/QĐ-UBND", ToRef: 1, Scope: corpus.ScopeProvisions, Provisions: places[i : i+1], Strong: true,
			Since: since, Span: at, Quote: words})
		in := corpus.Instruction{Edge: i + 1, Operation: operations[i], Provision: places[i], Span: at, Quote: words}
		switch operations[i] {
		case corpus.OperationReplace:
			in.Wording = span(t, y, "1. Mức phí là 12 đồng một khối.")
		case corpus.OperationTouch:
			in.Doubt = "câu không nêu lời văn mới"
		}
		change.Instructions = append(change.Instructions, in)
	}
	return base, change
}

func TestATextOverTimeTellsEachStepAndNothingAssembledStandsWithoutItsMark(t *testing.T) {
	base, change := fee(t, "")
	s := newTestSite(t, base, change)
	url := documentURL(s.ids["more0"])
	ref := string(s.ids["more0"])
	for _, tt := range []struct {
		name, path string
		code       int
		want, not  []string
	}{
		{"what changed it", url + "/lich-su", 200, []string{"Quyết định số 60/2025/QĐ-UBND", "“Sửa đổi khoản 1 Điều 1 như sau”", "Đã ghép", "Không tìm thấy nơi sửa", "“Bãi bỏ khoản 9 Điều 7”", "Chưa ghép được", "/lich-su?tai=2025-02-01"}, nil},
		{"before the first change", url + "/lich-su?tai=2025-01-31", 200, []string{"Mức phí là 10 đồng", "Nguyên văn", "Thu vào ngày cuối tháng"}, []string{"12 đồng", "ghép tự động"}},
		{"since then", url + "/lich-su?tai=2025-02-01", 200, []string{"Bản ghép tự động", "Mức phí là 12 đồng", "chưa ghép được", "Miễn phí cho hộ nghèo", "Hết hiệu lực từ 01/02/2025"}, []string{"10 đồng", "Thu vào ngày cuối tháng"}},
		{"one clause", url + "/lich-su?muc=dieu-1.khoan-1", 200, []string{"<del>10</del>", "<ins>12</ins>", "Bản ghép tự động", "Lời văn ban đầu", "So sánh với lời văn trước"}, nil},
		{"a clause that was touched", url + "/lich-su?muc=dieu-1.khoan-2", 200, []string{"Miễn phí cho hộ nghèo", "chưa ghép được"}, []string{"<ins>"}},
		{"a clause that went", url + "/lich-su?muc=dieu-1.khoan-3", 200, []string{"Đã hết hiệu lực", "Thu vào ngày cuối tháng"}, nil},
		{"a clause that never was", url + "/lich-su?muc=dieu-7", 404, []string{"không có mục “dieu-7”"}, nil},
		{"steps of one document", url + "/lich-su?boi=" + string(s.ids["more1"]), 200, []string{"Lời sửa đổi của Quyết định số 60/2025/QĐ-UBND"}, nil},
		{"steps of nobody", url + "/lich-su?boi=khong-co", 404, []string{"Không thấy lời sửa đổi nào"}, nil},
		{"a day that is none", url + "/lich-su?tai=2025-02-30", 400, []string{"Không hiểu yêu cầu"}, nil},
		{"a page beyond", url + "/lich-su?tai=2025-02-01&trang=9", 200, []string{"Danh sách chỉ có"}, nil},
		{"a text that nobody changed", documentURL(s.ids["decision"]) + "/lich-su", 200, []string{"Chưa thấy văn bản nào trong kho sửa đổi"}, []string{"ghép tự động"}},
		{"a document without a text", documentURL(s.ids["stub"]) + "/lich-su", 200, []string{"Kho chưa có toàn văn"}, nil},
		{"two days beside one another", "/so-sanh?a=" + ref + "~dieu-1&b=" + ref + "~dieu-1@2025-02-01", 200, []string{"bản ghép tự động", "<ins>12</ins>", "<del>10</del>", "từ văn bản khác"}, nil},
		{"a provision that is not there on the day", "/so-sanh?a=" + ref + "~dieu-1&b=" + ref + "~dieu-1.khoan-4@2025-02-01", 404, []string{"vào ngày 01/02/2025"}, nil},
		{"the text", url, 200, []string{"/lich-su?muc=dieu-1.khoan-1", "lịch sử khoản 1"}, []string{"12 đồng"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := s.get(t, tt.path)
			if a.code != tt.code {
				t.Fatalf("answers %d", a.code)
			}
			checkPage(t, tt.path, a)
			for _, want := range tt.want {
				if !strings.Contains(a.body, want) && !strings.Contains(text(a.body), want) {
					t.Errorf("does not say %q", want)
				}
			}
			for _, not := range tt.not {
				if strings.Contains(text(a.body), not) {
					t.Errorf("says %q", not)
				}
			}
		})
	}
	for _, ending := range []string{"txt", "md"} {
		t.Run("as a file "+ending, func(t *testing.T) {
			a := s.get(t, url+"/lich-su."+ending+"?tai=2025-02-01")
			for _, want := range []string{"BẢN GHÉP TỰ ĐỘNG", "12 đồng", "Bản ghép tự động]", "Chưa ghép được", "Hết hiệu lực từ 01/02/2025"} {
				if !strings.Contains(a.body, want) {
					t.Errorf("does not say %q", want)
				}
			}
			if a := s.get(t, url+"/lich-su."+ending+"?tai=2024-03-01"); strings.Contains(strings.ToLower(a.body), corpus.AssembledMark) || !strings.Contains(a.body, "10 đồng") {
				t.Errorf("the text as it was issued is %q", a.body)
			}
		})
	}
	t.Run("for programs", func(t *testing.T) {
		var got RevisionAnswer
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1"+url+"/lich-su?tai=2025-02-01")), &got); err != nil {
			t.Fatal(err)
		}
		if got.Mark != corpus.AssembledMark || len(got.Steps) != 4 || len(got.Unplaced) != 1 {
			t.Errorf("mark %q, %d steps, %d unplaced", got.Mark, len(got.Steps), len(got.Unplaced))
		}
		texts := map[corpus.ID]string{s.ids["more0"]: feeText, s.ids["more1"]: feeChange}
		for _, x := range got.Text {
			for _, p := range x.Pieces {
				if p.Document != "" && p.In(texts[p.Document]) != p.Text {
					t.Errorf("%s: %q is not what stands at its place", x.Place, p.Text)
				}
				if p.Document == s.ids["more1"] && x.Mark == "" {
					t.Errorf("%s has words of another document and no mark", x.Place)
				}
			}
		}
		for _, step := range got.Steps {
			if step.In(feeChange) != step.Quote || step.Outcome != corpus.StepApplied && step.Reason == "" {
				t.Errorf("step %d: %q, %s, %q", step.N, step.Quote, step.Outcome, step.Reason)
			}
		}
	})
}

func TestWhatASecretDocumentChangesIsToldOnThisMachineAlone(t *testing.T) {
	base, change := fee(t, "Mật")
	s := newTestSite(t, base, change)
	url := documentURL(s.ids["more0"])
	for _, path := range []string{url + "/lich-su", url + "/lich-su?tai=2025-02-01", url + "/lich-su?muc=dieu-1.khoan-1", url + "/lich-su.txt?tai=2025-02-01", "/api/v1" + url + "/lich-su?tai=2025-02-01", url} {
		a := s.get(t, path)
		for _, word := range []string{"60/2025", "12 đồng", string(s.ids["more1"])} {
			if strings.Contains(a.body, word) {
				t.Errorf("%s says %q", path, word)
			}
		}
		if path != url && !strings.Contains(s.get(t, path, local).body, "60/2025") {
			t.Errorf("%s hides it from this machine", path)
		}
	}
}

func TestAPathIsToldAsACitationPutsIt(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"dieu-1.khoan-2.diem-đ", "điểm đ khoản 2 Điều 1"},
		{"dieu-5a", "Điều 5a"},
		{"kem-theo.dieu-1", ""},
		{"", ""},
		{"dieu", ""},
	} {
		if got := pathWords(corpus.SectionID(tt.in)); got != tt.want {
			t.Errorf("%q is %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWhoChoosesOneTextIsOfferedItsOtherDays(t *testing.T) {
	base, change := fee(t, "")
	s := newTestSite(t, base, change)
	ref := string(s.ids["more0"]) + "~dieu-1"
	a := s.get(t, comparePath+"?a="+ref)
	if want := `href="` + comparePath + "?a=" + ref + "&amp;b=" + ref + `@2025-02-01"`; a.code != 200 || !strings.Contains(a.body, want) {
		t.Errorf("%d, no %s", a.code, want)
	}
}
