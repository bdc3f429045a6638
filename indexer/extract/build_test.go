package extract

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write puts a file into a fresh folder and gives its path.
func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// readAll reads data under a name and gives its records.
func readAll(t testing.TB, name string, data []byte, limits Limits) ([]Record, Result) {
	t.Helper()
	var records []Record
	result, err := Read(context.Background(), bytes.NewReader(data), int64(len(data)), name, limits, func(r Record) error {
		records = append(records, r)
		return nil
	})
	if err != nil {
		t.Fatalf("read %s: %v", name, err)
	}
	if result.Records != len(records) {
		t.Errorf("%s: the result counts %d records, %d were emitted", name, result.Records, len(records))
	}
	return records, result
}

// text is what a record says, line by line, cells joined with " | ".
func text(r Record) string {
	var lines []string
	for _, p := range r.Pages {
		for _, l := range p.Lines {
			if l.Cells != nil {
				lines = append(lines, strings.Join(l.Cells, " | "))
			} else {
				lines = append(lines, l.Text)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// kinds lists the kinds of all problems of a reading.
func kinds(records []Record, result Result) string {
	var all []string
	for _, p := range result.Problems {
		all = append(all, string(p.Kind))
	}
	for _, r := range records {
		for _, p := range r.Problems {
			all = append(all, string(p.Kind))
		}
	}
	return strings.Join(all, " ")
}

// pack makes a zip file of names and contents in turn.
func pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// docx makes a Word file of the markup of its body, with more parts as pack takes them.
func docx(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	const open = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>`
	return pack(t, append([]string{"word/document.xml", open + body + `</w:body></w:document>`}, parts...)...)
}

func squash(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pdfPage is one page of a PDF made for a test: its content stream, and whether its resources have the picture /Im.
type pdfPage struct {
	content string
	picture bool
}

// makePDF writes a PDF with a cross-reference table by hand. Its font /F1 has codes of one byte, WinAnsi with ạ at code 1 and
// the whole word Điều at code 2.
func makePDF(pages []pdfPage, trailer string) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	stream := func(dict, data string) {
		object(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 6+2*i))
	}
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 600 800]>>", len(pages), strings.Join(kids, " ")))
	object("<</Type/Font/Subtype/TrueType/BaseFont/T/Encoding/WinAnsiEncoding/FirstChar 0/LastChar 255/Widths[" + strings.Repeat("500 ", 256) + "]/ToUnicode 4 0 R>>")
	stream("", "2 beginbfchar\n<01> <1EA1>\n<02> <011000691EC10075>\nendbfchar\n1 beginbfrange\n<20> <7E> <0020>\nendbfrange")
	stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "x")
	for i, p := range pages {
		resources := "<</Font<</F1 3 0 R>>>>"
		if p.picture {
			resources = "<</Font<</F1 3 0 R>>/XObject<</Im 5 0 R>>>>"
		}
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/Resources %s/Contents %d 0 R>>", resources, 7+2*i))
		stream("", p.content)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, strings.ReplaceAll(trailer, "SELF", fmt.Sprint(at)), at)
	return b.Bytes()
}

// loopingPDF leads its reader round and round: the table of references names itself as the one before.
func loopingPDF() []byte {
	return makePDF([]pdfPage{{content: "BT ET"}}, "/Prev SELF")
}

// crashingPDF has its reader call itself until the stack ends: an object stream that is said to lie within itself.
func crashingPDF() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	at := b.Len()
	table := "\x02\x00\x01\x00" + "\x02\x00\x01\x00" // objects 0 and 1 lie in object stream 1
	fmt.Fprintf(&b, "2 0 obj\n<</Type/XRef/Size 2/W[1 2 1]/Root 1 0 R/Length %d>>\nstream\n%s\nendstream\nendobj\n", len(table), table)
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n", at)
	return b.Bytes()
}
