package draft_test

import (
	"bytes"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/indexer"
	"vankho/indexer/draft"
	"vankho/indexer/extract"
)

func TestADayBesideANumberInATableIsItsDay(t *testing.T) {
	st := opened(t, provinceStore)
	cell := func(s string) string { return `<w:tc><w:p><w:r><w:t>` + s + `</w:t></w:r></w:p></w:tc>` }
	for _, c := range []struct {
		name, columns, row string
		want               corpus.FindingState
		quote              string
	}{
		{"behind it", "STT|Số, ký hiệu|Ngày, tháng, năm ban hành", "1|21/2023/QĐ-UBND|05/6/2023", corpus.FindingUnknown, "21/2023/QĐ-UBND | 05/6/2023"},
		{"before it", "STT|Ngày ban hành|Số, ký hiệu", "1|05/6/2023|21/2023/QĐ-UBND", corpus.FindingUnknown, "05/6/2023 | 21/2023/QĐ-UBND"},
		{"another day", "Số, ký hiệu|Ngày ban hành", "21/2023/QĐ-UBND|09/6/2023", corpus.FindingAbsent, "21/2023/QĐ-UBND | 09/6/2023"},
		{"a day of effect is not that of issue", "Số, ký hiệu|Ngày có hiệu lực", "21/2023/QĐ-UBND|15/6/2023", corpus.FindingAmbiguous, "21/2023/QĐ-UBND"},
		{"a day of its own stands", "Số, ký hiệu|Ngày", "Quyết định số 21/2023/QĐ-UBND ngày 05/6/2023|07/7/2023", corpus.FindingUnknown, "Quyết định số 21/2023/QĐ-UBND ngày 05/6/2023"},
		{"no names of columns", "1|2", "21/2023/QĐ-UBND|05/6/2023", corpus.FindingAmbiguous, "21/2023/QĐ-UBND"},
	} {
		table := ""
		for _, row := range []string{c.columns, c.row} {
			cells := ""
			for _, s := range strings.Split(row, "|") {
				cells += cell(s)
			}
			table += "<w:tr>" + cells + "</w:tr>"
		}
		file := packed(t, body("<w:p><w:r><w:t>Danh sách văn bản rà soát</w:t></w:r></w:p><w:tbl>"+table+"</w:tbl><w:p/>"))
		var d *corpus.Document
		_, err := extract.Read(t.Context(), bytes.NewReader(file), int64(len(file)), "danh-sach.docx", extract.DefaultLimits(), func(r extract.Record) error {
			d = indexer.Understood(indexer.Finish(r, "danh-sach.docx", func(extract.Stage) {}))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		r, err := draft.Check(t.Context(), st, draft.Input{Document: d, Today: corpus.Date{Year: 2025, Month: 10, Day: 1}})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Findings) != 1 || r.Findings[0].State != c.want || r.Findings[0].Quote != c.quote || strings.Contains(c.quote, "|") && r.Findings[0].Correct != "" {
			t.Errorf("%s: %+v", c.name, r.Findings)
			continue
		}
		out, err := draft.Annotate(file, r)
		if err != nil || len(out) <= len(file) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
