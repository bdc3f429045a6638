package web

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"vankho/corpus"
)

// chained are a decision, two that carry it out, and one that does so on its second step; the first is cited by one that names another basis too.
func chained() []*corpus.Document {
	a, b := dayOf(2024, 1, 2), dayOf(2024, 6, 1)
	return []*corpus.Document{
		stating{number: "900/QĐ-UBND", title: "Quy hoạch cấp nước", issued: a}.document(),
		stating{number: "901/QĐ-UBND", title: "Giao vốn cấp nước", issued: b, says: []said{{corpus.RelationImplements, "900/QĐ-UBND", a, "Thực hiện"}, {corpus.RelationLegalBasis, "31/QĐ-UBND", dayOf(2020, 1, 1), "Căn cứ"}}}.document(),
		stating{number: "902/QĐ-UBND", title: "Chia vốn <b>đợt 2</b>", issued: dayOf(2024, 9, 1), says: []said{{corpus.RelationGuides, "901/QĐ-UBND", b, "Hướng dẫn thi hành"}}}.document(),
		stating{number: "903/QĐ-UBND", title: "Việc mật", issued: dayOf(2024, 9, 2), secrecy: "MẬT", says: []said{{corpus.RelationImplements, "901/QĐ-UBND", b, "Thực hiện"}}}.document(),
	}
}

func TestAChainIsShownByLevelWithTheWordsOfEachLink(t *testing.T) {
	s := newTestSite(t, chained()...)
	at := documentURL(s.ids["more1"]) + "/chuoi"
	b := s.page(t, at)
	got := text(b)
	for _, want := range []string{"Quyết định, chỉ thị của địa phương, cơ quan", "Quyết định số 901/QĐ-UBND", "(văn bản này)", "Thực hiện 900/QĐ-UBND: “Thực hiện Quyết định số 900/QĐ-UBND ngày 02/01/2024”", "(chắc chắn)",
		"Quy định chi tiết, hướng dẫn 901/QĐ-UBND", "Tiếp xuống: 902/QĐ-UBND", "Không thấy chỗ nào còn thiếu"} {
		if !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(b, "<b>đợt 2</b>") || strings.Contains(got, "903/QĐ-UBND") || strings.Contains(got, "31/QĐ-UBND") {
		t.Error("the page shows what it must not")
	}
	for _, h := range hrefs(b) {
		if strings.Contains(h, "doan=") && !strings.Contains(s.page(t, h), `<mark id="doan"`) {
			t.Errorf("%s does not open at its words", h)
		}
	}
	brief := text(s.page(t, documentURL(s.ids["more0"])+"/lien-he"))
	if !strings.Contains(brief, "Chuỗi thực hiện") || !strings.Contains(brief, "902/QĐ-UBND") || !strings.Contains(brief, "Xem cả chuỗi, câu làm căn cứ") {
		t.Error("the page of relations does not name the chain")
	}
}

func TestAChainGoesOutWhole(t *testing.T) {
	s := newTestSite(t, chained()...)
	at := documentURL(s.ids["more0"]) + "/chuoi"
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s.page(t, at+".csv"), byteOrderMark))).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	if nodes, edges := graphOf(t, s.page(t, at+".graphml")); nodes != 3 || edges != 2 {
		t.Errorf("%d nodes, %d edges", nodes, edges)
	}
	var whole, one struct {
		Links []struct{ From, To, Quote string }
	}
	if err := json.Unmarshal([]byte(s.page(t, at+".json")), &whole); err != nil || len(whole.Links) != 2 || whole.Links[0].To != string(s.ids["more0"]) || whole.Links[0].Quote == "" {
		t.Errorf("%+v, %v", whole, err)
	}
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1"+at+"?sau=1")), &one); err != nil || len(one.Links) != 1 {
		t.Errorf("one link down: %+v, %v", one, err)
	}
}

func TestALongChainStaysAShortPage(t *testing.T) {
	s := newTestSite(t, crowd(150)...)
	b := s.page(t, documentURL(s.ids["more0"])+"/chuoi")
	if len(b) > 50<<10 {
		t.Errorf("%d bytes", len(b))
	}
	got := strings.Join(strings.Fields(text(b)), " ")
	for _, want := range []string{"và 35 văn bản nữa thực hiện", "150 văn bản khác nêu làm căn cứ"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q: %.900s", want, got)
		}
	}
}
