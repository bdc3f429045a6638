package draft_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/indexer"
	"vankho/indexer/draft"
	"vankho/indexer/extract"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// packed is a DOCX of parts; those that every one needs are added where they are not given.
func packed(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	for name, content := range map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
	} {
		if _, ok := parts[name]; !ok {
			parts[name] = content
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		if content == "" {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func body(inner string) map[string]string {
	return map[string]string{"word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpace + `><w:body>` + inner + `</w:body></w:document>`}
}

func part(t testing.TB, docx []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// texts are the paragraphs of a part, "[" and "]" where a comment's range begins and ends. It fails where the part is no XML.
func texts(t testing.TB, part string) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(part))
	var b strings.Builder
	in := false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return strings.TrimSpace(b.String())
		}
		if err != nil {
			t.Fatalf("%v in %s", err, part)
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "commentRangeStart":
				b.WriteString("[")
			case "commentRangeEnd":
				b.WriteString("]")
			case "t":
				in = true
			}
		case xml.EndElement:
			in = in && x.Name.Local != "t"
			if x.Name.Local == "p" {
				b.WriteString("\n")
			}
		case xml.CharData:
			if in {
				b.Write(x)
			}
		}
	}
}

// read is what the reader of files makes of a DOCX.
func read(t testing.TB, docx []byte) *corpus.Document {
	t.Helper()
	var d *corpus.Document
	_, err := extract.Read(t.Context(), bytes.NewReader(docx), int64(len(docx)), "a.docx", extract.DefaultLimits(), func(r extract.Record) error {
		d = indexer.Understood(indexer.Finish(r, "a.docx", func(extract.Stage) {}))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// found is a review that has a finding at each of some words of a text.
func found(t testing.TB, text string, words ...string) *corpus.Review {
	t.Helper()
	r := &corpus.Review{Text: text}
	at := 0
	for _, w := range words {
		i := strings.Index(text[at:], w)
		if i < 0 {
			t.Fatalf("%q is not in %q", w, text)
		}
		at += i
		span := corpus.Span{Start: at, End: at + len(w)}
		r.Findings = append(r.Findings, corpus.Finding{Reference: corpus.Reference{Span: span, Quote: w}, State: corpus.FindingAbsent, Sentence: "Không có < & > \"trong\" kho.\x01"})
		at += len(w)
	}
	return r
}

func TestCommentsStandAtTheirWords(t *testing.T) {
	run := func(text string) string { return `<w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r>` }
	for _, c := range []struct {
		name, in string
		words    []string
		want     string
	}{
		{"in the middle of a run", `<w:p>` + run("Căn cứ Luật A; Luật B; hết") + `</w:p>`, []string{"Luật A", "Luật B"}, "Căn cứ [Luật A]; [Luật B]; hết"},
		{"a whole run", `<w:p>` + run("Theo ") + run("Luật A") + run(" này") + `</w:p>`, []string{"Luật A"}, "Theo [Luật A] này"},
		{"over runs", `<w:p>` + run("Theo Luật số 1") + run("2/2020") + run("/QH14 nhé") + `</w:p>`, []string{"Luật số 12/2020/QH14"}, "Theo [Luật số 12/2020/QH14] nhé"},
		{"over a tracked insertion, not over what is deleted", `<w:p>` + run("Theo Luật ") + `<w:del w:id="1"><w:r><w:delText>cũ </w:delText></w:r></w:del><w:ins w:id="2">` + run("mới hai") + `</w:ins></w:p>`, []string{"Luật mới"}, "Theo [Luật mới] hai"},
		{"in a link and a table", `<w:tbl><w:tr><w:tc><w:p><w:hyperlink w:anchor="x">` + run("Luật A năm") + `</w:hyperlink></w:p></w:tc><w:tc><w:p>` + run("Luật B") + `</w:p></w:tc></w:tr></w:tbl><w:p/>`, []string{"Luật A", "Luật B"}, "[Luật A] năm\n[Luật B]"},
		{"in a field", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF luật</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("Luật A") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, []string{"Luật A"}, "[Luật A]"},
		{"beside a tab", `<w:p><w:r><w:t>Luật A</w:t><w:tab/><w:t>và Luật B đó</w:t></w:r></w:p>`, []string{"Luật A", "Luật B"}, "[Luật A]và [Luật B] đó"},
		{"entities stay whole", `<w:p>` + run("&lt;&#272;i&#x1EC1;u 5&gt; Lu&amp;t A") + `</w:p>`, []string{"Điều 5"}, "<[Điều 5]> Lu&t A"},
		{"marks set apart", `<w:p>` + run("Theo Lua\u0323\u0302t A nhé") + `</w:p>`, []string{"Luật A"}, "Theo [Lua\u0323\u0302t A] nhé"},
		{"next to each other", `<w:p>` + run("Luật A") + run("Luật B") + `</w:p>`, []string{"Luật A", "Luật B"}, "[Luật A][Luật B]"},
		{"over two paragraphs", `<w:p>` + run("Theo Nghị quyết") + `</w:p><w:p>` + run("số 5 nhé") + `</w:p>`, []string{"Nghị quyết\nsố 5"}, "Theo [Nghị quyết\nsố 5] nhé"},
	} {
		t.Run(c.name, func(t *testing.T) {
			docx := packed(t, body(c.in))
			d := read(t, docx)
			out, err := draft.Annotate(docx, found(t, d.Text, c.words...))
			if err != nil {
				t.Fatal(err)
			}
			after := part(t, out, "word/document.xml")
			if got := texts(t, after); got != c.want {
				t.Errorf("%q\nwant %q", got, c.want)
			}
			if strings.Contains(c.in, "<w:b/>") && strings.Count(after, "<w:r><w:t") > 0 {
				t.Error("a run lost its formatting")
			}
			comments := part(t, out, "word/comments.xml")
			if n := strings.Count(comments, "<w:comment "); n != len(c.words) {
				t.Errorf("%d comments, want %d", n, len(c.words))
			}
			if !strings.Contains(texts(t, comments), `Không có trong kho. Không có < & > "trong" kho.`) {
				t.Errorf("comments: %s", comments)
			}
			if again := read(t, out); again.Text != d.Text {
				t.Errorf("the text is another now: %q", again.Text)
			}
		})
	}
}

func TestCommentsThatAreThereStay(t *testing.T) {
	parts := body(`<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Luật A và B</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>`)
	parts["word/comments.xml"] = `<?xml version="1.0"?><x:comments xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:comment x:id="7" x:author="An"><x:p><x:r><x:t>cũ</x:t></x:r></x:p></x:comment></x:comments>`
	parts["word/_rels/document.xml.rels"] = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`
	parts["word/media/anh.bin"] = "một ảnh"
	docx := packed(t, parts)
	out, err := draft.Annotate(docx, found(t, read(t, docx).Text, "Luật A"))
	if err != nil {
		t.Fatal(err)
	}
	comments := part(t, out, "word/comments.xml")
	if !strings.Contains(comments, `x:id="7"`) || !strings.Contains(comments, `w:id="8"`) {
		t.Errorf("comments: %s", comments)
	}
	texts(t, comments)
	for _, name := range []string{"word/_rels/document.xml.rels", "word/media/anh.bin", "_rels/.rels"} {
		if diff := cmp.Diff(part(t, docx, name), part(t, out, name)); diff != "" {
			t.Errorf("%s changed: %s", name, diff)
		}
	}
	twice, err := draft.Annotate(out, found(t, read(t, out).Text, "Luật A"))
	if err != nil || !strings.Contains(part(t, twice, "word/comments.xml"), `w:id="9"`) {
		t.Errorf("a second time: %v", err)
	}
}

func TestWhatHasNoPlaceIsToldAtTheFirstParagraph(t *testing.T) {
	docx := packed(t, body(`<w:p><w:r><w:t>Đoạn đầu</w:t></w:r></w:p><w:p><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>Luật trong khung</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>`))
	out, err := draft.Annotate(docx, found(t, "Đoạn đầu\nLuật trong khung", "Luật trong khung"))
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(t, part(t, out, "word/document.xml")); !strings.HasPrefix(got, "[Đoạn đầu]") {
		t.Errorf("%q", got)
	}
	if got := texts(t, part(t, out, "word/comments.xml")); !strings.Contains(got, "1 dẫn chiếu nằm ở chỗ không gắn được chú thích") || !strings.Contains(got, "Luật trong khung") {
		t.Errorf("%q", got)
	}
}

func TestAHostileDocumentGivesAClearError(t *testing.T) {
	deep := strings.Repeat("<w:x>", 5000)
	for name, docx := range map[string][]byte{
		"nothing":         nil,
		"no package":      []byte("Căn cứ Luật A"),
		"cut short":       packed(t, body("<w:p/>"))[:200],
		"no main part":    packed(t, map[string]string{"word/other.xml": "<a/>"}),
		"no text":         packed(t, body("<w:p/>")),
		"a document type": packed(t, map[string]string{"word/document.xml": `<!DOCTYPE a [<!ENTITY b "c">]><w:document ` + wordSpace + `><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`}),
		"no XML":          packed(t, map[string]string{"word/document.xml": "<w:document " + wordSpace + "><w:body>"}),
		"another root":    packed(t, map[string]string{"word/document.xml": "<html><p>Luật A</p></html>"}),
		"deep":            packed(t, body(deep)),
		"no links":        packed(t, map[string]string{"word/document.xml": "<a/>", "_rels/.rels": "<<<"}),
		"outside":         packed(t, map[string]string{"_rels/.rels": `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>`}),
		"bomb":            packed(t, body("<w:p><w:r><w:t>Luật A"+strings.Repeat(" ", 100<<20)+"</w:t></w:r></w:p>")),
	} {
		if _, err := draft.Annotate(docx, &corpus.Review{Text: "Luật A"}); !errors.Is(err, draft.ErrDocument) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzAnnotatedPartsStayXML(f *testing.F) {
	for _, seed := range []string{
		`<w:p><w:r><w:t>Căn cứ Luật A số 5</w:t></w:r></w:p>`,
		`<w:p><w:r><w:rPr/><w:t xml:space="preserve">Luật </w:t><w:br/><w:t>A &amp; B</w:t></w:r><w:del><w:r><w:t>Luật</w:t></w:r></w:del></w:p>`,
		`<w:p><w:r><w:t/><w:t><![CDATA[Luật]]>A</w:t></w:r><mc:Fallback xmlns:mc="x"><w:p><w:r><w:t>Luật A</w:t></w:r></w:p></mc:Fallback></w:p>`,
	} {
		f.Add(seed, uint16(3), uint16(9))
	}
	f.Fuzz(func(t *testing.T, inner string, from, length uint16) {
		parts := body(inner)
		docx := packed(t, parts)
		text := "Căn cứ Luật A số 5"
		start := min(int(from), len(text))
		span := corpus.Span{Start: start, End: min(start+int(length), len(text))}
		before := xml.Unmarshal([]byte(parts["word/document.xml"]), new(struct{}))
		out, err := draft.Annotate(docx, &corpus.Review{Text: text, Findings: []corpus.Finding{{Reference: corpus.Reference{Span: span}}}})
		if err != nil {
			if !errors.Is(err, draft.ErrDocument) {
				t.Fatal(err)
			}
			return
		}
		if err := xml.Unmarshal([]byte(part(t, out, "word/document.xml")), new(struct{})); err != nil && before == nil {
			t.Fatalf("%v: %s", err, part(t, out, "word/document.xml"))
		}
	})
}

func TestTheSampleDraftComesBackWithAnnotations(t *testing.T) {
	content, err := sample.Draft("du-thao-quyet-dinh-quy-che.docx")
	if err != nil {
		t.Fatal(err)
	}
	r, err := draft.Check(t.Context(), opened(t, sampleStore), draft.Input{Document: read(t, content)})
	if err != nil {
		t.Fatal(err)
	}
	out, err := draft.Annotate(content, r)
	if err != nil {
		t.Fatal(err)
	}
	marked := texts(t, part(t, out, "word/document.xml"))
	for _, f := range r.Findings {
		if !strings.Contains(marked, "["+f.Quote+"]") {
			t.Errorf("no comment at %q", f.Quote)
		}
	}
	sheet, err := draft.Sheet(r)
	if err != nil {
		t.Fatal(err)
	}
	opensInOffice(t, map[string][]byte{"chu-thich.docx": out, "phieu.docx": sheet})
}

// opensInOffice has LibreOffice make PDF files of documents.
func opensInOffice(t *testing.T, docs map[string][]byte) {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Log("LibreOffice is not asked whether it opens them")
		return
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for name, content := range docs {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, filepath.Join(dir, name))
	}
	if said, err := exec.CommandContext(t.Context(), office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	for name := range docs {
		if info, err := os.Stat(filepath.Join(dir, strings.TrimSuffix(name, ".docx")+".pdf")); err != nil || info.Size() < 2000 {
			t.Errorf("%s gives no PDF: %v", name, err)
		}
	}
}

func TestTheSheetSaysWhatWasFound(t *testing.T) {
	r := check(t, opened(t, provinceStore), office+"Căn cứ Quyết định số 08/2020/QĐ-UBND ngày 03/02/2020 của Ủy ban nhân dân tỉnh; Thông tư số 99/2021/TT-BTC;", func(in *draft.Input) { in.Name = "dự thảo.txt" })
	r.Findings[1].Quote = "=HYPERLINK(1)"
	sheet, err := draft.Sheet(r)
	if err != nil {
		t.Fatal(err)
	}
	text := read(t, sheet).Text
	for _, want := range []string{"PHIẾU RÀ SOÁT DẪN CHIẾU", "dự thảo.txt", "01/10/2025", "Ý kiến người rà soát", "Được thay thế bởi 33/2024/QĐ-UBND", "Người rà soát", "thay thế Quyết định số 08/2020/QĐ-UBND", "2 dẫn chiếu, 2 chỗ cần sửa"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q: %s", want, text)
		}
	}
	var b bytes.Buffer
	if err := draft.WriteCSV(&b, r); err != nil {
		t.Fatal(err)
	}
	rest, ok := strings.CutPrefix(b.String(), "\uFEFF")
	rows, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil || !ok || len(rows) != 3 || rows[2][1] != "'=HYPERLINK(1)" || fmt.Sprint(rows[0]) != "[STT Dự thảo ghi Kết quả Kho ghi Câu căn cứ Ý kiến người rà soát]" {
		t.Errorf("%v: %q", err, rows)
	}
	empty, err := draft.Sheet(check(t, opened(t, provinceStore), "Kính gửi: Sở Nội vụ."))
	if err != nil || !strings.Contains(read(t, empty).Text, "Không thấy dẫn chiếu nào trong dự thảo.") {
		t.Errorf("the sheet of nothing: %v", err)
	}
}
