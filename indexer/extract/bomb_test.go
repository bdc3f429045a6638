package extract

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/indexer/extract/cfbtest"
)

// inflated writes an archive anew with one of its parts changed into one far larger than the archive: before, times the pattern, after.
func inflated(t testing.TB, data []byte, part, before, pattern string, times int, after string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	found := false
	for _, f := range in.File {
		if f.Name != part {
			if err := z.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		found = true
		w, err := z.Create(part)
		if err != nil {
			t.Fatal(err)
		}
		block := []byte(strings.Repeat(pattern, min(times, 1<<12)))
		_, err = io.WriteString(w, before)
		for left := times; left > 0 && err == nil; left -= 1 << 12 {
			_, err = w.Write(block[:min(left, 1<<12)*len(pattern)])
		}
		if err == nil {
			_, err = io.WriteString(w, after)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil || !found {
		t.Fatalf("%s: found %v, %v", part, found, err)
	}
	return b.Bytes()
}

// repacked writes a specimen's archive anew with one of its parts changed.
func repacked(t testing.TB, data []byte, part string, change func(string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			content = []byte(change(string(content)))
		}
		parts = append(parts, f.Name, string(content))
	}
	return pack(t, parts...)
}

// patched sets bits of the byte that stands at an offset from a mark.
func patched(data []byte, mark string, offset int, bits byte) []byte {
	out := slices.Clone(data)
	out[bytes.Index(out, []byte(mark))+offset] |= bits
	return out
}

const (
	wordOpen  = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordClose = `</w:body></w:document>`
	odtOpen   = `<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>`
	odtClose  = `</o:text></o:body></o:document-content>`
	laughs    = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">` +
		`<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>`
)

// deflated is data as a PDF stream of the FlateDecode filter has it.
func deflated(t testing.TB, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if err := write(z); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zeros(size int) func(io.Writer) error {
	return func(w io.Writer) error {
		block := make([]byte, 1<<20)
		for ; size > 0; size -= len(block) {
			if _, err := w.Write(block); err != nil {
				return err
			}
		}
		return nil
	}
}

// inflatingPDF has a page whose content unpacks to size bytes.
func inflatingPDF(t testing.TB, size int) []byte {
	packed := deflated(t, zeros(size))
	whole := makePDF([]pdfPage{{content: "CONTENT"}}, "")
	return bytes.Replace(whole, []byte("<</Length 7>>\nstream\nCONTENT"), []byte(fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s", len(packed), packed)), 1)
}

// hugePicture is the head of a PNG that says to have so many dots.
func hugePicture(width, height uint32) []byte {
	head := append([]byte("IHDR"), make([]byte, 13)...)
	binary.BigEndian.PutUint32(head[4:], width)
	binary.BigEndian.PutUint32(head[8:], height)
	head[12], head[13] = 8, 6
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(head))
}

// loopingTIFF has a directory that names itself as the next.
func loopingTIFF() []byte {
	return []byte("II*\x00\x08\x00\x00\x00\x01\x00\x00\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00\x08\x00\x00\x00")
}

// manyPages is a PDF of n pages that share one content.
func manyPages(n int) []byte {
	pages := make([]pdfPage, n)
	for i := range pages {
		pages[i].content = "BT /F1 9 Tf 50 700 Td (a) Tj ET"
	}
	return makePDF(pages, "")
}

// nested is a letter whose bodies lie in one another.
func nested(depth int) []byte {
	var b strings.Builder
	b.WriteString("Subject: a\r\nReceived: x\r\nMIME-Version: 1.0\r\n")
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	b.WriteString("\r\nx\r\n")
	return []byte(b.String())
}

// within packs an archive into an archive, so many times.
func within(t testing.TB, depth int) []byte {
	data := pack(t, "a.txt", "a")
	for range depth {
		data = pack(t, "a.zip", string(data))
	}
	return data
}

func TestHostileFilesGetAReasonWithinTheLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	emptyTemp(t)
	whole, cache := specimens(t), warmCache(t)
	const deep = 200_000
	deepTags := func(open, text, shut string) string {
		return strings.Repeat(open, deep) + text + strings.Repeat(shut, deep)
	}
	tooLarge := []corpus.ProblemKind{corpus.KindTooLarge}
	locked := []corpus.ProblemKind{corpus.KindEncrypted}
	readOrBroken := []corpus.ProblemKind{"", corpus.KindBroken, corpus.KindPartial, corpus.KindEmpty, corpus.KindDoubtful, corpus.KindScan, corpus.KindNoReader, corpus.KindTooLarge}
	for _, c := range []struct {
		name string
		data []byte
		// want are the kinds of which every problem must be one; "" stands for none at all.
		want []corpus.ProblemKind
	}{
		{"bomb.docx", inflated(t, whole["thong-bao.docx"], "word/document.xml", wordOpen, "<w:p><w:r><w:t>aaaaaaaaaaaaaaaa</w:t></w:r></w:p>", 2<<20, wordClose), tooLarge},
		{"blanks.docx", inflated(t, whole["thong-bao.docx"], "word/document.xml", wordOpen, "                ", 16<<20, wordClose), []corpus.ProblemKind{corpus.KindEmpty, corpus.KindTooLarge}},
		{"bomb.odt", inflated(t, whole["thong-bao.odt"], "content.xml", odtOpen, "<t:p>aaaaaaaaaaaaaaaaaaaaaaaaa</t:p>", 2<<20, odtClose), tooLarge},
		{"bomb.xlsx", inflated(t, whole["bang.xlsx"], "xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`,
			`<row><c t="inlineStr"><is><t>aaaaaaaaaaaaaaaa</t></is></c></row>`, 2<<20, "</sheetData></worksheet>"), tooLarge},
		{"strings.xlsx", inflated(t, whole["bang.xlsx"], "xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`, "<si><t>aaaaaaaaaaaaaaaa</t></si>", 4<<20, "</sst>"), tooLarge},
		{"deep.docx", docx(t, deepTags("<w:sdt>", "a", "</w:sdt>")), readOrBroken},
		{"deep-table.docx", docx(t, deepTags("<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "</w:tc></w:tr></w:tbl>")), readOrBroken},
		{"deep.odt", repacked(t, whole["thong-bao.odt"], "content.xml", func(string) string {
			return odtOpen + deepTags("<t:section>", "<t:p>a</t:p>", "</t:section>") + odtClose
		}), readOrBroken},
		{"deep.rtf", []byte(`{\rtf1 ` + deepTags("{", "a", "}") + "}"), readOrBroken},
		{"deep.html", []byte("<html><body>" + deepTags("<div>", "a", "</div>")), readOrBroken},
		{"deep-table.html", []byte("<html><body>" + deepTags("<table><tr><td>", "a", "</td></tr></table>")), readOrBroken},
		// goldmark takes time in the square of the depth: one much deeper is ended by the limit of time.
		{"deep.md", []byte(strings.Repeat("> ", deep/10) + "a\n" + strings.Repeat("[", deep/10)), readOrBroken},
		{"deep.jsonl", []byte(`{"id":"a","text":"x","more":` + deepTags("[", "", "]") + "}\n"), []corpus.ProblemKind{"", corpus.KindBadRow, corpus.KindUnsupported}},
		{"laughs.docx", pack(t, "word/document.xml", strings.Replace(wordOpen, "?>", "?>"+laughs, 1)+"<w:p><w:r><w:t>&h;</w:t></w:r></w:p>"+wordClose), readOrBroken},
		{"laughs.odt", repacked(t, whole["thong-bao.odt"], "content.xml", func(s string) string {
			return strings.Replace(strings.Replace(s, "?>", "?>"+laughs, 1), "</text:p>", "&h;</text:p>", 1)
		}), readOrBroken},
		{"laughs.xlsx", repacked(t, whole["bang.xlsx"], "xl/sharedStrings.xml", func(s string) string {
			return strings.Replace(strings.Replace(s, "?>", "?>"+laughs, 1), "</t>", "&h;</t>", 1)
		}), readOrBroken},
		{"size.pdf", bytes.Replace(makePDF([]pdfPage{{content: "BT /F1 9 Tf (a) Tj ET"}}, ""), []byte("/Size 8"), []byte("/Size 2147483647"), 1), readOrBroken},
		{"pages.pdf", manyPages(50_000), tooLarge},
		{"bomb.pdf", inflatingPDF(t, 2<<30), readOrBroken},
		{"nested.pdf", makePDF([]pdfPage{{content: deepTags("[", "", "]") + "TJ BT /F1 9 Tf (a) Tj ET"}}, ""), readOrBroken},
		{"states.pdf", makePDF([]pdfPage{{content: deepTags("q ", "BT /F1 9 Tf (a) Tj ET ", "Q ")}}, ""), readOrBroken},
		{"loop.tif", loopingTIFF(), append([]corpus.ProblemKind{corpus.KindUnsupported}, readOrBroken...)},
		{"huge.png", hugePicture(1<<20, 1<<20), append([]corpus.ProblemKind{corpus.KindUnsupported}, readOrBroken...)},
		{"bomb.txt.gz", squash(t, make([]byte, 256<<20)), []corpus.ProblemKind{corpus.KindTooLarge, corpus.KindUnsupported}},
		{"twice.gz", squash(t, squash(t, []byte("a"))), []corpus.ProblemKind{corpus.KindUnsupported}},
		{"nested.eml", nested(10_000), readOrBroken},
		{"within.zip", within(t, 50), append([]corpus.ProblemKind{corpus.KindUnsupported}, readOrBroken...)},
		{"mat-khau.pdf", whole["mat-khau.pdf"], locked},
		{"mat-khau.docx", cfbtest.File(cfbtest.Stream{Name: "EncryptionInfo", Data: make([]byte, 64)}, cfbtest.Stream{Name: "EncryptedPackage", Data: make([]byte, 4096)}), locked},
		{"mat-khau.doc", patched(whole["thong-bao.doc"], "\xEC\xA5", 11, 1), locked},
		{"mat-khau.zip", patched(whole["ho-so.zip"], "PK\x01\x02", 8, 9), locked},
		{"mat-khau.odt", repacked(t, whole["thong-bao.odt"], "META-INF/manifest.xml", func(s string) string {
			return strings.Replace(s, `full-path="content.xml"`, `full-path="content.xml" manifest:size="9"><manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="x"/></manifest:file-entry><manifest:file-entry manifest:full-path="x"`, 1)
		}), locked},
	} {
		t.Run(c.name, func(t *testing.T) {
			limits := hostileLimits()
			pool := NewPool(PoolOptions{Command: childCommand("serve"), Workers: 1, Limits: limits, Cache: cache})
			defer pool.Close()
			got, wrong := readDamaged(pool, write(t, c.name, c.data), t.TempDir())
			if wrong != "" {
				t.Errorf("%s%s", wrong, keep(t, filepath.Base(c.name), c.data))
			}
			if len(got) == 0 {
				got = []corpus.ProblemKind{""}
			}
			for _, kind := range got {
				if !slices.Contains(c.want, kind) && !kind.Note() {
					t.Errorf("problems %q, want of %q%s", got, c.want, keep(t, filepath.Base(c.name), c.data))
				}
			}
		})
	}
	noChildren(t)
}
