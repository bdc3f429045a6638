package web

import (
	"strings"
	"testing"

	"vankho/corpus"
)

func TestTheRelationsOfADocumentStandWithTheirWords(t *testing.T) {
	s := newTestSite(t)
	b := s.page(t, documentURL(s.ids["plan"])+"/lien-he")
	got := text(b)
	for _, want := range []string{"Thực hiện 2", "Nghị quyết số 57-NQ/TW", "Khoản 1 Điều 2:", "Quan hệ giữa các văn bản khác",
		"Nghị quyết số 99/NQ-HĐND", "Quy định chi tiết, hướng dẫn", "Sổ dẫn chiếu", "3 dẫn chiếu tới văn bản khác"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, h := range hrefs(b) {
		if !strings.Contains(h, "doan=") {
			continue
		}
		path, _, _ := strings.Cut(h, "#")
		if marked(s.page(t, path), `id="doan"`) == "" {
			t.Errorf("%s marks nothing", h)
		}
	}
}

func TestTheOtherEndOfARelationKnowsOfIt(t *testing.T) {
	s := newTestSite(t)
	got := text(s.page(t, documentURL(s.ids["decision"])+"/lien-he"))
	for _, want := range []string{"Được thực hiện bởi 1", "Kế hoạch số 12/KH-UBND", "Khoản 1 Điều 2:"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestALesserFileTellsOfTheRelationsOfItsDocument(t *testing.T) {
	lesser := scanned()
	lesser.Sketch = corpus.Sketch{1}
	s := newTestSite(t, lesser)
	scan, best := s.ids["more0"], s.ids["decision"]
	d, err := s.store.Document(t.Context(), scan)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.store.SetVersions(t.Context(), []corpus.Candidate{{ID: scan, Seq: d.Seq}}, map[corpus.ID]corpus.ID{scan: best}); err != nil {
		t.Fatal(err)
	}
	if got := text(s.page(t, documentURL(scan)+"/lien-he")); !strings.Contains(got, "Được thực hiện bởi 1") || strings.Contains(got, "Chưa có văn bản nào trong kho dẫn tới") {
		t.Error("the page knows of the citing document, and of no relation that it states")
	}
}

func TestNamesAreUnderlinedOnlyWhenAsked(t *testing.T) {
	s := newTestSite(t)
	url := documentURL(s.ids["plan"])
	name := `title="Sở Xây dựng tỉnh Vân Sơn"`
	if b := s.page(t, url); strings.Contains(b, name) || !strings.Contains(b, `name="lop" value="ten"> Cơ quan, nơi, ngày`) {
		t.Error("names are underlined unasked, or cannot be asked for")
	}
	if b := s.page(t, url+"?lop=ten"); !strings.Contains(b, name) || !strings.Contains(b, `name="lop" value="ten" checked> Cơ quan, nơi, ngày`) {
		t.Error("names are not underlined")
	}
}

func TestACitationOfAProvisionLeadsToIt(t *testing.T) {
	s := newTestSite(t)
	b := s.page(t, documentURL(s.ids["plan"])+"?muc=dieu-2.khoan-1")
	if !strings.Contains(b, `id="dieu-2.khoan-1"`) {
		t.Error("the address of a provision does not open it")
	}
	if got, want := sectionURL("a", "dieu-5.khoan-2.diem-đ"), "/van-ban/a?muc=dieu-5.khoan-2.diem-"; !strings.HasPrefix(got, want) || !strings.Contains(got, "#") {
		t.Errorf("got %s", got)
	}
}

func TestLinksNameNoDocumentThatTheReaderMayNotSee(t *testing.T) {
	seen := targets{found: map[corpus.ID]corpus.Summary{"a": {ID: "a"}}}
	links := []corpus.Link{
		{Ref: 1, State: corpus.LinkResolved, To: "a", Section: "dieu-1"},
		{Ref: 2, State: corpus.LinkResolved, To: "marked", Section: "dieu-2"},
		{Ref: 3, State: corpus.LinkAmbiguous, Candidates: []corpus.ID{"a", "marked"}},
	}
	got := seen.open(links)
	if got[0].To != "a" || got[0].Section != "dieu-1" || got[1].To != "" || got[1].Section != "" || len(got[2].Candidates) != 1 {
		t.Errorf("got %+v", got)
	}
	if links[1].To != "marked" || len(links[2].Candidates) != 2 {
		t.Error("the document's own links were changed")
	}
}
