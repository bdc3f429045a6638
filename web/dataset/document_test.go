package dataset

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/viet"
)

func TestEveryColumnOfDocumentsIsExplained(t *testing.T) {
	titles := map[string]bool{}
	for _, f := range documentLayout().fields {
		if f.description == "" || f.title == f.name || titles[f.title] || viet.Normalise(f.title+f.description) != f.title+f.description {
			t.Errorf("%s: %q, %q", f.name, f.title, f.description)
		}
		titles[f.title] = true
	}
}

func TestWhatIsNotKnownOfADocumentIsAbsent(t *testing.T) {
	for _, c := range []struct {
		name string
		in   DocumentRow
		want map[string]string
	}{
		{"all but nothing", DocumentRow{Card: corpus.Card{Summary: corpus.Summary{ID: "a", Stub: true}}}, map[string]string{"Mã văn bản": "a", "Có toàn văn": "không", "Ngày ban hành": "", "Năm ban hành": "", "Số trang": "", "Cỡ tệp, byte": ""}},
		{"a year alone", DocumentRow{Card: corpus.Card{Summary: corpus.Summary{ID: "b", Issued: corpus.Date{Year: 1998}}}}, map[string]string{"Ngày ban hành": "", "Năm ban hành": "1998"}},
		{"a day, files, a formula", DocumentRow{Card: corpus.Card{Summary: corpus.Summary{ID: "c", Title: "=1+1", Issued: corpus.Date{Year: 2025, Month: 3, Day: 7}},
			Signers: []corpus.Signer{{Name: "Trần Văn Mẫu"}, {Name: "Lê Thị Mẫu"}}, Files: []corpus.CardFile{{SHA256: "x", Name: "c.pdf", Size: 12}, {Name: "c.docx"}}}, Standing: corpus.StandingInForce},
			map[string]string{"Ngày ban hành": "2025-03-07", "Người ký": "Trần Văn Mẫu; Lê Thị Mẫu", "Tệp": "c.pdf; c.docx", "Cỡ tệp, byte": "12", "Hiệu lực": "Còn hiệu lực", "Tên, trích yếu": corpus.PlainCell("=1+1")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			w, err := NewDocuments(&b, CSV)
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Write(c.in); err != nil || w.Close() != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), byteOrderMark))).ReadAll()
			if err != nil || len(rows) != 2 {
				t.Fatal(rows, err)
			}
			for i, head := range rows[0] {
				if want, asked := c.want[head]; asked && rows[1][i] != want {
					t.Errorf("%s: %q, want %q", head, rows[1][i], want)
				}
			}
		})
	}
}
