package extract

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestBytesDecideWhatAFileIs(t *testing.T) {
	t.Setenv("PATH", "") // without helping programs
	ole := func(stream string) []byte {
		data := make([]byte, 2048)
		copy(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
		for i, c := range []byte(stream) {
			data[1024+2*i] = c
		}
		return data
	}
	page := []byte("<!DOCTYPE html><html><body><p>Điều 1</p></body></html>")
	cases := []struct {
		name, file string
		data       []byte
		mime       string
		problems   string // kinds
	}{
		{"empty", "a.pdf", nil, "", "empty"},
		{"only spaces", "a.txt", []byte(" \n\t\n"), "text/plain", "empty"},
		{"pdf", "a.pdf", makePDF([]pdfPage{{content: "BT /F1 9 Tf (a) Tj ET"}}, ""), "application/pdf", ""},
		{"pdf after other bytes", "a.pdf", append([]byte("junk\n"), makePDF([]pdfPage{{content: "BT /F1 9 Tf (a) Tj ET"}}, "")...), "application/pdf", ""},
		{"broken pdf", "a.pdf", []byte("%PDF-1.4\nnothing"), "application/pdf", "broken"},
		{"pdf under a password", "a.pdf", makePDF([]pdfPage{{content: "BT ET"}}, "/Encrypt<</Filter/Standard/V 5/R 6/Length 256>>"), "application/pdf", "encrypted"},
		{"docx", "a.docx", docx(t, `<w:p><w:r><w:t>a</w:t></w:r></w:p>`), formatDOCX.mime, ""},
		{"docx named doc", "a.doc", docx(t, `<w:p><w:r><w:t>a</w:t></w:r></w:p>`), formatDOCX.mime, "wrong_name"},
		{"cut docx", "a.docx", docx(t, `<w:p><w:r><w:t>a</w:t></w:r></w:p>`)[:90], formatDOCX.mime, "broken"},
		{"empty docx", "a.docx", docx(t, ``), formatDOCX.mime, "empty"},
		{"doc", "a.doc", ole("WordDocument"), "application/msword", "broken"},
		{"doc named docx", "a.docx", ole("WordDocument"), "application/msword", "broken"},
		{"xls", "a.xls", ole("Workbook"), "application/vnd.ms-excel", "broken"},
		{"docx under a password", "a.docx", ole("EncryptedPackage"), "application/x-ole-storage", "encrypted"},
		{"rtf named doc", "a.doc", []byte(`{\rtf1\ansi a}`), "application/rtf", "wrong_name"},
		{"xlsx", "a.xlsx", pack(t, "xl/workbook.xml", "<a/>"), formatXLSX.mime, "empty"},
		{"odt", "a.odt", pack(t, "mimetype", formatODT.mime), formatODT.mime, "broken"},
		{"zip", "a.zip", pack(t, "a.txt", "a"), "application/zip", ""},
		{"png", "a.png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"), "image/png", "no_reader"},
		{"bytes of nothing known", "a.txt", []byte{0, 1, 2, 3, 0, 0, 9}, "application/octet-stream", "unsupported"},
		{"html", "a.html", page, "text/html", ""},
		{"html named doc", "a.doc", page, "text/html", "wrong_name"},
		{"html named txt", "a.txt", page, "text/html", "wrong_name"},
		{"a part of a page", "a.htm", []byte("<p>Điều 1</p>"), "text/html", ""},
		{"xhtml named doc", "a.doc", []byte(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>a</body></html>`), "text/html", "wrong_name"},
		{"mhtml named doc", "a.doc", []byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n"), "multipart/related", "wrong_name"},
		{"letter", "a.eml", []byte("Received: from a by b\r\nFrom: a@b.vn\r\nSubject: x\r\n\r\nĐiều 1"), "message/rfc822", ""},
		{"text that speaks of a letter", "a.txt", []byte("Kính gửi: Sở Nội vụ\nFrom: a\n"), "text/plain", ""},
		{"word 2003 xml named doc", "a.doc", []byte(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>`), formatWordXML.mime, "unsupported"},
		{"svg", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>`), "image/svg+xml", "unsupported"},
		{"html without a tag", "a.html", []byte("Điều 1"), "text/plain", "wrong_name"},
		{"page from standard input", "-", page, "text/plain", ""},
		{"page from standard input, so named", "-.html", page, "text/html", ""},
		{"pdf from standard input", "-", makePDF([]pdfPage{{content: "BT /F1 9 Tf (a) Tj ET"}}, ""), "application/pdf", ""},
		{"markdown", "a.md", []byte("# Điều 1\n"), "text/markdown", ""},
		{"no suffix", "CONGVAN", []byte("Điều 1"), "text/plain", ""},
		{"suffix that is a date", "báo cáo 27.3", []byte("Điều 1"), "text/plain", ""},
		{"json that is no register", "a.json", []byte(`[1,2]`), "application/json", "unsupported"},
		{"jsonl that is no register", "a.jsonl", []byte(strings.Repeat("{\"x\":1}\n", 30)), "application/x-ndjson", "unsupported"},
		{"text under gzip", "a.txt.gz", squash(t, []byte("Điều 1")), "application/gzip", ""},
		{"nothing under gzip", "a.gz", squash(t, nil), "application/gzip", "empty"},
		{"gzip in gzip", "a.gz", squash(t, squash(t, []byte("a"))), "application/gzip", "unsupported"},
		{"broken gzip", "a.gz", []byte("\x1F\x8B\x08nonsense"), "application/gzip", "broken"},
		{"cut gzip", "a.txt.gz", squash(t, []byte(strings.Repeat("Điều 1. Phạm vi điều chỉnh 0123456789\n", 9000)))[:900], "application/gzip", "partial"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, result := readAll(t, c.file, c.data, Limits{})
			if result.MIME != c.mime {
				t.Errorf("mime %q, want %q", result.MIME, c.mime)
			}
			if got := kinds(records, result); got != c.problems {
				t.Errorf("problems %q, want %q: %v", got, c.problems, result.Problems)
			}
			if len(records) == 0 && len(result.Problems) == 0 && !result.Container {
				t.Error("neither a record, nor a reason, nor a container")
			}
		})
	}
}

func TestPlainTextIsSplitAtLineFeedsAndNothingElse(t *testing.T) {
	for _, in := range []string{"a", "a\n", "\n\n a \t\n\n", "a\r\nb\rc\fd", "  Điều 1.\u00a0\u2028x  \n\n\n", "số 15/2020/NĐ\u2011CP"} {
		records, _ := readAll(t, "a.txt", []byte(in), Limits{})
		if got := text(records[0]); got != in {
			t.Errorf("%q gave %q", in, got)
		}
	}
}

func TestPlainTellsWhatNeedsNoChild(t *testing.T) {
	for name, want := range map[string]bool{"-": true, "a.txt": true, "-.html": false, "a.md": false, "/tmp/x/-": true} {
		if Plain([]byte("<html>Điều 1"), name) != want && name != "a.txt" || !Plain([]byte("Điều 1"), "a.txt") {
			t.Errorf("%s: want %v", name, want)
		}
	}
	if Plain([]byte("%PDF-1.4"), "-") {
		t.Error("a PDF is no plain text")
	}
}

func TestTextComesInItsCharacterSet(t *testing.T) {
	cases := []struct{ name, in, want, problems string }{
		{"mark of utf-8", "\xEF\xBB\xBFĐiều", "Điều", ""},
		{"utf-16 little", "\xFF\xFE\x10\x01i\x00", "Đi", ""},
		{"utf-16 big", "\xFE\xFF\x01\x10\x00i", "Đi", ""},
		{"windows-1258", "Ngh\xEE quy\xEA\xECt Ha\xCC N\xF4\xF2i", "Nghỵ", "doubtful"},
		{"windows-1252", "caf\xE9 na\xEFve", "café naïve", "doubtful"},
		{"damaged utf-8", strings.Repeat("Điều một. ", 100) + "\xFF", strings.Repeat("Điều một. ", 100) + "\uFFFD", "doubtful"},
	}
	for _, c := range cases {
		records, result := readAll(t, "a.txt", []byte(c.in), Limits{})
		if c.name == "windows-1258" {
			// î is a letter of its own there; what matters is the marks: quyêt + acute, Ha + grave, Nôi + dot below.
			c.want = "Ngh\u00EE quy\u00EA\u0301t Ha\u0300 N\u00F4\u0323i"
		}
		if got := text(records[0]); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := kinds(records, result); got != c.problems {
			t.Errorf("%s: problems %q, want %q", c.name, got, c.problems)
		}
	}
}

func TestLimitsEndAReading(t *testing.T) {
	bomb := strings.Repeat(`<w:p><w:r><w:t>`+strings.Repeat("a", 1000)+`</w:t></w:r></w:p>`, 3000)
	small := Limits{Input: 1 << 20, Document: 1 << 20}
	cases := []struct {
		name string
		data []byte
		l    Limits
		want corpus.ProblemKind
	}{
		{"input.txt", bytes.Repeat([]byte("a"), 2<<20), small, corpus.KindTooLarge},
		{"bomb.docx", docx(t, bomb), small, corpus.KindTooLarge},
		{"bomb.txt.gz", squash(t, bytes.Repeat([]byte("a"), 16<<20)), small, corpus.KindTooLarge},
		{"bomb.jsonl.gz", squash(t, []byte(strings.Repeat(`{"number":"1","text":"`+strings.Repeat("a", 5000)+"\"}\n", 1000))), Limits{Output: 1 << 20}, corpus.KindTooLarge},
		{"pages.pdf", makePDF(make([]pdfPage, 12), ""), Limits{Pages: 10}, corpus.KindTooLarge},
		{"deep.docx", docx(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 20000)), Limits{}, corpus.KindEmpty},
	}
	for _, c := range cases {
		records, result := readAll(t, c.name, c.data, c.l)
		if got := kinds(records, result); !strings.Contains(got, string(c.want)) {
			t.Errorf("%s: problems %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHugeFileIsRefusedUnread(t *testing.T) {
	result, err := Read(context.Background(), unreadable{}, 1<<50, "a.pdf", Limits{}, nil)
	if err != nil || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindTooLarge {
		t.Errorf("%v, %v", result, err)
	}
}

func TestBadDiskIsAProblemOfTheFile(t *testing.T) {
	result, err := Read(context.Background(), unreadable{}, 100, "a.pdf", Limits{}, nil)
	if err != nil || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindUnreadable {
		t.Errorf("%v, %v", result, err)
	}
}

// unreadable fails every read, as a bad disk does.
type unreadable struct{}

func (unreadable) ReadAt([]byte, int64) (int, error) { return 0, errors.New("input/output error") }

var _ io.ReaderAt = unreadable{}

func TestACancelledReadingIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, data := range map[string][]byte{"a.txt": []byte("a"), "a.pdf": loopingPDF(), "a.docx": docx(t, `<w:p/>`)} {
		_, err := Read(ctx, bytes.NewReader(data), int64(len(data)), name, Limits{}, func(Record) error { return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestProblemsAreSentences(t *testing.T) {
	_, result := readAll(t, "a.docx", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), Limits{})
	want := []corpus.Problem{{Stage: corpus.StageExtract, Kind: corpus.KindUnsupported,
		Detail: "Tên tệp có đuôi .docx nhưng nội dung là ảnh SVG; định dạng này chưa đọc được."}}
	if diff := cmp.Diff(want, result.Problems); diff != "" {
		t.Error(diff)
	}
}
