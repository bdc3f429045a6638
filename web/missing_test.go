package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestWhatIsMissingIsListedWithWhoNeedsIt(t *testing.T) {
	s := newTestSite(t)
	body := s.page(t, "/con-thieu")
	for _, want := range []string{"<h1>Văn bản còn thiếu</h1>", "57-NQ/TW", "Thực hiện 1", "Có số đầy đủ", "Nhiều văn bản cùng số", "Không ghi số"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not say %q: %s", want, body)
		}
	}
	var page MissingPage
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1/con-thieu")), &page); err != nil || page.Total != len(page.Rows) || page.Total == 0 {
		t.Errorf("%+v %v", page, err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s.page(t, "/con-thieu.csv"), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != page.Total+1 {
		t.Errorf("%d rows of %d: %v", len(rows), page.Total, err)
	}
}

func TestListsOfTheStoreAreNarrowedByTheirAddress(t *testing.T) {
	s := newTestSite(t)
	for path, want := range map[string]int{
		"/con-thieu?loai=nghi-quyet":                              200,
		"/con-thieu?loai=Nghị quyết&coquan=Bộ Chính trị&nam=2024": 200,
		"/con-thieu?nam=2020..":                                   200,
		"/con-thieu?nam=hai":                                      400,
		"/con-thieu?nhom=khac":                                    400,
		"/con-thieu?nhom=nhieu&trang=7":                           200,
		"/con-thieu?la=1":                                         200,
		"/api/v1/con-thieu?la=1":                                  400,
		"/api/v1/con-thieu?tu=5&so-luong=501":                     400,
	} {
		if a := s.get(t, strings.ReplaceAll(path, " ", "%20")); a.code != want {
			t.Errorf("%s answers %d, want %d", path, a.code, want)
		}
	}
	total := func(path string) int {
		var page MissingPage
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1/con-thieu"+path)), &page); err != nil {
			t.Fatal(err)
		}
		return page.Total
	}
	all := total("")
	for path, none := range map[string]bool{"?coquan=chinh-tri": false, "?coquan=hinh-tri": true, "?nam=2024": false, "?nam=2020..2023": true, "?loai=nghi-quyet": false, "?loai=luat": true} {
		if n := total(path); none != (n == 0) || n > all {
			t.Errorf("%s finds %d of %d", path, n, all)
		}
	}
}

func TestACellNeverBecomesAFormula(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "+84": "'+84", "-1": "'-1", "@x": "'@x", "154/KH-UBND": "154/KH-UBND", "": "", "\t=1": "'\t=1"} {
		if got := corpus.PlainCell(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestNoListIsEmptyForSureWhileTheStoreJudges(t *testing.T) {
	const judging = "Kho đang xét dẫn chiếu, quan hệ và hiệu lực"
	s := newTestSite(t)
	lists := []string{"/con-thieu?nhom=nhieu", "/suc-khoe-can-cu"}
	for _, path := range append(lists, "/", documentURL(s.ids["plan"])) {
		if strings.Contains(s.page(t, path), judging) {
			t.Errorf("%s says that the store judges", path)
		}
	}
	s = s.with(t, func(o *Options) { o.Library = judgingLibrary{o.Library} })
	for _, path := range append(lists, "/", documentURL(s.ids["plan"])) {
		if !strings.Contains(s.page(t, path), judging) {
			t.Errorf("%s does not say that the store judges", path)
		}
	}
	for _, path := range lists {
		if b := s.page(t, path); !strings.Contains(b, "nên chưa thể kết luận") {
			t.Errorf("%s is empty for sure: %s", path, text(b))
		}
	}
}

// judgingLibrary is a store that is not done with ties and validity.
type judgingLibrary struct{ Library }

func (judgingLibrary) Pending(context.Context) (pages, judging int, err error) { return 0, 3, nil }
