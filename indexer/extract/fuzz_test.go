package extract

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"vankho/corpus"
)

// check reads data under a name and holds what is true of every reading: no panic, an answer, pages in order, cells
// without line breaks, a bounded text.
func check(t *testing.T, name string, data []byte) []Record {
	t.Helper()
	limits := Limits{Document: 4 << 20, Output: 16 << 20, Pages: 50}
	var records []Record
	result, err := Read(context.Background(), bytes.NewReader(data), int64(len(data)), name, limits, func(r Record) error {
		records = append(records, r)
		return nil
	})
	if err != nil {
		t.Fatalf("error %v", err)
	}
	if len(records) == 0 && len(result.Problems) == 0 {
		t.Fatal("neither a record nor a problem")
	}
	for _, r := range records {
		for i, p := range r.Pages {
			if p.Number != i+1 {
				t.Fatalf("page %d is numbered %d", i+1, p.Number)
			}
			for _, l := range p.Lines {
				if strings.Contains(l.Text, "\n") {
					t.Fatalf("line %q", l.Text)
				}
				if (l.Kind == corpus.LineRow) != (l.Cells != nil) || l.Kind == corpus.LineRow && l.Text != "" {
					t.Fatalf("line %+v", l)
				}
				for _, c := range l.Cells {
					if strings.ContainsAny(c, "\n\r") {
						t.Fatalf("cell %q", c)
					}
				}
			}
		}
		for _, p := range r.Problems {
			if p.Kind == "" || strings.Contains(p.Detail, "%!") {
				t.Fatalf("problem %+v", p)
			}
		}
	}
	for _, p := range result.Problems {
		if p.Kind == "" || strings.Contains(p.Detail, "%!") {
			t.Fatalf("problem %+v", p)
		}
	}
	return records
}

func FuzzText(f *testing.F) {
	f.Add([]byte("Điều 1.\r\n\xFF"))
	f.Add([]byte("\xFF\xFEa\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, r := range check(t, "a.txt", data) {
			if r.Member == "" && !bytes.ContainsAny(data, "\xFE\xFF\x80") && string(data) == strings.ToValidUTF8(string(data), "") &&
				!bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) && !strings.Contains(string(data), "<") && text(r) != string(data) {
				t.Fatalf("%q became %q", data, text(r))
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte("<p>a<table><tr><td colspan=9>b<ol><li>c"))
	f.Add([]byte(htmlDocument))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "a.html", data) })
}

func FuzzMarkdown(f *testing.F) {
	f.Add([]byte("# a\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. x\n"))
	f.Add([]byte(" ---- -----\n **a\\  b**\n ---- -----\n+---+---+\n| a | b |\n+---+---+\n"))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "a.md", data) })
}

func FuzzDOCX(f *testing.F) {
	f.Add(paragraph("a")+`<w:tbl><w:tr>`+cell("a", "b")+`</w:tr></w:tbl>`, `<w:numbering/>`)
	f.Add(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t><w:txbxContent><w:p/></w:txbxContent></w:r></w:p>`,
		`<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`)
	f.Fuzz(func(t *testing.T, body, numbering string) {
		check(t, "a.docx", docx(t, body, "word/numbering.xml", numbering, "word/styles.xml", numbering))
	})
}

func FuzzRegister(f *testing.F) {
	f.Add([]byte("number;date;title\n1/QĐ;27/3/2025;a\n"))
	f.Add([]byte(`{"id":"a","number":"1/QĐ","text":"x"}` + "\n{\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.csv", "a.jsonl"} {
			seen := map[string]bool{}
			for _, r := range check(t, name, data) {
				if r.Member != "" && seen[r.Member] {
					t.Fatalf("two rows are %q", r.Member)
				}
				seen[r.Member] = true
			}
		}
	})
}

// FuzzPDFContent damages what a page draws. Whole files are damaged in TestDamagedFilesAreProblemsNotErrors, in a child, since
// the library has loops and recursions that nothing in this process could end.
func FuzzPDFContent(f *testing.F) {
	f.Add("BT /F1 10 Tf 50 700 Td (Ban h) Tj [(a)-300(b)] TJ ET q 9 0 0 9 0 0 cm /Im Do Q")
	f.Fuzz(func(t *testing.T, content string) {
		check(t, "a.pdf", makePDF([]pdfPage{{content: content, picture: true}}, ""))
	})
}
