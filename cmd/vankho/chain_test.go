package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// The seed: 57-NQ/TW → 414-CTr/TU → 154/KH-UBND, 1098-QĐ/TU, and the report on it, whose text alone is held.
func TestTheChainOfTheSeedIsDrawnWithItsQuotesAndGaps(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the sample")
	}
	site := sampleSite(t)
	const report = "vb-84fef3a9cfb53e88"
	want := []string{
		"1098-QĐ/TU establishes 57-NQ/TW by the report: thành lập Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số do đồng chí Bí thư Tỉnh uỷ làm Trưởng ban (Quyết định số 1098-QĐ/TU ngày 19/02/2025",
		"154/KH-UBND legal_basis 414-CTr/TU by the report: Căn cứ chương trình hành động của Tỉnh ủy, UBND tỉnh ban hành kế hoạch 154/KH-UBND ngày 27/3/2025",
		"414-CTr/TU implements 57-NQ/TW by the report: thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
		"the report reports_on 57-NQ/TW by the report: kết quả thực hiện Nghị quyết 57-NQ/TW",
	}
	for _, from := range []string{report, "414-ctr-tu-2025-02-19-ban-thuong-vu-tinh-uy-lao-cai", "1098-qd-tu-2025-02-19-tinh-uy-lao-cai"} {
		var c struct {
			Levels []struct {
				Key       string
				Documents []struct {
					ID, Number string
					Stub       bool
				}
			}
			Links []struct{ From, Relation, To, By, Quote, URL string }
			Gaps  []struct{ Kind, Of, Sentence string }
		}
		if err := json.Unmarshal([]byte(fetched(t, site+"/api/v1/van-ban/"+from+"/chuoi")), &c); err != nil {
			t.Fatal(err)
		}
		names := map[string]string{report: "the report"}
		var levels []string
		for _, l := range c.Levels {
			levels = append(levels, l.Key)
			for _, d := range l.Documents {
				if d.Number != "" {
					names[d.ID] = d.Number
				}
			}
		}
		if got := strings.Join(levels, " "); got != "trung-uong cap-uy ke-hoach bao-cao" {
			t.Errorf("%s: levels %s", from, got)
		}
		var got, missing []string
		for _, l := range c.Links {
			got = append(got, names[l.From]+" "+l.Relation+" "+names[l.To]+" by "+names[l.By]+": "+l.Quote)
			if page := fetched(t, site+strings.TrimSuffix(l.URL, "#doan")); !strings.Contains(page, `<mark id="doan"`) {
				t.Errorf("%s does not open at its words", l.URL)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", from, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		for _, g := range c.Gaps {
			missing = append(missing, g.Kind+" "+names[g.Of])
		}
		slices.Sort(missing)
		if got := strings.Join(missing, ", "); got != "unheld 1098-QĐ/TU, unheld 154/KH-UBND, unheld 414-CTr/TU, unheld 57-NQ/TW" {
			t.Errorf("%s: gaps %s", from, got)
		}
	}
	page := wordsOf(fetched(t, site+"/van-ban/"+report+"/chuoi"))
	for _, say := range []string{"5 văn bản ở 4 bậc; 4 văn bản chưa có toàn văn.", "theo lời của văn bản này", "được kể trong việc thực hiện 57-NQ/TW"} {
		if !strings.Contains(page, say) {
			t.Errorf("the page does not say %q", say)
		}
	}
}
